"""Attributions in the making, and what those of one sentence have to do with each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from annotator.bangla.quotations import CLOSERS
from annotator.bangla.sentences import Range
from annotator.labels import HedgeLevel, QuoteType, Scope
from annotator.rules.claims import trimmed
from annotator.rules.cue import Cue
from annotator.rules.heads import Phrase
from annotator.rules.text import Sentence


@dataclass(slots=True, eq=False)
class Draft:
    """An attribution in the making; ranges are code points of the folded text.

    Attributes:
        cue_range: where its cue stands.
    """

    cue: Cue
    s: Sentence
    frame: str
    source: Phrase | None = None
    claim: Range | None = None
    scope: Scope = Scope.SENTENCE
    via: Draft | None = None
    hedges: list[tuple[Range, HedgeLevel]] = field(default_factory=list)
    quote_type: QuoteType | None = None
    cue_range: Range = field(init=False)

    def __post_init__(self) -> None:
        self.cue_range = self.s.span(self.cue.first, self.cue.last)

    def __str__(self) -> str:
        source, text = self.source_range, self.s.text
        who = f"“{text[source.start : source.end]}”" if source else "nobody"
        what = f"“{text[self.claim.start : self.claim.end]}”" if self.claim else "no claim"
        return f"frame {self.frame}: {who} says {what}"

    @property
    def source_range(self) -> Range | None:
        if self.source is None:
            return None
        return self.s.span(self.source.first, self.source.last)

    @property
    def begins(self) -> int:
        """Where its source begins, its cue where it has none."""
        return self.cue_range.start if self.source is None else self.s.starts[self.source.first]

    @property
    def closed(self) -> bool:
        """A mark closes what is said."""
        return self.claim is not None and self.s.text[self.claim.end - 1] in CLOSERS

    @property
    def in_first_person(self) -> bool:
        """Who speaks says it of himself: আমি মনে করি, আমার ধারণা."""
        source = self.source
        return self.cue.person == "first" or (
            source is not None and "first_person" in self.s.words[source.head].classes
        )


def share_subject(draft: Draft, earlier: Sequence[Draft], s: Sentence) -> None:
    """Give a cue without a subject that of the cue before it in the sentence, where the verbs are joined; and take from
    one in the first person whom it cannot be said of: তারা ছুটি দিয়েছে এবং দল জিতবে | আশা করছি."""
    if draft.source is not None and draft.cue.person == "first":
        who = s.words[draft.source.head].classes
        draft.source = None if "subject_pronoun" in who and "first_person" not in who else draft.source
        return
    if draft.source is not None or draft.cue.passive or not earlier:
        return
    before = earlier[-1]
    if before.cue.passive:
        return
    if before.cue.kind == "participle" or (before.frame == "right" and draft.frame == "left"):
        if before.frame == "right" and not _cut(before, draft, s):
            return
        draft.source = before.source


def part(draft: Draft, earlier: Sequence[Draft], s: Sentence) -> None:
    """A second speaker behind আর, কিন্তু, তবে or a semicolon opens a clause of his own: the claim before ends there."""
    if not earlier or earlier[-1].frame != "right" or earlier[-1].claim is None:
        return
    if draft.frame == "left" and draft.claim is not None and earlier[-1].claim.start <= draft.claim.start:
        _contrast(draft, earlier[-1], s)
    if draft.source is None:
        return
    k = draft.source.first - 1
    joined = s.words[k].text in s.grammar.joints or s.words[k].text == ";"
    more = s.words[draft.cue.first - 1].text in s.grammar.more and draft.source.last == draft.cue.first - 1
    joined = joined or (more and s.words[k].text == "," and s.words[k - 1].finite)  # …, তিনি আরও | জানান …
    if k < 2 or s.end_of(k) >= earlier[-1].claim.end or not joined:
        return
    marked = s.words[k - 1].text == ","
    contrasts = s.words[k].text in ",;" or marked
    if contrasts or s.words[k - 1 - marked].finite:
        earlier[-1].claim = trimmed(s, s.index_at(earlier[-1].claim.start), k) or earlier[-1].claim


def _contrast(draft: Draft, before: Draft, s: Sentence) -> None:
    """What is said behind তবে is another claim, and where somebody is named behind it no longer that before: মেয়র জানান,
    ঘাট বন্ধ, তবে | কাল খুলবে বলে | মনে করেন মাঝিরা; not “ঘাট বন্ধ, তবে …” in quotation marks."""
    if before.claim is None or draft.claim is None or s.text[before.claim.start] in "‘“'\"":
        return
    start, close = s.index_at(draft.claim.start), s.index_at(draft.claim.end - 1)
    for k in range(close - 1, start + 1, -1):
        marked = s.words[k - 1].text == ","
        if s.words[k].text not in s.grammar.contrasting or not s.words[k - 1 - marked].finite:
            continue
        draft.claim = Range(s.starts[k + 1], draft.claim.end)
        own = draft.source.first > close if draft.source is not None else not draft.cue.passive
        if own and not draft.in_first_person:
            before.claim = trimmed(s, s.index_at(before.claim.start), k) or before.claim
        return


def share_backwards(drafts: list[Draft]) -> None:
    """Give a participle without a subject that of the verb it leads to: "… উল্লেখ করে মন্ত্রী বলেন, …"."""
    for following, draft in pairwise(reversed(drafts)):
        if draft.source is not None or draft.cue.passive:
            continue
        besides = draft.s.text_at(draft.cue.last) in draft.s.grammar.besides
        if draft.cue.kind == "participle" or besides:  # তাগিদ দেওয়ার | পাশাপাশি … অঙ্গীকার করেন মেয়র
            draft.source = following.source


def _cut(before: Draft, draft: Draft, s: Sentence) -> bool:
    """Two claims joined by এবং: the first ends before it, the second begins behind it."""
    if not (before.claim and draft.claim and before.claim.start <= draft.claim.start):
        return False
    if s.text[before.claim.start] in "‘“'\"" and before.claim.end >= draft.cue_range.end:
        return False  # the other is said inside the quotation
    first = s.index_at(before.claim.start)
    for k in range(first + 1, draft.cue.first):
        if s.words[k].text in s.grammar.both and s.words[k - 1].finite and s.end_of(k) < draft.claim.end:
            before.claim = trimmed(s, first, k)
            draft.claim = Range(max(s.starts[k + 1], draft.claim.start), draft.claim.end)
            return True
    return False


def tie_relays(drafts: list[Draft]) -> None:
    """An origin takes the claim of the report that cites it, and is that report's via."""
    for number, draft in enumerate(drafts):
        if not draft.cue.relay:
            continue
        report = next((other for other in drafts[number + 1 :] if not other.cue.relay), None)
        if report is not None and report.claim is not None:
            draft.claim, draft.scope = report.claim, report.scope
            report.via = draft
    drafts[:] = [draft for draft in drafts if draft.claim is not None or draft.frame in ("credit", "silence")]
