"""A credit at the end of a story keeps all the names in it, and loses what was joined behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.pages import read

HEAD = "নদীপুরে সেতু খুলছে সোমবার\n\n"
STORY = "নদীপুরের নতুন সেতুটি সোমবার খুলে দেওয়া হবে বলে জানিয়েছেন প্রকৌশলীরা। কাজ শেষ করতে চার বছর লেগেছে। দুই পাড়ের মানুষ খুশি।"


@pytest.mark.parametrize(
    ("tail", "kept"),
    [
        ("সূত্র: রয়টার্স, হাওর বার্তা, নদী নিউজ ঢাকা ডাক/কেএম", "সূত্র: রয়টার্স, হাওর বার্তা, নদী নিউজ"),
        ("সূত্র: রয়টার্স ঢাকা ডাক/কেএম", "সূত্র: রয়টার্স"),
    ],
)
def test_the_names_of_a_credit_stay_and_initials_go(tmp_path: Path, tail: str, kept: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{HEAD}{STORY} {tail}\n", encoding="utf-8")
    (one,) = read([page])
    assert one.article is not None
    assert one.article.body.endswith(kept)
