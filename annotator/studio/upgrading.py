"""Bringing a project to the label config and the instructions of this version, and what stays of its own.

What a newsroom changed of the style or the instructions stays: it is known by not being what any version of this
program sent (``shipped.txt``). Its style comes behind ours, so that it decides where both speak.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from annotator.aliases import Json
from annotator.errors import StudioError, UsageError
from annotator.models import digest
from annotator.studio import config, project, queries
from annotator.studio.config import instructions
from annotator.studio.project import Project
from annotator.studio.transport import Transport

#: Tasks a page where their annotations are asked for.
ANNOTATED = 500

#: What decides which annotations a rename changes, and what is changed of them.
RENAMED = "id,annotations,result"

#: Old name of a label, choice or relation -> the one that it has in our label config.
Renames = Mapping[str, str]


def upgrade(transport: Transport, where: Project, renames: Renames = {}) -> bool:  # noqa: B006
    """Give a project our label config and instructions, its own style and instructions kept; false where it had them.

    Args:
        renames: names that annotations use and ours lacks; annotations are changed to ours first.

    Raises:
        StudioError: annotations use a label, choice or relation that ours does not have.
        UsageError: a rename leads to what ours does not have either.
    """
    before = project.ask(transport, where.id)
    ours = with_style(config.load(), own_styles(before.label_config))
    told = before.expert_instruction if is_own_instruction(before.expert_instruction) else instructions()
    if (before.label_config, before.expert_instruction) == (ours, told):
        return False
    dropped = config.parts(before.label_config) - config.parts(ours)
    if dropped:
        chosen = _chosen(dropped, renames)
        _refuse_loss(transport, where, dropped - chosen.keys())
        _rename(transport, where, chosen)
    project.change(transport, where.id, label_config=ours, expert_instruction=told)
    return True


def own_styles(xml: str) -> list[str]:
    """Return the styles of a label config that no version of this program sent."""
    found = (" ".join((each.text or "").split()) for each in ElementTree.fromstring(xml).iter("Style"))
    return [style for style in found if style and f"style {_digest(style)}" not in shipped()]


def with_style(xml: str, styles: Sequence[str]) -> str:
    """Return a label config with styles behind its own."""
    more = "".join(f"\n  <Style>{escape(style, quote=False)}</Style>" for style in styles)
    return xml.replace("</Style>", f"</Style>{more}", 1) if more else xml


def is_own_instruction(told: str | None) -> bool:
    """Return True where no version of this program sent these instructions; none at all are nobody's."""
    return bool(told and told.strip()) and f"instructions {_digest(str(told))}" not in shipped()


@cache
def shipped() -> frozenset[str]:
    """Return the digests of all styles and instructions that versions of this program sent, this one's too."""
    return frozenset(Path(__file__).with_name("shipped.txt").read_text(encoding="utf-8").splitlines())


def current() -> Iterator[str]:
    """Give the lines of ``shipped.txt`` for what this version sends."""
    for each in ElementTree.fromstring(config.load()).iter("Style"):
        yield f"style {_digest(' '.join((each.text or '').split()))}"
    yield f"instructions {_digest(instructions())}"


def _digest(text: str) -> str:
    return digest(" ".join(text.split()))[:16]


def _chosen(dropped: frozenset[str], renames: Renames) -> dict[str, str]:
    """By part that is dropped: the part of ours it becomes.

    Raises:
        UsageError: a rename is of nothing that is dropped, or leads to nothing that ours has.
    """
    ours, chosen = config.parts(config.load()), {}
    for old, new in renames.items():
        fits = [part for part in dropped if part.endswith((f" {old}", f"={old}"))]
        if not fits:
            raise UsageError(f"--rename {old}={new}: the project has no {old!r} that ours lacks")
        for part in fits:
            wanted = f"{part[: -len(old)]}{new}"
            if wanted not in ours:
                raise UsageError(f"--rename {old}={new}: the label config has no {wanted!r}")
            chosen[part] = wanted
    return chosen


def _refuse_loss(transport: Transport, where: Project, dropped: frozenset[str]) -> None:
    used = {
        part
        for task in _annotated(transport, where)
        for annotation in task["annotations"]
        for part in config.used(annotation["result"])
    }
    if lost := dropped & used:
        raise StudioError(
            f"the label config of {where.title!r} is left as it is: annotations use {', '.join(sorted(lost))}, which "
            "ours does not have; say what it is now by --rename OLD=NEW, or change those annotations first"
        )


def _rename(transport: Transport, where: Project, chosen: Mapping[str, str]) -> None:
    """Change the names in annotations. The server does not ask whether the project's label config has them."""
    for task in _annotated(transport, where) if chosen else ():
        for annotation in task["annotations"]:
            result = [renamed(item, chosen) for item in annotation["result"]]
            if result != annotation["result"]:
                number = annotation["id"]
                transport.ask(lambda sdk: sdk.annotations.update(id=number, result=result), reads=True)  # noqa: B023


def renamed(item: Json, chosen: Mapping[str, str]) -> Json:
    """Return a result of an annotation with other names, by parts as ``config.parts`` calls them."""

    def names(kind: str, words: Any) -> list[str]:
        return [chosen.get(f"{kind}{word}", f"{kind}{word}")[len(kind) :] for word in words or ()]

    if item.get("type") == "relation":
        return {**item, "labels": names("relation ", item.get("labels"))}
    value = dict(item.get("value") or {})
    if "labels" in value:
        value["labels"] = names("label ", value["labels"])
    if "choices" in value:
        value["choices"] = names(f"choice {item.get('from_name')}=", value["choices"])
    return {**item, "value": value}


def _annotated(transport: Transport, where: Project) -> Iterator[Json]:
    """All tasks with their annotations; the server's own count of what is used misses relations."""
    return queries.tasks(transport, where.id, [], RENAMED, size=ANNOTATED)
