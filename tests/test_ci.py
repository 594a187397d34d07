"""In CI a test that does not run is a failure, unless only evaluation data is away."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TESTS = """
import pytest

def test_data():
    pytest.skip("shared data absent: nothing there")

def test_program():
    pytest.skip("no postgres here")

@pytest.mark.xfail(strict=True)
def test_known():
    assert False
"""


@pytest.fixture
def suite(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(TESTS)
    return pytester


def test_a_skip_fails_in_ci_unless_data_is_absent(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    result = suite.runpytest()
    result.assert_outcomes(failed=1, skipped=1, xfailed=1)
    result.stdout.fnmatch_lines(["*in CI nothing may be skipped*no postgres here*"])


def test_a_skip_is_a_skip_elsewhere(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    suite.runpytest().assert_outcomes(skipped=2, xfailed=1)


def test_a_module_skipped_at_its_head_fails_in_ci(suite: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    suite.makepyfile(test_module='import pytest\npytest.skip("no library", allow_module_level=True)\n')
    suite.runpytest("test_module.py").assert_outcomes(errors=1)


def test_tests_that_ask_label_studio_run_in_one_process(suite: pytest.Pytester) -> None:
    """Two processes would start a server each, at once."""
    for room in ("studio", "server", "cli"):
        folder = suite.path / "tests" / room
        folder.mkdir(parents=True)
        for number in range(4):
            (folder / f"test_{room}_{number}.py").write_text("def test_it(): pass", encoding="utf-8")
    ran = [line.split() for line in suite.runpytest("-v", "-n", "2", "tests").outlines if " PASSED tests/" in line]
    assert len(ran) == 12
    processes = {process for process, *_, test in ran if test.startswith(("tests/studio", "tests/server"))}
    assert len(processes) == 1
    assert {process for process, *_ in ran} > processes
