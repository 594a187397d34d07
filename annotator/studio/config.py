"""``label_config.xml``: what a reviewer sees; and what of such a file the labels in annotations stand on.

A label config is compared by its *parts*: the labels, choices, relations and controls that results name.
How it looks (order, colours, headings, styles) is the newsroom's own affair and no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from annotator.errors import StudioError

#: The field of a task's data that holds our key. Label Studio never tells two equal tasks apart; this does.
KEY_FIELD = "article_key"


#: Attributes that decide what a result looks like, by tag.
DECIDING = {
    "Text": ("value", "granularity"),
    "Labels": ("toName", "choice"),
    "Choices": ("toName", "choice", "perRegion"),
    "TextArea": ("toName", "perRegion"),
}


def path() -> Path:
    """Return the path of the file: in the installed package, else at the top of the checkout."""
    package = Path(__file__).resolve().parents[1]
    beside, above = package / "label_config.xml", package.parent / "label_config.xml"
    return beside if beside.is_file() else above


def load() -> str:
    """The label config as it is sent; the server keeps it without the white space around it."""
    return path().read_text(encoding="utf-8").strip()


def instructions() -> str:
    """The instructions that reviewers are shown before their first task: HTML in Bangla, as the server keeps it.

    Label Studio takes styles and comments off, and shows headings and lists like any other line: hence
    the breaks and the dots.
    """
    return Path(__file__).with_name("instructions.html").read_text(encoding="utf-8").strip()


@cache
def demanded() -> frozenset[str]:
    """Return the controls without which Label Studio takes no annotation."""
    return frozenset(str(each.get("name")) for each in _root(load()).iter() if each.get("required") == "true")


@cache
def words() -> Mapping[tuple[str, str], str]:
    """By control and choice: what its button says, without the English word behind it."""
    return {
        (str(choices.get("name")), str(choice.get("alias"))): str(choice.get("value")).partition(" · ")[0]
        for choices in _root(load()).iter("Choices")
        for choice in choices.iter("Choice")
    }


def parts(xml: str) -> frozenset[str]:
    """Return all that results may name, a phrase each (``label CUE``, ``choice hedge_level=flat``, ``relation via`` …).

    Raises:
        StudioError: it is no XML.
    """
    return frozenset(_parts(_root(xml)))


def differences(ours: str, theirs: str) -> list[str]:
    """Return the differences between the parts of another label config and those of ours."""
    here, there = parts(ours), parts(theirs)
    return [f"lacks {part}" for part in sorted(here - there)] + [f"has {part}" for part in sorted(there - here)]


def used(results: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The labels, choices and relations that results of annotations name, as ``parts`` calls them."""
    for result in results:
        if result.get("type") == "relation":
            yield from (f"relation {name}" for name in result.get("labels") or ())
            continue
        value, control = result.get("value") or {}, result.get("from_name")
        yield from (f"label {name}" for name in value.get("labels") or ())
        yield from (f"choice {control}={name}" for name in value.get("choices") or ())


def _root(xml: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise StudioError(f"the label config is no XML: {error}") from None


def _parts(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = element.get("name")
        if element.tag in DECIDING:
            deciding = (f"{key}={element.get(key)}" for key in DECIDING[element.tag] if element.get(key))
            yield " ".join([element.tag, str(name), *deciding])
        if element.tag == "Relation":
            yield f"relation {element.get('value')}"
        for choice in element.iter("Choice") if element.tag == "Choices" else ():
            yield f"choice {name}={choice.get('alias') or choice.get('value')}"
        for label in element.iter("Label") if element.tag == "Labels" else ():
            yield f"label {label.get('alias') or label.get('value')}"
