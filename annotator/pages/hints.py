"""Where the markup of a page names its site without saying so: feeds, logos, the head, links to its own pages.

Each hint is weak alone; ``weighing`` adds up those that agree.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from annotator.bangla.consonants import consonants
from annotator.bangla.folding import fold
from annotator.pages.tree import text_in
from annotator.pages.weighing import By

#: Hosts where anybody has an account, and those that serve other sites' pictures and programs.
SHARED = re.compile(
    r"(?:^|\.)(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|aol|icloud|proton(?:mail)?|e?mail|gmx|zoho(?:mail)?|yandex|rediff(?:mail)?"
    r"|fastmail|tuta(?:nota)?|hushmail|inbox|facebook|fb|twitter|x|youtube|youtu|instagram"
    r"|linkedin|whatsapp|wa|telegram|t|pinterest|reddit|messenger|google\w*|gstatic|goo|apple|tiktok|wordpress|wp|blogspot|blogger"
    r"|blogblog|medium|github|example|schema|w3|gmpg|ogp|gravatar|addtoany|addthis|sharethis|disqus|doubleclick|jsdelivr|unpkg"
    r"|cloudflare|cloudfront|bootstrapcdn|fontawesome|jquery|amazonaws|akamai\w*|imgur|postimg|ibb|bit|feedburner|onesignal"
    r"|ampproject|archive|telegra|substack|jwplayer|dailymotion|vimeo|creativecommons|unsplash|pixabay|pexels|wikipedia|wikimedia|drupal)"
    r"\.(?:[a-z]{2,6}|(?:com?|net|org)\.[a-z]{2})$",
    re.IGNORECASE,
)
_OWN_PARTS = re.compile(r"^(?:www|m|amp|mobile|images?|img|media|static|cdn|assets|files?|epaper|en|bangla|bn)\d?\.")
# What an element is called that names the site, or one part of a longer name ("kg-logo"), and whose logos are others'.
_BRANDS = frozenset(["site-title", "sitename", "site-name", "blog-title", "header-title"])
_BRAND_PARTS = frozenset(["logo", "brand", "branding", "wordmark", "masthead", "mast"])
_OTHERS = "sponsor sponsors partner partners client clients app social payment footer foot card"
_OTHERS_PARTS = frozenset(_OTHERS.split())
# What an element is called that heads the site, and no story of it.
_HEADERS = frozenset(["header", "site-header", "page-header", "top-header", "mast", "masthead", "topbar", "head"])
_PARTS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "small"])
_FEED = re.compile(r"\s*(?:[»:|–-]\s*)?(?:\(?(?:rss|atom|feed|ফিড|আরএসএস)(?:\s*[\d.]+)?\)?[\s»:|–-]*)+$", re.IGNORECASE)
# What a logo's text says beside the name: what it is, and where it leads.
_SAYS = r"(?:logo|লোগো|e-?paper|ই-?পেপার|home ?page|profile picture)"
_LOGO = re.compile(rf"^(?:{_SAYS}(?: of)?(?=\W)[\s:–-]*)+|(?:[\s,_:–-]*(?<=\W){_SAYS})+$", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?:facebook|fb|twitter|x|instagram|youtube|t)\.(?:com|me)/(?:@|c/|user/|channel/)?([\w.]{4,})/?$"
)
_META_HOSTS = frozenset(["twitter:domain", "twitter:url", "parsely-link", "sailthru.domain"])
_META_PICTURES = frozenset(["og:image", "og:image:secure_url", "twitter:image", "thumbnail"])
_META_HANDLES = frozenset(["twitter:site", "twitter:creator", "article:publisher"])
_LINKS = "shortlink amphtml alternate manifest edituri next prev home search start index"
_LINK_RELS = frozenset(_LINKS.split())
# Menus, and what no reader sees.
_UNSEEN = ("nav", "script", "style", "noscript", "template")
# A picture across the top may be the site's, or an advertisement.
_BANNERS = "//img[contains(@src, 'banner') or contains(@src, 'header') or contains(@src, 'masthead')]/@alt"
# A brand is no longer, in signs, nor do so few links tell where a site stands.
_LONGEST = 60
_HOME = re.compile(r"\W*(?:প্রচ্ছদ|হোম|মূল ?পাতা|নীড়|প্রথম পাতা|home|www\.)", re.IGNORECASE)
_LEAST_LINKS = 3
# The address of a front page has no more slashes: "https://www.haor.example/index.html".
_DEEPEST = 3


#: What a name or a host of each place tells alone.
NAMED = {By.FEED: 1.5, By.BRAND: 1.2, By.BANNER: 0.5, By.DESCRIPTION: 0.5, By.TOP: 0.5}
HOSTED = {By.LINK: 1.5, By.FRONT: 1.2, By.MAIL: 1.2, By.LINKS: 1.0, By.PICTURE: 0.6}


class Hint(NamedTuple):
    """A name or a host, and the sort of place that gives it."""

    place: By
    text: str


@dataclass
class Hints:
    """The names, hosts and accounts that a page's markup gives its site."""

    names: list[Hint] = field(default_factory=list)
    hosts: list[Hint] = field(default_factory=list)
    handles: set[str] = field(default_factory=set)
    """Names of accounts: they tell which of several names is the site's, and are none themselves."""


