"""The languages as HTML: a text is escaped, and what is put into it, too, where it is no HTML."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from annotator.tables.language import TableLanguage


@dataclass(frozen=True)
class Html(TableLanguage):
    """One of the languages, as HTML."""

    def counted(self, thing: str, number: int) -> Markup:
        """Return the same with the number as an HTML ``data`` element."""
        cell = Markup('<data value="{}">{}</data>').format(number, self.number(number))
        return escape(self._forms(thing, number)).format(cell)

    def _text(self, languages: dict[str, str]) -> Markup:
        return escape(languages[self.code])
