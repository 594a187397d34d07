"""The fields that are asked of tasks and people on the server, and that are kept of the answer."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

#: What of a task is fetched to read its reviews. Naming fields, those of annotations too, leaves predictions out.
REVIEWED = (
    "id,inner_id,data,created_at,updated_at,total_annotations,cancelled_annotations,annotations,result,completed_by,"
    "updated_by,was_cancelled,ground_truth,lead_time,parent_prediction,parent_annotation,last_action,import_id"
)


class Stamp(NamedTuple):
    """A task and when it, or an annotation of it, last changed."""

    task: int
    updated_at: datetime
    annotations: int
    """How many it has, skips included."""


class User(NamedTuple):
    id: int
    email: str
    name: str
    """First and last name; empty where they gave none."""
