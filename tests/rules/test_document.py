"""docs/rules.md tells what is so, and so does the example of docs/lexicons.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.models import Annotation
from annotator.rules import RulePass
from tests.rules.passing import rule_pass

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
RECORDS = re.findall(r"^ *```toml\n *# (\w+\.toml)\n(.*?)^ *```", DOCUMENT, re.MULTILINE | re.DOTALL)
FRAMES = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \|$", DOCUMENT, re.MULTILINE)


def found(text: str, rules: RulePass | None = None) -> Annotation:
    return (rules or rule_pass()).annotate_text(text)


def test_every_module_is_named() -> None:
    modules = {file.stem for file in (ROOT / "annotator" / "rules").glob("*.py")} - {"__init__"}
    assert modules - set(re.findall(r"`(\w+)`", DOCUMENT)) == set()


def test_the_sentence_it_follows_comes_out_as_told() -> None:
    (sentence,) = re.findall(r"^> (.+)$", DOCUMENT, re.MULTILINE)
    origin, report = found(sentence).attributions
    assert (origin.cue.text, origin.canonical, origin.source_type) == ("বরাত দিয়ে", "রয়টার্স", "agency")
    assert (report.cue.text, report.source and report.source.text, report.source_type) == (
        "জানিয়েছে",
        "আল-জাজিরা",
        "media",
    )
    assert report.via == origin.id
    assert [hedge.text for hedge in report.hedges] == ["খুলতে পারে"]
    assert report.hedge_level == 3


@pytest.mark.parametrize(("frame", "sentence"), FRAMES)
def test_the_example_of_a_frame_is_of_that_frame(frame: str, sentence: str) -> None:
    cue = sentence.split("*")[1]
    told = [(one.rule.partition(".")[0], one.cue.text) for one in found(sentence.replace("*", "")).attributions]
    assert told == [(frame, cue)]


def test_all_frames_are_told() -> None:
    code = "\n".join(file.read_text(encoding="utf-8") for file in (ROOT / "annotator" / "rules").glob("*.py"))
    made = set(re.findall(r'Draft\(\s*cue,\s*s,\s*"(\w+)"', code))
    assert made and made <= {frame for frame, _ in FRAMES}


@pytest.mark.parametrize(("file", "record"), RECORDS, ids=[file for file, _ in RECORDS])
def test_the_records_it_shows_do_what_they_show(file: str, record: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(re.sub(r"^ +", "", record, flags=re.MULTILINE), encoding="utf-8")
    rules = RulePass(tmp_path)
    example, counter = re.findall(r'example = "(.+)"', record)
    (words,) = re.findall(r"\[(.+)\]", example)
    plain, other = (sentence.replace("[", "").replace("]", "") for sentence in (example, counter))
    spans = [one.cue.text for one in found(plain, rules).attributions] or [
        span.text for span in found(plain, rules).bare_hedges
    ]
    assert spans == [words]
    none = found(other, rules)
    assert (none.attributions, none.bare_hedges) == ((), ())


@pytest.mark.parametrize(
    "sentence",
    ["হাওর বার্তা জানিয়েছে, বাঁধ ভেঙেছে।", "দৈনিক হাওর বার্তা জানিয়েছে, বাঁধ ভেঙেছে।", "হাওর বার্তার খবরে বলা হয়, বাঁধ ভেঙেছে।"],
)
def test_the_source_that_the_page_on_lexicons_adds_is_found(tmp_path: Path, sentence: str) -> None:
    """Its name ends with a noun of saying (বার্তা), which is no part of a cue there, and no document."""
    page = (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8")
    (record,) = re.findall(r'```toml\n(\[\[source\]\]\nkey = "haor-barta".*?)```', page, re.DOTALL)
    (tmp_path / "sources.toml").write_text(record, encoding="utf-8")
    (found,) = RulePass(tmp_path).annotate_text(sentence).attributions
    assert found.canonical == "হাওর বার্তা"
    assert found.source is not None and sentence.startswith(found.source.text)
