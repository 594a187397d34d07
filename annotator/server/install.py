"""Label Studio in a Python environment of its own: pinned, every file checked by its hash, never the project's.

The list beside this module names no index: pip's own settings say where packages come from.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from annotator.errors import StudioError

#: What is installed, written by ``requirements/renew``.
REQUIREMENTS = Path(__file__).with_name("requirements.txt")

#: The versions of Python for which all of it comes ready-made.
PYTHONS = ("3.11", "3.12", "3.13")

#: What the few packages need that do not come ready-made. It is installed first, pinned like all the rest.
BUILDERS = frozenset({"packaging", "setuptools", "wheel"})

#: What it takes, in bytes.
SPACE = 1_500_000_000

#: Seconds to wait before each further try. A download that breaks off ends pip with an exception; called again, it goes
#: on from all that it has fetched whole.
WAITS = (5.0, 30.0, 60.0)

#: Told how many packages of how many have been fetched.
Advance = Callable[[int, int], None]


def program(environment: Path) -> Path:
    """Label Studio's command in an environment."""
    return environment / "bin" / "label-studio"


def installed(environment: Path) -> bool:
    """Return True where the environment holds all that the list names."""
    stamp = _stamp(environment)
    return program(environment).is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint()


def fingerprint() -> str:
    """A hash of the list and of the Python that it is installed for."""
    return hashlib.sha256(f"{interpreter()[1]}\n".encode() + REQUIREMENTS.read_bytes()).hexdigest()


def install(environment: Path, progress: Advance = lambda done, total: None) -> None:
    """Make the environment hold what the list names; one that is broken off is made anew.

    Raises:
        StudioError: there is no fitting Python, no pip, no room, or the installation failed several times.
    """
    python, _ = interpreter()
    _check_room(environment)
    _stamp(environment).unlink(missing_ok=True)
    shutil.rmtree(environment, ignore_errors=True)
    _make(environment, python)
    pins = list(_pins())
    with tempfile.TemporaryDirectory() as folder:
        builders = Path(folder) / "builders.txt"
        builders.write_text("\n".join(pin for name, pin in pins if name in BUILDERS), encoding="utf-8")
        _pip_until_done(environment, builders, lambda done: None)
        _pip_until_done(environment, REQUIREMENTS, lambda done: progress(min(done, len(pins)), len(pins)))
    _stamp(environment).write_text(fingerprint(), encoding="utf-8")


@cache
def interpreter() -> tuple[str, str]:
    """A Python that Label Studio runs on, and its version: this one if it fits, else one on the path."""
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if here in PYTHONS:
        return sys.executable, here
    for version in reversed(PYTHONS):
        if found := shutil.which(f"python{version}"):
            return found, version
    raise StudioError(
        f"Label Studio needs Python {PYTHONS[0]} to {PYTHONS[-1]}, and this is {here}; install one beside it "
        "(no setting is needed, it is found on the path), or name a server of yours by ANNOTATOR_STUDIO_URL"
    )


def _make(environment: Path, python: str) -> None:
    try:
        if python == sys.executable:
            venv.create(environment, with_pip=False, symlinks=True)
        else:
            subprocess.run([python, "-m", "venv", "--without-pip", environment], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise StudioError(f"no Python environment can be made at {environment}: {error}") from None


def _pip_until_done(environment: Path, requirements: Path, fetched: Callable[[int], None]) -> None:
    """Install what a list names, after a while once more where that fails.

    Raises:
        StudioError: it failed at the last try, too.
    """
    for wait in WAITS:
        try:
            return _pip(environment, requirements, fetched)
        except StudioError:
            time.sleep(wait)
    return _pip(environment, requirements, fetched)


def _pip(environment: Path, requirements: Path, fetched: Callable[[int], None]) -> None:
    python = environment / "bin" / "python"
    line = [*_installer(python), "--no-build-isolation", "--require-hashes", "-r", str(requirements)]
    last: list[str] = []
    count = 0
    with subprocess.Popen(
        line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        assert pip.stdout
        for told in pip.stdout:
            last = [*last[-30:], told.rstrip()]
            if told.startswith(("Collecting ", "Processing ", "Requirement already satisfied")):
                count += 1
                fetched(count)
    if pip.returncode:
        reasons = [told for told in last if told.startswith(("ERROR", "error", "  ×"))] or last[-3:]
        if reasons[-1].endswith("Exception:"):  # of pip's own: its last line says which
            reasons.append(last[-1])
        raise StudioError("Label Studio could not be installed; call again to go on: " + " ".join(reasons))


def _installer(python: Path) -> list[str]:
    """The command that installs into an environment: this Python's pip, or uv."""
    if importlib.util.find_spec("pip") is not None:
        quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
        return [sys.executable, "-m", "pip", "--python", str(python), "install", *quiet]
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--python", str(python)]
    raise StudioError("neither pip nor uv is here to install Label Studio with (Debian: apt install python3-pip)")


def _pins() -> Iterator[tuple[str, str]]:
    """Name and line of every package in the list."""
    for line in REQUIREMENTS.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if match := re.match(r"([\w.-]+)==", line):
            yield match[1], line


def _check_room(environment: Path) -> None:
    folder = next(each for each in environment.absolute().parents if each.is_dir())
    if (free := shutil.disk_usage(folder).free) < SPACE:
        raise StudioError(f"Label Studio takes {SPACE / 1e9:.1f} GB, and {folder} has {free / 1e9:.1f} GB left")


def _stamp(environment: Path) -> Path:
    """The file that says what was installed whole."""
    return environment / "installed.stamp"
