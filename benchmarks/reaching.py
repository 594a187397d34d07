"""Seek texts whose answer tells an expression of a room's functions from a change of it.

    python -m benchmarks.reaching annotator/rules [--seconds 600] [--seed 1]

All changes (``mutants``) stand in one text of the room; a number says which of them holds, and where another would have
another value is seen (``Watch``). First the cases of the approved answers are asked, then texts that are put together
by chance from parts of those in which a change that no answer tells was seen. A text is kept where the answer is
another, without the words that it does not need. What is found is added to ``tests/ROOM/reaching.json``, from which the
approved answers take it.
"""

from __future__ import annotations

import argparse
import builtins
import json
import math
import random
import re
import signal
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.around import ONCE
from benchmarks.mutants import OUTSIDE, ROOMS, ROOT, Mutant, mutants, watching
from benchmarks.patching import Watch, approval, forked, put, remembering
from tests.approving import short

#: A change that so many texts show and no answer tells is left.
TRIES = 60
#: So many texts in which it shows are kept of it.
HINTS = 12
#: Where texts come apart: between words, lines, sentences, tags; before endings.
JOINTS = [re.compile(joint) for joint in (r"(\s+)", r"(\n+)", r"(?<=[।?!,:])", r"(?=<)|(?<=>)", r"(?=[ািীেোরকটতদ])")]
#: In so many rounds they are sought; each watches only what no answer has told so far.
ROUNDS = 4
#: No longer text is asked, and a shorter one stays as it is.
LONGEST, SHORT = 600, 60
#: An answer takes no longer with a change, in seconds.
LIMIT = 10
#: What a form begins with that is asked otherwise than as a text.
ASKED = ("row:", "pages:", "spacy:", "traced:", "dated:")


class Endless(BaseException):
    """An answer takes too long."""


def varied(chance: random.Random, text: str, others: Sequence[str]) -> str:
    """A text with parts of others in the place of some of its own."""
    joint = chance.choice(JOINTS)
    pieces = joint.split(text)
    for _ in range(chance.randint(1, 4)):
        other = joint.split(chance.choice(others))
        at, start = chance.randrange(len(pieces) + 1), chance.randrange(len(other))
        pieces[at : at + chance.randint(0, 3)] = other[start : start + chance.randint(0, 3)]
    return "".join(pieces)


def switched(one: Mutant, text: bytes, more: int, number: int) -> bytes:
    """A text in which a change holds while ``__holds__`` is its number, and is watched else (``Mutant.watched``)."""
    old = text[one.start : one.end + more].decode()
    if old in ("break", "continue"):
        return text
    other = "..." if ONCE.search(old) else one.new
    new = f"({one.new} if __holds__ == {number} else __watch__({number}, ({old}), lambda: {other}))"
    return replace(one, end=one.end + more, new=new).apply(text)


class Asking:
    """The room's answers, with and without a change.

    Args:
        room: the room.
        lacking: the changes, by their numbers.
    """

    def __init__(self, room: Path, lacking: Mapping[int, Mutant]) -> None:
        self.watch = Watch()
        builtins.__holds__ = None  # type: ignore[attr-defined]
        put(watching(lacking, switched)[0])
        self._answer = approval(room).answer
        self._answer("")
        self._known = list(remembering())
        signal.signal(signal.SIGALRM, _end)
        self.made = set(self.watch.seen)
        self.watch.seen.clear()
        self.answer("")
        self.made -= self.watch.seen
        """What shows only while all is made, when no number says yet what holds."""

    def answer(self, text: str, number: int | None = None) -> str:
        """The answer to a text, or what goes wrong, where a change holds if a number is given."""
        for each in self._known:
            each.cache_clear()
        builtins.__holds__ = number  # type: ignore[attr-defined]
        signal.alarm(LIMIT)
        try:
            return self._answer(text)
        except (Exception, Endless) as error:
            return type(error).__name__
        finally:
            signal.alarm(0)
            builtins.__holds__ = None  # type: ignore[attr-defined]

    def told(self, text: str, numbers: Iterable[int]) -> set[int]:
        """Those of some changes with which the answer to a text is another."""
        right = self.answer(text)
        return {number for number in numbers if self.answer(text, number) != right}

    def tells(self, numbers: set[int], text: str) -> bool:
        """The answer to a text is another with each of some changes."""
        return self.told(text, numbers) == numbers


def _end(*_: object) -> None:
    raise Endless


def shortened(text: str, serves: Callable[[str], bool]) -> str:
    """A text without the words without which it serves as well."""
    words = text.split(" ")
    for size in (8, 4, 2, 1):
        at = 0
        while at < len(words):
            rest = words[:at] + words[at + size :]
            if rest and serves(" ".join(rest)):
                words = rest
            else:
                at += size
    return " ".join(words)


def telling(
    room: Path, lacking: Mapping[int, Mutant], texts: Iterable[str], seconds: float
) -> tuple[list[tuple[str, set[int]]], dict[int, list[str]]]:
    """Those of some texts whose answer tells a change that none before them tells, shortened, with the numbers of what
    they tell; and some texts in which a change shows that none tells, by its number.

    Args:
        room: the room.
        lacking: its changes, by their numbers.
        texts: are asked in this order.
        seconds: of processor time that this may take.
    """
    asking = Asking(room, lacking)
    over = set(asking.made)
    tries: Counter[int] = Counter()
    shows: dict[int, list[str]] = defaultdict(list)
    found = []
    for text in texts:
        asking.watch.seen = set(over)
        asking.answer(text)
        seen = asking.watch.seen - over
        new = asking.told(text, seen)
        tries.update(seen)
        over |= new | {number for number in seen if tries[number] >= TRIES}
        for number in seen - new:
            shows[number] += [text] if tries[number] <= HINTS else []
        if new:
            found.append((shortened(text, partial(asking.tells, new)) if len(text) > SHORT else text, new))
        if time.process_time() > seconds:
            break
    told = set().union(*(new for _, new in found))
    return found, {number: some for number, some in shows.items() if number not in told}


def forms(room: Path) -> list[str]:
    """All forms of all cases of a room that are not too long."""
    every = (text for case in approval(room).made.values() for text in case.forms.values())
    return [text for text in every if len(text) <= LONGEST and not text.startswith(ASKED)]


def reached(room: Path, seconds: float, seed: int) -> Iterator[str]:
    """Yield texts that tell what the cases do not."""
    lacking = dict(enumerate(one for path in sorted(room.rglob("*.py")) for one in mutants(path)))
    texts = forked(partial(forms, room))[0] or []
    hints: dict[int, list[str]] = {}
    made: list[str] = []

    def mixed(number: int) -> Iterator[str]:
        chance = random.Random(f"{seed} {number}")
        shown = [text for some in hints.values() for text in some] or texts
        while True:
            yield varied(chance, chance.choice(chance.choice([shown, shown, made or texts, texts])), texts)

    for number, asked in enumerate([random.Random(seed).sample(texts, len(texts)), *map(mixed, range(ROUNDS))]):
        limit = seconds / ROUNDS if number else math.inf
        found, shows = forked(partial(telling, room, lacking, asked, limit))[0] or ([], {})
        for each in set().union(*(new for _, new in found)):
            del lacking[each]
            hints.pop(each, None)
        hints = shows | hints
        if number:
            made += [text for text, _ in found]
        print(f"{len(lacking)} are told by no answer", flush=True)
    yield from dict.fromkeys(made)


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
    made = forked(lambda: list(approval(room).made))[0] or []
    texts += [text for text in reached(room, options.seconds, options.seed) if short(text, 10) not in made]
    file.write_text(json.dumps(texts, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
