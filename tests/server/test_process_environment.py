"""The variables of the server's process: nothing of ours, and the address of a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import StudioError
from annotator.server import process_environment


def test_nothing_of_our_surroundings_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "USERNAME", "PASSWORD", "DEBUG", "SECRET_KEY", "CI", "LABEL_STUDIO_SENTRY_DSN"):
        monkeypatch.setenv(name, "from outside")
    made = process_environment.variables(tmp_path, process_environment.FirstUser("a@localhost", "p", "t"), None)
    assert "from outside" not in made.values()


def test_a_postgresql_database_is_handed_on_in_variables(tmp_path: Path) -> None:
    user = process_environment.FirstUser("a@localhost", "p", "t")
    made = process_environment.variables(tmp_path, user, "postgresql://ed%40desk:p%2Fw@db.example.org:5433/reviews")
    assert {name.removeprefix("LABEL_STUDIO_POSTGRE_"): made[name] for name in made if "POSTGRE_" in name} == {
        "HOST": "db.example.org",
        "PORT": "5433",
        "USER": "ed@desk",
        "PASSWORD": "p/w",
        "NAME": "reviews",
    }
    assert made["LABEL_STUDIO_DJANGO_DB"] == "default"


@pytest.mark.parametrize("address", ["sqlite:///x", "postgresql://host", "postgresql://host:port/name", "reviews"])
def test_an_address_that_is_none_of_postgresqls_is_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(StudioError, match="postgresql://USER:PASSWORD@HOST/NAME"):
        process_environment.libpq(address)
