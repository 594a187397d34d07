"""The views that show texts: an article with its spans, and a story with its claims from outlet to outlet."""

from __future__ import annotations

from annotator.errors import NotFound
from annotator.explore.counting import ROWS
from annotator.explore.views import Asked, ViewContent, record
from annotator.labels import Basis
from annotator.tables.report.figures import moment
from annotator.tables.report.links import original
from annotator.tables.report.marking import all_marks, pieces


def article(asked: Asked) -> ViewContent:
    """An article with its spans and attributions; as people annotated it where that is asked for, or all there is."""
    head = _head(asked)
    bases = [basis for basis in Basis if asked.library.annotation(head["key"], basis) is not None]
    basis = next((each for each in bases if each == asked.parameters.get("basis", head["basis"])), bases[0])
    annotation = asked.library.annotation(head["key"], basis)
    assert annotation is not None
    stored = asked.library.article(head["key"])
    marks = list(all_marks(annotation))
    notes = [(one.cue.end, number) for number, one in enumerate(annotation.attributions, 1)]
    numbers = {one.id: number for number, one in enumerate(annotation.attributions, 1)}
    values = {
        **head,
        "article": stored,
        "story": asked.library.story_of(head["key"]),
        "reviews": list(asked.library.data.store.reviews(keys=[head["key"]])),
        "original": original(stored.url),
        "when": moment(stored.published_at, stored.date_only) if stored.published_at else "",
        "basis": basis.value,
        "bases": [each.value for each in bases],
        "paragraphs": [pieces(stored.page.text, segment, marks, notes) for segment in stored.segments],
        "found": [(number, one, numbers.get(one.via or "")) for number, one in enumerate(annotation.attributions, 1)],
        "own_hedges": [hedge.text for hedge in annotation.bare_hedges],
    }
    rows = asked.index.execute(f"{ROWS} WHERE article = ? ORDER BY number", [head["key"]])
    return ViewContent("article.html", values, [record(row) for row in rows])


def stories(asked: Asked) -> ViewContent:
    """The stories that several articles tell, those of the most articles first."""
    found = asked.library.stories
    return ViewContent("stories.html", {"stories": found[:500], "total": len(found)}, [one._asdict() for one in found])


def story(asked: Asked) -> ViewContent:
    """A story: its articles in the order of time, and each claim from the outlet that had it first to the last."""
    name = asked.parameters.get("key", "")
    found = asked.library.story(name)
    if found is None:
        raise NotFound(f"there is no story {name!r} here")
    keys = [one.key for one in found.articles]
    query = f"SELECT key, published FROM articles WHERE key IN ({', '.join('?' * len(keys))})"
    published = dict(map(tuple, asked.index.execute(query, keys)))
    records = [
        {
            "claim": claim.aligned.text,
            "outlet": version.outlet,
            "published": published[version.sourcing.article],
            "voice": version.sourcing.voice.value,
            "source": version.sourcing.source,
            "hedge_level": "" if version.sourcing.hedge_level is None else version.sourcing.hedge_level.name.lower(),
            "text": version.sourcing.text,
            "article": version.sourcing.article,
            "is_first": version.sourcing.is_first,
            "words_of": version.sourcing.words_of,
            "changes": [str(change) for change in version.sourcing.changes],
        }
        for claim in [*found.shared, *found.single]
        for version in claim.versions
    ]
    values = {"story": found, "published": published}
    return ViewContent("story.html", values, records)


def _head(asked: Asked) -> dict[str, str]:
    """Return what the index knows of the article that is asked for."""
    key = asked.parameters.get("key", "")
    row = asked.index.execute("SELECT * FROM articles WHERE key = ?", [key]).fetchone()
    if row is None:
        raise NotFound(f"there is no article {key!r} here")
    basis = asked.index.execute("SELECT basis FROM attributions WHERE article = ? LIMIT 1", [key]).fetchone()
    return {
        "key": row["key"],
        "outlet": row["outlet"],
        "headline": row["headline"],
        "task": row["task"] or "",
        "basis": basis[0] if basis else Basis.PREDICTED.value,
    }
