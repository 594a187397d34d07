"""Articles and annotations to store, as small as they can be."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from annotator.labels import DateKind, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span, digest

DHAKA = timezone(timedelta(hours=6))
SENTENCE = "নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে।"


def article(
    body: str = SENTENCE, *, path: str = "pages/bridge.txt", head: str = "মেনু | খবর\n", **known: Any
) -> Article:
    """An article whose page has a line of furniture above its body."""
    name = path.rpartition("/")[2].removesuffix(".txt")
    page = Page(name=name, path=path, media="text", text=head + body)
    return Article(page=page, segments=((len(head), len(head + body)),), **known)


def timed(**known: Any) -> Article:
    """An article of which all is known."""
    return article(
        outlet="nodi",
        outlet_name="দৈনিক নদী",
        headline="সেতু বন্ধ",
        dateline="নদীপুর",
        published_at=datetime(2026, 1, 30, 0, 15, tzinfo=DHAKA),
        date_kind=DateKind.PUBLISHED,
        updated_at=datetime(2026, 1, 30, 1, 5, tzinfo=DHAKA),
        author="নদীপুর প্রতিনিধি",
        section="সারাদেশ",
        url="https://nodi.example/bridge",
        **known,
    )


def annotation(article: Article, *, rule: str = "verb.after-source", score: float = 0.8) -> Annotation:
    """What a pass finds in an article of :func:`article` with its usual body: one attribution, one bare hedge."""
    text = article.page.text
    cue = _span(text, "জানিয়েছে")
    return Annotation(
        attributions=(
            Attribution(
                id=digest(article.version, str(cue.start), rule)[:16],
                source=_span(text, "নদীপুর পুলিশ"),
                cue=cue,
                claim=_span(text, "সেতুটি বন্ধ থাকতে পারে"),
                hedges=(_span(text, "থাকতে পারে"), _span(text, "বন্ধ")),
                hedge_level=HedgeLevel.POSSIBLE,
                function=Function.STATEMENT,
                quote_type=QuoteType.INDIRECT,
                scope=Scope.SENTENCE,
                polarity=Polarity.POSITIVE,
                source_type=SourceType.OFFICIAL,
                canonical="নদীপুর পুলিশ",
                rule=rule,
                score=score,
            ),
        ),
        bare_hedges=(_span(text, "সেতুটি"),),
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))
