"""Annotations as brat, Web Annotation and DocBin: read again as they were written, and understood by others."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybrat.parser import BratParser
from pyld import jsonld

from annotator.interchange.brat import CONFIGURATION, from_brat, to_brat
from annotator.interchange.docbin import from_docbin, to_docbin
from annotator.interchange.webannotation import STANDARD, TERMS, from_web, to_web
from annotator.labels import Holder
from annotator.models import Annotation, Attribution, Fragment, Held, Span
from tests.store.making import annotation, article
from tests.strategies import attributes

#: Line breaks inside, joiners, both spellings of a nukta letter, and letters beyond the basic plane.
TEXT = "মেনু | খবর\nনদীপুরের মেয়\u09be ও মেয\u09bcর বলেন,\n“সেতু😀 বন্ধ\r\nথাকতে পারে”, র\u200d্যাব জানায়।"


def some_span(*, several: bool) -> st.SearchStrategy[Span]:
    """A span of the text: its fragments lie apart, and begin and end with a sign that is seen."""
    solid = [place for place, sign in enumerate(TEXT) if not sign.isspace()]
    count = st.integers(1, 2 if several else 1)

    def made(places: list[int]) -> Span:
        ends = sorted(places)
        pairs = [(ends[i], ends[i + 1] + 1) for i in range(0, len(ends), 2)]
        return Span(fragments=tuple(Fragment(start=s, end=e, text=TEXT[s:e]) for s, e in pairs))

    return (
        count.flatmap(
            lambda number: st.lists(st.sampled_from(solid), min_size=2 * number, max_size=2 * number, unique=True)
        )
        .map(made)
        .filter(apart)
    )


def apart(span: Span) -> bool:
    """Whether there is more than line breaks between fragments."""
    parts = span.fragments
    return all(TEXT[one.end : other.start].strip("\r\n") for one, other in pairwise(parts))


def attributions() -> st.SearchStrategy[Attribution]:
    return st.builds(
        Attribution,
        id=st.uuids().map(str),
        source=st.none() | some_span(several=True),
        cue=some_span(several=True),
        claim=st.none() | some_span(several=True),
        hedges=st.lists(some_span(several=True), max_size=2).map(tuple),
        **attributes(st.text('আক \t"\\\n|', min_size=1)),
        via=st.none(),
        rule=st.just("verb.after"),
        score=st.floats(0, 1),
    )


@st.composite
def floors(draw: st.DrawFn) -> tuple[Held, ...]:
    """Sentences in the order of the text, none overlapping another, that begin and end with a word."""
    solid = [place for place, sign in enumerate(TEXT) if not sign.isspace()]
    ends = sorted(draw(st.sets(st.sampled_from(solid), max_size=6)))
    made = []
    for start, end in zip(ends[::2], ends[1::2], strict=False):
        holder = draw(st.sampled_from(Holder))
        source = draw(st.text('আক \t"|', min_size=1)) if holder is Holder.SPEAKER else None
        signs = draw(st.lists(st.sampled_from(["first_person", "future", "ended"]), unique=True))
        made.append(Held(start=start, end=end + 1, holder=holder, source=source, evidence=tuple(signs)))
    return tuple(made)


def chained(found: list[Attribution], bare: list[Span], floor: tuple[Held, ...]) -> Annotation:
    """Each attribution cites the next."""
    ids = [*(one.id for one in found[1:]), None]
    linked = tuple(one.model_copy(update={"via": origin}) for one, origin in zip(found, ids, strict=False))
    return Annotation(attributions=linked, bare_hedges=tuple(bare), floor=floor)


annotations = st.builds(
    chained,
    st.lists(attributions(), max_size=3, unique_by=lambda one: one.id),
    st.lists(some_span(several=True), max_size=2),
    floors(),
)


@settings(max_examples=80, deadline=None)
@given(annotations)
def test_brat_is_read_as_it_was_written(given: Annotation) -> None:
    assert from_brat(to_brat(given, TEXT), TEXT) == given


@settings(max_examples=80, deadline=None)
@given(annotations)
def test_web_annotation_is_read_as_it_was_written(given: Annotation) -> None:
    page = json.loads(json.dumps(to_web("x", given, TEXT, "x.txt")))
    assert from_web(page, TEXT) == given


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(annotations)
def test_docbin_is_read_as_it_was_written(given: Annotation) -> None:
    assert list(from_docbin(to_docbin([("x", given, TEXT)]))) == [("x", given, TEXT)]


def test_another_brat_parser_understands_it(tmp_path: Path) -> None:
    found = annotation(article())
    text = article().page.text
    (tmp_path / "x.txt").write_bytes(text.encode())
    (tmp_path / "x.ann").write_bytes(to_brat(found, text).encode())
    (example,) = BratParser(error="raise").parse(tmp_path)
    (one,) = found.attributions
    assert one.source is not None
    assert one.claim is not None
    expected = {("SOURCE", one.source), ("CUE", one.cue), ("CLAIM", one.claim)}
    expected |= {("HEDGE", hedge) for hedge in (*one.hedges, *found.bare_hedges)}
    seen = {(each.type, each.start, each.end, each.mention) for each in example.entities}
    assert seen == {(label, span.start, span.end, span.text) for label, span in expected}
    assert all(text[each.start : each.end] == each.mention for each in example.entities)
    ties = {(each.type, each.arg1.mention, each.arg2.mention) for each in example.relations}
    assert ("source", one.cue.text, one.source.text) in ties
    assert ("claim", one.cue.text, one.claim.text) in ties
    assert len(ties) == 4


def test_brats_lines_are_whole() -> None:
    span = Span.of(TEXT, 0, len(TEXT))
    one = annotation(article()).attributions[0].model_copy(update={"claim": span, "canonical": "ক\nখ\tগ"})
    lines = to_brat(Annotation(attributions=(one,)), TEXT).splitlines()
    assert all(line[0] in "TRA#" and len(line.split("\t")) in (2, 3) for line in lines)
    (claim,) = (line.split("\t") for line in lines if "\tCLAIM " in line)
    pieces = [tuple(map(int, place.split())) for place in claim[1].removeprefix("CLAIM ").split(";")]
    assert len(pieces) == 4
    assert claim[2] == " ".join(TEXT[start:end] for start, end in pieces)


def test_brats_configuration_names_every_label_and_relation() -> None:
    for name in ("SOURCE", "CUE", "CLAIM", "HEDGE", "source", "claim", "hedge", "via", "function", "hedge_level"):
        assert f"\n{name}" in CONFIGURATION


#: The terms of the standard's context that are used here.
OA, AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
CONTEXT = {
    "@context": {
        "id": "@id",
        "type": "@type",
        **{
            name: f"{OA}{name}"
            for name in ("Annotation", "SpecificResource", "TextPositionSelector", "TextQuoteSelector", "TextualBody")
        },
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "items": {"@id": f"{AS}items", "@type": "@id", "@container": "@list"},
        "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
        "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
        **{name: f"{OA}{name}" for name in ("describing", "tagging", "exact", "prefix", "suffix")},
        "target": {"@id": f"{OA}hasTarget", "@type": "@id"},
        "body": {"@id": f"{OA}hasBody", "@type": "@id"},
        "source": {"@id": f"{OA}hasSource", "@type": "@id"},
        "selector": {"@id": f"{OA}hasSelector", "@type": "@id"},
        "start": {"@id": f"{OA}start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        "end": {"@id": f"{OA}end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
        "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
    }
}


def standard_context(url: str, _options: Any = None) -> dict[str, Any]:
    assert url == STANDARD
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXT}


def test_a_json_ld_processor_understands_it() -> None:
    found, text = annotation(article()), article().page.text
    page = to_web("x", found, text, "https://example.org/x.txt")
    (expanded,) = jsonld.expand(page, {"documentLoader": standard_context})
    first, bare = expanded[f"{AS}items"][0]["@list"]
    (one,) = found.attributions
    assert first["@type"] == bare["@type"] == [f"{OA}Annotation"]
    (target,) = first[f"{OA}hasTarget"]
    assert target[f"{OA}hasSource"] == [{"@id": "https://example.org/x.txt"}]
    place, quote = target[f"{OA}hasSelector"]
    assert (int(place[f"{OA}start"][0]["@value"]), int(place[f"{OA}end"][0]["@value"])) == (one.cue.start, one.cue.end)
    assert quote[f"{OA}exact"] == [{"@value": one.cue.text}]
    assert quote[f"{OA}prefix"][0]["@value"] + one.cue.text + quote[f"{OA}suffix"][0]["@value"] in text
    attributes, *parts = first[f"{OA}hasBody"]
    assert attributes[f"{TERMS}function"] == [{"@value": "statement"}]
    assert attributes[f"{TERMS}hedge_level"] == [{"@value": 3}]
    assert [part[f"{TERMS}part"][0]["@value"] for part in parts] == ["SOURCE", "CLAIM", "HEDGE", "HEDGE"]
    assert bare[f"{OA}motivatedBy"] == [{"@id": f"{OA}tagging"}]


def test_spacy_shows_whole_tokens_where_a_part_cuts_one() -> None:
    import spacy
    from spacy.tokens import DocBin

    text = "পুলিশ জানিয়েছে, সেতু বন্ধ।"
    (one,) = annotation(article()).attributions
    cut = one.model_copy(update={"cue": Span.of(text, 7, 10), "source": None, "claim": None, "hedges": ()})
    data = to_docbin([("x", Annotation(attributions=(cut,)), text)])
    (doc,) = DocBin().from_bytes(data).get_docs(spacy.blank("bn").vocab)
    assert [(span.text, span.label_) for span in doc.spans["cue"]] == [("জানিয়েছে", "CUE")]
    assert len(doc.spans["source"]) == 0
    assert doc.text == text


@pytest.mark.parametrize("ann", ["T1\tCUE 0", "T1\tSONG 0 4\tমেনু", "R1\tsource Arg1:T1 Arg2:T9", "A1\tfunction T1"])
def test_what_is_no_standoff_is_refused(ann: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        from_brat(f"{ann}\nT2\tCUE 0 4\tমেনু\n", TEXT)
