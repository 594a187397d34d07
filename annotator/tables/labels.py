"""What a workbook calls its sheets and columns, and says about them."""

from __future__ import annotations

from annotator.labels import HedgeLevel
from annotator.language import Language, strings
from annotator.tables.columns import Column, Table


class WorkbookWords(Language):
    """The words of a workbook in one language."""

    def __call__(self, key: str) -> str:
        """Return a text of the sheets that explain the workbook."""
        return self.say("workbook", key)

    @property
    def about(self) -> list[str]:
        """What is to be known before anything is read."""
        return [self(key) for key in strings()["workbook"] if key.startswith("about_")]

    def level(self, level: HedgeLevel) -> str:
        """Return what a hedge level means."""
        return self.say("levels", level.name.lower())

    def sheet(self, table: Table) -> str:
        """Return what the sheet of a table is called."""
        return self._own("sheets", table.name, table.name)

    def question(self, table: Table) -> str:
        """Return what a table answers."""
        return self._own("answers", table.name, table.question)

    def column(self, name: str) -> str:
        """Return what a column is called."""
        return self._own("columns", name, name)

    def meaning(self, table: Table, column: Column) -> str:
        """Return what a column of a table means."""
        meanings = strings()["meanings"]
        own = meanings.get(table.name, {}).get(column.name) or meanings["any"].get(column.name, {})
        return str(own.get(self.code, " ".join(column.meaning.split())))

    def _own(self, words: str, name: str, otherwise: str) -> str:
        return str(strings()[words].get(name, {}).get(self.code, otherwise))
