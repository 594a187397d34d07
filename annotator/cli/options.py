"""Options that several commands share."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from annotator.errors import LexiconError, UsageError
from annotator.extras import lacking
from annotator.pipeline.pages import PageOptions

if TYPE_CHECKING:
    from annotator.settings import Settings
    from annotator.store import Readable, Store

F = TypeVar("F", bound=Callable[..., Any])

DATABASE_VARIABLE, LEXICON_VARIABLE = "ANNOTATOR_DATABASE", "ANNOTATOR_LEXICON"


def settings() -> Settings:
    """Return what ``annotator.toml`` in the working folder says.

    Raises:
        UsageError: it is not of its form.
    """
    from annotator.settings import load_settings

    return load_settings(Path())


database_option = click.option(
    "--database",
    envvar=DATABASE_VARIABLE,
    show_envvar=True,
    default=lambda: settings().database,
    metavar="URL",
    help="sqlite:///FILE, the path of an SQLite file, or postgresql://USER@HOST/NAME.  "
    "[default: annotator.db in the current folder]",
)


def _cores() -> int:
    from annotator.pipeline.jobs import cores

    return cores()


jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    default=_cores,
    help="How many processes read and annotate; few pages are done by one.  [default: all processors]",
)


language_option = click.option(
    "--lang", type=click.Choice(["en", "bn"]), default="en", show_default=True, help="Language: English or Bangla."
)
dataset_option = click.option(
    "--dataset",
    metavar="DATASET",
    help="In place of a database: the folder or address that `annotator annotate --out` wrote.",
)


def open_store(database: str | None) -> Store:
    """Open a database that is there; SQLAlchemy is loaded for it and not before. See ``Store.open``."""
    from annotator.store import Store

    return Store.open(database, create=False)


@contextmanager
def opened(database: str | None, dataset: str | None, lexicon: Path | None) -> Iterator[Readable]:
    """Give what is read: a data set where one is named, else the database, with a warning of other lexicons.

    Raises:
        UsageError: both are named, or what a data set needs is not installed.
    """
    if dataset is None:
        with open_store(database) as store:
            warn_of_lexicons(store, lexicon)
            yield store
        return
    if on_the_line("database"):
        raise UsageError("a data set has no database; leave one of --dataset and --database out")
    try:
        from annotator.batch.reading import ParquetArchive
    except ImportError as error:
        raise UsageError(lacking("--dataset", "scale", error.name)) from error
    yield ParquetArchive(dataset)


class _Day(click.DateTime):
    """A day, as a date, with a message that says how one is written."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            moment: datetime = super().convert(value, param, ctx)
            return moment.date()
        except click.BadParameter as error:
            raise click.BadParameter(f"{value!r} is no day; write it as 2026-01-31", ctx, param) from error


DAY = _Day()
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for programs, without colours.")


def lexicon_folder(folder: Path) -> Path:
    """Check that every .toml file of a folder has the name of one of the program's, and return the folder.

    Raises:
        LexiconError: one has another name, and would never be read.
    """
    files = (file.name for file in resources.files("annotator.lexicon").iterdir())
    ours = sorted([*(name for name in files if name.endswith(".toml")), "scores.toml"])
    strange = sorted(file.name for file in folder.glob("*.toml") if file.name not in ours)
    if strange:
        raise LexiconError(f"lexicon {folder / strange[0]}: no lexicon has this name; they are {', '.join(ours)}")
    return folder


