"""The records that the steps hand to each other: page, article, span, attribution, finding.

Every offset is a 0-based Unicode code point into ``Page.text``, the frozen text of a page, end
exclusive. Nothing here imports anything of ours but the vocabulary, the attributes and the hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from annotator.attributes import Attributes
from annotator.digests import digest as digest
from annotator.digests import digest_of_body
from annotator.labels import DateKind, Holder, Label

#: What stands between two segments in a joined body.
SEGMENT_GLUE = "\n\n"

#: What pydantic keeps of a model, set past its guards: twice as fast as by attribute name.
_set_values, _set_names, _set_extra, _set_private = (
    vars(BaseModel)[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
_new = object.__new__
R = TypeVar("R", bound="Record")


class Record(BaseModel):
    """A value: it cannot be changed, and has no field but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    def __reduce__(self) -> tuple[object, ...]:
        """Be pickled as values alone: a fourth of the time of pydantic's way, for what processes hand to each other."""
        return _unpickled, (type(self), *map(vars(self).get, type(self).model_fields))

    @classmethod
    def _made(cls, **values: object) -> Self:
        """Return the record of values known to be right: a faster ``model_construct``."""
        names = _names(cls)
        return _filled(cls, names, values if len(values) == len(names) else {**_defaults(cls), **values})


@cache
def _names(record: type[Record]) -> set[str]:
    """The names of a record's fields."""
    return set(record.model_fields)


@cache
def _defaults(record: type[Record]) -> dict[str, object]:
    """The defaults of a record's fields."""
    return {name: field.default for name, field in record.model_fields.items() if not field.is_required()}


def _filled(kind: type[R], names: set[str], values: dict[str, object]) -> R:
    made = _new(kind)
    _set_values(made, values)
    # All records of a class share one set: nobody changes a record, and a pass makes them by the ten thousand.
    _set_names(made, names)
    _set_extra(made, None)
    _set_private(made, None)
    return made


def _unpickled(kind: type[R], *values: object) -> R:
    """Return the record whose values these are, in the order of its fields."""
    return _filled(kind, _names(kind), dict(zip(kind.model_fields, values, strict=True)))


class Fragment(Record):
    """A run of text."""

    start: int = Field(ge=0)
    """First code point, counted from 0 in the page's frozen text."""
    end: int
    """Code point after the last."""
    text: str
    """The words that stand there, ``page.text[start:end]``."""

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.end - self.start != len(self.text) or not self.text:
            raise ValueError(f"fragment [{self.start}, {self.end}] does not fit its {len(self.text)} code points")
        return self


class Span(Record):
    """One part of an attribution: nearly always one fragment, more where a reviewer joined pieces."""

    fragments: tuple[Fragment, ...] = Field(min_length=1)
    """In the order of the text, none overlapping another."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of one fragment ``text[start:end]``.

        Raises:
            ValueError: the range is empty or lies outside the text.
        """
        if not 0 <= start < end <= len(text):
            raise ValueError(f"span [{start}, {end}] does not lie in a text of {len(text)} code points")
        # The range is checked and the text cut from it: nothing is left to validate, and the rule pass makes many, so
        # that this is ``_filled`` written out.
        fragment, span = _new(Fragment), _new(Span)
        _set_values(fragment, {"start": start, "end": end, "text": text[start:end]})
        _set_names(fragment, _FRAGMENT)
        _set_extra(fragment, None)
        _set_private(fragment, None)
        _set_values(span, {"fragments": (fragment,)})
        _set_names(span, _SPAN)
        _set_extra(span, None)
        _set_private(span, None)
        return span

    @property
    def start(self) -> int:
        return self.fragments[0].start

    @property
    def end(self) -> int:
        return self.fragments[-1].end

    @property
    def text(self) -> str:
        """The words of the span; fragments are joined by an ellipsis."""
        return " … ".join(fragment.text for fragment in self.fragments)


_FRAGMENT, _SPAN = _names(Fragment), _names(Span)


class Parts(Record):
    """The spans of an attribution, and what it is called."""

    id: str
    """Stable name: a hash of article version, cue span and rule."""
    source: Span | None
    """The words that name who said it; none where nobody is named."""
    cue: Span
    """The words that carry the act of saying or believing."""
    claim: Span | None
    """What is attributed; none for an article's credit."""
    hedges: tuple[Span, ...] = ()
    """Markers of uncertainty inside the claim or on the cue."""

    def spans(self) -> Iterator[tuple[Label, Span]]:
        """Give each span that is there with its label: source, cue, claim, hedges."""
        single = ((Label.SOURCE, self.source), (Label.CUE, self.cue), (Label.CLAIM, self.claim))
        yield from ((label, span) for label, span in single if span is not None)
        yield from ((Label.HEDGE, hedge) for hedge in self.hedges)


class Attribution(Attributes, Parts):
    """An attribution: a source, a cue, a claim, and how sure the claim is made to sound."""

    via: str | None = None
    """Id of the attribution whose source this one cites as its origin."""
    rule: str | None
    """Id of the rule that made it; none for one that a reviewer added."""
    score: float | None = Field(ge=0, le=1)
    """How likely the attribution is right, 0 to 1; none for one that a reviewer added."""


