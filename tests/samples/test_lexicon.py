"""The lexicon laid over ours for the samples loads, and the gold uses its names."""

from __future__ import annotations

import json

from annotator.lexicon.names import name_key
from annotator.lexicon.outlets import load_outlets
from annotator.lexicon.sources import load_sources
from annotator.samples import gold_file, lexicon_folder

OURS = {
    "bhorer_mastul": "দৈনিক ভোরের মাস্তুল",
    "nodimukh": "নদীমুখ",
    "satnari_barta": "সাতনরী বার্তা",
    "khoborkheya": "খবরখেয়া",
    "uttor_haor_news": "Uttor Haor News",
    "antarip_times": "অন্তরীপ টাইমস",
    "shimul_post": "শিমুল পোস্ট",
}


def test_the_outlets_are_known_by_their_names() -> None:
    outlets = load_outlets(lexicon_folder())
    assert {key: outlets.by_name(name) for key, name in OURS.items()} == {key: key for key in OURS}


def test_an_outlet_is_known_by_its_domain_and_by_its_imprint() -> None:
    outlets = load_outlets(lexicon_folder())
    assert outlets.by_url("https://www.shimulpost.example/desh/0711") == "shimul_post"
    assert outlets.in_imprint("প্রকাশক : ফেরদৌসী মাহমুদা") == {"satnari_barta"}


def test_the_gold_names_sources_as_the_gazetteer_does() -> None:
    by_name = {name_key(name): source for source in load_sources(lexicon_folder()) for name in source.names}
    known = 0
    for line in gold_file().read_text(encoding="utf-8").splitlines():
        for one in json.loads(line)["attributions"]:
            if source := by_name.get(name_key(one["canonical"] or "")):
                known += 1
                assert (one["canonical"], one["source_type"]) == (source.name, source.type)
    assert known > 40
