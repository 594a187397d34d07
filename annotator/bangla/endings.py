"""Endings of Bangla words: case, number, determiners, clitics; and words without them.

The rule pass takes one ending off a word and asks what case it shows (``ENDINGS``). Where two texts are held against
each other, ``stem`` cuts more boldly, since it cuts both alike. All strings are folded.
"""

from __future__ import annotations

import re

from annotator.bangla.folding import FoldedText, fold

#: Endings, longest first, each with the case it shows. A stem of fewer than two signs is none.
ENDINGS: tuple[tuple[str, str], ...] = (
    ("গুলোকে", "acc"), ("গুলোর", "gen"), ("গুলোতে", "loc"), ("গুলিকে", "acc"), ("গুলির", "gen"), ("গুলিতে", "loc"),
    ("দেরকে", "acc"), ("গুলো", "nom"), ("গুলি", "nom"), ("টিকে", "acc"), ("টির", "gen"), ("টিতে", "loc"),
    ("টাকে", "acc"), ("টার", "gen"), ("টাতে", "loc"),
    ("-এর", "gen"), ("–এর", "gen"), ("-কে", "acc"), ("-তে", "loc"),
    ("-এ", "loc"), ("–এ", "loc"), ("–তে", "loc"), ("–র", "gen"), ("–কে", "acc"), ("'এর", "gen"), ("’এর", "gen"), 
    ("'র", "gen"), ("’র", "gen"),
    ("-র", "gen"), ("'কে", "acc"), ("’কে", "acc"), ("'তে", "loc"), ("’তে", "loc"),
    ("দের", "gen"), ("ের", "gen"), ("েরা", "pl"), ("েতে", "loc"), ("টি", "nom"), ("টা", "nom"), ("কে", "acc"),
    ("রা", "pl"),
    ("তে", "loc"), ("য়", "loc"), ("র", "gen"), ("ে", "loc"),
)  # fmt: skip
VOWEL_SIGNS = "ািীুূৃেৈোৌ"
VOWELS = "ািীুূৃেৈোৌয়এওআইঅউঈঊ'’-"
#: The sign that ties a consonant to the next; no stem ends with it (সুমিত্-রা).
VIRAMA = "\u09cd"
#: The য below a consonant, behind which some write the genitive without its vowel (সদস্য-র).
BELOW = "\u09cd\u09af"
#: What ends the names of houses for something, of which no ending is a part: পাঠাগার, কারাগার; not ভালোলাগার, গাঁজাগার.
HOUSE, NO_HOUSE = "াগার", "লাগার"
#: A word for such a house is at least so long.
SHORTEST_HOUSE = 7
#: What য় stands behind as a locative: পাতা-য়, ভিডিও-য়.
GLIDES = "াওো"
#: The letter that য় becomes where a page lost its dots.
UNDOTTED, DOTTED = "\u09af", "\u09df"
#: Forms whose stem the endings would not give.
IRREGULAR = {
    "মায়ের": ("gen", "মা"), "মাকে": ("acc", "মা"), "ভাইয়ের": ("gen", "ভাই"), "আল্লাহর": ("gen", "আল্লাহ"),
    "ব্যাংকে": ("loc", "ব্যাংক"), "ব্যাঙ্কে": ("loc", "ব্যাঙ্ক"), "ক্লিনিকে": ("loc", "ক্লিনিক"), "একে": ("acc", "এ"),
}  # fmt: skip
#: Endings that only a finite verb has, for verbs the lexicon does not know.
FINITE = (
    "েছে", "েছেন", "চ্ছে", "চ্ছেন", "চ্ছিল", "চ্ছিলেন", "েছিল", "েছিলেন", "য়নি", "েননি", "েনি",
)  # fmt: skip
#: Signs on which a finite verb of somebody respected ends, its negation written onto it or not: বলেন, করেননি.
HONORIFIC = ("ন", "ননি")
CLITICS = ("ও", "ই")
#: Endings of which no case form has one behind it, nor one with a clitic: রাইনার-ের, মোরো-কে, আদজেই-র.
BEHIND_ANY, BEHIND_GENITIVE, BEHIND_CLITIC = ("কে", "-কে"), ("ের", "-এর"), ("র", fold("য়ের"), "-এর")
#: What looks like a clitic and can close a name: রুবিও, জোয়াও, হানোই, পিএমআই.
NAME_ENDINGS = ("িও", "াও", "ুও", "-ও", "াই", "ুই", "েই", "োই", "আই", "-ই")
#: Case and number endings, determiners and clitics. Cutting too much does no harm: it is done to both texts.
_LOOSE_ENDINGS = (
    "গুলোকে|গুলোর|গুলোতে|গুলো|গুলিকে|গুলির|গুলিতে|গুলি|দেরকে|দের|েরা|রা|টিকে|টির|টিতে|টি|টাকে|টার|টাতে|টা|জনকে|জনের|জন"
    "|খানা|ের|েই|েও|েতে|কে|তে|য়|র|ে|ই|ও"
)
#: The endings that a word can have, by its last sign, in their order.
BY_LAST_SIGN = {last: [row for row in ENDINGS if row[0][-1] == last] for last in {row[0][-1] for row in ENDINGS}}
_WORD = re.compile(r"[\u0980-\u09fe]+")
#: What is left of a word is at least this long, in code points.
SHORTEST = 3
_ENDING = re.compile(rf"(?<=.{{{SHORTEST}}})(?:{fold(_LOOSE_ENDINGS)})$")


def is_house(word: str) -> bool:
    """Tell whether a word is one for where something is kept or done, which ends in -র by itself: পাঠাগার."""
    return len(word) >= SHORTEST_HOUSE and word.endswith(HOUSE) and not word.endswith(NO_HOUSE)


def genitive(name: str) -> str:
    """Return a folded name in the genitive: বাইডেনের, আলীর, রায়ের."""
    vowel = name.rstrip("ঁ").endswith(tuple(VOWELS.replace("য়", "").replace("'’-", "")))
    return f"{name}{'র' if vowel else 'ের'}"


def stem(word: str) -> str:
    """Return a folded word without its endings: one ending, and a clitic behind it."""
    return _ENDING.sub("", _ENDING.sub("", word))


def stemmed(text: FoldedText) -> str:
    """Return the words of a folded text without their endings, and nothing else."""
    return " ".join(map(stem, _WORD.findall(text)))


def dotted(text: str) -> str:
    """Return a word with the dot that each য but the first sign lost where a page lost its dots: জানিযেছে → জানিয়েছে."""
    return text[:1] + text[1:].replace(UNDOTTED, DOTTED)
