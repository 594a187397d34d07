"""Reviewers beside the first user, who sign up by the invitation and work through the server's API."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import httpx

from annotator.studio.client import Studio

Json = dict[str, Any]


class Person:
    """A reviewer who was invited and signed up."""

    def __init__(self, studio: Studio) -> None:
        self.email = f"{uuid4().hex[:8]}@example.org"
        self.http = httpx.Client(base_url=studio.connection.url, trust_env=False)
        address = studio.invitation()
        form = self.http.get(address)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.text)
        assert token
        answer = self.http.post(
            address,
            data={
                "csrfmiddlewaretoken": token[1],
                "email": self.email,
                "password": "password-12",
                "allow_newsletters": "",
            },
            headers={"Referer": address},
        )
        assert answer.status_code == 302, answer.text[:500]

    def submit(self, task: int, result: list[Json], **more: Any) -> int:
        """Submit an annotation of their own; its number."""
        return self._send("POST", f"/api/tasks/{task}/annotations/", result=result, **{"lead_time": 3.0, **more})

    def update(self, annotation: int, result: list[Json]) -> int:
        """Update an annotation, be it their own or somebody else's."""
        return self._send("PATCH", f"/api/annotations/{annotation}/", result=result)

    def draft(self, task: int, result: list[Json]) -> int:
        """Leave a draft that is not submitted."""
        return self._send("POST", f"/api/tasks/{task}/drafts", result=result, lead_time=2.0)

    def _send(self, method: str, path: str, **body: Any) -> int:
        headers = {"X-CSRFToken": self.http.cookies["csrftoken"], "Referer": str(self.http.base_url)}
        answer = self.http.request(method, path, json=body, headers=headers)
        assert answer.is_success, answer.text[:500]
        return int(answer.json()["id"])
