"""Files of annotations, whichever of our forms they are in: brat, Web Annotation, DocBin, JSON lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotator.interchange.brat import Complete, from_brat
from annotator.interchange.docbin import from_docbin
from annotator.interchange.rows import from_row
from annotator.interchange.webannotation import from_web
from annotator.models import Annotation


@dataclass(frozen=True)
class FiledArticle:
    """An annotated article in a file."""

    place: str
    """The file; for one of several articles with ``#`` and its number behind it, from 1."""
    name: str
    """What the article is called there."""
    text: str | None
    """The text that offsets count in, code points from 0; None where the form does not bring it."""
    read: Callable[[str, Complete], Annotation]
    """Reads the annotation, given that text, and what completes an attribution that a person drew.

    Raises:
        KeyError, ValueError, TypeError, IndexError: it is not of its form, or does not fit the text.
    """


def entries(file: Path) -> Iterator[FiledArticle]:
    """Give the annotated articles of a file, one after another.

    Raises:
        OSError: it, or the text beside it, cannot be opened.
        ValueError: it is not of its form.
        KeyError: its name does not end as a form's does.
    """
    return FORMS[file.suffix.lower()](file)


def _brat(file: Path) -> Iterator[FiledArticle]:
    ann = _text(file)
    yield FiledArticle(
        str(file), file.stem, _text(file.with_suffix(".txt")), lambda text, fill: from_brat(ann, text, fill)
    )


def _web(file: Path) -> Iterator[FiledArticle]:
    page = json.loads(_text(file))
    yield FiledArticle(str(file), file.stem, _text(file.with_suffix(".txt")), lambda text, _: from_web(page, text))


def _docbin(file: Path) -> Iterator[FiledArticle]:
    for number, (key, annotation, text) in enumerate(from_docbin(file.read_bytes()), 1):
        yield FiledArticle(f"{file}#{number}", key, text, lambda _text, _fill, found=annotation: found)  # type: ignore[misc]


def _rows(file: Path) -> Iterator[FiledArticle]:
    with file.open(encoding="utf-8-sig", newline="\n") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = json.loads(line)
                yield FiledArticle(
                    f"{file}#{number}",
                    str(row["id"]),
                    row.get("text"),
                    lambda text, _fill, row=row: from_row(row, text),  # type: ignore[misc]
                )


#: How the files of each form end.
FORMS: Mapping[str, Callable[[Path], Iterator[FiledArticle]]] = {
    ".ann": _brat,
    ".jsonld": _web,
    ".spacy": _docbin,
    ".jsonl": _rows,
}


def _text(file: Path) -> str:
    """Read a text as it is: line breaks too, since offsets count them."""
    return file.read_bytes().decode("utf-8")
