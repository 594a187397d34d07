"""Sentences, tokens and quotations of a folded text."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bangla.folding import FoldedText, fold
from annotator.bangla.places import places_of
from annotator.bangla.quotations import LONGEST_QUOTE, is_quotation, opening_at, quotations
from annotator.bangla.sentences import STOP, Range, sentences, stops_of
from annotator.bangla.tokens import TOKEN
from annotator.rules.text import Sentence
from tests.rules.passing import rule_pass
from tests.rules.texts import texts


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, 0, len(text))]


def quoted(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotations(text, 0, len(text))]


# Sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n ", []),
        ("এক। দুই।", ["এক", "দুই"]),
        ("এক।দুই", ["এক", "দুই"]),
        ("কবে যাবেন? আজ!", ["কবে যাবেন?", "আজ!"]),
        ("‘যাব।’ পরে তিনি যান।", ["‘যাব", "পরে তিনি যান"]),
        ("শিরোনাম\nপ্রথম বাক্য। দ্বিতীয়", ["শিরোনাম", "প্রথম বাক্য", "দ্বিতীয়"]),
        ("এক অনুচ্ছেদ\n\nআরেক অনুচ্ছেদ", ["এক অনুচ্ছেদ", "আরেক অনুচ্ছেদ"]),
        ("এক।\nদুই", ["এক", "দুই"]),
    ],
)
def test_a_text_is_split_at_full_stops_and_paragraphs(text: str, parts: list[str]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    ("head", "stamp"),
    [
        ("", "প্রকাশ: ১৪ মার্চ ২০২৬ | ০৯:১৫ | আপডেট: ১৪ মার্চ ২০২৬ | ১০:০২"),
        ("নদীপুর প্রতিনিধি", "প্রকাশ : ১৪ মার্চ ২০২৬, ০৯:১৫ এএম"),
        ("ঘাটে ভিড়", "আপডেট: ১৪ মার্চ ২০২৬"),
    ],
)
def test_when_a_story_was_published_is_no_part_of_its_first_sentence(head: str, stamp: str) -> None:
    assert split(f"{head} {stamp} নদীপুরে ঘাট খোলা। দুই।") == [*([head] if head else []), stamp, "নদীপুরে ঘাট খোলা", "দুই"]


@pytest.mark.parametrize("text", ["বই প্রকাশ: ১৪ মার্চ মেলায় ভিড়", f"{'ক ' * 300}প্রকাশ: ১৪ মার্চ ২০২৬ ঘাট খোলা"])
def test_a_date_elsewhere_parts_nothing(text: str) -> None:
    assert split(text) == [text]


def test_a_line_that_the_page_broke_goes_on() -> None:
    line = "নদীর পাড়ে যে বাঁধটি গত বছর তৈরি করা হয়েছিল সেটি রাতের প্রবল স্রোতে"
    assert len(line) > 60
    assert split(f"{line}\nভেসে গেছে। পরের বাক্য।") == [f"{line}\nভেসে গেছে", "পরের বাক্য"]
    assert split(f"{line}\n\nভেসে গেছে।") == [line, "ভেসে গেছে"]


def test_a_long_heading_is_told_from_a_broken_line_by_the_width_of_the_next() -> None:
    heading = "বাঁধ ভাঙার এক বছর পরও ঘরে ফেরেনি নদীপাড়ের তিন শ পরিবার, দিন কাটছে খোলা আকাশের নিচে"
    wide = "নদীপাড়ের তিন শ পরিবার এক বছর ধরে বাঁধের ওপর ঝুপড়ি তুলে আছে, তাদের কারও জমি নেই, কারও নৌকাও নেই এখন আর"
    assert split(f"{heading}\n{wide}। পরের বাক্য।") == [heading, wide, "পরের বাক্য"]
    assert split(f"আগের বাক্য। {heading}\n{wide}।") == ["আগের বাক্য", f"{heading}\n{wide}"]
    assert split(f"{wide}\n{heading}।") == [f"{wide}\n{heading}"]


@given(st.lists(st.text("অআকখ", min_size=1, max_size=12), min_size=30, max_size=80), st.integers(62, 160))
def test_no_width_at_which_a_sentence_is_wrapped_parts_it(words: list[str], width: int) -> None:
    (whole,) = split("\n".join(textwrap.wrap(" ".join(words), width + len(max(words, key=len)))) + "।")
    assert whole.split() == words


def test_only_the_block_is_read() -> None:
    text = "এক। দুই। তিন।"
    assert [text[a:b] for a, b in sentences(text, 4, 8)] == ["দুই"]


@given(texts)
@settings(deadline=None)
def test_sentences_stand_in_order_with_nothing_but_stops_and_space_between(text: str) -> None:
    text = fold(text)
    spans = list(sentences(text, 0, len(text)))
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    outside = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    assert all(sign.isspace() or sign in "।॥?!’”'\")]" for sign in outside)


# Tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("বলেন,‘আমরা", ["বলেন", ",", "‘", "আমরা"]),
        ("(আইএসডব্লিউ)-এর", ["(", "আইএসডব্লিউ", ")", "-এর"]),
        ("বিএনপি’র নেতা", ["বিএনপি’র", "নেতা"]),
        ("মো. করিম", ["মো.", "করিম"]),
        ("২,৫০০টি ঘর", ["২,৫০০টি", "ঘর"]),
        ("কাতার-ভিত্তিক", ["কাতার-ভিত্তিক"]),
        ("সূত্র: এএফপি", ["সূত্র", ":", "এএফপি"]),
    ],
)
def test_tokens_part_words_from_signs(text: str, tokens: list[str]) -> None:
    assert [match.group() for match in TOKEN.finditer(text)] == tokens


def test_a_sentence_knows_where_its_tokens_stand() -> None:
    text = "আগে। পুলিশ বলেছে, পথ খোলা"
    s = Sentence(text, Range(5, len(text)), rule_pass()._words)
    assert [word.text for word in s.words] == ["পুলিশ", "বলেছে", ",", "পথ", "খোলা"]
    assert [text[slice(*s.span(k, k + 1))] for k in range(len(s))] == [word.text for word in s.words]
    assert len(s) == 5
    assert s.slice(0, 2) == "পুলিশ বলেছে"
    assert [s.index_at(s.starts[2]), s.index_at(s.starts[2] + 1), s.index_at(0)] == [2, 3, 0]


@given(texts)
@settings(deadline=None)
def test_tokens_leave_out_white_space_only(text: str) -> None:
    matches = list(TOKEN.finditer(text))
    assert all(match.group() == match.group().strip() != "" for match in matches)
    assert "".join(match.group() for match in matches) == "".join(text.split())


# Quotations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("তিনি বলেন, ‘যাব।’", ["‘যাব।’"]),
        ("তিনি বলেন, “যাব। আসব।”", ["“যাব। আসব।”"]),
        ("তিনি বলেন, \"যাব\" আর 'আসব'", ['"যাব"', "'আসব'"]),
        ("বিএনপি'র নেতা ও জামায়াত’র নেতা", []),
        ("তিনি বলেন, ‘যাব", []),
        ("যাব’ বলেন তিনি", []),
        ("‘বাইরে “ভেতরে” বাইরে’", ["‘বাইরে “ভেতরে” বাইরে’", "“ভেতরে”"]),
        ("বলেন,‘যাব', শেষ", ["‘যাব'"]),
    ],
)
def test_quotation_marks_are_paired(text: str, found: list[str]) -> None:
    assert quoted(text) == found


def test_a_stop_in_place_of_the_danda_needs_no_space_behind_it() -> None:
    assert split("মেলা খুলেছে.তবে মো. রহিম নেই. শীত হয়.") == ["মেলা খুলেছে", "তবে মো. রহিম নেই", "শীত হয়"]
    assert split("মেলা শুরু হয়|তবে রহিম আসেন|") == ["মেলা শুরু হয়", "তবে রহিম আসেন"]


def test_a_quotation_opened_again_by_each_paragraph_is_one() -> None:
    assert quoted("‘পথ খোলা।\n\n‘কাল মেলা।’ পরে ‘সভা।’") == ["‘পথ খোলা।\n\n‘কাল মেলা।’", "‘সভা।’"]
    assert quoted("‘পথ খোলা।\n\nমেলা কাল।\n\n‘সভা শেষ।’") == ["‘সভা শেষ।’"]


def test_an_apostrophe_of_a_year_or_a_numeral_closes_nothing() -> None:
    assert quoted("‘তখন ’৭১ সাল। শীত।’") == ["‘তখন ’৭১ সাল। শীত।’"]
    assert quoted("'তখন '৭১ সাল। শীত।'") == ["'তখন '৭১ সাল। শীত।'"]
    assert quoted("‘আটশ' লোক। শীত।’") == ["‘আটশ' লোক। শীত।’"]


def test_a_mark_that_lost_its_partner_opens_no_quotation_over_the_whole_page() -> None:
    assert quoted("‘" + "ক " * LONGEST_QUOTE + "’") == []


def test_a_quotation_is_found_by_where_it_opens() -> None:
    text = "‘বাইরে “ভেতরে” বাইরে’ পরে"
    quotes = quotations(fold(text), 0, len(text))
    assert [opening_at(quotes, at) for at in (0, 1, text.index("“"))] == [quotes[0], None, quotes[1]]
    assert all(is_quotation(quotes, quote) for quote in quotes)
    assert not is_quotation(quotes, Range(0, 2))


@given(texts)
@settings(deadline=None)
def test_quotations_begin_and_end_with_marks_in_order(text: str) -> None:
    text = fold(text)
    spans = quotations(text, 0, len(text))
    assert spans == sorted(set(spans))
    for start, end in spans:
        assert text[start] in "‘“'\""
        assert text[end - 1] in "’”'\""
        assert end - start >= 2
    for one in spans:
        assert not any(one.start < other.start < one.end < other.end for other in spans), "two quotations cross"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("নদী শান্ত. ঘাট খোলা.", ["নদী শান্ত", "ঘাট খোলা"]),
        ("নদী শান্ত | ঘাট খোলা |", ["নদী শান্ত", "ঘাট খোলা"]),
        ("মাঝি বলেন, ‘নদী শান্ত’| নৌকা ৪০| ঘাট খোলা|", ["মাঝি বলেন, ‘নদী শান্ত’", "নৌকা ৪০", "ঘাট খোলা"]),
        ("মো. রহিম ও ডা. সেলিনা এলেন. ভাড়া ১.৫ টাকা.", ["মো. রহিম ও ডা. সেলিনা এলেন", "ভাড়া ১.৫ টাকা"]),
        ("নদী শান্ত। অধ্যাপক. রহিম এলেন।", ["নদী শান্ত", "অধ্যাপক. রহিম এলেন"]),
    ],
)
def test_a_full_stop_or_a_bar_stands_for_the_danda_where_there_is_none(text: str, found: list[str]) -> None:
    folded = fold(text)
    assert [folded[span.start : span.end] for span in sentences(folded, 0, len(folded))] == [fold(one) for one in found]


def test_a_visarga_typed_for_a_colon_is_one() -> None:
    assert fold("তিনি বলেনঃ নদী শান্ত") == "তিনি বলেন: নদী শান্ত"
    assert fold("মূলতঃ নদী শান্ত") == "মূলতঃ নদী শান্ত"
    assert fold("দুঃখ") == "দুঃখ"


@given(st.text(alphabet="ক।?!॥\n ’”'\"(", max_size=30), st.integers(0, 4))
def test_stops_are_what_the_pattern_finds_anywhere(text: str, start: int) -> None:
    found = [stop.span() for stop in stops_of(FoldedText(text), start, len(text))]
    assert found == [stop.span() for stop in STOP.finditer(text, start)]


@given(st.text(alphabet="কa।b", max_size=20), st.integers(0, 4), st.integers(0, 20))
def test_places_of_signs_are_what_a_pattern_finds(text: str, start: int, end: int) -> None:
    found = [match.start() for match in re.finditer("[।a]", text[:end]) if match.start() >= start]
    assert places_of(text, "।a", start, end) == found
