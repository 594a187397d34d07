"""For which body a person speaks, as the words before the name tell: বিএনপির মহাসচিব …, সদর থানার ওসি …"""

from __future__ import annotations

from collections.abc import Callable

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import POSTS, STATES, Speaker
from annotator.rules.stationed import behind_place, of_state
from annotator.rules.text import Sentence
from annotator.rules.titles import former
from annotator.rules.types import another_post
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
        first = behind_place(self._knows, s, first, last)
        if (anew := another_post(self._knows, s, first, last)) > first:
            return self.of(s, anew, last)
        if s.words[first].text in self._knows.grammar.of_before:
            return ""  # আগের চেয়ারম্যান
        found = list(enumerate(self._knows.titles(s, first, last), first))
        titles = [title for k, title in reversed(found) if title is not None and not self._names_a_body(s, k, last)]
        if titles and (left := next((at for at, title in titles if former(s, at, title)), None)) is not None:
            held = next((k for k in range(left - 1, first, -1) if "conjunction" in s.words[k].classes), None)
            return self.of(s, first, held) if held is not None else ""  # জাসদের মহাসচিব ও | সাবেক প্রতিমন্ত্রী
        posts = [(at, title) for at, title in titles if title.role in POSTS]
        if not posts:
            body = found[-1][1] if found and s.words[last - 1].case == "nom" else None
            apposed = body is not None and body[1].role == "body"  # নিরাপত্তা সংস্থা | এএসআইও
            return "" if apposed else self._owner(s, first, last, None)
        owners = [self._owner(s, first, at, title) for at, title in posts if title.yields or title.type not in ALONE]
        return next(filter(self._knows.named, owners), next(filter(None, owners), ""))

    def _names_a_body(self, s: Sentence, k: int, last: int) -> bool:
        """Tell whether the title that ends with token k is a part of a body's name: সাংবাদিক | সমিতির সভাপতি."""
        body = self._knows.title_at(s, k + 1, k + 1) if k + 1 < last and s.words[k].case == "nom" else None
        return body is not None and body[1].role == "body"

    def _owner(self, s: Sentence, first: int, at: int, title: TitleRecord | None) -> str:
        """Return the name of the body before token ``at``; a state only of a title that speaks for one.

        What lies between may say where, or of what part: জাতীয় পার্টির উত্তরাঞ্চলের সংগঠক.
        """
        led = s.words[at].leads if at < len(s.words) else None
        if led is not None:
            return led.name
        at = self._whole(s, first, at)
        for k in range(at - 1, first - 1, -1):
            if "conjunction" in s.words[k].classes or (s.words[k].mark and s.words[k].text not in "()"):
                return ""
            if self._points_back(s.words[k]):
                return ""  # সংস্থাটির | ঢাকা কার্যালয়ের প্রধান: of a body named before
            entity = self._knows.entity_at(s, k, first)
            if entity is not None and (entity[1].kind not in STATES or self._of_state(s, k, entity[1], title)):
                return entity[1].name
            name = self._body(s, first, k, at, title if self._near(s, k, at) else None)
            if name:
                return self._in_full(s, name, k, at)
        official = title is not None and title.type is SourceType.OFFICIAL
        speaks = title is not None and title.role == "spokesperson"
        official = official or (speaks and of_state(self._knows, s, first, at))  # রুশ | মুখপাত্র
        return self._knows.owner(s, first, at, self._of_seat(title)) if official else ""

    def _in_full(self, s: Sentence, name: str, k: int, at: int) -> str:
        """Return the name of a body that token k closes, and what is foreign behind it: নদীপুর চেম্বার | অব কমার্সের …"""
        if k + 2 >= at or s.words[k + 1].text not in self._knows.grammar.foreign_of or s.words[k].case != "nom":
            return name
        last = next((n for n in range(k + 2, at) if s.words[n].case == "gen"), None)
        if last is None:
            return name
        return " ".join([name, *(word.text for word in s.words[k + 1 : last]), s.words[last].nominative])

    def _of_state(self, s: Sentence, k: int, state: SourceRecord, title: TitleRecord | None) -> bool:
        """Tell whether a title speaks for the state at token k, not for a body in its capital: ঢাকা | রেঞ্জের ডিআইজি."""
        place = (s.words[k].case == "nom" or not self._of_seat(title)) and self._knows.seat(s.words[k], state)
        return title is not None and title.type in OF_STATE and not place

    def _of_seat(self, title: TitleRecord | None) -> bool:
        """Tell whether the seat of a state before a title names the state: মস্কোর | কর্মকর্তারা; not ঢাকার | জেলা প্রশাসক."""
        return title is None or title.role != "office"

    def _whole(self, s: Sentence, first: int, at: int) -> int:
        """Return where the body ends of which a part stands before token ``at``: পুলিশের | গণমাধ্যম ও জনসংযোগ বিভাগের."""
        part = next((k for k in range(at - 1, first, -1) if s.words[k].case == "gen" or s.words[k].mark), first)
        if s.words[part].nominative not in self._knows.grammar.units or s.words[part].case != "gen":
            return at
        for k in range(part - 1, first - 1, -1):
            if s.words[k].mark:
                break
            entity, title = self._knows.entity_at(s, k, first), self._knows.title_at(s, k, first)
            known = entity is not None and entity[1].kind not in STATES
            if s.words[k].case == "gen" and (known or (title is not None and title[1].role == "body")):
                return k + 1
        return at

    def _near(self, s: Sentence, k: int, at: int) -> bool:
        """Tell whether nothing but what describes the post stands between tokens k and ``at``."""
        return all(self._aside(s, between) for between in range(k + 1, at))

    def _aside(self, s: Sentence, k: int) -> bool:
        """Tell whether token k only describes the post: বর্তমান, এক, জ্যেষ্ঠ, কেন্দ্রীয়."""
        word = s.words[k]
        return bool(word.flags & MODIFIER) or word.number

    def _body(self, s: Sentence, first: int, k: int, at: int, title: TitleRecord | None) -> str:
        """Return the name of the body that token k closes: by a title word, or by a name that is no person's."""
        word = s.words[k]
        found = self._knows.title_at(s, k, first)
        headed = found is not None and found[1].role == "body"
        spoken_for = title is not None and title.role == "spokesperson" and k + 1 == at and word.case == "nom"
        unknown = (word.case == "gen" or spoken_for) and found is None and self._knows.known_name(word)
        unknown = unknown and not self._knows.proper_name(word) and self._knows.entity_at(s, k, first) is None
        if not headed and not (unknown and title is not None and title.type in LED):
            return ""
        if self._determined(word) or word.text[0] in "-–":
            return ""  # দলটির | প্রধান: a body named before; ‘পরশ’-এর | প্রধান
        lo = next((n + 1 for n in range(k, first, -1) if self._between_posts(s, first, n)), first)
        if any(self._points_back(s.words[n]) or "pronoun" in s.words[n].classes for n in range(lo, k)):
            return ""
        described = self._describe(s, self._phrases.grow(s, k, k + 1, lo), "third")
        name = described.called
        g = self._knows.grammar
        alone = " " not in name or (found is not None and found[0] == lo and found[1].type in REPORTERS)
        nameless = headed and alone and (name not in g.general or name in g.bodies)  # কলেজের, বার্তা সংস্থার | প্রধান
        return "" if described.person or described.plural or nameless else name

    def _between_posts(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether token k joins two posts: বোর্ডের পরিচালক | ও | কাউন্সিলের সদস্য."""
        title = self._knows.title_at(s, k - 1, first) if "conjunction" in s.words[k].classes else None
        return title is not None and title[1].role in POSTS

    def _points_back(self, word: Word) -> bool:
        """Tell whether a genitive is a determined word for a body: সংস্থাটির | কার্যালয়; not রেজিস্টার."""
        return word.case == "gen" and word.title is not None and self._determined(word)

    def _determined(self, word: Word) -> bool:
        """Tell whether a noun is determined: সংস্থাটির, দলটির; not কমিটির."""
        return word.determined or (
            word.nominative.endswith(("টি", "টা")) and not self._knows.is_class(word.nominative, "nominative")
        )
