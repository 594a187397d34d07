"""The frame "left": content before the cue, closed by বলে, হিসেবে, a genitive, or an infinitive of what is demanded."""

from __future__ import annotations

from annotator.rules.claims import trimmed, unopened
from annotator.rules.contents import Contents
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens of a label before a line, the colon among them.
LONGEST_LABEL = 6


class Leftwards:
    """Finds the content before a cue, and where it begins and ends."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents
        self._contents = Contents(knowledge, phrases)

    def draft(self, s: Sentence, cue: Cue, lo: int, floor: int) -> Draft | None:
        """Return the draft of a cue with its content before it; None where no content stands there.

        Args:
            lo: the subject is looked for down to this token.
            floor: the content begins no further left than here.
        """
        end = self._contents.end(s, cue, lo)
        if end is None:
            return None
        close, gap = end
        label = next((k for k in range(lo, min(lo + LONGEST_LABEL, close)) if s.words[k].text == ":"), -1)
        lo, floor = max(lo, label + 1), max(floor, label + 1)  # রহিম উদ্দিন: | অনেকে …
        source, start = self._speaker(s, cue, lo, close, gap)
        draft = Draft(self._as_demanded(cue, s.words[close - 1], close), s, "left", source=source)
        start = self._behind_connectives(s, max(start, floor), close)
        clause = s.words[close - 1].finite
        called = close < cue.first and any(word.case == "acc" for word in s.words[start:close])  # নদীটিকে প্রাণ | বলে
        if cue.noun is not None and not clause and (close == cue.first or called):
            start = self._behind_venue(s, self._behind_cause(s, start, close), close)
            start = self._behind_times(s, self._behind_latest(s, start), close) if close == cue.first else start
        if not clause and (called or "complementiser" not in s.words[close].classes):
            behind = self._behind_adverbials(s, self._behind_clause(s, start, close), close)
            start = behind if not called or any(word.case == "acc" for word in s.words[behind:close]) else start
        draft.claim = trimmed(s, unopened(s, max(start, floor), close), close)
        return draft if draft.claim is not None else None

    def _speaker(self, s: Sentence, cue: Cue, lo: int, close: int, gap: int) -> tuple[Phrase | None, int]:
        """The speaker, and where the content can begin: behind the verb, in the gap before it, or at the head."""
        start = self._clause_start(s, lo, close)
        source = self._beside(s, cue, gap)
        if source is not None or self._speaks_behind(s, cue, close):
            return source, start
        source = self._opening_subject(s, cue, start, close)
        if source is not None:
            return source, self._documents.behind(s, source, close) if cue.passive else self._behind_told(
                s, source, close
            )
        behalf = self._documents.behalf(s, start, close)
        if behalf is not None:
            return behalf
        if start > lo == 0 and not cue.passive:
            source = self._phrases.initial(s, lo, start)
        if source is None and not cue.passive and close == cue.first:
            source = self._behind_condition(s, start, close)
            start = source.last if source is not None else start
        return source, start

    def _speaks_behind(self, s: Sentence, cue: Cue, close: int) -> bool:
        """Who or what speaks follows a participle, the clause before it has its own subject: সাকি আসবেন | জানিয়ে | রহিম
        বলেন; … | দাবি করে | একটি ভিডিও ছড়িয়েছে."""
        if cue.kind != "participle" or close < cue.first or not s.words[close - 1].finite:
            return False
        speaker = self._phrases.initial(s, cue.last, len(s.words))
        behind = s.words[cue.last : cue.last + 3]
        told = any(word.case == "nom" and word.title is not None and word.title.role == "social" for word in behind)
        return told or (speaker is not None and speaker.first == cue.last)

    def _behind_told(self, s: Sentence, source: Phrase, close: int) -> int:
        """Behind whom the speaker tells it, or through what: সচিব রহিম | সাংবাদিকদের | …; রহিম | সংবাদ ব্রিফিংয়ে | …"""
        k = source.last
        k += k < close - 1 and s.words[k].text in self._g.audience
        last = next((n for n in range(k, min(k + 3, close - 1)) if s.words[n].case != "nom"), k)
        told = s.words[last].case == "loc" and self._knows.medium_start(s, last, k)
        return last + 1 if told else k

    def _behind_condition(self, s: Sentence, lo: int, close: int) -> Phrase | None:
        """The speaker behind a clause of time: তাঁকে আদালতে তোলা হলে | বিচারক | … নির্দেশ দেন; a pronoun or somebody by name
        behind any other: ভিড় না করে | তিনি | … আহ্বান জানান; খাল ঘুরে দেখে | মেয়র রিমা সেন | … আশ্বাস দেন."""
        for k in range(close - 3, lo, -1):
            pronoun = s.words[k].nonfinite and "subject_pronoun" in s.words[k + 1].classes
            done = any(form.kind == "participle" for form in s.words[k].forms)
            if pronoun or done or any(form.kind == "conditional" for form in s.words[k].forms):
                subject = self._phrases.initial(s, k + 1, close - 1)
                if subject is None or subject.first != k + 1:
                    return None
                head = s.words[subject.head]
                speaks = self._knows.proper_name(head) if done else self._knows.speaks(head)
                return subject if pronoun or speaks else None
        return None

    def _beside(self, s: Sentence, cue: Cue, gap: int) -> Phrase | None:
        """The speaker behind the verb (… জানিয়েছে | পুলিশ) or between content and verb (… বলে | পুলিশ | জানিয়েছে)."""
        source = self._documents.ending(s, cue)
        if cue.kind == "verb" and not cue.passive and cue.person != "first":
            source = self._phrases.after(s, cue.last)
        if source is None and gap < cue.first:
            source = self._documents.speaker(s, cue, cue.first, gap)
        if source is None and cue.kind == "participle" and not cue.passive:
            source = self._phrases.right_of(s, cue.last) or self._phrases.at_the_end(s, cue.last)
        return source

    def _as_demanded(self, cue: Cue, word: Word, close: int) -> Cue:
        """The cue as a demand, where what is claimed is something to be done: বিচারের | দাবি করেন."""
        thing = (
            word.case == "nom"
            and "content_noun" not in word.classes
            and not word.finite
            and not self._knows.adjective(word)
            and word.text not in self._g.claimed
        )
        if cue.compound.demands and close == cue.first and (thing or self._demanded(word)):
            return cue.demanding()
        return cue

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
        """A demand rather than an assertion: বিচারের দাবি করেন."""
        return self._knows.of_class(word, "demanded")

    def _behind_venue(self, s: Sentence, first: int, close: int) -> int:
        """Behind when and where it was said, before content that closes in a genitive (সম্মেলনে | … ঘোষণা দেন)."""
        start = first
        for k in range(first, min(close - 1, first + 12)):
            going = any(form.kind in ("infinitive", "noun") for form in s.words[k + 1].forms)  # তদন্তে নামতে …
            held = k == first + 1 and "determiner" in s.words[first].classes and s.words[k].text in self._g.occasions
            if not going and (held or (s.words[k].case == "loc" and self._knows.medium(s.words[k]))):
                start = k + 1
        return start

    def _behind_cause(self, s: Sentence, first: int, close: int) -> int:
        """Behind why it was said, where it is said when: জানাজানি হওয়ায় | গতকাল …"""
        for k in range(first, close - 2):
            cause = s.words[k].case == "loc" and any(form.kind == "noun" for form in s.words[k].forms)
            if cause and s.words[k + 1].is_a("time"):
                return k + 1
        return first

    def _behind_adverbials(self, s: Sentence, first: int, close: int) -> int:
        """Behind what says of the act, not of its content, how it came about: প্রথমবারের মতো | …; নিন্দা জানিয়ে | …"""
        start = first
        for k in range(first + 1, close - 2):
            if s.words[k].text in self._g.expressing and any(
                word.text in self._g.expressed for word in s.words[first:k]
            ):
                start = k + 1
        for length in (3, 2, 1):
            if start + length < close - 1 and s.slice(start, start + length) in self._g.of_the_act:
                return start + length
        return start

    def _behind_connectives(self, s: Sentence, first: int, close: int) -> int:
        """Behind words that tie the sentence to the one before, which stand behind its speaker: পুলিশ | অবশ্য | …"""
        while first < close - 1 and s.words[first].is_a("connective"):
            first += 1
        return first

    def _behind_latest(self, s: Sentence, first: int) -> int:
        """Behind how long after what was told before it is: এর তিন বছর পর | …"""
        after = s.words[first].text in self._g.since and any(w.is_a("time") for w in s.words[first + 1 : first + 4])
        return (
            next((k + 1 for k in range(first + 2, first + 5) if s.words[k].text in self._g.in_time), first)
            if after
            else first
        )

    def _behind_times(self, s: Sentence, first: int, close: int) -> int:
        """Behind words that say when; those stay that belong to the noun behind them: জুলাই | সনদ, গত বছরের | লোকসান."""
        start = first
        while start < close - 1 and (
            "time" in s.words[start].classes or (s.words[start].number and "time" in s.words[start + 1].classes)
        ):
            start += 1
        if start < close and s.words[start].is_a("postposition"):  # ১৫ মে পর্যন্ত | …
            return first
        owned = start > first and s.words[start - 1].case == "gen"
        start -= owned
        while start > first and (
            (s.words[start - 1].text in self._g.attributive_time and not s.words[start - 2].number)  # ৮ মার্চ | …
            or (owned and s.words[start - 1].number)
        ):
            start -= 1
        return start

    def _behind_clause(self, s: Sentence, first: int, close: int) -> int:
        """Behind the last clause that is over before content without a verb of its own: … ক্ষমা চেয়েছে, | ভুলের কথা."""
        for k in range(close - 1, first, -1):
            if (s.words[k].text == "," or s.words[k].text in self._g.clause_ends) and self._over(s.words[k - 1]):
                if s.words[k + 1].text in self._g.which:
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
        return word.finite and word.text not in self._g.denied and not self._knows.name(word)

    def _clause_start(self, s: Sentence, lo: int, close: int) -> int:
        """Behind the last এবং that joins a clause to a finite one before it."""
        for k in range(close - 2, lo, -1):
            if s.words[k].text in self._g.and_also and s.words[k - 1].finite and not self._knows.name(s.words[k - 1]):
                return k + 1 if lo or not self._said(s, k + 1, close) else lo
        return lo

    def _said(self, s: Sentence, first: int, close: int) -> bool:
        """Tokens first … close are closed by বলে: a whole sentence, its clauses joined by এবং, is what is said."""
        return (
            close < len(s.words)
            and "complementiser" in s.words[close].classes
            and self._phrases.initial(s, first, close) is None
        )
