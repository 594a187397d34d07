"""The source of an attribution, as who it is is asked of it: what the cases of ``reference`` decide about."""

from __future__ import annotations

from annotator.lexicon.sources import AnaphorRecord
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.speaker import Speaker
from annotator.rules.words import Word


class Reference:
    """The source of an attribution, of whom it is asked who it is.

    ``person`` is whom the verb agrees with, ``record`` the back-reference that the phrase is, if it is one.
    """

    __slots__ = ("described", "draft", "enclosing", "head", "person", "phrase", "record", "s")

    def __init__(
        self, draft: Draft, phrase: Phrase, enclosing: Speaker | None, person: str | None, record: AnaphorRecord | None
    ) -> None:
        self.draft = draft
        self.s = draft.s
        self.phrase = phrase
        self.head: Word = draft.s.words[phrase.head]
        self.enclosing = enclosing
        """The speaker of the quotation that the attribution stands in."""
        self.person = person
        self.record = record
        self.described: Speaker | None = None
        """What the phrase says by itself, once a case has asked for it."""

    def __str__(self) -> str:
        return f"whom “{self.s.slice(self.phrase.first, self.phrase.last)}” names"
