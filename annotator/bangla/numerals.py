"""Numbers in Bangla text: one value however it is written (২ লাখ ১৫ হাজার, ২,১৫,০০০, 215000; চারজন, ৪ জন)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.bangla.folding import FoldedText, fold

#: For ``str.translate``: Bangla digits to ASCII ones.
TO_ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_SCALES = {"শ": 100, "শত": 100, "শো": 100, "হাজার": 1_000, "লাখ": 100_000, "লক্ষ": 100_000, "কোটি": 10_000_000}

# নয় (also "is not") and বার ("time") are left out: they are seldom numbers.
_SPELT = (
    "এক 1 দেড় 1.5 দু 2 দুই 2 আড়াই 2.5 তিন 3 চার 4 পাঁচ 5 ছ 6 ছয় 6 সাত 7 আট 8 দশ 10 এগারো 11 বারো 12 তেরো 13 চৌদ্দ 14"
    " পনেরো 15 ষোলো 16 সতেরো 17 আঠারো 18 উনিশ 19 বিশ 20 কুড়ি 20 পঁচিশ 25 ত্রিশ 30 চল্লিশ 40 পঞ্চাশ 50 ষাট 60 সত্তর 70 আশি 80"
    " নব্বই 90"
)
_WORDS: dict[str, float] = {fold(word): float(value) for word, value in re.findall(r"(\S+) (\S+)", _SPELT)}
_CLASSIFIERS = "|".join(map(fold, ("জন", "টি", "টা", "টে", "খানা", "খানি")))
#: Words that are numbers only before a scale (এক হাজার; otherwise "a"), or with a classifier behind them (দুজন).
_BEFORE_SCALE, _BOUND = {"এক"}, {"দু", "ছ"}

_NUMBER = r"[০-৯0-9]++(?:,[০-৯0-9]++)*+(?:\.[০-৯0-9]++)?"
#: What stands between the digits and the end of a number: the decimal word, then scales and lower parts.
_WRITTEN = re.compile(rf"{_NUMBER}(?:\s+দশমিক\s+[০-৯0-9]+)?")
_SCALE = re.compile(rf"[\s-]*({'|'.join(sorted(_SCALES, key=len, reverse=True))})(?:ের|টি)?[ইও]?(?![\u0980-\u09fe])")
#: A count that is compared with (১২ হাজারের বেশি) is an estimate.
_ESTIMATE = re.compile(rf"(?<!\S)\S++\s++(?:{'|'.join(_SCALES)})ের[ইও]?(?![\u0980-\u09fe])")
_SPELLED = re.compile(
    rf"(?<![\u0980-\u09fe])({'|'.join(sorted(_WORDS, key=len, reverse=True))})({_CLASSIFIERS})?"
    r"(?:ের|র|কে|ই|ও)?(?![\u0980-\u09fe])"
)
#: What measures time: a number before it tells how long or when, and counts nothing.
_TIMES = "|".join(map(fold, ("ঘণ্টা", "ঘন্টা", "মিনিট", "সেকেন্ড", "দিন", "সপ্তাহ", "মাস", "বছর", "টার", "টায়", "টা ")))
_DURATION = re.compile(
    rf"[০-৯0-9]{{1,2}}:[০-৯0-9]{{2}}|(?:(?<![০-৯0-9])(?<![০-৯0-9],){_NUMBER}|(?<![\u0980-\u09fe])[\u0980-\u09fe]+)\s?(?:{_TIMES})"
)
_AND_A_HALF = fold("সাড়ে ")
_GAP = re.compile(r"\s*")


def figures(text: FoldedText) -> list[str]:
    """Return the numbers in a text, in its order, each in one way of writing: ``215000``, ``11.664``.

    Scales are multiplied in and parts of one number added up; a number of ten digits is as good as one of two.
    """
    return [_written(value) for value in _values(text)]


def without_figures(text: FoldedText) -> FoldedText:
    """Return the text with a space in place of every number in digits."""
    return FoldedText(re.sub(_NUMBER, " ", text))


def without_estimates(text: FoldedText) -> FoldedText:
    """Return the text with a space in place of every round number that something is said to be over or under."""
    return FoldedText(_ESTIMATE.sub(" ", text))


def without_durations(text: FoldedText) -> FoldedText:
    """Return the text with a space in place of every stretch of time and hour of the day (২৪ ঘণ্টায়, সকাল ৮টার)."""
    return FoldedText(_DURATION.sub(" ", text))


def _values(text: str) -> Iterator[float]:
    place = 0
    while match := _next(text, place):
        value, place = _whole(text, match)
        yield value


def _next(text: str, place: int) -> re.Match[str] | None:
    found = [match for match in (_WRITTEN.search(text, place), _spelled(text, place)) if match]
    return min(found, key=lambda match: match.start(), default=None)


def _spelled(text: str, place: int) -> re.Match[str] | None:
    return next((match for match in _SPELLED.finditer(text, place) if _is_number(text, match)), None)


def _is_number(text: str, match: re.Match[str]) -> bool:
    if match[1] in _BEFORE_SCALE:
        return _SCALE.match(text, match.end()) is not None
    return match[1] not in _BOUND or match[2] is not None


def _whole(text: str, match: re.Match[str]) -> tuple[float, int]:
    """The value of a number with its scales and the smaller parts that follow it, and where it ends."""
    total, smallest = 0.0, float("inf")
    while True:
        value, scale = _value(text, match), _SCALE.match(text, match.end())
        factor = _SCALES[scale[1]] if scale else 1
        total, end = total + value * factor, (scale or match).end()
        following = _WRITTEN.match(text, _GAP.match(text, end).end())  # type: ignore[union-attr]
        smallest = min(smallest, factor)
        if following is None or scale is None or _size(text, following) >= smallest:
            return total, end
        match = following


def _size(text: str, match: re.Match[str]) -> float:
    """A number with its scale."""
    scale = _SCALE.match(text, match.end())
    return _value(text, match) * (_SCALES[scale[1]] if scale else 1)


def _value(text: str, match: re.Match[str]) -> float:
    half = 0.5 if text[: match.start()].endswith(_AND_A_HALF) else 0.0
    written = match[0]
    if written[0].isdigit():
        return half + float(re.sub(r"\s+দশমিক\s+", ".", written).replace(",", "").translate(TO_ASCII))
    return half + _WORDS[match[1]]


def _written(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")
