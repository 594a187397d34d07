"""Clauses in which nobody in particular says something (যারা হুমকি দেয়, তাদের …), or when or if somebody does."""

from __future__ import annotations

from annotator.bangla.sentences import Range
from annotator.rules.claims import PRONOUNS, trimmed
from annotator.rules.cue import Cue
from annotator.rules.text import Sentence

#: Words before a cue among which one is relative to it.
NEAR = 4
#: Tokens of a clause at least.
SHORTEST = 3


def of_whoever(s: Sentence, cue: Cue, lo: int) -> bool:
    """Nobody is meant but whoever says it (যারা হুমকি | দেয়, তাদের …), nothing but what is to be said (যা … তা | বলব)."""
    words, k, behind = s.words, cue.first - 1, cue.last + 1
    if behind < len(words) and words[behind].classes and not words[behind].classes.isdisjoint(PRONOUNS):
        opening = s.grammar.whoever
        marks = "first_person" in words[behind].classes
    elif k >= lo and words[k].text in s.grammar.correlative:
        opening, marks = s.grammar.which, True
    else:
        return _listed(s, cue, lo)
    while k >= lo and not (marks and words[k].mark):
        if words[k].text in opening:
            return True
        k -= 1
    return _listed(s, cue, lo)


def _listed(s: Sentence, cue: Cue, lo: int) -> bool:
    """Of whoever does it more is told before a pronoun takes him up: যারা সত্য | অস্বীকার করে, মেলা ভাঙে, তাদের …"""
    words = s.words
    generic = cue.first > lo and words[cue.first - 1].text in s.grammar.whoever  # যাঁরা | মনে করেন …, তাঁরা …
    over = cue.person == "third" and cue.last < len(words) and words[cue.last].text == ","
    if not (generic or over):
        return False
    if s.grammar.whoever.isdisjoint([word.text for word in words[lo : cue.first]]):
        return False
    opened = next(k for k in range(cue.first - 1, lo - 1, -1) if words[k].text in s.grammar.whoever)
    if any(not word.classes.isdisjoint(PRONOUNS) for word in words[opened + 1 : cue.first]):
        return False
    return any(
        ("genitive_pronoun" in words[k].classes or words[k].text in s.grammar.correlative)
        and (over or words[k - 1].text == ",")
        for k in range(cue.last, len(words))
    )


def related(s: Sentence, cue: Cue, lo: int) -> bool:
    """What is said is only told of (যেসব প্রস্তাব | দিচ্ছে সেগুলো …), or asked anew (কীভাবে … বিশ্বাস করে, কীভাবে …)."""
    behind = s.text_at(cue.last)
    if cue.negative and behind == "," and _nameless(s, cue, lo):
        return True
    if (behind in s.grammar.that_ahead or behind in s.grammar.correlative) and _taken_up(s, cue, lo):
        return True
    if behind in s.grammar.those:
        return not s.grammar.relating.isdisjoint([word.text for word in s.words[max(lo, cue.first - NEAR) : cue.first]])
    if behind != "," or cue.person != "third" or (again := s.text_at(cue.last + 1)) not in s.grammar.asking:
        return False
    return any(word.text == again for word in s.words[max(lo, cue.first - NEAR) : cue.first])


def relating(s: Sentence, lo: int, hi: int) -> bool:
    """Tell whether a word of a range opens a relative clause."""
    words = [word.text for word in s.words[lo:hi]]
    return not (s.grammar.relating.isdisjoint(words) and s.grammar.relative.isdisjoint(words))


def _taken_up(s: Sentence, cue: Cue, lo: int) -> bool:
    """The noun of the cue's relative clause, in which it closes no content, is taken up: যে বছর | লিখলেন সে বছর …"""
    noun = s.words[min(cue.last + 1, len(s.words) - 1)].nominative
    if s.words[cue.first - 1].is_a("complementiser"):
        return False
    clause = range(cue.first - 2, lo - 1, -1)
    k = next((k for k in clause if s.words[k].finite or s.words[k].text in s.grammar.relating), None)
    return k is not None and s.words[k].text in s.grammar.relating and s.words[k + 1].nominative == noun


