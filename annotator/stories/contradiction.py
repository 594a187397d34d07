"""Whether two statements of one thing exclude each other: by polarity, by opposite words, by numbers of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.bangla.endings import stemmed
from annotator.bangla.folding import FoldedText, fold
from annotator.bangla.numerals import figures
from annotator.lexicon.contrasts import load_contrasts
from annotator.stories.wording import STEM, closes, stems, verb_forms, words

#: How a verb ends that is denied: করেনি, জানায়নি, দেননি, যাইনি.
NEGATIVES = tuple(map(fold, ("েনি", "য়নি", "ননি", "ইনি")))
#: The share of all their words, denial and opposite left out, that two statements have in common.
SHARED = 0.6
#: Opposites are looked for among so many last words, where the predicate stands.
LAST = 4
#: Words before a number that may make it an estimate; the word behind it is its unit.
BEFORE = 2


def contradict(one: str, other: str) -> bool:
    """Tell whether two clauses in nearly the same words exclude each other."""
    mine, theirs = words(one), words(other)
    left, right = _content(mine), _content(theirs)
    if not left or len(left & right) < SHARED * len(left | right):
        return False
    return _denies(mine, theirs) or _denies(theirs, mine) or _opposed(mine, theirs)


def exclude(one: str, other: str) -> bool:
    """Tell whether two statements give different numbers of the same things; estimates exclude nothing."""
    mine, theirs = dict(_counts(one)), dict(_counts(other))
    return any(mine[unit] != theirs[unit] for unit in mine.keys() & theirs.keys())


def _content(found: Sequence[str]) -> set[str]:
    """How their stems begin, without the verb that closes, what denies it, and opposites."""
    contrasts, found = load_contrasts(), list(found)
    while found and closes(found[-1]):
        found.pop()
    left_out = contrasts.denial.union(contrasts.there_is, *(side for pair in contrasts.opposites for side in pair))
    return stems([word for word in found if word not in left_out])


def _denies(one: Sequence[str], other: Sequence[str]) -> bool:
    """The one denies what the other says: শঙ্কা নেই | শঙ্কা রয়েছে; খোলেনি | খুলেছে; খুলবে না | খুলবে."""
    contrasts = load_contrasts()
    if not one or not other or _is_denied(other):
        return False
    verb = one[-2] if one[-1] in contrasts.denial and len(one) > 1 else one[-1]
    if one[-1] in contrasts.denial and other[-1] in contrasts.there_is and not closes(verb):
        return True
    return _is_denied(one) and not _lemmas(verb).isdisjoint(_lemmas(other[-1]))


def _is_denied(found: Sequence[str]) -> bool:
    return found[-1] in load_contrasts().denial or found[-1].endswith(NEGATIVES)


def _lemmas(word: str) -> set[str]:
    """The verbs that a word can be a finite form of; a word that is none stands for itself."""
    return {form.lemma for form in verb_forms(word) if form.kind == "finite"} or {word}


def _opposed(one: Sequence[str], other: Sequence[str]) -> bool:
    """One has a word, the other its opposite: বেড়েছে | কমেছে; neither is denied."""
    if not one or not other or _is_denied(one) or _is_denied(other):
        return False
    mine, theirs = set(one[-LAST:]), set(other[-LAST:])
    return any(
        first & side and second & opposite and not first & opposite and not second & side
        for side, opposite in load_contrasts().opposites
        for first, second in ((mine, theirs), (theirs, mine))
    )


def _counts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the units that one exact number stands before, with that number; a unit that is counted twice is none."""
    contrasts, found = load_contrasts(), words(text)
    counted: dict[str, set[str]] = {}
    for place, word in enumerate(found[:-1]):
        numbers, unit = figures(FoldedText(word)), found[place + 1]
        around = {*found[max(0, place - BEFORE) : place], unit}
        if len(numbers) == 1 and not around & (contrasts.estimate | contrasts.measured_apart):
            counted.setdefault(stemmed(FoldedText(unit))[:STEM] or unit, set()).add(numbers[0])
    yield from ((unit, min(numbers)) for unit, numbers in counted.items() if len(numbers) == 1)
