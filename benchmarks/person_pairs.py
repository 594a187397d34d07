"""How often two names are counted as one person rightly: ``python benchmarks/person_pairs.py DATABASE [PAIRS]``.

DATABASE holds the articles that the pairs (of ``person_pairs.tsv``, if none are given) were judged by. Printed are
precision and recall over the pairs, and B-cubed over the names in them (Bagga and Baldwin 1998); the gold is what the
pairs make one.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from annotator.comparing.people import Identities, merges_of
from annotator.labels import Basis
from annotator.lexicon.people import load_people
from annotator.pipeline.people import who_is_cited
from annotator.store import Store

PAIRS = Path(__file__).with_suffix(".tsv")


def read(file: Path = PAIRS) -> list[tuple[str, str, bool]]:
    """Return the pairs, and whether each is one person."""
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = (line.split("\t") for line in lines[1:])
    return [(name, other, same == "1") for name, other, same in rows]


def clusters(names: Iterable[str], same: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    """Return by each name all that are one with it, by whatever way."""
    of = {name: name for name in names}
    for one, other in same:
        old, new = of[other], of[one]
        of = {name: new if one_of == old else one_of for name, one_of in of.items()}
    members: dict[str, set[str]] = defaultdict(set)
    for name, one_of in of.items():
        members[one_of].add(name)
    return {name: frozenset(members[one_of]) for name, one_of in of.items()}


def main(database: str, *files: str) -> None:
    """Print the figures."""
    pairs = read(*map(Path, files))
    with Store.open(database, create=False) as store:
        cited = who_is_cited(store, Basis.PREDICTED)
    found = Identities(load_people(), merges_of(cited, None))
    known = [pair for pair in pairs if pair[0] in cited and pair[1] in cited]
    made = [found.name(one) == found.name(other) for one, other, _ in known]
    hits = sum(a and same for a, (_, _, same) in zip(made, known, strict=True))
    print(f"{len(known)} of {len(pairs)} pairs are cited, {sum(same for *_, same in known)} are one person")
    print(f"precision {hits / max(sum(made), 1):.3f}  recall {hits / max(sum(same for *_, same in known), 1):.3f}")
    names = {name for one, other, _ in known for name in (one, other)}
    gold = clusters(names, [(one, other) for one, other, same in known if same])
    together = [(one, other) for one in names for other in names if found.name(one) == found.name(other)]
    ours = clusters(names, together)
    precision = sum(len(gold[name] & ours[name]) / len(ours[name]) for name in names) / len(names)
    recall = sum(len(gold[name] & ours[name]) / len(gold[name]) for name in names) / len(names)
    print(f"B3 precision {precision:.3f}  recall {recall:.3f}  F1 {2 * precision * recall / (precision + recall):.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
