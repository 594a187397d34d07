"""People across articles: under which name an attribution stands, and which names may be one person's.

Two spellings of a name are one person's where something else agrees: the body they speak for, the office, an article
that has both, or articles of the same days that cite the same others. Likeness alone never makes two people one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from annotator.bangla.folding import fold
from annotator.comparing.evidence import CitedName, NameEvidence
from annotator.labels import SourceType
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.names import name_key
from annotator.lexicon.people import PersonRecord, Spelling, by_name, load_people, load_spelling, plain
from annotator.lexicon.sources import load_sources, load_titles
from annotator.lexicon.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from annotator.store import ArticleFacts

#: Types that people have.
OF_PEOPLE = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION, SourceType.EXPERT, SourceType.PERSON})
#: What has more words is no name, but a phrase that ran into it.
LONGEST_NAME = 6


class Merge(NamedTuple):
    """Two names that may be one person's."""

    name: str
    """The one that is cited more."""
    other: str
    evidence: tuple[str, ...]
    """What agrees beside the spelling; where nothing does, they are kept apart."""


def cited(facts: Iterable[ArticleFacts]) -> dict[str, CitedName]:
    """Return all names that are cited, with what is said of them."""
    found: dict[str, CitedName] = {}
    for one in facts:
        article = one.article
        day = article.published_at.date() if article.published_at else None
        for each, words in zip_longest(one.attributions, one.sources[: len(one.attributions)]):
            if each.canonical is None or each.source_type is SourceType.ANONYMOUS:
                continue
            entry = found.setdefault(each.canonical, CitedName(each.canonical))
            entry.count += 1
            entry.types[each.source_type] += 1
            if each.affiliation:
                entry.affiliations[each.affiliation] += 1
            entry.articles[article.key] = day
            entry.outlets.add(article.outlet or article.outlet_name or "")
            if office := _office(words, each.canonical):
                entry.offices[office] += 1
    return found


def _office(words: str | None, name: str) -> str:
    """Return what of the words for a source stands before the name, ড. aside; empty where the name is not there."""
    before, found, _ = fold(words or "").partition(fold(name).split()[0])
    return " ".join(word for word in before.split() if not word.endswith(".")) if found else ""


class Merges:
    """Finds names that may be one person's.

    Args:
        names: what is said of each name.
        spelling: how names are spelled.
        people: who is known; what they keep apart stays apart.
        bodies: names that are no person's, by ``name_key``.
        others: words that names hold which are no person's: ও, and titles (এনসিপির আহ্বায়ক).
    """

    def __init__(
        self,
        names: Mapping[str, CitedName],
        spelling: Spelling,
        people: Iterable[PersonRecord],
        bodies: Iterable[str],
        others: frozenset[str],
        listed: frozenset[str],
        common: frozenset[str],
        titles: frozenset[str],
    ) -> None:
        known = frozenset(bodies)
        keys = {name: _own(spelling.key(name), common) for name, one in names.items() if one.type in OF_PEOPLE}
        self._keys = {
            name: key
            for name, key in keys.items()
            if len(key) <= LONGEST_NAME
            and others.isdisjoint((*key, fold(name).split()[-1]))
            and name_key(name) not in known
        }
        self._names = {name: names[name] for name in self._keys}
        self._apart = {frozenset((name_key(one.name), name_key(other))) for one in people for other in one.apart}
        self._listed = listed
        self._sound = spelling.sound
        self._evidence = NameEvidence(self._names, self._keys, titles)

    def all(self) -> Iterator[Merge]:
        """Yield them, those of most attributions first."""
        found = [*self._same_spelling(), *self._same_sound(), *self._part_of_a_name()]
        yield from sorted(found, key=lambda one: -self._names[one.name].count - self._names[one.other].count)

    def _same_spelling(self) -> Iterator[Merge]:
        """Two full names that are spelled alike."""
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, key in self._keys.items():
            if len(key) > 1:
                alike[key].append(name)
        for names in alike.values():
            for one, other in combinations(sorted(names, key=self._rank), 2):
                if self._may_be_one(one, other):
                    yield Merge(one, other, self._evidence.of(one, other))

    def _same_sound(self) -> Iterator[Merge]:
        """Two full names, foreign ones mostly, of one sound, that hold one office: আমান্ডা, আমান্দা; মাউসদ, মাসউদ."""
        alike: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for name, key in self._keys.items():
            if len(key) > 1:
                alike[self._sound(key)].append(name)
        for names in alike.values():
            for one, other in combinations(sorted(names, key=self._rank), 2):
                if self._written_otherwise(one, other) and self._may_be_one(one, other):
                    yield Merge(one, other, tuple(self._evidence.posts(one, other)))

    def _written_otherwise(self, one: str, other: str) -> bool:
        """Tell whether two names of one sound are not two names that are known: হাসান, হোসেন."""
        pairs = [pair for pair in zip(self._keys[one], self._keys[other], strict=True) if pair[0] != pair[1]]
        return bool(pairs) and not any(a in self._listed and b in self._listed for a, b in pairs)

    def _part_of_a_name(self) -> Iterator[Merge]:
        """A name that leaves out words of another one, and of no third: মির্জা ফখরুল, মির্জা ফখরুল ইসলাম."""
        holding: dict[str, set[str]] = defaultdict(set)
        for name, key in self._keys.items():
            for word in set(key):
                holding[word].add(name)
        for name, key in self._keys.items():
            if len(key) < 2:
                continue
            longer = [one for one in set.intersection(*(holding[word] for word in key)) if self._holds(one, key)]
            if len({self._keys[one] for one in longer}) == 1:
                one, other = sorted((name, min(longer, key=self._rank)), key=self._rank)
                if self._may_be_one(one, other):
                    yield Merge(one, other, tuple(self._evidence.shared(one, other)))

    def _holds(self, name: str, key: tuple[str, ...]) -> bool:
        """Tell whether a name has these words in their order, and more."""
        if len(self._keys[name]) <= len(key):
            return False
        rest = iter(self._keys[name])
        return all(word in rest for word in key)

    def _may_be_one(self, one: str, other: str) -> bool:
        return frozenset((name_key(one), name_key(other))) not in self._apart and one != other

    def _rank(self, name: str) -> tuple[int, int, str]:
        """Return where a name stands among those of one person: cited most first, then the longest."""
        return -self._names[name].count, -len(name), name


