"""A database as large as wanted, made of real articles and what the rule pass finds in them.

Articles are drawn again and again, each copy with a line of its own, an outlet and a day drawn at random: sizes and
mixtures are real, the outlets are not.
"""

from __future__ import annotations

import gzip
import json
import random
from datetime import datetime, timedelta, timezone
from pathlib import Path

from annotator.models import Annotation, Article, Page, digest
from annotator.rules import RulePass
from annotator.store import Store

DHAKA = timezone(timedelta(hours=6))


def texts(path: Path, limit: int) -> list[str]:
    """The first ``limit`` article texts of at least 400 code points, spread over the file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        found = [row.get("text_once") or row["text"] for row in map(json.loads, lines)]
    found = [text for text in found if len(text) >= 400]
    return found[:: max(1, len(found) // limit)][:limit]


def make(store: Store, originals: list[str], *, attributions: int, articles: int, outlets: int, seed: int = 7) -> None:
    """Fill an empty store with so many articles, and about so many attributions, of so many outlets."""
    chance = random.Random(seed)
    rules = RulePass()
    bodies = [(text, rules.annotate_text(text)) for text in originals]
    bodies = [each for each in bodies if each[1].attributions]
    run = store.begin_run(rules.version)
    weights = _weights([len(found.attributions) for _, found in bodies], attributions / articles)
    for number in range(articles):
        text, found = chance.choices(bodies, weights)[0]
        article = _copy(text, number, f"outlet-{chance.randrange(outlets):02}", chance)
        added = store.add(article)
        store.save(run, added.key, added.version, _named_anew(found, number))
    store.finish_run(run)


def _weights(sizes: list[int], mean: float) -> list[float]:
    """How often each article is drawn, so that the mean of attributions in an article is this."""
    low, high = 0.0, 16.0
    for _ in range(60):
        power = (low + high) / 2 - 8
        weights = [size**power for size in sizes]
        reached = sum(size * weight for size, weight in zip(sizes, weights, strict=True)) / sum(weights)
        low, high = (low, power + 8) if reached > mean else (power + 8, high)
    return weights


def _copy(text: str, number: int, outlet: str, chance: random.Random) -> Article:
    whole = f"{text}\n\n{number}"
    page = Page(name=f"article-{number}", path=f"article-{number}.txt", media="text", text=whole)
    moment = datetime(2026, 1, 1, tzinfo=DHAKA) + timedelta(minutes=chance.randrange(60 * 24 * 90))
    address = f"https://{outlet}.example/{number}"
    return Article(page=page, segments=((0, len(whole)),), outlet=outlet, published_at=moment, url=address)


def _named_anew(found: Annotation, number: int) -> Annotation:
    """The annotation with attributions of its own names."""
    names = {one.id: digest(one.id, str(number))[:16] for one in found.attributions}
    renamed = (
        one.model_copy(update={"id": names[one.id], "via": one.via and names.get(one.via)})
        for one in found.attributions
    )
    return found.model_copy(update={"attributions": tuple(renamed)})
