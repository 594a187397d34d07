"""Raise the floors to what the rule pass reaches now: ``python -m tests.quality.pin [--lower NAME]…``.

Floors go up by themselves and down only on purpose: ``--lower "samples/strict"`` lets one go down, ``--lower
samples/all`` all of a gold annotation. Say in the commit why. Run from the top folder.
"""

from __future__ import annotations

import argparse
import sys

from tests.quality.figures import GOLDS, measured
from tests.quality.floors import WouldFall, load, raised, save


def main() -> int:
    parser = argparse.ArgumentParser(description="Raise the floors of the quality gate.")
    parser.add_argument(
        "--lower",
        action="append",
        default=[],
        metavar="GOLD/NAME",
        help="a floor that may go down, for instance 'samples/strict'; NAME 'all' for all of that gold",
    )
    asked = parser.parse_args().lower
    known = {f"{gold}/{name}" for gold, pinned in load().items() for name in ["all", *pinned.floors]}
    if strange := [name for name in asked if name not in known]:
        print(f"there is no floor {strange[0]!r}; the floors are: {', '.join(sorted(known))}", file=sys.stderr)
        return 2
    failed = False
    pinned = load()
    for name, gold in GOLDS.items():
        if not gold.file.is_file():
            print(f"{name}: left as it is, {gold.file.name} is absent")
            continue
        lower = [one.removeprefix(f"{name}/") for one in asked if one.startswith(f"{name}/")]
        before = pinned.get(name)
        try:
            pinned[name] = raised(before, gold.digest, measured(name), lower)
        except WouldFall as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed = True
            continue
        for figure, floor in pinned[name].floors.items():
            was = before.floors.get(figure) if before is not None else None
            if floor != was:
                print(f"{name}/{figure}: {'new' if was is None else was} → {floor}")
    save(pinned)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
