"""The rule pass against medspaCy's ConText and EDS-NLP's matcher, with the words of our cues and hedges, in one run.

    python -m venv PEERS; PEERS/bin/pip install -r benchmarks/peers/requirements.txt
    python -m benchmarks.peers.compare ARTICLES.jsonl[.gz] PEERS/bin/python [--articles 100] [--rounds 3]

``spacy.blank("bn")`` tokenising the same articles is 1 in either environment, so that the ratios can be set beside each
other whatever spaCy each has. The peers do less: ConText finds each cue and which hedges lie in its sentence, the
matcher finds words; neither looks for who says what, nor knows a verb in all its forms. What of the rule pass does as
much has a row of its own, the scan: it folds a text, and finds cues and hedges in its sentences, with their forms.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

import spacy

from annotator.bangla.folding import Folded
from annotator.lexicon.verbs import form_index, load_verbs
from annotator.rules import RulePass
from annotator.rules.engine import _Reader
from benchmarks.peers.peers import ratio
from benchmarks.rule_pass import texts

PEERS = Path(__file__).with_name("peers.py")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("python", type=Path, help="of the environment that holds the peers")
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    found = against_peers(texts(options.corpus, options.articles), options.python, options.rounds)
    print(f"{options.articles} articles; tokenising = 1")
    for name, value in found.items():
        print(
            f"{name:20} {value:8.2f}   {value / found['rule pass']:6.1f} x the rule pass"
            f"   {value / found['its scan alone']:6.1f} x the scan"
        )


def against_peers(articles: list[str], python: Path, rounds: int) -> dict[str, float]:
    """Return how many times as long as the tokenizer ours and theirs take, theirs in the environment of that Python."""
    rules, nlp = RulePass(), spacy.blank("bn")
    found = {
        name: ratio(lambda work=work: [work(text) for text in articles], nlp, articles, rounds)  # type: ignore[misc]
        for name, work in (("rule pass", rules.annotate_text), ("its scan alone", lambda text: scan(rules, text)))
    }
    with tempfile.TemporaryDirectory() as folder:
        task = Path(folder) / "task.json"
        words = {"cue": cue_words(rules), "hedge": sorted(rules._hedges.triggers())}
        task.write_text(json.dumps({"texts": articles, "words": words, "rounds": rounds}), "utf-8")
        told = subprocess.run([python, PEERS, task], check=True, stdout=subprocess.PIPE, text=True).stdout
    return found | json.loads(told.splitlines()[-1])


def scan(rules: RulePass, text: str) -> int:
    """Return how many cues and hedges stand in a text: of the rule pass what ConText and the matcher do, no more."""
    folded, found = Folded(text).text, 0
    reader = _Reader(folded, [(0, len(folded))], rules._words, rules._chunks, rules._phrases.subject_end)
    for place, chunks in enumerate(reader.chunks):
        if rules._gate.opens(chunks):
            sentence = reader.sentence(place)
            found += len(rules._cues.find(sentence)) + len(rules._hedges.find(sentence))
    return found


def cue_words(rules: RulePass) -> list[str]:
    """Return the forms and stems one of which stands in every cue."""
    return sorted(set(rules._cues.triggers(form_index(load_verbs(None)))))


if __name__ == "__main__":
    main()
