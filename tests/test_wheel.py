"""What is built for others to install: our package with all its data, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in the wheel."""
    folder = tmp_path_factory.mktemp("dist")
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (file,) = folder.glob("*.whl")
    with ZipFile(file) as archive:
        return set(archive.namelist())


def test_nothing_but_our_package_is_installed(wheel: set[str]) -> None:
    heads = {name.split("/")[0] for name in wheel}
    assert {head for head in heads if not head.endswith(".dist-info")} == {"annotator"}


@pytest.mark.parametrize(
    "pattern",
    [
        *("*.py", "py.typed", "lexicon/**/*.toml", "samples/**/*.*", "store/migrations/**/*.py"),
        *("server/*.txt", "studio/*.html", "studio/*.txt", "tables/report/templates/*"),
    ],
)
def test_every_file_that_the_package_needs_is_in_it(wheel: set[str], pattern: str) -> None:
    needed = {file.relative_to(ROOT).as_posix() for file in (ROOT / "annotator").rglob(pattern)}
    needed = {name for name in needed if "__pycache__" not in name}
    assert needed
    assert needed <= wheel


def test_the_label_config_is_laid_into_the_package(wheel: set[str]) -> None:
    assert "annotator/label_config.xml" in wheel


def test_the_requirements_pin_what_the_package_asks_for() -> None:
    for name in (
        "requirements/main.txt",
        "requirements/test.txt",
        "requirements/studio.txt",
        "annotator/server/requirements.txt",
    ):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "--index" not in text
        assert "--find-links" not in text
        for block in text.split("\n\n"):
            pins = [line for line in block.replace("\\\n", " ").splitlines() if line and not line.startswith("#")]
            assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)
