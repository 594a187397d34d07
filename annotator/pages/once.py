"""Findings about a whole column, given once a table and not once a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from annotator.models import Finding

#: Kinds of findings that come with the table's form rather than with the row.
_OF_A_COLUMN = frozenset(["published_at", "url", "mended"])


class Once:
    """The findings of a file's rows, of which those of one kind are let through once a table and counted then."""

    def __init__(self) -> None:
        self._more: Counter[tuple[str, str]] = Counter()

    def through(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return those that are to be told now."""
        return tuple(finding for finding in findings if self._is_new(finding))

    def _is_new(self, finding: Finding) -> bool:
        table, sign, _ = finding.place.rpartition("#")
        if not sign or finding.kind not in _OF_A_COLUMN:
            return True
        self._more[table, finding.kind] += 1
        return self._more[table, finding.kind] == 1

    def rest(self) -> Iterator[Finding]:
        """Give a note for each table and kind of which there were more."""
        for (table, kind), count in self._more.items():
            if count > 1:
                reason = f"the same is so in {count - 1:,} more {'row' if count == 2 else 'rows'}"
                yield Finding(place=table, kind=kind, reason=reason, severity="note")
