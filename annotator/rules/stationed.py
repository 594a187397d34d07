"""What a name before an office says of it: a state where somebody works, or which branch; a brand whose he is."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.knowledge import Knowledge
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence
from annotator.rules.words import MODIFIER

#: Roles of titles that say more than a form of address.
SPEAKING = ("office", "spokesperson")
#: Classes of words that point at what stands behind them.
POINTING = frozenset({"determiner", "adverb", "pronoun"})
#: Ending of the genitive behind a determiner.
GENITIVE = "র"
#: A post of an office has fewer tokens than this.
LONGEST_POST = 4


def posted(knowledge: Knowledge, s: Sentence, k: int, at: int, entity: SourceRecord, first: int) -> bool:
    """Tell whether a name only says where somebody of another body works: রয়টার্সের | ইরান | প্রতিনিধি …

    A state, or the community of states where a state owns it: যুক্তরাষ্ট্রের | জাতিসংঘ | প্রতিনিধি. Nor is a body of who runs
    it: হামাস | পরিচালিত স্বাস্থ্য মন্ত্রণালয়.
    """
    if s.words[k].case == "nom" and s.text_at(k + 1) in knowledge.grammar.run_by:
        return True
    if s.words[k].case != "nom" or at == first or s.words[at - 1].case != "gen":
        return False
    owner = knowledge.entity_at(s, at - 1, first) if entity.kind == "igo" else None
    if entity.kind not in STATES and (owner is None or owner[1].kind not in STATES):
        return False
    behind = (knowledge.title_at(s, n, k + 1) for n in range(k + 1, min(k + LONGEST_POST, len(s.words))))
    posts = (title[1] for title in behind if title is not None and title[0] == k + 1)
    return any(post.role in SPEAKING and (post.type == "inherits" or post.yields) for post in posts)


def branch(knowledge: Knowledge, s: Sentence, at: int, first: int) -> bool:
    """Tell whether the state from token ``at`` on closes a firm's name: ইউনিলিভার | বাংলাদেশের চেয়ারম্যান."""
    before = s.words[at - 1] if at > first and s.words[at].case == "gen" else None
    if before is None or before.case != "nom" or before.mark or before.title is not None or before.number:
        return False
    return knowledge.known_name(before) and before.classes.isdisjoint(POINTING)


def run(knowledge: Knowledge, s: Sentence, first: int, at: int, title: TitleRecord) -> bool:
    """Tell whether at token ``at`` those stand who run what bears a name: ধানসিঁড়ি | কর্তৃপক্ষ; not বন্দর | কর্তৃপক্ষ."""
    if title.key != "department" or at == first or s.words[at].nominative not in knowledge.grammar.authorities:
        return False
    before = s.words[at - 1]
    named = before.title is None and knowledge.known_name(before) and before.classes.isdisjoint(POINTING)
    return before.case == "nom" and named and before.text not in knowledge.grammar.of_others  # not সেখানকার | কর্তৃপক্ষ


def of_the_land(knowledge: Knowledge, s: Sentence, first: int, at: int) -> bool:
    """Tell whether token ``at`` closes the name of a state's agency: ফেডারেল মৎস্য | সংস্থা, দেশটির জাতীয় খনি | সংস্থা."""
    g = knowledge.grammar
    if s.words[at].nominative not in g.agencies:
        return False
    for k in range(at - 1, first - 1, -1):
        if s.words[k].text in g.federal:
            return True
        if s.words[k].text in g.nationwide and k > first and (owner := s.words[k - 1]).case == "gen":
            entity = knowledge.entity_at(s, k - 1, first)
            its = owner.text.removesuffix(GENITIVE) in g.that_state  # দেশটির
            return its or (entity is not None and entity[1].kind in STATES)
    return False


def of_state(knowledge: Knowledge, s: Sentence, first: int, last: int) -> bool:
    """Tell whether only a state's adjective stands before token ``last``: রুশ | মুখপাত্র, ইসরায়েলি এক | মুখপাত্র."""
    at = last
    while at > first and s.words[at - 1].flags & MODIFIER:
        at -= 1
    state = knowledge.named(knowledge.owner(s, at, last, seats=False)) if at < last else None
    return state is not None and state.kind in STATES and (at == first or s.words[at - 1].case != "gen")


def reach(s: Sentence, k: int, last: int) -> bool:
    """Tell whether token k, elsewhere officials, only says how far the office behind it reaches: দলের | রাজ্য | মুখপাত্র."""
    title, behind = s.words[k].title, s.words[k + 1].title if k + 1 < last else None
    governs = title is not None and title.role == "group" and title.type is SourceType.OFFICIAL
    return governs and s.words[k].case == "nom" and behind is not None and behind.role in SPEAKING


def behind_place(knowledge: Knowledge, s: Sentence, first: int, last: int) -> int:
    """Return where begins what is told of somebody, behind where he is or how he came to be what he is.

    হাসপাতালে | চিকিৎসাধীন রিমা সেন, পুলিশের গুলিতে | আহত রিমা সেন; not ব্যাংকে কর্মরত রিমা সেন, ব্যাংকের দায়িত্বে থাকা রিমা সেন.
    """
    for word in s.words[first : last - 1]:
        if word.case == "loc":
            break
    else:
        return first
    k = last - 1
    while k >= first:
        word, entity = s.words[k], knowledge.entity_at(s, k, first)
        title = word.title
        post = title is not None and word.case != "loc" and (title.role in SPEAKING or title.type == "inherits")
        if post or word.text in knowledge.grammar.serving:
            return first
        if word.case == "loc" and k < last - 1:
            place = title is not None or knowledge.thing(word) or entity is not None
            if place or "noun" in s.words[k + 1].kinds:  # পুলিশ হেফাজতে | থাকা রিমা সেন
                return k + 1
        k = entity[0] - 1 if entity is not None else k - 1  # not হেফাজতে | ইসলামের
    return first
