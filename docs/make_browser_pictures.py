"""Make the pictures in docs/pictures that a browser shows: a sample article under review, and the report.

Needs Chromium, a font with Bangla (Debian: chromium fonts-noto-core), and the project installed with its tests. Label
Studio is installed into .cache where it is not there yet (1 GB), and runs while the picture is taken:

    python docs/make_browser_pictures.py
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Browser, sync_playwright

from annotator.cli.main import cli
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
    """Take both pictures."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        raise SystemExit("make_browser_pictures: no Chromium here (Debian: apt install chromium)")
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM))
        report(browser, Path(folder) / "report.html")
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
