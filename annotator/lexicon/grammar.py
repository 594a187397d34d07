"""Words that the grammar of the rule pass turns on (``grammar.toml``): one set a part that words play in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.lexicon.loader import load_records, parts
from annotator.models import Record


class WordSet(Record):
    """Words that play one part in the grammar."""

    key: str
    """Name of the part: a field of ``Grammar``."""
    meaning: str = Field(min_length=1)
    """What the rules do with a word of it."""
    words: tuple[str, ...] = Field(min_length=1)
    """Written forms; of a part that says so, lemmas."""
    example: str = Field(min_length=1)
    """A sentence that is read otherwise without the words, marked as in ``tests/examples``."""
    counter_example: str = Field(min_length=1)
    """A sentence in which a look-alike plays no such part, marked likewise."""


@dataclass(frozen=True, slots=True)  # no Record: the rules ask for its fields all the time, and pydantic answers slowly
class Grammar:
    """All parts, each the folded words that play it; what each means stands in ``grammar.toml``."""

    both: frozenset[str]
    by_phone: frozenset[str]
    either: frozenset[str]
    alternatives: frozenset[str]
    neither: frozenset[str]
    merely: frozenset[str]
    since: frozenset[str]
    lasting: frozenset[str]
    occasions: frozenset[str]
    of_kind: frozenset[str]
    such: frozenset[str]
    one_such: frozenset[str]
    so_much: frozenset[str]
    of_page: frozenset[str]
    wished: frozenset[str]
    undertakings: frozenset[str]
    to_that_end: frozenset[str]
    for_or_against: frozenset[str]
    upon: frozenset[str]
    proper: frozenset[str]
    conversation: frozenset[str]
    that: frozenset[str]
    so_that: frozenset[str]
    joints: frozenset[str]
    adversative: frozenset[str]
    told_to: frozenset[str]
    caught: frozenset[str]
    besides: frozenset[str]
    supposing: frozenset[str]
    honoured: frozenset[str]
    sent: frozenset[str]
    clause_openers: frozenset[str]
    clause_closers: frozenset[str]
    clause_ends: frozenset[str]
    links: frozenset[str]
    relative: frozenset[str]
    relating: frozenset[str]
    which: frozenset[str]
    whoever: frozenset[str]
    correlative: frozenset[str]
    dependent: frozenset[str]
    in_time: frozenset[str]
    just_then: frozenset[str]
    to_come: frozenset[str]
    because_of: frozenset[str]
    because: frozenset[str]
    furthermore: frozenset[str]
    absent: frozenset[str]
    attributive_time: frozenset[str]
    in_particular: frozenset[str]
    expressed: frozenset[str]
    invited: frozenset[str]
    showing: frozenset[str]
    between_owner: frozenset[str]
    news: frozenset[str]
    claimed: frozenset[str]
    expressing: frozenset[str]
    tone: frozenset[str]
    seeking: frozenset[str]
    this_is: frozenset[str]
    foreign_and: frozenset[str]
    of_others: frozenset[str]
    oneself: frozenset[str]
    done_besides: frozenset[str]
    reasons: frozenset[str]
    princely: frozenset[str]
    patronymic: frozenset[str]
    towards: frozenset[str]
    whom: frozenset[str]
    made_of: frozenset[str]
    made_up: frozenset[str]
    more: frozenset[str]
    anew: frozenset[str]
    of_the_act: frozenset[str]
    detached_genitive: frozenset[str]
    asking: frozenset[str]
    answered: frozenset[str]
    indefinite: frozenset[str]
    some_and_some: frozenset[str]
    anybodys: frozenset[str]
    some: frozenset[str]
    one_of_many: frozenset[str]
    several: frozenset[str]
    crowd: frozenset[str]
    many: frozenset[str]
    ones: frozenset[str]
    own: frozenset[str]
    his: frozenset[str]
    we: frozenset[str]
    genitive_pronouns: frozenset[str]
    audience: frozenset[str]
    knowing: frozenset[str]
    known_of: frozenset[str]
    bodies: frozenset[str]
    pointing_back: frozenset[str]
    general: frozenset[str]
    read_out: frozenset[str]
    was_done: frozenset[str]
    said_besides: frozenset[str]
    makers: frozenset[str]
    made: frozenset[str]
    who_are: frozenset[str]
    those_words: frozenset[str]
    those: frozenset[str]
    post: frozenset[str]
    part_of: frozenset[str]
    of_offices: frozenset[str]
    that_ahead: frozenset[str]
    initials: frozenset[str]
    name_particles: frozenset[str]
    name_suffixes: frozenset[str]
    name_prefixes: frozenset[str]
    retired: frozenset[str]
    foreign_of: frozenset[str]
    renowned: frozenset[str]
    also_called: frozenset[str]
    units: frozenset[str]
    premises: frozenset[str]
    inquiries: frozenset[str]
    public_places: frozenset[str]
    private_places: frozenset[str]
    to_be_known: frozenset[str]
    called_up: frozenset[str]
    befallen: frozenset[str]
    shares: frozenset[str]
    complaints: frozenset[str]
    filed_at: frozenset[str]
    plaintiffs: frozenset[str]
    second_names: frozenset[str]
    middle_names: frozenset[str]
    called: frozenset[str]
    years: frozenset[str]
    currencies: frozenset[str]
    persons_counted: frozenset[str]
    venues: frozenset[str]
    localities: frozenset[str]
    visits: frozenset[str]
    sides: frozenset[str]
    elected: frozenset[str]
    election: frozenset[str]
    along: frozenset[str]
    press: frozenset[str]
    from_place: frozenset[str]
    on_behalf: frozenset[str]
    cited: frozenset[str]
    laid_down_endings: frozenset[str]
    figures: frozenset[str]
    data: frozenset[str]
    issued: frozenset[str]
    published: frozenset[str]
    making: frozenset[str]
    therein: frozenset[str]
    signed: frozenset[str]
    given_out: frozenset[str]
    against: frozenset[str]
    addressed: frozenset[str]
    asked: frozenset[str]
    company: frozenset[str]
    asked_of: frozenset[str]
    talk: frozenset[str]
    contact: frozenset[str]
    questioning: frozenset[str]
    once_done: frozenset[str]
    relatives: frozenset[str]
    ranks: frozenset[str]
    actors: frozenset[str]
    owned_up: frozenset[str]
    purpose: frozenset[str]
    deeds: frozenset[str]
    obliged: frozenset[str]
    every: frozenset[str]
    mind: frozenset[str]
    opening_demonstratives: frozenset[str]
    circumstances: frozenset[str]
    anything: frozenset[str]
    whether: frozenset[str]
    saying: frozenset[str]
    told_things: frozenset[str]
    in_words: frozenset[str]
    learning: frozenset[str]
    questioned: frozenset[str]
    vectors: frozenset[str]
    light_participles: frozenset[str]
    passives: frozenset[str]
    impersonal: frozenset[str]
    modals: frozenset[str]
    continuing: frozenset[str]
    and_also: frozenset[str]
    denied: frozenset[str]
    taking_up: frozenset[str]
    taking_up_closely: frozenset[str]
    to_learn: frozenset[str]
    about: frozenset[str]
    truth: frozenset[str]
    whether_in_two: frozenset[str]
    mention: frozenset[str]
    below: frozenset[str]
    on_behalf_of: frozenset[str]
    sites: frozenset[str]
    months: frozenset[str]
    pronoun_objects: frozenset[str]
    filed: frozenset[str]
    seats: frozenset[str]
    standing_for: frozenset[str]
    times: frozenset[str]
    suffered: frozenset[str]
    collectives: frozenset[str]
    address: frozenset[str]
    announced: frozenset[str]
    perceiving: frozenset[str]
    by_then: frozenset[str]
    in_talk: frozenset[str]


@cache
def load_grammar(overlay: Path | None = None) -> Grammar:
    """Return the words of each part, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form, or of a part that the rules do not know.
    """
    return parts(Grammar, read_grammar(overlay), "grammar")


def read_grammar(overlay: Path | None = None) -> tuple[WordSet, ...]:
    """Return all records, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(WordSet, "grammar", "part", overlay)
