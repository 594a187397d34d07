"""What pictures and posts that are spread are claimed to show: সেতুটি ভেঙেছে | দাবি করে | একটি ছবি ছড়ানো হয়."""

from __future__ import annotations

from annotator.bangla.quotations import CLOSERS
from annotator.rules.text import Sentence

#: Tokens behind a claim among which it is told that something is spread.
NEAR = 8
#: Marks before which what is claimed is over.
OVER = CLOSERS | {",", "–", "—", "-"}


def spreads(s: Sentence, i: int) -> bool:
    """Tell whether something is spread behind token i, nobody named who does so: … দাবি করে | ছড়ানো ছবিটি পুরোনো; not …
    দাবি করে | তিনি পোস্ট করেন."""
    if s.grammar.spreading.isdisjoint([word.text for word in s.words[i : i + NEAR]]):
        return False
    return not any(form.person == "honorific" for word in s.words[i:] if word.finite for form in word.forms)


def claimed_before(s: Sentence, i: int) -> int | None:
    """Return where what is claimed ends before the noun at token i, with which something is spread: সেতুটি ভেঙেছে |
    দাবিতে | ছড়ানো ছবি; ‘…’ | শীর্ষক দাবিতে …; …— | এই দাবিতে …"""
    if i < 2:
        return None
    called = s.words[i - 1].text
    k = i - (called in s.grammar.entitled or called in s.grammar.one_such)
    word = s.words[k - 1]
    k -= "pointer_determiner" in word.classes or word.text in s.grammar.such or word.is_a("complementiser")
    if k == i and s.words[i].case != "loc":
        return None
    before = s.words[k - 1]
    over = before.finite or before.text in OVER or before.is_a("negation")
    return k if k > 1 and over and spreads(s, i + 1) else None
