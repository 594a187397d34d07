"""Asking the application of ``annotator explore`` as a browser does, without a server."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
from lxml import html
from starlette.applications import Starlette

HOST = "http://127.0.0.1:8070"


@dataclass(frozen=True)
class Caller:
    """Somebody who asks."""

    app: Starlette
    headers: Mapping[str, str] = field(default_factory=dict)

    def call(self, path: str, method: str = "GET", base: str = HOST, **parameters: str) -> httpx.Response:
        """Return the answer to a request."""

        async def asked() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=True)
            async with httpx.AsyncClient(transport=transport, base_url=base) as client:
                return await client.request(method, path, params=parameters or None, headers=dict(self.headers))

        with ThreadPoolExecutor(1) as thread:  # Playwright, where it runs too, keeps a loop in this one
            return thread.submit(asyncio.run, asked()).result()

    def tree(self, path: str, **parameters: str) -> Any:
        """Return a page that is there, as a tree."""
        answer = self.call(path, **parameters)
        assert answer.status_code == 200, answer.text
        return html.fromstring(answer.text)

    def records(self, path: str, **parameters: str) -> list[dict[str, Any]]:
        """Return a view as JSON."""
        answer = self.call(f"{path}.json", **parameters)
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = json.loads(answer.text)
        return found
