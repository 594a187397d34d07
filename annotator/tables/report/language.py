"""The languages as HTML: a text is escaped, and what is put into it, too, where it is no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from annotator.language import strings
from annotator.tables.language import TableLanguage


@dataclass(frozen=True)
class Html(TableLanguage):
    """One of the languages, as HTML."""

    def count(self, thing: str, number: int) -> str:
        """Return how many there are of a thing, in words."""
        return self._forms(thing, number).format(self.number(number))

    def counted(self, thing: str, number: int) -> Markup:
        """Return the same with the number as an HTML ``data`` element."""
        cell = Markup('<data value="{}">{}</data>').format(number, self.number(number))
        return escape(self._forms(thing, number)).format(cell)

    def _forms(self, thing: str, number: int) -> str:
        """Return the words for one, or for more."""
        one, _, more = str(strings()["counts"][thing][self.code]).partition("|")
        return one if number == 1 else more

    def _text(self, languages: dict[str, str]) -> Markup:
        return escape(languages[self.code])
