"""Pages at the limits of lengths and distances: bodies, pages on one line, columns, copies, lists, elements."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape
from itertools import product, zip_longest

from tests.approving import Case
from tests.pages.crossed_markup import all_of
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up, plain

_WORDS = f"{STORY} {STORY}".replace("।", "").replace(",", "").split()
_DATE = "প্রকাশ: ৩ মে ২০২৪, ১০:১৫"
#: Numbers of words at which a body is no description, no paragraph, no headline any more.
_SIZES = (*range(1, 17), *range(23, 33), *range(57, 63), *range(117, 123))


def bodies() -> Iterator[Case]:
    """Bodies of all sizes on pages that may be none of an article."""
    for name, around in zip(
        ("text", "film", "password", "missing", "author", "link", "break"), PARTS["around_bodies"], strict=True
    ):
        pages = {}
        for size in _SIZES:
            body = f"{' '.join(_WORDS[:size])}।"
            pages[f"{size}"] = around.format(body)
            pages[f"{size} dated"] = around.format(f"<p>{_DATE}</p>{body}")
            pages[f"{size} and more"] = around.format(f"{body}</p><p>{PARAGRAPHS[4]}")
        yield all_of(name, pages)
    texts = {f"{size}": f"{HEADLINE}\n\n{' '.join(_WORDS[:size])}।" for size in _SIZES}
    heads = {f"{size} title": plain(headline=" ".join(_WORDS[:size])) for size in _SIZES}
    yield all_of("texts", texts | heads)
    yield all_of(
        "two",
        {
            f"{one} {other}": f"{HEADLINE}\n\n{' '.join(_WORDS[:one])}।\n\n{' '.join(_WORDS[-other:])}।"
            for one, other in product(_SIZES[2:34:3], repeat=2)
        },
    )


def one_line() -> Iterator[Case]:
    """Pages on one line of all lengths, with their parts at all distances."""
    body = " ".join(PARAGRAPHS * 3)
    menu = "প্রচ্ছদ জাতীয় রাজনীতি খেলা বিনোদন"
    heads = {
        "bare": "",
        "menu": menu,
        "title": HEADLINE,
        "site": f"মেঘনাপাড় বার্তা | {HEADLINE}",
        "way": f"চরের চিঠি / সারাদেশ / {HEADLINE}",
        "topic": f"Char News: {HEADLINE}",
        "menu and title": f"{HEADLINE} - চরের চিঠি {menu}",
    }
    for name, head in heads.items():
        pages = {}
        for length in (*range(396, 404), *range(1196, 1204), 800):
            whole = f"{head} {HEADLINE} নিজস্ব প্রতিবেদক {_DATE} {body}"
            pages[f"{length}"] = whole[:length]
            pages[f"{length} below a line"] = f"{HEADLINE}\n{whole[:length]}"
        for gap in (0, 10, 36, 38, 39, 40, 41, 60, 80, 90, 690, 700):
            between = (" চর" * gap)[:gap]
            for told in (_DATE, "৩ মে ২০২৪", "নিজস্ব প্রতিবেদক ৩ মে ২০২৪, ১০:১৫ শেয়ার করুন"):
                pages[f"{told} after {gap}"] = (
                    f"{head} {HEADLINE}{between} {told}{between} আপডেট: ৪ মে ২০২৪, ১১:১৫ {body}"
                )
        for end in PARTS["tails_of_pages"]:
            pages[f"before {end}"] = f"{head} {HEADLINE} {_DATE} {body} {end} {PARAGRAPHS[1]} {end}"
        yield all_of(f"one line: {name}", pages)
    bars = {
        f"{count} {sign}": " | ".join(f"{part[:70]}{sign}" for part in (PARAGRAPHS * 2)[:count])
        for count, sign in product(range(2, 8), ("", "।", "?", "…"))
    }
    yield all_of("bars", bars | {f"{key} and text": f"{page} {body}" for key, page in bars.items()})


def columns() -> Iterator[Case]:
    """Two texts side by side, of all widths, with lines above and below them and across."""
    left = [line for part in PARAGRAPHS for line in textwrap.wrap(part, 36)]
    right = [line for part in reversed(PARAGRAPHS) for line in textwrap.wrap(part, 36)]
    for rows in (3, 4, 5, 6, 12):
        pages = {}
        for gap, above, across in product((1, 2, 3, 4, 8), (0, 1, 2), (0, 2, 3)):
            lines = [
                f"{one:<36}{' ' * gap}{other}" for one, other in zip_longest(left[:rows], right[:rows], fillvalue="")
            ]
            lines = [
                line
                for n, line in enumerate(lines)
                for line in ([line, left[n]] if across and n % across == 1 else [line])
            ]
            pages[f"{gap} {above} {across}"] = "\n".join(
                [*[HEADLINE, "চরের চিঠি"][:above], *lines, *["আরও পড়ুন", "শেয়ার করুন"][:above]]
            )
        for wide in (399, 400, 401):
            lines = [f"{one:<36}    {other}" for one, other in zip(left[:rows], right[:rows], strict=True)]
            pages[f"{wide} wide"] = "\n".join([lines[0].ljust(wide - 1) + "।", *lines[1:]])
        yield all_of(f"columns {rows}", pages)


def wrapped() -> Iterator[Case]:
    """Paragraphs broken at all widths, with a reporter, an item or a heading among their lines."""
    for width in (28, 29, 30, 31, 32, 40, 64, 100, 130, 131, 132, 133):
        pages = {}
        broken = [textwrap.wrap(part, width) for part in PARAGRAPHS]
        for extra in ("", "নিজস্ব প্রতিবেদক", "• চরের কথা", "চরের কথা:", "------", "## চরের কথা", "এক      দুই"):
            lines = [line for part in broken for line in (*part[:1], *([extra] if extra else []), *part[1:])]
            pages[extra] = "\n".join([HEADLINE, *lines])
            pages[f"{extra} few"] = "\n".join([HEADLINE, *lines[:5], "", *PARAGRAPHS[2:]])
            pages[f"{extra} returned"] = "\r\n".join([HEADLINE, "", *lines])
        yield all_of(f"wrapped {width}", pages)


def copies() -> Iterator[Case]:
    """Passages of all lengths that stand twice, near and far, in marks, with a word changed."""
    words = STORY.split()
    for length in (*range(3, 20), 38, 39, 40, 41, 42, 60):
        passage = " ".join(words[5 : 5 + length])
        pages = {}
        for form in PARTS["copied"]:
            copy = form.format(passage, passage[: len(passage) // 2])
            for at in (1, 2, 4):
                pages[f"{form} {at}"] = "\n\n".join([HEADLINE, *PARAGRAPHS[:at], copy, *PARAGRAPHS[at:]])
            pages[f"{form} joined"] = plain(last=f" {copy}")
        for at in range(0, length, 3):
            changed = " ".join([*words[5 : 5 + at], "অন্য", *words[6 + at : 5 + length]])
            pages[f"changed {at}"] = "\n\n".join([plain(), f"{changed}।"])
        yield all_of(f"copies {length}", pages)
    whole = {
        f"{first} to {last}": "\n\n".join([plain(), *PARAGRAPHS[first:last]])
        for first, last in product(range(5), range(1, 6))
        if first < last
    }
    yield all_of(
        "whole copies", whole | {f"{name} on one line": page.replace("\n\n", " ") for name, page in whole.items()}
    )


def lists() -> Iterator[Case]:
    """Lists of all lengths, behind what announces them and without, in the text and at its end."""
    for size, sign in product((3, 13, 14, 15), ("• ", "১. ", "* ", "")):
        items = [f"{sign}{' '.join(_WORDS[n * 7 : n * 7 + size])}" for n in range(43)]
        pages = {}
        for count, before in product((1, 2, 3, 12, 39, 40, 41), ("", "যা যা লাগবে:", "যা যা লাগবে-")):
            between = [*([before] if before else []), *items[:count]]
            pages[f"{count} {before}"] = "\n".join([HEADLINE, *PARAGRAPHS[:2], *between, *PARAGRAPHS[2:]])
            pages[f"{count} {before} last"] = "\n".join([HEADLINE, *PARAGRAPHS[:4], *between])
        yield all_of(f"list {sign}{size}", pages)


def _among(shown: str) -> str:
    """A page with something between its paragraphs."""
    return marked_up(paragraphs=[*PARAGRAPHS[:2], f"</p>{shown}<p>", *PARAGRAPHS[2:]])


def _listing(count: int, link: bool, told: str, form: str) -> tuple[str, str]:
    """So many stories below one another, as text and in HTML."""
    text, marked = [], []
    for n, part in enumerate(PARAGRAPHS[:count]):
        headline = " ".join(_WORDS[n * 9 + 3 : n * 9 + 9])
        teaser = form.format(part, part[:90])
        text += [headline, *([told] if told else []), teaser]
        marked.append(f'<h2><a href="/{n}">{headline}</a></h2>' if link else f"<h2>{headline}</h2>")
        marked.append(f"<p>{told}</p><p>{teaser}</p>")
    return "\n\n".join(text), "".join(marked)


def listings() -> Iterator[Case]:
    """Lists of stories, with and without links, times and numbers of pages, whole and broken off."""
    for told, form in product(PARTS["listed_with"], PARTS["listed_as"]):
        pages = {}
        for count, link, over in product((1, 2, 3, 5), (True, False), PARTS["listed_over"]):
            text, marked = _listing(count, link, told, form)
            for under in PARTS["listed_under"]:
                name = f"{count} {link} {under} {over}"
                pages[name] = f"<html><body><p>{under}</p>{marked}<p>{over}</p></body></html>"
                pages[f"{name} as text"] = f"{under}\n\n{text}\n\n{over}"
            pages[f"{count} {link} {over} below"] = marked_up(below=f"{marked}<p>{over}</p>", paragraphs=PARAGRAPHS[3:])
        yield all_of(f"listed {told} {form}", pages)


def elements() -> Iterator[Case]:
    """Elements within elements, with words before, between and behind them, and what they are called."""
    said = "নদীতে এবার মাছ কম পড়ছে বলে জানান জেলেরা"
    for outer, inner in product(
        ["a", "span", "b", "small", "time", "label", "div", "p"], ["a", "span", "b", "time", "p"]
    ):
        pages = {}
        for before, between, behind in (
            ("", "", ""),
            ("আগে ", " ", ""),
            ("", " | ", ""),
            ("", "", " পরে"),
            ("আগে ", "চর", " পরে"),
        ):
            two = f"<{inner}>{said}</{inner}>{between}<{inner}>ঘরে ফিরছেন তাঁরা।</{inner}>"
            one = f"<{inner}>{said}।</{inner}>"
            for shown in (
                f"<{outer}>{two}</{outer}>",
                f"<{outer}>{one}</{outer}>",
                f"<{outer}><!-- x -->{two}<br>আজ</{outer}>",
            ):
                pages[f"{before}{shown}{behind}"] = _among(f"<div>{before}{shown}{behind}</div>")
        yield all_of(f"{outer} {inner}", pages)
    forms = (
        'class="{0}"',
        'id="x" class="y {0}"',
        'id="{0}"',
        'class="elementor-widget-{0}"',
        'class="has-{0}"',
        'role="{0}"',
    )
    for name in PARTS["names"]:
        pages = {}
        for attribute in (form.format(escape(name)) for form in forms):
            pages[f"{attribute} around"] = _among(f"<div {attribute}><p>{said}।</p></div>")
            pages[f"{attribute} short"] = marked_up(shown=f"<div {attribute}>রহিমা বেগম</div>")
            pages[f"{attribute} time"] = marked_up(shown=f"<div {attribute}><time>৩ মে ২০২৪</time></div>")
        yield all_of(f"called {name}", pages)


def openings() -> Iterator[Case]:
    """Lines of all kinds right before the text, which may belong to it, with others like them within it."""
    for line in PARTS["first_lines"]:
        pages = {}
        for other in ("", "প্রশ্ন: কেন কমবে না?", "রহিমা বেগম: জানি না", line):
            within = "\n\n".join(f"{other}\n\n{part}" for part in PARAGRAPHS)
            for joint in ("\n", "\n\n"):
                pages[f"{other}{joint}"] = f"{HEADLINE}\n\n{_DATE}\n\n{line}{joint}{within}"
                pages[f"{other}{joint} bare"] = f"{HEADLINE}{joint}{line}{joint}{within}"
                pages[f"{other}{joint} above"] = f"{line}{joint}{HEADLINE}{joint}{other}{joint}{STORY}"
            heading = f"<h2>{line}</h2>" if other else f"<p>{line}</p>"
            pages[f"{other} in HTML"] = marked_up(shown=heading, below=f"<p>{other}</p>")
        yield all_of(f"first {line}", pages)


def crossed_text() -> Iterator[Case]:
    """All of them."""
    for made in (bodies, one_line, columns, wrapped, copies, lists, listings, openings, elements):
        yield from made()
