"""Findings are kept once, and go when their place has been read again without them."""

from __future__ import annotations

import pytest

from annotator.models import Finding
from annotator.store import Store, queries


def finding(place: str, kind: str = "encoding", reason: str = "not UTF-8") -> Finding:
    return Finding(place=place, kind=kind, reason=reason, severity="warning")


def test_come_back_in_order_and_by_kind(store: Store) -> None:
    given = [finding("b.txt"), finding("a.txt", "empty"), finding("a.txt")]
    assert store.add_findings(given, store.begin_run("1")) == 3
    assert list(store.findings()) == given
    assert list(store.findings("empty")) == given[1:2]
    assert list(store.findings("other")) == []


def test_the_same_again_is_not_stored_twice(store: Store) -> None:
    store.add_findings([finding("a.txt"), finding("a.txt")])
    assert store.add_findings([finding("a.txt"), finding("a.txt", reason="empty")]) == 1
    assert store.counts().findings == 2


def test_cross_batches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "BATCH", 3)
    monkeypatch.setattr("annotator.store.findings.BATCH", 3)
    given = [finding(f"{number}.txt") for number in range(7)]
    assert store.add_findings(iter(given)) == 7
    assert list(store.findings()) == given


def test_a_place_that_was_read_again_keeps_only_what_still_holds(store: Store) -> None:
    store.add_findings([finding("a.txt"), finding("a.txt", "outlet"), finding("b.txt")])
    store.settle("a.txt", [finding("a.txt", "outlet"), finding("a.txt", "date")])
    assert sorted((one.place, one.kind) for one in store.findings()) == [
        ("a.txt", "date"),
        ("a.txt", "outlet"),
        ("b.txt", "encoding"),
    ]
    store.settle("a.txt", [])
    assert [one.place for one in store.findings()] == ["b.txt"]


def test_names_that_no_database_holds_are_written_out(store: Store) -> None:
    for _ in range(2):
        store.settle("\udce9.txt", [finding("\udce9.txt")])
    assert [one.place for one in store.findings()] == [r"\udce9.txt"]
