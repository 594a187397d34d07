"""Whether an answer hangs on which name, office or verb stands there: parts swapped for others of their kind.

    python -m benchmarks.swaps [GOLD.jsonl] [--half A] [--each 2] [--seed 1] [--failures 20] [--only names]

A metamorphic test (invariance, CheckList: Ribeiro et al. 2020). Texts are the examples in ``tests/examples`` and the
paragraphs of gold rows. Of each attribution that the rule pass reads rightly, one part is swapped for drawn fillers of
``swaps.toml``; its spans, source type, name and level must follow. Half A is to mend with, B to measure with.
"""

from __future__ import annotations

import argparse
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.bangla.folding import fold
from annotator.lexicon.names import name_key
from annotator.lexicon.sources import SourceRecord, load_sources
from annotator.lexicon.vocabulary import load_vocabulary
from annotator.rules import RulePass
from benchmarks.slots import SPANS, VALUES, Case, Edit, Slot, judged, slots

FILLERS = Path(__file__).with_suffix(".toml")
#: Endings behind a name; genitives are made anew for another name.
GENITIVE = ("য়ের", "য়ের", "ের", "এর", "র")
ENDINGS = (*GENITIVE, "কে", "ও", "ই", "")
VOWELS = "ািীুূৃেৈোৌওএআঅ"
#: Letters before or behind which a word goes on.
LETTER = r"[\u0980-\u09e3\u200c\u200d]"


