"""HTML pages made of an element in every one of its forms: hints of a site, data, attributes, times, scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Any, TypeAlias

from tests.approving import Case
from tests.pages.plain import HEADLINE, PARAGRAPHS, PARTS, STORY, marked_up

#: How a site is called, its host, its account.
Site: TypeAlias = tuple[str, str, str]
#: Two that no lexicon knows, one whose name is not built as those of outlets are, and one that the lexicon knows.
SITES: tuple[Site, ...] = (
    ("মেঘনাপাড় বার্তা", "meghnaparbarta.example", "meghnaparbarta"),
    ("কাঁসাই দর্পণ", "kangsaidarpan.example", "kangsaidarpan"),
    ("হিজল", "hijal.example", "hijal"),
    ("প্রথম আলো", "prothomalo.com", "prothomalo"),
)


def all_of(name: str, pages: Mapping[str, str]) -> Case:
    """Pages of one kind as the forms of one case."""
    return Case(f"{name}: {' '.join(pages.values())}", pages)


def of_site(form: str, site: Site) -> str:
    """What says a site's name, host or account."""
    name, host, account = site
    return form.replace("TITLE", HEADLINE).replace("NAME", name).replace("HOST", host).replace("ACCOUNT", account)


def _hinting(*said: tuple[int, Site]) -> str:
    """A page with elements that hint at sites, by their numbers: the first stand in its head, the others above the
    article.
    """
    in_head, hints = PARTS["in_head"], [*PARTS["in_head"], *PARTS["in_body"]]
    head = "".join(of_site(hints[n], site) for n, site in said if n < len(in_head))
    return marked_up(head, above="".join(of_site(hints[n], site) for n, site in said if n >= len(in_head)))


def hints() -> Iterator[Case]:
    """HTML pages without an address that hint at one site, at one twice, or at two."""
    one, other, *_ = SITES
    count = len(PARTS["in_head"]) + len(PARTS["in_body"])
    for n in range(count):
        alone = {site[0]: _hinting((n, site)) for site in SITES}
        twice = {f"with {k}": _hinting((n, one), (k, one)) for k in range(n + 1, count)}
        apart = {f"against {k}": _hinting((n, one), ((n + k) % count, other)) for k in range(0, count, 3)}
        yield all_of("hint", alone | twice | apart)


def _json_ld(data: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


def _within(data: Any, names: Iterable[str]) -> Any:
    for name in names:
        data = {name: data}
    return data


def _about(site: Site) -> dict[str, Any]:
    """What JSON-LD says of an article."""
    home = f"https://{site[1]}"
    return {
        "headline": f"{HEADLINE} আজ",
        "name": "চরে পানি",
        "author": {"name": "রহিমা বেগম"},
        "articleSection": ["সারাদেশ"],
        "publisher": {"name": site[0], "url": home},
        "url": f"{home}/5521",
        "mainEntityOfPage": {"@id": f"{home}/5522"},
        "datePublished": "2024-05-03T10:15:00+06:00",
        "dateModified": "2024-05-04T10:15:00+06:00",
    }


def data() -> Iterator[Case]:
    """Heads of HTML pages that say in JSON-LD what kind of page it is and who wrote it when."""
    about = _about(SITES[0])
    title = f"<title>{HEADLINE} | {SITES[0][0]}</title>"
    for kind in (*PARTS["kinds"], ["Article", "CollectionPage"], ["VideoObject", "NewsArticle"], 5, None):
        thing = {"@type": kind, **about} if kind else about
        things: dict[str, Any] = {
            f"without {field}": {name: thing[name] for name in thing if name != field} for field in about
        }
        things |= {"whole": thing, "listed": [5, thing, {"@type": "WebPage", "datePublished": "2024-05-01"}]}
        pages = {name: marked_up(_json_ld(value)) for name, value in things.items()}
        for og in ("article", "website", "video.other", "profile"):
            pages[og] = marked_up(f'<meta property="og:type" content="{og}">{_json_ld(thing)}')
        for size in (1, 2, 3):
            pages[f"{size} paragraphs"] = marked_up(_json_ld(thing), paragraphs=PARAGRAPHS[:size])
        pages["with a title"] = marked_up(title + _json_ld(thing), headline="চরের কথা")
        yield all_of(f"data {kind}", pages)
    article = {"@type": "NewsArticle", **about}
    named = {name: article[name] for name in ("@type", "headline", "publisher")}
    others = [{"@type": kind, "headline": "চরে পানি", "datePublished": "2024-05-01"} for kind in PARTS["kinds"]]
    yield all_of("before it", {str(other): marked_up(_json_ld([other, article]), headline="চর") for other in others})
    yield all_of(
        "named alone", {str(part): marked_up(_json_ld(part)) for part in (named, {**named, "publisher": "চর"})}
    )
    outer = ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "isPartOf", "other")
    nests = {f"{name} {depth}": _within(article, [name] * depth) for name in outer for depth in (1, 6, 7, 8, 9)}
    yield all_of("nests", {name: marked_up(_json_ld(value)) for name, value in nests.items()})
    odd = article | {"headline": 5, "author": [{"name": " "}, "রহিম  মিয়া", 7], "url": "/5521", "publisher": "চর বার্তা"}
    spoiled = {
        "broken": _json_ld(article).replace("}</", "},</"),
        "semicolon": _json_ld(article).replace("}</", "}; </"),
        "no strings": _json_ld(odd),
        "addresses": _json_ld(article | {"url": [" https://hijal.example/1 ", 5, "ftp://x"]}),
    }
    yield all_of("spoiled", {name: marked_up(value) for name, value in spoiled.items()})


