"""Drift of sourcing: which is the most telling, and how it is put in words."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.labels import HedgeLevel, SourceType
from annotator.stories.drift import drift, in_words, salience
from annotator.stories.sourcing import AlignedClaim, Drift, Sourcing, Voice


def stated(outlet: str, voice: Voice = Voice.ATTRIBUTED, source: str | None = None, **more: Any) -> Sourcing:
    known = {"hedge_level": HedgeLevel.FLAT, "source_type": SourceType.OFFICIAL if voice is not Voice.OUTLET else None}
    return Sourcing(outlet=outlet, article=outlet, voice=voice, source=source, text="বাঁধ ভেঙেছে", **(known | more))


def claim(*sourcings: Sourcing) -> AlignedClaim:
    counted = [one for one in sourcings if one.voice is not Voice.ABSENT and not one.copy_of_another]
    return AlignedClaim(text="বাঁধ ভেঙেছে", sourcings=sourcings, drift=drift(counted), similarity=0.8)


FACT = stated("nodi", Voice.OUTLET)
POLICE = stated("bela", source="পুলিশ")
UNSURE = stated("alok", source="পুলিশ", hedge_level=HedgeLevel.POSSIBLE)
CREDITED = stated("titli", Voice.CREDITED, "সানা")
ABSENT = Sourcing(outlet="khobor", article="khobor", voice=Voice.ABSENT)


def test_a_flat_fact_that_elsewhere_is_somebodys_guess_is_the_most_telling() -> None:
    ranked = [
        claim(FACT, UNSURE),
        claim(FACT, POLICE),
        claim(POLICE, UNSURE),
        claim(POLICE, CREDITED),
        claim(POLICE, stated("alok", source="পুলিশ")),
    ]
    points = [salience(one) for one in ranked]
    assert points == sorted(points, reverse=True)
    assert len(set(points)) == len(points)
    assert points[-1] == 0


def test_in_words_the_surest_stands_first_and_what_is_the_same_is_said_once() -> None:
    told = in_words(claim(UNSURE, FACT, POLICE, stated("dhara", source="পুলিশ"), CREDITED, ABSENT))
    assert told == (
        "A flat fact without a source in nodi; said by পুলিশ in bela, dhara; without a source but for the credit of the "
        "article to সানা, in titli; possible, by পুলিশ, in alok"
    )


def test_numbers_are_told_where_they_differ() -> None:
    fourteen, eighteen = (
        stated("nodi", Voice.OUTLET, figures=("14",)),
        stated("bela", source="পুলিশ", figures=("18000", "2.5")),
    )
    assert (
        in_words(claim(fourteen, eighteen))
        == "A flat fact without a source in nodi (14); said by পুলিশ in bela (18,000, 2.5)"
    )
    assert "14" not in in_words(claim(fourteen, stated("bela", source="পুলিশ", figures=("14",))))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (stated("a", source_type=SourceType.ANONYMOUS), "Said by somebody who is not named in a"),
        (stated("a", source_type=SourceType.UNSPECIFIED), "Said by nobody in particular in a"),
        (stated("a"), "Said by somebody of type official in a"),
        (stated("a", source="সানা", via="বাসস"), "Said by সানা on the word of বাসস in a"),
        (stated("a", source="দল", denied_by="পুলিশ"), "Said by দল and denied by পুলিশ in a"),
        (stated("a", Voice.OUTLET, hedge_level=HedgeLevel.PROBABLE), "Probable, by the outlet itself, in a"),
        (stated("a", Voice.OUTLET, hedge_level=None), "Hedged, by the outlet itself, in a"),
    ],
)
def test_who_answers_for_it_is_said_in_so_many_words(one: Sourcing, words: str) -> None:
    assert in_words(claim(one)) == words


def test_a_copy_is_left_aside() -> None:
    copy = stated("khobor", Voice.OUTLET, copy_of_another=True)
    assert in_words(claim(POLICE, copy)) == "Said by পুলিশ in bela"
    assert salience(claim(POLICE, copy)) == 0


def test_outlets_go_by_the_names_that_are_given() -> None:
    assert in_words(claim(POLICE), lambda one: "দৈনিক বেলা") == "Said by পুলিশ in দৈনিক বেলা"


def test_in_what_they_differ() -> None:
    assert drift([FACT, UNSURE]) == (Drift.VOICE, Drift.LEVEL)
    assert drift([POLICE, stated("x", source="দমকল", figures=("3",)), stated("y", figures=("4",))]) == (
        Drift.SOURCE,
        Drift.FIGURES,
    )
