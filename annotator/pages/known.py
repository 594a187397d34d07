"""Facts of an article beside its text, from one place: a row, a labelled head, the markup, the page itself."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.pages.dating import Dating


@dataclass(frozen=True)
class ToldFields:
    """The facts that one place gives; a field is empty where it does not say."""

    outlet: str | None = None
    """Key of the outlet."""
    outlet_name: str | None = None
    site: str | None = None
    """What the feed calls its site: evidence of the outlet, beside a slogan or a section."""
    headline: str | None = None
    author: str | None = None
    section: str | None = None
    url: str | None = None
    """Canonical address."""
    dates: tuple[Dating, ...] = ()
    """The times it tells, the surest first."""

    def over(self, weaker: ToldFields) -> ToldFields:
        """This, with outlet and address of the weaker where it tells none; the weaker one's times stand behind."""
        outlet = self if self.outlet is not None else weaker
        return replace(
            self,
            outlet=outlet.outlet,
            outlet_name=outlet.outlet_name,
            url=self.url or weaker.url,
            dates=self.dates + weaker.dates,
        )


NOTHING = ToldFields()
