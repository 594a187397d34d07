"""Step 1: the words that carry an act of saying or believing.

A cue is a verb of saying (জানিয়েছে), a noun with its light verb (আহ্বান জানান, আশা প্রকাশ করেন), either of them in the passive
(জানানো হয়, ধারণা করা হচ্ছে) or with a second verb behind (জানিয়ে দেন, দাবি করে আসছে), a postposition (মতে, বরাত দিয়ে), a noun by
itself (পুলিশের ধারণা, …) or a credit word (সূত্র: …).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.labels import Function
from annotator.lexicon.cues import Cues
from annotator.lexicon.verbs import Form
from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.verbal import VerbalCues
from annotator.rules.words import CUE, CUE_PART, CUE_VERB, CUE_WORD, Word

#: What follows a noun that is a cue by itself.
NOMINAL_MARKS = frozenset({",", ":", "–", "—", "-", ";"})
#: Acts whose cue is a hedge.
HEDGED = frozenset({Function.CLAIM, Function.ALLEGATION, Function.BELIEF})


class CueFinder:
    """Finds the cues of a sentence.

    Args:
        cues: the lexicon.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
    """

    def __init__(self, cues: Cues, lemmas: dict[str, str], knowledge: Knowledge) -> None:
        self._verbal = VerbalCues(cues, lemmas, knowledge)
        self._nominal = {noun: record for record in cues.compounds if record.nominal for noun in record.nouns}
        self._postpositions = {record.words[0]: record for record in cues.postpositions}
        self._colon = {word for record in cues.credits if record.form == "colon" for word in record.words}
        self._genitive = {word for record in cues.credits if record.form == "genitive" for word in record.words}

    def find(self, s: Sentence) -> list[Cue]:
        """The cues of the sentence in order, none overlapping another."""
        found: list[Cue] = []
        done = 0
        for i in s.flagged:
            if i < done or not s.words[i].flags & CUE:
                continue
            cue = self._at(s, i)
            if cue is None:
                continue
            while found and found[-1].last > cue.first:
                found.pop()
            if cue.kind == "participle" and cue.noun is None and not self._closed(s, cue.first):
                continue
            if found and found[-1].kind == "participle" and found[-1].last == cue.first and self._says(s, cue):
                before = found.pop()
                cue = replace(
                    cue,
                    first=before.first,
                    function=before.function,
                    hedge=before.hedge,
                    level=before.level,
                    rule=before.rule,
                    needs="",
                    noun=before.noun,
                )
            found.append(cue)
            done = cue.last
        return found

    def _closed(self, s: Sentence, i: int) -> bool:
        """Content ends before token i, so that a mere participle there is a cue (… বলে জানিয়ে, … কথা জানিয়ে)."""
        return i > 0 and ("complementiser" in s.words[i - 1].classes or "content_noun" in s.words[i - 1].classes)

    def _says(self, s: Sentence, cue: Cue) -> bool:
        """The cue is a bare verb of saying, fit to take a participle before it into its cue."""
        return cue.kind == "verb" and cue.noun is None and cue.rule.startswith("verb.") and not cue.passive

    def flag(self, word: Word) -> int:
        """How a cue can use the word: its verb, a cue without a verb, a part of one."""
        known = word.text in self._postpositions or word.text in self._colon or word.text in self._genitive
        known = known or any(stem in self._nominal for stem in word.stems[:2])
        return self._verbal.flag(word) | (CUE_WORD if known else 0)

    def triggers(self, forms: Mapping[str, tuple[Form, ...]]) -> Iterator[str]:
        """Yield stems and forms one of which begins a word of every cue.

        Args:
            forms: written form → the verb forms it can be.
        """
        yield from self._verbal.triggers(forms)
        yield from self._nominal
        yield from self._postpositions
        yield from self._colon
        yield from self._genitive

    def _at(self, s: Sentence, i: int) -> Cue | None:
        words = s.words
        flags = words[i].flags
        near = flags | (words[i - 1].flags if i else 0) | (words[i - 2].flags if i > 1 else 0)
        near |= words[i - 3].flags if i > 2 else 0
        if flags & CUE_VERB and near & CUE_PART:
            cue = self._verbal.at(s, i)
            if cue is not None:
                return cue
        if flags & CUE_WORD:
            return self._postposition(s, i) or self._credit(s, i) or self._noun(s, i)
        return None

    # cues without a verb

    def _postposition(self, s: Sentence, i: int) -> Cue | None:
        record = self._postpositions.get(s.words[i].text)
        if record is None or i == 0:
            return None
        last = i + len(record.words)
        if tuple(word.text for word in s.words[i:last]) != record.words:
            return None
        first = i
        function = record.function
        head = next((stem for stem in s.words[i - 1].stems if stem in record.heads), None)
        if head is not None:
            first, function = i - 1, record.heads[head]
        if first == 0:
            return None
        known = self._known_by_hearsay(s, last)
        if record.relay and known:
            last = known
        elif record.key in ("sutre", "tothye"):
            return None
        return Cue(
            first,
            last,
            f"postposition.{record.key}",
            "postposition",
            function,
            hedge=function in HEDGED,
            relay=record.relay and not known,
            postposition=record,
        )

    def _known_by_hearsay(self, s: Sentence, i: int) -> int:
        """The token behind "জানা গেছে" where that starts at token i (an adverb may stand before it), else 0."""
        for at in (i, i + 1, i + 2):
            if (
                at + 1 < len(s.words)
                and s.words[at].text in s.grammar.heard
                and any(f.kind == "finite" for f in s.words[at + 1].forms)
            ):
                return at + 2
        return 0

    def _credit(self, s: Sentence, i: int) -> Cue | None:
        word = s.words[i].text
        dashed = i == 0 or s.words[i - 1].case != "gen"  # আজকের খবর – … is a title
        marks = (":", "ঃ", "-", "–") if dashed else (":", "ঃ")
        if word in self._colon and i + 2 < len(s.words) and s.words[i + 1].text in marks:
            return Cue(i, i + 1, "credit.colon", "credit", Function.STATEMENT)
        if word in self._genitive and i == 0 and 1 < len(s.words) <= 7 and s.words[-1].case == "gen":
            return Cue(i, i + 1, "credit.genitive", "credit", Function.STATEMENT)
        return None

    def _noun(self, s: Sentence, i: int) -> Cue | None:
        word = s.words[i]
        record = next((self._nominal[stem] for stem in word.stems[:2] if stem in self._nominal), None)
        if record is None or record.nominal is None or i == 0:
            return None
        before, after = s.words[i - 1], s.words[i + 1] if i + 1 < len(s.words) else None
        closes = "complementiser" in before.classes and (after is None or s.words[-1].case == "gen")
        owned = before.case == "gen" or "genitive_pronoun" in before.classes
        unmarked = after is not None and word.text in record.nouns and "pronoun" in after.classes and s.words[-1].finite
        opens = unmarked or (after is not None and (after.text in NOMINAL_MARKS or after.text in s.grammar.links))
        if not closes and not (owned and opens):
            return None
        return Cue(
            i, i + 1, f"noun.{record.key}", "noun", record.nominal, noun=i, hedge=record.hedge, level=record.level
        )
