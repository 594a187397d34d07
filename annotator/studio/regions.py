"""An annotation as Label Studio returns it, read into regions and relations.

Nothing is refused: what has no sense is told as a problem, and the rest is read. Of a region only
``start`` and ``end`` are believed; the text that stands beside them is not reliable.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.labels import Label, Relation, Status
from annotator.models import Fragment
from annotator.studio.controls import BELONGING, CHOICES, COMMENT, ORIGIN, SPAN, STATUS
from annotator.studio.offsets import BodyMap

#: What Label Studio says of a region that is as it was sent.
_UNTOUCHED = "prediction"

#: Marks at the end of what a person draws, which belong to the sentence: the editor takes them along behind a figure, a
#: bracket or a quotation mark.
_CLOSING = "।,;:॥ \t\r\n"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a review that does not fit."""

    kind: str
    """As in ``Finding.kind``."""
    reason: str
    mild: bool = False
    """True where all could be read nevertheless."""


@dataclass(frozen=True, slots=True)
class Region:
    """A label on a run of the body."""

    id: str
    label: Label
    start: int
    """In the body, where the region was laid."""
    end: int
    fragments: tuple[Fragment, ...]
    """The same in the page, without white space at the ends."""
    attributes: Mapping[str, str]
    """What is said of it, as far as it fits the label."""
    origin: Mapping[str, Any]
    """What we sent with it: attribution, rule, score, pass; empty for a region that a reviewer made."""

    @property
    def words(self) -> str:
        """Its words, on one line, to show to people."""
        return " ".join(" ".join(piece.text for piece in self.fragments).split())

    def shown(self, control: str) -> str | None:
        """Return what a control said when the region was sent; None where that is not known."""
        said = self.origin.get("said")
        word = said.get(control) if isinstance(said, dict) else None
        return word if word in CHOICES.get(control, ()) else None

    def holds(self, other: Region) -> bool:
        """Return True where the other lies in it."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation between two regions that are there. No relation is named where its type is missing."""

    relation: Relation | None
    start: Region
    end: Region


@dataclass(slots=True)
class Sheet:
    """All that one annotation says."""

    regions: dict[str, Region] = field(default_factory=dict)
    ties: list[Tie] = field(default_factory=list)
    status: Status | None = None
    comment: str | None = None
    problems: list[Problem] = field(default_factory=list)

    def tell(self, kind: str, reason: str, *, mild: bool = False) -> None:
        self.problems.append(Problem(f"review-{kind}", reason, mild))


def read_sheet(result: object, body: BodyMap) -> Sheet:
    """Read the ``result`` of an annotation.

    Args:
        result: as the server gave it.
        body: of the article whose body was shown.
    """
    sheet = Sheet()
    items = list(_items(result, sheet))
    said = _attributes(items)
    for item in items:
        if item.get("type") == "labels" and (region := _region(item, said, body, sheet)):
            if region.id in sheet.regions:
                sheet.tell("span", f"two regions have the id {region.id}; the first one counts")
            sheet.regions.setdefault(region.id, region)
    for item in items:
        if item.get("type") == "relation" and (tie := _tie(item, sheet)):
            sheet.ties.append(tie)
    _whole_article(items, sheet)
    return sheet


def _items(result: object, sheet: Sheet) -> Iterator[Mapping[str, Any]]:
    if not isinstance(result, list):
        sheet.tell("unreadable", "the annotation has no list of results")
        return
    for item in result:
        if not isinstance(item, dict):
            sheet.tell("unreadable", f"a result is no object, but {item!r}")
        elif item.get("type") != "relation" and not isinstance(item.get("value"), dict):
            sheet.tell("unreadable", f"a result of the type {item.get('type')!r} has no value")
        else:
            yield item


