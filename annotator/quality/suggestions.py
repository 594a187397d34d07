"""Records that the lexicon lacks, by what reviewers added or corrected: cues, titles, sources, names of people.

Each kind has its own evidence:

* a *cue* that was added, or moved to other words, gives a verb, a noun with its light verb or a postposition; a
  function that was corrected gives the record of its cue with the other function;
* a *source* that is no person and that the gazetteer does not know gives a record of it;
* a *title* is the word before a person's name, where the prediction had another source, type or name;
* a *person* is a word of a name that belongs to no word class, in the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from annotator.bangla.folding import fold
from annotator.labels import Function, SourceType
from annotator.lexicon.cues import CompoundCue, Cues, VerbCue
from annotator.lexicon.names import name_key
from annotator.lexicon.sources import TYPE_OF_KIND
from annotator.lexicon.verbs import Form
from annotator.models import Annotation, Attribution, Span, digest
from annotator.quality.changes import Action, Change, changes

#: Code points of context on each side.
WINDOW = 80

#: Types of speakers that are no persons.
BODIES = frozenset(TYPE_OF_KIND.values())

_ENDS = re.compile(r"[।?!\n]")
_MARKS = "‘’“”\"'(),;:।–—-"


class SuggestionKind(StrEnum):
    """The kind of record that a suggestion adds to the lexicon."""

    CUE = "cue"
    TITLE = "title"
    SOURCE = "source"
    PERSON = "person"


@dataclass(slots=True)
class Suggestion:
    """A record, with what speaks for it."""

    kind: SuggestionKind
    file: str
    """The lexicon that it belongs to, without ending."""
    table: str
    """The kind of its record."""
    words: str
    record: dict[str, Any]
    count: int = 0
    """How many reviewed attributions ask for it."""
    articles: set[str] = field(default_factory=set)
    """Keys of the articles that they stand in."""
    contexts: list[str] = field(default_factory=list)
    """Sentences, the words in square brackets; each from another article."""


class KnownRecords:
    """The records that the lexicon has already.

    Args:
        cues: all cue records.
        forms: written form → readings.
        lemmas: key of a verb → its lemma.
        titles: all title words.
        names: all names of the gazetteer, as ``name_key`` gives them.
        classes: folded word → the classes it belongs to.
    """

    def __init__(
        self,
        cues: Cues,
        forms: Mapping[str, tuple[Form, ...]],
        lemmas: Mapping[str, str],
        titles: Iterable[str],
        names: Iterable[str],
        classes: Mapping[str, frozenset[str]],
    ) -> None:
        self.forms, self.lemmas, self.classes = forms, lemmas, classes
        self.titles, self.names = {fold(word) for word in titles}, set(names)
        self.verbs = {record.lemma: record for record in cues.verbs}
        self.compounds = {noun: record for record in cues.compounds for noun in record.nouns}
        self.chains = {chain for record in cues.compounds for chain in record.verbs if " " in chain}


class Gatherer:
    """Gathers suggestions, review by review."""

    def __init__(self, known: KnownRecords) -> None:
        self._known = known
        self._found: dict[tuple[str, str], Suggestion] = {}

    def take(self, article: str, text: str, predicted: Annotation, reviewed: Annotation) -> None:
        """Gather what a review says against its prediction.

        Args:
            article: its key.
            text: the page's frozen text.
        """
        for change in changes(predicted, reviewed):
            after = change.reviewed
            if after is None or change.action is Action.KEPT:
                continue
            for kind, span, table, record in (*self._cues(change, after), *self._speakers(change, after)):
                self._add(article, text, kind, span, table, record)

    def suggestions(self, least: int = 1) -> list[Suggestion]:
        """Return the suggestions for which at least so many attributions ask, those of the most first."""
        enough = (one for one in self._found.values() if one.count >= least)
        return sorted(enough, key=lambda one: (-one.count, one.kind, one.words))

    def _add(
        self, article: str, text: str, kind: SuggestionKind, span: Span, table: tuple[str, str], record: dict[str, Any]
    ) -> None:
        words = record.pop("_words")
        if self._says(record):
            return
        one = self._found.setdefault((table[1], words), Suggestion(kind, *table, words, record))
        one.count += 1
        if "verbs" in record:  # two light verbs of one noun are one record
            one.record["verbs"] = {**one.record["verbs"], **record["verbs"]}
        if article not in one.articles:
            one.articles.add(article)
            one.contexts.append(sentence(text, span))

    def _says(self, record: Mapping[str, Any]) -> bool:
        """Whether a record of ours says the same already: the cue was missed for another reason."""
        if "lemma" in record:
            ours = self._known.verbs.get(record["lemma"])
            return ours is not None and ours.function.value == record["function"]
        known = next((each for each in self._known.compounds.values() if each.key == record["key"]), None)
        return known is not None and {name: act.value for name, act in known.verbs.items()} == record.get("verbs")

    def _cues(self, change: Change, after: Attribution) -> Iterator[tuple[Any, ...]]:
        is_new = change.predicted is None or "cue" in change.differing
        if not is_new and "function" not in change.differing:
            return
        words = _words(after.cue.text)
        verb = self._verb(words[-1]) if words else None
        if verb is not None and len(words) > 1 and not self._is_joint(words[-2]):
            yield (
                SuggestionKind.CUE,
                after.cue,
                ("cues", "compound"),
                self._compound(words[:-1], verb, after.function),
            )
        elif verb is not None:
            yield (SuggestionKind.CUE, after.cue, ("cues", "verb"), self._verb_record(verb, after.function))
        elif words and is_new and after.claim is not None:
            record = {"_words": " ".join(words), "key": _key(*words), "words": words, "function": after.function.value}
            yield SuggestionKind.CUE, after.cue, ("cues", "postposition"), record

    def _verb(self, word: str) -> str | None:
        """The verbal noun of a form of a verb; none for what is none."""
        readings = self._known.forms.get(word)
        return self._known.lemmas[readings[0].lemma] if readings else None

    def _is_joint(self, word: str) -> bool:
        """Whether a word only joins the cue to what stands before it: বলে জানান."""
        return "complementiser" in self._known.classes.get(word, frozenset())

    def _compound(self, before: list[str], verb: str, function: Function) -> dict[str, Any]:
        chained = len(before) > 1 and f"{before[-1]} {verb}" in self._known.chains
        noun, light = (before[-2], f"{before[-1]} {verb}") if chained else (before[-1], verb)
        ours: CompoundCue | None = self._known.compounds.get(noun)
        verbs = {light: function.value}
        if ours is not None:
            known = {name: act.value for name, act in ours.verbs.items()}
            return {"_words": noun, "key": ours.key, "verbs": {**known, **verbs}}
        return {"_words": noun, "key": _key(noun), "nouns": [noun], "verbs": verbs}

    def _verb_record(self, verb: str, function: Function) -> dict[str, Any]:
        ours: VerbCue | None = self._known.verbs.get(verb)
        return {"_words": verb, "key": ours.key if ours else _key(verb), "lemma": verb, "function": function.value}

    def _speakers(self, change: Change, after: Attribution) -> Iterator[tuple[Any, ...]]:
        told = {"source", "source_type", "canonical"}
        if after.source is None or not after.canonical or (change.predicted and told.isdisjoint(change.differing)):
            return
        source, name = fold(after.source.text), fold(after.canonical)
        before, named, _ = source.partition(name)
        if after.source_type in BODIES and not (named and before.strip()):
            if name_key(name) not in self._known.names:
                yield SuggestionKind.SOURCE, after.source, ("sources", "source"), _source(name, after.source_type)
            return
        title = _words(before)[-1:]
        if title and title[0] not in self._known.titles:
            record = {"words": title, "type": after.source_type.value, "role": "office"}
            named_so = {"_words": title[0], "key": _key(title[0]), **record}
            yield SuggestionKind.TITLE, after.source, ("titles", "title"), named_so
        words = _words(name)
        if len(words) not in (2, 3) or any(word in self._known.titles for word in words):
            return  # a group, a body, or an office with its owner
        for word in words:
            if word not in self._known.classes and not self._known.forms.get(word):
                record = {"_words": word, "key": _key(word, start="name.reviewed-"), "words": [word]}
                yield SuggestionKind.PERSON, after.source, ("words", "words"), record


def sentence(text: str, span: Span) -> str:
    """Return the sentence around a span, which stands in square brackets."""
    left = max((found.end() for found in _ENDS.finditer(text, 0, span.start)), default=0)
    end = _ENDS.search(text, span.end)
    left, right = max(left, span.start - WINDOW), min(end.end() if end else len(text), span.end + WINDOW)
    before, after = (" ".join(part.split()) for part in (text[left : span.start], text[span.end : right]))
    marked = f"{before} [{' '.join(text[span.start : span.end].split())}] {after}".strip()
    plain = marked.replace("] ,", "],").replace("] ।", "]।")
    return plain if plain.count("[") == plain.count("]") == 1 else f"[{span.text}]"


def _words(text: str) -> list[str]:
    return [word for part in fold(text).split() if (word := part.strip(_MARKS))]


def _key(*words: str, start: str = "reviewed-") -> str:
    """Return a key for a new record: Bangla words have none in ASCII by themselves."""
    return f"{start}{digest(*words)[:8]}"


def _source(name: str, type_: SourceType) -> dict[str, Any]:
    kind = next(kind for kind, made in TYPE_OF_KIND.items() if made is type_)
    return {"_words": name, "key": _key(name), "name": name, "english": name, "type": type_.value, "kind": kind}
