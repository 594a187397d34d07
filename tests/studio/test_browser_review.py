"""A reviewer in a real browser: what the pull brings back is exactly what the person did."""

from __future__ import annotations

import pytest

from annotator.labels import Function, HedgeLevel, Label, Relation, SourceType
from annotator.models import Annotation
from tests.studio.editor import Editor
from tests.studio.ferry import ARTICLE, BODY, FOUND, attribution, begin, choose, pulled, span
from tests.studio.looping import Loop


def test_predictions_are_seen_and_accepted_as_they_are(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    places = {(one.start - BODY, one.end - BODY) for one in (FOUND.attributions[0].cue, *FOUND.attributions[0].hedges)}
    assert places <= editor.shown()
    editor.submit()
    assert pulled(loop) == FOUND
    (review,) = loop.store.reviews()
    assert review.reviewer and not review.is_bulk and review.seconds


@pytest.mark.parametrize("stream", [False, True], ids=["opened", "in the stream"])
def test_what_new_rules_found_is_shown_and_nothing_else(loop: Loop, editor: Editor, stream: bool) -> None:
    loop.add(ARTICLE, FOUND)
    loop.push()
    changed = attribution(hedges=(), hedge_level=HedgeLevel.FLAT)
    loop.add(ARTICLE, Annotation(attributions=(changed,)), "pass-2")
    assert loop.push().renewed == 1
    editor.open(loop.only(), stream=stream)
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(changed,))


def test_a_span_is_moved(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.stretch("নদীপুর পুলিশ", "জানিয়েছে")
    editor.submit()
    moved = span("নদীপুর পুলিশ জানিয়েছে")
    assert pulled(loop) == Annotation(attributions=(attribution(source=moved),))


def test_a_hedge_level_is_changed_by_its_key(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.pick("জানিয়েছে")
    editor.press("r")
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(attribution(hedge_level=HedgeLevel.POSSIBLE),))


def test_a_region_is_deleted(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("নদীপুর পুলিশ")
    editor.submit()
    gone = attribution(source=None, source_type=SourceType.UNSPECIFIED, canonical=None)
    assert pulled(loop) == Annotation(attributions=(gone,))


def test_who_deletes_the_cue_deletes_the_attribution(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("জানিয়েছে")
    editor.submit()
    read = pulled(loop)
    assert read is not None and read.attributions == ()


def test_an_attribution_is_added_with_its_relations(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.lay(Label.SOURCE, "মেয়র রওশন জামিল")
    editor.lay(Label.CUE, "বলেছেন")
    editor.lay(Label.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    editor.pick("মেয়র রওশন জামিল")
    editor.press("7")
    editor.pick("বলেছেন")
    for key in ("q", "a", "c", "v", "t"):
        editor.press(key)
    editor.tie("বলেছেন", Relation.SOURCE, "মেয়র রওশন জামিল")
    editor.tie("বলেছেন", Relation.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    editor.submit()
    read = pulled(loop)
    assert read is not None
    first, added = read.attributions
    assert first == attribution()
    assert (added.source, added.cue) == (span("মেয়র রওশন জামিল"), span("বলেছেন"))
    assert added.claim == span("মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    assert (added.source_type, added.function, added.hedge_level) == (
        SourceType.OFFICIAL,
        Function.STATEMENT,
        HedgeLevel.FLAT,
    )
    assert (added.rule, added.score) == (None, None)
    assert not list(loop.store.findings())


def test_what_only_one_cue_can_be_meant_by_needs_no_relation(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.lay(Label.SOURCE, "মেয়র রওশন জামিল")
    editor.lay(Label.CUE, "বলেছেন")
    editor.lay(Label.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    choose(editor, "মেয়র রওশন জামিল", "7")
    choose(editor, "বলেছেন", "q", "a")
    editor.submit()
    read = pulled(loop)
    assert read is not None
    _, added = read.attributions
    assert added.source == span("মেয়র রওশন জামিল")
    assert added.claim == span("মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    (review,) = loop.store.reviews()
    assert dict(review.inferred) == {added.id: ["source", "claim"]}
    assert not list(loop.store.findings())


def test_a_relation_needs_no_type(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("নদীপুর পুলিশ")
    editor.lay(Label.SOURCE, "বাসিন্দারা")
    choose(editor, "বাসিন্দারা", "0")
    editor.tie("জানিয়েছে", None, "বাসিন্দারা")
    editor.submit()
    other = attribution(source=span("বাসিন্দারা"), source_type=SourceType.PERSON, canonical=None)
    assert pulled(loop) == Annotation(attributions=(other,))
    assert not list(loop.store.findings())


@pytest.mark.parametrize(
    ("words", "label", "missing"),
    [("বলেছেন", Label.CUE, ("q", "a")), ("মেয়র রওশন জামিল", Label.SOURCE, ("7",))],
    ids=["cue", "source"],
)
def test_what_has_to_be_judged_is_asked_for(
    loop: Loop, editor: Editor, words: str, label: Label, missing: tuple[str, ...]
) -> None:
    begin(loop, editor)
    editor.lay(label, words)
    for key in missing:
        assert editor.is_refused()
        choose(editor, words, key)
    editor.submit()


@pytest.mark.parametrize(("key", "asked"), [("e", True), ("a", True), ("c", False), ("v", False), ("t", False)])
def test_a_key_that_is_pressed_to_confirm_erases_nothing(loop: Loop, editor: Editor, key: str, asked: bool) -> None:
    """It takes the choice away: then either Submit asks for it, or what was shown holds."""
    begin(loop, editor)
    choose(editor, "জানিয়েছে", key)
    if asked:
        assert editor.is_refused()
        choose(editor, "জানিয়েছে", key)
    editor.submit()
    assert pulled(loop) == FOUND


def test_what_is_edited_after_submitting_counts(loop: Loop, editor: Editor) -> None:
    task = begin(loop, editor)
    editor.submit()
    assert pulled(loop) == FOUND
    editor.open(task)
    editor.pick("জানিয়েছে")
    editor.press("s")
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(attribution(function=Function.CLAIM),))


def test_a_skip_is_none(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.open(loop.only(), stream=True)
    editor.skip()
    assert pulled(loop) is None
    progress = loop.store.review_progress()
    assert progress and progress.skipped == 1


def test_a_draft_is_none(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    with editor.page.expect_response(lambda answer: "/drafts" in answer.url and answer.request.method == "POST"):
        editor.delete("নদীপুর পুলিশ")
    assert pulled(loop) is None


def test_a_status_and_a_comment(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.page.get_by_text("broken text").first.click()
    box = editor.page.locator("textarea").last
    box.fill("লেখার শেষ নেই")
    box.press("Shift+Enter")
    editor.submit()
    assert pulled(loop) is None
    progress = loop.store.review_progress()
    assert progress and progress.statuses == {"broken_text": 1}
