"""Markers of uncertainty (``hedges.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.labels import HedgeLevel
from annotator.lexicon.examples import Example
from annotator.lexicon.loader import Written, load_records


class HedgeRecord(Example):
    """A marker of uncertainty."""

    key: str
    level: HedgeLevel
    """How uncertain the marker makes a claim sound."""
    patterns: tuple[str, ...] = Field(min_length=1)
    """What it looks like; the form of a pattern is told at the head of ``hedges.toml``."""
    unless_after: tuple[Written, ...] = ()
    """Words right behind it that make it no hedge."""
    unless_before: tuple[Written, ...] = ()
    """Words right before it that make it no hedge."""
    only_before: tuple[Written, ...] = ()
    """Words one of which has to stand right behind it, in any form that begins so."""
    unless_with: tuple[Written, ...] = ()
    """Words before it in the same clause that make it no hedge."""
    unless_counted: tuple[Written, ...] = ()
    """Words that are no hedge where the marker begins with one of them and a number stands before it in the clause."""
    unless_first: tuple[Written, ...] = ()
    """Words that are no hedge where the marker begins with one of them: জানতে পারে is "gets to know"."""
    unless_beside: tuple[Written, ...] = ()
    """Words anywhere in the sentence that make it no hedge."""


@cache
def load_hedges(overlay: Path | None = None) -> tuple[HedgeRecord, ...]:
    """The hedge lexicon, the user's folder laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(HedgeRecord, "hedges", "hedge", overlay)
