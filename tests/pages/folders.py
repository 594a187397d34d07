"""Folders of several pages, tables and archives: what is learnt from some pages for others, and said once of many."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from itertools import product, zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from tests.approving import Case
from tests.pages.plain import HEADLINE, PARAGRAPHS, STORY, marked_up, plain

FOLDED = "pages:"
MANIFEST = "manifest.csv"
#: So many pages of one folder.
_MANY = 12


def folded(files: Mapping[str, Any], **options: Any) -> str:
    """A folder, as it is asked: its files by their names, an archive as the files in it; and how it is read."""
    return FOLDED + json.dumps({"files": files, "options": options}, ensure_ascii=False)


def written(asked: str, folder: Path) -> dict[str, Any]:
    """Write the files of a folder, and return how it is to be read."""
    found: dict[str, Any] = json.loads(asked.removeprefix(FOLDED))
    for name, content in found["files"].items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            file.write_text(content, encoding="utf-8")
            continue
        with ZipFile(file, "w") as archive:
            for member, text in content.items():
                archive.writestr(member, text)
    manifest = {"manifest": folder / MANIFEST} if MANIFEST in found["files"] else {}
    return {**found["options"], **manifest}


def of_one_outlet(lines: Sequence[str]) -> Iterator[str]:
    """Pages of one outlet each: other stories with the same lines around them."""
    for n in range(0, len(lines) - 8, 8):
        around = lines[n : n + 8]
        above, below = around[:4], around[4:]
        stories = (
            "\n\n".join([*above[:3], f"{HEADLINE} {k}", above[3], *PARAGRAPHS[k % 3 :], f"{below[0]} {k}", *below[1:]])
            for k in range(4 if n % 16 else _MANY)
        )
        yield folded({f"{k:02}.txt": story for k, story in enumerate(stories)})


def _table(*rows: Mapping[str, str]) -> str:
    told = io.StringIO()
    table = csv.DictWriter(told, dict.fromkeys(name for row in rows for name in row))
    table.writeheader()
    table.writerows(rows)
    return told.getvalue()


def site_page(n: int, name: str, address: str = "") -> str:
    """A page of a site that calls itself so, with lines that stand on each of its pages."""
    head = f'<meta property="og:site_name" content="{name}">'
    head += f'<meta property="og:url" content="{address}">' if address else ""
    frame = "<p>চরের খবর সবার আগে জানুন আমাদের সঙ্গে</p><p>পাঠকের চিঠি লিখুন এই ঠিকানায়</p>"
    return marked_up(head, headline=f"{HEADLINE} {n}", above=frame, below=frame, paragraphs=PARAGRAPHS[n % 3 :])


NAME, OTHER, THIRD = "মেঘনাপাড় বার্তা", "কাঁসাই দর্পণ", "হিজল বার্তা"
#: Rows in which nothing is right but the text, and one in which all is.
WRONG = {"text": STORY, "published_at": "গতকাল", "url": "চর", "outlet": THIRD, "rating": "৫"}
ROWS = [{"id": str(n % 2), **WRONG} for n in range(4)]
RIGHT = {"id": "1", "text": STORY, "title": HEADLINE, "published_at": "2024-05-03", "outlet": OTHER}


def _tables() -> Iterator[str]:
    """Tables with faults in columns, with the same names and with none, alone and in archives."""
    for count in range(1, 5):
        yield folded({"a.csv": _table(*ROWS[:count])})
    yield folded({"a.csv": _table(*ROWS), "b.csv": _table(*ROWS, RIGHT), "c/a.csv": _table(RIGHT, RIGHT)})
    unnamed = _table(*[{"Body": STORY, "when": "২ মে ২০২৪"}] * 2)
    yield folded({"a.csv": unnamed}, columns={"text": "Body", "published_at": "when"})
    kept = {"text": f" \n মেনু\n\n{plain('শেয়ার করুন')}\n\nআরও পড়ুন", "id": "1"}
    for plainly in (True, False):
        rows = (kept, {"text": " "}, {"text": "no letter"}, {"text": STORY.encode().decode("latin-1")})
        rows += ({"text": STORY, "url": "https://hijal.example/1"}, {"text": STORY, "url": "https://prothomalo.com/1"})
        yield folded({"a.csv": _table(*rows)}, plain=plainly)
    inside = ("", "x/", "y/", "y/x/", "z/x/", "w/x/")
    yield folded({f"{folder}page.txt": plain(headline=f"{HEADLINE} {folder}") for folder in inside})
    members = {"page.txt": plain(), "x/page.txt": plain(headline="চরের কথা"), "1.txt": plain()}
    members["rows.csv"] = _table(RIGHT, *ROWS)
    yield folded({"a.zip": members, "b.zip": members, "page.txt": plain(), "1.csv": _table(RIGHT)})
    odd = {
        "0.html": site_page(0, NAME),
        "0.html.txt": plain(),
        "e.txt": "",
        "n.html": "<p>no letter</p>",
        "p.bin": "\0\1",
    }
    yield folded({**odd, "a.csv": _table(*ROWS), "z.zip": {"n.txt": "x"}})


def _sites() -> Iterator[str]:
    """Pages of sites, of which some show the address."""
    for count in (1, 2, 3, 4, 5, 7):
        addresses = [f"https://meghnaparbarta.example/{n}" for n in range(count)]
        yield folded({f"{n}.html": site_page(n, NAME, address) for n, address in enumerate(addresses)})
        yield folded({f"{n}.html": site_page(n, NAME, "" if n else address) for n, address in enumerate(addresses)})
    two = ("https://meghnaparbarta.example/0", "https://hijal.example/1", "", "")
    yield folded({f"{n}.html": site_page(n, NAME, address) for n, address in enumerate(two)})
    in_turn = [(n, (THIRD, NAME)[n % 2], f"https://{'hm'[n % 2]}.example/{n}") for n in range(8)]
    yield folded({f"{site[0]}.html": site_page(*site) for site in in_turn})


def _manifests() -> Iterator[str]:
    """Pages of which a manifest tells something, and those whose outlet an option tells."""
    told = _table(
        {"path": "a.txt", "outlet": THIRD, "url": "https://hijal.example/5521", "published_at": "2024-05-03"},
        {"path": "b.txt", "outlet": "", "url": "চর", "published_at": "গতকাল"},
        {"path": "c.html", "outlet": "প্রথম আলো", "url": "", "published_at": "3 May 2024 10:15"},
        {"path": "e.txt", "outlet": "", "url": "https://hijal.example/5521", "published_at": ""},
        {"path": "f.txt", "outlet": "", "url": "https://www.prothomalo.com/5521", "published_at": ""},
        {"path": "none.txt", "outlet": OTHER, "url": "", "published_at": ""},
    )
    pages = {"a.txt": plain(), "b.txt": plain("৪ মে ২০২৪", THIRD), "c.html": site_page(1, NAME), "d.txt": STORY}
    pages |= {"e.txt": STORY, "f.txt": plain()}
    for outlet in (None, OTHER, "prothomalo.com"):
        yield folded({MANIFEST: told, **pages}, outlet=outlet)
        yield folded({**pages, "a.csv": _table(*ROWS[:2], RIGHT)}, outlet=outlet)


def _mail(sender: str, subject: str, body: str) -> str:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = sender, subject, "Fri, 3 May 2024 10:15:00 +0600"
    mail.set_content(body, cte="base64")
    return mail.as_string()


def _mails() -> Iterator[str]:
    """Mails of houses and of persons, under the story's headline or under what a house calls all its mails."""
    senders = (f'"{THIRD}, ঢাকা" <desk@hijal.example>', "<desk@hijal.example>", f"{OTHER} <rahim@hijal.example>")
    for subject in ("চরের চিঠি", HEADLINE, f"{HEADLINE} | {THIRD}", "", "সংবাদ বিজ্ঞপ্তি: চরে পানি", "Fwd: চরে পানি"):
        bodies = (plain(), STORY, plain(headline="গ্রামে পানি, মানুষ নৌকায়"), plain(HEADLINE, headline=subject))
        mails = product(senders, bodies)
        yield folded({f"{n}.eml": _mail(sender, subject, body) for n, (sender, body) in enumerate(mails)})
        heads = (f"From: {sender}\nSubject: {subject}\nDate: 2024-05-03" for sender in senders)
        yield folded({f"{n}.txt": f"{head}\n\n{plain()}" for n, head in enumerate(heads)})


def _columns() -> Iterator[str]:
    """Pages in two columns, of one folder and alone."""
    left, right = (textwrap.wrap(" ".join(half), 36) for half in (PARAGRAPHS[:3], PARAGRAPHS[3:]))
    page = "\n".join(f"{one:<36}    {other}" for one, other in zip_longest(left, right, fillvalue=""))
    for count in (1, 3):
        yield folded({f"{n}.txt": f"{HEADLINE} {n}\n{page}" for n in range(count)})


def mixed() -> Iterator[Case]:
    """Folders of files that have to do with one another."""
    for made in (_tables, _sites, _manifests, _mails, _columns):
        yield from (Case(asked, {"as they stand": asked}) for asked in made())
