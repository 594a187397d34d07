"""Sentences and quotations of a frozen text's blocks lie where they stand in the text as it is, whatever was folded."""

from __future__ import annotations

import pytest
from hypothesis import given

from annotator.bangla.passages import Passages
from annotator.labels import QuoteType
from tests.rules.texts import texts

#: য় in two code points and a zero-width joiner: the folded view is shorter than the text.
HEAD = "মেনু\n"
BODY = "নদী শান্ত। মাঝি বলেন, ‘নৌকা ছাড়\u200dবে। ঘাটে আসুন।’ তিনি বিএনপি'র সমর্থক।"
TEXT = HEAD + BODY


def passages() -> Passages:
    return Passages(TEXT, [(len(HEAD), len(TEXT))])


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_its_sentences_are_those_of_the_blocks_alone() -> None:
    found = [TEXT[start:end] for start, end in passages().sentences]
    assert found[0] == "নদী শান্ত"
    assert found[-1] == "তিনি বিএনপি'র সমর্থক"


def test_a_place_lies_in_its_sentence_and_a_longer_one_in_a_run_of_them() -> None:
    assert TEXT[slice(*passages().around(*place("শান্ত")))] == "নদী শান্ত"
    run = passages().around(*place("নদী শান্ত। মাঝি"))
    assert TEXT[slice(*run)].startswith("নদী শান্ত। মাঝি বলেন")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("মাঝি বলেন, ‘নদী শান্ত।’ পরে নৌকা ছাড়ে।", "মাঝি বলেন, ‘নদী শান্ত।’"),
        ("মাঝি বলেন, নদী শান্ত। পরে নৌকা ছাড়ে।", "মাঝি বলেন, নদী শান্ত।"),
        ("মাঝি বলেন, নদী শান্ত\n\nপরে নৌকা ছাড়ে।", "মাঝি বলেন, নদী শান্ত"),
        ("মাঝি বলেন, নদী শান্ত", "মাঝি বলেন, নদী শান্ত"),
    ],
)
def test_a_sentence_is_read_with_its_full_stop_and_what_closes_behind_it(text: str, read: str) -> None:
    assert text[slice(*Passages(text, [(0, len(text))]).as_read(0, 4))] == read


def test_a_quotation_is_direct_a_claim_around_one_mixed_and_an_apostrophe_is_no_mark() -> None:
    quoted = place("‘নৌকা ছাড়\u200dবে। ঘাটে আসুন।’")
    assert passages().quote_type(*quoted) is QuoteType.DIRECT
    assert passages().quote_type(quoted[0] - 6, quoted[1]) is QuoteType.MIXED
    assert passages().quote_type(*place("বিএনপি'র সমর্থক")) is QuoteType.INDIRECT


def test_a_sentence_of_a_quotation_is_quoted_and_one_that_holds_a_quotation_is_not() -> None:
    assert passages().is_quoted(*place("নৌকা ছাড়\u200dবে"))
    assert passages().is_quoted(*place("‘নৌকা ছাড়\u200dবে। ঘাটে আসুন।’"))
    assert not passages().is_quoted(*place("মাঝি বলেন, ‘নৌকা ছাড়\u200dবে। ঘাটে আসুন।’"))
    assert not passages().is_quoted(*place("নদী শান্ত"))
    unclosed = "“নৌকা ডুবেছে। ঘাটে ভিড়।"
    assert Passages(unclosed, [(0, len(unclosed))]).is_quoted(0, unclosed.index("।"))


@given(texts)
def test_every_sentence_lies_in_the_text_in_order_and_without_white_space_at_its_ends(text: str) -> None:
    before = 0
    for start, end in Passages(text, [(0, len(text))]).sentences:
        assert before <= start < end <= len(text)
        before = end
