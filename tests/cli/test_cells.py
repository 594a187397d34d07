"""Rows of Bangla run over no edge: their cells are counted as terminals count them."""

from __future__ import annotations

import ctypes
import io
import locale
from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import category

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from annotator.cli.cells import cell_size, count_vowel_signs
from annotator.cli.display import attribution_table, console, count_table
from annotator.labels import HedgeLevel
from annotator.models import Attribution
from tests.store.making import annotation, timed

BANGLA = [sign for sign in map(chr, range(0x0980, 0x0A00)) if category(sign) != "Cn"]
LONG = "নদীপুরের জেলা প্রশাসকের কার্যালয়ের একজন কর্মকর্তা বলেছেন, ভোরের ঝোড়ো হাওয়ায় সাতটি বাড়ির চাল উড়ে গেছে " * 3


@pytest.fixture(scope="module")
def wcwidth() -> Iterator[Callable[[str], int]]:
    """The C library's own count of a sign, which xterm and tmux go by."""
    before = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    library = ctypes.CDLL(None)
    yield lambda sign: int(library.wcwidth(ord(sign)))
    locale.setlocale(locale.LC_CTYPE, before)


@pytest.mark.parametrize("sign", BANGLA, ids=lambda sign: f"U+{ord(sign):04X}")
def test_every_bangla_sign_takes_what_the_terminal_gives_it(sign: str, wcwidth: Callable[[str], int]) -> None:
    assert cell_size(sign) == wcwidth(sign)


def test_vowel_signs_beside_their_letter_take_a_cell() -> None:
    count_vowel_signs()
    assert cell_len("কাতারভিত্তিক") == 11
    assert cell_len("日本") == 4


@pytest.mark.parametrize("width", [80, 110, 140])
def test_no_row_is_wider_than_the_terminal(width: int, wcwidth: Callable[[str], int]) -> None:
    console()  # which counts so from then on
    found: Attribution = annotation(timed()).attributions[0]
    out = Console(file=io.StringIO(), width=width, force_terminal=True, color_system=None)
    out.print(attribution_table("#", [(str(number), found, Text(LONG[number:])) for number in range(1, 12)]))
    out.print(Text(LONG))
    assert isinstance(out.file, io.StringIO)
    lines = out.file.getvalue().splitlines()
    assert max(sum(map(wcwidth, line)) for line in lines) <= width
    assert sum(line.startswith(" 1 ") for line in lines) == 1
    assert "" not in lines[1:13]


@pytest.mark.parametrize("width", [80, 110, 140])
def test_a_count_stands_on_one_line_however_long_its_outlet_is_called(width: int) -> None:
    counts = {f"nodipurer_khobor_{number}  {LONG[:40]}": Counter({HedgeLevel.FLAT: 1234}) for number in range(3)}
    out = Console(file=io.StringIO(), width=width, record=True)
    out.print(count_table("outlet", counts))
    lines = [line for line in out.export_text().splitlines() if line.strip()]
    assert len(lines) == 2 + len(counts)
    assert all("1,234" in line for line in lines[2:])
    assert "distanced" in lines[0]
