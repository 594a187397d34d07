"""From bytes to text: which encoding it is, and whether it can be kept and read."""

from __future__ import annotations

import codecs
import re

from annotator.intake.items import Unreadable

#: A page of more bytes is not read.
LARGEST = 50 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Of Bangla in UTF-16 nearly every second byte is one of three.
_LEAST = 0.4
# So many bytes show it.
_SAMPLE = 1024
#: What stands for a byte that is of no encoding.
SPOILED = "\ufffd"
_CHARSET = re.compile(rb"<meta[^<>]+charset=[\"']?\s*+([\w-]+)", re.IGNORECASE)
_BENGALI = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
# Signs that stand inside words in text typed with Bijoy's ANSI fonts, where Bangla letters are shown in the place of
# Latin letters and signs.
_BIJOY = re.compile(r"[A-Za-z`~|][†‡ˆ‰Š‹Œ•–—˜™š›œŸ¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿×÷]|[†‡ˆ‰‹›¨©ª«][A-Za-z`~|]")


def decode(data: bytes) -> str:
    """The text of a file in UTF-8 or UTF-16, with or without a byte-order mark, which comes off; newlines stay.

    A page may declare another encoding in its head; a few spoiled bytes in Bangla become U+FFFD.

    Raises:
        Unreadable: it is of another encoding or no text at all.
    """
    encoding = sniff(data[:4096])
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = _declared(data) or (_nearly(data) if encoding.startswith("utf-8") else "")
        if not text:
            raise _of_another_encoding(data) from error
    check(text)
    return text


def _declared(data: bytes) -> str:
    """The text in the encoding that a page's head declares: an old page may write its Bangla as entities in it."""
    match = _CHARSET.search(data[:4096])
    name = match.group(1).decode().lower() if match else "utf-8"
    try:
        return "" if name in ("utf-8", "utf8") else data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return ""


def _nearly(data: bytes) -> str:
    """The text of Bangla in UTF-8 in which a few bytes are spoiled, as where a page was cut off; they become U+FFFD."""
    text = data.decode("utf-8-sig", errors="replace")
    spoiled = text.count(SPOILED)
    return text if spoiled <= 1 + len(text) // 1000 and len(_BENGALI.findall(text)) > 50 * spoiled else ""


def sniff(start: bytes) -> str:
    """The encoding that the first bytes of a file show: its byte-order mark, the pattern of UTF-16, else UTF-8."""
    for bom, encoding in _BOMS:
        if start.startswith(bom):
            return encoding
    pairs = len(start) // 2
    if not pairs or _share(start[:_SAMPLE]) < _LEAST:
        return "utf-8"
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
    if _is_broken(text):
        raise Unreadable("surrogate", "it holds half of a surrogate pair (U+D800 to U+DFFF); save it again as UTF-8")
    if not text.strip():
        raise Unreadable("empty", "it holds no text")
    if not _BENGALI.search(text) and _is_bijoy(text):
        raise Unreadable("bijoy", _BIJOY_REASON)


def _is_broken(text: str) -> bool:
    """Tell whether half of a surrogate pair stands in a text, which alone cannot be encoded."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


_BIJOY_REASON = "it is Bangla in a legacy ANSI font (Bijoy); convert it to Unicode with a converter and read it again"


def has_bangla(text: str) -> bool:
    """Tell whether there is a Bengali letter in the text."""
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
