"""The card beside a text: every attribution, the doubtful first, with the number of its mark, and nothing but text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span
from annotator.studio.card import DOUBTFUL, card
from annotator.studio.carrying import ShownBefore
from annotator.studio.tasks import build_prediction
from tests.studio.making import annotations, articles

TEXT = "মেয়র জানান, পথ খোলা। পুলিশ বলেনি, সেতু <b>ভাঙা</b> & বন্ধ।"
ARTICLE = Article(page=Page(name="p", path="p.txt", media="text", text=TEXT), segments=((0, len(TEXT)),))


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def said(id_: str, cue: str, source: str | None, score: float, **more: object) -> Attribution:
    known = Attribution(
        id=id_,
        source=span(source) if source else None,
        cue=span(cue),
        claim=None,
        hedge_level=HedgeLevel.FLAT,
        function=Function.STATEMENT,
        quote_type=QuoteType.INDIRECT,
        scope=Scope.SENTENCE,
        polarity=Polarity.POSITIVE,
        source_type=SourceType.OFFICIAL,
        canonical=None,
        rule="verb",
        score=score,
    )
    return known.model_copy(update=more)


def lines(*found: Attribution) -> list[html.HtmlElement]:
    annotation = Annotation(attributions=found)
    made = card(ShownBefore(annotation), build_prediction("k", ARTICLE, annotation, "pass-1")["result"])
    return list(html.fromstring(made).iter("li"))


def test_doubtful_ones_come_first_and_are_marked() -> None:
    sure, doubtful = said("a", "জানান", "মেয়র", 0.99), said("b", "বলেনি", "পুলিশ", DOUBTFUL - 0.01)
    first, second = lines(sure, doubtful)
    assert "bn-doubt" in first.get("class").split() and first.text_content().startswith("? 2 বলেনি")
    assert "bn-doubt" not in second.get("class").split() and second.text_content().startswith("1 জানান")


def test_what_is_unusual_is_told_and_what_is_usual_is_not() -> None:
    (usual,) = lines(said("a", "জানান", "মেয়র", 0.99))
    assert usual.text_content() == "1 জানান · ০ সরাসরি · বিবৃতিমেয়র সরকারি"
    strange = {"polarity": Polarity.NEGATIVE, "scope": Scope.ARTICLE, "quote_type": QuoteType.DIRECT}
    (other,) = lines(said("a", "জানান", None, 0.99, canonical="রওশন জামিল", **strange))
    told = other.text_content()
    assert [word for word in ("রওশন জামিল", "বলেনি", "পুরো খবর", "প্রত্যক্ষ") if word not in told] == []


def test_words_of_a_page_are_text_and_no_markup() -> None:
    (line,) = lines(said("a", "জানান", "<b>ভাঙা</b> & বন্ধ", 0.99))
    assert "<b>ভাঙা</b> & বন্ধ" in line.text_content()


def test_where_nothing_was_found_there_is_no_card() -> None:
    assert card(ShownBefore(Annotation()), []) == ""


@given(st.data())
def test_each_attribution_is_a_line_with_the_number_of_its_mark(data: st.DataObject) -> None:
    article = data.draw(articles())
    annotation = data.draw(annotations(article))
    result = build_prediction("k", article, annotation, "pass-1")["result"]
    made = card(ShownBefore(annotation), result)
    assert "\n" not in made
    found = html.fromstring(made).findall("li") if made else []
    assert len(found) == len(annotation.attributions)
    marks = [item for item in result if item["type"] == "labels"]
    cues = {str(number) for number, item in enumerate(marks, 1) if "attribution" in item["meta"]["annotator"]}
    numbers = [re.match(r"(\? )?(\d+)", line.find("b").text_content()) for line in found]
    assert {match[2] for match in numbers if match} <= cues
    assert all(numbers)
