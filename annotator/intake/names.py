"""Names of columns in published data sets, and which field of an article each is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import normalize

#: A column's name is not longer (code points).
LONGEST_NAME = 50
#: How sure it is what a column is of whose name a word alone tells.
GUESS = 1000

#: A field and the names that columns of published data sets have for it, the surest first.
NAMES = {
    "text": """
        text content contents body article articletext articlebody articlecontent maintext fulltext news
        newstext newsbody newscontent newsarticle newsdetails newsdetail story storytext storybody bodytext
        postcontent contenttext textcontent contentencoded contentrendered cleanedtext cleantext textclean
        cleanedcontent rawtext plaintext details detail document passage paragraphs paragraph message post
        description data sentence txt matter খবর সংবাদ বিস্তারিত মূলখবর লেখা বিবরণ বিষয়বস্তু
        khobor songbad shongbad bistarito biboron lekha
    """,
    "html": """
        html rawhtml pagehtml sourcehtml contenthtml bodyhtml responsebody page
    """,
    "title": """
        title headline headlines heading articletitle newstitle newsheadline newsheading storytitle posttitle
        h1 head header subject titlerendered name hl titel শিরোনাম হেডলাইন
        shironam sironam
    """,
    "published_at": """
        publishedat published datepublished publisheddate publishdate publishedon publishedtime publishtime
        publishedts publishts publicationdate publicationtime publicationdatetime pubdate pubtime articledate
        newsdate postdate postedat postedon postcreated datepublish datetime datetimes date time timestamp createdat
        created createdtime creationdate dateline displaydate firstpublished firstpublishedat releasedate uploaddate
        dategmt newstime dt তারিখ প্রকাশ প্রকাশকাল সময় প্রকাশেরতারিখ tarikh
    """,
    "updated_at": """
        updatedat updated lastupdated lastupdate lastmodified modified modifiedat modifieddate datemodified
        datemodify modificationdate updateddate updatedtime updatetime lastmod আপডেট
    """,
    "url": """
        url link newsurl newslink articleurl articlelink pageurl pagelink sourceurl sourcelink weburl href
        requestedurl warctargeturi fullurl permalink canonicalurl canonical posturl address uri guid loc alternate
        লিংক লিঙ্ক
    """,
    "outlet": """
        outlet outletname newspaper newspapername newspapers paper papername publisher publishername
        newssource newssite website sitename site domain sourcedomain sourcename portal newsportal hostname
        host publication media mediahouse channel agency pagename source src medianame papertitle brand সংবাদপত্র পত্রিকা
        সংবাদমাধ্যম গণমাধ্যম উৎস মাধ্যম মিডিয়া potrika
    """,
    "feed": """
        feedtitle origintitle channeltitle feedname blogtitle blogname feed
    """,
    "id": """
        id _id articleid newsid docid docno documentid postid storyid uuid uid rowid serial serialno sl slno
        no index idx unnamed0 ক্রমিক
    """,
    "author": """
        author authors authorname writer writername reporter reportername byline creator dccreator journalist
        correspondent contributor by লেখক প্রতিবেদক সাংবাদিক প্রতিনিধি protibedok
    """,
    "section": """
        section sectionname category categories categoryname categorybn newscategory articlecategory newstype
        articlesection topiccategory topic cat desk genre বিভাগ ক্যাটাগরি ক্যাটেগরি শ্রেণি পাতা bibhag
    """,
}
FIELDS = tuple(NAMES)


def _one_form(text: str) -> str:
    """Text whose signs are all composed of the same code points, য় of two too."""
    return normalize("NFC", text)


_RANK = {name: (field_, rank) for field_, names in NAMES.items() for rank, name in enumerate(_one_form(names).split())}
#: Words by which a name that is not listed tells its field, the surest first.
_WORDS = (
    ("url", "url uri link permalink লিংক লিঙ্ক"),
    ("author", "author reporter writer byline journalist লেখক প্রতিবেদক"),
    ("outlet", "newspaper publisher outlet portal agency সংবাদপত্র পত্রিকা সংবাদমাধ্যম গণমাধ্যম উৎস"),
    ("section", "category catagory cat section বিভাগ"),
    ("published_at", "date dt pub published publish publishing publication posted datetime তারিখ প্রকাশ প্রকাশিত"),
    ("title", "title tittle headline heading head শিরোনাম"),
    ("text", "body article content text news story description discription details খবর সংবাদ প্রতিবেদন লেখা পাঠ বিবরণ"),
)
#: A name with one of these words tells no field.
_OTHERS = """
sub short seo og meta image img photo picture thumb thumbnail video audio comment comments user label id no number
count phone mobile tel length len words size scraped scrape crawl crawled download downloaded fetched fetch update
updated modified modify last edited lang language type slug related source summary excerpt teaser caption alt
embedding score year month html rss feed সংখ্যা ছবি মন্তব্য উপ ধরন ক্যাপশন আইডি ভাষা সারাংশ সারসংক্ষেপ
"""
_OTHER_WORDS = frozenset(_one_form(_OTHERS).split())
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[\u0980-\u09ff]+")
_NOISE = re.compile(r"[\s_\-./:ঃ]+")
_LANGUAGE = re.compile(r"^(?:bn|bangla|bengali)[_\s-]|[_\s-](?:bn|bangla|bengali)$", re.I)
_GENITIVE = re.compile("(?:ের|র)$")
#: Behind a name in nested objects, for the value itself.
_VALUE = re.compile(r"\.(?:rendered|value|[#_]?text|cdata|\$(?:t|date|oid)|raw|name|main|full|blocks|paragraphs)$")
#: Objects whose title or text is not the article's.
_NOT_ITS_OWN = re.compile(r"image|photo|picture|thumb|video|comment|tag|user|excerpt|related|seo|links", re.I)


def plain_name(name: str) -> str:
    """A column's name as it is compared: without case, spaces, signs and the name of the language."""
    return _NOISE.sub("", _LANGUAGE.sub("", _one_form(name).strip().strip("\ufeff").casefold()))


