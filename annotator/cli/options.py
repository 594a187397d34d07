"""Options that several commands share."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from functools import wraps
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import click

from annotator.errors import LexiconError
from annotator.pipeline.pages import PageOptions

F = TypeVar("F", bound=Callable[..., Any])

database_option = click.option(
    "--database",
    envvar="ANNOTATOR_DATABASE",
    show_envvar=True,
    metavar="URL",
    help="sqlite:///FILE, the path of an SQLite file, or postgresql://USER@HOST/NAME.  "
    "[default: annotator.db in the current folder]",
)


def lexicon_folder(folder: Path) -> Path:
    """A folder of one's own, in which every .toml file has the name of one of the program's.

    Raises:
        LexiconError: one has another name, and would never be read.
    """
    ours = sorted(file.name for file in resources.files("annotator.lexicon").iterdir() if file.name.endswith(".toml"))
    strange = sorted(file.name for file in folder.glob("*.toml") if file.name not in ours)
    if strange:
        raise LexiconError(f"lexicon {folder / strange[0]}: no lexicon has this name; they are {', '.join(ours)}")
    return folder


lexicon_option = click.option(
    "--lexicon",
    metavar="DIR",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=lambda _context, _option, folder: folder and lexicon_folder(folder),
    help="Folder of your own lexicon files, laid over those of the program.",
)


def naming(database: str | None, url: str) -> str:
    """Return what a next command needs behind it to find the same database; nothing where it finds it by itself.

    Args:
        url: its address as it may be shown.
    """
    usual = database is None or database == os.environ.get("ANNOTATOR_DATABASE")
    return "" if usual else f" --database {shlex.quote(url)}"


def selection_options(command: F) -> F:
    """Give a command ``--since``, ``--until`` and ``--topic`` as arguments of these names."""
    day = click.DateTime(["%Y-%m-%d"])
    options = (
        click.option("--since", type=day, metavar="DAY", help="First day of publication, as 2026-01-31."),
        click.option("--until", type=day, metavar="DAY", help="Last day of publication, included."),
        click.option("--topic", metavar="TEXT", help="Only articles whose headline or body holds these words."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def page_options(command: F) -> F:
    """Give a command ``--manifest``, ``--outlet``, ``--plain`` and ``--lexicon`` as one argument ``pages``."""

    @click.option(
        "--manifest",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="CSV of path,outlet,url,published_at: what the pages themselves do not show.",
    )
    @click.option("--outlet", metavar="KEY", help="The outlet of pages that do not show theirs.")
    @click.option("--plain", is_flag=True, help="Keep the text of jsonl and csv rows whole: nothing is taken off.")
    @lexicon_option
    @wraps(command)
    def with_pages(
        *arguments: Any, lexicon: Path | None, manifest: Path | None, outlet: str | None, plain: bool, **rest: Any
    ) -> Any:
        pages = PageOptions(lexicon=lexicon, manifest=manifest, outlet=outlet, plain=plain)
        return command(*arguments, pages=pages, **rest)

    return with_pages  # type: ignore[return-value]
