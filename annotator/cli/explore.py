"""``annotator explore``: look around in the database with a browser."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, language_option, lexicon_option, selection_options
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.explore.library import Library

#: What it needs beyond the program itself.
NEEDED = ("jinja2", "starlette", "uvicorn")
INSTALL_EXPLORE = "pip install 'bangla-attribution-annotator[explore]'"


@click.command()
@click.option("--outlet", "outlets", multiple=True, metavar="KEY", help="Only this outlet, by key or name; repeatable.")
@selection_options
@click.option(
    "--basis",
    type=click.Choice(["best", "predicted", "reviewed"]),
    default="best",
    show_default=True,
    help="Show of each article its review, else what the rules predict; or one of the two alone. Each sentence says "
    "which it is.",
)
@click.option("--no-stories", "stories", flag_value=False, default=True, help="Do not group articles into stories.")
@click.option(
    "--static", metavar="DIR", type=click.Path(file_okay=False, path_type=Path), help="Write it as files instead."
)
@click.option("--port", type=click.IntRange(1, 65535), default=8070, show_default=True, help="Port on this machine.")
@language_option
@click.option("--open", "opens", is_flag=True, help="Open it in the browser.")
@lexicon_option
@database_option
def explore(
    outlets: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    topic: str | None,
    where: tuple[tuple[str, str], ...],
    basis: str,
    stories: bool,
    static: Path | None,
    port: int,
    lang: str,
    opens: bool,
    lexicon: Path | None,
    database: str | None,
) -> None:
    """Look around with a browser: who is cited where, in which sentence, and how sure it is made to sound.

    The page is for this machine alone (127.0.0.1), reads only and asks nothing of the network; Ctrl-C ends it. It
    shows the database as it was when the command began. With --static DIR it is written as files that can be put on
    any web server, without the search.
    """
    _require_libraries()
    from annotator.cli.progress import progress
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.selection import Choice, Selection
    from annotator.explore.index import temporary_index
    from annotator.explore.library import make_library
    from annotator.store import Store

    selection = Selection(outlets, since and since.date(), until and until.date(), topic, Choice(basis), where)
    with Store.open(database, create=False) as store:
        data = Dataset(store, selection, lexicon=lexicon, progress=progress)
        data.check()
        with store.word_search() as search, temporary_index(data, search) as index:
            library = make_library(data, index, stories=stories)
            if static is None:
                _serve(library, port, lang, opens)
            else:
                from annotator.explore.static import write

                codes = [lang, *({"en", "bn"} - {lang})]
                number = write(library, static, codes, progress)
                click.echo(f"{static / 'index.html'}: {number:,} files")


def _serve(library: Library, port: int, lang: str, opens: bool) -> None:
    import socket

    from annotator.explore.app import HOSTS, address, serve

    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOSTS[0], port))
        except OSError as error:
            raise UsageError(f"port {port} is taken or not allowed; choose another with --port") from error
    click.echo(f"{address(port, lang)}  (Ctrl-C ends it)")
    if opens:
        click.launch(address(port, lang))
    serve(library, port, lang)


def _require_libraries() -> None:
    from importlib.util import find_spec

    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise UsageError(f"explore needs {', '.join(missing)}; install it with: {INSTALL_EXPLORE}")
