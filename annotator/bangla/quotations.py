"""Quotations in a folded text, as code point ranges with their marks, end exclusive: the only finder there is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.bangla.folding import FoldedText
from annotator.bangla.sentences import Range
from annotator.labels import QuoteType

QUOTES = re.compile(r"[‘’“”'\"]")
OPENERS = {"‘": "’", "“": "”"}
#: A quotation longer than this, in code points, lost its closing mark.
LONGEST_QUOTE = 4000


def quotations(text: FoldedText, start: int, end: int) -> list[Range]:
    """Return the quoted passages of a block with their marks, in order of their opening.

    Marks without a partner are left out. An apostrophe inside a word (বিএনপি'র) is no mark. Straight marks open after a
    space or sign and close otherwise.
    """
    found: list[Range] = []
    opened: list[tuple[str, int]] = []
    for match in QUOTES.finditer(text, start, end):
        mark, at = match.group(), match.start()
        before = text[at - 1] if at > start else " "
        after = text[at + 1] if at + 1 < end else " "
        inside = _letter(before) and _letter(after)
        partner = next((n for n in range(len(opened) - 1, -1, -1) if _pairs(opened[n][0], mark)), None)
        if inside and mark in "'’" and partner is None:
            continue
        opens = mark in OPENERS or (
            mark in "'\"" and (before.isspace() or before in "(,:;—–-।") and not after.isspace()
        )
        if mark in "'\"" and partner is not None and not (before.isspace() and not after.isspace()):
            opens = False
        if opens:
            if not (opened and opened[-1] == (mark, at - 1)):  # a doubled mark is one
                opened.append((mark, at))
        elif partner is not None:
            place = opened[partner][1]
            del opened[partner:]
            if at - place < LONGEST_QUOTE:
                found.append(Range(place, at + 1 + (after == mark)))
    return sorted(found)


def _letter(sign: str) -> bool:
    return "\u0980" <= sign <= "\u09fe" or sign.isalnum()


def _pairs(opening: str, mark: str) -> bool:
    return (
        mark == OPENERS.get(opening, opening)
        or (opening in "‘'" and mark in "’'")
        or (opening in '“"' and mark in '”"')
    )


def enclosing(quotes: Sequence[Range], offset: int) -> Range | None:
    """Return the innermost quotation that holds the offset."""
    best = None
    for quote in quotes:
        if quote.start > offset:
            break
        if offset < quote.end:
            best = quote
    return best


def quote_type(claim: Range, quotes: Sequence[Range], text: str) -> QuoteType:
    """Return ``direct`` where the claim is a quotation, ``mixed`` where it holds one, else ``indirect``.

    Args:
        claim: where it stands in the folded text.
        quotes: the quotations of its block.
    """
    inside = False
    for quote in quotes:
        if quote == claim:
            return QuoteType.DIRECT
        inside = inside or (claim.start <= quote.start and quote.end <= claim.end)
    if text[claim.start] in "‘“" and not inside:
        return QuoteType.DIRECT
    return QuoteType.MIXED if inside else QuoteType.INDIRECT
