"""The gazetteer of named sources, the title words that tell what an unnamed one is, and the words that stand for one.

``sources.toml`` holds agencies, media, public bodies and organisations, ``states.toml`` the states and
territories in records of the same form; ``titles.toml`` holds offices, bodies and groups, ``anaphora.toml``
pronouns and back-references. What was decided about them is told in docs/decisions/gazetteer.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator
from pydantic.dataclasses import dataclass

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.labels import SourceType
from annotator.lexicon.loader import STRICT, Written, load_records
from annotator.lexicon.names import name_key, spellings
from annotator.models import Record

#: The lexicons that hold ``[[source]]`` records; a user's file of the same name is laid over each.
SOURCE_FILES = ("sources", "states")

#: The kinds that each source type has.
_KINDS: dict[SourceType, str] = {
    SourceType.AGENCY: "news_agency",
    SourceType.MEDIA: "newspaper magazine broadcaster radio news_site media_group journal fact_checker",
    SourceType.OFFICIAL: "state territory government office ministry department authority commission regulator "
    "central_bank police military intelligence court prosecution parliament embassy local_government",
    SourceType.ORGANISATION: "igo ngo think_tank party movement student_body armed_group sports_body "
    "trade_body union university hospital company bank",
    SourceType.SOCIAL: "platform",
    SourceType.DOCUMENT: "reference",
}

#: What a source is, finer than its type, and the type that it makes.
TYPE_OF_KIND: dict[str, SourceType] = {kind: type_ for type_, kinds in _KINDS.items() for kind in kinds.split()}

#: A word that says nothing about the type: it lies in the phrase around it.
INHERITS = "inherits"


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SourceRecord:
    """A source known by name."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    name: str = Field(min_length=1)
    """The canonical Bangla name, nominative. One that ends in brackets, ``এনটিভি (তুরস্ক)``, tells two of one
    name apart and is never looked for in a text."""
    english: str = Field(min_length=1)
    """The name in English."""
    aliases: tuple[str, ...] = ()
    """Its other names, nominative: short forms, acronyms, spellings beyond those of ``names.spellings``."""
    type: SourceType
    """What kind of speaker it is, in the scheme's terms; it follows from the kind."""
    kind: str
    """What it is, finer than the type: one of ``TYPE_OF_KIND``."""
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 code of the country it belongs to; none for an international source."""
    demonyms: tuple[str, ...] = ()
    """A state's adjectives, as they stand before an office or a body: ``রুশ`` (প্রেসিডেন্ট)."""
    metonyms: tuple[str, ...] = ()
    """Capitals and seats that papers write for it: ``মস্কো``. Such a word is the source only as the subject or
    owner of a cue; with a place ending (``মস্কোতে``) it is a place."""
    ambiguous: tuple[str, ...] = ()
    """Those of its names and metonyms that are also a given name, a common word or another, commoner source (which
    does not mark it). One of them counts only where a context word stands in its sentence, or the article has named
    the source in full before."""
    context: tuple[str, ...] = ()
    """Words, one of which must begin a word of the sentence of an ambiguous name (case endings may follow)."""
    example: str | None = None
    """A sentence in which an ambiguous name is this source."""
    counter_example: str | None = None
    """A sentence in which it is something else."""

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if (made := TYPE_OF_KIND.get(self.kind)) is not self.type:
            kinds = ", ".join(kind for kind, type_ in TYPE_OF_KIND.items() if type_ is self.type)
            raise ValueError(f"kind {self.kind!r} makes {made or 'no type'}; kinds of type {self.type}: {kinds}")
        if strange := set(self.ambiguous) - {self.name, *self.aliases, *self.metonyms}:
            raise ValueError(f"ambiguous holds {sorted(strange)}, which stand under none of its names")
        if self.ambiguous and not (self.context and self.example and self.counter_example):
            raise ValueError("an ambiguous name needs context, example and counter_example")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The names to look for in a text: the canonical one, unless it ends in brackets, and the aliases."""
        return self.aliases if self.name.endswith(")") else (self.name, *self.aliases)

    @property
    def forms(self) -> tuple[str, ...]:
        """The names in every spelling of ``names.spellings``, folded, each once."""
        return tuple(dict.fromkeys(form for name in self.names for form in spellings(name)))

    def is_ambiguous(self, name: str) -> bool:
        """Tell whether this spelling of one of its names needs a context word."""
        return name_key(name) in {name_key(form) for form in self.ambiguous}


class Expectation(Record):
    """The expected reading of an example sentence."""

    source: str
    """The source, as it stands in the sentence."""
    type: SourceType
    """Its source type."""
    canonical: str | None = None
    """Its canonical name; not checked where absent."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class TitleRecord:
    """Words that tell what kind of speaker a noun phrase is."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    words: tuple[str, ...] = Field(min_length=1)
    """Words or phrases, nominative singular; groups also in the plural where it is not regular."""
    type: SourceType | Literal["inherits"]
    """The type of a speaker whose head this is; ``inherits``: that of the phrase or name beside it."""
    role: Literal[
        "office",
        "honorific",
        "spokesperson",
        "body",
        "group",
        "document",
        "social",
        "anonymous",
        "former",
        "medium",
        "condition",
    ]
    """What the word does in a source: see the head of ``titles.toml``."""
    origin: tuple[str, ...] = ()
    """Lists of others that some of its words come from, with their licence."""
    in_name: bool = False
    """Whether it stays in the canonical name when it stands before or after a personal name."""
    suffix: bool = False
    """Whether it also ends compounds written as one word: ``অর্থমন্ত্রী``."""
    yields: bool = False
    """Whether the type of a gazetteer source or a body before it in the phrase goes before its own: ``ফিফা প্রেসিডেন্ট``
    is an organisation's."""
    issued: bool = False
    """Whether it is somebody's own words: alone it is a document of whoever spoke last (``প্রতিবেদনে আরও বলা হয়``)."""
    venue: bool = False
    """Whether it is a place that can bear a person's name, who then is not spoken of: ``জহির রায়হান স্কুল``."""
    by_trade: bool = False
    """Whether its bearer keeps its type beside a group of officials: ``পুলিশের চিকিৎসক``."""
    of_state: bool = False
    """Whether a state before it is the body it belongs to, rather than a place: ``ইরানের নেতারা``."""
    research: bool = False
    """Whether somebody named who belongs to it speaks as an expert: ``গবেষণা প্রতিষ্ঠান``."""
    resumes: bool = False
    """Whether alone it stands for the body of its kind that was named before: ``আদালত`` after ``হাইকোর্ট``."""
    example: str
    """A sentence in which the word plays its part."""
    expects: Expectation
    """The source of the example."""
    counter_example: str
    """A sentence in which it does not: another sense, or another speaker."""
    counter_expects: Expectation | None = None
    """The source of the counter-example; absent where the word is no part of any source in it."""


