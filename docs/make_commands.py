"""Write docs/commands.md: every command as its ``--help`` tells it. A test holds the two together.

python docs/make_commands.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from annotator import errors
from annotator.cli.main import COMMANDS, STOPPED, cli
from annotator.cli.outputs import OUTPUTS, WITHOUT, schema_file

FILE = Path(__file__).parent / "commands.md"

HEAD = """\
# Commands

Written by `docs/make_commands.py` from the commands themselves; do not edit it.

## In scripts

`-` is standard input where pages are read, and standard output behind `--jsonl`. What is said beside a result goes to
standard error, so that a pipe gets the result alone; `annotator --quiet …` leaves it out, but for failures, and
`annotator --verbose …` shows where in the program one comes from. `--json` prints JSON for programs, a line an
object where nothing else is said; what each field means stands in a JSON Schema:

{results}

Tables are written by `annotator export --format jsonl`; each line is as `schemas/table-NAME.schema.json` has it. Every
command can be called again: what is done already is not done twice, and what was broken off goes on.

A command that fails says in one line on standard error what is wrong and what to do, and ends with a code:

{codes}

Completion of commands and options, in the shell's own start-up file:

    eval "$(_ANNOTATOR_COMPLETE=bash_source annotator)"          # ~/.bashrc
    eval "$(_ANNOTATOR_COMPLETE=zsh_source annotator)"           # ~/.zshrc
    _ANNOTATOR_COMPLETE=fish_source annotator | source           # ~/.config/fish/completions/annotator.fish

## All commands
"""


def commands() -> str:
    """The text of the file."""
    return "\n".join([HEAD.replace("{codes}", _codes()).replace("{results}", _results()), *_chapters()])


def _results() -> str:
    """What --json prints, as a table."""
    rows = ["| command | what is printed | in `schemas/` |", "|---|---|---|"]
    for command, output in OUTPUTS.items():
        rows.append(f"| `{command}` | {output.words()} | `{schema_file(command)}` |")
    reasons = dict.fromkeys(WITHOUT.values())
    without = [f"{', '.join(f'`{name}`' for name, each in WITHOUT.items() if each == why)} ({why})" for why in reasons]
    return "\n".join([*rows, "", f"Without it: {'; '.join(without)}."])


def _codes() -> str:
    """The exit codes as a table, from the errors themselves."""
    rows = ["| code | when |", "|---|---|", "| 0 | all is done; findings are no failure |"]
    tree = (errors.__doc__ or "").splitlines()
    shown = {1: "any other failure"}
    for line in tree:
        if match := re.search(r"(\w+) +(\d)  (.+)$", line):
            shown.setdefault(int(match[2]), match[3])
    rows += [f"| {code} | {when} |" for code, when in sorted(shown.items())]
    return "\n".join([*rows, f"| {STOPPED} | stopped by Ctrl-C |"])


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
