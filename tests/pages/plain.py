"""A plain page, as text, in HTML and in a row, into which what is asked about is put."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

#: Parts of pages in every one of their forms.
PARTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("parts.toml").read_text(encoding="utf-8"))
ROW = "row:"
PARAGRAPHS = (
    "ভোর থেকে টানা বৃষ্টিতে কাঁসাই নদীর পানি বেড়ে চরের তিন গ্রামে ঢুকেছে, ডুবে গেছে আমন ধানের খেত। পানি আরও বাড়তে পারে।",
    "উপজেলা প্রশাসন জানিয়েছে, দুটি স্কুলে আশ্রয়কেন্দ্র খোলা হয়েছে এবং সেখানে শুকনা খাবার পাঠানো হচ্ছে। নৌকা আছে ছয়টি।",
    "‘ঘরে কোমরপানি, গরু নিয়ে কোথায় যাব জানি না,’ বলেন মধ্যচরের কৃষক হারাধন মাঝি। তাঁর দুই বিঘা জমি এখন পানির নিচে।",
    "পানি উন্নয়ন বোর্ডের এক প্রকৌশলী বলেন, বাঁধের ভাঙা অংশে বালুর বস্তা ফেলা হচ্ছে, কাজ শেষ হতে দুই দিন লাগবে। বৃষ্টি থামলে সুবিধা হবে।",
    "গত বছর একই সময়ে নদীটির পানি এতটা বাড়েনি, তবু কয়েকটি ঘর ভেঙেছিল। এবার ক্ষতি আরও বেশি হবে বলে মনে করছেন বাসিন্দারা।",
)
HEADLINE = "কাঁসাইয়ের পানি চরে, ডুবেছে তিন গ্রাম"
STORY = "\n\n".join(PARAGRAPHS)


def plain(*lines: str, headline: str = HEADLINE, first: str = "", last: str = "") -> str:
    """A plain page with some lines below its headline; text can be joined to its first and its last paragraph."""
    body = [f"{first}{PARAGRAPHS[0]}", *PARAGRAPHS[1:-1], f"{PARAGRAPHS[-1]}{last}"]
    return "\n\n".join([headline, *lines, *body])


def marked_up(
    meta: str = "",
    shown: str = "",
    headline: str = HEADLINE,
    *,
    above: str = "",
    below: str = "",
    paragraphs: Sequence[str] = PARAGRAPHS,
) -> str:
    """The plain page in HTML, with something in its head, below its headline, above and below the article."""
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    article = f"<article><h1>{headline}</h1>{shown}{body}</article>"
    return f"<html><head>{meta}</head><body>{above}{article}{below}</body></html>"


def row(fields: Mapping[str, str]) -> str:
    """A row, as it is asked."""
    return ROW + json.dumps(dict(fields), ensure_ascii=False)
