"""Text that stands twice in one body: each passage is kept where it stands first."""

from __future__ import annotations

import re
from itertools import pairwise

from annotator.bangla.folding import FoldedText
from annotator.pages.datelines import heads_a_day

_WORD = re.compile(r"\S+")
_SIGNS = "।॥,.;:?!'\"‘’“”()|–—-"
_END = re.compile(r"[।॥?!]")
# How many words must stand again in a row for a passage: a forecast says one sentence of a dozen words every day.
_PASSAGE = 16
# Words by which the beginning of a copy is looked for.
_SEED = 6
# A sentence right behind itself is an echo, from so many words on.
_ECHO = 3
# A pulled quotation has no more words.
_PULLED = 40
_QUOTES = "‘’“”'\""
#: Where a passage stands first, and the words [first, last) of its copy.
_Copy = tuple[int, int, int]
# So many words before or behind a copy may be the same by chance.
_CHANCE = 3
# So many words stand between a body and its second copy: tags.
_BETWEEN = 12
# How long ago other stories were written: "৫ ঘণ্টা আগে".
_AGE = re.compile(r"(?<!\d)\d++ (?:ঘণ্টা|ঘন্টা|মিনিট|দিন|সপ্তাহ|মাস) আগে")
# A passage of so much of the body is a second copy of it.
_COPY = 0.4


def repeated(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The passages of a body that have stood in it before, as [start, end) in order.

    Passages are found word by word, so that a copy is known though tags or a headline were joined to its ends.

    Args:
        text: the (folded) text of the page.
        pieces: the body, as [start, end) of it.
    """
    keys = [key for start, end in pieces for word in text[start:end].split() if (key := word.strip(_SIGNS))]
    if not _may_repeat(keys) and not _echoes(text, pieces):
        return []
    words = [
        (match.start(), match.end(), key)
        for start, end in pieces
        for match in _WORD.finditer(text, start, end)
        if (key := match.group().strip(_SIGNS))
    ]
    found = []
    for copy in _runs([key for _, _, key in words], _ends(text, words)):
        before, first, last = copy
        if last - first < _COPY * len(words) and _is_of_a_day(text, words[first][0]):
            continue
        first, last = (before, before + last - first) if _is_pulled(text, words, copy) else (first, last)
        found.append((words[first][0], words[last - 1][1]))
    found.sort()
    return _with_what_hangs_on(text, words, found)


def _may_repeat(keys: list[str]) -> bool:
    """Tell whether as many words as a seed has stand twice in a row, as in few bodies."""
    grams = list(zip(*(keys[shift:] for shift in range(_SEED)), strict=False))
    return len(set(grams)) < len(grams)


def _echoes(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Tell whether a sentence stands right behind itself."""
    sentences = [
        "".join(sentence.split())
        for start, end in pieces
        for sentence in _END.split(text[start:end])
        if sentence.strip()
    ]
    return any(one == other for one, other in pairwise(sentences))


def _ends(text: str, words: list[tuple[int, int, str]]) -> list[bool]:
    """Of each word whether it ends a sentence."""
    return [_END.search(text, start, end) is not None for start, end, _ in words]


def _runs(keys: list[str], ends: list[bool]) -> list[_Copy]:
    """The copies in a text, long enough to be no refrain."""
    seen: dict[tuple[str, ...], int] = {}
    found: list[_Copy] = []
    at = 0
    indexed = 0
    while at + _ECHO <= len(keys):
        while indexed + _SEED <= at:
            seen.setdefault(tuple(keys[indexed : indexed + _SEED]), indexed)
            indexed += 1
        before = seen.get(tuple(keys[at : at + _SEED]))
        copy = _copy(keys, ends, before, at) if before is not None else None
        if copy is None and (length := _echo(keys, ends, at)):
            copy = (at - length, at, at + length)
        if copy is None:
            at += 1
        else:
            found.append(copy)
            at = copy[2]
    return found


def _copy(keys: list[str], ends: list[bool], before: int, at: int) -> _Copy | None:
    """The words from about ``at`` on that stand from about ``before`` on too; none where they are no passage."""
    run = _shared(keys, before, at)
    lead, run = _to_sentences(ends, at, run, len(keys))
    is_passage = run >= _PASSAGE or _is_copy(run, ends, before + lead, at + lead)
    return (before + lead, at + lead, at + lead + run) if is_passage else None


def _to_sentences(ends: list[bool], at: int, run: int, words: int) -> tuple[int, int]:
    """Return how many words a run begins too early, and its length from there: what fits by chance at an end is no
    copy.
    """
    early = range(0 if _begins(ends, at) else min(_CHANCE, run))
    lead = next((shift + 1 for shift in early if ends[at + shift]), 0)
    late = range(min(_CHANCE + 1, run - lead) if at + run < words else 0)
    over = next((shift for shift in late if ends[at + run - 1 - shift]), 0)
    return lead, run - lead - over


def _is_pulled(text: str, words: list[tuple[int, int, str]], copy: _Copy) -> bool:
    """Tell whether a copy stands in a quotation, so that what it repeats is that, pulled out to stand alone."""
    before, first, last = copy
    opens = text[words[first][0]] in _QUOTES and text[: words[first][0]].rstrip().endswith(",")
    alone = before == 0 or _END.search(text, *words[before - 1][:2]) is not None
    return opens and alone and last - first <= _PULLED


def _is_of_a_day(text: str, start: int) -> bool:
    """Tell whether a passage stands under a day of its own, as in a forecast that says the same of several days."""
    return heads_a_day(FoldedText(text[:start].rstrip().rpartition("\n")[2].strip()))


def _begins(ends: list[bool], at: int) -> bool:
    """Tell whether a word begins a sentence."""
    return at == 0 or ends[at - 1]


def _shared(keys: list[str], before: int, at: int) -> int:
    length = 0
    while at + length < len(keys) and before + length < at and keys[before + length] == keys[at + length]:
        length += 1
    return length


def _is_copy(run: int, ends: list[bool], before: int, at: int) -> bool:
    """Tell whether two sentences or more stand again, or the last words of the text."""
    return run >= _SEED and sum(ends[at : at + run]) >= 2 and (before == 0 or ends[before - 1])


def _echo(keys: list[str], ends: list[bool], at: int) -> int:
    """The length of a sentence that stands right behind itself; 0 where none does."""
    if not at or not ends[at - 1]:
        return 0
    start = at - 1
    while start > 0 and not ends[start - 1]:
        start -= 1
    length = at - start
    return length if length >= _ECHO and keys[start:at] == keys[at : at + length] else 0


def _with_what_hangs_on(
    text: str, words: list[tuple[int, int, str]], found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The passages; to a second copy of the whole go the tags before it, and other stories with their age behind it."""
    if not found or not words:
        return found
    start, end = found[-1]
    whole = words[-1][1] - words[0][0]
    if end - start < _COPY * whole:
        return found
    before = [word for word in words if word[1] <= start]
    tags = next((place for place in range(len(before), 0, -1) if _END.search(text, *before[place - 1][:2])), 0)
    if len(before) - tags <= _BETWEEN and tags < len(before):
        start = before[tags][0]
    ages = list(_AGE.finditer(text, end, words[-1][1]))
    return [*found[:-1], (start, ages[-1].end() if ages else end)]
