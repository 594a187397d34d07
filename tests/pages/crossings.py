"""Pages made of a part in every one of its forms: addresses, clocks, days, titles, lines of all lengths.

What a page would show of itself by chance is asked here on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import product

from tests.approving import Case
from tests.pages.crossed_markup import SITES, all_of, of_site
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up, plain, row

_NUMBERS = (0, 1, 4, 12, 13, 28, 29, 30, 31, 32)
_LENGTHS = (*range(1, 17), 20, 25, 30, 31)


def _told(name: str, values: Iterable[str], **others: str) -> Case:
    """Rows that tell one field in many forms."""
    rows = {value: row({**others, name: value, "text": STORY}) for value in values}
    return Case(f"{name}: {' '.join(rows)}", rows)


def addresses() -> Iterator[Case]:
    """A story under addresses of every form."""
    link = '<link rel="canonical" href="{0}">'
    for folder in PARTS["folders"]:
        links = [link.format(f"https://meghnapar.example{folder}{slug}") for slug in PARTS["slugs"]]
        yield all_of(folder, {each: marked_up(each) for each in links})
    for tail in ("", *PARTS["tails"]):
        places = product(PARTS["hosts"], ("", "/sports", "/sports/5521"))
        whole = [f"{host}{path}{tail}" for host, path in places]
        yield _told("url", whole)
        yield all_of(tail, {each: marked_up(link.format(escape(each))) for each in whole})
    for slug, size in product(PARTS["slugs"][:6], (1, 2, 3)):
        links = [link.format(f"https://meghnapar.example/{film}/{slug}") for film in PARTS["films"]]
        yield all_of("film", {each: marked_up(each, paragraphs=PARAGRAPHS[:size]) for each in links})


def clocks() -> Iterator[Case]:
    """Times of day with every word, at every hour, in every zone."""
    for word in PARTS["parts_of_day"]:
        hours = (f"{hour}টা{more}" for hour in range(25) for more in ("", " ১৫ মিনিট"))
        yield _told("published_at", (f"৩ মে ২০২৪, {word} {hour}" for hour in hours))
    for end in PARTS["ends"]:
        yield _told("published_at", (f"3 May 2024 {each} {end}".strip() for each in PARTS["clocks"]))
        abroad = {"outlet": "আনন্দবাজার পত্রিকা"}
        yield _told("published_at", (f"2024-05-03T{each}{end}" for each in PARTS["clocks"]), **abroad)
    for day in ("3 May 2024", "2024-05-03", "৪ মে ২০২৪"):
        yield _told("updated_at", (f"{day} {each}" for each in PARTS["clocks"]), published_at="3 May 2024 10:15")


def days() -> Iterator[Case]:
    """Days in every form, with numbers at the limits of months, of years and of centuries."""
    for sign, year in product("/.-।", ("2023", "2024", "24", "69", "70", "71", "99", "1969", "2101")):
        pairs = product(_NUMBERS, (0, 1, 2, 4, 12, 13, 31))
        yield _told("published_at", (f"{day}{sign}{month}{sign}{year}" for day, month in pairs))
    for month in PARTS["months"]:
        yield _told("published_at", (form.format(day, month, 2024) for form, day in product(PARTS["dates"], _NUMBERS)))
    yield _told("published_at", PARTS["written"])
    yield _told("published_at", PARTS["written"], url="https://meghnapar.example/2024/05/03/5521")
    names = [f"{name}বার" for name in ["শনি", "রবি", "সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র"]]
    for month in range(1, 13, 2):
        dates = [f"{day}/{month}/2024" for day in (1, 5, 11, 12, 13)]
        yield _told("published_at", (f"{name} {date}" for name, date in product(names, dates)))
    meta = '<link rel="canonical" href="https://meghnapar.example/2024/05/03/5521"><meta name="date" content="{0}">'
    yield all_of("beside an address", {each: marked_up(meta.format(each)) for each in PARTS["written"]})
    for form in (*PARTS["around"], *(f"{'ক' * letters}, {{0}}" for letters in range(9, 15))):
        lines = [form.format(day) for day in PARTS["shown"]]
        above = {line: plain(line) for line in lines}
        below = {f"{line} below": f"{plain()}\n\n{line}" for line in lines}
        yield all_of(f"lines: {form}", above | below)
        yield all_of(f"before the text: {form}", {line: plain(first=f"{line}: ") for line in lines})


def titles() -> Iterator[Case]:
    """Titles with something behind or before them, told or in the head, over pages that show them or do not."""
    address = "https://meghnaparbarta.example/5521"
    other = f'<meta property="og:title" content="{HEADLINE}">'
    for mark in PARTS["marks"]:
        pages = {}
        for end in PARTS["behind"]:
            title = f"{HEADLINE}{mark}{end}"
            for shown in (HEADLINE, title, "চরের কথা", end):
                pages[f"head {end} {shown}"] = marked_up(f"<title>{title}</title>", headline=shown)
                pages[f"both {end} {shown}"] = marked_up(f"<title>{title}</title>{other}", headline=shown)
            pages[f"before {end}"] = marked_up(f"<title>{end}{mark}{HEADLINE}</title>")
            pages[f"two {end}"] = marked_up(f"<title>{title}{mark}মেঘনাপাড় বার্তা</title>", headline="চরের কথা")
            pages[f"told {end}"] = row({"title": title, "text": plain(), "url": address})
            pages[f"told alone {end}"] = row({"title": title, "text": STORY})
            pages[f"labelled {end}"] = f"Title: {title}\nURL: {address}\nDate: 2024-05-03\n\n{plain()}"
            pages[f"shown {end}"] = "\n\n".join([title, HEADLINE, *PARAGRAPHS])
        yield all_of(f"title {mark}", pages)


def labels() -> Iterator[Case]:
    """Heads with every label, written in every way, alone and beside others, with and without rulers."""
    others = "URL: https://meghnaparbarta.example/2024/05/03/5521\nTitle: চরে পানি"
    for name, value in product(PARTS["labels"], PARTS["labelled"]):
        pages = {}
        for label in (name, name.upper(), name.replace("_", " "), f"**{name}**", f":{name}", name.replace("_", "-")):
            line = f"{label}: {value}"
            pages[f"{label} alone"] = f"{line}\n\n{plain()}"
            pages[f"{label} above"] = f"{line}\n{others}\n\n{plain()}"
            pages[f"{label} below"] = f"{others}\n{line}\n{line} আজ\n\n{plain()}"
            pages[f"{label} ruled"] = f"---\n{line}\n---\n{plain()}"
            pages[f"{label} last"] = f"{others}\n\n{plain()}\n\n{line}"
        yield all_of(f"{name}: {value}", pages)
    for count in (1, 2, 3, 22, 23, 24, 25, 26):
        lines = [f"tags: {n}" for n in range(count)]
        heads = (
            "\n".join(["---", *lines, others, "---"]),
            "\n".join([*lines, others]),
            "\n".join(["===", *lines, "চর"]),
        )
        yield all_of(f"{count} labels", {head: f"{head}\n\n{plain()}" for head in heads})


def zones() -> Iterator[Case]:
    """Times of sites that no lexicon knows, whose clock an imprint, the language or another time tells."""
    for at, place in product(range(5), PARTS["imprints"]):
        lines = ["চরের কথা", "নদীর কথা", "গ্রামের কথা", "মাছের কথা"]
        lines.insert(at, place)
        shown = "\n\n".join([plain("প্রকাশ: ৩ মে ২০২৪, ১০:১৫ UTC"), *lines])
        yield all_of(place, {"told": shown, "and another": f"{shown}\n\nনিউইয়র্ক ১১৩৭২"})
    for language, end in product(["bn", "bn-IN", "bn_BD", "bn-in", "en-GB"], ("+05:30", "+0600", "Z", "")):
        meta = f'<meta property="og:locale" content="{language}">'
        times = ("published_time", "modified_time")
        said = {name: f'<meta property="article:{name}" content="2024-05-03T10:15:00{end}">' for name in times}
        pages = {name: marked_up(meta + head, "<p>প্রকাশ: ৩ মে ২০২৪, ৪:১৫</p>") for name, head in said.items()}
        yield all_of(f"{language} {end}", pages)


def named() -> Iterator[Case]:
    """Lines above and below an article that name one site, one twice, or two."""
    one, other, *_ = SITES
    lines = PARTS["named_lines"]
    for n, line in enumerate(lines):
        pages = {}
        for site in SITES:
            pages[f"{site[0]} above"] = f"{of_site(line, site)}\n\n{plain()}"
            pages[f"{site[0]} below"] = f"{plain()}\n\n{of_site(line, site)}"
        for k, second in enumerate(lines[n + 1 :]):
            pages[f"twice {k}"] = f"{plain()}\n\n{of_site(line, one)}\n\n{of_site(second, one)}"
            pages[f"apart {k}"] = f"{of_site(second, other)}\n\n{plain(of_site(line, one))}"
        yield all_of(line, pages)


def stamps() -> Iterator[Case]:
    """Days of bars, of datelines and of an agency's last line, each before and behind the others."""
    for head, tail in product(PARTS["datelines"], ["", *PARTS["filed"]]):
        pages = {f"{gap}": "\n\n".join([plain(first=head), *["চরের কথা"] * gap, tail]) for gap in range(4)}
        pages["and above"] = "\n\n".join(["বাসস-৫", head, plain(first=head), tail])
        yield all_of(f"filed {head} {tail}", pages)
    for bar in PARTS["bars"]:
        pages = {}
        for other, head in product(PARTS["bars"], PARTS["datelines"][:4]):
            body = plain(other, first=head)
            pages[f"{head} above {other}"] = f"{bar}\n\n{body}"
            pages[f"{head} twice {other}"] = f"{HEADLINE}\n\n{bar}\n\n{body}"
            pages[f"{head} titled {other}"] = f"{HEADLINE} | {bar}\n\n{body}\n\n{bar}"
        yield all_of(f"bar {bar}", pages)


