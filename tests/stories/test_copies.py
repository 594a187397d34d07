"""How much of an article stands in an earlier one, and where."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.stories.copies import Takeover, Way, find
from annotator.stories.wire import SIZE, passages
from tests.stories.news import FERRY, SCHOOL, dated

HEADLINE, BODY = FERRY["nodi"]
SENTENCES = BODY.split("। ")
OWN = SCHOOL["nodi"][1].split("। ")

SPEECH = (
    "‘কাশিয়াঘাটের পুরোনো ফেরিগুলো আর চলতে দেওয়া হবে না, নতুন ফেরি কেনার টাকা বরাদ্দ হয়েছে, মাঝিরা প্রশিক্ষণ পাবেন, যাত্রীদের জন্য "
    "লাইফ জ্যাকেট রাখা হবে, আর যাঁরা অতিরিক্ত যাত্রী তুলবেন তাঁদের ইজারা বাতিল করা হবে’"
)


def taken(later: str, first: str = BODY) -> Takeover | None:
    told = [("first", dated("nodi", HEADLINE, first)), ("later", dated("khobor", "অন্য শিরোনাম", later, hours=4))]
    return find(told).get("later")


def test_a_text_that_is_half_anothers_is_a_rewrite_with_its_share() -> None:
    found = taken("। ".join([*SENTENCES[:4], *OWN[1:4]]))
    assert found is not None
    assert (found.original, found.way) == ("first", Way.REWRITE)
    assert 0.40 <= found.share < 0.75


def test_a_text_of_which_little_stands_in_another_takes_nothing_over() -> None:
    assert taken("। ".join([SENTENCES[1], *OWN])) is None


def test_whoever_quotes_the_same_words_takes_nothing_over_but_these() -> None:
    first = f"তিতলি ঘাটে এসে নৌপরিবহন কর্মকর্তা বলেছেন, {SPEECH}। পরে তিনি ঘাটের নতুন ভবনের কাজ ঘুরে দেখেন।"
    later = f"ফেরিডুবির পর এলাকায় গিয়ে ওই কর্মকর্তার ঘোষণা: {SPEECH}। স্বজনহারা মানুষ অবশ্য তাতে ভরসা পাচ্ছেন না, তাঁরা বিচার চেয়েছেন।"
    found = taken(later, first)
    assert found is not None
    assert found.way is Way.QUOTES


def test_who_rewrites_a_copy_rewrites_the_original() -> None:
    told = [
        ("first", dated("nodi", HEADLINE, BODY)),
        ("copy", dated("bela", HEADLINE, BODY, hours=1)),
        ("rewrite", dated("khobor", "শিরোনাম", "। ".join([*SENTENCES[:4], *OWN[1:4]]), hours=2)),
    ]
    assert {key: (one.original, one.way) for key, one in find(told).items()} == {
        "copy": ("first", Way.COPY),
        "rewrite": ("first", Way.REWRITE),
    }


def test_a_daily_count_is_no_copy_of_the_day_before() -> None:
    form = "ডেঙ্গুতে গত ২৪ ঘণ্টায় {} জন মারা গেছেন এবং {} জন হাসপাতালে ভর্তি হয়েছেন। " + "। ".join(OWN)
    told = [
        (str(day), dated(f"outlet{day}", "ডেঙ্গুর হিসাব", form.format(*counts), hours=24 * day))
        for day, counts in enumerate([("৪", "৩১২"), ("২", "২৮৭")])
    ]
    assert find(told) == {}


@pytest.mark.parametrize("spelling", [("য়", "য\u09bc"), ("ড়", "ড\u09bc")])
def test_the_passages_are_ranges_of_the_text_as_it_is(spelling: tuple[str, str]) -> None:
    shared = SENTENCES[2].replace(*spelling)
    later = f"{OWN[0]}। {shared}। {OWN[1]}"
    assert [later[start:end] for start, end in passages(later, BODY)] == [shared]


@given(
    st.lists(st.sampled_from(["ক", "খ", "গ", "ঘ", "ঙ", "চ", "ছ", "জ"]), max_size=30),
    st.lists(st.sampled_from(["ক", "খ", "গ", "ঘ"])),
)
def test_a_passage_has_the_words_of_a_run_and_stands_in_the_other(mine: list[str], theirs: list[str]) -> None:
    copy, original = " ".join(mine), " ".join(theirs)
    found = passages(copy, original)
    assert all(len(copy[start:end].split()) >= SIZE for start, end in found)
    assert all(end < start for (_, end), (start, _) in pairwise(found))
    assert passages(copy, copy) == ([(0, len(copy))] if len(mine) >= SIZE else [])
    for start, end in found:
        words = fold(copy[start:end]).split()
        assert all(" ".join(words[at : at + SIZE]) in f"{original}" for at in range(len(words) - SIZE + 1))
