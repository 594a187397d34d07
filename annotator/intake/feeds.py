"""Feeds (RSS, Atom) and other XML files that hold one record after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from annotator.intake.items import RawRows, Unreadable
from annotator.models import Finding

#: A summary of fewer letters, or one that breaks off, is no article.
SHORTEST = 150
_BREAKS_OFF = re.compile(r"(?:…|\.\.\.|\[…\]|\[&#8230;\]|&hellip;|\[\.\.\.\])\s*+\]?(?:<[^<>]*+>|\s)*+$")
_TAG = re.compile(r"<[^<>]*+>|&[#\w]++;")


def feed_rows(data: bytes, place: str) -> RawRows:
    """The entries of a feed that carry the text itself; those with a summary alone are counted in a note."""
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise Unreadable("empty", "the feed holds no entry")
    teasers = 0
    site = _TAG.sub("", feed.feed.get("title") or "")
    for number, entry in enumerate(feed.entries, 1):
        row = _entry(entry)
        text = row["text"]
        if not entry.get("content") and (len(_TAG.sub("", text)) < SHORTEST or _BREAKS_OFF.search(text)):
            teasers += 1
        else:
            yield number, {"feed_title": site, **row}
    if teasers:
        reason = (
            f"{teasers:,} of {len(feed.entries):,} entries carry a summary instead of the text; "
            "`annotator fetch` gets their pages"
        )
        severity: Any = "error" if teasers == len(feed.entries) else "warning"
        yield Finding(place=place, kind="summaries", reason=reason, severity=severity)


def _entry(entry: Any) -> dict[str, Any]:
    updated = dict.get(entry, "updated")  # feedparser's own get warns where there is none
    texts = [each.get("value") or "" for each in entry.get("content", [])]
    source = entry.get("source") or {}
    categories = [tag.get("term") for tag in entry.get("tags", []) if tag.get("term")]
    return {
        "text": max([*texts, entry.get("summary") or ""], key=len),
        "title": _TAG.sub("", entry.get("title") or ""),
        "url": entry.get("link"),
        "outlet": source.get("title") or source.get("href"),  # a feed of other feeds' entries
        "published_at": entry.get("published") or updated,
        "updated_at": updated,
        "author": entry.get("author"),
        "section": categories[0] if categories else None,
    }


def xml_rows(data: bytes) -> RawRows:
    """The records of an XML file: the elements that are there several times and have fields of their own.

    A file of several outermost elements, as collections for retrieval are (``<DOC>…</DOC><DOC>…``), is read too.

    Raises:
        Unreadable: it holds no such element.
    """
    from lxml import etree

    data = re.sub(rb"^\s*<\?xml[^>]*\?>", b"", data.lstrip(b"\xef\xbb\xbf"))
    parser = etree.XMLParser(recover=True, huge_tree=True, encoding="utf-8", resolve_entities=False)
    tree = etree.fromstring(b"<all>" + data + b"</all>", parser)
    rows = max(_repeated(tree), key=len, default=[])
    if not rows:
        raise Unreadable(
            "no_records", "it is XML of a form that is not known; save the articles' text as .txt or .jsonl"
        )
    yield from enumerate(rows, 1)


def _repeated(tree: Any) -> Iterator[list[dict[str, Any]]]:
    """The records that lie beside one another in an element, for each element."""
    for node in tree.iter():
        children = [child for child in node if isinstance(child.tag, str)]
        records = [child for child in children if child.tag == children[0].tag and len(child)]
        if records and len(records) * 2 > len(children):
            yield [_record(each) for each in records]


def _record(node: Any) -> dict[str, Any]:
    fields: dict[str, list[str]] = {}
    for child in node:
        if isinstance(child.tag, str):
            text = "\n".join(part.strip() for part in child.itertext() if part.strip())
            fields.setdefault(child.tag.rpartition("}")[2], []).append(text)
    return {**node.attrib, **{name: "\n".join(texts) for name, texts in fields.items()}}
