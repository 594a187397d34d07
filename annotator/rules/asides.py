"""Step 2, first half: what a mark before a verb means for the search of its subject."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.labels import SourceType
from annotator.rules.heads import Heads, Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.search import GIVE_UP, Move, Search
from annotator.rules.text import Sentence


class Asides:
    """Passes brackets, quotation marks and clauses between commas, or finds the subject that they belong to."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._heads = heads
        self._shape = shape
        self.cases: Sequence[Callable[[Search], Move | None]] = (
            self._bracketed_name,
            self._full_stop,
            self._quoted_body,
            self._quotation,
            self._word_in_marks,
            self._relative_clause,
            self._other_mark,
        )

    def _bracketed_name(self, q: Search) -> Move | None:
        """A bracket behind a name: পানি উন্নয়ন বোর্ড (পাউবো) | জানিয়েছে; any other aside is passed."""
        s, k, lo = q.s, q.k, q.lo
        if q.word.text != ")":
            return None
        opening = self._heads.opening(s, k, lo)
        if opening is None:
            return GIVE_UP
        if opening > lo and "subject_pronoun" in s.words[opening - 1].classes:
            return Move(Phrase(opening - 1, k + 1, opening - 1))  # তিনি (রিমা সেন) | বলেন
        site = self._knows.entity_at(s, opening - 1, lo) if opening > lo and k + 1 < q.i else None
        if site is not None and site[1].type is SourceType.SOCIAL and s.words[k + 1].case == "loc":
            return Move(k=opening - 2)  # দলটি | এক্স (সাবেক টুইটার) হ্যান্ডেলে লিখেছে
        within = opening > lo and (s.words[opening - 1].case == "loc" or s.words[opening - 1].text[0] in "-–")
        head = opening > lo and not within and (self._heads.heads(s, opening - 1) or self._short_name(s, opening, k))
        if head and "time" not in s.words[opening - 1].classes:
            return Move(self._shape.grow(s, opening - 1, k + 1, lo))
        return Move(k=opening - 1)

    def _full_stop(self, q: Search) -> Move | None:
        """The stop of a short form: মো. | করিম."""
        return Move(k=q.k - 1) if q.word.text == "." and q.k > q.lo else None

    def _quoted_body(self, q: Search) -> Move | None:
        """A body whose name stands in quotation marks: ‘নদী রক্ষা পরিষদ’ | জানায়; ওয়েবসাইট ‘জলবার্তা’ | জানায়."""
        s, k, lo = q.s, q.k, q.lo
        opening = self._heads.quoted(s, k, lo) if q.word.text in "’'”\"" else None
        if opening is None:
            return None
        if opening > lo and s.words[opening - 1].case == "nom" and self._knows.body(s, opening - 1):
            return Move(Phrase(self._shape.grow(s, opening - 1, k + 1, lo).first, k + 1, k - 1))
        said = k - opening > 1 and s.words[k - 1].case == "nom"
        named = said and (self._knows.body(s, k - 1) or self._alone(q, opening))
        return Move(Phrase(opening + 1, k, k - 1)) if named else None

    def _quotation(self, q: Search) -> Move | None:
        """A name in quotation marks behind which something was passed: ‘নদী বাঁচাও’ | সভায় বলেন; what somebody is called:
        মেয়র | মাঝিদের ‘দস্যু’ আখ্যা দিয়ে বলেন."""
        quoted = self._heads.quoted(q.s, q.k, q.lo) if q.word.text in "’'”\"" else None
        called = q.s.words[quoted - 1] if quoted is not None and quoted > q.lo else None
        whom = called is not None and (called.case == "acc" or called.text.endswith("দের"))
        whom = whom and not q.s.words[q.i].finite  # মাঝিদের ‘দস্যু’ | বলছেন মেয়র
        return Move(k=quoted - 1) if quoted is not None and (q.skipped or (whom and not q.near)) else None

    def _word_in_marks(self, q: Search) -> Move | None:
        """The mark before a word that has its own closing mark inside: মেয়র | ঠিকাদারের ‘গাফিলতি’র নিন্দা করে বলেন."""
        inside = q.k + 1 < q.i and not set("’”").isdisjoint(q.s.words[q.k + 1].text[:-1])
        return Move(k=q.k - 1) if inside else None

    def _relative_clause(self, q: Search) -> Move | None:
        """A clause about the subject, between commas: মন্ত্রী, যিনি ঘাট দেখেছেন, | (সভায়) বলেন."""
        aside = (word.case == "loc" or word.nonfinite or word.is_aside for word in q.s.words[q.k + 1 : q.i])
        if q.word.text != "," or q.near or not all(aside):
            return None
        clause = range(q.k - 1, q.lo + 1, -1)
        n = next((n for n in clause if q.s.words[n - 1].text == ","), q.k)
        about = n < q.k and q.s.words[n].text in self._g.relative and self._heads.heads(q.s, n - 2)
        return Move(self._shape.grow(q.s, n - 2, n - 1, q.lo)) if about else None

    def _other_mark(self, q: Search) -> Move:
        """Any other sign ends the clause."""
        return GIVE_UP

    # what the cases ask

    def _alone(self, q: Search, opening: int) -> bool:
        """Nothing but a name in marks stands before the verb of a body, a comma behind it: ‘চেতনা’ | বলছে, …"""
        s, i = q.s, q.i
        touches = q.k == i - 1 and s.text_at(i + 1) == ","
        third = s.words[i].finite and not s.words[i].honorific
        before = s.words[q.lo : opening]
        return touches and third and all(word.is_a("starter") for word in before)

    def _short_name(self, s: Sentence, opening: int, closing: int) -> bool:
        """The brackets hold the short name of a source, so that what stands before them is its name."""
        before = s.words[opening - 1]
        return (
            before.case != "gen"
            and not before.mark
            and self._knows.entity_start(s, closing - 1, opening) == opening + 1
        )
