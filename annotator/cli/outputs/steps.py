"""What the commands print that read, annotate, write or delete."""

from __future__ import annotations

from annotator.cli.outputs.base import Printed


class Ingested(Printed):
    """What `annotator ingest` did."""

    new: int
    """Articles that were stored."""
    changed: int
    """Articles of which a new version was stored."""
    same: int
    """Articles that were stored before."""
    findings: int
    """Things that could not be read or understood."""


class AnnotatedLine(Ingested):
    """What `annotator annotate` did."""

    articles: int
    """Articles that were annotated now."""
    attributions: int
    """What was found in them."""


class Ran(Ingested):
    """What `annotator run` did, and what the database holds then."""

    articles: int
    """Articles in the database."""
    attributions: int
    """Attributions in the database."""
    database: str
    """Path of the SQLite file, or the address without its password."""
    files: list[str]
    """The tables that were written."""


class Fetched(Printed):
    """What `annotator fetch` did."""

    kept: int
    """Pages that were fetched and kept."""
    unchanged: int
    """Pages that had not changed."""
    refused: int
    """Pages that robots.txt forbids."""
    failed: int
    """Pages that could not be had."""
    read: int
    """Feeds, sitemaps and front pages that were read."""
    archive: str | None
    """The web archive; null where nothing was kept."""


class Imported(Printed):
    """What `annotator import` did."""

    new: int
    """Reviews that were stored."""
    changed: int
    """Reviews that replace an earlier one."""
    same: int
    """Articles whose review is as before."""
    findings: int
    """Things that could not be read or understood."""


class Exported(Printed):
    """A file that `annotator export` wrote."""

    file: str
    """Its path."""
    rows: int
    """Rows, or annotated articles, in it."""


class Reported(Printed):
    """What `annotator report` wrote."""

    file: str
    """The page, or the folder of pages."""


class RuleChanges(Printed):
    """What `annotator rules diff` found."""

    articles: int
    """Articles that were read."""
    differ: int
    """Articles in which something differs."""
    kinds: dict[str, int]
    """How many attributions are gained, lost and changed."""


class ForgottenLine(Printed):
    """What `annotator forget` deleted."""

    article: str
    """Key of the article."""
    versions: int
    """Versions of its body."""
    annotations: int
    """Annotations, reviews among them."""
    findings: int
    """Findings about it."""
    reviews: int
    """Annotations that people made."""
