"""Text that a tool on its way spoiled in a way that can be undone for certain: told each time it is undone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BANGLA = re.compile("[\u0980-\u09ff]")
# The first two bytes of every Bengali letter in UTF-8 (E0 A6, E0 A7), as Latin-1 or Windows-1252 show them.
_MOJIBAKE = re.compile("à[¦§]")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_BENGALI_ESCAPE = re.compile(r"\\u09[89a-fA-F][0-9a-fA-F]")
#: So many signs of one kind of spoiling show it for certain.
SIGNS = 3


@dataclass(frozen=True, slots=True)
class Mended:
    """A text as it was meant."""

    text: str
    how: str | None = None
    """The program that mended it, with its version; none where nothing was to be mended."""
    reason: str = ""
    """What was wrong, in words."""


def mended(text: str) -> Mended:
    r"""The text as it was meant: UTF-8 that was read as Latin-1 or Windows-1252, and letters written as ``\u0995``.

    Nothing is done where the text holds Bangla already or where what comes out is not Bangla throughout.
    """
    if len(_BENGALI_ESCAPE.findall(text)) >= SIGNS:
        return Mended(_unescaped(text), "escapes 1", "its letters were written as \\u0995 …")
    if len(_MOJIBAKE.findall(text)) < SIGNS or len(_BANGLA.findall(text)) > len(_MOJIBAKE.findall(text)):
        return Mended(text)
    import ftfy

    better = ftfy.fix_encoding(text)
    if _MOJIBAKE.search(better) or "\ufffd" in better or not _BANGLA.search(better):
        return Mended(text)
    return Mended(better, f"ftfy {ftfy.__version__}", "its UTF-8 had been read as another encoding (mojibake)")


def _unescaped(text: str) -> str:
    text = re.sub(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w", lambda pair: _pair(pair.group()), text)
    text = _ESCAPE.sub(lambda match: chr(int(match.group(1), 16)), text)
    return text.replace("\\n", "\n").replace("\\r", "").replace("\\t", "\t").replace('\\"', '"').replace("\\/", "/")


def _pair(escapes: str) -> str:
    """The sign that two halves of a surrogate pair stand for."""
    halves = bytes.fromhex(escapes[2:6] + escapes[8:12])
    return halves.decode("utf-16-be", "replace")
