"""Articles that a page holds as data in a script, for a program in the browser to show: Next.js, Nuxt, JSON-LD's body.

Asked only of pages that show no running text themselves.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.intake.columns import flat
from annotator.intake.names import field_of
from annotator.intake.unmarked import unmarked
from annotator.pages.metadata import Metadata

# A shorter text in Bangla letters and signs is a summary, a label, a teaser.
_LEAST = 120
_BANGLA = re.compile("[\u0980-\u09ff]")
_OPENS = re.compile(r"[{\[]")
# Deeper data are not looked at, nor more values than so many in one script.
_DEEPEST = 16
_MOST = 50_000
_DECODER = json.JSONDecoder(strict=False)
_WHERE = {"title": "titles", "published_at": "published", "updated_at": "updated", "author": "authors"}


@dataclass(frozen=True)
class Embedded:
    """An article in a script."""

    text: str
    """Its text without markup, a line for each block."""
    fields: Mapping[str, str]
    """What its data say beside: ``title``, ``published_at``, ``updated_at``, ``author``."""


def embedded(tree: Any) -> Embedded | None:
    """The article in a page's scripts whose text is the longest; none where no script holds one."""
    found = [one for script in tree.xpath("//script/text()") for one in _objects(_data(script))]
    best = max(found, key=lambda one: len(one[1]), default=None)
    return Embedded(best[1], _fields(best[0])) if best else None


def told(found: Embedded, metadata: Metadata) -> None:
    """Put what an article's data say beside its text behind what the markup says."""
    for field, where in _WHERE.items():
        if value := found.fields.get(field):
            getattr(metadata, where).append(value)


def _data(script: str) -> Any:
    """The data of a script: all of it, or what is assigned to the first name (``window.state = {…}``)."""
    opens = _OPENS.search(script)
    if opens is None or (len(_BANGLA.findall(script[:100_000])) < _LEAST and "\\u09" not in script):
        return None
    try:
        return _DECODER.raw_decode(script, opens.start())[0]
    except (ValueError, RecursionError):
        return None


def _objects(data: Any) -> Iterator[tuple[Mapping[str, Any], str]]:
    """The objects that hold a text in Bangla themselves, each with it."""
    waiting, seen = [(data, 0)], 0
    while waiting and seen < _MOST:
        value, depth = waiting.pop()
        seen += 1
        if depth > _DEEPEST:
            continue
        if isinstance(value, dict):
            texts = (_text(each) for name, each in value.items() if _may_hold(name))
            if best := max(filter(None, texts), key=len, default=None):
                yield value, best
            waiting += [(each, depth + 1) for each in value.values()]
        elif isinstance(value, list):
            waiting += [(each, depth + 1) for each in value]


def _may_hold(name: str) -> bool:
    field = field_of(name)
    return field is not None and field[0] in ("text", "html")


def _text(value: Any) -> str | None:
    """A value as a text, a list of paragraphs joined; none where it is no running text in Bangla."""
    if isinstance(value, list):
        value = flat({"text": value}).get("text")
    if not isinstance(value, str) or len(_BANGLA.findall(value)) < _LEAST:
        return None
    return "\n".join(line.strip() for line in unmarked(value).text.splitlines() if line.strip())


def _fields(found: Mapping[str, Any]) -> dict[str, str]:
    """The fields beside a text, each by the surest of the names that tell it."""
    named = [(known, str(value)) for name, value in flat(found).items() if (known := field_of(name)) and value]
    return {field: value for (field, _), value in sorted(named, key=lambda one: -one[0][1])}
