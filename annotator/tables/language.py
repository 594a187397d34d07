"""What the report and the comparison say."""

from __future__ import annotations

from annotator import language
from annotator.language import strings

#: Shares below so many per cent are told with a decimal; this one is rounded to one.
LEAST = 0.95


class TableLanguage(language.Language):
    """One of the languages, with the names of measures."""

    def value(self, value: str) -> str:
        """Return what a word of a vocabulary is called; a word that has no other name goes by itself."""
        return self.name("values", value)

    def measure(self, measure: str, category: str) -> str:
        """Return what a measure is called."""
        return self._text(_measure(measure, category)["name"]).format("", self.value(category))

    def means(self, measure: str, category: str) -> str:
        """Return what a measure means."""
        return self._text(_measure(measure, category)["means"]).format("", self.value(category))

    def said(self, measure: str, category: str, figure: str) -> str:
        """Return what is said of an outlet's figure.

        Raises:
            KeyError: the measure is told in no sentence.
        """
        return self._text(_measure(measure, category)["said"]).format(figure, self.value(category))

    def figure(self, value: float, unit: str | None = None) -> str:
        """Return a number for the eye.

        >>> TableLanguage().figure(0.4444, "share"), TableLanguage().figure(0.0098, "share")
        ('44 %', '1 %')
        """
        if unit == "share":
            percent = 100 * value
            return self.digits(f"{percent:.1f} %" if 0 < abs(percent) < LEAST else f"{percent:.0f} %")
        return self.digits(f"{value:,}" if isinstance(value, int) else f"{value:,.1f}")


def _measure(measure: str, category: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = strings()["mixes"].get(measure) or strings()["measures"][measure][category]
    return found
