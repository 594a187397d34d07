"""From the lines of a body to its pieces of the text, furniture inside the lines and second copies cut out."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture
from annotator.pages import inline
from annotator.pages.body import Body
from annotator.pages.lines import Line, split
from annotator.pages.repeats import repeated

#: A run of the text, [start, end).
Piece = tuple[int, int]


@dataclass(frozen=True)
class Pieces:
    """The body as pieces of the folded text, and what was cut out of its lines."""

    kept: list[Piece]
    cut: list[Piece]


def cut_up(text: str, lines: list[Line], body: Body, furniture: Furniture) -> Pieces:
    """The body's pieces, in order and disjoint."""
    pieces: list[Piece] = []
    cut: list[Piece] = []
    kept, last = set(body.kept), body.kept[-1]
    for number in body.kept:
        line = lines[number]
        spans = inline.cuts(line.text, number == body.first, number == last, furniture)
        cut += [(line.start + start, line.start + end) for start, end in spans]
        begin = line.start
        for start, end in [*spans, (len(line.text), len(line.text))]:
            _add(pieces, text, begin, line.start + start, number - 1 in kept)
            begin = line.start + end
    for start, end in repeated(text, pieces):
        pieces = [part for piece in pieces for part in _minus(piece, start, end)]
        cut.append((start, end))
    trimmed = (_trimmed(text, start, end) for start, end in pieces)
    return Pieces([(start, end) for start, end in trimmed if any(map(str.isalpha, text[start:end]))], cut)


def lines_of(text: FoldedText, pieces: list[Piece], furniture: Furniture) -> list[Line]:
    """Return what was cut out of a body's lines, as lines of a page."""
    return [line for start, end in pieces for line in split(FoldedText(text[start:end]), furniture)]


def _add(pieces: list[Piece], text: str, start: int, end: int, follows: bool) -> None:
    """Add a piece, joined to the one before where only white space stands between them."""
    start, end = _trimmed(text, start, end)
    if start >= end:
        return
    if follows and pieces and not text[pieces[-1][1] : start].strip():
        pieces[-1] = (pieces[-1][0], end)
    else:
        pieces.append((start, end))


def _minus(piece: Piece, start: int, end: int) -> list[Piece]:
    parts = ((piece[0], min(start, piece[1])), (max(end, piece[0]), piece[1]))
    return [part for part in parts if part[0] < part[1]]


def _trimmed(text: str, start: int, end: int) -> Piece:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()) if piece.strip() else start
