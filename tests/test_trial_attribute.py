"""A trial of what a new attribute takes: in a copy of the project, the few edits that docs/development.md names.

Two are added, of the two kinds there are: one of a vocabulary, borne by the cue, and one of free text, borne by the
source. Then the copy's own tests are run, which nobody edits for it, and the new attributes are looked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

#: What of the project the trial needs.
COPIED = ("annotator", "tests", "label_config.xml", "pyproject.toml")

#: The edits: file, before what, what.
EDITS = [
    (
        "annotator/labels.py",
        "#: The hedge level of an attribution that has no marker",
        '''class Channel(StrEnum):
    """Where it was said."""

    UNSTATED = "unstated"
    PRESS_CONFERENCE = "press_conference"
    INTERVIEW = "interview"


''',
    ),
    (
        "annotator/attributes.py",
        "\n\n@dataclass(frozen=True, slots=True)\nclass Attribute:",
        '''    channel: Annotated[Channel, On(Label.CUE)] = Channel.UNSTATED
    """Where it was said."""
    party: Annotated[str | None, On(Label.SOURCE)] = None
    """The party that the speaker belongs to."""
''',
    ),
    ("annotator/attributes.py", "Function, HedgeLevel, Label,", "Channel, "),
    (
        "label_config.xml",
        '        <View className="bn-row bn-understood">\n          <Header value="উহ্য উৎস',
        """    <View className="bn-row">
      <Choices name="channel" toName="text" perRegion="true" choice="single-radio" showInline="true">
        <Choice value="বলা নেই · unstated" alias="unstated" hotkey="shift+a"/>
        <Choice value="সংবাদ সম্মেলন · press conference" alias="press_conference" hotkey="shift+s"/>
        <Choice value="সাক্ষাৎকার · interview" alias="interview" hotkey="shift+d"/>
      </Choices>
      <TextArea name="understood_party" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>
    </View>
""",
    ),
    (
        "label_config.xml",
        '        <View className="bn-row">\n          <Header value="পুরো নাম',
        '    <TextArea name="party" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>\n',
    ),
]

MIGRATION = '''"""Where it was said, and the speaker's party.

Revision: 9999
"""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{last}"


def upgrade() -> None:
    op.add_column(
        "attributions", sa.Column("channel", sa.String(length=16), server_default=sa.text("'unstated'"), nullable=False)
    )
    op.add_column("attributions", sa.Column("party", sa.Text(), nullable=True))
'''

#: What of the tests a person has to do something for: tell the new words in the README of the examples.
TO_WRITE = "not test_the_readme_explains_every_word_in_both_languages"

#: Tests that are made from the table of attributes.
TESTS = (
    *("tests/test_attributes.py", "tests/test_interchange.py", "tests/test_interchange_forms.py"),
    *("tests/store/test_annotations.py", "tests/store/test_facts.py", "tests/store/test_migrations.py"),
    *("tests/studio/test_label_config.py", "tests/studio/test_tasks.py", "tests/studio/test_review.py"),
    *("tests/quality/test_changes.py", "tests/quality/test_evaluation.py", "tests/examples/test_markup.py"),
)
PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider")

#: Prints where the attributes are seen.
LOOK = """
import json
from annotator.cli.differences import told
from annotator.interchange.brat import CONFIGURATION
from annotator.models import Article, Page
from annotator.quality.changes import FIELDS
from annotator.quality.evaluation import evaluate
from annotator.rules import RulePass
from annotator.store import ddl
from annotator.studio.controls import BELONGING
from annotator.tables.contracts import contracts

text = "মন্ত্রী রহিম শেখ বলেন, সেতু খুলেছে।"
page = Page(name="a", path="a.txt", media="text", text=text)
(found,) = RulePass().annotate(Article(page=page, segments=((0, len(text)),))).attributions
files = contracts()
print(json.dumps({
    "pass": [found.channel, found.party],
    "brat": "channel\\tArg:CUE, Value:unstated|press_conference|interview" in CONFIGURATION,
    "changes": {"channel", "party"} <= set(FIELDS),
    "rules diff": {"channel", "party"} <= set(told()),
    "evaluation": {"channel", "party"} <= {each.name for each in evaluate([])},
    "sql": "channel VARCHAR(16) DEFAULT 'unstated' NOT NULL" in ddl(),
    "controls": {label: list(names) for label, names in BELONGING.items()},
    "dictionary": files["data-dictionary.md"].splitlines(),
    "schemas": {name: json.loads(text)["properties"] for name, text in files.items() if name.endswith("schema.json")},
}))
"""


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with the two attributes in it."""
    folder = tmp_path_factory.mktemp("trial") / "project"
    for name in COPIED:
        one = ROOT / name
        if one.is_dir():
            shutil.copytree(one, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
        else:
            shutil.copy(one, folder / name)
    for name, before, added in EDITS:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} no longer holds one {before!r}"
        file.write_text(text.replace(before, added + before), encoding="utf-8")
    versions = folder / "annotator" / "store" / "migrations" / "versions"
    last = max(file.name for file in versions.glob("[0-9]*.py")).split("_")[0]
    (versions / "9999_trial.py").write_text(MIGRATION.format(last=last), encoding="utf-8")
    return folder


def call(folder: Path, *line: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, which is the project there."""
    env = os.environ | {"PYTHONPATH": str(folder), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, *line], cwd=folder, env=env, capture_output=True, encoding="utf-8")


def test_tests_that_nobody_edited_test_it(trial: Path) -> None:
    done = call(trial, *PYTEST, *TESTS, "-k", TO_WRITE)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]
    listed = call(trial, *PYTEST, "--collect-only", "tests/test_attributes.py").stdout
    assert "[channel]" in listed
    assert "[party]" in listed


def test_it_is_seen_everywhere(trial: Path) -> None:
    done = call(trial, "-c", LOOK)
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout)
    assert seen["pass"] == ["unstated", None]
    assert all(seen[where] for where in ("brat", "changes", "rules diff", "evaluation", "sql"))
    assert {"channel", "understood_party"} <= set(seen["controls"]["CUE"])
    assert "party" in seen["controls"]["SOURCE"]
    assert "| channel | text | no | unstated, press_conference, interview | Where it was said. |" in seen["dictionary"]
    assert "| party | text | yes |  | The party that the speaker belongs to. |" in seen["dictionary"]
    for schema in ("attribution", "table-attributions"):
        assert {"channel", "party"} <= seen["schemas"][f"{schema}.schema.json"].keys()


def test_what_is_forgotten_is_told(trial: Path) -> None:
    """Without its migration, and without its control, tests fail: nothing is lost in silence."""
    (migration,) = trial.glob("annotator/store/migrations/versions/9999*")
    config = trial / "label_config.xml"
    text, kept = config.read_text(encoding="utf-8"), migration.read_text(encoding="utf-8")
    try:
        migration.unlink()
        config.write_text(text.replace('name="party"', 'name="gone"'), encoding="utf-8")
        tests = ("tests/store/test_migrations.py", "tests/test_attributes.py", "tests/studio/test_label_config.py")
        done = call(trial, *PYTEST, *tests, "-k", "not postgresql")
    finally:
        migration.write_text(kept, encoding="utf-8")
        config.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    told = done.stdout.partition("short test summary")[2]
    for test in ("test_models_and_migrations_agree", "test_every_field_comes_back_from", "test_there_is_no_control"):
        assert f"::{test}" in told, done.stdout[-3000:]
