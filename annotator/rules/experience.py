"""Step 3: a belief that comes to somebody: তাঁর মনে হয়, …; ‘… তখন মনে হয়েছিল, …’."""

from __future__ import annotations

from dataclasses import replace

from annotator.labels import HedgeLevel
from annotator.rules.cases import first
from annotator.rules.claims import trimmed, unopened
from annotator.rules.closers import closed_at
from annotator.rules.cue import DEMAND
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import NOTHING, Ruling, Tying
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.raised import verbal_genitive
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Classes of what stands before such a cue where nothing else does.
ASIDES = frozenset({"adverb", "time", "connective", "conjunction", "starter"})
#: A clause that no mark ties to its belief has at least so many tokens.
SHORTEST = 3
#: Tokens between to whom something seems so and the cue; so many behind it at most.
FAR, CLOSE = 8, 4


class Experience:
    """Finds who holds a belief that comes to somebody."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._around = (self._closed, self._in_the_midst, self._behind_a_clause, self._seen_so)

    def held(self, t: Tying) -> Ruling | None:
        """A belief whose holder stands in the genitive: তাঁর মনে হয়, …; or who speaks, where nobody does: ‘মনে হয়, …’."""
        s, cue = t.s, t.cue
        if cue.noun is None or self._laid_down(t):
            return None
        if t.right is None and (around := first(self._around, t)) is not None:
            return around
        if cue.needs == "clause" and cue.noun and s.words[cue.noun - 1].text in self._g.in_time:  # সেতু খোলার পর | আশা ছিল
            return NOTHING
        seems = cue.needs != "clause" and cue.noun > 1  # not … দলগুলোর কাছে | প্রত্যাশা থাকবে, …
        near = seems and s.words[cue.noun - 1].text in self._g.addressed  # কোচের কাছে | মনে হয়েছে, …
        source = self._phrases.owner(s, cue.noun - near, t.lo)
        if seems and s.words[cue.noun - 1].text in self._g.in_time:
            source = None  # সব দেখার পরে | মনে হলো …
        if cue.level is HedgeLevel.POSSIBLE and (source is None or self._asked(s.words[source.head])):
            return NOTHING  # ঘাটে গেলে, আপনার | মনে হতে পারে, …
        if source is None and self._of_the_speaker(t):
            cue = replace(cue, person="first", passive=False)
        elif source is None or not self._knows.can_speak(s, source) or s.words[source.head].forms:
            return NOTHING
        told = any(word.finite for word in s.words[cue.last :])  # not … আনার | নির্দেশনা রয়েছে ব্যাংকের
        told = told and cue.kind != "dependent"
        claim = t.right or (trimmed(s, cue.last, len(s.words)) if told or cue.needs != "clause" else None)
        return Ruling(Draft(cue, s, "right", source=source, claim=claim)) if claim is not None else NOTHING

    def _laid_down(self, t: Tying) -> bool:
        """What somebody is to do stands before the order that there is: মাঝির আদালতে হাজির হওয়ার | নির্দেশ ছিল."""
        s, cue = t.s, t.cue
        laid = cue.function is DEMAND and cue.noun == cue.first > t.lo and verbal_genitive(s.words[cue.first - 1])
        if laid and t.right is None and cue.kind == "verb" and not cue.negative:
            t.cue = replace(cue, needs="content")
        return t.cue is not cue

    def _clause_behind(self, t: Tying) -> bool:
        """A clause follows without a mark, before it by what it seemed so: ‘… দেখে | মনে হলো | ঘাট টিকবে’."""
        s, cue = t.s, t.cue
        before, behind = s.words[cue.first - 1], s.words[cue.last :]
        seen = before.nonfinite or before.text in self._g.therein or before.text in self._g.in_time
        seen = seen or before.is_a("time")  # এখন | মনে হয় | কাজটি ভুল ছিল
        return seen and len(behind) >= SHORTEST and any(word.finite for word in behind)

    def _closed(self, t: Tying) -> Ruling | None:
        """Content closed by বলে, its holder before the cue or with কাছে in it: ঘাটটি পুরোনো বলে | আমার মনে হয়; মেয়রের কাছে |
        ঘাটটি পুরোনো বলে | মনে হচ্ছে."""
        s, cue = t.s, t.cue
        close = closed_at(s, cue, t.lo, self._knows)
        if close is None or cue.noun is None or "complementiser" not in s.words[close].classes:
            return None
        if close + 1 < cue.noun:
            source, ranges = self._phrases.owner(s, cue.noun, close + 1), [(t.lo, close)]
        elif s.words[close - 1].finite:
            return None  # তাঁর কাছে কিছু পাওনা আছে বলে | মনে হয় না
        else:
            k = next((k for k in range(t.lo + 1, close) if s.words[k].text in self._g.addressed), None)
            source = self._phrases.owner(s, k, t.lo) if k is not None else None
            own = source.first if source is not None else t.lo  # a clause of its own begins behind the last mark
            start = next((n + 1 for n in range(own - 1, t.lo - 1, -1) if s.words[n].mark), t.lo)
            ranges = [(start, own), (k + 1, close)] if source is not None and k is not None else []
        if source is None or self._asked(s.words[source.head]) or not self._knows.can_speak(s, source):
            return None  # not … বলে | আপনার মনে হয়?
        return self._said_around(t, source, ranges)

    def _asked(self, word: Word) -> bool:
        """It is who is spoken to: আপনার, তোমার; not অনেকের."""
        other = {"pronoun", "genitive_pronoun"} & word.classes == {"pronoun"}
        return other and word.nominative not in self._g.indefinite

    def _in_the_midst(self, t: Tying) -> Ruling | None:
        """A first person in the midst of what he believes: ‘কোনো ঘাটকেই | আমার | নিরাপদ মনে হয় না।’"""
        s, cue = t.s, t.cue
        if cue.last < len(s.words) and not s.words[cue.last].mark:
            return None  # আমার তো | মনে হয় না ঘাট খোলা
        for k in range((cue.noun or 0) - 1, t.lo - 1, -1):
            if s.words[k].mark or s.words[k].finite:
                return None
            if {"first_person", "genitive_pronoun"} <= s.words[k].classes:
                owned = k + 2 > (cue.noun or 0) or s.words[k + 1].case == "acc"
                owned = owned or s.words[k + 1].text in self._g.addressed  # আমার | কাছে সেরা মনে হয়
                return None if owned else self._said_around(t, Phrase(k, k + 1, k), [(t.lo, k), (k + 1, cue.first)])
        return None

    def _behind_a_clause(self, t: Tying) -> Ruling | None:
        """A whole clause before it in somebody's words, nothing behind it: কোচ বলেন, দল এবার জিতবে | মনে হয়।"""
        s, cue = t.s, t.cue
        quoted = any(quote.start < t.s.starts[cue.first] < quote.end for quote in t.quotes)
        ends = cue.last == len(s.words) or s.words[cue.last].mark
        if (
            not (t.lo > 0 or quoted)
            or not ends
            or cue.level is HedgeLevel.POSSIBLE
            or cue.needs == "clause"
            or cue.first - t.lo < SHORTEST
        ):
            return None
        before = s.words[cue.first - 1]
        closed = before.is_a("complementiser")  # … জিতবে বলে | মনে হয়
        over = before.finite and not before.nonfinite and not self._knows.name(before)
        over = over or closed or (before.is_a("negation") and s.words[cue.first - 2].finite)
        claim = trimmed(s, unopened(s, t.lo, cue.first), cue.first - closed) if over else None
        cue = replace(cue, person="first", passive=False)
        return Ruling(Draft(cue, s, "left", claim=claim)) if claim is not None else None

    def _seen_so(self, t: Tying) -> Ruling | None:
        """To whom something seems what: টোল বাড়ানো মাঝিদের কাছে | ‘অন্যায়’ | মনে হচ্ছে; ভাড়া বেশি | মনে হতে পারে | কারও কাছে।"""
        s, cue = t.s, t.cue
        behind = s.words[-1].text in self._g.addressed and 1 < len(s.words) - cue.last <= CLOSE
        ends = behind or cue.last == len(s.words) or s.words[cue.last].mark
        near = [len(s.words) - 1] if behind else range((cue.noun or 0) - 2, max(t.lo, cue.first - FAR), -1)
        k = next((k for k in near if s.words[k].text in self._g.addressed), None) if ends else None
        if k is None or cue.needs == "clause" or any(w.finite or w.text == "," for w in s.words[k : cue.first]):
            return None
        holder, source = s.words[k - 1], Phrase(k - 1, k, k - 1)
        anybody = holder.text in self._g.anybodys
        somebody = anybody or holder.is_a("pronoun") or holder.text.endswith("দের") or self._knows.group(holder)
        if not (anybody or holder.case == "gen") or not somebody or self._asked(holder):
            return None
        lo = cue.last if behind else t.lo
        while source.first > lo and (s.words[source.first - 1].is_a("determiner") or _twice(s, source.first)):
            source = Phrase(source.first - 1, k, k - 1)  # কিছু | মাঝির কাছে; কারও | কারও কাছে
        if behind and source.first > cue.last:
            return None
        ranges = [(t.lo, cue.first)] if behind else [(t.lo, source.first), (k + 1, cue.first)]
        return self._said_around(t, source, ranges)

    def _said_around(self, t: Tying, source: Phrase, ranges: list[tuple[int, int]]) -> Ruling | None:
        """What is said on both sides of who believes it: the larger one."""
        claims = [trimmed(t.s, unopened(t.s, first, last), last) for first, last in ranges]
        claim = max(filter(None, claims), key=lambda one: one.end - one.start, default=None)
        return Ruling(Draft(t.cue, t.s, "left", source=source, claim=claim)) if claim is not None else None

    def _of_the_speaker(self, t: Tying) -> bool:
        """Nothing but when or how stands before it in somebody's words: কোচ বলেন, তখন | মনে হয়েছে, …"""
        s, cue = t.s, t.cue
        quoted = any(quote.start < t.s.starts[cue.first] < quote.end for quote in t.quotes)
        said = t.lo > 0 or quoted
        if not said or (t.right is not None and cue.first == t.lo):
            return said
        if t.right is None:  # মেয়র লিখেছেন, | মনে হচ্ছে ঘাটটি জেগে উঠেছে
            if not all(word.mark for word in s.words[t.lo : cue.first]):
                return self._clause_behind(t)
            behind = s.words[cue.last :]
            return len(behind) >= SHORTEST or any(word.finite for word in behind[1:])  # | মনে হয় আমরা ঠকেছি
        before = s.words[cue.first - 1]
        return before.mark or before.nonfinite or not before.classes.isdisjoint(ASIDES)


def _twice(s: Sentence, k: int) -> bool:
    """Tell whether token k stands twice in a row: কারও | কারও."""
    return s.words[k].text == s.words[k - 1].text
