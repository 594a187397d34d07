"""``annotator ingest`` and ``annotator findings``: what is stored, what is told, and that again changes nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from annotator.errors import InputError, LexiconError
from annotator.store import Counts, Store
from tests.cli.calling import SENTENCE, call, page, sentence


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "test.db")


def counts(database: str) -> Counts:
    with Store.open(database, create=False) as store:
        return store.counts()


def test_pages_are_stored_once(tmp_path: Path, database: str) -> None:
    for number in range(3):
        page(tmp_path / "in", f"{number}.txt", sentence(number))
    told = call("ingest", tmp_path / "in", "--database", database)
    assert told.stdout.splitlines()[0] == "3 new, 0 changed, 0 already there, 0 findings"
    told = call("ingest", tmp_path / "in", "--database", database)
    assert told.stdout.splitlines()[0] == "0 new, 0 changed, 3 already there, 0 findings"
    assert counts(database).articles == 3


def test_the_next_command_names_the_same_database(
    tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page(tmp_path / "in", "x.txt")
    ingested = call("ingest", tmp_path / "in", "--database", database).stdout.splitlines()[-1]
    assert ingested == f"next: annotator annotate --database {database}"
    assert call("annotate", "--database", database).stdout.splitlines()[-1].endswith(f" --database {database}")
    monkeypatch.setenv("ANNOTATOR_DATABASE", database)
    assert call("ingest", tmp_path / "in").stdout.splitlines()[-1] == "next: annotator annotate"


def test_a_copy_in_another_folder_is_no_second_article(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in" / "a", "x.txt")
    page(tmp_path / "in" / "b", "x.txt")
    assert "1 new, 0 changed, 1 already there" in call("ingest", tmp_path / "in", "--database", database).stdout


def test_two_files_of_one_name_are_two_articles(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in" / "a", "x.txt")
    page(tmp_path / "in" / "b", "x.txt", sentence(2))
    assert "2 new" in call("ingest", tmp_path / "in", "--database", database).stdout


def test_a_changed_page_of_a_known_address_is_a_version(tmp_path: Path, database: str) -> None:
    file = tmp_path / "rows.jsonl"
    for body in (sentence(1), sentence(2)):
        file.write_text(json.dumps({"text": body, "url": "https://nodi.example/1"}), encoding="utf-8")
        told = call("ingest", file, "--database", database)
    assert told.stdout.startswith("0 new, 1 changed, 0 already there")
    assert (counts(database).articles, counts(database).versions) == (1, 2)


def test_a_manifest_given_later_fills_in_what_was_missing(tmp_path: Path, database: str) -> None:
    file = page(tmp_path / "in", "x.txt")
    call("ingest", file, "--database", database)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,outlet,published_at\nin/x.txt,Dainik Nodi,2026-01-30\n", encoding="utf-8")
    call("ingest", file, "--manifest", manifest, "--database", database)
    with Store.open(database) as store:
        (stored,) = store.articles()
    assert (stored.article.outlet_name, stored.article.date_only) == ("Dainik Nodi", True)
    assert str(stored.article.published_at) == "2026-01-30 00:00:00+06:00"


def test_what_cannot_be_read_is_listed_and_the_rest_is_stored(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in", "good.txt")
    page(tmp_path / "in", "empty.txt", "")
    (tmp_path / "in" / "rows.jsonl").write_text('{"text": "' + sentence(2) + '"}\n{broken\n', encoding="utf-8")
    told = call("ingest", tmp_path / "in", "--database", database)
    assert told.exit_code == 0
    assert told.stdout.startswith("2 new, 0 changed, 0 already there, 2 findings")
    empty, row = told.stderr.splitlines()
    assert empty.startswith(f"error: {tmp_path}/in/empty.txt: ")
    assert empty.endswith("[empty]")
    assert row.startswith(f"error: {tmp_path}/in/rows.jsonl#2: ")


def test_many_findings_are_cut_short(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.pipeline.ingest.KEPT", 2)
    page(tmp_path / "in", "good.txt")
    for number in range(5):
        page(tmp_path / "in", f"{number}.txt", "")
    told = call("ingest", tmp_path / "in", "--database", database)
    assert told.stderr.splitlines()[2:] == ["… and 3 more: annotator findings"]
    assert counts(database).findings == 5


def test_nothing_readable_is_a_failure_and_its_findings_are_kept(tmp_path: Path, database: str) -> None:
    file = page(tmp_path, "empty.txt", "")
    with pytest.raises(InputError, match="no article could be read"):
        call("ingest", file, "--database", database)
    assert counts(database).findings == 1


def test_a_missing_path_is_named(tmp_path: Path, database: str) -> None:
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file"):
        call("ingest", tmp_path / "nowhere.txt", "--database", database)


def test_a_row_that_cannot_be_stored_is_a_finding(tmp_path: Path, database: str) -> None:
    rows = [{"text": sentence(1), "published_at": "0001-01-01T00:00:00+06:00"}, {"text": sentence(2)}]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    told = call("ingest", file, "--database", database)
    assert told.exit_code == 0
    assert counts(database).articles >= 1
    assert "rows.jsonl#1" in told.stderr


def test_an_environment_variable_names_the_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_DATABASE", f"sqlite:///{tmp_path / 'env.db'}")
    call("ingest", page(tmp_path, "x.txt"))
    assert counts(str(tmp_path / "env.db")).articles == 1


def test_a_file_name_that_is_not_utf8(tmp_path: Path, database: str) -> None:
    folder = tmp_path / "in"
    page(folder, "good.txt")
    for name, body in ((b"\xe9.txt", sentence(1).encode()), (b"\xea.txt", b"")):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(body)
    told = call("ingest", folder, "--database", database)
    assert told.stdout.startswith("2 new, 0 changed, 0 already there, 1 finding\n")


class TestFindings:
    @pytest.fixture
    def pages(self, tmp_path: Path, database: str) -> Path:
        folder = tmp_path / "in"
        page(folder, "good.txt")
        page(folder, "empty.txt", "")
        page(folder, "latin.txt", "no Bangla here")
        call("ingest", folder, "--database", database)
        return folder

    def test_are_listed_with_their_kinds(self, pages: Path, database: str) -> None:
        told = call("findings", "--database", database)
        assert [line.split(": ")[1] for line in told.stdout.splitlines()] == [
            str(pages / "empty.txt"),
            str(pages / "latin.txt"),
        ]
        assert told.stderr == "2 findings: 1 empty, 1 no_bangla\n"

    def test_of_one_kind(self, pages: Path, database: str) -> None:
        told = call("findings", "--kind", "empty", "--database", database)
        assert [line.split(": ")[1] for line in told.stdout.splitlines()] == [str(pages / "empty.txt")]
        none = call("findings", "--kind", "other", "--database", database).output
        assert none == "0 findings: none is of the kind other; there are empty, no_bangla\n"

    def test_go_when_the_page_was_mended(self, pages: Path, database: str) -> None:
        page(pages, "empty.txt", sentence(2))
        call("ingest", pages, "--database", database)
        assert "latin.txt" in call("findings", "--database", database).stdout
        assert "empty.txt" not in call("findings", "--database", database).stdout

    def test_of_a_table_as_a_whole_go_when_it_opens(self, tmp_path: Path, database: str) -> None:
        file = page(tmp_path, "rows.jsonl", "")
        file.write_bytes(b"")
        with pytest.raises(InputError):
            call("ingest", file, "--database", database)
        file.write_text(json.dumps({"text": SENTENCE}), encoding="utf-8")
        call("ingest", file, "--database", database)
        assert counts(database).findings == 0

    def test_again_changes_nothing(self, pages: Path, database: str) -> None:
        before = call("findings", "--database", database).stdout
        call("ingest", pages, "--database", database)
        assert call("findings", "--database", database).stdout == before


@pytest.mark.parametrize("command", ["ingest", "annotate", "run"])
def test_a_path_that_is_not_there_leaves_no_database(command: str, tmp_path: Path, database: str) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        call(command, tmp_path / "nowhere", "--database", database)
    assert list(tmp_path.iterdir()) == []


def test_documents_that_are_passed_over_are_told(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in", "x.txt")
    for name in ("b.docx", "a.pdf", "style.css"):
        (tmp_path / "in" / name).touch()
    told = call("ingest", tmp_path / "in", "--database", database)
    assert told.stderr == f"note: {tmp_path}/in: passed over: 1 × .pdf, 1 × .docx, 1 × .css [folder]\n"


def test_paths_of_a_manifest_that_name_no_file_are_told(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in", "x.txt")
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,outlet\nin/x.txt,nodi\nin/xx.txt,nodi\n", encoding="utf-8")
    told = call("ingest", tmp_path / "in", "--manifest", manifest, "--database", database)
    assert f"warning: manifest {manifest}: 1 of 2 paths name no file, as " in told.stderr


def test_a_lexicon_file_that_nothing_reads_is_refused(tmp_path: Path, database: str) -> None:
    page(tmp_path / "in", "x.txt")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "source.toml").touch()
    with pytest.raises(LexiconError, match=r"source\.toml: no lexicon has this name; they are .*sources\.toml"):
        call("ingest", tmp_path / "in", "--lexicon", tmp_path / "mine", "--database", database)
