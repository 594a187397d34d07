"""Which body a short form of its name stands for: মন্ত্রণালয়, আদালত, তেলেঙ্গানা পুলিশ."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.bangla.endings import ENDINGS
from annotator.rules.cases import Case
from annotator.rules.description import Description
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mentions
from annotator.rules.register import SpeakerRegister
from annotator.rules.speaker import COURT, STATES, Speaker

#: Endings of a name in the genitive: জর্ডান|ের, সিরিয়া|র.
GENITIVES = tuple(ending for ending, case in ENDINGS if case == "gen")


class ShortForms:
    """Finds bodies among those who spoke, and those that the text names."""

    def __init__(self, knowledge: Knowledge, mentions: Mentions, register: SpeakerRegister) -> None:
        self._knows = knowledge
        self._mentions = mentions
        self._register = register

    @property
    def cases(self) -> Sequence[Case[Description, Speaker]]:
        return (
            self._paper_by_its_first_word,
            self._body_known_in_full,
            self._body_of_that_state,
            self._bench_of_a_court,
            self._body_of_its_kind,
            self._body_named_before,
            self._authorities_of_a_body,
            self._body_by_part_of_its_name,
        )

    def _paper_by_its_first_word(self, d: Description) -> Speaker | None:
        """A medium or agency by the first word of its name, though another is called so: এবিসি, after এবিসি নিউজ."""
        word = d.s.words[d.phrase.head].nominative
        if d.new.type not in REPORTERS or d.phrase.head > d.phrase.first or self._register.known(d.new.called):
            return None
        return self._register.latest(lambda x: x.type in REPORTERS and x.called.startswith(f"{word} "))

    def _body_known_in_full(self, d: Description) -> Speaker | None:
        """A body, known by a longer name: মন্ত্রণালয়, after প্রাথমিক ও গণশিক্ষা মন্ত্রণালয়."""
        new = d.new
        if (
            new.role != "body"
            or not new.bare
            or new.name in self._knows.grammar.general
            or self._register.known(new.called)
            or d.another
        ):
            return None
        return self._register.latest(lambda x: not (x.person or x.plural) and x.called.endswith(f" {new.name}"))

    def _body_of_that_state(self, d: Description) -> Speaker | None:
        """A body that spoke with the name of its state: পররাষ্ট্র মন্ত্রণালয়, after জর্ডানের পররাষ্ট্র মন্ত্রণালয়."""
        name = f" {d.new.name}"
        if d.new.role != "body" or d.new.bare or " " not in d.new.called:
            return None
        bodies = (x for x in self._register.everybody() if x.role == "body" and x.called.endswith(name))
        owned = {x.name: x for x in bodies if self._state(x.called.removesuffix(name))}
        return next(iter(owned.values())) if len(owned) == 1 else None

    def _state(self, owner: str) -> bool:
        """Tell whether a word is a state's name in the genitive: জর্ডানের."""
        return any(
            (record := self._knows.named(owner.removesuffix(ending))) is not None and record.kind in STATES
            for ending in GENITIVES
            if owner.endswith(ending)
        )

    def _bench_of_a_court(self, d: Description) -> Speaker | None:
        """A bench by its judge, of the high court that the text has named: বিচারপতি রিমা সেনের বেঞ্চ, after কলকাতা হাইকোর্টে
        শুনানি হয়."""
        if d.new.role != "body" or d.s.words[d.phrase.head].nominative not in self._knows.grammar.benches:
            return None
        known = self._register.latest(lambda x: x.kind == COURT and not x.person)
        named = known or next((x for x in self._mentions.bodies("", COURT, d.at) if x.kind == COURT), None)
        return self._register.call(named, named.called) if named is not None else None

    def _body_of_its_kind(self, d: Description) -> Speaker | None:
        """A court or the like, that was named otherwise: আদালত, after হাইকোর্ট."""
        title = self._knows.title_at(d.s, d.phrase.head, d.phrase.first)
        if title is None or not title[1].resumes or not d.new.bare:
            return None
        key, kind = title[1].key, title[1].key.replace("-", "_")
        return self._register.latest(
            lambda x: not x.person and (x.kind == kind or x.title == key) and x.name != d.new.name
        )

    def _body_named_before(self, d: Description) -> Speaker | None:
        """A body whose full name the text has told without letting it speak: হাসপাতাল, after সদর জেনারেল হাসপাতালে."""
        new = d.new
        several = "গুলো" in d.s.words[d.phrase.head].text
        if new.role != "body" or not new.bare or new.name in self._knows.grammar.general or d.another or several:
            return None
        named = next(self._mentions.bodies(new.called, new.title, d.at), None)
        return self._register.call(named, named.called) if named is not None else None

    def _authorities_of_a_body(self, d: Description) -> Speaker | None:
        """Who runs a body of that sort: হাসপাতাল কর্তৃপক্ষ, after নদীপুর জেনারেল হাসপাতালে আগুন লাগে."""
        kind, _, run = (d.new.name or "").rpartition(" ")
        head = d.phrase.head
        if run not in self._knows.grammar.authorities or " " in kind or d.another or head - d.phrase.first != 1:
            return None
        title = d.s.words[head - 1].title
        if title is None or title.role != "body":
            return None
        known = self._register.latest(lambda x: not (x.person or x.plural) and (x.name or "").endswith(f" {kind}"))
        named = known or next(self._mentions.bodies(kind, title.key, d.at), None)
        return self._register.call(named, named.name or "") if named is not None else None

    def _body_by_part_of_its_name(self, d: Description) -> Speaker | None:
        """A body by some words of its name: তেলেঙ্গানা পুলিশ, after তেলেঙ্গানা রাজ্য পুলিশ."""
        words = d.new.called.split()
        if d.new.role != "body" or len(words) < 2:
            return None
        return self._register.latest(lambda x: x.role == "body" and _is_part(words, x.called.split()))


def _is_part(words: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether a name has some of the words of another, in their order, the first and the last among them."""
    if len(words) >= len(others) or (words[0], words[-1]) != (others[0], others[-1]):
        return False
    rest = iter(others)
    return all(word in rest for word in words)
