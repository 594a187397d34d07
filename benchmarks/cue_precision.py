"""Turn the judgements of cues into the tables of docs/cue-precision.md.

    python benchmarks/cue_precision.py [--corpus ARTICLES.jsonl[.gz]]

Without a corpus the tables of the page are written anew from ``cue_judgements.tsv`` and ``frequent_cues.csv``; the
words around them are left as they are. With one nothing is written: the rule pass runs as it now stands over the judged
articles, and what became of each judged attribution is counted: found with the same spans, level and source type, found
with others, or not found. Needs statsmodels (the extra ``test``).
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus_check import Cue, articles
from statsmodels.stats.proportion import proportion_confint

from annotator.models import Span
from annotator.rules import RulePass

HERE = Path(__file__).parent
JUDGEMENTS = HERE / "cue_judgements.tsv"
CUES = HERE / "frequent_cues.csv"
PAGE = HERE.parent / "docs" / "cue-precision.md"
PARTS = {"source": "exact", "claim": "good", "level": "right", "type": "right", "canonical": "right"}
KINDS = {
    "adverbial": "words of place or manner inside the source",
    "broken-text": "words or sentences run together in the text",
    "claim-clause": "claim with a clause too many or too few",
    "credit-list": "only the first of several credits",
    "demand": "a demand with দাবি taken for a claim",
    "document": "document, or who stands behind it, not found",
    "far-subject": "subject parted from its verb by a place or a title in quotation marks",
    "genitive-name": "name in -র taken for a genitive",
    "heard-from": "“from X it is known” without X",
    "hedge-lost": "marker of the claim not counted",
    "laid-down": "অনুযায়ী “as laid down”",
    "long-source": "source with words that are not its own",
    "naming": "বলা “to call”",
    "nested-hedge": "marker of a nested attribution counted for the outer one",
    "nested-subject": "nested cue with the outer speaker",
    "no-content": "nothing is said",
    "other-sense": "the verb in another sense (নিরাপত্তা নিশ্চিত করা, গান লেখা, পুলিশে খবর দেওয়া)",
    "page-furniture": "headings and teasers in the text",
    "participle-in-source": "participle or its document inside the source",
    "participle-subject": "participle with content of its own, without the speaker of the verb",
    "question": "question or request to the reader or a guest",
    "quote-end": "quotation cut before its closing mark",
    "relative": "relative or conditional clause read as a claim, or without its subject",
    "risk": "ঝুঁকি, যেতে পারে, হওয়ার কথা ছিল that are no markers",
    "shared-subject": "second verb without the subject of the first",
    "short-source": "source without its first or its last words",
    "starter": "a word before the claim kept, or a first word cut off",
    "time-in-claim": "time or place at the head of the claim",
    "wrong-word": "another word of the sentence taken for the speaker",
}

#: Where the judged places were drawn from: the forty most frequent cues, all other cues, and any cue at all.
SAMPLES = ("frequent", "other", "any")

#: Attributions that the judged version found.
FOUND = 23_956

Row = dict[str, str]


def rows(path: Path, delimiter: str) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def grouped(judged: list[Row]) -> dict[Cue, list[Row]]:
    """The judgements of each frequent cue, the most frequent first."""
    groups: defaultdict[Cue, list[Row]] = defaultdict(list)
    for row in judged:
        if row["sample"] == "frequent":
            groups[row["record"], row["cue"]].append(row)
    return groups


def interval(good: int, of: int) -> str:
    """Wilson interval of 95 %, in per cent."""
    low, high = proportion_confint(good, of, method="wilson")
    return f"{100 * low:.0f}–{100 * high:.0f}"


def count(judged: Iterable[Row], part: str, wanted: str) -> tuple[int, int]:
    """How many are as wanted, and of how many."""
    values = [row[part] for row in judged if row[part] != "-"]
    return values.count(wanted), len(values)


def overall(judged: list[Row], sizes: dict[Cue, int]) -> Iterator[str]:
    """Shares of the samples, and of the first two together, each cue weighing as often as it occurs."""
    groups = grouped(judged)
    frequent, others, anywhere = ([row for row in judged if row["sample"] == sample] for sample in SAMPLES)
    yield "| | frequent cues | 95 % | other cues | 95 % | both, by frequency | any cue, not judged before | 95 % |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for part, wanted in {"attribution": "yes", **PARTS}.items():
        name = "is an attribution" if part == "attribution" else f"{part} {wanted}"
        cells = [name, *share(*count(frequent, part, wanted))]
        good, of = count(others, part, wanted)
        if of:
            pairs = [(sizes[cue], *count(group, part, wanted)) for cue, group in groups.items()]
            pairs.append((FOUND - sum(sizes[cue] for cue in groups), good, of))
            pairs = [pair for pair in pairs if pair[2]]
            mean = sum(size * good / of for size, good, of in pairs) / sum(size for size, _, _ in pairs)
            cells += [*share(good, of), f"{100 * mean:.0f} %"]
        else:
            cells += ["–", "–", "–"]
        cells += share(*count(anywhere, part, wanted))
        yield f"| {' | '.join(cells)} |"


def share(good: int, of: int) -> tuple[str, str]:
    return f"{good} of {of} ({100 * good / of:.1f} %)", interval(good, of)


def by_cue(groups: dict[Cue, list[Row]], sizes: dict[Cue, int]) -> Iterator[str]:
    yield "| cue | record | found | attribution | 95 % | source exact | claim good | level right |"
    yield "|---|---|--:|--:|--:|--:|--:|--:|"
    for (record, cue), judged in groups.items():
        good, of = count(judged, "attribution", "yes")
        parts = ["{} of {}".format(*count(judged, part, PARTS[part])) for part in ("source", "claim", "level")]
        cells = [cue, f"`{record}`", sizes[record, cue], f"{good} of {of}", interval(good, of), *parts]
        yield f"| {' | '.join(map(str, cells))} |".replace("0 of 0", "–")


def by_kind(judged: list[Row]) -> Iterator[str]:
    yield "| what goes wrong | frequent cues | other cues | any cue |\n|---|--:|--:|--:|"
    faults = Counter((row["kind"], row["sample"]) for row in judged)
    for kind in sorted(KINDS, key=lambda kind: (-sum(faults[kind, sample] for sample in SAMPLES), kind)):
        cells = [KINDS[kind], *(str(faults[kind, sample] or "") for sample in SAMPLES)]
        yield f"| {' | '.join(cells)} |"


def all_cues(cues: Iterable[Row]) -> Iterator[str]:
    yield "| | cue | record | found |\n|--:|---|---|--:|"
    for number, row in enumerate(cues, 1):
        yield f"| {number} | {row['cue']} | `{row['record']}` | {row['attributions']} |"


def write(judged: list[Row], cues: list[Row]) -> None:
    """Put the tables into the page, each between its two marks."""
    sizes = {(row["record"], row["cue"]): int(row["attributions"]) for row in cues}
    tables = {
        "overall": overall(judged, sizes),
        "cues": by_cue(grouped(judged), sizes),
        "kinds": by_kind(judged),
        "frequent": all_cues(cues),
    }
    page = PAGE.read_text("utf-8")
    for name, lines in tables.items():
        begin, end = f"<!-- {name} -->", f"<!-- /{name} -->"
        body = "\n".join(lines)
        before, rest = page.split(begin)
        page = f"{before}{begin}\n{body}\n{end}{rest.split(end)[1]}"
    PAGE.write_text(page, "utf-8")


def place(span: Span | None) -> str:
    return "-" if span is None else f"{span.start}-{span.end}"


def changed(now: tuple[str, ...], before: tuple[str, ...]) -> str:
    """Whether spans, or only level or type, are others than before."""
    if now[:2] != before[:2]:
        return "other spans"
    return "the same" if now == before else "other level or type"


def compare(judged: list[Row], corpus: Path) -> None:
    """Print what became of the judged attributions in the rule pass as it now stands."""
    rules = RulePass()
    wanted = {row["article"] for row in judged}
    found = {
        (key, one.cue.start): (place(one.source), place(one.claim), str(int(one.hedge_level)), str(one.source_type))
        for key, _, text in articles(corpus)
        if key in wanted
        for one in rules.annotate_text(text).attributions
    }
    became: Counter[tuple[str, str, str]] = Counter()
    for row in judged:
        now = found.get((row["article"], int(row["cue_start"])))
        whole = row["attribution"] == "yes" and row["source"] == "exact" and row["claim"] == "good"
        was = "no attribution" if row["attribution"] == "no" else "right" if whole else "source or claim wrong"
        judged_as = (row["source_span"], row["claim_span"], row["level_found"], row["type_found"])
        what = "gone" if now is None else changed(now, judged_as)
        became[row["sample"], was, what] += 1
    for (sample, was, what), times in sorted(became.items()):
        print(f"{sample:10} {was:22} {what:20} {times:4}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    judged = rows(JUDGEMENTS, "\t")
    if options.corpus:
        compare(judged, options.corpus)
    else:
        write(judged, rows(CUES, ","))


if __name__ == "__main__":
    main()
