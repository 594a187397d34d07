"""The way in: one line sets up and runs; a set-up that is broken off is done again; what stands is used."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ALL_CORES = ("-n", "auto")


class Setup:
    """A bootstrap module that works in a folder of its own and notes what it would install and call."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.installed: list[str] = []
        self.called: list[list[str]] = []
        self.fails = False
        self.module = load()
        self.environment = folder / ".venv"
        (folder / "requirements").mkdir()
        for name in ("main", "test", "studio"):
            shutil.copy(ROOT / "requirements" / f"{name}.txt", folder / "requirements")
        shutil.copy(ROOT / "pyproject.toml", folder)
        names = {
            "ROOT": folder,
            "ENVIRONMENT": self.environment,
            "PROGRAMS": self.environment / "bin",
            "PYTHON": self.environment / "bin" / "python",
            "STAMP": self.environment / "bootstrap.stamp",
            "SETS": {name: folder / "requirements" / f"{name}.txt" for name in ("main", "test")},
            "SDK": folder / "requirements" / "studio.txt",
            "pip": self.pip,
            "install_debian_packages": lambda _packages: None,
            "prepare_engines": lambda: self.installed.append("engines"),
            "compile_rules": lambda: None,
            "with_compiled_rules": dict,
        }
        for name, value in names.items():
            monkeypatch.setattr(self.module, name, value)
        monkeypatch.setattr(subprocess, "call", self.call)

    def pip(self, *arguments: str) -> None:
        if self.fails:
            sys.exit("no network")
        if "--no-deps" in arguments and "-r" in arguments:
            assert "--require-hashes" in arguments
        self.installed.append(Path(arguments[-1]).name)

    def call(self, command: list[str], **_options: Any) -> int:
        self.called.append([Path(command[0]).name, *command[1:]])
        return 3

    def run(self, *line: str) -> int:
        code: int = self.module.main(list(line))
        return code


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bootstrap", ROOT / "bootstrap.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def setup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Setup:
    folder = tmp_path / "checkout"
    folder.mkdir()
    return Setup(folder, monkeypatch)


def test_the_first_line_sets_up_and_the_second_finds_it_there(setup: Setup) -> None:
    assert setup.run("run", "--sample") == 3
    assert setup.installed == ["main.txt", "studio.txt", "checkout"]
    assert setup.run("show", "x") == 3
    assert setup.installed == ["main.txt", "studio.txt", "checkout"]
    assert setup.called == [["annotator", "run", "--sample"], ["annotator", "show", "x"]]


def test_the_tests_add_what_they_need_and_leave_enough_for_the_rest(setup: Setup) -> None:
    setup.run("run", "--sample")
    setup.run("test", "-k", "name")
    setup.run("run", "--sample")
    assert setup.installed == ["main.txt", "studio.txt", "checkout", "test.txt", "studio.txt", "checkout"]
    assert setup.called[1] == ["python", "-m", "pytest", "-k", "name"]


def test_those_on_ray_and_spark_run_when_asked_for(setup: Setup) -> None:
    setup.run("test", "--scale", "-x")
    assert setup.installed[-1] == "engines"
    assert setup.called == [["python", "-m", "pytest", "-m", "engines", "-x"]]


def test_the_fast_ones_are_chosen_by_their_markers(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.module, "install_debian_packages", lambda _packages: pytest.fail("nothing is needed"))
    setup.run("test", "--fast", "-x")
    chosen = "not studio and not browser and not office and not postgresql and not slow and not engines"
    assert setup.called == [["python", "-m", "pytest", "-m", chosen, "--hypothesis-profile", "fast", *ALL_CORES, "-x"]]
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    registered = {marker.partition(":")[0] for marker in settings["markers"]}
    assert registered == set(re.findall(r"not (\w+)", chosen))


def test_a_set_up_that_broke_off_is_done_again(setup: Setup) -> None:
    setup.fails = True
    with pytest.raises(SystemExit):
        setup.run("run")
    setup.fails = False
    setup.run("run")
    assert setup.installed == ["main.txt", "studio.txt", "checkout"]


def test_an_upgrade_that_broke_off_is_not_taken_for_whole(setup: Setup) -> None:
    setup.run("run")
    setup.fails = True
    with pytest.raises(SystemExit):
        setup.run("test")
    setup.fails = False
    setup.run("run")
    assert setup.installed == ["main.txt", "studio.txt", "checkout"] * 2


@pytest.mark.parametrize("file", ["requirements/test.txt", "requirements/studio.txt", "pyproject.toml"])
def test_new_requirements_are_installed(setup: Setup, file: str) -> None:
    setup.run("test")
    with (setup.environment.parent / file).open("a", encoding="utf-8") as changed:
        changed.write("# changed\n")
    setup.run("run")
    assert setup.installed == ["test.txt", "studio.txt", "checkout"] * 2


def test_a_folder_that_is_no_environment_is_left_alone(setup: Setup) -> None:
    setup.environment.mkdir()
    (setup.environment / "letter.txt").write_text("mine")
    with pytest.raises(SystemExit, match="no Python environment; move it away"):
        setup.run("run")
    assert (setup.environment / "letter.txt").read_text() == "mine"


def test_a_broken_environment_is_made_anew(setup: Setup) -> None:
    setup.run("run")
    setup.module.PYTHON.unlink()
    setup.run("run")
    assert setup.module.same_python()
    assert setup.installed == ["main.txt", "studio.txt", "checkout"] * 2


def test_without_pip_it_says_how_to_get_it(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(SystemExit, match="has no pip; install it"):
        setup.run("run")
    assert not setup.environment.exists()


def test_an_old_python_is_refused_in_words(setup: Setup, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setup.module, "sys", SimpleNamespace(version_info=(3, 10), version="3.10.1 x", exit=sys.exit))
    with pytest.raises(SystemExit, match=r"Python 3\.11 or later is needed, this is 3\.10\.1"):
        setup.run("run")


def test_what_cannot_be_installed_is_said_loudly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    module = load()
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    module.install_debian_packages({"nosuch": "/nosuch/*/bin/nosuch"})
    assert "!!! SKIPPED: no nosuch here" in capsys.readouterr().err


def test_it_names_no_index() -> None:
    text = (ROOT / "bootstrap.py").read_text(encoding="utf-8")
    assert "http" not in text
    assert "index" not in text


def test_all_of_them_run_on_all_cores(setup: Setup) -> None:
    setup.run("test")
    assert setup.called == [["python", "-m", "pytest", *ALL_CORES]]


def test_an_installation_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    module, codes = load(), [1, 1, 0]
    monkeypatch.setattr(module, "WAITS", (0, 0))
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: codes.pop(0))
    module.pip("one")
    assert not codes
    codes[:] = [1, 1, 1]
    with pytest.raises(SystemExit, match="call again to go on"):
        module.pip("one")
    assert not codes
