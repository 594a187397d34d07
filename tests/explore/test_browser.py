"""The page in a browser: each question in three clicks, by keyboard, at every width, without a request outside."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import product

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


def opened(browser: Browser, address: str, width: int = 1400) -> tuple[Page, list[str]]:
    """The first page, and what it told its console or asked of others."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
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


#: What a screen reader and an eye need of every page; each a list of what lacks it.
AUDIT = """() => {
  const all = (what) => [...document.querySelectorAll(what)];
  const found = {};
  found.unnamed = all('a, button, input:not([type=hidden])').filter((one) => !(
    one.textContent.trim() || one.ariaLabel || one.labels?.length)).map((one) => one.outerHTML);
  const levels = all('h1, h2, h3, h4').map((one) => +one.tagName[1]);
  found.headings = levels.filter((level, at) => at ? level > levels[at - 1] + 1 : level !== 1);
  found.heads = all('table th').filter((one) => !one.scope).map((one) => one.outerHTML);
  const ids = all('[id]').map((one) => one.id);
  found.twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  found.unreachable = all('a[href], button, input:not([type=hidden]), summary').filter((one) => one.tabIndex < 0)
    .map((one) => one.outerHTML);
  found.wider = document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : [];
  found.mains = document.querySelectorAll('main').length === 1 ? [] : ['main'];
  found.landmarks = ['main', 'header', 'footer', 'nav[aria-label]'].filter((one) => !document.querySelector(one));
  found.scrolling = all('.scroll').filter((one) => !one.ariaLabel || one.tabIndex !== 0).map((one) => one.outerHTML);
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (colour) => rgb(colour).slice(0, 3).map((part) => part / 255).map((part) =>
    part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const ground = (one) => {
    for (let each = one; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if ((rgb(colour)[3] ?? 1) === 1) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  found.faint = all('body *').filter((one) => [...one.childNodes].some((each) =>
    each.nodeType === 3 && each.data.trim()) && one.getClientRects().length).filter((one) => {
    const pair = [light(getComputedStyle(one).color), light(ground(one))].sort((a, b) => b - a);
    return (pair[0] + 0.05) / (pair[1] + 0.05) < 4.5;
  }).map((one) => one.outerHTML.slice(0, 120));
  return Object.entries(found).filter(([, each]) => each.length);
}"""


def test_every_view_can_be_read_by_everybody(browser: Browser, address: str) -> None:
    """In both languages, on a narrow and a wide window, light and dark; and none is wider than its window."""
    page, told = opened(browser, address)
    kinds = ("story", "source", "outlet")
    first = {kind: page.locator(f"a[href^='{kind}?']").first.get_attribute("href") for kind in kinds}
    page.goto(f"{address}/en/search")
    first["article"] = page.locator(".said a[href^=article]").first.get_attribute("href")
    views = ("", "search", "by?group=outlet", "by?group=source", "by?group=week", "stories", *first.values())
    for code, view in product(("en", "bn"), views):
        page.goto(f"{address}/{code}/{view}")
        assert page.locator("html").get_attribute("lang") == code
        for width, scheme in product((400, 1400), ("light", "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_function("wide => innerWidth === wide", arg=width)
            assert page.evaluate(AUDIT) == [], (code, view, width, scheme)
    assert told == []
    page.goto(f"{address}/bn/nothing")
    assert page.evaluate(AUDIT) == []
    page.context.close()


def test_on_a_narrow_screen_sentences_stand_before_facets(browser: Browser, address: str) -> None:
    page, _ = opened(browser, address, 400)
    page.goto(f"{address}/en/search")
    sentence, facets = page.locator("blockquote").first.bounding_box(), page.locator("aside").bounding_box()
    assert sentence and facets and sentence["y"] < facets["y"]
    page.get_by_role("link", name="Narrow down").click()
    page.locator("aside summary").first.wait_for(state="visible")
    assert page.url.endswith("#narrow")
    page.set_viewport_size({"width": 1400, "height": 900})
    sentence, facets = page.locator("blockquote").first.bounding_box(), page.locator("aside").bounding_box()
    assert sentence and facets and sentence["x"] > facets["x"]
    page.context.close()
