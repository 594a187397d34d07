"""The controls of ``label_config.xml`` by name: what each holds, and which label it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotator.labels import Function, HedgeLevel, Label, Polarity, QuoteType, Scope, SourceType

#: The text, and the labels laid on it.
TEXT, SPAN = "text", "span"

#: What is said of the article as a whole.
STATUS, COMMENT = "status", "comment"

#: The words of each control of choices.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "hedge_level": tuple(level.name.lower() for level in HedgeLevel),
        "function": tuple(Function),
        "scope": tuple(Scope),
        "polarity": tuple(Polarity),
        "quote_type": tuple(QuoteType),
        "source_type": tuple(SourceType),
        "understood_type": tuple(SourceType),
    }
)

#: Controls of free text that belong to a region.
WRITTEN = ("canonical", "understood")

#: What can be said of a region, by its label; anything else on it is left over from another label.
BELONGING: Mapping[Label, tuple[str, ...]] = MappingProxyType(
    {
        Label.SOURCE: ("source_type", "canonical"),
        Label.CUE: ("hedge_level", "function", "scope", "polarity", "quote_type", "understood_type", "understood"),
        Label.CLAIM: (),
        Label.HEDGE: (),
    }
)
