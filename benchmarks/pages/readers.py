"""What reads pages: ours, by its command, and the three well-known extractors, by their libraries."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from lxml import html as markup


class Read(NamedTuple):
    """A page as it was read; the moment may be a day only."""

    headline: str | None
    body: str
    moment: datetime | date | None


def ours(folder: Path, command: str = "annotator") -> dict[str, Read]:
    """Return the articles that ``annotator read`` makes of a folder, by file name without its ending."""
    out = folder.with_name(f"{folder.name}.jsonl")
    subprocess.run([*shlex.split(command), "read", str(folder), "--jsonl", str(out)], check=False, capture_output=True)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()] if out.exists() else []
    return {
        Path(row["id"]).stem: Read(
            row["headline"],
            row["body"],
            datetime.fromisoformat(row["published_at"]) if row["published_at"] else None,
        )
        for row in rows
    }


def trafilatura(html: str) -> Read | None:
    from trafilatura import bare_extraction

    found = bare_extraction(html, with_metadata=True)
    if found is None or not found.text:
        return None
    return Read(found.title, found.text, date.fromisoformat(found.date) if found.date else None)


def newspaper(html: str) -> Read | None:
    from newspaper import Article

    article = Article("https://example.org/a", language="bn")
    article.download(input_html=html)
    article.parse()
    return Read(article.title, article.text, article.publish_date or None) if article.text else None


def readability(html: str) -> Read | None:
    from readability import Document

    document = Document(html)
    text = re.sub(r"\s*\n\s*", "\n", markup.fromstring(document.summary()).text_content()).strip()
    return Read(document.short_title(), text, None) if text else None


PEERS: dict[str, Callable[[str], Read | None]] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper,
    "readability-lxml": readability,
}
