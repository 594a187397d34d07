"""The labels of facets and their values on the page."""

from __future__ import annotations

from annotator import language
from annotator.explore.facets import FACETS, SOURCE


class ExploreLanguage(language.Language):
    """One of the languages, with the words for what attributions are chosen by."""

    def facet(self, name: str) -> str:
        """Return what a facet is called."""
        return self.name("facets", name)

    def value(self, facet: str, value: str) -> str:
        """Return what a value of a facet is called."""
        if not value:
            return self.say("page", "no_name" if facet == SOURCE else "none")
        if not FACETS[facet].vocabulary:
            return self.digits(value) if facet == "week" else value
        return self.name("values", value)

    def rule(self, rule: str) -> str:
        """Return what the shape that a rule looks for is called, of a rule's id as ``right.verb.janano``.

        >>> Language().rule("postposition.postposition.mote"), Language().rule("right.verb.janano")
        ('origin before a postposition', 'claim behind the cue · verb')
        """
        frame, _, rest = rule.partition(".")
        kind = rest.partition(".")[0]
        words = self.name("frames", frame)
        return words if kind in ("", frame) else f"{words} · {self.name('cue_kinds', kind)}"
