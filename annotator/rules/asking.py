"""Step 3: what somebody asks with a participle, doing something besides (… তা জানতে চেয়ে রুল জারি করেছেন হাইকোর্ট), and
what a document asks or tells in a clause that it opens (রুলে কেন …, তা জানতে চাওয়া হয়েছে)."""

from __future__ import annotations

from dataclasses import replace

from annotator.labels import Scope
from annotator.rules.claims import trimmed
from annotator.rules.cue import QUESTION
from annotator.rules.drafts import Draft
from annotator.rules.knowledge import Knowledge
from annotator.rules.lodging import in_writing, written_by
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence

#: Tokens of the document that opens a clause at most.
LONGEST_HEAD = 5
#: Tokens from what takes the question up to what somebody is told to do about it, at most.
LONGEST_TOLD = 8
#: Signs among which the sentence before ends.
BEFORE = 300
#: Keys of verbs that say what stands in a document, which is asked of it: চিঠিতে কী লেখা আছে, তা জানানো হয়নি.
WRITTEN, THERE = frozenset({"lekha", "bola"}), frozenset({"thaka", "achha"})


def asked_in(s: Sentence, i: int, lo: int, knowledge: Knowledge) -> int | None:
    """Return the token of the document that opens a question, which a passive at token i tells: রুলে | ঘাট কেন বন্ধ, তা
    জানতে চাওয়া হয়েছে; not what is asked of the document (চিঠিতে কী লেখা আছে, তা জানানো হয়নি). Or of that from which it was
    learnt (দলিল | ঘেঁটে জানা গেছে)."""
    if (read := _read(s, i, lo, knowledge)) is not None:
        return read
    close = _taken_up(s, i, lo)
    last = s.words[close - 1]
    if close - lo < 3 or not (last.finite or last.is_a("negation") or last.text in s.grammar.whether):
        return None
    words = s.words[lo:close]
    k = next((k for k in range(lo, min(lo + LONGEST_HEAD, close)) if s.words[k].case == "loc" or s.words[k].mark), None)
    if k is None or s.words[k].mark or not knowledge.document_at(s, k):
        return None
    asks = any(word.text in s.grammar.asking or word.text in s.grammar.whether for word in words)
    return k if asks and not _stands_in_it(s, close) else None


def studied(s: Sentence) -> bool:
    """Tell whether the sentence before is of something that was studied: … তথ্য বিশ্লেষণ করেছেন। | তাতে দেখা যায়, …"""
    before = s.text[max(0, s.start - BEFORE) : s.start].rstrip(" ।\n")
    before = before[before.rfind("।") + 1 :]
    return any(word in before for word in s.grammar.studying)


def _read(s: Sentence, i: int, lo: int, knowledge: Knowledge) -> int | None:
    """The document that was gone through, from which token i learns: জমির | দলিল | ঘেঁটে জানা গেছে; নথি | বিশ্লেষণ করে …"""
    done = "participle" in s.words[i - 1].kinds and i - 2 > lo and s.words[i - 2].text in s.grammar.going_through
    k = i - 1 - done
    if k <= lo or s.words[k].text not in s.grammar.going_through:
        return None
    learns = s.words[i].text in s.grammar.learning | s.grammar.perceiving and s.words[k - 1].case == "nom"
    return k - 1 if learns and knowledge.document_at(s, k - 1) else None


def _taken_up(s: Sentence, i: int, lo: int) -> int:
    """Where the clause ends that a pointer before a verb at token i takes up: … কেন বন্ধ, | তা জানতে চাওয়া …, | তা সাত দিনের
    মধ্যে জানাতে বলা …; token i where there is none."""
    if "infinitive" in s.words[i - 1].kinds:
        return next((k for k in range(i - 1, max(i - LONGEST_TOLD, lo), -1) if s.words[k].text == ","), i)
    back = 1 + (s.words[i - 1].text in s.grammar.about)  # … কেন বন্ধ, | সে বিষয়ে | জানতে চাওয়া …
    at = i if i < len(s) and s.words[i].is_a("pointer") else i - back
    at = at if s.words[at].is_a("pointer") or s.words[at].is_a("pointer_determiner") else i
    return at - (at > lo and s.words[at - 1].text == ",")