def microdata() -> Iterator[Case]:
    """Elements that tell of the article by their attributes."""
    for name in ["datePublished", "dateCreated", "dateModified", "headline", "articleSection", "author", "other"]:
        value = "2024-05-03T10:15:00+06:00" if name.startswith("date") else "রহিমা  বেগম"
        start = f'<b itemprop="{name}"'
        forms = {
            "content": f'{start} content="{value}">১</b>',
            "datetime": f'{start} datetime="{value}">১</b>',
            "both": f'{start} content="{value}" datetime="2024-05-02">১</b>',
            "text": f"{start}>{value}</b>",
            "empty": f"{start}> </b>",
            "in capitals": f'<B ITEMPROP="{name}" CONTENT="{value}">১</B>',
            "twice": f"{start}>{value}</b>{start}>২ মে ২০২৪</b>",
            **{f"{size} signs": f"{start}>{value}{'।' * (size - len(value))}</b>" for size in (298, 299, 300, 301)},
        }
        yield all_of(f"itemprop {name}", {form: marked_up(shown=shown) for form, shown in forms.items()})
    yield all_of("publisher", {each: marked_up(shown=of_site(each, SITES[0])) for each in PARTS["publishers"]})
    kinds = [f"https://schema.org/{kind}" for kind in PARTS["kinds"]] + ["http://schema.org/CollectionPage/"]
    items = {kind: f'<i itemscope itemtype="{kind}">.</i>' for kind in kinds}
    yield all_of("types", {kind: marked_up(shown=item, paragraphs=PARAGRAPHS[:1]) for kind, item in items.items()})


def times() -> Iterator[Case]:
    """Elements that hold a time, in the article and beside it."""
    for kind in PARTS["classes"]:
        shown = [time.format(kind) for time in PARTS["times"]]
        placed = product(PARTS["places"], shown)
        pages = {f"{place} {time}": marked_up(shown=place.format(time)) for place, time in placed}
        for one, other in product(shown, repeat=2):
            pages[f"{one} and {other}"] = marked_up(shown=f"{one}{other}")
        yield all_of(f"time {kind}", pages)
    for ago, place in product(PARTS["ago"], PARTS["places"]):
        tellings = product(PARTS["telling"], ("2024-05-03T10:15", "শুক্রবার", "1714709700"))
        spans = [f'<span {name}="{value}">{ago}</span>' for name, value in tellings]
        yield all_of(f"ago {place}", {span: marked_up(shown=place.format(span)) for span in spans})


def hidden(value: Any, before: str = "window.state = ", ascii_only: bool = False) -> str:
    """A page that shows nothing, with data in a script."""
    script = f"{before}{json.dumps(value, ensure_ascii=ascii_only)}"
    return f"<html><head><title>{HEADLINE}</title></head><body><p></p><script>{script}</script></body></html>"


def scripts() -> Iterator[Case]:
    """Pages that hold their article in a script, of every form, at every depth."""
    fields = {"title": HEADLINE, "publishedAt": "2024-05-03T10:15", "updatedAt": "2024-05-04", "author": "রহিমা বেগম"}
    fields |= {"headline": "চরে পানি", "date": "", "writer": "রহিম"}
    texts: dict[str, Any] = {
        "plain": STORY,
        "marked up": f"<p>{PARAGRAPHS[0]}</p>\n\n<p> {PARAGRAPHS[1]}</p>",
        "listed": list(PARAGRAPHS),
        "blocks": [{"text": each} for each in PARAGRAPHS],
        "number": 5,
    }
    for name in ["body", "content", "html", "articleBody", "caption", "text"]:
        pages = {key: hidden({name: text, **fields}) for key, text in texts.items()}
        pages |= {f"{key} escaped": hidden({name: text, **fields}, ascii_only=True) for key, text in texts.items()}
        longest = [{name: PARAGRAPHS[0] * 2, "title": "এক"}, {name: STORY, "title": "দুই"}, {name: PARAGRAPHS[1] * 2}]
        yield all_of(f"script {name}", pages | {"three": hidden(longest)})
    yield all_of("letters", {str(size): hidden({"body": "ক" * size + "।"}) for size in (10, 118, 119, 120, 121, 122)})
    article = {"body": STORY, **fields}
    depths = {f"{depth}": hidden(_within(article, ["x"] * depth)) for depth in (1, 7, 8, 14, 15, 16, 17, 18)}
    lists: Any = [article]
    for depth in range(1, 18):
        lists = [lists]
        depths[f"lists {depth}"] = hidden(lists)
    yield all_of("depths", depths)
    others = {
        "beside": hidden([_within({"body": STORY}, ["x"] * 17), article, _within(1, ["x"] * 18)]),
        "broken": hidden(article).replace("}<", "<"),
        "an array": hidden([article], before=""),
        "nothing": hidden(article | dict.fromkeys(("author", "section", "title", "publishedAt"))),
        "a string": hidden("x", before=""),
        "told": marked_up(below=f"<script>{json.dumps(article)}</script>", paragraphs=()),
    }
    yield all_of("others", others)


def crossed_markup() -> Iterator[Case]:
    """All of them."""
    for made in (hints, data, microdata, times, scripts):
        yield from made()
