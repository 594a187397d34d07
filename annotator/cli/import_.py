"""``annotator import``: reviews that were made elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from annotator.cli.findings import line
from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.progress import progress
from annotator.cli.results import many, result
from annotator.errors import InputError

#: How many findings are printed; `annotator findings` lists all.
SHOWN = 10


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--by", required=True, metavar="NAME", help="Who made them, as tables and `annotator show` name them.")
@json_option
@database_option
def import_(files: tuple[Path, ...], by: str, as_json: bool, database: str | None) -> None:
    """Store annotations that people made in other tools, as reviews of the articles that have their texts.

    FILE is brat (.ann) or W3C Web Annotation (.jsonld), each with its .txt beside it, spaCy's DocBin (.spacy), an
    export of Label Studio (.json) or our own .jsonl; or a folder of these. All but Label Studio's are as `annotator
    export annotations` writes them. The pages must be stored; imported again, only what has changed is stored.
    """
    from annotator.pipeline.importing import find_annotations, import_reviews

    chosen = find_annotations(files)
    with open_store(database) as store:
        done = import_reviews(store, chosen, by, progress)
    for finding in done.findings[:SHOWN]:
        click.echo(line(finding), err=True)
    if len(done.findings) > SHOWN:
        click.echo(f"and {len(done.findings) - SHOWN:,} more; `annotator findings` lists them", err=True)
    same = max(done.articles - len(done.stored.tasks), 0)
    new, found = done.stored.submitted, len(done.findings)
    parts = [
        f"{many(new, 'review')} new",
        f"{done.stored.updated:,} changed",
        f"{many(same, 'article')} as before",
        many(found, "finding"),
    ]
    result(as_json, ", ".join(parts), new=new, changed=done.stored.updated, same=same, findings=found)
    if found and not done.articles:
        raise InputError("nothing was imported; the lines above say why of each article")