def _stands_in_it(s: Sentence, close: int) -> bool:
    """What the document holds is asked in the clause before token ``close``: চিঠিতে কী | লেখা আছে; চিঠিতে কী | আছে."""
    forms = [form for word in s.words[close - 2 : close] for form in word.forms]
    what = s.text_at(close - 2) in s.grammar.asking
    there = any(form.lemma in THERE and (what or form.tense == "present") for form in forms)
    return there or any(form.lemma in WRITTEN for form in forms)


def asked_by(draft: Draft | None, lo: int, phrases: NounPhrases, knowledge: Knowledge) -> Draft | None:
    """Return a draft unless its cue is a participle of asking and not both who asks and what are told.

    A body that opens the question becomes its source:
    হাইকোর্ট | ঘাট কেন বন্ধ, তা | জানতে চেয়ে রুল দেন; not এ বিষয়ে জানতে চেয়ে …, nor জানতে চেয়ে ফোন করা হলে. What a document
    asks begins behind it.
    """
    if draft is not None and draft.cue.kind == "participle" and draft.cue.compound.of_others:
        return _asked_in_writing(draft, phrases)
    if draft is not None and draft.cue.passive and draft.source is not None:
        return _behind_the_document(draft, lo, knowledge)
    if draft is None or draft.cue.function is not QUESTION or draft.cue.noun is not None:
        return draft
    if draft.cue.kind != "participle":
        return _asked_by_a_body(draft, lo, phrases, knowledge)
    if draft.claim is None or draft.scope is Scope.PRECEDING:
        return None
    draft = _asked_by_a_body(draft, lo, phrases, knowledge)
    return draft if draft.source is not None else None


def _asked_in_writing(draft: Draft, phrases: NounPhrases) -> Draft:
    """The draft of what is asked for in writing, with who writes right behind (… চেয়ে | আদালত মেয়রকে চিঠি দেন), or who
    brought a suit that is only spoken of (… চেয়ে করা | মেয়রের রিট খারিজ করেন আদালত)."""
    s, i = draft.s, draft.cue.last
    at = in_writing(s, i)
    writer = written_by(s, i, at, phrases) if at is not None else None
    if writer is not None:
        (draft.source,) = writer
        draft.cue = replace(draft.cue, passive=draft.source is None)
    elif draft.source is None and at is not None and not (s.words[i].nonfinite or s.words[i].is_a("adverb")):
        beside = phrases.initial(s, i, at)
        draft.source = beside if beside is not None and beside.first == i else None
    return draft


def _asked_by_a_body(draft: Draft, lo: int, phrases: NounPhrases, knowledge: Knowledge) -> Draft:
    """The draft of a question with the body that opens it as its source: আদালত | ঘাট কেন বন্ধ, তা জানতে চেয়েছেন."""
    s, claim = draft.s, draft.claim
    before = draft.source is None and claim is not None and claim.end < draft.cue_range.start
    opening = phrases.initial(s, lo, draft.cue.first) if before else None
    if claim is not None and opening is not None and opening.first == lo and knowledge.body(s, opening.head):
        draft.source, draft.claim = opening, trimmed(s, opening.last, s.index_at(claim.end))
    return draft


def _behind_the_document(draft: Draft, lo: int, knowledge: Knowledge) -> Draft:
    """The draft with what it claims behind the document that says so: রুলে | কেন ঘাট বন্ধ, তা জানতে চাওয়া হয়েছে."""
    s, claim, source = draft.s, draft.claim, draft.source
    if claim is not None and source is not None and draft.scope is Scope.PRECEDING:
        k = source.first - 1
        asks = k > lo + 2 and s.words[k].text == "," and any(word.text in s.grammar.asking for word in s.words[lo:k])
        if asks and draft.frame == "pointer" and not draft.cue.negative:  # কেন ঘাট বন্ধ, | রুলে তা জানতে চাওয়া হয়েছে
            draft.claim, draft.scope = trimmed(s, lo, k), Scope.SENTENCE
        return draft
    if claim is None or source is None or s.index_at(claim.start) > source.first:
        return draft
    at = asked_in(s, s.index_at(claim.end), lo, knowledge)
    if at is not None and source.first <= at:
        draft.claim = trimmed(s, at + 1, s.index_at(claim.end))
    return draft
