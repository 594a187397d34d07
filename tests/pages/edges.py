"""Pages at the edges of what the reader takes: names and titles that are all but empty, counts at their limits."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.approving import Case
from tests.pages.crossed_markup import SITES, all_of, hidden, of_site
from tests.pages.folders import folded, site_page
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up, plain, row

#: Pages of an outlet from which is learnt what stands on all of them.
_LEARNT = 200
#: Values of a script that are looked at.
_LOOKED_AT = 50_000
_WORDS = STORY.replace("।", "").replace(",", "").split()


def accounts() -> Iterator[Case]:
    """Accounts, paths and files whose names are a letter, in small letters and in capitals, with signs around them."""
    for name, form in product(("X", "x", "NAME", "barta_X", "XX", "index.html", "Home", "1"), PARTS["account_forms"]):
        said = form.format(name)
        hint = {
            f"meta {kind}": f'<meta name="{kind}" content="{said}">' for kind in ("twitter:site", "twitter:creator")
        }
        pages = {key: marked_up(meta, above="<p>মেঘনাপাড় বার্তা</p>") for key, meta in hint.items()}
        for host in ("", "https://meghnaparbarta.example", "https://x.com", "https://facebook.com"):
            link = f'<a href="{host}{said}">মেঘনাপাড় বার্তা</a>'
            pages[f"link {host}"] = marked_up(above=link)
            pages[f"link {host} and mail"] = marked_up(above=f'{link}<a href="mailto:desk@hijal.example">চিঠি</a>')
        yield all_of(f"account {said}", pages)


def called() -> Iterator[Case]:
    """Elements whose classes say what they have, are or have not, or begin as a builder of pages calls all."""
    for part in PARTS["class_parts"]:
        pages = {}
        for form in PARTS["class_forms"]:
            name = form.format(part)
            held = f'<div class="{name}"><p>{PARAGRAPHS[0]}</p><p>চরের কথা</p></div>'
            pages[name] = marked_up(below=held)
            pages[f"{name} within"] = marked_up(shown=held)
            pages[f"{name} around"] = (
                f'<html><body><div id="{name}"><h1>{HEADLINE}</h1>{STORY}</div>{held}</body></html>'
            )
            pages[f"{name} footer"] = marked_up(shown=f'<footer class="{name}">রহিমা বেগম</footer><p>চর</p>')
        yield all_of(f"called {part}", pages)


def counted() -> Iterator[Case]:
    """An article in a script before as many values as are looked at, one more and one less."""
    article = {"title": HEADLINE, "body": STORY}
    yield all_of(
        "values before it", {f"{n}": hidden([article, *[0] * (_LOOKED_AT + n)]) for n in (-4, -3, -2, -1, 0, 1)}
    )


def untitled() -> Iterator[Case]:
    """Titles of nothing but marks and sites, and several titles of which one is the beginning of another."""
    for site, mark in product(("প্রথম আলো", "মেঘনাপাড় বার্তা", "হিজল"), PARTS["marks"]):
        pages = {}
        for form in PARTS["title_forms"]:
            title = form.format(site=site, mark=mark, headline=HEADLINE)
            for shown in (HEADLINE, "চরের কথা", site, ""):
                named = f'<meta property="og:site_name" content="{site}"><title>{title}</title>'
                pages[f"{title} {shown}"] = marked_up(named, headline=shown)
                pages[f"{title} {shown} unnamed"] = marked_up(f"<title>{title}</title>", headline=shown)
                other = f'<meta property="og:title" content="{HEADLINE} আজ">'
                pages[f"{title} {shown} other"] = marked_up(f"<title>{title}</title>{other}", headline=shown)
            head = f"Title: {title}\nURL: https://hijal.example/5521"
            pages[f"{title} labelled"] = f"{head}\n\n{HEADLINE}\n\n{STORY}"
            pages[f"{title} labelled alone"] = f"{head}\n\n{STORY}"
            pages[f"{title} labelled other"] = f"{head}\n\n{title}\n\nচরের কথা\n\n{STORY}"
            pages[f"{title} labelled quoted"] = f"{head}\n\n{PARAGRAPHS[0]}\n\n{title}\n\n{STORY}"
            pages[f"{title} row"] = row({"title": title, "text": plain(headline=title)})
        yield all_of(f"untitled {site} {mark}", pages)


def headed() -> Iterator[Case]:
    """Labels of every kind in any order around the first paragraph, updates among them in all forms of a time."""
    for one, other in product(PARTS["label_lines"], repeat=2):
        pages = {}
        for third in ("Title: চরে পানি", "URL: https://hijal.example/5521", "Date: 2024-05-03", "Author: রহিমা বেগম"):
            pages[f"{third} behind"] = "\n".join([PARAGRAPHS[0], one, other, third, *PARAGRAPHS[1:]])
            pages[f"{third} around"] = "\n".join([one, PARAGRAPHS[0], other, third, *PARAGRAPHS[1:]])
            pages[f"{third} above"] = "\n".join([one, other, third, "", *PARAGRAPHS])
            pages[f"{third} below"] = "\n".join([third, one, *PARAGRAPHS, other])
        yield all_of(f"headed {one} {other}", pages)


def filed() -> Iterator[Case]:
    """Reporters with and without a day joined to the first paragraph by every sign, and links with a time in it."""
    for who, where in product(PARTS["reporters"], PARTS["filed_from"]):
        pages = {}
        for sign in ("।", "॥", ":", "—", " – ", "- ", "।।", ", "):
            head = f"{who}{where}{sign} "
            pages[f"{sign}"] = plain(first=head)
            pages[f"{sign} again"] = plain(first=f"{head}চরপুর, ৩ মে: ")
            pages[f"{sign} on one line"] = f"{HEADLINE} {head}{' '.join(PARAGRAPHS)}"
        yield all_of(f"filed {who}{where}", pages)
    for link, told in product(PARTS["links_inside"], ("", "৩ মে ২০২৪", "২ ঘণ্টা আগে", "৫ মিনিট আগে")):
        pages = {}
        for words in (1, 2, 3, 5, 9, 16, 17, 30):
            piece = f"{link} {' '.join(_WORDS[20 : 20 + words])} {told}".strip()
            pages[f"{words}"] = plain(last=f" {piece}")
            pages[f"{words} inside"] = "\n\n".join([HEADLINE, f"{PARAGRAPHS[0]} {piece} {PARAGRAPHS[1]}", STORY])
            pages[f"{words} twice"] = "\n\n".join([HEADLINE, f"{PARAGRAPHS[0]} {piece} {piece} {PARAGRAPHS[1]}", STORY])
        yield all_of(f"inside {link} {told}", pages)


def brief() -> Iterator[Case]:
    """Texts of one sentence a paragraph, the first long or short, so many behind it; what is missing in many words."""
    for size in (4, 9, 14, 20, 40):
        first = " ".join(_WORDS[:size]) + "।"
        pages = {}
        for count, words in product(range(1, 9), (3, 6, 8)):
            rest = [" ".join(_WORDS[40 + n * words : 40 + (n + 1) * words]) + "।" for n in range(count)]
            pages[f"{count} {words}"] = "\n".join([HEADLINE, first, *rest])
            pages[f"{count} {words} and a line"] = "\n".join([HEADLINE, first, *rest[:-1], "চরের কথা", rest[-1]])
            pages[f"{count} {words} in HTML"] = marked_up(paragraphs=[first, *rest])
        yield all_of(f"brief {size}", pages)
    sought = ["আপনার", "চাওয়া", "ওই", "পাতাটি", "আর", "খুঁজে", "পাওয়া", "যায়নি"]
    for sorry, end in product(("", "দুঃখিত, ", "Sorry, ", "৪০৪ "), ("", "।", " Not found")):
        missing = {}
        for start, body in product(range(4), (PARAGRAPHS[:1], PARAGRAPHS[:2], PARAGRAPHS)):
            said = f"{sorry}{' '.join(sought[start:])}{end}"
            missing[f"{start} {len(body)}"] = "\n\n".join([said, *body])
            missing[f"{start} {len(body)} below"] = "\n\n".join([HEADLINE, said, *body])
            missing[f"{start} {len(body)} last"] = "\n\n".join([HEADLINE, *body, said])
        yield all_of(f"missing {sorry} {end}", missing)


def archives() -> Iterator[Case]:
    """Archives with as many pages as are learnt from and more, of one site and another, and with what is no page."""
    (one, *_), (other, *_) = SITES[:2]
    for count in (_LEARNT - 1, _LEARNT + 1):
        pages = {f"{n:03}.txt": f"{HEADLINE} {n}" for n in range(count)}
        later = {f"9{n}.html": site_page(n, other) for n in range(4)}
        yield _as_it_stands(folded({"a.zip": pages | later}))
        yield _as_it_stands(folded({"a.zip": pages | {f"9{n}.txt": plain("চরের চিঠি", f"{n}") for n in range(4)}}))
    for odd in ("1.bin", "1.pdf", "1.txt"):
        pages = {f"{n}.html": site_page(n, one) for n in (0, 2, 3, 4, 5)}
        yield _as_it_stands(folded({"a.zip": {"0.html": pages["0.html"], odd: "\0\1", **pages}}))
        yield _as_it_stands(folded({"a.zip": {odd: "\0\1", **pages}, "b.zip": {"0.txt": plain(), odd: "\0"}}))
    for hint in PARTS["in_head"][:3]:
        pages = {f"{n}.html": marked_up(of_site(hint, SITES[n % 2]), "<p>চরের চিঠি</p>") for n in range(6)}
        yield _as_it_stands(folded({"a.zip": pages, "c.html": site_page(7, one)}))


def _as_it_stands(asked: str) -> Case:
    return Case(asked, {"as they stand": asked})


def edges() -> Iterator[Case]:
    """All of them."""
    for made in (accounts, called, counted, untitled, headed, filed, brief, archives):
        yield from made()
