"""Stretches without a full stop that are too long for one sentence: they end where their verbs do."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.bangla.quotations import CLOSERS
from annotator.bangla.sentences import Range
from annotator.rules.text import Sentence
from annotator.rules.uttering import (
    SubjectEnd,
    content_before,
    content_follows,
    first_of_two,
    next_subject,
    owed,
    says,
    speaks_on,
    spoken_before,
    tells,
    unknown_end,
)
from annotator.rules.words import CUE_PART, CUE_WORD, ENTITY, LISTED, SPEAKER, Word

#: A stretch of more code points that no full stop ends holds several sentences; so does a shorter one of a text that
#: has hardly any full stop.
LONG = 400
#: A text of fewer code points that has no full stop can be one sentence.
ALONE = 300
#: Words before a verb that ends a sentence at least.
SHORTEST = 3
#: Tokens of a sentence at most, so that steps that read one back and forth cost a text's length, not its square.
MOST = 300
#: So many code points without a full stop are cut at one go, the sentence that the last ones begin apart.
UNCUT = 20_000
#: What can follow the last verb of a clause inside its sentence.
GOES_ON = frozenset({"complementiser", "conjunction", "negation", "postposition"})
#: What a word that looks like a finite verb can be instead.
OTHERWISE = frozenset({"complementiser", "name", "common", "adjective"})
#: What no sentence ends with, whoever speaks behind it.
NOT_LAST = frozenset({"time", "adverb", "connective", "determiner", "conjunction", "postposition", "complementiser"})
#: What opens a sentence behind a word that may be its verb.
OPENERS = frozenset({"connective", "starter", "subject_pronoun", "pointer_determiner", "time"})
#: No scraper breaks lines of more code points inside a sentence.
WIDE = 160
#: Words behind a verb among which what opens the next sentence stands, where they belong to the verb's.
LATER = 8
#: No sentence of fewer words stands alone at the end of a line, unless it credits somebody.
REST = 3


def cut(s: Sentence, subject_end: SubjectEnd) -> Iterator[Range]:
    """Yield the sentences of a stretch: up to each finite verb, or the subject behind it, that nothing goes on behind.

    A stretch that a full stop ends is one sentence.

    Args:
        subject_end: tells where a subject ends.
    """
    first = k = 0
    while k < len(s) - 1:
        last = _end(s, first, k, subject_end) if SHORTEST <= k - first < MOST else k * (k - first == MOST)
        if last and last < len(s):
            yield s.span(first, last)
            first = last
        k = last if last > k else k + 1
    if first < len(s):
        yield s.span(first, len(s))


def _end(s: Sentence, first: int, k: int, subject_end: SubjectEnd) -> int:
    """The token behind a sentence that begins at token first and has its last verb at token k; 0 where it goes on."""
    if _opens(s, k + 1):
        return k + 1
    if s.words[k + 1].text in CLOSERS and _quoted_behind(s, first, k):
        return k + 2
    gap = s.text[s.end_of(k) : s.starts[k + 1]]
    if "\n" in gap and ("\n\n" in gap or _breaks(s, k)):
        return k + 1
    if not _ends(s, k) or content_follows(s, first, k, subject_end):
        return 0
    denied = "negation" in s.words[k + 1].classes
    behind = k + 1 + denied
    if behind == len(s):
        return 0
    if rest := _rest(s, behind):
        return next((j for j in range(behind, rest) if _credits(s, j)), rest)
    if s.words[behind].text in CLOSERS:
        return behind + 1 if _quoted_behind(s, first, behind - 1) else 0
    if s.words[behind].text in "‘“" and not says(s, first, k):
        return behind  # … মনোনীত হয়েছে | ‘নদীর গান’ ছবিটি …
    last = behind if denied else _opened_later(s, first, behind) or _subject_behind(s, first, k, subject_end)
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
            pronoun = "subject_pronoun" in s.words[j].classes
            return j if j > k + 1 or not pronoun or says(s, first, k - 1) else 0
    return 0


def _subject_behind(s: Sentence, first: int, k: int, subject_end: SubjectEnd) -> int:
    """The end of the subject that follows the verb at token k as its own; the token behind the verb where none does."""
    last = subject_end(s, k + 1)
    if last == k + 1:
        return unknown_end(s, last) if owed(s, first, k) else last
    one = first_of_two(s, k + 1, last)
    if says(s, first, k) and (content_before(s, first, k) or not spoken_before(s, first, k)):
        behind = s.words[last].classes if last < len(s) else frozenset()
        opened = "time" in behind and "connective" not in behind and owed(s, first, k)
        return one if one < last or opened or not (speaks_on(s, last) or s.text_at(last) == "/") else k + 1
    owned = one < len(s) and not speaks_on(s, one) and _owned(s, first, k, one)
    return one if owned else k + 1


def _owned(s: Sentence, first: int, k: int, last: int) -> bool:
    """The subject between the verb at token k and token last is the verb's: the next verb has another, and what opens a
    sentence follows or the verb has none before it (শুরু হয়েছে মেলা | এবার …; … ফিরেছেন রহিম | তিনি …)."""
    behind = s.words[last].classes
    if "subject_pronoun" in behind or _opens(s, last):
        return True
    opened = not OPENERS.isdisjoint(behind)
    return (opened or not spoken_before(s, first, k) or says(s, first, k)) and next_subject(s, last)


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
    if word.flags & CUE_WORD and s.text_at(k + 1) == ":":
        return not before.mark and before.case != "gen"  # … বেড়েছে | সূত্র: বাসস
    if word.text in s.grammar.therein and before.finite:
        behind = k > 1 and "participle" in s.words[k - 2].kinds  # খেয়ে ফেলে | এতে …
        return behind or before.case == "nom"
    if before.mark or before.case != "nom":
        return False
    if word.nominative == before.nominative and word.flags & (SPEAKER | ENTITY):
        return True  # … করেছে সেনাবাহিনী | সেনাবাহিনী সূত্রে …
    if word.case == "loc" and not word.flags & SPEAKER and before.flags & (SPEAKER | LISTED) and _unowned(s, k + 1):
        return True  # … মজিদ মিয়া | আবেদনে আরও বলা হয়
    if k + 2 < len(s) and s.slice(k, k + 2) in s.grammar.of_the_act and "pointer_determiner" in word.classes:
        return True  # … খুবই জরুরি | এ কারণে …
    if "connective" in word.classes:
        later = before.flags & SPEAKER or "time" in before.classes  # মেয়র | পরে বলেন, দশ মাস | পরে
        return not ("time" in word.classes and later)
    if "subject_pronoun" not in word.classes:
        return False
    said = before.classes.isdisjoint(NOT_LAST) and before.text not in s.grammar.which and tells(s, k + 1)
    return said or "adjective" in before.classes  # … পরীক্ষিত বন্ধু | তিনি আরও বলেন


def _unowned(s: Sentence, k: int) -> bool:
    """A verb of saying in the passive stands at token k, so that nobody before it is its subject: আরও বলা হয়,"""
    k += "adverb" in s.words[min(k, len(s) - 1)].classes
    if k + 2 >= len(s) or not s.words[k + 2].mark:
        return False
    return bool(s.words[k].flags & CUE_PART) and "noun" in s.words[k].kinds and s.words[k + 1].finite


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


def _quoted_behind(s: Sentence, first: int, k: int) -> bool:
    """The quotation that closes behind token k follows its cue: মেয়র বলেন, ‘কর কমবে’ | …"""
    for at in range(k, first, -1):
        if s.words[at].text in "‘“'\"":
            before = s.words[at - 1]
            named = k - at < SHORTEST and not any(word.finite for word in s.words[at : k + 1])  # ‘মাঝির চর’ নামে
            return (before.text in ",:–—-" and not named) or says(s, first, at - 1)
    # its beginning was cut off with a sentence before; a case ending follows some marks without a space (‘…’-এর)
    behind = k + 2 < len(s) and (s.starts[k + 2] > s.end_of(k + 1) or _spoken_at(s, k + 2))
    return behind and s.words[k + 1].text in "’”" and not _goes_on(s, first, k + 2)


def _spoken_at(s: Sentence, k: int) -> bool:
    """Somebody who speaks begins at token k, so that it is no ending: ’রহিমা বলেন; not ’দের."""
    return bool(s.words[k].flags & (SPEAKER | ENTITY)) or speaks_on(s, k + 1)
