"""Texts of parts by chance: speakers, cues, claims and what joins them, of all kinds, in frames of all kinds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.approving import Case, number

#: Parts of sentences, and the frames in which they follow each other.
PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
#: So many cases of so many texts each.
CASES, TEXTS = 160, 16
_SLOT = re.compile(r"\{(\w+)\}")


def _sentence(key: str) -> str:
    """A frame filled with what a key chooses."""
    frames = PARTS["frames"]
    pieces = _SLOT.split(frames[number(key, len(frames))])
    for at in range(1, len(pieces), 2):
        some = PARTS[pieces[at]]
        pieces[at] = some[number(f"{key} {at}", len(some))]
    return " ".join("".join(pieces).split())


def mixtures() -> Iterator[Case]:
    """Texts of one to four sentences, every other one a paragraph of its own."""
    for n in range(CASES):
        texts = {}
        for k in range(TEXTS):
            sentences = [_sentence(f"{n} {k} {at}") for at in range(1 + k % 4)]
            texts[f"{k}"] = ("\n\n" if k % 8 > 3 else " ").join(sentences)
        yield Case(" ".join(texts.values()), texts)
