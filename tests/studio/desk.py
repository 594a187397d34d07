"""A reviewer at work on one article, without a server: labels laid on words, relations drawn."""

from __future__ import annotations

from typing import Any

from annotator.lexicon.marks import load_marks
from annotator.models import Attribution
from annotator.studio.review import Interpretation, read_review
from tests.store.making import article

Json = dict[str, Any]

load_marks()  # read once, before any example is timed

TEXT = (
    "নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। লোকজন নৌকায় নদী পার হচ্ছেন।\n"
    "মেয়র রওশন জামিল বলেন, “কাজ শেষ হবে জুনে। আর দেরি হবে না।”"
)
ARTICLE = article(TEXT)


class Desk:
    """A reviewer at work on an article: lays labels on words and draws relations."""

    def __init__(self, result: list[Json] | None = None) -> None:
        self.result = result or []

    def lay(self, label: str, words: str, *, id_: str | None = None, **said: str) -> str:
        start = TEXT.index(words)
        id_ = id_ or f"{label}-{start}-{len(self.result)}"
        ends = {"start": start, "end": start + len(words), "text": "anything"}
        item = {"id": id_, "to_name": "text", "origin": "manual"}
        self.result.append({**item, "from_name": "span", "type": "labels", "value": {**ends, "labels": [label]}})
        for name, word in said.items():
            kind = "textarea" if name.endswith(("canonical", "understood", "affiliation")) else "choices"
            value = {**ends, "text": [word]} if kind == "textarea" else {**ends, "choices": [word]}
            self.result.append({**item, "from_name": name, "type": kind, "value": value})
        return id_

    def tie(self, start: str, end: str, *types: str, **more: str) -> None:
        self.result.append({"type": "relation", "from_id": start, "to_id": end, "labels": list(types), **more})

    def say(self, name: str, word: str) -> None:
        kind = "textarea" if name == "comment" else "choices"
        value = {"text": [word]} if kind == "textarea" else {"choices": [word]}
        self.result.append({"id": "x", "from_name": name, "to_name": "text", "type": kind, "value": value})

    def read(self) -> Interpretation:
        return read_review(ARTICLE, self.result)

    def only(self) -> Attribution:
        (found,) = self.read().annotation.attributions
        return found


CUE_SAYS = {"function": "statement", "hedge_level": "flat", "scope": "sentence", "quote_type": "indirect"} | {
    "polarity": "positive"
}


def kinds(review: Interpretation) -> list[str]:
    return sorted(problem.kind.removeprefix("review-") for problem in review.problems)
