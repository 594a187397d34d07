"""Calling commands as a user does, with a rule pass that is quick and simple."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import ClassVar

import jsonschema
from click.testing import CliRunner, Result

from annotator.cli.main import cli
from annotator.cli.outputs import OUTPUTS, schema_file
from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Span, digest

SCHEMAS = Path(__file__).parents[2] / "schemas"

CUE = "জানিয়েছে"
SENTENCE = "নদীপুর পুলিশ জানিয়েছে, সেতুটি আজ সকাল থেকে বন্ধ রয়েছে এবং লোকজন নৌকায় নদী পার হচ্ছেন।"


class EveryCue:
    """A rule pass that takes each জানিয়েছে for a cue, and the words before and behind it for source and claim."""

    version = "every-cue-1"
    annotated: ClassVar[list[str]] = []
    """The names of the pages it has seen."""

    def __init__(self, lexicon: Path | None = None) -> None:
        pass

    def annotate(self, article: Article) -> Annotation:
        self.annotated.append(article.page.name)
        text, found = article.page.text, []
        for start, end in article.segments:
            at = text.find(CUE, start, end)
            if at >= 0:
                found.append(self._attribution(article, at))
        return Annotation(attributions=tuple(found))

    def _attribution(self, article: Article, at: int) -> Attribution:
        text = article.page.text
        return Attribution(
            id=digest(article.version, str(at))[:16],
            source=None,
            cue=Span.of(text, at, at + len(CUE)),
            claim=None,
            hedge_level=HedgeLevel.FLAT,
            function=Function.STATEMENT,
            quote_type=QuoteType.INDIRECT,
            scope=Scope.ARTICLE,
            polarity=Polarity.POSITIVE,
            source_type=SourceType.UNSPECIFIED,
            canonical=None,
            rule="every-cue",
            score=0.5,
        )


def call(*arguments: str | Path, answer: str | None = None) -> Result:
    """A command that ends well, or with one of our errors, which is raised; its JSON is as its schema says."""
    result = CliRunner().invoke(cli, [str(argument) for argument in arguments], input=answer, catch_exceptions=False)
    assert "Traceback" not in result.output
    if "--json" in arguments and result.exit_code == 0:
        command = " ".join(map(str, arguments[:2]))
        validate(command if command in OUTPUTS else str(arguments[0]), result.stdout)
    return result


@cache
def validator(command: str) -> jsonschema.Draft202012Validator:
    """What holds the output of a command to its file in ``schemas/``."""
    text = (SCHEMAS / schema_file(command)).read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def validate(command: str, printed: str) -> None:
    """Hold to its schema what a command printed."""
    for part in printed.splitlines() if OUTPUTS[command].is_line else [printed]:
        validator(command).validate(json.loads(part))


def page(folder: Path, name: str, body: str = SENTENCE) -> Path:
    """A page dump of one paragraph that a reader takes for an article."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{body}\n", encoding="utf-8")
    return file


def sentence(number: int) -> str:
    """A body of its own."""
    return f"{SENTENCE} ঘটনা নম্বর {number}।"
