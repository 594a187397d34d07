"""A proxy that breaks connections: it hands calls on, and loses answers when it is told to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx


class Proxy(ThreadingHTTPServer):
    """Stands before a server. ``lose`` answers to writing calls are dropped after the server has done the work.

    Those are meant whose address holds ``losing``: calls that import, unless told.
    """

    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = upstream
        self.lose = 0
        self.losing = "/import"
        self.calls: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Proxy
    protocol_version = "HTTP/1.1"

    def _hand_on(self) -> None:
        proxy = self.server
        length = int(self.headers.get("Content-Length") or 0)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("host", "connection")}
        proxy.calls.append(f"{self.command} {self.path.split('?')[0]}")
        answer = httpx.request(
            self.command,
            proxy.upstream + self.path,
            content=self.rfile.read(length),
            headers=headers,
            timeout=120,
            trust_env=False,
        )
        if proxy.lose and self.command == "POST" and proxy.losing in self.path:
            proxy.lose -= 1
            self.close_connection = True
            return
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_PATCH = do_DELETE = _hand_on

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def proxy(upstream: str) -> Iterator[Proxy]:
    """A proxy before a server, while the block runs."""
    with Proxy(upstream) as standing:
        threading.Thread(target=standing.serve_forever, daemon=True).start()
        yield standing
        standing.shutdown()
