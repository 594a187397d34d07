"""Offsets: whatever the text, segments are pieces of it, in order, and reading never raises."""

from __future__ import annotations

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.lexicon.furniture import load_furniture
from annotator.lexicon.outlets import load_outlets
from annotator.models import Page
from annotator.pages.article import Clues, Lexicons, find_article
from annotator.pages.known import ToldFields
from tests.pages.layout import load, names

LEXICONS = Lexicons(load_outlets(), load_furniture())
PIECES = [
    *("আজ বৈঠক হয়েছে। ", "তিনি বলেন, ‘যাব না।’ ", "কেন?", "আরও পড়ুন", "প্রকাশ: ০১ মে ২০২৪, ১০:০০", "ছবি: এএফপি"),
    *("সর্বশেষ", "/এমপি/", "নিজস্ব প্রতিবেদক", "সম্পাদক: ক", "মন্তব্য", "\n", "\r\n", "\n\n", "\u00a0", "\u200c", "\u2028"),
    *("য\u09bc", "ড\u09bc", "\u09bc", "\ufeff", "১. ", ":", "।", " "),
]
TEXTS = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5))).map("".join))


@given(TEXTS, st.sampled_from(["text", "record", "html"]), st.one_of(st.none(), TEXTS))
@settings(max_examples=300, deadline=None)
@example("প্রকাশ: ০১ মে ২০২৪\nসূত্র: বাসস", "text", None)
@example("", "record", "")
def test_segments_are_pieces_of_the_text_in_order(text: str, media: str, title: str | None) -> None:
    page = Page.model_validate({"name": "a", "path": "a", "media": media, "text": text})
    article = find_article(page, Clues(ToldFields(headline=title)), LEXICONS).article
    if article is None:
        return
    before = -1
    for start, end in article.segments:
        assert before < start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        before = end
    assert article == find_article(page, Clues(ToldFields(headline=title)), LEXICONS).article


def test_decomposed_letters_change_nothing_but_the_offsets(tmp_path: Path) -> None:
    for name in names():
        composed = load(name).text
        decomposed = composed
        for one, two in (("\u09df", "য\u09bc"), ("\u09dc", "ড\u09bc"), ("\u09dd", "ঢ\u09bc")):
            decomposed = decomposed.replace(one, two)
        found = [
            find_article(Page(name="a", path="a", media="text", text=text), Clues(), LEXICONS).article
            for text in (composed, decomposed)
        ]
        bodies = [article and fold(article.body) for article in found]
        assert bodies[0] == bodies[1], name
