"""What a reviewer sees in a real browser, and what the keys choose."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from annotator.studio import config
from annotator.studio.tabs import show_disagreements
from tests.studio.editor import Editor
from tests.studio.ferry import ARTICLE, FOUND, begin, choose, pulled
from tests.studio.looping import Loop

CUE_KEYS = ("hedge_level", "function", "quote_type", "scope", "polarity")


def test_every_key_chooses_what_it_stands_for(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    root = ElementTree.fromstring(config.load())
    for control, words in (("source_type", "নদীপুর পুলিশ"), *((name, "জানিয়েছে") for name in CUE_KEYS)):
        (choices,) = (each for each in root.iter("Choices") if each.get("name") == control)
        for choice in choices:
            if choice.get("alias") != editor.chosen(control):
                choose(editor, words, str(choice.get("hotkey")).replace("shift+", "Shift+"))
                assert editor.chosen(control) == choice.get("alias")


#: Heights of what a line makes of its letters: between paragraphs, and where ties are named above it.
HEIGHTS = """
() => ['.lsf-richtext__container', '.lsf-richtext__line'].map((part) => {
  const style = getComputedStyle(document.querySelector(`.bn-text ${part}`));
  return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
})
"""


def test_lines_are_as_high_as_the_names_of_ties_need_and_no_higher(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    assert editor.page.evaluate(HEIGHTS) == pytest.approx([1.2, 3.0])


def test_all_that_was_found_stands_beside_the_text(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    shown = editor.page.locator(".bn-card").inner_text()
    assert [word for word in ("জানিয়েছে", "নদীপুর পুলিশ", "সম্ভবত", "বিবৃতি", "সরকারি") if word not in shown] == []
    assert editor.page.locator(".bn-card li").count() == 1


#: Where a region's panel stands: its last control's end, the end of what the page shows, and the text beside it.
PANEL = """
() => {
  const rows = [...document.querySelectorAll('.bn-part .bn-row')].map((row) => row.getBoundingClientRect());
  const shown = rows.filter((row) => row.height > 0), page = document.querySelector('.lsf-main-content');
  const marks = [...document.querySelectorAll('.htx-highlight')].flatMap((mark) => [...mark.getClientRects()]);
  return {
    first: Math.min(...shown.map((row) => row.top)), last: Math.max(...shown.map((row) => row.bottom)),
    top: page.getBoundingClientRect().top, bottom: page.getBoundingClientRect().bottom,
    panel: Math.min(...shown.map((row) => row.left)), marks: Math.max(...marks.map((mark) => mark.right)),
  };
}
"""


@pytest.mark.parametrize("words", ["জানিয়েছে", "নদীপুর পুলিশ"], ids=["cue", "source"])
def test_all_that_is_said_of_a_region_is_seen_at_once_beside_the_text(loop: Loop, editor: Editor, words: str) -> None:
    editor.page.set_viewport_size({"width": 1280, "height": 720})
    begin(loop, editor)
    editor.pick(words)
    seen = editor.page.evaluate(PANEL)
    assert seen["top"] <= seen["first"] < seen["last"] <= seen["bottom"]
    assert seen["marks"] <= seen["panel"], "the panel hides a mark"


def test_each_tab_of_the_list_opens(loop: Loop, editor: Editor) -> None:
    """The page knows fewer conditions than the server, and shows nothing at all where a tab has another."""
    begin(loop, editor)
    show_disagreements(loop.studio.transport, loop.project, [ARTICLE.key])
    for view in loop.studio.call("GET", "/api/dm/views/", params={"project": loop.project.id}):
        editor.page.goto(f"{loop.project.url}/data?tab={view['id']}")
        editor.page.get_by_text(view["data"]["title"]).first.wait_for()


def test_a_task_that_was_sent_before_there_were_cards_opens(loop: Loop, editor: Editor) -> None:
    task = begin(loop, editor)
    (found,) = loop.tasks()
    data = {name: value for name, value in found["data"].items() if name != "summary"}
    loop.studio.set_data(task, data)
    editor.open(task)
    assert len(editor.shown()) == 4
    editor.submit()
    assert pulled(loop) == FOUND
