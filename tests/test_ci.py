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
