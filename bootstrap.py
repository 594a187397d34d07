#!/usr/bin/env python3
"""Set up this checkout and run it: ``python3 bootstrap.py run --sample``, ``python3 bootstrap.py test``.

The first call makes the environment ``.venv`` and installs into it the versions pinned in
``requirements/`` (each checked by its hash) and this package; the next calls find it there.

    python3 bootstrap.py test           the tests, on all cores
    python3 bootstrap.py test ARGS      those that ARGS, which go to pytest, tell
    python3 bootstrap.py test --fast    those that need no server, browser or PostgreSQL, about a minute, on all cores
    python3 bootstrap.py test --scale   those on Ray and Spark, which are installed for them alone (0.7 GB)
    python3 bootstrap.py setup          only the environment, with all that the tests need, and the rule pass compiled
    python3 bootstrap.py COMMAND …      ``annotator COMMAND …``
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = ENVIRONMENT / "bootstrap.stamp"
SETS = {"main": ROOT / "requirements" / "main.txt", "test": ROOT / "requirements" / "test.txt"}
#: What an environment with them takes on the disk, in MB, to the next fifty: `du -sm .venv`.
SIZES = {"main": 800, "test": 1700}
#: Label Studio's SDK, of which we use the part that needs nothing more than what the other sets hold.
SDK = ROOT / "requirements" / "studio.txt"
#: Tests that ask one Label Studio stay in one process (tests/conftest.py).
ALL_CORES = ("-n", "auto")
#: The tests of ``test --fast``, by the markers in pyproject.toml.
FAST = "not studio and not browser and not office and not postgresql and not slow and not engines"
#: Ray and Spark, in an environment beside ours that sees what ours holds, and the Java that Spark runs on.
ENGINES = ROOT / "requirements" / "engines.txt"
JAVA = {"default-jre-headless": "/usr/bin/java"}
#: Seconds to wait before an installation that failed is tried again.
WAITS = (5, 30, 60)
#: Compiles the rule pass, in a copy of the package, on all cores: what wheels have compiled, in two libraries of about
#: the same size, since one file of C would keep one core alone busy for most of the time.
BUILD = """
import glob, os, tomllib
from mypyc.build import mypycify
from setuptools import setup

