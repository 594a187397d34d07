"""Speakers whom the text counts and does not name: কেউ কেউ, অধিদপ্তরের কেউ, অন্য একজন."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.labels import SourceType
from annotator.lexicon.grammar import Grammar
from annotator.rules.cases import Case
from annotator.rules.coreference import ORGANISED
from annotator.rules.drafts import Draft
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mentions
from annotator.rules.naming import Namer
from annotator.rules.referring import Reference
from annotator.rules.register import SpeakerRegister
from annotator.rules.speaker import Speaker


def posting(draft: Draft, speaker: Speaker) -> Speaker:
    """Return the speaker, one of those who use a platform where he writes there: এক ব্যবহারকারী | লেখেন, ‘…’; not
    ব্যবহারকারীরা | জানান."""
    if not (draft.cue.verb.written and speaker.type is SourceType.PERSON and draft.source is not None):
        return speaker
    head = draft.s.words[draft.source.head]
    return replace(speaker, type=SourceType.SOCIAL) if head.nominative in draft.s.grammar.users else speaker


def one_told_of(text: str, grammar: Grammar, word: str, lo: int, hi: int) -> bool:
    """Tell whether a text tells of one such person between two offsets: এক নারী; not সালমা নামের এক নারী."""
    if text.find(f" {word}", max(lo, 0), hi) < 0:
        return False
    called = tuple(grammar.called)
    for one in grammar.one_of_many:
        place = text.find(f"{one} {word}", max(lo, 0), hi)
        if place >= 0 and not text[:place].rstrip().endswith(called):
            return True
    return False


class Unnamed:
    """Describes those who cannot be named."""

    def __init__(self, knowledge: Knowledge, namer: Namer, register: SpeakerRegister, mentions: Mentions) -> None:
        self._g = knowledge.grammar
        self._namer = namer
        self._register = register
        self._before = mentions.before

    @property
    def cases(self) -> Sequence[Case[Reference, Speaker]]:
        return self._anybody, self._one_side, self._another_of_them, self._some

    def _anybody(self, r: Reference) -> Speaker | None:
        """Nobody in particular: সবার, যে কেউ."""
        if r.head.text not in self._g.anybodys:
            return None
        return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True, plural=True)

    def _one_side(self, r: Reference) -> Speaker | None:
        """One of two whom the text does not name: এক পক্ষ বলছে, …; অন্য পক্ষের দাবি, …"""
        side = r.head.nominative in self._g.one_side and r.phrase.head - r.phrase.first == 1
        if not side or r.s.words[r.phrase.first].text not in self._g.one_or_other:
            return None
        return Speaker(None, SourceType.ANONYMOUS, "anonymous")

    def _another_of_them(self, r: Reference) -> Speaker | None:
        """Another one like the one who spoke just now: আরেকজন লিখেছেন, after এক দর্শক লিখেছেন."""
        if (
            r.phrase.head - r.phrase.first > 1
            or r.s.slice(r.phrase.first, r.phrase.head + 1) not in self._g.another_one
        ):
            return None
        before = self._before(r.s)
        last = self._register.latest(lambda x: x.person and not x.plural)
        now = last is not None and before is not None and self._register.seen(last) >= before.start
        if last is None or not now or last.names or last.name is None:
            return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True)
        return Speaker(last.name, last.type, "anonymous", person=True)

    def _some(self, r: Reference) -> Speaker | None:
        """Some who cannot be named, of a body where one owns the word: অনেকে, অধিদপ্তরের কেউ, মাঝিদের কেউ কেউ."""
        start, head = r.phrase.first, r.phrase.head
        if r.head.text not in self._g.indefinite or (head > start and r.s.words[head - 1].text in self._g.called):
            return None  # রহিম নামের | একজন
        owner = self._namer.type_of(r.s, start, head)
        again = head - (head > start and r.s.words[head - 1].text in self._g.some_and_some)  # কেউ | কেউ
        named = again > start and "pronoun" not in r.s.words[again - 1].classes
        name = self._namer.plain(r.s, r.phrase) if named else None
        return Speaker(name, owner if owner in ORGANISED else SourceType.ANONYMOUS, "anonymous", True, True)
