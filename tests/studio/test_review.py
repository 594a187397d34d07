"""Reviews: what people leave behind is read as they meant it, and what does not fit is told, never refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.labels import Function, HedgeLevel, Label, Polarity, QuoteType, Scope, SourceType, Status
from annotator.lexicon.marks import load_marks
from annotator.models import Annotation, Attribution
from annotator.studio.offsets import BodyMap
from annotator.studio.regions import read_sheet
from annotator.studio.review import Interpretation, read_review
from annotator.studio.tasks import build_prediction
from tests.store.making import annotation, article
from tests.studio.making import accepted, annotations, articles

Json = dict[str, Any]

load_marks()  # read once, before any example is timed

TEXT = (
    "নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। লোকজন নৌকায় নদী পার হচ্ছেন।\n"
    "মেয়র রওশন জামিল বলেন, “কাজ শেষ হবে জুনে। আর দেরি হবে না।”"
)
ARTICLE = article(TEXT)


class Desk:
    """A reviewer at work on an article: lays labels on words and draws relations."""

    def __init__(self, result: list[Json] | None = None) -> None:
        self.result = result or []

    def lay(self, label: str, words: str, *, id_: str | None = None, **said: str) -> str:
        start = TEXT.index(words)
        id_ = id_ or f"{label}-{start}-{len(self.result)}"
        ends = {"start": start, "end": start + len(words), "text": "anything"}
        item = {"id": id_, "to_name": "text", "origin": "manual"}
        self.result.append({**item, "from_name": "span", "type": "labels", "value": {**ends, "labels": [label]}})
        for name, word in said.items():
            kind = "textarea" if name.endswith(("canonical", "understood", "affiliation")) else "choices"
            value = {**ends, "text": [word]} if kind == "textarea" else {**ends, "choices": [word]}
            self.result.append({**item, "from_name": name, "type": kind, "value": value})
        return id_

    def tie(self, start: str, end: str, *types: str, **more: str) -> None:
        self.result.append({"type": "relation", "from_id": start, "to_id": end, "labels": list(types), **more})

    def say(self, name: str, word: str) -> None:
        kind = "textarea" if name == "comment" else "choices"
        value = {"text": [word]} if kind == "textarea" else {"choices": [word]}
        self.result.append({"id": "x", "from_name": name, "to_name": "text", "type": kind, "value": value})

    def read(self) -> Interpretation:
        return read_review(ARTICLE, self.result)

    def only(self) -> Attribution:
        (found,) = self.read().annotation.attributions
        return found


CUE_SAYS = {"function": "statement", "hedge_level": "flat", "scope": "sentence", "quote_type": "indirect"} | {
    "polarity": "positive"
}


def kinds(review: Interpretation) -> list[str]:
    return sorted(problem.kind.removeprefix("review-") for problem in review.problems)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_whole_attribution(desk: Desk) -> None:
    source = desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official", canonical="নদীপুর পুলিশ")
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS | {"hedge_level": "possible"})
    claim = desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে")
    hedge = desk.lay("HEDGE", "থাকতে পারে")
    for region, relation in ((source, "source"), (claim, "claim"), (hedge, "hedge")):
        desk.tie(cue, region, relation)
    review, found = desk.read(), desk.only()
    assert (found.source and found.source.text, found.cue.text) == ("নদীপুর পুলিশ", "জানিয়েছে")
    assert (found.claim and found.claim.text, [each.text for each in found.hedges]) == (
        "সেতুটি বন্ধ থাকতে পারে",
        ["থাকতে পারে"],
    )
    assert (found.source_type, found.canonical, found.hedge_level) == (
        SourceType.OFFICIAL,
        "নদীপুর পুলিশ",
        HedgeLevel.POSSIBLE,
    )
    assert (found.rule, found.score) == (None, None)
    assert not review.problems
    assert found.cue.start == ARTICLE.page.text.index("জানিয়েছে")  # the page's furniture counts


def test_one_source_one_cue_one_claim_in_a_sentence_belong_together(desk: Desk) -> None:
    desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official")
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে")
    desk.lay("HEDGE", "থাকতে পারে")
    review, found = desk.read(), desk.only()
    assert found.source and found.claim and len(found.hedges) == 1
    assert review.inferred == {found.id: ("source", "claim", "hedge")}
    assert kinds(review) == ["inferred"] * 3


def test_two_cues_in_a_sentence_leave_it_open_whose_the_source_is(desk: Desk) -> None:
    desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official")
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.lay("CUE", "থাকতে পারে", **CUE_SAYS)
    review = desk.read()
    assert all(each.source is None for each in review.annotation.attributions)
    assert kinds(review) == ["claim", "claim", "relation"]


def test_a_claim_over_several_sentences_is_in_the_sentence_of_its_cue(desk: Desk) -> None:
    desk.lay("SOURCE", "মেয়র রওশন জামিল", source_type="official")
    desk.lay("CUE", "বলেন", **CUE_SAYS)
    desk.lay("CLAIM", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”")
    assert desk.read().inferred == {desk.only().id: ("source", "claim")}


def test_what_was_left_open_is_filled_in_and_told(desk: Desk) -> None:
    cue = desk.lay("CUE", "বলেন")
    desk.tie(cue, desk.lay("SOURCE", "মেয়র রওশন জামিল"), "source")
    desk.tie(cue, desk.lay("CLAIM", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”"), "claim")
    found = desk.only()
    assert (found.function, found.hedge_level) == (Function.STATEMENT, HedgeLevel.FLAT)
    assert (found.quote_type, found.scope) == (QuoteType.DIRECT, Scope.SENTENCE)
    assert found.source_type is SourceType.UNSPECIFIED
    assert kinds(desk.read()) == ["attribute", "attribute"]


def test_an_understood_source_stands_on_the_cue(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", understood_type="official", understood="নদীপুর পুলিশ", **CUE_SAYS)
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "claim")
    found = desk.only()
    assert (found.source, found.source_type, found.canonical) == (None, SourceType.OFFICIAL, "নদীপুর পুলিশ")


def test_what_is_left_over_from_another_label_is_dropped(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", understood_type="person", understood="কেউ", source_type="media", **CUE_SAYS)
    desk.tie(cue, desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official", function="belief"), "source")
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে", source_type="agency"), "claim")
    found = desk.only()
    assert (found.source_type, found.canonical, found.function) == (SourceType.OFFICIAL, None, Function.STATEMENT)
    assert not desk.read().problems


def test_a_relation_may_be_drawn_from_either_end(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official"), cue, "source")
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "claim", direction="left")
    found = desk.only()
    assert found.source and found.claim
    assert not desk.read().problems


def test_a_relation_without_a_type_is_read_by_its_ends(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(cue, desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official"))
    claim = desk.lay("CLAIM", "সেতুটি বন্ধ")
    desk.tie(claim, cue)
    desk.tie(claim, desk.lay("CLAIM", "থাকতে পারে"))
    found = desk.only()
    assert found.source and found.claim
    assert [piece.text for piece in found.claim.fragments] == ["সেতুটি বন্ধ", "থাকতে পারে"]
    assert kinds(desk.read()) == []


def test_a_relation_of_a_type_that_is_none_is_told_and_read_by_its_ends(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "says")
    assert desk.only().claim
    assert kinds(desk.read()) == ["relation"]


def test_between_two_cues_a_relation_without_a_type_is_taken_as_via_and_asked_for(desk: Desk) -> None:
    near = desk.lay("CUE", "বলেন", **CUE_SAYS)
    desk.tie(near, desk.lay("CLAIM", "কাজ শেষ হবে জুনে"), "claim")
    far = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(far, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "claim")
    desk.tie(near, far)
    first, second = desk.read().annotation.attributions
    assert (first.via, second.via) == (None, first.id)
    assert kinds(desk.read()) == ["relation"]


@pytest.mark.parametrize(
    ("label", "drawn", "meant"),
    [
        ("CLAIM", "সেতুটি বন্ধ থাকতে পারে।", "সেতুটি বন্ধ থাকতে পারে"),
        ("CUE", "জানিয়েছে, ", "জানিয়েছে"),
        ("CLAIM", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”"),
        ("HEDGE", "।", "।"),
    ],
)
def test_the_mark_behind_what_is_drawn_belongs_to_the_sentence(desk: Desk, label: str, drawn: str, meant: str) -> None:
    desk.lay(label, drawn)
    sheet = read_sheet(desk.result, BodyMap(ARTICLE))
    assert [region.words for region in sheet.regions.values()] == ([meant] if meant != "।" else [])


def test_what_was_sent_keeps_its_end(desk: Desk) -> None:
    desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে।")
    desk.result[0]["origin"] = "prediction"
    (region,) = read_sheet(desk.result, BodyMap(ARTICLE)).regions.values()
    assert region.words == "সেতুটি বন্ধ থাকতে পারে।"


def test_what_is_left_open_on_a_new_cue_is_said_by_its_words_and_hedges(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে")
    desk.tie(cue, desk.lay("HEDGE", "থাকতে পারে"), "hedge")
    found = desk.only()
    assert (found.function, found.hedge_level) == (Function.STATEMENT, HedgeLevel.POSSIBLE)
    assert [problem.mild for problem in desk.read().problems if problem.kind == "review-attribute"] == [True]


@pytest.mark.parametrize(
    ("cue", "function", "level"),
    [
        ("ধারণা করছেন", Function.BELIEF, HedgeLevel.PROBABLE),
        ("আশঙ্কা করছেন", Function.WARNING, HedgeLevel.PROBABLE),
        ("অভিযোগ করেন", Function.ALLEGATION, HedgeLevel.DISTANCED),
        ("অস্বীকার করেছেন", Function.DENIAL, HedgeLevel.DISTANCED),
        ("আহ্বান জানান", Function.DEMAND, HedgeLevel.FLAT),
        ("হেঁটে যান", Function.STATEMENT, HedgeLevel.FLAT),
    ],
)
def test_what_a_cue_carries_is_said_by_the_lexicon(cue: str, function: Function, level: HedgeLevel) -> None:
    text = f"মেয়র {cue}, সেতুটি ভাঙবে।"
    start = text.index(cue)
    value = {"start": start, "end": start + len(cue), "labels": ["CUE"]}
    review = read_review(article(text), [{"id": "c", "from_name": "span", "type": "labels", "value": value}])
    (found,) = review.annotation.attributions
    assert (found.function, found.hedge_level) == (function, level)


def test_a_hedge_that_no_record_knows_is_not_a_certain_one(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", function="statement")
    desk.tie(cue, desk.lay("HEDGE", "সেতুটি"), "hedge")
    assert desk.only().hedge_level is HedgeLevel.PROBABLE


def test_a_choice_that_was_taken_away_by_its_own_key_is_as_it_was_shown() -> None:
    shown = annotation(ARTICLE).attributions[0]
    about = {"hedge_level": HedgeLevel.PROBABLE, "function": Function.WARNING, "polarity": Polarity.NEGATIVE}
    sent = Annotation(attributions=(shown.model_copy(update=about),))
    result = accepted(build_prediction("k", ARTICLE, sent, "pass-1"))
    emptied = [item for item in result if item.get("from_name") not in (*about, "source_type")]
    review = read_review(ARTICLE, emptied)
    assert review.annotation.attributions == sent.attributions
    for name, word in (("hedge_level", "flat"), ("polarity", "positive")):
        for item in result:
            if item.get("from_name") == name:
                item["value"]["choices"] = [word]
    (chosen,) = read_review(ARTICLE, result).annotation.attributions
    assert (chosen.hedge_level, chosen.polarity) == (HedgeLevel.FLAT, Polarity.POSITIVE)


def test_a_name_that_was_taken_away_is_none() -> None:
    result = accepted(build_prediction("k", ARTICLE, annotation(ARTICLE), "pass-1"))
    (found,) = read_review(
        ARTICLE, [item for item in result if item.get("from_name") != "canonical"]
    ).annotation.attributions
    assert found.canonical is None


def test_who_deletes_a_cue_is_not_told_of_what_hung_on_it() -> None:
    result = accepted(build_prediction("k", ARTICLE, annotation(ARTICLE), "pass-1"))
    cue = next(item["id"] for item in result if item.get("value", {}).get("labels") == ["CUE"])
    left = [item for item in result if cue not in (item.get("id"), item.get("from_id"), item.get("to_id"))]
    review = read_review(ARTICLE, left)
    assert (review.annotation.attributions, review.problems) == ((), ())


def test_of_two_sources_the_nearest_counts(desk: Desk) -> None:
    cue = desk.lay("CUE", "বলেন", **CUE_SAYS)
    for words in ("নদীপুর পুলিশ", "মেয়র রওশন জামিল"):
        desk.tie(cue, desk.lay("SOURCE", words, source_type="official"), "source")
    desk.tie(cue, desk.lay("CLAIM", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”"), "claim")
    found = desk.only()
    assert found.source and found.source.text == "মেয়র রওশন জামিল"
    assert kinds(desk.read()) == ["source"]


def test_of_two_claims_the_longest_counts(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    for words in ("সেতুটি", "সেতুটি বন্ধ থাকতে পারে"):
        desk.tie(cue, desk.lay("CLAIM", words), "claim")
    found = desk.only()
    assert found.claim and found.claim.text == "সেতুটি বন্ধ থাকতে পারে"
    assert kinds(desk.read()) == ["claim"]


def test_a_cue_without_a_claim_is_told_unless_it_credits_the_article(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    assert kinds(desk.read()) == ["claim"]
    assert desk.only().claim is None
    desk.result = []
    desk.lay("CUE", "জানিয়েছে", id_=cue, **CUE_SAYS | {"scope": "article"})
    assert not desk.read().problems


def test_fragments_are_joined(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি"), "claim")
    desk.tie(cue, desk.lay("CLAIM", "থাকতে পারে"), "continues")
    desk.tie(cue, desk.lay("CUE", "নৌকায়", function="belief"), "continues")
    desk.tie(desk.lay("SOURCE", "নদী পার"), desk.lay("SOURCE", "হচ্ছেন"), "continues")
    found = desk.only()
    assert found.claim and found.claim.text == "সেতুটি … থাকতে পারে"
    assert found.cue.text == "জানিয়েছে … নৌকায়"
    assert found.function is Function.STATEMENT


def test_a_fragment_that_continues_nothing_is_the_part_itself(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "continues")
    found = desk.only()
    assert found.claim and found.claim.text == "সেতুটি বন্ধ থাকতে পারে"
    assert kinds(desk.read()) == ["relation"]


def test_via_leads_from_cue_to_cue(desk: Desk) -> None:
    first = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS | {"scope": "article"})
    second = desk.lay("CUE", "বলেন", **CUE_SAYS | {"scope": "article"})
    desk.tie(first, second, "via")
    one, other = desk.read().annotation.attributions
    assert (one.via, other.via) == (other.id, None)


def test_relations_that_fit_nothing_are_told(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS | {"scope": "article"})
    claim = desk.lay("CLAIM", "লোকজন")
    desk.tie(cue, claim, "source")
    desk.tie(claim, desk.lay("HEDGE", "নৌকায়"), "hedge")
    desk.tie(cue, cue, "via")
    desk.tie(cue, "nowhere", "claim")
    desk.tie(claim, desk.lay("SOURCE", "নদী পার", source_type="person"), "continues")
    review = desk.read()
    assert len(review.annotation.attributions) == 1
    assert set(kinds(review)) == {"relation"}
    assert len(review.problems) == 7  # five relations, and a claim and a source of no cue


def test_what_was_drawn_twice_counts_once(desk: Desk) -> None:
    for _ in range(2):
        desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে")
        desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
        desk.lay("HEDGE", "নৌকায়")
    review = desk.read()
    assert len(review.annotation.attributions) == 1
    assert len(review.annotation.bare_hedges) == 1
    assert kinds(review) == ["inferred"]


def test_a_hedge_in_a_claim_is_its_hedge_and_one_outside_is_bare(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.tie(cue, desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে"), "claim")
    desk.lay("HEDGE", "থাকতে পারে")
    desk.lay("HEDGE", "নৌকায়")
    assert [each.text for each in desk.only().hedges] == ["থাকতে পারে"]
    assert [each.text for each in desk.read().annotation.bare_hedges] == ["নৌকায়"]


def test_white_space_at_the_ends_is_left_out(desk: Desk) -> None:
    desk.lay("CUE", " জানিয়েছে", **CUE_SAYS)
    assert desk.only().cue.text == "জানিয়েছে"


def region(id_: str = "a", **value: Any) -> Json:
    return {"id": id_, "from_name": "span", "type": "labels", "value": value}


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("not an object", "unreadable"),
        ({"type": "labels"}, "unreadable"),
        (region(start=3, end=3, labels=["CUE"]), "span"),
        (region(start=9000, end=9009, labels=["CUE"]), "span"),
        (region(labels=["CUE"]), "span"),
        (region(start=0, end=5, labels=["CREDIT"]), "label"),
        (region(start=0, end=5, labels=[]), "label"),
        (region(start=0, end=5), "label"),
        ({"id": "a", "from_name": "status", "type": "choices", "value": {"choices": ["perhaps"]}}, "attribute"),
    ],
)
def test_what_has_no_sense_is_told_and_the_rest_is_read(desk: Desk, item: Any, kind: str) -> None:
    desk.result.append(item)
    desk.lay("CUE", "জানিয়েছে", id_="b", **CUE_SAYS | {"scope": "article"})
    assert len(desk.read().annotation.attributions) == 1
    assert kinds(desk.read()) == [kind]


def test_a_region_that_reaches_out_of_the_text_is_read_up_to_its_end() -> None:
    value = {"start": len(TEXT) - 4, "end": 9999, "labels": ["HEDGE"]}
    review = read_review(ARTICLE, [{"id": "a", "from_name": "span", "type": "labels", "value": value}])
    assert [each.text for each in review.annotation.bare_hedges] == [TEXT[-4:].strip()]
    assert kinds(review) == ["span"]


def test_a_choice_that_is_not_in_the_scheme_is_told_and_left_open(desk: Desk) -> None:
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS | {"function": "rumour", "scope": "article"})
    assert desk.only().function is Function.STATEMENT
    assert kinds(desk.read()) == ["attribute", "attribute"]


def test_the_whole_article(desk: Desk) -> None:
    desk.say("status", "second_look")
    desk.say("comment", "  আবার দেখুন ")
    review = desk.read()
    assert (review.status, review.comment) == (Status.SECOND_LOOK, "আবার দেখুন")
    assert review.annotation == Annotation()


def test_nothing_at_all_is_a_finding_and_no_failure() -> None:
    assert kinds(read_review(ARTICLE, None)) == ["unreadable"]
    assert read_review(ARTICLE, []).annotation == Annotation()


def test_findings_name_place_and_person(desk: Desk) -> None:
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    (finding,) = desk.read().findings("http://studio/task=5", "রিনা, bridge")
    assert (finding.place, finding.kind, finding.severity) == ("http://studio/task=5", "review-claim", "warning")
    assert finding.reason.startswith("রিনা, bridge: the cue “জানিয়েছে”")


def test_a_moved_cue_keeps_its_attribution_and_a_deleted_one_takes_it_away() -> None:
    about = article()
    (found,) = annotation(about).attributions
    result = accepted(build_prediction("k", about, annotation(about), "pass-1"))
    cue = next(item for item in result if item["value"].get("labels") == ["CUE"])
    cue["value"]["end"] -= 2
    (moved,) = read_review(about, result).annotation.attributions
    assert (moved.id, moved.rule, moved.score) == (found.id, found.rule, found.score)
    assert moved.cue.end == found.cue.end - 2
    without = [item for item in result if item.get("id") != cue["id"] and item.get("from_id") != cue["id"]]
    assert read_review(about, without).annotation.attributions == ()


def test_two_cues_never_share_an_id() -> None:
    about = article()
    result = accepted(build_prediction("k", about, annotation(about), "pass-1"))
    copies = [{**item, "id": "copy"} for item in result if item.get("value", {}).get("labels") == ["CUE"]]
    ids = [each.id for each in read_review(about, result + copies).annotation.attributions]
    assert len(ids) == len(set(ids)) == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 200) | st.text(max_size=3) | st.sampled_from([*Label, "source"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["labels", "start", "x"]), inner),
    max_leaves=4,
)


@given(st.data())
def test_no_damage_stops_the_reading(data: st.DataObject) -> None:
    """Anything in the place of anything: what is read is still an annotation of the article."""
    about = data.draw(articles())
    result: list[Any] = accepted(build_prediction("k", about, data.draw(annotations(about)), "p"))
    for _ in range(data.draw(st.integers(1, 4))):
        if not result:
            break
        item = data.draw(st.sampled_from(result))
        holder = data.draw(st.sampled_from([each for each in (item, item.get("value")) if isinstance(each, dict)]))
        if holder:
            holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(JSON)
    review = read_review(about, result)
    text = about.page.text
    for found in review.annotation.attributions:
        for span in (found.source, found.cue, found.claim, *found.hedges):
            assert all(text[each.start : each.end] == each.text for each in (span.fragments if span else ()))
    ids = [found.id for found in review.annotation.attributions]
    assert len(ids) == len(set(ids))
