"""Spellings of names: what two spellings of one name have in common, and the spellings a name may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from annotator.bangla.folding import fold

#: Words inside names that papers spell in several ways; the first spelling stands for all.
_VARIANTS: tuple[tuple[str, ...], ...] = (
    ("দ্য", "দি", "দ্যা"),
    ("অব", "অফ", "অভ"),
    ("অ্যান্ড", "এন্ড", "এ্যান্ড"),
    ("অধিদপ্তর", "অধিদফতর"),
    ("ইউনিভার্সিটি", "ইউনিভার্সিটী"),
    ("ইনস্টিটিউট", "ইন্সটিটিউট"),
    ("ইসলামী", "ইসলামি"),
    ("এজেন্সি", "এজেন্সী"),
    ("করপোরেশন", "কর্পোরেশন"),
    ("দপ্তর", "দফতর"),
    ("পুলিশ", "পুলিস"),
    ("মেডিকেল", "মেডিক্যাল"),
    ("লীগ", "লিগ"),
)
_FIRST = {word: variants[0] for variants in _VARIANTS for word in variants}
_ALL = {variants[0]: variants for variants in _VARIANTS}

_SEPARATORS = re.compile(r"[\s'’‘\-–—.,/]+")


def name_key(name: str) -> str:
    """Return what a name is looked up by: folded, each word in its first spelling, spaces and punctuation off."""
    return "".join(_FIRST.get(word, word) for word in _SEPARATORS.split(fold(name)))


def spellings(name: str) -> Iterator[str]:
    """The folded name in every combination of its words' spellings, a hyphen also as a dash or a space, and ``আল``
    also hyphened or joined to its noun.

    The first one is the name itself.
    """
    words = fold(name).split()
    for choice in product(*(_spellings_of(word) for word in words)):
        written = " ".join(choice)
        yield written
        if "-" in written:
            yield from (written.replace("-", sign) for sign in ("–", " "))
        if choice[0] == "আল" and len(choice) > 1:
            yield from (f"আল{sign}{' '.join(choice[1:])}" for sign in ("-", "–", ""))


def _spellings_of(word: str) -> tuple[str, ...]:
    """The word, then its other spellings."""
    variants = _ALL.get(_FIRST.get(word, word), ())
    return (word, *(variant for variant in variants if variant != word))
