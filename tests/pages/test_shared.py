"""Real pages of the evaluation data, where they are at hand."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.pages import read


def test_real_pages_are_right(shared: Path, tmp_path: Path) -> None:
    out = tmp_path / "read.jsonl"
    with out.open("w", encoding="utf-8") as stream:
        for one in read([shared / "seeds"]):
            assert one.article is not None, one.findings
            when = one.article.published_at
            row = {
                "id": one.article.page.name,
                "outlet": one.article.outlet,
                "headline": one.article.headline,
                "published_at": when and when.isoformat(),
                "body": one.article.body,
            }
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
    scorer = subprocess.run(
        [sys.executable, shared / "eval" / "score_pages.py", out], capture_output=True, text=True, check=False
    )
    assert scorer.returncode == 0, scorer.stdout + scorer.stderr


@pytest.mark.slow
def test_real_html(shared: Path) -> None:
    found = {Path(one.place).stem: one.article for one in read([shared / "corpus" / "html" / "*.html"])}
    articles = {name for name, article in found.items() if article}
    assert {"prothomalo_1632310", "bdpratidin_singlepage", "ukbdnews_23646"} <= articles
    assert not any("home" in name or "multimedia" in name or "last_page" in name for name in articles)
    expected = (shared / "corpus" / "html" / "prothomalo_1632310.expected.txt").read_text(encoding="utf-8")
    article = found["prothomalo_1632310"]
    assert article is not None
    assert "".join(article.body.split()) == "".join(expected.split())
