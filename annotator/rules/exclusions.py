"""Step 3, first half: by what a cue with a verb attributes nothing after all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.rules.by_word import ByCue
from annotator.rules.claims import CLOSING, RIGHT, Claims
from annotator.rules.closers import closed_at, opens_news, was_done
from annotator.rules.cue import ADMISSION, ALLEGATION, COLONS, DENIAL, QUESTION, STATEMENT, Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.lodging import in_writing, lodged, sued
from annotator.rules.nouns import NounPhrases
from annotator.rules.otherwise import refuses, talked_of
from annotator.rules.relatives import called, of_whoever, related
from annotator.rules.text import Sentence
from annotator.rules.things import is_object, says_when


class Ruling(NamedTuple):
    """The ruling of a case on a cue: what it attributes, or that it attributes nothing."""

    draft: Draft | None

    def __str__(self) -> str:
        return "attributes nothing" if self.draft is None else str(self.draft)


#: Words before a cue among which a word is relative to it (যে পুরোনো খবর).
NEAR = 4
NOTHING = Ruling(None)


class Tying:
    """A cue with a verb whose source and claim are looked for.

    Subjects are looked for down to token ``lo``, content before the cue down to token ``floor``.
    """

    __slots__ = ("cue", "floor", "lo", "pointer", "quotes", "right", "s", "weighed")

    def __init__(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo
        self.floor = floor
        self.quotes = quotes
        self.pointer: Phrase | None = None
        """What points at content elsewhere."""
        self.right: Range | None = None
        """The claim behind the cue, where one can stand there."""
        self.weighed = False
        """Something is weighed, no content given: ক্ষতি বিবেচনা করে, …"""

    def __str__(self) -> str:
        return f"the cue “{self.s.slice(self.cue.first, self.cue.last)}”"


class Exclusions:
    """The cases by which a cue with a verb attributes nothing."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._documents = documents
        self.cases: ByCue[Tying, Ruling] = ByCue(
            (self._only_denied, lambda cue: cue.needs == "negative" and not cue.negative),
            (self._only_denied, lambda cue: cue.negative and cue.affirms),
            (self._only_closed, lambda cue: cue.record.needs == "closed" and not cue.joined),
            (self._only_of_others, lambda cue: cue.compound.of_others),
            (self._only_by_a_document, lambda cue: cue.needs == "document"),
            (self._only_in_the_active, lambda cue: cue.record.active_only and cue.passive),
            (self._only_possible, lambda cue: cue.passive and not cue.negative),
            (self._not_only, lambda cue: cue.verb.says and cue.negative),
            (self._only_in_its_tenses, lambda cue: bool(cue.compound.tenses)),
            (self._only_as_a_verb, lambda cue: cue.record.finite_only and cue.kind == "participle"),
            (self._part_of_a_question, lambda cue: cue.kind == "verb"),
            (self._refused, lambda cue: bool(cue.compound.unless_before) and cue.function is DENIAL),
            (self._by_the_page, lambda cue: cue.passive and cue.kind == "verb"),
            (self._put_to_somebody, lambda cue: cue.passive and cue.needs != "document"),
            (self._byline, lambda cue: cue.verb.written and not cue.passive),
            (self._only_by_a_speaker, lambda cue: cue.needs == "speaker"),
            (self._left_out, lambda cue: cue.kind == "participle" and bool(cue.compound.closers)),
            (self._tells_a_thing, lambda cue: cue.verb.says),
            (self._lodged, lambda cue: cue.function is ALLEGATION and cue.noun is not None),
            (self._can_be_had, lambda cue: cue.compound.noun_in_claim and cue.record.passive_only),
        )
        self._opens_whether = frozenset(words.split()[0] for words in self._g.whether_in_two)

    def _only_denied(self, t: Tying) -> Ruling:
        """A cue in the negative only (খবর পাওয়া যায়নি, not খবর পাওয়া যায়), or in the positive only."""
        return NOTHING

    def _only_closed(self, t: Tying) -> Ruling | None:
        """A cue only behind বলে or before যে: ভাঙনকে ‘লজ্জাজনক’ বলে | নিন্দা করেছেন, not ভাঙনের নিন্দা করেছেন."""
        s, cue = t.s, t.cue
        if s.text_at(cue.last) in self._g.that:
            return None
        if cue.noun and (s.words[cue.noun - 1].text in self._g.such or s.words[cue.noun - 1].text in self._g.one_such):
            return None  # …, এমন | খবর ছড়িয়ে পড়ে
        if opens_news(s, cue, t.lo):
            return None
        k = closed_at(s, cue, t.lo, self._knows)
        if k is None or "complementiser" not in s.words[k].classes or cue.first - k > NEAR + 1:
            return NOTHING
        return NOTHING if s.words[cue.first - 1].case == "gen" else None  # … বলে কোচের | সমালোচনা করেন

    def _only_of_others(self, t: Tying) -> Ruling | None:
        """Nobody says it of himself: খুনির বিচার চাই, তদন্ত চান | বলে জানান (but বিচার চেয়েছি); nor, more than that, silently
        (সহায়তা চেয়ে | তিনি বলেন, | মেয়রকে চিঠি দেন; not সহায়তা চেয়ে | মাঝিরা ঘাটে বসেন)."""
        words, last = t.s.words, t.cue.last
        if t.cue.kind == "participle":
            speaker = self._phrases.right_of(t.s, last)
            says = speaker is not None and speaker.last < len(words) and self._documents.says(t.s, speaker.last)
            return None if says or in_writing(t.s, last) is not None else NOTHING
        said = last < len(words) and "complementiser" in words[last].classes
        return NOTHING if (said or t.cue.person == "first") and not was_done(words[last - 1]) else None

    def _only_by_a_document(self, t: Tying) -> Ruling | None:
        """A cue only where a document says it: গবেষণায় দেখা গেছে, not তাঁকে দেখা গেছে, দূর থেকে তাঁকে দেখা গেছে."""
        if t.cue.noun is None and t.cue.first > t.lo and t.s.words[t.cue.first - 1].case == "acc":
            return NOTHING
        source = self._documents.source(t.s, t.cue, t.cue.first, t.lo) if t.cue.person != "honorific" else None
        source = source or self._documents.ending(t.s, t.cue)
        title = self._knows.title_at(t.s, source.head) if source is not None and t.cue.noun is None else None
        shown = title is not None and title[1].role == "social"  # ভিডিওতে | দেখা যায়
        return None if (source is not None and not shown) or talked_of(t.s, t.cue, t.lo) else NOTHING

    def _only_in_the_active(self, t: Tying) -> Ruling:
        """Nobody says it in the passive: নিশ্চিত হওয়া গেছে."""
        return NOTHING

    def _only_possible(self, t: Tying) -> Ruling | None:
        """What can be said nobody has said: এককথায় বলা যায়, …; উল্লেখ করা যায়; জিজ্ঞাসা করা যেত; but জানা যায়, …"""
        done = t.cue.noun is not None and "kora" in t.s.words[t.cue.last - 2].lemmas
        said = t.cue.verb.says or t.cue.function is ADMISSION or (done and t.cue.function is STATEMENT)
        tenses = {"past_habitual", *(("present",) if said else ())}
        forms = t.s.words[t.cue.last - 1].forms
        return NOTHING if any(form.lemma == "jaowa" and form.tense in tenses for form in forms) else None

    def _not_only(self, t: Tying) -> Ruling | None:
        """More was said than what is denied: শুধু নদীর কথা | বলেননি; not শুধু একজন কিছু | বলেননি."""
        words = [word.text for word in t.s.words[max(t.lo, t.cue.first - NEAR) : t.cue.first]]
        more = any(word in self._g.merely for word in words)
        return NOTHING if more and not any(word in self._g.anything for word in words) else None

    def _only_in_its_tenses(self, t: Tying) -> Ruling | None:
        """A cue in some tenses only, as long as it lasts: বড় সাফল্য হিসেবে | দেখা হচ্ছে, not খলনায়ক হিসেবে দেখা যাচ্ছে."""
        tenses, k = t.cue.compound.tenses, t.cue.last - 1
        forms = t.s.words[k - ("negation" in t.s.words[k].classes)].forms
        lasts = any(form.tense in tenses and form.lemma != "jaowa" for form in forms)
        return None if lasts else NOTHING

    def _only_as_a_verb(self, t: Tying) -> Ruling:
        """No cue as a participle: শীতের কথা বিবেচনা করে ছুটি বাড়ানো হয়."""
        return NOTHING

    def _part_of_a_question(self, t: Tying) -> Ruling | None:
        """A question what was or will be said (কী | বলা হয়েছে, তা …; কখন জানাবেন | জানতে চাইলে …), or what is spoken of by it
        (যে খবর | পাওয়া গেছে, তা …)."""
        s, cue = t.s, t.cue
        behind = s.text_at(cue.last)
        if behind in self._g.to_learn or behind in self._g.whether:
            return NOTHING
        two = s.slice(cue.last, min(cue.last + 2, len(s.words))) if behind in self._opens_whether else ""
        if two in self._g.whether_in_two:
            return NOTHING
        before = s.words[cue.first - 1].text if cue.first > t.lo else ""
        which = before in self._g.which and (behind == "," or (behind and "pronoun" in s.words[cue.last].classes))
        whom = cue.passive and (before in self._g.whom or called(s, cue, t.lo))  # যাদের | দায়ী করা হয়, তারা …
        if which or whom or of_whoever(s, cue, t.lo) or related(s, cue, t.lo):
            return NOTHING  # তাঁরা যা | বলেন, …
        k = cue.last + (behind == ",")  # যে আশ্বাস | দিয়েছিলেন(,) তা …
        if k >= len(s.words) or s.words[k].text not in self._g.correlative:
            return None
        near = s.words[max(t.lo, cue.first - NEAR) : cue.first] if cue.noun_in_claim else ()
        asked = before in self._g.asking or before in self._g.which
        asked = asked or (k == cue.last and before in self._g.that and s.words[cue.first - 2].case != "gen")
        asked = asked or not self._g.relating.isdisjoint([word.text for word in near])
        return NOTHING if asked else None

    def _by_the_page(self, t: Tying) -> Ruling | None:
        """The page says what follows on it: নিচে এক এক করে | উল্লেখ করা হলো, …; এখানে … | বলা হচ্ছে, …"""
        here = t.s.words[t.lo].text in self._g.below and t.s.text_at(t.cue.last) in RIGHT
        return NOTHING if here and self._documents.source(t.s, t.cue, t.cue.first, t.lo + 1) is None else None

    def _put_to_somebody(self, t: Tying) -> Ruling | None:
        """A question that is put to a speaker, whoever asks: কোচকে প্রশ্ন | করা হয়, …"""
        if t.cue.function is not QUESTION:
            return None
        others = (*t.s.words[t.lo : t.cue.first], *t.s.words[t.cue.last :])
        return NOTHING if any(word.case == "acc" and not word.is_a("postposition") for word in others) else None

    def _refused(self, t: Tying) -> Ruling | None:
        """What was offered or asked for is refused, nothing denied: প্রস্তাব দেওয়া হলেও | তিনি তা প্রত্যাখ্যান করেন."""
        return NOTHING if refuses(t.s, t.cue, t.lo) else None

    def _byline(self, t: Tying) -> Ruling | None:
        """Who wrote the whole text: | লিখেছেন: রহিম উদ্দিন."""
        behind = t.s.text_at(t.cue.last)
        return NOTHING if t.cue.first == 0 and behind in COLONS else None

    def _only_by_a_speaker(self, t: Tying) -> Ruling | None:
        """Somebody, rather than a thing, is the subject: মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়."""
        opens = t.cue.first == 0 and t.cue.person == "honorific"  # | মনে করিয়ে দেন, …
        return None if opens or self._spoken(t.s, t.cue, t.lo) else NOTHING

    def _tells_a_thing(self, t: Tying) -> Ruling | None:
        """A thing that is told right before the verb: গল্প বলেন; unless a quotation follows, or figures tell it."""
        s, cue = t.s, t.cue
        before = s.words[cue.first - 1]
        if cue.negative:  # আমন্ত্রণ | জানানো হয়নি
            expressed = before.text in self._g.expressed or before.text in self._g.invited
            return NOTHING if cue.first > t.lo and expressed and not before.is_a("content_noun") else None
        told = cue.first > t.lo and is_object(self._knows, before)
        if s.words[cue.first].text in self._g.expressed or (cue.passive and self._known(t)):
            return None  # সবার দোয়া | কামনা করে বলেন; আহতদের পরিচয় | জানানো হয়
        if not told or (cue.person == "third" and before.text in self._g.figures | self._g.lore and cue.verb.figures):
            return None
        named = self._is_named(s, cue, t.lo) or says_when(self._knows, s, cue.first - 1, t.lo)
        body = self._knows.title_at(s, cue.first - 1, t.lo)
        if named or self._knows.ends_name(s, cue.first - 1) or (body is not None and body[1].role in ("body", "group")):
            return None  # আন্তর্জাতিক মুদ্রা তহবিল | জানিয়েছে; শিক্ষকদের একটি অংশ | বলছেন
        speaker = self._phrases.after(s, cue.last)  # পার্থক্যটা | বললেন তিনি, ‘…’
        quoted = self._claims.right(s, speaker.last if speaker is not None else cue.last, t.quotes)
        return NOTHING if quoted is None or not is_quotation(t.quotes, quoted) else None

    def _left_out(self, t: Tying) -> Ruling | None:
        """What closes content is denied before the participle (মেয়রের নাম না | উল্লেখ করে মন্ত্রী বলেন, …), or it sues."""
        words, k, closers = t.s.words, t.cue.first - 1, t.cue.compound.closers
        denied = k > t.lo and words[k].is_a("negation") and any(stem in closers for stem in words[k - 1].stems)
        return NOTHING if denied or sued(t.s, t.cue) else None

    def _known(self, t: Tying) -> bool:
        """What is to be known of an event stands right before the cue, whose it is before it."""
        k = t.cue.first - 1
        return k > t.lo and t.s.words[k].text in self._g.to_be_known and t.s.words[k - 1].case == "gen"

    def _is_named(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """A title or name before the word makes it a name: অভিনেত্রী ভাবনা | বলেন, …; নন্দ গোপাল সুর | বলেন, …"""
        if cue.last >= len(s.words) or s.words[cue.last].text not in RIGHT:
            return False
        k = cue.first - 2
        named = k > lo and cue.person == "honorific" and self._knows.bears(s.words[k])
        named = named and (self._knows.bears(s.words[k - 1]) or self._knows.title_at(s, k - 1, lo) is not None)
        return named or self._phrases.titled_thing(s, cue.first - 1, lo)

    def _lodged(self, t: Tying) -> Ruling | None:
        """A complaint that is lodged, not told of what: থানায় (লিখিত) অভিযোগ | করেছেন."""
        return NOTHING if lodged(t.s, t.cue, t.lo) else None

    def _can_be_had(self, t: Tying) -> Ruling | None:
        """What can be had at any time, no news of what happened: পুরোনো বইয়ে নদীর তথ্য | পাওয়া যায়."""
        s, cue = t.s, t.cue
        can = "present" in s.words[cue.last - 1].tenses
        content = s.words[cue.first - 2]  # আহত হওয়ার | খবর
        happened = content.is_a("complementiser") or "noun" in content.kinds
        return NOTHING if can and not (cue.negative or happened or cue.compound.of_others) else None

    def _spoken(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """Somebody, rather than a thing, is the subject (মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়)."""
        before = s.words[cue.first - 1] if cue.first else None
        content = before is not None and before.case == "gen"  # বাতিল করার | ইঙ্গিত দিয়েছেন
        closed = before is not None and not before.classes.isdisjoint(("complementiser", "pointer_determiner"))
        at = cue.first - 1 - (before is not None and before.text == ",")
        quoted = at >= 0 and s.words[at].text in CLOSING  # ‘…’, | ইঙ্গিত দেন
        topics = s.words[max(lo, cue.first - 2) : cue.first] if cue.compound.topical else ()
        topical = any(word.text in self._g.about for word in topics)  # টোল নিয়ে | বড় | ইঙ্গিত দিলেন
        closed = closed or (before is not None and before.is_a("content_noun"))  # বন্যার কথা | মনে করিয়ে দেন
        content = content or closed or quoted or topical  # ঘাট খুলবে বলে | ইঙ্গিত দিয়েছে; সেই | ইঙ্গিত দিলেন
        beside = self._phrases.right_of(s, cue.last) if cue.kind == "participle" else None  # … ইঙ্গিত দিয়ে | মেয়র বলেন
        told = cue.person == "honorific" or cue.kind == "dependent" or beside is not None
        opening = self._phrases.initial(s, lo, cue.first)  # সরকার | কর কমানোর | ইঙ্গিত দিয়েছে
        told = told or (opening is not None and self._knows.body(s, opening.head))
        content = content and (told or self._phrases.after(s, cue.last) is not None)
        if not (content or s.text_at(cue.last) in RIGHT or s.text_at(cue.last) in self._g.that):
            return False
        if before is not None and "first_person" in before.classes and cue.person == "third":
            return False  # এই যাত্রা আমাদের | মনে করিয়ে দেয়
        if not self._g.which.isdisjoint([word.text for word in s.words[lo : cue.first]]):  # …, যা যুদ্ধের ইঙ্গিত দেয়
            return False
        if beside is not None:
            return content
        subject = self._phrases.after(s, cue.last) or self._phrases.before(s, cue.first, lo) or opening
        told = cue.kind in ("verb", "dependent")  # মেয়র ঘাট সরানোর | ইঙ্গিত দিলেও …; গবেষণাটি | ইঙ্গিত দিয়েছে যে …
        return told and subject is not None and self._knows.can_inform(s, subject)
