"""Pages right at, below and above a limit: shares of letters, distances of lines, lengths of what is said twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from tests.approving import Case
from tests.pages.crossed_markup import all_of
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up, plain, row

_LETTERS = "".join(STORY.replace("।", "").split())
_WORDS = STORY.replace("।", "").replace(",", "").split()
#: Letters of the page, which the shares of tenths part without a rest.
_WHOLE = 600


def _text(letters: int) -> str:
    """A sentence of so many letters, in words of five."""
    run = (_LETTERS * 2)[: letters - 1]
    return " ".join(run[at : at + 5] for at in range(0, len(run), 5)) + "।"


def _paragraphs(letters: int) -> str:
    """So many letters of running text in three paragraphs."""
    third = letters // 3
    return "".join(f"<p>{_text(size)}</p>" for size in (third, third, letters - 2 * third))


def shares() -> Iterator[Case]:
    """Elements of all kinds that hold a tenth of the running text more or less than others, to the letter."""
    for form in PARTS["holders"]:
        pages = {}
        for tenths, more in product((3, 4, 5, 6, 7), (-1, 0, 1)):
            size = _WHOLE * tenths // 10 + more
            held = form.format(_paragraphs(size))
            rest = _paragraphs(_WHOLE - size)
            pages[f"{tenths} {more}"] = f"<html><body><h1>{HEADLINE}</h1>{held}{rest}</body></html>"
            pages[f"{tenths} {more} last"] = f"<html><body>{rest}{held}</body></html>"
        yield all_of(f"share {form}", pages)


def linked() -> Iterator[Case]:
    """Lines of which a tenth more or less leads elsewhere, to the letter."""
    for tag, size in product(("p", "h1", "h2", "li"), (20, 60, 160)):
        pages = {}
        for tenths, more in product((4, 5, 8, 10), (-1, 0, 1)):
            inner = min(size, size * tenths // 10 + more)
            line = f'<{tag}><a href="/x">{_text(inner)}</a> {_text(size - inner + 1)}</{tag}>'
            pages[f"{tenths} {more}"] = marked_up(shown=line)
            pages[f"{tenths} {more} among"] = marked_up(paragraphs=[*PARAGRAPHS[:2], f"</p>{line}<p>", *PARAGRAPHS[2:]])
            pages[f"{tenths} {more} alone"] = f"<html><body>{line}<p>{PARAGRAPHS[0]}</p></body></html>"
        yield all_of(f"linked {tag} {size}", pages)


def of_the_site() -> Iterator[Case]:
    """What a page about the site calls itself, in all distances from the text, as a heading and set apart or not."""
    for name in PARTS["of_the_site"]:
        pages = {}
        for distance, between in product((0, 1, 2, 10, 11, 12, 13), ("শেয়ার করুন", "সম্পাদক: হাসনা হেনা", "চরের কথা")):
            below = [between] * distance
            for told in ("", HEADLINE, "নদীর পানি", "নিজস্ব প্রতিবেদক", "৩ মে ২০২৪"):
                above = ["মেঘনাপাড় বার্তা", *([told] if told else [])]
                pages[f"{distance} {between} {told}"] = "\n".join([*above, name, *below, *PARAGRAPHS])
                pages[f"{distance} {between} {told} apart"] = "\n".join([*above, "", name, *below, *PARAGRAPHS])
            pages[f"{distance} {between} twice"] = "\n".join([name, HEADLINE, name, *below, *PARAGRAPHS])
            heading = f"<h2>{name}</h2>" + "".join(f"<p>{line}</p>" for line in below)
            pages[f"{distance} {between} heading"] = marked_up(shown=heading, headline="চরের কথা")
        yield all_of(f"of the site {name}", pages)


def doubled() -> Iterator[Case]:
    """Short sentences that stand again right behind themselves, one or two of all lengths, with words between."""
    for one in range(1, 9):
        pages = {}
        for other, gap in product((0, 1, 2, 3, 4, 7, 8, 12, 16), (0, 1, 2, 12, 13)):
            said = f"{' '.join(_WORDS[9 : 9 + one])}।"
            said += f" {' '.join(_WORDS[30 : 30 + other])}।" if other else ""
            between = " ".join(_WORDS[50 : 50 + gap])
            twice = f"{said} {between} {said}".replace("  ", " ")
            pages[f"{other} {gap}"] = plain(last=f" {twice}")
            pages[f"{other} {gap} first"] = plain(first=f"{twice} ")
            pages[f"{other} {gap} alone"] = f"{HEADLINE}\n\n{twice} {PARAGRAPHS[2]}"
        yield all_of(f"doubled {one}", pages)


def joined() -> Iterator[Case]:
    """Credits, links and calls joined to a paragraph behind so many signs of it, with names of so many words."""
    for form in PARTS["joined"]:
        pages = {}
        for signs, words in product((0, 1, 2, 3, 20, 169, 170, 171, 259, 260, 261), (1, 3, 4, 5, 16, 17)):
            piece = form.format(" ".join(_WORDS[20 : 20 + words]))
            before, behind = STORY.replace("\n", " ")[:signs], PARAGRAPHS[1]
            for end in (" ", "। ", "।"):
                pages[f"{signs} {words} {end}"] = "\n\n".join(
                    [HEADLINE, f"{before}{end}{piece}{behind}", *PARAGRAPHS[2:]]
                )
            pages[f"{signs} {words} last"] = plain(last=f" {before}। {piece}")
        yield all_of(f"joined {form}", pages)


def titled() -> Iterator[Case]:
    """Rows whose text begins with the title that they tell, with so many signs more, alone or above the story."""
    said = {"sentence": f"{' '.join(_WORDS[:9])}।", "headline": HEADLINE, "long": f"{' '.join(_WORDS[:50])}।"}
    for name, title in said.items():
        pages = {}
        for more, told in product(
            ("", "।", "।।", "।।।", "?", " আজ", " | হিজল", "\n"), (title, title[:-1], f"{title} আজ")
        ):
            pages[f"{more} {told}"] = row({"title": told, "text": f"{title}{more}\n{STORY}"})
            pages[f"{more} {told} alone"] = row({"title": told, "text": f"{title}{more}"})
            pages[f"{more} {told} below"] = row({"title": told, "text": f"হিজল\n\n{title}{more}\n\n{STORY}"})
        yield all_of(f"titled {name}", pages)


def led() -> Iterator[Case]:
    """Lines of so many words below a link, one behind the other, in sentences and without, tight and apart."""
    for size, link in product((3, 4, 5, 13, 14, 15, 16), ("আরও পড়ুন", "আরও পড়ুন:", "[চরের কথা](/x)")):
        pages = {}
        for end, count, joint in product(("", "।", "। আজ।", "?"), (1, 2), ("\n", "\n\n")):
            lines = [f"{' '.join(_WORDS[n * 20 : n * 20 + size])}{end}" for n in range(count)]
            between = joint.join([link, *lines])
            pages[f"{end} {count} {joint}"] = f"{HEADLINE}\n\n{PARAGRAPHS[0]}\n\n{between}\n\n{PARAGRAPHS[1]}"
            pages[f"{end} {count} {joint} tight"] = f"{HEADLINE}\n{PARAGRAPHS[0]}\n{between}{joint}{PARAGRAPHS[1]}"
            pages[f"{end} {count} {joint} last"] = f"{plain()}\n\n{between}"
        yield all_of(f"led {size} {link}", pages)


def across() -> Iterator[Case]:
    """Two columns with a line that ends right before the second, at its first sign, or behind it."""
    left = [f"{' '.join(_WORDS[n * 3 : n * 3 + 3])}।" for n in range(8)]
    right = [f"{' '.join(_WORDS[n * 3 + 24 : n * 3 + 27])}।" for n in range(8)]
    pages = {}
    for wide, more, at in product((38, 39, 40, 41), ("ক", "ক খ"), (0, 2, 5, 8)):
        lines = [f"{one:<36}    {other}" for one, other in zip(left, right, strict=True)]
        lines.insert(at, f"{left[0]} {more * 40}"[:wide])
        pages[f"{wide} {more} {at}"] = "\n".join(lines)
        pages[f"{wide} {more} {at} and more"] = "\n".join([*left[:3], *lines, *left[3:]])
    yield all_of("across", pages)


def limits() -> Iterator[Case]:
    """All of them."""
    for made in (shares, linked, of_the_site, doubled, joined, titled, led, across):
        yield from made()
