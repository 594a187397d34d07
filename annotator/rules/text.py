"""Blocks, sentences, tokens and quotations of a folded text, all as code point ranges, end exclusive."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from annotator.rules.words import CUE, HEDGE, Word, Words

LETTER = r"[\u0980-\u09FEA-Za-z0-9_\u00AA-\u024F]"
DIGIT = r"[০-৯0-9]"
#: A word with its hyphens and apostrophes (a short one with its full stop: ডা., মো.), a short form with a colon (মো: …),
#: a number, a case ending behind a bracket or quotation mark, or one sign.
TOKEN = re.compile(
    rf"(?:মো|মোছা|মোসা|আ|ডা):(?=\s?{LETTER})"
    rf"|(?!{DIGIT}){LETTER}++(?:[-–'’]{LETTER}++)*+(?:\.(?<!{LETTER}{{5}}\.)(?=\s?{LETTER}))?"
    rf"|{DIGIT}++(?:[.,:]{DIGIT}++)*+(?:[-–]?{LETTER}++)?"
    rf"|(?<=[)\]'\"’”])[-–](?:এর|র|কে|তে|এ)(?!{LETTER})"
    rf"|\S"
)
#: A token and the white space behind it: pieces lie edge to edge, so that their lengths tell where each begins. Most
#: are plain words, which are tried first.
PIECE = re.compile(rf"(?!{DIGIT}){LETTER}++\s*+(?![-–'’.:])|(?:{TOKEN.pattern})\s*+")
#: Signs that stand at words; without them, a text falls into its words at white space.
SIGNS = "।॥.,;:?!‘’“”()[]'\"-–—…/|*"
#: It begins with one set of signs, which the regular expression engine looks for far faster than for alternatives.
STOP = re.compile(r"[।॥?!\n](?:(?<=\n)[ \t\r\n]*|[।॥?!]*(?:[’”'\")\]]+| [’”](?!\S))*)")
#: A line without a full stop and shorter than this is a heading; a longer one was broken by the scraper.
HEADING = 60

QUOTES = re.compile(r"[‘’“”'\"]")
OPENERS = {"‘": "’", "“": "”"}
CLOSERS = {"’": "‘", "”": "“"}
#: A quotation longer than this lost its closing mark.
LONGEST_QUOTE = 4000


class Range(NamedTuple):
    start: int
    end: int


class Sentence:
    """A sentence with its tokens.

    Attributes:
        start, end: its range in the folded text, closing full stop left out.
        words, starts: its tokens, and where each begins.
        flagged: the tokens at which a cue or a hedge can stand.
        entities, titles: what the lexicons have found to end with a token, kept by ``Knowledge``.
    """

    __slots__ = ("end", "entities", "flagged", "start", "starts", "text", "titles", "words")

    def __init__(self, text: str, span: Range, words: Words) -> None:
        self.text = text
        self.start, self.end = span
        pieces = PIECE.findall(text, span.start, span.end)
        self.words: list[Word] = [words[piece] for piece in pieces]
        self.starts: list[int] = list(accumulate(map(len, pieces[:-1]), initial=span.start))
        self.entities: dict[int, Any] = {}
        self.titles: dict[int, Any] = {}
        self.flagged: list[int] = [k for k, word in enumerate(self.words) if word.flags & (CUE | HEDGE)]

    def __len__(self) -> int:
        return len(self.words)

    def index_at(self, offset: int) -> int:
        """The first token that starts at or after the offset."""
        return bisect_right(self.starts, offset - 1)

    def end_of(self, k: int) -> int:
        """Where token k ends."""
        return self.starts[k] + len(self.words[k].text)

    def span(self, first: int, last: int) -> Range:
        """The range of tokens first … last - 1."""
        return Range(self.starts[first], self.end_of(last - 1))

    def slice(self, first: int, last: int) -> str:
        """The text of tokens first … last - 1."""
        return self.text[self.starts[first] : self.end_of(last - 1)]


def without_signs(text: str) -> str:
    """The text with a space for each sign at words, as long as before."""
    for sign in SIGNS:
        text = text.replace(sign, " ")
    return text


def sentences(text: str, start: int, end: int) -> list[Range]:
    """The sentences of a block, white space and closing full stop left out.

    A line break ends a sentence where a blank line follows, where a full stop stands before it, or where the line
    before it is a short one without any (a heading); else the scraper broke a sentence there and it goes on.
    """
    found: list[Range] = []
    begin = line = start
    dotted = False
    for stop in STOP.finditer(text, start, end):
        at, behind = stop.span()
        sign = text[at]
        if sign == "\n":
            broken = (dotted or at - line > HEADING) and text.count("\n", at, behind) == 1
            line, wrapped = behind, broken and not text[begin:at].isspace() and at > begin
            dotted = dotted and wrapped
            if wrapped:
                continue
        else:
            dotted = True
        _add_trimmed(found, text, begin, at if sign in "।॥\n" else behind)
        begin = behind
    _add_trimmed(found, text, begin, end)
    return found


def _add_trimmed(found: list[Range], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Range(start, end))


def quotations(text: str, start: int, end: int) -> list[Range]:
    """Quoted passages of a block with their marks, in order of their opening; marks without a partner are left out.

    An apostrophe inside a word (বিএনপি'র) is no mark. Straight marks open after a space or sign and close otherwise.
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
    """The innermost quotation that holds the offset."""
    best = None
    for quote in quotes:
        if quote.start > offset:
            break
        if offset < quote.end:
            best = quote
    return best
