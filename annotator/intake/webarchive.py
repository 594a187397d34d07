"""Web archives (WARC, ARC): the pages that were fetched, each with its address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from annotator.intake.items import Unreadable
from annotator.intake.sources import Source
from annotator.models import Finding

_PAGES = ("html", "xml", "json", "text/plain")


def archived(source: Source) -> Iterator[Source | Finding]:
    """The pages of a web archive; what is none of them (pictures, redirections, failures) is counted in a note."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    passed: Counter[str] = Counter()
    try:
        for record in ArchiveIterator(source.stream, arc2warc=True):
            if record.rec_type not in ("response", "resource", "conversion"):
                continue
            source.budget.enter()
            if (what := _what(record)) is not None:
                passed[what] += 1
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield source.inner(record.content_stream(), _name(url), member=url, told={"url": url})
    except ArchiveLoadFailed as error:
        raise Unreadable("damaged", f"the web archive is damaged ({error}); fetch it again") from error
    if passed:
        counts = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
        yield Finding(place=source.place, kind="passed_over", reason=f"passed over: {counts}", severity="note")


def _what(record: Any) -> str | None:
    """Return what a record is that holds no page; none where it holds one."""
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        status = record.http_headers.get_statuscode() or ""
        if not status.startswith("2"):
            return f"answer(s) of status {status}"
        kind = record.http_headers.get_header("Content-Type") or "text/html"
    kind = kind.partition(";")[0].strip().lower()
    return None if any(each in kind for each in _PAGES) else f"of {kind}"


def _name(url: str) -> str:
    """The last part of an address, as a file's name."""
    parts = urlsplit(url)
    return unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or "page"