with open("pyproject.toml", "rb") as file:
    hook = tomllib.load(file)["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["mypyc"]
modules = sorted({name for form in hook["include"] for name in glob.glob(form)} - set(hook["exclude"]))
by_size = sorted(modules, key=os.path.getsize)
extensions = mypycify(
    [*hook["mypy-args"], *modules],
    opt_level=hook["options"]["opt_level"],
    debug_level="0",
    separate=[(by_size[::2], "rules_1"), (by_size[1::2], "rules_2")],
)
setup(name="rules", ext_modules=extensions, script_args=["build_ext", "--inplace", f"--parallel={os.cpu_count()}"])
"""
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
        compile_rules()
        return 0
    if line[:1] == ["test"]:
        prepare("test")
        rest = line[1:]
        if "--scale" in rest:
            install_debian_packages(JAVA)
            prepare_engines()
            rest = ["-m", "engines", *(word for word in rest if word != "--scale")]
        elif "--fast" in rest:
            others = [word for word in rest if word != "--fast"]
            rest = ["-m", FAST, "--hypothesis-profile", "fast", *ALL_CORES, *others]
        else:
            install_debian_packages(DEBIAN_PACKAGES)
            rest = rest or list(ALL_CORES)
        return subprocess.call([str(PYTHON), "-m", "pytest", *rest], cwd=ROOT)
    prepare("main")
    return subprocess.call([str(PROGRAMS / "annotator"), *(line or ["--help"])], env=with_compiled_rules())


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
    say(f"installing the pinned requirements into {ENVIRONMENT.name} (once; {SIZES[wanted]} MB, a minute or two) …")
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


def prepare_engines() -> None:
    """Make the environment of Ray and Spark, once for each state of their list; an earlier one is left as it is."""
    python = engines_python()
    if python.exists():
        return
    folder = python.parents[1]
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    say("installing Ray and Spark for these tests (once; 0.7 GB, some minutes) …")
    venv.create(draft, with_pip=False, symlinks=os.name != "nt")
    ours, theirs = (sysconfig.get_path("purelib", vars={"base": str(place)}) for place in (ENVIRONMENT, draft))
    Path(theirs, "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n", encoding="utf-8")
    pip("--require-hashes", "-r", str(ENGINES), python=draft / python.relative_to(folder))
    draft.rename(folder)


def engines_python() -> Path:
    """The Python of the environment that holds Ray and Spark, or would."""
    sha = hashlib.sha256(f"{sys.version_info[:2]} {ROOT}".encode() + ENGINES.read_bytes()).hexdigest()
    return ROOT / ".cache" / f"engines-{sha[:16]}" / PYTHON.relative_to(ENVIRONMENT)


def pip(*arguments: str, python: Path | None = None) -> None:
    """Install into an environment, ours where none is named, or end with pip's own message above ours."""
    # Of the SDK we install a part, by its pinned list: that it lacks what the rest needs is meant.
    quiet = ["-qq", "--disable-pip-version-check", "--no-input", "--no-warn-conflicts"]
    command = [sys.executable, "-m", "pip", "--python", str(python or PYTHON), "install", *quiet, *arguments]
    for wait in (*WAITS, None):  # a download that breaks off ends pip; called again, it goes on from what it has
        if not subprocess.call(command, stdin=subprocess.DEVNULL):
            return
        if wait is not None:
            say(f"the installation failed (its reason stands above); trying again in {wait} seconds …")
            time.sleep(wait)
    sys.exit("bootstrap: the installation failed (its reason stands above); call again to go on")


def compile_rules() -> Path | None:
    """Compile the rule pass of this checkout once, beside it, and say which one is used; return where it lies.

    The folder holds the compiled modules and links to all else: who puts it first on Python's path runs the checkout's
    code, the rule pass compiled. None where there is no C compiler, or where the build fails.
    """
    folder = compiled_rules()
    if folder.is_dir():
        say("the rule pass is compiled")
        return folder
    if os.name == "nt" or not any(map(shutil.which, ("cc", "gcc", "clang"))):
        say("the rule pass runs in plain Python: there is no C compiler here (Debian: apt install gcc)")
        return None
    say("compiling the rule pass (once for each state of its sources; a minute or two) …")
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name)
        shutil.copytree(ROOT / "annotator", copy / "annotator", ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        shutil.copy(ROOT / "pyproject.toml", copy)
        done = subprocess.run([str(PYTHON), "-c", BUILD], cwd=copy, capture_output=True, text=True)
        if done.returncode:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            say(f"the rule pass runs in plain Python: it could not be compiled ({' '.join(last)[:200]})")
            return None
        lay_out(copy, folder)
    say("the rule pass is compiled")
    return folder


def compiled_rules() -> Path:
    """Where the compiled rule pass of this state of the sources lies, or would."""
    sha = hashlib.sha256(f"{sys.version_info[:3]} {sysconfig.get_platform()} {ROOT} {BUILD}".encode())
    sources = [file for room in ("rules", "bangla", "lexicon") for file in (ROOT / "annotator" / room).glob("*.py")]
    for file in sorted([*sources, *(ROOT / "annotator").glob("*.py"), ROOT / "pyproject.toml"]):
        sha.update(file.name.encode() + file.read_bytes())
    rooms = sorted(each.name for each in (ROOT / "annotator").iterdir() if each.name != "__pycache__")
    sha.update(" ".join(rooms).encode())
    return ROOT / ".cache" / f"compiled-{sha.hexdigest()[:16]}"


def lay_out(copy: Path, folder: Path) -> None:
    """Lay the modules compiled in a copy into a folder beside links to the sources; it is there whole or not at all."""
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    modules = [file.relative_to(copy) for file in (*copy.glob("*.so"), *copy.glob("annotator/*/*.so"))]
    for name in modules:
        (draft / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(copy / name, draft / name)
    rooms = {name.parent for name in modules if name.parent.name}
    for each in [ROOT / "annotator", *(ROOT / room for room in rooms)]:
        for file in each.iterdir():
            place = draft / file.relative_to(ROOT)
            if not place.exists() and file.name != "__pycache__":
                place.symlink_to(file)
    try:
        draft.rename(folder)
    except OSError:  # another process was sooner
        shutil.rmtree(draft)


def with_compiled_rules() -> dict[str, str]:
    """The environment of a command, with the compiled rule pass where there is one of these sources."""
    folder = compiled_rules()
    before = os.environ.get("PYTHONPATH")
    path = os.pathsep.join([str(folder), *([before] if before else [])])
    return {**os.environ, **({"PYTHONPATH": path} if folder.is_dir() else {})}


def install_debian_packages(packages: dict[str, str]) -> None:
    """Install what tests use besides Python, where this may: as root, with apt. Else say so, loudly."""
    for package, witness in packages.items():
        if any(Path("/").glob(witness.lstrip("/"))) or shutil.which(Path(witness).name):
            continue
        if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
            say(f"installing the Debian package {package} for the tests …")
            environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
            for step in (["update"], ["install", "-y", "--no-install-recommends", package]):
                command = ["apt-get", "-qq", "-o", "Dpkg::Use-Pty=0", "-o", "Acquire::Retries=5", *step]
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
