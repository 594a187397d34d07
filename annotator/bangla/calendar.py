"""Names of months and weekdays as Bangla pages write them, folded, each with its number."""

from __future__ import annotations

from annotator.bangla.folding import FoldedText, fold

_MONTHS = (
    "জানুয়ারি জানুয়ারী জানু",
    "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রু",
    "মার্চ",
    "এপ্রিল",
    "মে",
    "জুন",
    "জুলাই",
    "আগস্ট আগষ্ট অগস্ট অগাস্ট",
    "সেপ্টেম্বর সেপ্টেমবর সেপটেম্বর",
    "অক্টোবর অক্টবর",
    "নভেম্বর",
    "ডিসেম্বর",
)
_WEEKDAYS = ("সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার", "রোববার রবিবার")

#: Each spelling of a month → 1 … 12.
MONTHS: dict[FoldedText, int] = {fold(name): n for n, names in enumerate(_MONTHS, 1) for name in names.split()}
#: Each spelling of a weekday → 0 (Monday) … 6.
WEEKDAYS: dict[FoldedText, int] = {fold(name): n for n, names in enumerate(_WEEKDAYS) for name in names.split()}
