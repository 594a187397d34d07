"""Nouns of saying behind their verb, or without one, ending a sentence: নকশা নিয়ে | উঠছে প্রশ্ন; … | আশ্বাস মেয়রের."""

from __future__ import annotations

from dataclasses import replace

from annotator.bangla.quotations import CLOSERS
from annotator.labels import Function
from annotator.lexicon.cues import CompoundCue
from annotator.rules.claims import OPENING
from annotator.rules.cue import BELIEF, COMMITMENT, DEMAND, DENIAL, QUESTION, Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: What stands before a noun of saying where its content is over.
BEFORE = frozenset({",", "–", "—", "-"})
#: Keys of verbs that say that something arose.
ARISES = frozenset({"achha", "bara", "chhorano", "howa", "ora", "otha", "thaka"})
#: Fewer tokens have no verb and no content before the noun.
SHORTEST = 4
#: Tokens of an owner at most.
LONGEST_OWNER = 8
#: Tokens of a subject behind its verb at most.
LONGEST_SUBJECT = 3
#: Tokens between a noun of saying and the verb behind which যে follows at most.
LONGEST_TIE = 3
#: A clause behind যে has at least so many tokens, one less.
SHORTEST_CLAUSE = 5
#: Acts whose noun needs no verb where its content and its owner stand around it.
GIVEN = frozenset({BELIEF, COMMITMENT, Function.WARNING, DEMAND})


def raised_first(s: Sentence, i: int) -> int:
    """Return the first of the noun at token i and a word for how many there are: উঠেছে | নানা প্রশ্ন."""
    return i - (i > SHORTEST and s.words[i - 1].text in s.grammar.many)


def raised(s: Sentence, i: int, record: CompoundCue) -> int | None:
    """Return the token that closes content before the verb of the noun at token i: নকশা | নিয়ে | উঠছে প্রশ্ন; … নিয়ে | শুরু
    হয়েছে জল্পনা."""
    i = raised_first(s, i)
    verb, k = s.words[i - 1], i - 2
    if not verb.finite or any(form.negative or form.person == "honorific" for form in verb.forms):
        return None
    k -= any(chain.split()[:-1] == [s.words[k].text] for chain in record.verbs)
    closes = (record.topical and s.words[k].text in s.grammar.about) or "complementiser" in s.words[k].classes
    asks = record.nominal is QUESTION and s.words[k].text == ","  # কেন ভাঙল ঘাট | , উঠছে প্রশ্ন
    closes = closes or (asks and not s.grammar.asking.isdisjoint([word.text for word in s.words[:k]]))
    return k if closes and k > 0 else None


def somebodys(s: Sentence, first: int, end: int, knowledge: Knowledge) -> bool:
    """Somebody, or a pronoun alone, is meant by tokens first … end - 1: … পরামর্শ | ওই চিকিৎসকের; … পরামর্শ | তাঁর."""
    word = s.words[end - 1]
    named = knowledge.proper_name(word) or knowledge.entity_at(s, end - 1, first) is not None
    return named or knowledge.speaks(word) or (end - first == 1 and word.is_a("genitive_pronoun"))


def handed(s: Sentence, i: int, record: CompoundCue, knowledge: Knowledge) -> bool:
    """A promise, warning or demand ends the sentence with whose it is, or what he denies: ঘাট খোলার | আশ্বাস | মেয়রের;
    … | হুঁশিয়ারি কৃষকদের; বালু চুরির অভিযোগ | অস্বীকার | মেয়রের."""
    end, before = bracket(s), s.words[i - 1]
    rest = s.words[i + 1 : end]
    denied = record.nominal is DENIAL
    demanded = record.demands and i > 0
    demanded = demanded and (knowledge.of_class(before, "demanded") or verbal_genitive(before))  # তদন্তের | দাবি পরিবারের
    given = denied or demanded or (record.nominal in GIVEN and not record.demands) or record.needs == "speaker"
    if not given or i < 2 - denied or not 0 < len(rest) <= LONGEST_OWNER:
        return False
    who = somebodys(s, i + 1, end, knowledge)
    owned = rest[-1].case == "gen" and not any(word.mark or word.finite for word in rest) and who
    if denied:
        return owned and (bool(record.only_before) or before.is_a("content_noun"))
    return owned and before.case == "gen" and not (before.is_a("time") or knowledge.speaks(before))


def meant(s: Sentence, k: int, record: CompoundCue) -> bool:
    """Tell whether a noun stands for the clause before its owner, who ends with token k: …, এটাই | মাঝিদের আশঙ্কা."""
    pointed = (record.hedge or record.nominal in GIVEN) and pointed_out(s, k) is not None
    return bool(pointed) or owned_behind(s, k, record) is not None


