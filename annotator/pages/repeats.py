"""Text that stands twice in one body: each passage is kept where it stands first."""

from __future__ import annotations

import re
from itertools import compress, pairwise
from operator import eq

from annotator.bangla.folding import FoldedText
from annotator.bangla.words import SIGNS, bare_words
from annotator.pages.datelines import heads_a_day

_WORD = re.compile(r"\S+")
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
    texts = [text[start:end] for start, end in pieces]
    bare = _grams([word for piece in texts for word in bare_words(piece)])
    if len(set(bare)) == len(bare) and not _echoes(texts):  # as in most bodies
        return []
    stripped = [word.strip(SIGNS) for piece in texts for word in piece.split()]
    with_end = ["।" in word for piece in texts for word in _one_end(piece).split()]
    keys, ends = list(filter(None, stripped)), list(compress(with_end, stripped))
    copies = _runs(keys, _grams(keys), ends)
    if not copies:
        return []
    words = [
        (match.start(), match.end(), key)
        for start, end in pieces
        for match in _WORD.finditer(text, start, end)
        if (key := match.group().strip(SIGNS))
    ]
    found = []
    for copy in copies:
        before, first, last = copy
        if last - first < _COPY * len(words) and _is_of_a_day(text, words[first][0]):
            continue
        first, last = (before, before + last - first) if _is_pulled(text, words, copy) else (first, last)
        found.append((words[first][0], words[last - 1][1]))
    found.sort()
    return _with_what_hangs_on(text, words, found)


def _grams(keys: list[str]) -> list[tuple[str, ...]]:
    """The runs of words as long as a seed, from each word on."""
    return list(zip(*(keys[shift:] for shift in range(_SEED)), strict=False))


def _echoes(texts: list[str]) -> bool:
    """Tell whether a sentence stands right behind itself."""
    joined = ("".join(_one_end(text).split()) for text in texts)
    sentences = [sentence for text in joined for sentence in text.split("।") if sentence]
    return any(map(eq, sentences, sentences[1:]))


def _one_end(text: str) -> str:
    """The text with a danda for each sign that ends a sentence."""
    for sign in "॥?!":
        text = text.replace(sign, "।")
    return text


def _runs(keys: list[str], grams: list[tuple[str, ...]], ends: list[bool]) -> list[_Copy]:
    """The copies in a text, long enough to be no refrain."""
    first: dict[tuple[str, ...], int] = {}
    seeds = {at: before for at, gram in enumerate(grams) if (before := first.setdefault(gram, at)) + _SEED <= at}
    echoes = _echoed(keys, ends)
    found: list[_Copy] = []
    stop = 0
    for at in sorted({*seeds, *echoes}):
        if at < stop:
            continue
        copy = _copy(keys, ends, seeds[at], at) if at in seeds else None
        if copy is None and at in echoes:
            copy = (echoes[at], at, 2 * at - echoes[at])
        if copy is not None:
            found.append(copy)
            stop = copy[2]
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
    early = range(0 if ends[at - 1] else min(_CHANCE, run))
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


def _shared(keys: list[str], before: int, at: int) -> int:
    length = 0
    while at + length < len(keys) and before + length < at and keys[before + length] == keys[at + length]:
        length += 1
    return length


def _is_copy(run: int, ends: list[bool], before: int, at: int) -> bool:
    """Tell whether two sentences or more stand again, or the last words of the text."""
    return run >= _SEED and sum(ends[at : at + run]) >= 2 and (before == 0 or ends[before - 1])


def _echoed(keys: list[str], ends: list[bool]) -> dict[int, int]:
    """Where sentences begin that stand right behind themselves, and where each of them stands first."""
    begins = [0, *(at for at, before in enumerate(ends, 1) if before)]
    return {
        at: start
        for start, at in pairwise(begins)
        if at - start >= _ECHO and keys[start:at] == keys[at : 2 * at - start]
    }


def _with_what_hangs_on(
    text: str, words: list[tuple[int, int, str]], found: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The passages; to a second copy of the whole go the tags before it, and other stories with their age behind it."""
    if not found:
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
