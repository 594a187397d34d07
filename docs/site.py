"""Hooks of the documentation site: its pages are the repository's own Markdown files, at their own places.

A link that works in a checkout then works on the site: whatever file a page links to becomes part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category

from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "schemas/*.md",
    "exports/README.md",
    "docs/*.md",
    "docs/decisions/*.md",
)
#: Pages for other places: a package index has a text of its own.
ELSEWHERE = {"docs/pypi.md"}

_ITEM = re.compile(r"(?:[-*]|\d+\.) ")
_MARK = re.compile(r"(?<!`)\[(/?[a-z]\d?)\](?!\()")
_LINK = re.compile(r"\]\(([^)\s#:]+)")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """List the decisions, so that nobody has to remember a new one; name headings as code hosts do."""
    config.mdx_configs["toc"]["slugify"] = _slug
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"), key=_title)
    for entry in config.nav or ():
        if "Decisions" in entry:
            entry["Decisions"] = [{_title(page): page.relative_to(ROOT).as_posix()} for page in pages]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Return the site's files: the pages, what they link to, and what the theme and the plugins bring."""
    own = [file for file in files if file.src_dir is None or Path(file.src_dir) != ROOT / "docs"]
    paths = list(dict.fromkeys(path for path in _with_links()))
    return Files([*own, *(_file(path, config) for path in paths)])


def on_page_markdown(markdown: str, **_: object) -> str:
    """Keep the marks of examples in running text ([s1]…[/s1] [c1]) from being read as links to headings."""
    listed = False
    lines = []
    for line in markdown.splitlines():
        if line.strip() and not line.startswith(" "):
            listed = _ITEM.match(line) is not None
        code = line.startswith(" " * (8 if listed else 4))
        lines.append(line if code else _MARK.sub(r"\\[\1\\]", line))
    return "\n".join(lines)


def _with_links() -> Iterator[Path]:
    pages = [path for pattern in PAGES for path in sorted(ROOT.glob(pattern))]
    waiting = [path for path in pages if path.relative_to(ROOT).as_posix() not in ELSEWHERE]
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        yield path
        if path.suffix != ".md":
            continue
        linked = (path.parent / target for target in _LINK.findall(path.read_text(encoding="utf-8")))
        for target in (each.resolve() for each in linked):
            if target.is_file() and target.is_relative_to(ROOT) and target not in seen:
                seen.add(target)
                waiting.append(target)


def _file(path: Path, config: MkDocsConfig) -> File:
    place = path.relative_to(ROOT).as_posix()
    return File(place, str(ROOT), config.site_dir, config.use_directory_urls)


def _slug(heading: str, separator: str) -> str:
    """The anchor of a heading; the signs of Bangla letters stay, which other makers of anchors drop."""
    kept = (sign for sign in heading.strip().lower() if sign in " -_" or category(sign)[0] in "LMN")
    return "".join(kept).replace(" ", separator)


def _title(page: Path) -> str:
    return page.read_text(encoding="utf-8").splitlines()[0].lstrip("# ")
