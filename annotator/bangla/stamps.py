"""The line of a news page that says when a story was published, joined before its first sentence.

So it is where the page was read without its lines: "প্রকাশ: ১৪ মার্চ ২০২৬ | ০৯:১৫ | আপডেট: … নদীপুরে ঘাট খোলা।"
"""

from __future__ import annotations

import re

from annotator.bangla.folding import FoldedText

#: No stamp begins further behind the head of a text; a headline, a reporter's name and a caption can stand before it.
LONGEST_HEAD = 400
#: The words with which a stamp begins.
LABELS = ("প্রকাশ", "আপডেট")
_DAY = r"\d{1,2} [\u0985-\u09df]{2,12},? \d{4}"
_HOUR = r"(?:[\s,|]{1,3}\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:এএম|পিএম|[AaPp][Mm]))?)?"
_ONE = rf"(?:প্রকাশ|প্রকাশিত|আপডেট|সর্বশেষ আপডেট) ?[:ঃ] ?{_DAY}{_HOUR}"
STAMP = re.compile(rf"(?<!\S){_ONE}(?:[\s,|]{{1,3}}{_ONE})?(?!\S)")


def stamp_in(text: FoldedText, start: int, end: int) -> re.Match[str] | None:
    """Return the stamp at the head of a block, if one stands there."""
    end = min(end, start + LONGEST_HEAD)
    if all(text.find(label, start, end) < 0 for label in LABELS):
        return None
    return STAMP.search(text, start, end)
