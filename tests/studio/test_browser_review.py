"""A reviewer in a real browser: what the pull brings back is exactly what the person did."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page as Tab

from annotator.labels import Basis, Function, HedgeLevel, Label, Polarity, QuoteType, Relation, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Page, Span, digest
from annotator.studio import config
from annotator.studio.tabs import show_disagreements
from tests.studio.editor import Editor
from tests.studio.looping import Loop, samples

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


CUE_KEYS = ("hedge_level", "function", "quote_type", "scope", "polarity")
FOUND = Annotation(attributions=(attribution(),))


@pytest.fixture
def editor(page: Tab, loop: Loop) -> Editor:
    return Editor(page, loop.project)


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


def test_predictions_are_seen_and_accepted_as_they_are(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    places = {(one.start - BODY, one.end - BODY) for one in (FOUND.attributions[0].cue, *FOUND.attributions[0].hedges)}
    assert places <= editor.shown()
    editor.submit()
    assert pulled(loop) == FOUND
    (review,) = loop.store.reviews()
    assert review.reviewer and not review.is_bulk and review.seconds


@pytest.mark.parametrize("stream", [False, True], ids=["opened", "in the stream"])
def test_what_new_rules_found_is_shown_and_nothing_else(loop: Loop, editor: Editor, stream: bool) -> None:
    loop.add(ARTICLE, FOUND)
    loop.push()
    changed = attribution(hedges=(), hedge_level=HedgeLevel.FLAT)
    loop.add(ARTICLE, Annotation(attributions=(changed,)), "pass-2")
    assert loop.push().renewed == 1
    editor.open(loop.only(), stream=stream)
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(changed,))


def test_a_span_is_moved(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.stretch("নদীপুর পুলিশ", "জানিয়েছে")
    editor.submit()
    moved = span("নদীপুর পুলিশ জানিয়েছে")
    assert pulled(loop) == Annotation(attributions=(attribution(source=moved),))


def test_a_hedge_level_is_changed_by_its_key(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.pick("জানিয়েছে")
    editor.press("r")
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(attribution(hedge_level=HedgeLevel.POSSIBLE),))


def test_a_region_is_deleted(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("নদীপুর পুলিশ")
    editor.submit()
    gone = attribution(source=None, source_type=SourceType.UNSPECIFIED, canonical=None)
    assert pulled(loop) == Annotation(attributions=(gone,))


def test_who_deletes_the_cue_deletes_the_attribution(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("জানিয়েছে")
    editor.submit()
    read = pulled(loop)
    assert read is not None and read.attributions == ()


def test_an_attribution_is_added_with_its_relations(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.lay(Label.SOURCE, "মেয়র রওশন জামিল")
    editor.lay(Label.CUE, "বলেছেন")
    editor.lay(Label.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    editor.pick("মেয়র রওশন জামিল")
    editor.press("7")
    editor.pick("বলেছেন")
    for key in ("q", "a", "c", "v", "t"):
        editor.press(key)
    editor.tie("বলেছেন", Relation.SOURCE, "মেয়র রওশন জামিল")
    editor.tie("বলেছেন", Relation.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    editor.submit()
    read = pulled(loop)
    assert read is not None
    first, added = read.attributions
    assert first == attribution()
    assert (added.source, added.cue) == (span("মেয়র রওশন জামিল"), span("বলেছেন"))
    assert added.claim == span("মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    assert (added.source_type, added.function, added.hedge_level) == (
        SourceType.OFFICIAL,
        Function.STATEMENT,
        HedgeLevel.FLAT,
    )
    assert (added.rule, added.score) == (None, None)
    assert not list(loop.store.findings())


def test_what_only_one_cue_can_be_meant_by_needs_no_relation(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.lay(Label.SOURCE, "মেয়র রওশন জামিল")
    editor.lay(Label.CUE, "বলেছেন")
    editor.lay(Label.CLAIM, "মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    choose(editor, "মেয়র রওশন জামিল", "7")
    choose(editor, "বলেছেন", "q", "a")
    editor.submit()
    read = pulled(loop)
    assert read is not None
    _, added = read.attributions
    assert added.source == span("মেয়র রওশন জামিল")
    assert added.claim == span("মেরামত শেষ হতে তিন সপ্তাহ লাগবে")
    (review,) = loop.store.reviews()
    assert dict(review.inferred) == {added.id: ["source", "claim"]}
    assert not list(loop.store.findings())


def test_a_relation_needs_no_type(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.delete("নদীপুর পুলিশ")
    editor.lay(Label.SOURCE, "বাসিন্দারা")
    choose(editor, "বাসিন্দারা", "0")
    editor.tie("জানিয়েছে", None, "বাসিন্দারা")
    editor.submit()
    other = attribution(source=span("বাসিন্দারা"), source_type=SourceType.PERSON, canonical=None)
    assert pulled(loop) == Annotation(attributions=(other,))
    assert not list(loop.store.findings())


@pytest.mark.parametrize(
    ("words", "label", "missing"),
    [("বলেছেন", Label.CUE, ("q", "a")), ("মেয়র রওশন জামিল", Label.SOURCE, ("7",))],
    ids=["cue", "source"],
)
def test_what_has_to_be_judged_is_asked_for(
    loop: Loop, editor: Editor, words: str, label: Label, missing: tuple[str, ...]
) -> None:
    begin(loop, editor)
    editor.lay(label, words)
    for key in missing:
        assert editor.is_refused()
        choose(editor, words, key)
    editor.submit()


@pytest.mark.parametrize(("key", "asked"), [("e", True), ("a", True), ("c", False), ("v", False), ("t", False)])
def test_a_key_that_is_pressed_to_confirm_erases_nothing(loop: Loop, editor: Editor, key: str, asked: bool) -> None:
    """It takes the choice away: then either Submit asks for it, or what was shown holds."""
    begin(loop, editor)
    choose(editor, "জানিয়েছে", key)
    if asked:
        assert editor.is_refused()
        choose(editor, "জানিয়েছে", key)
    editor.submit()
    assert pulled(loop) == FOUND


def test_every_key_chooses_what_it_stands_for(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    root = ElementTree.fromstring(config.load())
    for control, words in (("source_type", "নদীপুর পুলিশ"), *((name, "জানিয়েছে") for name in CUE_KEYS)):
        (choices,) = (each for each in root.iter("Choices") if each.get("name") == control)
        for choice in choices:
            if choice.get("alias") != editor.chosen(control):
                choose(editor, words, str(choice.get("hotkey")).replace("shift+", "Shift+"))
                assert editor.chosen(control) == choice.get("alias")


#: Heights of what a line makes of its letters: between paragraphs, and where ties are named above it.
HEIGHTS = """
() => ['.lsf-richtext__container', '.lsf-richtext__line'].map((part) => {
  const style = getComputedStyle(document.querySelector(`.bn-text ${part}`));
  return parseFloat(style.lineHeight) / parseFloat(style.fontSize);
})
"""


def test_lines_are_as_high_as_the_names_of_ties_need_and_no_higher(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    assert editor.page.evaluate(HEIGHTS) == pytest.approx([1.2, 3.0])


def test_all_that_was_found_stands_beside_the_text(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    shown = editor.page.locator(".bn-card").inner_text()
    assert [word for word in ("জানিয়েছে", "নদীপুর পুলিশ", "সম্ভবত", "বিবৃতি", "সরকারি") if word not in shown] == []
    assert editor.page.locator(".bn-card li").count() == 1


#: Where a region's panel stands: its last control's end, the end of what the page shows, and the text beside it.
PANEL = """
() => {
  const rows = [...document.querySelectorAll('.bn-part .bn-row')].map((row) => row.getBoundingClientRect());
  const shown = rows.filter((row) => row.height > 0), page = document.querySelector('.lsf-main-content');
  const marks = [...document.querySelectorAll('.htx-highlight')].flatMap((mark) => [...mark.getClientRects()]);
  return {
    first: Math.min(...shown.map((row) => row.top)), last: Math.max(...shown.map((row) => row.bottom)),
    top: page.getBoundingClientRect().top, bottom: page.getBoundingClientRect().bottom,
    panel: Math.min(...shown.map((row) => row.left)), marks: Math.max(...marks.map((mark) => mark.right)),
  };
}
"""


@pytest.mark.parametrize("words", ["জানিয়েছে", "নদীপুর পুলিশ"], ids=["cue", "source"])
def test_all_that_is_said_of_a_region_is_seen_at_once_beside_the_text(loop: Loop, editor: Editor, words: str) -> None:
    editor.page.set_viewport_size({"width": 1280, "height": 720})
    begin(loop, editor)
    editor.pick(words)
    seen = editor.page.evaluate(PANEL)
    assert seen["top"] <= seen["first"] < seen["last"] <= seen["bottom"]
    assert seen["marks"] <= seen["panel"], "the panel hides a mark"


def test_what_is_edited_after_submitting_counts(loop: Loop, editor: Editor) -> None:
    task = begin(loop, editor)
    editor.submit()
    assert pulled(loop) == FOUND
    editor.open(task)
    editor.pick("জানিয়েছে")
    editor.press("s")
    editor.submit()
    assert pulled(loop) == Annotation(attributions=(attribution(function=Function.CLAIM),))


def test_each_tab_of_the_list_opens(loop: Loop, editor: Editor) -> None:
    """The page knows fewer conditions than the server, and shows nothing at all where a tab has another."""
    begin(loop, editor)
    show_disagreements(loop.studio.transport, loop.project, [ARTICLE.key])
    for view in loop.studio.call("GET", "/api/dm/views/", params={"project": loop.project.id}):
        editor.page.goto(f"{loop.project.url}/data?tab={view['id']}")
        editor.page.get_by_text(view["data"]["title"]).first.wait_for()


def test_a_skip_is_none(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.open(loop.only(), stream=True)
    editor.skip()
    assert pulled(loop) is None
    progress = loop.store.review_progress()
    assert progress and progress.skipped == 1


def test_a_draft_is_none(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    with editor.page.expect_response(lambda answer: "/drafts" in answer.url and answer.request.method == "POST"):
        editor.delete("নদীপুর পুলিশ")
    assert pulled(loop) is None


def test_a_status_and_a_comment(loop: Loop, editor: Editor) -> None:
    begin(loop, editor)
    editor.page.get_by_text("broken text").first.click()
    box = editor.page.locator("textarea").last
    box.fill("লেখার শেষ নেই")
    box.press("Shift+Enter")
    editor.submit()
    assert pulled(loop) is None
    progress = loop.store.review_progress()
    assert progress and progress.statuses == {"broken_text": 1}


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


def test_a_task_that_was_sent_before_there_were_cards_opens(loop: Loop, editor: Editor) -> None:
    task = begin(loop, editor)
    (found,) = loop.tasks()
    data = {name: value for name, value in found["data"].items() if name != "summary"}
    loop.studio.set_data(task, data)
    editor.open(task)
    assert len(editor.shown()) == 4
    editor.submit()
    assert pulled(loop) == FOUND
