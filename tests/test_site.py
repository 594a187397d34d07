"""The documentation site builds without a warning and asks nothing of the outside; its tutorial runs as written."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli

ROOT = Path(__file__).parents[1]
TUTORIALS = ("docs/tutorial.md", "docs/tutorial.bn.md")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    built = subprocess.run(command, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return out


def test_every_document_is_on_the_site(site: Path) -> None:
    documents = [path.relative_to(ROOT) for path in (ROOT / "docs").rglob("*.md") if path.name != "pypi.md"]
    assert documents
    assert [path for path in documents if not (site / path.with_suffix("") / "index.html").is_file()] == []


def test_no_page_asks_anything_of_the_outside(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    loading = r'<(?:script|img|iframe|source|link)\b[^>]*\b(?:src|href)="(?:https?:)?//[^"]*"'
    found = {str(path.relative_to(site)): re.findall(loading, page) for path, page in pages.items()}
    assert {path: hits for path, hits in found.items() if hits} == {}


def test_bangla_is_found_by_the_search(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert any("সংবাদমাধ্যমের তুলনা" in page["title"] for page in index["docs"])


def lines(name: str) -> list[str]:
    """The commands that a tutorial shows, each on a line of its own."""
    return re.findall(r"^    ((?:annotator|cp) .+)$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE)


def test_both_tutorials_lead_the_same_way() -> None:
    assert lines(TUTORIALS[0]) == lines(TUTORIALS[1])


def test_the_tutorial_runs_as_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All but what needs Label Studio, which tests of its own start."""
    monkeypatch.chdir(tmp_path)
    settings = re.findall(r"```toml\n(.*?)```", (ROOT / TUTORIALS[0]).read_text(encoding="utf-8"), re.DOTALL)
    said = {}
    for line in lines(TUTORIALS[0]):
        program, *words = shlex.split(line)
        if program == "cp":
            for folder in words[1:-1]:
                shutil.copytree(ROOT / folder, tmp_path / Path(folder).name)
        elif words[0] not in ("studio", "push", "pull"):
            done = CliRunner().invoke(cli, words)
            assert done.exit_code == 0, f"{line}: {done.output}"
            said[words[0]] = done.output
            (tmp_path / "annotator.toml").write_text(settings[0], encoding="utf-8")
    assert "embankment" in said["show"]
    assert (tmp_path / "report.html").stat().st_size > 10_000
    assert list((tmp_path / "tables").glob("*.xlsx"))
