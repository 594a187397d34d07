"""A reviewer at Label Studio's editor, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import Locator, Page, TimeoutError

from annotator.labels import Label, Relation
from annotator.studio.project import Project

#: Where words lie on the screen: the middle of the height at their left and their right end.
PLACE = """
([from, to]) => {
  const box = document.querySelector('.lsf-richtext__container');
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), nodes = [];
  let all = '';
  for (let node; node = walker.nextNode();) { nodes.push([node, all.length]); all += node.data; }
  const start = all.indexOf(from), end = to === null ? start + from.length : all.indexOf(to, start) + to.length;
  if (start < 0) return null;
  const at = (offset, last) => {
    for (const [node, begin] of [...nodes].reverse())
      if (last ? begin < offset : begin <= offset) return [node, offset - begin];
  };
  const range = document.createRange();
  range.setStart(...at(start, false));
  range.setEnd(...at(end, true));
  range.startContainer.parentElement.scrollIntoView({block: 'center'});
  const lines = [...range.getClientRects()].filter((line) => line.width > 0);
  const first = lines[0], last = lines[lines.length - 1];
  return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
}
"""

#: Whether a task other than this one is loaded, and all of its regions are drawn.
READY = """
(before) => {
  const shown = window.Htx?.annotationStore?.selected, text = document.querySelector('.lsf-richtext__container');
  if (!shown || !text?.textContent || Htx.task?.id === before) return false;
  return document.querySelectorAll('.htx-highlight').length >= shown.regions.length;
}
"""

#: Whether a region is selected, and how many there are.
PICKED = "() => Boolean(Htx.annotationStore.selected.highlightedNode)"
REGIONS = "() => Htx.annotationStore.selected.regions.length"

#: What is chosen of a control on the region that is selected, by its alias.
CHOSEN = """
(control) => {
  const region = Htx.annotationStore.selected.highlightedNode;
  const found = region?.results.find((each) => each.from_name.name === control);
  return found?.mainValue?.[0] ?? null;
}
"""

#: Whether a label waits to be laid.
LABELLED = "() => Htx.annotationStore.selected.names.get('span').selectedLabels.length > 0"

#: How often something is done again that the page did not hear, and how many milliseconds it has for it each time:
#: a busy machine loses a click while the page moves under it.
TRIES, HEARD = 6, 5_000

KEYS = {label: str(number) for number, label in enumerate(Label, 1)}


@dataclass(frozen=True)
class Place:
    """Where words lie on the screen."""

    left: float
    top: float
    right: float
    bottom: float


class Editor:
    """The page on which a task is reviewed."""

    def __init__(self, page: Page, project: Project) -> None:
        self.page, self.project = page, project
        page.set_viewport_size({"width": 1600, "height": 1200})  # on a narrower one the panels are folded away

    def open(self, task: int, *, stream: bool = False) -> None:
        """Open a task; in the stream, the next one that is due, where it can be skipped."""
        place = "labeling=1" if stream else f"task={task}"
        self.page.goto(f"{self.project.url}/data?{place}")
        self._wait()
        if stream:  # where the instructions are shown first
            self.page.keyboard.press("Escape")
            self.page.wait_for_selector(".lsf-modal-ls_visible", state="detached")

    @property
    def task(self) -> int:
        """The number of the task that is shown."""
        return int(self.page.evaluate("Htx.task.id"))

    def shown(self) -> set[tuple[int, int]]:
        """The places in the text that are highlighted."""
        found = self.page.eval_on_selector_all(
            ".htx-highlight", "all => all.map((one) => [Number(one.dataset.start), Number(one.dataset.end)])"
        )
        return {(start, end) for start, end in found}

    def place(self, words: str, to: str | None = None) -> Place:
        """Where words are; with ``to``, from their beginning to the end of other words behind them."""
        found = self.page.evaluate(PLACE, [words, to])
        assert found, f"{words} is not shown"
        return Place(*found)

    # What a reviewer does

    def lay(self, label: Label, words: str, to: str | None = None) -> None:
        """Lay a label on words: its key, then a drag over them."""

        def laid() -> None:
            self.page.keyboard.press("Escape")
            self.page.keyboard.press(KEYS[label])
            self.page.wait_for_function(LABELLED, timeout=HEARD)
            place = self.place(words, to)
            self._drag(place.left + 1, place.top, place.right - 1, place.bottom)

        self._until(f"({REGIONS})() > {self.page.evaluate(REGIONS)}", laid)
        self.page.keyboard.press("Escape")

    def pick(self, words: str) -> None:
        """Select the region on words by a click into their middle."""

        def picked() -> None:
            self.page.keyboard.press("Escape")
            place = self.place(words)
            middle = (place.left + place.right) / 2 if place.top == place.bottom else place.left + 4
            self.page.mouse.click(middle, place.top)

        self._until(PICKED, picked)
        self.page.wait_for_timeout(200)

    def stretch(self, words: str, to: str) -> None:
        """Move the end of the region on words to the end of other words."""
        self.pick(words)
        end, goal = self.place(words), self.place(to)
        self._drag(end.right + 1, end.bottom + 1, goal.right - 2, goal.bottom)
        self.page.keyboard.press("Escape")

    def delete(self, words: str) -> None:
        """Delete the region on words."""
        self.pick(words)
        before = self.page.evaluate(REGIONS)
        self.page.keyboard.press("Backspace")
        self.page.wait_for_function(f"({REGIONS})() < {before}")

    def press(self, key: str) -> None:
        """Press a hotkey, as for a choice of the region that is selected, or of the article."""
        self.page.keyboard.press(key)
        self.page.wait_for_timeout(200)

    def tie(self, words: str, relation: Relation | None, other: str) -> None:
        """Draw a relation from the region on words to another, and choose its type in the panel."""
        self.pick(words)
        self.page.keyboard.press("Alt+r")
        place = self.place(other)
        self.page.mouse.click((place.left + place.right) / 2, place.top)
        self.page.wait_for_timeout(300)
        if relation is not None:
            self._turn_to("Relations")
            item = self.page.locator(".lsf-relations__item").last
            item.scroll_into_view_if_needed()
            item.hover()
            item.locator(".lsf-relations__action").first.click()
            self._choose(item, relation)
            self._turn_to("Regions")

    def submit(self) -> Any:
        """Submit, or update; what the server answers."""
        return self._answered("[data-testid=bottombar-submit-button], [data-testid=bottombar-update-button]")

    def submit_and_go_on(self) -> Any:
        """Submit in the stream, where the next task comes then; what the server answers."""
        before = self.task
        answer = self.submit()
        self._wait(before)
        return answer

    def is_refused(self) -> bool:
        """Press Submit, and see whether Label Studio says what is missing rather than send it."""
        self.page.locator("[data-testid=bottombar-submit-button]").first.click()
        told = self.page.get_by_text("বাছুন").locator("visible=true")
        told.first.wait_for(timeout=HEARD)
        self.page.keyboard.press("Escape")
        told.first.wait_for(state="hidden", timeout=4 * HEARD)
        return True

    def chosen(self, control: str) -> str | None:
        """What the selected region's choices of a control say."""
        return cast("str | None", self.page.evaluate(CHOSEN, control))

    def skip(self) -> Any:
        """Skip the task."""
        return self._answered("[data-testid=bottombar-skip-button]")

    def _until(self, condition: str, act: Callable[[], None]) -> None:
        """Do something, and again where the page has not heard it, until a condition holds."""
        for left in reversed(range(TRIES)):
            try:
                act()
                self.page.wait_for_function(condition, timeout=HEARD)
                return
            except TimeoutError:
                if not left:
                    raise

    def _wait(self, before: int | None = None) -> None:
        """Wait until a task is there with all its regions; another one than before, where one was."""
        self.page.wait_for_function(READY, arg=before, timeout=60_000)
        self.page.wait_for_selector("[data-testid^=bottombar-submit], [data-testid^=bottombar-update]")

    def _turn_to(self, panel: str) -> None:
        self.page.locator(".lsf-panel-tabs__tab:visible", has_text=panel).first.click()

    def _choose(self, item: Locator, relation: Relation) -> None:
        item.locator("[data-testid^=select-trigger]").click()
        options = self.page.locator("[data-radix-popper-content-wrapper]")
        options.get_by_text(relation.value, exact=True).click()
        self.page.keyboard.press("Escape")

    def _answered(self, button: str) -> Any:
        def writes(response: Any) -> bool:
            return response.request.method in ("POST", "PATCH") and "/annotations" in response.url

        with self.page.expect_response(writes, timeout=20_000) as waiting:
            self.page.locator(button).first.click()
        assert waiting.value.ok, waiting.value.text()
        return waiting.value.json()

    def _drag(self, left: float, top: float, right: float, bottom: float) -> None:
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
        mouse.move(right, bottom, steps=4)
        mouse.up()
        self.page.wait_for_timeout(300)
