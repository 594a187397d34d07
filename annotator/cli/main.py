"""``annotator``: the group of commands, and how failures are told."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from annotator import __version__
from annotator.errors import AnnotatorError

#: Command → where it stands, in the order of the work, as ``--help`` lists them.
COMMANDS: dict[str, str] = {
    "run": "annotator.cli.run:run",
    "read": "annotator.cli.read:read",
    "ingest": "annotator.cli.ingest:ingest",
    "annotate": "annotator.cli.annotate:annotate",
    "show": "annotator.cli.show:show",
    "export": "annotator.cli.export:export",
    "findings": "annotator.cli.findings:findings",
    "forget": "annotator.cli.forget:forget",
    "schemas": "annotator.cli.schemas:schemas",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for."""

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


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="annotator")
def cli() -> None:
    """Who says what in Bangla news, and how sure it is made to sound."""


def main() -> None:
    """Run the command line; a failure is one line on standard error and an exit code."""
    try:
        cli(standalone_mode=True)
    except AnnotatorError as error:
        click.echo(f"annotator: {error}", err=True)
        sys.exit(error.exit_code)
