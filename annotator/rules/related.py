"""Whom a relative pronoun takes up: কয়েকজন মাঝিকে খুশি করেছে, | যারা | মনে করেন; বিচারকের কথা বলেন, | যিনি | নির্দেশ দেন."""

from __future__ import annotations

from annotator.rules.before import Before
from annotator.rules.drafts import Draft
from annotator.rules.plain import counted
from annotator.rules.referring import Reference
from annotator.rules.speaker import POSTS, Speaker

#: Tokens before a relative pronoun among which the noun stands that it takes up.
FAR = 8


class Related(Before):
    """Finds the noun before the mark that a relative pronoun takes up."""

    def taken_up(self, r: Reference) -> Speaker | None:
        """Whom a relative pronoun takes up, a comma before it: কয়েকজন মাঝি আসেন, | যাঁরা | দাবি করেন …"""
        s, k = r.s, r.phrase.head
        if k < 2 or r.head.text not in self._g.whoever or s.words[k - 1].text != ",":
            return None
        several, some = r.head.text.endswith("রা"), self._g.several | self._g.one_of_many | self._g.how_many
        for n in range(k - 2, max(-1, k - 2 - FAR), -1):
            word = s.words[n]
            if word.text == ",":
                return None
            if word.mark or word.case == "loc" or (word.finite and not self._knows.known_name(word)):
                continue
            lo = next((m for m in range(n - 1, max(-1, n - FAR), -1) if s.words[m].text in some), 0)
            while lo and s.words[lo - 1].case == "gen":
                start = self._knows.entity_start(s, lo - 1, 0)
                lo = start if start is not None else lo - 1  # নৌবাহিনীর | কিছু দল
            phrase = self._phrases.grow(s, n, n + 1, lo)
            many = word.case == "pl" or word.text.endswith("দের") or counted(s, phrase.first, n)
            if not (many or self._knows.title_at(s, n) is not None or self._knows.listed_name(word)):
                continue
            described = self._namer.describe(s, phrase, "honorific")
            one = described.person and not described.plural and not many
            if (many or described.role == "body") if several else one and (described.names or described.role in POSTS):
                return self._coreference.settle(s, phrase, described)
        return None

    def aside(self, draft: Draft) -> bool:
        """Tell whether somebody says something only in a clause about him; whoever spoke goes on: …, যারা | দাবি করে …"""
        return draft.source is not None and draft.s.words[draft.source.head].text in self._g.whoever