def pointed_out(s: Sentence, k: int) -> int | None:
    """Return the token of what takes up the clause before an owner that ends with token k: ঘাট খুলুক, | এটাই | মাঝিদের."""
    for at in range(k - 1, max(SHORTEST - 2, k - LONGEST_OWNER), -1):
        word = s.words[at]
        if word.text in s.grammar.this_is:
            before = s.words[at - 1]
            return at if before.mark or before.finite else None
        if word.mark or word.finite:
            return None
    return None


def pointing(s: Sentence, i: int) -> int | None:
    """Return the token of what points at the sentence before, with which one opens that has no verb: | এই | অভিযোগ
    মাঝিদের; | এমনটাই | দাবি মাঝিদের."""
    k, rest = i - 1, s.words[i + 1 :]
    if k < 0 or not 0 < len(rest) <= LONGEST_OWNER or rest[-1].case != "gen":
        return None
    points = "pointer_determiner" in s.words[k].classes or s.words[k].text in s.grammar.just_that
    opens = points and all(word.is_a("connective") or word.mark for word in s.words[:k])
    over = any(w.mark or (w.finite and not w.is_a("name")) or w.is_a("negation") for w in rest)
    return k if opens and not over else None


def bracket(s: Sentence) -> int:
    """Return the token of the bracket that closes the sentence (অমল ঘোষের | (Amal Ghosh)), or behind its last token."""
    last = len(s) - 1
    closed = s.words[last].text == ")"
    return next((k for k in range(last - 1, 0, -1) if s.words[k].text == "("), last + 1) if closed else last + 1


def owned_behind(s: Sentence, k: int, record: CompoundCue) -> int | None:
    """Return the token of the mark that ends a clause or quotation, an owner that ends with token k right behind it,
    then the noun: ঘাট ভাঙতে পারে | , মাঝিদের (তীব্র) | হুঁশিয়ারি."""
    said = record.hedge or record.nominal in GIVEN
    for at in range(k, max(0, k - LONGEST_OWNER), -1):
        word = s.words[at]
        if word.text in BEFORE or word.text == ":":
            told = (said or k + 2 == len(s)) and record.needs != "quotation"  # ঘাট খুলবে | , সূত্রের | খবর
            told = told and told_before(s, at)
            return at if (said and s.words[at - 1].text in CLOSERS) or told else None
        if (record.topical or record.alone) and word.text in s.grammar.about:
            return None if any(w.finite for w in s.words[:at]) else at  # ঘাট নিয়ে | মাঝিদের | অভিযোগ
        if word.mark or word.finite or word.text in s.grammar.this_is:
            return None
    return None


def led(s: Sentence, i: int) -> int | None:
    """Return the token behind the verb that leads from the noun at token i to যে: ধারণা | তৈরি হয়েছে | যে …

    Not where it was so strong that something else happened (এত | ভয় পেয়েছিলেন | যে …).
    """
    words = s.words
    if words[i].case != "nom" or (i and words[i - 1].text in s.grammar.so_much):
        return None
    if i + 3 < len(words) and "pointer_determiner" in words[i + 1].classes and words[i + 2].text in s.grammar.that:
        return i + 2  # দাবি | এই | যে …
    for k in range(i + 1, min(i + 1 + LONGEST_TIE, len(words) - SHORTEST_CLAUSE + 1)):
        word = words[k]
        if (
            word.mark
            or word.text in s.grammar.that
            or any(form.negative or form.kind == "participle" for form in word.forms)
        ):
            return None  # ধারণা ছিল না; পরিস্থিতি পর্যবেক্ষণ | করে বলছেন
        if word.finite and words[k + 1].text in s.grammar.that:
            return k + 1 if word.text not in s.grammar.obliged else None
    return None


def handed_on(s: Sentence, i: int) -> bool:
    """What is to be done follows the noun at token i, and nothing more: কারও | পরামর্শ | ঘাট এড়ানোর."""
    rest = s.words[i + 1 :]
    return 1 < len(rest) <= LONGEST_OWNER and verbal_genitive(rest[-1]) and not any(w.mark or w.finite for w in rest)


def stressed(s: Sentence, i: int, record: CompoundCue) -> bool:
    """The noun that ends the sentence at token i is raised besides: নকশা নিয়ে উঠেছে | প্রশ্নও."""
    text = s.words[i].text
    return record.topical and i + 1 == len(s.words) and text.endswith("ও") and text[:-1] in record.nouns


def told_before(s: Sentence, i: int) -> bool:
    """Tell whether a clause is over before the mark at token i, its subject behind its verb: টাকা রেখেছে কেন্দ্র | , …"""
    words = s.words
    if _over(words[i - 1]) or words[i - 1].text in s.grammar.asking:
        return True
    for k in range(i - 2, max(0, i - 2 - LONGEST_SUBJECT), -1):
        if words[k].mark:
            return False
        if words[k].finite and not words[k].nonfinite:
            return k > 0
    return False


