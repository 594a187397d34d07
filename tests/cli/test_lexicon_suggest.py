"""``annotator lexicon suggest``: what reviewers added or corrected, as records that are tried."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from annotator.bangla.folding import fold
from annotator.errors import NotFound, UsageError
from annotator.exchange import ReadReview, ReturnedTask, Reviewer, Stored
from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType, Status
from annotator.models import Annotation, Article, Attribution, Page, Span
from annotator.rules import RulePass
from annotator.store import Store
from tests.cli.calling import call
from tests.quality.reviewed import NOON, READER, _returned

#: Text, source, cue, claim, type, canonical, function: what a reviewer found there.
FOUND = [
    (
        "মেয়র রহিম শেখ বড়াই করেন, সেতুটি তাঁরই গড়া।",
        "মেয়র রহিম শেখ",
        "বড়াই করেন",
        "সেতুটি তাঁরই গড়া",
        SourceType.OFFICIAL,
        "রহিম শেখ",
        Function.CLAIM,
    ),
    (
        "মেয়র করিম খান বড়াই করেন, পথটি কখনো ডোবে না।",
        "মেয়র করিম খান",
        "বড়াই করেন",
        "পথটি কখনো ডোবে না",
        SourceType.OFFICIAL,
        "করিম খান",
        Function.CLAIM,
    ),
    (
        "মেয়র করিম খানের বড়াই, নদীটি আর ভাঙবে না।",
        "মেয়র করিম খানের",
        "বড়াই",
        "নদীটি আর ভাঙবে না",
        SourceType.OFFICIAL,
        "করিম খান",
        Function.CLAIM,
    ),
    (
        "ঝিলমিল পরিষদ বলেছে, মেলা কাল শুরু হবে।",
        "ঝিলমিল পরিষদ",
        "বলেছে",
        "মেলা কাল শুরু হবে",
        SourceType.ORGANISATION,
        "ঝিলমিল পরিষদ",
        Function.STATEMENT,
    ),
    (  # no record makes the rules find this
        "গ্রামবাসী মাঠে নেমেছে। নদীটি ভাঙছে, মুখে মুখে।",
        "গ্রামবাসী",
        "মুখে মুখে",
        "নদীটি ভাঙছে",
        SourceType.PERSON,
        "গ্রামবাসী",
        Function.STATEMENT,
    ),
]


def found(text: str, source: str, cue: str, claim: str, *said: Any) -> Attribution:
    def span(words: str) -> Span:
        return Span.of(text, text.index(words), text.index(words) + len(words))

    type_, canonical, function = said
    return Attribution(
        id=f"r-{cue}",
        source=span(source),
        cue=span(cue),
        claim=span(claim),
        hedge_level=HedgeLevel.FLAT,
        function=function,
        quote_type=QuoteType.INDIRECT,
        scope=Scope.SENTENCE,
        polarity=Polarity.POSITIVE,
        source_type=type_,
        canonical=canonical,
        rule=None,
        score=None,
    )


@pytest.fixture
def reviewed(tmp_path: Path) -> str:
    """Articles of which the rules find nothing, or not all, and a reviewer everything."""
    address, rules = str(tmp_path / "annotator.db"), RulePass()
    with Store.open(address) as store:
        run = store.begin_run(rules.version)
        answers = {}
        for number, (text, *said) in enumerate(FOUND):
            page = Page(name=f"p{number}", path=f"p{number}.txt", media="text", text=text)
            added = store.add(article := Article(page=page, segments=((0, len(text)),), outlet="nodi"))
            store.save(run, added.key, added.version, rules.annotate(article))
            answers[added.key] = Annotation(attributions=(found(text, *said),))
        project = store.enter_project(store.project_key(), 7, NOON, "https://studio.example/projects/7")
        outbox, inbox = store.outbox(project), store.inbox(project)
        outbox.queue()
        tasks = outbox.batch(99)
        outbox.note_sending({one.key: (one.prediction, "d") for one in tasks})
        numbers = {one.key: number for number, one in enumerate(tasks, 1)}
        outbox.note_sent(numbers)
        inbox.add_reviewers([Reviewer(4, "rina@example.org", "রিনা")])
        inbox.store(
            [ReturnedTask(key, number, NOON, (_returned(number),)) for key, number in numbers.items()], Stored()
        )
        for waiting in inbox.unread(READER):
            inbox.save(
                waiting.id, READER, ReadReview(answers[waiting.article.key], Status.DONE, None, {}, rules.version)
            )
    return address


def test_a_cue_that_reviewers_added_is_a_record_that_loads_and_gains(reviewed: str, tmp_path: Path) -> None:
    out = tmp_path / "suggested"
    called = call("lexicon", "suggest", "--out", out, "--database", reviewed)
    output = fold(called.stdout)
    assert "gains 0" not in output
    assert "1 of 3 records that were tried do not gain more than they lose; --all shows them" in called.stderr
    assert fold("# cues.toml, cue: বড়াই\n# 2 reviewed attributions in 2 articles; gains 2, loses 0\n") in output
    assert fold("#   মেয়র রহিম শেখ [বড়াই করেন], সেতুটি তাঁরই গড়া।") in output
    (record,) = tomllib.loads((out / "cues.toml").read_text(encoding="utf-8"))["compound"]
    assert (record["nouns"], record["verbs"]) == ([fold("বড়াই")], {"করা": "claim"})
    assert record["counter_example"] == "[…]"
    (after,) = RulePass(out).annotate_text(FOUND[0][0]).attributions
    assert (after.cue.text, after.function) == ("বড়াই করেন", Function.CLAIM)
    with pytest.raises(UsageError, match="holds lexicon files already"):
        call("lexicon", "suggest", "--out", out, "--database", reviewed)


def test_what_gains_nothing_is_shown_on_demand(reviewed: str) -> None:
    everything = call("lexicon", "suggest", "--all", "--json", "--database", reviewed)
    told = [json.loads(line) for line in everything.stdout.splitlines()]
    gains = [one["gained"] for one in told]
    assert {"words", "kind", "toml", "contexts"} <= told[0].keys()
    assert gains == sorted(gains, reverse=True)
    assert gains[-1] == 0
    assert "--all" not in everything.stderr


def test_only_what_enough_ask_for(reviewed: str) -> None:
    output = call("lexicon", "suggest", "--least", "2", "--database", reviewed).output
    assert fold("বড়াই") in output
    assert "ঝিলমিল" not in output
    nothing = call("lexicon", "suggest", "--least", "9", "--database", reviewed).output
    assert nothing == "reviewers ask for nothing that a lexicon record could give\n"


def test_without_reviews_the_next_step_is_named(tmp_path: Path) -> None:
    address = str(tmp_path / "annotator.db")
    Store.open(address).close()
    with pytest.raises(NotFound, match="no article has a review; `annotator push`"):
        call("lexicon", "suggest", "--database", address)
