"""Every field of an attribution comes back whole through every form and both databases, and is seen wherever it counts.

All of it is made from the table of attributes and the models' fields: a new attribute is tested without a line here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy import text

from annotator.attributes import ATTRIBUTES, NAMES, Attribute
from annotator.interchange import from_row, line, to_row
from annotator.interchange.brat import from_brat, to_brat
from annotator.interchange.docbin import from_docbin, to_docbin
from annotator.interchange.webannotation import from_web, to_web
from annotator.labels import HedgeLevel, Holder, Label
from annotator.models import Annotation, Article, Attribution, Fragment, Held, Span
from annotator.quality.changes import Action, changes
from annotator.quality.evaluation import evaluate
from annotator.store import AttributionFacts, Store
from annotator.store.database import reading
from annotator.studio.checks import task_problems
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction, build_task
from annotator.tables.attributions import AttributionRow
from tests.store.making import SENTENCE, annotation, article
from tests.studio.making import accepted

#: Values of free text: none at all, a name, and what forms could take for their own signs.
WRITTEN = (None, "নদীপুর পুলিশ", 'a "b" & <c>|\\d')


def values(attribute: Attribute) -> tuple[Any, ...]:
    """What an attribute can be."""
    return tuple(attribute.vocabulary) if attribute.vocabulary else WRITTEN


def held(start: int) -> Iterator[Held]:
    """Signs from a place on, as sentences: held by each that can hold the floor, by evidence and without."""
    for number, holder in enumerate(Holder):
        source = "নদীপুর পুলিশ" if holder is Holder.SPEAKER else None
        for evidence in ((), ("first_person", "future")):
            place = start + 2 * number + bool(evidence)
            yield Held(start=place, end=place + 1, holder=holder, source=source, evidence=evidence)


def moved(span: Span, by: int) -> Span:
    return Span(
        fragments=tuple(Fragment(start=each.start + by, end=each.end + by, text=each.text) for each in span.fragments)
    )


def variants() -> Iterator[Attribution]:
    """The attribution of the usual sentence, otherwise in one thing each: every value of every attribute, of a source
    that is named and of one that is understood; a part that is missing, a part in pieces."""
    (usual,) = annotation(article()).attributions
    assert usual.claim and usual.source
    for attribute in ATTRIBUTES:
        for value in values(attribute):
            yield usual.model_copy(update={attribute.name: value})
            yield usual.model_copy(update={attribute.name: value, "source": None})
    start, end = usual.claim.start, usual.claim.end
    page = article().page.text
    pieces = (Span.of(page, start, start + 6), Span.of(page, start + 7, end))
    yield usual.model_copy(update={"claim": Span(fragments=tuple(each.fragments[0] for each in pieces))})
    yield usual.model_copy(update={"claim": None})
    yield usual.model_copy(update={"hedges": ()})
    yield usual.model_copy(update={"rule": "noun.claim", "score": 0.25})


@pytest.fixture(scope="module")
def whole() -> tuple[Article, Annotation]:
    """An article with a sentence for each variant, each citing the next one's source, and what was found in it."""
    made = list(variants())
    given = article("\n".join([SENTENCE] * (len(made) + 1)))
    step = len(SENTENCE) + 1
    found = []
    for number, one in enumerate(made):
        parts = {name: getattr(one, name) for name in ("source", "cue", "claim")}
        places: dict[str, Any] = {name: part and moved(part, number * step) for name, part in parts.items()}
        places["hedges"] = tuple(moved(hedge, number * step) for hedge in one.hedges)
        via = f"a{number + 1}" if number + 1 < len(made) else None
        found.append(one.model_copy(update={**places, "id": f"a{number}", "via": via}))
    (bare,) = annotation(article()).bare_hedges
    last = len(made) * step
    return given, Annotation(attributions=tuple(found), bare_hedges=(moved(bare, last),), floor=tuple(held(last)))


def test_the_sample_holds_something_of_every_field(whole: tuple[Article, Annotation]) -> None:
    """A new field, or a new layer, has to be in it: add it to the variants above."""
    _, found = whole
    for name in Attribution.model_fields:
        assert len({repr(getattr(one, name)) for one in found.attributions}) > 1, name
    for name in Annotation.model_fields:
        assert getattr(found, name), name


Form = Callable[[Article, Annotation], Annotation]


def through_rows(given: Article, found: Annotation) -> Annotation:
    return from_row(json.loads(line(to_row("x", found))), given.page.text)


def through_brat(given: Article, found: Annotation) -> Annotation:
    return from_brat(to_brat(found, given.page.text), given.page.text)


def through_web(given: Article, found: Annotation) -> Annotation:
    page = to_web("x", found, given.page.text, "https://example.org/x.txt")
    return from_web(json.loads(json.dumps(page)), given.page.text)


def through_docbin(given: Article, found: Annotation) -> Annotation:
    ((_, again, _),) = from_docbin(to_docbin([("x", found, given.page.text)]))
    return again


