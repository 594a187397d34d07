"""The gazetteer: its records are whole, its names tell sources apart, and a user's file extends it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.labels import SourceType
from annotator.lexicon.loader import read_records
from annotator.lexicon.names import name_key, spellings
from annotator.lexicon.sources import SOURCE_FILES, TYPE_OF_KIND, SourceRecord, load_sources

#: ISO 3166-1, and the reserved and user-assigned codes for which Unicode CLDR has names.
ISO = re.findall(
    "[A-Z]{2}",
    """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
VN VU WF WS YE YT ZA ZM ZW
""",
)
RESERVED = ["AC", "CP", "CQ", "DG", "EA", "IC", "TA", "XK"]

SOURCES = load_sources()
AMBIGUOUS = [source for source in SOURCES if source.ambiguous]
BY_KEY = {source.key: source for source in SOURCES}


def index_names(sources: Iterable[SourceRecord]) -> dict[str, tuple[SourceRecord, ...]]:
    """Every name and alias by its ``name_key``. Where a name is shared, the source that has it without a context
    word, if there is one, stands last."""
    index: dict[str, list[SourceRecord]] = {}
    for source in sources:
        for name in {name_key(name): name for name in source.names}.values():
            owners = index.setdefault(name_key(name), [])
            owners.insert(0 if source.is_ambiguous(name) else len(owners), source)
    return {name: tuple(owners) for name, owners in index.items()}


def texts(source: SourceRecord) -> list[str]:
    more = [source.example, source.counter_example]
    return [source.name, *source.aliases, *source.demonyms, *source.metonyms, *source.context, *filter(None, more)]


def begins_a_word(word: str, sentence: str) -> bool:
    return re.search(rf"(?<![\u0980-\u09ff]){re.escape(fold(word))}", fold(sentence)) is not None


# The records


def test_every_country_and_territory_is_covered_once() -> None:
    codes = [source.country for source in SOURCES if source.kind in ("state", "territory")]
    assert sorted(filter(None, codes)) == sorted([*ISO, *RESERVED])


def test_every_country_code_is_one_of_iso() -> None:
    strange = {source.key: source.country for source in SOURCES if source.country not in {None, *ISO, *RESERVED}}
    assert strange == {}


def test_every_kind_is_of_one_type_and_every_type_that_can_be_named_has_records() -> None:
    assert {source.type for source in SOURCES} == set(TYPE_OF_KIND.values())
    assert {source.kind for source in SOURCES} == set(TYPE_OF_KIND)


def test_the_text_is_in_the_letters_that_the_folded_view_shows() -> None:
    for source in SOURCES:
        for text in texts(source):
            assert fold(text) == text.replace("\u200d", ""), f"{source.key}: {text!r}"
            assert "\u200d" not in text.replace("র\u200d্য", ""), f"{source.key}: {text!r} joins letters needlessly"
            assert text == " ".join(text.split()), f"{source.key}: {text!r} has stray spaces"


def test_no_alias_is_a_spelling_that_comes_by_itself() -> None:
    for source in SOURCES:
        seen: set[str] = set()
        for name in source.names:
            assert fold(name) not in seen, f"{source.key}: {name!r} need not be listed"
            seen.update(spellings(name))


def test_only_states_have_demonyms() -> None:
    assert {source.kind for source in SOURCES if source.demonyms} <= {"state", "territory"}


def test_a_demonym_belongs_to_one_state() -> None:
    owners: dict[str, str] = {}
    for source in SOURCES:
        for word in source.demonyms:
            assert owners.setdefault(name_key(word), source.key) == source.key, word


# Ambiguous names


@pytest.mark.parametrize("source", AMBIGUOUS, ids=lambda source: source.key)
def test_the_context_tells_an_ambiguous_name_apart(source: SourceRecord) -> None:
    assert source.example and source.counter_example
    forms = [form for name in source.ambiguous for form in spellings(name)]
    for sentence in (source.example, source.counter_example):
        assert any(begins_a_word(form, sentence) for form in forms), f"no ambiguous name in {sentence!r}"
    assert any(begins_a_word(word, source.example) for word in source.context)
    assert [word for word in source.context if begins_a_word(word, source.counter_example)] == []


def test_a_shared_name_has_at_most_one_source_that_needs_no_context() -> None:
    index = index_names(SOURCES)
    shared = {name: owners for name, owners in index.items() if len(owners) > 1}
    assert shared
    for name, owners in shared.items():
        needing = [owner.is_ambiguous(name) for owner in owners]
        assert all(needing[:-1]), f"{name}: {[owner.key for owner in owners]}"


@pytest.mark.parametrize("name", ["সানা", "তাসনিম", "এপি", "তাস", "পিটিআই", "ডন", "সুজন", "মালি", "জর্জিয়া"])
def test_given_names_and_common_words_need_a_context(name: str) -> None:
    assert all(source.is_ambiguous(name) for source in index_names(SOURCES)[name_key(name)])


# Names in a text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("সিরিয়ান আরব নিউজ এজেন্সি", "syrian-arab-news-agency"),
        ("সানা", "syrian-arab-news-agency"),
        ("আল–জাজিরা", "al-jazeera"),
        ("আলজাজিরা", "al-jazeera"),
        ("দি গার্ডিয়ান", "the-guardian"),
        ("নিউ ইয়র্ক টাইমস", "the-new-york-times"),
        ("টাইমস অফ ইন্ডিয়া", "the-times-of-india"),
        ("আইএসডব্লিউ", "institute-for-the-study-of-war"),
        ("এনবিআর", "national-board-of-revenue"),
        ("র‌্যাব", "rapid-action-battalion"),
        ("ইজরায়েল", "state-il"),
        ("মিশর", "state-eg"),
        ("তুর্কিয়ে", "state-tr"),
        ("আমেরিকা", "state-us"),
    ],
)
def test_a_source_is_known_by_its_names(name: str, key: str) -> None:
    assert [source.key for source in index_names(SOURCES)[name_key(name)]] == [key]
    assert fold(name) in BY_KEY[key].forms


@pytest.mark.parametrize(("capital", "key"), [("মস্কো", "state-ru"), ("নয়াদিল্লি", "state-in"), ("ঢাকা", "state-bd")])
def test_a_capital_stands_for_its_state_without_being_a_name_of_it(capital: str, key: str) -> None:
    assert capital in BY_KEY[key].metonyms
    assert name_key(capital) not in index_names(SOURCES)


def test_a_seat_that_is_an_institution_is_a_source_of_its_own() -> None:
    for key in ("white-house", "kremlin", "pentagon"):
        assert BY_KEY[key].type is SourceType.OFFICIAL


def test_a_name_in_brackets_is_not_looked_for() -> None:
    turkish = BY_KEY["ntv-turkey"]
    assert turkish.name.endswith(")")
    assert not any("(" in form for form in turkish.forms)


def test_the_source_that_needs_no_context_stands_last() -> None:
    assert [source.key for source in index_names(SOURCES)[name_key("এনটিভি")]] == ["ntv-turkey", "ntv-bangladesh"]


@given(st.text())
def test_any_text_has_a_key_and_keeps_it_when_written_otherwise(text: str) -> None:
    key = name_key(text)
    assert name_key(fold(text)) == key
    assert name_key(text.replace(" ", "-")) == key


@given(st.sampled_from(SOURCES), st.data())
def test_every_spelling_of_a_name_has_its_key(source: SourceRecord, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([source.name, *source.aliases]))
    form = data.draw(st.sampled_from(list(spellings(name))))
    assert name_key(form) == name_key(name)
    decomposed = form.replace("\u09df", "\u09af\u09bc").replace("\u09dc", "\u09a1\u09bc")
    assert name_key(decomposed) == name_key(name)


# The user's own file


def lay_over(folder: Path, text: str) -> Path:
    (folder / "sources.toml").write_text(text, encoding="utf-8")
    return folder


NEW = """
[[source]]
key = "haor-barta"
name = "হাওর বার্তা"
english = "Haor Barta"
type = "media"
kind = "newspaper"
country = "BD"
"""


def test_a_user_adds_a_source(tmp_path: Path) -> None:
    sources = load_sources(lay_over(tmp_path, NEW))
    assert len(sources) == len(SOURCES) + 1
    assert [source.key for source in index_names(sources)[name_key("হাওর-বার্তা")]] == ["haor-barta"]


def test_a_user_changes_one_field_of_a_source_and_takes_another_away(tmp_path: Path) -> None:
    text = '[[source]]\nkey = "reuters"\nenglish = "Thomson Reuters"\n[[source]]\nkey = "interfax"\nremove = true\n'
    by_key = {source.key: source for source in load_sources(lay_over(tmp_path, text))}
    assert (by_key["reuters"].english, by_key["reuters"].name) == ("Thomson Reuters", BY_KEY["reuters"].name)
    assert "interfax" not in by_key


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "হাওর বার্তা"', 'name = "রয়টার্স"', "'reuters' and 'haor-barta' have the same canonical name"),
        ('country = "BD"', 'aliases = ["এএফপি"]', "'agence-france-presse' and 'haor-barta' share the name 'এএফপি'"),
        ('kind = "newspaper"', 'kind = "ministry"', "kind 'ministry' makes official; kinds of type media: newspaper"),
        ('country = "BD"', 'country = "Bangladesh"', "record 'haor-barta', country"),
        ('country = "BD"', 'ambiguous = ["হাওর বার্তা"]', "needs context, example and counter_example"),
        ('country = "BD"', 'ambiguous = ["হাওর"]', "stand under none of its names"),
        ('key = "haor-barta"', 'key = "হাওর"', "record 'হাওর', key"),
        ('key = "haor-barta"', 'key = "state-bd"', "the key 'state-bd' stands twice"),
    ],
)
def test_a_record_that_is_not_of_its_form_is_named(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(told)):
        load_sources(lay_over(tmp_path, NEW.replace(old, new)))


def test_every_record_of_a_lexicon_file_is_read() -> None:
    assert sum(len(read_records(file, "source")) for file in SOURCE_FILES) == len(SOURCES)
