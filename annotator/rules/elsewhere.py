"""Step 3: who speaks where no subject stands beside the verb: at the end of its sentence, at the head, in a mind."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.rules.cue import QUESTION, Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import Tying
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence


class Elsewhere:
    """Finds speakers that stand apart from their cue."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents

    def speaker(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """Return who speaks apart from the cue.

        Behind a participle, or at the end: তা জানতে চেয়ে | আদালত …; বিষয়টি স্বীকার করে লাশ ফেরত দিয়েছে | পুলিশ. At the
        head, whom he tells it between, in many words: সচিব | … স্থায়ী কমিটিকে বলেছেন. In whose mind it is: অনেকের | মনে
        প্রশ্ন জাগে.
        """
        before = s.words[cue.first - 1] if cue.first > lo else None
        if before is None:
            return None
        if cue.function is QUESTION and before.text in self._g.mind:
            return self._phrases.owner(s, cue.first - 1, lo)
        if cue.kind == "participle" and not cue.passive:
            asks = cue.function is QUESTION or cue.compound.of_others  # হিসাব চেয়ে | দপ্তর মেয়রকে চিঠি দেয়
            beside = self._phrases.right_of(s, cue.last) if asks else None
            return beside or self._phrases.at_the_end(s, cue.last)
        if before.text in self._g.and_also:
            return self._of_both(s, cue, lo)
        told = cue.kind == "verb" and cue.verb.says and cue.person == "honorific"
        if not (told and before.case == "acc" and self._knows.body(s, cue.first - 1)):
            return None
        speaker = self._phrases.initial(s, lo, cue.first - 1)
        somebody = speaker is not None and not self._knows.body(s, speaker.head)
        return speaker if somebody else None

    def _of_both(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """The subject of the clause before, before its verb or behind it: ছবি দিয়েছে | পুলিশ এবং বলেছে."""
        end = cue.first - 1
        verb = next((k for k in range(end - 1, lo, -1) if s.words[k].finite and not s.words[k].nonfinite), lo)
        if verb == lo or cue.passive or s.words[verb].honorific != (cue.person == "honorific"):
            return None
        speaker = self._phrases.initial(s, lo, verb) if verb + 1 == end else self._phrases.after(s, verb + 1, end)
        return speaker if speaker is not None and self._knows.can_speak(s, speaker) else None

    def before(self, t: Tying) -> int:
        """Return where the search for the subject begins.

        Before what is confirmed (ঘটনার সত্যতা | নিশ্চিত করে বলেন), or whom something is expressed of (তিনি | কোচ রহিমের
        প্রতি | সমর্থন জানিয়ে বলেন).
        """
        s, k = t.s, t.cue.first - 1
        if s.words[t.cue.first].text in self._g.expressed and k > t.lo:
            k = k - s.words[k].is_a("postposition")
            owner = self._phrases.owner(s, k + 1, t.lo) if s.words[k].case == "gen" else None
            if owner is not None and self._phrases.before(s, owner.first, t.lo) is not None:
                return owner.first
            k = t.cue.first - 1
        weighed = t.cue.compound.reads_finite and t.cue.needs and self._knows.thing(s.words[k])
        if weighed and k > t.lo and s.words[k].case == "nom":
            return k  # সংস্থাটি | নথি | যাচাই করে দেখেছে, …
        confirmed = k > t.lo and "content_noun" in s.words[k].classes and s.words[k - 1].case == "gen"
        if not (confirmed and t.cue.joined and not t.cue.passive):
            return t.cue.first
        suffers = k - 2 > t.lo and s.words[k - 1].nominative in self._g.suffered and s.words[k - 2].case == "nom"
        if suffers:  # মেয়র | পাঁচ মাঝি আটকের বিষয়টি | স্বীকার করে বলেন
            whom = self._phrases.grow(s, k - 2, k - 1, t.lo)
            if self._phrases.before(s, whom.first, t.lo) is not None:
                return whom.first
        return k

    def share_document(self, draft: Draft, earlier: Sequence[Draft]) -> None:
        """Give a passive and the participle before it the document in which both stand.

        নোটিশে | … অভিযোগ এনে … দাবি জানানো হয়.
        """
        before = earlier[-1] if earlier else None
        if before is None or before.cue.kind != "participle" or not draft.cue.passive:
            return
        if draft.source is None and before.source is None:
            draft.source = before.source = self._documents.source(draft.s, draft.cue, before.cue.first, 0)
