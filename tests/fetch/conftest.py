"""A news site on this machine, which remembers what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

BODY = "বাঁধ ভেঙে তিন গ্রাম ডুবে গেছে বলে জানিয়েছেন ইউপি চেয়ারম্যান। তিনি বলেন, ‘মানুষ এখন স্কুলে আছে।’ প্রশাসন চাল দিচ্ছে।"


@dataclass
class Site:
    """What the site answers: by path, status, type and body; and what it was asked, in order."""

    url: str = ""
    pages: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def html(self, path: str, title: str) -> None:
        page = (
            f"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1><p>{BODY}</p></body></html>"
        )
        self.pages[path] = (200, "text/html; charset=utf-8", page)

    def feed(self, path: str, *links: str) -> None:
        items = "".join(
            f"<item><title>খবর</title><link>{self.url}{link}</link>"
            f"<pubDate>Mon, {day:02} Jan 2024 10:00:00 +0600</pubDate></item>"
            for day, link in enumerate(links, 1)
        )
        self.pages[path] = (200, "application/rss+xml", f'<rss version="2.0"><channel>{items}</channel></rss>')


@pytest.fixture
def site() -> Iterator[Site]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append(self.path)
            status, kind, body = known.pages.get(self.path, (404, "text/plain", "none"))
            headers = known.headers.get(self.path, {})
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, ""
            self.send_response(status)
            self.send_header("Content-Type", kind)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    known.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield known
    server.shutdown()
    thread.join()
    server.server_close()
