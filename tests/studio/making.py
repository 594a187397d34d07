"""Articles and annotations of every shape, and what Label Studio makes of a prediction."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import strategies as st

from annotator.models import Annotation, Article, Attribution, Fragment, Page, Span, digest
from tests.strategies import attributes

#: Pieces of text on which offsets go wrong: beyond the BMP, joiners, decomposed letters, white space, markup.
PIECES = (
    *(
        "নদীপুর",
        "জানিয়েছে",
        "জানিয়েছে",
        "সেতুটি",
        "ক\u200dষ",
        "র\u200cয",
        "।",
        ",",
        "“",
        "”",
        "'",
        "😀",
        "👩‍👩‍👧",
        "🇧🇩",
        "𝔄",
    ),
    *(" ", "  ", "\t", "\n", "\r\n", "\u00a0", "\u2028", "<b>&amp;", "$text", "#", "\\n"),
)
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=25).map("".join)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article of one to four segments, with furniture around and between them."""
    text, segments = draw(st.sampled_from(["", "মেনু\n"])), []
    for body in draw(st.lists(WORDS | st.just(""), min_size=1, max_size=4)):
        segments.append((len(text), len(text) + len(body)))
        text += body + draw(st.sampled_from(["", "\n", "আরও পড়ুন: অন্য খবর\n"]))
    return Article(page=Page(name="p", path="p.txt", media="text", text=text), segments=tuple(segments))


@st.composite
def spans(draw: st.DrawFn, article: Article, most: int = 3) -> Span | None:
    """A span of the article, with no white space at the ends of its fragments; none where there is no room."""
    text, found = article.page.text, []
    for number in sorted(draw(st.lists(st.integers(0, len(article.segments) - 1), min_size=1, max_size=most))):
        first, last = article.segments[number]
        if found:
            first = max(first, found[-1].end)
        if first >= last:
            continue
        start = draw(st.integers(first, last - 1))
        end = draw(st.integers(start + 1, last))
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        if words.strip():
            found.append(Fragment(start=start, end=start + len(words.strip()), text=words.strip()))
    return Span(fragments=tuple(found)) if found else None


@st.composite
def annotations(draw: st.DrawFn, article: Article) -> Annotation:
    """Anything that a pass could find in the article: spans shared, nested, crossing, in pieces; chains of via."""
    few = draw(st.lists(spans(article), min_size=1, max_size=6))
    pool = [span for span in few if span is not None]
    if not pool:
        return Annotation()
    some = st.sampled_from(pool)
    found = [_attribution(draw, article, number, some) for number in range(draw(st.integers(0, 5)))]
    found.sort(key=lambda each: each.cue.start)
    ids = st.none() | st.sampled_from([each.id for each in found] or [None])
    linked = [each.model_copy(update={"via": via if (via := draw(ids)) != each.id else None}) for each in found]
    return Annotation(attributions=tuple(linked), bare_hedges=tuple(draw(st.lists(some, max_size=3, unique=True))))


def _attribution(draw: st.DrawFn, article: Article, number: int, some: st.SearchStrategy[Span]) -> Attribution:
    source = draw(st.none() | some)
    return Attribution(
        id=digest(article.version, str(number))[:16],
        source=source,
        cue=draw(some),
        claim=draw(st.none() | some),
        hedges=tuple(draw(st.lists(some, max_size=3, unique=True))),
        **draw(st.fixed_dictionaries(attributes(st.sampled_from(["নদীপুর পুলিশ", "সানা", "a & <b>"])))),
        rule=f"rule.{number}",
        score=draw(st.floats(0, 1)),
    )


def accepted(prediction: dict[str, Any]) -> list[dict[str, Any]]:
    """The result of an annotation that a reviewer submitted as it was shown."""
    result: list[dict[str, Any]] = copy.deepcopy(prediction["result"])
    for item in result:
        if item["type"] != "relation":
            item["origin"] = "prediction"
            if item["type"] == "labels":
                item["value"]["text"] = item["value"]["text"].replace("\n", "\\n")  # as its editor does
    return result
