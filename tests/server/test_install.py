"""Installing Label Studio: whole or not at all, and told why not."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from annotator.errors import StudioError
from annotator.server import install

#: Ends as pip does where a download breaks off, at its first two calls; no registry breaks off on demand.
BROKEN_TWICE = """
import pathlib, sys
tries = pathlib.Path(sys.argv[1])
done = tries.read_text() if tries.exists() else ""
tries.write_text(done + str(len(done) + 1))
if len(done) < 2:
    print("Collecting one", "ERROR: Exception:", "Traceback", "TimeoutError: read timed out", sep=chr(10))
    sys.exit(2)
"""


def test_an_installation_that_was_broken_off_is_not_taken_for_whole(environment: Path, tmp_path: Path) -> None:
    assert install.installed(environment)
    program = install.program(tmp_path)
    program.parent.mkdir()
    program.touch()
    assert not install.installed(tmp_path)


def test_a_python_that_does_not_fit_is_replaced_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "PYTHONS", ("9.8", "9.9"))
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/python9.8" if name == "python9.8" else None)
    install.interpreter.cache_clear()
    assert install.interpreter() == ("/opt/python9.8", "9.8")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    install.interpreter.cache_clear()
    with pytest.raises(StudioError, match=r"needs Python 9.8 to 9.9"):
        install.interpreter()
    monkeypatch.undo()
    install.interpreter.cache_clear()


def test_where_there_is_no_room_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "SPACE", 10**18)
    with pytest.raises(StudioError, match=r"takes 1000000000.0 GB"):
        install.install(tmp_path / "environment")
    assert not (tmp_path / "environment").exists()


def test_a_failed_installation_tells_pips_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "requirements.txt"
    wrong.write_text(f"setuptools==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(install, "REQUIREMENTS", wrong)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setattr(install, "WAITS", (0.0,))
    with pytest.raises(
        StudioError, match=r"could not be installed.*No matching distribution found for setuptools==1.0"
    ):
        install.install(tmp_path / "environment")
    assert not install.installed(tmp_path / "environment")


def test_a_download_that_breaks_off_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = tmp_path / "tries"
    monkeypatch.setattr(install, "_installer", lambda python: [sys.executable, "-c", BROKEN_TWICE, str(tries)])
    monkeypatch.setattr(install, "WAITS", (0.0, 0.0))
    install.install(tmp_path / "environment")
    assert tries.read_text() == "1234"  # three for what builds, one for what is built


def test_what_breaks_off_every_time_is_told_by_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        install, "_installer", lambda python: [sys.executable, "-c", BROKEN_TWICE, str(tmp_path / "tries")]
    )
    monkeypatch.setattr(install, "WAITS", ())
    with pytest.raises(StudioError, match=r"call again to go on: ERROR: Exception: TimeoutError: read timed out"):
        install.install(tmp_path / "environment")
