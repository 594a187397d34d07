"""What the sentences that no attribution holds show of themselves."""

from __future__ import annotations

from typing import Any

from annotator.rules.floor import Floor
from annotator.rules.standing import Standing
from tests.rules.passing import rule_pass


def shown(text: str) -> list[Standing]:
    """Where each of them stands, seen from the attribution before it."""
    rules = rule_pass()
    usual = rules.floor
    rules.floor = witness = _Witness(usual.words, usual.forms)
    try:
        rules.annotate_text(text)
    finally:
        rules.floor = usual
    return witness.seen


class _Witness(Floor):
    def find(self, text: Any, spans: Any, words: Any, drafts: Any, speakers: Any, told: Any = None) -> Any:
        self.seen: list[Standing] = []

        def note(place: int, behind: Standing | None, before: Standing | None, goes_on: float) -> None:
            if behind is not None:
                self.seen.append(behind)

        return super().find(text, spans, words, drafts, speakers, note)
