"""Cases by word and by cue: those that can decide are told once, for all words and cues that are alike."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from annotator.rules import RulePass
from annotator.rules.by_word import ByCue, ByWord, among, flagged, of_class
from annotator.rules.words import NAME, TITLE
from tests.examples.markup import parse, read
from tests.rules.passing import rule_pass

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))


@pytest.mark.parametrize("kept", [ByWord, ByCue], ids=["words", "cues"])
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_what_is_told_once_holds_of_each(
    file: Path, kept: type[ByWord[Any, Any] | ByCue[Any, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "\n\n".join(parse(block.source).text for block in read(file))
    found = rule_pass().annotate_text(text)
    with monkeypatch.context() as patched:
        patched.setattr(kept, "of", lambda self, one: [case for case, fits in self._cases if not fits or fits(one)])
        assert rule_pass().annotate_text(text) == found


def test_a_word_is_asked_what_it_has_to_be() -> None:
    word = rule_pass()._words
    assert among(frozenset({"পুলিশ"}))(word["পুলিশ"])
    assert not among(frozenset({"পুলিশ"}))(word["পুলিশের"])
    assert flagged(TITLE | NAME)(word["মেয়র"])
    assert of_class("conjunction")(word["ও"])
    assert not of_class("conjunction")(word["মেয়র"])


def test_what_was_read_before_changes_nothing() -> None:
    """A denied charge is told of others, but not in the first person."""
    denied = "মাঝিরা কোনো অভিযোগ করেননি।"
    rules = RulePass()
    before = rules.annotate_text(denied)
    anew = RulePass()
    assert anew.annotate_text("আমি কোনো অভিযোগ করিনি।").attributions == ()
    assert anew.annotate_text(denied) == before
    assert len(before.attributions) == 1


def test_the_cases_of_a_word_keep_their_order() -> None:
    def first(word: object) -> int | None:
        return 1

    def second(word: object) -> int | None:
        return 2

    cases: ByWord[object, int] = ByWord((first, None), (second, among(frozenset({"ও"}))))
    word = rule_pass()._words
    assert [cases.of(word[text]) for text in ("ও", "মেয়র", "ও")] == [(first, second), (first,), (first, second)]
