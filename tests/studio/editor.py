"""A reviewer at Label Studio's editor, with mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import Error, Locator, Page, Request, TimeoutError

from annotator.labels import Label, Relation
from annotator.studio.project import Project

#: Where words lie on the screen: the middle of the height at their left and their right end.
PLACE = """
([from, to]) => {
  const box = document.querySelector('.lsf-richtext__container');
  if (!box) return null;
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

#: Wait until the page has been drawn anew.
STILL = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))))"

#: Whether a task other than this one is loaded.
LOADED = "(before) => Boolean(window.Htx?.annotationStore?.selected && Htx.task?.id && Htx.task.id !== before)"

#: How many regions each annotation and prediction of the task has, as the server keeps them; 0 where there is none.
STORED = """
async () => {
  const task = await (await fetch(`/api/tasks/${Htx.task.id}`)).json();
  const counts = [...task.annotations, ...task.predictions]
    .map((each) => new Set(each.result.filter((item) => item.value?.start >= 0).map((item) => item.id)).size);
  return counts.length ? counts : [0];
}
"""

#: Whether the annotation that is shown has as many regions, all drawn: one made of a prediction comes after an empty
#: one, which takes with it what was drawn in it.
READY = """
(counts) => {
  const shown = window.Htx?.annotationStore?.selected, text = document.querySelector('.lsf-richtext__container');
  if (!text?.textContent || !counts.includes(shown?.regions.length)) return false;
  return document.querySelectorAll('.htx-highlight').length >= shown.regions.length;
}
"""

#: Whether one of the regions stands on words, from the first to the other: of those that came since there were these,
#: or, where none are given, the one that is selected. What blanks are between is the editor's own matter.
STANDS = """
([known, from, to]) => {
  const store = window.Htx?.annotationStore?.selected, bare = (text) => (text ?? '').replace(/\\s+/g, '');
  if (!store) return false;
  const asked = known ? store.regions.filter((one) => !known.includes(one.id)) : [store.highlightedNode];
  const on = (text) => to === null ? text === bare(from) : text.startsWith(bare(from)) && text.endsWith(bare(to));
  return asked.some((region) => region && on(bare(region.text)));
}
"""

#: The regions there are, and the taking away of those that came since.
REGIONS = "() => window.Htx?.annotationStore?.selected?.regions.map((region) => region.id)"
TAKE_AWAY = """
(known) => {
  for (const region of [...Htx.annotationStore.selected.regions]) if (!known.includes(region.id)) region.deleteRegion();
}
"""

