"""A reviewer's annotation in Label Studio, read as attributions, with findings beside them.

Each cue is an attribution. What hangs on it is told by its relations; none is needed where only one source or claim in
the cue's sentence can be meant: it is taken and marked as inferred. A reviewer's work is never refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.bangla.passages import Passages
from annotator.labels import Label, Relation, Scope, Status
from annotator.models import Annotation, Article, Attribution, Finding, Span, digest
from annotator.studio.filling import fill, left_open, sentence
from annotator.studio.offsets import BodyMap, joined
from annotator.studio.regions import Problem, Region, Sheet, read_sheet

#: Raised whenever reviews that were read before would now be read otherwise: they are read again then.
READER = 4

#: The relation by which each part hangs on its cue.
_PART = {Label.SOURCE: Relation.SOURCE, Label.CLAIM: Relation.CLAIM, Label.HEDGE: Relation.HEDGE}


@dataclass(frozen=True)
class Interpretation:
    """A reviewer's annotation as far as it could be read, and the problems met."""

    annotation: Annotation
    status: Status | None
    """What was said of the article as a whole; none where nothing was."""
    comment: str | None
    problems: tuple[Problem, ...]
    inferred: Mapping[str, tuple[str, ...]]
    """By id of the attribution: the parts that no relation tied to it."""

    def findings(self, place: str, who: str) -> Iterator[Finding]:
        """The problems as findings.

        Args:
            place: where the annotation is to be looked at.
            who: the reviewer and the article, in a few words.
        """
        for problem in self.problems:
            reason = f"{who}: {problem.reason}"
            yield Finding(place=place, kind=problem.kind, reason=reason, severity="note" if problem.mild else "warning")


def read_review(article: Article, result: object) -> Interpretation:
    """Read an annotation.

    Args:
        article: whose body was shown.
        result: the annotation's ``result`` as the server gave it.
    """
    sheet = read_sheet(result, BodyMap(article))
    reader = _ReviewReader(article, sheet)
    annotation = reader.annotation()
    return Interpretation(annotation, sheet.status, sheet.comment, tuple(sheet.problems), reader.inferred)


class _Parts:
    """The regions that hang on one cue."""

    def __init__(self, cue: Region) -> None:
        self.cue = cue
        self.of: dict[Label, list[Region]] = {label: [] for label in _PART}
        self.more: dict[str, list[Region]] = {}
        """By id of a region of this attribution: its further fragments."""
        self.via: list[Region] = []

    def add(self, region: Region) -> None:
        if all(region.id != other.id for other in self.of[region.label]):
            self.of[region.label].append(region)

    @property
    def is_loose(self) -> bool:
        """True where a reviewer drew the cue and tied nothing to it."""
        return not self.cue.origin and not self.via and not any(self.of.values())


