"""Every case of the steps named here is held by an example: without the case, the example fails."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from annotator.rules import RulePass
from annotator.rules.cases import Trace, traced

from .compare import as_example, shown
from .markup import Block, parse
from .test_examples import BLOCKS

#: Modules whose cases are held.
STEPS = (
    "bodies",
    "contents",
    "coreference",
    "cues",
    "dropped",
    "exclusions",
    "frames",
    "hedges",
    "holders",
    "loose",
    "origins",
    "persons",
    "reference",
    "senses",
    "short_forms",
    "topics",
    "verbal",
)
Case = Callable[..., Any]


class Asked:
    """What the cases say while the pass reads examples; one of them may be left out."""

    def __init__(self) -> None:
        self.cases: set[Case] = set()
        self.decided: dict[Case, list[Block]] = defaultdict(list)
        self.block: Block | None = None
        self.left_out: Case | None = None

    def first(self, cases: Sequence[Any], state: object) -> object:
        functions = [getattr(case, "__func__", case) for case in cases]
        self.cases.update(functions)
        for case, function in zip(cases, functions, strict=True):
            found = None if function is self.left_out else case(state)
            if found is not None:
                if self.block is not None and self.block not in self.decided[function]:
                    self.decided[function].append(self.block)
                return found
        return None


@contextmanager
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Asked]:
    asked = Asked()
    monkeypatch.setattr(Trace, "first", lambda _, cases, state: asked.first(cases, state))
    with traced():
        yield asked


def fails(block: Block, rule_pass: RulePass) -> bool:
    example = parse(block.source)
    try:
        annotation = rule_pass.annotate_text(example.text)
    except AssertionError:  # a step in which one case always decides has none that does
        return True
    expected, found = shown(example, as_example(example.text, annotation))
    return expected != found


def test_each_case_is_held_by_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    rule_pass = RulePass()
    with asked(monkeypatch) as record:
        for record.block in BLOCKS:
            rule_pass.annotate_text(parse(record.block.source).text)
        record.block = None
        cases = {case for case in record.cases if case.__module__.rpartition(".")[2] in STEPS}
        assert cases
        unheld = []
        for case in cases:
            record.left_out = case
            blocks = [block for block in record.decided[case] if not block.xfail]
            if not any(fails(block, rule_pass) for block in blocks):
                unheld.append(case.__qualname__)
    assert not unheld, f"write an example that only the case makes right: {', '.join(sorted(unheld))}"
