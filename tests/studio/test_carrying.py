"""Decisions on an earlier version of an article: kept where its sentences stay, asked anew where they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange import Outgoing
from annotator.labels import Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span
from annotator.studio.carrying import ShownBefore, shown
from tests.studio.making import annotations, articles

MAYOR = "মেয়র জানান, সেতুটি হয়তো জুনে খুলবে।"
POLICE = "পুলিশ বলছে, পথ বন্ধ।"
DEALER = "ব্যবসায়ীরা বলেন, ক্ষতি বাড়ছে।"
NEW = "জেলা প্রশাসক বলেন, নৌকা চলবে।"


def article(*sentences: str, head: str = "") -> Article:
    text = head + " ".join(sentences)
    return Article(page=Page(name="p", path="p.txt", media="text", text=text), segments=((len(head), len(text)),))


def said(about: Article, source: str, cue: str, claim: str, id_: str, **more: object) -> Attribution:
    text = about.page.text

    def span(words: str) -> Span:
        start = text.index(f"{source} {cue}") if words == cue else 0
        start = text.index(words, start)
        return Span.of(text, start, start + len(words))

    found = Attribution(
        id=id_,
        source=span(source),
        cue=span(cue),
        claim=span(claim),
        hedge_level=HedgeLevel.FLAT,
        function=Function.STATEMENT,
        quote_type=QuoteType.INDIRECT,
        scope=Scope.SENTENCE,
        polarity=Polarity.POSITIVE,
        source_type=SourceType.OFFICIAL,
        canonical=None,
        rule=f"rule-{id_}",
        score=0.5,
    )
    return found.model_copy(update=more)


def see(before: Article, reviewed: Annotation, after: Article, predicted: Annotation) -> ShownBefore:
    outgoing = Outgoing("k", after, predicted, "pass-1", 1, earlier=(before, reviewed))
    return shown(outgoing)


BEFORE = article(MAYOR, POLICE, DEALER, head="মেনু ")
REVIEWED = Annotation(
    attributions=(
        said(BEFORE, "মেয়র", "জানান", "সেতুটি হয়তো জুনে খুলবে", "m", hedge_level=HedgeLevel.POSSIBLE),
        said(BEFORE, "পুলিশ", "বলছে", "পথ বন্ধ", "p", source_type=SourceType.ANONYMOUS),
    )
)  # that of the dealers was deleted


def test_without_an_earlier_review_the_prediction_is_shown() -> None:
    predicted = Annotation(attributions=(said(BEFORE, "মেয়র", "জানান", "সেতুটি হয়তো জুনে খুলবে", "m"),))
    assert shown(Outgoing("k", BEFORE, predicted, "pass-1", 1)) == ShownBefore(predicted)


def test_what_stays_keeps_its_decisions_and_what_is_new_is_asked() -> None:
    after = article(NEW, MAYOR, "পুলিশ বলছে, পথ খোলা।", DEALER)
    mayor = said(after, "মেয়র", "জানান", "সেতুটি হয়তো জুনে খুলবে", "1")
    police = said(after, "পুলিশ", "বলছে", "পথ খোলা", "2")
    dealers = said(after, "ব্যবসায়ীরা", "বলেন", "ক্ষতি বাড়ছে", "3")
    new = said(after, "জেলা প্রশাসক", "বলেন", "নৌকা চলবে", "4")
    found = see(BEFORE, REVIEWED, after, Annotation(attributions=(new, mayor, police, dealers)))
    kept = mayor.model_copy(update={"hedge_level": HedgeLevel.POSSIBLE})
    assert found.annotation.attributions == (new, kept, police), "changed, new, and what was deleted stays away"
    assert found.carried == {"1"}


def test_what_a_reviewer_added_stands_again_with_an_id_of_its_own() -> None:
    after = article(NEW, MAYOR, NEW, POLICE)
    found = see(BEFORE, REVIEWED, after, Annotation())
    mayor, police = found.annotation.attributions
    assert (police.source_type, mayor.hedge_level) == (SourceType.ANONYMOUS, HedgeLevel.POSSIBLE)
    assert {police.id, mayor.id}.isdisjoint({"m", "p"})


def test_an_attribution_whose_source_moved_away_is_asked_anew() -> None:
    before = article(MAYOR, "তিনি বলেন, টাকা আছে।")
    told = said(before, "তিনি", "বলেন", "টাকা আছে", "t")
    far = told.model_copy(update={"source": Span.of(MAYOR, 0, 4)})
    after = article("চেয়ারম্যান জানান, কাজ চলছে।", "তিনি বলেন, টাকা আছে।")
    predicted = said(after, "তিনি", "বলেন", "টাকা আছে", "9")
    found = see(before, Annotation(attributions=(far,)), after, Annotation(attributions=(predicted,)))
    assert found == ShownBefore(Annotation(attributions=(predicted,)))


def test_who_passes_on_whose_word_is_kept_with_both() -> None:
    first, second = REVIEWED.attributions
    linked = Annotation(attributions=(first, second.model_copy(update={"via": "m"})))
    both = see(BEFORE, linked, article(MAYOR, POLICE), Annotation()).annotation.attributions
    assert both[1].via == both[0].id
    (alone,) = see(BEFORE, linked, article(POLICE), Annotation()).annotation.attributions
    assert alone.via is None


@given(st.data())
def test_a_review_of_the_same_body_is_shown_as_it_is(data: st.DataObject) -> None:
    about = data.draw(articles())
    reviewed = data.draw(annotations(about))
    found = see(about, reviewed, about, Annotation()).annotation
    places = {each.cue.fragments for each in reviewed.attributions}
    assert {each.cue.fragments for each in found.attributions} <= places
    text = about.page.text
    for each in found.attributions:
        for span in (each.source, each.cue, each.claim, *each.hedges):
            assert span is None or all(text[piece.start : piece.end] == piece.text for piece in span.fragments)


@given(st.data())
def test_whatever_changes_each_span_holds_the_words_it_is_said_to_hold(data: st.DataObject) -> None:
    before, after = data.draw(articles()), data.draw(articles())
    found = see(before, data.draw(annotations(before)), after, data.draw(annotations(after))).annotation
    text = after.page.text
    ids = [each.id for each in found.attributions]
    for each in found.attributions:
        assert each.via is None or each.via in ids
        for span in (each.source, each.cue, each.claim, *each.hedges):
            assert span is None or all(text[piece.start : piece.end] == piece.text for piece in span.fragments)
