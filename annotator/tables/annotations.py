"""Write annotations of whole articles in the forms of ``annotator.interchange``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import UsageError
from annotator.interchange import line, to_row
from annotator.interchange.brat import CONFIGURATION, to_brat
from annotator.interchange.docbin import to_docbin
from annotator.interchange.webannotation import to_web
from annotator.models import Annotation
from annotator.tables.files import replacing

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset

#: Articles in a DocBin, which is made in memory.
SHARD = 1_000

#: Key, annotation, text.
AnnotatedText = tuple[str, Annotation, str]


@dataclass(frozen=True)
class AnnotationForm:
    """A form that annotations are written in."""

    name: str
    meaning: str
    write: Callable[[Iterable[AnnotatedText], Path], int]
    """Writes into a folder; how many articles these were."""


def annotated_texts(data: Dataset) -> Iterator[AnnotatedText]:
    """The chosen articles with their annotations and their texts."""
    for one in data.annotated():
        yield one.article.key, one.annotation, data.store.article(one.article.key).article.page.text


def _write_rows(articles: Iterable[AnnotatedText], folder: Path) -> int:
    number = 0
    with replacing(folder / "annotations.jsonl") as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for number, (key, annotation, text) in enumerate(articles, 1):  # noqa: B007
            file.write(line(to_row(key, annotation, text)))
    return number


def _write_brat(articles: Iterable[AnnotatedText], folder: Path) -> int:
    number = 0
    _write(folder / "annotation.conf", CONFIGURATION)
    for number, (key, annotation, text) in enumerate(articles, 1):  # noqa: B007
        _write(folder / f"{key}.txt", text)
        _write(folder / f"{key}.ann", to_brat(annotation, text))
    return number


def _write_web(articles: Iterable[AnnotatedText], folder: Path) -> int:
    number = 0
    for number, (key, annotation, text) in enumerate(articles, 1):  # noqa: B007
        _write(folder / f"{key}.txt", text)
        page = to_web(key, annotation, text, f"{key}.txt")
        _write(folder / f"{key}.jsonld", json.dumps(page, ensure_ascii=False, indent=1) + "\n")
    return number


def _write_docbin(articles: Iterable[AnnotatedText], folder: Path) -> int:
    rest, number, shard = iter(articles), 0, 0
    while batch := list(islice(rest, SHARD)):
        shard += 1
        number += len(batch)
        with replacing(folder / f"annotations-{shard:04}.spacy") as draft:
            draft.write_bytes(to_docbin(batch))
    return number


def _write(path: Path, text: str) -> None:
    """Write a text as it is: line breaks too, since offsets count them."""
    with replacing(path) as draft:
        draft.write_bytes(text.encode("utf-8"))


FORMS: dict[str, AnnotationForm] = {
    form.name: form
    for form in (
        AnnotationForm("jsonl", "a line of JSON for each article, as the scorer reads it", _write_rows),
        AnnotationForm("brat", "brat standoff: a .txt and an .ann for each article", _write_brat),
        AnnotationForm("webannotation", "W3C Web Annotation: a .txt and a .jsonld for each article", _write_web),
        AnnotationForm("spacy", "spaCy's DocBin", _write_docbin),
    )
}


def forms(names: Iterable[str]) -> list[AnnotationForm]:
    """The forms of these names, each once.

    Raises:
        UsageError: there is no such form.
    """
    chosen = list(dict.fromkeys(names))
    for name in chosen:
        if name not in FORMS:
            raise UsageError(f"annotations are not written as {name!r}; their formats are: {', '.join(FORMS)}")
    return [FORMS[name] for name in chosen]


def write_annotations(data: Dataset, chosen: Iterable[AnnotationForm], folder: Path) -> list[tuple[Path, int]]:
    """Write the annotations of the chosen articles; the folders, each with how many articles were written into it.

    Each form has a folder of its own in ``folder``, named after it. Files appear whole or not at all.

    Raises:
        UsageError: a folder cannot be written to.
    """
    return [(folder / form.name, form.write(annotated_texts(data), folder / form.name)) for form in chosen]
