"""The database and its project in Label Studio, for the commands that bring the two together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store import ProjectInbox, ProjectOutbox, Store
    from annotator.studio.client import Studio
    from annotator.studio.project import Project


@dataclass(frozen=True, slots=True)
class Desk:
    """Where tasks go out and reviews come in."""

    store: Store
    studio: Studio
    project: Project
    outbox: ProjectOutbox
    inbox: ProjectInbox


@contextmanager
def desk(database: str | None) -> Iterator[Desk]:
    """Open the database and find its project, which is made where there is none.

    Raises:
        StudioError: no server is known, it does not answer, or it refuses the token.
    """
    from annotator.store import Store
    from annotator.studio.client import Studio
    from annotator.studio.connection import Connection

    with Store.open(database, create=False) as store, Studio(Connection.find()) as studio:
        key = store.project_key()
        project = studio.project(key, remembered=store.remembered_project())
        number = store.enter_project(key, project.id, project.created_at, project.url)
        yield Desk(store, studio, project, store.outbox(number), store.inbox(number))
