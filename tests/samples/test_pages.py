"""The sample pages hold what their README promises."""

from __future__ import annotations

import csv
import json
import tomllib

import pytest

from annotator.samples import lexicon_folder, manifest_file, pages_folder

PAGES = sorted(pages_folder().iterdir())
README = (pages_folder().parent / "README.md").read_text(encoding="utf-8")


def text(name: str) -> str:
    return (pages_folder() / name).read_bytes().decode("utf-8")


def test_there_are_enough_pages_of_each_kind() -> None:
    count = {ending: sum(path.suffix == ending for path in PAGES) for ending in (".txt", ".html", ".jsonl")}
    assert count[".txt"] >= 15 and count[".html"] >= 3 and count[".jsonl"] >= 1


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_readme_lists_the_page(path: object) -> None:
    assert f"`{getattr(path, 'name', '')}`" in README


def test_five_stories_are_told_by_several_outlets() -> None:
    stories = [path.stem.split("-")[0] for path in PAGES]
    for story in ("embankment", "bridge", "meeting", "probe", "fire"):
        assert stories.count(story) >= 4, story


def test_the_copy_is_word_for_word() -> None:
    first, last = "মায়াডাঙ্গার চরকুসুম", "যন্ত্র যায় না।”"
    bodies = [
        page[page.index(first) : page.index(last)]
        for page in map(text, ("embankment-mastul.txt", "embankment-khobor.txt"))
    ]
    assert bodies[0] == bodies[1] and len(bodies[0]) > 900


def test_one_page_has_its_body_twice() -> None:
    page = text("embankment-haor.txt")
    body = page[page.index("\nমায়াডাঙ্গায় কাঞ্চনী") :].strip()
    half = len(body) // 2
    assert body[:half] == body[half + 1 :]


def test_quirks_of_spelling_and_line_ends_are_there() -> None:
    salt = text("salt-mastul.txt")
    assert "\u09bc" in salt and not set(salt) & set("\u09dc\u09dd\u09df")
    assert {"\u200d", "\u200c"} <= set(text("coldwave-khobor.txt"))
    bridge = text("bridge-nodimukh.txt")
    assert bridge.count("\n") == bridge.count("\r\n") > 20
    for name in ("bridge-satnari.txt", "fire-nodimukh.txt"):
        assert {"\u09bc", "\u09df"} <= set(text(name)), name


def test_the_unsigned_page_names_no_outlet_of_the_lexicon() -> None:
    page = text("fire-unsigned.txt")
    for record in tomllib.loads((lexicon_folder() / "outlets.toml").read_text(encoding="utf-8"))["outlet"]:
        names = [record["name"], *record.get("aliases", []), *record.get("domains", []), *record.get("imprint", [])]
        assert not [name for name in names if name in page]


def test_the_manifest_names_pages_that_are_there() -> None:
    with manifest_file().open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert list(rows[0]) == ["path", "outlet", "url", "published_at"]
    assert all((manifest_file().parent / row["path"]).is_file() for row in rows)


def test_rows_of_the_table_have_ids_of_their_own() -> None:
    rows = [json.loads(line) for line in text("shimul-post.jsonl").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 3
    assert all(set(row) == {"id", "url", "outlet", "title", "published_at", "text"} for row in rows)
