"""Seek texts in which an expression of a room's functions has another value than a change of it would have.

    python -m benchmarks.reaching annotator/rules [--seconds 600] [--seed 1]

Where no case of the approved answers shows the difference between an expression and a mutant of it (``mutants``), no
answer can. Parts of the cases' texts are put together by chance; a text is kept where it shows what too few show
What is found is added to ``tests/ROOM/reaching.json``, from which the approved answers take it.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.mutants import OUTSIDE, ROOMS, ROOT, Mutant, mutants, watching
from benchmarks.patching import Watch, approval, forked, put

#: So many texts are to show a difference.
ENOUGH = 3
#: Where texts come apart: between words, lines, sentences, tags; before endings.
JOINTS = [re.compile(joint) for joint in (r"(\s+)", r"(\n+)", r"(?<=[।?!,:])", r"(?=<)|(?<=>)", r"(?=[ািীেোরকটতদ])")]
#: In so many rounds they are sought; each watches only what too few have shown so far.
ROUNDS = 8
#: No longer text is put together.
LONGEST = 900
#: What a form begins with that is asked otherwise than as a text.
ASKED = ("row:", "pages:", "spacy:", "traced:", "dated:")
#: So many texts are joined from the newest that were found, of as many as are.
NEWEST = 200


def varied(chance: random.Random, texts: Sequence[str]) -> str:
    """A text with parts of others in the place of some of its own."""
    joint = chance.choice(JOINTS)
    pieces = joint.split(chance.choice(texts))
    for _ in range(chance.randint(1, 4)):
        other = joint.split(chance.choice(texts))
        at, start = chance.randrange(len(pieces) + 1), chance.randrange(len(other))
        pieces[at : at + chance.randint(0, 3)] = other[start : start + chance.randint(0, 3)]
    return "".join(pieces)


def shown(
    room: Path, lacking: Mapping[int, Mutant], texts: Iterable[str], seconds: float
) -> list[tuple[str, set[int]]]:
    """Those of some texts that show what too few texts before them show, and the numbers of what they show.

    Args:
        room: the room.
        lacking: its mutants that too few texts show, by their numbers.
        texts: are asked in this order.
        seconds: of processor time that this may take.
    """
    watch = Watch()
    put(watching(lacking)[0])
    asked = approval(room)
    counts: Counter[int] = Counter()
    enough: set[int] = set()
    found = []
    for text in texts:
        watch.seen = set(enough)
        try:
            asked.answer(text)
        except Exception as error:
            print(f"{type(error).__name__}: {error} at {text!r}", flush=True)
            continue
        if new := watch.seen - enough:
            counts.update(new)
            enough |= {number for number in new if counts[number] >= ENOUGH}
            found.append((text, new))
        if time.process_time() > seconds:
            break
    return found


def forms(room: Path) -> list[str]:
    """All forms of all cases of a room that are not too long."""
    every = (text for case in approval(room).made.values() for text in case.forms.values())
    return [text for text in every if len(text) <= LONGEST and not text.startswith(ASKED)]


def reached(room: Path, seconds: float, seed: int) -> Iterator[str]:
    """Yield texts that show what the cases do not."""
    counts = Counter[int]()
    chosen = [one for path in sorted(room.rglob("*.py")) for one in mutants(path)]
    texts = forked(partial(forms, room))[0] or []
    some = random.Random(seed).sample(texts, len(texts) // 40)  # most that shows at all shows in these
    made: list[str] = []

    def mixed(number: int) -> Iterator[str]:
        chance = random.Random(f"{seed} {number}")
        while True:
            yield varied(chance, made[-NEWEST:] if made and chance.random() < 0.5 else texts)

    for number, asked in enumerate([some, texts, *map(mixed, range(ROUNDS))]):
        lacking = {each: one for each, one in enumerate(chosen) if counts[each] < ENOUGH}
        limit = math.inf if number < 2 else seconds / ROUNDS
        for text, new in forked(partial(shown, room, lacking, asked, limit))[0] or []:
            counts.update(new)
            if number >= 2:
                made.append(text)
                yield text
        print(f"{sum(not counts[each] for each in range(len(chosen)))} of {len(chosen)} show nowhere", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("room", choices=ROOMS)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for name in OUTSIDE:
        import_module(name)
    room = ROOT / options.room
    file = ROOT / "tests" / room.name / "reaching.json"
    texts = json.loads(file.read_text(encoding="utf-8"))
    texts += reached(room, options.seconds, options.seed)
    file.write_text(json.dumps(texts, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
