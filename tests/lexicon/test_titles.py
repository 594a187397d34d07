"""Title words and back-references: each record is whole, and its sentences hold what they are said to hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.labels import SourceType
from annotator.lexicon.sources import (
    INHERITS,
    AnaphorRecord,
    Expectation,
    TitleRecord,
    load_anaphora,
    load_sources,
    load_titles,
)

TITLES = load_titles()
ANAPHORA = load_anaphora()


def holds(sentence: str, words: tuple[str, ...]) -> bool:
    """One of the words stands in the sentence, with or without an ending."""
    return any(fold(word) in fold(sentence) for word in words)


def stands_alone(expected: Expectation, sentence: str) -> bool:
    """The source stands in the sentence once, as whole words."""
    pattern = rf"(?<![\w\u0981-\u09cd]){re.escape(expected.source)}(?![\w\u0981-\u09cd])"
    return len(re.findall(pattern, sentence)) == 1


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.key)
def test_the_sentences_of_a_title_hold_its_word_and_the_source(title: TitleRecord) -> None:
    assert holds(title.example, title.words)
    assert holds(title.counter_example, title.words)
    assert stands_alone(title.expects, title.example)
    if title.counter_expects is not None:
        assert stands_alone(title.counter_expects, title.counter_example)


@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.key)
def test_the_words_of_a_title_are_in_the_letters_of_the_folded_view(title: TitleRecord) -> None:
    for text in (*title.words, title.example, title.counter_example):
        assert fold(text) == text
        assert text == " ".join(text.split())


def test_the_example_shows_the_type_of_its_title() -> None:
    """A title that inherits, and one that speaks for somebody or through something, takes another's type."""
    for title in TITLES:
        if title.type != INHERITS and title.role != "medium":
            assert title.expects.type == title.type, title.key


def test_only_a_form_of_address_stays_in_a_name() -> None:
    assert {title.role for title in TITLES if title.in_name} == {"honorific"}


def test_words_that_say_nothing_of_the_type_inherit_it() -> None:
    assert {title.type for title in TITLES if title.role in ("spokesperson", "former", "medium")} == {INHERITS}


def test_every_type_of_the_scheme_that_is_told_by_words_has_a_title() -> None:
    told = {title.type for title in TITLES} - {INHERITS}
    assert told == set(SourceType) - {SourceType.UNSPECIFIED}


def test_a_title_stands_in_one_record(tmp_path: Path) -> None:
    again = '[[title]]\nkey = "again"\nwords = ["পুলিশ"]\ntype = "official"\nrole = "body"\n'
    more = 'example = "পুলিশ বলেছে।"\nexpects = { source = "পুলিশ", type = "official" }\ncounter_example = "পুলিশের।"\n'
    (tmp_path / "titles.toml").write_text(again + more, encoding="utf-8")
    with pytest.raises(LexiconError, match="'পুলিশ' stands in 'police' and in 'again'; keep one"):
        load_titles(tmp_path)


@pytest.mark.parametrize("anaphor", ANAPHORA, ids=lambda anaphor: anaphor.key)
def test_the_second_sentence_of_a_back_reference_holds_it(anaphor: AnaphorRecord) -> None:
    assert holds(anaphor.expects.source, (*anaphor.words, *anaphor.genitive, *anaphor.heads))
    assert anaphor.expects.source in anaphor.example
    assert fold(anaphor.example) == anaphor.example
    if anaphor.types:
        assert anaphor.expects.type in anaphor.types


def test_a_back_reference_names_titles_that_exist() -> None:
    named = {title for anaphor in ANAPHORA for title in anaphor.titles}
    assert named <= {title.key for title in TITLES}


def test_pronouns_of_all_persons_are_known() -> None:
    forms = {word for anaphor in ANAPHORA for word in (*anaphor.words, *anaphor.genitive)}
    assert {"তিনি", "তাঁর", "তার", "তাঁরা", "তারা", "তাদের", "আমি", "আমরা", "সংস্থাটি", "দেশটি", "পত্রিকাটি"} <= forms


def test_a_back_reference_without_words_or_of_an_unknown_kind_is_named(tmp_path: Path) -> None:
    rest = 'example = "সে এল। সে বলে, যাব।"\nexpects = { source = "সে", type = "person" }\n'
    (tmp_path / "anaphora.toml").write_text(f'[[anaphor]]\nkey = "none"\n{rest}', encoding="utf-8")
    with pytest.raises(LexiconError, match=r"record 'none', record: .*needs words, or heads"):
        load_anaphora(tmp_path)
    text = f'[[anaphor]]\nkey = "odd"\nheads = ["ঘর"]\nkinds = ["house"]\n{rest}'
    (tmp_path / "anaphora.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"unknown kinds \['house'\]"):
        load_anaphora(tmp_path)


def test_the_records_shown_in_the_documentation_can_be_laid_over_ours(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "lexicons.md"
    blocks = re.findall(r"^```toml\n(\[\[(\w+)\]\].*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    files = {"source": "sources", "title": "titles", "anaphor": "anaphora"}
    shown = [(kind, block) for block, kind in blocks if kind in files]
    assert {kind for kind, _ in shown} == set(files)
    for kind, block in shown:
        (tmp_path / f"{files[kind]}.toml").write_text(block, encoding="utf-8")
    assert len(load_sources(tmp_path)) == len(load_sources()) + 1
    assert len(load_titles(tmp_path)) == len(TITLES) + 1
    assert len(load_anaphora(tmp_path)) == len(ANAPHORA) + 1
