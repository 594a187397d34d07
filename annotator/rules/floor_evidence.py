"""Evidence for whose words a sentence is that no attribution holds: a tuple of named signs, each with its example.

Each is asked whether a sentence shows it; what it is worth stands in ``floor_weights.toml``. All strings are folded.
"""

from __future__ import annotations

from collections.abc import Callable

from annotator.labels import QuoteType, SourceType
from annotator.rules.floor_wording import FIGURE, FIRST_PERSON, IMPERATIVE
from annotator.rules.standing import Standing

#: Sentences so far from the attribution, or further, are told apart no more.
FAR = 5
#: A short sentence has no more different words.
SHORT = 7
PAST = frozenset({"past", "past_perfect", "past_continuous"})
MEDIA = frozenset({SourceType.MEDIA, SourceType.AGENCY, SourceType.DOCUMENT})
#: Members of enumerations are named once: Python 3.11 needs ten times as long for one as for a global name.
DIRECT = QuoteType.DIRECT


Sign = Callable[[Standing], bool]


def second(s: Standing) -> bool:
    """The second sentence from the attribution."""
    return s.distance == 2


def third(s: Standing) -> bool:
    """The third one or a later one."""
    return s.distance >= 3


def far(s: Standing) -> bool:
    """The fifth one or a later one."""
    return s.distance >= FAR


def paragraph(s: Standing) -> bool:
    """A paragraph ends in between; one of a list ends nothing."""
    return s.paragraph and not s.listed


def returns(s: Standing) -> bool:
    """The same speaker speaks next: … তিনি আরও বলেন, …"""
    return s.returns


def names_speaker(s: Standing) -> bool:
    """The speaker is spoken of: মেয়রের নাম করিম; করিম পরে ফিরে যান।"""
    return s.names


def first_person(s: Standing) -> bool:
    """First or second person: আমাদের টাকা নেই; কাজ করছি।"""
    return FIRST_PERSON in s.words.parts or "oneself" in s.words.parts


def imperative(s: Standing) -> bool:
    """A command, and nothing else the word can be: পথ ছাড়ুন।"""
    return IMPERATIVE in s.words.parts


def future(s: Standing) -> bool:
    """A promise or forecast: সেতু খুলে দেওয়া হবে।"""
    return "future" in s.words.tenses


def present(s: Standing) -> bool:
    """A verb in the simple present: দাম বাড়ে।"""
    return "present" in s.words.tenses


def continuous(s: Standing) -> bool:
    """A verb in the continuous: কাজ চলছে।"""
    return "present_continuous" in s.words.tenses


def perfect(s: Standing) -> bool:
    """A verb in the perfect: দাম বেড়েছে।"""
    return "present_perfect" in s.words.tenses


def past(s: Standing) -> bool:
    """A verb in the past: নৌকা ডুবল; তিনি ছিলেন।"""
    return not PAST.isdisjoint(s.words.tenses)


def verbless(s: Standing) -> bool:
    """No verb closes it: কাজটি কঠিন।"""
    return not s.words.tenses


def asked(s: Standing) -> bool:
    """A question: টাকা কোথায়?"""
    return s.words.asked


def obligation(s: Standing) -> bool:
    """An obligation: গাছ লাগানো দরকার।"""
    return "obligation" in s.words.parts


def judgement(s: Standing) -> bool:
    """A judgement: কাজটি অত্যন্ত কঠিন।"""
    return "judgement" in s.words.parts


def going_on(s: Standing) -> bool:
    """At present: এখনো পাড় কাঁচা।"""
    return "going_on" in s.words.parts


def background(s: Standing) -> bool:
    """Background: উল্লেখ্য, …; এর আগে …"""
    return "background" in s.words.parts


def elsewhere(s: Standing) -> bool:
    """Another scene: এদিকে …"""
    return "elsewhere" in s.words.parts


def reasoning(s: Standing) -> bool:
    """A reason or an objection: তাই …; কারণ …"""
    return "reasoning" in s.words.parts


def taking_up(s: Standing) -> bool:
    """It takes up the sentence before: এতে …"""
    return "taking_up" in s.words.parts


def dated(s: Standing) -> bool:
    """A dated event: গত সোমবার …"""
    return "day" in s.words.parts


def attendance(s: Standing) -> bool:
    """A list of those present: সভায় উপস্থিত ছিলেন …"""
    return "attendance" in s.words.parts


