"""What a user's lexicon folder can hold: whatever would lie in it unread is refused by name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.errors import LexiconError
from annotator.lexicon.cues import load_cues
from annotator.lexicon.hedges import load_hedges
from annotator.lexicon.particles import load_classes
from annotator.lexicon.sources import load_sources
from annotator.lexicon.verbs import load_verbs

CUE = """
[[verb]]
key = "new"
lemma = "{lemma}"
function = "statement"
example = "মাঝি [বললেন], নদী শান্ত।"
counter_example = "[বলার] সময় নেই।"
"""
CLASS = """
[[class]]
key = "mine"
meaning = "nothing asks for it"
words = ["ক"]
example = "ক।"
counter_example = "খ।"
"""


def test_a_table_that_nothing_reads_is_named_with_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "hedges.toml").write_text('[[hedges]]\nkey = "x"\n', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"nothing reads \[\[hedges\]\]; the tables of this file are \[\[hedge\]\]"):
        load_hedges(tmp_path)


def test_removing_what_is_not_there_names_what_is_near(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_text('[[verb]]\nkey = "janan"\nremove = true\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="no verb 'janan' to remove; did you mean 'janano'"):
        load_verbs(tmp_path)


def test_a_class_that_no_rule_asks_for_is_named(tmp_path: Path) -> None:
    (tmp_path / "particles.toml").write_text(CLASS, encoding="utf-8")
    with pytest.raises(LexiconError, match="no rule asks for a class 'mine'"):
        load_classes(tmp_path)


def test_a_wrong_type_is_told_by_its_field_alone(tmp_path: Path) -> None:
    record = (
        '[[source]]\nkey = "ghat"\nname = "ঘাট সমিতি"\nenglish = "Ghat"\ntype = "boat"\nkind = "union"\nexample = "ক।"\n'
    )
    (tmp_path / "sources.toml").write_text(record, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"record 'ghat', type: "):
        load_sources(tmp_path)


def test_a_cue_whose_verb_nobody_conjugates_is_named(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(CUE.format(lemma="বলো"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"record 'new': verbs\.toml has no verb"):
        load_cues(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("lemma", "lema", r"record 'new', lema: there is no such field; did you mean 'lemma'\?"),
        ("function =", "#", "record 'new', function: it is missing; every record of this kind has it"),
        ('"statement"', '"sermon"', "record 'new', function: .*'statement'"),
    ],
)
def test_a_fault_is_told_with_its_file_its_record_and_its_field(tmp_path: Path, old: str, new: str, told: str) -> None:
    file = tmp_path / "cues.toml"
    file.write_text(CUE.format(lemma="বলা").replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"^lexicon {re.escape(str(file))}, {told}"):
        load_cues(tmp_path)


def test_a_cue_of_a_known_verb_is_taken(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(CUE.format(lemma="বলা"), encoding="utf-8")
    assert "new" in {record.key for record in load_cues(tmp_path).verbs}
