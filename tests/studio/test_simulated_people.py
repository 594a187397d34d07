"""The simulated reviewers at a real server: what each means arrives, and shows the rates at which each errs."""

from __future__ import annotations

from benchmarks.simulated_people import PEOPLE, Judged
from benchmarks.simulated_server import error_rates, play_in
from tests.studio.looping import Loop, samples


def test_what_two_simulated_people_mean_is_what_is_pulled(loop: Loop) -> None:
    made = [Judged(article, found, found) for article, found in samples() if found.attributions][:6]
    played = play_in(loop, made, PEOPLE, len(made), seed=1, blind=0.4)
    assert (len(played.reviews), played.alike, played.findings) == (2 * len(made), 2 * len(made), 0)
    assert {one.is_blind for one in played.reviews} == {False, True}
    rates = dict(error_rates(played.reviews, {one.article.key: one for one in made}, played.people))
    for person in PEOPLE:
        for what in ("missed", "mistyped", "misgraded"):
            value, low, high = rates[f"{what} by {person.name}"]
            assert value is not None and low is not None and high is not None
            assert low <= getattr(person, what) <= high, f"{what} by {person.name}"
