"""Which rows a JSON value holds: itself, the list in an answer or a feed, objects by their keys, columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.intake.names import field_of, is_known

_TITLES = ("title", "headline")
_BODIES = ("content", "text", "body")
#: Names of the title or text of a row.
TEXTS = (*_TITLES, *_BODIES)
# What an object that holds rows tells of each of them.
_OF_ALL = ("outlet", "section")
# By these an object is known as a feed, whose title is its site's name.
_OF_FEEDS = ("home_page_url", "feed_url", "feedUrl")
_BANGLA = re.compile("[\u0985-\u09df]")


def rows_of(value: Any) -> Iterator[Any]:
    """The rows in a value: itself, or those of the table that it is an envelope of."""
    if not isinstance(value, dict):
        yield value
        return
    table = _by_address(value) or _by_columns(value) or _in_an_array(value) or _by_key(value)
    if table is None:
        yield value
    for row in table or ():
        yield from _grouped(row) or [row]


def _grouped(group: Any) -> list[Any] | None:
    """The rows of an object that is no row, but a name and a list of rows: ``{"name": "…", "articles": [{…}]}``."""
    if not isinstance(group, dict) or any(name in group for name in _BODIES):
        return None
    inner = [rows for rows in _lists(group) if _holds_text(rows) and any(name in rows[0] for name in _TITLES)]
    return _with(_about(group), inner[0]) if len(inner) == 1 else None


def _about(value: Mapping[str, Any]) -> dict[str, str]:
    """What an object that holds rows tells of all of them: outlet, section, the name of a site."""
    texts = {name: text for name, text in value.items() if isinstance(text, str) and not text.startswith("http")}
    told = {name: text for name, text in texts.items() if (field := field_of(name)) and field[0] in _OF_ALL}
    feed = value if any(name in value for name in _OF_FEEDS) else value.get("feed")
    title = feed.get("title") if isinstance(feed, dict) else texts.get("name")
    if isinstance(title, str) and (isinstance(feed, dict) or _BANGLA.search(title)):  # else it may be a data set's
        return {"feed_title": title, **told}
    return told


def _with(about: Mapping[str, str], rows: list[Any]) -> list[Any]:
    """Rows with what their envelope tells, where they do not tell it themselves."""
    return [{**about, **row} if isinstance(row, dict) else row for row in rows] if about else rows


def _lists(value: Mapping[str, Any]) -> list[list[Any]]:
    """The lists of objects in an object."""
    return [each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)]


def _in_an_array(value: dict[str, Any], depth: int = 0) -> list[Any] | None:
    """The longest list of objects in an object that holds no text itself: ``articles``, ``hits``."""
    if any(name in value for name in _BODIES) or depth > 3:
        return None
    if isinstance(value.get("data"), dict) and ("annotations" in value or "predictions" in value):
        return None  # a task of Label Studio
    lists = _lists(value)
    if any(name in value for name in _TITLES) and not any(map(_holds_text, lists)):
        return None  # a row without its text
    if "columns" in value and isinstance(value.get("data"), list):
        names = [each.get("name") if isinstance(each, dict) else str(each) for each in value["columns"]]
        return [dict(zip(names, row, strict=False)) for row in value["data"] if isinstance(row, list)] or None
    if len(lists) > 1 and len(lists) == len(value):  # by section: {"Sports": [{…}], "State": [{…}]}
        named = ((name, row) for name, rows in value.items() for row in rows if isinstance(row, dict))
        return [{"section": name, "feed_title": name, **row} for name, row in named]
    if lists:
        return _with(_about(value), max(lists, key=len))
    objects = [each for each in value.values() if isinstance(each, dict)]
    inner = [found for each in objects if (found := _by_address(each) or _in_an_array(each, depth + 1))]
    return _with(_about(value), max(inner, key=len)) if inner else None


def _holds_text(rows: list[Any]) -> bool:
    """Tell whether the first of some rows has a text, as an item of a feed with a title has; pieces of one text, which
    say of what type they are, are no rows.
    """
    if "type" in rows[0] and not any(name in rows[0] for name in _TITLES):
        return False
    return any((field := field_of(name)) and field[0] in ("text", "html") for name in rows[0])


def _by_key(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of objects: ``{"17": {"title": …}, "18": …}``."""
    rows = list(value.values())
    if len(rows) < 2 or not all(isinstance(row, dict) for row in rows):
        return None
    if all(map(_is_article, rows)):
        return [{"id": key, **row} for key, row in value.items()]
    if len({frozenset(row) for row in rows}) > max(1, len(rows) // 2):
        return None
    if rows[0] and all(map(str.isdigit, rows[0])):  # a frame's columns: {"title": {"0": …}, "text": {"0": …}}
        return [{name: column.get(key) for name, column in value.items()} for key in rows[0]]
    if any(map(is_known, value)):
        return None
    return [{"id": key, **row} for key, row in value.items()]


def _is_article(row: Mapping[str, Any]) -> bool:
    """Tell whether an object has both a title and a text, whatever else: its key may be any word."""
    return {"title", "text"} <= {field[0] for name in row if (field := field_of(name))}


def _by_address(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of objects, each by its address."""
    are_rows = all(key.startswith("http") and isinstance(row, dict) for key, row in value.items())
    return [{"url": key, **row} for key, row in value.items()] if are_rows else None


def _by_columns(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of columns of one length: ``{"title": […], "text": […]}``."""
    columns = list(value.values())
    if len(columns) < 2 or not all(isinstance(column, list) and len(column) > 1 for column in columns):
        return None
    if len({len(column) for column in columns}) > 1 or any(isinstance(column[0], (dict, list)) for column in columns):
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
