"""The notation of the examples: what is rendered is parsed again to the same, and slips are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.attributes import ATTRIBUTES, Attribute
from annotator.labels import Label

from .markup import DEFAULTS, WORDS, Example, MarkupError, parse, read, render

SIGNS = "কখািয়য়ড়রাজশাহী ।,‘’\"'[]\\#/sckh1২=\n"
TEXTS = st.text(st.sampled_from(SIGNS) | st.characters(), min_size=1)
NAMES = st.text(min_size=1)


def _spans(text: str) -> st.SearchStrategy[tuple[int, int]]:
    ends = st.integers(0, len(text))
    return st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: (min(pair), max(pair)))


def _values(attribute: Attribute) -> st.SearchStrategy[Any]:
    if attribute.vocabulary is None:
        return st.none() | NAMES
    values = st.sampled_from([member.value for member in attribute.vocabulary])
    return st.none() | values if attribute.owner is Label.SOURCE else values


@st.composite
def examples(draw: st.DrawFn) -> Example:
    text = draw(TEXTS)
    spans = _spans(text)
    hedges = st.lists(spans, max_size=4, unique=True).map(sorted)
    count = draw(st.integers(0, 4))
    attributions = []
    for number in range(count):
        others = [other for other in range(count) if other != number]
        attributions.append(
            {
                "source": draw(st.none() | spans),
                "cue": draw(spans),
                "claim": draw(st.none() | spans),
                "hedges": draw(hedges),
                **{each.name: draw(_values(each)) for each in ATTRIBUTES},
                "via": draw(st.none() | st.sampled_from(others)) if others else None,
            }
        )
    return Example(text, tuple(attributions), tuple(draw(hedges)))


@given(examples())
def test_parse_undoes_render(example: Example) -> None:
    assert parse(render(example.text, example.attributions, example.bare_hedges)) == example


@given(st.text())
def test_any_text_is_parsed_or_refused(text: str) -> None:
    try:
        parse(text)
    except MarkupError as error:
        assert str(error)


def test_words_of_a_cue_mark_mean_one_thing_each() -> None:
    assert len(WORDS) == sum(len(each.words) for each in ATTRIBUTES)


def test_marks_cross() -> None:
    example = parse("[k1]কর বাড়বে বলে [s2]মন্ত্রী[/k1] সূত্র[/s2] [c1]জানায়[/c1] ও [c2]বলে[/c2]")
    first, second = example.attributions
    assert example.text[slice(*first["claim"])] == "কর বাড়বে বলে মন্ত্রী"
    assert example.text[slice(*second["source"])] == "মন্ত্রী সূত্র"


def test_a_cue_mark_carries_what_differs_from_the_default() -> None:
    (attribution,) = parse('[c1 name="আনা \\"ক\\" রায়" official probable direct following]বলেন[/c1]').attributions
    said = {"canonical": 'আনা "ক" রায়', "source_type": "official", "hedge_level": 2}
    said |= {"quote_type": "direct", "scope": "following"}
    assert {name: attribution[name] for name in DEFAULTS} == {**DEFAULTS, **said}


def test_via_names_a_number_and_becomes_an_index() -> None:
    first, second = parse("[s4]ক[/s4] [c4]বরাতে[/c4] [s2]খ[/s2] [c2 via=4]জানায়[/c2]").attributions
    assert (first["via"], second["via"]) == (1, None)


def test_a_hedge_may_be_marked_again_and_may_overlap_another() -> None:
    again = parse("[h]হয়তো[/h] যাবে, [h]হয়তো[/h] না; [h]হতে [hb]পারে[/h] বলে[/hb]")
    assert [again.text[slice(*span)] for span in again.bare_hedges] == ["হয়তো", "হয়তো", "হতে পারে", "পারে বলে"]


def test_a_backslash_keeps_a_bracket() -> None:
    assert parse(r"\[ক] \\ \ক") == Example(r"[ক] \ \ক")


def test_render_leaves_out_the_number_of_a_none() -> None:
    cue = {**DEFAULTS, "source": None, "cue": (0, 4), "claim": None, "hedges": []}
    assert render("বলেন", [None, cue]) == "[c2]বলেন[/c2]"


@pytest.mark.parametrize(
    ("paragraph", "named"),
    [
        ("[s1]রয়টার্স[/s1] জানায়", "has no cue"),
        ("[c1]বলেন", "never closed"),
        ("বলেন[/c1]", "not opened"),
        ("[c1][/c1]বলেন", "no text"),
        ("[c1]বলেন[/c1] [c1]বলেন[/c1]", "twice"),
        ("[c1 posible]বলেন[/c1]", "posible"),
        ("[c1 flat possible]বলেন[/c1]", "hedge_level twice"),
        ("[c1 via=2]বলেন[/c1]", "via=2"),
        ("[c1 via=1]বলেন[/c1]", "via=1"),
        ("[s1 official]মন্ত্রী[/s1] [c1]বলেন[/c1]", "only the mark that opens a cue"),
        ("[c]বলেন[/c]", "with a number"),
        ("[c1b]বলেন[/c1b]", "only a hedge"),
        ("[sic] বলেন", "is no mark"),
        ("বলেন [", "a lone"),
    ],
)
def test_a_slip_is_named(paragraph: str, named: str) -> None:
    with pytest.raises(MarkupError, match=named.replace("[", r"\[")):
        parse(paragraph)


def test_read_takes_paragraphs_and_leaves_comments(tmp_path: Path) -> None:
    path = tmp_path / "ক.txt"
    path.write_text("# head\n\nএক\n# aside\nদুই \n\n\n# xfail: why\n\\# তিন\n", encoding="utf-8")
    first, second = read(path)
    assert (first.id, first.source, first.xfail) == ("ক.txt:3", "এক\nদুই", None)
    assert (second.id, second.source, second.xfail) == ("ক.txt:9", "\\# তিন", "why")
    assert parse(second.source).text == "# তিন"


def test_the_readme_explains_every_word_in_both_languages_and_its_examples_are_right() -> None:
    readme = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    assert [word for word in WORDS if readme.count(f"`{word}`") != 2] == []
    examples = [parse(line.strip()) for line in readme.splitlines() if line.startswith("    [s1]")]
    assert [len(example.attributions) for example in examples] == [1, 1]
