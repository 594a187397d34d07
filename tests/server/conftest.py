"""Tests of the server see none but their own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def alone(own_surroundings: None) -> None:
    """No test sees the Label Studio of whoever runs it."""
