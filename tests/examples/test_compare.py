"""The pass's answer is set beside the example so that equal means right, and a difference can be read."""

from __future__ import annotations

import pytest

from annotator.models import Annotation, Attribution, Span

from .compare import as_example, shown
from .markup import Example, parse


def answer(marked: str) -> Example:
    """What ``as_example`` makes of an annotation with the marks of a paragraph."""
    example = parse(marked)

    def span(pair: tuple[int, int] | None) -> Span | None:
        return None if pair is None else Span.of(example.text, *pair)

    attributions = [
        Attribution(
            **{
                **one,
                "source_type": one["source_type"] or "person",
                "via": None if one["via"] is None else str(one["via"]),
            }
            | {part: span(one[part]) for part in ("source", "cue", "claim")}
            | {"hedges": [span(hedge) for hedge in one["hedges"]]},
            id=str(number),
            rule="test",
            score=1,
        )
        for number, one in enumerate(example.attributions)
    ]
    return as_example(
        example.text, Annotation(attributions=tuple(attributions), bare_hedges=tuple(map(span, example.bare_hedges)))
    )


@pytest.mark.parametrize(
    ("expected", "found"),
    [
        ("[s1]রিতা[/s1] [c1]বলেন[/c1], [k1]বৃষ্টি [h1]হতে পারে[/h1][/k1]।", None),
        ("ঝড় [h]হতে পারে[/h]। কেউ আসেননি।", None),
        (
            "[s1]ক[/s1] [c1 via=2]জানায়[/c1] [s2]খ[/s2] [c2]বরাতে[/c2]",
            "[s2]ক[/s2] [c2 via=1]জানায়[/c2] [s1]খ[/s1] [c1]বরাতে[/c1]",
        ),
        ("[s1]রিতা[/s1] [c1]বলেন[/c1]", '[s1]রিতা[/s1] [c1 official name="রিতা"]বলেন[/c1]'),
        ('[c1 name="জয়\u09be"]বলেন[/c1]', '[c1 name="জ\u09af\u09bc\u09be"]বলেন[/c1]'),
    ],
    ids=["same", "bare hedge", "other order", "type and name not said", "spelling of a name"],
)
def test_equal_means_right(expected: str, found: str | None) -> None:
    said, answered = shown(parse(expected), answer(found or expected))
    assert said == answered


@pytest.mark.parametrize(
    ("expected", "found", "answered"),
    [
        ("রিতা [c1]বলেন[/c1]", "রিতা বলেন", "রিতা বলেন"),
        ("[s1]রিতা[/s1] [c1]বলেন[/c1]", "রিতা [c1 denial]বলেন[/c1]", "রিতা [c1 denial]বলেন[/c1]"),
        ('[c1 official name="রিতা"]বলেন[/c1]', "[c1 media]বলেন[/c1]", "[c1 media]বলেন[/c1]"),
        ("ক জানায়, খ [c1]বলেন[/c1]", "ক [c1]জানায়[/c1], খ [c2]বলেন[/c2]", "ক [c2 person]জানায়[/c2], খ [c1]বলেন[/c1]"),
        ("[c1]বলেন[/c1] [c2]জানায়[/c2]", "বলেন [c1]জানায়[/c1]", "বলেন [c2]জানায়[/c2]"),
        ("ঝড় [h]হতে পারে[/h]।", "ঝড় হতে [h]পারে[/h]।", "ঝড় হতে [h]পারে[/h]।"),
    ],
    ids=["missed", "source and function", "type and name", "one too many", "one missed of two", "bare hedge"],
)
def test_a_difference_is_shown_under_the_expected_number(expected: str, found: str, answered: str) -> None:
    said, given = shown(parse(expected), answer(found))
    assert (said, given) == (expected, answered)
