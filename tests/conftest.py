"""What all tests share: the rule on skips, and the evaluation data beside the checkout."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest

#: How the reason of a skip begins that is allowed in CI: evaluation data may be away there, programs may not.
DATA_ABSENT = "shared data absent:"

SHARED = Path(__file__).parents[1] / ".." / "shared"

R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data, which stands beside the checkout and is no part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"{DATA_ABSENT} no folder `shared` beside the checkout")
    return SHARED.resolve()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _no_skip_in_ci(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _no_skip_in_ci(report)


def _no_skip_in_ci(report: R) -> R:
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not reason.removeprefix("Skipped: ").startswith(DATA_ABSENT):
            report.outcome = "failed"
            report.longrepr = f"in CI nothing may be skipped but for absent data: {reason}"
    return report
