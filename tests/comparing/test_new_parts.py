"""What counts of an article that takes over another's words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.measures import COLUMNS
from annotator.comparing.new_parts import new_part
from annotator.comparing.selection import Depth
from annotator.labels import Holder
from annotator.models import Annotation, Held, Span
from annotator.store import Store
from annotator.tables.takeovers import takeover_rows
from tests.comparing.making import annotation, facts
from tests.stories.news import FERRY, SCHOOL, article, dated

SAID, OTHER = "রওশন জামিল বলেন কাজ হতে পারে", "সালেহা পারভীন বলেন ঘর হতে পারে"
FIRST = f"{FERRY['nodi'][1]} {SAID}। "
OWN = SCHOOL["nodi"][1].split("। ")


def test_what_stands_in_the_original_is_no_part_of_it() -> None:
    text = f"{OTHER}। {SAID}। {OWN[0]}। ঘাটে হয়তো আবার ভিড়।"
    later, first = article(None, text), article(None, f"{SAID}। {OWN[0]}।").body
    found = annotation(later, ["সালেহা পারভীন", "রওশন জামিল"])
    places = [(text.index(OWN[0]), text.index(" ঘাটে")), (text.index("ঘাটে"), len(text))]
    hedge = text.index("হয়তো")
    said = Annotation(
        attributions=found.attributions,
        bare_hedges=(Span.of(text, hedge, hedge + len("হয়তো")),),
        floor=tuple(Held(start=start, end=end, holder=Holder.OUTLET) for start, end in places),
    )
    part = new_part(later, said, first)
    assert part.attributions == {found.attributions[0].id}
    assert part.body.split() == f"{OTHER}। । ঘাটে হয়তো আবার ভিড়।".split()
    assert (part.bare_hedges, dict(part.floor), part.hedged_own) == (1, {Holder.OUTLET: 1}, 1)
    assert new_part(later, said, later.body).attributions == frozenset()
    assert new_part(later, said, "অন্য কথা").attributions == {one.id for one in found.attributions}


def test_a_part_whose_every_sentence_is_attributed_has_none_of_the_outlets_own() -> None:
    """It is not as if nobody had said whose words they are: then it would fall out of the outlet's share."""
    text = f"{SAID}। {OWN[0]}। {OTHER}।"
    later = article(None, text)
    own = text.index(OWN[0])
    said = Annotation(
        attributions=annotation(later, ["রওশন জামিল", "সালেহা পারভীন"]).attributions,
        floor=(Held(start=own, end=own + len(OWN[0]) + 1, holder=Holder.OUTLET),),
    )
    part = new_part(later, said, f"{SAID}। {OWN[0]}।")
    known = facts(body=text, floor={Holder.OUTLET: 1})
    assert dict(part.of(known).floor) == {Holder.OUTLET: 0}
    assert dict(part.of(replace(known, floor={})).floor) == {}


@pytest.mark.parametrize(
    ("later", "speakers", "counted", "articles"),
    [
        (f"{FIRST}", ["রওশন জামিল"], 1, 1),
        (f"{FIRST}{OTHER}।", ["রওশন জামিল", "সালেহা পারভীন"], 2, 2),
        (f"{'। '.join(OWN)} {FERRY['nodi'][1]} {SAID}।", ["রওশন জামিল"], 1, 2),
    ],
)
def test_a_text_counts_once_by_its_share(
    later: str, speakers: list[str], counted: int, articles: int, tmp_path: Path
) -> None:
    told = [("nodi", FIRST, ["রওশন জামিল"]), ("bela", later, speakers)]
    with Store.open(str(tmp_path / "a.db")) as store:
        run = store.begin_run("pass-1")
        for hours, (outlet, body, said_by) in enumerate(told):
            made = dated(outlet, FERRY["nodi"][0], body, hours, url=f"https://{outlet}.example/1")
            added = store.add(made)
            store.save(run, added.key, added.version, annotation(made, said_by))
        store.finish_run(run)
        data = Dataset(store)
        corpus = analyse(data, Depth.COUNTS).corpus
        (row,) = takeover_rows(data, corpus, data.basis)
    assert corpus.counts[:, COLUMNS["attributions"]].sum() == counted == len(corpus.cited)
    assert len(corpus.articles) == articles
    assert corpus.partly_new == articles - 1  # a copy with nothing new is left out
    assert (row.outlet, row.original) == ("bela", "nodi")
    assert (row.copies + row.rewrites, row.count, row.denominator, row.share) == (1, 1, 1, 1.0)
    assert 0.4 * row.runs <= row.shared_runs <= row.runs
