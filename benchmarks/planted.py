"""Articles with what the rule pass finds in them, by the hundred thousand, without the pass.

Articles of a corpus are annotated once and cut into sentences, each with what was found within it alone. An article is
a mixture of the sentences of three of them, made from its number, so that whoever knows the number knows what is to be
found in it: ``Planted`` stands where a ``RulePass`` does, and all else is done as with that.

Every ten thousand articles are mixed of the same sentences with other letters: a larger archive has more to tell, and
no sentence of it stands in more articles. Mixed of the same sentences, articles that share some would grow in number
with the square of the archive.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from annotator.models import Annotation, Article, Attribution, Fragment, Held, Record, Span, digest
from annotator.rules import RulePass
from benchmarks.corpus import DHAKA, SHORTEST, rows

#: Code points of an article: about ten attributions are found in so many.
LENGTH = 3500
OUTLETS = 12
#: So many articles of the corpus are mixed.
KNOWN = 2000
#: After so many articles the letters are others. Signs that a dot below makes another letter of stay.
EDITION = 10_000
LETTERS = "কখগঘচছজঝটঠতথদধনপফবভমশষসহ"


class Sentence(Record):
    """A sentence of the corpus with what was found in it; offsets count from its start."""

    text: str
    attributions: tuple[Attribution, ...] = ()
    bare_hedges: tuple[Span, ...] = ()
    floor: tuple[Held, ...] = ()

    def written_with(self, letters: dict[int, int]) -> Sentence:
        """Return the sentence, and all that was found in it, in other letters."""
        return Sentence.model_validate_json(self.model_dump_json().translate(letters))


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
        self._written = 0, self._articles
        """The edition that was mixed last, and its sentences."""

    def row(self, number: int) -> dict[str, Any]:
        """Return an article as a row of a JSONL file."""
        chance, sentences = self._of(number)
        outlet = f"outlet-{chance.randrange(OUTLETS):02}"
        moment = datetime(2025, 1, 1, tzinfo=DHAKA) + timedelta(minutes=chance.randrange(400 * 24 * 60))
        return {
            "id": str(number),
            "title": chance.choice(self._titles).translate(_letters(number // EDITION)),
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
        chance, articles = random.Random(f"{self._seed} {number}"), self._edition(number // EDITION)
        chosen: list[Sentence] = []
        length = 0
        while length < LENGTH:
            mixed = [one for article in chance.sample(articles, 3) for one in article]
            chance.shuffle(mixed)
            for one in mixed:
                if length < LENGTH:
                    chosen.append(one)
                    length += len(one.text)
        return chance, chosen

    def _edition(self, edition: int) -> list[list[Sentence]]:
        if edition != self._written[0]:
            letters = _letters(edition)
            self._written = edition, [[one.written_with(letters) for one in article] for article in self._articles]
        return self._written[1]


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


def _letters(edition: int) -> dict[int, int]:
    by = edition % len(LETTERS)
    return str.maketrans(LETTERS, LETTERS[by:] + LETTERS[:by])


def _cut(text: str, found: Annotation | None) -> list[Sentence]:
    return [_sentence(text, each.start(), each.end(), found) for each in re.finditer("[^।]*।", text)]


def _sentence(text: str, start: int, end: int, found: Annotation | None) -> Sentence:
    if found is None:
        return Sentence(text=text[start:end])
    inside = [one for one in found.attributions if _lies_in(_spans(one), start, end)]
    names = {one.id: one.id for one in inside}
    return Sentence(
        text=text[start:end],
        attributions=tuple(_moved(one, -start, names) for one in inside),
        bare_hedges=tuple(_shifted(span, -start) for span in found.bare_hedges if _lies_in([span], start, end)),
        floor=tuple(
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
