"""Who speaks, and of what, around a verb in a stretch without full stops (``unstopped``)."""

from __future__ import annotations

from collections.abc import Callable

from annotator.bangla.quotations import CLOSERS
from annotator.rules.text import Sentence
from annotator.rules.words import CUE_PART, CUE_VERB, ENTITY, LISTED, SPEAKER, Word

#: Words before a cue among which what closes its content stands: বলে, or what points at content elsewhere.
NEAR = 8
#: Words between a subject and its verb of saying at most.
BETWEEN = 5
#: Classes of what can stand between them.
ASIDE = ("adverb", "time", "determiner", "pointer", "pointer_determiner", "pointer_noun")
#: Words of somebody whom no list knows at most.
UNKNOWN = 8
#: Words among which the subject of the next verb stands.
AHEAD = 16

#: Tells where a subject that begins at a token ends; the token itself where none begins there.
SubjectEnd = Callable[[Sentence, int], int]


def says(s: Sentence, first: int, k: int) -> bool:
    """The verb at token k can be that of a cue: a noun or verb of saying stands there or before it."""
    said = any(word.flags & CUE_PART for word in s.words[max(first, k - 2) : k + 1])
    return said and bool(s.words[k].flags & CUE_VERB)


def first_of_two(s: Sentence, first: int, last: int) -> int:
    """The end of the first of two subjects in a row: … বলেছেন মেয়র সালমা | সালমা বলেন, …; on two lines; … মাঝিরা | মেয়র …"""
    for k in range(first + 1, last):
        before, word = s.words[k - 1], s.words[k]
        again = any(word.text == each.text for each in s.words[first:k])
        many = before.case == "pl" and not word.mark
        if again or many or _short_form(s, first, k) or _of_it(word):
            return k
    return last


def _short_form(s: Sentence, first: int, k: int) -> bool:
    """A body's short form in brackets stands before token k: নদী কমিশন (নক) | বার্তা সংস্থা; not জেনারেল (অব.) | রহিম."""
    inside, body = s.words[k - 2], s.words[max(first, k - 4)]
    closed = s.words[k - 1].text == ")" and s.words[max(first, k - 3)].text == "("
    return closed and "." not in inside.text and bool(body.flags & ENTITY)


def _of_it(word: Word) -> bool:
    """It points back to a body or a place before it: দেশটির, পত্রিকাটির; not কমিটির."""
    return word.text[len(word.nominative) :] == "টির"


def spoken_before(s: Sentence, first: int, k: int) -> bool:
    """Somebody who can speak stands before token k in a case of a subject."""
    return any(
        word.case in ("nom", "pl") and (word.flags & (SPEAKER | ENTITY | LISTED) or "subject_pronoun" in word.classes)
        for word in s.words[first:k]
    )


def content_before(s: Sentence, first: int, k: int) -> bool:
    """The content of the cue at token k stands before it, so that who says it can follow: … বলে জানিয়েছে | পুলিশ."""
    closed = next((i for i in range(k - 1, max(first, k - NEAR) - 1, -1) if "complementiser" in s.words[i].classes), k)
    if closed < k and not spoken_before(s, closed + 1, k):
        return True
    before, closing = s.words[k - 2], s.words[k - 1]
    if "pointer_determiner" in before.classes or "pointer" in closing.classes or closing.text in CLOSERS:
        return True
    return before.case == "gen" and "noun" in before.kinds


def speaks_on(s: Sentence, k: int) -> bool:
    """A verb of a cue follows at token k, who is told, where, when and an adverb aside: what stands before it is its
    subject (তিনি | আরও বলেন; মেয়র | পরে এক বৈঠকে সাংবাদিকদের বলেন; পুলিশ | সূত্রে জানা যায়)."""
    k = _past_asides(s, k)
    if k >= len(s) or s.words[k].flags & CUE_VERB:
        return k < len(s)
    passive = "noun" in s.words[k].kinds and not s.words[k - 1].flags & SPEAKER  # বিবিসি | প্রতিবেদনে বলা হয়
    told = s.words[k].flags & CUE_PART and not passive
    return bool(told) and k + 1 < len(s) and bool(s.words[k + 1].flags & CUE_VERB)


def tells(s: Sentence, k: int) -> bool:
    """A verb of saying follows at token k, asides left out: আরও বলেন"""
    k = _past_asides(s, k)
    return k < len(s) and s.words[k].finite and says(s, k, k)


def _past_asides(s: Sentence, k: int) -> int:
    """The token behind those from token k on that can stand between a subject and its verb."""
    hi = min(k + BETWEEN, len(s) - 1)
    while k < hi and (_aside(s.words[k]) or s.words[k].text in s.grammar.audience):
        k += 1
    return k


def owed(s: Sentence, first: int, k: int) -> bool:
    """The content of the cue at token k stands before it and nobody who says it, so that he follows."""
    if not says(s, first, k) or not content_before(s, first, k):
        return False
    if any("complementiser" in word.classes for word in s.words[max(first, k - NEAR) : k]):
        return True
    at = next((i for i in range(k - 1, first, -1) if "pointer_determiner" in s.words[i].classes), k)
    before = s.words[at - 1]
    someone = at > first and at < k and before.case == "nom" and not before.mark and not before.is_aside
    return not someone and not spoken_before(s, first, k)


def unknown_end(s: Sentence, k: int) -> int:
    """The end of somebody from token k on whom no list knows, as what no name holds follows; k where nothing tells."""
    for j in range(k + 1, min(k + UNKNOWN, len(s))):
        before, word = s.words[j - 1], s.words[j]
        if before.mark or before.finite or before.nonfinite or before.is_a("postposition"):
            return k
        opened = not word.classes.isdisjoint(("connective", "subject_pronoun", "pointer_determiner", "time"))
        named = before.flags & (SPEAKER | ENTITY | LISTED) or before.determined
        if before.case in ("nom", "pl") and (
            opened or (word.case == "loc" and not word.finite) or (named and word.case == "gen")
        ):
            return j
    return k


def _aside(word: Word) -> bool:
    """It can stand between a subject and its verb: গণমাধ্যমে, সাংবাদিকদের, গত মঙ্গলবার, আরও."""
    beside = not word.classes.isdisjoint(ASIDE)
    return not word.mark and not word.finite and (beside or word.case in ("loc", "acc"))


def next_subject(s: Sentence, k: int) -> bool:
    """Somebody who can speak stands from token k on before the next verb, in a case of a subject."""
    end = next((i for i in range(k, min(k + AHEAD, len(s))) if s.words[i].finite), min(k + AHEAD, len(s)))
    return spoken_before(s, k, end)


def content_follows(s: Sentence, first: int, k: int, subject_end: SubjectEnd) -> bool:
    """Nothing but who speaks stands before the verb of saying at token k: মেয়র জানান | সেতু খুলবে; আমরা আশা করি | …"""
    if not says(s, first, k):
        return False
    lo = next((i + 1 for i in range(k - 1, first - 1, -1) if s.words[i].mark), first)
    end = subject_end(s, lo)
    alone = end == lo and "first" in s.words[k].persons  # আশা করছি | …
    between = s.words[end:k]
    return (end > lo or alone) and len(between) <= BETWEEN and all(map(_beside_speech, between))


def _beside_speech(word: Word) -> bool:
    """It can stand between who speaks and his verb, and is nothing that he says."""
    content = not word.classes.isdisjoint(("pointer", "pointer_determiner", "complementiser"))
    return not content and (_aside(word) or word.nonfinite or bool(word.flags & CUE_PART))
