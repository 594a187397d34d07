"""Whose somebody described is: তাঁর মুখপাত্র, দলটির নেতারা, দেশটির আবহাওয়া বিভাগ, পুতিনের মুখপাত্র."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.endings import genitive
from annotator.bangla.sentences import Range
from annotator.labels import SourceType
from annotator.rules.anaphors import Anaphors
from annotator.rules.bodies import Bodies
from annotator.rules.coreference import ORGANISED, Coreference
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.persons import Persons
from annotator.rules.speaker import PERSON, POSTS, STATES, Speaker
from annotator.rules.stationed import SPEAKING
from annotator.rules.text import Sentence

#: Key of the words for those who report: whose they are, the paper tells.
EDITOR = "editor"


class Belonging:
    """Tells of somebody described what his owner in the phrase tells: a name, a type, a body."""

    def __init__(
        self, knowledge: Knowledge, anaphors: Anaphors, coreference: Coreference, persons: Persons, bodies: Bodies
    ) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._anaphors = anaphors
        self._coreference = coreference
        self._namer = coreference.namer
        self._persons = persons
        self._bodies = bodies

    def told(self, s: Sentence, phrase: Phrase, described: Speaker, claims: Sequence[Range]) -> Speaker:
        """Return somebody described with what his owner tells of him.

        Args:
            claims: what is said in the sentence: who is named there is no owner.
        """
        described = self._on_behalf(s, phrase, self._of_person(s, phrase, described, claims))
        if described.posts and (for_whom := self._spoken_for(s, phrase)) is not None:
            described = replace(described, type=for_whom.type)
        if described.type is PERSON and described.posts and (body := self._told_of(s, phrase, described)):
            whose = body.affiliation or body.called
            return replace(described, type=body.type, affiliation=described.affiliation or whose)
        if described.role == "entity" and (abroad := self._abroad(s, phrase, described)) is not None:
            return abroad
        speaks = described.posts and not described.affiliation and described.type is not PERSON
        if not speaks and described.role not in ("body", "group", "anonymous"):
            return described
        owned = self._bodies.owning(s, phrase, self._anaphors)
        if owned is None:
            return described
        k, body = owned
        if not speaks and described.role == "group" and not (body.kind in STATES and s.words[k].text.endswith("টির")):
            return described  # দেশটির | কর্মকর্তারা, not দলের | একাধিক নেতা
        if speaks:
            short = described.type is SourceType.OFFICIAL and body.called.endswith(f" {nominative(s.words[k])}")
            own = (short or described.type is SourceType.ORGANISATION) and body.kind not in STATES
            kind = body.type if own else described.type
            stated = body.kind not in STATES or described.type is SourceType.OFFICIAL
            described = replace(described, type=kind, affiliation=body.called if stated else "")
        if described.names:
            return described
        name = f"{genitive(body.called)} {self._namer.plain(s, Phrase(k + 1, *phrase[1:3]))}"  # দলটির | নেতারা
        return replace(described, name=name, bare=False)

    def _told_of(self, s: Sentence, phrase: Phrase, described: Speaker) -> Speaker | None:
        """Return the body that the sentence before tells of, whose office somebody named holds: সভা করেছে নদী কমিশন।
        চেয়ারম্যান | রিমা সেন বলেন, …; for a spokesperson, the body that spoke last."""
        first = phrase.first
        titles = (self._knows.title_at(s, k, first) for k in range(first, phrase.head))
        office = next((title for title in titles if title is not None), None)
        if office is None or office[0] != first or office[1].type != "inherits":
            return None
        holds = office[1].role in SPEAKING and office[1].key != EDITOR
        if not holds or not described.names or described.affiliation:
            return None
        speaks = office[1].role == "spokesperson"
        return self._bodies.issuers.actor(s) or (self._coreference.register.latest(_has_spokesman) if speaks else None)

    def _abroad(self, s: Sentence, phrase: Phrase, described: Speaker) -> Speaker | None:
        """Return the body of another state that bears the name of one of ours: দেশটির | নির্বাচন কমিশন."""
        record = self._knows.named(described.called)
        owned = self._bodies.owning(s, phrase, self._anaphors)
        state = self._knows.named(owned[1].called) if owned is not None and owned[1].kind in STATES else None
        if record is None or state is None or record.country in (None, state.country):
            return None
        return replace(described, name=f"{genitive(state.name)} {record.name}", role="body")

    def _on_behalf(self, s: Sentence, phrase: Phrase, described: Speaker) -> Speaker:
        """Return somebody described with the type of the body he speaks for: সমিতির পক্ষ থেকে | মাঝি রহিম শেখ বলেন."""
        k = phrase.first - 3
        speaks = described.type is PERSON and described.person and not described.plural and k >= 0
        if not speaks or s.words[k + 2].text not in self._g.from_place or s.words[k + 1].text not in self._g.on_behalf:
            return described
        owner, title, entity = s.words[k], self._knows.title_at(s, k), self._knows.entity_at(s, k)
        if owner.case != "gen":
            return described
        kind = entity[1].type if entity is not None else title[1].type if title is not None else SourceType.ORGANISATION
        return replace(described, type=kind) if isinstance(kind, SourceType) and kind in ORGANISED else described

    def _of_person(self, s: Sentence, phrase: Phrase, described: Speaker, claims: Sequence[Range]) -> Speaker:
        """Return somebody described by whose he is, his name spelled out: তাঁর মুখপাত্র, of জো বাইডেন."""
        first = phrase.first
        body = self._anaphors.head(s.words[phrase.head]) if first + 1 == phrase.head else None
        body = body if body is not None and body.kinds else None  # তাঁর | দেশ, দল
        owned = first < phrase.head and (described.role in POSTS or body is not None)
        if not owned or s.words[first].text not in self._g.his:
            return described
        owner = self._persons.person(s, first, claims)
        if owner is None or not owner.names:
            return described
        if body is not None:
            record = self._knows.named(owner.affiliation)
            meant = record is not None and record.type in body.types and record.kind in body.kinds
            return self._coreference.register.entity(record) if meant and record is not None else described
        kind = owner.type if described.role == "spokesperson" else described.type
        return replace(described, name=f"{genitive(owner.called)} {described.name}", type=kind, bare=False)

    def _spoken_for(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        """Return the person, whose office another place tells, for whom a spokesperson speaks: পুতিনের | মুখপাত্র."""
        for k in range(phrase.first + 1, phrase.head + 1):
            title = self._knows.title_at(s, k, phrase.first)
            if title is None or title[1].role != "spokesperson" or title[0] == phrase.first:
                continue
            owner = s.words[title[0] - 1]
            named = owner.case == "gen" and self._knows.listed_name(owner)
            found = self._coreference.named(nominative(owner), s.starts[title[0] - 1]) if named else None
            return found if found is not None and found.type in ORGANISED else None
        return None


def _has_spokesman(x: Speaker) -> bool:
    """Tell whether it is a body that does not report itself, or who spoke for one without his name."""
    return x.type in (SourceType.OFFICIAL, SourceType.ORGANISATION) and (not x.person or x.role == "spokesperson")