def results() -> Iterator[Case]:
    """Scores of matches below an article, in every order."""
    for one in PARTS["results"]:
        pages = {}
        for other, third in product(PARTS["results"], ("", *PARTS["results"][:3])):
            pages[f"{other} {third}"] = "\n\n".join([plain(), one, other, third])
            pages[f"{other} {third} and more"] = "\n".join([plain(), one, other, third, "আরও পড়ুন", HEADLINE])
        yield all_of(f"result {one}", pages)


def platforms() -> Iterator[Case]:
    """Pages of accounts on hosts where anybody writes, under titles with the platform's name and without."""
    for place, mark in product(PARTS["platforms"], PARTS["marks"]):
        link = f'<link rel="canonical" href="https://{place}/meghnapar/5521">'
        pages = {}
        for end in (*PARTS["behind"][:3], "Medium", "Facebook", "মিডিয়াম", place):
            title = f"<title>{HEADLINE}{mark}{end}</title>"
            for shown in (HEADLINE, "চরের কথা", f'<a href="/1">{HEADLINE}</a>', f"{HEADLINE}{mark}{end}"):
                pages[f"{end} {shown}"] = marked_up(link + title, headline=shown)
                pages[f"{end} {shown} named"] = marked_up(link + title, headline=shown, above="<header>হিজল</header>")
        yield all_of(f"{place}{mark}", pages)


