"""One claim across outlets: who sources it how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bangla.passages import Passages
from annotator.labels import Function, HedgeLevel, Holder, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Attribution, Held, Span
from annotator.stories.claims import align
from annotator.stories.hedge_levels import level_of
from annotator.stories.sourcing import AlignedClaim, Answerable, Drift, Sourcing
from annotator.stories.statements import Member, statements
from tests.stories.news import article

Words = dict[str, Any]


def member(
    id_: str,
    body: str,
    *found: Words,
    hedges: Sequence[str] = (),
    copy: bool = False,
    holder: Holder = Holder.OUTLET,
    source: str | None = None,
) -> Member:
    """An article of the outlet of that name, with attributions given by their words.

    All other sentences are held by ``holder``. Each attribution has ``cue``, and may have ``claim`` and any attribute;
    ``via`` is the number of another one.
    """
    one = article(None, body, outlet=id_)
    text = one.page.text
    attributions = tuple(_attribution(id_, number, text, words) for number, words in enumerate(found))
    sentences = Passages(text, one.segments).sentences
    floor = tuple(Held(start=a, end=b, holder=holder, source=source, evidence=("nobody",)) for a, b in sentences)
    bare = tuple(_span(text, each) for each in hedges)
    return Member(id_, one, Annotation(attributions=attributions, bare_hedges=bare, floor=floor), copy)


def _attribution(id_: str, number: int, text: str, words: Words) -> Attribution:
    claim, via = words.get("claim"), words.get("via")
    known = {
        "source_type": SourceType.OFFICIAL,
        "function": Function.STATEMENT,
        "hedge_level": HedgeLevel.FLAT,
        "scope": Scope.SENTENCE,
        "polarity": Polarity.POSITIVE,
        "canonical": None,
        **{name: value for name, value in words.items() if name not in {"cue", "claim", "via"}},
    }
    return Attribution(
        id=f"{id_}-{number}",
        source=None,
        cue=_span(text, words["cue"]),
        claim=_span(text, claim) if claim else None,
        quote_type=QuoteType.INDIRECT,
        via=f"{id_}-{via}" if via is not None else None,
        rule="given",
        score=1,
        **known,
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


FLOODED = "কাজলী নদীর বাঁধ ভেঙে অন্তত ১৪টি গ্রাম প্লাবিত হয়েছে"
POLICE = member(
    "ka",
    f"{FLOODED} বলে জানিয়েছে পুলিশ। হাটের দিন নৌকা চলেনি।",
    {"claim": FLOODED, "cue": "জানিয়েছে", "canonical": "পুলিশ"},
)
FACT = member("kha", "কাজলীর বাঁধ ভেঙে ১৮টি গ্রাম প্লাবিত হয়েছে। মেলায় এবার গান হয়নি।")
RUMOUR = member(
    "ga",
    "ধারণা করা হচ্ছে, কাজলী নদীর বাঁধ ভেঙে চৌদ্দটি গ্রাম প্লাবিত হয়েছে।",
    {
        "claim": "কাজলী নদীর বাঁধ ভেঙে চৌদ্দটি গ্রাম প্লাবিত হয়েছে",
        "cue": "ধারণা করা হচ্ছে",
        "source_type": SourceType.UNSPECIFIED,
        "function": Function.BELIEF,
        "hedge_level": HedgeLevel.PROBABLE,
    },
)


def sourced(claim: AlignedClaim) -> dict[str, Sourcing]:
    return {one.outlet: one for one in claim.sourcings}


def test_a_claim_is_followed_from_a_source_to_a_supposition_to_a_flat_fact() -> None:
    (claim,) = align([POLICE, FACT, RUMOUR])
    by = sourced(claim)
    assert [by[id_].voice for id_ in ("ka", "kha", "ga")] == [
        Answerable.ATTRIBUTED,
        Answerable.OUTLET,
        Answerable.ATTRIBUTED,
    ]
    assert (by["ka"].source, by["ka"].hedge_level) == ("পুলিশ", HedgeLevel.FLAT)
    assert (by["kha"].source, by["kha"].hedge_level) == (None, HedgeLevel.FLAT)
    assert (by["ga"].source, by["ga"].hedge_level) == (None, HedgeLevel.PROBABLE)
    assert set(claim.drift) == {Drift.VOICE, Drift.LEVEL, Drift.FIGURES}


def test_a_place_in_the_page_comes_with_the_words_that_stand_there() -> None:
    (claim,) = align([POLICE, FACT])
    for told_, one in zip((POLICE, FACT), claim.sourcings, strict=True):
        assert one.text == told_.article.page.text[one.start : one.end]


def test_numbers_are_compared_by_their_value() -> None:
    """চৌদ্দটি and ১৪টি are one number."""
    (claim,) = align([POLICE, RUMOUR])
    assert [one.figures for one in claim.sourcings] == [("14",), ("14",)]
    assert Drift.FIGURES not in claim.drift


def test_an_outlet_that_does_not_state_it_is_absent() -> None:
    elsewhere = member("gha", "মেলায় এবার গান হয়নি, তাই দোকানিরা আগেই চলে গেছেন।")
    (claim,) = align([POLICE, FACT, elsewhere])
    assert sourced(claim)["gha"] == Sourcing(outlet="gha", article="gha", voice=Answerable.ABSENT)
    assert [one.outlet for one in claim.stated] == ["ka", "kha"]


def test_what_nobody_attributes_is_no_claim() -> None:
    same = member("gha", "কাজলী নদীর বাঁধ ভেঙে ১৮টি গ্রাম প্লাবিত হয়েছে।")
    assert align([FACT, same]) == []


def test_a_claim_of_one_outlet_stands_alone_and_does_not_drift() -> None:
    (claim,) = align([POLICE])
    assert (len(claim.stated), claim.drift, claim.similarity) == (1, (), 1.0)


def test_an_outlet_that_says_it_twice_has_one_place_in_the_row() -> None:
    again = "জেলা প্রশাসনও বলেছে, কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে।"
    twice = member(
        "ka",
        f"{POLICE.article.body} {again}",
        {"claim": FLOODED, "cue": "জানিয়েছে", "canonical": "পুলিশ"},
        {"claim": "কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে", "cue": "বলেছে", "canonical": "জেলা প্রশাসন"},
    )
    claims = align([twice, FACT])
    assert [len(claim.stated) for claim in claims] == [2]


def test_who_relays_it_and_whom_he_cites_are_both_told() -> None:
    relayed = member(
        "gha",
        "পুলিশের বরাত দিয়ে পদ্মা বার্তা সংস্থা জানিয়েছে, কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে।",
        {"claim": "কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে", "cue": "বরাত দিয়ে", "canonical": "পুলিশ"},
        {
            "claim": "কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে",
            "cue": "জানিয়েছে",
            "canonical": "পদ্মা বার্তা সংস্থা",
            "source_type": SourceType.AGENCY,
            "via": 0,
        },
    )
    one = sourced(align([relayed, FACT])[0])["gha"]
    assert (one.source, one.source_type) == ("পদ্মা বার্তা সংস্থা", SourceType.AGENCY)
    assert (one.via, one.via_type) == ("পুলিশ", SourceType.OFFICIAL)


def test_what_somebody_says_that_others_suppose_is_his_and_as_unsure_as_they_are() -> None:
    nested = member(
        "gha",
        "পুলিশ বলেছে, ধারণা করা হচ্ছে, কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে।",
        {"claim": "ধারণা করা হচ্ছে, কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে", "cue": "বলেছে", "canonical": "পুলিশ"},
        {
            "claim": "কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম প্লাবিত হয়েছে",
            "cue": "ধারণা করা হচ্ছে",
            "source_type": SourceType.UNSPECIFIED,
            "hedge_level": HedgeLevel.PROBABLE,
        },
    )
    (statement,) = statements(nested)
    assert [one.id for one in statement.chain] == ["gha-1", "gha-0"]
    one = sourced(align([nested, FACT])[0])["gha"]
    assert (one.source, one.hedge_level) == ("পুলিশ", HedgeLevel.PROBABLE)


def test_a_pointer_attributes_the_sentence_before_it() -> None:
    pointing = member(
        "gha",
        f"{FLOODED}। এ তথ্য জানিয়েছে জেলা প্রশাসন।",
        {"claim": "এ তথ্য", "cue": "জানিয়েছে", "scope": Scope.PRECEDING, "canonical": "জেলা প্রশাসন"},
    )
    (statement,) = statements(pointing)
    assert statement.text == FLOODED
    assert sourced(align([pointing, FACT])[0])["gha"].source == "জেলা প্রশাসন"


def test_a_denial_in_the_next_sentence_belongs_to_the_claim_it_denies() -> None:
    denied = member(
        "gha",
        f"বাসিন্দাদের অভিযোগ, {FLOODED}। এ অভিযোগ অস্বীকার করেছে পুলিশ।",
        {"claim": FLOODED, "cue": "অভিযোগ", "canonical": "বাসিন্দারা", "function": Function.ALLEGATION},
        {
            "claim": "এ অভিযোগ",
            "cue": "অস্বীকার করেছে",
            "scope": Scope.PRECEDING,
            "canonical": "পুলিশ",
            "function": Function.DENIAL,
        },
    )
    (claim,) = align([denied, FACT])
    assert (sourced(claim)["gha"].source, sourced(claim)["gha"].denied_by) == ("বাসিন্দারা", "পুলিশ")
    assert Drift.DENIAL in claim.drift


def test_the_credit_of_an_article_answers_for_its_sentences() -> None:
    credited = member(
        "gha",
        f"{FLOODED}। খবর পদ্মা বার্তা সংস্থার।",
        {"cue": "খবর", "scope": Scope.ARTICLE, "canonical": "পদ্মা বার্তা সংস্থা", "source_type": SourceType.AGENCY},
    )
    one = sourced(align([credited, POLICE])[0])["gha"]
    assert (one.voice, one.source, one.function) == (Answerable.CREDITED, "পদ্মা বার্তা সংস্থা", None)


def test_what_an_outlet_supposes_itself_is_as_sure_as_its_marker() -> None:
    supposing = member("gha", "কাজলী নদীর বাঁধ ভেঙে ১৪টি গ্রাম সম্ভবত প্লাবিত হয়েছে।", hedges=["সম্ভবত"])
    one = sourced(align([supposing, POLICE])[0])["gha"]
    assert (one.voice, one.hedge_level) == (Answerable.OUTLET, HedgeLevel.PROBABLE)


@pytest.mark.parametrize(
    ("body", "own"),
    [
        ("‘সেতু ভাঙেনি। সেতুর কাজ চলছে।’ নদী শান্ত।", ["নদী শান্ত"]),
        ("তিনি হাসেন। “সেতু ভাঙেনি। সেতুর কাজ চলছে।” নদী শান্ত।", ["তিনি হাসেন", "নদী শান্ত"]),
        ("‘সোনালী ভোর’ নামের ফেরি ডুবেছে। নদী শান্ত।", ["‘সোনালী ভোর’ নামের ফেরি ডুবেছে", "নদী শান্ত"]),
        ("“সেতু ভাঙেনি।\n\nনদী আজ শান্ত।", ["নদী আজ শান্ত"]),
    ],
)
def test_what_stands_in_quotation_marks_is_no_fact_of_the_outlet(body: str, own: list[str]) -> None:
    assert [one.text.rstrip("। ") for one in statements(member("ka", body))] == own


def test_silence_states_nothing() -> None:
    silent = member(
        "gha",
        "এ বিষয়ে পুলিশ কিছু জানায়নি।",
        {"claim": "এ বিষয়ে", "cue": "জানায়নি", "scope": Scope.PRECEDING, "polarity": Polarity.NEGATIVE},
    )
    assert statements(silent) == []


def test_a_copy_is_shown_and_counts_for_no_drift() -> None:
    copy = member("gha", "কাজলীর বাঁধ ভেঙে ১৮টি গ্রাম প্লাবিত হয়েছে।", copy=True)
    (claim,) = align([POLICE, copy])
    assert sourced(claim)["gha"].copy_of_another
    assert claim.drift == ()


def test_a_name_in_full_and_in_part_is_one_source() -> None:
    in_part = member("gha", POLICE.article.body, {"claim": FLOODED, "cue": "জানিয়েছে", "canonical": "কাজলী থানা পুলিশ"})
    assert Drift.SOURCE not in align([POLICE, in_part])[0].drift


@settings(max_examples=20, deadline=None)
@given(st.permutations([POLICE, FACT, RUMOUR, member("gha", "মেলায় এবার গান হয়নি।")]))
def test_the_order_of_the_articles_does_not_matter(story: list[Member]) -> None:
    assert align(story) == align([POLICE, FACT, RUMOUR, member("gha", "মেলায় এবার গান হয়নি।")])


def test_a_story_without_statements_has_no_claims() -> None:
    assert align([]) == align([member("ka", "।")]) == []


@pytest.mark.parametrize(
    ("marker", "level"),
    [("হতে পারে", HedgeLevel.POSSIBLE), ("সম্ভবত", HedgeLevel.PROBABLE), ("নাকি", HedgeLevel.DISTANCED), ("নদী", None)],
)
def test_the_level_of_a_marker_is_that_of_its_words(marker: str, level: HedgeLevel | None) -> None:
    assert level_of(marker) == level


# What an outlet is said to state itself


STATED = "কাজলী নদীর বাঁধ ভেঙে চৌদ্দটি গ্রাম গতকাল রাতে প্লাবিত হয়েছে"
SAID = member("ka", f"পুলিশ বলেছে, {STATED}।", {"claim": STATED, "cue": "বলেছে", "canonical": "পুলিশ"})


def voice(one: Member) -> Answerable:
    """Who answers for it in this article, beside one that attributes it."""
    return sourced(align([SAID, one])[0])[one.id].voice


def test_a_flat_fact_is_told_where_the_outlet_holds_the_floor() -> None:
    (claim, *_) = align([SAID, member("kha", f"{STATED}।")])
    assert sourced(claim)["kha"].voice is Answerable.OUTLET
    assert claim.drift == (Drift.VOICE,)


def test_a_speaker_who_goes_on_is_no_flat_fact() -> None:
    one = member("kha", f"{STATED}।", holder=Holder.SPEAKER, source="সানা")
    (claim, *_) = align([SAID, one])
    assert (sourced(claim)["kha"].voice, sourced(claim)["kha"].source) == (Answerable.CONTINUED, "সানা")
    assert Drift.VOICE not in claim.drift


def test_where_the_floor_is_unclear_nothing_is_concluded() -> None:
    (claim, *_) = align([SAID, member("kha", f"{STATED}।", holder=Holder.UNCLEAR)])
    assert sourced(claim)["kha"].voice is Answerable.UNCLEAR
    assert claim.drift == ()


def test_what_the_outlet_attributes_elsewhere_is_no_flat_fact() -> None:
    again = "চৌদ্দটি গ্রাম কাজলী নদীর বাঁধ ভেঙে প্লাবিত"
    one = member("kha", f"{STATED}। দমকল বলেছে, {again}।", {"claim": again, "cue": "বলেছে", "canonical": "দমকল"})
    assert Answerable.OUTLET not in {each.voice for claim in align([SAID, one]) for each in claim.sourcings}


def test_a_sentence_that_says_where_it_is_from_is_no_flat_fact() -> None:
    assert voice(member("kha", f"মামলার এজাহার অনুযায়ী {STATED}।")) is Answerable.UNCLEAR


def test_a_sentence_far_down_needs_a_sign_of_its_own() -> None:
    plain = " ".join(f"হাটের {number} নৌকা ভিড়েছে।" for number in ("লাল", "নীল", "সাদা", "কালো"))
    undated = STATED.replace(" গতকাল রাতে", "")
    assert undated != STATED
    assert voice(member("kha", f"{plain} {undated}।")) is Answerable.UNCLEAR
    assert voice(member("kha", f"{plain} {STATED}।")) is Answerable.OUTLET


def test_what_somebody_mentions_and_another_denies_is_told_as_a_contradiction_alone() -> None:
    fear, none = "ভাঙনের শঙ্কার কথা", "ভাঙনের কোনো শঙ্কা নেই"
    mentioned = member("ka", f"{fear} উল্লেখ করেছেন রতন।", {"claim": fear, "cue": "উল্লেখ করেছেন", "canonical": "রতন"})
    denied = member("kha", f"{none} বলে দাবি করেছে পুলিশ।", {"claim": none, "cue": "দাবি করেছে", "canonical": "পুলিশ"})
    (claim, *_) = align([mentioned, denied])
    assert (claim.drift, len(claim.worded)) == ((Drift.CONTRADICTION,), 2)


@pytest.mark.parametrize(("behind", "told"), [("সানা", Answerable.UNCLEAR), ("রতন", Answerable.OUTLET)])
def test_a_sentence_amid_the_words_of_one_speaker_is_no_flat_fact(behind: str, told: Answerable) -> None:
    one = member("kha", f"আমরা ঘাটে যাব না। {STATED}। আমরা ঘাটে কাল যাব।")
    before, own, after = one.annotation.floor
    said = [
        each.model_copy(update={"holder": Holder.SPEAKER, "source": name})
        for each, name in ((before, "সানা"), (after, behind))
    ]
    floor = (said[0], own, said[1])
    assert voice(Member("kha", one.article, one.annotation.model_copy(update={"floor": floor}))) is told


@pytest.mark.parametrize(
    ("opening", "voice"),
    [("", Answerable.ATTRIBUTED), ("“", Answerable.ATTRIBUTED), ("বাঁধের খাতা ঘেঁটে ", Answerable.UNCLEAR)],
)
def test_nobody_in_particular_says_it_only_where_no_other_words_stand_before_the_cue(
    opening: str, voice: Answerable
) -> None:
    """They may be a source that was not found."""
    told = {"claim": FLOODED, "cue": "জানা যায়", "source_type": SourceType.UNSPECIFIED}
    told |= {"hedge_level": HedgeLevel.DISTANCED}
    heard = member("ga", f"হাটের দিন নৌকা চলেনি। {opening}জানা যায়, {FLOODED}।", told)
    claim = next(one for one in align([POLICE, heard]) if len(one.stated) == 2)
    assert next(one.voice for one in claim.stated if one.outlet == "ga") is voice
    assert claim.drift == ((Drift.LEVEL,) if voice is Answerable.ATTRIBUTED else ())
