"""W3C Web Annotation (JSON-LD): an AnnotationPage for each article, an Annotation for each attribution, bare hedge
and sentence of the floor.

The target of an attribution is its cue; its other parts are bodies that select text, and one body holds its attributes.
A part in several fragments is several selections with the same number. Terms that the standard does not have are
declared in the page's own context, so that every JSON-LD processor keeps them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from annotator.aliases import Json
from annotator.attributes import NAMES, TEXTS
from annotator.labels import Label
from annotator.models import Annotation, Attribution, Fragment, Held, Span

STANDARD = "http://www.w3.org/ns/anno.jsonld"

#: Names of our terms.
TERMS = "urn:bangla-attribution:"

#: Words that are kept before and after a quotation, in code points, so that it can be found where offsets have moved.
CONTEXT = 32

#: What an attribution's body may lack: it stands there only where it is not none.
_OPTIONAL = (*TEXTS, "via", "rule", "score")
_HELD = ("holder", "source", "evidence")
_FIELDS = (*(name for name in NAMES if name not in TEXTS), *_OPTIONAL)

#: The type of a body that says who holds the floor in a sentence.
HELD = "ba:Held"


def to_web(key: str, annotation: Annotation, text: str, source: str) -> Json:
    """An annotation as an AnnotationPage.

    Args:
        key: what the article is called.
        text: the text that offsets count in.
        source: address of that text, as the targets name it.
    """
    write = _GraphWriter(text, source)
    return {
        "@context": [STANDARD, {"ba": TERMS}],
        "id": f"{TERMS}article:{key}",
        "type": "AnnotationPage",
        "items": [
            *(write.attribution(one) for one in annotation.attributions),
            *(write.hedge(key, number, hedge) for number, hedge in enumerate(annotation.bare_hedges)),
            *(write.held(key, number, one) for number, one in enumerate(annotation.floor)),
        ],
    }


def from_web(page: Mapping[str, Any], text: str) -> Annotation:
    """The annotation in an AnnotationPage, as :func:`to_web` writes it.

    Raises:
        KeyError, ValueError: it is not of that form, or does not fit the text.
    """
    items = list(page["items"])
    attributions = (_attribution(item, text) for item in items if isinstance(item["body"], list))
    single = [item for item in items if not isinstance(item["body"], list)]
    hedges = (_span(item["target"], text) for item in single if item["body"]["type"] != HELD)
    floor = (_held(item, text) for item in single if item["body"]["type"] == HELD)
    return Annotation(attributions=tuple(attributions), bare_hedges=tuple(hedges), floor=tuple(floor))


class _GraphWriter:
    def __init__(self, text: str, source: str) -> None:
        self._text, self._source = text, source

    def attribution(self, one: Attribution) -> Json:
        attributes = {f"ba:{name}": getattr(one, name) for name in _FIELDS if getattr(one, name) is not None}
        return {
            "id": f"{TERMS}attribution:{one.id}",
            "type": "Annotation",
            "motivation": "describing",
            "target": list(self._selections(one.cue)),
            "body": [{"type": "ba:Attribution", "ba:id": one.id, **attributes}, *self._parts(one)],
        }

    def hedge(self, key: str, number: int, hedge: Span) -> Json:
        return {
            "id": f"{TERMS}hedge:{key}:{number}",
            "type": "Annotation",
            "motivation": "tagging",
            "target": list(self._selections(hedge)),
            "body": {"type": "TextualBody", "value": Label.HEDGE.value, "purpose": "tagging"},
        }

    def held(self, key: str, number: int, one: Held) -> Json:
        said = {f"ba:{name}": value for name in _HELD if (value := getattr(one, name))}
        return {
            "id": f"{TERMS}floor:{key}:{number}",
            "type": "Annotation",
            "motivation": "classifying",
            "target": list(self._selections(Span.of(self._text, one.start, one.end))),
            "body": {"type": HELD, **said},
        }

    def _parts(self, one: Attribution) -> Iterator[Json]:
        parts = [(Label.SOURCE, one.source), (Label.CLAIM, one.claim), *((Label.HEDGE, each) for each in one.hedges)]
        for number, (label, span) in enumerate(parts):
            for selection in self._selections(span) if span else ():
                yield {**selection, "ba:part": label.value, "ba:number": number}

    def _selections(self, span: Span) -> Iterator[Json]:
        for fragment in span.fragments:
            yield {"type": "SpecificResource", "source": self._source, "selector": self._selectors(fragment)}

    def _selectors(self, fragment: Fragment) -> list[Json]:
        """Two selectors of the same words: their place, and their text."""
        return [
            {"type": "TextPositionSelector", "start": fragment.start, "end": fragment.end},
            {
                "type": "TextQuoteSelector",
                "exact": fragment.text,
                "prefix": self._text[max(0, fragment.start - CONTEXT) : fragment.start],
                "suffix": self._text[fragment.end : fragment.end + CONTEXT],
            },
        ]


def _held(item: Mapping[str, Any], text: str) -> Held:
    span, body = _span(item["target"], text), item["body"]
    said = {name: body[f"ba:{name}"] for name in _HELD if f"ba:{name}" in body}
    return Held(start=span.start, end=span.end, **said)


def _attribution(item: Mapping[str, Any], text: str) -> Attribution:
    attributes, *parts = item["body"]
    spans: dict[tuple[Label, int], list[Json]] = {}
    for part in parts:
        spans.setdefault((Label(part["ba:part"]), part["ba:number"]), []).append(part)
    found = [(label, _span(selections, text)) for (label, _), selections in spans.items()]
    known = {name: attributes[f"ba:{name}"] for name in _FIELDS if f"ba:{name}" in attributes}
    return Attribution(
        id=attributes["ba:id"],
        cue=_span(item["target"], text),
        source=next((span for label, span in found if label is Label.SOURCE), None),
        claim=next((span for label, span in found if label is Label.CLAIM), None),
        hedges=tuple(span for label, span in found if label is Label.HEDGE),
        **dict.fromkeys(_OPTIONAL) | known,
    )


def _span(selections: Iterable[Mapping[str, Any]], text: str) -> Span:
    fragments = []
    for selection in selections:
        place, _ = selection["selector"]
        start, end = place["start"], place["end"]
        fragments.append(Fragment(start=start, end=end, text=text[start:end]))
    return Span(fragments=tuple(fragments))
