"""What is left without an answer: a call that nobody takes (ফোন করা হলেও তিনি | ধরেননি), a question (এ প্রশ্নের | জবাব
দেননি); and that there is nothing to say."""

from __future__ import annotations

from annotator.bangla.sentences import Range
from annotator.labels import Function
from annotator.rules.claims import CLOSING, OPENING
from annotator.rules.cue import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, LISTED, NAME, SPEAKER, Word

#: Tokens from what is to be said to that there is nothing of it, one more than at most.
LONGEST_NOTHING = 5
#: Tokens from the call to that nobody takes it, at most.
LONGEST_CALL = 14
#: What a verb of concession ends with: করা হলেও, করেও.
ALTHOUGH = "ও"
#: Id of the rule.
CALL = "verb.dhora"


def call(s: Sentence, i: int) -> Cue | None:
    """Return the cue by which a call at token i is not taken: ফোন করা হলেও তিনি | ধরেননি; কল করেছি, তা | ধরেননি; not ফোন
    করা হলেও মাছ | ধরেননি."""
    if s.words[i].text not in s.grammar.calls:
        return None
    tried = False
    for k in range(i + 1, min(i + LONGEST_CALL, len(s))):
        word = s.words[k]
        if word.text in OPENING or word.text in CLOSING:
            return None
        if tried and word.text in s.grammar.call_not_taken:
            return Cue(k, k + 1, CALL, "verb", Function.STATEMENT, negative=True) if _of_the_call(s, k) else None
        tried = tried or word.text in s.grammar.adversative or _concedes(word)
    return None


def _concedes(word: Word) -> bool:
    return word.nonfinite and word.text.endswith(ALTHOUGH)


def conceded(s: Sentence, cue: Cue) -> bool:
    """Tell whether nothing but what was tried stands before that nobody answers: ফোন করা হলেও | সাড়া দেননি."""
    k = cue.first - 1
    while k > 0 and (s.words[k].text in s.grammar.anything or s.words[k].is_a("adverb")):
        k -= 1
    return k > 0 and _concedes(s.words[k]) and any(word.nominative in s.grammar.contact for word in s.words[:k])


def _of_the_call(s: Sentence, k: int) -> bool:
    """Before the verb at token k stands who does not take the call, or nothing but the call."""
    before = s.words[k - 1]
    if before.text in s.grammar.calls:
        return False  # ফোন | ধরেননি is one cue
    somebody = before.flags & (SPEAKER | ENTITY | LISTED | NAME) and before.case in ("nom", "pl")
    pronoun = before.is_a("pronoun") or before.is_a("subject_pronoun") or before.text in s.grammar.taking_up
    return bool(somebody) or pronoun or _concedes(before) or before.is_aside


def called(s: Sentence, k: int, hi: int) -> bool:
    """Tell whether somebody whom token k ends is called before token ``hi``: ওসি রহিমকে | বারবার ফোন করা হলেও তিনি …; not
    ওসি রহিমকে | ফোন করেন এবং জানান."""
    if s.words[k].case != "acc":
        return False
    at = next((n for n in range(k + 1, min(k + 4, hi - 1)) if s.words[n].text in s.grammar.called_up), None)
    return at is not None and not s.words[at + 1].kinds.isdisjoint(("noun", "conditional"))


def nothing_to_say(s: Sentence, i: int) -> Cue | None:
    """Return the cue by which somebody has nothing to say: এ নিয়ে আমাদের | বলার কিছু নেই; তাঁর কিছু | বলার নেই."""
    end = next((k for k in range(i + 1, min(i + LONGEST_NOTHING, len(s))) if not _nothing(s, k)), len(s))
    nothing = end > i + 1 or s.text_at(i - 1) in s.grammar.anything
    if end == len(s) or not nothing or s.words[end].text not in s.grammar.absent:
        return None
    return Cue(i, end + 1, "verb.bola", "verb", Function.STATEMENT, noun=i, passive=True, negative=True)


def _nothing(s: Sentence, k: int) -> bool:
    """Token k stands between what is to be said and that there is nothing: বলার | মতো কিছু | নেই."""
    return s.words[k].text in s.grammar.anything or s.words[k].text in s.grammar.alike


def question(s: Sentence, cue: Cue, lo: int, knowledge: Knowledge) -> Range | None:
    """Return what points at the question that nobody answers: এ প্রশ্নের | জবাব দেননি; ঘাট কেন ভাঙল, | এর | উত্তর মেলেনি."""
    if cue.noun is None or s.grammar.answers.isdisjoint(s.words[cue.noun].stems):
        return None
    k = cue.noun - 1
    while k > lo and s.words[k].text not in s.grammar.of_that and _between(s.words[k], s, knowledge):
        k -= 1
    if k > lo and s.words[k].text in s.grammar.questions and s.words[k - 1].is_a("pointer_determiner"):
        return s.span(k - 1, k + 1)
    taken_up = k > lo + 2 and s.words[k].text in s.grammar.of_that and s.words[k - 1].text in ",—–-"
    return s.span(k, k + 1) if taken_up else None


def _between(word: Word, s: Sentence, knowledge: Knowledge) -> bool:
    """It stands between a question and that there is no answer: প্রশ্নের | কোনো স্পষ্ট | উত্তর মেলেনি."""
    return word.text in s.grammar.anything or word.is_aside or knowledge.adjective(word)
