"""The rule pass, made once for all tests that run it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from annotator.models import Annotation
from annotator.rules import RulePass


@cache
def rule_pass() -> RulePass:
    """The pass with the lexicons of the package."""
    return RulePass()


class Marked(NamedTuple):
    """A sentence whose words in question stand in square brackets, the brackets taken out."""

    text: str
    start: int
    end: int


def marked(sentence: str) -> Marked:
    """The sentence of a lexicon record, and where its bracketed words stand."""
    before, _, rest = sentence.partition("[")
    words, _, after = rest.partition("]")
    return Marked(before + words + after, len(before), len(before) + len(words))


def told(annotation: Annotation) -> list[str]:
    """What was found, for the message of a failure: ``rule: cue`` of each attribution, and each bare hedge."""
    found = [f"{one.rule}: {one.cue.text}" for one in annotation.attributions]
    return found + [f"hedge: {span.text}" for span in annotation.bare_hedges]
