"""Whether a run would find nothing new: one question, asked without SQLAlchemy, whose import takes longer than that.

What goes wrong here is no error: then the answer is that it is not known, and the way that asks again tells it.
"""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote

#: Where everything is stored when nothing else is said.
DEFAULT_DATABASE = "annotator.db"

#: The migrations of this program.
FOLDER = Path(__file__).parent / "migrations"

#: Where the database keeps which migration it stands at: our own, since a database may be shared.
VERSION_TABLE = "annotator_schema"

#: So many characters of the digest of what is read say how; the others are of the files.
HOW = 32

#: What reading counted, where all of it was read and annotated, nothing waits, and since then no page was read in
#: another way and no other lexicons were used.
_NOTHING_NEW = f"""
SELECT read_.counts FROM runs AS read_, runs AS annotated, {VERSION_TABLE} AS stands
WHERE read_.inputs = ? AND read_.finished_at IS NOT NULL
AND annotated.inputs = ? AND annotated.finished_at IS NOT NULL AND stands.version_num = ?
AND NOT EXISTS (
    SELECT 1 FROM runs AS other
    WHERE other.step = read_.step AND other.id > read_.id
    AND substr(other.inputs, 1, {HOW}) <> substr(read_.inputs, 1, {HOW})
)
AND NOT EXISTS (
    SELECT 1 FROM runs AS later
    WHERE later.step = annotated.step AND later.id > annotated.id AND later.lexicon <> annotated.lexicon
)
AND NOT EXISTS (
    SELECT 1 FROM article_versions AS body
    WHERE body.is_current AND NOT EXISTS (
        SELECT 1 FROM annotations JOIN runs AS made ON made.id = annotations.run_id
        WHERE annotations.version_id = body.id AND annotations.is_current
        AND annotations.basis = 'predicted' AND made.version = annotated.version
    )
)
ORDER BY read_.id DESC, annotated.id DESC LIMIT 1
"""


def revisions() -> list[str]:
    """The migrations of this program, oldest first: a file ``0001_pages.py`` is revision ``0001``."""
    return sorted(file.name.split("_")[0] for file in (FOLDER / "versions").glob("[0-9]*.py"))


def counts_of_rerun(database: str | None, read: str, annotated: str) -> dict[str, int] | None:
    """Return what reading counted, where all of it was read and annotated before and nothing waits; None otherwise.

    Args:
        database: as ``Store.open`` takes it.
        read: digest of what is read.
        annotated: digest of what is read and of what annotates it.
    """
    database, asked = database or DEFAULT_DATABASE, (read, annotated, revisions()[-1])
    if database.startswith(("postgresql://", "postgres://")):
        return _of_postgresql(database, asked)
    file = database.removeprefix("sqlite:///")
    return None if "://" in file or "?" in file else _of_sqlite(Path(file), asked)


def _of_sqlite(file: Path, asked: tuple[str, ...]) -> dict[str, int] | None:
    try:
        with closing(sqlite3.connect(f"file:{quote(file.absolute().as_posix())}?mode=ro", uri=True)) as connection:
            row = connection.execute(_NOTHING_NEW, asked).fetchone()
    except sqlite3.Error:
        return None
    counts: dict[str, int] | None = json.loads(row[0]) if row else None
    return counts


def _of_postgresql(address: str, asked: tuple[str, ...]) -> dict[str, int] | None:
    try:
        import psycopg
    except ImportError:
        return None
    try:
        with psycopg.connect(address) as connection:
            row: Any = connection.execute(_NOTHING_NEW.replace("?", "%s"), asked).fetchone()
    except psycopg.Error:
        return None
    return row[0] if row else None