def field_of(name: str) -> tuple[str, int] | None:
    """The field that a column is by its name, with how sure that is (0 is surest); none for an unknown name."""
    name = _VALUE.sub("", name)
    found = _RANK.get(plain_name(name))
    parent, _, last = name.rpartition(".")
    if found is not None or _NOT_ITS_OWN.search(parent):
        return found
    if not parent:
        return _by_words(name)
    above = field_of(parent)
    if above is not None and above[0] != "text":
        return None  # the address of an author, the name of a section's parent
    found = _RANK.get(plain_name(last)) or _by_words(last)
    return (found[0], found[1] + 100) if found else None


def _by_words(name: str) -> tuple[str, int] | None:
    """The field that the words of a name tell: ``PublishingDate``, ``News_Title``; the surest word decides."""
    words = {word.lower() for word in _WORD.findall(_one_form(name))}
    if len(words) > 4 or words & _OTHER_WORDS:
        return None
    words |= {_GENITIVE.sub("", word) for word in words}
    for field, telling in _WORDS:
        if words & frozenset(telling.split()):
            return (field, GUESS)
    return None


def may_be_time(name: str) -> bool:
    """Tell whether a column of an unknown name may say when its articles came out, if it holds times."""
    return field_of(name) is None and not _OTHER_WORDS.intersection(map(str.lower, _WORD.findall(name)))


def is_guess(name: str) -> bool:
    """Tell whether a name is not listed, and a word in it alone tells its field."""
    found = field_of(name)
    return found is not None and found[1] >= GUESS


def names_columns(first: Sequence[str]) -> bool:
    """Tell whether the first row of a table names its columns: one of them is known, or none is running text or a
    number.
    """
    if any(map(is_known, first)):
        return True
    return not any(len(cell) > LONGEST_NAME or cell.strip().isdigit() for cell in first)


def is_known(name: str) -> bool:
    """Tell whether a column of this name is understood."""
    return len(name) <= LONGEST_NAME and field_of(name) is not None
