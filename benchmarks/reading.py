"""How well pages are read: ours beside trafilatura, newspaper4k and readability, on HTML and on every tool's dump.

    python benchmarks/reading.py [--saved FOLDER] [--keep FOLDER] [--only DUMP]

The pages are made here: thirty, in ten layouts, ten of them listings (``benchmarks/pages``). ``--saved FOLDER`` adds
saved pages: ``NAME.html`` with ``NAME.expected.txt`` beside it (headline, time, empty line, body); pages that have none
and a name in ``--listings`` count as listings. Runs in an environment of its own, which needs what
``benchmarks/pages/requirements.txt`` names (two of the peers want other versions of a library than each other's), lynx,
w3m and chromium of the system, and ours as a command. Prints one table; nothing is timed.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.pages import dumps, readers
from benchmarks.pages.making import Gold, pages
from benchmarks.pages.scores import Score, score


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--saved", type=Path, help="a folder of saved pages beside ours")
    parser.add_argument("--listings", nargs="*", default=[], help="names of saved pages that are listings")
    parser.add_argument("--keep", type=Path, help="where pages and dumps are written, to look at them")
    parser.add_argument(
        "--annotator", default="annotator", help="the command that runs ours, where it is not on the path"
    )
    parser.add_argument("--only", action="append", help="a dump, or html; may be given again")
    options = parser.parse_args()
    gold = [*pages(), *(saved(options.saved, options.listings) if options.saved else ())]
    with tempfile.TemporaryDirectory() as scratch:
        compare(gold, options.keep or Path(scratch), options.only, options.annotator)


def saved(folder: Path, listings: list[str]) -> list[Gold]:
    """Return saved pages whose text is known, and those that are said to be listings."""
    found = []
    for file in sorted(folder.glob("*.html")):
        html, known = file.read_text(encoding="utf-8"), file.with_suffix(".expected.txt")
        if known.exists():
            head, _, body = known.read_text(encoding="utf-8").partition("\n\n")
            found.append(Gold(file.stem, html, head.splitlines()[0], body, None))
        elif file.stem in listings:
            found.append(Gold(file.stem, html, "", None, None))
    return found


def compare(gold: list[Gold], folder: Path, only: list[str] | None, command: str) -> None:
    """Print a line a reader and form: letters kept, extra letters, F1, headlines, times, days, listings refused."""
    by_name = {page.name: page.html for page in gold}
    say("reader", "of", "kept", "extra", "F1", "headline", "minute", "day", "listings refused")
    if not only or "html" in only:
        (folder / "html").mkdir(parents=True, exist_ok=True)
        for name, html in by_name.items():
            (folder / "html" / f"{name}.html").write_text(html, encoding="utf-8")
        show("ours", "html", score(gold, readers.ours(folder / "html", command)))
        for peer, read in readers.PEERS.items():
            show(peer, "html", score(gold, {name: read(html) for name, html in by_name.items()}))
    for number, dump in enumerate([*dumps.DUMPS, "innerText"]):
        if not only or dump in only:
            dumps.write(by_name, dump, folder / f"dump-{number}")
            show("ours", dump, score(gold, readers.ours(folder / f"dump-{number}", command)))


def show(reader: str, form: str, found: Score) -> None:
    say(
        *(reader, form, f"{found.kept:.3f}", f"{found.extra:.3f}", f"{found.f1:.3f}"),
        *(f"{count} of {found.articles}" for count in (found.headlines, found.moments, found.days)),
        f"{found.refused} of {found.listings}",
    )


def say(*cells: str) -> None:
    print("| " + " | ".join(f"{cell:<17}" for cell in cells) + " |", flush=True)


if __name__ == "__main__":
    main()
