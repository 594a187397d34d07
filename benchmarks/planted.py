"""Articles with what the rule pass finds in them, by the hundred thousand, without the pass.

Articles of a corpus are annotated once and cut into sentences, each with what was found within it alone. An article is
a mixture of the sentences of three of them, made from its number, so that whoever knows the number knows what is to be
found in it: ``Planted`` stands where a ``RulePass`` does, and all else is done as with that.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from annotator.models import Annotation, Article, Attribution, Fragment, Held, Span, digest
from annotator.rules import RulePass
from benchmarks.corpus import DHAKA, SHORTEST, rows

#: Code points of an article: about ten attributions are found in so many.
LENGTH = 3500
OUTLETS = 12
#: So many articles of the corpus are mixed.
KNOWN = 2000


@dataclass(frozen=True)
class Sentence:
    """A sentence of the corpus with what was found in it; offsets count from its start."""

    text: str
    attributions: tuple[Attribution, ...] = ()
    bare_hedges: tuple[Span, ...] = ()
    floor: tuple[Held, ...] = ()


class Mixtures:
    """Articles by their number.

    Args:
        corpus: rows of articles.
        rules: finds what is in them; without it their sentences hold nothing.
        seed: another one makes other articles.
    """

    def __init__(self, corpus: Path, rules: RulePass | None = None, seed: int = 7) -> None:
        known = [row for row in rows(corpus) if len(row["text"]) >= SHORTEST and "।" in row["text"]][:KNOWN]
        self._titles = [row["title"] for row in known]
        self._articles = [_cut(row["text"], rules.annotate_text(row["text"]) if rules else None) for row in known]
        self._seed = seed

    def row(self, number: int) -> dict[str, Any]:
        """Return an article as a row of a JSONL file."""
        chance, sentences = self._of(number)
        outlet = f"outlet-{chance.randrange(OUTLETS):02}"
        moment = datetime(2025, 1, 1, tzinfo=DHAKA) + timedelta(minutes=chance.randrange(400 * 24 * 60))
        return {
            "id": str(number),
            "title": chance.choice(self._titles),
            "text": "".join(one.text for one in sentences),
            "published_at": moment.isoformat(),
            "outlet": outlet,
            "url": f"https://{outlet}.example/{number}",
        }

    def annotation(self, number: int, start: int) -> Annotation:
        """Return what is in an article whose text begins at an offset of its page."""
        attributions: list[Attribution] = []
        hedges: list[Span] = []
        floor: list[Held] = []
        for place, one in enumerate(self._of(number)[1]):
            names = {each.id: digest(each.id, f"{number} {place}")[:16] for each in one.attributions}
            attributions += (_moved(each, start, names) for each in one.attributions)
            hedges += (_shifted(each, start) for each in one.bare_hedges)
            floor += (
                held.model_copy(update={"start": held.start + start, "end": held.end + start}) for held in one.floor
            )
            start += len(one.text)
        return Annotation(attributions=tuple(attributions), bare_hedges=tuple(hedges), floor=tuple(floor))

    def _of(self, number: int) -> tuple[random.Random, list[Sentence]]:
        chance = random.Random(f"{self._seed} {number}")
        chosen: list[Sentence] = []
        length = 0
        while length < LENGTH:
            mixed = [one for article in chance.sample(self._articles, 3) for one in article]
            chance.shuffle(mixed)
            for one in mixed:
                if length < LENGTH:
                    chosen.append(one)
                    length += len(one.text)
        return chance, chosen


class Planted:
    """Stands for a rule pass: of an article of these mixtures it knows what is in it.

    Args:
        mixtures: what the articles are made of.
        version: of the pass that it stands for.
    """

    def __init__(self, mixtures: Mixtures, version: str) -> None:
        self.version = version
        self.seconds = 0.0
        """Of processor time, spent here."""
        self._mixtures = mixtures

    def annotate(self, article: Article) -> Annotation:
        """Return what is in an article."""
        begun = time.process_time()
        number = int(str(article.url).rpartition("/")[2])
        text = self._mixtures.row(number)["text"]
        start = article.page.text.index(text.strip()[:SHORTEST]) - (len(text) - len(text.lstrip()))
        found = self._mixtures.annotation(number, start)
        self.seconds += time.process_time() - begun
        return found


def _cut(text: str, found: Annotation | None) -> list[Sentence]:
    return [_sentence(text, each.start(), each.end(), found) for each in re.finditer("[^।]*।", text)]


def _sentence(text: str, start: int, end: int, found: Annotation | None) -> Sentence:
    if found is None:
        return Sentence(text[start:end])
    inside = [one for one in found.attributions if _lies_in(_spans(one), start, end)]
    names = {one.id: one.id for one in inside}
    return Sentence(
        text[start:end],
        tuple(_moved(one, -start, names) for one in inside),
        tuple(_shifted(span, -start) for span in found.bare_hedges if _lies_in([span], start, end)),
        tuple(
            held.model_copy(update={"start": held.start - start, "end": held.end - start})
            for held in found.floor
            if start <= held.start and held.end <= end
        ),
    )


def _spans(one: Attribution) -> list[Span]:
    return [span for span in (one.source, one.cue, one.claim, *one.hedges) if span is not None]


def _lies_in(spans: Sequence[Span], start: int, end: int) -> bool:
    return all(start <= part.start and part.end <= end for span in spans for part in span.fragments)


def _shifted(span: Span, by: int) -> Span:
    return Span(
        fragments=tuple(Fragment(start=part.start + by, end=part.end + by, text=part.text) for part in span.fragments)
    )


def _moved(one: Attribution, by: int, names: dict[str, str]) -> Attribution:
    """Return the attribution further on in the text, by another name."""
    parts = {name: getattr(one, name) for name in ("source", "cue", "claim")}
    changed = {name: span and _shifted(span, by) for name, span in parts.items()}
    hedges = tuple(_shifted(span, by) for span in one.hedges)
    return one.model_copy(
        update={**changed, "hedges": hedges, "id": names[one.id], "via": one.via and names.get(one.via)}
    )
