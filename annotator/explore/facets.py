"""By what attributions can be chosen and counted: a facet is a column of the index with few enough values to list."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.attributes import ATTRIBUTES


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet."""

    name: str
    """The column of the index, and the name in addresses."""
    vocabulary: tuple[str, ...] = ()
    """Its values in their order; empty where they come out of the articles."""
    is_bangla: bool = False
    """Whether its values are words of the articles."""
    is_listed: bool = True
    """Whether it stands beside a list of attributions."""


#: What an attribution says of its source is one facet under its own name; the rest are the attributes as they are.
SOURCE = "source"

#: Whether anybody is named: the question behind two source types.
NAMING = ("named", "unnamed")
UNNAMED_TYPES = ("anonymous", "unspecified")

_ATTRIBUTES = tuple(
    Facet(each.name, each.words, is_bangla=not each.words, is_listed=each.name != "scope")
    for each in ATTRIBUTES
    if each.name != "canonical"
)

#: Those of the attributes whose values come out of the articles, the source itself aside: for whom it speaks.
TEXTS = tuple(facet.name for facet in _ATTRIBUTES if not facet.vocabulary)

#: All of them, as they are listed; an attribute that is added is one too.
FACETS = {
    facet.name: facet
    for facet in (
        Facet("outlet"),
        Facet(SOURCE, is_bangla=True),
        Facet("naming", NAMING),
        *_ATTRIBUTES,
        Facet("section", is_bangla=True),
        Facet("via", is_bangla=True),
        Facet("basis", ("predicted", "reviewed")),
        Facet("week", is_listed=False),
    )
}
