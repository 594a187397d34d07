"""How a text is asked otherwise than for its annotation: in a spaCy pipeline, for what decides, as an article."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any

import spacy
from spacy.language import Language

from annotator.models import Article, Page
from annotator.rules.cases import traced
from annotator.samples import lexicon_folder
from tests.rules.passing import rule_pass

IN_SPACY, TRACED, DATED = "spacy:", "traced:", "dated:"
ASKED: dict[str, Callable[[str], str]] = {
    "in spaCy": lambda text: f"{IN_SPACY}{text}",
    "traced": lambda text: f"{TRACED}{text}",
    "as an article": lambda text: f"{DATED}{text}",
}
#: When others were in office, and no day at all.
DAYS = (datetime(2018, 3, 1, tzinfo=UTC), None)
#: Left out of what is held: they are fitted to the gold, and would change all answers.
SCORES: Any = {"attributions": {"__all__": {"score"}}}


@cache
def _pipeline() -> Language:
    """A pipeline with the component, stored and opened again."""
    made = spacy.blank("bn")
    made.add_pipe("attribution", config={"lexicon": str(lexicon_folder()), "extend_tokenizer": True})
    opened = spacy.blank("bn")
    opened.add_pipe("attribution", config={"extend_tokenizer": True})
    return opened.from_bytes(made.to_bytes())


def in_spacy(text: str) -> str:
    """What the component leaves in a document."""
    doc = _pipeline()(text)
    groups = {name: [(span.start, span.end, span.label_) for span in spans] for name, spans in doc.spans.items()}
    found = [len(doc._.attributions), [span.start for span in doc._.bare_hedges], [token.text for token in doc]]
    return json.dumps([groups, found], ensure_ascii=False)


def decisions(text: str) -> str:
    """The cases that decide, without the examples that they give."""
    with traced() as found:
        rule_pass().annotate_text(text, version="approved")
    return "\n".join(f"{each.case}: {each.about}, {each.found}, {len(each.within)}" for each in found)


def of_its_day(text: str) -> str:
    """What is found in an article of each day."""
    page = Page(name="page", path="page.txt", media="text", text=text)
    articles = (Article(page=page, segments=((0, len(text)),), published_at=day) for day in DAYS)
    return "\n".join(rule_pass().annotate(one).model_dump_json(exclude=SCORES) for one in articles)
