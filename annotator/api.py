"""The public Python API: the workflow as functions of a database, and the rule pass on a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Unpack

from annotator import pages
from annotator.database import Chosen, Database, selection
from annotator.errors import UsageError
from annotator.exchange import Pushed
from annotator.models import Annotation
from annotator.pipeline import annotate as annotating
from annotator.pipeline import export as exporting
from annotator.pipeline import ingest as ingesting
from annotator.pipeline import review
from annotator.pipeline.annotate import Ran
from annotator.pipeline.export import Compared
from annotator.pipeline.ingest import Tally
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from annotator.store import Store
from annotator.studio.pull import Pulled
from annotator.tables.export import WrittenTable

Place = str | Path
#: An open database, or where it is: ``sqlite:///FILE``, the path of an SQLite file, or ``postgresql://USER@HOST/NAME``.
Where = Database | Place


def annotate(text: str, *, lexicon: Place | None = None) -> Annotation:
    """Return the attributions and hedges of a text; offsets are code points of it, from 0, end exclusive.

    Args:
        lexicon: folder of lexicon files laid over those of the program.

    Raises:
        LexiconError: a lexicon file or record is not of its form.
        UsageError: the text is none, as the empty cell of a data frame.
    """
    if not isinstance(text, str):
        raise UsageError(f"a text is a str, and this is {type(text).__name__} ({text!r:.40})")
    return _rules(_path(lexicon)).annotate_text(text)


def read(
    paths: Place | Iterable[Place],
    *,
    lexicon: Place | None = None,
    manifest: Place | None = None,
    outlet: str | None = None,
    plain: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Iterator[pages.Reading]:
    """Read pages; give for each its article, if there is one, and its findings.

    Args:
        paths: files, folders and patterns with ``*``.
        lexicon: folder of lexicon files laid over those of the program.
        manifest: CSV of ``path,outlet,url,published_at``: what the pages do not show themselves.
        outlet: key or name of the outlet of pages that show none.
        plain: keep the text of rows whole.
        columns: which column of tables is which field (``{"text": "Body"}``), where their names do not tell.

    Raises:
        InputError: a path does not exist.
    """
    options = PageOptions(_path(lexicon), _path(manifest), outlet, plain, columns or {})
    return pages.read(
        _paths(paths),
        lexicon=options.lexicon,
        manifest=options.manifest,
        outlet=outlet,
        plain=plain,
        columns=options.columns,
    )


def open(database: Place | None = None, *, create: bool = False, lexicon: Place | None = None) -> Database:
    """Open a database and bring its schema up to date.

    Args:
        database: ``sqlite:///FILE``, the path of an SQLite file, or ``postgresql://USER@HOST/NAME``; ``annotator.db``
            in the current folder where it is left out.
        create: make it where it is not there.
        lexicon: folder of lexicon files laid over those of the program, for the names and countries of sources.

    Raises:
        DatabaseError: it is not there, cannot be reached, or is no database of this program.
    """
    return Database(Store.open(None if database is None else str(database), create=create), _path(lexicon))


def ingest(
    database: Where,
    paths: Place | Iterable[Place],
    *,
    lexicon: Place | None = None,
    manifest: Place | None = None,
    outlet: str | None = None,
    plain: bool = False,
    columns: Mapping[str, str] | None = None,
    jobs: int = 1,
) -> Tally:
    """Read pages and store their articles; the database is made where it is not there. For the options see ``read``.

    More ``jobs`` than one are processes: a script that asks for them does its work under ``if __name__ == "__main__"``.

    Raises:
        InputError: a path does not exist.
    """
    with _opened(database, create=True, lexicon=lexicon) as there:
        options = PageOptions(there.lexicon, _path(manifest), outlet, plain, columns or {})
        return ingesting.ingest(there.store, _paths(paths), options, jobs=jobs)


def run(
    database: Where,
    paths: Place | Iterable[Place] = (),
    *,
    lexicon: Place | None = None,
    manifest: Place | None = None,
    outlet: str | None = None,
    plain: bool = False,
    columns: Mapping[str, str] | None = None,
    jobs: int = 1,
) -> Ran:
    """Read pages, store their articles and annotate them; without paths, annotate what is stored and pending.

    What was done before is not done again. For the options see ``read``, for ``jobs`` see ``ingest``.

    Raises:
        InputError: a path does not exist.
        NotFound: no path is given, and the database holds no article.
    """
    chosen = _paths(paths)
    with _opened(database, create=bool(chosen), lexicon=lexicon) as there:
        rules = _rules(there.lexicon)
        if not chosen:
            return annotating.annotate_stored(there.store, rules, there.lexicon, jobs=jobs)
        options = PageOptions(there.lexicon, _path(manifest), outlet, plain, columns or {})
        return annotating.ingest_and_annotate(there.store, chosen, options, rules, jobs=jobs)


def push(
    database: Where,
    *,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    sample: int | None = None,
    seed: int | None = None,
) -> Pushed:
    """Send annotated articles to Label Studio, with their attributions as predictions; none is sent twice.

    Args:
        outlet: key or name of the only outlet.
        since: first day of publication.
        until: last day of publication, included.
        sample: draw so many, spread over the outlets.
        seed: number that decides which; the same one draws the same sample.

    Raises:
        StudioError: no server is known, or it fails.
        NotFound: no article is annotated.
    """
    chosen = review.TaskSelection(outlet, since, until, sample, seed)
    with _opened(database) as there, review.review_loop(there.store) as loop:
        return review.push(loop, chosen)


def pull(database: Where) -> Pulled:
    """Fetch from Label Studio what people submitted, corrected, skipped or deleted since last time.

    Raises:
        StudioError: no server is known, or it fails.
    """
    with _opened(database) as there, review.review_loop(there.store) as loop:
        return review.pull(loop)


def export(
    database: Where,
    tables: str | Iterable[str] = (),
    folder: Place = ".",
    *,
    formats: str | Iterable[str] = (),
    lexicon: Place | None = None,
    **which: Unpack[Chosen],
) -> list[WrittenTable]:
    """Write tables, or ``annotations``, as files; return the files with their numbers of rows.

    Args:
        tables: their names; all where none is named.
        folder: made where it is not there.
        formats: csv (where none is named), xlsx, parquet or jsonl; of annotations jsonl, brat, webannotation or spacy.

    Raises:
        UsageError: there is no such table or format, or the library it needs is not installed.
        NotFound: there is no article of an outlet that is asked for.
    """
    write = exporting.writer(_names(tables), _names(formats), selection(**which).choice)
    with _opened(database, lexicon=lexicon) as there:
        return write(there.dataset(**which), Path(folder))


def compare(database: Where, *, lexicon: Place | None = None, **which: Unpack[Chosen]) -> Compared:
    """Return the profile of each outlet with 95 % intervals, and the test of every measure of every two outlets.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none with an annotation of the basis.
    """
    with _opened(database, lexicon=lexicon) as there:
        return exporting.compare(there.dataset(**which))


@contextmanager
def _opened(database: Where, *, create: bool = False, lexicon: Place | None = None) -> Iterator[Database]:
    """Give the database itself where it is open, else open it for this while; a lexicon that is named comes first."""
    if isinstance(database, Database):
        yield Database(database.store, _path(lexicon) or database.lexicon)
    else:
        with open(database, create=create, lexicon=lexicon) as opened:
            yield opened


@lru_cache(maxsize=4)
def _rules(lexicon: Path | None) -> RulePass:
    """Return the rule pass with these lexicons, which are loaded once."""
    return RulePass(lexicon)


def _path(place: Place | None) -> Path | None:
    return None if place is None else Path(place)


def _paths(places: Place | Iterable[Place]) -> list[str | Path]:
    if isinstance(places, (str, Path)):
        return [places]
    if hasattr(places, "columns"):  # what it yields are the names of its columns
        raise UsageError("pages are read from files; write a data frame to one, as by to_csv, and give its path")
    return list(places)


def _names(names: str | Iterable[str]) -> list[str]:
    return [names] if isinstance(names, str) else list(names)
