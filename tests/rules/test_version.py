"""The version of a pass changes with what the pass reads, and with nothing else."""

from __future__ import annotations

import ast
from pathlib import Path

from annotator.rules import RulePass, version
from annotator.rules.version import lexicon_digest, pass_version

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