#: All that the annotation says: what a key, a stretched region, one less, or a relation more has changed.
SAID = "() => JSON.stringify(window.Htx?.annotationStore?.selected?.serializeAnnotation())"
CHANGED = f"(before) => {{ const said = ({SAID})(); return Boolean(said) && said !== before; }}"

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
        found, before = self._asked(PLACE, [words, to]), None
        while found != before:  # until nothing moves any more
            before = found
            self.page.evaluate(STILL)
            found = self._asked(PLACE, [words, to])
        return Place(*found)

    # What a reviewer does

    def lay(self, label: Label, words: str, to: str | None = None) -> None:
        """Lay a label on words: its key, then a drag over them."""
        known = self._asked(REGIONS)

        def laid() -> None:
            self.page.evaluate(TAKE_AWAY, known)  # what was drawn on other words, while the page moved
            self.page.keyboard.press("Escape")
            self.page.keyboard.press(KEYS[label])
            self.page.wait_for_function(LABELLED, timeout=HEARD)
            place = self.place(words, to)
            self._drag(place.left + 1, place.top, place.right - 1, place.bottom)

        self._until(STANDS, [known, words, to], laid)
        self.page.keyboard.press("Escape")

    def pick(self, words: str) -> None:
        """Select the region on words by a click into their middle."""

        def picked() -> None:
            self.page.keyboard.press("Escape")
            place = self.place(words)
            middle = (place.left + place.right) / 2 if place.top == place.bottom else place.left + 4
            self.page.mouse.click(middle, place.top)

        self._until(STANDS, [None, words, None], picked)

    def stretch(self, words: str, to: str) -> None:
        """Move the end of the region on words to the end of other words."""

        def stretched() -> None:
            self.pick(words)
            end, goal = self.place(words), self.place(to)
            self._drag(end.right + 1, end.bottom + 1, goal.right - 2, goal.bottom)

        self._until(STANDS, [None, words, to], stretched)
        self.page.keyboard.press("Escape")

    def delete(self, words: str) -> None:
        """Delete the region on words."""
        self.pick(words)
        self.press("Backspace")

    def press(self, key: str) -> None:
        """Press a hotkey, as for a choice of the region that is selected, or of the article."""
        said = self._asked(SAID)
        self._until(CHANGED, said, lambda: self.page.keyboard.press(key))

    def tie(self, words: str, relation: Relation | None, other: str) -> None:
        """Draw a relation from the region on words to another, and choose its type in the panel."""
        said = self._asked(SAID)

        def tied() -> None:
            self.pick(words)
            self.page.keyboard.press("Alt+r")
            place = self.place(other)
            self.page.mouse.click((place.left + place.right) / 2, place.top)

        self._until(CHANGED, said, tied)
        if relation is not None:
            self._turn_to("Relations")
            self._choose(self.page.locator(".lsf-relations__item").last, relation)
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
        told = self.page.get_by_text("বাছুন").locator("visible=true")
        for left in reversed(range(TRIES)):  # a busy page may not hear it; one that has sent it shows no such button
            self.page.locator("[data-testid=bottombar-submit-button]").first.click()
            try:
                told.first.wait_for(timeout=HEARD)
                break
            except TimeoutError:
                if not left:
                    raise
        self.page.keyboard.press("Escape")
        told.first.wait_for(state="hidden", timeout=4 * HEARD)
        return True

    def chosen(self, control: str) -> str | None:
        """What the selected region's choices of a control say."""
        return cast("str | None", self.page.evaluate(CHOSEN, control))

    def skip(self) -> Any:
        """Skip the task."""
        return self._answered("[data-testid=bottombar-skip-button]")

    def _until(self, condition: str, asked: object, act: Callable[[], None]) -> None:
        """Do something, and again where the page has not heard it, until a condition holds."""
        for left in reversed(range(TRIES)):
            try:
                act()
                self.page.wait_for_function(condition, arg=asked, timeout=HEARD)
                return
            except Error:  # not heard, or the page was being drawn anew
                if not left:
                    raise

    def _asked(self, script: str, about: object = None) -> Any:
        """What a script answers, once it has an answer: while the page is drawn anew, it has none."""
        return self.page.wait_for_function(script, arg=about).json_value()

    def _wait(self, before: int | None = None) -> None:
        """Wait until a task is there with all its regions; another one than before, where one was."""
        self.page.wait_for_function(LOADED, arg=before, timeout=60_000)
        self.page.wait_for_function(READY, arg=self.page.evaluate(STORED), timeout=60_000)
        self.page.wait_for_selector("[data-testid^=bottombar-submit], [data-testid^=bottombar-update]")

    def _turn_to(self, panel: str) -> None:
        self.page.locator(".lsf-panel-tabs__tab:visible", has_text=panel).first.click()

    def _choose(self, item: Locator, relation: Relation) -> None:
        said = self._asked(SAID)
        option = self.page.locator("[data-radix-popper-content-wrapper]").get_by_text(relation.value, exact=True)

        def chosen() -> None:
            if not option.is_visible():
                trigger = item.locator("[data-testid^=select-trigger]")
                if not trigger.is_visible():
                    item.scroll_into_view_if_needed()
                    item.hover()
                    item.locator(".lsf-relations__action").first.click(timeout=HEARD)
                trigger.click(timeout=HEARD)
            option.click(timeout=HEARD)

        self._until(CHANGED, said, chosen)
        self.page.keyboard.press("Escape")

    def _answered(self, button: str) -> Any:
        def writes(request: Request) -> bool:
            return request.method in ("POST", "PATCH") and "/annotations" in request.url

        for left in reversed(range(TRIES)):
            try:
                with self.page.expect_request(writes, timeout=HEARD) as sent:
                    self.page.locator(button).first.click()
                break
            except TimeoutError:
                if not left:
                    raise
        answer = sent.value.response()
        assert answer and answer.ok, answer and answer.text()
        return answer.json()

    def _drag(self, left: float, top: float, right: float, bottom: float) -> None:
        mouse = self.page.mouse
        mouse.move(left, top)
        mouse.down()
        mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
        mouse.move(right, bottom, steps=4)
        mouse.up()
