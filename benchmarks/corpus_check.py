"""Run the rule pass over a corpus: nothing may raise, every span has to be right; then count and draw cues.

    python benchmarks/corpus_check.py ARTICLES.jsonl[.gz] [--cues CUES.csv] [--contexts CONTEXTS.txt]

Prints how many articles raised, how many spans are wrong, the share of articles of the section ``international`` with
at least one attribution, and attributions for each article. ``--cues`` takes a table of the most frequent cues (a
lexicon record and the words of the cue as written); ``--contexts`` takes a draw of places to be read and judged, so
many of each of the first cues and of all others together. That file holds text of the corpus and stays out of the
repository. The exit code is 1 where anything is wrong.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.bangla.folding import fold
from annotator.models import Annotation, Attribution, Span
from annotator.rules import RulePass

SEED = 20240607
FREQUENT = 200
JUDGED = 40
DRAWN = 10
#: Places drawn of all cues that are not judged one by one.
OTHERS = 130
#: Code points shown on either side of an attribution.
MARGIN = 110
#: A stretch longer than this loses its middle where it is shown.
LONG = 300

Cue = tuple[str, str]


@dataclass(frozen=True)
class Read:
    """An article of the corpus and what the rule pass finds in it."""

    key: str
    section: str
    text: str
    found: Annotation


def articles(path: Path) -> Iterator[tuple[str, str, str]]:
    """Id, section and text of each article."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["id"], row["section"], row.get("text_once") or row["text"]


def run(path: Path, rules: RulePass) -> tuple[list[Read], list[str]]:
    """What is found in each article, and a line for each article that raised."""
    reads, raised = [], []
    for key, section, text in articles(path):
        try:
            found = rules.annotate_text(text)
        except Exception as error:  # counted and reported: a corpus run goes to its end
            raised.append(f"{key}: {type(error).__name__}: {error}")
        else:
            reads.append(Read(key, section, text, found))
    return reads, raised


def spans(one: Attribution) -> Iterator[Span]:
    """All spans of an attribution."""
    yield from (span for span in (one.source, one.cue, one.claim, *one.hedges) if span is not None)


def wrong_spans(read: Read) -> Iterator[str]:
    """A line for each span whose text does not stand there, or that begins or ends with white space."""
    every = [span for one in read.found.attributions for span in spans(one)]
    for span in [*every, *read.found.bare_hedges]:
        for piece in span.fragments:
            if read.text[piece.start : piece.end] != piece.text or piece.text != piece.text.strip():
                yield f"{read.key}: [{piece.start}, {piece.end}]"


def wrong_ties(read: Read) -> Iterator[str]:
    """A line for each id that stands twice and each origin that does not exist."""
    ids = [one.id for one in read.found.attributions]
    if len(set(ids)) < len(ids):
        yield f"{read.key}: two attributions of one id"
    for one in read.found.attributions:
        if one.via is not None and one.via not in ids:
            yield f"{read.key}: {one.id} has an origin that is not there"


def cue_of(one: Attribution) -> Cue:
    """Lexicon record and written words; the frame that ties the cue to its claim is left out."""
    return (one.rule or "").split(".", 1)[-1], " ".join(fold(one.cue.text).split())


def frequent(reads: list[Read]) -> list[tuple[Cue, int]]:
    """The most frequent cues, by count and then by name."""
    counts = Counter(cue_of(one) for read in reads for one in read.found.attributions)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:FREQUENT]


def marked(read: Read, one: Attribution) -> str:
    """The attribution in its context: source, cue, claim and hedges between brackets named by their letter."""
    inside = list(spans(one))
    low = max(0, min(span.start for span in inside) - MARGIN)
    high = min(len(read.text), max(span.end for span in inside) + MARGIN)
    marks: defaultdict[int, list[str]] = defaultdict(list)
    named = [("S", one.source), ("C", one.cue), ("K", one.claim), *(("H", hedge) for hedge in one.hedges)]
    for name, span in named:
        if span is not None:
            marks[span.start].append(f"[{name} ")
            marks[span.end].insert(0, f" {name}]")
    edges = sorted({low, high, *marks})
    pieces = zip(edges, [*edges[1:], high], strict=True)
    parts = ["".join(marks[start]) + shortened(read.text[start:end]) for start, end in pieces]
    return " ".join("".join(parts).split())


def shortened(text: str) -> str:
    """The text without its middle where it is long."""
    return text if len(text) <= LONG else f"{text[: LONG // 2]} … {text[-LONG // 2 :]}"


def draw(reads: list[Read], cues: list[Cue]) -> Iterator[str]:
    """So many places of each cue, then of all others, the same in every run over the same findings."""
    places: defaultdict[Cue | None, list[tuple[Read, Attribution]]] = defaultdict(list)
    for read in reads:
        for one in read.found.attributions:
            cue = cue_of(one)
            places[cue if cue in cues else None].append((read, one))
    for each in (*cues, None):
        chance = random.Random(f"{SEED} {each}")
        for read, one in chance.sample(places[each], min(DRAWN if each else OTHERS, len(places[each]))):
            yield shown(read, one)


def shown(read: Read, one: Attribution) -> str:
    """Where it stands, its attributes, and its marked context."""
    record, cue = cue_of(one)
    attributes = [one.rule, one.function, f"level {one.hedge_level:d}", one.source_type, one.canonical, one.scope]
    head = f"# {read.key}\t{one.cue.start}\t{record}\t{cue}"
    return f"{head}\n{' | '.join(map(str, attributes))}\n{marked(read, one)}\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cues", type=Path, help=f"write the {FREQUENT} most frequent cues here (CSV)")
    parser.add_argument("--contexts", type=Path, help=f"write places of the first {JUDGED} cues and of others here")
    options = parser.parse_args()
    rules = RulePass()
    reads, raised = run(options.corpus, rules)
    wrong = [line for read in reads for line in (*wrong_spans(read), *wrong_ties(read))]
    counts = [len(read.found.attributions) for read in reads]
    abroad = [read for read in reads if read.section == "international"]
    hit = sum(bool(read.found.attributions) for read in abroad)
    print(f"rule pass {rules.version}: {len(reads)} articles, {len(raised)} raised, {len(wrong)} wrong spans or ties")
    print(f"international with an attribution: {hit} of {len(abroad)} ({hit / max(1, len(abroad)):.1%})")
    print(f"attributions: {sum(counts)}, {sum(counts) / max(1, len(counts)):.2f} for each article")
    print(f"bare hedges: {sum(len(read.found.bare_hedges) for read in reads)}")
    cues = frequent(reads)
    if options.cues:
        with options.cues.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["record", "cue", "attributions"])
            rows.writerows([*cue, count] for cue, count in cues)
    if options.contexts:
        options.contexts.write_text("\n".join(draw(reads, [cue for cue, _ in cues[:JUDGED]])), "utf-8")
    for line in (*raised, *wrong):
        print(line, file=sys.stderr)
    return 1 if raised or wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
