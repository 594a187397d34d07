"""Reviews: what a reviewer left open is filled in by words and hedges, or as it was shown."""

from __future__ import annotations

import pytest

from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction
from tests.store.making import annotation, article
from tests.studio.desk import ARTICLE, Desk, kinds
from tests.studio.making import accepted


def test_what_was_left_open_is_filled_in_and_told(desk: Desk) -> None:
    cue = desk.lay("CUE", "বলেন")
    desk.tie(cue, desk.lay("SOURCE", "মেয়র রওশন জামিল"), "source")
    desk.tie(cue, desk.lay("CLAIM", "“কাজ শেষ হবে জুনে। আর দেরি হবে না।”"), "claim")
    found = desk.only()
    assert (found.function, found.hedge_level) == (Function.STATEMENT, HedgeLevel.FLAT)
    assert (found.quote_type, found.scope) == (QuoteType.DIRECT, Scope.SENTENCE)
    assert found.source_type is SourceType.UNSPECIFIED
    assert kinds(desk.read()) == ["attribute", "attribute"]


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