class Held(Record):
    """A sentence that no attribution holds, and who holds the floor in it: whose words it is."""

    start: int = Field(ge=0)
    """First code point, counted from 0 in the page's frozen text."""
    end: int
    """Code point after the last."""
    holder: Holder
    """The outlet; a speaker whose words go on without a cue; or unclear, from which nothing may be concluded."""
    source: str | None = None
    """Canonical name of the speaker; none for the others."""
    evidence: tuple[str, ...] = ()
    """Names of the signs by which it was told, the strongest first; none where a person says so."""

    @model_validator(mode="after")
    def _speaks(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"the sentence [{self.start}, {self.end}] is empty")
        if (self.source is not None) != (self.holder is Holder.SPEAKER):
            raise ValueError(f"held by {self.holder}: a speaker has a name, nobody else has")
        return self

    @classmethod
    def by(cls, start: int, end: int, holder: Holder, source: str | None, evidence: tuple[str, ...]) -> Held:
        """The sentence of values known to be right, as the rule pass tells them by the thousand."""
        values = {"start": start, "end": end, "holder": holder, "source": source, "evidence": evidence}
        return _filled(cls, _HELD, values)


_HELD = _names(Held)


class Annotation(Record):
    """All that the rule pass, or a reviewer, finds in one article."""

    attributions: tuple[Attribution, ...] = ()
    """In the order of their cues."""
    bare_hedges: tuple[Span, ...] = ()
    """Hedges in the outlet's own voice, attached to no attribution."""
    floor: tuple[Held, ...] = ()
    """Who holds the floor in the sentences that no attribution holds, in their order; empty where nobody said."""

    def spans(self, label: Label) -> list[Span]:
        """Return the spans of a label, each once, whichever attribution they belong to; hedges of none come last."""
        found = [span for one in self.attributions for its, span in one.spans() if its is label]
        return list(dict.fromkeys([*found, *(self.bare_hedges if label is Label.HEDGE else ())]))


class Finding(Record):
    """Something that could not be read or understood: data, never a crash and never silence."""

    place: str
    """The file, row or article it concerns."""
    kind: str
    """A short name for the sort of problem, for filtering (for instance ``encoding``)."""
    reason: str
    """What is wrong, and what to do about it, in a sentence."""
    severity: Literal["error", "warning", "note"] = "error"
    """``error``: nothing was stored of it; ``warning``: something is missing; ``note``: for the record."""


class Page(Record):
    """A page as it was found. Its text never changes."""

    name: str
    """File name without ending, or the row's own id."""
    path: str
    """Where it was read: the file, with ``#row`` behind it for a record of a table."""
    media: Literal["text", "html", "record"]
    """What it was: a page dump, an HTML page, or a row of a table."""
    text: str
    """The text as decoded, byte-order mark off, newlines untouched; for HTML the page's own text."""
    original: bytes | None = Field(default=None, repr=False)
    """The bytes of an HTML page, or of a text or row that was spoiled or held markup; none otherwise."""
    extractor: str | None = None
    """Name and version of the program that made the text of these bytes; none where the text stands as it was given."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


class Article(Record):
    """The article on a page: which parts of the page's text are its body, and what is known of it."""

    page: Page
    segments: tuple[tuple[int, int], ...] = Field(min_length=1)
    """The body, as [start, end) pieces of ``page.text`` in order."""
    outlet: str | None = None
    """Language-neutral key of the outlet; none where the page does not show it."""
    outlet_name: str | None = None
    """The outlet's Bangla name, or the name as given where the lexicon does not know it."""
    headline: str | None = None
    """The headline, as it stands on the page."""
    dateline: str | None = None
    """Place or desk at the head of the story, as it stands."""
    author: str | None = None
    """Who is named as having written it, as it stands on the page: a person, a desk, a correspondent of a place."""
    section: str | None = None
    """The outlet's section, as the page names it."""
    published_at: datetime | None = None
    """When it was published, with its time zone."""
    date_only: bool = False
    """True where the page gives a day without a time."""
    date_kind: DateKind | None = None
    """What ``published_at`` stands on: a time of publication; the time of an update where no other is shown; a day in
    the page's address. None where there is no time."""
    updated_at: datetime | None = None
    """When it was last changed, with its time zone; none where the page does not say."""
    url: str | None = None
    """Canonical address."""
    extra: dict[str, str | int | float | bool] = Field(default_factory=dict)
    """What the article's table says of it beside all this, by the names of its columns."""

    @property
    def body(self) -> str:
        """The segments of the page's text, joined by a blank line."""
        return SEGMENT_GLUE.join(self.page.text[start:end] for start, end in self.segments)

    @property
    def key(self) -> str:
        """The article's stable name: a hash of its canonical address, else of its body (16 hexadecimal digits)."""
        # One page is served with and without "www.", and the address that is kept is one that can be opened.
        return digest("url", self.url.replace("://www.", "://", 1))[:16] if self.url else self.version

    @property
    def version(self) -> str:
        """Hash of the body: only a changed body is a new version (16 hexadecimal digits)."""
        return digest_of_body(self.body)[:16]
