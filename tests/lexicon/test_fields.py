"""What a cue's record says of its behaviour: each field decides a sentence that is read otherwise without it."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from pydantic import TypeAdapter

from annotator.lexicon.cues import CompoundCue, CueRecord, ModalCue, PostpositionCue, RefusalCue, VerbCue, load_cues
from annotator.rules import RulePass
from tests.examples.compare import as_example, shown
from tests.examples.markup import parse
from tests.rules.passing import rule_pass

KINDS: dict[str, type[CueRecord]] = {
    "verb": VerbCue,
    "compound": CompoundCue,
    "modal": ModalCue,
    "refusal": RefusalCue,
    "postposition": PostpositionCue,
}


class Field(NamedTuple):
    """A field of a record, what it is where it is left out, and a sentence that it decides."""

    kind: str
    key: str
    name: str
    sentence: str


FIELDS = [
    Field("verb", "jana", "passive_only", "এই পথটি মাঝি আগে জেনেছেন, তবে ভুলে গেছেন।"),
    Field("verb", "jana", "hearsay", "[c1 distanced]জানা গেছে[/c1], [k1]সেতুটি ভেঙেছে[/k1]।"),
    Field("verb", "jana", "reported", "[c1 distanced]জানা গেছে[/c1] [k1]নৌকাটি রাতে ডুবে গেছে[/k1]।"),
    Field("verb", "dekha", "needs", "মাঠে দেখা গেছে, দুই দল ছবি তুলছে।"),
    Field("verb", "janano", "noun_with", "শীত এসেছে বলে জানান দেয় কুয়াশা।"),
    Field("verb", "bola", "commands", "[s1]তিনি[/s1] [k1]যেতে[/k1] [c1 demand]বলেছেন[/c1]।"),
    Field("verb", "bola", "names", "তাঁকে বলা হয় ‘নদীর মানুষ’।"),
    Field("verb", "bola", "figures", "[s1]ব্যাংকের[/s1] তথ্য [c1]বলছে[/c1], [k1]ঋণ বেড়েছে[/k1]।"),
    Field("verb", "bola", "talks", "দুই বোন রাতভর কথা বলেন, হাসেন।"),
    Field("verb", "lekha", "vectors", "মেয়েটি রোজ লিখে রাখে, মা কী খেলেন।"),
    Field("verb", "lekha", "unless_before", "গানের কথা লিখেছেন, সুর দিয়েছেন রিমা।"),
    Field("verb", "lekha", "written", '[s1]ব্যানারে[/s1] [c1 document name="ব্যানার"]লেখা ছিল[/c1], [k1]নদী বাঁচাও[/k1]।'),
    Field("compound", "swikar", "unless_before", "দেশের জন্য তাঁরা ত্যাগ স্বীকার করেছেন, লড়েছেন।"),
    Field("compound", "mene_neowa", "only_before", "যাত্রীরা শর্ত মেনে নিয়েছেন, লঞ্চ ছেড়েছে।"),
    Field(
        "compound",
        "mene_neowa",
        "or_told",
        "[s1]কোচ[/s1] একান্তে [c1 admission]মেনে নিলেন[/c1], [k1]দল ভালো খেলেনি[/k1]।",
    ),
    Field("compound", "bishwas", "unless_locative", "তাঁরা ধর্মে বিশ্বাস করেন, নামাজ পড়েন।"),
    Field("compound", "nishchit_howa", "active_only", "নিশ্চিত হওয়া গেছে যে সেতুটি টিকবে।"),
    Field("compound", "bibechona", "finite_only", "শীতের কথা বিবেচনা করে ছুটি বাড়ানো হয়।"),
    Field(
        "compound",
        "mone",
        "of_object",
        "[s1]অনেকে[/s1] [k1]নদীটিকে জেলার প্রাণ[/k1] [c1 probable belief][h1]মনে করেন[/h1][/c1]।",
    ),
    Field(
        "compound",
        "mone",
        "reads_finite",
        "[s1]সরকার[/s1] [c1 probable belief][h1]মনে করে[/h1][/c1] [k1]সেতুটি আগামী বছর খুলবে[/k1]।",
    ),
    Field("compound", "ullekh", "clausal", "[k1]সেতুটি ভেঙেছে[/k1] [c1]উল্লেখ করে[/c1] [s1]মেয়র[/s1] চলে যান।"),
    Field(
        "compound",
        "bibechito",
        "impersonal",
        "[k1]মেয়র যোগ্য নেতা[/k1] হিসেবে [c1 probable belief][h1]বিবেচিত হন[/h1][/c1]।",
    ),
    Field("compound", "khobor", "by_reporters", "মায়ের খবর, তা শুনে ছেলেটি ছুটে যায়।"),
    Field("compound", "dabi", "demands", "[s1]শ্রমিকদের[/s1] [c1 demand]দাবি[/c1], [k1]কারখানা খুলে দিতে হবে[/k1]।"),
    Field("compound", "chaowa", "of_others", "[k1]খুনির ফাঁসি চান[/k1] বলে [c1]জানান[/c1] [s1]মাঝি[/s1]।"),
    Field(
        "compound",
        "ashabadi",
        "predicate",
        "[k1]ফেরি চলবে[/k1] বলে [c1 probable belief][h1]আশাবাদী[/h1][/c1] [s1]মাঝিরা[/s1]।",
    ),
    Field("compound", "mana_na", "denied", "মাঝিরা মেয়রের অভিযোগ মেনেছেন।"),
    Field("compound", "hisebe_dekha", "tenses", "নাটকে তাঁকে খলনায়ক হিসেবে দেখা যাচ্ছে।"),
    Field(
        "compound",
        "dabi",
        "announces",
        "[s1]মাঝিরা[/s1] [k1]তিনটি [c1 demand following]দাবি[/k1] জানিয়েছেন[/c1]। টোল কমাতে হবে।",
    ),
    Field("compound", "bhashyo", "owned", "সভায় সমাপনী পর্বের বক্তব্য দেন মেয়র।"),
    Field("compound", "ullekh", "closers", "[s1]মেয়র[/s1] [k1]অতিথিদের নামও[/k1] [c1]উল্লেখ করেন[/c1]।"),
    Field("compound", "pawa", "passive_only", "আগুন লাগার খবর পেয়ে দমকল ছুটে যায়।"),
    Field("compound", "pawa", "hearsay", "[k1]পাহাড়ধসে তিনজন নিহত হওয়ার খবর[/k1] [c1 distanced]পাওয়া গেছে[/c1]।"),
    Field("compound", "pawa", "noun_in_claim", "[k1]পাহাড়ধসে তিনজন নিহত হওয়ার খবর[/k1] [c1 distanced]পাওয়া গেছে[/c1]।"),
    Field(
        "compound", "dharona", "nominal", "[s1]পুলিশের[/s1] [c1 probable belief][h1]ধারণা[/h1][/c1], [k1]চোর একজন[/k1]।"
    ),
    Field("compound", "protikriya", "needs", "ওষুধটি নিয়ে রোগীরা প্রতিক্রিয়া জানান, অনেকে হেসে বাড়ি ফেরেন।"),
    Field("compound", "shara", "silent", "[s1]পরিচালক[/s1] ফোনে [c1 negative preceding]সাড়া দেননি[/c1]।"),
    Field(
        "compound",
        "mone_howa",
        "experienced",
        "[s1]মেয়রের[/s1] [c1 probable belief][h1]মনে হয়[/h1][/c1], [k1]মাঠ ভেজা[/k1]।",
    ),
    Field("compound", "nirob", "mute", "[s1]মেয়র[/s1] [k1]টোল নিয়ে[/k1] [c1 negative]নীরবতা বজায় রেখেছেন[/c1]।"),
    Field("compound", "asha", "of_thing", "[s1]তিনি[/s1] [k1]সুবিচার[/k1] [c1 probable belief][h1]প্রত্যাশা করেন[/h1][/c1]।"),
    Field("compound", "mot", "sided", "[s1]মাঝিরা[/s1] [k1]ঘাট ছাড়ার পক্ষে[/k1] [c1]মত দিয়েছেন[/c1]।"),
    Field("compound", "proshno", "topical", "[k1]নকশা নিয়ে[/k1] [c1 question]প্রশ্ন তুলেছেন[/c1] [s1]জেলেরা[/s1]।"),
    Field(
        "compound",
        "obhijog",
        "alone",
        "[c1 distanced allegation][h1]অভিযোগ[/h1][/c1], [k1]রাতে মাটি কাটা হয়[/k1]।",
    ),
    Field("compound", "shironam", "of_document", "[s1]প্রতিবেদনটির[/s1] [c1 direct]শিরোনাম[/c1], [k1]‘সেতুতে ফাটল’[/k1]।"),
    Field("modal", "learn", "tenses", "পাঠকেরা পাঠাগারে জানতে পারেন, পৃথিবী কত বড়।"),
    Field("refusal", "raji", "denied", "মেয়র এ বিষয়ে মন্তব্য করতে রাজি হন।"),
    Field("postposition", "sutre", "needs_report", "বন্ধুত্বের সূত্রে [s1]মেয়র[/s1] [c1]বলেন[/c1], [k1]পথ খোলা[/k1]।"),
    Field("postposition", "bhashay", "needs_mark", "মন্ত্রীর ভাষায় কোনো ভুল নেই।"),
    Field("postposition", "onujayi", "laid_down", "সরকারের নির্দেশনা অনুযায়ী, দোকান রাত আটটায় বন্ধ হবে।"),
    Field("postposition", "mote", "bare_source", "[s1]রয়টার্স[/s1] [c1]মতে[/c1], [k1]আলোচনা ভেঙে গেছে[/k1]।"),
    Field(
        "postposition",
        "borat_diye",
        "relay",
        "[s1]পুলিশের[/s1] [c1]বরাত দিয়ে[/c1] [s2]বিবিসি[/s2] [c2 via=1]জানায়[/c2], [k1][k2]পথ খোলা[/k2][/k1]।",
    ),
]

#: Fields that every record of its kind has, or that only say how sure a cue sounds; examples of records hold those.
PLAIN = {"key", "example", "counter_example", "lemma", "function", "nouns", "verbs", "words", "infinitive", "heads"}
PLAIN |= {"hedge", "level"}


def fits(rules: RulePass, sentence: str) -> bool:
    example = parse(sentence)
    expected, found = shown(example, as_example(example.text, rules.annotate_text(example.text)))
    return found == expected


def without(field: Field) -> str:
    """A record without the field, all others kept: it is laid over ours under a key of its own."""
    record = next(one for one in load_cues().records if type(one) is KINDS[field.kind] and one.key == field.key)
    form = TypeAdapter(type(record))
    kept = form.dump_python(record, exclude_defaults=True, exclude={field.name, "key"}, mode="json")
    lines = [f"[[{field.kind}]]", f'key = "{field.key}"', "remove = true", f"[[{field.kind}]]", 'key = "mine"']
    return "\n".join([*lines, *(f"{name} = {toml(value)}" for name, value in kept.items())])


def toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f'"{key}" = {toml(each)}' for key, each in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: f"{field.kind}.{field.key}.{field.name}")
def test_a_field_decides_its_sentence(field: Field, tmp_path: Path) -> None:
    assert fits(rule_pass(), field.sentence)
    (tmp_path / "cues.toml").write_text(without(field), encoding="utf-8")
    assert not fits(RulePass(tmp_path), field.sentence)


def test_every_field_has_its_sentence_and_is_told_at_the_head_of_the_file() -> None:
    fields = {name for model in KINDS.values() for name in TypeAdapter(model).json_schema()["properties"]} - PLAIN
    assert fields == {field.name for field in FIELDS}
    head = resources.files("annotator.lexicon").joinpath("cues.toml").read_text(encoding="utf-8").partition("\n[[")[0]
    assert [name for name in sorted(fields) if f"\n#   {name} " not in head] == []
