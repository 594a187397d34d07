"""Step 3: what closes content before its cue (পথ খোলা | বলে | জানিয়েছে), or takes it up (…, | সেই প্রশ্ন | তোলেন)."""

from __future__ import annotations

from typing import NamedTuple

from annotator.bangla.quotations import CLOSERS
from annotator.rules.claims import CLOSING, RIGHT
from annotator.rules.cue import ALLEGATION, CLAIM, DEMAND, Cue
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.relatives import inserted
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens between what closes content and its cue.
NEAR = 16
#: Tokens that go on behind হিসেবে and have more to say than who is meant.
SHORTEST = 3
#: Tenses of what was done, and the present in which it is narrated.
DONE = frozenset({"past", "present_perfect", "past_perfect"})
NARRATED = ("present", "honorific")
#: Acts upon which somebody does something.
ASKED = frozenset({DEMAND, CLAIM, ALLEGATION})


class End(NamedTuple):
    """The end of content, as a token, and the beginning of the gap between it and its cue."""

    close: int
    gap: int

    def __str__(self) -> str:
        return f"before token {self.close}"


class Before:
    """A cue before which content can stand, down to token ``lo``."""

    __slots__ = ("cue", "lo", "s", "word")

    def __init__(self, s: Sentence, cue: Cue, lo: int) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo
        self.word: Word = s.words[cue.first - 1]
        """The token right before the cue."""

    @property
    def here(self) -> End:
        """Content ends right before the cue."""
        return End(self.cue.first, self.cue.first)

    def __str__(self) -> str:
        return f"where does the content before “{self.s.slice(self.cue.first, self.cue.last)}” end?"


def clipped(word: Word, lemma: str) -> bool:
    """Tell whether a form is the verbal noun without its last sound: জানান | হয় for জানানো হয়."""
    return lemma == f"{word.text}ো"


def happened(s: Sentence, word: Word, cue: Cue) -> bool:
    """Tell whether it was said, whatever came of it: দাবি | করলেও; … আশ্বাস | দিলে; … ভাঙছে বলে | জানালে মাঝিরা সরে যান."""
    closed = cue.first > 0 and s.words[cue.first - 1].is_a("complementiser")
    past = closed and "future" not in s.words[-1].tenses
    return word.text.endswith("ও") or cue.promised or past or _narrated(s, cue)


def _narrated(s: Sentence, cue: Cue) -> bool:
    """Something was asked for or claimed, upon which somebody did something: … জামিনের আবেদন | করলে আদালত তা নাকচ করেন; not
    whenever anybody asks: কেউ … আবেদন | করলে কমিটি তা যাচাই করে."""
    asked = cue.function in ASKED and cue.noun is not None and not (cue.passive or cue.noun_in_claim)
    if not asked or not s.words[-1].forms:
        return False
    if not s.grammar.so_that.isdisjoint([word.text for word in s.words[cue.last :]]):
        return False
    g, before = s.grammar, [word.text for word in s.words[: cue.first]]
    general = (g.anything, g.supposing, g.indefinite, g.relating, g.whoever)
    if not all(words.isdisjoint(before) for words in general):
        return False
    return any(form.tense in DONE or (form.tense, form.person) == NARRATED for form in s.words[-1].forms)


def counted(s: Sentence, noun: int, lo: int) -> int:
    """Return the first of the words before token ``noun`` that count or describe what is said: সুস্পষ্ট তিনটি | দাবি."""
    while noun > lo and (s.words[noun - 1].number or s.words[noun - 1].text in s.grammar.announced):
        noun -= 1
    return noun


def opens_news(s: Sentence, cue: Cue, lo: int) -> bool:
    """Tell whether news comes with which the sentence opens, what happened behind it: প্রথমে | খবর আসে, ঘাট ভেঙেছে."""
    opens = cue.noun is not None and s.words[cue.noun].text in s.grammar.news and cue.kind == "verb"
    return opens and cue.last < len(s.words) and all(word.is_aside for word in s.words[lo : cue.first])


