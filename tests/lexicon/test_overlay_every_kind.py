"""A folder of one's own reaches all that reads the lexicons: a record of every kind, laid over ours, works."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import pytest

import annotator
from annotator.bangla.folding import fold
from annotator.comparing.people import Identities
from annotator.lexicon import read_records
from annotator.lexicon.contrasts import load_contrasts
from annotator.lexicon.people import load_people, load_spelling
from annotator.lexicon.serials import series
from annotator.rules import RulePass
from tests.rules.passing import told

FILES = sorted(
    (file for file in resources.files("annotator.lexicon").iterdir() if file.name.endswith(".toml")),
    key=lambda file: file.name,
)


Look = Callable[[Path], object]


class Trial(NamedTuple):
    """A record that ours do not hold, and what shows that it works."""

    file: str
    kind: str
    record: str
    """Its lines; of a kind whose keys the rules ask for by name, a key of ours and ``words`` to be added to it."""
    see: Look
    """Return what is read with a lexicon folder."""
    expected: object
    """What is read with the record."""
    words: tuple[str, ...] = ()


@cache
def over(folder: Path) -> RulePass:
    """Return the pass with the folder laid over ours."""
    return RulePass(folder)


def attributions(text: str) -> Look:
    """Return a look at rules, cues and bare hedges that the pass finds in the text."""
    return lambda folder: told(over(folder).annotate_text(text))


def speakers(text: str) -> Look:
    """Return a look at source, type and canonical name of the attributions in the text."""
    return lambda folder: [
        (one.source and one.source.text, one.source_type.value, one.canonical)
        for one in over(folder).annotate_text(text).attributions
    ]


def page(name: str, text: str, see: Callable[[annotator.models.Article], object]) -> Look:
    """Return a look at the article of a page; the page lies beside the folders."""

    def look(folder: Path) -> object:
        file = folder.parent / name
        file.write_text(text, encoding="utf-8")
        (found,) = annotator.read(file, lexicon=folder)
        return None if found.article is None else see(found.article)

    return look


PAGE = (
    "নদীপুরে সেতু খুলছে\n\nনদীপুরের নতুন সেতুটি আগামী মাসে খুলে দেওয়া হবে বলে জানিয়েছে সড়ক বিভাগ। কাজ প্রায় শেষ, "
    "এখন চলছে রঙের কাজ।\n{}\nমেয়র সালমা খাতুন বলেন, সেতুটি হলে দুই পারের মানুষের ভোগান্তি কমবে এবং হাটের দিনে আর "
    "নৌকার জন্য বসে থাকতে হবে না।\n"
)

TRIALS = [
    Trial(
        "cues",
        "verb",
        'key = "shonano"\nlemma = "শোনানো"\nfunction = "statement"\nexample = "তিনি [শোনান], দল এক আছে।"\n'
        'counter_example = "গান [শোনান] তিনি।"',
        attributions("তিনি শোনান, দল এক আছে।"),
        ["right.verb.shonano: শোনান"],
    ),
    Trial(
        "cues",
        "compound",
        'key = "fatwa"\nnouns = ["ফতোয়া"]\nverbs = { "দেওয়া" = "demand" }\n'
        'example = "আলেমরা মেলা বন্ধ রাখার [ফতোয়া দিয়েছেন]।"\ncounter_example = "[ফতোয়ার] বইটি পুরোনো।"',
        attributions("আলেমরা মেলা বন্ধ রাখার ফতোয়া দিয়েছেন।"),
        ["left.compound.fatwa: ফতোয়া দিয়েছেন"],
    ),
    Trial(
        "cues",
        "modal",
        'key = "hear"\ninfinitive = "শোনা"\nverbs = ["পাওয়া"]\nfunction = "statement"\n'
        'example = "গ্রামের মানুষ [শুনতে পেয়েছে], সেতুটি ভাঙবে।"\ncounter_example = "গ্রামের মানুষ গান [শোনে]।"',
        attributions("গ্রামের মানুষ শুনতে পেয়েছে, সেতুটি ভাঙবে।"),
        ["right.modal.hear: শুনতে পেয়েছে"],
    ),
    Trial(
        "cues",
        "refusal",
        'key = "agroho"\nwords = ["আগ্রহ"]\nverbs = ["দেখানো"]\ndenied = true\n'
        'example = "এ নিয়ে মেয়র [মন্তব্য করতে আগ্রহ দেখাননি]।"\ncounter_example = "সে খেলতে [আগ্রহ দেখায়নি]।"',
        attributions("এ নিয়ে মেয়র মন্তব্য করতে আগ্রহ দেখাননি।"),
        ["silence.compound.montobyo: মন্তব্য করতে আগ্রহ দেখাননি"],
    ),
    Trial(
        "cues",
        "postposition",
        'key = "jobanite"\nwords = ["জবানিতে"]\nbare_source = true\nexample = "মাঝিদের [জবানিতে], নদী সরে গেছে।"\n'
        'counter_example = "তাঁর [জবানি] বইটি পুরোনো।"',
        attributions("মাঝিদের জবানিতে, নদী সরে গেছে।"),
        ["postposition.postposition.jobanite: জবানিতে"],
    ),
    Trial(
        "cues",
        "credit",
        'key = "songroho"\nwords = ["সংগ্রহ"]\nform = "colon"\nexample = "[সংগ্রহ]: রয়টার্স"\n'
        'counter_example = "ধান [সংগ্রহ] চলছে।"',
        attributions("সংগ্রহ: রয়টার্স"),
        ["credit.credit.colon: সংগ্রহ"],
    ),
    Trial(
        "floor",
        "part",
        'key = "background"',
        lambda folder: [
            "background" in one.evidence
            for one in over(folder).annotate_text("মেয়র বলেন, খাল খনন শেষ। পেছন ফিরে দেখা, খাল মজেছিল।").floor
        ],
        [True],
        ("পেছন ফিরে দেখা",),
    ),
    Trial(
        "contrasts",
        "part",
        'key = "sourced"',
        lambda folder: fold("কানাঘুষায়") in load_contrasts(folder).sourced,
        True,
        ("কানাঘুষায়",),
    ),
    Trial(
        "contrasts",
        "opposite",
        'key = "wet"\none = ["ভেজা"]\nother = ["শুকনা"]\nexample = "পথ [ভেজা]।"\ncounter_example = "পথ [ভাজা] মাছের গন্ধে ভরা।"',
        lambda folder: (frozenset({"ভেজা"}), frozenset({"শুকনা"})) in load_contrasts(folder).opposites,
        True,
    ),
    Trial(
        "hedges",
        "hedge",
        'key = "khub-shombhob"\nlevel = 2\npatterns = ["=খুব =সম্ভব"]\nexample = "শোনা কথা, [খুব সম্ভব] আজই ফল আসবে।"\n'
        'counter_example = "এ কাজ [সম্ভব] নয়।"',
        attributions("খুব সম্ভব আজই ফল আসবে।"),
        ["hedge: খুব সম্ভব"],
    ),
    Trial(
        "verbs",
        "verb",
        'key = "thokthokano"\nlemma = "ঠকঠকানো"\nexample = "দরজা [ঠকঠকাচ্ছে]।"\ncounter_example = "[ঠকঠক] শব্দ হলো।"',
        attributions("বাতাসে দরজা ঠকঠকাতে পারে।"),
        ["hedge: ঠকঠকাতে পারে"],
    ),
    Trial(
        "sources",
        "source",
        'key = "dighi-barta"\nname = "দিঘি দর্পণ"\nenglish = "Dighi Darpan"\ntype = "media"\nkind = "newspaper"\n'
        'country = "BD"',
        speakers("দিঘি দর্পণ জানিয়েছে, সেতুটি খুলছে।"),
        [("দিঘি দর্পণ", "media", "দিঘি দর্পণ")],
    ),
    Trial(
        "states",
        "source",
        'key = "state-dighi"\nname = "দিঘিস্তান"\nenglish = "Dighistan"\ntype = "official"\nkind = "state"\n'
        'country = "XD"',
        speakers("দিঘিস্তান জানিয়েছে, সীমান্ত খুলছে।"),
        [("দিঘিস্তান", "official", "দিঘিস্তান")],
    ),
    Trial(
        "titles",
        "title",
        'key = "ferry-officer"\nwords = ["ঘাট সুপারভাইজার"]\ntype = "official"\nrole = "office"\n'
        'example = "ঘাট সুপারভাইজার আজিজ মোল্লা বলেন, ফেরি চলবে।"\n'
        'expects = { source = "ঘাট সুপারভাইজার আজিজ মোল্লা", type = "official", canonical = "আজিজ মোল্লা" }\n'
        'counter_example = "ঘাট সুপারভাইজার পদে লোক নেওয়া হবে।"',
        speakers("ঘাট সুপারভাইজার আজিজ মোল্লা বলেন, ফেরি চলবে।"),
        [("ঘাট সুপারভাইজার আজিজ মোল্লা", "official", "আজিজ মোল্লা")],
    ),
    Trial(
        "anaphora",
        "anaphor",
        'key = "carrier"\nheads = ["সেবাদাতা"]\ntypes = ["organisation"]\nkinds = ["company"]\n'
        'example = "টেলিটক নতুন সেবা এনেছে। ওই সেবাদাতা জানিয়েছে, দাম বাড়বে না।"\n'
        'expects = { source = "ওই সেবাদাতা", type = "organisation", canonical = "টেলিটক" }',
        speakers("টেলিটক নতুন সেবা এনেছে। ওই সেবাদাতা জানিয়েছে, দাম বাড়বে না।"),
        [("ওই সেবাদাতা", "organisation", "টেলিটক")],
    ),
    Trial(
        "particles",
        "class",
        'key = "conjunction"',
        speakers("ভারত প্লাস নেপাল জানিয়েছে, সীমান্ত খোলা থাকবে।"),
        [("ভারত প্লাস নেপাল", "official", "ভারত প্লাস নেপাল")],
        ("প্লাস",),
    ),
    Trial(
        "words",
        "words",
        'key = "adjective.ours"\nmeaning = "qualities of ours"\nwords = ["ঝিঙেল"]\nexample = "ঝিঙেল মাঠ।"\n'
        'counter_example = "ঝিঙে মাঠ।"',
        speakers("ঝিঙেল কামাল হোসেন বলেন, পথ খোলা।"),
        [("ঝিঙেল কামাল হোসেন", "person", "কামাল হোসেন")],
    ),
    Trial(
        "grammar",
        "part",
        'key = "audience"',
        speakers("শ্রোতাদের কামাল হোসেন বলেন, কাজ শেষ।"),
        [("কামাল হোসেন", "person", "কামাল হোসেন")],
        ("শ্রোতাদের",),
    ),
    Trial(
        "outlets",
        "outlet",
        'key = "dighi"\nname = "দিঘি দর্পণ"\nenglish = "Dighi Darpan"\ndomains = ["dighi.example"]\n'
        'feeds = ["https://dighi.example/rss"]',
        page(
            "row.jsonl", json.dumps({"url": "https://dighi.example/n/1", "text": PAGE.format("")}), lambda a: a.outlet
        ),
        "dighi",
    ),
    Trial(
        "serials",
        "serial",
        'key = "ferry_fare"\nmeaning = "what a ferry costs"\nwords = ["ফেরি ভাড়া আজ"]\nexample = "আজকের ফেরির ভাড়া।"\n'
        'counter_example = "ফেরি চলছে।"',
        lambda folder: series(fold("আজকের ফেরির ভাড়া"), folder),
        frozenset({"ferry_fare"}),
    ),
    Trial(
        "furniture",
        "furniture",
        'key = "dighi"\nrole = "chrome"\nlines = ["দিঘিতে ডুব দিন"]\nexample = "দিঘিতে ডুব দিন"\n'
        'counterexample = "দিঘিতে ডুব দিয়ে মাছ ধরা"',
        page("page.txt", PAGE.format("দিঘিতে ডুব দিন"), lambda a: [a.page.text[slice(*one)] for one in a.segments]),
        [one.strip() for one in PAGE.partition("\n\n")[2].split("{}")],
    ),
    Trial(
        "officeholders",
        "officeholder",
        'key = "ola"\nname = "ওলা লারসেন"\nalone = ["লারসেন"]\nposts = [{ office = "প্রধানমন্ত্রী", affiliation = "নরওয়ে" }]',
        speakers("লারসেন বলেছেন, সেতু খুলবে।"),
        [("লারসেন", "official", "ওলা লারসেন")],
    ),
    Trial(
        "people",
        "person",
        'key = "kabir"\nname = "রওশন কবীর"\nspellings = ["আর কবীর"]',
        lambda folder: Identities(load_people(folder)).name("আর কবীর"),
        "রওশন কবীর",
    ),
    Trial(
        "people",
        "spelling",
        'key = "kobi"\nwords = ["কবীর", "কোবির"]\nexample = ["রওশন কবীর", "রওশন কোবির"]\n'
        'counter_example = ["রওশন কবীর", "রওশন কবি"]',
        lambda folder: load_spelling(folder).key("রওশন কোবির") == load_spelling(folder).key("রওশন কবীর"),
        True,
    ),
]


def folder(trial: Trial, at: Path) -> Path:
    """Return a lexicon folder with the record and nothing else."""
    lines = [f"[[{trial.kind}]]", trial.record]
    if trial.words:
        (key,) = re.findall(r'^key = "(.*)"$', trial.record)
        (ours,) = (record for record in read_records(trial.file, trial.kind) if record["key"] == key)
        lines.append(f"words = {json.dumps([*ours['words'], *trial.words], ensure_ascii=False)}")
    at.mkdir()
    (at / f"{trial.file}.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return at


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of one's own without a lexicon."""
    return tmp_path_factory.mktemp("beside") / "empty"


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: f"{trial.file}.{trial.kind}")
def test_a_record_of_this_kind_works_from_a_folder_of_ones_own(trial: Trial, empty: Path, tmp_path: Path) -> None:
    empty.mkdir(exist_ok=True)
    assert trial.see(empty) != trial.expected
    assert trial.see(folder(trial, tmp_path / "own")) == trial.expected


def test_every_kind_of_record_is_tried() -> None:
    kinds = {(file.name[:-5], kind) for file in FILES for kind in tomllib.loads(file.read_text(encoding="utf-8"))}
    assert kinds == {(trial.file, trial.kind) for trial in TRIALS}
