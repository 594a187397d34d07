"""What the columns of published data sets are called, and which field of an article each is."""

from __future__ import annotations

import re

#: A field and the names that columns of published data sets have for it, the surest first.
NAMES = {
    "text": """
        text content contents body article articletext articlebody articlecontent maintext fulltext news
        newstext newsbody newscontent newsarticle newsdetails newsdetail story storytext storybody bodytext
        postcontent contenttext textcontent contentencoded contentrendered cleanedtext cleantext textclean
        cleanedcontent rawtext plaintext details detail document passage paragraphs paragraph message post
        description data sentence খবর সংবাদ বিস্তারিত মূলখবর লেখা বিবরণ
    """,
    "html": """
        html rawhtml pagehtml sourcehtml contenthtml bodyhtml responsebody page
    """,
    "title": """
        title headline headlines heading articletitle newstitle newsheadline newsheading storytitle posttitle
        head header subject titlerendered name শিরোনাম হেডলাইন
    """,
    "published_at": """
        publishedat published datepublished publisheddate publishdate publishedon publishedtime publishtime
        publicationdate publicationtime publicationdatetime pubdate pubtime articledate newsdate postdate
        postedat postedon postcreated datepublish datetime datetimes date time timestamp createdat created
        createdtime creationdate dateline displaydate firstpublished firstpublishedat releasedate uploaddate
        dategmt তারিখ প্রকাশ প্রকাশকাল সময় প্রকাশেরতারিখ
    """,
    "updated_at": """
        updatedat updated lastupdated lastupdate lastmodified modified modifiedat modifieddate datemodified
        datemodify modificationdate updateddate updatedtime updatetime lastmod আপডেট
    """,
    "url": """
        url link newsurl newslink articleurl articlelink pageurl pagelink sourceurl sourcelink weburl href
        requestedurl warctargeturi fullurl permalink canonicalurl canonical posturl address uri guid loc লিংক
    """,
    "outlet": """
        outlet outletname newspaper newspapername newspapers paper papername publisher publishername
        newssource newssite website sitename site domain sourcedomain sourcename portal newsportal hostname
        host media mediahouse channel agency pagename source সংবাদপত্র পত্রিকা উৎস
    """,
    "id": """
        id _id articleid newsid docid docno documentid postid storyid uuid uid rowid serial serialno sl slno
        no index idx unnamed:0 ক্রমিক
    """,
    "author": """
        author authors authorname writer writername reporter reportername byline creator dccreator journalist
        correspondent contributor লেখক প্রতিবেদক
    """,
    "section": """
        section sectionname category categories categoryname categorybn newscategory articlecategory newstype
        articlesection topiccategory বিভাগ ক্যাটাগরি
    """,
}
FIELDS = tuple(NAMES)
_RANK = {name: (field_, rank) for field_, names in NAMES.items() for rank, name in enumerate(names.split())}
_NOISE = re.compile(r"[\s_\-./]+")
_LANGUAGE = re.compile(r"^(?:bn|bangla|bengali)[_\s-]|[_\s-](?:bn|bangla|bengali)$", re.I)
#: Behind a name in nested objects, for the value itself.
_VALUE = re.compile(r"\.(?:rendered|value|text|#text|_text|cdata|\$date|\$oid|raw|name)$")
#: Objects whose title or text is not the article's.
_NOT_ITS_OWN = re.compile(r"image|photo|picture|thumb|video|comment|tag|user|excerpt|related|seo|links", re.I)


def plain_name(name: str) -> str:
    """A column's name as it is compared: without case, spaces, signs and the name of the language."""
    return _NOISE.sub("", _LANGUAGE.sub("", name.strip().strip("\ufeff").casefold()))


def field_of(name: str) -> tuple[str, int] | None:
    """The field that a column is by its name, with how sure that is (0 is surest); none for an unknown name."""
    name = _VALUE.sub("", name)
    found = _RANK.get(plain_name(name))
    parent, _, last = name.rpartition(".")
    if found is not None or not parent or _NOT_ITS_OWN.search(parent):
        return found
    above = field_of(parent)
    if above is not None and above[0] != "text":
        return None  # the address of an author, the name of a section's parent
    found = _RANK.get(plain_name(last))
    return (found[0], found[1] + 100) if found else None


def is_known(name: str) -> bool:
    """Whether a column of this name is understood."""
    return field_of(name) is not None
