"""The sample's report and its tables, and a page of it in a browser."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from annotator.tables.formats import unguard


@dataclass(frozen=True)
class Sample:
    """The sample's report, and the tables it must agree with."""

    file: Path
    tree: Any
    tables: dict[str, list[dict[str, str]]]


def read_rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return [{name: unguard(cell) for name, cell in row.items()} for row in csv.DictReader(opened)]


def opened(browser: Browser, file: Path, **more: Any) -> tuple[Page, list[str], list[str]]:
    """A page in the browser, with what it told its console and what it asked the network for."""
    page = browser.new_context(**more).new_page()
    told: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="networkidle")
    return page, told, asked
