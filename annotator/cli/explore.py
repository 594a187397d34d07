"""``annotator explore``: look around in the database with a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, language_option, lexicon_option, outlet_option, selection_options
from annotator.errors import UsageError
from annotator.extras import require

if TYPE_CHECKING:
    from annotator.comparing.selection import Selection
    from annotator.explore.library import Library


@click.command()
@outlet_option
@selection_options(
    ["best", "predicted", "reviewed"],
    "Show of each article its review, else what the rules predict; or one of the two alone. Each sentence says "
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
    selection: Selection,
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
    require("explore", "explore", "jinja2", "starlette", "uvicorn")
    from annotator.cli.progress import progress
    from annotator.comparing.dataset import Dataset
    from annotator.explore.index import temporary_index
    from annotator.explore.library import make_library
    from annotator.store import Store
    from annotator.tables.files import check_writable

    if static is not None:
        check_writable(static / "index.html")  # before all is worked out
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
