"""``annotator.toml`` and the variables: what commands take from them, and which comes first."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from annotator.errors import DatabaseError, LexiconError, StudioError, UsageError
from annotator.settings import Settings, load_settings
from annotator.store import Store
from annotator.studio.connection import TOKEN_VARIABLE, URL_VARIABLE
from tests.cli.calling import call, page, sentence

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")

SOURCE = '[[source]]\nkey = "{0}"\nname = "{0}"\nenglish = "{0}"\ntype = "agency"\nkind = "news_agency"\n'


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two pages and two lexicon folders, and nothing in the environment."""
    for name in ("ANNOTATOR_DATABASE", "ANNOTATOR_LEXICON", URL_VARIABLE, TOKEN_VARIABLE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ANNOTATOR_STUDIO_HOME", str(tmp_path / "no-studio"))
    monkeypatch.chdir(tmp_path)
    for number in range(2):
        page(tmp_path / "in", f"{number}.txt", sentence(number))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "sources.toml").write_text(SOURCE.format(name), encoding="utf-8")
    return tmp_path


def settings(text: str) -> None:
    Path("annotator.toml").write_text(text, encoding="utf-8")


def used(database: str = "annotator.db") -> str:
    """Which of the two lexicon folders, or ``none``, the last run used."""
    from annotator.rules.version import lexicon_digest

    names = {lexicon_digest(Path(name)): name for name in ("one", "two")} | {"none": "none"}
    with Store.open(database, create=False) as store:
        last = store.last_lexicon()
    return names[last] if last else ""