class _ReviewReader:
    def __init__(self, article: Article, sheet: Sheet) -> None:
        self._version, self._sheet = article.version, sheet
        self._passages = Passages(article.page.text, article.segments)
        self._regions = list(sheet.regions.values())
        self._chains = self._chained()
        self._further = {piece.id for pieces in self._chains.values() for piece in pieces}
        self._parts = {
            each.id: _Parts(each) for each in self._regions if each.label is Label.CUE and each.id not in self._further
        }
        self.inferred: dict[str, tuple[str, ...]] = {}

    def annotation(self) -> Annotation:
        """The attributions by the places of their cues, and the hedges that belong to none."""
        for tie in self._sheet.ties:
            if tie.relation is not Relation.CONTINUES:
                self._take(tie.relation, tie.start, tie.end)
        for tie in self._sheet.ties:
            if tie.relation is Relation.CONTINUES and tie.start.label is not tie.end.label:
                self._continue(tie.start, tie.end)
        self._drop_twins()
        guessed = self._infer()
        ids = self._ids()
        made = [self._attribution(parts, ids) for parts in self._parts.values()]
        self.inferred = {ids[id_]: tuple(parts) for id_, parts in guessed.items()}
        bare = tuple(self._left_over())
        return Annotation(attributions=tuple(sorted(made, key=lambda one: one.cue.start)), bare_hedges=bare)

    # Relations

    def _chained(self) -> dict[str, list[Region]]:
        """By id of a region: the fragments of its own label that continue it."""
        chains: dict[str, list[Region]] = {}
        for tie in self._sheet.ties:
            if tie.relation is Relation.CONTINUES and tie.start.label is tie.end.label and tie.start.id != tie.end.id:
                chains.setdefault(tie.start.id, []).append(tie.end)
        return chains

    def _take(self, relation: Relation | None, start: Region, end: Region) -> None:
        """Hang a region on a cue. A relation drawn the other way round is meant as it can only be meant."""
        if end.id in self._parts and start.id not in self._parts:
            start, end = end, start
        parts = self._parts.get(start.id)
        if parts is None:
            self._tell("relation", f"the relation between “{start.words}” and “{end.words}” does not begin at a cue")
        elif end.label is not Label.CUE and relation in (None, _PART[end.label]):
            parts.add(end)
        elif end.id in self._parts and relation is Relation.VIA and end.id != start.id:
            parts.via.append(end)
        else:
            what = f"the relation {relation}" if relation else "a relation without a type"
            self._tell("relation", f"{what} leads from the cue “{start.words}” to the {end.label} “{end.words}”")

    def _continue(self, start: Region, end: Region) -> None:
        """Join a further fragment to that part of a cue which has its label."""
        if end.id in self._parts and start.id not in self._parts:
            start, end = end, start
        parts = self._parts.get(start.id)
        if parts is None:
            self._tell("relation", f"“{end.words}” continues “{start.words}”, which is no cue and of another label")
        elif heads := parts.of[end.label]:
            head = min(heads, key=lambda one: (one.start > end.start, abs(one.start - end.start)))
            parts.more.setdefault(head.id, []).append(end)
            self._further.add(end.id)
        else:
            self._tell("relation", f"“{end.words}” continues nothing; taken as {end.label} of the cue “{start.words}”")
            parts.add(end)

    def _drop_twins(self) -> None:
        """A cue that stands twice on the same words, once with nothing hanging on it, was drawn twice."""
        for id_, parts in list(self._parts.items()):
            others = [other.cue.fragments for other in self._parts.values() if other is not parts]
            if parts.is_loose and parts.cue.fragments in others:
                del self._parts[id_]
                self._further.add(id_)

    # What is missing but clear

    def _infer(self) -> dict[str, list[str]]:
        """Hang on cues what only they can be meant by; by id of the cue, the names of these parts."""
        guessed: dict[str, list[str]] = {}
        used = self._used()
        for id_, parts in self._parts.items():
            for region in self._only_ones(parts, used):
                parts.add(region)
                guessed.setdefault(id_, []).append(region.label.lower())
        for region in self._regions:
            drawn = region.label is Label.HEDGE and not region.origin and region.id not in used
            if drawn and (holder := self._holder(region)):
                holder.add(region)
                guessed.setdefault(holder.cue.id, []).append(Label.HEDGE.lower())
        return guessed

    def _only_ones(self, parts: _Parts, used: set[str]) -> Iterator[Region]:
        """The source and the claim that stand alone in the sentence of a cue that stands alone, where it lacks them."""
        start, end = sentence(parts.cue, self._passages)
        here = [each for each in self._regions if each.fragments[0].start < end and start < each.fragments[-1].end]
        if len({each.fragments for each in here if each.id in self._parts}) > 1:
            return
        for label in (Label.SOURCE, Label.CLAIM):
            free = [each for each in here if each.label is label and each.id not in used]
            if not parts.of[label] and len({each.fragments for each in free}) == 1:
                yield free[0]

    def _holder(self, hedge: Region) -> _Parts | None:
        """The one attribution in whose claim, or on whose cue, a hedge lies; of nested claims the innermost."""
        holders = [
            (region.end - region.start, parts)
            for parts in self._parts.values()
            for region in (parts.cue, *parts.of[Label.CLAIM])
            if region.holds(hedge)
        ]
        smallest = min((size for size, _ in holders), default=0)
        tightest = [parts for size, parts in holders if size == smallest]
        return tightest[0] if len(tightest) == 1 else None

    def _used(self) -> set[str]:
        """Ids of the regions that belong to something."""
        hanging = {each.id for parts in self._parts.values() for part in parts.of.values() for each in part}
        return hanging | self._further

    # Attributions

    def _ids(self) -> dict[str, str]:
        """By id of the cue: the id of its attribution, the one it was sent with where there is one."""
        ids: dict[str, str] = {}
        for id_, parts in self._parts.items():
            sent = parts.cue.origin.get("attribution")
            name = sent if isinstance(sent, str) and sent else self._fresh(parts.cue)
            while name in ids.values():
                name = digest(name, "again")[:16]
            ids[id_] = name
        return ids

    def _fresh(self, cue: Region) -> str:
        places = [(piece.start, piece.end) for piece in cue.fragments]
        return digest(self._version, "reviewed", repr(places))[:16]

    def _attribution(self, parts: _Parts, ids: Mapping[str, str]) -> Attribution:
        cue, source, claim = parts.cue, self._source(parts), self._claim(parts)
        said = fill(cue, source, claim, parts.of[Label.HEDGE], self._passages)
        for region in (cue, source):
            if region and (names := left_open(region)):
                what = f"the {region.label.lower()} “{region.words}” lacks {', '.join(names)}"
                self._tell("attribute", f"{what}; taken as it was shown, else by its words", mild=True)
        if claim is None and said["scope"] is not Scope.ARTICLE:
            self._tell("claim", f"the cue “{cue.words}” has no claim; only a credit of the whole article goes without")
        rule, score = cue.origin.get("rule"), cue.origin.get("score")
        return Attribution(
            id=ids[cue.id],
            source=source and self._span(source, parts),
            cue=self._span(cue, parts),
            claim=claim and self._span(claim, parts),
            hedges=tuple(self._span(hedge, parts) for hedge in parts.of[Label.HEDGE]),
            **said,
            via=self._via(parts, ids),
            rule=rule if isinstance(rule, str) else None,
            score=score if isinstance(score, float | int) and 0 <= score <= 1 else None,
        )

    def _source(self, parts: _Parts) -> Region | None:
        """The source of a cue; of several the nearest."""
        found, cue = parts.of[Label.SOURCE], parts.cue
        self._tell_many(parts, Label.SOURCE, "the nearest")
        return min(found, key=lambda one: max(cue.start - one.end, one.start - cue.end), default=None)

    def _claim(self, parts: _Parts) -> Region | None:
        """The claim of a cue; of several the longest."""
        self._tell_many(parts, Label.CLAIM, "the longest")
        return max(parts.of[Label.CLAIM], key=lambda one: one.end - one.start, default=None)

    def _tell_many(self, parts: _Parts, label: Label, which: str) -> None:
        found = {each.fragments: each.words for each in parts.of[label]}
        if len(found) > 1:
            words = "”, “".join(found.values())
            self._tell(
                label.lower(), f"the cue “{parts.cue.words}” has {len(found)} of {label}, “{words}”; {which} counts"
            )

    def _via(self, parts: _Parts, ids: Mapping[str, str]) -> str | None:
        named = list(dict.fromkeys(ids[cue.id] for cue in parts.via if cue.id in ids))
        if len(named) > 1:
            self._tell("relation", f"the cue “{parts.cue.words}” has {len(named)} relations via; the first counts")
        return named[0] if named else None

    def _span(self, region: Region, parts: _Parts) -> Span:
        pieces = [region, *self._chains.get(region.id, ()), *parts.more.get(region.id, ())]
        return joined(fragment for piece in pieces for fragment in piece.fragments)

    def _left_over(self) -> Iterator[Span]:
        """Hedges of no attribution. A source or claim of none that a person drew is told, unless it was drawn twice.

        One that was sent belonged to a cue that the reviewer deleted, as the instructions say.
        """
        used = self._used()
        taken = {(each.label, each.fragments) for each in self._regions if each.id in used}
        for region in self._regions:
            drawn_twice = not region.origin and (region.label, region.fragments) in taken
            if region.label is Label.CUE or region.id in used or drawn_twice:
                continue
            taken.add((region.label, region.fragments))
            if region.label is Label.HEDGE:
                pieces = (region, *self._chains.get(region.id, ()))
                yield joined(fragment for piece in pieces for fragment in piece.fragments)
            elif not region.origin:
                self._tell("relation", f"the {region.label} “{region.words}” belongs to no cue")

    def _tell(self, kind: str, reason: str, *, mild: bool = False) -> None:
        self._sheet.tell(kind, reason, mild=mild)
