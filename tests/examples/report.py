"""What the rule pass makes of the examples: ``python -m tests.examples.report [FILE…] [--failures]``.

For each file how many paragraphs are right, then precision, recall and F1 of the cues, of each kind of
span and of the attributes that the examples judge, over all files. Run from the top folder.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from annotator.rules import RulePass

from .compare import SPANS, as_example, pairs, same, shown
from .markup import DEFAULTS, OF_SOURCE, Block, Example, parse, read

HERE = Path(__file__).parent


@dataclass
class Tally:
    """Hits among what is expected and what is found."""

    hit: int = 0
    expected: int = 0
    found: int = 0

    def add(self, hit: int, expected: int, found: int) -> None:
        self.hit, self.expected, self.found = self.hit + hit, self.expected + expected, self.found + found

    def __str__(self) -> str:
        precision, recall = _share(self.hit, self.found), _share(self.hit, self.expected)
        f1 = _share(2 * self.hit, self.found + self.expected)
        return f"P {precision}  R {recall}  F1 {f1}   expected {self.expected:4}  found {self.found:4}"


@dataclass
class Report:
    """The counts, gathered paragraph by paragraph."""

    files: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    negative: Tally = field(default_factory=Tally)
    spans: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    attributes: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    failures: list[str] = field(default_factory=list)

    def take(self, block: Block, expected: Example, found: Example) -> None:
        said, answered = shown(expected, found)
        self.files[block.path.name].add(said == answered, 1, 1)
        if not expected.attributions and not expected.bare_hedges:
            self.negative.add(said == answered, 1, 1)
        if said != answered:
            known = f"  (known: {block.xfail})" if block.xfail else ""
            self.failures.append(f"{block.path}:{block.line}{known}\nexpected: {said}\nfound:    {answered}")
        self._take_spans(expected, found)
        self._take_attributes(expected, found)

    def _take_spans(self, expected: Example, found: Example) -> None:
        overlapping = len(pairs(expected, found))
        self.spans["cue, overlap"].add(overlapping, len(expected.attributions), len(found.attributions))
        for part in (*SPANS, "hedges"):
            one, other = _spans(expected, part), _spans(found, part)
            self.spans[f"{part}, exact"].add(len(one & other), len(one), len(other))

    def _take_attributes(self, expected: Example, found: Example) -> None:
        answers = pairs(expected, found)
        for i, attribution in enumerate(expected.attributions):
            for name in DEFAULTS.keys() - {"via"}:
                if name in OF_SOURCE and attribution[name] is None:
                    continue
                right = i in answers and same(attribution[name], found.attributions[answers[i]][name])
                self.attributes[name].add(right, 1, 1)

    def lines(self) -> Iterator[str]:
        """The report, line by line."""
        for name, tally in self.files.items():
            yield f"{name:28} {tally.hit:4} of {tally.expected:4}"
        right, all_of_them = (sum(getattr(t, name) for t in self.files.values()) for name in ("hit", "expected"))
        yield f"{'all':28} {right:4} of {all_of_them:4}"
        yield f"{'negative ones':28} {self.negative.hit:4} of {self.negative.expected:4}\n"
        yield from (f"{name:16} {tally}" for name, tally in self.spans.items())
        yield "\nattributes, of all expected where the example says them (one that is missed is wrong)"
        for name, tally in sorted(self.attributes.items()):
            yield f"{name:16} {_share(tally.hit, tally.expected)}   of {tally.expected:4}"


def _spans(example: Example, part: str) -> set[object]:
    if part == "hedges":
        return {*example.bare_hedges, *(span for one in example.attributions for span in one["hedges"])}
    return {one[part] for one in example.attributions} - {None}


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "  -  "


def report(paths: Iterable[Path]) -> Report:
    """Run the pass over the example files and count."""
    result, rule_pass = Report(), RulePass()
    for path in paths:
        for block in read(path):
            example = parse(block.source)
            result.take(block, example, as_example(example.text, rule_pass.annotate_text(example.text)))
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description="What the rule pass makes of the examples.")
    parser.add_argument("files", nargs="*", type=Path, help="example files (all of them where none is named)")
    parser.add_argument("--failures", action="store_true", help="show each paragraph that is not right")
    options = parser.parse_args()
    result = report(options.files or sorted(HERE.glob("*.txt")))
    if options.failures:
        print("\n\n".join(result.failures), end="\n\n")
    print("\n".join(result.lines()))


if __name__ == "__main__":
    main()
