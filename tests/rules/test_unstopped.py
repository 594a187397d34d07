"""Stretches without a full stop are cut where their verbs end sentences."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.bangla.folding import fold
from annotator.bangla.sentences import Range
from annotator.rules.text import Sentence
from annotator.rules.unstopped import cut
from tests.rules.passing import rule_pass

ONE = "নদী কমিশনের সদস্য মজিদ মিয়া বলেন, ঘাটের নতুন সেতু কাল ভোরে খুলবে "


def parts(text: str) -> list[str]:
    folded = fold(text)
    s = Sentence(folded, Range(0, len(folded)), rule_pass()._words)
    return [folded[span.start : span.end] for span in cut(s, rule_pass()._phrases.subject_end)]


def test_a_long_stretch_ends_with_its_verbs() -> None:
    assert parts((ONE * 8).strip()) == [ONE.strip()] * 8


def test_a_sentence_of_usual_length_stays_whole_in_a_text_that_has_full_stops() -> None:
    said = f"{(ONE * 3).strip()}। "
    found = rule_pass().annotate_text((said * 3).strip()).attributions
    assert [len(one.claim.fragments[0].text) > len(ONE) for one in found if one.claim][::3] == [True] * 3


def test_who_speaks_behind_the_verb_is_not_cut_off() -> None:
    said = "ঘাটের নতুন সেতু কাল ভোরে খুলবে বলে জানিয়েছেন নদী কমিশনের সদস্য মজিদ মিয়া "
    assert parts((said * 8).strip()) == [said.strip()] * 8


def test_a_short_stretch_is_cut_where_the_text_has_no_full_stop() -> None:
    paragraph = (ONE * 3).strip()
    found = rule_pass().annotate_text("\n\n".join([paragraph] * 3)).attributions
    assert [one.claim.fragments[0].text for one in found if one.claim] == ["ঘাটের নতুন সেতু কাল ভোরে খুলবে"] * 9


def test_what_goes_on_behind_a_verb_is_not_cut_off() -> None:
    said = "ঘাটের নতুন সেতু কাল ভোরে খুলবে বলে মজিদ মিয়া আমাদের জানান "
    assert parts((said * 8).strip()) == [said.strip()] * 8


ENDINGS = (
    "নদী কমিশনের বাড়তি টাকা দেওয়ার দাবি নাকচ করেছে পরিষদ",  # who speaks follows, where nobody stands before
    "ঘাটের পুরোনো সেতু এ বছর আর খুলবে না",  # a denial ends with its particle
    "সদস্য মজিদ মিয়া বলেন, ‘ঘাটের সেতু আর খুলবে না’",
    "সদস্য মজিদ মিয়া বলেন, ‘ঘাটের সেতু এখন পুরোপুরি প্রস্তুত’",  # a quotation ends without a verb
    "ঘাটের নতুন সেতুর কাজ অনেক দিন বন্ধ ছিল",  # before what opens a sentence
)


SUBJECTS = (
    # the second subject names the first again, or stands behind a plural, or its verb follows whom it is told
    ("হাট খোলা রাখার পরামর্শ দিয়েছেন সমিতির সভাপতি খালেক মোল্লা", "খালেক মোল্লা বলেন, হাট কাল ভোরে খুলবে"),
    ("ঘাটের ইজারা দেওয়ার খবর নাকচ করেছেন মাঝিরা", "মেয়র সালমা খাতুন জানান, খেয়া কাল চলবে"),
    ("নদীতে চর জেগে ওঠার আশঙ্কা রয়েছে", "মেয়র পরে সাংবাদিকদের বলেন, খেয়া কাল চলবে"),
    # a verb that could be a thing stands behind a participle; এতে opens a sentence
    ("গরুটি খালের পাড়ের সব ধান খেয়ে ফেলে", "এতে খেপে মালিক গরুটিকে বাড়িতে নিয়ে যান", "ঘটনাটি নিয়ে হাটে সালিস বসেছে"),
    # a participle of saying goes on with its clause, so does whether; তাহলে takes up যদি
    ("সেতুর কাজ শেষ হয়েছে উল্লেখ করে মেয়র বলেন, খেয়া কাল চলবে", "হাটের নতুন ঘর ভোরে খুলেছে"),
    ("নতুন সেতুটি এ বছর আর খুলবে কি না মেয়র জানাননি", "হাটের নতুন ঘর ভোরে খুলেছে"),
    ("মেয়র বলেন, নদীর পাড় যদি আবার ভেঙেছে তাহলে হাট সরবে", "হাটের নতুন ঘর ভোরে খুলেছে"),
    # a denial ends with its particle behind ছিল too; কিন্তু behind a verb opens a sentence
    ("ভোরে ঘাটে নৌকা ছিল না", "মেয়র সালমা খাতুন জানান, খেয়া কাল চলবে"),
    ("নতুন ঘাটে খেয়া ভিড়েছে", "কিন্তু যাত্রী কেউ নামেননি"),
    # a quotation ends with its mark, whatever shape it has; another opens a sentence behind a verb that says nothing
    ("মেয়র সালমা খাতুন বলেন, 'খেয়া কাল ভোরে চলবে'", "হাটের নতুন ঘর ভোরে খুলেছে"),
    ("মেয়র সালমা খাতুন বলেন, ‘খেয়া কাল চলবে", "ঘাটের নতুন পথ এখন প্রস্তুত’", "হাটের নতুন ঘর ভোরে খুলেছে"),
    ("এবার সেরা ছবির পুরস্কার জিতেছে", "‘নদীর গান’ ছবিটি সবাই দেখেছেন"),
    # whoever it is that no list knows stands before what opens a sentence, before a word for him, behind a short form
    ("নদীপুরের মেলা এবার আগেই শেষ হবে বলে জানান কোহিমা জ্যোৎস্নাময়ী", "এতে বিপাকে পড়েছেন দোকানিরা"),
    ("বাড়তি শুল্ক নেওয়ার কথা স্বীকার করেছে নেপাল", "দেশটির অর্থ মন্ত্রণালয় বলেছে, শুল্ক আর বাড়বে না"),
    ("বাড়তি শুল্ক নেওয়ার কথা স্বীকার করেছে জাতীয় রাজস্ব বোর্ড (এনবিআর)", "বার্তা সংস্থা বাসস এ খবর জানিয়েছে"),
    # a quotation right behind its verb ends with its mark
    ("ঘাটের ফলকে লেখা ছিল ‘নতুন খেয়া’", "এর পাশে মাঝিদের নাম আঁকা হয়েছে"),
    # what is left of the line has no verb; it may credit somebody
    ("মেয়র সালমা খাতুন এবার হাটে আরও দুটি নতুন ঘর খোলার আশ্বাসও দিয়েছেন কাল",),
    ("নদীপুরের হাট কাল ভোরে খুলে দিয়েছে কমিশন", "- রয়টার্স"),
    # যে goes on with the sentence of its verb, whoever stands behind it
    ("মেয়র সালমা খাতুন ঘাটের সভায় যোগ দিয়ে বলেছিলেন যে তিনি কাল আবার ঘাটে আসবেন",),
    # he who speaks on begins a sentence, whatever noun stands before; so does what tells nobody's words in the passive
    ("মেয়র সালমা খাতুন বলেন, নদীটি আমাদের পুরোনো বন্ধু", "তিনি আরও বলেন, ঘাট কাল ভোরে খুলবে"),
    ("ঘাটের নতুন সেতুর নকশা এঁকেছেন প্রকৌশলী মজিদ মিয়া", "আবেদনে আরও বলা হয়, সেতু কাল খুলবে"),
    # who follows content is its speaker, known or not; who speaks in the next sentence is that one's
    ("নদীর ঘাটে কাল এ মন্তব্য করেন লুৎফে জ্যোৎস্নাময়ী", "অনুষ্ঠানে গান শোনান মাঝি মজিদ মিয়া"),
    ("নতুন সেতু কাল ভোরে খুলবে বলে জানিয়েছেন ঘাটের মাঝি রহিম শেখ", "শনিবার ঘাটে এক সভায় এ কথা বলেন তিনি"),
    ("ঘাটের সব মাঝিকে কাল আটক করেছে পুলিশ", "পুলিশ সূত্রে জানা যায়, খেয়া আজও চলবে না"),
    # nothing but who speaks stands before the verb: the content follows
    ("মেয়র সালমা খাতুন বলেন, আমরা বিশ্বাস করি এই সেতু দুই পাড়ের মানুষের পথ খুলে দেবে",),
    # a name in marks is no quotation; who stands right behind one is no ending
    ("প্রতিবেদনে বলা হয়, ‘মাঝির চর’ নামের এই ঘাটটি সবচেয়ে ছোট",),
    # a credit begins with its word
    ("নদীপুরের ঘাটে এ বছর যাত্রী অনেক বেড়েছে", "সূত্র: বাংলাদেশ সংবাদ সংস্থা"),
    # what there is among them stands behind রয়েছে
    ("মেয়র বলেন, নানা কাজ চলছে, যার মধ্যে রয়েছে ঘাটের নতুন সেতু আর পুরোনো খাল",),
)


@pytest.mark.parametrize("sentences", SUBJECTS)
def test_the_subject_that_speaks_next_opens_its_sentence(sentences: tuple[str, ...]) -> None:
    assert parts(" ".join(sentences)) == [fold(each) for each in sentences]


def test_a_mark_that_touches_who_speaks_next_ends_a_sentence() -> None:
    said = "মেয়র সালমা খাতুন বলেন, ‘খেয়া কাল চলবে ঘাটের নতুন পথ এখন প্রস্তুত’জ্যোৎস্না আরও বলেন, হাট কাল সরবে "
    found = rule_pass().annotate_text((said * 5).strip()).attributions
    assert [one.source.fragments[0].text for one in found if one.source] == ["মেয়র সালমা খাতুন", "জ্যোৎস্না"] * 5


def test_a_sentence_goes_on_where_many_code_points_end() -> None:
    found = rule_pass().annotate_text((ONE * 40).strip()).attributions
    assert [one.claim.fragments[0].text for one in found if one.claim] == ["ঘাটের নতুন সেতু কাল ভোরে খুলবে"] * 40


def test_a_line_that_nobody_has_broken_ends_a_sentence() -> None:
    line = f"{ONE.strip()}, আর এই হলো নদীপুরের দুই পাড়ের চার গ্রামের সব মানুষের বহু বছরের স্বপ্ন, তাঁদের ছেলেমেয়েদের স্কুলের পথ"
    assert parts(f"{line}\n{ONE.strip()}") == [fold(line), ONE.strip()]


def test_a_blank_line_ends_a_sentence() -> None:
    assert parts(f"ঘাটের নতুন সেতুর নকশা\n\n{ONE.strip()}") == ["ঘাটের নতুন সেতুর নকশা", ONE.strip()]


def test_sentences_of_many_ends() -> None:
    sentences = [*ENDINGS, "এ নিয়ে সদস্য মজিদ মিয়া কাল ঘাটে সভা করেছেন"]
    assert parts(" ".join(sentences * 3)) == [fold(each) for each in sentences] * 3


def test_each_cut_stretch_keeps_its_attributions() -> None:
    found = rule_pass().annotate_text((ONE * 8).strip()).attributions
    assert [one.claim.fragments[0].text for one in found if one.claim] == ["ঘাটের নতুন সেতু কাল ভোরে খুলবে"] * 8


@settings(max_examples=30)
@given(st.lists(st.sampled_from([*ONE.split(), ",", "‘", "’", "না", "বলে", "যে"]), min_size=1, max_size=160))
def test_parts_lie_in_order_and_leave_out_spaces_alone(words: list[str]) -> None:
    text = fold(" ".join(words))
    s = Sentence(text, Range(0, len(text)), rule_pass()._words)
    spans = list(cut(s, rule_pass()._phrases.subject_end))
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == text.replace(" ", "")
    assert all(first.end <= second.start for first, second in pairwise(spans))
