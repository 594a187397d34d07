"""The controls of ``label_config.xml`` by name: what each holds, and which label it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from annotator.attributes import ATTRIBUTES
from annotator.labels import Label

#: The text, and the labels laid on it.
TEXT, SPAN = "text", "span"

#: Under this name the regions carry, in ``meta``, where they come from.
ORIGIN = "annotator"

#: What is said of the article as a whole.
STATUS, COMMENT = "status", "comment"

#: The words of each control of choices.
CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {name: each.words for each in ATTRIBUTES if each.vocabulary for name in each.controls.values()}
)

#: Controls of free text that belong to a region.
WRITTEN = tuple(name for each in ATTRIBUTES if not each.vocabulary for name in each.controls.values())

#: What can be said of a region, by its label; anything else on it is left over from another label.
BELONGING: Mapping[Label, tuple[str, ...]] = MappingProxyType(
    {label: tuple(each.controls[label] for each in ATTRIBUTES if label in each.controls) for label in Label}
)
