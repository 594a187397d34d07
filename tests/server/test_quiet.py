"""Neither the server nor the browser in which it is shown speaks to another machine."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from annotator.server import process_environment, processes
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.project import Project
from tests.label_studio import Admin
from tests.studio.samples import sample_task


def test_the_browser_asks_no_other_machine(page: Page, admin: Admin, studio: Studio, project: Project) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    (task,) = studio.import_tasks(project, [sample_task()])
    for address in (admin.url, f"{project.url}/data", project.task_url(task), f"{project.url}/settings/labeling"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((admin.url, "data:", "blob:"))] == []


def test_the_server_speaks_to_no_other_machine(server: Server, studio: Studio) -> None:
    """The system lists what it has opened; what its home page would still open ends at port 9, where nobody listens."""
    (pid,) = processes.find(str(server.home.data))
    environment = Path(f"/proc/{pid}/environ").read_text().split("\0")
    assert f"HTTPS_PROXY={process_environment.NOWHERE}" in environment
    studio.call("GET", "/api/version")
    opened = {str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()}
    ends = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if f"socket:[{fields[9]}]" in opened:
            ends.add(fields[2].split(":")[0])
    assert ends <= {"00000000", "0100007F"}, "each is nobody, or 127.0.0.1"
