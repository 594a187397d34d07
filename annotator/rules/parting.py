"""Step 3: what may part a pointer from its cue: where it is said, and of whom it is known (এ তথ্য | পুলিশের বরাতে | এক
প্রতিবেদনে জানিয়েছে রয়টার্স)."""

from __future__ import annotations

from annotator.rules.cue import Cue
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import POINTER, Word

#: Roles of what somebody says something in.
WHERE = frozenset({"document", "medium", "social"})


class Parting:
    """Passes what stands between a pointer and its cue."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._which = self._g.one_such | self._g.between_owner | self._g.many

    def before(self, s: Sentence, cue: Cue, k: int, lo: int) -> int:
        """The token before what ends with token k and parts a pointer from its cue; token k where nothing does."""
        if cue.kind != "verb" or s.words[k].flags & POINTER:
            return k
        if s.words[k].text in self._g.cited_before:
            return self._before_origin(s, k, lo)
        return self._before_where(s, k, lo) if s.words[k].case == "loc" else k

    def _before_where(self, s: Sentence, k: int, lo: int) -> int:
        """The token before the document or the occasion that ends with token k, in which somebody says it: এ তথ্য | এক
        বিবৃতিতে | জানান; …, তা | সংবাদ সম্মেলনে | তুলে ধরেন; not এসব চিঠিতে | জানান."""
        title = self._knows.title_at(s, k, lo)
        where = s.words[k].text in self._g.occasions or self._knows.document_at(s, k)
        if not (where or (title is not None and title[1].role in WHERE)):
            return k
        at = (title[0] if title is not None else k) - 1
        if at < lo or s.words[at].is_a("pointer_determiner"):
            return k
        while at > lo and s.words[at].flags & POINTER == 0 and self._says_which(s.words[at]):
            at -= 1
        return at

    def _before_origin(self, s: Sentence, k: int, lo: int) -> int:
        """The token before the origin whose postposition ends with token k: এ তথ্য | পুলিশের বরাত দিয়ে | জানায় রয়টার্স."""
        first = k - (s.words[k].text in self._g.light_participles)
        owner = self._phrases.owner(s, first, lo)
        start = behind_pointer(s, owner, lo, self._knows).first if owner is not None else k
        return start - 1 if start > lo else k

    def _says_which(self, word: Word) -> bool:
        """It says which document it is, or how many are: একটি, বহু, পৃথক."""
        return word.is_a("determiner") or self._knows.adjective(word) or word.text in self._which


def behind_pointer(s: Sentence, owner: Phrase, lo: int, knowledge: Knowledge) -> Phrase:
    """Return who is cited without the pointer that opens the phrase: এ তথ্য | পুলিশের বরাতে …; not এ ঘটনার তদন্তকারীর
    বরাতে."""
    k = owner.first
    points = k + 2 < owner.last and "pointer_determiner" in s.words[k].classes and s.words[k + 1].case == "nom"
    points = points and knowledge.of_class(s.words[k + 1], "pointer_noun")
    return Phrase(k + 2, owner.last, owner.head) if points else owner
