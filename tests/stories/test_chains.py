"""Claim chains: who had a claim first, in whose words it goes on, and what becomes of its sourcing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from annotator.labels import HedgeLevel, SourceType
from annotator.stories.chains import Times, chained
from annotator.stories.sourcing import Answerable, Sourcing, SourcingChange
from annotator.stories.traits import stretch
from tests.stories.news import MORNING, dated

WORDS = "কাশিয়াঘাটের কাছে রাতে ফেরিটি অতিরিক্ত যাত্রী নিয়ে ভারসাম্য হারিয়ে উল্টে যায়"
OTHERS = "অতিরিক্ত যাত্রী থাকায় কাশিয়াঘাটে রাতে ভারসাম্য রাখতে না পেরে ফেরি উল্টে গেছে"


def version(outlet: str, voice: Answerable = Answerable.ATTRIBUTED, text: str = WORDS, **more: Any) -> Sourcing:
    known: dict[str, Any] = {"hedge_level": HedgeLevel.FLAT}
    if voice is Answerable.ATTRIBUTED:
        known |= {"source": "পুলিশ", "source_type": SourceType.OFFICIAL}
    return Sourcing(outlet=outlet, article=outlet, voice=voice, text=text, **(known | more))


def at(**hours: float | None) -> Times:
    """When articles were published, so many hours after the first morning; None where that is not known."""
    return {id_: None if hour is None else stretch(dated(id_, id_, id_, hour)) for id_, hour in hours.items()}


def test_the_earliest_is_first_and_the_others_are_in_its_words_or_in_their_own() -> None:
    found = chained([version("alok"), version("bela"), version("nodi", text=OTHERS)], at(alok=3, bela=0, nodi=2))
    assert [one.is_first for one in found] == [False, True, False]
    assert [one.words_of for one in found] == ["bela", None, None]
    assert [one.against for one in found] == ["bela", None, "bela"]
    assert {one.changes for one in found} == {()}


@pytest.mark.parametrize(
    "times",
    [
        at(bela=0, nodi=0),
        at(bela=0, nodi=None),
        {one: stretch(dated(one, one, one, date_only=True)) for one in ("bela", "nodi")},
        {"bela": stretch(dated("bela", "", "")), "nodi": stretch(dated("nodi", "", "", date_only=True))},
    ],
)
def test_where_no_time_tells_nobody_is_first_and_nothing_has_changed(times: Times) -> None:
    for one in chained([version("bela"), version("nodi", Answerable.OUTLET)], times):
        assert (one.is_first, one.words_of, one.against, one.changes) == (False, None, None, ())


def test_who_states_it_too_in_other_words_or_in_another_article_may_have_been_first() -> None:
    times = at(bela=1, nodi=2, alok=0) | {"nodi-2": stretch(dated("nodi", "", "", 0.5))}
    apart = version("alok", text=OTHERS, close=False)
    assert not any(one.is_first for one in chained([version("bela"), version("nodi"), apart], times))
    assert not any(one.is_first for one in chained([version("bela"), version("nodi", also_in=("nodi-2",))], times))
    assert chained([version("bela"), version("nodi")], times)[0].is_first


UNSURE = {"hedge_level": HedgeLevel.POSSIBLE}


@pytest.mark.parametrize(
    ("before", "now", "changes"),
    [
        (version("a"), version("b", Answerable.OUTLET), (SourcingChange.SOURCE_DROPPED,)),
        (version("a", Answerable.OUTLET), version("b"), (SourcingChange.SOURCE_ADDED,)),
        (version("a"), version("b", **UNSURE), (SourcingChange.WEAKENED,)),
        (version("a", **UNSURE), version("b"), (SourcingChange.STRENGTHENED,)),
        (
            version("a", **UNSURE),
            version("b", Answerable.OUTLET),
            (SourcingChange.SOURCE_DROPPED, SourcingChange.STRENGTHENED),
        ),
        (version("a", source=None, source_type=SourceType.UNSPECIFIED), version("b", Answerable.OUTLET), ()),
        (version("a", source="রয়টার্স"), version("b", source="এএফপি"), (SourcingChange.OTHER_SOURCE,)),
        (version("a"), version("b", text=WORDS.replace("উল্টে যায়", "উল্টে যায়নি")), (SourcingChange.CONTRADICTED,)),
        (version("a"), version("b", denied_by="মালিক"), (SourcingChange.DENIAL_DIFFERS,)),
        (version("a"), version("b", Answerable.UNCLEAR), ()),
        (version("a"), version("b", Answerable.OUTLET, copy_of_another=True), ()),
    ],
)
def test_what_became_of_the_sourcing_has_a_direction(
    before: Sourcing, now: Sourcing, changes: tuple[SourcingChange, ...]
) -> None:
    assert chained([before, now], at(a=0, b=1))[1].changes == changes


def test_what_both_quote_nobody_took_over() -> None:
    quoted = f"‘{WORDS}’"
    later = chained([version("a", text=quoted), version("b", text=quoted)], at(a=0, b=1))[1]
    assert later.words_of is None
    assert later.against == "a"


def test_the_day_before_is_earlier_than_a_day() -> None:
    days = (stretch(dated("a", "", "", 24 * number, date_only=True)) for number in range(2))
    assert chained([version("a"), version("b")], dict(zip("ab", days, strict=True)))[0].is_first
    assert MORNING.utcoffset() == timedelta(hours=6)
