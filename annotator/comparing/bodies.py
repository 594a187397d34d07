"""Kinds of bodies that people speak for: a party, a ministry, a court."""

from __future__ import annotations

from pathlib import Path

from annotator.bangla.folding import fold
from annotator.lexicon.names import name_key
from annotator.lexicon.sources import load_sources, load_titles


class Kinds:
    """Kinds of bodies by the gazetteer, else by the title word that ends their name."""

    def __init__(self, lexicon: Path | None = None) -> None:
        self._sources = {name_key(source.name): source.kind for source in load_sources(lexicon)}
        bodies = (title for title in load_titles(lexicon) if title.role == "body")
        self._titles: dict[str, str] = {
            fold(word): title.key.replace("-", "_") for title in bodies for word in title.words
        }

    def of(self, name: str) -> str | None:
        """Return the kind of a body of that canonical name; none where nothing tells."""
        if (kind := self._sources.get(name_key(name))) is not None:
            return kind
        words = fold(name).split()
        endings = (" ".join(words[place:]) for place in range(len(words)))
        return next((self._titles[ending] for ending in endings if ending in self._titles), None)
