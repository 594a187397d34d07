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
from contextlib import chdir, contextmanager
from itertools import product
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
from annotator.language import Language, languages, strings
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


#: By name of the picture: what is clicked from the first page of `annotator explore` on, a text of strings.toml or
#: what a selector finds. Each of the tutorial's seven questions is one.
CLICKS = {
    "explore": (),
    "explore-cited": ("outlets", "tbody th a"),
    "explore-never-named": ("q_unnamed", "tbody tr:first-child td:nth-child(3) a"),
    "explore-level": ("q_level",),
    "explore-source": ("q_source", "tbody th a"),
    "explore-story": ("q_story", "tbody th a"),
    "explore-week": ("q_week",),
    "explore-unnamed": ("q_section",),
    "explore-article": ("sources", "tbody th a[lang=bn]", ".said a[href^=article]"),
}

#: Shown in the README alone.
ONE_LANGUAGE = ("explore", "explore-article")


def explore(browser: Browser, folder: Path) -> None:
    """The pages of the tutorial's questions, on the sample pages, in each language."""
    folder.mkdir()
    run("run", "--sample", "--database", str(folder / "annotator.db"), "--out", str(folder), "--rows", "0")
    with chdir(folder), Store.open("annotator.db") as store:  # the pages show it as it is named
        data = Dataset(store, lexicon=lexicon_folder())
        with temporary_index(data) as index, served(application(make_library(data, index))) as address:
            for code, (name, clicks) in product(languages(), CLICKS.items()):
                if code != "en" and name in ONE_LANGUAGE:
                    continue
                page = browser.new_page(viewport={"width": 1000, "height": 640})
                page.goto(f"{address}/{code}/")
                for click in clicks:
                    if click in strings()["page"]:
                        text = Language(code).say("page", click)
                        page.get_by_role("link", name=text, exact=True).first.click()
                    else:
                        page.locator(click).first.click()
                file = FOLDER / f"{name}{'' if code == 'en' else f'-{code}'}.png"
                page.screenshot(path=file)
                print(file)
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
