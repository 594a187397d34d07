"""Whether a page is a listing (a section, a tag, an author, a search, films, pictures) and no article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from annotator.bangla.folding import fold
from annotator.lexicon.furniture import Furniture
from annotator.pages.address import is_front_page, is_gallery, is_section
from annotator.pages.datelines import is_bare_day, is_weekday_alone
from annotator.pages.dates import is_dated
from annotator.pages.headline import TITLE_MARK, headline_text
from annotator.pages.house import heads_house, house_by_address, house_by_lines, names_no_story
from annotator.pages.kinds import Kind
from annotator.pages.lines import Line
from annotator.pages.metadata import ARTICLES, Metadata
from annotator.pages.places import Place

_LISTS = frozenset(
    ["collectionpage", "searchresultspage", "profilepage", "profile", "itemlist", "imagegallery", "medagallery"]
)
_FILMS = frozenset(["videoobject", "video.other", "video", "video.episode", "imagegallery", "mediagallery"])
# How a page says at its top that it is a list.
_ARCHIVE = re.compile(
    r"""^\W*(?:
      (?:Tag|Category|Author|Daily|Monthly|Yearly)\ Archives?\b
    | (?:Tag|Category|Author|Archives?|Browsing|Month|Day)\ ?:
    | [^|]{2,40},\ Author\ at\b
    | \d+\ Posts?$ | Search\ [Rr]esults? | Showing\ \d+ | Page\ \d+\ of\ (?!1$)\d+ | Archives?$
    | (?:অনুসন্ধান(?:ের)?|সার্চ)\ ?(?:ফলাফল|রেজাল্ট) | .{1,40}\ (?:ট্যাগের|লেখকের|বিভাগের)\ সব\ (?:খবর|সংবাদ|লেখা)
    )""",
    re.VERBOSE,
)
# What a page of a topic calls itself: "নদীভাঙন: সর্বশেষ খবর, ছবি ও ভিডিও".
_TOPIC = re.compile(r"(?:সর্বশেষ|সব|সকল) (?:খবর|সংবাদ)(?:, \S+)* ও (?:ছবি|ভিডিও)$")
_ARCHIVE_WORDS = 12
# Numbers of pages: "১ ২ ৩ … ২১ পরবর্তী".
_PAGES = re.compile(
    r"^\W*(?:\d+[\s|,…»›.]+){2,}(?:…|\.{3})?[\s»›\d]*(?:পরবর্তী|পরের|শেষ|Next|Last|Older|›|»)?\W*\w{0,12}\W*$"
)
_ELLIPSIS = r"(?:\.{3,}|…|\[…\]|\[\.{3}\]|\[…\s?\])"
_MORE = r"(?:বিস্তারিত|আরও পড়ুন|আরো পড়ুন|পড়ুন|[Rr]ead [Mm]ore|Continue [Rr]eading|READ MORE)"
_TEASER = re.compile(rf"{_ELLIPSIS}\W*(?:{_MORE}\W*)?(?:\d.*)?$")
_TO_ITSELF = re.compile(rf"{_MORE}\s*[»›>…”’]+\W*$")
# What a video's or a picture's page says of it is no longer.
_DESCRIPTION = 60
# What calls itself a printout is one of an article; so is what the viewer of an edition shows, where there is a text.
_PRINT = re.compile("print|প্রিন্ট|e-?paper|ই-?পেপার", re.IGNORECASE)
_NAME_WORDS = 5
# What follows a person's name above the list of what he wrote.
_WRITINGS = re.compile(
    r"(?:[-’]?(?:এর|ের|য়ের|র))? ?(?:(?:সব|সকল|আরও|অন্যান্য|সর্বশেষ) )?"
    r"(?:লেখা|খবর|সংবাদ|প্রতিবেদন|নিবন্ধ|কলাম)(?:সমূহ|গুলো|গুলি)?\W*\d*\W*"
)
_FEW = 3
# What heads other stories below one.
_OTHERS = (Kind.LINK, Kind.LIST, Kind.RANKING)
# Reporter, time and buttons of an article stand within so many lines above it.
_HEAD = 12
# A heading of which more leads elsewhere is a link.
_LEADS = 0.5
# Reporter and day stand on so many lines.
_HEAD_LINES = 2
# How long ago a story in a list was written.
_AGE = re.compile(r"(?<!\d)\d++ ?(?:ঘণ্টা|ঘন্টা|মিনিট|দিন|সপ্তাহ|মাস) আগে|(?<!\d)\d++ (?:hours?|minutes?|days?) ago")
# A short line that breaks off is a teaser from so many words on.
_TEASER_WORDS = 6


def listing_by_address(url: str | None, metadata: Metadata | None) -> str | None:
    """Return why the address or the markup shows that the page is a listing; none where they do not."""
    if is_front_page(url):
        return "its address is a site's front page"
    if is_section(url):
        return "its address is that of a list of stories"
    if house := house_by_address(url):
        return house
    kinds = metadata.kinds if metadata else set()
    if kinds & _LISTS and not kinds & (ARTICLES - {"article"}):
        return f"its markup says it is a {min(kinds & _LISTS)}"
    return None


def is_section_name(titles: Sequence[str], furniture: Furniture) -> bool:
    """Tell whether all that a page calls itself, its site's name aside, is the name of a section."""
    parts = [TITLE_MARK.split(fold(title).strip())[0] for title in titles if title.strip()]
    return bool(parts) and all(
        _TOPIC.search(part)
        or _ARCHIVE.match(part)
        or names_no_story(part)
        or (furniture.is_menu(part) and not _PRINT.search(part))
        for part in parts
    )


