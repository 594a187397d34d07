"""What pictures and posts that are spread are claimed to show: সেতুটি ভেঙেছে | দাবি করে | একটি ছবি ছড়ানো হয়."""

from __future__ import annotations

from annotator.bangla.quotations import CLOSERS
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, LISTED, NAME, SPEAKER

#: Tokens behind a claim among which it is told that something is spread.
NEAR = 8
#: Marks before which what is claimed is over.
OVER = CLOSERS | {",", "–", "—", "-"}
#: What somebody can be who claims something.
SOMEBODY = ENTITY | LISTED | NAME | SPEAKER


def spreads(s: Sentence, i: int) -> bool:
    """Tell whether something is spread behind token i, nobody named who does so: … দাবি করে | ছড়ানো ছবিটি পুরোনো; not …
    দাবি করে | তিনি পোস্ট করেন."""
    if s.grammar.spreading.isdisjoint([word.text for word in s.words[i : i + NEAR]]):
        return False
    return not any(form.person == "honorific" for word in s.words[i:] if word.finite for form in word.forms)


def shown(s: Sentence, i: int) -> bool:
    """Tell whether a picture stands behind the claim whose verb is token i, that of which it is made: সেতু ভাঙার দাবি | করা
    (একটি) ভিডিও; not সেতু ভাঙার দাবি | করা হয়."""
    if not any(form.kind == "noun" and form.lemma == "kora" for word in s.words[i : i + 1] for form in word.forms):
        return False
    k = i + 1 + (s.text_at(i + 1) in s.grammar.one_such)
    return k < len(s) and not s.grammar.pictures.isdisjoint(s.words[k].stems)


def claimed_before(s: Sentence, i: int) -> int | None:
    """Return where what is claimed ends before the noun at token i, with which something is spread: সেতুটি ভেঙেছে |
    দাবিতে | ছড়ানো ছবি; সেতু ভাঙার দৃশ্য | দাবিতে ছড়ানো ছবি; ‘…’ | শীর্ষক (একটি) দাবিতে …; …— | এই দাবিতে …; সেতু ভাঙার | দাবি
    করা ছবি."""
    if i < 2:
        return None
    if s.words[i].case == "nom" and shown(s, i + 1):
        return None if s.words[i - 1].flags & SOMEBODY else i  # not মাঝিদের | দাবি করা ছবি
    called = s.words[i - 1].text
    k = i - (called in s.grammar.entitled or called in s.grammar.one_such)
    word = s.words[k - 1]
    k -= word.text in s.grammar.entitled and k < i  # ‘…’ | শীর্ষক একটি দাবি
    word = s.words[k - 1]
    k -= "pointer_determiner" in word.classes or word.text in s.grammar.such or word.is_a("complementiser")
    if k == i and s.words[i].case != "loc":
        return None
    before = s.words[k - 1]
    over = before.finite or before.text in OVER or before.is_a("negation")
    over = over or (k == i and before.text in s.grammar.shown_as and s.words[k - 2].case == "gen")
    return k if k > 1 and over and spreads(s, i + 1) else None
