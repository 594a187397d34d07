"""Count the clicks and keys that reviewing sample articles takes, in Chromium on a Label Studio that is started for it.

    PYTHONPATH=. python benchmarks/clicks.py [--articles 10] [--config FILE] [--each-region] [--ties plain]

On each article a simulated reviewer sees source type, name, function, level and polarity of every attribution, changes
one level, deletes one source, and adds an attribution with source, claim and both ties. Presses of the mouse and of
keys are counted by the page itself (Escape, which only puts the page in order, is not). What the label config shows
beside the text costs nothing to see.

`--config FILE` takes another label config, for instance one of before; `--each-region` says that it shows values of the
region alone that is selected, `--ties plain` that source and claim are tied to the cue, and `--ties typed` that ties
without a type are not understood. Label Studio is taken from `.cache`, where the tests install it.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import Page, TimeoutError, sync_playwright

from annotator.cli.main import cli
from annotator.labels import HedgeLevel, Label, Relation
from annotator.studio import config
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.project import Project
from docs.make_browser_pictures import CHROMIUM, server
from tests.studio.editor import HEARD, TRIES, Editor

COUNTER = """
window.pressed = {clicks: 0, keys: 0};
addEventListener('pointerdown', () => pressed.clicks++, true);
addEventListener('keydown', (event) => {
  if (!['Escape', 'Alt', 'Shift', 'Control'].includes(event.key)) pressed.keys++;
}, true);
"""

#: Whether the region of a mark is selected.
SELECTED = """
([start, end]) => {
  const region = Htx.annotationStore.selected.highlightedNode;
  return region?.globalOffsets?.start === start && region?.globalOffsets?.end === end;
}
"""

#: A place on a mark's first line, which another mark may hide in part.
ON = "(mark, part) => (({x, y, width, height}) => [x + part * width, y + height / 2])(mark.getClientRects()[0])"

#: Source, cue and claim of a paragraph that is put behind each article, where an attribution is to be added. A number
#: makes it another one on each page: what all pages have is furniture.
ADDED = ("পৌর মেয়র রওশন জামিল", "হেসে শুনিয়ে গেলেন", "নতুন ঘাটটি আগামী শীতেই খুলবে")

#: The relations that are drawn from a cue that is added, to its source and its claim.
TIES: dict[str, tuple[Relation | None, ...]] = {
    "none": (),
    "plain": (None, None),
    "typed": (Relation.SOURCE, Relation.CLAIM),
}


class Reviewer:
    """A person at the editor who does the same on every article."""

    def __init__(self, page: Page, project: Project, *, each_region: bool, ties: str) -> None:
        self.editor = Editor(page, project)
        self.page, self.each_region = page, each_region
        self.relations = TIES[ties]

    def review(self, task: dict[str, Any]) -> tuple[int, int]:
        """Review a task; clicks and keys."""
        self.editor.open(task["id"])
        self.page.evaluate("pressed.clicks = pressed.keys = 0")
        marks = list(spans(_result(task)))
        if self.each_region:
            for label, start, end in marks:
                if label in (Label.CUE, Label.SOURCE):
                    self.select(start, end)
        cues = [mark for mark in marks if mark[0] is Label.CUE]
        sources = [
            mark for mark in marks if mark[0] is Label.SOURCE and sum(_meet(mark, other) for other in marks) == 1
        ]
        self.select(*cues[0][1:])
        self.editor.press("r" if self.editor.chosen("hedge_level") == HedgeLevel.PROBABLE.name.lower() else "e")
        if sources:
            self.select(*sources[-1][1:])
            self.page.keyboard.press("Backspace")
        self.add()
        self.editor.submit()
        found = self.page.evaluate("[pressed.clicks, pressed.keys]")
        return found[0], found[1]

    def add(self) -> None:
        source, cue, claim = ADDED
        for label, words in ((Label.SOURCE, source), (Label.CUE, cue), (Label.CLAIM, claim)):
            self.editor.lay(label, words)
        self.editor.pick(source)
        self.editor.press("7")
        self.editor.pick(cue)
        for key in ("q", "a", *(("c", "v", "t") if self.each_region else ())):
            self.editor.press(key)
        for relation, words in zip(self.relations, (source, claim), strict=False):
            self.editor.tie(cue, relation, words)

    def select(self, start: int, end: int) -> None:
        """Click a mark where it can be seen; a click that the page has not heard is none."""
        mark = self.page.locator(f'.htx-highlight[data-start="{start}"][data-end="{end}"]').first
        pressed = self.page.evaluate("({...pressed})")
        for number in range(2 * TRIES):
            self.page.evaluate("(before) => Object.assign(pressed, before)", pressed)
            self.page.keyboard.press("Escape")
            mark.evaluate("(mark) => mark.scrollIntoView({block: 'center'})")  # at an edge the labels may hide it
            self.page.mouse.click(*mark.evaluate(ON, (0.5, 0.1, 0.9)[number % 3]))
            try:
                self.page.wait_for_function(SELECTED, arg=[start, end], timeout=HEARD)
            except TimeoutError:
                continue
            return
        raise SystemExit(f"the mark at {start} to {end} of task {self.editor.task} cannot be selected")


Mark = tuple[Label, int, int]


def spans(result: list[dict[str, Any]]) -> Iterator[Mark]:
    """Each mark of a prediction."""
    for item in result:
        if item["type"] == "labels":
            yield Label(item["value"]["labels"][0]), item["value"]["start"], item["value"]["end"]


def _meet(one: Mark, other: Mark) -> bool:
    return one[1] < other[2] and other[1] < one[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--each-region", action="store_true")
    parser.add_argument("--ties", choices=TIES, default="none")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        if options.config:
            config.load = lambda: options.config.read_text(encoding="utf-8").strip()  # type: ignore[assignment]
        with server(Path(folder) / "studio") as running, Studio(Connection.find(home=running.home)) as studio:
            database = f"{folder}/annotator.db"
            run("ingest", *map(str, pages(Path(folder) / "pages")), "--database", database)
            run("annotate", "--database", database)
            run("push", "--database", database)
            (project,) = studio.projects()
            program = next(path for path in ("/usr/bin/chromium", "/usr/bin/google-chrome") if Path(path).exists())
            browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM))
            page = browser.new_page()
            page.add_init_script(COUNTER)
            status = running.status()
            page.goto(f"{status.url}/user/login/")
            page.fill("input[name=email]", status.email)
            page.fill("input[name=password]", status.password.read_text(encoding="utf-8").strip())
            page.click("button[type=submit], input[type=submit]")
            page.wait_for_url(lambda url: "/user/login" not in url)
            person = Reviewer(page, project, each_region=options.each_region, ties=options.ties)
            counted = []
            for task in tasks(studio, project, options.articles):
                clicks, keys = person.review(task)
                counted.append((clicks, keys))
                cues = sum(label is Label.CUE for label, *_ in spans(_result(task)))
                print(f"{clicks:>4} clicks {keys:>4} keys  {cues} attributions  {task['data']['headline']}", flush=True)
            browser.close()
    print(f"mean {fmean(each[0] for each in counted):.1f} clicks, {fmean(each[1] for each in counted):.1f} keys")


def tasks(studio: Studio, project: Project, number: int) -> Iterator[dict[str, Any]]:
    """The first articles in which there is something to review."""
    numbers = sorted(studio.task_ids(project))
    found = studio.tasks(project, numbers, "id,data,predictions,result")
    fit = [task for task in found if ADDED[0] in task["data"]["text"] and len(list(spans(_result(task)))) > 3]
    yield from fit[:number]


def _result(task: dict[str, Any]) -> list[dict[str, Any]]:
    """The results of the prediction that is shown."""
    (prediction,) = task["predictions"]
    found: list[dict[str, Any]] = prediction["result"]
    return found


def pages(folder: Path) -> Iterator[Path]:
    """The sample pages, each with a paragraph behind it in which an attribution is to be added."""
    from annotator.pages import read
    from annotator.samples import pages_folder

    folder.mkdir()
    for number, one in enumerate(read([pages_folder()]), 1):
        if one.article is not None:
            source, cue, claim = ADDED
            file = folder / f"{one.article.page.name}.txt"
            head = f"{one.article.headline}\n\n" if one.article.headline else ""
            file.write_text(
                f"{head}{one.article.body}\n\n{source} {cue} {claim}। এটি {number} নম্বর ঘাট।\n", encoding="utf-8"
            )
            yield file


def run(*line: str) -> None:
    done = CliRunner().invoke(cli, list(line), catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(f"annotator {' '.join(line)}: {done.output}")


if __name__ == "__main__":
    main()
