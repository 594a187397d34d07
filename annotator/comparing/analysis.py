"""The analysis of a data set, step by step: stories, wire copies, counts, profiles, comparisons.

What a step needs (numpy, scikit-learn …) is imported by that step, so that tables which count nothing are written at
once, and without the libraries of the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.comparing.selection import Choice, Depth
from annotator.labels import Basis
from annotator.lexicon.sources import agency_names

if TYPE_CHECKING:
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.correction import CorrectedProfile
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.profile import OutletFigures, Profile
    from annotator.stories.copies import Takeover
    from annotator.stories.stories import Membership


#: Where nothing is known to be taken over.
NOTHING: Mapping[str, Takeover] = {}


class Analysis:
    """The analysis of a data set. A field is set where :func:`analyse` was asked to come so far."""

    memberships: Sequence[Membership]
    """The story that each article tells."""
    copies: Mapping[str, str]
    """The wire copies among the articles: key → key of the article whose text it repeats."""
    takeovers: Mapping[str, Takeover]
    """What articles have from others, by key; empty where the copies were given."""
    corpus: Corpus
    """All counts; of what is taken over only what is new is in them."""
    profiles: list[Profile]
    """The profiles of the outlets."""
    corrected: list[CorrectedProfile]
    """The same on the corrected basis, in place of the profiles."""
    corrected_together: CorrectedProfile | None
    """That of all outlets together, where there are several."""
    comparisons: list[Comparison]
    """Every measure of every two outlets."""

    def __init__(self, data: Dataset) -> None:
        self.data = data
        self.takeovers = {}

    @property
    def basis(self) -> Basis:
        """The basis that it stands on.

        Raises:
            UsageError: the choice mixes two bases.
        """
        return self.data.basis

    @property
    def figures(self) -> Sequence[OutletFigures]:
        """Return the profiles; or the corrected ones, that of all outlets last."""
        return self.corrected_profiles if self.basis is Basis.CORRECTED else self.profiles

    @property
    def corrected_profiles(self) -> list[CorrectedProfile]:
        """Return the corrected profiles, that of all outlets last."""
        return [*self.corrected, *filter(None, [self.corrected_together])]


def analyse(data: Dataset, upto: Depth, *, stories: bool = False, copies: Mapping[str, str] | None = None) -> Analysis:
    """Work out what tables and reports are made of, each step from those before it.

    Args:
        data: the chosen articles.
        upto: the last step.
        stories: whether articles are grouped into stories. That comes first, while nothing else is in memory, and
            gives the wire copies too.
        copies: the wire copies, where they are known already.

    Raises:
        UsageError: the choice mixes two bases, and something is to be counted.
    """
    found = Analysis(data)
    if stories:
        found.memberships = group_stories(data)
    if upto >= Depth.COPIES:
        if copies is None:
            found.takeovers = _taken_over(found.memberships) if stories else find_takeovers(data)
            copies = {key: one.original for key, one in found.takeovers.items() if one.way == "copy"}
        found.copies = copies
    if upto >= Depth.COUNTS:
        found.corpus = count_articles(data, found.copies, found.takeovers)
    if data.selection.choice is Choice.CORRECTED:
        return _correct(found, upto)
    if upto >= Depth.PROFILES:
        found.profiles = profile_outlets(data, found.corpus)
    if upto >= Depth.COMPARISONS:
        found.comparisons = compare_outlets(data, found.profiles)
    return found


def _correct(found: Analysis, upto: Depth) -> Analysis:
    """Go on as far as it is asked for, on the corrected basis."""
    from annotator.comparing.correction import compare_corrected, together

    if upto >= Depth.PROFILES:
        found.corrected = correct_outlets(found.data, found.corpus)
        found.corrected_together = together(found.corrected)
    if upto >= Depth.COMPARISONS:
        found.comparisons = compare_corrected(found.corrected)
    return found


def group_stories(data: Dataset) -> list[Membership]:
    """Return the story that each of the chosen articles tells."""
    from annotator.stories.stories import group

    with data.texts("stories") as texts:
        return group(texts, agency_names(data.lexicon), data.lexicon)


def find_takeovers(data: Dataset) -> dict[str, Takeover]:
    """Return what the chosen articles take over from one another, found without grouping them into stories."""
    from annotator.stories.copies import find

    with data.texts("copies") as texts:
        return find(texts, agency_names(data.lexicon), data.lexicon)


def count_articles(data: Dataset, copies: Mapping[str, str], takeovers: Mapping[str, Takeover] = NOTHING) -> Corpus:
    """Return all counts of the chosen articles; of what takes over another's words what is new in it.

    Args:
        data: the chosen articles.
        copies: the copies; one that says nothing new is left out.
        takeovers: what articles have from others, by key.
    """
    from annotator.comparing.corpus import count
    from annotator.comparing.new_parts import counted, new_parts

    parts = new_parts(data, takeovers, data.selection.choice.counted)
    left_out = {key: original for key, original in copies.items() if key not in parts or not parts[key].attributions}
    return replace(count(counted(data.facts(), parts), left_out, data.lexicon), takeovers=takeovers)


def correct_outlets(data: Dataset, population: Corpus) -> list[CorrectedProfile]:
    """Return the corrected profile of each outlet, from the counts of predictions in all articles."""
    from annotator.comparing.corpus import count
    from annotator.comparing.correction import correct
    from annotator.comparing.new_parts import counted, new_parts

    sampling = data.store.sampling()
    drawn = {article.key for article in population.articles}
    reviews = (one for one in data.facts(Basis.REVIEWED) if one.article.key in drawn)
    parts = new_parts(data, population.takeovers, Basis.REVIEWED)
    return correct(population, count(counted(reviews, parts), {}, data.lexicon), sampling)


def profile_outlets(data: Dataset, corpus: Corpus) -> list[Profile]:
    """Return the profile of each outlet, and show how many are done."""
    from annotator.comparing.profile import profiles

    with data.progress("profiles", len(corpus.outlets)) as tick:
        return profiles(corpus, tick=tick)


def compare_outlets(data: Dataset, profiles: Sequence[Profile]) -> list[Comparison]:
    """Return every measure of every two outlets, and show how many pairs are done."""
    from annotator.comparing.comparison import compare, pairs

    with data.progress("comparisons", pairs(profiles)) as tick:
        return compare(profiles, tick=tick)


def _taken_over(memberships: Sequence[Membership]) -> dict[str, Takeover]:
    return {one.id: one.takeover for one in memberships if one.takeover is not None}