class AnaphorRecord(Record):
    """Words that stand for a source named before."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    words: tuple[Written, ...] = ()
    """Forms that point back by themselves, nominative: ``সংস্থাটি``, ``তিনি``."""
    genitive: tuple[Written, ...] = ()
    """Their genitives where these are not made by adding ``-র``: ``তাঁর``."""
    heads: tuple[Written, ...] = ()
    """Nouns that point back behind a determiner: (``ওই``) ``কর্মকর্তা``."""
    types: tuple[SourceType, ...] = ()
    """Types of source it can stand for; any where empty."""
    kinds: tuple[str, ...] = ()
    """Kinds of gazetteer source it can stand for; any of the types where empty."""
    titles: tuple[str, ...] = ()
    """Keys of the titles that its antecedent must bear, where it is a person; any where empty."""
    person: bool = False
    """It stands for a person."""
    plural: bool = False
    """It stands for several, or for a body spoken of as ``তারা``."""
    speaker: bool = False
    """It stands for whoever speaks the quotation it is in: ``আমি``."""
    example: str
    """Two sentences: one that names the source, one that points back to it."""
    expects: Expectation
    """The source of the second one."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.words or self.heads):
            raise ValueError("a back-reference needs words, or heads that follow a determiner")
        if strange := set(self.kinds) - TYPE_OF_KIND.keys():
            raise ValueError(f"unknown kinds {sorted(strange)}")
        return self

    @cached_property
    def antecedent(self) -> Literal["speaker", "bearer", "body", "several", "person"]:
        """Return what it stands for: who speaks, the bearer of a title, a body, several, or a person."""
        if self.speaker:
            return "speaker"
        if self.person and (self.titles or self.types):
            return "bearer"
        if self.types or self.kinds:
            return "body"
        return "several" if self.plural else "person"


@cache
def load_sources(overlay: Path | None = None) -> tuple[SourceRecord, ...]:
    """All named sources, the user's laid over ours.

    Raises:
        LexiconError: a file or record is not of its form, a key or canonical name stands twice, or two sources
            share a name that neither marks as ambiguous.
    """
    sources = tuple(record for file in SOURCE_FILES for record in load_records(SourceRecord, file, "source", overlay))
    _check_names(sources)
    return sources


@cache
def load_titles(overlay: Path | None = None) -> tuple[TitleRecord, ...]:
    """All title words, the user's laid over ours.

    Raises:
        LexiconError: a file or record is not of its form, or a word stands in two records.
    """
    titles = load_records(TitleRecord, "titles", "title", overlay)
    _check_words(((word, title.key) for title in titles for word in title.words), "titles")
    return titles


@cache
def load_anaphora(overlay: Path | None = None) -> tuple[AnaphorRecord, ...]:
    """All back-references, the user's laid over ours.

    Raises:
        LexiconError: a file or record is not of its form, or a form stands in two records.
    """
    anaphora = load_records(AnaphorRecord, "anaphora", "anaphor", overlay)
    _check_words(((word, item.key) for item in anaphora for word in (*item.words, *item.genitive)), "anaphora")
    return anaphora


def agency_names(overlay: Path | None = None) -> frozenset[str]:
    """Keys, names and aliases of all news agencies, folded."""
    records = (record for record in load_sources(overlay) if record.type is SourceType.AGENCY)
    return frozenset(fold(name) for record in records for name in (record.key, record.name, *record.aliases))


def _check_names(sources: tuple[SourceRecord, ...]) -> None:
    keys: set[str] = set()
    canonical: dict[str, SourceRecord] = {}
    owners: dict[str, SourceRecord] = {}
    for source in sources:
        if source.key in keys:
            raise LexiconError(f"lexicon sources: the key {source.key!r} stands twice; give each source its own")
        keys.add(source.key)
        if (other := canonical.setdefault(name_key(source.name), source)) is not source:
            raise LexiconError(f"lexicon sources: {other.key!r} and {source.key!r} have the same canonical name")
        for name in (*source.names, *source.metonyms):
            if source.is_ambiguous(name):
                continue
            if (owner := owners.setdefault(name_key(name), source)) is not source:
                raise LexiconError(
                    f"lexicon sources: {owner.key!r} and {source.key!r} share the name {name!r}; "
                    "take it out of one, or mark it ambiguous in the rarer one"
                )


def _check_words(words: Iterable[tuple[str, str]], lexicon: str) -> None:
    owners: dict[str, str] = {}
    for word, key in words:
        if (owner := owners.setdefault(fold(" ".join(word.split())), key)) != key:
            raise LexiconError(f"lexicon {lexicon}: {word!r} stands in {owner!r} and in {key!r}; keep one")
