"""What a written word can be: its case, stems and verb forms."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.bangla.tokens import PIECE
from annotator.lexicon.grammar import load_grammar
from annotator.rules.chunks import NOTHING, Chunks
from annotator.rules.text import Sentence
from annotator.rules.words import CUE, HEDGE, Word, Words
from tests.rules.passing import rule_pass


def no_flag(word: Word) -> int:
    """No lexicon knows any word."""
    return 0


def word(text: str) -> Word:
    return rule_pass()._words[text]


@pytest.mark.parametrize(
    ("text", "case", "nominative"),
    [
        ("পুলিশ", "nom", "পুলিশ"),
        ("পুলিশের", "gen", "পুলিশ"),
        ("মন্ত্রীকে", "acc", "মন্ত্রী"),
        ("বিবৃতিতে", "loc", "বিবৃতি"),
        ("কর্মকর্তারা", "pl", "কর্মকর্তারা"),
        ("শ্রমিকদের", "gen", "শ্রমিক"),
        ("বাসিন্দারা", "pl", "বাসিন্দারা"),
        ("সংস্থাটি", "nom", "সংস্থা"),
        ("সংস্থাটির", "gen", "সংস্থা"),
        ("দলগুলো", "nom", "দল"),
        ("দলগুলোর", "gen", "দল"),
        ("বিএনপি’র", "gen", "বিএনপি"),
        ("আইএমএফ-এর", "gen", "আইএমএফ"),
        ("ঢাকায়", "loc", "ঢাকা"),
        ("সরকার", "nom", "সরকার"),
        ("সরকারের", "gen", "সরকার"),
        ("মন্ত্রণালয়", "nom", "মন্ত্রণালয়"),
        ("আল-জাজিরা", "nom", "আল-জাজিরা"),
        ("ভ্লাদিমির", "nom", "ভ্লাদিমির"),
    ],
)
def test_an_ending_shows_the_case(text: str, case: str, nominative: str) -> None:
    assert (word(text).case, word(text).nominative) == (case, nominative)


@pytest.mark.parametrize(
    ("text", "stem"), [("মন্ত্রণালয়ের", "মন্ত্রণালয়"), ("পুলিশও", "পুলিশ"), ("সংস্থাটির", "সংস্থা"), ("দলগুলোকে", "দল")]
)
def test_the_stems_of_a_word_hold_its_dictionary_form(text: str, stem: str) -> None:
    assert stem in word(text).stems
    assert word(text).stems[0] == text


@pytest.mark.parametrize("text", ["জানিয়েছে", "বলেন", "করেননি", "হচ্ছে", "ঘটেছিল", "চটকিয়েছিলেন"])
def test_a_finite_verb_is_known_or_guessed(text: str) -> None:
    assert word(text).finite


@pytest.mark.parametrize("text", ["যেতে", "করে", "বললে"])
def test_participles_infinitives_and_conditionals_are_not_finite_only(text: str) -> None:
    assert word(text).nonfinite


@pytest.mark.parametrize("text", ["নদী", "সেতুটি", "ঢাকায়", "খবর"])
def test_a_noun_is_no_verb(text: str) -> None:
    assert not word(text).finite
    assert not word(text).nonfinite


def test_signs_and_numbers_are_told_apart() -> None:
    assert [word(sign).mark for sign in (",", "‘", "(", "—", "নদী", "১২")] == [True] * 4 + [False] * 2
    assert [word(text).number for text in ("১২", "2,500", "দুই")] == [True, True, False]


def test_a_word_of_a_class_belongs_to_it_with_its_clitic_too() -> None:
    assert word("গতকাল").is_a("time")
    assert word("পুলিশকেও").case == "acc"
    assert not word("পুলিশ").is_a("time")


def test_analyses_are_kept_within_a_limit() -> None:
    words = Words({}, {}, load_grammar(), no_flag, limit=3)
    for text in ("এক", "দুই", "তিন", "চার", "পাঁচ"):
        assert words[text].text == text
        assert len(words) <= 3


def test_a_word_is_analysed_once() -> None:
    words = Words({}, {}, load_grammar(), no_flag)
    assert words["পুলিশের"] is words["পুলিশের"]


@given(st.text(min_size=1, max_size=12))
@settings(deadline=None)
def test_any_word_can_be_analysed(text: str) -> None:
    made = Words({}, {}, load_grammar(), no_flag)[text]
    assert made.stems[0] == (text.rstrip() or text)
    assert all(stem for stem in made.stems)
    assert len(set(made.stems)) == len(made.stems)
    assert text.startswith(made.nominative) or made.case == "gen"
    assert made.case in ("nom", "gen", "acc", "loc", "pl")


#: Of these texts are made in which a token depends on what stands around it, and others.
PARTS = ("মো", "মোছা", "ডা", "অধ্যাপক", "বলেন", "১২", "৩.৫", "এর", "কে", *'.,:;-–—’”"()[]।', " ", " ", "  ", "\n", "\t")


@settings(max_examples=600)
@given(
    st.sampled_from(("", " ", "।", "”", ") ")),
    st.lists(st.sampled_from(PARTS), max_size=14).map("".join).map(str.lstrip),
    st.integers(1, 40),
)
def test_tokens_told_by_chunk_are_those_of_the_whole_sentence(before: str, sentence: str, limit: int) -> None:
    text, start = before + sentence, len(before)
    words, chunks = Words({}, {}, load_grammar(), no_flag, limit), Chunks(bool, lambda word: NOTHING, limit)
    for _ in range(2):  # the second time it is known what is told of the chunks
        made = Sentence(FoldedText(text), Range(start, len(text)), words, chunks.of(text, start, len(text)))
        found = list(PIECE.finditer(text, start))
        assert [token.text for token in made.words] == [match.group().rstrip() or match.group() for match in found]
        assert made.starts == [match.start() for match in found]


def test_tokens_at_which_a_cue_or_a_hedge_can_stand_are_flagged() -> None:
    text = "মেয়র সালমা খাতুন গতকাল বলেন, সেতুটি হয়তো কাল খুলবে"
    sentence = Sentence(FoldedText(text), Range(0, len(text)), rule_pass()._words)
    assert sentence.flagged == [k for k, one in enumerate(sentence.words) if one.flags & (CUE | HEDGE)] != []
