"""Detection of a file's form from its content; its ending decides only where two forms look alike."""

from __future__ import annotations

import csv
import json
import re
from enum import StrEnum

from annotator.intake.names import is_known
from annotator.intake.text import sniff

#: Bytes that are looked at.
LOOK = 1 << 16
#: Lines by which a table is known.
SAMPLE = 20


class FileForm(StrEnum):
    """The forms that are read."""

    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    TAR = "tar"
    ZIP = "zip"
    SHEET = "spreadsheet"
    PARQUET = "parquet"
    ARROW = "arrow"
    WARC = "warc"
    MAIL = "mail"
    MAILBOX = "mailbox"
    FEED = "feed"
    RECORDS = "xml records"
    JSON = "json"
    LINES = "json lines"
    TABLE = "table"
    LABELLED = "labelled lines"
    HTML = "html"
    TEXT = "text"


_MAGIC: tuple[tuple[bytes, FileForm | str], ...] = (
    (b"\x1f\x8b", FileForm.GZIP),
    (b"BZh", FileForm.BZIP2),
    (b"\xfd7zXZ\x00", FileForm.XZ),
    (b"\x28\xb5\x2f\xfd", FileForm.ZSTD),
    (b"PK\x03\x04", FileForm.ZIP),
    (b"PK\x05\x06", FileForm.ZIP),
    (b"PAR1", FileForm.PARQUET),
    (b"ARROW1", FileForm.ARROW),
    (b"\xff\xff\xff\xff", FileForm.ARROW),
    (b"WARC/", FileForm.WARC),
    (b"filedesc://", FileForm.WARC),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"ID3", "a recording"),
    (b"OggS", "a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format 3", "a database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"Obj\x01", "an Avro file"),
    (b"ORC", "an ORC file"),
    (b"\x89HDF", "an HDF5 file"),
    (b"\x93NUMPY", "a NumPy file"),
    (b"wOF", "a font"),
    (b"\x00\x01\x00\x00", "a font"),
)
_MAGIC_BYTES = tuple(magic for magic, _ in _MAGIC)
_PICKLE = re.compile(rb"\x80[\x02-\x05][\x95}\]c(]")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PROLOG = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml.*?\?>\s*|<!DOCTYPE(?!\s+html)[^>\[]*(?:\[.*?\])?>\s*)*", re.DOTALL | re.IGNORECASE
)
_HTML = "html head body main article section header nav div p span h1 h2 h3 meta title table ul ol a br center font img"
#: The outermost element of HTML, or of a part of a page.
_HTML_ELEMENTS = frozenset([*_HTML.split(), "script", "style", "link", "figure", "b", "strong", "blockquote", "form"])
_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]*)")
_HEADER = re.compile(r"^([A-Za-z][A-Za-z-]{1,40}):\s", re.M)
_MAIL = "from to subject date message-id mime-version content-type received return-path"
_MAIL_HEADERS = frozenset(_MAIL.split())
_FEEDS = {"rss", "feed", "rdf:rdf", "channel"}
_JSON = re.compile(r'\s*(?:\[\s*[{\["]|\{\s*["}])')
_SOURCE_CODE = re.compile(r"<\?php|#!")


def form_of(head: bytes, name: str) -> FileForm | str:
    """The form of a file; what is not read is named in words ("a PDF").

    Args:
        head: its first bytes, :data:`LOOK` of them where it has so many.
        name: its name, for what its ending may decide.
    """
    ending = name.lower().rpartition(".")[2]
    if head.startswith(_MAGIC_BYTES):
        return next(form for magic, form in _MAGIC if head.startswith(magic))
    if head[257:262] == b"ustar":
        return FileForm.TAR
    if head.startswith(_OLD_OFFICE):
        return FileForm.SHEET if ending in ("xls", "xlsb") else "an old Office document"
    if head[4:8] == b"ftyp":
        return "a film"
    if _PICKLE.match(head):
        return "a pickle, which runs code when it is opened"
    return _form_of_text(_decoded(head), ending)


# A page that a tool put on one line, with a bar between its parts, is no head of a table.
_SENTENCE = re.compile(r"[।?!]\s?\|")
_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x1E), 0x1F])


