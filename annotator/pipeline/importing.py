"""Reviews that were made elsewhere into the database, from files of annotations."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.attributes import ATTRIBUTES
from annotator.bangla.passages import Passages
from annotator.errors import InputError, NotFound
from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Stored
from annotator.interchange.files import FORMS, FiledArticle, entries
from annotator.labels import Label
from annotator.models import Annotation, Article, Finding, Span, digest
from annotator.progress import Progress, unseen
from annotator.studio.filling import fill
from annotator.studio.pull import base_version, returned
from annotator.studio.regions import Region
from annotator.studio.review import READER, read_review

if TYPE_CHECKING:
    from annotator.store import Store, StoredArticle
    from annotator.store.imports import Imports

#: How exports of Label Studio end; they hold its own tasks, with the annotations of several people.
STUDIO = ".json"

#: What a file raises that is not of its form.
FAULTS = (KeyError, ValueError, TypeError, IndexError)


@dataclass
class Imported:
    """The outcome of reading files of annotations."""

    stored: Stored = field(default_factory=Stored)
    """Reviews that were new or changed."""
    articles: int = 0
    """Annotated articles that were found in the files, and are stored."""
    findings: list[Finding] = field(default_factory=list)
    """What could not be read, or is of no stored article."""


def find_annotations(paths: Iterable[Path]) -> list[Path]:
    """Return the files of annotations at some paths, those of folders by their endings, sorted, each once.

    Raises:
        InputError: a path does not exist, a file has another ending, or a folder holds none.
    """
    endings = (*FORMS, STUDIO)
    found: set[Path] = set()
    for path in paths:
        files = [file for file in path.rglob("*") if file.suffix.lower() in endings] if path.is_dir() else [path]
        if not files:
            raise InputError(f"{path}: no annotations in this folder; they end in {', '.join(endings)}")
        for file in files:
            if not file.is_file():
                raise InputError(f"{file}: no such file or folder; check the spelling")
            if file.suffix.lower() not in endings:
                raise InputError(f"{file}: no form of annotations ends so; they end in {', '.join(endings)}")
            found.add(file)
    return sorted(found)


def import_reviews(store: Store, files: Iterable[Path], by: str, progress: Progress = unseen) -> Imported:
    """Store the annotations of files as reviews of the articles that have their texts.

    What is stored already is not stored again; what is changed replaces what the same person made of the article.

    Args:
        files: as :func:`find_annotations` gives them.
        by: who made them.
    """
    done, chosen = Imported(), list(files)
    tasks, plain = store.imports(f"studio {by}"), store.imports(f"files {by}")
    plain.inbox.add_reviewers([Reviewer(1, "", by)])
    with progress("importing", len(chosen)) as advance:
        for file in chosen:
            if file.suffix.lower() == STUDIO:
                _import_studio(tasks, file, by, done)
            else:
                _import_entries(store, plain, file, done)
            advance(1)
    for imports in (tasks, plain):
        _read(imports, done)
    store.add_findings(done.findings)
    return done


def _import_entries(store: Store, imports: Imports, file: Path, done: Imported) -> None:
    try:
        for entry in entries(file):
            try:
                stored = _article(store, imports, entry)
                annotation = entry.read(stored.article.page.text, _completer(stored.article))
            except NotFound as error:
                done.findings.append(Finding(place=entry.place, kind="import", reason=str(error)))
            except FAULTS as error:
                done.findings.append(Finding(place=entry.place, kind="import", reason=_fault(error)))
            else:
                raw = {"form": file.suffix.lower(), "annotation": annotation.model_dump(mode="json")}
                _store(imports, stored, raw, done)
    except (OSError, *FAULTS) as error:
        done.findings.append(Finding(place=str(file), kind="import", reason=_fault(error)))


def _store(imports: Imports, stored: StoredArticle, raw: dict[str, Any], done: Imported) -> None:
    """Store what one person made of an article: the only one of the origin."""
    now = datetime.now(UTC)
    one = Returned(
        number=1,
        created_at=now,
        updated_at=now,
        reviewer=1,
        seconds=None,
        skipped=False,
        adjudicated=False,
        accepted_in_bulk=False,
        raw=raw,
    )
    imports.inbox.store([ReturnedTask(imports.enter(stored), 0, now, (one,))], done.stored)
    done.articles += 1


def _import_studio(imports: Imports, file: Path, by: str, done: Imported) -> None:
    try:
        tasks = json.loads(file.read_text(encoding="utf-8"))
        for number, task in enumerate(tasks, 1):
            stored = imports.article_with_body(task["data"]["text"])
            if stored is None:
                done.findings.append(_unknown(f"{file}#{number}"))
                continue
            found = [_plain(one) for one in task["annotations"]]
            imports.inbox.add_reviewers(_people(task["annotations"], by))
            moment = max((one.updated_at for one in found), default=datetime.now(UTC))
            imports.inbox.store([ReturnedTask(imports.enter(stored), task["id"], moment, tuple(found))], done.stored)
            done.articles += 1
    except (OSError, *FAULTS) as error:
        done.findings.append(Finding(place=str(file), kind="import", reason=_fault(error)))


def _article(store: Store, imports: Imports, entry: FiledArticle) -> StoredArticle:
    """Return the article that an entry annotates: the one of its text, else of its name.

    Raises:
        NotFound: there is none.
    """
    if entry.text is None:
        return store.article(entry.name)
    stored = imports.article_with_text(entry.text)
    if stored is None:
        raise NotFound(_unknown(entry.place).reason)
    return stored


def _unknown(place: str) -> Finding:
    return Finding(
        place=place,
        kind="import",
        reason="no stored article has the text that it annotates; `annotator ingest` that very page first",
    )


def _fault(error: Exception) -> str:
    what = f"lacks {error}" if isinstance(error, KeyError) else getattr(error, "strerror", None) or error
    return f"it cannot be read as annotations: {' '.join(str(what).split()[:30])}"


def _plain(annotation: Mapping[str, Any]) -> Returned:
    """Return an annotation of an export, which may hold the person instead of a number."""
    person = annotation.get("completed_by")
    number = person.get("id") if isinstance(person, dict) else person
    return returned({**annotation, "completed_by": number})


def _people(annotations: Iterable[Mapping[str, Any]], by: str) -> Iterator[Reviewer]:
    for annotation in annotations:
        person = annotation.get("completed_by")
        if isinstance(person, dict):
            yield Reviewer(person["id"], person.get("email", ""), f"{by}: {person.get('email') or person['id']}")
        elif person is not None:
            yield Reviewer(person, "", f"{by}: user {person}")


def _completer(article: Article) -> Any:
    """Return what fills in an attribution that a person drew in brat, as it would be filled in Label Studio."""
    passages = Passages(article.page.text, article.segments)

    def complete(cue: Span, source: Span | None, claim: Span | None, known: Mapping[str, Any]) -> dict[str, Any]:
        bearer = Label.SOURCE if source else Label.CUE
        words: dict[Label, dict[str, str]] = {label: {} for label in Label}
        for each in ATTRIBUTES:
            label = bearer if each.owner is Label.SOURCE else Label.CUE
            if word := each.word(known.get(each.name)) if known.get(each.name) is not None else "":
                words[label][each.controls[label]] = word
        drawn = {
            label: Region("", label, 0, 0, span.fragments, words[label], {})
            for label, span in ((Label.CUE, cue), (Label.SOURCE, source), (Label.CLAIM, claim))
            if span is not None
        }
        values = fill(drawn[Label.CUE], drawn.get(Label.SOURCE), drawn.get(Label.CLAIM), (), passages)
        places = repr([(piece.start, piece.end) for piece in cue.fragments])
        return {"id": digest(article.version, "reviewed", places)[:16], "rule": None, "score": None, **values}

    return complete


def _read(imports: Imports, done: Imported) -> None:
    """Read what is stored and was not read yet, or not by this version of the reading."""
    for waiting in imports.inbox.unread(READER):
        if "form" in waiting.raw:
            annotation = Annotation.model_validate(waiting.raw["annotation"])
            imports.inbox.save(waiting.id, READER, ReadReview(annotation, None, None, {}, None))
            continue
        review = read_review(waiting.article, waiting.raw.get("result"))
        base = base_version(waiting.raw)
        read = ReadReview(review.annotation, review.status, review.comment, review.inferred, base)
        imports.inbox.save(waiting.id, READER, read)
        place = waiting.article.page.path
        done.findings += review.findings(place, f"{waiting.reviewer}, {waiting.article.page.name}")
