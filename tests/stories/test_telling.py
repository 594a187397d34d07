"""Stories told to people: which stand first."""

from __future__ import annotations

from annotator.stories.stories import Membership
from annotator.stories.telling import Telling, told


def test_what_more_outlets_tell_stands_before_what_one_outlet_tells_more_often() -> None:
    outlets = {"a": ("nodi", "nodi", "nodi"), "b": ("nodi", "bela"), "c": ("bela", "khobor", "bela")}
    found, noted = [], {}
    for story, names in outlets.items():
        for number, outlet in enumerate(names):
            id_ = story if number == 0 else f"{story}{number}"
            found.append(Membership(id=id_, story=story))
            noted[id_] = Telling("ফেরিডুবি", outlet, None, True)
    assert [members[0].id for members in told(found, noted)] == ["c", "b", "a"]
