"""Cited sources, and users' statements about them: records of ``people.toml`` in a lexicon folder of one's own."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.comparing.evidence import CitedName
from annotator.comparing.people import Identities, Merge, cited, merges_of, united
from annotator.errors import UsageError
from annotator.labels import SourceType
from annotator.lexicon.loader import records_of
from annotator.lexicon.names import name_key
from annotator.lexicon.people import PersonRecord, by_name, load_people
from annotator.pipeline.toml import toml_record
from annotator.tables.files import replacing

if TYPE_CHECKING:
    from annotator.labels import Basis
    from annotator.store import Store

FILE = "people.toml"


def who_is_cited(store: Store, basis: Basis) -> dict[str, CitedName]:
    """Return all names that the articles of a database cite, as they are stored."""
    with closing(store.facts(basis=basis, bodies=False)) as found:
        return cited(found)


def as_counted(names: dict[str, CitedName], lexicon: Path | None) -> list[CitedName]:
    """Return who is cited as tables count them, the names of one person under one, who is cited most first."""
    return united(names, Identities(load_people(lexicon), merges_of(names, lexicon)))


def suggested(names: dict[str, CitedName], lexicon: Path | None) -> list[Merge]:
    """Return the names that may be one person's and are not known to be, those with evidence first."""
    known = by_name(load_people(lexicon))

    def settled(one: Merge) -> bool:
        person, other = known.get(name_key(one.name)), known.get(name_key(one.other))
        return person is not None and person is other

    open_ = [one for one in merges_of(names, lexicon) if not settled(one)]
    return sorted(open_, key=lambda one: not one.evidence)


def merge(lexicon: Path, name: str, others: tuple[str, ...]) -> None:
    """Let the attributions to other names stand under this one.

    Raises:
        UsageError: one of the others is known as another person.
        LexiconError: the user's lexicon is not of its form.
    """
    person = _person(lexicon, name)
    known = by_name(load_people(lexicon))
    for other in others:
        holder = known.get(name_key(other))
        if holder is not None and holder.key != person.key:
            raise UsageError(f"{other!r} is known as {holder.name!r}; take it out of {lexicon / FILE} first")
    spellings = dict.fromkeys([*person.spellings, *(other for other in others if other != person.name)])
    apart = [one for one in person.apart if name_key(one) not in {name_key(other) for other in others}]
    _put(lexicon, person, spellings=list(spellings), apart=apart)


def split(lexicon: Path, name: str, others: tuple[str, ...]) -> None:
    """Keep other names apart from this one.

    Raises:
        LexiconError: the user's lexicon is not of its form.
    """
    person = _person(lexicon, name)
    away = {name_key(other) for other in others}
    spellings = [one for one in person.spellings if name_key(one) not in away]
    _put(lexicon, person, spellings=spellings, apart=list(dict.fromkeys([*person.apart, *others])))


def set_type(lexicon: Path, name: str, source_type: SourceType) -> None:
    """Give all attributions to a name one source type.

    Raises:
        LexiconError: the user's lexicon is not of its form.
    """
    _put(lexicon, _person(lexicon, name), type=str(source_type))


def affiliate(
    lexicon: Path, name: str, body: str, office: str | None = None, since: date | None = None, until: date | None = None
) -> None:
    """Say for which body somebody speaks, between two days where they are given.

    Raises:
        UsageError: the first day is later than the last.
        LexiconError: the user's lexicon is not of its form.
    """
    if since and until and since > until:
        raise UsageError(f"no day lies between --since {since} and --until {until}; exchange the two")
    person = _person(lexicon, name)
    if not (office or since or until):
        _put(lexicon, person, affiliation=body)
        return
    told = {"office": office, "affiliation": body, "since": since, "until": until}
    posts = [one.model_dump() for one in person.posts] + [told]
    _put(lexicon, person, posts=[post for n, post in enumerate(posts) if post not in posts[:n]])


def _person(lexicon: Path, name: str) -> PersonRecord:
    """Return who is known by a name; somebody new where nobody is."""
    known = by_name(load_people(lexicon)).get(name_key(name))
    key = f"person-{sha256(name_key(name).encode()).hexdigest()[:10]}"
    return known or PersonRecord(key=key, name=name)


def _put(lexicon: Path, person: PersonRecord, **fields: Any) -> None:
    """Write fields of a person into the user's file; its other records and comments stay as they are."""
    file = lexicon / FILE
    text = file.read_text(encoding="utf-8-sig") if file.is_file() else ""
    record = records_of(file, "person").get(person.key, {}) if text else {}
    record = {"key": person.key, "name": person.name, **record, **fields}
    block = toml_record("person", record)
    blocks = re.split(r"(?m)^(?=\[\[)", text)
    mine = re.compile(rf"(?m)^key\s*=\s*\"{re.escape(person.key)}\"\s*$")
    place = next((n for n, one in enumerate(blocks) if one.startswith("[[person]]") and mine.search(one)), None)
    if place is None:
        blocks = [*blocks, ("\n" if text.strip() else "") + block]
    else:
        blocks[place] = block + ("\n" if place + 1 < len(blocks) else "")
    with replacing(file) as draft:
        draft.write_text("".join(blocks), encoding="utf-8")
    load_people.cache_clear()
