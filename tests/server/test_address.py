"""Ports: the one of before, if it is free."""

from __future__ import annotations

import socket

from annotator.server.address import free_port


def test_the_port_of_before_is_taken_again_if_it_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port, chosen=False) > port
    assert free_port("127.0.0.1", port, chosen=False) == port
