"""Ordered cases: the first that decides, decides; a trace tells which, and what was decided on the way."""

from __future__ import annotations

import pytest

from annotator.rules.cases import first, traced


def _even(n: int) -> str | None:
    """An even number: 4."""
    return "even" if n % 2 == 0 else None


def _by_its_half(n: int) -> str | None:
    """A number whose half is even: 8."""
    return first((_even,), n // 2)


def _big(n: int) -> str | None:
    """A big number: 100."""
    if first((_even,), n) and n > 10:
        raise ValueError(n)
    return None


def test_the_first_case_that_decides_decides() -> None:
    assert first((_by_its_half, _even), 6) == "even"
    assert first((_even,), 7) is None


def test_a_trace_names_the_case_its_example_and_what_was_decided_on_the_way() -> None:
    with traced() as decisions:
        assert first((_by_its_half,), 8) == "even"
    (decision,) = decisions
    assert decision[:4] == ("by its half", "A number whose half is even: 8.", "8", "even")
    assert [(inner.case, inner.about) for inner in decision.within] == [("even", "4")]


def test_what_was_looked_at_in_vain_is_not_noted() -> None:
    with traced() as decisions:
        assert first((_big, _even), 2) == "even"
        assert first((_even,), 3) is None
    assert [decision.case for decision in decisions] == ["even"]
    assert decisions[0].within == ()


def test_nothing_is_noted_once_the_trace_is_over_even_after_an_error() -> None:
    with pytest.raises(ValueError, match="12"), traced() as decisions:
        first((_big, _even), 12)
    first((_even,), 2)
    assert decisions == []
