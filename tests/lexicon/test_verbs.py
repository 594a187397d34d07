"""Verb forms: every expectation here is written out by hand; the code has to reach it from the lemma."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.conjugation import PERSONS
from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.verbs import Form, VerbRecord, form_index, forms_of, load_verbs

VERBS = {verb.key: verb for verb in load_verbs()}
INDEX = form_index(load_verbs())

#: Simple present, continuous, perfect, past, habitual, past continuous, past perfect, future of the third person,
#: first future, then honorific present and perfect, negatives of both, participle, infinitive, conditional, noun,
#: its genitive, and the polite command.
COLLOQUIAL = {
    "kora": "করে করছে করেছে করল করত করছিল করেছিল করবে করব করেন করেছেন করেনি করেননি করে করতে করলে করা করার করুন",
    "janano": "জানায় জানাচ্ছে জানিয়েছে জানাল জানাত জানাচ্ছিল জানিয়েছিল জানাবে জানাব জানান জানিয়েছেন জানায়নি জানাননি "
    "জানিয়ে জানাতে জানালে জানানো জানানোর জানান",
    "lekha": "লেখে লিখছে লিখেছে লিখল লিখত লিখছিল লিখেছিল লিখবে লিখব লেখেন লিখেছেন লেখেনি লেখেননি "
    "লিখে লিখতে লিখলে লেখা লেখার লিখুন",
    "shona": "শোনে শুনছে শুনেছে শুনল শুনত শুনছিল শুনেছিল শুনবে শুনব শোনেন শুনেছেন শোনেনি শোনেননি শুনে শুনতে শুনলে শোনা শোনার শুনুন",
    "rakha": "রাখে রাখছে রেখেছে রাখল রাখত রাখছিল রেখেছিল রাখবে রাখব রাখেন রেখেছেন রাখেনি রাখেননি রেখে রাখতে রাখলে রাখা রাখার রাখুন",
    "deowa": "দেয় দিচ্ছে দিয়েছে দিল দিত দিচ্ছিল দিয়েছিল দেবে দেব দেন দিয়েছেন দেয়নি দেননি দিয়ে দিতে দিলে দেওয়া দেওয়ার -",
    "paowa": "পায় পাচ্ছে পেয়েছে পেল পেত পাচ্ছিল পেয়েছিল পাবে পাব পান পেয়েছেন পায়নি পাননি পেয়ে পেতে পেলে পাওয়া পাওয়ার পান",
    "jaowa": "যায় যাচ্ছে গেছে গেল যেত যাচ্ছিল গিয়েছিল যাবে যাব যান গেছেন যায়নি যাননি গিয়ে যেতে গেলে যাওয়া যাওয়ার যান",
    "howa": "হয় হচ্ছে হয়েছে হলো হতো হচ্ছিল হয়েছিল হবে হব হন হয়েছেন হয়নি হননি হয়ে হতে হলে হওয়া হওয়ার হোন",
    "chaowa": "চায় চাইছে চেয়েছে চাইল চাইত চাইছিল চেয়েছিল চাইবে চাইব চান চেয়েছেন চায়নি চাননি চেয়ে চাইতে চাইলে চাওয়া চাওয়ার চান",
    "asa": "আসে আসছে এসেছে এল আসত আসছিল এসেছিল আসবে আসব আসেন এসেছেন আসেনি আসেননি এসে আসতে এলে আসা আসার আসুন",
    "ana": "আনে আনছে এনেছে আনল - আনছিল এনেছিল আনবে আনব আনেন এনেছেন আনেনি আনেননি এনে আনতে আনলে আনা - আনুন",
    "bojhano": "বোঝায় বোঝাচ্ছে বুঝিয়েছে বোঝাল বোঝাত বোঝাচ্ছিল বুঝিয়েছিল বোঝাবে বোঝাব বোঝান বুঝিয়েছেন বোঝায়নি বোঝাননি "
    "বুঝিয়ে বোঝাতে বোঝালে বোঝানো বোঝানোর বোঝান",
    "pouchhano": "পৌঁছায় পৌঁছাচ্ছে পৌঁছেছে পৌঁছাল পৌঁছাত পৌঁছাচ্ছিল পৌঁছেছিল পৌঁছাবে পৌঁছাব পৌঁছান পৌঁছেছেন পৌঁছায়নি পৌঁছাননি "
    "পৌঁছে পৌঁছাতে পৌঁছালে পৌঁছানো পৌঁছানোর পৌঁছান",
    "egono": "এগোয় এগোচ্ছে এগিয়েছে এগোল এগোত এগোচ্ছিল এগিয়েছিল এগোবে এগোব এগোন এগিয়েছেন এগোয়নি এগোননি "
    "এগিয়ে এগোতে এগোলে এগোনো এগোনোর এগোন",
}
READINGS = (
    ("finite", "present", "third", False),
    ("finite", "present_continuous", "third", False),
    ("finite", "present_perfect", "third", False),
    ("finite", "past", "third", False),
    ("finite", "past_habitual", "third", False),
    ("finite", "past_continuous", "third", False),
    ("finite", "past_perfect", "third", False),
    ("finite", "future", "third", False),
    ("finite", "future", "first", False),
    ("finite", "present", "honorific", False),
    ("finite", "present_perfect", "honorific", False),
    ("finite", "present_perfect", "third", True),
    ("finite", "present_perfect", "honorific", True),
    ("participle", None, None, False),
    ("infinitive", None, None, False),
    ("conditional", None, None, False),
    ("noun", None, None, False),
    ("noun", None, None, False),
    ("imperative", "present", "honorific", False),
)

#: Present and past continuous, perfect, past, habitual and future of the third person, honorific perfect and past,
#: participle, infinitive, conditional, and the noun in -বার.
LITERARY = {
    "kora": "করিতেছে করিতেছিল করিয়াছে করিল করিত করিবে করিয়াছেন করিলেন করিয়া করিতে করিলে করিবার",
    "bola": "বলিতেছে বলিতেছিল বলিয়াছে বলিল বলিত বলিবে বলিয়াছেন বলিলেন বলিয়া বলিতে বলিলে বলিবার",
    "janano": "জানাইতেছে জানাইতেছিল জানাইয়াছে জানাইল জানাইত জানাইবে জানাইয়াছেন জানাইলেন জানাইয়া জানাইতে জানাইলে জানাইবার",
    "kowa": "কহিতেছে কহিতেছিল কহিয়াছে কহিল কহিত কহিবে কহিয়াছেন কহিলেন কহিয়া কহিতে কহিলে কহিবার",
    "chaowa": "চাহিতেছে চাহিতেছিল চাহিয়াছে চাহিল চাহিত চাহিবে চাহিয়াছেন চাহিলেন চাহিয়া চাহিতে চাহিলে চাহিবার",
    "howa": "হইতেছে হইতেছিল হইয়াছে হইল হইত হইবে হইয়াছেন হইলেন হইয়া হইতে হইলে হইবার",
    "jaowa": "যাইতেছে যাইতেছিল গিয়াছে যাইল যাইত যাইবে গিয়াছেন যাইলেন গিয়া যাইতে যাইলে যাইবার",
    "neowa": "লইতেছে লইতেছিল লইয়াছে লইল লইত লইবে লইয়াছেন লইলেন লইয়া লইতে লইলে লইবার",
}
LITERARY_READINGS = (
    ("finite", "present_continuous", "third", False),
    ("finite", "past_continuous", "third", False),
    ("finite", "present_perfect", "third", False),
    ("finite", "past", "third", False),
    ("finite", "past_habitual", "third", False),
    ("finite", "future", "third", False),
    ("finite", "present_perfect", "honorific", False),
    ("finite", "past", "honorific", False),
    ("participle", None, None, False),
    ("infinitive", None, None, False),
    ("conditional", None, None, False),
    ("noun", None, None, False),
)


def _cases(tables: dict[str, str], readings: tuple[tuple[object, ...], ...], register: str) -> list[object]:
    """A case a form; ``-`` stands where the form is another word and so excluded."""
    return [
        pytest.param(written, Form._make((key, *reading, register)), id=f"{key}-{written}")
        for key, table in tables.items()
        for written, reading in zip(fold(table).split(), readings, strict=True)
        if written != "-"
    ]


@pytest.mark.parametrize(
    ("written", "form"),
    [*_cases(COLLOQUIAL, READINGS, "chalit"), *_cases(LITERARY, LITERARY_READINGS, "sadhu")],
)
def test_the_paradigm(written: str, form: Form) -> None:
    assert form in INDEX.get(written, ())


@pytest.mark.parametrize(
    ("key", "person", "present", "perfect", "past", "future"),
    [
        ("bola", "first", "বলি", "বলেছি", "বললাম", "বলব"),
        ("bola", "second", "বলো", "বলেছ", "বললে", "বলবে"),
        ("bola", "second_intimate", "বলিস", "বলেছিস", "বললি", "বলবি"),
        ("bola", "third", "বলে", "বলেছে", "বলল", "বলবে"),
        ("bola", "honorific", "বলেন", "বলেছেন", "বললেন", "বলবেন"),
        ("dekhano", "first", "দেখাই", "দেখিয়েছি", "দেখালাম", "দেখাব"),
        ("dekhano", "second", "দেখাও", "দেখিয়েছ", "দেখালে", "দেখাবে"),
        ("dekhano", "second_intimate", "দেখাস", "দেখিয়েছিস", "দেখালি", "দেখাবি"),
        ("dekhano", "third", "দেখায়", "দেখিয়েছে", "দেখাল", "দেখাবে"),
        ("dekhano", "honorific", "দেখান", "দেখিয়েছেন", "দেখালেন", "দেখাবেন"),
        ("neowa", "first", "নিই", "নিয়েছি", "-", "নেব"),
        ("neowa", "second", "নাও", "নিয়েছ", "নিলে", "নেবে"),
        ("neowa", "honorific", "নেন", "নিয়েছেন", "নিলেন", "নেবেন"),
    ],
)
def test_every_person(key: str, person: str, present: str, perfect: str, past: str, future: str) -> None:
    assert person in PERSONS
    for tense, written in (("present", present), ("present_perfect", perfect), ("past", past), ("future", future)):
        readings = INDEX.get(fold(written), ())
        assert written == "-" or Form(key, "finite", tense, person, False, "chalit") in readings, written  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("kora", "করল করলো"),
        ("janano", "জানাল জানালো"),
        ("janano", "জানাব জানাবো"),
        ("howa", "হল হলো"),
        ("howa", "হত হতো"),
        ("howa", "হোক হউক"),
        ("achha", "ছিল ছিলো"),
        ("kora", "করছ করছো"),
        ("bola", "বলছে বলতেছে"),
        ("deowa", "দেওয়া দেয়া"),
        ("neowa", "নেওয়ার নেয়ার"),
        ("deowa", "দেবে দিবে"),
        ("deowa", "দিয়ো দিও"),
        ("jaowa", "গেছেন গিয়েছেন"),
        ("chaowa", "চাইছে চাচ্ছে"),
        ("asa", "এলেন আসলেন"),
        ("otha", "ওঠেনি উঠেনি"),
        ("lekha", "লেখেন লিখেন"),
        ("pouchhano", "পৌঁছাল পৌঁছল"),
        ("bhalobasa", "ভালোবাসে ভালবাসে"),
        ("kora", "করার করবার"),
    ],
)
def test_spellings_side_by_side_are_read_alike(key: str, spellings: str) -> None:
    one, other = ({form[:-1] for form in INDEX.get(word, ()) if form.lemma == key} for word in fold(spellings).split())
    assert one & other


@pytest.mark.parametrize(
    "written", ["নয়", "নন", "নই", "নেই", "নাই", "নহে", "করিনি", "জানাইনি", "হননি", "যায়নি", "হয়না", "পারছেনা", "ছিলোনা"]
)
def test_negatives_of_one_word(written: str) -> None:
    readings = INDEX[fold(written)]
    assert readings
    assert all(form.negative and form.kind == "finite" for form in readings)


def test_a_form_keeps_all_its_readings() -> None:
    assert {(form.kind, form.tense) for form in INDEX["বলে"]} == {("finite", "present"), ("participle", None)}
    assert {(form.kind, form.tense) for form in INDEX["করতে"]} == {("finite", "past_habitual"), ("infinitive", None)}
    assert {form.kind for form in INDEX["করলে"]} == {"finite", "conditional"}
    assert {form.lemma for form in INDEX["করাতে"]} == {"kora", "korano"}
    assert {form.lemma for form in INDEX["খেলে"]} == {"khaowa", "khela"}
    assert {form.person for form in INDEX["করবে"]} == {"second", "third"}


def test_literary_is_said_only_of_what_colloquial_has_not() -> None:
    assert {form.register for form in INDEX["করেন"]} == {"chalit"}
    assert {form.register for form in INDEX["করিলেন"]} == {"sadhu"}


LOOK_ALIKES = (
    "জানালা বলয় করাত তুলনা ঘটনা নতুন পরিবার হাসিনা করোনা চায়না পাবনা বাড়িতে জমিতে ছুটিতে নামে দাবিতে যা আয় খান দিন দিক গান ধরন ঢাকা "
    "চলতি লিখিত মিলিত খেলনা ভারত নিলাম ফাটল কামাল হাসান হাসি ছুটি জমি নাম কম মান কর বল চা পা ছাড়াও ছাড়াই জাগো আনিস হানিয়া চড়াও"
)


@pytest.mark.parametrize("word", fold(LOOK_ALIKES).split())
def test_words_of_the_news_that_look_like_verbs_are_none(word: str) -> None:
    assert word not in INDEX


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_the_examples_of_a_record(verb: VerbRecord) -> None:
    forms = forms_of(verb)
    (held,) = re.findall(r"\[(.+?)\]", verb.example)
    assert held in forms
    (look_alike,) = re.findall(r"\[(.+?)\]", verb.counter_example)
    assert look_alike[0] in {form[0] for form in forms}
    assert not [word for word in re.findall(r"[\u0980-\u09fe]+", verb.counter_example) if word in forms]


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_a_record_says_nothing_in_vain(verb: VerbRecord) -> None:
    """What it excludes would be made, what it calls irregular would not, what it spells out is not the default."""
    assert verb.key.isascii()
    made = set(forms_of(verb.model_copy(update={"exclude": (), "irregular": ()})))
    assert set(verb.exclude) <= made
    plain = forms_of(verb.model_copy(update={"irregular": ()}))
    assert all(forms_of(verb) != plain for _ in verb.irregular)
    whole = forms_of(verb)
    for name, value in verb:
        if isinstance(value, tuple) and value:
            assert len(set(value)) == len(value), f"{name} says something twice"
            if name not in ("exclude", "irregular", "tenses"):
                assert forms_of(verb.model_copy(update={name: ()})) != whole, f"{name} changes nothing"


def test_no_reading_stands_twice() -> None:
    for written, readings in INDEX.items():
        assert len(set(readings)) == len(readings), written
        assert fold(written) == written
        assert len(written) > 1


def test_a_verb_is_listed_once() -> None:
    """Only homonyms share a lemma: to fall and to read, to wear, stay apart by their spelling."""
    names = Counter(name for verb in VERBS.values() for name in {verb.lemma, *verb.spellings})
    assert [name for name, count in names.items() if count > 1] == []


def test_the_users_verbs_are_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "verbs.toml").write_text(
        '[[verb]]\nkey = "gajano"\nlemma = "গজানো"\nexample = "চারা [গজিয়েছে]।"\ncounter_example = "বনে [গজ] থাকে।"\n\n'
        '[[verb]]\nkey = "kora"\nremove = true\n',
        encoding="utf-8",
    )
    verbs = load_verbs(tmp_path)
    index = form_index(verbs)
    assert load_verbs(tmp_path) is verbs and form_index(verbs) is index
    assert Form("gajano", "finite", "present_perfect", "third", False, "chalit") in index[fold("গজিয়েছে")]
    assert "করেছে" not in index and "করেছে" in INDEX


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ('lemma = ""', "lemma"),
        ('lemma = "গজানো"\nstem = "গজা"', "stem"),
        ('lemma = "গজানো"\ntenses = ["aorist"]', "tenses"),
        ('lemma = "গজানো"\nirregular = [{ forms = [] }]', "irregular"),
    ],
)
def test_a_record_of_another_form_is_named(tmp_path: Path, line: str, field: str) -> None:
    (tmp_path / "verbs.toml").write_text(
        f'[[verb]]\nkey = "gajano"\n{line}\nexample = "চারা [গজাল]।"\ncounter_example = "[গজ]।"\n', encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=f"'gajano', {field}"):
        load_verbs(tmp_path)
