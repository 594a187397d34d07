"""``annotator studio``: the Label Studio in which people review."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import studio_url
from annotator.errors import StudioError, StudioRefused, StudioUncertain

if TYPE_CHECKING:
    from annotator.server.lifecycle import ServerStatus, Tell

OPEN_TO_OTHERS = (
    "warning: other machines reach this server, over a connection that nobody encrypts; anyone with an account can "
    "change and delete all reviews. Use it in a network that you trust, and call `annotator studio backup` often"
)


@click.group()
def studio() -> None:
    """Run Label Studio, where people review what was found.

    `start` installs it beside this program (once, 1 GB), starts it, and tells where it is. All other
    commands find it from then on. To use a server of your own instead, set ANNOTATOR_STUDIO_URL and
    ANNOTATOR_STUDIO_TOKEN. What it keeps lies in one folder, which ANNOTATOR_STUDIO_HOME may name.
    """


@studio.command()
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Listen at this address of the machine, so that others reach it; 0.0.0.0 is all of them. Kept for the next "
    "starts; 127.0.0.1 closes it again.  [default: 127.0.0.1, this machine alone]",
)
@click.option("--port", type=click.IntRange(1, 65535), help="Listen at this port. Kept.  [default: 8181, or the next]")
@click.option("--email", help="The first user, whom you sign in as. Before the first start only.")
@click.option(
    "--postgresql",
    metavar="URL",
    envvar="ANNOTATOR_STUDIO_POSTGRESQL",
    show_envvar=True,
    help="Keep reviews in this empty database, postgresql://USER:PASSWORD@HOST/NAME, rather than in an SQLite file. "
    "Before the first start only.",
)
def start(host: str | None, port: int | None, email: str | None, postgresql: str | None) -> None:
    """Start Label Studio, and install it if need be. Where it runs already, only tell where.

    The first time takes some minutes. After the machine was off, call it again: all is as it was.
    """
    from annotator.server.lifecycle import Server

    with _display() as tell:
        status = Server().start(host=host, port=port, email=email, postgresql=postgresql, tell=tell)
    _describe(status)
    if status.public_url:
        click.echo(OPEN_TO_OTHERS, err=True)


@studio.command()
def stop() -> None:
    """Stop Label Studio. Nothing is lost."""
    from annotator.server.lifecycle import Server

    click.echo("stopped" if Server().stop() else "it did not run")


@studio.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Tell whether Label Studio runs, and where everything lies. Exit code 7 where it does not answer."""
    from annotator.server.lifecycle import Server
    from annotator.settings import FILE
    from annotator.studio.client import Studio
    from annotator.studio.connection import URL_VARIABLE

    url = studio_url()
    if url or os.environ.get(URL_VARIABLE):
        with Studio.connect(url) as server:
            click.echo(
                f"{FILE if url else URL_VARIABLE} names Label Studio {server.version()} at {server.connection.url}"
            )
            click.echo(f"user      {server.whoami().email}")
        return
    found = Server().status()
    _describe(found)
    if not found.answers:
        ctx.exit(StudioError.exit_code)


@studio.command()
@click.option("-n", "--lines", type=click.IntRange(min=1), default=40, show_default=True, help="How many lines.")
@click.option("-f", "--follow", is_flag=True, help="Go on with what comes, until stopped by Ctrl-C.")
def logs(lines: int, follow: bool) -> None:
    """Print the last lines of what Label Studio wrote. They may hold pieces of articles."""
    from annotator.server.lifecycle import Server

    log = Server().log
    for line in log.last(lines):
        click.echo(line)
    if follow:
        for line in log.follow():
            click.echo(line)


@studio.command(name="open")
def open_() -> None:
    """Open Label Studio in the browser, at the project if there is one."""
    from annotator.studio.client import Studio

    with Studio.connect(studio_url()) as server:
        projects = server.projects()
        url = projects[-1].url if projects else server.connection.url
    click.echo(url)
    click.launch(url)


