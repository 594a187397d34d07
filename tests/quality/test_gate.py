"""The quality gate: no figure of the rule pass falls below its floor, and floors fall only on purpose."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import DATA_ABSENT
from tests.quality.figures import GOLDS, measured
from tests.quality.floors import Pinned, WouldFall, below, load, raised, save

RENEW = "run `python -m tests.quality.pin`"


def pinned(name: str) -> Pinned:
    """The floors for a gold annotation that lies where it should, and is the one they were measured on."""
    gold = GOLDS[name]
    if not gold.file.is_file():
        pytest.skip(f"{DATA_ABSENT} no file eval/{gold.file.name} in a folder `shared` beside the checkout")
    floors = load()[name]
    assert gold.digest == floors.digest, f"the gold of {name!r} changed: {RENEW}, with --lower '{name}/all' if it fell"
    return floors


@pytest.mark.parametrize("name", GOLDS)
def test_no_figure_falls_below_its_floor(name: str) -> None:
    fallen = below(pinned(name).floors, measured(name))
    assert fallen == {}, "\n".join(f"{figure}: floor {floor}, now {now}" for figure, (floor, now) in fallen.items())


@pytest.mark.parametrize("name", GOLDS)
def test_every_figure_has_a_floor(name: str) -> None:
    assert pinned(name).floors.keys() == measured(name).keys(), RENEW


def test_the_samples_are_always_there() -> None:
    assert GOLDS["samples"].file.is_file()


# How floors move


BEFORE = Pinned("digest", {"cue": 0.9, "strict": 0.5})


def test_floors_go_up() -> None:
    assert raised(BEFORE, "digest", {"cue": 0.92, "strict": 0.5}).floors == {"cue": 0.92, "strict": 0.5}


def test_the_first_measurement_is_the_floor() -> None:
    assert raised(None, "digest", {"cue": 0.1}) == Pinned("digest", {"cue": 0.1})


@pytest.mark.parametrize("now", [{"cue": 0.89, "strict": 0.6}, {"strict": 0.6}])
def test_a_floor_does_not_go_down_by_itself(now: dict[str, float]) -> None:
    with pytest.raises(WouldFall, match=r"cue \(0\.9 → 0\.\d+\); name those that may with --lower"):
        raised(BEFORE, "digest", now)


@pytest.mark.parametrize("lower", ["cue", "all"])
def test_a_floor_goes_down_on_purpose(lower: str) -> None:
    assert raised(BEFORE, "digest", {"cue": 0.8, "strict": 0.5}, [lower]).floors["cue"] == 0.8


def test_another_floor_that_may_go_down_is_no_excuse() -> None:
    with pytest.raises(WouldFall, match="cue"):
        raised(BEFORE, "digest", {"cue": 0.8, "strict": 0.4}, ["strict"])


def test_a_changed_gold_is_no_excuse() -> None:
    with pytest.raises(WouldFall):
        raised(BEFORE, "another", {"cue": 0.8, "strict": 0.5})


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    save({"samples": BEFORE}, tmp_path / "floors.json")
    assert load(tmp_path / "floors.json") == {"samples": BEFORE}
    assert load(tmp_path / "absent.json") == {}
