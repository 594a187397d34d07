"""Where people differ, and what each of them did, without a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from annotator.errors import NotFound, UsageError
from annotator.labels import HedgeLevel, Status
from annotator.models import Annotation
from annotator.pipeline.opinions import disagreements, reviewers
from annotator.pipeline.review import _chosen
from annotator.store import Review
from tests.comparing.making import facts
from tests.store.making import annotation, article

FOUND = annotation(article())
OTHER = Annotation(
    attributions=(FOUND.attributions[0].model_copy(update={"hedge_level": HedgeLevel.FLAT}),),
    bare_hedges=FOUND.bare_hedges,
)
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def review(who: str, found: Annotation = FOUND, key: str = "x", *, at: int = 0, **more: Any) -> Review:
    known: dict[str, Any] = {"base": FOUND, "seconds": 60.0, "status": None, "number": at + 1, **more}
    return Review(
        article=facts(key=key).article,
        reviewer=who,
        updated_at=NOON + timedelta(hours=at),
        is_chosen=True,
        annotation=found,
        inferred={},
        pass_version=None,
        **{"is_adjudicated": False, "is_bulk": False, **known},
    )


@pytest.mark.parametrize(
    "reviews",
    [
        [],
        [review("asha")],
        [review("asha"), review("asha", OTHER, at=1)],
        [review("asha"), review("bina")],
        [review("asha"), review("bina", OTHER, key="y")],
        [review("asha"), review("bina", OTHER, is_bulk=True)],
        [review("asha"), review("bina", OTHER), review("bina", at=1)],
        [review("asha"), review("bina", OTHER), review("chobi", OTHER, at=1, is_adjudicated=True)],
        [review("asha", Annotation()), review("bina", Annotation())],
    ],
    ids=["none", "one", "changed their mind", "alike", "two articles", "bulk", "came round", "settled", "empty"],
)
def test_people_do_not_differ(reviews: list[Review]) -> None:
    assert list(disagreements(reviews)) == []


@pytest.mark.parametrize(
    "other",
    [
        review("bina", OTHER),
        review("bina", Annotation()),
        review("bina", FOUND.model_copy(update={"bare_hedges": ()})),
        review("bina", status=Status.NOT_NEWS),
    ],
    ids=["an attribute", "deleted", "a bare hedge", "the status"],
)
def test_people_differ(other: Review) -> None:
    (found,) = disagreements([review("asha"), other])
    assert [one.reviewer for one in found.reviews] == ["asha", "bina"]


def test_what_each_person_did() -> None:
    found = reviewers(
        [
            review("asha", OTHER),
            review("bina", at=1),
            review("chobi", OTHER, at=2, is_adjudicated=True),
            review("asha", key="y", seconds=None),
            review("asha", key="z", base=None),
            review("asha", key="w", status=Status.BROKEN_TEXT),
            review("bina", key="z", is_bulk=True),
        ]
    )
    asha, bina, chobi = found
    assert [each.name for each in found] == ["asha", "bina", "chobi"]
    assert (asha.done, asha.seconds) == (3, 180.0)
    assert (asha.predicted, asha.edited) == (2, 1), "a review that began from nothing edits nothing"
    assert (asha.shared, asha.same) == (2, 1)
    assert (bina.shared, bina.same) == (2, 0)
    assert (asha.judged, asha.right, bina.judged, bina.right, chobi.judged) == (1, 1, 1, 0, 0)
    assert reviewers([]) == []


def test_whose_annotation_is_chosen() -> None:
    known = [review("asha", at=5), review("bina", at=1)]
    with pytest.raises(UsageError, match="2 of three annotations"):
        _chosen(known, None)
    assert _chosen(known, "bina") is known[1]
    with pytest.raises(NotFound, match="chobi has not reviewed it; asha, bina did"):
        _chosen(known, "chobi")
    third = review("asha", at=8)
    assert _chosen([*known, third], None) is third
