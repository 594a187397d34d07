"""Words that stand for a speaker named before, found by their form: তিনি, সংস্থাটি, ওই কর্মকর্তা."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.lexicon.grammar import Grammar
from annotator.lexicon.sources import AnaphorRecord
from annotator.rules.heads import Phrase
from annotator.rules.text import Sentence
from annotator.rules.words import COMMON, ENTITY, LISTED, MODIFIER, SPEAKER, TITLE, Word

#: So many phrases are kept with what they can be.
LIMIT = 20_000


class Anaphors:
    """The back-references by the word they are written with."""

    def __init__(self, records: tuple[AnaphorRecord, ...], grammar: Grammar) -> None:
        self._g = grammar
        self._words = {word: record for record in records for word in (*record.words, *record.genitive)}
        self._heads = {word: record for record in records for word in record.heads}
        self._known: dict[tuple[str, str], tuple[tuple[str, AnaphorRecord], ...]] = {}

    def find(self, s: Sentence, phrase: Phrase) -> AnaphorRecord | None:
        """Return the back-reference that the phrase is; none where it says more than that."""
        first, _, head = phrase[:3]
        text = s.words[head].text
        if head - first <= 1:
            whole = s.slice(first, head + 1)
            for form, record in self._forms(whole, text):
                if record.person and s.words[head].flags & SPEAKER:
                    continue  # আমির is no আমি
                if head == first or form != text or "determiner" in s.words[first].classes:
                    return record
        if not self._g.pointing_back.isdisjoint([word.text for word in s.words[first:head]]):
            return next((self._heads[stem] for stem in s.words[head].stems if stem in self._heads), None)
        if first < head and s.words[head].determined and all(map(_describes, s.words[first:head])):
            return next((x for _, x in self._forms(text, text) if x.types and not (x.person or x.plural)), None)
        return None

    def _forms(self, whole: str, text: str) -> tuple[tuple[str, AnaphorRecord], ...]:
        """Return the back-references that the phrase, or its head, can be a form of; kept for the next time."""
        try:
            return self._known[whole, text]
        except KeyError:
            if len(self._known) > LIMIT:
                self._known.clear()
            forms = dict.fromkeys((*_uninflected(whole), *_uninflected(text)))
            found = tuple((form, self._words[form]) for form in forms if form in self._words)
            self._known[whole, text] = found
            return found

    def body(self, word: Word) -> AnaphorRecord | None:
        """Return the back-reference that a bare word for a body is: দলের | পক্ষ থেকে."""
        return self.head(word) if not self._g.bodies.isdisjoint(word.stems) else None

    def head(self, word: Word) -> AnaphorRecord | None:
        """Return the back-reference that a word is behind what points at it: (ওই, তাঁর) দেশ."""
        return next((self._heads[stem] for stem in word.stems if stem in self._heads), None)


def _describes(word: Word) -> bool:
    """It only says of what sort, or whose, a body named before is: জাপানের | গাড়ি | নির্মাতা | প্রতিষ্ঠানটি."""
    if word.mark or word.case not in ("nom", "gen"):
        return False
    named = word.case == "nom" and word.flags & (ENTITY | LISTED)
    return word.case == "gen" or bool(word.flags & (MODIFIER | COMMON | TITLE)) or not named


def _uninflected(text: str) -> Iterator[str]:
    """The form itself, and what is left without clitic and without case ending."""
    bare = text[:-1] if text.endswith(("ও", "ই")) and len(text) > 3 else text
    for form in dict.fromkeys((text, bare)):
        yield form
        for ending in ("কে", "তে", "র"):
            if form.endswith(ending):
                yield form.removesuffix(ending)
        if form.endswith("কে"):
            yield form.removesuffix("কে") + "র"  # তাঁকে, as তাঁর
