"""The page in a browser: each question in three clicks, by keyboard, at every width, without a request outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from annotator.explore.app import application
from annotator.explore.library import Library


@pytest.fixture(scope="module")
def address(library: Library) -> Iterator[str]:
    """The sample, served."""
    server = uvicorn.Server(uvicorn.Config(application(library), port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        pass
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def opened(browser: Browser, address: str, width: int = 1400, scheme: str = "light") -> tuple[Page, list[str]]:
    """The first page, and what it told its console or asked of others."""
    page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()  # type: ignore[arg-type]
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on(
        "request", lambda request: told.extend([request.url] if not request.url.startswith((address, "data:")) else [])
    )
    page.goto(address)
    return page, told


#: The questions, what is clicked, and what stands there then.
QUESTIONS = {
    "whom is cited most": (["Who is cited most?", "tbody th a"], "h1[lang=bn]"),
    "who is never named": (["Who names nobody?", "tbody tr:first-child td:nth-child(3) a"], "blockquote"),
    "what did this source say and where": (["Sources", "tbody th a[lang=bn]", ".said a[href^=article]"], ".text .cue"),
    "how sure did each outlet make it sound": (["How sure does each outlet make it sound?"], "th .level.possible"),
    "who had this claim first": (["Who had a claim first?", "tbody th a"], "td strong"),
    "how did it change over the weeks": (["How does it change over the weeks?", "svg.weeks a"], "blockquote"),
    "which sections name nobody": (["Which sections name nobody?"], "tbody th"),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_takes_three_clicks_at_the_most(browser: Browser, address: str, question: str) -> None:
    page, told = opened(browser, address)
    clicks, answer = QUESTIONS[question]
    assert len(clicks) <= 3
    for click in clicks:
        by_name = page.get_by_role("link", name=click, exact=True)
        (by_name if by_name.count() else page.locator(click)).first.click()
    assert page.locator(answer).first.is_visible()
    assert told == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [400, 1400])
def test_no_page_is_wider_than_the_window(browser: Browser, address: str, width: int, scheme: str) -> None:
    page, _ = opened(browser, address, width, scheme)
    key = page.locator("a[href^='story?']").first.get_attribute("href")
    for path in ("/bn/", "/en/search", "/bn/by?group=source", "/en/by?group=week", "/bn/stories", f"/bn/{key}"):
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.context.close()


def test_it_is_searched_by_keyboard_alone(browser: Browser, address: str) -> None:
    page, told = opened(browser, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")  # the number of attributions
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("সেতু*")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    assert page.locator("blockquote").count() > 0
    assert told == []
    page.context.close()


def test_a_screen_reader_finds_its_way(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address)
    for path in ("/en/", "/en/search", "/bn/by?group=outlet"):
        page.goto(address + path)
        assert page.get_by_role("main").count() == 1
        assert page.get_by_role("heading", level=1).count() == 1
        unnamed = page.evaluate(
            "[...document.querySelectorAll('a, button, input:not([type=hidden])')].filter(one => !("
            "one.textContent.trim() || one.ariaLabel || one.labels?.length)).map(one => one.outerHTML)"
        )
        assert unnamed == []
    page.context.close()
