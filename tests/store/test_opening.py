"""Opening a database: where it is, what it is, and who else has it open."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from annotator.errors import DatabaseError, DatabaseLocked, NewerSchema
from annotator.store import Store, database
from annotator.store.database import parse, reading, writing
from annotator.store.rerun import VERSION_TABLE
from tests.store.making import article


def raw(url: str, statement: str) -> None:
    engine = create_engine(parse(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


class TestAddress:
    def test_nothing_said_is_a_file_in_the_current_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        with Store.open() as store:
            assert store.url == "annotator.db"
        assert (tmp_path / "annotator.db").is_file()

    @pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
    def test_a_path_or_a_url(self, tmp_path: Path, form: str) -> None:
        file = tmp_path / "১০০% খবর.db"
        with Store.open(form.format(file)) as store:
            assert store.url == str(file)
        assert file.is_file()

    def test_memory(self) -> None:
        with Store.open(":memory:") as store:
            assert store.article(store.add(article()).key).article == article()

    @pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2"])
    def test_every_name_of_postgresql_means_psycopg(self, scheme: str) -> None:
        assert parse(f"{scheme}://u@h/n").drivername == "postgresql+psycopg"

    @pytest.mark.parametrize("address", ["mysql://u:secret@h/n", "nonsense://", "http://[", "sqlite+aiosqlite:///x"])
    def test_another_kind_of_database(self, address: str) -> None:
        with pytest.raises(DatabaseError, match="no database address; give sqlite:///FILE or postgresql://") as caught:
            Store.open(address)
        assert "secret" not in str(caught.value)

    def test_a_password_is_not_shown(self) -> None:
        with pytest.raises(DatabaseError) as caught:
            Store.open("postgresql://u:secret@localhost:1/n")
        assert "secret" not in str(caught.value)
        assert "\n" not in str(caught.value)


class TestFile:
    def test_that_is_missing_and_not_to_be_made(self, tmp_path: Path) -> None:
        with pytest.raises(DatabaseError, match=r"there is no database .*annotator ingest"):
            Store.open(str(tmp_path / "a.db"), create=False)
        assert not list(tmp_path.iterdir())

    def test_that_holds_nothing_and_is_not_to_be_filled(self, url: str) -> None:
        raw(url, "SELECT 1")
        for _ in range(2):
            with pytest.raises(DatabaseError, match=r"holds nothing yet; `annotator ingest PATH…` fills it"):
                Store.open(url, create=False)
        Store.open(url).close()
        Store.open(url, create=False).close()

    def test_in_a_folder_that_is_missing(self, tmp_path: Path) -> None:
        with pytest.raises(DatabaseError, match="there is no folder"):
            Store.open(str(tmp_path / "no" / "a.db"))

    def test_in_a_folder_that_may_not_be_looked_into(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(_path: Path) -> bool:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(Path, "exists", refused)
        with pytest.raises(DatabaseError, match=r"may not look into the folder of .*a\.db; name another"):
            Store.open(str(tmp_path / "a.db"), create=False)

    def test_that_is_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(DatabaseError, match="is a folder"):
            Store.open(str(tmp_path))

    def test_that_is_no_database(self, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text("খবর " * 500, encoding="utf-8")
        before = file.read_bytes()
        with pytest.raises(DatabaseError, match="is no database of this program"):
            Store.open(str(file))
        assert file.read_bytes() == before


class TestStrangers:
    def test_another_programs_database_is_left_alone(self, url: str) -> None:
        raw(url, "CREATE TABLE articles (title text)")
        with pytest.raises(DatabaseError, match="belongs to another program"):
            Store.open(url)
        raw(url, "INSERT INTO articles (title) VALUES ('kept')")

    def test_other_tables_on_a_server_do_no_harm(self, postgresql_url: str) -> None:
        raw(postgresql_url, "CREATE TABLE alembic_version (version_num text)")
        raw(postgresql_url, "INSERT INTO alembic_version (version_num) VALUES ('somebody else')")
        with Store.open(postgresql_url) as store:
            assert store.counts().articles == 0

    @pytest.mark.parametrize("create", [True, False])
    def test_a_file_of_another_program_gets_no_table_of_ours(self, tmp_path: Path, create: bool) -> None:
        file = tmp_path / "books.db"
        raw(str(file), "CREATE TABLE books (title text)")
        with pytest.raises(DatabaseError, match="belongs to another program: it has a table 'books'"):
            Store.open(str(file), create=create)
        with sqlite3.connect(file) as connection:
            assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("books",)]
        connection.close()

    def test_a_later_schema(self, url: str) -> None:
        Store.open(url).close()
        raw(url, f"UPDATE {VERSION_TABLE} SET version_num = '9999'")
        with pytest.raises(NewerSchema, match=r"later version of this program.*upgrade"):
            Store.open(url)


class TestTogether:
    def test_a_writer_that_holds_on_is_told(self, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "PATIENCE", 0.1)
        with Store.open(url) as one, Store.open(url) as other:
            with writing(one._engine), pytest.raises(DatabaseLocked, match="another program is writing"):
                other.add(article())
            assert other.add(article()).status == "new", "and goes on when the other has finished"

    def test_a_writer_waits_for_another(self, url: str) -> None:
        with Store.open(url) as one, Store.open(url) as other:
            assert (one.add(article()).status, other.add(article()).status) == ("new", "same")

    def test_a_reader_does_not_wait(self, url: str) -> None:
        with Store.open(url) as one, Store.open(url) as other, writing(one._engine):
            assert other.counts().articles == 0

    @pytest.mark.slow
    def test_processes_that_start_at_once(self, url: str) -> None:
        program = f"from annotator.store import Store\nwith Store.open({url!r}) as store: store.counts()"
        started = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(3)]
        assert [one.communicate()[1] for one in started] == [b"", b"", b""]

    @pytest.mark.slow
    def test_two_processes_that_store_the_same(self, url: str) -> None:
        Store.open(url).close()
        program = (
            "from annotator.store import Store\nfrom tests.store.making import article\n"
            f"with Store.open({url!r}) as store:\n"
            "    for n in range(40): store.add(article(f'খবর {n}।', path=f'{n}.txt'))"
        )
        started = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE) for _ in range(2)]
        assert [one.communicate()[1] for one in started] == [b"", b""]
        with Store.open(url) as store:
            assert (store.counts().articles, store.counts().versions) == (40, 40)


def test_sqlite_is_set_up(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store, reading(store._engine) as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "foreign_keys")
        }
        patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar()
    assert pragmas == {"journal_mode": "wal", "foreign_keys": 1}
    assert patience == database.PATIENCE * 1000


def test_a_write_that_breaks_off_leaves_nothing(url: str) -> None:
    program = (
        "import os\nfrom annotator.store import Store, articles\nfrom tests.store.making import article\n"
        f"store = Store.open({url!r})\nstore.add(article())\n"
        "real = articles._add_version\n"
        "def dies(*given):\n    real(*given)\n    os._exit(9)\n"
        "articles._add_version = dies\nstore.add(article('আরেক খবর।', path='other.txt'))"
    )
    assert subprocess.run([sys.executable, "-c", program]).returncode == 9
    with Store.open(url) as store:
        counts = store.counts()
        assert (counts.articles, counts.versions) == (1, 1)
        assert [stored.article for stored in store.articles()] == [article()]


def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        with writing(store._engine) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(DatabaseError, match=r"a\.db: database or disk is full; make room"):
            for number in range(50):
                store.add(article(f"{number} {'দীর্ঘ লেখা। ' * 200}", path=f"{number}.txt"))
        assert sum(1 for _ in store.articles()) == store.counts().versions


def test_the_database_is_plain_sqlite(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "a.db")) as store:
        store.add(article())
    connection = sqlite3.connect(tmp_path / "a.db")
    try:
        query = "SELECT substr(p.text, s.start_offset + 1, s.end_offset - s.start_offset) FROM segments s, pages p"
        assert connection.execute(query).fetchall() == [(article().body,)]
    finally:
        connection.close()


class TestReadOnly:
    @pytest.fixture
    def file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A database that may be read and not written, in a folder whose name needs quoting."""
        file = tmp_path / "১০০% খবর?" / "a.db"
        file.parent.mkdir()
        with Store.open(str(file)) as store:
            store.add(article())
        monkeypatch.setattr(database, "_may_write", lambda path: path != file)
        return file

    def test_it_is_read_and_nothing_beside_it_is_made(self, file: Path) -> None:
        before = file.read_bytes()
        with Store.open(str(file), create=False) as store:
            assert store.counts().articles == 1
            assert store.url == str(file)
            with pytest.raises(DatabaseError, match="can be read, not written"):
                store.add(article("অন্য খবর, অন্য দিনের।"))
        assert file.read_bytes() == before
        assert [each.name for each in file.parent.iterdir()] == ["a.db"]

    def test_what_still_lies_in_the_log_is_read_too(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        may_write = database._may_write
        monkeypatch.setattr(database, "_may_write", lambda _path: True)
        with Store.open(str(file)) as writer:
            writer.add(article("অন্য খবর, অন্য দিনের।"))
            monkeypatch.setattr(database, "_may_write", may_write)
            with Store.open(str(file), create=False) as store:
                assert store.counts().articles == 2

    def test_one_of_an_earlier_version_says_what_to_do(self, file: Path) -> None:
        with sqlite3.connect(file) as connection:
            connection.execute(f"UPDATE {VERSION_TABLE} SET version_num = '0001'")
        connection.close()
        with pytest.raises(DatabaseError, match=r"earlier version .* copy it to a folder of your own"):
            Store.open(str(file), create=False)

    def test_a_strangers_file_is_refused_as_ever(self, file: Path) -> None:
        file.unlink()
        raw(str(file), "CREATE TABLE books (title text)")
        with pytest.raises(DatabaseError, match="belongs to another program: it has a table 'books'"):
            Store.open(str(file), create=False)
