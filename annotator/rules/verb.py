"""A reading of a token as the last verb of a cue, and what its form says of its clause."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.lexicon.verbs import Form
from annotator.rules.claims import CLOSING, OPENING, RIGHT
from annotator.rules.text import Sentence
from annotator.rules.words import CUE_PART, Word

#: Tokens of a clause before its verb among which যেন is looked for.
CLAUSE = 8
#: A clause that is written somewhere has so many tokens at least, its mark among them.
SHORTEST = 4


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

    @property
    def wished(self) -> bool:
        """It is only to be: যেন … জবাব দিতে | পারি."""
        return not self.s.grammar.so_that.isdisjoint(
            [word.text for word in self.s.words[max(0, self.i - CLAUSE) : self.i]]
        )

    def __str__(self) -> str:
        return f"the verb “{self.s.words[self.i].text}”"


def tells_next(s: Sentence, i: int) -> bool:
    """Tell whether the words are to come of which the verb at token i talks: অন্য কথা | বলছেন; একটা কথা | বলতে চাই, …"""
    before, behind = s.text_at(i - 2), s.text_at(i + 2)
    return before in s.grammar.otherwise or behind in s.grammar.that or (before in s.grammar.one_such and behind == ",")


def depends(word: Word, form: Form) -> bool:
    """A conditional (করলে, করলেও), or a verbal noun in the genitive or of cause (দেওয়ার, দেওয়ায়)."""
    return form.kind == "conditional" or (
        form.kind == "noun" and word.case in ("gen", "loc") and word.text.endswith(("র", "য়"))
    )


def lettered(s: Sentence, i: int, lo: int = 0) -> int | None:
    """Return the first of the tokens that say how it is written at token i (ফটকে | বড় অক্ষরে | লেখা), i itself where none
    do; None where nothing is."""
    if not any(form.lemma == "lekha" for word in s.words[i : i + 1] for form in word.forms):
        return None
    k = i
    while k - 1 > lo and (s.words[k - 1].text in s.grammar.lettering or (k < i and s.words[k - 1].is_a("adjective"))):
        k -= 1
    return k


def inscribed(s: Sentence, i: int) -> bool:
    """Tell whether token i ends a clause that says where the words behind it stand: তাঁর ক্যাপশনে | লেখা, ‘…’; একটি ফলক, তাতে
    | লেখা, …"""
    at = (lettered(s, i) or 0) - 1
    if s.words[i].case != "nom" or at < 0 or s.words[at].case != "loc":
        return False
    behind = [word.text for word in s.words[i + 1 : i + 3]]
    if not behind or behind[0] in OPENING or (behind[0] in RIGHT and behind[-1] in OPENING):
        return bool(behind)
    return s.words[at].text in s.grammar.therein and behind[0] in RIGHT and len(s) - i > SHORTEST


def closes(s: Sentence, i: int) -> bool:
    """A form that can be participle or finite is finite where a clause ends behind it, or its subject follows."""
    if i + 1 == len(s.words):
        return True
    after = s.words[i + 1]
    if after.text in s.grammar.spreading:
        return False  # ঘাট ভেঙেছে দাবি করে | ছড়ানো ছবিটি পুরোনো
    if (after.mark and after.text not in "(‘“'\"") or after.text in s.grammar.clause_closers:
        return True
    return not any(word.finite for word in s.words[i + 1 :])


def denies(word: Word) -> bool:
    return "negation" in word.classes


def purposed(s: Sentence, k: int) -> bool:
    """Tell whether a purpose ends with token k, so that somebody is told to do it: ঘাট ছাড়ার | জন্য | বলা হয়েছে."""
    word, before = s.words[k], s.words[k - 1]
    ends = word.text in s.grammar.purpose and word.text not in s.grammar.about
    return ends and "noun" in before.kinds


def in_time(s: Sentence, i: int) -> bool:
    """Tell whether what stands behind token i sets it in time: আশ্বাস দেওয়ার | পর, দেওয়ার | দুই দিন পর."""
    behind = s.words[i + 1 : i + 4]
    k = next((n for n, word in enumerate(behind) if "time" in word.classes), 0)
    return not s.grammar.in_time.isdisjoint([word.text for word in (*behind[:1], *behind[k + 1 : k + 2])])


def adjoins(s: Sentence, i: int, back: int, chain: tuple[str, ...], lemmas: Mapping[str, str]) -> bool:
    """Tell whether between a noun and its verb at token i stands nothing, or what the record says: আশা প্রকাশ করেন."""
    if back == 1 or chain[0] in s.words[i - 1].stems:
        return True
    return any(lemmas[form.lemma] == chain[0] for form in s.words[i - 1].forms)


def apart(s: Sentence, k: int) -> bool:
    """Tell whether token k can part a noun of saying from its verb: দাবি | , | করেন; আশ্বাস | তখন | দেওয়া হয়."""
    text = s.words[k].text
    when = text in s.grammar.by_then and s.words[k - 1].flags & CUE_PART
    return bool(when) or text in s.grammar.neither or text == ","


def perceived(s: Sentence, i: int, lo: int) -> int | None:
    """Return the last token of whom one hears or sees saying something, an object before token i, a quotation or what
    says how between them: মাঝিকে | বলতে শোনা যায়; মাঝিদের | ‘ঘাট চাই’ বলতে শোনা যায়."""
    k, quoted = i - 1, False
    while k >= lo:
        word = s.words[k]
        if word.text in OPENING and quoted:
            quoted = False
        elif word.text in CLOSING:
            quoted = True
        elif not quoted and (word.case == "acc" or word.text.endswith("দের")):
            return k
        elif not quoted and not (word.is_aside or word.text == "," or "complementiser" in word.classes):
            return None
        k -= 1
    return None
