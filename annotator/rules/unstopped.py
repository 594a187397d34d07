"""Stretches without a full stop that are too long for one sentence: they end where their verbs do."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from annotator.bangla.quotations import CLOSERS
from annotator.bangla.sentences import Range
from annotator.rules.text import Sentence
from annotator.rules.words import CUE_PART, CUE_VERB, ENTITY, LISTED, SPEAKER, Word

#: A stretch of more code points that no full stop ends holds several sentences; so does a shorter one of a text that
#: has no full stop at all and is as long.
LONG = 400
#: Words before a verb that ends a sentence at least.
SHORTEST = 3
#: Words before a cue among which what closes its content stands: বলে, or what points at content elsewhere.
NEAR = 8
#: What can follow the last verb of a clause inside its sentence.
GOES_ON = frozenset({"complementiser", "conjunction", "negation", "postposition"})
#: What a word that looks like a finite verb can be instead.
OTHERWISE = frozenset({"complementiser", "name", "common", "adjective"})
#: What opens a sentence behind a word that may be its verb.
OPENERS = frozenset({"connective", "starter", "subject_pronoun", "pointer_determiner", "time"})
#: No scraper breaks lines of more code points inside a sentence.
WIDE = 160
#: Words between a subject and its verb of saying at most.
BETWEEN = 3
#: Words behind a verb among which what opens the next sentence stands, where they belong to the verb's.
LATER = 8
#: No sentence of fewer words stands alone at the end of a line, unless it credits somebody.
REST = 3

#: Tells where a subject that begins at a token ends; the token itself where none begins there.
SubjectEnd = Callable[[Sentence, int], int]


def cut(s: Sentence, subject_end: SubjectEnd) -> Iterator[Range]:
    """Yield the sentences of a stretch: up to each finite verb, or the subject behind it, that nothing goes on behind.

    A stretch that a full stop ends is one sentence.

    Args:
        subject_end: tells where a subject ends.
    """
    first = k = 0
    while k < len(s) - 1:
        last = _end(s, first, k, subject_end) if k - first >= SHORTEST else 0
        if last and last < len(s):
            yield s.span(first, last)
            first = last
        k = max(k + 1, last)
    if first < len(s):
        yield s.span(first, len(s))


def _end(s: Sentence, first: int, k: int, subject_end: SubjectEnd) -> int:
    """The token behind a sentence that begins at token first and has its last verb at token k; 0 where it goes on."""
    if _opens(s, k + 1):
        return k + 1
    if s.words[k + 1].text in CLOSERS and _quoted_behind(s, first, k):
        return k + 2
    if "\n\n" in s.text[s.end_of(k) : s.starts[k + 1]]:
        return k + 1
    if "\n" in s.text[s.end_of(k) : s.starts[k + 1]] and _breaks(s, k):
        return k + 1
    if not _ends(s, k):
        return 0
    denied = "negation" in s.words[k + 1].classes
    behind = k + 1 + denied
    if behind == len(s):
        return 0
    if rest := _rest(s, behind):
        return next((j for j in range(behind, rest) if _credits(s, j)), rest)
    if s.words[behind].text in CLOSERS:
        return behind + 1 if _quoted_behind(s, first, behind - 1) else 0
    if s.words[behind].text in "‘“" and not _says(s, first, k):
        return behind  # … মনোনীত হয়েছে | ‘নদীর গান’ ছবিটি …
    last = behind if denied else _opened_later(s, first, behind) or _spoken_behind(s, first, k, subject_end)
    return last if last > behind or not _goes_on(s, first, behind) else 0


def _opened_later(s: Sentence, first: int, k: int) -> int:
    """The end of the few words from token k, none of them a verb, that something that opens a sentence follows, and no
    subject can stand before: … নিশ্চিত করেছে পুলিশ | তিনি …; 0 where there are none.
    """
    if _goes_on(s, first, k):
        return 0  # … বলেছিলেন | যে তিনি
    for j in range(k + 1, min(k + LATER, len(s))):
        word = s.words[j - 1]
        if (
            word.mark
            or not GOES_ON.isdisjoint(word.classes)
            or "connective" in word.classes
            or word.finite
            or word.nonfinite
        ):
            return 0
        if word.case in ("nom", "pl") and _opens_alone(s, j):
            return j
    return 0


def _spoken_behind(s: Sentence, first: int, k: int, subject_end: SubjectEnd) -> int:
    """The end of the subject that follows the verb at token k; the token behind the verb where none does."""
    if _says(s, first, k) and (_content_before(s, first, k) or not _spoken_before(s, first, k)):
        last = subject_end(s, k + 1)
        first_of_two = _first_of_two(s, k + 1, last)
        if first_of_two < last:
            return first_of_two
        if last > k + 1 and not _speaks_on(s, last):
            return last
    return k + 1


def _rest(s: Sentence, k: int) -> int:
    """The end of the line on which token k stands, where few words are left and none of them a verb; 0 elsewhere."""
    for end in range(k, min(k + REST + 1, len(s))):
        if s.words[end].finite or s.words[end].nonfinite:
            return 0
        if end + 1 == len(s) or "\n" in s.text[s.end_of(end) : s.starts[end + 1]]:
            return end + 1
    return 0


def _credits(s: Sentence, k: int) -> bool:
    """A credit begins at token k: খবর | রয়টার্সের, সূত্র | : রয়টার্স, - | রয়টার্স."""
    return s.words[k].mark or bool(s.words[k].flags & CUE_PART)


def _says(s: Sentence, first: int, k: int) -> bool:
    """The verb at token k can be that of a cue: a noun or verb of saying stands there or before it."""
    said = any(word.flags & CUE_PART for word in s.words[max(first, k - 2) : k + 1])
    return said and bool(s.words[k].flags & CUE_VERB)


def _first_of_two(s: Sentence, first: int, last: int) -> int:
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


def _spoken_before(s: Sentence, first: int, k: int) -> bool:
    """Somebody who can speak stands before token k in a case of a subject."""
    return any(
        word.case in ("nom", "pl") and (word.flags & (SPEAKER | ENTITY | LISTED) or "subject_pronoun" in word.classes)
        for word in s.words[first:k]
    )


def _breaks(s: Sentence, k: int) -> bool:
    """A line that ends with token k ends a sentence: with a verb, with a quotation, or with a noun where it is so long
    that nobody has broken it."""
    word, end = s.words[k], s.end_of(k)
    wide = end - s.text.rfind("\n", 0, end) > WIDE and word.case == "nom"
    return (
        word.finite or word.text in CLOSERS or (wide and word.classes.isdisjoint(("determiner", "pointer_determiner")))
    )


def _opens(s: Sentence, k: int) -> bool:
    """The word at token k opens a sentence, whatever ends before it: … প্রস্তুত | তবে …, … দুঃখিত | তিনি …"""
    before, word = s.words[k - 1], s.words[k]
    if word.text in s.grammar.therein and before.finite:
        behind = k > 1 and any(form.kind == "participle" for form in s.words[k - 2].forms)  # খেয়ে ফেলে | এতে …
        return behind or before.case == "nom"
    if before.mark or before.case != "nom":
        return False
    if k + 2 < len(s) and s.slice(k, k + 2) in s.grammar.of_the_act and "pointer_determiner" in word.classes:
        return True  # … খুবই জরুরি | এ কারণে …
    if "connective" in word.classes:
        later = before.flags & SPEAKER or "time" in before.classes  # মেয়র | পরে বলেন, দশ মাস | পরে
        return not ("time" in word.classes and later)
    return "subject_pronoun" in word.classes and "adjective" in before.classes


def _ends(s: Sentence, k: int) -> bool:
    """A finite verb that is nothing else; হলো ends a clause behind a verb (করা হলো) or before what opens one."""
    word: Word = s.words[k]
    if not word.finite or word.nonfinite or s.words[k - 1].text in "‘“":
        return False
    if not word.classes.isdisjoint(OTHERWISE) and not _vector(s, k):
        return False
    if word.text not in s.grammar.links or s.words[k - 1].forms:
        return True
    after = s.words[k + 1].classes if k + 1 < len(s) else ()
    return "negation" in after or not OPENERS.isdisjoint(after)


def _opens_alone(s: Sentence, k: int) -> bool:
    """The word at token k opens a sentence and no subject stands before it: তিনি, তবে, এতে, এ সময়."""
    word = s.words[k]
    if word.text in s.grammar.therein or "subject_pronoun" in word.classes:
        return True
    if "connective" in word.classes:
        return "time" not in word.classes
    return "pointer_determiner" in word.classes and s.slice(k, min(k + 2, len(s))) in s.grammar.of_the_act


def _vector(s: Sentence, k: int) -> bool:
    """A participle before the word shows that it is a verb, and no thing: বাড়িতে নিয়ে | যান."""
    before, classes = s.words[k - 1], s.words[k].classes
    return "common" in classes and any(f.kind == "participle" for f in before.forms)


def _goes_on(s: Sentence, first: int, k: int) -> bool:
    """The word at token k belongs to the sentence of the verb before it."""
    word = s.words[k]
    if "connective" in word.classes or word.text in s.grammar.joints - s.grammar.and_also:
        return False
    if word.mark or word.finite or not GOES_ON.isdisjoint(word.classes):
        return True
    if word.text in s.grammar.whether or s.slice(k, min(k + 2, len(s))) in s.grammar.whether_in_two:
        return True
    if word.flags & CUE_PART and any(form.kind == "participle" for each in s.words[k : k + 2] for form in each.forms):
        return True  # সেতুটি ভেঙেছে | উল্লেখ করে
    if word.text in s.grammar.clause_closers or word.text in s.grammar.which:
        return True
    if s.words[k - 2].is_a("postposition") and s.words[k - 3].text in s.grammar.relative:
        return True  # যার মধ্যে রয়েছে | …
    related = any(each.text in s.grammar.relating or each.text in s.grammar.dependent for each in s.words[first:k])
    return related and (word.text in s.grammar.correlative or word.text in s.grammar.his)


def _content_before(s: Sentence, first: int, k: int) -> bool:
    """The content of the cue at token k stands before it, so that who says it can follow: … বলে জানিয়েছে | পুলিশ."""
    closed = next((i for i in range(k - 1, max(first, k - NEAR) - 1, -1) if "complementiser" in s.words[i].classes), k)
    if closed < k and not _spoken_before(s, closed + 1, k):
        return True
    before, closing = s.words[k - 2], s.words[k - 1]
    if "pointer_determiner" in before.classes or "pointer" in closing.classes or closing.text in CLOSERS:
        return True
    return before.case == "gen" and any(form.kind == "noun" for form in before.forms)


def _speaks_on(s: Sentence, k: int) -> bool:
    """A verb of saying follows at token k, who is told, where, when and an adverb aside: what stands before it is its
    subject (তিনি | আরও বলেন; মেয়র | পরে সাংবাদিকদের বলেন)."""
    hi = min(k + BETWEEN, len(s) - 1)
    while k < hi and (_aside(s.words[k]) or s.words[k].text in s.grammar.audience):
        k += 1
    return k < len(s) and bool(s.words[k].flags & CUE_VERB)


def _aside(word: Word) -> bool:
    """It can stand between a subject and its verb: গণমাধ্যমে, সাংবাদিকদের, গত মঙ্গলবার, আরও."""
    beside = not word.classes.isdisjoint(("adverb", "time", "pointer", "pointer_determiner", "pointer_noun"))
    return not word.mark and (beside or word.case in ("loc", "acc"))


def _quoted_behind(s: Sentence, first: int, k: int) -> bool:
    """The quotation that closes behind token k follows its cue: মেয়র বলেন, ‘কর কমবে’ | …"""
    for at in range(k, first, -1):
        if s.words[at].text in "‘“'\"":
            before = s.words[at - 1]
            return before.text in ",:–—-" or _says(s, first, at - 1)
    # its beginning was cut off with a sentence before; a case ending follows some marks without a space (‘…’-এর)
    spaced = k + 2 < len(s) and s.starts[k + 2] > s.end_of(k + 1)
    return spaced and s.words[k + 1].text in "’”" and not _goes_on(s, first, k + 2)
