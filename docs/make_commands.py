"""Write docs/commands.md: every command as its ``--help`` tells it. A test holds the two together.

python docs/make_commands.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator.cli.main import COMMANDS, cli

FILE = Path(__file__).parent / "commands.md"

HEAD = """\
# Commands

Written by `docs/make_commands.py` from the commands themselves; do not edit it.
"""


def commands() -> str:
    """The text of the file."""
    return "\n".join([HEAD, *_chapters()])


def _chapters() -> Iterator[str]:
    width = {"terminal_width": 100, "max_content_width": 100, "resilient_parsing": True}
    with cli.make_context("annotator", [], **width) as group:
        yield f"```\n{cli.get_help(group)}\n```\n"
        for name in COMMANDS:
            command = cli.get_command(group, name)
            assert command is not None
            yield from _chapter(command, name, group, "##", width)


def _chapter(
    command: click.Command, name: str, parent: click.Context, level: str, width: dict[str, Any]
) -> Iterator[str]:
    """A command, and those in it."""
    with command.make_context(name, [], parent=parent, **width) as context:
        yield f"{level} {context.command_path}\n\n```\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            for inner in command.list_commands(context):
                found = command.get_command(context, inner)
                assert found is not None
                yield from _chapter(found, inner, context, f"{level}#", width)


if __name__ == "__main__":
    FILE.write_text(commands(), encoding="utf-8", newline="\n")
