"""Searching the index for words: by SQLite's FTS5, or by the full text search of the database itself."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from annotator.bangla.folding import fold
from annotator.store import Term

#: A phrase in quotation marks, or a word, perhaps with a star for what may follow.
_TERM = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')

#: Words are runs of letters, digits and the signs that Bangla letters carry; nothing is folded beyond our own folding.
_SEARCHED = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', prefix='2 3 4', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


class Fts5:
    """SQLite's full text search, in the index itself."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index

    def fill(self, texts: Iterable[tuple[int, str]]) -> None:
        """Take in folded texts, each under a number of its own; once."""
        self._index.execute(_SEARCHED)
        self._index.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", texts)

    def find(self, terms: Sequence[Term]) -> list[int]:
        """Return the numbers of the texts that hold all terms."""
        found = self._index.execute("SELECT rowid FROM words WHERE words MATCH ?", [fts5_query(terms)])
        return [row[0] for row in found]


def parsed(query: str) -> list[Term]:
    """Return the terms of what somebody typed; all of it is words, nothing an operator but a star behind a word.

    >>> [(term.text, term.opens) for term in parsed('লাগ* "ফায়ার সার্ভিস" OR -')]
    [('লাগ', True), ('ফায়ার সার্ভিস', False), ('OR', False)]
    """
    terms = []
    for phrase, word in _TERM.findall(fold(query)):
        text = (phrase or word).replace('"', " ").replace("\0", " ").strip("* ")
        if any(sign.isalnum() for sign in text):
            terms.append(Term(text, word.endswith("*")))
    return terms


def fts5_query(terms: Sequence[Term]) -> str:
    """Return what FTS5 is asked for: every term quoted, so that nothing in it is an operator."""
    return " ".join(f'"{term.text}"{"*" if term.opens else ""}' for term in terms)
