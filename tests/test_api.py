"""The public Python API: its names, that importing it costs nothing, and that its page runs."""

from __future__ import annotations

import doctest
import inspect
import json
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import annotator
from annotator.database import Records
from annotator.errors import DatabaseError, NotFound, StudioError, UsageError
from annotator.labels import Basis
from annotator.samples import lexicon_folder, pages_folder
from annotator.tables.catalogue import TABLES
from tests.test_house import HEAVY

PAGE = Path(__file__).parents[1] / "docs" / "api.md"
TEXT = PAGE.read_text(encoding="utf-8")

NAMES = {
    *("Database", "annotate", "compare", "errors", "export", "ingest", "models", "open", "pull", "push", "read", "run"),
    "__version__",
}


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> annotator.Database:
    """Two sample pages, annotated."""
    file = tmp_path_factory.mktemp("api") / "news.db"
    pages = [pages_folder() / "salt-mastul.txt", pages_folder() / "bridge-nodimukh.txt"]
    annotator.run(file, pages, lexicon=lexicon_folder())
    return annotator.open(file, lexicon=lexicon_folder())


def test_these_names_are_public_and_no_others() -> None:
    assert set(annotator.__all__) == set(dir(annotator)) == NAMES
    assert all(getattr(annotator, name) for name in NAMES)
    with pytest.raises(AttributeError, match="no attribute 'annotte'"):
        annotator.annotte  # noqa: B018


def test_importing_it_loads_nothing_heavy() -> None:
    code = "import json, sys\nimport annotator\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert not {name.split(".")[0] for name in loaded} & {*HEAVY, "pydantic", "click", "rich", "tomllib"}
    assert {name for name in loaded if name.startswith("annotator")} == {"annotator", "annotator.version"}


def test_every_function_is_typed_and_explained() -> None:
    for name in NAMES - {"__version__", "errors", "models", "Database"}:
        function = getattr(annotator, name)
        assert function.__doc__
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(one.annotation is not inspect.Parameter.empty for one in signature.parameters.values())


def test_its_page_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```pycon\n(.*?)```", TEXT, re.DOTALL)
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 20
    said: list[str] = []
    result = doctest.DocTestRunner(verbose=False).run(test, out=said.append)
    assert not result.failed, "".join(said)


def test_its_page_names_all() -> None:
    assert {name for name in NAMES if f"`{name}" not in TEXT} == {"__version__"}
    for table in set(TABLES) - {"data_dictionary"}:
        assert f"`{table}`" in TEXT
        assert callable(getattr(annotator.Database, table))