def _attributes(items: list[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    """Return the attributes of each region by name of the control; the last word of each counts."""
    said: dict[str, dict[str, str]] = {}
    for item in items:
        if item.get("type") in ("choices", "textarea"):
            said.setdefault(str(item.get("id")), {})[str(item.get("from_name"))] = _word(item)
    return said


def _word(item: Mapping[str, Any]) -> str:
    value = item["value"].get("choices" if item.get("type") == "choices" else "text")
    words = value if isinstance(value, list) else [value]
    text = " ".join(str(word).strip() for word in words if word).strip()
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")  # what no database stores


def _region(
    item: Mapping[str, Any], said: Mapping[str, Mapping[str, str]], body: BodyMap, sheet: Sheet
) -> Region | None:
    id_, value = str(item.get("id")), item["value"]
    start, end = value.get("start"), value.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        sheet.tell("span", f"the region {id_} has no place in the text")
        return None
    if item.get("origin") != _UNTOUCHED and 0 <= start < end <= len(body.text):
        end = start + len(body.text[start:end].rstrip(_CLOSING))
    fragments = body.to_page(start, end)
    label = _label(item, sheet, "".join(piece.text for piece in fragments) or id_)
    if not fragments:
        sheet.tell("span", f"a region of {label or 'no label'} at {start} to {end} lies on no words of the text")
        return None
    if end > len(body.text) or start < 0:
        sheet.tell("span", f"a region at {start} to {end} reaches out of the text; what lies in it was read")
    if label is None:
        return None
    meta = item.get("meta")
    origin = meta.get(ORIGIN) if isinstance(meta, dict) else None
    about = dict(_fitting(label, said.get(id_, {}), sheet, fragments[0].text))
    place = max(0, start), min(end, len(body.text))
    return Region(id_, label, *place, fragments, about, origin if isinstance(origin, dict) else {})


def _label(item: Mapping[str, Any], sheet: Sheet, words: str) -> Label | None:
    named = item["value"].get("labels")
    known = [Label(name) for name in _names(named) if name in set(Label)]
    if item.get("from_name") != SPAN or len(known) != 1 or len(_names(named)) != 1:
        sheet.tell("label", f"“{words}” has not one label of the scheme, but {named or 'none'}")
    return known[0] if known else None


def _names(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list) else []


def _fitting(label: Label, said: Mapping[str, str], sheet: Sheet, words: str) -> Iterator[tuple[str, str]]:
    """Yield the attributes that belong to the label; the rest is left over from a label the region had before."""
    for name in BELONGING[label]:
        word = said.get(name)
        if not word:
            continue
        if name in CHOICES and word not in CHOICES[name]:
            sheet.tell("attribute", f"{name} of “{words}” is {word!r}, which the scheme does not know")
        else:
            yield name, word


def _tie(item: Mapping[str, Any], sheet: Sheet) -> Tie | None:
    start, end = (sheet.regions.get(str(item.get(name))) for name in ("from_id", "to_id"))
    if start is None or end is None:
        sheet.tell(
            "relation", f"a relation leads to a region that could not be read ({item.get('labels') or 'no type'})"
        )
        return None
    if item.get("direction") == "left":
        start, end = end, start
    named = _names(item.get("labels"))
    known = [Relation(name) for name in named if name in set(Relation)]
    between = f"the relation between “{start.words}” and “{end.words}”"
    if len(known) == 1:
        return Tie(known[0], start, end)
    if named:
        what = f"{len(known)} types" if known else "no type of the scheme"
        sheet.tell("relation", f"{between} has {what}", mild=True)
    elif start.label is end.label is Label.CUE:
        sheet.tell("relation", f"{between} has no type; taken as {Relation.VIA}", mild=True)
    return Tie(_by_ends(start, end), start, end)


def _by_ends(start: Region, end: Region) -> Relation | None:
    """The relation that two regions can have, which a reviewer need not say; None where they can have none."""
    if start.label is end.label:
        return Relation.VIA if start.label is Label.CUE else Relation.CONTINUES
    if Label.CUE not in (start.label, end.label):
        return None
    return Relation((end if start.label is Label.CUE else start).label.lower())


def _whole_article(items: list[Mapping[str, Any]], sheet: Sheet) -> None:
    for item in items:
        word = _word(item) if item.get("type") in ("choices", "textarea") else ""
        if item.get("from_name") == COMMENT:
            sheet.comment = word or None
        elif item.get("from_name") == STATUS and word:
            if word in set(Status):
                sheet.status = Status(word)
            else:
                sheet.tell("attribute", f"the article's status is {word!r}, which the scheme does not know")
