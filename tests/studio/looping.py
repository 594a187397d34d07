"""A database and its project on the real server, and people at work on it through the server's API."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from annotator.exchange import Pushed
from annotator.labels import Basis
from annotator.models import Annotation, Article
from annotator.pages import read
from annotator.rules import RulePass
from annotator.samples import lexicon_folder, pages_folder
from annotator.store import ProjectInbox, ProjectOutbox, Store
from annotator.studio import queries
from annotator.studio.client import Studio
from annotator.studio.project import Project
from annotator.studio.pull import Pulled, pull
from annotator.studio.push import push
from tests.studio.making import accepted

Json = dict[str, Any]


@dataclass(frozen=True)
class Loop:
    """One database with one project."""

    store: Store
    studio: Studio
    project: Project
    outbox: ProjectOutbox
    inbox: ProjectInbox

    @classmethod
    def of(cls, store: Store, studio: Studio) -> Loop:
        key = store.project_key()
        project = studio.project(key, remembered=store.remembered_project())
        number = store.enter_project(key, project.id, project.created_at, project.url)
        return cls(store, studio, project, store.outbox(number), store.inbox(number))

    def add(self, article: Article, found: Annotation, version: str = "pass-1") -> str:
        """Store an article as the pass of this version predicts it; its key."""
        added = self.store.add(article)
        run = self.store.begin_run(version)
        self.store.save(run, added.key, added.version, found)
        return added.key

    def push(self, **options: Any) -> Pushed:
        self.outbox.queue()
        return push(self.studio, self.project, self.outbox, **options)

    def pull(self) -> Pulled:
        return pull(self.studio, self.project, self.inbox)

    def tasks(self, include: str = "id,data,predictions,result,model_version") -> list[Json]:
        """All tasks that the server has."""
        return list(queries.tasks(self.studio.transport, self.project.id, [], include))

    def only(self) -> int:
        """The number of the only task."""
        (task,) = self.tasks("id")
        return int(task["id"])

    def returned(self, task: int, level: str | None = None) -> list[Json]:
        """What the editor returns of a task's newest prediction: as it is, or with this hedge level on every cue."""
        result = accepted(self.studio.call("GET", f"/api/tasks/{task}/")["predictions"][-1])
        for item in result:
            if level and item.get("from_name") == "hedge_level":
                item["value"]["choices"] = [level]
        return result

    def submit(self, task: int, result: list[Json] | None = None, **more: Any) -> int:
        """Submit an annotation as the editor does, the prediction as it is where nothing else is said; its number."""
        body = {"result": self.returned(task) if result is None else result, "lead_time": 4.5, **more}
        return int(self.studio.call("POST", f"/api/tasks/{task}/annotations/", json=body)["id"])

    def reviewed(self, key: str) -> Annotation | None:
        return self.store.annotation(key, Basis.REVIEWED)


@cache
def samples() -> tuple[tuple[Article, Annotation], ...]:
    """The sample pages with what the rule pass finds in them and reviewers are asked about: not who has the floor."""
    rules = RulePass(lexicon_folder())
    articles = [one.article for one in read([pages_folder()]) if one.article is not None]
    return tuple((article, rules.annotate(article).model_copy(update={"floor": ()})) for article in articles)


def status(word: str) -> Json:
    """What a reviewer says of the whole article."""
    return {"id": "s", "from_name": "status", "to_name": "text", "type": "choices", "value": {"choices": [word]}}
