"""Whether sentences put together from parts are read rightly: sources, contents, owners and references in frames.

    python -m benchmarks.composed [--failures 5] [--only nouns]

What is right is known from how a text was made: the source, the claim, and whose name it is. The parts stand in
``composed.toml``; every part is put into every frame. It tells of constructions by themselves, not how often news has
them: a frame that is read wrongly with a part of one kind is read so in all news.
"""

from __future__ import annotations

import argparse
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from annotator.models import Annotation
from annotator.rules import RulePass

PARTS = Path(__file__).with_suffix(".toml")
#: The ending of a verb, and the form of বলা, by whom the verb agrees with.
AGREEING = {"honorific": ("ন", "বলেন"), "third": ("", "বলেছে"), "several": ("ন", "বলেন")}


class Text(NamedTuple):
    """A text that was put together, with what is right of its last attribution; what is None is not asked."""

    text: str
    frame: str
    source: str | None
    claim: str | None
    name: str | None


def _speakers(parts: dict[str, Any]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield each source with its name, whom the verb agrees with, and the forms that follow from that."""
    for person, sources in parts["sources"].items():
        for source, name in sources.items():
            yield source, name, person, *AGREEING[person]


def clauses(parts: dict[str, Any]) -> Iterator[Text]:
    """Yield clauses as what somebody says."""
    made = parts["clauses"]
    for (source, name, _, n, says), frame, content in product(_speakers(parts), made["frames"], made["contents"]):
        yield Text(frame.format(S=source, C=content, n=n, says=says), frame, source, content, name)


def nouns(parts: dict[str, Any]) -> Iterator[Text]:
    """Yield content in the genitive before a noun of saying with its light verb."""
    made = parts["nouns"]
    for (source, name, _, n, _), frame, content, verb in product(
        _speakers(parts), made["frames"], made["contents"], made["verbs"]
    ):
        yield Text(frame.format(S=source, C=content, V=verb, n=n), frame, source, content, name)


def owners(parts: dict[str, Any]) -> Iterator[Text]:
    """Yield sources in the genitive."""
    for (owner, name), frame in product(parts["owners"]["sources"].items(), parts["owners"]["frames"]):
        yield Text(frame.format(G=owner), frame, owner, None, name)


def references(parts: dict[str, Any]) -> Iterator[Text]:
    """Yield pronouns behind whom they stand for, something else between the two."""
    made = parts["references"]
    for (source, name, person, n, says), first, between, frame in product(
        _speakers(parts), made["introduced"], made["between"], made["frames"]
    ):
        said = frame.format(P=made["pronouns"][person], n=n, says=says)
        told = first.format(S=source, n=n, says=says)
        yield Text(" ".join(filter(None, (told, between, said))), f"{between} {frame}", None, None, name)


KINDS = {"clauses": clauses, "nouns": nouns, "owners": owners, "references": references}


def found(text: Text, annotation: Annotation) -> bool:
    """Tell whether an attribution of the text, of a reference the last one, is as it is to be."""
    last = annotation.attributions[-1:] if text.source is None else annotation.attributions
    for one in last:
        source = one.source.text if one.source is not None else None
        claim = one.claim.text.strip("‘’।") if one.claim is not None else None
        right = text.source in (None, source) and text.claim in (None, claim) and text.name in (None, one.canonical)
        if right:
            return True
    return False


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--failures", type=int, default=0, help="so many of each frame are printed")
    parser.add_argument("--only", choices=KINDS)
    options = parser.parse_args()
    parts, rules = tomllib.loads(PARTS.read_text(encoding="utf-8")), RulePass()
    for kind, texts in KINDS.items():
        if options.only not in (None, kind):
            continue
        asked, wrong = 0, defaultdict(list)
        for text in texts(parts):
            asked += 1
            if not found(text, rules.annotate_text(text.text)):
                wrong[text.frame].append(text.text)
        missed = sum(map(len, wrong.values()))
        print(f"{kind:<12} {asked - missed:>6} of {asked:>6} ({(asked - missed) / asked:.1%})")
        for frame, failures in sorted(wrong.items(), key=lambda item: -len(item[1])) if options.failures else ():
            print(f"  {len(failures):>5}  {frame}", *failures[: options.failures], sep="\n         ")


if __name__ == "__main__":
    main()
