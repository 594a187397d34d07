"""What a reviewer leaves open is filled in as the rule pass itself would say: the pass's own predictions, their quote
types and scopes taken out, come back with the same ones, so that no difference looks like a reviewer's."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from annotator.studio.controls import ORIGIN
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction
from tests.examples.markup import parse
from tests.rules.passing import rule_pass
from tests.store.making import article
from tests.studio.making import accepted

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "articles.jsonl.gz"
OPEN = {"quote_type", "scope"}


def differing(texts: Iterable[str]) -> tuple[int, list[str]]:
    """How many attributions were played through the reader, and those of which it fills in something else."""
    count, other = 0, []
    for text in texts:
        read_from = article(text)
        annotation = rule_pass().annotate(read_from)
        result = accepted(build_prediction("a", read_from, annotation, "rules"))
        for item in result:
            item.get("meta", {}).get(ORIGIN, {}).pop("said", None)  # what was shown would fill them in too
        left = [item for item in result if item.get("from_name") not in OPEN]
        read = {one.id: one for one in read_review(read_from, left).annotation.attributions}
        count += len(annotation.attributions)
        for one in annotation.attributions:
            found = read[one.id]
            if (found.quote_type, found.scope) != (one.quote_type, one.scope):
                other.append(f"{one.rule}: {one.claim and one.claim.text}: {one.quote_type}, {one.scope} …")
    return count, other


def examples() -> Iterator[str]:
    for file in sorted((ROOT / "tests" / "examples").glob("*.txt")):
        for paragraph in file.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in paragraph.splitlines() if not line.startswith("#")]
            if text := parse("\n".join(lines)).text.strip():
                yield text


def test_open_quote_types_and_scopes_of_the_examples_are_the_passs_own() -> None:
    count, other = differing(examples())
    assert count > 600
    assert other == []


@pytest.mark.slow
@pytest.mark.skipif(not CORPUS.exists(), reason="shared data absent: no folder `shared` beside the checkout")
def test_open_quote_types_and_scopes_of_real_articles_are_the_passs_own() -> None:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for number, line in enumerate(lines) if number % 8 == 0]
    count, other = differing(row.get("text_once") or row["text"] for row in rows)
    assert count > 2_800
    assert other == []
