"""The version of a rule pass: a hash of what it reads, and of nothing else.

Two passes of one version find the same. The version follows from the code of the steps, comments and docstrings left
out, and from the records of the lexicons that the steps read, ours and the user's laid over them, their examples left
out. An outlet more in ``outlets.toml``, or a comment anywhere, changes nothing: docs/decisions/pass-version.md.
"""

from __future__ import annotations

import ast
import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic_core import to_json

from annotator.lexicon.cues import load_cues
from annotator.lexicon.floor import read_floor
from annotator.lexicon.hedges import load_hedges
from annotator.lexicon.officeholders import load_officeholders
from annotator.lexicon.particles import load_classes
from annotator.lexicon.sources import load_anaphora, load_sources, load_titles
from annotator.lexicon.verbs import load_verbs
from annotator.lexicon.vocabulary import load_vocabulary
from annotator.lexicon.wordsets import read_grammar
from annotator.models import digest
from annotator.rules.scores import learnt_shares
from annotator.version import __version__

#: The packages whose code the pass runs.
CODE = ("annotator.rules", "annotator.bangla", "annotator.lexicon")
#: Modules in them that it does not: those of pages and outlets, and how the pass is handed to spaCy.
NOT_READ = frozenset({"furniture.py", "outlets.py", "people.py", "component.py", "version.py", "__init__.py"})
#: Fields of a record that only tests and people read.
FOR_PEOPLE = frozenset({"example", "counter_example", "meaning"})
#: The user's files that the pass reads.
FILES = (
    "anaphora",
    "cues",
    "floor",
    "grammar",
    "hedges",
    "officeholders",
    "particles",
    "scores",
    "sources",
    "states",
    "titles",
    "verbs",
    "words",
)


@cache
def pass_version(lexicon: Path | None = None) -> str:
    """Return the version of the pass with this lexicon folder laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return f"{__version__}-{code_digest()}-{records_digest(lexicon)}"


@cache
def code_digest() -> str:
    """Return a hash of the code of the pass as it is installed, without comments and docstrings, and of its weights."""
    parts = [ast.dump(_without_docstrings(ast.parse(source))) for source in _sources()]
    for name in ("scores.toml", "floor_weights.toml"):
        file = resources.files("annotator.rules") / name
        parts.append(_canonical(tomllib.loads(file.read_text(encoding="utf-8"))))
    return digest(*parts)[:8]


def records_digest(lexicon: Path | None = None) -> str:
    """Return a hash of all records that the pass reads, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    records: Iterable[object] = (
        *load_cues(lexicon).records,
        *(*load_hedges(lexicon), *load_sources(lexicon), *load_titles(lexicon), *load_anaphora(lexicon)),
        *load_verbs(lexicon),
        *load_officeholders(lexicon),
        *read_grammar(lexicon),
        *read_floor(lexicon),
    )
    classes: Iterable[Mapping[str, frozenset[str]]] = (load_classes(lexicon), load_vocabulary(lexicon))
    parts = [to_json(record, exclude=set(FOR_PEOPLE)).decode() for record in records]
    parts += [_canonical({word: sorted(names) for word, names in table.items()}) for table in classes]
    parts += [_canonical(dict(learnt))] if (learnt := learnt_shares(lexicon)) else []
    return digest(*parts)[:8]


def lexicon_digest(lexicon: Path | None) -> str:
    """Return a hash of what the user's folder says to the pass; ``none`` where it says nothing."""
    if lexicon is None:
        return "none"
    files = [lexicon / f"{name}.toml" for name in FILES]
    parts = [_canonical(_read(file)) for file in files if file.is_file()]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:8] if any(parts) else "none"


def _sources() -> Iterator[str]:
    for package in CODE:
        for file in sorted(resources.files(package).iterdir(), key=lambda each: each.name):
            if file.name.endswith(".py") and file.name not in NOT_READ:
                yield file.read_text(encoding="utf-8")


def _without_docstrings(tree: ast.Module) -> ast.Module:
    """Take out every expression that is nothing but a text: docstrings of modules, classes, functions and fields."""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [each for each in body if not _is_text(each)]  # type: ignore[attr-defined]
    return tree


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _read(file: Path) -> dict[str, object]:
    """Return what a user's file holds; of one that is no TOML its bytes: the loader tells what is wrong with it."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {"unreadable": file.name}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
