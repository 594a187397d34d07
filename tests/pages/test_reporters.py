"""Reporter, place and day that stand before the first sentence of a story go; the sentence stays, wrapped or not."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from annotator.pages import read

TITLE = "নদীপুরে সেতুর কাজ পিছিয়ে গেল আরও এক বছর"
PARAGRAPHS = (
    "সংযোগ সড়কের জমি না মেলায় নদীপুরের নতুন সেতুর কাজ আরও এক বছর পিছিয়ে গেল বলে মঙ্গলবার জানাল জেলার পূর্ত দফতর।",
    "পূর্ত দফতরের এক বাস্তুকার বলেন, জমির দাম নিয়ে মালিকদের সঙ্গে কথা চলছে। চৈত্রের আগে মাটি ফেলা যাবে না বলে তাঁর ধারণা।",
    "বাসিন্দা কমল দাসের অভিযোগ, চার বছর ধরে একই আশ্বাস শোনানো হচ্ছে। বর্ষায় খেয়াই তাঁদের ভরসা, তা-ও সন্ধ্যার পরে বন্ধ।",
    "সেতুটি চালু হলে মহকুমা সদরে যেতে সময় লাগবে কুড়ি মিনিট, এখন লাগে দুই ঘণ্টা। প্রতিদিন ছয় হাজার মানুষ পারাপার করেন।",
)
HEAD = f"নদীবার্তা\n\n{TITLE}\n\n১২ মার্চ ২০২৪, ১০:২০\n\n"
LINES = 1000


def body(folder: Path, paragraphs: list[str], width: int) -> str:
    (folder / "a.txt").write_text(
        HEAD + "\n\n".join("\n".join(textwrap.wrap(paragraph, width)) for paragraph in paragraphs) + "\n", "utf-8"
    )
    (reading,) = read([folder / "a.txt"])
    assert reading.article is not None
    return " ".join(reading.article.body.split())


@pytest.mark.parametrize("width", [60, 72, 80, LINES])
@pytest.mark.parametrize(
    "reporter",
    [
        "নদীবার্তা প্রতিবেদন, নদীপুর: ",
        "নিজস্ব সংবাদদাতা, নদীপুর: ",
        "নিজস্ব সংবাদদাতা, নদীপুর, ১২ মার্চ (হি.স.): ",
        "স্টাফ রিপোর্টার, নদীপুর – ",
        "স্টাফ রিপোর্টার, নদীপুর- ",
        "স্টাফ রিপোর্টার, নদীপুর—",
        "নদীপুর প্রতিনিধি।। ",
        "ধলেশ্বরী প্রতিনিধি। নদীপুর, ১২ মার্চ।। ",
        "ধলেশ্বরী প্রতিনিধি, নদীপুর, ১২ই মার্চ। ",
        "নদীবার্তা ওয়েবডেস্ক: ",
    ],
)
def test_the_sentence_behind_a_reporter_is_body(tmp_path: Path, reporter: str, width: int) -> None:
    first, *rest = PARAGRAPHS
    assert body(tmp_path, [reporter + first, *rest], width) == " ".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "first",
    [
        "তিনি ছিলেন একজন প্রতিনিধি। তাঁর কাজ ছিল সেতুর খবর রাখা।",
        "সভায় ছিলেন গ্রামের প্রতিনিধি। ৩ মার্চ সেতুর কথা ওঠে।",
        "সেতু খুলছে।। দুই পাড়ের মানুষ খুশি।",
    ],
)
def test_a_sentence_about_one_stays(tmp_path: Path, first: str) -> None:
    assert body(tmp_path, [first, *PARAGRAPHS], LINES) == " ".join([first, *PARAGRAPHS])


def test_a_line_that_stands_again_and_again_shows_no_wrapped_text(tmp_path: Path) -> None:
    noise = "নদীবার্তার সঙ্গে থাকুন সেতুর সব খবর পেতে চোখ রাখুন আমাদের পাতায় রোজ সকালে"
    paragraphs = [f"{paragraph}\n{noise}" for paragraph in PARAGRAPHS]
    (tmp_path / "a.txt").write_text(HEAD + "\n".join(paragraphs) + "\n", "utf-8")
    (reading,) = read([tmp_path / "a.txt"])
    assert reading.article is not None
    assert reading.article.body.splitlines()[0] == PARAGRAPHS[0]


@pytest.mark.parametrize("reporter", ["কমল দে, নদীপুর", "মো. কামাল উদ্দিন, ঢাকা", "রওশন আরা, নদীপুর (চরকান্দি)"])
@pytest.mark.parametrize("title", ["ঘাটের মাঝিরা", "খেয়াঘাটে অপেক্ষা"])
def test_a_name_with_a_place_is_the_reporter_below_a_short_headline(tmp_path: Path, title: str, reporter: str) -> None:
    (tmp_path / "a.txt").write_text(
        f"নদীবার্তা\n\n{title}\n{reporter}\n১২ মার্চ ২০২৪\n\n" + "\n\n".join(PARAGRAPHS), "utf-8"
    )
    (reading,) = read([tmp_path / "a.txt"])
    assert reading.article is not None
    assert (reading.article.headline, reading.article.author) == (title, reporter)


@pytest.mark.parametrize("title", ["সেতুর কাজ পিছিয়ে, নদীপুর", "দুই পাড়ের অপেক্ষা, ক্ষোভ"])
def test_a_headline_with_a_comma_is_no_name_with_a_place(tmp_path: Path, title: str) -> None:
    text = f"নদীবার্তা\n\nজেলার খবর\n{title}\n১২ মার্চ ২০২৪\n\n" + "\n\n".join(PARAGRAPHS)
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (reading,) = read([tmp_path / "a.txt"])
    assert reading.article is not None
    assert (reading.article.headline, reading.article.author) == (title, None)
