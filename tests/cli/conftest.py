"""The rule pass that the commands use where a test asks for it."""

from __future__ import annotations

import pytest

from tests.cli.calling import EveryCue


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Put ``EveryCue`` in the place of the rule pass; the names of the pages it has annotated."""
    annotated: list[str] = []
    monkeypatch.setattr(EveryCue, "annotated", annotated)
    monkeypatch.setattr("annotator.rules.RulePass", EveryCue)
    return annotated
