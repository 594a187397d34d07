"""An article and what was found in it, as a task of Label Studio with its prediction.

A region is made once for each label, span and what is said of it, and shared by all attributions that
use it; a cue is an attribution, and never shared. Region ids follow from what the region is, so the
same prediction is the same to the letter wherever it is made.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from statistics import fmean
from types import MappingProxyType
from typing import Any

from annotator.aliases import Ends, Json
from annotator.attributes import ATTRIBUTES
from annotator.labels import Label, Relation
from annotator.language import moment
from annotator.models import Annotation, Article, Attribution, Span, digest
from annotator.studio.card import card
from annotator.studio.carrying import ShownBefore
from annotator.studio.controls import CHOICES, ORIGIN, SPAN, TEXT
from annotator.studio.offsets import BodyMap

#: The version that all predictions bear, whichever rules made them: Label Studio shows those of one version alone.
MODEL_VERSION = "rule-pass"


def build_task(key: str, article: Article, prediction: Json | None, see: ShownBefore | None = None) -> Json:
    """A task, ready to be sent.

    Args:
        key: of ``store.projects.task_key``.
        article: whose body is shown.
        prediction: of :func:`build_prediction`, where there is one.
        see: what the prediction was made of, for the card beside the text.
    """
    outlet, day = article.outlet_name or article.outlet or "", moment(article.published_at, article.date_only)
    data = {
        "article_key": key,
        "text": article.body,
        "headline": article.headline or "",
        "imprint": " · ".join(known for known in (outlet, day) if known),
        "outlet": outlet,
        "published_at": day,
        "url": article.url or "",
        "summary": card(see, prediction["result"]) if see and prediction else "",
    }
    return {"data": data, "predictions": [prediction] if prediction else []}


def build_prediction(key: str, article: Article, annotation: Annotation, version: str) -> Json:
    """Return the prediction that reviewers see before they begin: what the pass found.

    Args:
        key: of the task.
        article: in which it was found.
        annotation: what was found.
        version: of the rule pass.

    Raises:
        ValueError: a span does not lie in the article's body.
    """
    scores = [each.score for each in annotation.attributions if each.score is not None]
    return {
        "model_version": MODEL_VERSION,
        "score": round(fmean(scores), 4) if scores else 0.0,
        "result": _Drawing(key, BodyMap(article), version).result(annotation),
    }


def prediction_digest(prediction: Json) -> str:
    """A digest of what a reviewer sees of a prediction: ids, scores, origins and the order of results do not count."""
    ids = {item["id"]: number for number, item in enumerate(_regions(prediction["result"]))}
    seen = (json.dumps(_seen(item, ids), ensure_ascii=False, sort_keys=True) for item in prediction["result"])
    return digest(*sorted(seen))


def _regions(result: Iterable[Json]) -> Iterator[Json]:
    return (item for item in result if item["type"] == "labels")


def _seen(item: Json, ids: Mapping[str, int]) -> list[Any]:
    if item["type"] == "relation":
        return [ids[item["from_id"]], ids[item["to_id"]], item["labels"]]
    return [ids[item["id"]], item["from_name"], item["value"]]


def _said(found: Attribution, label: Label) -> dict[str, str]:
    """Return the attributes on a label's regions by control: its own, and on a cue those of an unnamed source."""
    return {
        each.controls[label]: word
        for each in ATTRIBUTES
        if label in each.controls and (each.owner is label or found.source is None)
        if (word := each.word(getattr(found, each.name)))
    }


class _Drawing:
    """The results of one prediction: regions as they are first needed, relations behind them."""

    def __init__(self, key: str, body: BodyMap, version: str) -> None:
        self._key, self._body, self._version = key, body, version
        self._regions: dict[str, list[Json]] = {}
        self._relations: list[Json] = []

    def result(self, annotation: Annotation) -> list[Json]:
        heads = {each.id: self._cue(each) for each in annotation.attributions}
        for attribution in annotation.attributions:
            self._attribution(attribution, heads)
        for hedge in annotation.bare_hedges:
            self._chain(self._span(Label.HEDGE, hedge, apart="bare"))
        return [item for items in self._regions.values() for item in items] + self._relations

    def _cue(self, found: Attribution) -> list[str]:
        said = _said(found, Label.CUE)
        origin = {"attribution": found.id, "rule": found.rule, "score": found.score}
        return self._span(Label.CUE, found.cue, said, apart=found.id, origin=origin)

    def _attribution(self, found: Attribution, heads: Mapping[str, list[str]]) -> None:
        head, *more = heads[found.id]
        rest = [*more]
        if found.source:
            regions = self._span(Label.SOURCE, found.source, _said(found, Label.SOURCE))
            rest += self._tie(head, Relation.SOURCE, regions)
        if found.claim:
            rest += self._tie(head, Relation.CLAIM, self._span(Label.CLAIM, found.claim))
        for hedge in found.hedges:
            regions = self._span(Label.HEDGE, hedge)
            pieces = self._tie(head, Relation.HEDGE, regions)
            if len(found.hedges) == 1:
                rest += pieces
            else:  # from the cue it would not be clear which hedge goes on
                self._chain(regions)
        for piece in rest:
            self._relate(head, Relation.CONTINUES, piece)
        if found.via is not None and found.via in heads:
            self._relate(head, Relation.VIA, heads[found.via][0])

    def _tie(self, head: str, relation: Relation, regions: list[str]) -> list[str]:
        """Tie the first region of a part to its cue; the further ones are given back."""
        first, *more = regions
        self._relate(head, relation, first)
        return more

    def _chain(self, regions: list[str]) -> None:
        first, *more = regions
        for piece in more:
            self._relate(first, Relation.CONTINUES, piece)

    def _relate(self, start: str, relation: Relation, end: str) -> None:
        item = {"type": "relation", "from_id": start, "to_id": end, "direction": "right", "labels": [relation.value]}
        if item not in self._relations:
            self._relations.append(item)

    def _span(
        self,
        label: Label,
        span: Span,
        said: Mapping[str, str] = MappingProxyType({}),
        *,
        apart: str = "",
        origin: Mapping[str, Any] | None = None,
    ) -> list[str]:
        """The ids of a span's regions, which are made where they are not there yet."""
        ranges = self._body.to_body(span)
        ids = []
        for number, place in enumerate(ranges):
            id_ = digest(self._key, label, repr(ranges), repr(sorted(said.items())), apart, str(number))[:16]
            if id_ not in self._regions:
                meta = {ORIGIN: {"pass": self._version, **(origin or {}), **({"said": dict(said)} if said else {})}}
                self._regions[id_] = self._region(id_, label, place, {} if number else said, meta)
            ids.append(id_)
        return ids

    def _region(self, id_: str, label: Label, place: Ends, said: Mapping[str, str], meta: Json) -> list[Json]:
        start, end = place
        ends = {"start": start, "end": end, "text": self._body.text[start:end]}
        common = {"id": id_, "to_name": TEXT}
        # The editor keeps one meta a region, that of its first result, and gives it back with each.
        labels = {**common, "meta": meta, "from_name": SPAN, "type": "labels"}
        items = [{**labels, "value": {**ends, "labels": [label.value]}}]
        for name, value in said.items():
            if name in CHOICES:
                items.append({**common, "from_name": name, "type": "choices", "value": {**ends, "choices": [value]}})
            else:  # a written text takes the place of the span's
                items.append({**common, "from_name": name, "type": "textarea", "value": {**ends, "text": [value]}})
        return items