def closed_at(s: Sentence, cue: Cue, lo: int, knowledge: Knowledge) -> int | None:
    """Return the token of বলে or হিসেবে that closes content before a cue: পথ খোলা | বলে | পুলিশ জানিয়েছে."""
    joined = False
    about = cue.compound.topical and s.words[cue.first - 1].text in s.grammar.about  # মাঝি হিসেবে ঘাট নিয়ে | প্রশ্ন
    about = about or cue.compound.owned  # অতিথি হিসেবে | বক্তব্য দেন
    about = about or (cue.needs == "quotation" and not cue.compound.closers)  # দাবির অংশ হিসেবে | স্লোগান দেন
    for k in range(cue.first - 1, max(lo, cue.first - 1 - NEAR), -1):
        word = s.words[k]
        if "complementiser" in word.classes and not (s.words[k - 1].number and s.words[k + 1].number):
            return None if _to_be_seen(s, k, cue) else k  # not ৩০ | বলে | ৪১ রান
        if "as" in word.classes and cue.noun is not None and not joined and not about:
            if k < cue.first - 1 and s.words[k - 1].text in s.grammar.part_of:
                continue  # চুক্তির অংশ | হিসেবে | ঋণ মওকুফ ঘোষণা করা হয়েছে
            last = s.words[cue.first - 1]
            taken_up = last.text in s.grammar.that  # কর্মী হিসেবে যে | প্রশ্ন উঠেছে
            taken_up = taken_up or (k < cue.first - 1 and last.case == "gen")  # আসামি হিসেবে ধরার | নির্দেশ
            blamed = cue.function is ALLEGATION and last.case == "acc"  # কারণ হিসেবে মাঝিকে | দায়ী করেন
            taken_up = taken_up or blamed or _goes_on(s, k, cue)
            return None if taken_up or (cue.noun_in_claim and k != cue.noun) else k
        verb = word.finite and not word.nonfinite and not knowledge.name(word)
        if verb or word.text in (",", ";") or (word.text in s.grammar.that and k < cue.first - 1):
            return None
        joined = joined or word.finite  # বলে | ভিডিও দেখে | ধারণা করছেন
    return None


def _to_be_seen(s: Sentence, k: int, cue: Cue) -> bool:
    """What বলে at token k closes is only how somebody is to see it: … সচল বলে | গণ্য করতে | অনুরোধ জানায়."""
    demands, last = cue.function is DEMAND, s.words[cue.first - 1]
    return demands and cue.first - k == SHORTEST and "infinitive" in last.kinds


def closed_before_mark(s: Sentence, cue: Cue, lo: int, knowledge: Knowledge) -> bool:
    """Content ends right before a cue, and the mark behind it opens none: পথ খোলা বলে জানানো হয় – …; মাঝি, যিনি ঘাট ছাড়ার আশ্বাস
    দিয়েছিলেন, | বলেন …"""
    if s.words[cue.last].text not in RIGHT:
        return False
    told_of = s.words[cue.last].text == "," and inserted(s, cue.last, lo) is not None
    if told_of and cue.noun is not None and s.words[cue.first - 1].case == "gen":
        return True
    return (told_of or s.words[cue.last].text != ",") and closed_near(s, cue, lo, knowledge)


def closed_near(s: Sentence, cue: Cue, lo: int, knowledge: Knowledge) -> bool:
    """Tell whether বলে closes content right before the cue, who says it between: পথ খোলা | বলে | আপনারা মনে করেন – …"""
    k = closed_at(s, cue, lo, knowledge)
    if k is None or cue.first - k > SHORTEST:
        return False
    return s.words[k].is_a("complementiser") and s.words[k - 1].text not in s.grammar.talk


def _goes_on(s: Sentence, k: int, cue: Cue) -> bool:
    """What হিসেবে at token k closes is only what somebody is to be: … হিসেবে কাউকে আসামি করার | দাবি জানান."""
    word, before = s.words[cue.first - 1], s.words[cue.first - 2]
    seen = cue.first - k == SHORTEST and word.case == "gen" and before.case == "nom"
    if cue.first - k <= SHORTEST and not seen:  # … হিসেবে | বিচার করার | আবেদন জানায়
        return False
    if "content_noun" in word.classes:
        word = before  # … হিসেবে দায়িত্ব পাওয়ার | বিষয়টি
    return word.case == "gen" and "noun" in word.kinds


