"""spaCy's DocBin: a Doc for each article, with a span group for each label, and one of the floor by holder.

A span group holds whole tokens, so a part that cuts a token is widened there. The annotation itself, to the
character, stands in the Doc's user data.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotator.labels import Label
from annotator.models import Annotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

#: Under which names the article's key and its annotation, as JSON, stand in ``Doc.user_data``.
KEY, ANNOTATION = "article", "annotation"


def to_docbin(articles: Iterable[tuple[str, Annotation, str]]) -> bytes:
    """Articles, as (key, annotation, text), as the bytes of a DocBin."""
    import spacy
    from spacy.tokens import DocBin

    nlp, docs = spacy.blank("bn"), DocBin(attrs=["ORTH", "SPACY"], store_user_data=True)
    for key, annotation, text in articles:
        doc = nlp.make_doc(text)
        doc.user_data[KEY] = key
        doc.user_data[ANNOTATION] = annotation.model_dump_json()
        _add_groups(doc, annotation)
        docs.add(doc)
    return docs.to_bytes()


def from_docbin(data: bytes) -> Iterator[tuple[str, Annotation, str]]:
    """The articles of a DocBin that :func:`to_docbin` made."""
    import spacy
    from spacy.tokens import DocBin

    for doc in DocBin().from_bytes(data).get_docs(spacy.blank("bn").vocab):
        yield doc.user_data[KEY], Annotation.model_validate_json(doc.user_data[ANNOTATION]), doc.text


def _add_groups(doc: Doc, annotation: Annotation) -> None:
    for label in Label:
        ends = sorted({(part.start, part.end) for span in annotation.spans(label) for part in span.fragments})
        spans = (doc.char_span(start, end, label.value, alignment_mode="expand") for start, end in ends)
        doc.spans[label.value.lower()] = [span for span in spans if span is not None]
    held = (doc.char_span(one.start, one.end, one.holder.value, alignment_mode="expand") for one in annotation.floor)
    doc.spans["floor"] = [span for span in held if span is not None]
