"""Articles as counting sees them, and databases of them, as small as they can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import Any

from annotator.labels import Basis, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span
from annotator.store import ArticleFacts, ArticleInfo, AttributionFacts, Store

DHAKA = timezone(timedelta(hours=6))
CUE = "বলেন"

_NUMBERS = count()


def said(source: str | None = "রওশন জামিল", type_: SourceType = SourceType.OFFICIAL, **more: Any) -> AttributionFacts:
    """A flat, indirect statement; give what is otherwise."""
    known: dict[str, Any] = {
        "id": f"a{next(_NUMBERS)}",
        "hedge_level": 0,
        "function": Function.STATEMENT,
        "quote_type": QuoteType.INDIRECT,
        "scope": Scope.SENTENCE,
        "polarity": Polarity.POSITIVE,
        "source_type": type_,
        "canonical": source,
        "via": None,
    }
    return AttributionFacts(**(known | more))


def facts(*found: AttributionFacts, key: str | None = None, outlet: str | None = "nodi", **more: Any) -> ArticleFacts:
    """An article of ten words."""
    key = key or f"{next(_NUMBERS):016x}"
    info = ArticleInfo(
        key=key,
        version=key,
        name=key,
        path=key,
        media="text",
        url=None,
        outlet=outlet,
        outlet_name=None,
        headline=None,
        dateline=None,
        published_at=more.pop("published_at", None),
        date_only=False,
    )
    body = more.pop("body", "এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ।")
    return ArticleFacts(info, body, found, more.pop("bare_hedges", 0), Basis.PREDICTED, "pass-1", **more)


def article(number: int, outlet: str | None, said_by: Sequence[str], **known: Any) -> Article:
    """An article in which these people speak, a sentence each."""
    text = " ".join(f"{name} {CUE} কাজ হতে পারে।" for name in said_by) + f" ঘটনা {number}।"
    page = Page(name=f"page-{number}", path=f"page-{number}.txt", media="text", text=text)
    address = f"https://{outlet or 'none'}.example/{number}"
    return Article(page=page, segments=((0, len(text)),), outlet=outlet, url=address, **known)


def annotation(article: Article, said_by: Sequence[str], **more: Any) -> Annotation:
    """What is found in an article of :func:`article`."""
    text, place, found = article.page.text, 0, []
    for number, name in enumerate(said_by):
        source = text.index(name, place)
        cue = text.index(CUE, source)
        place = text.index("।", cue)
        known: dict[str, Any] = {
            "id": f"{article.version}-{number}",
            "source": Span.of(text, source, source + len(name)),
            "cue": Span.of(text, cue, cue + len(CUE)),
            "claim": Span.of(text, cue + len(CUE) + 1, place),
            "hedges": (Span.of(text, text.index("হতে পারে", cue), place),),
            "hedge_level": HedgeLevel.POSSIBLE,
            "function": Function.STATEMENT,
            "quote_type": QuoteType.INDIRECT,
            "scope": Scope.SENTENCE,
            "polarity": Polarity.POSITIVE,
            "source_type": SourceType.PERSON,
            "canonical": name,
            "rule": "verb",
            "score": 0.5,
        }
        found.append(Attribution(**(known | more)))
    return Annotation(attributions=tuple(found))


def fill(
    store: Store, articles: Iterable[tuple[str | None, Sequence[str]]], rule: str = "verb", **known: Any
) -> list[str]:
    """Store articles of (outlet, speakers) with their annotations, by this rule, one a day; their keys."""
    run = store.begin_run("pass-1")
    keys = []
    for number, (outlet, said_by) in enumerate(articles):
        moment = datetime(2026, 1, 1, 12, tzinfo=DHAKA) + timedelta(days=number)
        made = article(number, outlet, said_by, **({"published_at": moment} | known))
        added = store.add(made)
        store.save(run, added.key, added.version, annotation(made, said_by, rule=rule))
        keys.append(added.key)
    store.finish_run(run)
    return keys
