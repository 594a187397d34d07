"""``annotator``: the group of commands, and how failures are printed."""

from __future__ import annotations

import errno
import sys
import traceback
from contextlib import redirect_stderr
from difflib import get_close_matches
from importlib import import_module
from io import StringIO, TextIOWrapper
from tempfile import gettempdir
from typing import Any

import click

from annotator.errors import AnnotatorError
from annotator.version import __version__

#: The exit code after Ctrl-C, as shells have it: 128 and the number of the signal.
STOPPED = 130

#: What can be asked for that needs less memory.
_LESS = "give fewer or smaller files, ask for fewer days (--since, --until), or let fewer processes share it (--jobs 1)"

#: Errors of a disk that has no room, or none left for this user.
_FULL = (errno.ENOSPC, errno.EDQUOT)

#: Command → where it stands, in the order of the work, as ``--help`` lists them.
COMMANDS: dict[str, str] = {
    "run": "annotator.cli.run:run",
    "fetch": "annotator.cli.fetch:fetch",
    "read": "annotator.cli.read:read",
    "ingest": "annotator.cli.ingest:ingest",
    "annotate": "annotator.cli.annotate:annotate",
    "studio": "annotator.cli.studio:studio",
    "push": "annotator.cli.push:push",
    "pull": "annotator.cli.pull:pull",
    "sync": "annotator.cli.sync:sync",
    "import": "annotator.cli.import_:import_",
    "disagreements": "annotator.cli.disagreements:disagreements",
    "adjudicate": "annotator.cli.disagreements:adjudicate",
    "status": "annotator.cli.status:status",
    "show": "annotator.cli.show:show",
    "export": "annotator.cli.export:export",
    "compare": "annotator.cli.compare:compare",
    "stories": "annotator.cli.stories:stories",
    "report": "annotator.cli.report:report",
    "explore": "annotator.cli.explore:explore",
    "evaluate": "annotator.cli.evaluate:evaluate",
    "sources": "annotator.cli.sources:sources",
    "lexicon": "annotator.cli.lexicon:lexicon",
    "rules": "annotator.cli.rules:rules",
    "query": "annotator.cli.query:query",
    "doctor": "annotator.cli.doctor:doctor",
    "findings": "annotator.cli.findings:findings",
    "forget": "annotator.cli.forget:forget",
    "schemas": "annotator.cli.schemas:schemas",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except AnnotatorError:
            if ctx.params["verbose"]:
                traceback.print_exc(file=sys.__stderr__)
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and (near := get_close_matches(args[0], COMMANDS, n=1)):
            raise click.UsageError(f"No such command {args[0]!r}. Did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
@click.option("--quiet", "-q", is_flag=True, help="Say nothing beside the result but what went wrong.")
@click.option("--verbose", "-v", is_flag=True, help="Show where in the program a failure comes from.")
@click.pass_context
def cli(ctx: click.Context, quiet: bool, verbose: bool) -> None:
    """Who says what in Bangla news, and how sure it is made to sound."""
    if quiet:
        ctx.with_resource(redirect_stderr(StringIO()))  # until the context ends: failures are told behind it
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def main() -> None:
    """Run the command line; a failure is one line on standard error and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # a pipe on Windows, and some locales, know no Bangla
    try:
        sys.exit(cli(prog_name="annotator", standalone_mode=False))
    except AnnotatorError as error:
        _fail(str(error), error.exit_code)
    except click.ClickException as error:
        command = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "annotator"
        said = error.format_message()
        _fail(f"{said}{'' if said.endswith(('.', '?', ')')) else '.'} See `{command} --help`.", error.exit_code)
    except MemoryError:
        _fail(f"there is not memory enough; {_LESS}; what is done stays done", AnnotatorError.exit_code)
    except OSError as error:
        if error.errno not in _FULL:
            raise
        where = error.filename or f"a disk, most likely that of {gettempdir()}"
        _fail(f"{where} is full ({error.strerror}); make room there and call again", AnnotatorError.exit_code)
    except click.Abort:
        _fail("stopped; what is done stays done, the same command goes on", STOPPED)


def _fail(message: str, code: int) -> None:
    click.echo(f"annotator: {' '.join(message.split())}", err=True)
    sys.exit(code)
