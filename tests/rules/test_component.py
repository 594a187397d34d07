"""The rule pass in a spaCy pipeline: what it leaves in a document, and that it travels with pipeline and document."""

from __future__ import annotations

import pickle
import re
import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from annotator.errors import LexiconError
from annotator.rules.component import AttributionComponent, extend
from tests.examples.markup import Span, parse, read
from tests.rules.passing import rule_pass

TEXT = "তিনি অসুস্থ নন। রয়টার্স জানিয়েছে, বৈঠক হতে পারে। কাল হয়তো বৃষ্টি নামবে।"
EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A blank pipeline with the component, found by its name through the entry point."""
    made = spacy.blank("bn")
    made.add_pipe("attribution")
    return made


def words(doc: Doc) -> list[str]:
    return [token.text for token in doc]


# What a document holds


def test_attributions_are_those_of_the_pass(nlp: Language) -> None:
    assert nlp(TEXT)._.attributions == rule_pass().annotate_text(TEXT).attributions


def test_groups_hold_each_part_under_its_label(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = {name: [(span.text, span.label_) for span in spans] for name, spans in doc.spans.items()}
    assert [label for _, label in found.pop("floor")] == ["outlet", "speaker"]
    assert found == {
        "source": [("রয়টার্স", "SOURCE")],
        "cue": [("জানিয়েছে", "CUE")],
        "claim": [("বৈঠক হতে পারে", "CLAIM")],
        "hedge": [("হতে পারে", "HEDGE"), ("হয়তো", "HEDGE")],
    }


def test_a_span_that_two_attributions_share_stands_once_in_its_group(nlp: Language) -> None:
    doc = nlp("রয়টার্সের বরাত দিয়ে আল-জাজিরা জানিয়েছে, সেতু খুলেছে।")
    assert len(doc._.attributions) == 2
    assert [span.text for span in doc.spans["claim"]] == ["সেতু খুলেছে"]


def test_a_text_without_attributions_has_empty_groups(nlp: Language) -> None:
    doc = nlp("আকাশ আজ নীল।")
    assert doc._.attributions == ()
    assert [span.text for span in doc.spans["floor"]] == ["আকাশ আজ নীল"]
    assert {name: list(spans) for name, spans in doc.spans.items() if name != "floor"} == {
        "source": [],
        "cue": [],
        "claim": [],
        "hedge": [],
    }


def test_an_empty_text_is_a_text(nlp: Language) -> None:
    assert nlp("")._.attributions == ()


def test_a_document_that_the_component_has_not_seen_has_none(nlp: Language) -> None:
    assert nlp.make_doc(TEXT)._.attributions == ()


# Tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("বলেন,‘আমরা", ["বলেন", ",", "‘", "আমরা"]),
        ("বলেন:'আমরা", ["বলেন", ":", "'", "আমরা"]),
        ("আইএসডব্লিউ)-এর", ["আইএসডব্লিউ", ")-এর"]),
        ("(আইএসডব্লিউ)-এর", ["(", "আইএসডব্লিউ", ")-এর"]),
        ("বন্ধ।পরে", ["বন্ধ", "।", "পরে"]),
        ("যাব।’", ["যাব", "।", "’"]),
        ("-রয়টার্স", ["-", "রয়টার্স"]),
        ("বিএনপি’র", ["বিএনপি’র"]),
        ("-৫", ["-৫"]),
    ],
)
def test_the_tokenizer_splits_where_spans_end(nlp: Language, text: str, tokens: list[str]) -> None:
    assert words(nlp.make_doc(text)) == tokens


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_span_of_the_examples_begins_and_ends_with_a_token(nlp: Language, path: Path) -> None:
    for block in read(path):
        example = parse(block.source)
        doc = nlp.make_doc(example.text)
        parts: list[Span | None] = list(example.bare_hedges)
        for one in example.attributions:
            parts += [one["source"], one["cue"], one["claim"], *one["hedges"]]
        for part in parts:
            assert part is None or doc.char_span(*part) is not None, (block.id, example.text[slice(*part)])


def test_the_tokenizer_is_left_alone_where_it_is_asked_to_be() -> None:
    plain, made = spacy.blank("bn"), spacy.blank("bn")
    made.add_pipe("attribution", config={"extend_tokenizer": False})
    assert words(made.make_doc("বলেন,‘আমরা")) == words(plain.make_doc("বলেন,‘আমরা")) == ["বলেন,‘আমরা"]


def test_a_span_that_cuts_a_token_is_widened_in_the_group_only() -> None:
    made = spacy.blank("bn")
    made.add_pipe("attribution", config={"extend_tokenizer": False})
    doc = made("কোচ বলেন,‘আমরা জিতব।’")
    assert doc._.attributions[0].cue.text == "বলেন"
    assert [span.text for span in doc.spans["cue"]] == ["বলেন,‘আমরা"]


def test_another_tokenizer_is_left_alone() -> None:
    made = spacy.blank("bn")
    made.tokenizer = lambda text: Doc(made.vocab, text.split(" "))
    made.add_pipe("attribution")
    doc = made("রয়টার্স জানিয়েছে, সেতু খুলেছে।")
    assert [span.text for span in doc.spans["cue"]] == ["জানিয়েছে,"]


# Pipelines and documents on their way


def test_pipe_gives_what_single_calls_give(nlp: Language) -> None:
    texts = [TEXT, "আকাশ নীল।", "পুলিশ জানায়, দুজন আটক হয়েছেন।"]
    singly = [nlp(text)._.attributions for text in texts]
    for size in (1, 2, 50):
        assert [doc._.attributions for doc in nlp.pipe(texts, batch_size=size)] == singly


def test_other_processes_send_their_findings_back(nlp: Language) -> None:
    docs = list(nlp.pipe([TEXT] * 3, n_process=2, batch_size=1))
    assert [doc._.attributions for doc in docs] == [rule_pass().annotate_text(TEXT).attributions] * 3
    assert [span.text for span in docs[0].spans["source"]] == ["রয়টার্স"]


def test_a_stored_document_keeps_them(nlp: Language) -> None:
    doc = nlp(TEXT)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    (back,) = DocBin().from_bytes(stored).get_docs(nlp.vocab)
    assert back._.attributions == doc._.attributions
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.attributions == doc._.attributions


def test_a_stored_pipeline_does_the_same(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    back = spacy.load(tmp_path)
    assert back(TEXT)._.attributions == nlp(TEXT)._.attributions
    assert words(back.make_doc("বলেন,‘আমরা")) == words(nlp.make_doc("বলেন,‘আমরা"))


def test_a_component_is_stored_in_any_folder_and_again(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "cues.toml").write_text('[[verb]]\nkey = "janano"\nremove = true\n', encoding="utf-8")
    for _ in range(2):
        AttributionComponent(lexicon).to_disk(tmp_path / "models" / "bangla")
    assert [file.name for file in (tmp_path / "models" / "bangla").iterdir()] == ["cues.toml"]
    assert (
        AttributionComponent().from_disk(tmp_path / "models" / "bangla").to_bytes() != AttributionComponent().to_bytes()
    )


def test_a_pickled_pipeline_does_the_same(nlp: Language) -> None:
    back = pickle.loads(pickle.dumps(nlp))
    assert back(TEXT)._.attributions == nlp(TEXT)._.attributions


def test_a_pipeline_with_a_lexicon_of_its_own_keeps_it(tmp_path: Path) -> None:
    lexicon = tmp_path / "lexicon"
    lexicon.mkdir()
    (lexicon / "cues.toml").write_text('[[verb]]\nkey = "janano"\nremove = true\n', encoding="utf-8")
    made = spacy.blank("bn")
    made.add_pipe("attribution", config={"lexicon": str(lexicon)})
    made.to_disk(tmp_path / "stored")
    again = spacy.blank("bn")
    again.add_pipe("attribution")
    pickled, sent = pickle.dumps(made), made.to_bytes()
    shutil.rmtree(lexicon)  # as on another machine
    for one in (spacy.load(tmp_path / "stored"), pickle.loads(pickled), again.from_bytes(sent)):
        assert one(TEXT)._.attributions == ()
        assert next(iter(one.pipe([TEXT], n_process=2)))._.attributions == ()


def test_a_lexicon_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    made = spacy.blank("bn")
    made.add_pipe("attribution", config={"lexicon": str(tmp_path / "missing")})
    with pytest.raises(LexiconError, match="is no folder of lexicon files"):
        made(TEXT)


def test_hedges_of_the_outlet_itself_are_asked_for_like_attributions(nlp: Language) -> None:
    doc = nlp("ভাঙা সাঁকোটি যেকোনো সময় ধসে পড়তে পারে।")
    (hedge,) = doc._.bare_hedges
    assert doc.text[hedge.start : hedge.end] == "পড়তে পারে"
    assert Doc(nlp.vocab)._.bare_hedges == ()


def test_the_rules_of_the_user_are_kept() -> None:
    """Those that the pipeline's tokenizer has are added to, whatever they are; a second call adds nothing."""
    made = spacy.blank("bn")
    made.tokenizer.infix_finditer = re.compile("~").finditer
    made.tokenizer.suffix_search = None
    made.add_pipe("attribution")
    assert [token.text for token in made("নদী~খাল বলেন,‘আমরা")] == ["নদী", "~", "খাল", "বলেন", ",", "‘", "আমরা"]
    before = made.tokenizer.to_bytes()
    extend(made)
    assert made.tokenizer.to_bytes() == before


def test_a_rule_that_is_no_pattern_is_left_alone() -> None:
    made = spacy.blank("bn")
    made.tokenizer.prefix_search = found = lambda text: None
    extend(made)
    assert made.tokenizer.prefix_search is found
