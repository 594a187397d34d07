"""Outlets that no lexicon knows, of which some pages show the host and others the name alone: each is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container

from annotator.models import Article
from annotator.pages.address import canonical, host
from annotator.pages.metadata import Metadata
from annotator.pages.unlisted import key_of_name


class Hosts:
    """The hosts of outlets by their names, as pages show them that hold both.

    Args:
        known: keys of the outlets that the lexicon knows, which keep theirs: such a key can be the name in letters.
    """

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self._of: dict[str, set[str]] = defaultdict(set)

    def learn(self, page: Metadata) -> None:
        """Take in what the markup of a page says; the order of pages makes no difference."""
        own = next(filter(None, map(host, map(canonical, page.addresses))), None)
        if own is not None:
            for name in page.sites:
                self._of[key_of_name(name)].add(own)

    def joined(self, article: Article) -> Article:
        """The article of an outlet known by its name alone with the one host that pages of this name have."""
        hosts = self._of.get(article.outlet or "", ()) if article.outlet not in self._known else ()
        return article.model_copy(update={"outlet": next(iter(hosts))}) if len(hosts) == 1 else article
