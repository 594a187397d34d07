"""Short forms in which people keep articles: what heads a text by a sign or two, without a page around it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.models import Article
from annotator.pages import read

TITLE = "নবগঙ্গার ভাঙনে বিলীন ১১ দোকান"
PARAGRAPHS = (
    "নড়াইলের কালিয়ায় নবগঙ্গার ভাঙনে বিলীন হয়েছে বাজারের ১১টি দোকান।",
    "দোকানি লিটন বিশ্বাস বলেন, ‘রাতে ঘুমাতে গেলেও ভয় হয়, সকালে উঠে কী দেখব।’",
    "পাউবোর প্রকৌশলী জানান, জিও ব্যাগ ফেলার কাজ শুরু হবে রোববার।",
)
TEXT = "\n\n".join(PARAGRAPHS)


def article(folder: Path, text: str, name: str = "a.txt") -> Article:
    (folder / name).write_text(text, encoding="utf-8")
    (reading,) = read([folder / name])
    assert reading.article is not None
    assert reading.article.body == TEXT
    return reading.article


@pytest.mark.parametrize(
    ("head", "outlet", "day"),
    [
        (f"*{TITLE}*\n\n*সূত্র:* কালিয়া বার্তা\n*তারিখ:* ৩ মে ২০২৪", "কালিয়া_বার্তা", "2024-05-03"),
        (f"**{TITLE}**\n**সূত্র:** প্রথম আলো", "prothom_alo", None),
        (f"*{TITLE}*\n*সূত্র:* প্রথম আলো, ৩ মে ২০২৪", "prothom_alo", "2024-05-03"),
        (f"{TITLE}\nসূত্র: রয়টার্স", None, None),
        (f"{TITLE}\nপ্রথম আলো (অনলাইন)\n৩ মে ২০২৪, ১০:২০", "prothom_alo", "2024-05-03"),
        (f"যুগান্তর (অনলাইন সংস্করণ)\n{TITLE}\nনড়াইল প্রতিনিধি\n৩ মে ২০২৪, ১০:২০", "jugantor", "2024-05-03"),
        (f"{TITLE}\nসমকাল (অনলাইন), ৩ মে ২০২৪", "samakal", "2024-05-03"),
        (f"{TITLE}|সারাদেশ|প্রথম আলো\n{TITLE}\nনড়াইল প্রতিনিধি", "prothom_alo", None),
        (f"{TITLE} | সারাদেশ | চিত্রাপাড়ের খবর\nনড়াইল প্রতিনিধি", "চিত্রাপাড়ের_খবর", None),
        (f"{TITLE}|সারাদেশ|চিত্রাপাড়ের খবর", "চিত্রাপাড়ের_খবর", None),
        (f"{TITLE} | ৩ মে ২০২৪", None, "2024-05-03"),
    ],
)
def test_what_a_short_head_tells(tmp_path: Path, head: str, outlet: str | None, day: str | None) -> None:
    found = article(tmp_path, f"{head}\n\n{TEXT}\n")
    assert (found.headline, found.outlet) == (TITLE, outlet)
    assert (str(found.published_at.date()) if found.published_at else None) == day


@pytest.mark.parametrize("sign", ["**", "__"])
@pytest.mark.parametrize(("bold", "author"), [("রিপন মল্লিক, যশোর", "রিপন মল্লিক, যশোর"), ("দোকান হারিয়ে দিশাহারা", None)])
def test_a_name_in_bold_above_the_first_paragraph_is_the_reporter(
    tmp_path: Path, sign: str, bold: str, author: str | None
) -> None:
    assert article(tmp_path, f"# {TITLE}\n\n{sign}{bold}{sign}\n\n{TEXT}\n").author == author


def test_a_day_behind_a_title_is_no_part_of_it_and_no_outlet(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    pages = {
        "a.jsonl": json.dumps({"title": f"{TITLE} | ৩ মে ২০২৪", "text": TEXT}, ensure_ascii=False),
        "b.html": f"<html><title>{TITLE} | ৩ মে ২০২৪</title><body><h2>{TITLE}</h2>{paragraphs}</body></html>",
        "c.html": f"<html><title>{TITLE} | ৩ মে ২০২৪ | চিত্রাপাড়ের খবর</title><body>{paragraphs}</body></html>",
    }
    for name, page in pages.items():
        (tmp_path / name).write_text(page, encoding="utf-8")
        (reading,) = read([tmp_path / name])
        assert reading.article is not None
        assert reading.article.headline == TITLE
        assert str(reading.article.published_at)[:10] == "2024-05-03"
        assert reading.article.outlet == ("চিত্রাপাড়ের_খবর" if name == "c.html" else None)


def test_a_source_below_the_text_is_no_outlet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"Title: {TITLE}\nDate: 2024-05-03\n\n{TEXT}\n\nসূত্র: কালিয়া বার্তা\n", "utf-8")
    (reading,) = read([tmp_path / "a.txt"])
    assert reading.article is not None
    assert reading.article.outlet is None
