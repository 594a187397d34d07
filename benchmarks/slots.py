"""Attributions that the rule pass reads rightly, in their texts, and texts in which a part of one was swapped."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.rules import RulePass
from tests.examples.compare import as_example, same
from tests.examples.markup import Attribution, parse, read

EXAMPLES = Path(__file__).parents[1] / "tests/examples"
SPANS = ("source", "cue", "claim")
#: What is judged of an attribution beside its spans.
VALUES = ("source_type", "canonical", "hedge_level")

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Case:
    """A text with a part swapped, and what must be found of the attribution whose part it was."""

    kind: str
    text: str
    wanted: Attribution
    count: int
    """Attributions that the text has."""


@dataclass(frozen=True)
class Slot:
    """An attribution that is read rightly, in its text."""

    text: str
    said: Attribution
    count: int

    def part(self, name: str) -> str:
        start, end = self.said[name] or (0, 0)
        return self.text[start:end]

    def right(self) -> bool:
        """Source, cue and claim stand in this order."""
        source, cue, claim = (self.said[name] for name in SPANS)
        return bool(source and claim and source[1] < cue[0] and cue[1] < claim[0])

    def with_edits(self, kind: str, edits: Iterable[Edit], **values: Any) -> Case:
        """Return the case in which the ranges are other words."""
        edits = sorted(edits)
        text, position = "", 0
        for start, end, new in edits:
            text, position = text + self.text[position:start] + new, end

        def moved(at: int, ends: bool) -> int:
            before = (e for e in edits if e[1] <= at and not (ends and e[0] == e[1] == at))
            return at + sum(len(new) - (end - start) for start, end, new in before)

        spans = {part: (moved(span[0], False), moved(span[1], True)) for part in SPANS if (span := self.said[part])}
        return Case(kind, text + self.text[position:], {**self.said, **spans, **values}, self.count)


def texts(gold: Path | None) -> Iterator[tuple[str, list[Attribution]]]:
    """Texts with their attributions: the examples that hold, and paragraphs of gold rows."""
    for path in sorted(EXAMPLES.glob("*.txt")):
        for block in read(path):
            if not block.xfail:
                example = parse(block.source)
                yield example.text, list(example.attributions)
    for line in gold.read_text(encoding="utf-8").splitlines() if gold else ():
        row = json.loads(line)
        for match in re.finditer(r"[^\n]+", row["text"]):
            start, end = match.span()
            inside = [one for one in row["attributions"] if start <= one["cue"][0] and one["cue"][1] <= end]
            yield match[0], [{**one, **{p: one[p] and [at - start for at in one[p]] for p in SPANS}} for one in inside]


def slots(rules: RulePass, gold: Path | None) -> Iterator[Slot]:
    """The attributions that the pass reads rightly."""
    for text, attributions in texts(gold):
        found = found_in(rules, text)
        for one in attributions:
            said = next((other for other in found if other["cue"] == tuple(one["cue"])), None)
            if said is not None and not faults(one, said):
                yield Slot(text, said, len(found))


def faults(wanted: Attribution, found: Attribution) -> list[str]:
    """What of an attribution is otherwise than wanted; what is not said is not judged."""
    spans = [part for part in SPANS if (wanted[part] and tuple(wanted[part])) != found[part]]
    return spans + [name for name in VALUES if wanted[name] is not None and not same(wanted[name], found[name])]


def judged(rules: RulePass, case: Case) -> list[str]:
    """What the pass does not tell of a case as it must."""
    found = found_in(rules, case.text)
    said = next((other for other in found if other["cue"] == case.wanted["cue"]), None)
    return ["cue"] if said is None else faults(case.wanted, said) + ["count"] * (len(found) != case.count)


def found_in(rules: RulePass, text: str) -> tuple[Attribution, ...]:
    return as_example(text, rules.annotate_text(text)).attributions
