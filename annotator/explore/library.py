"""The data behind the page: the index of attributions, the articles themselves, and the stories they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from annotator.comparing.selection import Choice
from annotator.explore.index import Index
from annotator.extras import has, install
from annotator.labels import Basis

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.models import Annotation, Article
    from annotator.stories.stories import Membership
    from annotator.tables.report.stories import Story


class StoryHead(NamedTuple):
    """A story without its claims."""

    name: str
    """The key of the article that had it first."""
    headline: str
    articles: int
    outlets: int
    first: str
    """The outlet that had it first; empty where that cannot be told, since an article has no date."""


@dataclass(frozen=True)
class Library:
    """A state of a database, to be read by a browser."""

    data: Dataset
    index: Index
    members: Sequence[Sequence[Membership]] = ()
    """The stories that several articles tell, those of the most articles first."""
    stories: Sequence[StoryHead] = ()
    """The same, to be listed."""
    no_stories: str = ""
    """Why there are none, where that has a reason."""
    made_at: datetime = field(default_factory=lambda: datetime.now().astimezone())

    def article(self, key: str) -> Article:
        """Return an article with its text.

        Raises:
            NotFound: there is none of that key.
        """
        return self.data.store.article(key).article

    def annotation(self, key: str, basis: Basis) -> Annotation | None:
        """Return what was found in an article on a basis; None where nobody has looked."""
        return self.data.store.annotation(key, basis)

    def story_of(self, key: str) -> str | None:
        """Return the name of the story that an article tells with others; None where it has it alone."""
        return next((each[0].story for each in self.members if any(one.id == key for one in each)), None)

    def story(self, name: str) -> Story | None:
        """Return a story with its claims; None where there is none of that name."""
        from annotator.tables.report.stories import stories

        members = next((each for each in self.members if each[0].story == name), None)
        return next(stories(_of_one_basis(self.data), [members])) if members else None


def make_library(data: Dataset, index: Index, *, stories: bool = True) -> Library:
    """Return the library of a data set whose index has been made.

    Args:
        stories: whether articles are grouped into stories, which takes longer than all else.
    """
    if not stories:
        return Library(data, index, no_stories="--no-stories")
    if not has("sklearn"):
        return Library(data, index, no_stories=install("analysis"))
    from annotator.comparing.analysis import group_stories
    from annotator.comparing.shared_claims import shared_stories

    members = shared_stories(group_stories(_of_one_basis(data)))
    library = Library(data, index, members, _heads(index, members))
    if members:
        library.story(members[-1][0].story)  # what the first reader would wait for: lexicons and models are loaded
    return library


def _heads(index: Index, stories: Sequence[Sequence[Membership]]) -> list[StoryHead]:
    connection = index.connect()
    try:
        known = {row["key"]: row for row in connection.execute("SELECT key, outlet, headline, published FROM articles")}
    finally:
        connection.close()
    heads = []
    for members in stories:
        first = known[members[0].story]
        outlets = {known[each.id]["outlet"] for each in members}
        had_first = first["outlet"] if all(known[each.id]["published"] for each in members) else ""
        heads.append(StoryHead(first["key"], first["headline"], len(members), len(outlets), had_first))
    return sorted(heads, key=lambda head: (-head.outlets, -head.articles))


def _of_one_basis(data: Dataset) -> Dataset:
    """Return the data set on one basis: stories are told on what the rules found, where both bases are looked at."""
    if data.selection.choice is not Choice.BEST:
        return data
    return replace(data, selection=replace(data.selection, choice=Choice.PREDICTED))
