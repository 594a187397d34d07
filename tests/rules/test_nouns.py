"""Where the name of a speaker begins and ends. In each sentence a bar stands where the search starts."""

from __future__ import annotations

import pytest

from annotator.bangla.sentences import Range
from annotator.rules.nouns import NounPhrases, Phrase
from annotator.rules.text import Sentence
from tests.rules.passing import rule_pass


def read(barred: str) -> tuple[Sentence, int]:
    """The sentence without its bar, and the token behind the bar."""
    before, _, after = barred.partition("|")
    text = before + after
    s = Sentence(text, Range(0, len(text)), rule_pass()._words)
    return s, s.index_at(len(before.rstrip()))


def phrases() -> NounPhrases:
    return rule_pass()._phrases


def words(s: Sentence, phrase: Phrase | None) -> str | None:
    return s.slice(phrase.first, phrase.last) if phrase is not None else None


@pytest.mark.parametrize(
    ("barred", "subject"),
    [
        ("পুলিশ |জানায়", "পুলিশ"),
        ("জেলা পুলিশ সুপার আবুল কালাম |জানায়", "জেলা পুলিশ সুপার আবুল কালাম"),
        ("কাতারভিত্তিক সংবাদমাধ্যম আল জাজিরা |জানায়", "কাতারভিত্তিক সংবাদমাধ্যম আল জাজিরা"),
        ("গতকাল মঙ্গলবার সকালে নৌমন্ত্রী |বলেন", "নৌমন্ত্রী"),
        ("পরে রেলওয়ের মহাপরিচালক আরও |বলেন", "রেলওয়ের মহাপরিচালক"),
        ("সভা শেষে উপাচার্য সাংবাদিকদের |বলেন", "উপাচার্য"),
        ("ভারত ও নেপাল |জানায়", "ভারত ও নেপাল"),
        ("সিরিয়ান আরব নিউজ এজেন্সি (সানা) |জানায়", "সিরিয়ান আরব নিউজ এজেন্সি (সানা)"),
        ("বাজার ঘুরে তিনি |বলেন", "তিনি"),
        ("ট্রাকটি আটকে পুলিশ |জানায়", "পুলিশ"),
        ("মেয়র ঢাকায় এক অনুষ্ঠানে |বলেন", "মেয়র"),
        ("সেতু ভেঙেছে, |বলেন", None),
    ],
)
def test_the_subject_before_a_verb(barred: str, subject: str | None) -> None:
    s, i = read(barred)
    found = phrases().before(s, i)
    assert words(s, found) == subject
    assert found is None or found.subject


@pytest.mark.parametrize(
    ("barred", "subject"),
    [
        ("জানায় |পুলিশ", "পুলিশ"),
        ("জানিয়েছে |কাতারভিত্তিক সংবাদমাধ্যম আল জাজিরা", "কাতারভিত্তিক সংবাদমাধ্যম আল জাজিরা"),
        ("জানিয়েছেন |জেলা প্রশাসক (ডিসি) রুমানা হক", "জেলা প্রশাসক (ডিসি) রুমানা হক"),
        ("জানায় |আজ পুলিশ", "পুলিশ"),
        ("জানায় |পুলিশকে", None),
        ("জানায় |পুলিশ এসেছে", None),
        ("জানায়|", None),
    ],
)
def test_the_subject_behind_a_verb(barred: str, subject: str | None) -> None:
    s, i = read(barred)
    assert words(s, phrases().after(s, i)) == subject


@pytest.mark.parametrize(
    ("barred", "subject"),
    [
        ("তিনি নদী ভরাটের কথা |", "তিনি"),
        ("জাতিসংঘ শিবিরে খাবার কমার কথা |", "জাতিসংঘ"),
        ("গতকাল অর্থমন্ত্রী শুল্ক কমানোর কথা |", "অর্থমন্ত্রী"),
        ("নদী ভরাটের কথা |", None),
    ],
)
def test_the_first_subject_of_a_clause(barred: str, subject: str | None) -> None:
    s, i = read(barred)
    assert words(s, phrases().initial(s, 0, i)) == subject


@pytest.mark.parametrize(
    ("barred", "owner"),
    [
        ("পুলিশের |মতে", "পুলিশের"),
        ("স্থানীয় জেলেদের |মতে", "স্থানীয় জেলেদের"),
        ("ইনস্টিটিউট ফর দ্য স্টাডি অব ওয়ার (আইএসডব্লিউ)-এর |মতে", "ইনস্টিটিউট ফর দ্য স্টাডি অব ওয়ার (আইএসডব্লিউ)-এর"),
        ("তাঁর |মতে", "তাঁর"),
        ("পুলিশের প্রাথমিক |ধারণা", "পুলিশের"),
        ("কোনো |মতে", None),
    ],
)
def test_the_owner_of_an_opinion(barred: str, owner: str | None) -> None:
    s, i = read(barred)
    assert words(s, phrases().owner(s, i)) == owner


@pytest.mark.parametrize(
    ("barred", "phrase"),
    [
        ("হাসপাতাল |সূত্রে", "হাসপাতাল"),
        ("ফায়ার সার্ভিস |সূত্রে", "ফায়ার সার্ভিস"),
        ("|সূত্রে", None),
        ("তবে, |সূত্রে", None),
    ],
)
def test_a_bare_phrase_before_a_postposition(barred: str, phrase: str | None) -> None:
    s, i = read(barred)
    assert words(s, phrases().bare(s, i)) == phrase


def test_the_search_stays_right_of_where_it_may_begin() -> None:
    s, i = read("জেলা পুলিশ সুপার |জানান")
    assert words(s, phrases().before(s, i, lo=2)) == "সুপার"
