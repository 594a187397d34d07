"""What the reader is asked for the approved answers, and how its answer is told.

A form that begins with ``row:`` holds a row, one with ``pages:`` several pages of one folder, one with ``<`` is an HTML
page; any other is the text of a page.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from html import escape, unescape
from itertools import product, zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from annotator.attributes import ATTRIBUTES
from annotator.intake import Document, ItemRow
from annotator.intake.opening import items
from annotator.labels import Holder
from annotator.models import Annotation, Attribution, Held, Span
from annotator.pages import PageReader, Reading, read
from annotator.pages.infield import has_map, in_field
from annotator.samples import lexicon_folder, pages_folder
from tests.approving import Approval, Case, number, reaching, short
from tests.harvest import ROOT, literals, shown
from tests.pages.crossed_markup import crossed_markup
from tests.pages.crossed_text import crossed_text
from tests.pages.crossings import crossings
from tests.pages.edges import edges
from tests.pages.folders import FOLDED, mixed, of_one_outlet, written
from tests.pages.layout import load, names
from tests.pages.limits import limits
from tests.pages.mixtures import mixtures
from tests.pages.plain import HEADLINE, PARAGRAPHS, ROW, marked_up, plain, row
from tests.pages.strangers import strangers
from tests.pages.test_whole_pages import PAGES

#: A line of a page is no longer than this; longer ones are paragraphs, of which there are enough.
LINE = 160
#: One line of so many is asked for.
SPARED = 2
#: What a made attribution is, which nothing asks about.
MADE: dict[str, Any] = {
    **{one.name: next(iter(one.vocabulary)) if one.vocabulary else None for one in ATTRIBUTES},
    "rule": "made",
    "score": None,
}
ASCII = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")


def _of_text(text: str) -> dict[str, str]:
    """The forms of a page's text."""
    lines = [line for line in text.splitlines() if line.strip()]
    at = number(text, max(len(lines), 1))
    return {
        "as it stands": text,
        "in a row": row({"text": text}),
        "without blank lines": "\n".join(lines),
        "blank lines between": "\r\n\r\n".join(lines),
        "in one line": " ".join(lines),
        "twice over": f"{text}\n\n{text}",
        "from the middle": "\n".join(lines[len(lines) // 2 :]),
        "a line less": "\n\n".join(lines[:at] + lines[at + 1 :]),
        "a line elsewhere": "\n".join(_moved(lines, at)),
        "other digits": text.translate(ASCII),
        "wrapped": "\n\n".join(textwrap.fill(line, 64) for line in lines),
        "behind a plain page": f"{plain()}\n\n{text}",
        "before a plain page": f"{text}\n\n{plain()}",
        "beside a plain page": _beside(text, plain()),
        **{f"without line {n}": "\n".join(lines[:n] + lines[n + 1 :]) for n in range(0, len(lines), 2)},
        **{f"line {n} twice": "\n\n".join(lines[: n + 1] + lines[n:]) for n in range(1, len(lines), 2)},
    }


def _beside(left: str, right: str) -> str:
    """Two texts in columns."""
    columns = ([row for line in text.splitlines() for row in textwrap.wrap(line, 40)] for text in (left, right))
    return "\n".join(f"{one:<44}{other}" for one, other in zip_longest(*columns, fillvalue=""))


def _moved(lines: list[str], at: int) -> list[str]:
    return lines[:at] + lines[at + 1 :] + lines[at : at + 1]


def _of_html(text: str) -> dict[str, str]:
    """The forms of an HTML page."""
    shown = unescape(re.sub(r"(?s)<(script|style|head).*?</\1>|<[^>]*>", "\n", text))
    return {
        "as it stands": text,
        "in a row": row({"text": text}),
        "without its head": re.sub(r"(?s)<head.*?</head>", "<head></head>", text),
        "without classes": re.sub(r' (class|id|role|itemprop)="[^"]*"', "", text),
        "without data": re.sub(r"(?s)<script.*?</script>", "", text),
        "its text": shown,
        "its text without blank lines": "\n".join(line for line in shown.splitlines() if line.strip()),
    }


def _of_line(line: str) -> dict[str, str]:
    """A line in and around a plain page, and as what is told of one."""
    shown = escape(line)
    link = f'<a href="/x">{shown}</a>'
    meta = "".join(
        f'<meta property="{name}" content="{shown}">'
        for name in ("og:title", "og:site_name", "author", "article:published_time", "article:section", "og:url")
    )
    fields = dict.fromkeys(("headline", "author", "outlet", "section", "published_at", "url"), line)
    return {
        "below the headline": plain(line),
        "above the headline": f"{line}\n\n{plain()}",
        "as the headline": plain(headline=line),
        "before the text": plain(first=f"{line} "),
        "in the text": "\n\n".join([HEADLINE, *PARAGRAPHS[:3], line, *PARAGRAPHS[3:]]),
        "between all paragraphs": "\n".join([HEADLINE, *(part for each in PARAGRAPHS for part in (line, each))]),
        "before a day and again": plain(line, "৩ মে ২০২৪", line),
        "within a paragraph": "\n\n".join([HEADLINE, *PARAGRAPHS[:3], f"{PARAGRAPHS[3]} {line} {PARAGRAPHS[4]}"]),
        "behind the text": plain(last=f" {line}"),
        "below the text": f"{plain()}\n\n{line}\n\n{PARAGRAPHS[1]}",
        "told": row({**fields, "text": "\n".join(PARAGRAPHS)}),
        "in the head": marked_up(f"<title>{shown}</title>{meta}"),
        "a paragraph in HTML": marked_up(shown=f'<p>{shown}</p><p class="x">{PARAGRAPHS[0]}</p><p>{shown}</p>'),
        "links in HTML": marked_up(shown=f"<ul><li>{link}</li></ul><h2>{shown}</h2><p>{link} আজ</p>"),
        "in HTML": marked_up(shown=f"<div>{shown}</div><time>{shown}</time>", headline=shown),
    }


def pages() -> Iterator[str]:
    """All pages written for the tests, and the samples."""
    yield from (load(name).text for name in names())
    for file in [*PAGES, *sorted(pages_folder().iterdir())]:
        for item in items(file, {}):
            if isinstance(item, Document):
                yield item.text
            elif isinstance(item, ItemRow):
                yield row(item.fields)
    yield from (text for text in literals(ROOT / "tests" / "pages") if "\n" in text.strip() or text.startswith("<"))


def lines() -> Iterator[str]:
    """The lines of all pages, and those that tests ask about by themselves."""
    texts = [text for text in pages() if not text.lstrip().startswith(("<", ROW))]
    for text in [*texts, *literals(ROOT / "tests" / "pages")]:
        yield from (line.strip() for line in text.splitlines() if 1 < len(line.strip()) <= LINE)


def ladder() -> Iterator[str]:
    """Lines of every length, in letters and in words, and pages with things at every distance."""
    words = " ".join(PARAGRAPHS).replace("।", "").replace(",", "").replace("‘", "").replace("’", "")
    yield from (words[:length].strip() for length in range(2, 200))
    for number_of, end in product(range(1, 40), ("।", "?", ":", " ১০:১৫")):
        yield " ".join(words.split()[:number_of]) + end


def distances() -> Iterator[str]:
    """Pages with a date at every distance from the headline and the body, and bodies of every length."""
    date, line = "প্রকাশ: ৩ মে ২০২৪, ১০:১৫", "ছোট একটি কথা"
    for n in range(12):
        between = [f"{line} {k}" for k in range(n)]
        for day in (date, "৩ মে ২০২৪", "শুক্রবার, ৩ মে ২০২৪", "শেয়ার করুন", "আরও পড়ুন", "চরের চিঠি ডেস্ক", "নিজস্ব প্রতিবেদক"):
            yield "\n".join([day, *between, plain()])
            yield "\n".join([HEADLINE, day, *between, *PARAGRAPHS])
            yield "\n".join([plain(), *between, day, *between])
        yield "\n".join([HEADLINE, *PARAGRAPHS[:2], *between, *PARAGRAPHS[2:]])
        yield "\n".join([HEADLINE, *(sentence for each in PARAGRAPHS for sentence in each.split("। "))][: n + 1])
        yield "\n\n".join([f"{HEADLINE} {k}\n{PARAGRAPHS[k % 5]}" for k in range(n)])


def cases() -> Iterator[Case]:
    """All that is asked."""
    for text in pages():
        start = text.lstrip()
        if start.startswith(ROW):
            yield Case(text, {"as it stands": text})
        else:
            yield Case(text, _of_html(text) if start.startswith("<") else _of_text(text))
    for text in distances():
        yield Case(text, {"as it stands": text, "with gaps": text.replace("\n", "\n\n")})
    for line in ladder():
        yield Case(line, _of_line(line))
    each = sorted((line for line in set(lines()) if number(line, SPARED) == 0), key=lambda line: short(line, 64))
    for line in [*each, *sorted(set(shown(ROOT / "annotator" / "pages")))]:
        yield Case(line, _of_line(line))
    for text in of_one_outlet(each[:120]):
        yield Case(text, {"as they stand": text})
    yield from mixed()
    yield from crossings()
    yield from crossed_markup()
    yield from crossed_text()
    yield from limits()
    yield from strangers()
    yield from edges()
    yield from mixtures()
    yield from reaching(Path(__file__).parent)


@cache
def _reader() -> PageReader:
    return PageReader.of(lexicon_folder(), explain=True)


def answer(text: str) -> str:
    """All that is made of a page."""
    file = Path("page.txt")
    if text.startswith(FOLDED):
        return _of_folder(text)
    if text.startswith(ROW):
        found = _reader().item((file, ItemRow("page.txt#1", "page", json.loads(text.removeprefix(ROW)), {})))
    else:
        media: Any = "html" if text.lstrip().startswith("<") else "text"
        found = _reader().item((file, Document("page.txt", "page", media, text, text.encode())))
    return _whole(found)


def _of_folder(asked: str) -> str:
    with TemporaryDirectory() as outer:
        folder = Path(outer, "desk")
        folder.mkdir()
        options = written(asked, folder)
        found = read([folder], lexicon=lexicon_folder(), explain=True, **options)
        return "\n".join(map(_whole, found)).replace(outer, "")


def _whole(found: Reading) -> str:
    """A reading, of its page what was made for it, and where its words stand in the field that was given."""
    told = found.model_dump(mode="json", exclude={"article": {"page": {"original"}}})
    if found.article is not None and has_map(page := found.article.page):
        told["in_field"] = in_field(_said_in(page.text), page).model_dump(mode="json")
    return json.dumps(told, ensure_ascii=False)


def _said_in(text: str) -> Annotation:
    """An annotation of a text's words in turn as all that there is."""
    words = [Span.of(text, *word.span()) for word in re.finditer(r"\S+", text)]
    quarters = (words[n : n + 4] for n in range(0, len(words) - 3, 4))
    found = [
        Attribution(
            id=str(n), source=[None, one][n % 2], cue=two, claim=[None, three][n % 3 > 0], hedges=(four,), **MADE
        )
        for n, (one, two, three, four) in enumerate(quarters)
    ]
    held = Held(start=words[0].start, end=words[-1].end, holder=Holder.OUTLET)
    return Annotation(attributions=tuple(found), bare_hedges=tuple(words[:2]), floor=(held,))


def tell(answer: str) -> str:
    """What is told of the article, and where its body stands."""
    found: dict[str, Any] = json.loads(answer.partition("\n")[0])
    article = found["article"] or {}
    fields = ("headline", "outlet", "outlet_name", "published_at", "updated_at", "author", "dateline", "section", "url")
    told = [f"{name}={article[name]}" for name in fields if article.get(name)]
    told += [f"{start}-{end}" for start, end in article.get("segments", ())]
    told += [finding["kind"] for finding in found["findings"]]
    return re.sub(r"\s+", " ", "; ".join(told))[:120]


#: What the answers to pages are held by.
APPROVAL = Approval(Path(__file__).parent / "approved.txt", cases, answer, tell)
