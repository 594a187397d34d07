"""brat standoff: ``NAME.txt`` holds the text, ``NAME.ann`` what was found in it.

Every part of an attribution is a text-bound annotation; relations run from its cue, and the cue bears its attributes.
What brat has no place for (id, free text, rule, score) stands as JSON in a note on the cue. It allows no line break in
an annotation: a part that runs over one is cut there, and joined again by the reader.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import Any

from annotator.attributes import ATTRIBUTES, TEXTS
from annotator.labels import Holder, Label, Relation
from annotator.models import Annotation, Attribution, Fragment, Held, Span

#: The attributes that are words, by name: a cue bears them in brat.
_WORDS = {each.name: each for each in ATTRIBUTES if each.vocabulary is not None}
_NOTED = ("id", *TEXTS, "rule", "score")

#: The label of a sentence that no attribution holds; a note on it says who holds the floor in it.
FLOOR = "FLOOR"
#: For brat's own configuration, ``annotation.conf``: which labels there are and what may be tied to what.
CONFIGURATION = "\n".join(
    [
        "[entities]",
        *Label,
        FLOOR,
        "[relations]",
        f"{Relation.SOURCE}\tArg1:CUE, Arg2:SOURCE",
        f"{Relation.CLAIM}\tArg1:CUE, Arg2:CLAIM",
        f"{Relation.HEDGE}\tArg1:CUE, Arg2:HEDGE",
        f"{Relation.VIA}\tArg1:CUE, Arg2:CUE",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
        "[events]",
        "[attributes]",
        *(f"{name}\tArg:CUE, Value:{'|'.join(each.words)}" for name, each in _WORDS.items()),
        "",
    ]
)


def to_brat(annotation: Annotation, text: str) -> str:
    """Return the lines of ``NAME.ann``.

    Args:
        text: the text of ``NAME.txt``.
    """
    return "".join(f"{line}\n" for line in _BratWriter(text).lines(annotation))


#: Cue, source and claim of an attribution that a person drew, and what is known of it → all fields but its spans.
Complete = Callable[[Span, Span | None, Span | None, Mapping[str, Any]], Mapping[str, Any]]


def from_brat(ann: str, text: str, complete: Complete | None = None) -> Annotation:
    """Return the annotation in the lines of ``NAME.ann``, as :func:`to_brat` writes them, and as people change them.

    Args:
        text: the text of ``NAME.txt``.
        complete: what a cue means on which something is not said; without it that is an error.

    Raises:
        ValueError: a line is not of that form, or says what does not fit.
        KeyError: a line names one that is not there.
    """
    return _BratReader(ann, text, complete).annotation()


class _BratWriter:
    def __init__(self, text: str) -> None:
        self._text = text
        self._numbers = {kind: count(1) for kind in "TRA#"}

    def lines(self, annotation: Annotation) -> Iterator[str]:
        cues: dict[str, str] = {}
        for one in annotation.attributions:
            cues[one.id] = self._name("T")
            yield self._bound(cues[one.id], Label.CUE, one.cue)
            yield from self._parts(one, cues[one.id])
            yield from self._attributes(one, cues[one.id])
        for one in annotation.attributions:
            if one.via in cues:
                yield self._relation(Relation.VIA, cues[one.id], cues[one.via])
        for hedge in annotation.bare_hedges:
            yield self._bound(self._name("T"), Label.HEDGE, hedge)
        for held in annotation.floor:
            name, noted = self._name("T"), held.model_dump(mode="json", exclude={"start", "end"})
            yield self._bound(name, FLOOR, Span.of(self._text, held.start, held.end))
            yield f"{self._name('#')}\tAnnotatorNotes {name}\t{json.dumps(noted, ensure_ascii=False)}"

    def _parts(self, one: Attribution, cue: str) -> Iterator[str]:
        for label, span in one.spans():
            if label is not Label.CUE:
                name = self._name("T")
                yield self._bound(name, label, span)
                yield self._relation(Relation(label.lower()), cue, name)

    def _attributes(self, one: Attribution, cue: str) -> Iterator[str]:
        for name, attribute in _WORDS.items():
            yield f"{self._name('A')}\t{name} {cue} {attribute.word(getattr(one, name))}"
        noted = {name: getattr(one, name) for name in _NOTED}
        yield f"{self._name('#')}\tAnnotatorNotes {cue}\t{json.dumps(noted, ensure_ascii=False)}"

    def _bound(self, name: str, label: str, span: Span) -> str:
        pieces = [piece for fragment in span.fragments for piece in _lines(fragment)]
        places = ";".join(f"{start} {end}" for start, end, _ in pieces)
        return f"{name}\t{label} {places}\t{' '.join(words for _, _, words in pieces)}"

    def _relation(self, relation: Relation, one: str, other: str) -> str:
        return f"{self._name('R')}\t{relation} Arg1:{one} Arg2:{other}"

    def _name(self, kind: str) -> str:
        return f"{kind}{next(self._numbers[kind])}"


def _lines(fragment: Fragment) -> Iterator[tuple[int, int, str]]:
    """The pieces of a fragment between its line breaks."""
    start = fragment.start
    for piece in fragment.text.splitlines(keepends=True):
        words = piece.rstrip("".join(_BREAKS))
        if words:
            yield start, start + len(words), words
        start += len(piece)


#: What ``str.splitlines`` takes for the end of a line; brat's files have a line for each annotation.
_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


class _BratReader:
    def __init__(self, ann: str, text: str, complete: Complete | None) -> None:
        self._text, self._complete = text, complete
        self._spans: dict[str, tuple[Label, Span]] = {}
        self._floor: dict[str, Span] = {}
        self._ties: dict[str, dict[Relation, list[str]]] = {}
        self._values: dict[str, dict[str, Any]] = {}
        for line in ann.split("\n"):
            if line:
                self._read(line)

    def annotation(self) -> Annotation:
        cues = [name for name, (label, _) in self._spans.items() if label is Label.CUE]
        tied = {name for ties in self._ties.values() for name in ties.get(Relation.HEDGE, ())}
        bare = [span for name, (label, span) in self._spans.items() if label is Label.HEDGE and name not in tied]
        for cue in cues:
            self._values[cue] = self._whole(cue)
        return Annotation(
            attributions=tuple(self._attribution(cue) for cue in cues),
            bare_hedges=tuple(bare),
            floor=tuple(self._held(name, span) for name, span in self._floor.items()),
        )

    def _read(self, line: str) -> None:
        name, body, *rest = line.split("\t")
        kind, _, arguments = body.partition(" ")
        if name[0] == "T" and kind == FLOOR:
            self._floor[name] = self._span(arguments)
        elif name[0] == "T":
            self._spans[name] = (Label(kind), self._span(arguments))
        elif name[0] == "R":
            one, other = (argument.partition(":")[2] for argument in arguments.split(" "))
            self._ties.setdefault(one, {}).setdefault(Relation(kind), []).append(other)
        elif name[0] == "A":
            cue, word = arguments.split(" ")
            self._values.setdefault(cue, {})[kind] = _WORDS[kind].value(word)
        elif name[0] == "#" and kind == "AnnotatorNotes":
            self._values.setdefault(arguments, {}).update(json.loads("\t".join(rest)))

    def _attribution(self, cue: str) -> Attribution:
        via = next(iter(self._tied(cue, Relation.VIA)), None)
        return Attribution(
            source=self._part(cue, Relation.SOURCE),
            cue=self._spans[cue][1],
            claim=self._part(cue, Relation.CLAIM),
            hedges=tuple(self._spans[name][1] for name in self._tied(cue, Relation.HEDGE)),
            via=self._values[via]["id"] if via else None,
            **self._values[cue],
        )

    def _held(self, name: str, span: Span) -> Held:
        """Return a sentence with who holds the floor; the outlet, where a person drew it and said nothing of it."""
        return Held(start=span.start, end=span.end, **{"holder": Holder.OUTLET, **self._values.get(name, {})})

    def _whole(self, cue: str) -> dict[str, Any]:
        """Return the fields of a cue, those that nobody gave completed."""
        known = self._values.get(cue, {})
        if self._complete is None or all(name in known for name in ("id", *_WORDS)):
            return known
        source, claim = self._part(cue, Relation.SOURCE), self._part(cue, Relation.CLAIM)
        return {**self._complete(self._spans[cue][1], source, claim, known), **known}

    def _part(self, cue: str, relation: Relation) -> Span | None:
        return next((self._spans[name][1] for name in self._tied(cue, relation)), None)

    def _tied(self, cue: str, relation: Relation) -> list[str]:
        return self._ties.get(cue, {}).get(relation, [])

    def _span(self, places: str) -> Span:
        """The span; pieces with nothing but line breaks between them were one fragment."""
        joined: list[tuple[int, int]] = []
        for place in places.split(";"):
            start, end = map(int, place.split(" "))
            if joined and set(self._text[joined[-1][1] : start]) <= _BREAKS:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return Span(fragments=tuple(Fragment(start=s, end=e, text=self._text[s:e]) for s, e in joined))
