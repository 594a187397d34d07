"""Our project on the server: found by a key of ours that it keeps, or made."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from annotator.errors import StudioError, StudioRefused, StudioUncertain
from annotator.studio import config, queries
from annotator.studio.config import instructions
from annotator.studio.transport import Transport

if TYPE_CHECKING:
    from label_studio_sdk.types.all_roles_project_list import AllRolesProjectList
    from label_studio_sdk.types.lse_project_response import LseProjectResponse

TITLE = "Bangla attributions"

#: The line of the project's description that holds the key.
MARK = re.compile(r"^annotator project ([0-9A-Za-z_-]{4,64})\b.*$", re.MULTILINE)

#: Projects a page of their list.
LONGEST = 1_000

#: What is asked of each project in a list; else the server counts the tasks of every one, which takes long.
LISTED = "id,title,description,created_at,label_config,model_version"

#: How settings differ from Label Studio's own.
SETTINGS = {
    "show_instruction": True,
    "enable_empty_annotation": True,  # an article without attributions is a review like any other
}


#: Number of a project and the moment it was made, which tells it from one of another server.
Remembered = tuple[int, datetime]


@dataclass(frozen=True, slots=True)
class Project:
    """A project as it stood when it was asked for."""

    id: int
    """Its number on this server."""
    key: str
    """Ours; the same wherever the project lies."""
    title: str
    description: str
    created_at: datetime
    """When it was made on this server."""
    label_config: str
    model_version: str | None
    """Whose predictions reviewers are shown."""
    url: str
    """Where people open it."""

    def task_url(self, task: int) -> str:
        """Return the address at which people open a task of it."""
        return f"{self.url}/data?task={task}"

    def drift(self) -> list[str]:
        """Return the differences of its label config from ours, a phrase each; none where predictions fit it."""
        return config.differences(config.load(), self.label_config)


def obtain(transport: Transport, key: str, title: str | None = None, remembered: Remembered | None = None) -> Project:
    """The project of this key, made where there is none.

    Args:
        title: what it is called from now on; as it is, or by the program, where nothing is said.
        remembered: see :func:`locate`.
    """
    found = locate(transport, key, remembered)
    if found is not None:
        if title is not None and title != found.title:
            change(transport, found.id, title=title)
            return get(transport, found.id, key)
        return found
    try:
        _create(transport, key, title or TITLE)
    except StudioUncertain:
        if find(transport, key) is None:
            raise
    # Of two that were made at the same moment, by two programs, all take the older one.
    found = find(transport, key)
    if found is None:
        raise StudioError("Label Studio made the project but does not list it; does the token's user see it?")
    return found


def locate(transport: Transport, key: str, remembered: Remembered | None = None) -> Project | None:
    """The project of this key, if there is one.

    Args:
        remembered: what is known of it from before: it is found by that although somebody took the key
            out of its description, and the key is put back.
    """
    return _remembered(transport, key, remembered) or find(transport, key)


def find(transport: Transport, key: str) -> Project | None:
    """The oldest project of this key, if there is one."""
    numbers = [each.id for each in listing(transport) if _key(each) == key]
    return get(transport, min(numbers), key) if numbers else None


def ours(transport: Transport) -> list[Project]:
    """Every project on the server that has a key of ours, the oldest first."""
    return sorted(
        (_project(transport, each, str(_key(each))) for each in listing(transport) if _key(each)),
        key=lambda each: each.id,
    )


def get(transport: Transport, number: int, key: str) -> Project:
    return _project(transport, ask(transport, number), key)


def ask(transport: Transport, number: int) -> LseProjectResponse:
    """Return a project as the server has it.

    Raises:
        StudioRefused: there is none of this number (status 404).
    """
    found = transport.ask(lambda sdk: sdk.projects.get(id=number), reads=True)
    return queries.expected(found, ("id", "created_at", "label_config"), transport)


def listing(transport: Transport) -> list[AllRolesProjectList]:
    """All projects that the token's user sees, with the fields named in ``LISTED``."""
    found: list[AllRolesProjectList] = []
    while True:
        page = len(found) // LONGEST + 1
        pager = transport.ask(
            lambda sdk: sdk.projects.list(page=page, page_size=LONGEST, include=LISTED),  # noqa: B023
            reads=True,
        )
        found += queries.listed(pager.items, transport)
        if not pager.response.next:
            return found


def change(transport: Transport, number: int, **settings: Any) -> None:
    """Set settings of a project; doing it twice is as good as once."""
    transport.ask(lambda sdk: sdk.projects.update(id=number, **settings), reads=True)


def _create(transport: Transport, key: str, title: str) -> None:
    settings = {
        "title": title,
        "description": _marked(key, "Made and filled by `annotator push`; titles may be changed, the next line not."),
        "label_config": config.load(),
        "expert_instruction": instructions(),
    }
    transport.ask(lambda sdk: sdk.projects.create(**SETTINGS, **settings), reads=False)


def _remembered(transport: Transport, key: str, remembered: Remembered | None) -> Project | None:
    if remembered is None:
        return None
    number, created_at = remembered
    try:
        found = ask(transport, number)
    except StudioRefused as refusal:
        if refusal.status == 404:
            return None
        raise
    if _key(found) not in (None, key) or found.created_at != created_at:  # another server's
        return None
    if _key(found) == key:
        return _project(transport, found, key)
    description = _marked(key, found.description or "")
    change(transport, number, description=description)
    return get(transport, number, key)


def _marked(key: str, description: str) -> str:
    return f"{description.rstrip()}\nannotator project {key}".lstrip()


def _key(found: AllRolesProjectList | LseProjectResponse) -> str | None:
    match = MARK.search(found.description or "")
    return match[1] if match else None


def _project(transport: Transport, found: AllRolesProjectList | LseProjectResponse, key: str) -> Project:
    return Project(
        id=found.id,
        key=key,
        title=found.title,
        description=found.description or "",
        created_at=found.created_at,
        label_config=found.label_config,
        model_version=found.model_version or None,
        url=f"{transport.connection.url}/projects/{found.id}",
    )
