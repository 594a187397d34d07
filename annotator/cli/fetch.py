"""``annotator fetch``: pages from feeds and sitemaps into a web archive."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click

from annotator.cli.options import DAY, json_option
from annotator.cli.results import many, result
from annotator.errors import InputError

#: Where pages are fetched to, and where ``annotator run`` looks for them.
FOLDER = Path("annotator-pages")


@click.command()
@click.argument("given", nargs=-1, required=True, metavar="TARGET…")
@click.option(
    "--out",
    default=FOLDER,
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the web archives; `annotator run` without a PATH reads the default.",
)
@click.option("--since", type=DAY, metavar="DAY", help="No pages told to be older, as 2026-01-31.")
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many pages of a target."
)
@click.option(
    "--delay", type=click.FloatRange(0), default=2, show_default=True, help="Seconds between two requests to a host."
)
@click.option("--again", is_flag=True, help="Ask for pages fetched before too; those that changed are fetched again.")
@click.option(
    "--agent", metavar="TEXT", help="What to call yourself, best with an address: hosts then know whom to ask."
)
@json_option
def fetch(
    given: tuple[str, ...],
    out: Path,
    since: date | None,
    limit: int,
    delay: float,
    again: bool,
    agent: str | None,
    as_json: bool,
) -> None:
    """Fetch pages into a web archive.

    TARGET is the address of a feed, a sitemap, a front page or a page; a file with an address a line; or an
    outlets.toml whose outlets have `feeds` or `sitemaps`. What robots.txt forbids is left, and a host is asked one
    thing at a time. What was fetched before is not fetched again: a newsroom's day is
    `annotator fetch outlets.toml && annotator run`.
    """
    from annotator.fetch import Limits, targets
    from annotator.fetch.session import session

    begin = targets(given)
    counts: Counter[str] = Counter()
    limits = Limits(pages=limit, since=since, again=again)
    with session(out, limits, delay=delay, agent=agent) as crawl:
        for fetched in crawl.run(begin):
            counts[fetched.status] += 1
            if fetched.reason:
                click.echo(f"{fetched.status}: {fetched.url}: {fetched.reason}", err=True)
    if not counts["kept"] and not counts["read"] and not counts["unchanged"]:
        raise InputError("nothing could be fetched; the lines above say why of each address")
    said = ", ".join(f"{counts[name]:,} {name}" for name in ("kept", "unchanged", "refused", "failed"))
    words = f"{said}; {many(counts['read'], 'list')} read"
    told = {name: counts[name] for name in ("kept", "unchanged", "refused", "failed", "read")}
    archive = str(crawl.archive.file) if counts["kept"] else None
    result(as_json, f"{words}\n{archive}" if archive else words, **told, archive=archive)
    if archive and not as_json:
        click.echo("next: annotator run" if out == FOLDER else f"next: annotator run {out}")