def through_review(given: Article, found: Annotation) -> Annotation:
    """As a task for Label Studio, and back as the review of a person who changed nothing."""
    prediction = build_prediction("x", given, found, "rules-1")
    assert list(task_problems(build_task("x", given, prediction))) == []
    review = read_review(given, accepted(json.loads(json.dumps(prediction))))
    assert [one.reason for one in review.problems if one.kind == "review-attribute"] == []
    assert review.annotation.floor == (), "a reviewer is not asked who holds the floor"
    return review.annotation.model_copy(update={"floor": found.floor})


@pytest.mark.parametrize("form", [through_rows, through_brat, through_web, through_docbin, through_review])
def test_every_field_comes_back_through_every_form(whole: tuple[Article, Annotation], form: Form) -> None:
    given, found = whole
    again = form(given, found)
    for one, other in zip(again.attributions, found.attributions, strict=True):
        assert one == other
    assert again == found


def test_every_field_comes_back_from_both_databases(url: str, whole: tuple[Article, Annotation]) -> None:
    given, found = whole
    with Store.open(url) as store:
        added = store.add(given)
        store.save(store.begin_run("pass-1"), added.key, added.version, found)
        assert store.annotation(added.key) == found
        (facts,) = store.facts()
        told = [{name: getattr(one, name) for name in AttributionFacts._fields} for one in found.attributions]
        assert [one._asdict() for one in facts.attributions] == told
        with reading(store._engine) as connection:
            for each in ATTRIBUTES:
                stored = set(connection.scalars(text(f"SELECT DISTINCT {each.name} FROM attributions")))
                assert stored == {getattr(value, "value", value) for value in values(each)}, each.name


@pytest.mark.parametrize("attribute", ATTRIBUTES, ids=lambda each: each.name)
class TestEach:
    def test_its_words_stand_for_its_values(self, attribute: Attribute) -> None:
        assert [attribute.value(attribute.word(value)) for value in values(attribute)] == list(values(attribute))
        if attribute.vocabulary:
            with pytest.raises(ValueError, match=f"is no {attribute.name}; it is one of {attribute.words[0]}"):
                attribute.value("?")

    def test_it_is_borne_by_a_cue_or_a_source(self, attribute: Attribute) -> None:
        assert attribute.owner in (Label.CUE, Label.SOURCE)
        assert Label.CUE in attribute.controls, "what a source bears is said of the cue where none is named"
        assert len(set(attribute.controls.values())) == len(attribute.controls)

    def test_what_is_left_open_is_filled_in(self, attribute: Attribute) -> None:
        given, found = article(), annotation(article())
        result = build_prediction("x", given, found, "rules-1")["result"]
        silent = [
            item for item in result if item["from_name" if "from_name" in item else "type"] in ("span", "relation")
        ]
        (one,) = read_review(given, silent).annotation.attributions
        assert getattr(one, attribute.name) in values(attribute)

    def test_a_difference_is_a_change(self, attribute: Attribute) -> None:
        one, other = differing(attribute)
        (change,) = changes(Annotation(attributions=(one,)), Annotation(attributions=(other,)))
        assert (change.action, change.differing) == (Action.CHANGED, (attribute.name,))

    def test_it_has_a_figure_that_a_difference_lowers(self, attribute: Attribute) -> None:
        one, other = (Annotation(attributions=(each,)) for each in differing(attribute))
        same = {each.name: each.value for each in evaluate([(one, one)])}
        told = {each.name: each.value for each in evaluate([(one, other)])}
        assert {name: (same[name], told[name]) for name in NAMES if same[name] != told[name]} == {
            attribute.name: (1, 0)
        }

    def test_gold_that_does_not_state_it_is_not_counted(self, attribute: Attribute) -> None:
        one, other = differing(attribute)
        silent = Attribution.model_construct(one.model_fields_set - {attribute.name}, **dict(one))
        gold = Annotation.model_construct(attributions=(silent,), bare_hedges=())
        figures = {each.name: each for each in evaluate([(gold, Annotation(attributions=(other,)))])}
        assert (figures[attribute.name].value, figures[attribute.name].gold) == (None, 0)

    def test_the_table_of_attributions_has_it(self, attribute: Attribute) -> None:
        field = AttributionRow.model_fields[attribute.name]
        assert field.description == Attribution.model_fields[attribute.name].description


def differing(attribute: Attribute) -> tuple[Attribution, Attribution]:
    """Two attributions that have not the same value of it."""
    (usual,) = annotation(article()).attributions
    first, second = values(attribute)[-2:]
    return usual.model_copy(update={attribute.name: first}), usual.model_copy(update={attribute.name: second})


def test_a_level_is_told_by_its_name() -> None:
    (level,) = (each for each in ATTRIBUTES if each.name == "hedge_level")
    assert level.words == ("flat", "distanced", "probable", "possible")
    assert level.value("probable") is HedgeLevel.PROBABLE
