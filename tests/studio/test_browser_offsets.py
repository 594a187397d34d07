"""Spans come back from a real browser where they were, whatever the text holds."""

from __future__ import annotations

from annotator.labels import Label
from annotator.models import Annotation, Article, Page, Span
from tests.studio.editor import Editor
from tests.studio.ferry import begin, pulled, span
from tests.studio.looping import Loop, samples

#: Texts on which offsets go wrong, and what a label is laid on in each: from these words to those.
TRICKY = {
    "emoji": ("😀😀 পুলিশ 👩‍👩‍👧 বলেছে 🇧🇩 সেতু বন্ধ", "বলেছে 🇧🇩 সেতু", None),
    "joiners": ("র\u200dয\u200cয় পুলিশ বলেছে ক্\u200cষ সেতু র\u200d্য বন্ধ", "ক্\u200cষ সেতু র\u200d্য", None),
    "decomposed": ("পুলিশ জানিয\u09bcেছে, ঘোড\u09bcা ও সেতু বন্ধ", "ঘোড\u09bcা ও সেতু", None),
    "composed vowels": ("পুলিশ বল\u09c7\u09beছে, ব\u09cbঝা সেতু বন্ধ", "ব\u09cbঝা সেতু", None),
    "crlf": ("প্রথম লাইন\r\nদ্বিতীয় লাইন\r\n\r\nসেতু বন্ধ", "সেতু বন্ধ", None),
    "over crlf": ("প্রথম লাইন\r\nদ্বিতীয় পুলিশ\r\n\r\nসেতু বন্ধ", "দ্বিতীয়", "সেতু"),
    "tabs": ("\tপুলিশ\t\tবলেছে\tসেতু বন্ধ", "সেতু বন্ধ", None),
    "over a tab": ("\tপুলিশ\t\tবলেছে\tসেতু বন্ধ", "বলেছে", "সেতু"),
    "blanks": ("   পুলিশ বলেছে   সেতু বন্ধ   ", "সেতু বন্ধ", None),
    "markup": ("<b>পুলিশ</b> &amp; বলেছে <i>সেতু বন্ধ", "সেতু বন্ধ", None),
    "over markup": ("<b>পুলিশ</b> বলেছে &amp; সেতু বন্ধ", "বলেছে", "সেতু"),
}


def test_offsets_survive_the_editor(loop: Loop, editor: Editor) -> None:
    """In each text a mark is shown, another is laid with the mouse, and both come back where they were."""
    by_key, laid = {}, {}
    for name, (text, first, last) in TRICKY.items():
        article = Article(page=Page(name=name, path=name, media="text", text=text), segments=((0, len(text)),))
        shown = span("পুলিশ" if "পুলিশ" in text else "লাইন", text)
        by_key[loop.add(article, Annotation(bare_hedges=(shown,)))] = name
        start = text.index(first)
        end = text.index(last or first, start) + len(last or first)
        laid[name] = (shown, Span.of(text, start, end))
    loop.push()
    names = {task["id"]: by_key[task["data"]["article_key"].split("-")[0]] for task in loop.tasks("id,data")}
    editor.open(min(names), stream=True)
    for count in range(len(names), 0, -1):
        name = names[editor.task]
        shown, _ = laid[name]
        assert (shown.start, shown.end) in editor.shown(), name
        editor.lay(Label.HEDGE, *TRICKY[name][1:])
        (editor.submit_and_go_on if count > 1 else editor.submit)()
    loop.pull()
    for key, name in by_key.items():
        read = loop.reviewed(key)
        assert read is not None and set(read.bare_hedges) == set(laid[name]), name


def test_a_span_over_a_line_break(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.lay(Label.HEDGE, "সপ্তাহ লাগবে", "বাসিন্দারা")
    editor.submit()
    read = pulled(loop)
    assert read is not None
    (hedge,) = read.bare_hedges
    assert hedge.text == "সপ্তাহ লাগবে।\n\nবাসিন্দারা"


def test_every_sample_is_what_it_was_when_it_is_accepted_unchanged(loop: Loop, editor: Editor) -> None:
    for article, found in samples():
        loop.add(article, found)
    loop.push()
    editor.open(min(task["id"] for task in loop.tasks("id")), stream=True)
    for _ in samples()[1:]:
        editor.submit_and_go_on()
    editor.submit()
    pulled = loop.pull()
    assert (pulled.stored.submitted, pulled.findings) == (len(samples()), [])
    for article, found in samples():
        key = loop.store.article(article.page.name).key
        assert loop.reviewed(key) == found, article.page.name