def quoted(s: Sentence, k: int) -> int | None:
    """The mark behind a quotation whose speaker stands before the determiner at token k: ‘…’ | – মেয়রের | এমন কথায় …"""
    if k < 1 or s.words[k - 1].case != "gen" or s.words[k].text not in s.grammar.taking_up:
        return None
    if s.words[k - 1].text in s.grammar.entitled:
        return None  # ‘নতুন নদী’ | নামের | সেই বিশ্বাসে …
    at = next((n for n in range(k - 2, max(-1, k - 2 - NEAR), -1) if s.words[n].mark), -1)
    closes = at > 0 and (s.words[at].text in CLOSING or s.words[at - 1].text in CLOSING)
    return at + (s.words[at].text in CLOSING) if closes else None


def taken_up(s: Sentence, lo: int, first: int) -> int | None:
    """Return where the content ends that a pointer at token ``first`` takes up; None where it stands elsewhere.

    A mark stands between them (পথ খোলা – এ কথা বলেন ওসি; ঘাট খুলবে, সেই আশা করছি), or the content ends with its verb or asks
    something (ঘাট কেন ভাঙল | সেই প্রশ্ন তুলেছেন).
    """
    g, before, word = s.grammar, s.words[first - 1], s.words[first].text
    if before.text in ("–", "—", "-") or before.text in CLOSERS:
        return first - 1
    if before.text == ",":
        return first - 1 if word in g.taking_up and inserted(s, first - 1, lo) is None else None
    over = (
        (before.finite and not before.nonfinite)
        or s.text_at(first - 2) in g.that  # যা হচ্ছে তা যে দুঃখজনক | সে কথা বলেন
        or (before.is_a("negation") and first - 2 > lo and s.words[first - 2].finite)
        or before.text in g.whether
        or s.slice(first - 2, first) in g.whether_in_two
    )
    return first if (over or _asks(s, lo, first)) and word in g.taking_up_closely else None


def related(s: Sentence, lo: int, pointer: Phrase) -> int | None:
    """Return the mark that ends a relative clause which a pointer takes up behind its subject: ঘাটের যে খবর ছড়ায় | , মেয়র
    তা অস্বীকার করেছেন."""
    if pointer.last - pointer.first > 1:
        return _promised(s, lo, pointer)
    if s.words[pointer.first].text not in s.grammar.taking_up:
        return None
    for k in range(pointer.first - 1, max(lo + SHORTEST, pointer.first - NEAR), -1):
        word = s.words[k]
        if word.text == ",":
            over = s.words[k - 1].finite and not s.words[k - 1].nonfinite
            over = over and s.words[k + 1].text not in s.grammar.joints
            return k if over and any(each.text in s.grammar.relating for each in s.words[lo:k]) else None
        if word.mark or word.finite or word.nonfinite:
            return None
    return None


def _promised(s: Sentence, lo: int, pointer: Phrase) -> int | None:
    """Return the mark that ends a clause in the future which a noun takes up behind its subject: ঘাট খুলবে | ,
    মেয়র সেই আশ্বাস দিয়েছেন."""
    if s.words[pointer.first].text not in s.grammar.taking_up_closely:
        return None
    for k in range(pointer.first - 1, max(lo + SHORTEST - 1, pointer.first - NEAR), -1):
        word = s.words[k]
        if word.text == ",":
            last = k - 2 if s.words[k - 1].is_a("negation") else k - 1
            return k if "future" in s.words[last].tenses else None
        if word.mark or word.finite or word.nonfinite or word.case not in ("nom", "pl") or word.is_aside:
            return None
    return None


def _asks(s: Sentence, lo: int, last: int) -> bool:
    """A question without a verb ends before token ``last``: ঘাটটি কতটা নিরাপদ | সেই প্রশ্ন …"""
    for k in range(last - 1, max(lo, last - SHORTEST - 1), -1):
        if s.words[k].mark or s.words[k].case in ("pl", "acc"):
            return False
        if s.words[k].text in s.grammar.asking:
            return k < last - 1
    return False


def was_done(word: Word) -> bool:
    """Tell whether it is a verb of something that was done, which nobody demands: রচনা করেছেন."""
    return not word.tenses.isdisjoint(DONE)
