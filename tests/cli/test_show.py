"""What a reader sees of an article in the terminal."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from annotator.cli import display
from annotator.cli.main import cli
from annotator.errors import DatabaseError, NotFound
from annotator.labels import HedgeLevel, Holder, Label, Polarity
from annotator.models import Annotation, Held, Span
from tests.cli.stored import NAME, UNREAD, database
from tests.store.making import annotation, timed


def shown(folder: Path, name: str) -> str:
    line = ["show", name, "--database", database(folder)]
    return CliRunner().invoke(cli, line, catch_exceptions=False).output


def test_the_article_and_its_attributions_are_printed(tmp_path: Path) -> None:
    output = shown(tmp_path, NAME)
    assert output.splitlines()[0] == "সেতু বন্ধ"
    assert "দৈনিক নদী · 2026-01-30 00:15 · https://nodi.example/bridge" in output
    assert "নদীপুর পুলিশ জানিয়েছে[1], সেতুটি বন্ধ থাকতে পারে।" in output
    assert "মেনু" not in output
    row = next(line for line in output.splitlines() if line.startswith(" 1 "))
    assert row.split()[1:5] == ["3", "possible", "statement", "official"]
    assert row.rstrip().endswith("নদীপুর পুলিশ · জানিয়েছে · সেতুটি বন্ধ থাকতে পারে")


def test_an_article_that_is_not_annotated_says_so(tmp_path: Path) -> None:
    assert "not annotated yet" in shown(tmp_path, UNREAD)


def test_an_unknown_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no article 'nowhere'"):
        shown(tmp_path, "nowhere")
    with pytest.raises(NotFound, match=f"no article '{NAME[:3]}'; is it one of {NAME}"):
        shown(tmp_path, NAME[:3])


def test_an_article_is_found_by_the_file_it_was_read_from(tmp_path: Path) -> None:
    for file in (f"pages/{UNREAD}.txt", f"{UNREAD}.txt"):
        assert "not annotated yet" in shown(tmp_path, file)
    with pytest.raises(NotFound, match="no article"):
        shown(tmp_path, f"elsewhere/{UNREAD}.txt")


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    file = tmp_path / "none.db"
    with pytest.raises(DatabaseError, match=r"there is no database .*none\.db"):
        CliRunner().invoke(cli, ["show", NAME, "--database", str(file)], catch_exceptions=False)
    assert not file.exists()


def styles_of(text: Text, words: str) -> set[str]:
    """The styles that lie on all of these words."""
    start = text.plain.index(words)
    end = start + len(words)
    return {str(span.style) for span in text.spans if span.start <= start and end <= span.end}


def test_each_part_has_a_style_of_its_own_and_overlaps_show_both() -> None:
    body = display.body(timed(), annotation(timed()))
    assert body.plain == "নদীপুর পুলিশ জানিয়েছে[1], সেতুটি বন্ধ থাকতে পারে।"
    assert styles_of(body, "নদীপুর পুলিশ") == {display.STYLES[Label.SOURCE]}
    assert styles_of(body, "জানিয়েছে") == {display.STYLES[Label.CUE]}
    assert styles_of(body, "থাকতে পারে") == {display.STYLES[Label.CLAIM], display.STYLES[Label.HEDGE]}
    assert styles_of(body, "।") == set()


def test_no_two_parts_differ_in_colour_alone_but_source_and_cue() -> None:
    def without_colour(label: Label) -> str:
        return " ".join(word for word in display.STYLES[label].split() if not word.startswith("#"))

    assert without_colour(Label.SOURCE) == without_colour(Label.CUE) == "bold"
    assert len({without_colour(label) for label in Label}) == 3


def test_two_attributions_on_one_cue_have_two_numbers() -> None:
    (found,) = annotation(timed()).attributions
    twice = Annotation(attributions=(found, found.model_copy(update={"id": "other"})))
    assert "জানিয়েছে[1][2]," in display.body(timed(), twice).plain


def test_a_cue_in_pieces_is_numbered_behind_its_last() -> None:
    article = timed()
    (found,) = annotation(article).attributions
    text = article.page.text
    pieces = [Span.of(text, text.index(word), text.index(word) + len(word)) for word in ("পুলিশ", "জানিয়েছে")]
    joined = Span(fragments=tuple(piece.fragments[0] for piece in pieces))
    body = display.body(article, Annotation(attributions=(found.model_copy(update={"cue": joined}),)))
    assert body.plain.count("[1]") == 1
    assert styles_of(body, "পুলিশ") >= {display.STYLES[Label.CUE]}


def test_the_words_tell_who_is_meant_and_where_it_comes_from() -> None:
    (found,) = annotation(timed()).attributions
    relayed = found.model_copy(
        update={"canonical": "জেলা পুলিশ", "polarity": Polarity.NEGATIVE, "claim": None, "via": "other"}
    )
    assert display.words(relayed, via="[2]").plain == "নদীপুর পুলিশ (= জেলা পুলিশ) via [2] · জানিয়েছে (negative)"
    nobody = found.model_copy(update={"source": None, "canonical": None, "claim": None})
    assert display.words(nobody).plain == "— · জানিয়েছে"


def test_a_name_that_looks_the_same_is_not_repeated() -> None:
    (found,) = annotation(timed()).attributions[:1]
    assert found.source
    source = found.source.model_copy(
        update={"fragments": (found.source.fragments[0].model_copy(update={"text": "বাসিন্দা\u09df"}),)}
    )
    same = found.model_copy(update={"source": source, "canonical": "বাসিন্দা\u09af\u09bc", "claim": None})
    assert "(=" not in display.words(same).plain


def test_a_row_stays_one_line_however_long_the_claim() -> None:
    (found,) = annotation(timed()).attributions
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(display.attribution_table("#", [("1", found, Text("ক" * 500))]))
    lines = [line for line in console.export_text().splitlines() if line.strip()]
    assert len(lines) == 3
    assert "official" in lines[2]
    assert lines[2].rstrip().endswith("…")


@pytest.mark.parametrize("width", [40, 60, 80])
def test_a_narrow_terminal_shows_source_cue_and_claim_below_their_attributes(width: int) -> None:
    (found,) = annotation(timed()).attributions
    console = Console(width=width, file=io.StringIO(), record=True)
    console.print(display.attribution_table("outlet", [("nodimukh", found, display.words(found))]))
    lines = [line for line in console.export_text().splitlines() if line.strip()]
    assert lines[0].startswith(" nodimukh")
    below = " ".join(" ".join(lines[1:]).split())
    assert found.source and f"{found.source.text} · {found.cue.text}" in below
    assert max(map(cell_len, lines)) <= width


def test_a_narrow_terminal_shows_what_is_counted() -> None:
    console = Console(width=60, file=io.StringIO(), record=True)
    console.print(display.count_table("outlet", {"nodimukh": Counter({HedgeLevel.FLAT: 1234})}))
    lines = [line.strip() for line in console.export_text().splitlines() if line.strip()]
    assert lines == ["1,234   nodimukh", "1,234 flat   0 distanced   0 probable   0 possible"]


def test_levels_have_number_and_name() -> None:
    assert [display.level(each) for each in HedgeLevel] == ["0 flat", "1 distanced", "2 probable", "3 possible"]


def test_who_holds_the_floor_is_counted_in_a_line() -> None:
    held = (
        Held(start=0, end=4, holder=Holder.OUTLET),
        Held(start=5, end=9, holder=Holder.SPEAKER, source="নদীপুর পুলিশ"),
        Held(start=10, end=14, holder=Holder.UNCLEAR),
    )
    line = display.floor(Annotation(floor=held)).plain
    assert line.endswith("the outlet 1, a speaker 1 (নদীপুর পুলিশ 1), unclear 1")


def test_a_sentence_in_which_a_speaker_goes_on_is_drawn_otherwise() -> None:
    one = timed()
    start, end = one.segments[0]
    held = Held(start=start, end=end, holder=Holder.SPEAKER, source="নদীপুর পুলিশ")
    assert display.GOES_ON in {str(span.style) for span in display.body(one, Annotation(floor=(held,))).spans}
