"""The word lists: well-formed, consistent with each other, and right on samples of every class."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.particles import load_classes
from annotator.lexicon.sources import load_titles
from annotator.lexicon.vocabulary import WordKind, WordList, load_vocabulary, read_lists

LISTS = read_lists()
WORD = re.compile(r"[\u0980-\u09fe]+(?:-[\u0980-\u09fe]+)*")
#: Endings that the rules would take for case endings, determiners or plurals.
CUT = re.compile("(?:[ািীুূৃেৈোৌ-]র|রা|টি|টা|গুলি|কে|ায়|[^অ-ঔা-ৌ]ে)$")
#: What may head a source: never a common noun, or the source would end before it.
SPEAKERS = """
    মন্ত্রী প্রধানমন্ত্রী পুলিশ কর্মকর্তা নেতা শিক্ষক চিকিৎসক মুখপাত্র সভাপতি সম্পাদক আইনজীবী বিশ্লেষক প্রতিনিধি সাংবাদিক
    মন্ত্রণালয় আদালত কমিশন সংস্থা দল ব্যাংক বোর্ড হাসপাতাল বিশ্ববিদ্যালয় পত্রিকা সংবাদমাধ্যম গণমাধ্যম বাহিনী সেনাবাহিনী
    মানুষ পরিবার বাসিন্দা প্রত্যক্ষদর্শী সূত্র প্রতিবেদন বিবৃতি
"""


def words_of(kind: WordKind) -> list[str]:
    return [fold(word) for record in LISTS if record.kind is kind for word in record.words]


def classes(word: str) -> frozenset[str]:
    return load_vocabulary().get(fold(word), frozenset())


@pytest.mark.parametrize("kind", WordKind)
def test_a_class_holds_each_word_once(kind: WordKind) -> None:
    assert [word for word, times in Counter(words_of(kind)).items() if times > 1] == []


@pytest.mark.parametrize("record", LISTS, ids=lambda record: record.key)
def test_a_list_is_in_order_and_holds_single_folded_words(record: WordList) -> None:
    assert list(record.words) == sorted(record.words)
    assert [word for word in record.words if fold(word) != word or not WORD.fullmatch(word)] == []


@pytest.mark.parametrize("record", LISTS, ids=lambda record: record.key)
def test_the_example_shows_a_word_of_the_list_and_the_counter_example_none(record: WordList) -> None:
    assert set(WORD.findall(record.example)) & set(record.words)
    assert not set(WORD.findall(record.counter_example)) & set(record.words)


@pytest.mark.parametrize("other", [WordKind.COMMON, WordKind.ADJECTIVE, WordKind.ADVERB, WordKind.AMBIGUOUS_NAME])
def test_a_name_is_nothing_else(other: WordKind) -> None:
    assert set(words_of(WordKind.NAME)) & set(words_of(other)) == set()


def test_what_may_be_a_name_is_not_common() -> None:
    assert set(words_of(WordKind.AMBIGUOUS_NAME)) & set(words_of(WordKind.COMMON)) == set()


@pytest.mark.parametrize("word", SPEAKERS.split())
def test_what_can_head_a_source_is_neither_common_nor_a_modifier(word: str) -> None:
    assert not classes(word) & {"common", "adjective", "adverb", "name", "place"}


def test_the_title_words_of_speakers_are_not_common() -> None:
    speakers = {
        fold(word)
        for title in load_titles()
        if title.role in {"office", "spokesperson", "body", "group", "anonymous", "social"}
        for word in title.words
    }
    assert speakers & set(words_of(WordKind.COMMON)) == set()


def test_pronouns_postpositions_and_conjunctions_are_left_to_the_particles() -> None:
    closed = {"pronoun", "postposition", "conjunction", "complementiser", "negation"}
    function_words = {word for word, kinds in load_classes().items() if kinds & closed}
    assert function_words & set(words_of(WordKind.COMMON)) == set()


@pytest.mark.parametrize(
    ("kind", "sample"),
    [
        ("common", "কৌশল সিদ্ধান্ত পদক্ষেপ চুক্তি হামলা অভিযান সমস্যা নির্বাচন"),
        ("adjective", "শান্তিপূর্ণ গুরুত্বপূর্ণ নতুন বড় আন্তর্জাতিক রাজনৈতিক সামরিক সম্ভাব্য ব্যাপক"),
        ("adverb", "সম্ভবত অবশ্যই দ্রুত সাধারণত কার্যত ইতিমধ্যে"),
        ("document", "প্রতিবেদন গবেষণা সমীক্ষা"),
        ("name", "রহমান হোসেন ট্রাম্প পুতিন খান বেগম ইসলাম জেলেনস্কি চিনপিং মোদি"),
        ("place", "ঢাকা চট্টগ্রাম গাজা দিল্লি কুমিল্লা মস্কো"),
        ("ambiguous_name", "মিত্র জয় আলো শান্তি বিজয় সাগর দাস"),
        ("nominative", "খবর মুখপাত্র রায় মন্ত্রণালয় আলমগীর ডিসেম্বর জিম্বাবুয়ে মেয়ে জাকির রংপুর কমিটি ক্যামেরা"),
    ],
)
def test_samples_of_each_class(kind: str, sample: str) -> None:
    assert [word for word in sample.split() if kind not in classes(word)] == []


def test_a_listed_stem_that_looks_like_a_case_form_is_kept_whole() -> None:
    stems = {word for kind in WordKind if kind is not WordKind.ADVERB for word in words_of(kind)}
    cut = {word for word in stems if len(word) > 3 and CUT.search(word)}
    assert sorted(word for word in cut if "nominative" not in classes(word)) == []


@pytest.mark.parametrize("word", ["দিল্লিতে", "ঢাকায়", "সরকারের", "পুলিশকে", "শিক্ষকরা", "রাজধানীর", "কলকাতার"])
def test_a_case_form_is_no_nominative(word: str) -> None:
    assert "nominative" not in classes(word)


def test_a_word_is_found_in_either_spelling_of_its_signs() -> None:
    assert classes("জ\u09af\u09bc") == classes("জ\u09df") != frozenset()


def test_a_users_list_is_laid_over_ours(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(
        '[[words]]\nkey = "name.ours"\nmeaning = "m"\nwords = ["ঝিঙে"]\nexample = "e"\ncounter_example = "c"\n',
        encoding="utf-8",
    )
    assert load_vocabulary(tmp_path)["ঝিঙে"] == {"name"}
    assert load_vocabulary(tmp_path)["রহমান"] == {"name"}


def test_an_unknown_class_is_refused(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text(
        '[[words]]\nkey = "verb"\nmeaning = "m"\nwords = ["ক"]\nexample = "e"\ncounter_example = "c"\n',
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match=r"'verb'.*key"):
        load_vocabulary(tmp_path)
