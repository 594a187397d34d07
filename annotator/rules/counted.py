"""Numbers left of a noun phrase's head: how many, how old, of which year, which section."""

from __future__ import annotations

from annotator.rules.growth import Growth
from annotator.rules.heads import Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.words import ENTITY, TITLE

#: A number of so many digits is a year.
YEAR = 4


class Counted:
    """Cases that tell whether a number belongs to a phrase that is grown."""

    def __init__(self, knowledge: Knowledge, heads: Heads) -> None:
        self._knows = knowledge
        self._heads = heads
        self._g = knowledge.grammar
        self._shares = self._g.years | self._g.shares

    def age(self, g: Growth) -> int | None:
        """An age or a number: ৪০ বছর বয়সী | কৃষক, ১২ | জন."""
        after = g.s.words[g.i]
        counted = after.text in self._shares or after.stems[-1] in self._g.persons_counted
        return g.i - 1 if counted or g.word.text in self._g.years else None

    def number(self, g: Growth) -> int | None:
        """A number that counts bodies, persons, or what a noun consists of: ৩ | মন্ত্রণালয়; no time of day."""
        after = g.s.words[g.i]
        digits = g.word.text.removesuffix("টি").removesuffix("টা").partition("-")[0]
        figure = len(digits) < YEAR  # as is no time of day: ৯:১৫
        counted = after.flags & (ENTITY | TITLE) or (after.case == "gen" and g.i < g.head)  # ৩২০ | পৃষ্ঠার রায়ে
        listed = g.i < g.head and self._heads.modifier(after) and not self._heads.outside(after)
        counted = counted or (listed and g.s.words[g.i + 1].flags & TITLE)  # ১২ | দলীয় জোট
        return g.i - 1 if figure and counted and "time" not in after.classes else None

    def span(self, g: Growth) -> int | None:
        """The lower of two numbers: ৩৫ থেকে | ৪০ শতাংশ কৃষক."""
        both = g.i - 2 >= g.lo and g.s.words[g.i].number and g.s.words[g.i - 2].text.isdigit()
        return g.i - 2 if both else None  # not সাড়ে ৯টা থেকে | ১২টি দল

    def year(self, g: Growth) -> int | None:
        """The year of a document: ২০২১ সালের | আদমশুমারি."""
        dated = g.i - 2 >= g.lo and g.s.words[g.i - 2].number and self._knows.document_at(g.s, g.head)
        return g.i - 2 if dated else None

    def section(self, g: Growth) -> int | None:
        """The number in brackets of a law's section: ৩২ এর (১) | অনুচ্ছেদ, and that before it."""
        words = g.s.words
        if g.i != g.head or g.word.text != ")" or words[g.head].nominative not in self._g.sections:
            return None
        opening = self._heads.opening(g.s, g.i - 1, g.lo)
        if opening is None or not words[opening + 1].number:
            return None
        first = opening - 1 if words[opening - 1].text in self._g.genitive_pronouns else opening
        return first - 1 if first > g.lo and words[first - 1].number else opening
