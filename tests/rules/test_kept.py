"""What is kept of words and chunks is bounded, and what is asked for again and again stays."""

from __future__ import annotations

from annotator.rules.kept import Kept


def test_what_is_asked_for_all_the_time_is_made_once() -> None:
    made: list[str] = []

    def make(text: str) -> int:
        made.append(text)
        return len(text)

    kept = Kept(make, limit=10)
    for number in range(100):
        assert kept["পুলিশ"] == 5
        assert kept[str(number)] == len(str(number))
        assert len(kept) <= 10
    assert made.count("পুলিশ") == 1


def test_what_nobody_asks_for_is_forgotten() -> None:
    made: list[str] = []
    kept = Kept(made.append, limit=10)
    for number in (0, *range(1, 40), 0):
        kept[str(number)]
    assert made.count("0") == 2
