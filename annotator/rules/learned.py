"""Who is an expert by the body he belongs to or by a second trade: গবেষণা প্রতিষ্ঠানের …, বিশ্লেষক ও লেখক."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.labels import SourceType
from annotator.lexicon.sources import TitleRecord
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: Kinds of bodies, and keys of words for them, in which the learned are learned first.
LEARNED = frozenset({"university", "hospital", "think_tank", "institution", "institute", "research-body", "department"})


def researches(knowledge: Knowledge, s: Sentence, first: int, last: int) -> bool:
    """Tell whether a body that does research stands in a range: গবেষণা প্রতিষ্ঠান …"""
    for k in range(first, last):
        title, entity = knowledge.title_at(s, k, first), knowledge.entity_at(s, k, first)
        if (title is not None and title[1].research) or (entity is not None and entity[1].kind == "think_tank"):
            return True
    return False


def lectures(knowledge: Knowledge, s: Sentence, first: int, at: int, trade: TitleRecord) -> bool:
    """Tell whether somebody named teaches at a university: অর্থনীতি বিভাগের | শিক্ষক রিমা সেন; not স্কুলের | শিক্ষক."""
    if trade.role != "group" or at == first or s.words[at].text not in knowledge.grammar.lecturers:
        return False
    if at + 1 >= len(s.words) or not knowledge.known_name(s.words[at + 1]):
        return False
    body, entity = s.words[at - 1], knowledge.entity_at(s, at - 1, first)
    university = entity is not None and entity[1].kind == "university"
    return university or not knowledge.grammar.faculties.isdisjoint(body.stems)


def expert_besides(s: Sentence, first: int, titles: Sequence[tuple[int, TitleRecord] | None]) -> bool:
    """Tell whether somebody is an expert and something else: বিশ্লেষক ও লেখক."""
    return any(
        title is not None and title[1].type == SourceType.EXPERT and "conjunction" in s.words[k + 1].classes
        for k, title in enumerate(titles[:-1], first)
    )
