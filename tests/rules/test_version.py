"""The version of a pass changes with what the pass reads, and with nothing else."""

from __future__ import annotations

import ast
import inspect
import re
from pathlib import Path

import pytest

from annotator.lexicon import outlets, verbs
from annotator.rules import RulePass, version
from annotator.rules.version import lexicon_digest, pass_version
from annotator.version import __version__

OUTLET = '[[outlet]]\nkey = "mine"\nname = "আমার কাগজ"\nenglish = "Mine"\n'
VERB = """
# A comment.
[[verb]]
key = "bola"
lemma = "বলা"
function = "claim"
"""


def test_an_outlet_more_is_no_other_pass(tmp_path: Path) -> None:
    (tmp_path / "outlets.toml").write_text(OUTLET, encoding="utf-8")
    assert RulePass(tmp_path).version == RulePass().version
    assert lexicon_digest(tmp_path) == lexicon_digest(None) == "none"


def test_a_record_that_the_rules_read_is_another_pass(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(VERB, encoding="utf-8")
    assert RulePass(tmp_path).version != RulePass().version
    assert lexicon_digest(tmp_path) != "none"


def test_comments_and_examples_are_not_read(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    for folder, text in ((one, VERB), (other, VERB.replace("# A comment.", "# Another one.\n\n"))):
        folder.mkdir()
        (folder / "cues.toml").write_text(text, encoding="utf-8")
    assert pass_version(one) == pass_version(other) != pass_version()
    assert lexicon_digest(one) == lexicon_digest(other)
    example = 'example = "তিনি [বলেন], পথ খোলা।"\n'
    (other / "cues.toml").write_text(VERB + example, encoding="utf-8")
    assert version.records_digest(one) == version.records_digest(other)


def test_comments_and_docstrings_of_the_code_are_not_read() -> None:
    bare = "LIMIT = 3\ndef find(word):\n    return word * LIMIT\n"
    head, inside = '"""Head."""\n# Why.\n', '\n    """Return it."""\n'
    told = head + bare.replace("3", '3\n"""What it is."""').replace(":\n", ":" + inside)
    other = bare.replace("3", "4")
    read = [ast.dump(version._without_docstrings(ast.parse(source))) for source in (bare, told, other)]
    assert read[0] == read[1] != read[2]


def test_no_step_of_the_pass_imports_what_its_version_leaves_out() -> None:
    left_out = {f"annotator.lexicon.{name.removesuffix('.py')}" for name in version.NOT_READ - {"__init__.py"}}
    for source in version._sources():
        imported = {node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}
        assert not imported & left_out


def test_a_version_tells_release_code_and_records(tmp_path: Path) -> None:
    assert re.fullmatch(rf"{re.escape(__version__)}-[0-9a-f]{{8}}-[0-9a-f]{{8}}", pass_version())
    (tmp_path / "cues.toml").write_text(VERB, encoding="utf-8")
    assert re.fullmatch("[0-9a-f]{8}", lexicon_digest(tmp_path))
    assert pass_version(tmp_path).rpartition("-")[0] == pass_version().rpartition("-")[0]


def test_only_code_that_the_pass_runs_is_read() -> None:
    read = set(version._sources())
    assert inspect.getsource(verbs) in read
    assert not {inspect.getsource(outlets), inspect.getsource(version)} & read


def test_other_weights_are_another_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    weights: list[object] = []

    def kept(value: object) -> str:
        weights.append(value)
        return "others"

    monkeypatch.setattr(version, "_canonical", kept)
    assert version.code_digest.__wrapped__() != version.code_digest()
    assert len(weights) == 2  # those of the score and of the floor


def test_a_file_that_cannot_be_read_is_told_by_its_name(tmp_path: Path) -> None:
    found = set()
    for name in ("cues.toml", "verbs.toml"):
        (tmp_path / name).write_text("[[", encoding="utf-8")
        found.add(lexicon_digest(tmp_path))
        (tmp_path / name).unlink()
    assert len(found | {"none"}) == 3
