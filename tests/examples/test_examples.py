"""The rule pass finds in each example what the example says, no more and no less.

One case a paragraph, named by file and line. A failure shows the paragraph as it should be marked and
as the pass marks it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .compare import as_example, shown
from .markup import Block, parse, read
from .scheme import breaches

if TYPE_CHECKING:
    from annotator.rules import RulePass

FILES = sorted(Path(__file__).parent.glob("*.txt"))
BLOCKS = [block for path in FILES for block in read(path)]


def _case(block: Block) -> object:
    marks = [pytest.mark.xfail(reason=block.xfail, strict=True)] if block.xfail else []
    return pytest.param(block, id=block.id, marks=marks)


@pytest.fixture(scope="module")
def rule_pass() -> RulePass:
    from annotator.rules import RulePass

    return RulePass()


@pytest.mark.parametrize("block", [_case(block) for block in BLOCKS])
def test_pass_finds_what_the_example_says(block: Block, rule_pass: RulePass) -> None:
    example = parse(block.source)
    expected, found = shown(example, as_example(example.text, rule_pass.annotate_text(example.text)))
    if expected != found:
        pytest.fail(f"{block.path}:{block.line}\nexpected: {expected}\nfound:    {found}", pytrace=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_examples_follow_the_scheme(path: Path) -> None:
    """A slip of the pen in an example would teach the rules something wrong."""
    found = [f"{path}:{block.line}: {breach}" for block in read(path) for breach in breaches(block.source)]
    assert not found, "\n" + "\n".join(found)


def test_no_paragraph_stands_twice() -> None:
    seen: dict[str, str] = {}
    first = [(seen.setdefault(block.source, block.id), block.id) for block in BLOCKS]
    twice = [f"{later} repeats {earlier}" for earlier, later in first if earlier != later]
    assert not twice, "\n".join(twice)
