"""``annotator lexicon suggest``: records that reviewers ask for."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, lexicon_option, open_store
from annotator.cli.results import result
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.pipeline.suggesting import Tried

#: Contexts that are shown of each.
CONTEXTS = 3


@click.command()
@click.option(
    "--least", type=click.IntRange(min=1), default=1, show_default=True, metavar="N", help="So many must ask for it."
)
@click.option(
    "--top", type=click.IntRange(min=1), default=30, show_default=True, metavar="N", help="How many are tried."
)
@click.option("--all", "everything", is_flag=True, help="Show those, too, that do not gain more than they lose.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write those that gain more than they lose into a new lexicon folder.",
)
@lexicon_option
@json_option
@database_option
def suggest(
    least: int, top: int, everything: bool, out: Path | None, lexicon: Path | None, as_json: bool, database: str | None
) -> None:
    """Suggest cues, titles, sources and names that reviewers added or corrected, as records of TOML.

    Each is tried: told is how many reviewed attributions the rules get right with it and did not
    without, and how many they lose, over all reviewed articles; those that gain most come first. A new
    cue or name needs a sentence in which its words are something else: `[…]` stands where a person has
    to write it.
    """
    from annotator.cli.progress import progress
    from annotator.pipeline.suggesting import suggest as suggestions

    if out is not None and any(out.glob("*.toml")):
        raise UsageError(f"{out} holds lexicon files already; give a new folder, and move what you accept into yours")
    with open_store(database) as store:
        tried = suggestions(store, lexicon, least=least, most=top, progress=progress)
    if not tried:
        click.echo("reviewers ask for nothing that a lexicon record could give", err=as_json)
        return
    gaining = [one for one in tried if one.gained > one.lost]
    for one in tried if everything else gaining:
        result(as_json, _text(one), **_told(one))
    if len(gaining) < len(tried) and not everything:
        rest = (
            f"{len(tried) - len(gaining):,} of {len(tried):,} records that were tried do not gain more than they lose"
        )
        click.echo(f"{rest}; --all shows them", err=True)
    if out is not None:
        _write(out, gaining)


def _told(one: Tried) -> dict[str, object]:
    asked = one.suggestion
    told = {name: getattr(asked, name) for name in ("file", "kind", "words", "count", "contexts")}
    return told | {"articles": len(asked.articles), "gained": one.gained, "lost": one.lost, "toml": one.toml}


def _text(one: Tried) -> str:
    """Return a record with what speaks for it as comments."""
    asked = one.suggestion
    times = f"{asked.count:,} reviewed attributions in {len(asked.articles):,} articles"
    lines = [
        f"# {asked.file}.toml, {asked.kind}: {asked.words}",
        f"# {times}; gains {one.gained:,}, loses {one.lost:,}",
    ]
    lines += [f"#   {context}" for context in asked.contexts[:CONTEXTS]]
    return "\n".join([*lines, one.toml])


def _write(out: Path, tried: list[Tried]) -> None:
    from annotator.tables.files import replacing

    files: dict[str, list[str]] = defaultdict(list)
    for one in tried:
        files[one.suggestion.file].append(_text(one))
    for name, texts in sorted(files.items()):
        with replacing(out / f"{name}.toml") as draft:
            draft.write_text("\n".join(texts), encoding="utf-8", newline="\n")
        click.echo(f"{out / name}.toml: {len(texts):,} records", err=True)
    if files:
        click.echo(f"next: annotator rules diff - {out} CORPUS…", err=True)
