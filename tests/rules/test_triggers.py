"""The gate lets every sentence through in which a cue or hedge can stand, whatever a lexicon of the user's adds."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.rules import RulePass
from tests.rules.passing import rule_pass, told

VERB = '[[verb]]\nkey = "shonano"\nlemma = "শোনানো"\nfunction = "statement"\n'
VERB += 'example = "তিনি [শোনান], দল এক আছে।"\ncounter_example = "গান [শোনান] তিনি।"\n'


def test_a_new_verb_opens_a_sentence_by_itself(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(VERB, encoding="utf-8")
    sentence = "তিনি শোনান, দল এক আছে।"
    assert told(rule_pass().annotate_text(sentence)) == []
    assert told(RulePass(tmp_path).annotate_text(sentence)) == ["right.verb.shonano: শোনান"]


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("রিমা বেগমের ভাষ্যে, সেতুটি আর নেই।", "ভাষ্যে"),
        ("সেতু কাল খুলবে বলে জানিয়েছে✅ পুলিশ।", "জানিয়েছে"),
        ("পুলিশ জানিয়েছে: পথ খোলা।", "জানিয়েছে"),
    ],
)
def test_an_ending_or_a_sign_at_the_word_does_not_hide_it(sentence: str, cue: str) -> None:
    assert cue in [one.cue.text for one in rule_pass().annotate_text(sentence).attributions]


@pytest.mark.parametrize("sentence", ["নদীতে আজ পানি কম।", "দলটি মাঠে নামল।"])
def test_a_sentence_without_such_a_word_is_passed_over(sentence: str) -> None:
    rules = rule_pass()
    assert not rules._gate.opens(rules._chunks.of(sentence, 0, len(sentence) - 1))
