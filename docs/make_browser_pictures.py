"""Make the pictures in docs/pictures that a browser shows: a sample article under review, the report, `explore`.

Needs Chromium, a font with Bangla (Debian: chromium fonts-noto-core), and the project installed with its tests. Label
Studio is installed into .cache where it is not there yet (1 GB), and runs while the picture is taken:

    python docs/make_browser_pictures.py
"""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright
from starlette.applications import Starlette

from annotator.cli.main import cli
from annotator.comparing.dataset import Dataset
from annotator.explore.app import application
from annotator.explore.index import temporary_index
from annotator.explore.library import make_library
from annotator.samples import lexicon_folder
from annotator.server.install import fingerprint, install, installed
from annotator.server.lifecycle import Server
from annotator.store import Store
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.home import HOME_VARIABLE, Home

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "pictures"
CHROMIUM = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-quic"),
)
#: The page that is shown.
SHOWN = "embankment-haor"


def main() -> None:
    """Take them all."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("make_browser_pictures: no Chromium here (Debian: apt install chromium)")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM))
        report(browser, Path(folder) / "report.html")
        explore(browser, Path(folder) / "explore")
        with server(Path(folder) / "studio") as running:
            review(browser, running, f"{folder}/annotator.db")
        browser.close()


def report(browser: Browser, file: Path) -> None:
    """The head of the report on the sample pages."""
    run("report", "--sample", "--out", str(file))
    page = browser.new_page(viewport={"width": 1200, "height": 1500}, device_scale_factor=1.5)
    page.goto(file.as_uri())
    page.screenshot(path=FOLDER / "report.png")
    print(FOLDER / "report.png")


#: By name of the picture: what is clicked from the first page of `annotator explore` on.
CLICKS = {
    "explore": (),
    "explore-level": ("How sure does each outlet make it sound?",),
    "explore-unnamed": ("Which sections name nobody?",),
    "explore-source": ("Who is cited most?", "tbody th a"),
    "explore-story": ("Who had a claim first?", "tbody th a"),
    "explore-article": ("Sources", "tbody th a[lang=bn]", ".said a[href^=article]"),
}


def explore(browser: Browser, folder: Path) -> None:
    """The pages of the tutorial's questions, on the sample pages."""
    folder.mkdir()
    run("run", "--sample", "--database", str(folder / "a.db"), "--out", str(folder), "--rows", "0")
    with Store.open(str(folder / "a.db")) as store:
        data = Dataset(store, lexicon=lexicon_folder())
        with temporary_index(data) as index, served(application(make_library(data, index))) as address:
            for name, clicks in CLICKS.items():
                page = browser.new_page(viewport={"width": 1100, "height": 800})
                page.goto(address)
                for click in clicks:
                    named = page.get_by_role("link", name=click, exact=True)
                    (named if named.count() else page.locator(click)).first.click()
                page.screenshot(path=FOLDER / f"{name}.png")
                print(FOLDER / f"{name}.png")
                page.close()


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Answer as `annotator explore` does, and give the address."""
    answering = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none"))
    thread = threading.Thread(target=answering.run)
    thread.start()
    while not answering.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{answering.servers[0].sockets[0].getsockname()[1]}"
    answering.should_exit = True
    thread.join()


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """A Label Studio of its own, which the commands find meanwhile."""
    environment = ROOT / ".cache" / f"label-studio-{fingerprint()[:12]}"
    if not installed(environment):
        environment.parent.mkdir(exist_ok=True)
        install(environment)
    os.environ[HOME_VARIABLE] = str(folder)
    running = Server(Home(folder), environment)
    running.start()
    try:
        yield running
    finally:
        running.stop()


def review(browser: Browser, running: Server, database: str) -> None:
    """A sample article as its reviewer sees it, a cue chosen."""
    run("run", "--sample", "--database", database, "--out", str(Path(database).parent))
    run("push", "--database", database)
    with Store.open(database) as store:
        key = store.article(SHOWN).key
    status = running.status()
    page = browser.new_page(viewport={"width": 1600, "height": 1100})
    page.goto(f"{status.url}/user/login/")
    page.fill("input[name=email]", status.email)
    page.fill("input[name=password]", status.password.read_text(encoding="utf-8").strip())
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_url(lambda url: "/user/login" not in url)
    with Studio(Connection.find(home=running.home)) as studio:
        (project,) = studio.projects()
        tasks = studio.tasks(project, sorted(studio.task_ids(project)))
        task = next(one for one in tasks if one["data"]["article_key"].startswith(key))
        page.goto(f"{project.url}/data?task={task['id']}")
    page.wait_for_selector(".lsf-richtext__container", timeout=60_000)
    page.wait_for_timeout(1500)  # highlights are drawn after the text
    page.locator(".htx-highlight").nth(1).click()
    page.wait_for_timeout(500)
    page.screenshot(path=FOLDER / "review.png")
    print(FOLDER / "review.png")


def run(*line: str) -> None:
    done = CliRunner().invoke(cli, list(line), catch_exceptions=False)
    if done.exit_code:
        raise SystemExit(f"annotator {' '.join(line)}: {done.output}")


if __name__ == "__main__":
    main()
