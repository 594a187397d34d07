"""The text dumps that scrapers leave of a page, made by the tools they use."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
QUIET += ("--disable-component-update", "--disable-sync", "--disable-quic")

Dump = Callable[[str], str]


def html2text_default(html: str) -> str:
    import html2text

    return html2text.html2text(html)


def inscriptis(html: str) -> str:
    from inscriptis import get_text

    return get_text(html)


def lynx(html: str) -> str:
    return _piped(["lynx", "-dump", "-stdin", "-assume_charset=utf-8", "-display_charset=utf-8", "-force_html"], html)


def w3m(html: str) -> str:
    return _piped(["w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8"], html)


def get_text(html: str) -> str:
    return _soup(html).get_text()


def get_text_lines(html: str) -> str:
    return _soup(html).get_text("\n", strip=True)


def get_text_one_line(html: str) -> str:
    return _soup(html).get_text(" ", strip=True)


def trafilatura(html: str) -> str:
    from trafilatura import extract

    return extract(html, with_metadata=True, output_format="txt") or ""


def inner_texts(pages: dict[str, str]) -> dict[str, str]:
    """Return what Chromium shows of each page as text, by the page's name; one browser for all."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page(java_script_enabled=True, offline=True)
        shown = {}
        for name, html in pages.items():
            page.set_content(html, wait_until="domcontentloaded")
            shown[name] = page.inner_text("body")
        browser.close()
    return shown


DUMPS: dict[str, Dump] = {
    "html2text": html2text_default,
    "inscriptis": inscriptis,
    "lynx": lynx,
    "w3m": w3m,
    "get_text()": get_text,
    "get_text(newline)": get_text_lines,
    "get_text(space)": get_text_one_line,
    "trafilatura txt": trafilatura,
}


def _soup(html: str):  # type: ignore[no-untyped-def]
    """Parse a page; scripts and styles go, as everybody drops them."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for tag in soup(["script", "style", "noscript"]):
        tag.decompose()
    return soup


def _piped(command: list[str], text: str) -> str:
    return subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()


def write(pages: dict[str, str], dump: str, folder: Path) -> None:
    """Write one dump of every page into a folder, a ``.txt`` a page."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = inner_texts(pages) if dump == "innerText" else {name: DUMPS[dump](html) for name, html in pages.items()}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