def _decoded(head: bytes) -> str:
    return head.decode(sniff(head[:4096]), errors="ignore").lstrip("\ufeff")


def _form_of_text(text: str, ending: str) -> FileForm | str:
    start = text.lstrip()
    looked_at = start[:4096].encode("utf-8", "ignore")
    if len(looked_at) - len(looked_at.translate(None, _CONTROLS)) > len(start[:4096]) // 50 + 3:
        return "a binary file"
    if start.startswith("<"):
        return _form_of_markup(start, ending)
    if ending in ("jsonl", "ndjson", "jl") and not start.startswith(("[\n", "[ \n", "[\r")):
        return FileForm.LINES
    if _JSON.match(start):
        return _form_of_json(start)
    if _is_mail(start):
        return FileForm.MAILBOX if start.startswith("From ") else FileForm.MAIL
    if "<" in start[:2000] and re.search(r"<!doctype\s+html|<html[\s>]", start[:2000], re.I):
        return FileForm.HTML  # behind the headers of an answer, or a line that a tool wrote
    if start.startswith("__label__"):
        return FileForm.LABELLED
    if ending in ("csv", "tsv", "tab", "psv") or ("\0" not in start and _is_table(start)):
        return FileForm.TABLE
    return FileForm.TEXT


def _form_of_markup(text: str, ending: str) -> FileForm | str:
    if _SOURCE_CODE.match(text):
        return "source code"
    behind = _PROLOG.match(text)
    text = text[behind.end() if behind else 0 :]
    if re.match(r"<!doctype\s+html", text, re.I):
        return FileForm.HTML
    element = _ELEMENT.match(text)
    name = element.group(1).lower() if element else ""
    if name in _FEEDS:
        return FileForm.FEED
    if name in ("urlset", "sitemapindex"):
        return "a sitemap: it lists addresses and holds no text; `annotator fetch` gets the pages"
    if name == "svg":
        return "a picture"
    if name in _HTML_ELEMENTS and not (ending == "xml" and name in ("article", "header", "title")):
        return FileForm.HTML
    return FileForm.RECORDS if name else FileForm.TEXT


def _form_of_json(start: str) -> FileForm:
    """JSON, or JSON lines: where the first line is an object, whole, and the next line begins another."""
    first, _, rest = start.partition("\n")
    if not start.startswith("{") or not rest.lstrip().startswith("{"):
        return FileForm.JSON
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return FileForm.JSON
    return FileForm.LINES


def _is_mail(start: str) -> bool:
    """Tell whether it begins with the headers of a mail, or of a page that a browser saved as one file."""
    if start.startswith("From "):
        start = re.sub(r"^From \S+ .*\n", "", start)  # of a mailbox
    if _HEADER.match(start) is None:
        return False
    head = re.split(r"\r?\n\r?\n", start[:20_000], maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(head)}
    marked = names & {"mime-version", "message-id"} or re.search(r"^content-type:\s*multipart/", head, re.I | re.M)
    return len(names & _MAIL_HEADERS) >= 3 and bool(marked)


def _is_table(start: str) -> bool:
    """Tell whether the first line names columns, two of which are known, or the lines are parted alike."""
    lines = start.split("\n", SAMPLE)[:SAMPLE]
    if len(start) >= LOOK // 4:
        lines = lines[:-1] or lines  # the last may be cut off
    if re.match(r"sep=.\s*$", lines[0], re.I):
        return True
    return len(lines[0]) < 1000 and any(_parts(lines, delimiter) for delimiter in ",;\t|")


def _parts(lines: list[str], delimiter: str) -> bool:
    if delimiter not in lines[0]:
        return False
    rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
    known = sum(map(is_known, rows[0]))
    if known >= 2 and (len(rows) > 1 or not _SENTENCE.search(lines[0])):
        return True
    alike = len(rows) > 2 and all(len(row) == len(rows[0]) for row in rows)
    spaced = any(cell.startswith(" ") for row in rows for cell in row)
    return alike and (delimiter == "\t" or (known == 1 and not spaced))
