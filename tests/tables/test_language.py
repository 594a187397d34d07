"""What the report and the comparison say, in each language."""

from __future__ import annotations

import re

import pytest

from annotator.comparing.differences import _TOLD_BY_OTHERS, Against, Difference
from annotator.comparing.measures import HILL, OBSERVED, RATIOS
from annotator.comparing.profile import Estimate
from annotator.language import strings
from annotator.lexicon.sources import load_sources, load_titles
from annotator.stories.sourcing import Drift
from annotator.tables.dictionary import all_measures
from annotator.tables.differences import sentence
from annotator.tables.language import TableLanguage
from annotator.tables.report.language import Html

KEYS = [
    *((each.measure, str(each.category)) for each in RATIOS),
    *(("diversity", name) for name in HILL),
    *(("observed", name) for name in OBSERVED),
]


@pytest.mark.parametrize("code", ["en", "bn"])
def test_every_measure_has_a_name_and_every_difference_a_sentence(code: str) -> None:
    language = TableLanguage(code)
    names = [language.measure(*key) for key in KEYS]
    assert len(set(names)) == len(names)
    meanings = [language.means(*key) for key in KEYS]
    assert len(set(meanings)) == len(meanings)
    assert not re.search(r"[_{}]", " ".join(names))
    assert {unit for _, _, unit, _ in all_measures()} <= strings()["units"].keys()
    for key in KEYS:
        if key not in _TOLD_BY_OTHERS and key[0] != "observed":
            assert "7 %" in language.said(*key, "7 %")


def told(unit: str, mine: float, theirs: float, p: float, code: str = "en") -> str:
    measure = ("quote_type", "direct") if unit == "share" else ("density", "attributions")
    one, other = (Estimate(*measure, unit, value, 1, 1) for value in (mine, theirs))
    return sentence(Difference("ক", one, (Against("খ", other, mine - theirs, p),)), TableLanguage(code))


def test_a_difference_is_a_sentence_with_points_and_words() -> None:
    assert (
        told("share", 0.21, 0.06, 1e-6) == "ক quotes directly in 21 % of its claims, খ in 6 %: 15 points, p < 0.0001."
    )
    assert told("per 1,000 words", 22.16, 13.15, 0.0172).endswith("খ 13.2: a difference of 9.0, p = 0.017.")
    assert told("share", 0.21, 0.06, 0.01, "bn") == "ক: ২১ % বক্তব্য হুবহু উদ্ধৃত; খ ৬ %: ব্যবধান ১৫ শতাংশ-বিন্দু, p = ০.০১।"


def test_what_is_put_into_html_is_escaped() -> None:
    assert Html().say("differences", "other", "<b>", "1 %") == "&lt;b&gt; in 1 %"
    assert Html().say("differences", "below", "0.1") == "p &lt; 0.1"


def test_every_kind_of_body_has_words() -> None:
    kinds = {source.kind for source in load_sources()} | {
        title.key.replace("-", "_") for title in load_titles() if title.role == "body"
    }
    assert kinds - {None} <= strings()["kinds"].keys()


def test_every_drift_has_words() -> None:
    assert {str(each) for each in Drift} == strings()["drifts"].keys()