class TestWhatComesFirst:
    def test_the_file_names_database_and_lexicon(self, here: Path, rules: list[str]) -> None:
        settings('database = "mine.db"\nlexicon = "one"\n')
        assert call("annotate", "in").stdout.splitlines()[-1] == "next: annotator export attributions"
        assert used("mine.db") == "one"

    def test_a_variable_comes_before_the_file(
        self, here: Path, rules: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings('database = "mine.db"\nlexicon = "one"\n')
        monkeypatch.setenv("ANNOTATOR_LEXICON", "two")
        monkeypatch.setenv("ANNOTATOR_DATABASE", "other.db")
        assert call("annotate", "in").stdout.splitlines()[-1] == "next: annotator export attributions"
        assert used("other.db") == "two"
        assert not Path("mine.db").exists()

    def test_an_option_comes_before_both(self, here: Path, rules: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        settings('database = "mine.db"\nlexicon = "one"\n')
        monkeypatch.setenv("ANNOTATOR_LEXICON", "one")
        told = call("annotate", "in", "--lexicon", "two", "--database", "third.db")
        assert told.stdout.splitlines()[-1].endswith("--database third.db")
        assert used("third.db") == "two"

    def test_a_dash_is_no_lexicon(self, here: Path, rules: list[str]) -> None:
        settings('lexicon = "one"\n')
        call("annotate", "in", "--lexicon", "-")
        assert used() == "none"

    def test_the_sample_is_read_in_its_own_way(self, here: Path, rules: list[str]) -> None:
        settings('database = "mine.db"\nlexicon = "one"\n')
        call("run", "--sample", "--format", "csv", "--out", "out")
        assert Path("out", "annotator.db").exists()
        assert not Path("mine.db").exists()
        settings("")
        assert "note:" not in call("export", "sources", "--database", "out/annotator.db").stderr
        with pytest.raises(UsageError, match="--sample brings a lexicon of its own"):
            call("run", "--sample", "--lexicon", "one")

    def test_the_server_is_named_too(self, here: Path, rules: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("annotator.studio.transport.time.sleep", lambda _: None)  # between two attempts
        settings('[studio]\nurl = "http://127.0.0.1:9"\n')
        call("annotate", "in")
        with pytest.raises(StudioError, match=f"{TOKEN_VARIABLE} is not set"):
            call("push")
        monkeypatch.setenv(TOKEN_VARIABLE, "t")
        with pytest.raises(StudioError, match=re.escape("http://127.0.0.1:9")):
            call("studio", "status")
        monkeypatch.setenv(URL_VARIABLE, "http://127.0.0.1:19")
        with pytest.raises(StudioError, match=re.escape("http://127.0.0.1:19")):
            call("studio", "status")


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ('datbase = "x.db"', "there is no key 'datbase'; did you mean 'database'"),
            ("hue = 1", "there is no key 'hue'; there are: database, lexicon, columns, studio"),
            ('[studio]\ntoken = "x"', "there is no key 'studio.token'; there are: url"),
            ("database = 3", "database: Input should be a valid string"),
            ("database", "cannot be read: "),
            ("lexicon = lexicon", "a text stands in quotation marks"),
        ],
    )
    def test_what_is_no_setting_is_said_in_a_line(self, here: Path, text: str, fault: str) -> None:
        settings(text)
        with pytest.raises(UsageError, match=re.escape(fault)) as caught:
            call("status")
        assert str(caught.value).startswith("annotator.toml")
        assert "\n" not in str(caught.value)

    def test_a_lexicon_that_is_not_there(self, here: Path, rules: list[str]) -> None:
        settings('lexicon = "nowhere"\n')
        with pytest.raises(LexiconError, match=r"annotator.toml: lexicon: there is no folder nowhere"):
            call("annotate", "in")

    def test_an_option_does_without_the_file(self, here: Path) -> None:
        settings("nonsense")
        with pytest.raises(DatabaseError):
            call("status", "--database", "x.db")

    def test_where_there_is_no_file_nothing_is_set(self, tmp_path: Path) -> None:
        assert load_settings(tmp_path) == Settings()


class TestOtherLexicons:
    def test_a_run_with_others_than_the_last_says_so_first(self, here: Path, rules: list[str]) -> None:
        assert "note:" not in call("annotate", "in", "--lexicon", "one").stderr
        assert "note:" not in call("annotate", "--lexicon", "one").stderr
        said = call("annotate").stderr.splitlines()[0]
        assert said == (
            "note: the last run of the rules over annotator.db used a lexicon folder laid over the program's, this "
            "command uses the program's lexicons alone; stored articles are annotated again; to keep to that folder, "
            'give --lexicon DIR or write lexicon = "DIR" into annotator.toml'
        )
        assert (
            "used the program's lexicons alone, this command uses two; stored"
            in call("run", "in", "--lexicon", "two").stderr
        )
        Path("two", "sources.toml").write_text(SOURCE.format("three"), encoding="utf-8")
        assert "this command uses other words in two" in call("annotate", "--lexicon", "two").stderr

    @pytest.mark.parametrize("line", [["compare"], ["export", "sources"], ["ingest", "in"]], ids=lambda line: line[0])
    def test_so_do_commands_that_read_the_database(self, here: Path, rules: list[str], line: list[str]) -> None:
        call("annotate", "in")
        assert "note:" not in call(*line).stderr
        said = call(*line, "--lexicon", "one").stderr.splitlines()[0]
        assert said.endswith("this command uses one; `annotator annotate` brings the stored articles up to date")


def test_columns_of_the_file_are_those_of_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.csv").write_text(f"khobor;text\n{sentence(1)};{sentence(2)}\n", encoding="utf-8")
    Path("annotator.toml").write_text('columns = { text = "khobor" }\n', encoding="utf-8")
    assert sentence(1) in call("read", "x.csv").stdout
    assert sentence(2) in call("read", "x.csv", "--column", "text=text").stdout
    with pytest.raises(UsageError, match="--column body=khobor: write FIELD=NAME; the fields are text, html"):
        call("read", "x.csv", "--column", "body=khobor")
    Path("annotator.toml").write_text('columns = { body = "khobor" }\n', encoding="utf-8")
    with pytest.raises(UsageError, match="there is no field 'body'"):
        call("read", "x.csv")


def test_the_settings_that_the_readme_shows_are_settings() -> None:
    (text,) = (block for block in re.findall(r"```toml\n(.*?)```", README, re.DOTALL) if "database" in block)
    shown = TypeAdapter(Settings).validate_python(tomllib.loads(text))
    assert shown != Settings()
    assert tomllib.loads(text).keys() == {each.name for each in fields(Settings)}
