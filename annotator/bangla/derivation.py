"""Endings by which Bangla makes nouns and adjectives of other words, and what they look like on a folded word."""

from __future__ import annotations

import re

#: An abstract noun: ভয়াবহতা, দায়বদ্ধতা; not a name as নিবেদিতা.
ABSTRACT = re.compile(r".{3}[ক-হড়ঢ়য়]তা$|.{3}(?:ত্ব|করণ)$")
#: An adjective that is no name whatever stands before its ending: উস্কানিমূলক, প্রশংসনীয়; names are মানিক, ফরমান.
DERIVED = re.compile(
    r".{3}(?:মূলক|ভিত্তিক|সূচক|জনক|নীয়|সংক্রান্ত|যোগ্য|সম্পন্ন|জয়ী|রূপে|কবলিত|গ্রস্ত|আক্রান্ত|বিধ্বস্ত|অধ্যুষিত|সংলগ্ন|পরবর্তী|পূর্ববর্তী|নিয়ন্ত্রিত|কেন্দ্রিক"
    r"|খ্যাত|পিপাসু|জড়িত|ভেজা|মাখা|বান্ধব)$"
)
#: Endings of adjectives.
ADJECTIVE = (
    "িক", "গত", "ীয়", "মূলক", "ভিত্তিক", "সূচক", "পন্থী", "ব্যাপী", "যোগ্য", "শীল", "জনক", "কালীন", "বিরোধী",
    "সংক্রান্ত", "বিষয়ক", "মুখী", "জয়ী", "ময়", "হীন", "বান", "মান", "ভাবে", "কবলিত", "গ্রস্ত", "আক্রান্ত",
    "বিধ্বস্ত", "অধ্যুষিত", "সংলগ্ন", "পরবর্তী", "পূর্ববর্তী", "নিয়ন্ত্রিত", "কেন্দ্রিক", "খ্যাত", "পিপাসু",
    "জড়িত", "ভেজা", "মাখা", "বান্ধব",
)  # fmt: skip
#: A name that ends like an adjective: আক্কাসুজ্জামান.
NAMED = "জ্জামান"
