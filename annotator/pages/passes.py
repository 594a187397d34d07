"""Whether two passes over an HTML page disagree on what its text is, as they do on a listing."""

from __future__ import annotations

from annotator.pages.likeness import shared, words_of
from annotator.pages.metadata import ARTICLES, Metadata

# A paragraph of the main text has so many signs; a main text so many times as long as the body, that shares so few of
# its words with it, is of other stories.
_LONG = 60
_MUCH_MORE = 3
_LITTLE = 0.35
# Fewer paragraphs are no list of stories.
_FEW = 3


def says_article(metadata: Metadata) -> bool:
    """Tell whether the markup names an article, or a time of publication."""
    return bool(metadata.kinds & (ARTICLES - {"article"}) or metadata.published)


def may_disagree(body: str, page: str) -> bool:
    """Tell whether another pass over a page may find so much more text than is in the (folded) body that was found."""
    return len(page) > _MUCH_MORE * len(body)


def listing_by_disagreement(body: str, main: str) -> str | None:
    """Return why two passes over an HTML page that disagree show that it is a listing; none where they agree.

    Args:
        body: the (folded) body that was found; empty where none was.
        main: what the other pass takes for the main text, folded.
    """
    paragraphs = [line for line in main.splitlines() if len(line) >= _LONG]
    if len(paragraphs) < _FEW:
        return None
    if not body:
        return "there is running text in it, but no two paragraphs of one story"
    apart = len(main) > _MUCH_MORE * len(body) and shared(main, words_of(body)) < _LITTLE
    return "two passes over it take different stories for its text" if apart else None
