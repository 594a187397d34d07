"""The reading of pages: each by itself, and then what depends on those that were read before it.

Pages may be read by several processes, so reading one knows of no other. Its name, and what is said once a run or once
a table, is settled here, in the order of the pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from annotator.models import Article, Finding, Record
from annotator.pages.naming import Names
from annotator.pages.once import Once
from annotator.pages.telling import UNKNOWN_OUTLET
from annotator.pages.verdicts import Verdict


class Reading(Record):
    """The reading of one page: a file, or one row of a table."""

    place: str
    """Path of the file; ``!member`` behind it for a member of an archive, ``#row`` for a row of a table."""
    file: str
    """Path of the file alone."""
    article: Article | None
    """The article, which holds its page; none where the page could not be read or holds no article."""
    findings: tuple[Finding, ...]
    """What was wrong or missing, in the order in which it was found."""
    verdicts: tuple[Verdict, ...] = ()
    """What was made of each line, and why, where that was asked for."""
    found: Any = None
    """What whoever worked the page off has found in its article already, where he looked."""


def in_order(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Give each page a name of its own, and say once what holds of many."""
    names, unknown = Names(), set[str]()
    for file, of_file in groupby(readings, key=lambda one: one.file):
        once = Once()
        for one in of_file:
            if one.article is not None:
                one = _named(one, one.article, names)
            if one.findings:
                one = one.model_copy(update={"findings": once.through(_told_now(one.findings, unknown))})
            yield one
        for finding in once.rest():
            yield Reading(place=finding.place, file=file, article=None, findings=(finding,))


def _named(one: Reading, article: Article, names: Names) -> Reading:
    name = names.given(article.page.name, article.page.path)
    if name == article.page.name:
        return one
    page = article.page.model_copy(update={"name": name})
    return one.model_copy(update={"article": article.model_copy(update={"page": page})})


def _told_now(findings: tuple[Finding, ...], unknown: set[str]) -> tuple[Finding, ...]:
    """Return the findings but those on outlets of which it was said before that the lexicon lacks them."""
    told = []
    for finding in findings:
        if finding.reason not in unknown:
            told.append(finding)
        if finding.kind == UNKNOWN_OUTLET:
            unknown.add(finding.reason)
    return tuple(told)