def is_one_story(lines: Sequence[Line], kept: Sequence[int]) -> bool:
    """Tell whether what would be the body is several paragraphs one behind the other, with a headline and a time right
    above them.
    """
    first, last = kept[0], kept[-1]
    whole = [line for line in lines[first : last + 1] if line.kind is Kind.TEXT and not is_teaser(line)]
    above = lines[:first][-_FEW:]
    headed = any(line.kind is Kind.SHORT and line.words > _FEW and not line.mark.linked for line in above)
    return len(whole) == last + 1 - first >= _FEW and headed and bool(_times(above))


def is_film(url: str | None, metadata: Metadata | None, lines: Sequence[Line], kept: Sequence[int]) -> bool:
    """Tell whether the page shows a film or pictures, and its text is but their description."""
    words = sum(lines[number].words for number in kept)
    kinds = metadata.kinds if metadata else set()
    shows = is_gallery(url) or (kinds & _FILMS and not kinds & (ARTICLES - {"article"}))
    return bool(shows) and words < _DESCRIPTION


def listing_by_lines(lines: Sequence[Line], kept: Sequence[int]) -> str | None:
    """Return why the lines show that the page is a listing, whose first stories were taken for a body; none where
    they do not.

    Args:
        lines: the page's lines.
        kept: numbers of the lines that would be the body.
    """
    first = kept[0]
    words = sum(lines[number].words for number in kept)
    house = heads_house(lines, first) or (house_by_lines(lines, first) if words < _DESCRIPTION else None)
    if house:
        return house
    if words < 2 * _DESCRIPTION and _is_of_an_author(lines, first):
        return "it lists what one person wrote"
    if any(_says_archive(lines, number) for number in range(first)):
        return "a line at its top says that it is an archive"
    texts = [number for number in range(first, kept[-1] + 1) if lines[number].kind is Kind.TEXT]
    teasers = [number for number in range(len(lines)) if is_teaser(lines[number])]
    broken_off = set(teasers)
    whole = [number for number in texts if number not in broken_off]
    told = len(whole) >= _FEW and _below_a_time(lines, first) and not broken_off.intersection(kept)
    if len(teasers) >= 2 and len(teasers) >= len(whole) and not told:
        return f"{len(teasers)} stories on it break off"
    pages = any(_PAGES.fullmatch(line.text) for line in lines[kept[-1] :] if line.words <= 30)
    if pages and (teasers or _headed(lines, texts) >= _FEW):
        return "its stories go on on further pages"
    if texts and teasers == texts and _is_one_of_many(lines, texts[0]):
        return "its one story breaks off"
    texts_of_all = [number for number, line in enumerate(lines) if line.kind is Kind.TEXT]
    under_link = _headed(lines, texts[:1]) or (len(texts) <= 2 and _headed(lines, texts[:1], leading=True))
    front_page = len(texts) == 1 and _leads_a_front_page(lines, first, kept[-1])
    if front_page or (under_link and _headed(lines, texts_of_all, leading=True) >= _FEW):
        return "each of its paragraphs has a headline that leads elsewhere"
    if len(texts) <= 2 and _dated(lines, texts[:1]) and _dated(lines, texts_of_all) >= _FEW:
        return "each of its paragraphs has a headline and a day of its own"
    if len(texts) <= 2 and _reported(lines, texts[:1]) and _reported(lines, texts_of_all) >= _FEW:
        return "each of its paragraphs has a headline and a reporter of its own"
    return None


def _is_of_an_author(lines: Sequence[Line], first: int) -> bool:
    """Tell whether a line says that what the person wrote follows whose name is the page's heading, or headlines with
    their days do below a text that begins with this name; and no time stands above the text.
    """
    if _below_a_time(lines, first):
        return False
    name, below = headline_text(lines[first - 1]) if first else "", lines[first + 1 : first + 1 + _HEAD]
    named = 1 < len(name.split()) <= _NAME_WORDS and lines[first].text.startswith(name)
    dated = max(_ages(below), sum(line.kind is Kind.DATE for line in below)) >= _FEW
    if named and dated and not any(line.kind in _OTHERS for line in below[:_FEW]):
        return True
    names = [line.text for line in lines if line.mark.heading == 1 and 1 < line.words <= _NAME_WORDS]
    return any(
        line.text.startswith(name) and _WRITINGS.fullmatch(line.text, len(name)) for name in names for line in lines
    )


