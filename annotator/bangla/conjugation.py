"""The conjugation of Bangla verbs: every written form from the principal parts.

Colloquial (চলিত) and literary (সাধু) Bangla share their personal endings and differ in the stems these
stand behind, so both come from the same tables. All strings are folded (``annotator.bangla.folding``).
What is generated, and what is left out, is told in docs/decisions/verb-forms.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

FormKind = Literal["finite", "imperative", "participle", "infinitive", "conditional", "noun"]
Tense = Literal[
    "present",
    "present_continuous",
    "present_perfect",
    "past",
    "past_habitual",
    "past_continuous",
    "past_perfect",
    "future",
]
Person = Literal["first", "second", "second_intimate", "third", "honorific"]
Register = Literal["chalit", "sadhu"]


class Form(NamedTuple):
    """One way to read a written form."""

    lemma: str
    """Key of the verb's record."""
    kind: FormKind
    """``participle`` is the conjunctive one (করে, করিয়া), ``noun`` the verbal noun in any case (করা, করার, করবার)."""
    tense: Tense | None
    """None for what has no tense; an imperative is ``present`` or ``future``."""
    person: Person | None
    """``second``: তুমি; ``second_intimate``: তুই; ``third``: সে; ``honorific``: আপনি, তিনি (one form)."""
    negative: bool
    """A negation is part of the word: করেনি, হবেনা, নয়."""
    register: Register
    """``sadhu`` only where চলিত has no form so written with the same reading."""

    @property
    def asks(self) -> bool:
        """Somebody is asked to do it, rather than said to: আমাকে বলো."""
        return self.person == "second" and self.tense == "present"


PERSONS: tuple[Person, ...] = ("first", "second", "second_intimate", "third", "honorific")
Endings = tuple[tuple[str, ...], ...]

#: Endings by person, in the order of PERSONS; spellings in use side by side.
AFTER_CONSONANT: Endings = (("ি",), ("ো",), ("িস",), ("ে",), ("েন",))
AFTER_VOWEL: Endings = (("ই",), ("ও",), ("স",), ("\u09df",), ("ন",))
_ONGOING: Endings = (("ি",), ("", "ো"), ("িস",), ("ে",), ("েন",))
_EARLIER: Endings = (("িলাম",), ("িলে",), ("িলি",), ("িল", "িলো"), ("িলেন",))
_PAST: Endings = (("লাম",), ("লে",), ("লি",), ("ল", "লো"), ("লেন",))
_HABITUAL: Endings = (("তাম",), ("তে",), ("তিস",), ("ত", "তো"), ("তেন",))
_FUTURE: Endings = (("ব", "বো"), ("বে",), ("বি",), ("বে",), ("বেন",))

#: Tense → the part it is built on and its endings.
_TENSES: tuple[tuple[Tense, str, Endings], ...] = (
    ("present_continuous", "continuous", _ONGOING),
    ("past_continuous", "continuous", _EARLIER),
    ("present_perfect", "perfect", _ONGOING),
    ("past_perfect", "perfect", _EARLIER),
    ("past", "past", _PAST),
    ("past_habitual", "habitual", _HABITUAL),
    ("future", "future", _FUTURE),
)

#: না is written onto the verb only in these tenses and persons; elsewhere the result is another word (করোনা, হাসিনা).
_NA_TENSES = frozenset({"present", "present_continuous", "past", "past_habitual", "past_continuous", "future"})
_NA_PERSONS = frozenset({"third", "honorific"})

_NOUN_CASES = ("", "র", "\u09df", "কে", "তে")


@dataclass(frozen=True, slots=True)
class PrincipalParts:
    """The principal parts of a verb in one register: what the endings stand behind. An empty part has no forms."""

    register: Register
    present: Endings = ((),) * 5
    """The simple present, written out, by person."""
    imperative: tuple[tuple[str, Tense, Person], ...] = ()
    """The imperative, written out."""
    continuous: tuple[str, ...] = ()
    """Ends in ছ: করছ, জানাচ্ছ, করিতেছ."""
    perfect: tuple[str, ...] = ()
    """Ends in ছ: করেছ, করিয়াছ."""
    past: tuple[str, ...] = ()
    """Before -ল and the conditional's -লে: কর, গে, করি."""
    habitual: tuple[str, ...] = ()
    """Before -ত and the infinitive's -তে: কর, যে, করি."""
    future: tuple[str, ...] = ()
    """Before -ব and the verbal noun's -বার: কর, দে, করি."""
    participle: tuple[str, ...] = ()
    """Written out: করে, করিয়া."""
    nouns: tuple[str, ...] = ()
    """The verbal noun in its spellings, nominative."""


Written = tuple[str, ...]


def conjugate(key: str, parts: PrincipalParts, tenses: Sequence[Tense] = ()) -> Iterator[tuple[Form, Written]]:
    """Every reading that one register has, with all the forms so written.

    Args:
        key: the verb's key.
        parts: its principal parts.
        tenses: where not empty the verb is defective: these tenses are all it has.
    """
    register = parts.register
    for tense, person, written in _finite(parts):
        if written and (not tenses or tense in tenses):
            yield Form(key, "finite", tense, person, False, register), written
            yield from _negated(key, parts, tense, person, written, defective=bool(tenses))
    if not tenses:
        for kind, written in _impersonal(parts):
            yield Form(key, kind, None, None, False, register), written
        for command, tense, person in parts.imperative:
            yield Form(key, "imperative", tense, person, False, register), (command,)


def _finite(parts: PrincipalParts) -> Iterator[tuple[Tense, Person, Written]]:
    for person, written in zip(PERSONS, parts.present, strict=True):
        yield "present", person, written
    for tense, part, by_person in _TENSES:
        stems = getattr(parts, part)
        for person, endings in zip(PERSONS, by_person, strict=True):
            yield tense, person, tuple([stem + ending for stem in stems for ending in endings])


def _negated(
    key: str, parts: PrincipalParts, tense: Tense, person: Person, written: Written, *, defective: bool
) -> Iterator[tuple[Form, Written]]:
    """The negatives written as one word: নি behind the present (it denies the perfect), না behind other tenses.

    নি is colloquial, behind the literary stem too: উঠেনি and লিখেনি are eastern for ওঠেনি and লেখেনি.
    """
    if tense == "present" and not defective:
        negative = Form(key, "finite", "present_perfect", person, True, "chalit")
        yield negative, tuple([form + "নি" for form in written])
    if parts.register == "chalit" and tense in _NA_TENSES and person in _NA_PERSONS:
        yield Form(key, "finite", tense, person, True, "chalit"), tuple([form + "না" for form in written])


def _impersonal(parts: PrincipalParts) -> Iterator[tuple[FormKind, Written]]:
    yield "participle", parts.participle
    yield "infinitive", tuple(stem + "তে" for stem in parts.habitual)
    yield "conditional", tuple(stem + "লে" for stem in parts.past)
    yield "noun", tuple(noun + case for noun in parts.nouns for case in _NOUN_CASES)
    yield "noun", tuple(stem + "বার" for stem in parts.future)
