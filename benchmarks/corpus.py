"""A database as large as wanted, made of real articles and what the rule pass finds in them.

First the articles of the corpus as they are, with their days; then new ones, each of sentences of three of them, as
long as it takes to come to the number of attributions. Words and mixtures are real, the outlets are not.
"""

from __future__ import annotations

import gzip
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from annotator.models import Annotation, Article, Page, digest
from annotator.rules import RulePass
from annotator.store import Store

DHAKA = timezone(timedelta(hours=6))

#: Shorter texts are teasers.
SHORTEST = 400


def rows(path: Path) -> list[dict[str, Any]]:
    """The records of a corpus, each with its ``text``."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [row | {"text": row.get("text_once") or row["text"]} for row in found]


def make(store: Store, corpus: Path, *, attributions: int, articles: int, outlets: int, seed: int = 7) -> None:
    """Fill an empty store with so many articles, and about so many attributions, of so many outlets."""
    chance, rules = random.Random(seed), RulePass()
    run = store.begin_run(rules.version)
    known = [row for row in rows(corpus) if len(row["text"]) >= SHORTEST]
    found, signs = 0, 0
    for number in range(articles):
        if number < len(known):
            row = known[number]
        else:
            missing = (attributions - found) / (articles - number)
            row = _mixed(known, chance, length=missing * signs / found)
        found += _save(store, run, rules, row, number, f"outlet-{chance.randrange(outlets):02}")
        signs += len(row["text"])
    store.finish_run(run)


def _mixed(known: list[dict[str, Any]], chance: random.Random, length: float) -> dict[str, Any]:
    """A new article of about so many code points."""
    text = ""
    whole = max(SHORTEST, length) * chance.uniform(0.5, 1.5)
    while len(text) < whole:
        mixed = chance.sample(known, 3)
        sentences = [sentence for row in mixed for sentence in row["text"].split("।")]
        chance.shuffle(sentences)
        text += "।".join(sentences)
    moment = datetime(2025, 1, 1, tzinfo=DHAKA) + timedelta(minutes=chance.randrange(400 * 24 * 60))
    return {"title": mixed[0]["title"], "text": text[: round(whole)], "moment": moment}


def _save(store: Store, run: int, rules: RulePass, row: dict[str, Any], number: int, outlet: str) -> int:
    """Store an article with what is found in it; how many attributions these are."""
    text, day = row["text"], row.get("published_at")
    article = Article(
        page=Page(name=f"article-{number}", path=f"article-{number}.txt", media="text", text=text),
        segments=((0, len(text)),),
        outlet=outlet,
        headline=row["title"] or None,
        published_at=row.get("moment") or (datetime.fromisoformat(day).replace(tzinfo=DHAKA) if day else None),
        date_only=bool(day),
        url=f"https://{outlet}.example/{number}",
    )
    found = _named_anew(rules.annotate_text(text), number)
    added = store.add(article)
    store.save(run, added.key, added.version, found)
    return len(found.attributions)


def _named_anew(found: Annotation, number: int) -> Annotation:
    """The annotation with attributions of its own names."""
    names = {one.id: digest(one.id, str(number))[:16] for one in found.attributions}
    renamed = (
        one.model_copy(update={"id": names[one.id], "via": one.via and names.get(one.via)})
        for one in found.attributions
    )
    return found.model_copy(update={"attributions": tuple(renamed)})
