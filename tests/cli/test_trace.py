"""`annotator rules trace` says which cases decided, with their examples, and what was found."""

from __future__ import annotations

from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.rules.cases import TRACE


def told(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["rules", "trace", *arguments], catch_exceptions=False)
    assert done.exit_code == 0
    return " ".join(done.output.split())


def test_the_deciding_cases_are_named_with_their_examples_and_what_was_found() -> None:
    said = told("পুলিশ জানিয়েছে, সেতুটি কাল খুলবে।")
    assert "claim behind → frame right: “পুলিশ” says “সেতুটি কাল খুলবে”" in said
    assert "Frame right: পুলিশ বলেছে, পথ খোলা." in said
    assert "right.verb.janano: পুলিশ (পুলিশ, official) | জানিয়েছে | সেতুটি কাল খুলবে | level 0" in said


def test_what_was_decided_on_the_way_is_told_where_that_is_asked_for() -> None:
    sentence = "মন্ত্রী গতকাল বলেন, পথ খোলা।"
    assert "beside" not in told(sentence)
    assert "beside → goes on at token 0" in told("--all", sentence)


def test_a_cue_that_attributes_nothing_is_traced_to_the_case_that_says_so() -> None:
    said = told("মেয়েটি গল্প বলেন।")
    assert "nothing is attributed" in said


def test_a_sentence_without_any_cue_says_so() -> None:
    assert "no word of it can begin a cue or a hedge" in told("নদী শান্ত।")


def test_no_trace_is_kept_afterwards() -> None:
    told("পুলিশ জানিয়েছে, পথ খোলা।")
    assert TRACE.decisions is None