def is_platform(host: str | None) -> bool:
    """Tell whether a host is one under whose own name anybody writes, as on Medium, and no site on a part of it."""
    return host is not None and SHARED.match(host) is not None


def own_host(url: str) -> str | None:
    """Return the host of an absolute address, names of its parts off; none of a host that serves others."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    shorter = _OWN_PARTS.sub("", host)
    host = shorter if shorter.count(".") else host
    return host if "." in host and not SHARED.search(host) else None


def hints(tree: Any) -> Hints:
    """Return what the markup of a page hints at."""
    found = Hints()
    _of_head(tree, found)
    for name in _brands(tree):
        found.names.append(Hint(By.BRAND, name))
    found.names += [Hint(By.BANNER, " ".join(text.split())) for text in tree.xpath(_BANNERS)]
    found.names += [Hint(By.TOP, text) for text in [_first_text(tree)] if text]
    _of_links(tree, found)
    return found


def _of_head(tree: Any, found: Hints) -> None:
    for base in tree.xpath("//base/@href")[:1]:
        _add_host(found, By.LINK, base)
    for link in tree.iter("link"):
        rels = set((link.get("rel") or "").lower().split())
        if rels & _LINK_RELS:
            _add_host(found, By.LINK, link.get("href", ""))
        if "alternate" in rels and re.search("rss|atom", link.get("type") or ""):
            found.names.append(Hint(By.FEED, _FEED.sub("", (link.get("title") or "").split("»")[0]).strip()))
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if name in _META_HANDLES:
            found.handles.add(content.rstrip("/").rpartition("/")[2].lstrip("@").lower())
        elif name in _META_PICTURES or name in _META_HOSTS:
            _add_host(found, By.PICTURE if name in _META_PICTURES else By.LINK, content)
        elif name == "description":
            found.names.append(Hint(By.DESCRIPTION, re.split(r"\s[|–—-]\s|[|:]", content)[0].strip()))


def _add_host(found: Hints, place: By, url: str) -> None:
    if host := own_host(url if "//" in url else f"//{url}"):
        found.hosts.append(Hint(place, host))


def _brands(tree: Any) -> Iterator[str]:
    """What the links to the front page, logos and the elements called so say, in words or for a picture."""
    named = [node for node in tree.xpath("//*[@class or @id]") if _is_brand(_names_of(node))]
    pictures = tree.xpath("//img[contains(concat(@class, ' ', @id, ' ', @src), 'logo') or contains(@alt, 'লোগো')]")
    front = [node for node in tree.xpath("//a[@href]") if _is_front(node.get("href"))]
    for node in (*front, *named, *(picture for picture in pictures if not _is_others(picture))):
        inner = node.xpath(".//@alt | .//@title | .//@aria-label | ./@alt | ./@title | ./@aria-label")
        whole = [] if any(part.tag in _PARTS for part in node) else [node]  # a name and a slogan, each on its line
        parts = [text_in(part) for part in (*whole, *node.xpath(".//*[not(*)]")[:6])]
        for text in dict.fromkeys([*inner, *parts]):
            if 0 < len(text) <= _LONGEST:
                yield _LOGO.sub("", text.strip()).strip()
    for heading in tree.xpath("//h1 | //h2 | //h3"):
        if any(
            not _HEADERS.isdisjoint(_names_of(outer)) for outer in heading.iterancestors("div", "header", "td", "table")
        ):
            yield text_in(heading)[:_LONGEST]
    for head in tree.xpath("//header[not(ancestor::article) and not(ancestor::main)]")[:1]:
        # What stands above a heading is the section of its story.
        texts = (
            " ".join(text.split())
            for text in head.xpath(".//text()[not(ancestor::nav) and not(following::h1[ancestor::header])]")
        )
        yield next(filter(None, texts), "")[:_LONGEST]


def _first_text(tree: Any) -> str | None:
    """Return the first words of the page that a reader sees, menus aside; none where there are none."""
    for node in (node for body in tree.iter("body") for node in body.iter()):
        if node.tag not in _UNSEEN:
            text = " ".join((node.text or "").split())
            if text and next(node.iterancestors(*_UNSEEN), None) is None:
                return text[:_LONGEST]
    return None


# As for addresses: the same classes stand on page after page.
@lru_cache(maxsize=16384)
def _is_brand(names: frozenset[str]) -> bool:
    """Tell whether an element is called as those are that name the site."""
    parts = {part for name in names for part in name.split("-")}
    return not _BRANDS.isdisjoint(names) or (not _BRAND_PARTS.isdisjoint(parts) and _OTHERS_PARTS.isdisjoint(parts))


def _is_others(picture: Any) -> bool:
    """Tell whether a picture stands among those of sponsors and the like."""
    names = (name for outer in (picture, *picture.iterancestors()) for name in _names_of(outer))
    return any(not _OTHERS_PARTS.isdisjoint(name.split("-")) for name in names)


def _names_of(node: Any) -> frozenset[str]:
    return _names_in(node.get("class") or "", node.get("id") or "")


# The same classes stand on page after page of a site, and so do its addresses.
@lru_cache(maxsize=16384)
def _names_in(classes: str, identity: str) -> frozenset[str]:
    return frozenset(f"{classes} {identity}".lower().replace("_", "-").split())


@lru_cache(maxsize=16384)
def _is_front(href: str) -> bool:
    href = href.strip()
    if "?" in href or href.rstrip("/").count("/") > _DEEPEST:
        return False
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    path = parts.path.strip("./").lower()
    return path in ("", "index.php", "index.html", "index.htm", "home") and bool(parts.netloc or parts.path)


def _of_links(tree: Any, found: Hints) -> None:
    """The host to which most links lead, that of the front page, of mail, and the accounts that are linked."""
    counted: Counter[str] = Counter()
    fronts: list[tuple[str, Any]] = []
    inner = 0
    for link in tree.xpath("//a[@href]"):
        href = link.get("href").strip()
        if href.startswith("mailto:"):
            _add_host(found, By.MAIL, "//" + href.partition("?")[0].rpartition("@")[2])
        elif handle := _HANDLE.search(href.partition("?")[0]):
            found.handles.add(handle.group(1).lower())
        elif not href.startswith(("http", "//")):
            inner += not href.startswith(("#", "javascript:"))
        elif host := own_host(href):
            counted[host] += 1
            fronts += [(host, link)] if _is_front(href) else []
    # A site most of whose links name no host leads to another's front page by that one's name.
    says = _others_name(tree) if inner > counted.total() else None
    found.hosts += [Hint(By.FRONT, host) for host, link in fronts if not (says and says(link, host))]
    for host, number in counted.most_common(1):
        if number >= _LEAST_LINKS and 2 * number > counted.total():
            found.hosts.append(Hint(By.LINKS, host))


def _others_name(tree: Any) -> Callable[[Any, str], bool]:
    """Return what tells whether a link to a front page says a name that has no consonants of the host, and does not
    stand in the page's title.
    """
    title = " ".join(tree.xpath("//title//text() | //meta[@property='og:site_name']/@content"))

    def says(link: Any, host: str) -> bool:
        said = text_in(link)
        sounds, label = consonants(fold(said)), consonants(host.partition(".")[0])
        is_own = said in title or label in sounds or sounds in label
        return not is_own and _HOME.match(fold(said)) is None

    return says
