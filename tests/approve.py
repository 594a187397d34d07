"""Approve of what the rule pass and the reader say now: ``python -m tests.approve [rules] [pages]``."""

from __future__ import annotations

import argparse

from tests.pages import approval as pages
from tests.rules import approval as rules

ROOMS = {"rules": rules.APPROVAL, "pages": pages.APPROVAL}


def main() -> None:
    parser = argparse.ArgumentParser(description="Approve of what the rule pass and the reader say now.")
    parser.add_argument("room", nargs="*", choices=[*ROOMS, []], help="what to approve of; everything where left out")
    for room in parser.parse_args().room or ROOMS:
        ROOMS[room].write()


if __name__ == "__main__":
    main()
