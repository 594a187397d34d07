"""Step 2: the subject that opens a clause: the speaker whose claim stands between him and the cue."""

from __future__ import annotations

import re

from annotator.rules.by_word import ByWord, among, flagged, of_class
from annotator.rules.cases import first
from annotator.rules.edges import apposed, of_state, owned_apart
from annotator.rules.flagging import SPEAKERS
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import BORNE, Heads, Phrase
from annotator.rules.heard import speaks_alone
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.rightwards import Rightwards
from annotator.rules.search import GIVE_UP, Move, Opening
from annotator.rules.speaker import OF_FEDERATION
from annotator.rules.styled import Styled
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, NAME


class Openings:
    """Finds the first subject of a clause."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases, rightwards: Rightwards) -> None:
        self._knows = knowledge
        self._heads = heads
        self._shape = shape
        self._right = rightwards
        self._g = knowledge.grammar
        self._sides = tuple(self._g.sides)
        self._collective = tuple(self._g.collectives)
        self._short_form = re.compile(f"(?:{'|'.join(sorted(self._g.initials, key=len, reverse=True))}){{3,}}")
        styled = Styled(knowledge, heads, shape)
        self._words: ByWord[Opening, Move] = ByWord(
            (self._somebody, among(self._g.indefinite)),
            (self._pronoun, of_class("subject_pronoun")),
            (self._finite_verb, lambda word: word.finite and not knowledge.name(word)),
            (self._no_noun, None),
            (self._tied_to_a_noun, None),
            (self._title_of_several, None),
            (styled.rank_of_another, among(self._g.ranks)),
            (styled.rank_of_an_office, among(self._g.ranks)),
            (styled.called, flagged(NAME)),
            (styled.by_the_clock, flagged(ENTITY)),
            (self._part_of_a_name, None),
            (self._part_of_a_body, None),
            (self._suffers, lambda word: knowledge.group(word) or word.text in self._g.elected),
            (self._kin, knowledge.group),
            (self._joined_object, None),
            (self._body_of_an_office, None),
            (self._entity, None),
            (self._no_speaker, None),
            (self._determined, None),
            (self._body_of_another, None),
            (self._object_name, None),
            (self._speaker, None),
        )

    def initial(self, s: Sentence, lo: int, hi: int) -> Phrase | None:
        """Return the first subject of tokens lo … hi - 1."""
        k = lo
        while k < hi:
            step = first(self._words.of(s.words[k]), Opening(s, k, lo, hi))
            if step is None or step.k < 0:
                return step.found if step is not None else None
            k = step.k
        return None

    def _somebody(self, o: Opening) -> Move | None:
        """কেউ কেউ | মনে করেন; যাত্রীদের অনেকে | ভাড়া নিয়ে …"""
        twice = o.k + 1 < o.hi and o.s.words[o.k + 1].text == o.word.text
        if o.k > o.lo and o.s.words[o.k - 1].text.endswith("দের"):
            return Move(self._shape.grow(o.s, o.k + twice, o.k + twice + 1, o.lo))
        return Move(Phrase(o.k, o.k + 2, o.k + 1)) if twice else None

    def _pronoun(self, o: Opening) -> Move | None:
        """তিনি | সেতু বন্ধ বলে জানান."""
        if self._heads.demonstrative(o.s, o.k):
            return None
        behind = o.s.words[o.k + 1].text if o.k + 1 < o.hi else ""
        closing = next((k for k in range(o.k + 2, min(o.k + 8, o.hi)) if o.s.words[k].text == ")"), o.k)
        last = closing + 1 if behind == "(" else o.k + 1  # তিনি (রিমা সেন) | …
        return Move(Phrase(o.k, last, o.k))

    def _finite_verb(self, o: Opening) -> Move | None:
        """A finite verb ends the clause; a participle before what somebody is said to see so does not: কাজ | করে পাওয়া এ
        পদককে তিনি …"""
        if (seeing := o.seeing) is not None:
            return Move(k=seeing)
        before = o.s.words[o.k - 1] if o.word.nonfinite and o.k > o.lo else None
        lasting = before is not None and "time" in before.classes  # এত দিন ধরে | বিরোধীরা …
        event = self._knows.title_at(o.s, o.k - 1, o.lo) if before is not None else None
        met = (event is not None and event[1].role == "medium") or o.s.text_at(o.k - 1) in self._g.showing  # সভা করে | …
        return GIVE_UP if not (lasting or met) and not self._heads.name(o.s, o.k) else None

    def _no_noun(self, o: Opening) -> Move | None:
        """Signs, other cases, time, numbers and participles are passed: গতকাল সভায় | মেয়র …"""
        word = o.word
        if word.text == "(":
            return Move(k=next((k for k in range(o.k + 1, o.hi) if o.s.words[k].text == ")"), o.k) + 1)
        noun = not (word.mark or self._heads.outside(word) or word.number or word.nonfinite)
        return None if noun and word.case in ("nom", "pl") else Move(k=o.k + 1)

    def _tied_to_a_noun(self, o: Opening) -> Move | None:
        """An adjective that ties what stands before it to the noun behind: নাম প্রকাশে অনিচ্ছুক | এক কর্মকর্তা; as what
        somebody is seen: উদ্যোক্তা | হিসেবে গড়ে তোলা."""
        role = o.k + 1 < o.hi and ("as" in o.s.words[o.k + 1].classes or o.s.words[o.k + 1].text in self._g.about)
        return Move(k=o.k + 1) if role or "bridge" in o.word.classes else None

    def _title_of_several(self, o: Opening) -> Move | None:
        """An office of several words, of which the first is one by itself: প্রধান | নির্বাচন কমিশনার …"""
        for k in range(o.k + 1, min(o.k + 4, o.hi)):
            title = self._knows.title_at(o.s, k, o.k)
            if title is not None and title[0] == o.k and title[1].role in SPEAKERS:
                return Move(k=k)
            if title is None or title[1].role != "medium" or o.s.words[k].case != "loc":
                continue
            if title[0] <= o.k + (o.word.title is not None and o.word.title.type in REPORTERS):
                return Move(k=k + 1)  # দলের সাংবাদিক সম্মেলনে | সভাপতি …; সাপ্তাহিক সংবাদ সম্মেলনে | মুখপাত্র …
        return None

    def _part_of_a_name(self, o: Opening) -> Move | None:
        """The name of a body is part of another name: জাতীয় সংসদ | নির্বাচনে."""
        end = self._knows.entity_end(o.s, o.k, o.hi)
        elected = end is not None and end < o.hi and o.s.words[end - 1].text in self._g.elected
        return Move(k=end) if end is not None and elected else None

    def _suffers(self, o: Opening) -> Move | None:
        """Somebody to whom something is done, or who is elected: বুদ্ধিজীবী | হত্যার বিচার, ছাত্র সংসদ | নির্বাচনকে."""
        behind = o.s.words[o.k + 1] if o.k + 1 < o.hi else o.word
        one = self._knows.group(o.word) and o.word.case == "nom" and not o.word.text.endswith(self._collective)
        done = one and not self._g.suffered.isdisjoint(behind.stems) and o.s.text_at(o.k + 2) not in self._g.guilt
        elected = not self._g.election.isdisjoint(behind.stems)
        return Move(k=o.k + 1) if done or elected else None

    def _part_of_a_body(self, o: Opening) -> Move | None:
        """From where, against whom or what of: নেপাল | থেকে, জেলা | শাখার."""
        end = self._knows.entity_end(o.s, o.k, o.hi)
        return Move(k=end) if end is not None and end < o.hi and self._part_of(o.s, end) else None

    def _body_of_an_office(self, o: Opening) -> Move | None:
        """A name that says which body it is of which somebody holds an office: রেলওয়ে | থানার উপপরিদর্শক রিমা সেন; the body
        itself, its ending apart: আদালত-৪ এর | বিচারক রিমা সেন."""
        if apart := owned_apart(o.s, o.k, o.hi):
            return Move(k=apart + 1)
        end = at = self._knows.entity_end(o.s, o.k, o.hi)
        if end is None or at is None or o.s.words[end - 1].case != "nom":
            return None
        while at + 1 < o.hi and o.s.words[at].case == "nom" and self._knows.body(o.s, at):
            at += 1  # হাসপাতাল | পুলিশ ফাঁড়ির ইনচার্জ …
        if at + 1 >= o.hi or o.s.words[at].case != "gen":
            return None
        body, behind = self._knows.title_at(o.s, at, end), o.s.words[at + 1]
        held = behind.case == "nom" and behind.title is not None and behind.title.role in BORNE
        return Move(k=at) if held and body is not None else None

    def _kin(self, o: Opening) -> Move | None:
        """Whose kin speaks, or who of his, told by what befell him: ভুক্তভোগী | তরুণীর পরিবার …, … | পরিবারের সদস্যরা …"""
        if o.k + 2 >= o.hi or o.word.case != "nom" or o.s.words[o.k + 1].case != "gen":
            return None
        whose, kin = o.s.words[o.k + 1], o.s.words[o.k + 2]
        kindred = kin.case in ("nom", "pl") and self._knows.group(kin) and not self._knows.proper_name(kin)
        kindred = kindred or (kin.case == "pl" and o.word.text in self._g.befallen and self._knows.speaks(kin))
        return Move(k=o.k + 2) if kindred and self._knows.group(o.word) and self._knows.group(whose) else None

    def _joined_object(self, o: Opening) -> Move | None:
        """Somebody joined to an object or owner: কর্মকর্তা ও | কর্মচারীদের; মেয়র রিমা সেন ও | কেন্দ্রীয় সরকারকে."""
        both = not self._g.both.isdisjoint([word.text for word in o.s.words[o.k + 1 : o.hi + 1]])
        last = self._right.end(o.s, self._knows.entity_end(o.s, o.k, o.hi) or o.k + 1, o.hi) if both else len(o.s)
        if last + 1 >= len(o.s) or o.s.words[last].text not in self._g.both:
            return None
        k = last + 1
        title = self._knows.title_at(o.s, k + 1, k) if k + 1 < len(o.s) else None
        described = not self._heads.heads(o.s, k, strict=True) and not self._knows.listed_name(o.s.words[k])
        described = described and o.s.words[k].case == "nom"
        k += k + 1 < len(o.s) and (described or (title is not None and title[0] == k))  # … ও | পুলিশ কমিশনারকে
        return Move(k=last + 1) if o.s.words[k].case in ("gen", "acc") else None

    def _entity(self, o: Opening) -> Move | None:
        """A source that the gazetteer knows: জাতিসংঘ | … বলে জানায়."""
        end = self._knows.entity_end(o.s, o.k, o.hi)
        if end is None or o.s.words[end - 1].case not in ("nom", "pl"):
            return Move(k=end) if end is not None and end > o.k + 1 else None  # বাংলাদেশ ব্যাংকের | সভায় বক্তারা …
        if o.s.text_at(end) in self._g.currencies:
            return Move(k=end + 1)  # ১৬ হাজার ইউএস | ডলার
        end = of_state(o.s, end, o.hi, self._knows) or end
        last = self._right.end(o.s, end, o.hi)
        if last < o.hi and "bridge" in o.s.words[last].classes:
            return Move(k=last)  # হংকং ও ম্যাকাও | বিষয়ক দপ্তর
        held = last > end and o.s.words[end].title is not None
        if last > end and self._heads.goes_on(o.s, last, held):
            if held:
                return Move(k=last)  # বিএনপি নেতা রতন | দাসের …
            last = end  # বিএনপি | রতন দাসের …
        joined = last > end and o.s.words[end].text in self._g.either | self._g.detached_genitive
        head = last - 1 if joined or self._held(o.s, end, last) else self._body_behind(o.s, end, last) or end - 1
        return Move(self._shape.grow(o.s, head, last, o.lo))

    def _no_speaker(self, o: Opening) -> Move | None:
        """A noun that is nobody who speaks: সেতু | …; but an unknown word before a new phrase: মৎস্যসংঘ | সব অভিযোগ …"""
        speaks = self._heads.heads(o.s, o.k, strict=True) or self._knows.listed_name(o.word) or self._unheard_of(o)
        speaks = speaks or o.word.text in self._g.that_state
        return None if speaks else Move(k=o.k + 1)

    def _determined(self, o: Opening) -> Move | None:
        """A determined noun, behind which no name goes on with it: সংগঠনটি | রতন দাসের মুক্তি …"""
        return Move(self._shape.grow(o.s, o.k, o.k + 1, o.lo)) if o.word.determined else None

    def _body_of_another(self, o: Opening) -> Move | None:
        """A body that is part of another's name: মন্ত্রিপরিষদ | বিভাগের সচিব; কলেজ | ছাত্রদলের সভাপতি; রাজ্য | পরিবহণ দফতর."""
        if o.word.title is not None and o.word.title.key == OF_FEDERATION and o.word.case == "nom":
            near = range(o.k + 1, min(o.k + 4, o.hi))
            return next((Move(k=k) for k in near if self._knows.body(o.s, k) and o.s.words[k].case == "nom"), None)
        body = o.k + 1 < o.hi and o.word.case == "nom" and self._knows.body(o.s, o.k)
        own = self._knows.entity_end(o.s, o.k + 1, o.hi) if body else None
        if own is not None and own < o.hi and o.s.words[own - 1].case == "gen":
            title = o.s.words[own].title
            return Move(k=own) if title is not None and title.role in BORNE else None
        last = self._right.end(o.s, o.k + 1, o.hi)
        return Move(k=last) if last == o.k + 1 and last < o.hi and self._part_of(o.s, last) else None

    def _object_name(self, o: Opening) -> Move | None:
        """A name that goes on as an object or owner (করিম | সরদারকে); before it a body speaks (আদালত | সাইফুল ইসলামের)."""
        last = self._right.end(o.s, o.k + 1, o.hi)
        body = self._knows.body(o.s, o.k) or (self._knows.group(o.word) and o.word.text.endswith(self._collective))
        if self._knows.apart(o.s, o.k) or self._knows.apart_from(o.s, o.k, last):
            return self._speaker(o)  # ট্রাম্প | মাখোঁকে ‘ভীতু’ বলে …; রাহুল গান্ধী | মোদির বিরুদ্ধে …
        if not self._heads.goes_on(o.s, last, not body):
            return None
        if body:
            return Move(self._shape.grow(o.s, o.k, o.k + 1, o.lo))
        called = last - o.k > 2 and all(w.case == "nom" for w in o.s.words[last + 1 : o.hi])
        return None if called else Move(k=last)  # মেয়র রহিম উদ্দিন | করিমকে ‘সেরা মাঝি’ বলে …

    def _speaker(self, o: Opening) -> Move:
        """Somebody who speaks, with the name behind: মেয়র | রওশন জামিল …"""
        if at := apposed(o.s, o.k, o.hi):
            return Move(k=at)
        last = self._right.end(o.s, o.k + 1, o.hi)
        if last < o.hi and "bridge" in o.s.words[last].classes and last == o.k + 1:
            return Move(k=last)  # বিচার ও সংসদ | বিষয়ক উপদেষ্টা
        head = last - 1 if o.s.words[last - 1].text != ")" else o.k
        return Move(self._shape.grow(o.s, head, last, o.lo))

    # what the cases ask

    def _unheard_of(self, o: Opening) -> bool:
        """A word that no lexicon knows, at the head: letters that stand for a body (বিএমটিএ | সেতুর নকশা …), or right
        behind it a time or what is done."""
        itself = o.k + 1 < o.hi and o.s.words[o.k + 1].text in self._g.oneself
        if itself and o.word.case == "nom" and self._knows.name(o.word):
            return True  # জিজ্ঞাসাবাদে | রিয়াস নিজেকে …
        known = o.word.nominative != o.word.text or not self._knows.known_name(o.word)
        if known or o.k + 1 >= o.hi or o.word.text in self._g.that or self._heads.modifier(o.word):
            return False
        behind = o.s.words[o.k + 1]
        other = behind.is_a("time") or behind.text in self._g.every or behind.text in self._g.pronoun_objects
        other = other or self._short_form.fullmatch(o.word.text) is not None
        told = o.k > o.lo and o.s.words[o.k - 1].case == "loc"
        said_at = told and self._knows.medium_start(o.s, o.k - 1, o.lo) is not None
        opens = said_at or all("connective" in w.classes or w.mark for w in o.s.words[o.lo : o.k])
        return (other and opens) or speaks_alone(self._knows, o)  # তবে মাদুরান | কর কমানোর ঘোষণা দেন

    def _part_of(self, s: Sentence, end: int) -> bool:
        """The entity before token ``end`` only says from where, against whom or what of."""
        word = s.words[end]
        if word.text in self._g.from_place or word.text.startswith(self._sides):
            return True
        title = self._knows.title_at(s, end, end) if word.case == "gen" else None
        return title is not None and title[1].role == "body" and title[1].yields

    def _held(self, s: Sentence, end: int, last: int) -> bool:
        """Nothing but an office of the source stands behind it, with or without a name: বিজেপি | নেতা রওশন জামিল."""
        words = s.words[end:last]
        held = bool(words) and words[0].title is not None and words[0].title.role in BORNE
        joined = (self._heads.initial(s, k, end) for k in range(end, last) if "conjunction" in s.words[k].classes)
        return held and all(joined) and not any(word.mark for word in words)

    def _body_behind(self, s: Sentence, end: int, last: int) -> int | None:
        """The head of a body whose name begins with a source's: বাংলাদেশ | মাঝি সমিতি (বামাস)."""
        for k in range(end, last):
            if "conjunction" in s.words[k].classes or s.words[k].mark:
                return None
            title = self._knows.title_at(s, k, end)
            if title is not None and title[1].role == "body" and title[0] > end:
                return k
        return None
