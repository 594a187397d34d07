"""The words of a statement, as far as statements are held against each other by them."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bangla.endings import FINITE, stemmed
from annotator.bangla.folding import FoldedText, fold
from annotator.bangla.tokens import without_signs
from annotator.lexicon.contrasts import load_contrasts
from annotator.lexicon.verbs import Form, form_index, load_verbs

#: Statements of fewer or more words are not held against each other: a part of a clause, or several.
FEWEST, MOST = 6, 40
#: The verb that closes a clause is looked for among so many last words.
TAIL = 3
#: What ends a clause inside a quotation.
STOPS = "।?!"
#: Two words that begin with so many of the same letters are taken for forms of one.
STEM = 4


def words(text: str) -> list[str]:
    """Return the folded words of a text without signs."""
    return without_signs(fold(text)).split()


def is_clause(text: str) -> bool:
    """Tell whether a statement is one whole clause: of some length, and closed by a finite verb or a denial, behind
    which its subject may stand (বিদায় নেবেন মেয়র)."""
    found = words(text)
    inside = text.strip("‘’“”'\" ।?!\n")
    return (
        FEWEST <= len(found) <= MOST and not any(stop in inside for stop in STOPS) and any(map(closes, found[-TAIL:]))
    )


def closes(word: str) -> bool:
    """Tell whether a word can close a clause."""
    forms = verb_forms(word)
    finite = any(form.kind == "finite" for form in forms) or word.endswith(FINITE)
    return finite or word in load_contrasts().denial | load_contrasts().there_is


def demands(text: str) -> bool:
    """Tell whether a statement asks for something: সারাতে হবে."""
    found = words(text)
    if len(found) < 2 or found[-1] not in load_contrasts().obligation:
        return False
    return any(form.kind == "infinitive" for form in verb_forms(found[-2]))


def verb_forms(word: str) -> tuple[Form, ...]:
    """Return the verb forms that a folded word can be."""
    return form_index(load_verbs()).get(word, ())


def stems(found: Sequence[str]) -> set[str]:
    """Return how the stems of words begin."""
    return {stemmed(FoldedText(word))[:STEM] for word in found}


def has_source(text: str) -> bool:
    """Tell whether a sentence without an attribution says itself where it is from, or tells of somebody's words."""
    return not load_contrasts().sourced.isdisjoint(words(text))
