"""The posts that the titles in a phrase tell of: secretary of a party, chief adviser."""

from __future__ import annotations

from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.speaker import POSTS, Post
from annotator.rules.stationed import POINTING
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY

#: The title that means several, whatever its form: এলাকার লোকজন.
COLLECTIVE = "collective"


class Posts:
    """Finds what somebody is by the titles before, behind or instead of his name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._ranking = knowledge.grammar.ranks

    def of(self, s: Sentence, first: int, last: int) -> frozenset[Post]:
        """Return the titles in a range that a person bears, each with whose office it is."""
        found: set[Post] = set()
        for k, title in enumerate(self._knows.titles(s, first, last), first):
            if title is None or title[1].role not in POSTS or title[1].key == COLLECTIVE:
                continue
            if k + 1 < last and (s.words[k].case == "gen" or self._of_body(s, k)):  # প্রধান উপদেষ্টার | সহকারী
                continue
            if title[0] == k and self._ranks(s, k, last):
                continue
            office = " ".join([*[word.text for word in s.words[title[0] : k]], nominative(s.words[k])])
            led = s.words[k].leads
            owner = led.name if led is not None else self._knows.owner(s, first, title[0])
            found.add(Post(title[1].key, owner, office))
        return frozenset(found)

    def places(self, s: Sentence, first: int, last: int) -> frozenset[str]:
        """Return the names before the first post in a range that tell where it is held: নদীপুর থানার | ওসি, ঢাকার | মেয়র."""
        titles = self._knows.titles(s, first, last)
        at = next((title[0] for title in titles if title is not None and title[1].role in POSTS), first)
        told: set[str] = set()
        owns, k = False, at - 1
        while k >= first:
            word = s.words[k]
            entity = self._knows.entity_at(s, k, first) if word.flags & ENTITY else None
            place = self._knows.of_class(word, "place") and (entity is None or entity[0] == k)
            owns = owns or word.case == "gen"
            named = owns and entity is None and word.title is None and self._knows.name(word)
            if place or (named and POINTING.isdisjoint(word.classes)):
                told.add(word.nominative)
            k = entity[0] - 1 if entity is not None else k - 1
        return frozenset(told)

    def _of_body(self, s: Sentence, k: int) -> bool:
        """Tell whether token k names the body behind it: প্রেসিডেন্ট | কার্যালয়ের উপপ্রধান."""
        behind = s.words[k + 1]
        return behind.case == "gen" and behind.title is not None and behind.title.role == "body"

    def _ranks(self, s: Sentence, k: int, last: int) -> bool:
        """Tell whether token k, a title by itself too, ranks the one behind: প্রধান | উপদেষ্টা."""
        if s.words[k].text not in self._ranking or k + 1 >= last:
            return False
        behind = self._knows.title_at(s, k + 1, k)
        return behind is not None and behind[0] == k