def called(s: Sentence, cue: Cue, lo: int) -> bool:
    """Somebody is only told by what he is called, more of him behind a comma: যে মাঝিকে চোর | বলা হয়েছে, তিনি …"""
    words, behind = s.words, cue.last + 1
    if behind >= len(words) or words[behind - 1].text != "," or words[behind].classes.isdisjoint(PRONOUNS):
        return False
    whose = not words[behind].is_a("subject_pronoun")  # যে তিনজনকে দোষী | বলা হয়েছে, তাদের একজন …
    if whose and not cue.passive:
        return False
    return any(
        words[k].text in s.grammar.that and any(word.case == "acc" for word in words[k + 1 : min(k + 4, cue.first)])
        for k in range(max(lo, cue.first - NEAR - 2 * whose), cue.first - 1)
    )


def resumed(s: Sentence, first: int) -> bool:
    """Another clause takes up the one behind যে, which only says whether it is so: দাবি যে | সত্যি(,) তা সবাই জানেন."""
    takes_up = s.grammar.correlative & s.grammar.taking_up_closely
    for k in range(first + 1, len(s) - 1):
        before = s.words[k - 1]
        over = before.mark or before.finite or before.is_a("negation") or before.is_a("adjective")
        if s.words[k].text in takes_up and over:
            return True
    return False


def till_then(s: Sentence, cue: Cue, lo: int, right: Range) -> Range | None:
    """Return the claim of a cue when or if which something else happens, up to it: সরকার যখন বলছে, | দাম কমেছে, | তখন …;
    মেয়র যদি মনে করেন যে | ঘাট নিরাপদ, | তাহলে …"""
    before = [word.text for word in s.words[max(lo, cue.first - SHORTEST) : cue.first]]
    when = not s.grammar.dependent.isdisjoint(before)
    if cue.kind != "verb" or not (when or not s.grammar.supposing.isdisjoint(before)):
        return None
    marks = range(cue.last + SHORTEST, len(s.words) - 1)
    then = s.grammar.by_then if when else s.grammar.correlative
    pointing = ("pronoun", "pointer", "pointer_determiner")
    ends = (k for k in marks if s.words[k].text == "," and s.words[k + 1].text in then)
    k = next((k for k in ends if when or s.words[k + 1].classes.isdisjoint(pointing)), None)
    return trimmed(s, s.index_at(right.start), k) if k is not None else None


def _nameless(s: Sentence, cue: Cue, lo: int) -> bool:
    """A clause only tells of somebody that he does not give his name: মাঝি, যিনি নাম | বলতে চাননি, বলেন …"""
    opening = inserted(s, cue.last, lo)
    if opening is None:
        return False
    return any(word.nominative in s.grammar.to_be_known for word in s.words[opening : cue.last])


def inserted(s: Sentence, k: int, lo: int) -> int | None:
    """Return the mark that opens the clause about somebody which the mark at token k closes: মাঝি রহিম |, যিনি ঘাটে
    থাকেন, | বলেন …"""
    if s.words[k].text != ",":
        return None
    opening = next((n for n in range(k - 1, lo, -1) if s.words[n].text == ","), None)
    return opening if opening is not None and s.words[opening + 1].text in s.grammar.about_whom else None


def behind_inserted(s: Sentence, start: int, lo: int, close: int) -> int:
    """Return where content begins of tokens ``start`` … ``close`` - 1: behind a clause about who speaks (মাঝি রহিম, যিনি
    ঘাটে থাকেন, | ঘাট বন্ধ বলে জানান), or inside of it (মাঝি রহিম, যিনি | ঘাট ছাড়ার আশ্বাস দেন, …)."""
    mark = next((k for k in range(close - 2, max(start - 2, lo), -1) if s.words[k].text == ","), None)
    if mark is None:
        return start
    if s.words[mark + 1].text in s.grammar.about_whom:
        last = s.words[close - 1 - s.words[close - 1].mark]
        clause = last.finite or last.is_a("negation")  # …, যার ফলে ঘাট ভেঙেছে | বলে জানান
        return start if clause else mark + 1 + (s.words[mark + 1].text in s.grammar.whoever)
    before = next((k for k in range(mark - 1, max(start - 2, lo), -1) if s.words[k].text == ","), None)
    first = before is not None and before in (start - 1, start) and s.words[before + 1].text in s.grammar.about_whom
    return mark + 1 if first else start
