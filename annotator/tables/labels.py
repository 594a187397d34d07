"""What a workbook calls its sheets and columns, and says about them, in the languages of ``labels.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from annotator.labels import HedgeLevel
from annotator.tables.columns import Table


@cache
def labels() -> dict[str, Any]:
    """Return what stands in ``labels.toml``, by code of a language."""
    return tomllib.loads(resources.files("annotator.tables").joinpath("labels.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Words:
    """The words of a workbook in one language."""

    code: str = "en"

    def say(self, key: str) -> str:
        """Return a text of the overview."""
        return str(labels()[self.code]["overview"][key])

    @property
    def about(self) -> list[str]:
        """What is to be known before anything is read."""
        return list(labels()[self.code]["overview"]["about"])

    def level(self, level: HedgeLevel) -> str:
        """Return what a hedge level means."""
        return str(labels()[self.code]["levels"][level.name.lower()])

    def sheet(self, table: Table) -> str:
        """Return what the sheet of a table is called; by its own name where the language has no other."""
        return str(labels()[self.code].get("sheets", {}).get(table.name, (table.name,))[0])

    def question(self, table: Table) -> str:
        """Return what a table answers."""
        return str(labels()[self.code].get("sheets", {}).get(table.name, (table.name, table.question))[1])

    def column(self, name: str) -> str:
        """Return what a column is called; by its own name where the language has no other."""
        return str(labels()[self.code].get("columns", {}).get(name, name))
