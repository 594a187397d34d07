"""Reviews: what people leave behind is read as they meant it, and what does not fit is told, never refused."""

from __future__ import annotations

import pytest

from annotator.labels import Function, HedgeLevel, SourceType, Status
from annotator.models import Annotation
from annotator.studio.offsets import BodyMap
from annotator.studio.regions import read_sheet
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction
from tests.store.making import annotation, article
from tests.studio.desk import ARTICLE, CUE_SAYS, Desk, kinds
from tests.studio.making import accepted


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


def test_who_deletes_a_cue_is_not_told_of_what_hung_on_it() -> None:
    result = accepted(build_prediction("k", ARTICLE, annotation(ARTICLE), "pass-1"))
    cue = next(item["id"] for item in result if item.get("value", {}).get("labels") == ["CUE"])
    left = [item for item in result if cue not in (item.get("id"), item.get("from_id"), item.get("to_id"))]
    review = read_review(ARTICLE, left)
    assert (review.annotation.attributions, review.problems) == ((), ())


def test_a_cue_without_a_claim_is_told_unless_it_credits_the_article(desk: Desk) -> None:
    cue = desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    assert kinds(desk.read()) == ["claim"]
    assert desk.only().claim is None
    desk.result = []
    desk.lay("CUE", "জানিয়েছে", id_=cue, **CUE_SAYS | {"scope": "article"})
    assert not desk.read().problems


def test_what_was_drawn_twice_counts_once(desk: Desk) -> None:
    for _ in range(2):
        desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে")
        desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
        desk.lay("HEDGE", "নৌকায়")
    review = desk.read()
    assert len(review.annotation.attributions) == 1
    assert len(review.annotation.bare_hedges) == 1
    assert not kinds(review)


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


def test_the_whole_article(desk: Desk) -> None:
    desk.say("status", "second_look")
    desk.say("comment", "  আবার দেখুন ")
    review = desk.read()
    assert (review.status, review.comment) == (Status.SECOND_LOOK, "আবার দেখুন")
    assert review.annotation == Annotation()


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
