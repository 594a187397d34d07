"""What stands on the pages of an outlet whatever the story is furniture, though no lexicon knows it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator.pages import read, reader

#: What a house that no lexicon knows writes on all its pages.
SLOGAN = "এ পাতার সব লেখা পাঠকের হাতে তুলে দিয়ে আমরা আনন্দিত হই।"
SHELF = "পাঠকঘরের তাক থেকে"
#: A paragraph that follow-ups of one story tell again.
BACKGROUND = "গত মাসে নদীর বাঁধ ভেঙে নয়টি গ্রাম তলিয়ে গিয়েছিল, তখন দুই হাজার মানুষ আশ্রয়কেন্দ্রে উঠেছিলেন।"
PLACES = ["নদীপুর", "শিমুলতলা", "কাশবন", "হিজলডাঙা", "পদ্মবিল", "মধুখালি", "শালবন", "তালপুকুর", "বকুলনগর", "আমতলা", "জামতলা", "কদমগাছি"]
THINGS = ["সেতু", "হাট", "বাঁধ", "স্কুল", "ঘাট", "মেলা", "বাজার", "খাল", "সড়ক", "বাগান", "গুদাম", "হাসপাতাল"]


def story(number: int) -> list[str]:
    place, thing = PLACES[number % 12], THINGS[number % 12]
    return [
        f"{place} এলাকার {thing} নিয়ে নতুন পরিকল্পনা",
        f"{place} এলাকার {thing} আগামী মাসে খুলে দেওয়া হবে বলে জানিয়েছেন স্থানীয় কর্মকর্তারা। কাজ শেষ করতে {number + 3} মাস লেগেছে।",
        f"{thing} ঘিরে এখন {place} এলাকার মানুষের ভিড়। সকাল থেকে সন্ধ্যা পর্যন্ত {number + 40} জন শ্রমিক সেখানে কাজ করেন।",
    ]


def page(number: int, *more: str) -> str:
    headline, first, second = story(number)
    return "\n\n".join([headline, first, SLOGAN, second, *more, SHELF, SLOGAN]) + "\n"


def write(folder: Path, pages: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return [folder / f"{name}.txt" for name in pages]


def bodies(files: list[Path]) -> dict[str, str]:
    return {one.file: one.article.body for one in read(files) if one.article}


def test_what_stands_on_many_pages_is_no_part_of_any_story(tmp_path: Path) -> None:
    found = bodies(write(tmp_path / "outlet", {f"{number:02}": page(number) for number in range(12)}))
    assert len(found) == 12
    assert [file for file, body in found.items() if SLOGAN in body or SHELF in body] == []
    for number, body in enumerate(found.values()):
        assert all(paragraph in body for paragraph in story(number)[1:])


def test_a_page_alone_teaches_nothing(tmp_path: Path) -> None:
    (alone,) = bodies(write(tmp_path / "outlet", {"00": page(0)})).values()
    assert SLOGAN in alone


def test_the_order_of_the_pages_makes_no_difference(tmp_path: Path) -> None:
    files = write(tmp_path / "outlet", {f"{number:02}": page(number) for number in range(9)})
    shuffled = random.Random(3).sample(files, len(files))
    assert bodies(files) == bodies(shuffled)


def test_pages_of_another_folder_are_another_outlets(tmp_path: Path) -> None:
    files = [
        file
        for number in range(3)
        for file in write(tmp_path / f"outlet-{number}", {"00": page(number), "01": story(number + 5)[0] + "\n\n" * 2})
    ]
    assert all(SLOGAN in body for body in bodies(files).values())


def test_copies_of_one_story_are_one_page(tmp_path: Path) -> None:
    found = bodies(write(tmp_path / "outlet", {f"{number:02}": page(0) for number in range(6)}))
    assert all(story(0)[1] in body and SLOGAN in body for body in found.values())


def test_a_background_that_follow_ups_repeat_stays(tmp_path: Path) -> None:
    follow_ups = {f"{number:02}": page(number, *([BACKGROUND] if number < 4 else [])) for number in range(12)}
    found = list(bodies(write(tmp_path / "outlet", follow_ups)).values())
    assert all(BACKGROUND in body for body in found[:4])
    assert not any(SLOGAN in body for body in found)


def test_pages_kept_from_learning_are_read_as_new_ones_are(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parent / "whole"
    pages = [file for file in sorted(folder.iterdir()) if file.suffix in (".html", ".txt", ".eml")]
    kept = list(read(pages))
    monkeypatch.setattr(reader, "_KEPT", 0)
    assert list(read(pages)) == kept
