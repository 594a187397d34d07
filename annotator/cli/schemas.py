"""``annotator schemas``: write the contracts, or check them."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schemas"),
    show_default=True,
    help="The folder they stand in.",
)
@click.option("--check", is_flag=True, help="Write nothing; fail where a file is not what the code says.")
def schemas(out: Path, check: bool) -> None:
    """Write the JSON Schemas, the data dictionary and the database's SQL."""
    from annotator.cli.outputs import output_schemas
    from annotator.errors import UsageError
    from annotator.tables.contracts import contracts
    from annotator.tables.files import replacing

    wanted = contracts() | output_schemas()
    stale = [name for name, text in wanted.items() if _present(out / name) != text]
    if check:
        if stale:
            raise UsageError(f"{out}: not as the code has them: {', '.join(stale)}; run `annotator schemas`")
        click.echo(f"{out}: all {len(wanted)} files are as the code has them")
        return
    for name in stale:
        with replacing(out / name) as draft:
            draft.write_text(wanted[name], encoding="utf-8", newline="\n")
    click.echo(f"{out}: {len(stale)} of {len(wanted)} files written anew")


def _present(path: Path) -> str | None:
    return path.read_bytes().decode("utf-8") if path.is_file() else None