def _says_archive(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a short line says that the page is a list, not the section of an article beside its reporter or
    time.
    """
    line = lines[number]
    if line.words > _ARCHIVE_WORDS or line.kind is Kind.TEXT or _ARCHIVE.search(line.text) is None:
        return False
    beside = (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])
    return ":" not in line.text or all(other.kind not in (Kind.DATE, Kind.BYLINE) for other in beside)


def listing_without_body(lines: Sequence[Line]) -> str | None:
    """Return why a page in which no body was found is a listing; none where nothing shows it."""
    texts = [number for number, line in enumerate(lines) if line.kind is Kind.TEXT]
    teasers = sum(is_teaser(line) for line in lines)
    ages = _ages(lines)
    if teasers >= 2:
        return f"{teasers} stories on it break off"
    if max(_headed(lines, texts), _dated(lines, texts), _reported(lines, texts)) >= _FEW:
        return "each of its paragraphs has a headline of its own"
    return f"{ages} stories on it are told apart by their age" if ages >= _FEW else None


def _leads_a_front_page(lines: Sequence[Line], first: int, last: int) -> bool:
    """Tell whether a story of one paragraph is the big one of a front page: its headline is a link, above it stands no
    time but a bar with today's date, and below stand others with their age.
    """
    above = lines[:first][-_HEAD:]
    leads = any(line.mark.heading == 1 and line.mark.linked > _LEADS for line in above[-2:])
    return leads and _ages(lines[last:]) >= _FEW and all(is_weekday_alone(line.text) for line in _times(above))


def _ages(lines: Sequence[Line]) -> int:
    """Return how many short lines say how long ago something was."""
    return sum(_AGE.search(line.text) is not None for line in lines if line.words <= _ARCHIVE_WORDS)


def is_teaser(line: Line) -> bool:
    """Tell whether a paragraph breaks off, so that the reader follows a link."""
    is_text = line.kind is Kind.TEXT or (line.kind is Kind.SHORT and line.words >= _TEASER_WORDS)
    return is_text and _TEASER.search(line.text[-90:]) is not None


def _below_a_time(lines: Sequence[Line], first: int) -> bool:
    """Tell whether the day of publication, or a reporter's line with it, stands not far above a paragraph."""
    return bool(_times(lines[:first][-_HEAD:]))


def _times(lines: Sequence[Line]) -> list[Line]:
    """The days of publication, and the reporters' lines with them."""
    return [line for line in lines if line.kind in (Kind.DATE, Kind.BYLINE) and is_dated(line.text)]


def _is_one_of_many(lines: Sequence[Line], number: int) -> bool:
    """Tell whether nothing heads the paragraph, or the link below it has its headline."""
    before, after = lines[:number], lines[number + 1 : number + 3]
    if not any(line.kind in (Kind.SHORT, Kind.TEXT, Kind.OTHER) and line.words > 2 for line in before):
        return True
    return any(_TO_ITSELF.search(line.text) and line.words > _FEW for line in after)


def _dated(lines: Sequence[Line], texts: Sequence[int]) -> int:
    """Return how many paragraphs stand right below a headline and a day without a word for publishing."""
    return sum(_head_of(lines, number) == (Kind.DATE,) for number in texts)


def _reported(lines: Sequence[Line], texts: Sequence[int]) -> int:
    """Return how many paragraphs stand right below a headline with a reporter, of one form."""
    heads = Counter(head for number in texts if Kind.BYLINE in (head := _head_of(lines, number)))
    return max(heads.values(), default=0)


def _head_of(lines: Sequence[Line], number: int) -> tuple[Kind, ...]:
    """Return what stands between a paragraph and a headline right above it: day, reporter; empty for other heads."""
    first = number
    while first and number - first < _HEAD_LINES and _is_of_a_head(lines[first - 1]):
        first -= 1
    above = lines[first - 1] if first else None
    headed = above is not None and above.kind in (Kind.SHORT, Kind.OTHER) and above.words > 2
    return tuple(line.kind for line in lines[first:number]) if headed else ()


def _is_of_a_head(line: Line) -> bool:
    return line.kind is Kind.BYLINE or (line.kind is Kind.DATE and is_bare_day(line.text))


def _headed(lines: Sequence[Line], texts: Sequence[int], leading: bool = False) -> int:
    """Return how many paragraphs stand right below a headline that leads to another page.

    Args:
        lines: the page's lines.
        texts: numbers of the paragraphs.
        leading: count the main heading too, where it is a link: to its own page, or from a front page to a story.
    """
    count = 0
    for number in texts:
        above = lines[max(0, number - 3) : number]
        count += any(
            (line.kind is Kind.OTHER or (leading and line.mark.heading == 1 and line.mark.linked > _LEADS))
            and line.words > 2
            and line.mark.place is not Place.ASIDE
            for line in above
        )
    return count
