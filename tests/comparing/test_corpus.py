"""What is counted of articles, by hand."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import annotate
from annotator.comparing.coding import coded
from annotator.comparing.corpus import Corpus, count, words
from annotator.comparing.countries import Countries
from annotator.comparing.dataset import Dataset
from annotator.comparing.measures import COLUMNS, RATIOS, Reporting, Voice
from annotator.comparing.relays import chain, first_link
from annotator.comparing.sources import citations, leading
from annotator.comparing.trend import weeks
from annotator.labels import Function, HedgeLevel, Holder, QuoteType, Scope, SourceType
from annotator.models import Article, Page
from annotator.store import ArticleFacts, Store
from tests.comparing.making import DHAKA, facts, said


def sums(corpus: Corpus) -> dict[str, int]:
    """The counts over all articles that are not 0."""
    total = corpus.counts.sum(axis=0)
    return {name: int(total[place]) for name, place in COLUMNS.items() if total[place]}


def test_every_attribution_is_counted_in_every_mix_once() -> None:
    one = facts(
        said("রওশন জামিল", SourceType.OFFICIAL, hedge_level=3),
        said(None, SourceType.ANONYMOUS, function=Function.CLAIM, hedge_level=1),
        said(None, SourceType.UNSPECIFIED, quote_type=QuoteType.DIRECT),
        bare_hedges=2,
    )
    assert sums(count([one, facts()], {})) == {
        "articles": 2,
        "words": 20,
        "attributions": 3,
        "claims": 3,
        "own_hedges": 2,
        "source_type:official": 1,
        "source_type:anonymous": 1,
        "source_type:unspecified": 1,
        "naming:named": 1,
        "naming:anonymous": 1,
        "naming:unspecified": 1,
        "reporting:own": 3,
        "hedge_level:flat": 1,
        "hedge_level:distanced": 1,
        "hedge_level:possible": 1,
        "function:statement": 2,
        "function:claim": 1,
        "quote_type:direct": 1,
        "quote_type:indirect": 2,
    }


def test_a_credit_of_the_whole_article_is_an_attribution_but_no_claim() -> None:
    found = sums(count([facts(said("এএফপি", SourceType.AGENCY, scope=Scope.ARTICLE), said())], {}))
    assert (found["attributions"], found["claims"], found["hedge_level:flat"]) == (2, 1, 1)
    assert found["source_type:agency"] == 1


def test_sentences_are_counted_by_whose_words_they_are() -> None:
    told = {Holder.OUTLET: 2, Holder.SPEAKER: 1}
    body = "মেয়র বলেন, সেতু খুলবে। টোল লাগবে না। নদীতে পানি বাড়ছে। বৃষ্টি হতে পারে।"
    found = sums(count([facts(said(), body=body, floor=told, hedged_own=1), facts(said())], {}))
    voices = [found.get(f"voice:{each}", 0) for each in Voice]
    assert (voices, found["sentences"], found["hedged_own"]) == ([1, 1, 2, 0], 4, 1)


def test_an_outlet_that_repeats_its_cues_is_no_better_sourced_for_it() -> None:
    rest = "\n\nগত ৩ মার্চ সেখানে দুটি দোকান পুড়ে যায়। উল্লেখ্য, ২০১৯ সালে সেতুটি সম্ভবত একবার ভেঙে পড়ে।"
    once = f"মেয়র আনিস কবির বলেন, আমরা খাল খনন শেষ করেছি। আমরা এবার জলাবদ্ধতা কমাব।{rest}"
    again = f"মেয়র আনিস কবির বলেন, আমরা খাল খনন শেষ করেছি। তিনি বলেন, আমরা এবার জলাবদ্ধতা কমাব।{rest}"
    with Store.open("sqlite://") as store:
        run = store.begin_run("pass-1")
        for outlet, text in (("once", once), ("again", again)):
            page = Page(name=outlet, path=outlet, media="text", text=text)
            added = store.add(Article(page=page, segments=((0, len(text)),), outlet=outlet))
            store.save(run, added.key, added.version, annotate(text))
        store.finish_run(run)
        corpus = count(Dataset(store).facts(), {})
    again_, once_ = (
        dict(zip(COLUMNS, corpus.counts[numbers].sum(axis=0), strict=True)) for numbers in corpus.outlets.values()
    )
    assert again_["attributions"] > once_["attributions"]
    for name in ("sentences", "voice:own", "hedged_own"):
        assert again_[name] == once_[name] > 0
    assert once_["voice:continued"] == again_["voice:attributed"] - once_["voice:attributed"] == 1


def test_how_it_came_to_the_outlet() -> None:
    agency = said("রয়টার্স", SourceType.AGENCY)
    at_home = said("বাংলাদেশ সংবাদ সংস্থা", SourceType.AGENCY)
    paper = said("আল জাজিরা", SourceType.MEDIA)
    relayed = said("রওশন জামিল", via=agency.id)
    found = sums(count([facts(agency, at_home, paper, relayed, said())], {}))
    counted = [found.get(f"reporting:{each}", 0) for each in Reporting]
    assert counted == [1, 2, 1, 1]


def test_under_an_agencys_credit_nobody_was_reached_by_the_outlet_itself() -> None:
    credit = said("রয়টার্স", SourceType.AGENCY, scope=Scope.ARTICLE)
    found = sums(count([facts(credit, said(), said()), facts(said())], {}))
    assert found["reporting:credited"] == 2
    assert found["reporting:own"] == 1


def test_an_agency_is_foreign_to_outlets_of_other_countries() -> None:
    indian = said("পিটিআই", SourceType.AGENCY)
    for outlet, foreign in (("prothom_alo", 1), ("anandabazar", 0)):
        found = sums(count([facts(indian, outlet=outlet)], {}))
        assert found.get("reporting:foreign_agency", 0) == foreign, outlet


def test_chains_are_followed_to_their_end_and_circles_are_broken() -> None:
    last = said("সানা", SourceType.AGENCY)
    middle = said("আল জাজিরা", SourceType.MEDIA, via=last.id)
    first = said(None, SourceType.UNSPECIFIED, via=middle.id)
    by_id = {each.id: each for each in (first, middle, last)}
    link = first_link(chain(first, by_id))
    assert (link.relay, link.origin, link.links) == (None, "আল জাজিরা", 2)
    assert link.chain == "(unspecified) ← আল জাজিরা ← সানা"
    ring = said("ক", id="one", via="two"), said("খ", id="two", via="one")
    assert len(chain(ring[0], {each.id: each for each in ring})) == 2
    assert chain(said(via="gone"), {})[1:] == []
    found = sums(count([facts(first, middle, last)], {}))
    assert (found["relayed"], found["links"]) == (2, 3)


def test_a_source_told_at_more_length_is_no_origin_of_its_own() -> None:
    ward = said("নদীপুর হাসপাতালের জরুরি বিভাগ", SourceType.ORGANISATION)
    hospital = said("নদীপুর হাসপাতালের", SourceType.ORGANISATION, via=ward.id)
    nurse = said("নদীপুর", SourceType.PERSON, via="gone")
    corpus = count([facts(hospital, ward, nurse)], {})
    assert corpus.links == []
    assert "relayed" not in sums(corpus)


@given(st.lists(st.tuples(st.sampled_from(SourceType), st.sampled_from(Scope), st.integers(0, 3)), max_size=8))
def test_what_is_listed_behind_a_sum_is_what_was_counted(drawn: list[tuple[SourceType, Scope, int]]) -> None:
    one = facts(*(said("সানা", type_, scope=scope, hedge_level=HedgeLevel(level)) for type_, scope, level in drawn))
    listed = Counter(name for each in coded(one.attributions, "nodi", Countries()) for name in each.columns)
    counted = sums(count([one], {}))
    assert listed == {name: counted[name] for name in listed}
    assert counted.keys() - listed.keys() <= {"articles", "words"}


@pytest.mark.parametrize(
    ("text", "number"),
    [("", 0), ("কাজ শেষ।", 2), ("“কাজ” – শেষ …", 2), ("২০২৬ সালে", 2), ("ক\n\nখ", 2), ("।", 0), ("কী-বোর্ড", 1)],
)
def test_words(text: str, number: int) -> None:
    assert words(text) == number


def test_a_wire_text_counts_once_the_original_if_it_is_there() -> None:
    original, copy, other = (facts(said(), key=key, outlet=key) for key in ("b-original", "a-copy", "c-copy"))
    copies = {"a-copy": "b-original", "c-copy": "b-original"}
    counted = count([copy, original, other], copies)
    assert [article.key for article in counted.articles] == ["b-original"]
    assert counted.copies == {"a-copy": 1, "c-copy": 1}
    assert sums(counted)["attributions"] == len(counted.cited) == 1
    without = count([copy, other], copies)
    assert [article.key for article in without.articles] == ["a-copy"]


def test_links_and_citations_of_copies_go_with_them() -> None:
    origin = said("সানা", SourceType.AGENCY)
    pair = (said("ক", via=origin.id), origin)
    counted = count([facts(*pair, key="x"), facts(*pair, key="y"), facts(*pair, key="z")], {"x": "y"})
    assert [article for article, _ in counted.links] == [0, 1]
    assert sorted(set(counted.cited[:, 0].tolist())) == [0, 1]


def test_who_is_cited_where() -> None:
    articles = [
        facts(said("ক"), said("ক", hedge_level=2), outlet="b"),
        facts(said("ক", scope=Scope.ARTICLE), said("খ"), outlet="b"),
        facts(said("ক"), said(None), outlet="a"),
    ]
    found = list(citations(count(articles, {})))
    assert [(one.source.name, one.outlet, one.count, one.articles) for one in found] == [
        ("ক", "a", 1, 1),
        ("ক", "b", 3, 2),
        ("খ", "b", 1, 1),
    ]
    assert found[1].levels == {HedgeLevel.FLAT: 1, HedgeLevel.PROBABLE: 1}
    assert found[1].credits == 1
    assert [(one.named, one.total, one.outlets) for one in found] == [(1, 4, 2), (4, 4, 2), (4, 1, 1)]


def test_the_first_of_each_group_are_those_of_all() -> None:
    things = [(n * 7 % 11, n % 3, n) for n in range(500)]
    found = leading(things, lambda one: one[1], lambda one: one[0], 4)
    assert found == {group: sorted(t for t in things if t[1] == group)[:4] for group in range(3)}


def test_weeks_begin_on_monday_where_it_was_published() -> None:
    sunday, monday = datetime(2026, 1, 4, 23, 59, tzinfo=DHAKA), datetime(2026, 1, 5, 0, 1, tzinfo=DHAKA)
    corpus = count([facts(said(), published_at=sunday), facts(said(), said(), published_at=monday), facts(said())], {})
    found = [(str(week.key), int(week.counts[:, COLUMNS["attributions"]].sum())) for week in weeks(corpus)]
    assert found == [("2025-12-29", 1), ("2026-01-05", 2), ("None", 1)]


some_facts = st.lists(
    st.builds(
        lambda found, outlet: facts(*found, outlet=outlet),
        st.lists(
            st.builds(
                said,
                st.sampled_from(["ক", "খ", "গ", None]),
                st.sampled_from(SourceType),
                hedge_level=st.integers(0, 3),
                function=st.sampled_from(Function),
                quote_type=st.sampled_from(QuoteType),
                scope=st.sampled_from(Scope),
            ),
            max_size=5,
        ),
        st.sampled_from(["a", "b", None]),
    ),
    max_size=6,
)


@settings(max_examples=50, deadline=None)
@given(some_facts)
def test_the_parts_of_a_mix_add_up(articles: list[ArticleFacts]) -> None:
    counts = count(articles, {}).counts
    for measure in {ratio.measure for ratio in RATIOS if ratio.unit == "share"} - {"relay"}:
        parts = [ratio for ratio in RATIOS if ratio.measure == measure]
        added = sum(counts[:, COLUMNS[part.count]] for part in parts)
        assert np.array_equal(added, counts[:, COLUMNS[parts[0].of]]), measure


@settings(max_examples=30, deadline=None)
@given(some_facts, st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(articles: list[ArticleFacts], chance: object) -> None:
    forward, backward = count(articles, {}), count(articles[::-1], {})
    assert np.array_equal(forward.counts, backward.counts[::-1])
    mine, theirs = ({(one.source, one.outlet, one.count) for one in citations(each)} for each in (forward, backward))
    assert mine == theirs
