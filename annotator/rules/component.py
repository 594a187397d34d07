"""The rule pass as a spaCy component: ``nlp.add_pipe("attribution")``.

    nlp = spacy.blank("bn")
    nlp.add_pipe("attribution")
    doc = nlp("রয়টার্স জানিয়েছে, বৈঠক হতে পারে।")
    doc._.attributions[0].canonical, doc.spans["claim"]

Offsets of ``doc._.attributions`` are code points into ``doc.text``. The span groups hold the same ranges as tokens; a
range that cuts a token is widened to it, since a ``Span`` cannot say otherwise. What was found goes with the document
wherever it is sent or stored (``nlp.pipe(texts, n_process=2)``, ``doc.to_bytes()``, ``DocBin``).
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from annotator.labels import Label
from annotator.models import Annotation, Attribution, Span
from annotator.rules.engine import RulePass

#: Where a document keeps what was found, as JSON: spaCy stores and sends nothing else.
KEY = "attribution"
LETTERS = r"\u0980-\u09FE"
#: What spaCy's Bengali tokenizer lacks: marks inside a chunk without spaces (বলেন,‘আমরা), a full stop with no space
#: behind it, a case ending behind a bracket or quotation mark ((আইএসডব্লিউ)-এর), a dash that touches a name (-রয়টার্স).
INFIXES = [
    rf"(?<=[{LETTERS}])[,;:।!?](?=[{LETTERS}‘“'\"(])",
    r"[‘“”\"()—]",
    rf"(?<=[,;:।!?—])['](?=[{LETTERS}])",
    r"(?<=[)\]’”'\"])[-–]",
]
PREFIXES = [r"[‘“’”—–]", r"-(?=[অ-হ])"]
SUFFIXES = [r"[‘“’”—–।]", rf"(?<=[{LETTERS}])-", r"[)\]’”'\"][-–](?:এর|র|কে|তে|এ)"]


@Language.factory(
    "attribution",
    default_config={"lexicon": None, "extend_tokenizer": True},
    assigns=["doc._.attributions", "doc.spans"],
)
def make_attribution(nlp: Language, name: str, lexicon: str | None, extend_tokenizer: bool) -> AttributionComponent:
    """The component.

    Args:
        lexicon: a folder of lexicon files laid over ours.
        extend_tokenizer: give the pipeline's tokenizer the marks it does not split at.
    """
    if extend_tokenizer:
        extend(nlp)
    return AttributionComponent(Path(lexicon) if lexicon else None)


def extend(nlp: Language) -> None:
    """Let a pipeline's tokenizer split, besides where it does already, at marks of Bangla news inside words.

    A tokenizer of another make than spaCy's own is left as it is, and so are rules that are no regular expression.
    """
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    tokenizer.prefix_search = _with(tokenizer.prefix_search, compile_prefix_regex(PREFIXES), "search")
    tokenizer.suffix_search = _with(tokenizer.suffix_search, compile_suffix_regex(SUFFIXES), "search")
    tokenizer.infix_finditer = _with(tokenizer.infix_finditer, compile_infix_regex(INFIXES), "finditer")


def _with(theirs: Any, ours: re.Pattern[str], method: str) -> Any:
    """Return the method of a pattern that matches what theirs does, or else ours; theirs where that is no pattern's."""
    if theirs is None:
        return getattr(ours, method)
    pattern = getattr(theirs, "__self__", None)
    if not isinstance(pattern, re.Pattern) or pattern.pattern.endswith(ours.pattern):
        return theirs
    return getattr(re.compile(f"{pattern.pattern}|{ours.pattern}", pattern.flags), method)


class AttributionComponent:
    """Sets ``doc._.attributions`` and, by label in lower case, ``doc.spans["source" | "cue" | "claim" | "hedge"]``."""

    def __init__(self, lexicon: Path | None = None) -> None:
        self._lexicon = lexicon
        self._rules = RulePass(lexicon)
        if not Doc.has_extension("attributions"):
            Doc.set_extension("attributions", getter=attributions)

    def __reduce__(self) -> tuple[type[AttributionComponent], tuple[Path | None]]:
        # The rules are made anew where the pickle is opened: they are look-up tables of the lexicons, and nothing else.
        return AttributionComponent, (self._lexicon,)

    def __call__(self, doc: Doc) -> Doc:
        annotation = self._rules.annotate_text(doc.text)
        doc.user_data[KEY] = annotation.model_dump_json()
        parts: dict[Label, list[Span]] = {label: [] for label in Label}
        for one in annotation.attributions:
            parts[Label.CUE].append(one.cue)
            parts[Label.SOURCE] += [one.source] if one.source else []
            parts[Label.CLAIM] += [one.claim] if one.claim else []
            parts[Label.HEDGE] += one.hedges
        parts[Label.HEDGE] += annotation.bare_hedges
        for label, spans in parts.items():
            doc.spans[label.value.lower()] = _group(doc, label, spans)
        return doc


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions found in a document; none where the component has not seen it."""
    stored = doc.user_data.get(KEY)
    return _read(stored).attributions if stored is not None else ()


@lru_cache(maxsize=32)
def _read(stored: str) -> Annotation:
    """The annotation from its JSON. The last few are kept: ``doc._.attributions`` is asked for again and again."""
    return Annotation.model_validate_json(stored)


def _group(doc: Doc, label: Label, spans: list[Span]) -> list[DocSpan]:
    """The spans as tokens of the document, each once."""
    ranges = sorted({(span.start, span.end) for span in spans})
    made = (doc.char_span(start, end, label=label.value, alignment_mode="expand") for start, end in ranges)
    return [span for span in made if span is not None]
