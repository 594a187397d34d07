"""What ``--json`` prints, by command: ``schemas/output-COMMAND.schema.json`` is written from these models.

Commands print without them, so that they start at once; a test holds what is printed to them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal, Union

from pydantic import Field, TypeAdapter, create_model

from annotator.cli.doctor import Check
from annotator.cli.outputs import reviewing, steps, telling
from annotator.cli.outputs.base import STRICT
from annotator.exchange import Drawn, ReviewProgress
from annotator.models import Finding
from annotator.pipeline.opinions import ReviewerShare
from annotator.quality.against_reviews import GroupFigure
from annotator.quality.evaluation import QualityFigure
from annotator.quality.mining import Candidate
from annotator.quality.rule_posteriors import RulePosterior
from annotator.store import Counts
from annotator.tables.catalogue import TABLES
from annotator.tables.contracts import DIALECT

_RECORDS = (Check, Drawn, ReviewProgress, ReviewerShare, GroupFigure, QualityFigure, Candidate, RulePosterior, Counts)
for _record in _RECORDS:
    _record.__pydantic_config__ = STRICT  # type: ignore[union-attr]  # where pydantic looks for a dataclass's


@dataclass(frozen=True)
class Output:
    """What a command prints with ``--json``."""

    kind: Any
    """A type that pydantic knows."""
    told: str = ""
    """In words, where it is no object of these fields alone."""
    is_line: bool = True
    """Whether each line is one; else all that is printed."""

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema."""
        return TypeAdapter(self.kind).json_schema(mode="serialization")

    def words(self) -> str:
        """Return what is printed, for people."""
        return self.told or ", ".join(f"`{name}`" for name in self.schema()["properties"])


def _row(table: str) -> Any:
    """Return the model of a table's row that says which table it is of."""
    name: Any = (Literal[table], Field(description="The table."))
    return create_model(f"{table.capitalize()}Line", __base__=TABLES[table].row, table=name)


OUTPUTS = {
    "run": Output(steps.Ran),
    "fetch": Output(steps.Fetched),
    "ingest": Output(steps.Ingested),
    "annotate": Output(steps.AnnotatedLine),
    "push": Output(reviewing.PushedLine),
    "pull": Output(reviewing.PulledLine),
    "sync": Output(reviewing.PulledLine | reviewing.PushedLine, "A line of `pull`, then a line of `push`."),
    "import": Output(steps.Imported),
    "disagreements": Output(reviewing.DisagreementLine),
    "adjudicate": Output(reviewing.Adjudicated),
    "status": Output(reviewing.StatusObject),
    "show": Output(telling.Shown, "A line of `annotator export annotations`."),
    "export": Output(steps.Exported),
    "compare": Output(
        Union[_row("outlets"), _row("comparisons")],  # noqa: UP007  (types that are made at run time)
        "A row of the tables outlets or comparisons, with the table's name in `table`.",
    ),
    "stories": Output(telling.StoryLine),
    "report": Output(steps.Reported),
    "evaluate": Output(
        list[QualityFigure] | reviewing.ReviewedScores,
        "One array of figures; of reviews one object of `articles`, `actions`, `figures` and `groups`.",
        is_line=False,
    ),
    "lexicon suggest": Output(reviewing.SuggestedRecord),
    "lexicon mine": Output(Candidate),
    "rules report": Output(list[RulePosterior], "One array: the reviews of each rule.", is_line=False),
    "rules diff": Output(steps.RuleChanges),
    "query": Output(dict[str, str | int | float | bool | None], "A row, by the names of its columns."),
    "doctor": Output(Check),
    "findings": Output(Finding),
    "forget": Output(steps.ForgottenLine),
    "sources": Output(telling.SourcesObject),
}

#: Why others have none.
WITHOUT = {
    "read": "its lines are JSON by themselves",
    "explore": "each of its pages is to be had as JSON",
    "schemas": "what it writes is JSON; with --check the exit code tells",
    "rules trace": "a drawing for people",
    **dict.fromkeys(("sources merge", "sources split", "sources type", "sources affiliate"), "the exit code tells"),
    **{
        f"studio {name}": "handles a server; the exit code tells"
        for name in ("start", "stop", "status", "logs", "open", "invite", "backup", "restore", "upgrade-config")
    },
}


def schema_file(command: str) -> str:
    """Return the name of the file of a command's schema."""
    return f"output-{command.replace(' ', '-')}.schema.json"


def output_schemas() -> dict[str, str]:
    """Return the files of all schemas, by name, with what they must hold."""
    files = {}
    for command, output in OUTPUTS.items():
        what = "A line" if output.is_line else "All"
        head = {"$schema": DIALECT, "$comment": f"{what} that `annotator {command} --json` prints."}
        files[schema_file(command)] = json.dumps({**head, **output.schema()}, ensure_ascii=False, indent=2) + "\n"
    return files
