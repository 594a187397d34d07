"""The tools with which a process reads and annotates, and the pieces of that work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from annotator.aliases import Json
    from annotator.models import Article
    from annotator.pages import PageReader, Reading, Task
    from annotator.rules import RulePass
    from annotator.store.content import Content

#: A version of an article that is to be annotated: the key under which it is stored, its version, itself, and what was
#: found in it when it was read.
Body: TypeAlias = "tuple[str, str, Article, Content | None]"


class Tools:
    """The reader of a run's pages, and the rule pass; each process loads a rule pass of its own when it needs one.

    Args:
        lexicon: folder of lexicon files laid over those of the program.
        rules: the rule pass of this process, where it is loaded already.
    """

    def __init__(self, lexicon: Path | None, rules: RulePass | None = None) -> None:
        self._lexicon = lexicon
        self._rules = rules
        self.reader: PageReader | None = None
        """Reads the pages; none where stored articles are annotated."""

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_rules": None}

    @property
    def rules(self) -> RulePass:
        """The rule pass."""
        if self._rules is None:
            from annotator.pipeline.jobs import keep_loaded
            from annotator.rules import RulePass

            self._rules = RulePass(self._lexicon)
            keep_loaded()
        return self._rules


def read_page(tools: Tools, task: Task) -> Reading:
    """Return what becomes of a page, or of a row."""
    assert tools.reader is not None
    return tools.reader.item(task)


def read_and_annotate(tools: Tools, task: Task) -> Reading:
    """Return what becomes of a page, with what the rule pass finds in its article."""
    return _with(tools, read_page(tools, task), _found)


def read_into_row(tools: Tools, task: Task) -> Reading:
    """Return what becomes of a page, with what the rule pass finds in its article as a row."""
    return _with(tools, read_page(tools, task), _annotated_row)


def _with(tools: Tools, one: Reading, find: Callable[[Tools, Article], Any]) -> Reading:
    return one if one.article is None else one.model_copy(update={"found": find(tools, one.article)})


def annotate_body(tools: Tools, body: Body) -> Content:
    """Return what the rule pass finds in a version of an article."""
    return _found(tools, body[2])


def _found(tools: Tools, article: Article) -> Content:
    from annotator.store.content import content_of

    return content_of(tools.rules.annotate(article))


def _annotated_row(tools: Tools, article: Article) -> Json:
    """Return what the rule pass finds in an article as a row; offsets count in what the row's reader has."""
    from annotator.interchange import to_row
    from annotator.pages.infield import has_map, in_field

    page, annotation = article.page, tools.rules.annotate(article)
    if has_map(page):
        return to_row(page.name, in_field(annotation, page))
    # a text that a program made, whoever reads the row does not have
    return to_row(page.name, annotation, page.text if page.extractor else None)
