"""The stories of a report: the articles of each, and the sourcing of the claims that its outlets share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING

from annotator.bangla.passages import Passages
from annotator.comparing.shared_claims import SharedStory, with_claims
from annotator.labels import Label
from annotator.stories.copies import Takeover
from annotator.stories.drift import salience
from annotator.stories.in_words import in_words
from annotator.tables.language import TableLanguage
from annotator.tables.report.figures import moment
from annotator.tables.report.links import original
from annotator.tables.report.marking import MarkedText, ShownSpan, marks_of, pieces

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.stories.sourcing import AlignedClaim, Sourcing
    from annotator.stories.stories import Membership


@dataclass(frozen=True)
class StoryArticle:
    """An article of a story."""

    key: str
    outlet: str
    headline: str
    when: str
    url: str | None
    is_first: bool
    """It is known to be the first of its story."""
    takeover: Takeover | None
    """The words it has from another article."""
    original: str
    """The outlet of that; empty where there is none."""


@dataclass(frozen=True)
class Version:
    """A claim in one outlet."""

    outlet: str
    sourcing: Sourcing
    passage: list[MarkedText]
    """The sentences that state it, with its source, cue and hedges marked."""
    words_of: str | None
    """The outlet whose words it takes over."""
    against: str | None
    """The earlier outlet since which its sourcing changed."""


@dataclass(frozen=True)
class Claim:
    """A claim, and the outlets that state it."""

    aligned: AlignedClaim
    summary: str
    """Who answers for it in which outlet, in words."""
    versions: list[Version]
    """In the order of time, undated ones last."""
    absent: list[str]
    """The outlets that tell the story without it."""


@dataclass(frozen=True)
class Story:
    """An event that several outlets write about."""

    name: str
    """The key of the article that had it first."""
    headline: str
    articles: list[StoryArticle]
    shared: list[Claim]
    """Claims that two outlets or more state."""
    single: list[Claim]
    """Claims that one outlet alone attributes to somebody."""


def stories(
    data: Dataset, chosen: Sequence[Sequence[Membership]], language: TableLanguage | None = None
) -> Iterator[Story]:
    """Yield these stories with their claims."""
    for one in with_claims(data, chosen):
        yield _StoryWriter(one, language or TableLanguage()).story()


def most_telling(found: Iterable[Story]) -> list[tuple[Story, Claim]]:
    """Return the claims in which outlets differ, each with its story, contradictions and what tells most first."""
    differing = ((story, claim) for story in found for claim in story.shared if claim.aligned.drift)
    return sorted(differing, key=lambda one: -salience(one[1].aligned))


class _StoryWriter:
    """Builds what is shown of one story."""

    def __init__(self, shared: SharedStory, language: TableLanguage) -> None:
        self._language = language
        self._shared, self._articles = shared, shared.articles
        found = (one for annotation in shared.annotations.values() for one in annotation.attributions)
        self._marks = {one.id: list(marks_of(one)) for one in found}

    def story(self) -> Story:
        claims = [self._claim(one) for one in self._shared.claims]
        first = self._articles[self._shared.name]
        return Story(
            name=self._shared.name,
            headline=first.headline or first.page.name,
            articles=[self._article(one) for one in sorted(self._shared.memberships, key=self._order)],
            shared=[one for one in claims if len(one.versions) > 1],
            single=[one for one in claims if len(one.versions) == 1],
        )

    def _order(self, one: Membership) -> tuple[bool, bool, str, str]:
        """Whoever had it first, or most likely had, then by time; articles without a date last."""
        moment = self._articles[one.id].published_at
        return one.id != one.story, moment is None, moment.astimezone(UTC).isoformat() if moment else "", one.id

    def _article(self, one: Membership) -> StoryArticle:
        article = self._articles[one.id]
        return StoryArticle(
            key=one.id,
            outlet=self._outlet(one.id),
            headline=article.headline or article.page.name,
            when=moment(article.published_at, article.date_only, self._language),
            url=original(article.url),
            is_first=one.is_first,
            takeover=one.takeover,
            original=self._outlet(one.takeover.original) if one.takeover else "",
        )

    def _claim(self, aligned: AlignedClaim) -> Claim:
        stated = set(aligned.stated)
        return Claim(
            aligned=aligned,
            summary=in_words(aligned, lambda one: self._outlet(one.article), TableLanguage(self._language.code)),
            versions=[self._version(one) for one in aligned.versions],
            absent=[self._outlet(one.article) for one in aligned.sourcings if one not in stated],
        )

    def _version(self, one: Sourcing) -> Version:
        return Version(
            outlet=self._outlet(one.article),
            sourcing=one,
            passage=self._passage(one),
            words_of=one.words_of and self._outlet(one.words_of),
            against=one.against and self._outlet(one.against),
        )

    def _passage(self, one: Sourcing) -> list[MarkedText]:
        assert one.start is not None
        assert one.end is not None
        article = self._articles[one.article]
        text = article.page.text
        marks = [mark for mark in self._marks.get(one.attribution or "", ()) if mark.name != Label.CLAIM.value.lower()]
        marks.insert(0, ShownSpan("claim", one.start, one.end))
        first, last = min(mark.start for mark in marks), max(mark.end for mark in marks)
        if last - first > 3 * (one.end - one.start) + 400:  # the cue stands far off, in another paragraph
            first, last = one.start, one.end
        around = [piece for piece in Passages(text, article.segments).sentences if piece[0] < last and first < piece[1]]
        start, end = min([first, *(each[0] for each in around)]), max([last, *(each[1] for each in around)])
        return pieces(text, (start, end), marks)

    def _outlet(self, key: str) -> str:
        article = self._articles[key]
        return (
            article.outlet_name or article.outlet or f"{article.page.name} ({self._language.say('report', 'unknown')})"
        )
