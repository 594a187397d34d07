"""The client against the real server."""

from __future__ import annotations

from annotator.studio.client import Studio


def test_whose_token_it_is(studio: Studio) -> None:
    assert studio.whoami().email == "admin@localhost"
    assert studio.version() == "1.23.2"
