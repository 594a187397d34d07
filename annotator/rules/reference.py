"""Step 5: who a source is: its type and its canonical name, the same through the article.

Pronouns, short forms and role mentions are traced to what they stand for: a speaker met before, or the first full
mention of a name or a state in the text, which is looked for only when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotator.labels import Function, SourceType
from annotator.lexicon.sources import AnaphorRecord
from annotator.rules.anaphors import Anaphors
from annotator.rules.bodies import Bodies
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import Persons
from annotator.rules.register import ORGANISED
from annotator.rules.speaker import STATES, Speaker
from annotator.rules.text import Sentence

#: Acts that a speaker tells of himself and his like.
OWN_ACTS = frozenset({Function.BELIEF, Function.COMMITMENT})
UNSPECIFIED = Speaker(None, SourceType.UNSPECIFIED)


class Resolver:
    """Names the speakers of one article, in the order of its text.

    Args:
        text: the folded text.
        read: makes the sentence that holds an offset, or the last one before it.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        anaphors: Anaphors,
        text: str,
        read: Callable[[int], Sentence | None],
    ) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._anaphors = anaphors
        self._persons = Persons(knowledge, phrases, text, read)
        self._register = self._persons.register
        self._bodies = Bodies(knowledge, phrases, self._register, self._persons)

    def resolve(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of an attribution; ``enclosing`` is that of the quotation it stands in."""
        if draft.source is None:
            speaker = self._understood(draft, enclosing)
        elif draft.cue.rule == "verb.lekha" and draft.cue.passive:
            word = draft.s.words[draft.source.head]
            name = nominative(word) if word.text not in self._g.therein else None
            speaker = Speaker(name, SourceType.DOCUMENT, "document")
        else:
            counted = draft.cue.kind == "postposition" and not self._g.data.isdisjoint(
                draft.s.words[draft.cue.first].stems
            )
            person = "third" if counted else draft.cue.person
            speaker = self._told_of_himself(draft, enclosing) or self._phrase(draft.s, draft.source, enclosing, person)
        if draft.source is not None and speaker.person and len(speaker.names) < 2 and self._unnamed(draft):
            speaker = self._register.unnamed(speaker)
        if speaker is not UNSPECIFIED:
            self._register.meet(speaker, draft.cue_range.start)
        return speaker

    def _told_of_himself(self, draft: Draft, enclosing: Speaker | None) -> Speaker | None:
        """Who counts himself among those whose hopes he tells: সচিব বলেন, | তাঁরা আশা করছেন …"""
        if enclosing is None or draft.source is None or draft.cue.function not in OWN_ACTS:
            return None
        record = self._anaphors.find(draft.s, draft.source)
        several = record is not None and record.plural and not (record.types or record.kinds)
        return enclosing if several and enclosing.type in ORGANISED else None

    def _unnamed(self, draft: Draft) -> bool:
        """Somebody speaks on condition that he is not named: it is told outside of the claim."""
        s, claim = draft.s, draft.claim
        conditions = (k for k in range(len(s.words)) if self._knows.condition_start(s, k) is not None)
        return any(claim is None or not claim.start <= s.starts[k] < claim.end for k in conditions)

    def _phrase(self, s: Sentence, phrase: Phrase, enclosing: Speaker | None, person: str | None) -> Speaker:
        if s.words[phrase.head].text in self._g.therein:
            return self._bodies.therein(s)
        if s.words[phrase.head].text in self._g.indefinite or s.words[phrase.head].text in self._g.anybodys:
            return self._indefinite(s, phrase)
        record = self._anaphors.find(s, phrase)
        if record is not None:
            found = self._antecedent(s, phrase, record, enclosing)
            if found is not None:
                return found
            if record.person and not (record.titles or record.types):
                return Speaker(None, SourceType.PERSON, person=True)
        described = self._register.namer.describe(s, phrase, person)
        if (
            phrase.first == phrase.head
            and described.role == "body"
            and (back := self._anaphors.body(s.words[phrase.head])) is not None
        ):
            found = self._bodies.body(s, phrase, back)
            if found is not None:
                return found
        if described.posts and (spoken_for := self._spoken_for(s, phrase)) is not None:
            described = replace(described, type=spoken_for.type)
        if described.type is SourceType.ORGANISATION and described.posts and self._official(s, phrase):
            described = replace(described, type=SourceType.OFFICIAL)
        return self._register.settle(s, phrase, described)

    def _spoken_for(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        """The person whose office another place tells, for whom a spokesperson speaks: পুতিনের | মুখপাত্র."""
        for k in range(phrase.first + 1, phrase.head + 1):
            title = self._knows.title_at(s, k, phrase.first)
            if title is None or title[1].role != "spokesperson" or title[0] == phrase.first:
                continue
            owner = s.words[title[0] - 1]
            named = owner.case == "gen" and self._knows.listed_name(owner) and not self._knows.speaks(owner)
            found = self._register.named(nominative(owner), s.starts[title[0] - 1]) if named else None
            return found if found is not None and found.type in ORGANISED else None
        return None

    def _official(self, s: Sentence, phrase: Phrase) -> bool:
        """The body of a back-reference at the head of the phrase is an official one: দুদক … সংস্থাটির | উপপরিচালক."""
        owner = Phrase(phrase.first, phrase.first + 1, phrase.first)
        record = self._anaphors.find(s, owner) if phrase.head > phrase.first else None
        if record is None or record.person or not record.types or not STATES.isdisjoint(record.kinds):
            return False
        body = self._bodies.body(s, owner, record)
        return body is not None and body.type is SourceType.OFFICIAL

    def _indefinite(self, s: Sentence, phrase: Phrase) -> Speaker:
        """অনেকে, কেউ, একজন: nobody that can be named; of a body where one owns the word (অধিদপ্তরের কেউ)."""
        if s.words[phrase.head].text in self._g.anybodys:
            return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True, plural=True)
        owner = self._register.namer.type_of(s, phrase.first, phrase.head)
        name = (
            self._register.namer.plain(s, phrase)
            if phrase.head > phrase.first and s.words[phrase.head - 1].text not in self._g.some_and_some
            else None
        )
        return Speaker(
            name, owner if owner in ORGANISED else SourceType.ANONYMOUS, "anonymous", person=True, plural=True
        )

    def _antecedent(
        self, s: Sentence, phrase: Phrase, record: AnaphorRecord, enclosing: Speaker | None
    ) -> Speaker | None:
        if record.speaker:
            return enclosing or self._persons.going_on(s) or Speaker(None, SourceType.PERSON, person=True)
        titles, types = set(record.titles), set(record.types)
        if record.person and (titles or types):
            several = any(word.text in self._g.several for word in s.words[phrase.first : phrase.last])
            return (None if several else self._persons.bearer(s, titles)) or (
                self._register.latest(lambda x: x.person and not x.plural and x.type in types)
            )
        if types or record.kinds:
            return self._bodies.body(s, phrase, record)
        if record.plural:
            return self._bodies.several(s)
        return self._persons.person(s, phrase.first)

    def _understood(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of a cue without a source: whoever spoke before, where the verb has a dropped subject."""
        cue = draft.cue
        if cue.passive or cue.kind == "credit" or not cue.person:
            return UNSPECIFIED
        if cue.person == "first":
            return enclosing or self._persons.going_on(draft.s) or UNSPECIFIED
        if cue.person == "honorific":
            return self._persons.person(draft.s, 0) or UNSPECIFIED
        return self._register.latest(lambda x: not x.person or x.plural) or UNSPECIFIED
