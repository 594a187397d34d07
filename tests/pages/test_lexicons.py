"""The reader's lexicons: each record does what it says, and shows nothing it should not."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon import read_records
from annotator.lexicon.furniture import load_furniture
from annotator.lexicon.outlets import OutletRecord, Outlets, load_outlets

FURNITURE = {record["key"]: record for record in read_records("furniture", "furniture")}
OUTLETS = load_outlets()


@pytest.mark.parametrize("key", FURNITURE)
def test_example_is_furniture_and_counterexample_is_not(key: str) -> None:
    record, furniture = FURNITURE[key], load_furniture()
    roles = [
        "masthead" if record["role"] == "masthead" and furniture.is_masthead(line) else furniture.role(line)
        for line in (record["example"], record["counterexample"])
    ]
    assert roles[0] == record["role"]
    assert roles[1] != record["role"]


@pytest.mark.parametrize("name", ["furniture", "outlets"])
def test_files_are_written_with_composed_letters(name: str) -> None:
    text = (Path(__file__).parents[2] / "annotator" / "lexicon" / f"{name}.toml").read_text(encoding="utf-8")
    assert not any(letter + "\u09bc" in text for letter in "যডঢ")


def test_no_name_or_domain_is_of_two_outlets() -> None:
    records = OUTLETS.records.values()
    own = [{record.name, record.english, *record.aliases, *record.domains} for record in records]
    times = Counter(name.casefold() for names in own for name in {name.casefold() for name in names})
    assert [name for name, count in times.items() if count > 1] == []


def test_outlets_are_many_and_keys_are_language_neutral() -> None:
    assert len(OUTLETS.records) >= 45
    assert all(re.fullmatch("[a-z0-9_]+", key) for key in OUTLETS.records)


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.prothomalo.com/a/b", "prothom_alo"),
        ("https://bangla.thedailystar.net/news/1", "daily_star_bangla"),
        ("https://www.bbc.com/bengali/articles/x", "bbc_bangla"),
        ("https://www.bbc.com/news/x", None),
        ("https://notprothomalo.com/a", None),
        ("https://prothomalo.com.example/a", None),
        ("[আজ]", None),
        ("https://[9]", None),
    ],
)
def test_domain_shows_the_outlet(url: str, key: str | None) -> None:
    assert OUTLETS.by_url(url) == key


def test_a_host_of_which_only_one_edition_is_known_is_that_edition() -> None:
    records = [
        OutletRecord(key=key, name=key, english=key, domains=(domain,))
        for key, domain in (("one", "house.example/bn"), ("two", "shared.example/a"), ("three", "shared.example/b"))
    ]
    outlets = Outlets(records)
    assert outlets.by_host("house.example") == outlets.by_host("p.house.example") == "one"
    assert outlets.by_host("shared.example") is None
    assert outlets.by_host("other.example") is None


def test_names_in_their_places() -> None:
    assert OUTLETS.in_byline(fold("আন্তর্জাতিক ডেস্ক, ঢাকাটাইমস")) == {"dhaka_times"}
    assert OUTLETS.in_byline(fold("বিডি-প্রতিদিন/আশিক")) == {"bangladesh_pratidin"}
    assert OUTLETS.in_byline(fold("নিজস্ব প্রতিবেদক")) == set()
    assert OUTLETS.in_imprint(fold("ই-মেইল: news@jagonews24.com")) == {"jago_news"}
    assert OUTLETS.in_imprint(fold("প্রকাশক : সালমা ইসলাম")) == {"jugantor"}
    assert OUTLETS.named_alone(fold("যুগান্তর")) == "jugantor"
    assert OUTLETS.named_alone(fold("আজকের পত্রিকা")) is None
    assert OUTLETS.named_alone(fold("প্রথম আলোকে বলেন")) is None


def test_pattern_that_is_none_is_an_error(tmp_path: Path) -> None:
    record = '[[outlet]]\nkey = "x"\nname = "এক্স ওয়াই"\nenglish = "X Y"\ndatelines = ["("]\n'
    (tmp_path / "outlets.toml").write_text(record, encoding="utf-8")
    with pytest.raises(LexiconError, match="no regular expression"):
        load_outlets(tmp_path)
