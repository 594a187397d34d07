"""What the rule pass finds in damaged texts: how far each figure falls when gold texts are perturbed, spans and all.

    python benchmarks/robustness.py [GOLD.jsonl] [--seed 1] [--only NAME]

Gold rows are those of ``annotator evaluate``; without a file, those of the sample pages. A perturbation writes each
code point as something else, often as nothing, so that the spans of gold follow. Each line gives F1 of cues, relaxed
and strict matches and the share of right hedge levels, the first of the texts as they are, the others their falls.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Callable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))

from annotator.interchange import from_row
from annotator.quality.evaluation import evaluate
from annotator.rules import RulePass
from annotator.samples import gold_file, lexicon_folder

Row = dict[str, Any]
#: What each code point of a text becomes.
Pieces = list[str]
Perturbation = Callable[[str, random.Random], Pieces]

FIGURES = ("cue", "relaxed", "strict", "hedge_level")
SPANS = ("source", "cue", "claim")
#: Signs that close what stands before them.
CLOSING = "’”'\")।?!"
#: Letters that scanners take for one another.
LOOKALIKES = ("রব", "িী", "নণ", "শস", "ষয", "থখ", "ঘয", "তও", "ুূ", "কফ", "দন", "মষ", "াো")
#: Words of Dhaka and what stands for them in Kolkata; endings stay.
KOLKATA = {
    "কর্মকর্তা": "আধিকারিক",
    "মন্ত্রণালয়": "মন্ত্রক",
    "জেলা প্রশাসক": "জেলাশাসক",
    "সংসদ সদস্য": "সাংসদ",
    "পুলিশ": "পুলিস",
    "গেছে": "গিয়েছে",
    "দাবি": "দাবী",
    "সরকারি": "সরকারী",
    "কোনো": "কোনও",
    "এখনো": "এখনও",
}


def swapped(table: Mapping[str, str]) -> Perturbation:
    """Return the perturbation that writes some strings as others."""
    sought = re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))

    def perturb(text: str, _: random.Random) -> Pieces:
        pieces = list(text)
        for match in sought.finditer(text):
            start, end = match.span()
            pieces[start:end] = [table[match.group()], *[""] * (end - start - 1)]
        return pieces

    return perturb


def scanned(share: float) -> Perturbation:
    """Return the perturbation that takes a share of the letters for others that look alike."""
    alike = {one: other for pair in LOOKALIKES for one, other in (pair, pair[::-1])}

    def perturb(text: str, chance: random.Random) -> Pieces:
        return [alike[sign] if sign in alike and chance.random() < share else sign for sign in text]

    return perturb


def undotted(text: str, _: random.Random) -> Pieces:
    """The perturbation without dandas; sentences that touched get a space between them, as whoever types leaves."""
    return [
        ("" if not behind.strip() or behind in CLOSING else " ") if sign == "।" else sign
        for sign, behind in zip(text, [*text[1:], ""], strict=True)
    ]


PERTURBATIONS: dict[str, Perturbation] = {
    "as they are": swapped({"\0": ""}),
    "full stops for dandas": swapped({"।": "."}),
    "bars for dandas": swapped({"।": "|"}),
    "no dandas": undotted,
    "no quotation marks": swapped(dict.fromkeys("‘’“”\"'", "")),
    "straight quotation marks": swapped({"‘": "'", "’": "'", "“": '"', "”": '"'}),
    "no commas": swapped({",": ""}),
    "one line": swapped({"\n": " "}),
    "spelling of Kolkata": swapped(KOLKATA),
    **{f"{share:.1%} of letters misread": scanned(share) for share in (0.005, 0.01, 0.02, 0.03)},
}


def perturbed(row: Row, pieces: Pieces) -> Row:
    """Return a gold row whose text is those pieces; a span of which nothing is left is gone."""
    text = "".join(pieces)
    places = [0, *accumulate(map(len, pieces))]

    def moved(span: list[int] | None) -> list[int] | None:
        if span is None:
            return None
        start, end = places[span[0]], places[span[1]]
        inside = text[start:end]
        start += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        return [start, end] if end > start else None

    attributions = [
        {**one, **{name: moved(one[name]) for name in SPANS}, "hedges": [*filter(None, map(moved, one["hedges"]))]}
        for one in row["attributions"]
    ]
    bare = [*filter(None, map(moved, row.get("bare_hedges", [])))]
    return {"id": row["id"], "text": text, "attributions": attributions, "bare_hedges": bare}


def figures(rows: list[Row], rules: RulePass, perturb: Perturbation, seed: int) -> dict[str, float]:
    """Return the figures of the pass on the rows, perturbed."""
    chance = random.Random(seed)
    damaged = [perturbed(row, perturb(row["text"], chance)) for row in rows]
    told = evaluate((from_row(row), rules.annotate_text(row["text"])) for row in damaged)
    return {figure.name: figure.value or 0.0 for figure in told if figure.name in FIGURES}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, help="gold rows; those of the sample pages where none are given")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=PERTURBATIONS)
    options = parser.parse_args()
    file = options.gold or gold_file()
    rows = [json.loads(text) for text in file.read_text(encoding="utf-8").splitlines() if text.strip()]
    rules = RulePass(None if options.gold else lexicon_folder())
    whole = figures(rows, rules, PERTURBATIONS["as they are"], options.seed)
    print(f"{'as they are':28}" + "".join(f"{name:>12} {whole[name]:.3f}" for name in FIGURES))
    for name, perturb in PERTURBATIONS.items():
        if name == "as they are" or options.only not in (None, name):
            continue
        found = figures(rows, rules, perturb, options.seed)
        print(f"{name:28}" + "".join(f"{'':12} {found[one] - whole[one]:+.3f}" for one in FIGURES))


if __name__ == "__main__":
    main()
