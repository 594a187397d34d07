"""A reading of a token as the last verb of a cue, and what its form says of its clause."""

from __future__ import annotations

from annotator.lexicon.verbs import Form
from annotator.rules.text import Sentence
from annotator.rules.words import Word


class Verb:
    """A reading of token ``i`` as a form of a verb, the last verb of a cue."""

    __slots__ = ("form", "i", "lemma", "s")

    def __init__(self, s: Sentence, i: int, lemma: str, form: Form) -> None:
        self.s = s
        self.i = i
        self.lemma = lemma
        self.form = form

    @property
    def denied(self) -> bool:
        """The form or the word behind it denies it."""
        return self.form.negative or (self.i + 1 < len(self.s.words) and denies(self.s.words[self.i + 1]))

    def __str__(self) -> str:
        return f"the verb “{self.s.words[self.i].text}”"


def depends(word: Word, form: Form) -> bool:
    """A conditional (করলে, করলেও), or a verbal noun in the genitive or of cause (দেওয়ার, দেওয়ায়)."""
    return form.kind == "conditional" or (
        form.kind == "noun" and word.case in ("gen", "loc") and word.text.endswith(("র", "য়"))
    )


def denies(word: Word) -> bool:
    return "negation" in word.classes


def purposed(s: Sentence, k: int) -> bool:
    """Tell whether a purpose ends with token k, so that somebody is told to do it: ঘাট ছাড়ার | জন্য | বলা হয়েছে."""
    word, before = s.words[k], s.words[k - 1]
    ends = word.text in s.grammar.purpose and word.text not in s.grammar.about
    return ends and before.case == "gen" and any(form.kind == "noun" for form in before.forms)


def in_time(s: Sentence, i: int) -> bool:
    """Tell whether what stands behind token i sets it in time: আশ্বাস দেওয়ার | পর, দেওয়ার | দুই দিন পর."""
    behind = s.words[i + 1 : i + 4]
    k = next((n for n, word in enumerate(behind) if "time" in word.classes), 0)
    return any(word.text in s.grammar.in_time for word in (*behind[:1], *behind[k + 1 : k + 2]))