def test_as_a_module_it_is_the_command_line() -> None:
    done = subprocess.run([sys.executable, "-m", "annotator", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"annotator, version {annotator.__version__}\n"


def test_a_lexicon_of_ones_own_is_laid_over_ours(tmp_path: Path) -> None:
    text = "তালপ্রেস বলছে, সেতুটি বন্ধ।"
    record = '[[source]]\nkey = "t"\nname = "তালপ্রেস"\nenglish = "T"\ntype = "agency"\nkind = "news_agency"\n'
    (tmp_path / "sources.toml").write_text(record, encoding="utf-8")
    types = [annotator.annotate(text, lexicon=folder).attributions[0].source_type for folder in (None, tmp_path)]
    assert types == ["organisation", "agency"]


def test_a_table_is_read_whatever_its_columns_are_called(tmp_path: Path) -> None:
    body = "নদীপুর পুলিশ জানিয়েছে, সেতুটি আজ সকাল থেকে বন্ধ রয়েছে এবং লোকজন নৌকায় নদী পার হচ্ছেন।"
    (tmp_path / "rows.csv").write_text(f'words\n"{body}"\n', encoding="utf-8")
    (page,) = annotator.read(tmp_path / "rows.csv", columns={"text": "words"})
    assert page.article is not None
    assert page.article.body == body
    ran = annotator.run(tmp_path / "news.db", tmp_path / "rows.csv", columns={"text": "words"})
    assert (ran.articles, ran.attributions) == (1, 1)


def test_what_is_no_text_no_file_or_no_field_is_told(tmp_path: Path) -> None:
    class Frame(list[str]):
        columns = ("text",)

    for empty in (None, float("nan"), b"x"):
        with pytest.raises(UsageError, match=f"a text is a str, and this is {type(empty).__name__}"):
            annotator.annotate(empty)  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="write a data frame to one"):
        annotator.run(tmp_path / "news.db", Frame(["text"]))
    with pytest.raises(UsageError, match="there is no field 'body'; there are text, html, title"):
        annotator.read(tmp_path, columns={"body": "words"})


def test_without_a_server_the_review_loop_says_what_to_do(
    news: annotator.Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ANNOTATOR_STUDIO_URL", "ANNOTATOR_STUDIO_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANNOTATOR_STUDIO_HOME", str(tmp_path))
    for call in (annotator.push, annotator.pull):
        with pytest.raises(StudioError, match="no Label Studio is known; `annotator studio start` runs one"):
            call(news)
    with pytest.raises(UsageError, match="--sample and --seed go together"):
        annotator.push(news, sample=3)


class TestDatabase:
    def test_records_are_read_anew_each_time(self, news: annotator.Database) -> None:
        rows = news.attributions()
        assert isinstance(rows, Records)
        assert list(rows) == list(rows)
        assert {row.outlet for row in rows} == {"bhorer_mastul", "nodimukh"}

    @pytest.mark.parametrize(
        ("which", "outlets"),
        [
            ({"outlets": ["nodimukh"]}, {"nodimukh"}),
            ({"outlets": "ভোরের মাস্তুল"}, {"bhorer_mastul"}),
            ({"topic": "লবণ"}, {"bhorer_mastul"}),
            ({"since": "2000-01-01", "until": date(2000, 1, 2)}, set()),
            ({"basis": "reviewed"}, set()),
        ],
        ids=str,
    )
    def test_articles_are_chosen(self, news: annotator.Database, which: dict[str, object], outlets: set[str]) -> None:
        assert {row.outlet for row in news.articles(**which)} == outlets  # type: ignore[arg-type]

    def test_a_table_is_a_data_frame_with_types(self, news: annotator.Database) -> None:
        frame = news.attributions().to_pandas()
        rows = list(news.attributions())
        assert list(frame.columns) == list(type(rows[0]).model_fields)
        assert list(frame.cue) == [row.cue for row in rows]
        assert [
            None if value is None else int(value)
            for value in frame.claim_start.astype(object).where(frame.claim_start.notna(), None)
        ] == [row.claim_start for row in rows]
        assert list(frame.published_at.dropna()) == [row.published_at for row in rows if row.published_at]
        empty = news.reviews().to_pandas()
        assert len(empty) == 0
        assert str(empty.reviewed_at.dtype).startswith("datetime64")

    def test_days_of_a_table_are_dates(self, news: annotator.Database) -> None:
        frame, rows = news.trend().to_pandas(), list(news.trend())
        assert [moment.date() for moment in frame.week] == [row.week for row in rows]

    def test_an_article_and_what_was_found_in_it(self, news: annotator.Database) -> None:
        article, found = news.article("salt-mastul"), news.annotation("salt-mastul")
        assert found is not None
        assert all(article.page.text[one.cue.start : one.cue.end] == one.cue.text for one in found.attributions)
        assert news.annotation("salt-mastul", Basis.REVIEWED) is None
        with pytest.raises(NotFound):
            news.article("nobody")

    def test_what_is_wrong_is_said(self, news: annotator.Database, tmp_path: Path) -> None:
        with pytest.raises(NotFound, match="there are: bhorer_mastul, nodimukh"):
            news.attributions(outlets="nodi")
        with pytest.raises(UsageError, match="no basis 'reviewd'; it is one of: predicted, reviewed, corrected, best"):
            news.attributions(basis="reviewd")
        with pytest.raises(UsageError, match="'yesterday' is no day"):
            news.attributions(since="yesterday")
        with pytest.raises(UsageError, match="there is no table 'atributions'"):
            annotator.export(news, "atributions", tmp_path)
        with pytest.raises(NotFound, match="has a review"):
            annotator.compare(news, basis="reviewed")
        with pytest.raises(DatabaseError):
            annotator.run(tmp_path / "none.db")

    def test_an_open_database_is_used_and_left_open(self, news: annotator.Database, tmp_path: Path) -> None:
        (written,) = annotator.export(news, "articles", tmp_path)
        assert (written.path, written.rows) == (tmp_path / "articles.csv", 2)
        assert annotator.ingest(news, pages_folder() / "salt-mastul.txt").statuses == {"same": 1}
        assert annotator.run(news).articles == 0
