"""The attributes of an attribution, once: everything that stores, exports, compares or shows them reads this table.

An attribute is a field of :class:`Attributes`. Its type is its vocabulary (``str | None`` for free text), its docstring
what it means in every schema and data dictionary, and its mark (:class:`On`) says what a field cannot. Columns of the
database, forms of interchange, figures of evaluation, controls of Label Studio and columns of exports follow from
:data:`ATTRIBUTES`. What else a new attribute takes is told in docs/development.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from types import MappingProxyType, NoneType
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict
from pydantic.fields import FieldInfo

from annotator.labels import Function, HedgeLevel, Label, Polarity, QuoteType, Scope, SourceType


@dataclass(frozen=True, slots=True)
class On:
    """The mark of a field that is an attribute."""

    owner: Label
    """The part of the attribution whose region bears it in Label Studio: the cue, or the source."""
    usual: Enum | None = None
    """What a reviewer who leaves it open means, where the field has no default; none where that is read off the text
    (``studio.filling``)."""
    understood: str | None = None
    """Of what a source bears: the control on the cue that takes its place where no source is named; ``understood_`` and
    the attribute's name unless told."""
    width: int = 12
    """Of its column in a spreadsheet, in characters."""


class Attributes(BaseModel):
    """The attributes of an attribution, beside its spans. A field that is added here has a default."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    hedge_level: Annotated[HedgeLevel, On(Label.CUE)]
    """How sure the claim is made to sound: 0 flat, 1 distanced, 2 probable, 3 possible. The numbers are
    names in an order, not amounts: no average of them means anything."""
    function: Annotated[Function, On(Label.CUE, usual=Function.STATEMENT)]
    """The act that the cue carries."""
    quote_type: Annotated[QuoteType, On(Label.CUE)]
    """The part of the claim that stands in quotation marks: all, some, none."""
    scope: Annotated[Scope, On(Label.CUE)]
    """Where the content of the claim lies, seen from the cue."""
    polarity: Annotated[Polarity, On(Label.CUE, usual=Polarity.POSITIVE)]
    """Negative where the saying itself is denied or absent."""
    source_type: Annotated[SourceType, On(Label.SOURCE, usual=SourceType.UNSPECIFIED, understood="understood_type")]
    """What kind of speaker it is."""
    canonical: Annotated[str | None, On(Label.SOURCE, understood="understood", width=24)]
    """The speaker's bare name, the same through the article and, by the gazetteer, across articles."""
    affiliation: Annotated[str | None, On(Label.SOURCE, width=20)] = None
    """The body that a person speaks for, by its canonical name (``বিএনপি`` of বিএনপির মহাসচিব মির্জা ফখরুল); empty where
    none is said, of whoever has left his post, and of bodies themselves."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A row of the table."""

    name: str
    vocabulary: type[Enum] | None
    """Its values; none for free text."""
    default: Any
    """Its value where nobody says it; none for free text, and where it is read off the text."""
    required: bool
    """False for one that files and databases of earlier versions lack."""
    owner: Label
    controls: Mapping[Label, str]
    """The controls of Label Studio that hold it, by the label whose regions bear them: one on its owner, and for what
    belongs to a source one on the cue, for a source that is understood."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its values as words; none for free text."""
        return tuple(map(self.word, self.vocabulary or ()))

    def word(self, value: Any) -> str:
        """Return a value as a word, for people and for forms that hold words alone: a level by its name.

        No text is the empty word.
        """
        return value.name.lower() if isinstance(value, IntEnum) else str(value or "")

    def value(self, word: str) -> Enum | str | None:
        """Return the value that a word stands for.

        Raises:
            ValueError: the vocabulary has no such word.
        """
        if self.vocabulary is None:
            return word or None
        try:
            return _BY_WORD[self.vocabulary][word]
        except KeyError:
            raise ValueError(f"{word!r} is no {self.name}; it is one of {', '.join(self.words)}") from None


def _attribute(name: str, field: FieldInfo) -> Attribute:
    (mark,) = (one for one in field.metadata if isinstance(one, On))
    (kind,) = {*get_args(field.annotation)} - {NoneType} or {field.annotation}
    controls = {mark.owner: name}
    if mark.owner is Label.SOURCE:
        controls[Label.CUE] = mark.understood or f"understood_{name}"
    return Attribute(
        name=name,
        vocabulary=None if kind is str else kind,
        default=mark.usual if field.is_required() else field.default,
        required=field.is_required(),
        owner=mark.owner,
        controls=MappingProxyType(controls),
    )


#: All of them, in the order in which they are told.
ATTRIBUTES = tuple(_attribute(name, field) for name, field in Attributes.model_fields.items())

NAMES = tuple(each.name for each in ATTRIBUTES)

#: The names of those that are free text.
TEXTS = tuple(each.name for each in ATTRIBUTES if each.vocabulary is None)

#: By vocabulary: the values by their words.
_BY_WORD: Mapping[type[Enum], Mapping[str, Enum]] = {
    each.vocabulary: {each.word(value): value for value in each.vocabulary} for each in ATTRIBUTES if each.vocabulary
}
