"""Mutants: what is changed, where it could be seen, and what a fork of them does."""

from __future__ import annotations

import math
import random
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from benchmarks import reaching
from benchmarks.mutants import mutants, watching
from benchmarks.patching import Watch, forked, put

SOURCE = '''"""A module."""
from functools import lru_cache

LEAST = 3

class Sum:
    """A sum."""

    @property
    def is_big(self) -> bool:
        """Tell whether it is big."""
        return self.value > 3 and not self.empty

    value, empty = 4, False

@lru_cache
def less(number: int, by: int = 1) -> int:
    return number - by
'''


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The module's file; nothing is imported otherwise after the test."""
    monkeypatch.setattr(SourceFileLoader, "get_code", SourceFileLoader.get_code)
    file = tmp_path / "small.py"
    file.write_text(SOURCE, encoding="utf-8")
    return file


def imported(file: Path) -> ModuleType:
    spec = spec_from_file_location("small", file)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_functions_do_is_changed_and_nothing_else(file: Path) -> None:
    found = {SOURCE.encode()[one.start : one.end].decode() + " → " + one.new for one in mutants(file)}
    assert found == {
        "self.value > 3 and not self.empty → (self.value > 3 or not self.empty)",
        "self.value > 3 and not self.empty → (self.value > 3)",
        "self.value > 3 and not self.empty → (not self.empty)",
        "self.value > 3 → (self.value >= 3)",
        "3 → 4",
        "not self.empty → (self.empty)",
        "1 → 2",
        "number - by → (number + by)",
    }


def test_a_module_is_imported_with_another_text(file: Path) -> None:
    assert imported(file).less(2) == 1
    put({str(file): SOURCE.replace("by: int = 1", "by: int = 2").encode()})
    assert imported(file).less(2) == 0


def test_it_is_seen_where_a_change_has_another_value(file: Path) -> None:
    chosen = [one for one in mutants(file) if one.new in ("(number + by)", "(self.value >= 3)", "(not self.empty)")]
    texts, numbers = watching(dict(enumerate(chosen)))
    assert numbers == {0, 1, 2}
    watch = Watch()
    put(texts)
    module = imported(file)
    one = module.Sum()
    assert one.is_big and watch.seen == set()
    one.value = 3
    assert not one.is_big and watch.seen == {0, 1}
    assert module.less(2, 0) == 2 and watch.seen == {0, 1}
    assert module.less(2, 1) == 1 and watch.seen == {0, 1, 2}


def test_a_change_shows_where_the_expression_around_it_has_another_value(file: Path) -> None:
    loop = "    for one in a[1:]:\n        b.append(one + 1)\n"
    file.write_text(f"def some(a, b):\n{loop}    return any(x > 3 for x in a) or len(a) == 1\n", encoding="utf-8")
    outer = [one.outer() for one in mutants(file) if one.new in ("2", "4")]
    assert [one and one.new for one in outer] == [
        "(a[2:])",
        "(one + 2)",
        "(any(x > 4 for x in a) or len(a) == 1)",
        "(any(x > 3 for x in a) or len(a) == 2)",
    ]
    chosen = [one for one in mutants(file) if one.new == "2" and one.line == 4]
    wider = [outer for one in chosen if (outer := one.outer())]
    watch = Watch()
    put(watching(dict(enumerate(chosen + wider)))[0])
    some = imported(file).some
    assert some([9, 1], []) and watch.seen == set()
    assert some([1], []) and watch.seen == {0, 1}


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_fork_that_does_not_end_is_ended() -> None:
    def endless() -> str:
        while True:
            pass

    assert forked(lambda: "done")[0] == "done"
    assert forked(endless, 1, at_limit="no end")[0] == "no end"


def test_a_text_is_kept_whose_answer_tells_a_change(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("def long(text: str) -> bool:\n    return len(text) > 3 or 'b' in text\n", encoding="utf-8")
    monkeypatch.setattr(reaching, "approval", lambda _: SimpleNamespace(answer=imported(file).long))
    chosen = dict(enumerate(mutants(file)))
    new = [one.new for one in chosen.values()]
    found, shows = reaching.telling(file.parent, chosen, ["a", "abc", "bcda", "aaaa", "ccc"], math.inf)
    assert [(text, {new[number] for number in told}) for text, told in found] == [
        ("a", {"('b' not in text)"}),
        ("abc", {"(len(text) > 3)", "(len(text) > 3 and 'b' in text)", "'XXbXX'"}),
        ("aaaa", {"4", "('b' in text)"}),
        ("ccc", {"(len(text) >= 3)"}),
    ]
    assert shows == {}


def test_a_text_is_kept_without_what_it_does_not_need() -> None:
    assert reaching.shortened("পুলিশ কাল রাতে বলেন, পথ খোলা", lambda text: "পুলিশ" in text and "খোলা" in text) == "পুলিশ খোলা"


def test_texts_are_put_together_of_parts_of_texts() -> None:
    chance = random.Random(1)
    texts = ["নদীর ধারে গ্রাম। হাটে লোক কম।", "<p>পথ খোলা</p>\nসেতু বন্ধ"]
    made = [reaching.varied(chance, chance.choice(texts), texts) for _ in range(300)]
    assert set("".join(made)) == set("".join(texts))
    assert len(set(made) - set(texts)) > 150
    assert any("গ্রাম" in text and "<p>" in text for text in made)
