"""The database's project on a Label Studio server, and the moments up to which it has been followed."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

from sqlalchemy import Engine, insert, select, update

from annotator.exchange import Shares
from annotator.models import digest
from annotator.store.database import insert_one, reading, writing
from annotator.store.review_tables import ProjectTable

#: How the keys of projects begin that are on no server (``store.imports``).
IMPORT = "import:"


def key(engine: Engine) -> str:
    """The key of the database's project, made up at the first call: before the project itself is made."""
    with writing(engine) as connection:
        ours = ~ProjectTable.key.startswith(IMPORT)
        known = connection.scalar(select(ProjectTable.key).where(ours).order_by(ProjectTable.id).limit(1))
        if known is None:
            known = uuid4().hex
            connection.execute(insert(ProjectTable), {"key": known})
    return known


def remembered(engine: Engine) -> tuple[int, datetime] | None:
    """Number of the project that was used last, and when it was made."""
    query = select(ProjectTable.number, ProjectTable.made_at).where(ProjectTable.number.is_not(None))
    with reading(engine) as connection:
        row = connection.execute(query.order_by(ProjectTable.id.desc()).limit(1)).first()
    return (row.number, row.made_at) if row else None


def enter(engine: Engine, key_: str, number: int, made_at: datetime, url: str) -> int:
    """Note which project on the server it is; its number here.

    The same key with another time of making is another server's project, to which nothing has been sent.
    """
    known = {"key": key_, "number": number, "made_at": made_at, "url": url}
    same_key = ProjectTable.key == key_
    with writing(engine) as connection:
        id_ = connection.scalar(select(ProjectTable.id).where(same_key, ProjectTable.made_at == made_at))
        if id_ is None:
            id_ = connection.scalar(select(ProjectTable.id).where(same_key, ProjectTable.made_at.is_(None)))
        if id_ is not None:
            connection.execute(update(ProjectTable).where(ProjectTable.id == id_), known)
            return id_
        return insert_one(connection, ProjectTable, known)


def note(engine: Engine, project: int, **what: datetime) -> None:
    """Note a moment of the project: ``watermark``, ``compared_at``, ``pushed_at``, ``pulled_at``."""
    with writing(engine) as connection:
        connection.execute(update(ProjectTable).where(ProjectTable.id == project), what)


def share(engine: Engine, project: int, said: Shares) -> Shares:
    """Note what is said of how the tasks are shared out, and return what holds."""
    new = {name: part for name, part in (("overlap", said.overlap), ("blind", said.blind)) if part is not None}
    with writing(engine) as connection:
        if new:
            connection.execute(update(ProjectTable).where(ProjectTable.id == project), new)
        row = connection.execute(
            select(ProjectTable.overlap, ProjectTable.blind).where(ProjectTable.id == project)
        ).one()
    return Shares(row.overlap, row.blind)


def task_key(article: str, version: str) -> str:
    """Return the key of a task: that of its article, and the version of its body; letters, digits and a hyphen."""
    return f"{article}-{version}"


def place(key: str) -> float:
    """Return where an article lies between 0 and 1, by its key alone: a part of all is the same at every push."""
    return int(digest("blind", key)[:8], 16) / 16**8


def now() -> datetime:
    return datetime.now(UTC)
