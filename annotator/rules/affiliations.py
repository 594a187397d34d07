"""For which body a person speaks, as the words before the name tell: বিএনপির মহাসচিব …, সদর থানার ওসি …"""

from __future__ import annotations

from collections.abc import Callable

from annotator.labels import SourceType
from annotator.lexicon.sources import TitleRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import POSTS, STATES, Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import MODIFIER, Word

#: Types of titles that a body whose name says nothing of itself can have: ছায়ানটের সভাপতি.
LED = frozenset({SourceType.ORGANISATION, "inherits"})
#: Types of titles that are borne for oneself: ব্যবসায়ী, ভাই.
ALONE = frozenset({SourceType.PERSON, SourceType.ANONYMOUS})
#: Types of titles whose bearers speak for a state: মার্কিন প্রেসিডেন্ট, ইরানের মুখপাত্র.
OF_STATE = frozenset({SourceType.OFFICIAL, "inherits"})


class Affiliations:
    """Finds the bodies that people speak for.

    Args:
        describe: what a phrase says of a speaker.
    """

    def __init__(
        self, knowledge: Knowledge, phrases: NounPhrases, describe: Callable[[Sentence, Phrase, str], Speaker]
    ) -> None:
        self._knows = knowledge
        self._phrases = phrases
        self._describe = describe

    def of(self, s: Sentence, first: int, last: int) -> str:
        """Return the name of the body that the titles in a range belong to, the nearest to its end first.

        It is empty where none is said, and of somebody who has left his post: he speaks for himself.
        """
        titles = [
            found for k in range(last - 1, first - 1, -1) if (found := self._knows.title_at(s, k, first)) is not None
        ]
        if any(title.role == "former" for _, title in titles):
            return ""
        posts = [(at, title) for at, title in titles if title.role in POSTS]
        if not posts:
            return self._owner(s, first, last, None)
        owners = [self._owner(s, first, at, title) for at, title in posts if title.yields or title.type not in ALONE]
        return next(filter(self._knows.source, owners), next(filter(None, owners), ""))

    def _owner(self, s: Sentence, first: int, at: int, title: TitleRecord | None) -> str:
        """Return the name of the body before token ``at``; a state only of a title that speaks for one.

        What lies between may say where, or of what part: জাতীয় পার্টির উত্তরাঞ্চলের সংগঠক.
        """
        for k in range(at - 1, first - 1, -1):
            if "conjunction" in s.words[k].classes or (s.words[k].mark and s.words[k].text not in "()"):
                return ""
            entity = self._knows.entity_at(s, k, first)
            if entity is not None and (entity[1].kind not in STATES or (title is not None and title.type in OF_STATE)):
                return entity[1].name
            name = self._body(s, first, k, title if self._near(s, k, at) else None)
            if name:
                return name
        return self._knows.owner(s, first, at) if title is not None and title.type is SourceType.OFFICIAL else ""

    def _near(self, s: Sentence, k: int, at: int) -> bool:
        """Tell whether nothing but what describes the post stands between tokens k and ``at``."""
        return all(self._aside(s, between) for between in range(k + 1, at))

    def _aside(self, s: Sentence, k: int) -> bool:
        """Tell whether token k only describes the post: বর্তমান, এক, জ্যেষ্ঠ, কেন্দ্রীয়."""
        word = s.words[k]
        return bool(word.flags & MODIFIER) or word.number

    def _body(self, s: Sentence, first: int, k: int, title: TitleRecord | None) -> str:
        """Return the name of the body that token k closes: by a title word, or by a name that is no person's."""
        word = s.words[k]
        found = self._knows.title_at(s, k, first)
        headed = found is not None and found[1].role == "body"
        unknown = word.case == "gen" and found is None and self._knows.known_name(word)
        unknown = unknown and not self._knows.proper_name(word) and "pronoun" not in word.classes
        if not headed and not (unknown and title is not None and title.type in LED):
            return ""
        if self._determined(word):
            return ""  # দলটির | প্রধান: a body named before
        lo = next((n + 1 for n in range(k, first, -1) if self._between_posts(s, first, n)), first)
        described = self._describe(s, self._phrases.grow(s, k, k + 1, lo), "third")
        name = described.name or ""
        nameless = (
            headed and described.bare and " " not in name and name not in self._knows.grammar.general
        )  # কলেজের | অধ্যক্ষ
        return "" if described.person or nameless else name

    def _between_posts(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether token k joins two posts: বোর্ডের পরিচালক | ও | কাউন্সিলের সদস্য."""
        title = self._knows.title_at(s, k - 1, first) if "conjunction" in s.words[k].classes else None
        return title is not None and title[1].role in POSTS

    def _determined(self, word: Word) -> bool:
        """Tell whether a noun is determined: সংস্থাটির, দলটির; not কমিটির."""
        ending = word.text[len(word.nominative) :].startswith(("টি", "টা"))
        return ending or (
            word.nominative.endswith(("টি", "টা")) and not self._knows.is_class(word.nominative, "nominative")
        )
