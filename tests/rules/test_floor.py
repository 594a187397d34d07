"""Who holds the floor in the sentences that no attribution holds."""

from __future__ import annotations

from hypothesis import given, settings

from annotator.labels import Holder
from annotator.models import Held
from annotator.rules.floor import ENDED, load_weights
from annotator.rules.floor_evidence import BEFORE, BEHIND
from tests.rules.passing import rule_pass
from tests.rules.texts import texts


def floor(text: str) -> list[tuple[str, str | None]]:
    """The holder of each sentence that no attribution holds, and the speaker's name."""
    return [(one.holder.value, one.source) for one in rule_pass().annotate_text(text).floor]


def last(text: str) -> Held:
    return rule_pass().annotate_text(text).floor[-1]


def test_a_speaker_goes_on_without_a_cue() -> None:
    text = "মেয়র সালমা খাতুন বলেন, খাল খনন শেষ। আমরা এবার পাড়ে গাছ লাগাব।"
    assert floor(text) == [("speaker", "সালমা খাতুন")]
    assert {"first_person", "future"} <= set(last(text).evidence)


def test_what_was_before_is_the_outlets() -> None:
    text = "মেয়র সালমা খাতুন বলেন, খাল খনন শেষ। উল্লেখ্য, গত মার্চে ঠিকাদারের সঙ্গে চুক্তি সই হয়।"
    assert floor(text) == [("outlet", None)]
    assert {"background", "dated"} <= set(last(text).evidence)


def test_before_anybody_speaks_the_outlet_tells_it() -> None:
    assert floor("নদীপুরে খাল খনন শেষ। মেয়র সালমা খাতুন বলেন, পানি নামছে।") == [("outlet", None)]


def test_a_pointer_holds_what_stands_before_it() -> None:
    text = "নদীপুরে নৌকা ডুবে দুজন মারা গেছেন। নৌকায় যাত্রী ছিলেন ১২ জন। আজ সকালে নদীপুর থানার পুলিশ এ তথ্য জানিয়েছে।"
    assert [holder for holder, _ in floor(text)] == ["speaker", "speaker"]


def test_over_somebody_elses_words_a_pointer_reaches_two_sentences_back() -> None:
    opening = "নদীপুরে বর্ষা আসে দেরিতে। হাটে তখন ভিড় কমে। ঘাটে নৌকা বাঁধা থাকে। "
    text = opening + "মাঝি রতন দাস বলেন, নদীতে স্রোত বেশি। আজ সকালে নদীপুর থানার পুলিশ এ তথ্য জানিয়েছে।"
    assert [holder for holder, _ in floor(text)][:2] == ["outlet", "outlet"]


def test_a_paragraph_ends_where_the_next_sentence_begins_without_a_space() -> None:
    said = "নদীপুরে খাল আছে তিনটি। মেয়র সালমা খাতুন বলেন, খাল খনন শেষ।{}হাটের পাশে সেতুর কাজ শেষ হয়েছে। ঘাটে বসেছে নতুন বাতি।"
    apart, glued = (last(said.format(gap)) for gap in (" ", ""))
    assert "paragraph" not in apart.evidence
    assert (glued.holder, "paragraph" in glued.evidence) == (Holder.OUTLET, True)


def test_what_somebody_puts_forward_may_be_listed_behind_it_paragraph_by_paragraph() -> None:
    said = "সভায় মেয়র সালমা খাতুন এসব প্রস্তাব তুলে ধরেন।\n{}খাল খনন করতে হবে। বর্ষার আগে পাড় বাঁধা হবে।\nদুই বছরের মধ্যে ঘাট পাকা করা হবে।"
    assert floor(said.format("প্রথমত, ")) == [("speaker", "সালমা খাতুন")] * 3
    assert ("outlet", None) in floor(said.format(""))


def test_a_person_who_is_cited_goes_on_rather_than_who_cites() -> None:
    text = "রয়টার্স জানায়, মেয়র সালমা খাতুন বলেছেন, খাল খনন শেষ। আমরা এবার গাছ লাগাব।"
    assert floor(text) == [("speaker", "সালমা খাতুন")]


def test_where_nobody_is_named_nobody_goes_on() -> None:
    assert floor("জানা গেছে, খাল খনন শেষ। এবার পানি নামবে।") == [("outlet", None)]


def test_a_sentence_that_an_attribution_holds_has_no_holder() -> None:
    assert floor("মেয়র সালমা খাতুন বলেন, ‘খাল খনন শেষ। পানি নামছে।’") == []


def test_every_sign_has_a_weight_and_every_weight_a_sign() -> None:
    weights = load_weights()
    assert weights.behind.keys() == {"always", ENDED, *(sign.__name__ for sign in BEHIND)}
    assert weights.before.keys() == {"always", *(sign.__name__ for sign in BEFORE)}


@given(texts)
@settings(max_examples=100, deadline=None)
def test_sentences_stand_in_order_and_hold_no_cue(text: str) -> None:
    found = rule_pass().annotate_text(text)
    ends = [end for one in found.floor for end in (one.start, one.end)]
    assert ends == sorted(ends)
    assert all(text[one.start : one.end].strip() for one in found.floor)
    cues = [one.cue for one in found.attributions if not (one.rule or "").startswith("credit")]
    assert not any(one.start <= cue.start < one.end for one in found.floor for cue in cues)
    assert all((one.source is not None) == (one.holder is Holder.SPEAKER) for one in found.floor)
