"""Texts by chance: of parts (speakers, cues, claims and what joins them) in frames of all kinds, and of pieces."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from tests.approving import Case, number

#: Parts of sentences, and the frames in which they follow each other.
PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
#: So many cases of so many texts each.
CASES, TEXTS = 160, 16
#: Pieces come from so many heaps of texts, so many times of each.
HEAPS, TIMES = 600, 6
#: Where texts come apart: between words, behind signs, before endings.
_JOINTS = [re.compile(joint) for joint in (r"(\s+)", r"(?<=[।?!,:’])", r"(?=[ািীেোরকটতদ])")]
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


def parted(texts: Iterable[str], heaps: int) -> Iterator[list[str]]:
    """Part texts into heaps; a new one changes one of them only."""
    found: dict[int, list[str]] = {}
    for text in texts:
        found.setdefault(number(text, heaps), []).append(text)
    yield from (heap for _, heap in sorted(found.items()))


def _grafted(text: str, others: Sequence[str], key: str) -> str:
    """A text with pieces of others in the place of some of its own."""
    joint = _JOINTS[number(f"{key} joint", len(_JOINTS))]
    pieces = joint.split(text)
    for n in range(1 + number(key, 4)):
        other = joint.split(others[number(f"{key} {n} other", len(others))])
        at, start = number(f"{key} {n} at", len(pieces) + 1), number(f"{key} {n} start", len(other))
        pieces[at : at + number(f"{key} {n} less", 4)] = other[start : start + number(f"{key} {n} more", 4)]
    return "".join(pieces)


def grafts(texts: Iterable[str]) -> Iterator[Case]:
    """Texts with pieces of others of their heap, alone and before others."""
    for heap in parted(texts, HEAPS):
        found = {}
        for at, text in enumerate(heap):
            for n in range(TIMES):
                behind = heap[at + 1 : at + 1 + n % 3]
                found[f"{at} {n}"] = _grafted(" ".join([text, *behind]), heap, f"{text} {n}")
        yield Case(" ".join(found.values()), found)
