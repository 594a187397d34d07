"""Who acts when another does something else (সরকার ভাতা কমালে | আদালত | … আখ্যা দেন), or is known to nobody; what somebody is
supposed to believe."""

from __future__ import annotations

from annotator.bangla.sentences import Range
from annotator.rules.claims import trimmed
from annotator.rules.cue import BELIEF, Cue
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence

#: Tokens of a name that nobody knows, and one more.
LONGEST_NAME = 4
#: যদি stands no more tokens before its verb; a belief that somebody is supposed to hold has more than so many.
NEAR, SHORTEST = 3, 2


def another(
    s: Sentence, subject: Phrase | None, close: int, phrases: NounPhrases, knowledge: Knowledge
) -> Phrase | None:
    """Return the speaker right behind a conditional with another subject, no verb of his before ``close``: মেয়র বৈঠক
    ডাকলে | কাউন্সিলররা | সেটিকে …; not মেয়র বৃষ্টি হলে | মাঝিরা ফিরবেন | বলে জানান. Several right behind a participle did that
    too, to whom stands before it: থানা ঘেরাও করে | মাঝিরা | …"""
    for k in range(close - 2, subject.last - 1 if subject is not None else close, -1):
        if s.words[k].finite and not s.words[k].nonfinite:
            return None
        did = s.words[k + 1].case == "pl" and any(form.kind == "participle" for form in s.words[k].forms)
        if did or knowledge.conditional(s.words[k]):
            found = phrases.initial(s, k + 1, close)
            if found is None or found.first != k + 1 or found.last >= close:
                return None
            if "howa" in s.words[found.last].lemmas:
                return None  # মেয়র পদ না পেলে | প্রার্থী হওয়ার | ঘোষণা দেন
            head = s.words[found.head]
            speaks = did or knowledge.proper_name(head) or knowledge.speaks(head) or "subject_pronoun" in head.classes
            return found if speaks else None
    return None


def as_supposed(s: Sentence, cue: Cue, lo: int) -> Range | None:
    """Return what follows a cue; of a belief that somebody is only supposed to hold, up to what would follow from it.

    সরকার যদি মনে করে | ভোট হবে, | (তাহলে, সেটা, তারা) …
    """
    before = [word.text for word in s.words[max(lo, cue.first - NEAR) : cue.first]]
    if cue.function is not BELIEF or s.grammar.supposing.isdisjoint(before):
        return trimmed(s, cue.last, len(s.words))
    ends = [k for k in range(cue.last + SHORTEST, len(s.words) - 1) if s.words[k].text == ","]
    then = next((k for k in ends if s.words[k + 1].text in s.grammar.if_so), None)
    pronoun = next((k for k in ends if s.words[k + 1].is_a("subject_pronoun")), len(s.words))
    return trimmed(s, cue.last, pronoun if then is None else then)


def unknown(s: Sentence, cue: Cue, start: int, close: int, knowledge: Knowledge) -> Phrase | None:
    """Who says of something that is pointed at what it is, by a name that nobody knows: জেনি কোয়ান | এই ঘটনাকে অন্যায় বলে
    মন্তব্য করেন."""
    if cue.passive or cue.person == "first" or close == cue.first:
        return None
    for k in range(start, min(start + LONGEST_NAME, close - 1)):
        word = s.words[k]
        pointed = word.is_a("pointer_determiner") or (word.case == "acc" and word.text in s.grammar.pronoun_objects)
        if pointed and k > start:
            judged = any(word.case == "acc" for word in s.words[k:close])
            return Phrase(start, k, k - 1) if judged and not s.words[close - 1].finite else None
        if word.case != "nom" or word.is_aside or not knowledge.name(word):
            return None
    return None
