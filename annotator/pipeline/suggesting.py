"""Suggestions for the lexicon, each tried on all reviewed articles: what it gains there, and what it loses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from annotator.errors import LexiconError, NotFound
from annotator.labels import Basis
from annotator.lexicon.cues import load_cues
from annotator.lexicon.names import name_key
from annotator.lexicon.particles import load_classes
from annotator.lexicon.sources import load_sources, load_titles
from annotator.lexicon.verbs import form_index, load_verbs
from annotator.lexicon.vocabulary import load_vocabulary
from annotator.models import Annotation, Article
from annotator.pipeline.toml import toml_record
from annotator.progress import Progress, unseen
from annotator.quality.evaluation import letters
from annotator.quality.matching import is_relaxed_match, matches
from annotator.quality.suggestions import Gatherer, KnownRecords, Suggestion
from annotator.rules import RulePass

if TYPE_CHECKING:
    from annotator.store import Store

#: Stands for a sentence that a person has to write.
UNWRITTEN = "[…]"


@dataclass(frozen=True)
class Tried:
    """A suggestion, and what came of it on all reviewed articles."""

    suggestion: Suggestion
    gained: int
    """Reviewed attributions that the rules with it have right, and had not."""
    lost: int
    """Those that they had right and have no longer, and attributions that are new and that no reviewer has."""
    toml: str
    """The record, ready for the user's lexicon."""


def suggest(
    store: Store, lexicon: Path | None = None, *, least: int = 1, most: int = 30, progress: Progress = unseen
) -> list[Tried]:
    """Return what reviewers ask for, the suggestions that gain most first.

    Args:
        lexicon: the user's folder, which the suggestions are laid over, too.
        least: how many attributions must ask for a suggestion.
        most: how many are tried, those that most ask for.

    Raises:
        NotFound: no article has a review.
    """
    articles = list(_reviewed(store))
    if not articles:
        raise NotFound("no article has a review; `annotator push` sends some to people, `pull` fetches what they did")
    gatherer, rules = Gatherer(_known(lexicon)), RulePass(lexicon)
    before = []
    for key, article, reviewed in articles:
        predicted = rules.annotate(article)
        before.append(predicted)
        gatherer.take(key, article.page.text, predicted, reviewed)
    chosen = gatherer.suggestions(least)[:most]
    with progress("trying suggestions", len(chosen)) as tick:
        tried = [one for each in chosen for one in _tried(each, lexicon, articles, before, tick)]
    return sorted(tried, key=lambda one: (one.lost - one.gained, -one.suggestion.count, one.suggestion.words))


def _reviewed(store: Store) -> Iterator[tuple[str, Article, Annotation]]:
    reviewed = {one.article.key: one.annotation for one in store.annotated_articles(basis=Basis.REVIEWED)}
    for key, annotation in reviewed.items():
        yield key, store.article(key).article, annotation


def _known(lexicon: Path | None) -> KnownRecords:
    verbs, classes = load_verbs(lexicon), dict(load_vocabulary(lexicon))
    for word, names in load_classes(lexicon).items():
        classes[word] = classes.get(word, frozenset()) | names
    return KnownRecords(
        load_cues(lexicon),
        form_index(verbs),
        {verb.key: verb.lemma for verb in verbs},
        (word for title in load_titles(lexicon) for word in title.words),
        (name_key(name) for source in load_sources(lexicon) for name in source.names),
        classes,
    )


def _tried(
    suggestion: Suggestion,
    lexicon: Path | None,
    articles: Sequence[tuple[str, Article, Annotation]],
    before: Sequence[Annotation],
    tick: Any,
) -> Iterator[Tried]:
    """Try a suggestion; nothing where the lexicon refuses it, since it says something else already."""
    record = _complete(suggestion)
    text = toml_record(suggestion.table, record)
    gained = lost = 0
    try:
        with _laid_over(lexicon, suggestion.file, text) as folder:
            rules = RulePass(folder)
            for (_, article, reviewed), old in zip(articles, before, strict=True):
                more, less = _difference(reviewed, old, rules.annotate(article))
                gained, lost = gained + more, lost + less
    except LexiconError:
        tick(1)
        return
    tick(1)
    yield Tried(suggestion, gained, lost, text)


def _complete(suggestion: Suggestion) -> dict[str, Any]:
    """Add what a record needs beside: two sentences, of which a person has to write one."""
    record = dict(suggestion.record)
    if suggestion.file == "words":
        record["meaning"] = "a name that reviewers found"
    if suggestion.file in ("cues", "words") and "reviewed" in record["key"]:  # a record of ours has them
        record |= {"example": suggestion.contexts[0], "counter_example": UNWRITTEN}
    return record


@contextmanager
def _laid_over(lexicon: Path | None, name: str, text: str) -> Iterator[Path]:
    """Give a folder that holds the user's lexicon and a record more."""
    with TemporaryDirectory(prefix="annotator-suggestion-") as place:
        folder = Path(place)
        for file in sorted(lexicon.glob("*.toml")) if lexicon else ():
            shutil.copy(file, folder)
        file = folder / f"{name}.toml"
        there = file.read_text(encoding="utf-8") if file.is_file() else ""
        file.write_text(f"{there}\n{text}", encoding="utf-8")
        yield folder


def _difference(reviewed: Annotation, old: Annotation, new: Annotation) -> tuple[int, int]:
    """Return the numbers of attributions that became right and wrong."""
    if old == new:
        return 0, 0
    (was, spurious), (now, more) = _right(reviewed, old), _right(reviewed, new)
    return len(now - was) + max(0, spurious - more), len(was - now) + max(0, more - spurious)


def _right(reviewed: Annotation, found: Annotation) -> tuple[set[str], int]:
    """The reviewed attributions that are found with their function, type and name; how many found ones nobody has."""
    pairs = [(reviewed.attributions[i], found.attributions[j]) for i, j in matches(reviewed, found)]
    right = {
        one.id
        for one, other in pairs
        if is_relaxed_match(one, other)
        and (one.function, one.source_type) == (other.function, other.source_type)
        and letters(one.canonical) == letters(other.canonical)
    }
    return right, len(found.attributions) - len(pairs)