class _Folder(click.Path):
    """A lexicon folder that is there, or ``-``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return Path(value) if str(value) == "-" else super().convert(value, param, ctx)


def _lexicon(_context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    return None if folder is None or str(folder) == "-" else lexicon_folder(folder)


lexicon_option = click.option(
    "--lexicon",
    envvar=LEXICON_VARIABLE,
    show_envvar=True,
    default=lambda: settings().lexicon,
    metavar="DIR",
    type=_Folder(exists=True, file_okay=False, path_type=Path),
    callback=_lexicon,
    help="Folder of your own lexicon files, laid over those of the program; - is none.",
)


def warn_of_lexicons(store: Readable, lexicon: Path | None, *, annotating: bool = False) -> None:
    """Say on standard error where the last run of the rules over the database used other lexicons."""
    from annotator.pipeline.lexicons import changed_lexicons

    if note := changed_lexicons(store, lexicon, annotating=annotating):
        click.echo(note, err=True)


def on_the_line(option: str) -> bool:
    """Return whether an option of the running command was given on the command line itself."""
    return click.get_current_context().get_parameter_source(option) is ParameterSource.COMMANDLINE


def studio_url() -> str | None:
    """Return the address of the Label Studio server that ``annotator.toml`` names, where no variable names one."""
    from annotator.studio.connection import URL_VARIABLE

    return None if os.environ.get(URL_VARIABLE) else settings().studio.url


def naming(database: str | None) -> str:
    """Return what a next command needs behind it to find the same database; nothing where it finds it by itself."""
    if database is None or database == (os.environ.get(DATABASE_VARIABLE) or settings().database):
        return ""
    # an address without a password is shown as it is, and SQLAlchemy not loaded for that
    if "://" in database and not (database.startswith("postgresql://") and urlsplit(database).password is None):
        from annotator.store.database import parse, shown

        database = shown(parse(database))
    return f" --database {shlex.quote(database)}"


#: Only articles of some outlets, where these are no arguments of a command.
outlet_option = click.option(
    "--outlet", "outlets", multiple=True, metavar="KEY", help="Only this outlet, by key or name; repeatable."
)


def selection_options(bases: Sequence[str], basis_help: str) -> Callable[[F], F]:
    """Give a command the options of which articles on which basis, as one argument ``selection`` with its `outlets`.

    Args:
        bases: what ``--basis`` can be, the default first.
    """

    def with_options(command: F) -> F:
        @click.option("--since", type=DAY, metavar="DAY", help="First day of publication, as 2026-01-31.")
        @click.option("--until", type=DAY, metavar="DAY", help="Last day of publication, included.")
        @click.option("--topic", metavar="TEXT", help="Only articles whose headline or body holds these words.")
        @click.option(
            "--where",
            multiple=True,
            metavar="NAME=VALUE",
            callback=lambda _context, _option, given: tuple(map(_named_value, given)),
            help="Only articles of this section, author or value in a column of their own table; several must all fit.",
        )
        @click.option("--basis", type=click.Choice(bases), default=bases[0], show_default=True, help=basis_help)
        @wraps(command)
        def with_selection(
            *arguments: Any,
            outlets: tuple[str, ...],
            since: date | None,
            until: date | None,
            topic: str | None,
            where: tuple[tuple[str, str], ...],
            basis: str,
            **rest: Any,
        ) -> Any:
            from annotator.comparing.selection import Choice, Selection

            selection = Selection(outlets, since, until, topic, Choice(basis), where)
            return command(*arguments, selection=selection, **rest)

        return with_selection  # type: ignore[return-value]

    return with_options


def _named_value(given: str) -> tuple[str, str]:
    name, sign, value = given.partition("=")
    if not name or not sign or not value:
        raise UsageError(f"--where {given}: write NAME=VALUE, as section=খেলা")
    return name, value


def _columns(given: tuple[str, ...]) -> dict[str, str]:
    """Return the column of each field as a person said it, over what ``annotator.toml`` says.

    Raises:
        UsageError: it is not of the form FIELD=NAME, or there is no such field.
    """
    from annotator.intake.names import FIELDS

    columns = dict(settings().columns)
    for strange in columns.keys() - set(FIELDS):
        raise UsageError(f"annotator.toml: columns: there is no field {strange!r}; there are {', '.join(FIELDS)}")
    for each in given:
        field, sign, name = each.partition("=")
        if field not in FIELDS or not sign or not name:
            raise UsageError(f"--column {each}: write FIELD=NAME; the fields are {', '.join(FIELDS)}")
        columns[field] = name
    return columns


def page_options(command: F) -> F:
    """Give a command the options of how pages are read as one argument ``pages``."""

    @click.option(
        "--manifest",
        metavar="FILE",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="CSV of path,outlet,url,published_at: what the pages themselves do not show.",
    )
    @click.option("--outlet", metavar="KEY", help="The outlet of pages that do not show theirs.")
    @click.option("--plain", is_flag=True, help="Keep the text of tables' rows whole: nothing is taken off.")
    @click.option(
        "--column",
        "columns",
        multiple=True,
        metavar="FIELD=NAME",
        callback=lambda _context, _option, given: _columns(given),
        help="A table's column NAME is this FIELD: text, title, published_at, updated_at, url, outlet, id, author or "
        "section; may be given several times.",
    )
    @lexicon_option
    @wraps(command)
    def with_pages(
        *arguments: Any,
        lexicon: Path | None,
        manifest: Path | None,
        outlet: str | None,
        plain: bool,
        columns: dict[str, str],
        **rest: Any,
    ) -> Any:
        pages = PageOptions(lexicon=lexicon, manifest=manifest, outlet=outlet, plain=plain, columns=columns)
        return command(*arguments, pages=pages, **rest)

    return with_pages  # type: ignore[return-value]
