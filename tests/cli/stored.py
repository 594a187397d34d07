"""A database with one annotated article and one that nobody has annotated."""

from __future__ import annotations

from pathlib import Path

from annotator.store import Store
from tests.store.making import annotation, article, timed

NAME = "bridge"
UNREAD = "unread"


def database(folder: Path) -> str:
    """Make it in a folder; its address."""
    file = str(folder / "test.db")
    with Store.open(file) as store:
        run = store.begin_run("pass-1")
        added = store.add(timed())
        store.save(run, added.key, added.version, annotation(timed()))
        store.finish_run(run)
        store.add(article("এখনো কেউ পড়েনি।", path=f"pages/{UNREAD}.txt"))
    return file
