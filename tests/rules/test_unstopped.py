"""Stretches without a full stop are cut where their verbs end sentences."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.bangla.sentences import Range
from annotator.rules.text import Sentence
from annotator.rules.unstopped import LONG, cut
from tests.rules.passing import rule_pass

ONE = "নদী কমিশনের সদস্য মজিদ মিয়া বলেন, ঘাটের নতুন সেতু কাল ভোরে খুলবে "


def parts(text: str) -> list[str]:
    folded = fold(text)
    s = Sentence(folded, Range(0, len(folded)), rule_pass()._words)
    return [folded[span.start : span.end] for span in cut(s)]


def test_a_long_stretch_ends_with_its_verbs() -> None:
    assert parts((ONE * 8).strip()) == [ONE.strip()] * 8


def test_a_sentence_of_usual_length_stays_whole() -> None:
    assert parts((ONE * 2).strip()) == [(ONE * 2).strip()]


def test_what_goes_on_behind_a_verb_is_not_cut_off() -> None:
    said = "ঘাটের নতুন সেতু কাল ভোরে খুলবে বলে মজিদ মিয়া আমাদের জানান "
    assert parts((said * 8).strip()) == [said.strip()] * 8


def test_each_cut_stretch_keeps_its_attributions() -> None:
    found = rule_pass().annotate_text((ONE * 8).strip()).attributions
    assert [one.claim.fragments[0].text for one in found if one.claim] == ["ঘাটের নতুন সেতু কাল ভোরে খুলবে"] * 8


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*ONE.split(), ",", "‘", "’", "না", "বলে", "যে"]), min_size=1, max_size=160))
def test_parts_lie_in_order_and_leave_out_spaces_alone(words: list[str]) -> None:
    text = fold(" ".join(words))
    s = Sentence(text, Range(0, len(text)), rule_pass()._words)
    spans = list(cut(s))
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert len(spans) == 1 or len(text) > LONG
