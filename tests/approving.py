"""Approved answers: what a step says of many texts, held to the letter, so that no change goes unseen.

A file of answers has a line for each text: its key (a hash of the text), a hash of the answer to each form in which the
text was asked (as it stands, without full stops, a word less …), and in short what the first answer says, so that a
difference tells what changed. ``python -m tests.approve`` writes the files anew; the difference is then to be reviewed.

A text that the file does not hold is not asked, so that whoever adds an example need not think of this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

#: Texts are asked in parts, by the first digit of their keys; without those that take long the first two.
PARTS = [pytest.param(digit, marks=[pytest.mark.slow] if digit > "1" else []) for digit in "0123456789abcdef"]
#: The share of texts that a file must hold.
HELD = 0.95
RENEW = "where this is wanted: `python -m tests.approve`, and look at what changed"
#: So many differences are shown.
_SHOWN = 12


def short(text: str, digits: int) -> str:
    """Return so many hexadecimal digits of a text's hash."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]


def number(text: str, limit: int) -> int:
    """Return a number below the limit that follows from a text."""
    return int(short(text, 12), 16) % limit


@dataclass(frozen=True)
class Case:
    """A text, and the forms in which it is asked."""

    text: str
    forms: Mapping[str, str]
    """By their names; the first is told in the file."""

    @property
    def key(self) -> str:
        return short(self.text, 10)


def reaching(folder: Path) -> Iterator[Case]:
    """Texts that show what no other case does: ``python -m benchmarks.reaching``."""
    for text in json.loads((folder / "reaching.json").read_text(encoding="utf-8")):
        yield Case(text, {"as it stands": text})


@dataclass(frozen=True)
class Approval:
    """Cases, how they are answered, and where the approved answers stand."""

    file: Path
    cases: Callable[[], Iterable[Case]]
    answer: Callable[[str], str]
    """All that is said of a text."""
    tell: Callable[[str], str]
    """What an answer says, in short."""

    @cached_property
    def made(self) -> dict[str, Case]:
        """The cases by their keys; a text that stands twice is one."""
        return {case.key: case for case in self.cases()}

    @cached_property
    def approved(self) -> dict[str, tuple[list[str], str]]:
        """The hashes and what is told, by key."""
        rows = (line.split("\t") for line in self.file.read_text(encoding="utf-8").splitlines())
        return {key: (hashes.split(), told) for key, hashes, told in rows}

    def line(self, case: Case) -> str:
        """The line of a case."""
        answers = [self.answer(form) for form in case.forms.values()]
        return "\t".join([case.key, " ".join(short(one, 4) for one in answers), self.tell(answers[0])])

    def write(self) -> None:
        """Answer all cases and approve of the answers."""
        lines = [self.line(case) for _, case in sorted(self.made.items())]
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def changed(self, part: str, keys: Set[str] | None = None) -> Iterator[str]:
        """The texts of a part, or those of these keys, that are answered otherwise than approved."""
        for key in sorted(self.made.keys() & self.approved.keys() if keys is None else keys & self.approved.keys()):
            if not key.startswith(part):
                continue
            case = self.made[key]
            hashes, told = self.approved[key]
            for known, (form, text) in zip(hashes, case.forms.items(), strict=True):
                answer = self.answer(text)
                if short(answer, 4) != known:
                    before = f"\n  approved: {told}" if form == next(iter(case.forms)) else ""
                    yield f"{key}, {form}: {text}{before}\n  found:    {self.tell(answer)}"


def complaint(found: Sequence[str]) -> str:
    """What is said of the differences."""
    more = f"\n… and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return "\n".join(found[:_SHOWN]) + f"{more}\n{len(found)} answers changed; {RENEW}"
