"""Verbs (``verbs.toml``): from a lemma and the few stems that cannot be told from it to all its written forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from annotator.bangla.conjugation import (
    AFTER_CONSONANT,
    AFTER_VOWEL,
    PERSONS,
    Endings,
    Form,
    FormKind,
    Person,
    PrincipalParts,
    Register,
    Tense,
    conjugate,
)
from annotator.lexicon.loader import Written, load_records
from annotator.models import Record

__all__ = ["Form", "Irregular", "VerbRecord", "form_index", "forms_of", "load_verbs"]

Spelling = Annotated[Written, Field(min_length=1)]
Spellings = tuple[Spelling, ...]

_YA = "\u09df"


class Irregular(Record):
    """Forms that no rule makes."""

    forms: Spellings = Field(min_length=1)
    kind: FormKind = "finite"
    tense: Tense | None = None
    person: Person | None = None
    negative: bool = False
    register_: Register = Field("chalit", alias="register")


class VerbRecord(Record):
    """A verb. Only what the lemma does not tell has to be said; every part may have several spellings."""

    key: str
    """Language-neutral name, in ASCII."""
    lemma: Spelling
    """The verbal noun, as dictionaries list it: করা, জানানো, দেওয়া. One that ends otherwise has irregular forms only."""
    spellings: Spellings = ()
    """Other spellings of the verbal noun: দেয়া."""
    base: Spellings = ()
    """The open stem, before -এ, -এন, -ও: লেখ. Left out: the lemma without its ending."""
    close: Spellings = ()
    """The raised stem, before -ই, -ছ, -ল, -ত, -ব, -উন: লিখ. Left out: the base."""
    continuous: Spellings = ()
    """Where the continuous is not the raised stem with ছ or চ্ছ, ছ included: চাইছ."""
    participle: Spellings = ()
    """The conjunctive participle: গিয়ে. Left out: the raised stem, its last আ turned into এ, with -এ, -য়ে or -ইয়ে."""
    perfect: Spellings = ()
    """What stands before -ছে of the perfect, where it is not the participle: গে."""
    past: Spellings = ()
    """What stands before -ল: গে."""
    habitual: Spellings = ()
    """What stands before -ত: যে. Left out: as the past."""
    future: Spellings = ()
    """What stands before -ব: দে."""
    imperative: Spellings = ()
    """What stands before -উন, -উক, -ন, -ক: হো. Left out: the raised stem."""
    sadhu: Spellings = ()
    """The literary stem with its -ই: করি, জানাই, চাহি."""
    sadhu_present: Spellings = ()
    """The literary stem of the simple present: চাহ. Left out: none behind a vowel, else the literary stem without -ই."""
    sadhu_participle: Spellings = ()
    """The literary participle, where it is not the literary stem with -য়া: গিয়া."""
    tenses: tuple[Tense, ...] = ()
    """The tenses of a defective verb: it has these, its irregular forms, and nothing else."""
    irregular: tuple[Irregular, ...] = ()
    """Forms that no rule makes."""
    exclude: Spellings = ()
    """Written forms the rules would make that are another word: চায়না."""
    counts_as: Spelling | None = None
    """The lemma by which cues and hedges call it, where that is another: আছে is থাকা to them."""
    example: Spelling
    """A sentence with a form of the verb, that form in square brackets."""
    counter_example: Spelling
    """A sentence with a look-alike that is no form of it, in square brackets."""


@cache
def load_verbs(overlay: Path | None = None) -> tuple[VerbRecord, ...]:
    """All verbs, the user's laid over ours; read once for each overlay folder.

    Raises:
        LexiconError: a file or record is not of its form.
    """
    return load_records(VerbRecord, "verbs", "verb", overlay)


@cache
def form_index(verbs: tuple[VerbRecord, ...]) -> dict[str, tuple[Form, ...]]:
    """Folded written form → all its readings, over all verbs. Shared by its callers: not to be changed."""
    index: dict[str, tuple[Form, ...]] = {}
    for verb in verbs:
        for written, readings in forms_of(verb).items():
            index[written] = index.get(written, ()) + readings
    return index


def forms_of(verb: VerbRecord) -> dict[str, tuple[Form, ...]]:
    """Folded written form of one verb → its readings, none twice."""
    readings: dict[str, tuple[Form, ...]] = {}
    for form, written_forms in _all_forms(verb):
        for written in written_forms:
            known = readings.get(written)
            if known is None:
                readings[written] = (form,)
            elif form not in known and form._replace(register="chalit") not in known:
                readings[written] = (*known, form)
    for written in verb.exclude:
        readings.pop(written, None)
    return readings


def _all_forms(verb: VerbRecord) -> Iterator[tuple[Form, tuple[str, ...]]]:
    for parts in _registers(verb):
        yield from conjugate(verb.key, parts, verb.tenses)
    for entry in verb.irregular:
        yield Form(verb.key, entry.kind, entry.tense, entry.person, entry.negative, entry.register_), entry.forms


def _registers(verb: VerbRecord) -> tuple[PrincipalParts, ...]:
    """The verb's principal parts in both registers; none for one that has irregular forms only."""
    shape = _shape(verb.lemma)
    if shape is None:
        return ()
    stem, vowel, causative = shape
    base = verb.base or (stem,)
    close = verb.close or base
    if causative:
        past, participle = close, tuple(_without_a(c) + "ি" + _YA + "ে" for c in close)
    else:
        past = tuple(_fronted(c) for c in close) if vowel else close
        participle = tuple(_fronted(c) + (_YA if vowel else "") + "ে" for c in close)
    past = verb.past or past
    participle = verb.participle or participle
    habitual = verb.habitual or past
    continuous = verb.continuous or tuple(c + ("চ্ছ" if vowel else "ছ") for c in close)
    chalit = PrincipalParts(
        register="chalit",
        present=_present(base, close, AFTER_VOWEL if vowel else AFTER_CONSONANT),
        imperative=tuple(_imperative(base, verb.imperative or close, participle, vowel)),
        continuous=(*continuous, *(h + "তেছ" for h in habitual)),
        perfect=tuple(p + "ছ" for p in verb.perfect or participle),
        past=past,
        habitual=habitual,
        future=verb.future or (base if vowel else close),
        participle=participle,
        nouns=(verb.lemma, *verb.spellings),
    )
    return chalit, _sadhu(verb, close, vowel)


