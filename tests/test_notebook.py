"""The notebook on spaCy runs, and prints what stands in it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

DOCS = Path(__file__).parents[1] / "docs"


def test_the_notebook_prints_what_it_shows() -> None:
    notebook = json.loads((DOCS / "spacy.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    shown = ["".join(line for output in cell["outputs"] for line in output["text"]) for cell in cells]
    assert all(shown)
    assert runpy.run_path(str(DOCS / "make_notebook.py"))["run"](notebook) == shown