class Swaps:
    """Makes cases of slots, with the fillers of one half; at most ``each`` of a kind of swap for a slot."""

    def __init__(self, fillers: dict[str, Any], half: str, each: int, seed: int) -> None:
        self._fill = fillers[half]
        self._frames: dict[str, str] = fillers["frames"]
        self._each = each
        self._chance = random.Random(seed)
        self._gazetteer = {
            name_key(name): source
            for source in load_sources()
            for name in (*source.forms, *source.metonyms)
            if not source.is_ambiguous(name)
        }
        self._names = {word for word, classes in load_vocabulary().items() if "name" in classes}
        self._cue_group = {cue: group for one in "AB" for group, forms in fillers[one]["cues"].items() for cue in forms}

    def _sample(self, fillers: list[str]) -> list[str]:
        return self._chance.sample(fillers, min(self._each, len(fillers)))

    def _drawn(self, of: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
        """Fillers of several kinds, each with its kind."""
        for kind in self._sample(sorted(of)):
            yield kind, self._chance.choice(of[kind])

    def names(self, slot: Slot) -> Iterator[Case]:
        """The person's name, wherever it stands."""
        name = self._person(slot)
        if not name:
            return
        for kind, new in self._drawn(self._fill["names"]):
            pairs = [(name, new), (name.split()[-1], new.split()[-1]), (name.split()[0], new.split()[0])]
            edits: list[Edit] = []
            for old, other in pairs:
                for start, end, ending in mentions(slot.text, old):
                    if all(end <= first or last <= start for first, last, _ in edits):
                        edits.append((start, end, inflected(other, ending)))
            yield slot.with_edits(f"name: {kind}", edits, canonical=new)

    def offices(self, slot: Slot) -> Iterator[Case]:
        """What stands around the name of somebody who is named once."""
        name, (start, end) = self._person(slot), slot.said["source"] or (0, 0)
        found = mentions(slot.text, name) if name else []
        if len(found) != 1 or found[0][1] != end:
            return
        ending = found[0][2]
        for type_, office in self._drawn(self._fill["offices"]):
            if not ending or office.endswith("{}"):
                new = office.format(inflected(name, ending))
                yield slot.with_edits(f"office: {type_}", [(start, end, new)], source_type=type_)

    def bodies(self, slot: Slot) -> Iterator[Case]:
        """A body that speaks, where it stands alone."""
        source = slot.part("source")
        ending = next((e for e in ENDINGS if source.endswith(e) and self._known(source[: len(source) - len(e)])), None)
        if ending is None or len(mentions(slot.text, source)) > 1:
            return
        reporters = {type_: self._fill["bodies"][type_] for type_ in ("agency", "media")}
        of = reporters if slot.said["scope"] == "article" else self._fill["bodies"]
        for type_, body in self._drawn(of):
            known = self._known(body)
            new = (*slot.said["source"], inflected(body, ending))
            yield slot.with_edits(
                f"body: {type_}", [new], source_type=type_, canonical=known.name if known is not None else body
            )

    def cues(self, slot: Slot) -> Iterator[Case]:
        """The verb, in another form or of another lemma."""
        group = self._cue_group.get(slot.part("cue"))
        if group is None or not slot.right():
            return
        for new in self._sample(self._fill["cues"][group]):
            yield slot.with_edits(f"cue: {group}", [(*slot.said["cue"], new)])

    def adverbials(self, slot: Slot) -> Iterator[Case]:
        """Something said of time, place or addressee, at the head or before the cue."""
        if not slot.right() or slot.part("cue") not in self._cue_group:
            return
        (start, end), cue = slot.said["source"], slot.said["cue"][0]
        opens = not start or re.search(r"[।\n]\s*$", slot.text[:start])
        for where, at, fits in (("before the cue", cue, slot.text[end:cue] == " "), ("at the head", start, opens)):
            for new in self._sample(self._fill["adverbials"][where]) if fits else ():
                yield slot.with_edits(f"adverbial {where}", [(at, at, f"{new} ")])

    def frames(self, slot: Slot) -> Iterator[Case]:
        """What ties source, cue and claim together, where they are all of the text."""
        source, cue, claim = map(slot.part, SPANS)
        plain = slot.count == 1 and slot.said["quote_type"] == "indirect" and not re.search("[‘“।]", claim)
        if not plain or cue not in self._cue_group or slot.text != f"{source} {cue}, {claim}।":
            return
        for kind, shape in self._frames.items():
            if "বলে" in shape and cue.startswith("বল"):
                continue
            parts = {"S": source, "C": cue, "K": f"‘{claim}’" if "‘" in shape else claim}
            text, spans = "", {}
            for sign in shape.replace("‘K’", "K"):
                start, text = len(text), text + parts.get(sign, sign)
                if sign in parts:
                    spans[{"S": "source", "C": "cue", "K": "claim"}[sign]] = (start, len(text))
            yield Case(f"frame: {kind}", text, {**slot.said, **spans}, 1)

    def _person(self, slot: Slot) -> str:
        """The name of a person, where it is the source's and some word of it is a listed name; of one alone who is told
        of nowhere, the type is that of an office-holder."""
        name, source = slot.said["canonical"] or "", slot.part("source")
        named = any(word in self._names for word in map(fold, name.split())) and not self._known(name)
        known = slot.said["source_type"] == "person" or source != name or len(mentions(slot.text, name)) > 1
        return name if named and known and not {"ও", "এবং"} & {*name.split()} and name in source else ""

    def _known(self, name: str) -> SourceRecord | None:
        return self._gazetteer.get(name_key(name))


#: What is swapped: the methods of ``Swaps``.
KINDS = [name for name in vars(Swaps) if name[0] != "_"]


def mentions(text: str, name: str) -> list[tuple[int, int, str]]:
    """Where a name stands, with its ending."""
    found = re.finditer(rf"(?<!{LETTER}){re.escape(name)}({'|'.join(ENDINGS)})(?!{LETTER})", text)
    return [(*match.span(), match[1]) for match in found]


def inflected(name: str, ending: str) -> str:
    """The name with the ending, a genitive as the name needs it."""
    if ending not in GENITIVE:
        return name + ending
    return name + ("র" if name[-1] in VOWELS else "য়ের" if name[-1] in "ইউং" else "ের")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="?", type=Path, help="gold rows, besides the examples")
    parser.add_argument("--half", choices="AB", default="A")
    parser.add_argument("--each", type=int, default=2, help="fillers drawn for a slot")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--failures", type=int, default=0, help="so many of each kind are printed")
    parser.add_argument("--only", choices=KINDS)
    options = parser.parse_args()
    fillers = tomllib.loads(FILLERS.read_text(encoding="utf-8"))
    swaps = Swaps(fillers, options.half, options.each, options.seed)
    rules = RulePass()
    cases: Counter[str] = Counter()
    failed: defaultdict[str, list[tuple[Case, list[str]]]] = defaultdict(list)
    known = list(slots(rules, options.gold))
    for name in [options.only] if options.only else KINDS:
        for case in (case for slot in known for case in getattr(swaps, name)(slot)):
            cases[case.kind] += 1
            if faulty := judged(rules, case):
                failed[case.kind].append((case, faulty))
    for kind, number in cases.items():
        parts = Counter(part for _, faulty in failed[kind] for part in faulty)
        print(f"{kind:38} {1 - len(failed[kind]) / number:6.1%} of {number:5}  {dict(parts.most_common())}")
        for case, faulty in failed[kind][: options.failures]:
            told = {part: case.text[slice(*case.wanted[part])] for part in SPANS if case.wanted[part]}
            print(f"    {case.text}\n        {faulty} {told} {[case.wanted[name] for name in VALUES]}")
    lost = sum(map(len, failed.values()))
    print(f"{'all':38} {1 - lost / sum(cases.values()):6.1%} of {sum(cases.values()):5}")


if __name__ == "__main__":
    main()
