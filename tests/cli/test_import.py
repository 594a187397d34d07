"""``annotator import``: reviews out of files of other tools, whole, once, and of the right article."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import InputError
from annotator.interchange.files import FORMS
from annotator.labels import Basis, HedgeLevel, QuoteType
from annotator.models import Annotation
from annotator.store import Store
from annotator.store.projects import task_key
from annotator.studio.tasks import build_prediction, build_task
from tests.cli.calling import call
from tests.studio.looping import samples

NAMES = {".jsonl": "jsonl", ".ann": "brat", ".jsonld": "webannotation", ".spacy": "spacy"}


@pytest.fixture
def database(tmp_path: Path) -> str:
    """Every sample, predicted."""
    file = str(tmp_path / "test.db")
    with Store.open(file) as store:
        run = store.begin_run("pass-1")
        for page, found in samples():
            added = store.add(page)
            store.save(run, added.key, added.version, found)
        store.finish_run(run)
    return file


def annotations(database: str, basis: Basis) -> dict[str, Annotation]:
    with Store.open(database) as store:
        return {one.article.key: one.annotation for one in store.annotated_articles(basis=basis)}


def exported(database: str, folder: Path, ending: str) -> Path:
    call("export", "annotations", "--format", NAMES[ending], "--out", folder, "--database", database)
    return folder / NAMES[ending]


@pytest.mark.parametrize("ending", sorted(FORMS))
def test_what_is_exported_comes_back_as_a_review_once(database: str, tmp_path: Path, ending: str) -> None:
    files = exported(database, tmp_path, ending)
    number = len(samples())
    told = call("import", files, "--by", "Rina", "--database", database).output
    assert told == f"{number} reviews new, 0 changed, 0 articles as before, 0 findings\n"
    assert annotations(database, Basis.REVIEWED) == annotations(database, Basis.PREDICTED)
    with Store.open(database) as store:
        reviews = list(store.reviews())
        assert {(review.reviewer, review.is_chosen, review.pass_version) for review in reviews} == {
            ("Rina", True, "pass-1")
        }
    told = call("import", files, "--by", "Rina", "--database", database).output
    assert told == f"0 reviews new, 0 changed, {number} articles as before, 0 findings\n"


def test_on_postgresql_too(postgresql_url: str, database: str, tmp_path: Path) -> None:
    with Store.open(postgresql_url) as store:
        for page, _ in samples():
            store.add(page)
    call("import", exported(database, tmp_path, ".ann"), "--by", "Rina", "--database", postgresql_url)
    assert annotations(postgresql_url, Basis.REVIEWED) == annotations(database, Basis.PREDICTED)


def test_status_counts_them(database: str, tmp_path: Path) -> None:
    assert "reviewed" not in call("status", "--database", database).output
    call("import", exported(database, tmp_path, ".ann"), "--by", "Rina", "--database", database)
    number = len(samples())
    assert f"reviewed    {number} of {number}" in call("status", "--database", database).output
    assert f"{number:,}  Rina, edited 0 of " in call("status", "--database", database).output


def test_every_form_that_is_exported_can_be_imported() -> None:
    from annotator.tables.annotations import FORMS as WRITTEN

    assert set(NAMES) == set(FORMS)
    assert set(NAMES.values()) == set(WRITTEN)


def test_two_people_are_two_reviews_and_the_last_counts(database: str, tmp_path: Path) -> None:
    files = exported(database, tmp_path, ".jsonl")
    call("import", files, "--by", "Rina", "--database", database)
    row = json.loads((files / "annotations.jsonl").read_text(encoding="utf-8").splitlines()[0])
    row["attributions"], row["bare_hedges"] = [], []
    (tmp_path / "other.jsonl").write_text(json.dumps(row), encoding="utf-8")
    call("import", tmp_path / "other.jsonl", "--by", "Karim", "--database", database)
    assert annotations(database, Basis.REVIEWED)[row["id"]] == Annotation()
    with Store.open(database) as store:
        assert sorted(one.reviewer for one in store.reviews(keys=[row["id"]])) == ["Karim", "Rina"]


def test_what_a_person_drew_in_brat_is_completed_as_a_review_is(database: str, tmp_path: Path) -> None:
    """A cue with a claim in quotation marks, and nothing said of either."""
    with Store.open(database) as store:
        stored = next(one for one in store.articles() if "‘" in one.article.body)
    text = stored.article.page.text
    start = text.index("‘", stored.article.segments[0][0])
    end = text.index("’", start) + 1
    cue = re.compile(r"\w+").search(text, end)
    assert cue is not None
    lines = f"T1\tCUE {cue.start()} {cue.end()}\t{cue[0]}\nT2\tCLAIM {start} {end}\t{text[start:end]}\n"
    (tmp_path / "x.txt").write_bytes(text.encode("utf-8"))
    (tmp_path / "x.ann").write_text(f"{lines}R1\tclaim Arg1:T1 Arg2:T2\nA1\tfunction T1 allegation\n", encoding="utf-8")
    call("import", tmp_path / "x.ann", "--by", "Rina", "--database", database)
    (said,) = annotations(database, Basis.REVIEWED)[stored.key].attributions
    assert (said.cue.text, said.claim and said.claim.text) == (cue[0], text[start:end])
    assert (said.function, said.hedge_level) == ("allegation", HedgeLevel.DISTANCED)
    assert said.quote_type is QuoteType.DIRECT
    assert (said.rule, said.score) == (None, None)


class TestLabelStudio:
    def task(self, number: int, **changes: Any) -> dict[str, Any]:
        """A sample as a server exports it, its prediction accepted by a person."""
        article, found = samples()[number]
        key = task_key(article.key, article.version)
        result = build_prediction(key, article, found, "pass-1")["result"]
        annotation = {
            "id": 70 + number,
            "result": result,
            "created_at": "2026-01-30T10:00:00Z",
            "updated_at": "2026-01-30T10:05:00.123Z",
            "completed_by": {"id": 3, "email": "rina@example.org"},
            "lead_time": 61.5,
            "was_cancelled": False,
            "ground_truth": False,
            **changes,
        }
        return {"id": number + 1, **build_task(key, article, None), "annotations": [annotation]}

    def write(self, folder: Path, *tasks: dict[str, Any]) -> Path:
        (folder / "export.json").write_text(json.dumps(tasks), encoding="utf-8")
        return folder / "export.json"

    def test_an_export_comes_in_with_who_and_when(self, database: str, tmp_path: Path) -> None:
        file = self.write(tmp_path, *(self.task(number) for number in range(3)))
        told = call("import", file, "--by", "desk", "--database", database).output
        assert told == "3 reviews new, 0 changed, 0 articles as before, 0 findings\n"
        predicted, reviewed = annotations(database, Basis.PREDICTED), annotations(database, Basis.REVIEWED)
        assert len(reviewed) == 3
        assert all(predicted[key] == found for key, found in reviewed.items())
        with Store.open(database) as store:
            review = next(iter(store.reviews()))
        assert (review.reviewer, review.seconds) == ("desk: rina@example.org", 61.5)
        assert review.updated_at.isoformat() == "2026-01-30T10:05:00.123000+00:00"

    def test_a_changed_one_replaces_the_first(self, database: str, tmp_path: Path) -> None:
        call("import", self.write(tmp_path, self.task(0)), "--by", "desk", "--database", database)
        changed = self.task(0, result=[], updated_at="2026-02-01T10:00:00Z", completed_by=3)
        told = call("import", self.write(tmp_path, changed), "--by", "desk", "--database", database).output
        assert told.startswith("0 reviews new, 1 changed")
        assert list(annotations(database, Basis.REVIEWED).values()) == [Annotation()]

    def test_a_project_of_our_own_is_not_taken_for_it(self, database: str, tmp_path: Path) -> None:
        call("import", self.write(tmp_path, self.task(0)), "--by", "desk", "--database", database)
        with Store.open(database) as store:
            assert not store.project_key().startswith("import")
            assert store.remembered_project() is None
            assert store.review_progress() is None


class TestFaults:
    def test_a_text_that_is_not_stored(self, database: str, tmp_path: Path) -> None:
        files = exported(database, tmp_path, ".ann")
        texts = sorted(files.glob("*.txt"))
        texts[0].write_text("অন্য কিছু।", encoding="utf-8")
        told = call("import", files, "--by", "Rina", "--database", database)
        assert f"{texts[0].with_suffix('.ann')}: no stored article has the text that it annotates" in told.stderr
        assert told.stdout.startswith(f"{len(samples()) - 1} reviews new") and told.stdout.endswith("1 finding\n")
        with Store.open(database) as store:
            assert [one.kind for one in store.findings()] == ["import"]

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("x.jsonl", "{"),
            ("x.jsonl", '{"id": "nobody", "attributions": []}'),
            ("x.json", '{"tasks": []}'),
            ("x.spacy", "no DocBin"),
            ("x.ann", "T1\tSPEAKER 0 5\tকথা"),
            ("x.jsonld", "[]"),
        ],
    )
    def test_what_cannot_be_read_is_a_finding(self, database: str, tmp_path: Path, name: str, text: str) -> None:
        (tmp_path / "x.txt").write_bytes(samples()[0][0].page.text.encode("utf-8"))
        (tmp_path / name).write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="nothing was imported"):
            call("import", tmp_path / name, "--by", "Rina", "--database", database)
        with Store.open(database, create=False) as store:
            (found,) = store.findings()
        assert name in found.place
        assert not annotations(database, Basis.REVIEWED)

    def test_a_broken_line_does_not_hold_up_the_others(self, database: str, tmp_path: Path) -> None:
        file = exported(database, tmp_path, ".jsonl") / "annotations.jsonl"
        first, *rest = file.read_text(encoding="utf-8").splitlines(keepends=True)
        row = json.loads(first)
        row["attributions"] = [{"cue": [0, 10**6]}]
        file.write_text("".join([json.dumps(row) + "\n", *rest]), encoding="utf-8")
        told = call("import", file, "--by", "Rina", "--database", database)
        assert told.stdout.startswith(f"{len(rest)} reviews new") and told.stdout.endswith("1 finding\n")

    def test_paths_that_hold_none(self, database: str, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        (tmp_path / "x.pdf").touch()
        for name, fault in (
            ("empty", "no annotations in this folder"),
            ("nowhere.ann", "no such file"),
            ("x.pdf", "no form of annotations ends so; they end in .ann, .jsonld, .spacy, .jsonl, .json"),
        ):
            with pytest.raises(InputError, match=fault):
                call("import", tmp_path / name, "--by", "Rina", "--database", database)
