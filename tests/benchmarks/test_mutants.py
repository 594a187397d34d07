"""Mutants: what is changed, and that a function takes its change over where it is."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from benchmarks.mutants import mutants
from benchmarks.patching import changes

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


def imported(folder: Path) -> tuple[Path, ModuleType]:
    file = folder / "small.py"
    file.write_text(SOURCE, encoding="utf-8")
    spec = spec_from_file_location("small", file)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return file, module


def test_what_functions_do_is_changed_and_nothing_else(tmp_path: Path) -> None:
    file, _ = imported(tmp_path)
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


def test_a_function_takes_its_change_over_where_it_is(tmp_path: Path) -> None:
    file, module = imported(tmp_path)
    one = module.Sum()
    assert one.is_big and module.less(2) == 1
    made = changes(file, SOURCE.replace("number - by", "number + by").replace("> 3", "> 4").encode())
    assert [function.__name__ for function, _ in made] == ["is_big", "less"]
    for function, code in made:
        function.__code__ = code
    module.less.cache_clear()
    assert not one.is_big
    assert module.less(2) == 3
    assert changes(file, SOURCE.replace("by: int = 1", "by: int = 2").encode()) == []
