"""What a text four times as long costs: the rule pass and reading, on plain reported speech and on hostile texts.

    python benchmarks/linear.py [--longest 640000] [--only KIND]

A text is one piece over and over. Each line gives how many times longer a text four (from the second size to the
third: sixteen) times as long takes, in processor time of this process, which others on the machine do not count
towards. What costs its length comes to 4 and 16; what costs its square, to 16 and 256. No figure is absolute.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).parents[1]))

from annotator.pages import read
from annotator.rules import RulePass

SIZES = (10_000, 40_000, 640_000)

#: What a text is made of, over and over.
PIECES = {
    "reported speech": "নদী কমিশন জানিয়েছে, সেতু বন্ধ থাকতে পারে। তিনি বলেন, সম্ভবত কাল পানি নামবে। ",
    "one endless sentence": "পুলিশ বলেছে, সেতু বন্ধ বলে ধারণা, ",
    "cues": "বলেন ",
    "participles and cues": "দাবি করে বলেন ",
    "pronouns": "তিনি বলেন, ",
    "opening quotation marks": "“",
    "single opening marks": "‘",
    "straight quotation marks": '" ',
    "quotations": "“পথ” ",
    "quoted speech": "তিনি বলেন, ‘পথ খোলা।’ ",
    "quotations left open": "তিনি বলেন, ‘পথ খোলা। ",
    "brackets": "(",
    "brackets with words": "(নদী) ",
    "names": "শিরিন আক্তার ",
    "names that speak": "শিরিন আক্তার বলেন। ",
    "offices that speak": "পুলিশ সুপার বলেন, পথ খোলা। ",
    "offices and holders": "পুলিশ সুপার কামাল হোসেন বলেন, পথ খোলা। মেয়র বলেন, বন্ধ। ",
    "hedges": "সম্ভবত ",
    "marks, cues and hedges": "(পুলিশ) “বলেন” সম্ভবত, ",
    "origins": "ইউনিসেফের বরাত দিয়ে বলেন, ",
    "documents": "প্রতিবেদনে বলা হয়, ",
    "headings": "পুলিশ জানায়, কাল ছুটি।\n",
    "empty lines": "\n\n ",
    "letters": "ক",
    "digits": "১",
    "addresses": "a.",
    "unseen signs": "\u200d",
    "tags": "<div>",
    "opening angles": "<",
}


def text(piece: str, length: int) -> str:
    """Return a text of so many code points, one piece over and over."""
    return (piece * (length // len(piece) + 1))[:length]


def cost(work: Callable[[], object]) -> float:
    """Return the processor seconds of the faster of two runs."""
    seconds = []
    for _ in range(2):
        gc.collect()
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return min(seconds)


def ratios(work: Callable[[str], object], piece: str, sizes: list[int]) -> list[float]:
    """Return how many times longer each size takes than the one before."""
    work(text(piece, sizes[0]))
    costs = []
    for size in sizes:
        made = text(piece, size)
        costs.append(cost(lambda made=made: work(made)))  # type: ignore[misc]
    return [after / before for before, after in pairwise(costs)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--longest", type=int, default=SIZES[-1], help="leave out texts that are longer")
    parser.add_argument("--only", action="append", help="a kind of text; may be given again")
    options = parser.parse_args()
    sizes = [size for size in SIZES if size <= options.longest]
    rules = RulePass()
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        print(f"{'':26}" + "".join(f"{name:>22}" for name in ("rule pass", "reading")))
        for kind, piece in PIECES.items():
            if options.only and kind not in options.only:
                continue
            passed = ratios(rules.annotate_text, piece, sizes)
            known = ratios(lambda made: _read(page, made), piece, sizes)
            print(f"{kind:26}" + "".join(f"{'  '.join(f'{one:5.1f}' for one in row):>22}" for row in (passed, known)))


def _read(page: Path, made: str) -> None:
    page.write_text(made, encoding="utf-8")
    for _ in read([page]):
        pass


if __name__ == "__main__":
    main()
