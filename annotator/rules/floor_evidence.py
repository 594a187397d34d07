"""Evidence for whose words a sentence is that no attribution holds: a tuple of named signs, each with its example.

Each is asked whether a sentence shows it; what it is worth stands in ``floor_weights.toml``. All strings are folded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from annotator.labels import QuoteType, SourceType
from annotator.lexicon.floor import FloorWords
from annotator.lexicon.verbs import Form
from annotator.rules.drafts import Draft
from annotator.rules.speaker import Speaker

#: A head of a sentence that is looked up has no more words.
LONGEST_HEAD = 3
#: The verb that closes a sentence is looked for among so many of its last words.
LAST = 5
#: Two words that begin with so many of the same letters are taken for forms of one.
STEM = 4
#: A short sentence has no more different words.
SHORT = 7


class Wording:
    """The words of a sentence, as far as they tell who speaks."""

    __slots__ = ("asked", "figures", "head", "tenses", "verbs", "words")

    def __init__(self, text: str, words: Sequence[str], forms: Mapping[str, tuple[Form, ...]]) -> None:
        self.words = frozenset(words)
        self.head = frozenset(" ".join(words[:n]) for n in range(1, LONGEST_HEAD + 1))
        self.figures = any(word[0].isdigit() for word in words)
        self.asked = text.endswith("?")
        finite = (_tenses(forms.get(word, ())) for word in reversed(words[-LAST:]))
        self.tenses = next((tenses for tenses in finite if tenses), frozenset())
        self.verbs = [readings for word in words if (readings := forms.get(word))]


def _tenses(forms: Sequence[Form]) -> frozenset[str]:
    """The tenses of a word that is nothing but a finite verb; করতে is an infinitive, hardly ever "you used to do"."""
    if any(form.kind != "finite" for form in forms):
        return frozenset()
    return frozenset(form.tense for form in forms if form.tense)


@dataclass(slots=True)
class Standing:
    """A sentence that no attribution holds, and who spoke before it or is pointed at behind it.

    Attributes:
        distance: how many sentences behind the attribution it stands; before it, for one that points back.
        paragraph: between them a paragraph ends.
        returns: the next attribution is the same speaker's.
        opens: nothing stands before it but sentences like it.
        crossed: another attribution stands in between.
        closing: no attribution follows.
        stems: how the longer words of the claim begin.
        names: the sentence names the speaker.
    """

    words: Wording
    draft: Draft
    speaker: Speaker
    distance: int
    paragraph: bool
    returns: bool
    opens: bool
    crossed: bool
    closing: bool
    names: bool
    stems: frozenset[str]
    lexicon: FloorWords


Sign = Callable[[Standing], bool]


def second(s: Standing) -> bool:
    """The second sentence behind the attribution."""
    return s.distance == 2


def third(s: Standing) -> bool:
    """The third one or a later one."""
    return s.distance >= 3


def far(s: Standing) -> bool:
    """The fifth one or a later one."""
    return s.distance >= 5


def paragraph(s: Standing) -> bool:
    """A paragraph ends in between."""
    return s.paragraph


def returns(s: Standing) -> bool:
    """The same speaker speaks next: … তিনি আরও বলেন, …"""
    return s.returns


def names_speaker(s: Standing) -> bool:
    """The speaker is spoken of: মেয়রের নাম করিম; করিম পরে ফিরে যান।"""
    return s.names


def first_person(s: Standing) -> bool:
    """First or second person: আমাদের টাকা নেই; কাজ করছি।"""
    if s.words.words & s.lexicon.oneself:
        return True
    return any(all(form.person == "first" and form.kind == "finite" for form in forms) for forms in s.words.verbs)


def imperative(s: Standing) -> bool:
    """A command, and nothing else the word can be: পথ ছাড়ুন।"""
    return any(all(form.kind == "imperative" for form in forms) for forms in s.words.verbs)


def future(s: Standing) -> bool:
    """A promise or forecast: সেতু খুলে দেওয়া হবে।"""
    return "future" in s.words.tenses


def present(s: Standing) -> bool:
    """What is so: দাম বাড়ে।"""
    return "present" in s.words.tenses


def continuous(s: Standing) -> bool:
    """What goes on: কাজ চলছে।"""
    return "present_continuous" in s.words.tenses


def perfect(s: Standing) -> bool:
    """What has come about: দাম বেড়েছে।"""
    return "present_perfect" in s.words.tenses


def past(s: Standing) -> bool:
    """What happened: নৌকা ডুবল; তিনি ছিলেন।"""
    return bool(s.words.tenses & {"past", "past_perfect", "past_continuous"})


def habitual(s: Standing) -> bool:
    """What used to be: নৌকা চলত।"""
    return "past_habitual" in s.words.tenses


def verbless(s: Standing) -> bool:
    """No verb closes it: কাজটি কঠিন।"""
    return not s.words.tenses


def asked(s: Standing) -> bool:
    """A question: টাকা কোথায়?"""
    return s.words.asked


def obligation(s: Standing) -> bool:
    """What ought to be: গাছ লাগানো দরকার।"""
    return bool(s.words.words & s.lexicon.obligation)


def judgement(s: Standing) -> bool:
    """A judgement: কাজটি অত্যন্ত কঠিন।"""
    return bool(s.words.words & s.lexicon.judgement)


def denied(s: Standing) -> bool:
    """A denial: টাকা নেই।"""
    return bool(s.words.words & s.lexicon.denied)


def going_on(s: Standing) -> bool:
    """At present: এখনো পাড় কাঁচা।"""
    return bool(s.words.words & s.lexicon.going_on)


def background(s: Standing) -> bool:
    """What was before: উল্লেখ্য, …; এর আগে …"""
    return bool(s.words.head & s.lexicon.background)


def elsewhere(s: Standing) -> bool:
    """Another scene: এদিকে …"""
    return bool(s.words.head & s.lexicon.elsewhere)


def reasoning(s: Standing) -> bool:
    """A reason or an objection: তাই …; কারণ …"""
    return bool(s.words.head & s.lexicon.reasoning)


def taking_up(s: Standing) -> bool:
    """It takes up the sentence before: এতে …"""
    return bool(s.words.head & s.lexicon.taking_up)


def dated(s: Standing) -> bool:
    """A dated event: গত সোমবার …"""
    return bool(s.words.words & s.lexicon.day)


def attendance(s: Standing) -> bool:
    """Who was there: সভায় উপস্থিত ছিলেন …"""
    return bool(s.words.words & s.lexicon.attendance)


def scene(s: Standing) -> bool:
    """An occasion: বৈঠকটি অনুষ্ঠিত হয় …"""
    return bool(s.words.words & s.lexicon.scene)


def figures(s: Standing) -> bool:
    """Figures behind those of the same authority: … ২০ জন। এর মধ্যে ৫ জন শিশু।"""
    claim = s.draft.claim
    return s.words.figures and claim is not None and any(ch.isdigit() for ch in s.draft.s.text[claim.start : claim.end])


def quotation(s: Standing) -> bool:
    """The claim was a quotation, which has closed: ‘পথ খোলা।’"""
    return s.draft.quote_type is QuoteType.DIRECT


def content_before(s: Standing) -> bool:
    """The attribution closed with its cue: পথ খোলা বলে জানায় পুলিশ।"""
    return s.draft.frame in ("left", "quote", "pointer")


def silence(s: Standing) -> bool:
    """It was said that nothing was said: পুলিশ কিছু জানায়নি।"""
    return s.draft.frame == "silence" or s.draft.cue.negative


def origin(s: Standing) -> bool:
    """An origin alone: পুলিশের মতে, …"""
    return s.draft.frame == "postposition"


def medium(s: Standing) -> bool:
    """A medium or an agency: রয়টার্স জানায়, …"""
    return s.speaker.type in (SourceType.MEDIA, SourceType.AGENCY, SourceType.DOCUMENT)


def several(s: Standing) -> bool:
    """Many of a kind: বিশেষজ্ঞরা বলেন, …"""
    return s.speaker.plural


def short(s: Standing) -> bool:
    """A few words: টাকা নেই।"""
    return len(s.words.words) <= SHORT


def crossed(s: Standing) -> bool:
    """Somebody else speaks in between."""
    return s.crossed


def act(s: Standing) -> bool:
    """An act of speech that is told: সবাইকে ধন্যবাদ দেন মেয়র।"""
    return bool(s.words.words & s.lexicon.act)


def third_person(s: Standing) -> bool:
    """A person who spoke is spoken of: তিনি পরে ঘাট ঘুরে দেখেন।"""
    return s.speaker.person and bool(s.words.head & s.lexicon.third_person)


def cohesive(s: Standing) -> bool:
    """A word of the claim comes again: … খাল খনন শেষ। খালের পাড় বাঁধা হবে।"""
    return not s.stems.isdisjoint(word[:STEM] for word in s.words.words if len(word) >= STEM)


def closing(s: Standing) -> bool:
    """No attribution follows in the article."""
    return s.closing


def opens(s: Standing) -> bool:
    """The article opens with it."""
    return s.opens


#: What is asked of a sentence behind an attribution.
BEHIND: tuple[Sign, ...] = (
    second, third, far, paragraph, returns, names_speaker, first_person, imperative, future, present, continuous,
    perfect, past, habitual, verbless, asked, obligation, judgement, denied, going_on, background, elsewhere,
    reasoning, taking_up, dated, attendance, scene, figures, quotation, content_before, silence, origin, medium,
    several, short, act, third_person, cohesive, closing,
)  # fmt: skip
#: What is asked of one before an attribution that points at content elsewhere.
BEFORE: tuple[Sign, ...] = (second, third, far, paragraph, opens, silence, medium, dated, scene, crossed)
