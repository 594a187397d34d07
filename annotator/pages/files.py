"""From paths to files, and from a file's bytes to its text."""

from __future__ import annotations

import codecs
import glob
import re
from collections.abc import Iterable
from pathlib import Path

from annotator.errors import InputError

#: Endings of the files that a folder is searched for.
SUFFIXES = (".txt", ".html", ".htm", ".jsonl", ".csv")
#: A page of more bytes is not read.
LARGEST = 50 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a gzip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3": "a database",
}
_BENGALI = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
# Signs that stand inside words in text typed with Bijoy's ANSI fonts, where Bangla letters are shown in the place of
# Latin letters and signs.
_BIJOY = re.compile(r"[A-Za-z`~|][†‡ˆ‰Š‹Œ•–—˜™š›œŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷]|[†‡ˆ‰‹›¨©ª«][A-Za-z`~|]")
_LONE = re.compile("[\ud800-\udfff]")


class Unreadable(Exception):
    """A page whose text cannot be had; carried as a finding, never out of this package."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files that paths, folders (with all below them) and patterns with ``*`` name, sorted, each once.

    Raises:
        InputError: a path does not exist, a pattern fits nothing, or a folder holds no page.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _expand(str(path)):
            found.setdefault(file.resolve(), file)
    return sorted(found.values())


def _expand(path: str) -> list[Path]:
    place = Path(path)
    try:
        if place.is_dir():
            files = [file for file in place.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()]
            if not files:
                raise InputError(f"{path}: no page in this folder; pages end in {', '.join(SUFFIXES)}")
            return files
        if place.exists():
            return [place]
        matches = [Path(match) for match in glob.glob(path, recursive=True)] if glob.has_magic(path) else []  # noqa: PTH207
    except (OSError, ValueError) as error:
        raise InputError(f"{path!r}: cannot be looked up: {error}") from error
    if not matches:
        fault = "no file fits this pattern" if glob.has_magic(path) else "no such file or folder"
        raise InputError(f"{path}: {fault}; check the spelling and where the command is run")
    return [file for match in matches for file in (_expand(str(match)) if match.is_dir() else [match])]


def read_bytes(file: Path) -> bytes:
    """The bytes of a page.

    Raises:
        Unreadable: it cannot be opened, is empty or too large.
    """
    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable("too_large", f"it is larger than {LARGEST >> 20} MB, so no page; give rows as .jsonl")
        data = file.read_bytes()
    except OSError as error:
        raise not_opened(error) from error
    if not data.strip():
        raise Unreadable("empty", "it is empty; fetch the page again")
    return data


def not_opened(error: OSError) -> Unreadable:
    return Unreadable("unreadable", f"it cannot be opened: {error.strerror or error}; check that you may read it")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, with or without a byte-order mark, which comes off; newlines stay.

    Raises:
        Unreadable: it is of another encoding or no text at all.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable("not_text", f"it is {name}, not text; save the article's text as .txt in UTF-8")
    encoding = sniff(data[:4096])
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _of_another_encoding(data) from error
    check(text)
    return text


def sniff(start: bytes) -> str:
    """The encoding that the first bytes of a file show: its byte-order mark, the pattern of UTF-16, else UTF-8."""
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return encoding
    pairs = len(start) // 2
    # Every second byte of UTF-16 is 9 (Bengali letters), 0 (ASCII) or 32 (quotes and dashes).
    for encoding, half in (("utf-16-le", start[1 : pairs * 2 : 2]), ("utf-16-be", start[0 : pairs * 2 : 2])):
        other = start[0 : pairs * 2 : 2] if encoding == "utf-16-le" else start[1 : pairs * 2 : 2]
        if pairs >= 8 and _share(half) > 0.9 and (0 in half or _share(other) < 0.5):
            return encoding
    return "utf-8"


def _share(half: bytes) -> float:
    return sum(half.count(byte) for byte in (0, 9, 32)) / len(half)


def check(text: str) -> None:
    """See that a text can be kept and read.

    Raises:
        Unreadable: it holds NUL or half a surrogate pair, nothing at all, or Bangla typed in Bijoy's ANSI fonts.
    """
    if "\0" in text:
        raise Unreadable("not_text", "it holds NUL, so it is no text; save the article's text as .txt in UTF-8")
    if _LONE.search(text):
        raise Unreadable("surrogate", "it holds half of a surrogate pair (U+D800 to U+DFFF); save it again as UTF-8")
    if not text.strip():
        raise Unreadable("empty", "it holds no text")
    if not _BENGALI.search(text) and _is_bijoy(text):
        raise Unreadable("bijoy", _BIJOY_REASON)


_BIJOY_REASON = "it is Bangla in a legacy ANSI font (Bijoy); convert it to Unicode with a converter and read it again"


def has_bangla(text: str) -> bool:
    """Whether there is a Bengali letter in the text."""
    return _BENGALI.search(text) is not None


def _is_bijoy(text: str) -> bool:
    return len(_BIJOY.findall(text[:20_000])) >= max(3, text[:20_000].count(" ") // 12)


def _of_another_encoding(data: bytes) -> Unreadable:
    sample = data[:20_000]
    if sum(byte < 9 or 13 < byte < 32 for byte in sample) > len(sample) // 50:
        return Unreadable("not_text", "it is binary, not text; save the article's text as .txt in UTF-8")
    if _is_bijoy(sample.decode("cp1252", "replace")):
        return Unreadable("bijoy", _BIJOY_REASON)
    return Unreadable("encoding", "it is neither UTF-8 nor UTF-16; save it again as UTF-8")
