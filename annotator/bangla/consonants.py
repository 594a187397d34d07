"""The consonants of a name, in one letter each whichever script it stands in: হাওরের ডাক and ``haorerdak`` agree."""

from __future__ import annotations

import re
from functools import lru_cache

#: For ``str.translate``: signs that are heard alike, to one of them each.
HEARD_ALIKE = str.maketrans("ীূণ", "িুন")
_CLASSES = {
    **dict.fromkeys("কখ", "k"),
    **dict.fromkeys("গঘ", "g"),
    **dict.fromkeys("চছ", "c"),
    **dict.fromkeys("জঝয", "j"),
    **dict.fromkeys("টঠতথৎ", "t"),
    **dict.fromkeys("ডঢদধ", "d"),
    **dict.fromkeys("নণঞ", "n"),
    **dict.fromkeys("পফ", "p"),
    **dict.fromkeys("বভ", "b"),
    **dict.fromkeys("র\u09dc\u09dd", "r"),
    **dict.fromkeys("শষস", "s"),
    **{"ঙ": "n", "ং": "n", "ম": "m", "ল": "l", "হ": "h"},
    **{"q": "k", "z": "j", "f": "p", "v": "b", "x": "ks"},
    **{letter: letter for letter in "kgcjtdnpbrsmlh"},
}
# Behind a consonant an h is breath, and what stands below one is written as a vowel or not at all.
_BREATH = re.compile(r"(?<=[bcdgjkpstrzvw])h|w")
# Which nasal stands before another consonant is spelled in more than one way: সংবাদ, ``sambad``; রঙ্গ, ``ronggo``.
_NASAL = re.compile(r"m(?=[bp])|ng")
_DOUBLED = re.compile(r"(.)\1+")
_BELOW = re.compile(r"(?<!র)্[যব]")


# The same few names are compared on page after page of a site.
@lru_cache(maxsize=4096)
def consonants(name: str) -> str:
    """Return the consonants of a (folded) name in Bangla or Latin letters, a doubled one once."""
    letters = _BREATH.sub("", _BELOW.sub("", name.casefold()))
    found = "".join(_CLASSES.get(letter, "") for letter in letters)
    return _DOUBLED.sub(r"\1", _NASAL.sub("n", found.replace("ck", "k")))
