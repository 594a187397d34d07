"""What the rule pass says of the project's own texts is what was approved of."""

from __future__ import annotations

import pytest

from tests.approving import HELD, PARTS, RENEW, complaint
from tests.rules.approval import APPROVAL


@pytest.mark.parametrize("part", PARTS)
def test_answers_are_those_approved_of(part: str) -> None:
    found = list(APPROVAL.changed(part))
    if found:
        pytest.fail(complaint(found), pytrace=False)


def test_nearly_all_texts_are_held() -> None:
    made, approved = APPROVAL.made.keys(), APPROVAL.approved.keys()
    assert len(made & approved) >= HELD * max(len(made), len(approved)), RENEW
