"""Words that look like cues: found by where they stand, counted, shown in context, left out where they are known."""

from __future__ import annotations

import pytest

from annotator.bangla.folding import fold
from annotator.bangla.sentences import sentences
from annotator.lexicon.cues import load_cues
from annotator.lexicon.verbs import load_verbs
from annotator.quality import mining
from annotator.quality.mining import Candidate, Miner
from annotator.rules.text import Sentence
from tests.rules.passing import rule_pass

SPEAKERS = frozenset({"পুলিশ", "মন্ত্রী"})


def mined(*articles: str, known: bool = False, found: bool = False, contexts: int = 3) -> list[Candidate]:
    """The candidates of some articles. ``found``: attributions are looked for, and their cues are none."""
    lemmas = {verb.key: verb.lemma for verb in load_verbs()}
    miner = Miner(load_cues(), lemmas, SPEAKERS, contexts, known)
    for text in map(fold, articles):
        read = [Sentence(text, span, rule_pass()._words) for span in sentences(text, 0, len(text))]
        attributions = rule_pass().annotate_text(text).attributions if found else ()
        miner.take(read, [(one.cue.start, one.cue.end) for one in attributions])
    return miner.most_frequent()


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("সেতুটি ভেঙে গেছে বলে ফিসফাস ছড়ায়।", "behind বলে", "ফিসফাস ছড়ানো"),
        ("সেতুটি ভেঙে গেছে বলে রটেছে গ্রামে।", "behind বলে", "রটা"),
        ("গ্রামে ফিসফাস ওঠে যে সেতুটি ভেঙে গেছে।", "before a clause", "ফিসফাস ওঠা"),
        ("সে বোঝে, সেতুটি ভেঙে গেছে।", "before a clause", "বোঝা"),
        ("মিছিলে স্লোগান, ‘নদী বাঁচাও, তবেই দেশ বাঁচবে’", "before a quotation", "স্লোগান"),
        ("সবাই একসঙ্গে চিৎকার করে: ‘সেতুটি ভেঙে গেছে’", "before a quotation", "চিৎকার করা"),
        ("তিনি নদী বাঁচানোর অভিপ্রায় জানান।", "noun with light verb", "অভিপ্রায় জানানো"),
        ("পুলিশের খাতায়, সেতুটি ভেঙে গেছে।", "behind a speaker", "খাতায়"),
        ("মন্ত্রীর দোহাইতে দিয়ে, সেতুটি ভেঙে গেছে।", "behind a speaker", "দোহাইতে দিয়ে"),
    ],
)
def test_a_place_gives_a_cue_away(text: str, kind: str, cue: str) -> None:
    assert (fold(kind), fold(cue)) in {(one.kind, one.cue) for one in mined(text)}


@pytest.mark.parametrize(
    "text",
    [
        "সেতুটি ভেঙে গেছে বলে আজ।",
        "তিনি ‘ইলিশ’ ভালোবাসেন।",
        "নতুন সিনেমা ‘নদীর ওপারে’ এল।",
        "আকাশ নীল।",
        "",
    ],
)
def test_other_places_give_nothing_away(text: str) -> None:
    assert mined(text) == []


def test_what_the_lexicon_holds_is_left_out_unless_it_is_asked_for() -> None:
    text = "বাসিন্দারা দাবি করে, সেতুটি ভেঙে গেছে। নদী ভরাটের কথা বলা হয়, কাজ হয় না।"
    assert mined(text) == []
    assert "দাবি করা" in {one.cue for one in mined(text, known=True)}


def test_where_an_attribution_was_found_there_is_none() -> None:
    text = "বাসিন্দারা দাবি করে, সেতুটি ভেঙে গেছে।"
    assert mined(text, known=True, found=True) == []


def test_forms_and_articles_are_counted_and_each_article_gives_one_context() -> None:
    one = "গ্রামে ফিসফাস ওঠে যে সেতুটি ভেঙে গেছে। শহরে ফিসফাস উঠেছে যে সেতুটি ভেঙে গেছে।"
    other = "হাটে ফিসফাস ওঠে যে ট্রলার ডুবেছে।"
    first = mined(one, other)[0]
    assert (first.cue, first.count, first.articles, first.everywhere) == ("ফিসফাস ওঠা", 3, 2, 3)
    assert first.forms == {"ফিসফাস ওঠে": 2, "ফিসফাস উঠেছে": 1}
    assert first.contexts == ["গ্রামে [ফিসফাস ওঠে] যে সেতুটি ভেঙে গেছে", "হাটে [ফিসফাস ওঠে] যে ট্রলার ডুবেছে"]
    assert len(mined(one, other, contexts=1)[0].contexts) == 1


def test_a_word_that_stands_everywhere_is_not_at_home_where_cues_stand() -> None:
    once = "সে বোঝে, সেতুটি ভেঙে গেছে।"
    assert {one.cue for one in mined(once)} == {"বোঝা"}
    assert mined(once, "সে বোঝে। " * 10) == []


def test_the_most_frequent_come_first() -> None:
    often, seldom = "গ্রামে ফিসফাস ওঠে যে নৌকা ডুবেছে। ", "সে বোঝে, নৌকা ডুবেছে। "
    assert [one.cue for one in mined(seldom + often * 2)] == ["ফিসফাস ওঠা", "বোঝা"]


def test_memory_does_not_grow_with_the_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mining, "MOST", 1)
    often = "গ্রামে ফিসফাস ওঠে যে নৌকা ডুবেছে। " * 2
    found = mined(often + "সে বোঝে, নৌকা ডুবেছে। সে দেখে, নৌকা ডুবেছে। সে শোনে, নৌকা ডুবেছে।")
    assert [one.cue for one in found] == ["ফিসফাস ওঠা"]
