"""How a text is asked otherwise than for its annotation: in a spaCy pipeline, and for the cases that decide."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache

import spacy
from spacy.language import Language

from annotator.rules.cases import traced
from annotator.samples import lexicon_folder
from tests.rules.passing import rule_pass

IN_SPACY, TRACED = "spacy:", "traced:"
ASKED: dict[str, Callable[[str], str]] = {
    "in spaCy": lambda text: f"{IN_SPACY}{text}",
    "traced": lambda text: f"{TRACED}{text}",
}


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
