"""Somebody whom an article lets speak, as far as one phrase or several tell of him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from annotator.labels import SourceType

#: Named once, since Python 3.11 needs ten times as long for a member of an enumeration as for a global name.
PERSON, ORGANISATION, OFFICIAL = SourceType.PERSON, SourceType.ORGANISATION, SourceType.OFFICIAL
EXPERT, ANONYMOUS = SourceType.EXPERT, SourceType.ANONYMOUS
#: Kinds of source that are places too.
STATES = frozenset({"state", "territory"})
#: The title of a federation's state.
OF_FEDERATION = "state-of-federation"
#: Kind of the sources, and key of the title, that are courts.
COURT = "court"
#: Key of the titles that are ranks, which stand between an office and a name.
RANK = "rank"
#: Keys of the titles that are borne with a name, and by themselves too: একজন মেজর, এক অধ্যাপক.
RANKS = frozenset({RANK, "scholar"})
#: Role of what tells something by itself, and says nothing more later: ইতিহাস.
LORE = "lore"
#: Roles of titles that a person bears.
POSTS = frozenset({"office", "spokesperson", "group"})


class Post(NamedTuple):
    """A title that somebody bears."""

    title: str
    """Key of its record."""
    owner: str
    """Name of the body or state that it belongs to; empty where none is said."""
    office: str
    """The words for it."""


@dataclass(slots=True, eq=False)  # not frozen, though nobody changes it: that is made at half the speed
class Speaker:
    """Somebody the article lets speak. It never changes: who is who, and what is learnt later, the register knows.

    Attributes:
        name: canonical name; none where nobody can be named.
        type: source type.
        role: what the phrase is headed by: ``entity``, a title's role, or ``name``.
        person, plural: a human being; several speakers.
        kind: kind of the gazetteer's record.
        names: the words of a personal name.
        posts: titles borne.
        bare: the phrase has a head and no more, determiners aside.
        alias: short name in brackets behind the head.
        title: key of the title that heads it; empty where none does.
        affiliation: name of the body that a person speaks for; empty where none is said.
        places: names that tell one holder of a post from another: of a place, a school, whose lawyer it is.
    """

    name: str | None
    type: SourceType
    role: str = "name"
    person: bool = False
    plural: bool = False
    kind: str = ""
    names: frozenset[str] = frozenset()
    posts: frozenset[Post] = frozenset()
    bare: bool = False
    alias: str | None = None
    title: str = ""
    affiliation: str = ""
    places: frozenset[str] = frozenset()

    @property
    def called(self) -> str:
        """The name; empty where nobody can be named."""
        return self.name or ""

    def __str__(self) -> str:
        return f"{self.name or 'somebody unnamed'} ({self.type})"
