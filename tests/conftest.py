"""What all tests share: the rule on skips, the evaluation data beside the checkout, a real browser, databases."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from xdist.remote import Producer

pytest_plugins = ["tests.databases", "tests.label_studio"]

#: How the reason of a skip begins that is allowed in CI: evaluation data may be away there, programs may not.
DATA_ABSENT = "shared data absent:"

#: Others use the machine too: how long an example takes says nothing.
BUSY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("busy", BUSY)
settings.register_profile("fast", BUSY, max_examples=20)  # of `bootstrap.py test --fast`
if not os.environ.get("CI"):  # there Hypothesis takes its own, which minds no time either
    settings.load_profile("busy")

SHARED = Path(__file__).parents[1] / ".." / "shared"

R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of evaluation data, which stands beside the checkout and is no part of the project."""
    if not SHARED.is_dir():
        pytest.skip(f"{DATA_ABSENT} no folder `shared` beside the checkout")
    return SHARED.resolve()


CHROMIUM = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; Playwright brings none. One for all tests, since Playwright runs once in a process."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("!!! no Chromium here (Debian: apt install chromium), and nothing is tested in a browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def office() -> str:
    """LibreOffice's program."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("!!! no LibreOffice here (Debian: apt install libreoffice-calc), and no workbook is opened in it")
    return program


#: What a test needs that takes long to get, by the fixture that gets it: ``bootstrap.py test --fast`` does without.
NEEDS = {"environment": "studio", "browser": "browser", "office": "office", "postgresql": "postgresql"}


#: The folders whose tests ask one Label Studio, which is started once: on several cores they stay in one process.
WITH_STUDIO = ("tests/studio/", "tests/server/")


class ByServer(LoadScopeScheduling):
    """Tests go out one by one to the processes that are free, but those with Label Studio together, and first.

    pytest-xdist's own groups tell the process that hands out by renaming tests, which pytest allows no longer.
    """

    def _split_scope(self, nodeid: str) -> str:
        return "Label Studio" if nodeid.startswith(WITH_STUDIO) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByServer:
    return ByServer(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test with what it needs, as its fixtures tell it."""
    for item in items:
        fixtures = set(getattr(item, "fixturenames", ()))
        called = getattr(item, "callspec", None)
        if called is not None and "postgresql" in called.params.values():
            fixtures.add("postgresql")
        for fixture in sorted(fixtures & NEEDS.keys()):
            item.add_marker(NEEDS[fixture])


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