def _sadhu(verb: VerbRecord, close: tuple[str, ...], vowel: bool) -> PrincipalParts:
    stem = verb.sadhu or tuple(c + ("ই" if vowel else "ি") for c in close)
    present = verb.sadhu_present or (() if vowel else tuple(s[:-1] for s in stem))
    participle = verb.sadhu_participle or tuple(s + _YA + "া" for s in stem)
    commands: list[tuple[str, Tense, Person]] = [(s + o, "future", "second") for s in stem for o in ("ও", _YA + "ো")]
    if vowel:
        commands += [(c + "উন", "present", "honorific") for c in close]
        commands += [(c + "উক", "present", "third") for c in close]
    return PrincipalParts(
        register="sadhu",
        present=_present(present, present, AFTER_CONSONANT),
        imperative=tuple(commands),
        continuous=tuple(s + "তেছ" for s in stem),
        perfect=tuple(p + "ছ" for p in participle),
        past=stem,
        habitual=stem,
        future=stem,
        participle=participle,
    )


def _shape(lemma: str) -> tuple[str, bool, bool] | None:
    """Stem of a lemma, whether it ends in a vowel, and whether it is one of the long (mostly causative) verbs."""
    for ending, vowel, causative in (("নো", True, True), ("ও" + _YA + "া", True, False), (_YA + "া", True, False)):
        if lemma.endswith(ending):
            return lemma.removesuffix(ending), vowel, causative
    return (lemma[:-1], False, False) if lemma.endswith("া") else None


def _fronted(stem: str) -> str:
    """The stem with its last vowel, where that is আ, turned into এ: থাক → থেক, পা → পে, আন → এন."""
    for at in range(len(stem) - 1, -1, -1):
        if stem[at] == "া":
            return stem[:at] + "ে" + stem[at + 1 :]
        if stem[at] == "আ":
            return stem[:at] + "এ" + stem[at + 1 :]
        if "া" < stem[at] <= "ৌ" or "অ" <= stem[at] <= "ঔ":
            break
    return stem


def _without_a(stem: str) -> str:
    return stem[:-1] if stem[-1] in "াো" else stem


def _present(base: tuple[str, ...], close: tuple[str, ...], endings: Endings) -> Endings:
    """The simple present: the first person and তুই stand on the raised stem, the others on the open one."""
    raised = ("first", "second_intimate")
    return tuple(
        tuple(stem + ending for stem in (close if person in raised else base) for ending in by_person)
        for person, by_person in zip(PERSONS, endings, strict=True)
    )


def _imperative(
    base: tuple[str, ...], raised: tuple[str, ...], participle: tuple[str, ...], vowel: bool
) -> list[tuple[str, Tense, Person]]:
    polite, wish, intimate, familiar = ("ন", "ক", "স", "ও") if vowel else ("ুন", "ুক", "িস", "ো")
    forms: list[tuple[str, Tense, Person]] = [(b + familiar, "present", "second") for b in base]
    for stem in raised:
        forms += [(stem + polite, "present", "honorific"), (stem + wish, "present", "third")]
        forms.append((stem + intimate, "future", "second_intimate"))
    for written in participle:
        forms.append((written[:-1] + "ো", "future", "second"))
        if written.endswith(_YA + "ে"):
            forms.append((written[:-2] + "ও", "future", "second"))
    return forms
