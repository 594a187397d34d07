"""Printing what a command did, in words or as JSON; what the JSON holds is told in ``annotator.cli.outputs``."""

from __future__ import annotations

import json
from typing import Any

import click


def result(as_json: bool, words: str, /, **told: Any) -> None:
    """Print what a command did: in words, or as a line of JSON."""
    click.echo(json.dumps(told, ensure_ascii=False, default=str) if as_json else words)


def many(number: int, one: str, several: str | None = None) -> str:
    """Return a number with its noun: ``1 story``, ``1,200 stories``.

    Args:
        several: the plural, where it is more than an s behind the noun.
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"
