"""Reviews: which source, claim and hedges belong to a cue, by relations or by where they stand."""

from __future__ import annotations

from annotator.labels import Function
from tests.studio.desk import CUE_SAYS, Desk, kinds


def test_one_source_one_cue_one_claim_in_a_sentence_belong_together(desk: Desk) -> None:
    desk.lay("SOURCE", "নদীপুর পুলিশ", source_type="official")
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS)
    desk.lay("CLAIM", "সেতুটি বন্ধ থাকতে পারে")
    desk.lay("HEDGE", "থাকতে পারে")
    review, found = desk.read(), desk.only()
    assert found.source and found.claim and len(found.hedges) == 1
    assert review.inferred == {found.id: ("source", "claim", "hedge")}
    assert not kinds(review)


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