def lengths() -> Iterator[Case]:
    """Lines of every number of words, of every kind, where a page may have them."""
    words = STORY.replace("।", "").replace(",", "").split()
    for kind in PARTS["lines"]:
        pages = {}
        for n in _LENGTHS:
            line = kind.format(" ".join(words[n : 2 * n]))
            heading, bold, link = f"<h2>{line}</h2>", f"<p><b>{line}</b></p>", f'<p><a href="/x">{line}</a></p>'
            pages[f"heading {n}"] = marked_up(shown=heading, below=f"{heading}<p>{PARAGRAPHS[0]}</p>")
            pages[f"bold {n}"] = marked_up(shown=bold, below=bold)
            pages[f"linked {n}"] = marked_up(shown=link, below=link * 3)
            pages[f"byline {n}"] = marked_up(shown=f'<p class="byline">{line}</p>')
            pages[f"list {n}"] = "\n\n".join([HEADLINE, *(f"{line}\n{part}" for part in PARAGRAPHS)])
            pages[f"listed {n}"] = marked_up(paragraphs=[f"{link}</p><p>{part}" for part in PARAGRAPHS])
            pages[f"teasers {n}"] = "\n\n".join([line, *(f"{HEADLINE} {k}\n{line} …" for k in range(3))])
            pages[f"ages {n}"] = "\n\n".join(f"{line} {k} ঘণ্টা আগে" for k in range(5))
            pages[f"tail {n}"] = "\n\n".join([plain(), line, line, f"{line} আজ"])
        yield all_of(f"length {kind}", pages)


def crossings() -> Iterator[Case]:
    """All of them."""
    for made in (addresses, clocks, days, titles, labels, zones, named, stamps, results, platforms, lengths):
        yield from made()