@studio.command()
def invite() -> None:
    """Print the link at which another reviewer makes an account. It is good for many, until it is reset."""
    from annotator.server.lifecycle import Server
    from annotator.studio.client import Studio

    with Studio.connect(studio_url()) as server:
        link = server.invitation()
        ours, here = server.connection.ours, server.connection.url
    public = Server().status().public_url if ours else None
    click.echo(link.replace(here, public, 1) if public else link)
    if ours and not public:
        click.echo(
            "warning: only this machine reaches the server; to let others in, call `annotator studio stop` "
            "and `annotator studio start --host 0.0.0.0`",
            err=True,
        )


@studio.command()
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
def backup(file: Path | None) -> None:
    """Copy all that Label Studio holds into FILE, a .tar.gz archive, while it runs.

    It holds passwords: keep it where only you may read it. `annotator studio restore` goes back to it.
    Without FILE it is named by the moment, in this folder.
    """
    from annotator.server.backup import back_up, default_name
    from annotator.server.lifecycle import Server

    file = file or default_name()
    with _display() as tell:
        back_up(Server(), file, tell)
    click.echo(file)


@studio.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Move a Label Studio that is set up already aside; nothing is deleted.")
@click.option(
    "--postgresql", metavar="URL", help="The empty database for a backup of a PostgreSQL one, if not the one of before."
)
def restore(file: Path, force: bool, postgresql: str | None) -> None:
    """Go back to what `annotator studio backup` wrote into FILE, here or on another machine.

    FILE is looked through before anything is changed. The server must not run; start it afterwards.
    """
    from annotator.server.lifecycle import Server
    from annotator.server.restore import restore

    with _display() as tell:
        aside = restore(Server(), file, force=force, postgresql=postgresql, tell=tell)
    if aside:
        click.echo(f"what was there lies in {aside}")
    click.echo("restored; `annotator studio start` goes on from there")


@studio.command(name="upgrade-config")
@click.option(
    "--rename",
    "renames",
    multiple=True,
    metavar="OLD=NEW",
    help="Annotations that use OLD use NEW from now on. Repeat it.",
)
def upgrade_config(renames: tuple[str, ...]) -> None:
    """Give the projects on the server the label config and the instructions of this version.

    A style or instructions of your own stay. Refused for a project whose annotations use a label, choice or relation
    that is no longer there, unless --rename says what it is now: --rename HEDGES=HEDGE.
    """
    from annotator.studio.client import Studio

    wrong = [each for each in renames if not all(each.partition("="))]
    if wrong:
        raise click.BadParameter(f"{wrong[0]!r} is not of the form OLD=NEW")
    names = {old: new for old, _, new in (each.partition("=") for each in renames)}
    refused: list[StudioError] = []
    with Studio.connect(studio_url()) as server:
        projects = server.projects()
        for project in projects:
            try:
                done = "upgraded" if server.upgrade_config(project, names) else "is up to date"
            except (StudioRefused, StudioUncertain):
                raise
            except StudioError as error:  # one project that stays as it is does not hold up the others
                refused.append(error)
                continue
            click.echo(f"{project.title} ({project.url}) {done}")
    if not projects:
        click.echo("no project of ours is on the server yet; `annotator push` makes it")
    if refused:
        raise StudioError("\n".join(str(error) for error in refused))


def _describe(found: ServerStatus) -> None:
    """Print where the server is, one thing a line."""
    state = f"Label Studio {found.version} runs" if found.answers else "does not answer" if found.running else "stopped"
    if not found.installed:
        state = "not installed; `annotator studio start` does it"
    click.echo(f"{state}\naddress   {found.url}")
    if found.public_url:
        click.echo(f"          {found.public_url} for others")
    click.echo(f"user      {found.email}\npassword  in {found.password}")
    click.echo(f"database  {found.database}\nlog       {found.log}")


@contextmanager
def _display() -> Iterator[Tell]:
    """Show on standard error what goes on: a bar in a terminal, else a line for each new thing."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("")
        before = ""

        def tell(what: str, done: int | None, total: int | None) -> None:
            nonlocal before
            if what != before and not console.is_terminal:
                click.echo(f"{what} …", err=True)
            before = what
            bar.update(task, description=what, completed=done or 0, total=total)

        yield tell
