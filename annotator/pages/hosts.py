"""Outlets that no lexicon knows, of which some pages show the host and others the name alone: each is one."""

from __future__ import annotations

from collections import defaultdict

from annotator.models import Article
from annotator.pages.address import canonical, host
from annotator.pages.metadata import Metadata
from annotator.pages.unlisted import key_of_name


class Hosts:
    """The hosts of outlets by their names, as pages show them that hold both."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = defaultdict(set)

    def learn(self, page: Metadata) -> None:
        """Take in what the markup of a page says; the order of pages makes no difference."""
        own = next(filter(None, map(host, map(canonical, page.addresses))), None)
        if own is not None:
            for name in page.sites:
                self._of[key_of_name(name)].add(own)

    def joined(self, article: Article) -> Article:
        """The article of an outlet known by its name alone with the one host that pages of this name have."""
        hosts = self._of.get(article.outlet or "", ())
        return article.model_copy(update={"outlet": next(iter(hosts))}) if len(hosts) == 1 else article
