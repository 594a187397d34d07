"""Text that stands twice in one body: each sentence is kept where it stands first."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^।?!\n]+[।?!]*[’”'\")\]]*")
_ENDS = "।,.;:?!'\"‘’“”()-–—"
# How many letters must stand twice in a row: one sentence may be said again on purpose, a passage is not.
_PASSAGE = 45
_ECHO = 12


def repeated(text: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The passages of a body that have stood in it before, as [start, end) in order.

    Args:
        text: the (folded) text of the page.
        pieces: the body, as [start, end) of it.
    """
    sentences = [
        (match.start(), match.end(), key)
        for start, end in pieces
        for match in _SENTENCE.finditer(text, start, end)
        if (key := "".join(match.group().split()).strip(_ENDS))
    ]
    if len({key for _, _, key in sentences}) == len(sentences):
        return []
    return _passages(sentences)


def _passages(sentences: list[tuple[int, int, str]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    run: list[tuple[int, int, str]] = []
    before = ""
    for sentence in [*sentences, (0, 0, "")]:
        key = sentence[2]
        if key in seen:
            run.append(sentence)
        else:
            found += _long_enough(run, before)
            run = []
            before = key
        seen.add(key)
    return found


def _long_enough(run: list[tuple[int, int, str]], before: str) -> list[tuple[int, int]]:
    letters = sum(len(key) for _, _, key in run)
    echo = bool(run) and run[0][2] == before and letters >= _ECHO
    return [(run[0][0], run[-1][1])] if letters >= _PASSAGE or echo else []
