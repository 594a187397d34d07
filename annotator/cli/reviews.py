"""Print a review in a terminal, beside the prediction it began from."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from annotator.cli.display import MUTED, words

if TYPE_CHECKING:
    from annotator.models import Attribution
    from annotator.quality.changes import Change
    from annotator.store import Review


def headline(review: Review) -> Text:
    """Return a line on who reviewed it, when, how long it took, and whether it counts."""
    status = review.status or "done"
    parts = [f"reviewed by {review.reviewer}", f"{review.updated_at.astimezone():%Y-%m-%d %H:%M}"]
    parts += [f"{review.seconds / 60:.1f} minutes"] if review.seconds else []
    parts += [status.replace("_", " ")] if status != "done" else []
    parts += [f"changed by {review.editor}"] if review.editor and not review.is_adjudicated else []
    parts += ["without marks to begin with"] if review.is_blind else []
    parts += ["adjudicated"] if review.is_adjudicated else []
    parts += ["accepted in bulk, seen by nobody"] if review.is_bulk else []
    parts += [] if review.is_chosen else ["does not speak for the article"]
    return Text(" · ".join(parts), "bold")


def change_table(review: Review, *, versions: tuple[str, str] = ("prediction", "review")) -> Table:
    """Return a table of what became of each attribution, in the order of their cues.

    Args:
        versions: what the two sides are called.
    """
    from annotator.models import Annotation
    from annotator.quality.changes import Action, changes

    rows = []
    for change in changes(review.base or Annotation(), review.annotation):
        shown = change.reviewed or change.predicted
        assert shown is not None, "a change has a side"
        notes = list(_differences(change))
        guessed = review.inferred.get(shown.id, ())
        notes += [f"{', '.join(guessed)}: no relation, inferred"] if guessed else []
        rows.append((change.action, words(shown), "; ".join(notes)))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    table.add_column(versions[1], no_wrap=True, min_width=max(map(len, Action)))
    table.add_column("source · cue · claim", no_wrap=True, overflow="ellipsis", ratio=1)
    differ = any(differing for _, _, differing in rows)
    if differ:  # else the words get the room
        table.add_column(" → ".join(versions), ratio=1)
    for action, said, differing in rows:
        table.add_row(
            action.value, said, *([differing] if differ else []), style=MUTED if action is Action.KEPT else ""
        )
    return table


def _differences(change: Change) -> Iterator[str]:
    """Give each difference in a few words."""
    before, after = change.predicted, change.reviewed
    if before is None or after is None:
        return
    for name in change.differing:
        yield f"{name.replace('_', ' ')}: {_value(before, name)} → {_value(after, name)}"


def _value(attribution: Attribution, name: str) -> str:
    value = getattr(attribution, name)
    if isinstance(value, Enum):
        return value.name.lower()
    if isinstance(value, tuple):
        return ", ".join(span.text for span in value) or "none"
    if value is None or isinstance(value, str):
        return value or "none"
    return " ".join(value.text.split())
