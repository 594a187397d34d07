"""Times the peers, in their environment; reads what ``compare`` hands over, prints the ratios as JSON."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy


def ratio(work: Callable[[], object], nlp: Any, texts: list[str], rounds: int) -> float:
    """Return how many times as long as tokenising the work takes, by processor time; the first round warms up."""
    found = []
    for _ in range(rounds + 1):
        begun = time.process_time()
        for text in texts:
            nlp.make_doc(text)
        between = time.process_time()
        work()
        found.append((time.process_time() - between) / (between - begun))
    return statistics.median(found[1:])


def context(words: dict[str, list[str]]) -> Any:
    """A pipeline of medspaCy: hedges are targets, cues are rules of ConText."""
    from medspacy.context import ConTextRule
    from medspacy.target_matcher import TargetRule

    nlp = _sentences()
    targets = nlp.add_pipe("medspacy_target_matcher")
    targets.add([TargetRule(word, "HEDGE") for word in words["hedge"]])
    rules = nlp.add_pipe("medspacy_context", config={"rules": None})
    rules.add([ConTextRule(word, "CUE") for word in words["cue"]])
    return nlp


def matcher(words: dict[str, list[str]]) -> Any:
    """A pipeline of EDS-NLP."""
    import edsnlp  # noqa: F401  (registers its pipes)

    nlp = _sentences()
    nlp.add_pipe("eds.matcher", config={"terms": words, "attr": "TEXT"})
    return nlp


def _sentences() -> Any:
    nlp = spacy.blank("bn")
    nlp.add_pipe("sentencizer", config={"punct_chars": ["।", "?", "!"]})
    return nlp


def main() -> None:
    task = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    texts, found = task["texts"], {}
    for name, make in (("medspaCy's ConText", context), ("EDS-NLP's matcher", matcher)):
        nlp = make(task["words"])
        found[name] = ratio(lambda nlp=nlp: [nlp(text) for text in texts], nlp, texts, task["rounds"])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
