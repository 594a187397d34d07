"""The label config as it is written: one with our vocabulary, readable by everybody, told apart from another's."""

from __future__ import annotations

from itertools import combinations
from xml.etree import ElementTree

import pytest

from annotator.errors import StudioError
from annotator.labels import HedgeLevel, Label, Relation, Status
from annotator.studio import config
from annotator.studio.config import instructions
from annotator.studio.controls import BELONGING, CHOICES, COMMENT, SPAN, STATUS, TEXT, WRITTEN
from tests.studio.samples import sample_task

ROOT = ElementTree.fromstring(config.load())


def names(tag: str, within: ElementTree.Element = ROOT) -> list[str]:
    """What results call the elements of this tag."""
    return [str(each.get("alias") or each.get("value")) for each in within.iter(tag)]


def control(name: str) -> ElementTree.Element:
    (found,) = (each for each in ROOT.iter() if each.get("name") == name)
    return found


def test_labels_and_relations_are_those_of_the_vocabulary() -> None:
    assert names("Label") == list(Label)
    assert names("Relation") == list(Relation)


@pytest.mark.parametrize(("name", "vocabulary"), [*CHOICES.items(), (STATUS, tuple(Status))])
def test_choices_are_those_of_the_vocabulary(name: str, vocabulary: tuple[str, ...]) -> None:
    assert sorted(names("Choice", control(name))) == sorted(vocabulary)


def test_there_is_no_control_but_ours() -> None:
    named = {each.get("name") for each in ROOT.iter()} - {None}
    assert named == {SPAN, TEXT, STATUS, COMMENT, *CHOICES, *WRITTEN}


@pytest.mark.parametrize(("name", "label"), [("hedge_level", "CUE"), ("function", "CUE"), ("source_type", "SOURCE")])
def test_what_a_person_has_to_judge_is_demanded_where_it_is_shown(name: str, label: str) -> None:
    asked = control(name)
    assert (asked.get("required"), asked.get("visibleWhen"), asked.get("whenTagName")) == (
        "true",
        "region-selected",
        SPAN,
    )
    assert asked.get("whenLabelValue") == label
    assert asked.get("requiredMessage")


def test_nothing_else_is_demanded() -> None:
    assert config.demanded() == {"hedge_level", "function", "source_type"}


def test_no_key_is_one_of_label_studios_own() -> None:
    """By ``u`` it lets go of a region."""
    assert "u" not in {each.get("hotkey") for each in ROOT.iter()}


@pytest.mark.parametrize("label", [Label.SOURCE, Label.CUE])
def test_what_belongs_to_a_label_is_shown_with_it_alone(label: Label) -> None:
    (panel,) = (each for each in ROOT.iter("View") if each.get("whenLabelValue") == label)
    assert (panel.get("visibleWhen"), panel.get("whenTagName")) == ("region-selected", SPAN)
    inside = [each for each in panel.iter() if each.get("name")]
    assert {each.get("name") for each in inside} == set(BELONGING[label])
    assert all(each.get("perRegion") == "true" for each in inside)


def test_every_label_and_button_has_a_key_of_its_own() -> None:
    buttons = [each for choices in ROOT.iter("Choices") if choices.get("layout") != "select" for each in choices]
    keys = [each.get("hotkey") for each in (*ROOT.iter("Label"), *buttons)]
    assert None not in keys
    assert len(keys) == len(set(keys))


def test_no_heading_has_a_name() -> None:
    """A named one makes every import fail."""
    assert not [each for each in ROOT.iter("Header") if each.get("name")]


def test_tasks_have_the_fields_that_are_shown() -> None:
    task = sample_task()
    shown = {word[1:] for each in ROOT.iter() for word in (each.get("value") or "").split() if word.startswith("$")}
    assert shown <= task["data"].keys()
    assert {"text", "headline", "imprint"} <= shown
    assert config.KEY_FIELD in task["data"]


#: How the three kinds of colour blindness mix red, green and blue light (Machado, Oliveira and Fernandes 2009).
EYES = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}

#: Label Studio lays a label's colour over white with this weight.
WEIGHT = 0.33

#: How far apart two tints are that nobody confuses, in the units of CIE 1976 (just noticeable: 2.3).
APART = 15


def tint(colour: str, eye: str) -> tuple[float, float, float]:
    """A label's tint in the L*a*b* space, as this eye sees it."""
    mixed = (WEIGHT * int(colour[at : at + 2], 16) / 255 + 1 - WEIGHT for at in (1, 3, 5))
    light = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in mixed]
    red, green, blue = (sum(a * b for a, b in zip(row, light, strict=True)) for row in EYES[eye])
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    x, y, z = (max(value, 0) ** (1 / 3) for value in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart_by_everybody(eye: str) -> None:
    tints = {label.get("value"): tint(str(label.get("background")), eye) for label in ROOT.iter("Label")}
    for (one, here), (other, there) in combinations(tints.items(), 2):
        distance = sum((a - b) ** 2 for a, b in zip(here, there, strict=True)) ** 0.5
        assert distance > APART, f"{one} and {other}"


def test_looks_are_no_difference() -> None:
    theirs = config.load().replace("18px", "22px").replace("#0055FF", "#123456").replace('value="সূচক"', 'value="Cue"')
    assert config.differences(config.load(), theirs) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('<Relation value="via"/>', "", ["lacks relation via"]),
        ('alias="probable"', 'alias="likely"', ["lacks choice hedge_level=probable", "has choice hedge_level=likely"]),
        ('alias="CUE"', 'alias="VERB"', ["lacks label CUE", "has label VERB"]),
        (
            'granularity="word"',
            'granularity="symbol"',
            ["lacks Text text value=$text granularity=word", "has Text text value=$text granularity=symbol"],
        ),
    ],
)
def test_differences_are_named(old: str, new: str, told: list[str]) -> None:
    assert old in config.load()
    assert config.differences(config.load(), config.load().replace(old, new)) == told


def test_a_label_config_that_is_no_xml_is_told() -> None:
    with pytest.raises(StudioError, match="no XML"):
        config.parts("<View>")


def test_instructions_name_what_a_reviewer_sees() -> None:
    told = instructions()
    words = [
        *Label,
        *Relation,
        *(status.replace("_", " ") for status in Status),
        *(level.name.lower() for level in HedgeLevel),
    ]
    assert [word for word in words if word not in told] == []