def merges_of(names: Mapping[str, CitedName], lexicon: Path | None) -> Iterator[Merge]:
    """Yield the names that may be one person's, by the lexicons, the user's laid over ours."""
    bodies = (name_key(name) for source in load_sources(lexicon) for name in (source.name, *source.aliases))
    words = load_vocabulary(lexicon)
    listed = {word for word, kinds in words.items() if kinds & {"name", "ambiguous_name"}}
    folded = frozenset(map(plain, listed))
    other = {word for word, kinds in words.items() if kinds & {"common", "adjective", "adverb"}}
    common = frozenset(map(plain, other)) - folded
    titles = frozenset(fold(word) for one in load_titles(lexicon) if one.role == "honorific" for word in one.words)
    people, others = load_people(lexicon), _others(lexicon, listed)
    return Merges(names, load_spelling(lexicon), people, bodies, others, folded, common, titles).all()


def _own(key: tuple[str, ...], common: frozenset[str]) -> tuple[str, ...]:
    """Return a folded name without the words that have run into it from behind: আইয়ুব খান | এখানকার."""
    return key[: next((n for n, word in enumerate(key) if n > 1 and word in common), len(key))]


def _others(lexicon: Path | None, names: set[str]) -> frozenset[str]:
    """Return words that join two people, and titles, in the plural too, that are no names."""
    titles = {fold(word) for title in load_titles(lexicon) if title.role != "honorific" for word in title.words}
    single = {word for word in titles if " " not in word} - names
    return frozenset(load_grammar(lexicon).both | single | {f"{word}রা" for word in single})


def united(names: Mapping[str, CitedName], identities: Identities) -> list[CitedName]:
    """Return who is cited, the names that are counted as one taken together, who is cited most first."""
    found: dict[str, CitedName] = {}
    for one in names.values():
        name = identities.name(one.name)
        found.setdefault(name, CitedName(name)).add(one)
    return sorted(found.values(), key=lambda one: (-one.count, one.name))


class Identities:
    """Gives attributions the names, types and bodies under which they are counted.

    Args:
        people: who is known.
        merges: names that may be one person's; those with evidence are made one.
    """

    def __init__(self, people: tuple[PersonRecord, ...], merges: Iterable[Merge] = ()) -> None:
        self._people = by_name(people)
        self._one: dict[str, str] = {}
        for merge in merges:
            if merge.evidence and not self._are_two(merge):
                self._one[self.name(merge.other)] = self.name(merge.name)

    def name(self, canonical: str) -> str:
        """Return the name under which attributions to a name are counted."""
        seen = {canonical}
        while canonical in self._one and self._one[canonical] not in seen:
            canonical = self._one[canonical]
            seen.add(canonical)
        person = self._people.get(name_key(canonical))
        return person.name if person is not None else canonical

    def changes(
        self, canonical: str | None, source_type: SourceType, affiliation: str | None, day: date | None
    ) -> dict[str, object]:
        """Return what of an attribution is counted otherwise than it is stored, by the attribute's name."""
        if canonical is None or source_type is SourceType.ANONYMOUS:
            return {}
        found: dict[str, object] = {}
        name = self.name(canonical)
        if name != canonical:
            found["canonical"] = name
        person = self._people.get(name_key(name))
        if person is not None and person.type not in (None, source_type):
            found["source_type"] = person.type
        if person is not None and affiliation is None and (body := person.affiliated(day)) is not None:
            found["affiliation"] = body
        return found

    def _are_two(self, merge: Merge) -> bool:
        """Tell whether both names are known, as two people."""
        one, other = (self._people.get(name_key(name)) for name in (merge.name, merge.other))
        return one is not None and other is not None and one.key != other.key
