"""A claim that only points at content elsewhere is told from one that is content."""

from __future__ import annotations

import pytest

from annotator.bangla.folding import fold
from annotator.labels import Scope
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.particles import load_classes
from annotator.lexicon.pointing import Pointing

POINTING = Pointing(load_classes(), load_grammar())


@pytest.mark.parametrize(
    "claim", ["এ তথ্য", "এসব কথা", "একই ধরনের খবর", "বিষয়টি", "তা", "এই প্রশ্নটাই", "ঘটনার সত্যতা", "অভিযোগ", "বিষয়টি নিয়ে"]
)
def test_a_pointer_points_before(claim: str) -> None:
    assert POINTING.scope(fold(claim), negative=False) is Scope.PRECEDING


@pytest.mark.parametrize("claim", ["সেতু খুলেছে", "তথ্য", "এ সেতুর ভাড়া বাড়ানোর কথা", "দরপত্রের ব্যাপারে", "এ", "", "দোষ"])
def test_content_is_where_it_stands(claim: str) -> None:
    assert POINTING.scope(fold(claim), negative=False) is Scope.SENTENCE


@pytest.mark.parametrize(
    "claim", ["এ বিষয়ে", "এ বিষয়ে নিশ্চিত কোনো তথ্য", "এ ধরনের সভার ব্যাপারে কোনো খবর", "অভিযোগের বিষয়ে", "নেতার এ দাবি নিয়ে"]
)
def test_what_nothing_was_said_about_stands_before(claim: str) -> None:
    assert POINTING.scope(fold(claim), negative=True) is Scope.PRECEDING


@pytest.mark.parametrize("claim", ["দরপত্রের ব্যাপারে", "দলবদলের গুঞ্জন নিয়ে", "ঘাট ভেঙেছে বলে যে খবর ছড়িয়েছে, তার সত্যতা"])
def test_what_nothing_was_said_about_is_content_where_it_is_named(claim: str) -> None:
    assert POINTING.scope(fold(claim), negative=True) is Scope.SENTENCE


def test_without_a_claim_a_credit_is_of_the_article_and_silence_of_what_stands_before() -> None:
    assert POINTING.scope(None, negative=False) is Scope.ARTICLE
    assert POINTING.scope(None, negative=True) is Scope.PRECEDING


def test_a_question_that_is_left_open_is_content_even_where_it_names_its_matter() -> None:
    assert POINTING.scope(fold("সভায় এ বিষয়ে কেউ কিছু বলেছেন কি না"), negative=True) is Scope.SENTENCE
