"""The script that asks other projects' lists for words of ours, with the packages that hold them."""

from __future__ import annotations

import sys
import tomllib

import pytest

from annotator.lexicon.sources import load_titles
from annotator.lexicon.vocabulary import read_lists
from benchmarks import lexicon_candidates
from benchmarks.lexicon_candidates import LISTS, Known


@pytest.fixture(scope="module")
def known() -> Known:
    return Known()


@pytest.fixture(autouse=True)
def few_words(monkeypatch: pytest.MonkeyPatch, known: Known) -> None:
    monkeypatch.setattr(lexicon_candidates, "Known", lambda: known)
    monkeypatch.setattr(sys, "argv", ["lexicon_candidates.py", "--top", "500"])


def test_what_is_printed_is_read_as_lists_with_their_origin(capsys: pytest.CaptureFixture[str], known: Known) -> None:
    lexicon_candidates.main()
    printed = capsys.readouterr()
    assert printed.err == ""
    records = tomllib.loads(printed.out)["words"]
    assert [(record["key"], record["origin"]) for record in records] == [(one.key, [one.origin]) for one in LISTS]
    words = [word for record in records for word in record["words"]]
    assert words and not any(word in known for word in words)


@pytest.mark.parametrize("word", ["মন্ত্রীর", "রহমানকে", "বলেছিলেন", "কুমিল্লায়", "ইউনিসেফের", "ভাইরোলজিস্ট", "এবং"])
def test_a_form_of_a_word_in_our_lists_is_known(word: str, known: Known) -> None:
    assert word in known


def test_a_package_that_is_missing_is_named_and_the_others_are_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "wordfreq", None)
    lexicon_candidates.main()
    printed = capsys.readouterr()
    assert "pip install wordfreq" in printed.err
    assert len(tomllib.loads(printed.out)["words"]) == len(LISTS) - 1


def test_every_origin_in_the_lexicons_is_a_list_that_the_script_asks() -> None:
    told = {origin for record in (*read_lists(), *load_titles()) for origin in record.origin}
    assert told and told <= {listing.origin for listing in LISTS}
