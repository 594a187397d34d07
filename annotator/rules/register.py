"""The register of an article: its speakers under their names, short forms and aliases, and who spoke last.

Speakers never change; what is learnt of one later makes another, and the register knows who became whom.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from annotator.bangla.folding import fold
from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord
from annotator.rules.speaker import LORE, Post, Speaker

#: So many speakers are held against a description, those met last: a text with more is a collection of articles.
REMEMBERED = 100
PERSON, EXPERT = SourceType.PERSON, SourceType.EXPERT


class SpeakerRegister:
    """The speakers of one article."""

    def __init__(self) -> None:
        self._known: dict[str, Speaker] = {}
        self._called: dict[Speaker, list[str]] = {}
        self._spoke: dict[Speaker, None] = {}  # in the order in which they spoke last
        self._seen: dict[Speaker, int] = {}
        self._quoted: tuple[Speaker, int] | None = None
        self.unclosed = False
        """No mark closes what was said last, so that it can go on."""
        self._became: dict[Speaker, Speaker] = {}
        self._issued: dict[str, Speaker] = {}
        self._issued_last: tuple[Speaker, int] | None = None

    # who spoke

    def meet(self, speaker: Speaker, at: int, until: int, *, closed: bool = False) -> None:
        """Note that the speaker says something at this offset: from now on he is the latest.

        Args:
            until: where a quotation of several sentences ends that he says.
            closed: it closes with a mark.
        """
        if speaker.role == LORE:
            return
        self.unclosed = not closed
        speaker = self.current(speaker)
        if until and (self._quoted is None or until > self._quoted[1]):
            self._quoted = speaker, until
        self._spoke.pop(speaker, None)
        self._spoke[speaker] = None
        self._seen[speaker] = at

    def seen(self, speaker: Speaker) -> int:
        """Return where the speaker said something last, a code point of the folded text; -1 where nowhere yet."""
        return self._seen.get(self.current(speaker), -1)

    def quoted_since(self, start: int) -> Speaker | None:
        """Return whose quotation of several sentences ended last, if that was behind this offset."""
        speaker, end = self._quoted or (None, -1)
        return self.current(speaker) if speaker is not None and end > start else None

    def latest(self, wanted: Callable[[Speaker], bool]) -> Speaker | None:
        """Return who spoke last among those wanted."""
        for one in islice(reversed(self._spoke), REMEMBERED):
            if wanted(one):
                return one
        return None

    # who is known

    def known(self, name: str) -> Speaker | None:
        """Return the speaker of that name, short form or alias."""
        return self._known.get(name)

    def everybody(self) -> Iterator[Speaker]:
        """Yield who is known, the last one first, ``REMEMBERED`` at most."""
        return iter(list(islice(reversed(self._known.values()), REMEMBERED)))

    def person(self, name: str) -> Speaker | None:
        """Return the person known last who bears that name among others."""
        return next((x for x in self.everybody() if x.person and name in x.names), None)

    def introduce(self, speaker: Speaker) -> None:
        """Let a speaker be known by his name, whoever was known by it before."""
        if speaker.name:
            self._name(speaker, speaker.name)

    def call(self, speaker: Speaker, name: str) -> Speaker:
        """Let a speaker be known by this name too; return who is known by it, if somebody was before."""
        if name not in self._known:
            self._name(speaker, name)
        return self._known[name]

    def kept(self, speaker: Speaker) -> Speaker:
        """Return the speaker known by this name, the new one if there is none yet."""
        return self.with_posts(self.call(speaker, speaker.called), speaker.posts, speaker.affiliation)

    def entity(self, record: SourceRecord) -> Speaker:
        """Return the speaker that a source of the gazetteer is; its ambiguous names mean it from now on."""
        speaker = self.call(Speaker(record.name, record.type, "entity", kind=record.kind), record.name)
        for name in record.ambiguous:
            self.call(speaker, fold(name))  # হেফাজত, after হেফাজতে ইসলাম
        return speaker

    def body_of(self, speaker: Speaker) -> Speaker:
        """Return the body that a person speaks for when he says আমরা; himself where none is known, or a state."""
        if not speaker.affiliation or speaker.type not in (SourceType.ORGANISATION, SourceType.OFFICIAL):
            return speaker
        return self.call(Speaker(speaker.affiliation, speaker.type, "body"), speaker.affiliation)

    # what was issued

    def issue(self, document: str, speaker: Speaker, at: int) -> None:
        """Note whose the document is that the text calls by this word at an offset, or that it speaks itself."""
        self._issued[document] = speaker
        self._issued_last = speaker, at

    def issued_since(self, start: int) -> Speaker | None:
        """Return whose document the text told of last, if that was behind this offset."""
        speaker, at = self._issued_last or (None, -1)
        return self.current(speaker) if speaker is not None and at >= start else None

    def issuer(self, document: str) -> Speaker | None:
        """Return whose the document was that the text called by this word last."""
        speaker = self._issued.get(document)
        return self.current(speaker) if speaker is not None else None

    # what is learnt of them

    def current(self, speaker: Speaker) -> Speaker:
        """Return the speaker as he is known by now."""
        while speaker in self._became:
            speaker = self._became[speaker]
        return speaker

    def with_posts(self, known: Speaker, posts: frozenset[Post], affiliation: str) -> Speaker:
        """Return a known speaker with the posts that are told of him now, and the body that he speaks for."""
        if posts <= known.posts and (known.affiliation or not affiliation):
            return known
        grown = replace(known, posts=known.posts | posts, affiliation=known.affiliation or affiliation)
        self._put(known, grown)
        return grown

    def with_type(self, known: Speaker, new: Speaker) -> Speaker:
        """Return a known person with the type that a post told of him now gives, where none told before gave one."""
        told = known.type is PERSON or (known.type is EXPERT and not known.posts)
        if not (told and known.names and new.posts) or new.type in (PERSON, SourceType.ANONYMOUS):
            return known
        grown = replace(known, type=new.type)
        self._put(known, grown)
        return grown

    def named(self, known: Speaker, new: Speaker) -> Speaker:
        """Return a speaker known by a short name as the one who is told of by his full name now."""
        grown = replace(known, name=new.name, names=new.names)
        self._put(known, grown)
        return self.call(grown, new.called)

    def unnamed(self, speaker: Speaker) -> Speaker:
        """Return the speaker as somebody who asked not to be named.

        Where he has not spoken before, that holds of him from now on; somebody of the same description who has is
        another person, and stays what he is (চিকিৎসক বলেন, …; আরেক চিকিৎসক নাম প্রকাশ না করার শর্তে বলেন).
        """
        changed = replace(speaker, type=SourceType.ANONYMOUS)
        if self.seen(speaker) < 0:
            self._put(speaker, changed)
        return changed

    def _put(self, old: Speaker, new: Speaker) -> None:
        """Let what is known of one be known of what he has turned out to be."""
        for name in self._called.pop(old, ()):
            if self._known[name] is old:
                self._name(new, name)
        self._became[old] = new
        if old in self._spoke:
            self._spoke = {new if one is old else one: None for one in self._spoke}
        if old in self._seen:
            self._seen[new] = self._seen.pop(old)

    def _name(self, speaker: Speaker, name: str) -> None:
        self._known[name] = speaker
        self._called.setdefault(speaker, []).append(name)
