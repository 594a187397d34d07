"""An article about a ferry in which one attribution was found, its task in a browser, and what the pull brings back."""

from __future__ import annotations

from annotator.labels import Basis, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span, digest
from tests.studio.editor import Editor
from tests.studio.looping import Loop

#: The first attribution stands in the first paragraph; nothing is predicted in the two behind it.
FIRST = "নদীপুর পুলিশ জানিয়েছে, সেতুটি সম্ভবত আজ রাতেও বন্ধ থাকবে।"
SECOND = "মেয়র রওশন জামিল বলেছেন মেরামত শেষ হতে তিন সপ্তাহ লাগবে।"
THIRD = "বাসিন্দারা নৌকায় নদী পার হচ্ছেন।"
TEXT = f"মেনু | প্রথম পাতা\n{FIRST}\n\n{SECOND}\n\n{THIRD}"
BODY = TEXT.index(FIRST)
ARTICLE = Article(
    page=Page(name="ferry", path="ferry.txt", media="text", text=TEXT),
    segments=((BODY, len(TEXT)),),
    outlet_name="দৈনিক নদী",
    headline="সেতু বন্ধ",
)


def span(words: str, text: str = TEXT) -> Span:
    return Span.of(text, text.index(words), text.index(words) + len(words))


def attribution(**change: object) -> Attribution:
    found = Attribution(
        id=digest(ARTICLE.version, "first")[:16],
        source=span("নদীপুর পুলিশ"),
        cue=span("জানিয়েছে"),
        claim=span("সেতুটি সম্ভবত আজ রাতেও বন্ধ থাকবে"),
        hedges=(span("সম্ভবত"),),
        hedge_level=HedgeLevel.PROBABLE,
        function=Function.STATEMENT,
        quote_type=QuoteType.INDIRECT,
        scope=Scope.SENTENCE,
        polarity=Polarity.POSITIVE,
        source_type=SourceType.OFFICIAL,
        canonical="নদীপুর পুলিশ",
        rule="verb.after-source",
        score=0.8,
    )
    return found.model_copy(update=change)


FOUND = Annotation(attributions=(attribution(),))


def begin(loop: Loop, editor: Editor, article: Article = ARTICLE, found: Annotation = FOUND) -> int:
    """Push an article and open its task; its number."""
    loop.add(article, found)
    loop.push()
    task = loop.only()
    editor.open(task)
    return task


def choose(editor: Editor, words: str, *keys: str) -> None:
    """Press keys of choices with the region on words selected."""
    editor.pick(words)
    for key in keys:
        editor.press(key)


def pulled(loop: Loop, article: Article = ARTICLE) -> Annotation | None:
    loop.pull()
    return loop.store.annotation(article.key, Basis.REVIEWED)
