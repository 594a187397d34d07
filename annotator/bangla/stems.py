"""Words without their endings, so that short texts meet: বাঁধটি, বাঁধের and বাঁধে are all বাঁধ here."""

from __future__ import annotations

import re

from annotator.bangla.folding import fold

#: Case and number endings, determiners and clitics. Cutting too much does no harm: it is done to both texts.
_ENDINGS = (
    "গুলোকে|গুলোর|গুলোতে|গুলো|গুলিকে|গুলির|গুলিতে|গুলি|দেরকে|দের|েরা|রা|টিকে|টির|টিতে|টি|টাকে|টার|টাতে|টা|জনকে|জনের|জন"
    "|খানা|ের|েই|েও|েতে|কে|তে|য়|র|ে|ই|ও"
)
_WORD = re.compile(r"[\u0980-\u09fe]+")
#: What is left of a word is at least this long, in code points.
SHORTEST = 3
_ENDING = re.compile(rf"(?<=.{{{SHORTEST}}})(?:{fold(_ENDINGS)})$")


def stem(word: str) -> str:
    """A folded word without its endings: one ending, and a clitic behind it."""
    return _ENDING.sub("", _ENDING.sub("", word))


def stemmed(text: str) -> str:
    """The words of a folded text without their endings, and nothing else."""
    return " ".join(map(stem, _WORD.findall(text)))
