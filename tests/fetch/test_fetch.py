"""Fetching from a site on this machine: what is asked, what is kept, and what is read of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from annotator.errors import InputError, LexiconError
from annotator.fetch import Fetched, Limits, targets
from annotator.fetch.session import session
from annotator.pages import read
from tests.cli.calling import call
from tests.fetch.conftest import BODY, Site


@dataclass
class Clock:
    """A clock on which only waiting passes time."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.waits.append(round(seconds, 6))
        self.now += seconds


def run(folder: Path, *given: str, clock: Clock | None = None, delay: float = 1.0, **limits: object) -> list[Fetched]:
    """Fetch with a clock that does not make anybody wait."""
    clock = clock or Clock()
    with session(folder, Limits(**limits), delay=delay) as crawl:  # type: ignore[arg-type]
        crawl.hosts.clock, crawl.hosts.wait = lambda: clock.now, clock.wait
        return list(crawl.run(targets(given)))


def statuses(fetched: list[Fetched], site: Site) -> dict[str, str]:
    return {each.url.removeprefix(site.url): each.status for each in fetched}


def test_the_pages_of_a_feed_are_kept_and_can_be_read(site: Site, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        site.html(f"/news/{number}", f"বাঁধ ভাঙল {number}")
    site.feed("/feed", "/news/1", "/news/2", "/news/3")
    fetched = run(tmp_path, f"{site.url}/feed")
    assert statuses(fetched, site) == {"/feed": "read", "/news/3": "kept", "/news/2": "kept", "/news/1": "kept"}
    assert site.asked == ["/robots.txt", "/feed", "/news/3", "/news/2", "/news/1"]
    found = [one.article for one in read([tmp_path]) if one.article]
    assert [(article.headline, BODY in article.body) for article in found] == [(f"বাঁধ ভাঙল {n}", True) for n in (3, 2, 1)]
    assert [article.page.path.rpartition("!")[2] for article in found] == [f"{site.url}/news/{n}" for n in (3, 2, 1)]


def test_what_robots_txt_forbids_is_left(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = (200, "text/plain", "User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n")
    site.html("/private/1", "ক")
    site.html("/news/1", "খ")
    site.feed("/feed", "/private/1", "/news/1")
    clock = Clock()
    fetched = run(tmp_path, f"{site.url}/feed", clock=clock)
    assert statuses(fetched, site) == {"/feed": "read", "/news/1": "kept", "/private/1": "refused"}
    assert "/private/1" not in site.asked
    assert clock.waits == [7.0, 7.0]


def test_a_host_whose_robots_txt_fails_is_left(site: Site, tmp_path: Path) -> None:
    site.pages["/robots.txt"] = (500, "text/plain", "")
    (fetched,) = run(tmp_path, f"{site.url}/feed")
    assert (fetched.status, site.asked) == ("refused", ["/robots.txt"])


def test_one_request_at_a_time_with_a_pause(site: Site, tmp_path: Path) -> None:
    site.feed("/feed", "/1", "/2")
    clock = Clock()
    run(tmp_path, f"{site.url}/feed", clock=clock, delay=2.5)
    assert clock.waits == [2.5, 2.5, 2.5]


def test_a_second_run_asks_for_what_is_new_alone(site: Site, tmp_path: Path) -> None:
    site.html("/news/1", "ক")
    site.feed("/feed", "/news/1")
    run(tmp_path, f"{site.url}/feed")
    site.html("/news/2", "খ")
    site.feed("/feed", "/news/1", "/news/2")
    site.asked.clear()
    assert statuses(run(tmp_path, f"{site.url}/feed"), site) == {"/feed": "read", "/news/2": "kept"}
    assert site.asked == ["/robots.txt", "/feed", "/news/2"]


def test_what_did_not_change_is_not_sent_again(site: Site, tmp_path: Path) -> None:
    site.html("/news/1", "ক")
    site.feed("/feed", "/news/1")
    site.headers = {"/feed": {"ETag": '"f"'}, "/news/1": {"ETag": '"1"'}}
    run(tmp_path, f"{site.url}/feed")
    assert statuses(run(tmp_path, f"{site.url}/feed"), site) == {"/feed": "unchanged"}
    site.headers["/feed"] = {}
    again = run(tmp_path, f"{site.url}/feed", again=True)
    assert statuses(again, site) == {"/feed": "read", "/news/1": "unchanged"}


def test_a_run_that_was_broken_off_goes_on(site: Site, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        site.html(f"/news/{number}", "ক")
    site.feed("/feed", "/news/1", "/news/2", "/news/3")
    site.headers = {"/feed": {"ETag": '"f"'}}
    with session(tmp_path, Limits(), delay=0) as crawl:
        steps = crawl.run(targets([f"{site.url}/feed"]))
        assert [next(steps).status for _ in range(2)] == ["read", "kept"]
    assert len([one for one in read([tmp_path]) if one.article]) == 1
    assert statuses(run(tmp_path, f"{site.url}/feed"), site) == {"/feed": "read", "/news/2": "kept", "/news/1": "kept"}


def test_limits_hold_and_the_rest_comes_next_time(site: Site, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        site.html(f"/news/{number}", "ক")
    site.feed("/feed", "/news/1", "/news/2", "/news/3")
    site.headers = {"/feed": {"ETag": '"f"'}}
    assert statuses(run(tmp_path, f"{site.url}/feed", pages=1), site) == {"/feed": "read", "/news/3": "kept"}
    assert statuses(run(tmp_path, f"{site.url}/feed", pages=1), site) == {"/feed": "read", "/news/2": "kept"}
    since = run(tmp_path / "other", f"{site.url}/feed", since=date(2024, 1, 3))
    assert statuses(since, site) == {"/feed": "read", "/news/3": "kept"}


def test_sitemaps_lead_to_sitemaps_and_pages_of_their_own_site(site: Site, tmp_path: Path) -> None:
    site.html("/news/1", "ক")
    index = f"<sitemapindex><sitemap><loc>{site.url}/may.xml</loc></sitemap></sitemapindex>"
    urls = "".join(
        f"<url><loc>{url}</loc><lastmod>2024-05-01T10:00:00+06:00</lastmod></url>"
        for url in (f"{site.url}/news/1", f"{site.url}/category/sports/", "https://other.example/x")
    )
    site.pages["/sitemap.xml"] = (200, "application/xml", index)
    site.pages["/may.xml"] = (200, "application/xml", f"<urlset>{urls}</urlset>")
    fetched = statuses(run(tmp_path, f"{site.url}/sitemap.xml"), site)
    assert fetched == {"/sitemap.xml": "read", "/may.xml": "read", "/news/1": "kept"}


def test_a_front_page_leads_to_its_feed_or_else_its_sitemap(site: Site, tmp_path: Path) -> None:
    site.html("/news/1", "ক")
    site.feed("/feed", "/news/1")
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    site.pages["/"] = (200, "text/html", f"<!DOCTYPE html><html><head>{link}</head><body>হোম</body></html>")
    assert statuses(run(tmp_path, f"{site.url}/"), site) == {"/": "read", "/feed": "read", "/news/1": "kept"}
    site.html("/", "হোম")
    site.pages["/robots.txt"] = (200, "text/plain", f"Sitemap: {site.url}/map.xml\n")
    site.pages["/map.xml"] = (200, "application/xml", f"<urlset><url><loc>{site.url}/news/1</loc></url></urlset>")
    found = statuses(run(tmp_path / "other", f"{site.url}/"), site)
    assert found == {"/": "read", "/map.xml": "read", "/news/1": "kept"}


def test_failures_are_told_and_the_rest_goes_on(site: Site, tmp_path: Path) -> None:
    site.html("/news/2", "খ")
    site.pages["/old"] = (301, "text/html", "")
    site.headers["/old"] = {"Location": "/news/2"}
    site.pages["/round"] = (302, "text/html", "")
    site.headers["/round"] = {"Location": "/round"}
    site.feed("/feed", "/old", "/gone", "/round")
    fetched = run(tmp_path, f"{site.url}/feed")
    assert statuses(fetched, site) == {"/feed": "read", "/round": "refused", "/gone": "failed", "/old": "kept"}
    assert [each.reason for each in fetched if each.status == "failed"] == ["the answer's status is 404"]


def test_a_host_that_is_overloaded_is_left_alone(site: Site, tmp_path: Path) -> None:
    site.feed("/feed", "/1", "/2")
    site.pages["/2"] = (429, "text/html", "")
    fetched = run(tmp_path, f"{site.url}/feed")
    assert statuses(fetched, site) == {"/feed": "read", "/2": "failed", "/1": "refused"}
    assert "/1" not in site.asked


def test_outlets_and_lists_are_targets(tmp_path: Path) -> None:
    outlets = tmp_path / "outlets.toml"
    outlets.write_text('[[outlet]]\nkey = "nodi"\nfeeds = ["http://a.example/f"]\nsitemaps = ["http://a.example/s"]\n')
    listed = tmp_path / "list.txt"
    listed.write_text("# ours\nhttp://b.example/1\n\nhttp://b.example/1\n")
    found = [(target.url, target.outlet) for target in targets([str(outlets), str(listed)])]
    assert found == [
        ("http://a.example/f", "nodi"),
        ("http://a.example/s", "nodi"),
        ("http://b.example/1", "http://b.example/1"),
    ]
    for name in ("missing.txt", "empty.txt"):
        (tmp_path / "empty.txt").touch()
        with pytest.raises(InputError, match=name):
            targets([str(tmp_path / name)])


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('feeds = "http://a.example/f"', "feeds"),
        ('feed = ["http://a.example/f"]', "feed:"),
        ("feeds = [", "not TOML"),
    ],
)
def test_a_mistake_in_a_file_of_outlets_is_named(tmp_path: Path, field: str, said: str) -> None:
    outlets = tmp_path / "outlets.toml"
    outlets.write_text(f'[[outlet]]\nkey = "nodi"\n{field}\n')
    with pytest.raises(LexiconError, match=f"(?s)outlets.toml.*{said}"):
        targets([str(outlets)])


def test_an_outlets_feed_that_is_no_address_is_named(tmp_path: Path) -> None:
    outlets = tmp_path / "outlets.toml"
    outlets.write_text('[[outlet]]\nkey = "nodi"\nfeeds = ["nodi.example/feed"]\n')
    with pytest.raises(InputError, match=r"nodi: 'nodi\.example/feed' is no web address; write it with https://"):
        targets([str(outlets)])


def test_a_newsrooms_day(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    site.html("/news/1", "বাঁধ ভাঙল")
    site.feed("/feed", "/news/1")
    Path("outlets.toml").write_text(f'[[outlet]]\nkey = "nodi"\nfeeds = ["{site.url}/feed"]\n', encoding="utf-8")
    told = call("fetch", "outlets.toml", "--delay", "0")
    assert told.stdout.startswith("1 kept, 0 unchanged, 0 refused, 0 failed; 1 list read\nannotator-pages/")
    assert "1 new" in call("run", "--format", "csv").stdout
    assert '"archive": null' in call("fetch", "outlets.toml", "--delay", "0", "--json").stdout
