"""The width of a text on a terminal, in cells.

Bangla vowel signs that stand beside their letter (Unicode's Mc) take a cell of their own in xterm, tmux and VTE, as in
the C library's ``wcwidth``; rich counts none for them, so that a row would run over the edge and be torn. Terminals
that draw them in their letter's cell leave a gap at the end of a row instead, which harms nobody.
"""

from __future__ import annotations

from functools import lru_cache
from unicodedata import category

from rich import cells

_of_rich = cells.get_character_cell_size


@lru_cache(maxsize=4096)
def cell_size(character: str, *unicode_version: str) -> int:
    """Return the number of cells of a character, 0 to 2."""
    return 1 if category(character) == "Mc" else _of_rich(character, *unicode_version)


def count_vowel_signs() -> None:
    """Have rich count as terminals do, in all that it draws from now on."""
    cells.get_character_cell_size = cell_size
    cells.cached_cell_len.cache_clear()
