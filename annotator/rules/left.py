"""The frame "left": content before the cue, closed by বলে, হিসেবে, a genitive, or an infinitive of what is demanded."""

from __future__ import annotations

from dataclasses import replace

from annotator.labels import Function, Scope
from annotator.rules.claims import trimmed
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Participles that a whole clause can stand before without বলে: … যোগ দিয়েছে উল্লেখ করে তিনি বলেন.
CLAUSAL = frozenset({"compound.ullekh", "compound.dabi", "compound.obhijog", "compound.montobyo"})
#: Nouns of saying whose genitive is the speaker or his part, never what is said: প্রধান অতিথির | বক্তব্য দেন.
SPEECHES = frozenset({"compound.bhashyo"})
#: What stands between two clauses with verbs of their own.
ENDS = frozenset({",", "এবং", "আর", "কিন্তু", "তবে", "কিংবা", "অথবা"})
#: Tokens between what is asked for and its cue: who is asked.
ASKED_FROM = 12
#: Tokens between a complementiser and its cue.
NEAR = 16


class Left:
    """Finds the content before a cue, and where it begins and ends."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents

    def draft(self, s: Sentence, cue: Cue, lo: int, floor: int) -> Draft | None:
        end = self._content_end(s, cue, lo)
        if end is None:
            return None
        close, gap = end
        sentence, lo = lo, self._clause_start(s, lo, close)
        draft = Draft(cue, s, "left")
        source = None
        if cue.kind == "verb" and not cue.passive and cue.person != "first":
            source = self._phrases.after(s, cue.last)
        if source is None and gap < cue.first:
            source = self._documents.speaker(s, cue, cue.first, gap)
        if source is None and cue.kind == "participle" and not cue.passive:
            source = self._phrases.right_of(s, cue.last)
        start = lo
        if source is None:
            source = self._opening_subject(s, cue, lo, close)
            if source is not None:
                start = self._documents.behind(s, source, close) if cue.passive else source.last
        if source is None and (behalf := self._documents.behalf(s, lo, close)) is not None:
            source, start = behalf
        if source is None and lo > sentence and not cue.passive and sentence == 0:
            source = self._phrases.initial(s, sentence, lo)
        draft.source = source
        if cue.rule == "compound.dabi" and close == cue.first and self._demanded(s.words[close - 1]):
            draft.cue = replace(cue, function=Function.DEMAND, hedge=False, level=None)
        if cue.noun is not None and close == cue.first:
            start = self._behind_venue(s, max(start, floor), close)
        if not ("complementiser" in s.words[close].classes or s.words[close - 1].finite):
            start = self._behind_clause(s, start, close)
        draft.claim = trimmed(s, max(start, floor), close)
        if s.words[close - 1].text.startswith("সত্যতা"):
            draft.scope = Scope.PRECEDING
        return draft if draft.claim is not None else None

    # where the content ends

    def _content_end(self, s: Sentence, cue: Cue, lo: int) -> tuple[int, int] | None:
        """Where content before the cue ends and where the gap between it and the cue begins, as tokens."""
        k, steps, joined = cue.first - 1, 0, False
        while k > lo and steps < NEAR:
            word = s.words[k]
            if "complementiser" in word.classes:
                return (k, k + 1) if k - lo >= 1 else None
            if "as" in word.classes and cue.noun is not None and not joined:
                return k, k + 1
            if (word.finite and not word.nonfinite and not self._knows.name(word)) or word.text in (",", ";", "যে"):
                break
            joined = joined or word.finite  # বলে | ভিডিও দেখে | ধারণা করছেন
            k, steps = k - 1, steps + 1
        first = cue.first
        before = s.words[first - 1] if first > lo else None
        if before is None:
            return None
        if (
            before.text in (",", "–", "—", "-")
            and first - lo > 3
            and cue.kind == "verb"
            and self._phrases.after(s, cue.last)
        ):
            return first - 1, first
        if cue.told or cue.noun_in_claim:
            return first, first
        if cue.kind == "participle" and cue.rule in CLAUSAL and before.finite and not self._knows.name(before):
            return first, first
        if cue.function is Function.DEMAND and self._asked(s, first, lo):
            strong = s.words[first - 1].case == "nom" and self._knows.adjective(s.words[first - 1])
            return first - strong, first  # … লক্ষ্যে | জরুরি নির্দেশনা দেওয়া
        if before.text in self._g.owned_up and (
            cue.function is Function.DENIAL or (cue.function is Function.ADMISSION and cue.kind == "verb")
        ):
            return first, first
        content = self._content_noun(s, first, lo) or self._told_by(s, cue, lo)
        if content is not None:
            return content, content
        if (
            cue.needs != "clause"
            and cue.rule not in SPEECHES
            and cue.noun is not None
            and before.case == "gen"
            and not before.mark
            and self._verbal_genitive(s, first - 1)
        ):
            return first, first
        return None

    def _content_noun(self, s: Sentence, first: int, lo: int) -> int | None:
        """The end of "…-র কথা" before the cue; a place or addressee may stand between."""
        for k in range(first - 1, max(lo, first - 6), -1):
            word = s.words[k]
            if "content_noun" in word.classes and s.words[k - 1].case == "gen":
                return k + 1
            if word.mark or (word.case not in ("gen", "loc", "acc") and not word.is_aside):
                return None
        return None

    def _told_by(self, s: Sentence, cue: Cue, lo: int) -> int | None:
        """The end of "…-র কথা" before the subject of a verb of saying: ছাড় দেওয়ার কথা | ব্যাংকটি জানিয়েছে."""
        if cue.kind != "verb" or cue.passive or cue.noun is not None or cue.last - cue.first > 1:
            return None
        subject = self._phrases.before(s, cue.first, lo)
        k = subject.first - 1 if subject is not None else lo
        told = k > lo + 1 and s.words[k].text in ("কথা", "কথাও") and s.words[k - 1].case == "gen"
        return k + 1 if told else None

    def _asked(self, s: Sentence, first: int, lo: int) -> bool:
        """An infinitive before the cue says what is demanded: গুজবে কান না দিতে সবাইকে | অনুরোধ করেন."""
        for k in range(first - 1, max(lo, first - ASKED_FROM), -1):
            if (s.words[k].mark and s.words[k].text not in "()") or s.words[k].finite:
                return False
            if any(form.kind == "infinitive" for form in s.words[k].forms):
                return True
            if s.words[k].text in self._g.purpose and s.words[k - 1].case == "gen":
                object_ = s.words[first - 1]
                if k < first - 1 and object_.case == "nom" and self._knows.thing(object_):
                    return False  # কাজের জন্য | দরপত্র আহ্বান করা
                return any(form.kind == "noun" for form in s.words[k - 1].forms) or self._knows.common(s.words[k - 1])
        return False

    def _verbal_genitive(self, s: Sentence, k: int) -> bool:
        word = s.words[k]
        speaks = self._knows.speaks(word) or self._knows.entity_at(s, k) is not None or "pronoun" in word.classes
        speaks = speaks or (word.text.endswith("দের") and not word.nominative.endswith("দ"))
        return not speaks or any(form.kind == "noun" for form in word.forms)

    # where it begins

    def _opening_subject(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        if cue.passive or cue.needs == "document":
            return self._documents.source(s, cue.first, lo) if close - lo > 2 else None
        subject = self._phrases.initial(s, lo, close - 1)
        if subject is None or subject.last >= close:
            return None
        return subject if self._agrees(s, subject, cue) else None

    def _agrees(self, s: Sentence, subject: Phrase, cue: Cue) -> bool:
        if cue.person == "first":
            return "first_person" in s.words[subject.head].classes
        return True

    def _demanded(self, word: Word) -> bool:
        """What is demanded rather than asserted: বিচারের দাবি করেন."""
        return any(self._knows.is_class(stem, "demanded") for stem in word.stems)

    def _behind_venue(self, s: Sentence, first: int, close: int) -> int:
        """Behind when and where it was said, before content that closes in a genitive (সম্মেলনে | … ঘোষণা দেন)."""
        start = first
        for k in range(first, min(close - 1, first + 12)):
            going = any(form.kind in ("infinitive", "noun") for form in s.words[k + 1].forms)  # তদন্তে নামতে …
            if s.words[k].case == "loc" and not going and self._knows.medium(s.words[k]):
                start = k + 1
        while start < close - 1 and (
            "time" in s.words[start].classes or (s.words[start].number and "time" in s.words[start + 1].classes)
        ):
            start += 1
        return start

    def _behind_clause(self, s: Sentence, first: int, close: int) -> int:
        """Behind the last clause that is over before content without a verb of its own: … ক্ষমা চেয়েছে, | ভুলের কথা."""
        for k in range(close - 1, first, -1):
            if s.words[k].text in ENDS and self._over(s.words[k - 1]):
                if s.words[k + 1].text == "যা":
                    return k + 1
                related = any(self._relates(word.text) for word in s.words[first : k + 2])
                return first if related else k + 1
            if s.words[k].mark and s.words[k].text in "’”'\"":
                return first
        return first

    def _relates(self, text: str) -> bool:
        """A word of a relative clause before its cue, or one that takes it up."""
        return text in self._g.relating or text in self._g.relative

    def _over(self, word: Word) -> bool:
        """A clause ends with the word; নয় and নন stand before what is meant instead."""
        return word.finite and word.text not in ("নয়", "নন") and not self._knows.name(word)

    def _clause_start(self, s: Sentence, lo: int, close: int) -> int:
        """Behind the last এবং that joins a clause to a finite one before it."""
        for k in range(close - 2, lo, -1):
            if s.words[k].text == "এবং" and s.words[k - 1].finite and not self._knows.name(s.words[k - 1]):
                return k + 1 if lo or not self._said(s, k + 1, close) else lo
        return lo

    def _said(self, s: Sentence, first: int, close: int) -> bool:
        """Tokens first … close are closed by বলে: a whole sentence, its clauses joined by এবং, is what is said."""
        return (
            close < len(s.words)
            and "complementiser" in s.words[close].classes
            and self._phrases.initial(s, first, close) is None
        )
