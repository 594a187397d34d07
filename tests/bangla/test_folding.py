"""The folded view: one spelling of each sign, and a map back that loses and invents nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.bangla.folding import Folded, fold

ZWJ, ZWNJ, SOFT_HYPHEN, NUKTA = "\u200d", "\u200c", "\u00ad", "\u09bc"

#: Unicode of any kind, lone surrogates too, with the signs that folding touches drawn far more often.
touched = st.sampled_from("যডঢঅতেরক" + "়াৗ্" + "‘’“”«»—–৷\u00a0" + "\u200b\u200c\u200d\u00ad\ufeff\u2060" + "আোৌৎয়।'\" -")
anything = st.text(alphabet=st.one_of(touched, st.characters(codec=None)), max_size=40)


@st.composite
def text_and_range(draw: st.DrawFn) -> tuple[Folded, int, int]:
    folded = Folded(draw(anything))
    start = draw(st.integers(0, len(folded.text)))
    return folded, start, draw(st.integers(start, len(folded.text)))


@pytest.mark.parametrize(
    ("raw", "norm"),
    [
        ("করেছে\u09af\u09bc", "করেছে\u09df"),
        ("বা\u09a1\u09bcি", "বা\u09dcি"),
        ("গা\u09a2\u09bc", "গা\u09dd"),
        ("গা\u099c\u09bcা", "গাজা"),
        ("\u09ab\u09bcাইনাল", "ফাইনাল"),
        ("ক\u09c7\u09beন", "ক\u09cbন"),
        ("গ\u09c7\u09d7ণ", "গ\u09ccণ"),
        ("অাজ", "আজ"),
        (f"উত্{ZWJ}সব", "উৎসব"),
        (f"র{ZWJ}্যাব", "র্যাব"),
        (f"র{ZWNJ}্যাব", "র্যাব"),
        (f"য{ZWJ}{NUKTA}", "\u09df"),
        (f"ক\u09c7{SOFT_HYPHEN}\u09be", "ক\u09cb"),
        ("‘না’ ‚না` ´না‹", "‘না’ ‘না‘ ’না‘"),
        ("“হ্যাঁ” „হ্যাঁ« »", "“হ্যাঁ” “হ্যাঁ“ ”"),
        ("শেষ৷", "শেষ।"),
        ("এক\u00a0দুই\u2009তিন", "এক দুই তিন"),
        ("এক — দুই ― তিন ‒ চার – পাঁচ", "এক — দুই — তিন – চার – পাঁচ"),
        ("আল\u2011জাজিরা", "আল-জাজিরা"),
        ("\ufeffপ্রথম", "প্রথম"),
    ],
)
def test_each_variant_becomes_the_norm(raw: str, norm: str) -> None:
    assert fold(raw) == norm


@pytest.mark.parametrize("text", ["এক | দুই", "'না'", '"হ্যাঁ"', "''", "…", "১২-১৩", f"ব{NUKTA}", "a\nb\tc", "॥", "\ud800"])
def test_what_is_not_listed_stays(text: str) -> None:
    assert fold(text) == text


@given(anything)
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(anything)
def test_offsets_are_monotone_and_come_back(text: str) -> None:
    folded = Folded(text)
    starts = [folded.span_to_raw(offset, offset)[0] for offset in range(len(folded.text) + 1)]
    assert starts == sorted(set(starts))
    assert starts[-1] == len(text)
    assert [folded.from_raw(start) for start in starts[:-1]] == list(range(len(folded.text)))
    back = [folded.from_raw(offset) for offset in range(len(text) + 1)]
    assert back == sorted(back)
    assert back[-1:] == [len(folded.text)]


@given(anything)
@example("য\u200d়\u200c")
@example('\\\\"')
@example('ক\\\u200c"খ\\')
def test_every_sign_maps_to_its_own_piece_of_the_text(text: str) -> None:
    folded = Folded(text)
    pieces = [folded.span_to_raw(offset, offset + 1) for offset in range(len(folded.text))]
    for sign, (start, end) in zip(folded.text, pieces, strict=True):
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]) == sign
    edges = [0, *(edge for piece in pieces for edge in piece), len(text)]
    assert edges == sorted(edges), "pieces overlap"
    for a, b in zip(edges[::2], edges[1::2], strict=True):
        lost = fold(text[a:b])
        escape = lost.strip("\\") == "" and text[b : b + 1] in tuple("\"'″′“”‘’")
        assert lost == "" or escape, "a seen sign was lost"


@given(text_and_range())
def test_a_range_maps_to_whole_signs_that_fold_back_to_it(case: tuple[Folded, int, int]) -> None:
    """Exactly, for every range: removed signs inside it come along, those at its edges stay out."""
    folded, start, end = case
    first, last = folded.span_to_raw(start, end)
    assert 0 <= first <= last <= len(folded.raw)
    assert (first < last) == (start < end)
    assert fold(folded.raw[first:last]) == folded.text[start:end]


def test_a_span_takes_removed_signs_inside_it_and_none_at_its_edges() -> None:
    folded = Folded(f"{ZWNJ}ক{ZWNJ}খ{ZWNJ}গ")
    assert folded.text == "কখগ"
    assert folded.span_to_raw(0, 2) == (1, 4)
    assert folded.from_raw(0) == 0
    assert folded.from_raw(2) == 1


@pytest.mark.parametrize(("start", "end"), [(-1, 1), (0, 4), (2, 1), (4, 4)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="folded text of 3"):
        Folded("কখগ").span_to_raw(start, end)


@pytest.mark.parametrize("offset", [-1, 4])
def test_an_offset_outside_the_text_is_refused(offset: int) -> None:
    folded = Folded("কখগ")
    with pytest.raises(IndexError):
        folded.span_to_raw(0, offset)
    with pytest.raises(IndexError):
        folded.from_raw(offset)
