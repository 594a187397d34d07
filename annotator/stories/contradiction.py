"""Whether two statements of one thing exclude each other: by polarity, by opposite words, by numbers of one unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.bangla import days
from annotator.bangla.endings import stemmed
from annotator.bangla.folding import FoldedText, fold
from annotator.bangla.numerals import figures
from annotator.lexicon.contrasts import load_contrasts
from annotator.stories.wording import STEM, closes, stems, verb_forms, words

#: How a verb ends that is denied: করেনি, জানায়নি, দেননি, যাইনি.
NEGATIVES = tuple(map(fold, ("েনি", "য়নি", "ননি", "ইনি")))
#: The share of all their words, denial and opposite left out, that two statements have in common.
SHARED = 0.6
#: Opposites are looked for among so many last words, where the predicate stands.
LAST = 4
#: Words before a number that may make it an estimate; the word behind it is its unit.
BEFORE = 2
#: Among so many words behind it, its unit included, another number makes it one of several.
AFTER = 2


def contradict(one: str, other: str) -> bool:
    """Tell whether two clauses in nearly the same words exclude each other; of two days they don't."""
    mine, theirs = words(one), words(other)
    if _of_other_days(one, other):
        return False
    left, right = _content(mine), _content(theirs)
    if not left or len(left & right) < SHARED * len(left | right):
        return False
    return _denies(mine, theirs) or _denies(theirs, mine) or _opposed(mine, theirs)


def exclude(one: str, other: str) -> bool:
    """Tell whether two statements give different numbers of the same things for one day; estimates exclude nothing."""
    if _of_other_days(one, other):
        return False
    mine, theirs = dict(_counts(one)), dict(_counts(other))
    return any(mine[unit] != theirs[unit] for unit in mine.keys() & theirs.keys())


def _content(found: Sequence[str]) -> set[str]:
    """Return the beginnings of their stems, without the verb that closes, what denies it, and opposites."""
    contrasts, found = load_contrasts(), list(found)
    while found and closes(found[-1]):
        found.pop()
    aside = contrasts.denial.union(contrasts.there_is, contrasts.mention, contrasts.empty)
    left_out = aside.union(*(side for pair in contrasts.opposites for side in pair))
    return stems([word for word in found if word not in left_out])


def _denies(one: Sequence[str], other: Sequence[str]) -> bool:
    """The one denies what the other says: শঙ্কা নেই | শঙ্কা রয়েছে, শঙ্কার কথা; খোলেনি | খুলেছে; খুলবে না | খুলবে."""
    contrasts = load_contrasts()
    if not one or not other or _is_denied(other):
        return False
    verb = one[-2] if one[-1] in contrasts.denial and len(one) > 1 else _verb_of(one[-1]) or one[-1]
    if one[-1] in contrasts.denial and not closes(verb):
        mentioned = other[-1] in contrasts.mention and stems(other[-2:-1]) == stems([verb])
        return mentioned or other[-1] in contrasts.there_is
    return _is_denied(one) and not _lemmas(verb).isdisjoint(_lemmas(other[-1]))


def _is_denied(found: Sequence[str]) -> bool:
    denial = load_contrasts().denial
    return found[-1] in denial or found[-1].endswith(NEGATIVES) or _verb_of(found[-1]) is not None


def _verb_of(word: str) -> str | None:
    """The verb of a word that is written together with what denies it: দাঁড়াবেনা."""
    parts = ((word.removesuffix(denial), denial) for denial in load_contrasts().denial if word.endswith(denial))
    return next((verb for verb, denial in parts if verb != word and _is_finite(verb)), None)


def _is_finite(word: str) -> bool:
    return any(form.kind == "finite" for form in verb_forms(word))


def _of_other_days(one: str, other: str) -> bool:
    """Tell whether two statements name no day in common, or one points to a day that is named elsewhere."""
    if days.relation(days.days(fold(one)), days.days(fold(other))) == "other":
        return True
    return not load_contrasts().day_elsewhere.isdisjoint([*words(one), *words(other)])


def _lemmas(word: str) -> set[str]:
    """The verbs that a word can be a finite form of; a word that is none stands for itself."""
    return {form.lemma for form in verb_forms(word) if form.kind == "finite"} or {word}


def _opposed(one: Sequence[str], other: Sequence[str]) -> bool:
    """One has a word, the other its opposite: বেড়েছে | কমেছে; or denies one of the same side: সুস্থ | ভালো নেই."""
    if not one or not other:
        return False
    mine, theirs = set(one[-LAST:]), set(other[-LAST:])
    sides = [(_side(mine, pair), _side(theirs, pair)) for pair in load_contrasts().opposites]
    denied = _is_denied(one), _is_denied(other)
    if denied == (True, True):
        return False
    return any(left is not None and right is not None and (left == right) is any(denied) for left, right in sides)


def _side(found: set[str], pair: tuple[frozenset[str], frozenset[str]]) -> int | None:
    """On which side of a pair of opposites words are; None where they are on neither or on both."""
    sides = [number for number, side in enumerate(pair) if found & side]
    return sides[0] if len(sides) == 1 else None


def _is_exact(before: Sequence[str], after: Sequence[str]) -> bool:
    """Tell whether a number between these words is neither an estimate nor one of several, and counts all."""
    contrasts = load_contrasts()
    several = any(figures(FoldedText(word)) for word in [*before, *after])
    return not several and not any(word in contrasts.estimate or word.endswith(contrasts.including) for word in before)


def _counts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the units that one exact number stands before, with that number; a unit that is counted twice is none."""
    contrasts, found = load_contrasts(), words(text)
    counted: dict[str, set[str]] = {}
    for place, word in enumerate(found[:-1]):
        numbers, unit = figures(FoldedText(word)), found[place + 1]
        before, after = found[max(0, place - BEFORE) : place], found[place + 1 : place + 1 + AFTER]
        if len(numbers) == 1 and _is_exact(before, after) and not {*before, unit} & contrasts.measured_apart:
            counted.setdefault(stemmed(FoldedText(unit))[:STEM] or unit, set()).add(numbers[0])
    yield from ((unit, min(numbers)) for unit, numbers in counted.items() if len(numbers) == 1)
