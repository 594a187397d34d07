"""Time the rule pass against spaCy's tokenizer, over the same articles, warm and interleaved.

    python benchmarks/rule_pass.py ARTICLES.jsonl[.gz] [--articles 400] [--rounds 5] [--compiled]

With --compiled, the rule pass is compiled first, which takes a minute or two and a C compiler
(docs/decisions/compiled.md); that is timed, and what it finds compared with what the pass finds as it stands. The
checkout stays as it is.

Prints, as ratios to ``spacy.blank("bn")`` tokenising alone: the rule pass, and reading → annotating → storing in a
database on disk; then how much the memory of the process grew over three more passes. A ratio is the median over
rounds; absolute times depend on the machine and are not printed.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import spacy

from annotator.pipeline.annotate import ingest_and_annotate
from annotator.pipeline.jobs import keep_loaded
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass, engine
from annotator.store import Store


def texts(path: Path, limit: int) -> list[str]:
    """The first ``limit`` article texts of at least 400 code points, spread over the file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        found = [row.get("text_once") or row["text"] for row in map(json.loads, lines)]
    found = [text for text in found if len(text) >= 400]
    return found[:: max(1, len(found) // limit)][:limit]


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()  # of this process alone: others on the machine do not count
    work()
    return time.process_time() - begun


def whole(articles: list[str], rules: RulePass, folder: Path) -> None:
    """Read, annotate and store the articles in a fresh database."""
    pages = folder / "pages.jsonl"
    pages.write_text(
        "".join(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(articles)),
        "utf-8",
    )
    with Store.open(f"sqlite:///{folder / 'bench.db'}") as store:
        ingest_and_annotate(store, [pages], PageOptions(), rules)


def memory() -> int:
    """Peak resident memory of the process so far, in KiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def digest(rules: RulePass, articles: list[str]) -> str:
    """A hash of all that the pass finds."""
    sha = hashlib.sha256()
    for article in articles:
        sha.update(rules.annotate_text(article).model_dump_json().encode())
    return sha.hexdigest()


def again_compiled(arguments: list[str]) -> int:
    """Run this benchmark with a compiled copy of the package before all others on the path."""
    with tempfile.TemporaryDirectory() as folder:
        build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
        hooks = {"HATCH_BUILD_HOOKS_ENABLE": "1", "HATCH_BUILD_CLEAN_HOOKS_AFTER": "1"}
        print("compiling …", flush=True)
        root = Path(__file__).resolve().parents[1]
        subprocess.run(
            [sys.executable, "-c", build, folder],
            cwd=root,
            env=os.environ | hooks,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        (wheel,) = Path(folder).glob("*.whl")
        zipfile.ZipFile(wheel).extractall(folder)
        return subprocess.call([sys.executable, __file__, *arguments], env=os.environ | {"PYTHONPATH": folder})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--compiled", action="store_true")
    parser.add_argument("--found", help="what the pass has to find, as a hash")
    options = parser.parse_args()
    articles = texts(options.corpus, options.articles)
    nlp, rules = spacy.blank("bn"), RulePass()
    keep_loaded()  # as `annotator annotate` does it
    found = digest(rules, articles)
    if options.compiled:
        arguments = [argument for argument in sys.argv[1:] if argument != "--compiled"]
        sys.exit(again_compiled([*arguments, "--found", found]))
    if options.found:
        print(f"finds {'the same as' if found == options.found else 'SOMETHING ELSE THAN'} the pass in Python")
    ratios: dict[str, list[float]] = {"rule pass": [], "read, annotate, store": []}
    for number in range(options.rounds + 1):
        base = timed(lambda: [nlp.make_doc(text) for text in articles])
        alone = timed(lambda: [rules.annotate_text(text) for text in articles])
        with tempfile.TemporaryDirectory() as folder:
            all_of_it = timed(lambda: whole(articles, rules, Path(folder)))
        if number:  # the first round warms up
            ratios["rule pass"].append(alone / base)
            ratios["read, annotate, store"].append(all_of_it / base)
    print(
        f"{len(articles)} articles, {sum(map(len, articles)) // len(articles)} code points each; "
        f"spacy.blank('bn') tokenising = 1; rule pass {'in Python' if engine.__file__.endswith('.py') else 'compiled'}"
    )
    for name, values in ratios.items():
        print(f"{name:24} {statistics.median(values):5.2f}   ({min(values):.2f} to {max(values):.2f})")
    before = memory()
    for _ in range(3):
        for text in articles:
            rules.annotate_text(text)
    print(f"memory grown by the rule pass over {3 * len(articles)} more articles: {memory() - before} KiB")


if __name__ == "__main__":
    main()
