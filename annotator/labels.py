"""The vocabulary of the scheme, once: labels, relations, functions, source types, hedge levels.

Everything that names a label (models, lexicons, database, Label Studio configuration, tables)
takes it from here. The scheme follows PARC 3.0 and PolNeAR for source, cue and claim, and the
CT/PR/PS axis of FactBank for hedge levels; see docs/scheme.md.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum


class Label(StrEnum):
    """A part of an attribution, as reviewers see it."""

    SOURCE = "SOURCE"
    CUE = "CUE"
    CLAIM = "CLAIM"
    HEDGE = "HEDGE"


class Relation(StrEnum):
    """A tie between two spans; every one runs from the cue."""

    SOURCE = "source"
    CLAIM = "claim"
    HEDGE = "hedge"
    VIA = "via"
    CONTINUES = "continues"


class Function(StrEnum):
    """The act that a cue carries."""

    STATEMENT = "statement"
    CLAIM = "claim"
    ALLEGATION = "allegation"
    BELIEF = "belief"
    WARNING = "warning"
    DENIAL = "denial"
    ADMISSION = "admission"
    COMMITMENT = "commitment"
    DEMAND = "demand"
    QUESTION = "question"


class SourceType(StrEnum):
    """The kind of speaker that is made responsible."""

    AGENCY = "agency"
    MEDIA = "media"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    EXPERT = "expert"
    PERSON = "person"
    DOCUMENT = "document"
    SOCIAL = "social"
    ANONYMOUS = "anonymous"
    UNSPECIFIED = "unspecified"


class QuoteType(StrEnum):
    """The part of the claim that stands in quotation marks: all, some, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Scope(StrEnum):
    """The place of the content of the claim, seen from the cue."""

    SENTENCE = "sentence"
    PRECEDING = "preceding"
    FOLLOWING = "following"
    ARTICLE = "article"


class Polarity(StrEnum):
    """The polarity of the saying itself: asserted or denied."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Holder(StrEnum):
    """The holder of a sentence that no attribution covers: who holds the floor in it."""

    OUTLET = "outlet"
    SPEAKER = "speaker"
    UNCLEAR = "unclear"


class HedgeLevel(IntEnum):
    """A level of certainty that the claim is given: the most uncertain marker decides."""

    FLAT = 0
    DISTANCED = 1
    PROBABLE = 2
    POSSIBLE = 3


class Status(StrEnum):
    """A reviewer's verdict on an article as a whole."""

    DONE = "done"
    SECOND_LOOK = "second_look"
    BROKEN_TEXT = "broken_text"
    NOT_NEWS = "not_news"


class Basis(StrEnum):
    """The basis of a row: the rule pass, or a person's review."""

    PREDICTED = "predicted"
    REVIEWED = "reviewed"
    CORRECTED = "corrected"
    """Of figures alone: predictions of all articles, put right by what people found in a sample drawn by chance."""


class DateKind(StrEnum):
    """The evidence for an article's time of publication."""

    PUBLISHED = "published"
    UPDATED = "updated"
    ADDRESS = "address"


#: The hedge level of an attribution that has no marker of its own, by its function.
LEVEL_BY_FUNCTION: dict[Function, HedgeLevel] = {
    Function.STATEMENT: HedgeLevel.FLAT,
    Function.ADMISSION: HedgeLevel.FLAT,
    Function.COMMITMENT: HedgeLevel.FLAT,
    Function.DEMAND: HedgeLevel.FLAT,
    Function.QUESTION: HedgeLevel.FLAT,
    Function.WARNING: HedgeLevel.FLAT,
    Function.CLAIM: HedgeLevel.DISTANCED,
    Function.ALLEGATION: HedgeLevel.DISTANCED,
    Function.DENIAL: HedgeLevel.DISTANCED,
    Function.BELIEF: HedgeLevel.PROBABLE,
}