def _over(word: Word) -> bool:
    """A clause or a quotation is over with the word."""
    return word.finite or word.text in CLOSERS or "negation" in word.classes


def arisen(s: Sentence, i: int, record: CompoundCue) -> int | None:
    """Return the token behind the verb that says that what the noun at token i names arose, its content between them:
    উঠেছে | গাফিলতির | অভিযোগ; শুরু হয়েছে | দলবদলের | জল্পনা."""
    if not (record.alone or record.hedge) or s.words[i - 1].case != "gen" or "pronoun" in s.words[i - 1].classes:
        return None
    for k in range(i - 2, max(-1, i - 2 - LONGEST_OWNER), -1):
        word = s.words[k]
        if word.finite and not word.nonfinite:
            plain = not any(form.negative or form.person in ("honorific", "first") for form in word.forms)
            return k + 1 if plain and not word.lemmas.isdisjoint(ARISES) else None
        if word.mark or word.case not in ("nom", "gen", "loc"):
            return None
    return None


def closed_apart(s: Sentence, i: int, knowledge: Knowledge) -> int | None:
    """The token of বলে that closes content, where, when and to whom it is said between it and the noun at token i: …
    চলছে বলে | মেয়রকে | কটাক্ষ মাঝিদের; … আসছেন বলেই | আপাতত | খবর."""
    for k in range(i - 1, max(1, i - LONGEST_OWNER), -1):
        word = s.words[k]
        if word.is_a("complementiser"):
            return k if s.words[k - 1].finite or s.words[k - 1].is_a("negation") else None
        beside = word.is_aside or word.case in ("acc", "loc") or word.text in s.grammar.between_owner
        if word.mark or word.finite or not (beside or knowledge.adjective(word)):
            return None
    return None


def behind_quoted(s: Sentence, i: int) -> int | None:
    """The token of the mark behind a quotation, only where and to whom it is said between it and the noun at token i;
    of the closing mark itself where none follows (‘বাবাকে খুন করা হয়েছে’ | বিস্ফোরক দাবি ছেলের)."""
    for k in range(i - 1, max(0, i - LONGEST_OWNER), -1):
        word = s.words[k]
        if word.text in CLOSERS:
            return k
        if word.text in BEFORE:
            return k if s.words[k - 1].text in CLOSERS else None
        if word.mark or (word.finite and not word.nonfinite):
            return None
    return None


def set_aside(s: Sentence, i: int) -> bool:
    """The noun at token i is denied (এমন আশঙ্কা | নেই), or only owns what follows (এমন আশঙ্কার | কথা জানান), or what could be
    done follows (এমন আশা | করা ভুল), or there are many of the kind (এমন বক্তব্যগুলো)."""
    words, behind = s.words, s.words[i + 1 :]
    k = next((k for k, word in enumerate(behind) if word.finite), len(behind) - 1)
    denied = any("negation" in word.classes or any(form.negative for form in word.forms) for word in behind[k : k + 2])
    denied = denied and not (len(behind) > 1 and behind[-1].text in s.grammar.denied)  # এমন ধারণা | ঠিক নয়
    only_owns = bool(behind) and words[i].case == "gen" and "content_noun" in behind[0].classes
    done = bool(behind) and words[i].case == "nom" and "noun" in behind[0].kinds
    return only_owns or done or "গুলো" in words[i].text or (denied and words[i].case == "nom")


def pointed_at(s: Sentence, i: int, k: int, record: CompoundCue) -> bool:
    """The noun at token i ends the sentence, or whom it is aimed at does, and token k stresses what it takes up: …,
    এমনটাই | অভিযোগ (কাউন্সিলরের বিরুদ্ধে)."""
    told = record.alone or record.by_reporters
    last = i + 1 == len(s.words) or s.words[-1].text in s.grammar.against
    return told and last and k + 1 == i and s.words[k].text.endswith("ই") and not s.words[k].finite


def whole(s: Sentence, i: int) -> bool:
    """A clause without a verb ends before the mark at token i, no list of things: সবটাই ষড়যন্ত্র | , দাবি মেয়রের."""
    return i > 1 and not any(word.mark for word in s.words[:i])


def verbal_genitive(word: Word) -> bool:
    """A verbal noun in the genitive: মাটি | সরানোর | অভিযোগ."""
    return word.case == "gen" and "noun" in word.kinds


def with_verb(s: Sentence, cue: Cue) -> Cue:
    """The cue with the past of থাকা that stands between it and a mark: তাঁদের | দাবি ছিল | , …; not হলো."""
    k = cue.last
    tied = (
        k + 1 < len(s.words)
        and s.words[k].text in s.grammar.links
        and s.words[k + 1].mark
        and s.text_at(k + 1) not in OPENING
    )
    return replace(cue, last=k + 1) if tied and "achha" in s.words[k].lemmas else cue
