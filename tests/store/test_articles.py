"""An article comes back as it was stored, and no page makes a second one of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from annotator.errors import InputError, NotFound
from annotator.models import Article, Page
from annotator.store import Store
from tests.store.making import DHAKA, article, timed


def test_all_that_is_known_comes_back(store: Store) -> None:
    page = Page(
        name="b",
        path="b.html",
        media="html",
        text="শিরোনাম\r\n\r\nএক।\n\n\nদুই 👩‍👩‍👧।",
        original=b"\x00<html>\xff",
        extractor="x 1.0",
    )
    extra = {"tags": "নদী, বাঁধ", "label": 3, "share": 0.5, "checked": True}
    given = timed().model_copy(update={"page": page, "segments": ((11, 14), (17, 23)), "extra": extra})
    added = store.add(given)
    assert added.status == "new"
    stored = store.article(added.key)
    assert (stored.key, stored.version, stored.article) == (given.key, given.version, given)


def test_streams_leave_the_bytes_of_pages_out(store: Store) -> None:
    page = article().page.model_copy(update={"media": "html", "original": b"<html>"})
    store.add(article().model_copy(update={"page": page}))
    (streamed,) = store.articles()
    assert streamed.article.page == page.model_copy(update={"original": None})


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 1, 30, 23, 59, 1, 5, tzinfo=DHAKA),
        datetime(2026, 3, 1, tzinfo=UTC),
        datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
        datetime(1880, 1, 1, tzinfo=timezone(timedelta(hours=6, minutes=1, seconds=40))),
        datetime(2026, 3, 1, 12),
    ],
)
def test_a_time_keeps_its_zone(store: Store, moment: datetime) -> None:
    added = store.add(article(published_at=moment))
    back = store.article(added.key).article.published_at
    assert back is not None
    assert back.isoformat() == moment.isoformat()


def test_a_time_that_no_database_holds_is_refused_and_nothing_stored(store: Store) -> None:
    with pytest.raises(InputError, match="out of range"):
        store.add(article(published_at=datetime(1, 1, 1, tzinfo=DHAKA)))
    assert store.counts().articles == 0


@pytest.mark.parametrize("text", ["এক\x00দুই", "এক\ud800দুই"])
def test_text_that_no_database_holds_is_refused(store: Store, text: str) -> None:
    with pytest.raises(InputError, match="NUL"):
        store.add(article(text))
    assert store.counts().articles == 0


def test_names_and_metadata_that_no_database_holds_are_written_out(store: Store) -> None:
    added = store.add(article(path="pages/\udce9.txt", headline="ক\x00খ"))
    stored = store.article(added.key).article
    assert (stored.page.path, stored.headline) == (r"pages/\udce9.txt", r"ক\x00খ")
    assert store.article("\udce9").key == added.key
    assert store.add(article(path="pages/\udce9.txt", headline="ক\x00খ")).status == "same"


class TestIdentity:
    def test_the_same_page_again(self, store: Store) -> None:
        first, again = store.add(timed()), store.add(timed())
        assert (first.status, again.status) == ("new", "same")
        assert (again.key, again.version, again.article_id) == (first.key, first.version, first.article_id)
        assert store.counts().versions == 1

    @pytest.mark.parametrize("address", [None, "https://nodi.example/bridge"])
    def test_the_same_page_under_another_path(self, store: Store, address: str | None) -> None:
        store.add(article(url=address))
        assert store.add(article(url=address, path="copy/other.txt")).status == "same"
        assert store.counts().articles == 1

    def test_other_furniture_around_the_same_body(self, store: Store) -> None:
        store.add(article())
        assert store.add(article(head="আজকের খবর\n\n")).status == "same"
        (stored,) = store.articles()
        assert stored.article.page == article().page, "the page that the stored offsets count in stays"

    def test_a_changed_body_at_the_same_url_is_a_version(self, store: Store) -> None:
        first = store.add(timed())
        changed = store.add(timed(body="পরে পুলিশ জানায়, সেতু খোলা।"))
        assert (changed.status, changed.key) == ("changed", first.key)
        assert store.article(first.key).version == changed.version != first.version
        assert (store.counts().articles, store.counts().versions) == (1, 2)

    def test_reading_both_versions_again_changes_nothing(self, store: Store) -> None:
        pages = [timed(), timed(body="পরে পুলিশ জানায়, সেতু খোলা।")]
        versions = [store.add(page).version for page in pages]
        assert [store.add(page).status for page in pages] == ["same", "same"]
        assert store.article(pages[0].key).version == versions[1]

    def test_one_file_name_with_two_bodies(self, store: Store) -> None:
        store.add(article(path="a/news.txt"))
        assert store.add(article("আরেক খবর।", path="b/news.txt")).status == "new"
        assert store.counts().articles == 2

    def test_a_page_that_is_now_read_otherwise_is_a_version(self, store: Store) -> None:
        whole = article(head="")
        store.add(whole)
        part = whole.model_copy(update={"segments": ((0, 10),)})
        assert store.add(part).status == "changed"
        assert store.counts().articles == 1

    def test_an_address_that_becomes_known_later(self, store: Store) -> None:
        first = store.add(article())
        later = store.add(article(url="https://nodi.example/bridge", path="manifest/bridge.txt"))
        assert (later.status, later.key) == ("same", first.key), "the key is kept: it may stand in exports already"
        assert store.article("https://nodi.example/bridge").key == first.key
        changed = store.add(article("নতুন খবর।", url="https://nodi.example/bridge"))
        assert (changed.status, changed.key) == ("changed", first.key)

    def test_a_page_without_address_of_an_article_that_has_one(self, store: Store) -> None:
        first = store.add(timed())
        again = store.add(article(path="dump.txt"))
        assert (again.status, again.key) == ("same", first.key)
        assert store.article(first.key).article == timed(), "what the second page does not say takes nothing away"

    def test_two_addresses_with_one_body_are_two_articles(self, store: Store) -> None:
        store.add(article(url="https://nodi.example/1"))
        assert store.add(article(url="https://nodi.example/2")).status == "new"
        assert store.counts().articles == 2

    def test_another_outlets_copy_with_an_address_is_its_own_article(self, store: Store) -> None:
        store.add(article(outlet="nodi"))
        copy = store.add(article(outlet="khobor", url="https://khobor.example/1", path="k.txt"))
        assert (copy.status, copy.finding) == ("new", None)

    def test_another_outlets_copy_without_an_address_is_told(self, store: Store) -> None:
        first = store.add(article(outlet="nodi"))
        copy = store.add(article(outlet="khobor", path="k.txt"))
        assert (copy.status, copy.key) == ("same", first.key)
        assert copy.finding is not None
        assert (copy.finding.place, copy.finding.kind) == ("k.txt", "same-body")
        assert store.article(first.key).article.outlet == "nodi"


class TestLaterReadings:
    def test_fill_what_was_missing(self, store: Store) -> None:
        store.add(article())
        store.add(article(outlet="nodi", headline="সেতু"))
        (stored,) = store.articles()
        assert (stored.article.outlet, stored.article.headline) == ("nodi", "সেতু")

    def test_correct_the_outlet_of_the_same_file(self, store: Store) -> None:
        store.add(article(outlet="wrong"))
        store.add(article(outlet="nodi"))
        (stored,) = store.articles()
        assert stored.article.outlet == "nodi"

    def test_a_day_does_not_replace_a_time(self, store: Store) -> None:
        store.add(timed())
        day = datetime(2026, 1, 30, tzinfo=DHAKA)
        store.add(timed().model_copy(update={"published_at": day, "date_only": True}))
        (stored,) = store.articles()
        assert (stored.article.published_at, stored.article.date_only) == (timed().published_at, False)

    def test_a_time_replaces_a_day(self, store: Store) -> None:
        store.add(article(published_at=datetime(2026, 1, 30, tzinfo=DHAKA), date_only=True))
        store.add(article(published_at=datetime(2026, 1, 30, 8, tzinfo=DHAKA)))
        (stored,) = store.articles()
        assert (stored.article.published_at, stored.article.date_only) == (
            datetime(2026, 1, 30, 8, tzinfo=DHAKA),
            False,
        )


class TestFinding:
    def test_by_key_start_of_key_name_and_url(self, store: Store) -> None:
        key = store.add(timed()).key
        store.add(article("আরেক খবর।", path="x/other.txt"))
        for name in (key, key[:6], "bridge", "https://nodi.example/bridge"):
            assert store.article(name).key == key

    def test_a_name_of_an_older_page_is_found_too(self, store: Store) -> None:
        key = store.add(timed()).key
        store.add(timed(body="নতুন।", path="later.txt"))
        assert store.article("bridge").key == store.article("later").key == key

    def test_none(self, store: Store) -> None:
        with pytest.raises(NotFound, match="no article 'nothing'"):
            store.article("nothing")

    def test_several_are_listed(self, store: Store) -> None:
        one = store.add(article(path="a/news.txt", headline="প্রথম"))
        two = store.add(article("আরেক খবর।", path="b/news.txt"))
        with pytest.raises(NotFound) as caught:
            store.article("news")
        assert f"{one.key} (প্রথম); {two.key} (b/news.txt)" in str(caught.value)


def test_streams_by_outlet_and_day(store: Store) -> None:
    for number, (outlet, day) in enumerate([("nodi", 1), ("nodi", 2), ("khobor", 2), ("khobor", 3), (None, None)]):
        at = datetime(2026, 1, day, 1, tzinfo=DHAKA) if day else None
        store.add(article(f"খবর {number}।", path=f"{number}.txt", outlet=outlet, published_at=at))

    def names(**filters: object) -> list[str]:
        return [stored.article.page.name for stored in store.articles(**filters)]  # type: ignore[arg-type]

    assert names() == ["0", "1", "2", "3", "4"]
    assert names(outlet="nodi") == ["0", "1"]
    assert names(since=date(2026, 1, 2)) == ["1", "2", "3"], "the day is the one where it was published, not UTC's"
    assert names(since=date(2026, 1, 2), until=date(2026, 1, 2), outlet="khobor") == ["2"]


def test_a_stream_crosses_batches_and_bears_writing_meanwhile(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.store.queries.BATCH", 3)
    given: list[Article] = [article(f"খবর {number}।", path=f"{number}.txt") for number in range(8)]
    for one in given:
        store.add(one)
    met = []
    for stored in store.articles():
        met.append(stored.article)
        store.add(stored.article)
    assert met == given
