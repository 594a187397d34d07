"""Who acts when something else happens that another does: সরকার ভাতা কমালে | আদালত | … আখ্যা দেন."""

from __future__ import annotations

from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence


def another(
    s: Sentence, subject: Phrase | None, close: int, phrases: NounPhrases, knowledge: Knowledge
) -> Phrase | None:
    """Return the speaker right behind a conditional with another subject, no verb of his before ``close``: মেয়র বৈঠক
    ডাকলে | কাউন্সিলররা | সেটিকে …; not মেয়র বৃষ্টি হলে | মাঝিরা ফিরবেন | বলে জানান."""
    for k in range(close - 2, subject.last - 1 if subject is not None else close, -1):
        if s.words[k].finite and not s.words[k].nonfinite:
            return None
        if knowledge.conditional(s.words[k]):
            found = phrases.initial(s, k + 1, close)
            if found is None or found.first != k + 1 or found.last >= close:
                return None
            if "howa" in s.words[found.last].lemmas:
                return None  # মেয়র পদ না পেলে | প্রার্থী হওয়ার | ঘোষণা দেন
            head = s.words[found.head]
            speaks = knowledge.proper_name(head) or knowledge.speaks(head) or "subject_pronoun" in head.classes
            return found if speaks else None
    return None
