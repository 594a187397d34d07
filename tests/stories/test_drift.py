"""Drift of sourcing: which is the most telling, and how it is put in words."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.labels import HedgeLevel, SourceType
from annotator.language import Language
from annotator.stories.drift import drift, salience
from annotator.stories.in_words import in_words
from annotator.stories.sourcing import AlignedClaim, Answerable, Drift, Sourcing


def stated(outlet: str, voice: Answerable = Answerable.ATTRIBUTED, source: str | None = None, **more: Any) -> Sourcing:
    kind = SourceType.OFFICIAL if voice is not Answerable.OUTLET else None
    known: dict[str, Any] = {"hedge_level": HedgeLevel.FLAT, "source_type": kind, "text": "বাঁধ ভেঙেছে"}
    return Sourcing(outlet=outlet, article=outlet, voice=voice, source=source, **(known | more))


def claim(*sourcings: Sourcing) -> AlignedClaim:
    counted = [one for one in sourcings if one.voice is not Answerable.ABSENT and not one.copy_of_another]
    return AlignedClaim(text="বাঁধ ভেঙেছে", sourcings=sourcings, drift=drift(counted), similarity=0.8)


FACT = stated("nodi", Answerable.OUTLET)
POLICE = stated("bela", source="পুলিশ")
UNSURE = stated("alok", source="পুলিশ", hedge_level=HedgeLevel.POSSIBLE)
CREDITED = stated("titli", Answerable.CREDITED, "সানা")
ABSENT = Sourcing(outlet="khobor", article="khobor", voice=Answerable.ABSENT)


def test_a_flat_fact_that_elsewhere_is_somebodys_guess_is_the_most_telling() -> None:
    ranked = [
        claim(FACT, UNSURE),
        claim(FACT, POLICE),
        claim(POLICE, UNSURE),
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
        stated("nodi", Answerable.OUTLET, figures=("14",), text="১৪ গ্রাম ডুবেছে"),
        stated("bela", source="পুলিশ", figures=("18000", "2.5"), text="১৮ গ্রাম ডুবেছে"),
    )
    assert (
        in_words(claim(fourteen, eighteen))
        == "A flat fact without a source in nodi (14); said by পুলিশ in bela (18,000, 2.5)"
    )
    assert "14" not in in_words(claim(fourteen, stated("bela", source="পুলিশ", figures=("14",))))


def test_numbers_that_all_give_are_not_told() -> None:
    fourteen, eighteen = (
        stated(outlet, Answerable.OUTLET, figures=(number, "2"), text=f"{number} গ্রাম ডুবেছে")
        for outlet, number in (("nodi", "14"), ("bela", "18"))
    )
    assert in_words(claim(fourteen, eighteen)) == "A flat fact without a source in bela (18), nodi (14)"


def test_it_is_told_in_bangla_too() -> None:
    hedged = stated("alok", source="সানা", via="বাসস", denied_by="পুলিশ", hedge_level=HedgeLevel.POSSIBLE)
    told = in_words(claim(FACT, POLICE, hedged), language=Language("bn"))
    assert told == "Nodi: সূত্র ছাড়া সরাসরি তথ্য; bela: বক্তা পুলিশ; alok: বক্তা সানা, হতেও পারে, বাসস থেকে শুনে, অস্বীকার: পুলিশ"


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (stated("a", source_type=SourceType.ANONYMOUS), "Said by somebody who is not named in a"),
        (stated("a", source_type=SourceType.UNSPECIFIED), "Said by nobody in particular in a"),
        (stated("a"), "Said by somebody of type official in a"),
        (stated("a", source="সানা", via="বাসস"), "Said by সানা on the word of বাসস in a"),
        (stated("a", source="দল", denied_by="পুলিশ"), "Said by দল and denied by পুলিশ in a"),
        (stated("a", Answerable.CONTINUED, "সানা"), "In the words of সানা, who goes on, in a"),
        (stated("a", Answerable.OUTLET), "Without a named source in a"),
        (stated("a", Answerable.UNCLEAR), "Without a named source in a"),
    ],
)
def test_who_answers_for_it_is_said_in_so_many_words(one: Sourcing, words: str) -> None:
    assert in_words(claim(one)) == words


def test_a_copy_is_left_aside() -> None:
    copy = stated("khobor", Answerable.OUTLET, copy_of_another=True)
    assert in_words(claim(POLICE, copy)) == "Said by পুলিশ in bela"
    assert salience(claim(POLICE, copy)) == 0


def test_outlets_go_by_the_names_that_are_given() -> None:
    assert in_words(claim(POLICE), lambda one: "দৈনিক বেলা") == "Said by পুলিশ in দৈনিক বেলা"


def test_in_what_they_differ() -> None:
    assert drift([FACT, UNSURE]) == (Drift.VOICE, Drift.LEVEL)
    assert drift([POLICE, stated("y", text="বাঁধ ভাঙেনি")]) == (Drift.CONTRADICTION,)
    nine, twelve = (stated(id_, text=f"ট্রলারে {number} জন যাত্রী ছিলেন") for id_, number in (("x", "৯"), ("y", "১২")))
    assert drift([nine, twelve]) == (Drift.FIGURES,)


def test_two_sources_are_told_apart_only_where_both_are_bodies_that_are_known() -> None:
    assert drift([stated("x", source="রয়টার্স"), stated("y", source="এএফপি")]) == (Drift.SOURCE,)
    for one, other in (
        ("সালমা খাতুন", "জহির রায়হান"),
        ("এম জেড এম ইন্তেখাব", "এমজেডএম ইন্তেখাব"),
        ("নদীপুর থানার ওসি", "জহির রায়হান"),
        ("সূত্র", "জহির রায়হান"),
        ("ভারত", "ভারতের পররাষ্ট্র মন্ত্রণালয়"),
    ):
        assert drift([stated("x", source=one), stated("y", source=other)]) == ()


@pytest.mark.parametrize(("other", "told"), [("নদীপুর থানা পুলিশ", (Drift.SOURCE,)), ("স্থানীয় মাঝিদের সমিতি", ())])
def test_somebody_not_named_here_and_somebody_named_there_are_two_sources(other: str, told: tuple[Drift]) -> None:
    locals_ = stated("x", source="স্থানীয়রা", source_type=SourceType.ANONYMOUS)
    assert drift([locals_, stated("y", source=other)]) == told
    assert drift([locals_, stated("y", source=other, source_type=SourceType.ANONYMOUS)]) == ()


def test_two_degrees_of_doubt_are_no_difference_in_level() -> None:
    probable = stated("nodi", source="পুলিশ", hedge_level=HedgeLevel.PROBABLE)
    assert drift([probable, UNSURE]) == ()
    assert drift([POLICE, probable, UNSURE]) == (Drift.LEVEL,)


def test_a_marker_in_the_words_of_both_is_no_difference_in_level() -> None:
    surer = stated("x", source="পুলিশ", text="বাঁধটি আজ রাতে ভেঙে যেতে পারে")
    assert drift([surer, UNSURE]) == ()


def test_what_is_asked_for_is_no_less_sure() -> None:
    asked = "তিন দিনের মধ্যে বাঁধের কাজ শুরু করতে হবে"
    assert drift([stated("x", source="পুলিশ", text=asked), UNSURE.model_copy(update={"text": asked})]) == ()


def test_a_contradiction_is_told_first() -> None:
    contradicted = claim(POLICE, stated("y", text="বাঁধ ভাঙেনি"))
    assert salience(contradicted) > salience(claim(FACT, UNSURE))
    assert (
        in_words(contradicted)
        == "Contradicted: said by পুলিশ in bela “বাঁধ ভেঙেছে”; said by somebody of type official in y “বাঁধ ভাঙেনি”"
    )


@pytest.mark.parametrize(
    ("level", "words"),
    [(HedgeLevel.PROBABLE, "probable, by the outlet itself,"), (None, "hedged, by the outlet itself,")],
)
def test_what_an_outlet_supposes_is_told_where_outlets_differ(level: HedgeLevel | None, words: str) -> None:
    supposed = stated("a", Answerable.OUTLET, hedge_level=level)
    assert f"{words} in a" in in_words(claim(FACT, POLICE, supposed)).replace("Prob", "prob").replace("Hedg", "hedg")
