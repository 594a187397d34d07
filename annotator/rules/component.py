"""The rule pass as a spaCy component: ``nlp.add_pipe("attribution")``.

    nlp = spacy.blank("bn")
    nlp.add_pipe("attribution")
    doc = nlp("রয়টার্স জানিয়েছে, বৈঠক হতে পারে।")
    doc._.attributions[0].canonical, doc.spans["claim"]

Offsets of ``doc._.attributions`` are code points into ``doc.text``. The span groups hold the same ranges as tokens; a
range that cuts a token is widened to it, since a ``Span`` cannot say otherwise. What was found goes with the document
wherever it is sent or stored (``nlp.pipe(texts, n_process=2)``, ``doc.to_bytes()``, ``DocBin(store_user_data=True)``),
and a lexicon of one's own goes with the pipeline (``nlp.to_disk(path)``, ``nlp.to_bytes()``).
"""

from __future__ import annotations

import json
import re
import shutil
import weakref
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import mkdtemp
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
    assigns=["doc._.attributions", "doc._.bare_hedges", "doc.spans"],
)
def make_attribution(nlp: Language, name: str, lexicon: str | None, extend_tokenizer: bool) -> AttributionComponent:
    """The component.

    Args:
        lexicon: a folder of lexicon files laid over ours. It is read at the first text, so that a stored pipeline opens
            where that folder is not: the pipeline brings its files.
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
    """Sets ``doc._.attributions``, ``doc._.bare_hedges`` and, by label in lower case, the groups of ``doc.spans``:
    ``source``, ``cue``, ``claim`` and ``hedge``.
    """

    def __init__(self, lexicon: Path | None = None) -> None:
        self._lexicon = lexicon
        for name, getter in EXTENSIONS.items():
            if not Doc.has_extension(name):
                Doc.set_extension(name, getter=getter)

    @cached_property
    def _rules(self) -> RulePass:
        return RulePass(self._lexicon)

    def __reduce__(self) -> tuple[Any, ...]:
        # The rules are made anew where the pickle is opened: they are look-up tables of the lexicons, and nothing else.
        return _opened, (self.to_bytes(),)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the user's lexicon files into a folder of a stored pipeline; an empty one where there are none."""
        path.mkdir(parents=True, exist_ok=True)
        for name, content in self._files().items():
            (path / name).write_text(content, encoding="utf-8")

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> AttributionComponent:
        """Take the lexicon files of a stored pipeline in place of those that its settings name."""
        return self._with({file.name: file.read_text(encoding="utf-8") for file in sorted(path.glob("*.toml"))})

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        """Return the user's lexicon files as bytes."""
        return json.dumps(self._files()).encode()

    def from_bytes(self, data: bytes, exclude: Iterable[str] = ()) -> AttributionComponent:
        """Take the lexicon files from bytes that :meth:`to_bytes` made."""
        return self._with(json.loads(data))

    def _files(self) -> dict[str, str]:
        files = sorted(self._lexicon.glob("*.toml")) if self._lexicon else []
        return {file.name: file.read_text(encoding="utf-8") for file in files}

    def _with(self, files: dict[str, str]) -> AttributionComponent:
        self.__dict__.pop("_rules", None)
        self._lexicon = None
        if files:
            self._lexicon = Path(mkdtemp(prefix="annotator-lexicon-"))
            weakref.finalize(self, shutil.rmtree, self._lexicon, ignore_errors=True)
            for name, content in files.items():
                (self._lexicon / name).write_text(content, encoding="utf-8")
        return self

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
        held = (
            doc.char_span(one.start, one.end, one.holder.value, alignment_mode="expand") for one in annotation.floor
        )
        doc.spans["floor"] = [span for span in held if span is not None]
        return doc


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """The attributions found in a document; none where the component has not seen it."""
    stored = doc.user_data.get(KEY)
    return _read(stored).attributions if stored is not None else ()


def bare_hedges(doc: Doc) -> tuple[Span, ...]:
    """The hedges in the outlet's own voice; none where the component has not seen the document."""
    stored = doc.user_data.get(KEY)
    return _read(stored).bare_hedges if stored is not None else ()


#: What a document is asked for behind its underscore.
EXTENSIONS: dict[str, Callable[[Doc], Any]] = {"attributions": attributions, "bare_hedges": bare_hedges}


def _opened(files: bytes) -> AttributionComponent:
    return AttributionComponent().from_bytes(files)


@lru_cache(maxsize=32)
def _read(stored: str) -> Annotation:
    """The annotation from its JSON. The last few are kept: ``doc._.attributions`` is asked for again and again."""
    return Annotation.model_validate_json(stored)


def _group(doc: Doc, label: Label, spans: list[Span]) -> list[DocSpan]:
    """The spans as tokens of the document, each once."""
    ranges = sorted({(span.start, span.end) for span in spans})
    made = (doc.char_span(start, end, label=label.value, alignment_mode="expand") for start, end in ranges)
    return [span for span in made if span is not None]
