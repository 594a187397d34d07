"""Step 6: drafts and speakers become records, their ranges mapped back from the folded text to the frozen one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from operator import attrgetter

from annotator.bangla.folding import Folded
from annotator.bangla.sentences import Range
from annotator.labels import LEVEL_BY_FUNCTION, HedgeLevel, Polarity, QuoteType
from annotator.models import Annotation, Attribution, Held, Span
from annotator.rules.drafts import Draft
from annotator.rules.floor import Holding
from annotator.rules.scores import Scores
from annotator.rules.speaker import Speaker

#: A word's initial র্য is ra with ya-phala, which folding made look like reph with ya: র‍্যাব.
RA_YA = "র্য"
AT_THE_HEAD = re.compile(rf"(?<![\u0980-\u09FE]){RA_YA}")
BY_CUE: Callable[[Draft], Range] = attrgetter("cue_range")
INDIRECT, POSITIVE, NEGATIVE = QuoteType.INDIRECT, Polarity.POSITIVE, Polarity.NEGATIVE


class RecordMaker:
    """Makes the records of one article.

    Args:
        version: what the article is called in the ids of its attributions.
        scores: say how likely each is right.
    """

    def __init__(self, folded: Folded, version: str, scores: Scores) -> None:
        self._raw = folded.raw
        self._place = folded.span_to_raw
        self._places = folded.spans_to_raw
        self._version = version
        self._score = scores.score

    def annotation(
        self,
        drafts: Iterable[Draft],
        speakers: Mapping[int, Speaker],
        bare_hedges: Iterable[Range],
        floor: Sequence[Holding],
    ) -> Annotation:
        """All of it; ``speakers`` by the identity of their draft."""
        ordered = sorted(drafts, key=BY_CUE)
        ids = {id(draft): self._id(draft) for draft in ordered}
        made = [self._attribution(draft, speakers[id(draft)], ids) for draft in ordered]
        return Annotation._made(
            attributions=tuple(made),
            bare_hedges=tuple([self._span(hedge) for hedge in bare_hedges]),
            floor=self._floor(floor),
        )

    def _attribution(self, draft: Draft, speaker: Speaker, ids: Mapping[int, str]) -> Attribution:
        cue, source = self._span(draft.cue_range), draft.source_range
        hedges = [self._span(span) for span, _ in draft.hedges]
        if draft.cue.hedge:
            hedges.insert(0, cue)
        # All of it was made here of its own type: nothing is left to validate.
        return Attribution._made(
            id=ids[id(draft)],
            source=self._span(source) if source else None,
            cue=cue,
            claim=self._span(draft.claim) if draft.claim else None,
            hedges=tuple(hedges),
            hedge_level=hedge_level(draft),
            function=draft.cue.function,
            quote_type=draft.quote_type or INDIRECT,
            scope=draft.scope,
            polarity=NEGATIVE if draft.cue.negative else POSITIVE,
            source_type=speaker.type,
            canonical=_name(speaker.name),
            affiliation=_name(speaker.affiliation),
            via=ids.get(id(draft.via)) if draft.via else None,
            rule=f"{draft.frame}.{draft.cue.rule}",
            score=self._score(draft),
        )

    def _id(self, draft: Draft) -> str:
        start, end = draft.cue_range
        return sha256(f"{self._version} {start}-{end} {draft.cue.rule}".encode()).hexdigest()[:16]

    def _floor(self, floor: Sequence[Holding]) -> tuple[Held, ...]:
        places = self._places([one.span for one in floor])
        return tuple(
            [
                Held.by(start, end, holder, _name(speaker.name) if speaker is not None else None, evidence)
                for (start, end), (_, holder, speaker, evidence) in zip(places, floor, strict=True)
            ]
        )

    def _span(self, span: Range) -> Span:
        start, end = self._place(span.start, span.end)
        return Span.of(self._raw, start, end)


def _name(name: str | None) -> str | None:
    """Return a folded name as it is written; none for an empty one."""
    if not name:
        return None
    return AT_THE_HEAD.sub("র\u200d্য", name) if RA_YA in name else name


def hedge_level(draft: Draft) -> HedgeLevel:
    """The level of the most uncertain marker, else what the act itself says."""
    level = LEVEL_BY_FUNCTION[draft.cue.function] if draft.cue.level is None else draft.cue.level
    if draft.cue.hearsay and draft.source is None and not draft.cue.negative:  # not কারণ | জানা যায়নি
        level = HedgeLevel.DISTANCED
    return max(level, *(level for _, level in draft.hedges)) if draft.hedges else level
