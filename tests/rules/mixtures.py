"""Texts of parts by chance: speakers, cues, claims and what joins them, of all kinds, in frames of all kinds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tests.approving import Case, number

#: Parts of sentences, and the frames in which they follow each other.
PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
#: So many cases of so many texts each.
CASES, TEXTS = 160, 16
_SLOT = re.compile(r"\{(\w+)\}")


def _filled(frame: str, key: str, chosen: Mapping[int, str] = MappingProxyType({})) -> str:
    """A frame filled with what a key chooses, but for the slots of which it is said."""
    pieces = _SLOT.split(frame)
    for at in range(1, len(pieces), 2):
        some = PARTS[pieces[at]]
        pieces[at] = chosen.get(at, some[number(f"{key} {at}", len(some))])
    return " ".join("".join(pieces).split())


def _sentence(key: str) -> str:
    """A frame by chance filled by chance."""
    frames = PARTS["frames"]
    return _filled(frames[number(key, len(frames))], key)


def crossed() -> Iterator[Case]:
    """Frames with every filler of each of their slots in turn, the others by chance."""
    for frame in (*PARTS["crossed"], *PARTS["frames"]):
        for at, slot in list(enumerate(_SLOT.split(frame)))[1::2]:
            texts = {filler: _filled(frame, f"{frame} {at} {filler}", {at: filler}) for filler in PARTS[slot]}
            yield Case(" ".join(texts.values()), texts)


def mixtures() -> Iterator[Case]:
    """Texts of one to four sentences, every other one a paragraph of its own."""
    for n in range(CASES):
        texts = {}
        for k in range(TEXTS):
            sentences = [_sentence(f"{n} {k} {at}") for at in range(1 + k % 4)]
            texts[f"{k}"] = ("\n\n" if k % 8 > 3 else " ").join(sentences)
        yield Case(" ".join(texts.values()), texts)
