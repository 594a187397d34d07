#!/usr/bin/env python3
"""Set up this checkout and run it: ``python3 bootstrap.py run --sample``, ``python3 bootstrap.py test``.

The first call makes the environment ``.venv`` and installs into it the versions pinned in
``requirements/`` (each checked by its hash) and this package; the next calls find it there.

    python3 bootstrap.py test [ARGS]    the tests; ARGS go to pytest
    python3 bootstrap.py test --fast    those that need no server, browser or PostgreSQL, about a minute, on all cores
    python3 bootstrap.py setup          only the environment, with all that the tests need
    python3 bootstrap.py COMMAND …      ``annotator COMMAND …``
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "bootstrap.stamp"
SETS = {"main": ROOT / "requirements" / "main.txt", "test": ROOT / "requirements" / "test.txt"}
#: Label Studio's SDK, of which we use the part that needs nothing more than what the other sets hold.
SDK = ROOT / "requirements" / "studio.txt"
#: The tests of ``test --fast``, by the markers in pyproject.toml.
FAST = "not studio and not browser and not office and not postgresql and not slow"
DEBIAN_PACKAGES = {
    "postgresql": "/usr/lib/postgresql/*/bin/postgres",
    "chromium": "/usr/bin/chromium",
    "libreoffice-calc": "/usr/bin/soffice",
    "fonts-noto-core": "/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.*",
}


def main(line: list[str]) -> int:
    """Set up what the line needs, run it, and give its exit code back."""
    if sys.version_info < (3, 11):  # noqa: UP036  (whoever calls it may have an older one)
        sys.exit(f"bootstrap: Python 3.11 or later is needed, this is {sys.version.split()[0]}; call a later one")
    if line[:1] == ["setup"]:
        prepare("test")
        return 0
    if line[:1] == ["test"]:
        prepare("test")
        rest = line[1:]
        if "--fast" in rest:
            rest = [
                "-m",
                FAST,
                "--hypothesis-profile",
                "fast",
                "-n",
                "auto",
                *(word for word in rest if word != "--fast"),
            ]
        else:
            install_debian_packages()
        return subprocess.call([str(PYTHON), "-m", "pytest", *rest], cwd=ROOT)
    prepare("main")
    return subprocess.call([str(PROGRAMS / "annotator"), *(line or ["--help"])])


def prepare(wanted: str) -> None:
    """Make the environment hold a set of requirements; at once done where it already does."""
    marks = {name: f"{name} {fingerprint(name)}" for name in SETS}
    stamped = STAMP.read_text(encoding="utf-8") if STAMP.is_file() and PYTHON.exists() else ""
    if stamped == marks[wanted] or stamped == marks["test"]:  # the test set holds the main set
        return
    if stamped.startswith("test"):
        wanted = "test"
    if importlib.util.find_spec("pip") is None:
        sys.exit("bootstrap: this Python has no pip; install it (Debian: apt install python3-pip) and call again")
    make_environment()
    say(f"installing the pinned requirements into {ENVIRONMENT.name} (once; a minute or two) …")
    pip("--require-hashes", "-r", str(SETS[wanted]))
    pip("--require-hashes", "--no-deps", "-r", str(SDK))
    pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
    STAMP.write_text(marks[wanted], encoding="utf-8")
    say(f"ready. To call `annotator` by name, activate {ENVIRONMENT.name}, or call {PROGRAMS / 'annotator'}")


def fingerprint(name: str) -> str:
    """A hash of all that decides what an environment holds."""
    sha = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode())
    for file in (SETS[name], SDK, ROOT / "pyproject.toml"):
        sha.update(file.read_bytes())
    return sha.hexdigest()


def make_environment() -> None:
    """An environment without its stamp: a set-up that is broken off is done again, never taken for whole."""
    if ENVIRONMENT.exists() and not (ENVIRONMENT / "pyvenv.cfg").is_file():
        sys.exit(f"bootstrap: {ENVIRONMENT} is no Python environment; move it away and call again")
    STAMP.unlink(missing_ok=True)
    # Without pip: Debian keeps venv's own copy of it in a package that is often missing. Ours is pinned.
    venv.create(ENVIRONMENT, clear=not same_python(), with_pip=False, symlinks=os.name != "nt")


def same_python() -> bool:
    """Whether the environment is of the Python that runs this, and works."""
    ask = [str(PYTHON), "-c", "import sys; print(sys.version_info[:2])"]
    return PYTHON.exists() and subprocess.run(ask, capture_output=True, text=True).stdout.strip() == str(
        sys.version_info[:2]
    )


def pip(*arguments: str) -> None:
    """Install into the environment, or end with pip's own message above ours."""
    quiet = ["-qq", "--disable-pip-version-check", "--no-input"]
    command = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", *quiet, *arguments]
    if subprocess.call(command, stdin=subprocess.DEVNULL):
        sys.exit("bootstrap: the installation failed (its reason stands above); call again to go on")


def install_debian_packages() -> None:
    """Install what tests use besides Python, where this may: as root, with apt. Else say so, loudly."""
    for package, witness in DEBIAN_PACKAGES.items():
        if any(Path("/").glob(witness.lstrip("/"))) or shutil.which(Path(witness).name):
            continue
        if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
            say(f"installing the Debian package {package} for the tests …")
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for step in (["update"], ["install", "-y", "--no-install-recommends", package]):
                command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", *step]
                if subprocess.call(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL):
                    break
            else:
                continue
        say(f"!!! SKIPPED: no {package} here and no way to install it; its tests do not run !!!")


def say(message: str) -> None:
    print(f"bootstrap: {message}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
