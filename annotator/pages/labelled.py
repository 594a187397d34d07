"""Labelled heads, as scrapers and extractors write them above a text: "URL: …", "Title: …", "Date: …", "Content:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from annotator.pages.kinds import Kind
from annotator.pages.lines import Line

_FIELDS = {
    "url": "url url_source link permalink source_url article_url news_link address ঠিকানা লিংক",
    "title": "title headline heading subject শিরোনাম",
    "date": "date published published_at publish_date publication_date published_time pubdate datetime time sent "
    "তারিখ সময় প্রকাশকাল",
    "updated": "updated modified last_updated আপডেট",
    "author": "author authors by byline reporter writer লেখক প্রতিবেদক",
    "section": "category categories section বিভাগ",
    "host": "hostname domain host",
    "outlet": "sitename site_name site website source publisher newspaper outlet সূত্র সংবাদপত্র পত্রিকা পত্রিকার_নাম কাগজ",
    "sender": "from প্রেরক",
    "mail": "to cc",
    "": "keywords tags tag description summary fingerprint id language license image pagetype filedate comments views",
    "text": "content markdown_content body text article article_text news full_text সংবাদ বিস্তারিত মূল_খবর",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split()}
_LABEL = re.compile(
    r"^\W{0,3}([A-Za-z\u0985-\u09f1_][\w\u0980-\u09ff -]{1,18}?)(?![\u0981-\u09e3])\W{0,3}\s?[:ঃ](?!//)\s*(.*)$"
)
# A label, with what stands around it, is no longer, in signs.
_LABEL_END = 30
_RULER = re.compile(r"^[=#*_-]{3,}+(?:[^\n=#*_-].{0,39}?[=#*_-]{3,}+)?$")
# A head has at least so many labels, within so many lines.
_LEAST = 2
# What search engines write above a page that they kept.
_CACHED = re.compile(
    r"(?:This is Google['’]s cache of|You have reached the cached page for|এটি (?:হল|হলো) Google-এর ক্যাশ করা) (https?://\S+?)[.।]?(?:\s|$)"
)
_TOP = 3
_HEAD = 25
_TELLING = frozenset({"url", "title", "date", "text"})


def labelled(lines: Sequence[Line]) -> tuple[list[Line], dict[str, tuple[int, int]]]:
    """The lines with those of a labelled head marked as such, and where in the text they tell what, by field.

    The first of a name counts.

    A head between rules is one by its place; any other has two labels at least that are an address, a title, a date or
    the text's own.
    """
    fields = (_field(line.text[:_LABEL_END]) for line in lines)
    found = {number: field for number, field in enumerate(fields) if field is not None}
    text = next((number for number, line in enumerate(lines) if line.kind is Kind.TEXT), len(lines))
    # Below the text a source is that of the story.
    found = {number: field for number, field in found.items() if field != "outlet" or number < text or number < _LEAST}
    head = [number for number in found if number < _HEAD]
    telling = sum(found[number] in _TELLING for number in head)
    is_rst = len(head) >= _LEAST and all(lines[number].text.startswith(":") for number in head)  # ":date: …"
    if not is_rst and not _is_ruled(lines, head) and telling < _LEAST:
        return list(lines), {}
    told: dict[str, tuple[int, int]] = {}
    marked = list(lines)
    for number, field in found.items():
        value = _value(lines[number])
        if field == "text" and value:
            continue  # its text stands behind it on the same line
        marked[number] = lines[number]._replace(kind=Kind.LABEL)
        if field and value:
            start = lines[number].end - len(lines[number].text) + lines[number].text.rindex(value)
            told.setdefault(field, (start, start + len(value)))
    rulers = (number for number, line in enumerate(marked) if _RULER.match(line.text))
    for number in rulers:
        marked[number] = marked[number]._replace(kind=Kind.CHROME)
    return marked, told


def address_in_cache(lines: Sequence[Line]) -> str | None:
    """Return the address of the page of which a search engine says at the top that it kept a copy; none without one."""
    found = (_CACHED.match(line.text) for line in lines[:_TOP])
    return next((match.group(1) for match in found if match), None)


def _is_ruled(lines: Sequence[Line], head: list[int]) -> bool:
    """Tell whether labels and nothing else stand between two rulers at the top, as trafilatura writes them."""
    if not lines or not _RULER.match(lines[0].text):
        return False
    stop = next((number for number in range(1, min(len(lines), _HEAD)) if _RULER.match(lines[number].text)), 0)
    return stop > 1 and all(number in head for number in range(1, stop))


def text_label_end(line: str) -> int:
    """Return where the label of the text itself ends that a line begins with ("Content: …"); 0 where it has none."""
    match = _LABEL.match(line)
    is_text = match is not None and _FIELD_OF.get(_name(match)) == "text"
    return match.start(2) if match and is_text else 0


# The same lines stand on page after page.
@lru_cache(maxsize=16384)
def _field(begins: str) -> str | None:
    """The field whose label stands where a line begins."""
    match = _LABEL.match(begins) if ":" in begins or "ঃ" in begins else None
    return _FIELD_OF.get(_name(match)) if match else None


def _name(match: re.Match[str]) -> str:
    return "_".join(match.group(1).casefold().replace("-", " ").split())


def _value(line: Line) -> str:
    match = _LABEL.match(line.text)
    return match.group(2).strip("[]\"'*_ \t") if match else ""