def scene(s: Standing) -> bool:
    """An occasion: বৈঠকটি অনুষ্ঠিত হয় …"""
    return "scene" in s.words.parts


def figures(s: Standing) -> bool:
    """Figures behind those of the same authority: … ২০ জন। এর মধ্যে ৫ জন শিশু।"""
    return FIGURE in s.words.parts and s.recalled.figures(s.draft)


def quotation(s: Standing) -> bool:
    """The claim was a quotation, which has closed: ‘পথ খোলা।’"""
    return s.draft.quote_type is DIRECT


def content_before(s: Standing) -> bool:
    """The attribution closed with its cue, and no list follows: পথ খোলা বলে জানায় পুলিশ।"""
    return s.draft.frame in ("left", "quote", "pointer") and not s.listed


def listed(s: Standing) -> bool:
    """A list follows the attribution: … এসব দাবি তুলে ধরেন। প্রথমত, খাল খনন করতে হবে।"""
    return s.listed


def silence(s: Standing) -> bool:
    """It was said that nothing was said: পুলিশ কিছু জানায়নি।"""
    return s.draft.cue.negative


def origin(s: Standing) -> bool:
    """An origin alone: পুলিশের মতে, …"""
    return s.draft.frame == "postposition"


def medium(s: Standing) -> bool:
    """A medium or an agency: রয়টার্স জানায়, …"""
    return s.speaker.type in MEDIA


def several(s: Standing) -> bool:
    """Many of a kind: বিশেষজ্ঞরা বলেন, …"""
    return s.speaker.plural


def short(s: Standing) -> bool:
    """A few words: টাকা নেই।"""
    return len(s.words.words) <= SHORT or len(set(s.words.words)) <= SHORT


def crossed(s: Standing) -> bool:
    """Somebody else speaks in between."""
    return s.crossed


def act(s: Standing) -> bool:
    """An act of speech that is told: সবাইকে ধন্যবাদ দেন মেয়র।"""
    return "act" in s.words.parts


def third_person(s: Standing) -> bool:
    """A person who spoke is spoken of: তিনি পরে ঘাট ঘুরে দেখেন।"""
    return s.speaker.person and "third_person" in s.words.parts


def origin_on(s: Standing) -> bool:
    """Later than right behind an origin alone, which is given for one sentence: পুলিশের মতে, …"""
    return s.distance > 1 and origin(s)


def perfect_on(s: Standing) -> bool:
    """Later than right behind the attribution, what has come about: মামলা হয়েছে।"""
    return s.distance > 1 and perfect(s)


def cohesive(s: Standing) -> bool:
    """A word of the claim comes again: … খাল খনন শেষ। খালের পাড় বাঁধা হবে।"""
    return not s.recalled.stems.isdisjoint(s.words.openings)


def closing(s: Standing) -> bool:
    """No attribution follows in the article."""
    return s.closing


def opens(s: Standing) -> bool:
    """The article opens with it."""
    return s.opens


#: What is asked of a sentence behind an attribution.
BEHIND: tuple[Sign, ...] = (
    third, far, paragraph, returns, names_speaker, first_person, imperative, future, present, continuous, perfect,
    past, verbless, asked, obligation, judgement, going_on, background, elsewhere, reasoning, taking_up, dated,
    attendance, scene, figures, quotation, content_before, listed, silence, origin, medium, several, short, act,
    third_person, origin_on, perfect_on, cohesive, closing,
)  # fmt: skip
#: Signs that are told by the words of a sentence alone, their parts and tenses, wherever it stands.
OF_WORDS = frozenset({
    first_person, imperative, future, present, continuous, perfect, past, verbless, obligation, judgement, going_on,
    background, elsewhere, reasoning, taking_up, dated, attendance, scene, act,
})  # fmt: skip
#: Signs that are told by the attribution alone, and by ``listed``, ``returns`` and ``closing``.
OF_TURN = frozenset({returns, quotation, content_before, listed, silence, origin, medium, several, closing})
#: Signs that are told by where the sentence stands, and by who is spoken of and asked in it.
OF_PLACE = frozenset({second, third, far, paragraph, names_speaker, asked, opens, crossed})
#: Others, each with a part or tense without which no sentence shows it.
NEEDS: dict[Sign, str] = {figures: FIGURE, third_person: "third_person", perfect_on: "present_perfect"}
#: What is asked of one before an attribution that points at content elsewhere.
BEFORE: tuple[Sign, ...] = (second, third, far, paragraph, opens, silence, medium, dated, scene, crossed)
