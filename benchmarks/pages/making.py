"""Make HTML pages of invented articles in ten layouts: two articles and a listing of each.

The articles are those of the sample pages that come with the program; what their pages hold besides is left behind,
and each layout dresses them anew, as a content management system of its own would.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "annotator" / "samples" / "pages"
EXPECTED = ROOT / "tests" / "samples" / "expected.jsonl"
LAYOUTS = Path(__file__).with_name("layouts")

#: An article of fewer paragraphs tells too little of a reader.
FEWEST_PARAGRAPHS = 4
#: What opens a link to another article among the paragraphs of a sample page: no paragraph.
LINK = "আরও পড়ুন"
#: The clock of the layout that says it is India's (``lang="bn-IN"``); all others are Bangladesh's, as the articles are.
KOLKATA = timezone(timedelta(hours=5, minutes=30))
_DIGITS = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_MONTHS = ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"]
_OUTLETS = ("পলাশডাঙা বার্তা", "দৈনিক কাশফুল", "নিউজ মোহনা", "উত্তরের জানালা", "খেয়াঘাট ২৪")
_EDITORS = ("আহসান মির্জা", "লুবনা ইয়াসমিন", "প্রদীপ সরকার")
_BYLINES = ("নিজস্ব প্রতিবেদক", "স্টাফ রিপোর্টার, পলাশডাঙা", "লাবণ্য সেন", "অনলাইন ডেস্ক")


@dataclass(frozen=True, slots=True)
class Story:
    """An article as a person would copy it off its page."""

    headline: str
    moment: datetime
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A page and what is to be read from it; a listing has neither body nor time."""

    name: str
    html: str
    headline: str
    body: str | None
    moment: datetime | None


def stories() -> list[Story]:
    """Return the dated sample articles of at least four paragraphs, in the order of their file names."""
    found = []
    for line in EXPECTED.read_text(encoding="utf-8").splitlines():
        known = json.loads(line)
        file = SAMPLES / f"{known['id']}.txt"
        if not file.exists() or not known["published_at"]:
            continue
        text = file.read_text(encoding="utf-8")
        start = text.find(known["begins"])
        end = text.find(known["ends"], start)
        parts = (part.strip() for part in text[start : end + len(known["ends"])].split("\n\n"))
        paragraphs = tuple(part for part in parts if not part.startswith(LINK))
        if 0 <= start < end and len(paragraphs) >= FEWEST_PARAGRAPHS:
            found.append(Story(known["headline"], datetime.fromisoformat(known["published_at"]), paragraphs))
    return found


def pages() -> Iterator[Gold]:
    """Yield the thirty pages, layout by layout."""
    environment = Environment(loader=FileSystemLoader(LAYOUTS), autoescape=True, undefined=StrictUndefined)
    known = stories()
    for number, file in enumerate(sorted(LAYOUTS.glob("[!_]*.html"))):
        template = environment.get_template(file.name)
        for turn in range(2):
            story = known[(2 * number + turn) % len(known)]
            html = template.render(**_surroundings(known, story, number), **_article(story, file.stem, number + turn))
            moment = story.moment.replace(tzinfo=KOLKATA) if file.stem == "kolkata" else story.moment
            yield Gold(f"{file.stem}-{turn + 1}", html, story.headline, "\n".join(story.paragraphs), moment)
        listed = {"paragraphs": (), "headline": "জাতীয়", "address": f"https://{_domain(number)}/national"}
        html = template.render(**_surroundings(known, known[number], number), **listed)
        yield Gold(f"{file.stem}-listing", html, "জাতীয়", None, None)


def _surroundings(known: Sequence[Story], story: Story, number: int) -> dict[str, object]:
    """What a page of a layout holds besides its article."""
    others = [other for other in known if other is not story]
    cards = [
        {"headline": other.headline, "teaser": other.paragraphs[0][:90], "shown": _shown(other.moment, "wordpress")}
        for other in others[:10]
    ]
    return {
        "outlet": _OUTLETS[number % len(_OUTLETS)],
        "domain": _domain(number),
        "editor": _EDITORS[number % len(_EDITORS)],
        "street": "১২/ক শিমুলতলা সড়ক, পলাশডাঙা-১২০৫",
        "today": _shown(story.moment + timedelta(days=40), "date"),
        "section": "জাতীয়",
        "others": [other.headline for other in others],
        "cards": cards,
    }


def _article(story: Story, layout: str, number: int) -> dict[str, object]:
    return {
        "paragraphs": story.paragraphs,
        "headline": story.headline,
        "address": f"https://{_domain(number)}/national/{1000 + number}",
        "byline": _BYLINES[number % len(_BYLINES)],
        "iso": story.moment.isoformat(),
        "utc": (story.moment - timedelta(hours=6)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "shown": _shown(story.moment, layout),
        "clocked": _shown(story.moment, "portal"),
    }


def _domain(number: int) -> str:
    return f"{('palashdanga', 'kashful', 'mohona', 'janala', 'kheya')[number % 5]}.example"


def _shown(moment: datetime, layout: str) -> str:
    """A moment as pages of a layout print it."""
    day, year, month = f"{moment.day:02}", str(moment.year), _MONTHS[moment.month - 1]
    half = ("রাত", "সকাল", "দুপুর", "বিকেল", "রাত")[(moment.hour >= 6) + (moment.hour >= 12) + (moment.hour >= 15)]
    if moment.hour >= 18:
        half = "সন্ধ্যা" if moment.hour < 20 else "রাত"
    twelve = (moment.hour + 11) % 12 + 1
    latin = "পূর্বাহ্ন" if moment.hour < 12 else "অপরাহ্ন"
    shown = {
        "date": f"{day} {month} {year}",
        "portal": f"{twelve:02}:{moment.minute:02}:00 {latin}, {day} {month} {year}",
        "kolkata": f"{day} {month} {year} {moment.hour:02}:{moment.minute:02}",
        "tables": f"{day} {month}, {year}, {moment.hour:02}:{moment.minute:02}",
        "print_edition": f"{moment.hour:02}:{moment.minute:02}, {day} {month} {year}",
        "soup": f"{day}-{moment.month:02}-{year}, {twelve}:{moment.minute:02} {latin}",
    }
    usual = f"{day} {month} {year}, {half} {twelve}:{moment.minute:02}"
    return shown.get(layout, usual).translate(_DIGITS)
