"""Which person a pronoun or an office stands for: who spoke, or whom the sentences before are about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from annotator.bangla.sentences import Range
from annotator.labels import SourceType
from annotator.rules.before import Before
from annotator.rules.cases import first
from annotator.rules.contacts import NEAR, Contacts
from annotator.rules.coreference import Coreference
from annotator.rules.first_person import FirstPerson
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.pronoun import Pronoun
from annotator.rules.related import Related
from annotator.rules.speaker import COURT, STATES, Speaker
from annotator.rules.text import Sentence
from annotator.rules.topics import UNSPOKEN, Topics
from annotator.rules.words import NAME

#: Types of bodies that a pronoun for a person stands for where nobody is named.
BODIES = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
#: Tokens at the head of a sentence in which its subject is looked for.
OPENING = 14
#: Tokens at the head of a sentence in which a subject is looked for that is named behind his title.
FAR = 30
#: Tokens at the head of a sentence among which it is told who was with somebody.
HEAD = 6
#: Tokens around an anaphor in which a word tells that he says more.
BEHIND = 3
#: Sentences before an anaphor that are searched for its antecedent.
BACK = 3
#: So many signs close a sentence and the quotation that ends with it.
MARKS = 3


def _his_words(s: Sentence) -> bool:
    """Tell whether a sentence points at what was said: এ কথা, এসব কথা."""
    texts = [word.text for word in s.words]
    return not s.grammar.those_words.isdisjoint([*texts[:-1], *map(" ".join, pairwise(texts))])


def _opening(s: Sentence) -> int:
    """Return where the head of a sentence ends, behind a name that is not over there: পোস্টে বেগম | খালেদা জিয়ার কথা …"""
    k = OPENING
    while k < len(s.words) and s.words[k - 1].flags & NAME and s.words[k - 1].case == "nom":
        k += 1
    return min(k, len(s.words))


def _acts(s: Sentence, verb: int) -> bool:
    """Tell whether somebody known does something: মুখ খোলেন | অভিনেত্রী; not ছিলেন | কড়া সমালোচক, এসেছেন | এক মাঝি."""
    being = not s.words[verb].lemmas.isdisjoint(("achha", "howa"))
    return not being and not s.words[verb + 1].is_a("determiner")


class Persons(Before):
    """Finds persons in the sentences before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._topics = Topics(knowledge, phrases, coreference)
        self.first_person = FirstPerson(knowledge, phrases, coreference).speaker
        self.contacts = Contacts(knowledge, phrases, coreference)
        self.related = Related(knowledge, phrases, coreference)
        self._looking_on = self._looking_back = False

    @property
    def _antecedents(self) -> Sequence[Callable[[Pronoun], Speaker | None]]:
        return (
            self._named_in_this_sentence,
            self._contacted,
            self._quoted_just_now,
            self._leads_the_article,
            self._spoke_just_now,
            self._still_speaks,
            self._closes_the_sentence_before,
            self._talked_to,
            self._opens_the_sentence_before,
            self._spoke_last,
            self._named_further_back,
            self._office_of_the_sentence_before,
            self._owner_in_the_sentence_before,
            self._body_that_spoke_just_now,
        )

    # antecedents

    def person(self, s: Sentence, k: int, claims: Iterable[Range] = ()) -> Speaker | None:
        """Return whom তিনি at token k stands for, or a subject left out there.

        Args:
            claims: what is said in the sentence: who is named there before the pronoun does not speak.
        """
        at = s.starts[k]
        hi = min([k, *(s.index_at(claim.start) for claim in claims if s.start <= claim.start and claim.end <= at)])
        return first(self._antecedents, Pronoun(s, k, hi, self._mentions.before(s)))

    def _named_in_this_sentence(self, p: Pronoun) -> Speaker | None:
        """Named before the pronoun: মেয়র সালমা খাতুন ফোন ধরেন, তিনি বলেন; but asked by somebody: … প্রশ্নে তিনি বলেন, or
        spoken of: রহিম মিয়া প্রসঙ্গে তিনি বলেন, or to: … মিয়াকে উদ্দেশ করে তিনি বলেন."""
        if p.s.text_at(p.k - 1) in self._g.about:
            return None
        near = max(0, p.hi - NEAR)
        # whom the subject did something to is another: X-কে ধন্যবাদ জানিয়ে | তিনি
        acts = p.s.words[p.hi - 1] if p.hi else None
        if acts is not None and "participle" in acts.kinds:
            return self._topics.about(p.s, near, p.hi, objects=False)
        asked = max((i + 1 for i in range(near, p.hi) if p.s.words[i].text in self._g.asked), default=near)
        suffered = not self._g.once_done.isdisjoint([word.text for word in p.s.words[asked : p.hi]])
        return self._topics.about(p.s, asked, p.hi, objects=suffered)

    def _quoted_just_now(self, p: Pronoun) -> Speaker | None:
        """His quotation ends with the sentence before, whoever it tells of: ‘…। রহিম মিয়া আসেন।’ তিনি আরও জানান, …"""
        quoted = self._register.quoted_since(p.before.end - MARKS) if p.before is not None else None
        within = self._register.quoted_since(p.s.starts[p.k]) is not None
        return quoted if quoted is not None and quoted.person and not quoted.plural and not within else None

    def _leads_the_article(self, p: Pronoun) -> Speaker | None:
        """Whose words the article gives, though he told of an office's in between: দলের সভাপতি রহিম মিয়া বলেন, …।
        উপদেষ্টা বলেছেন, …। এক সভায় | তিনি এসব কথা বলেন।"""
        last = self._last()
        office = last is not None and last.role == "office" and not last.names
        return self._register.latest(lambda x: x.person and bool(x.names)) if office and _his_words(p.s) else None

    def _spoke_just_now(self, p: Pronoun) -> Speaker | None:
        """Spoke in this sentence or the one before: মেয়র সালমা খাতুন বলেন, …। তিনি জানান, …"""
        last, before = self._last(), p.before
        return last if last is not None and before is not None and self._register.seen(last) >= before.start else None

    def _still_speaks(self, p: Pronoun) -> Speaker | None:
        """He says more (তিনি আরও বলেন, …; … বলেও জানান তিনি), or the one before still gives his words: … আমি ও রহিম যাই।
        তিনি জানান, …"""
        last = self._last()
        if last is None or last.name is None or p.before is None:
            return None
        near_by = p.s.words[max(0, p.k - BEHIND) : p.k + BEHIND]
        if any(word.text in self._g.more or word.text in self._g.said_besides for word in near_by):
            return last
        own = any(word.is_a("first_person") for word in p.before.words) or _his_words(p.s)
        return last if own and self._register.seen(last) >= min(at.start for at in self._back(p.s)) else None

    def _closes_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """Stands behind the verb of the sentence before: … ঘোষণা করেছেন আহ্বায়ক শিরিন আক্তার। তিনি বলেন, …"""
        closing = self.closing(p.before) if p.before is not None and not self._lists(p.before) else None
        return closing if closing is not None and closing.person and not closing.plural else None

    def _contacted(self, p: Pronoun) -> Speaker | None:
        """Somebody tried to reach him: রহিম মিয়ার সঙ্গে যোগাযোগের চেষ্টা করা হলেও তাঁর বক্তব্য মেলেনি."""
        return self.contacts.reached(p.s, p.k)

    def _talked_to(self, p: Pronoun) -> Speaker | None:
        """The reporter spoke with him: কথা হয় দোকানি রহিম মিয়ার সঙ্গে। তিনি বলেন, …"""
        return self.contacts.reached(p.before, len(p.before.words)) if p.before is not None else None

    def _opens_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """The sentence before is about him: মেয়র সালমা খাতুন বাজার দেখেন। তিনি …; রহিম মিয়াকে খোঁচা দেন তিনি। লেখেন, …"""
        if p.before is None or self._lists(p.before):
            return None
        end, did = len(p.before.words), self._topics.pronoun(p.before)
        objects = did is None and not self._spoke_before(p.before)
        found = self._topics.about(p.before, 0, _opening(p.before), objects=objects)
        found = found or self._topics.titled(p.before, min(end, FAR))
        if found is not None or did is None:
            return found
        if not self._looking_on:
            self._looking_on = True  # whom that one stands for, and no further, whoever asks meanwhile
            one = self.person(p.before, did)
            self._looking_on = False
            found = one if one is not None and len(one.names) > 1 else None
        return found or self._topics.about(p.before, 0, _opening(p.before))

    def _spoke_before(self, s: Sentence) -> bool:
        """Tell whether somebody named spoke right before a sentence, which may go on with his words: মেয়র রিমা সেন বলেন,
        …। | পুলিশ রহিম মিয়াকে খুঁজছে। তিনি বলেন, …"""
        last, at = self._last(), self._mentions.before(s)
        return last is not None and at is not None and bool(last.names) and self._register.seen(last) >= at.start

    def _spoke_last(self, p: Pronoun) -> Speaker | None:
        """Spoke further back, and nobody else is named since."""
        return self._last()

    def _named_further_back(self, p: Pronoun) -> Speaker | None:
        """One of the sentences before is about him, and nobody has spoken yet."""
        return next(self.before(p.s), None)

    def _office_of_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """An office without a name is the subject there, and nobody is named: মুখ্যমন্ত্রী হাসপাতালে যান। তিনি বলেন, …"""
        s = p.before
        if s is None or not any(word.finite and word.honorific for word in s.words):
            return None
        for k in range(_opening(s)):
            if s.words[k].case == "nom" and self._knows.speaks(s.words[k]):
                phrase = self._phrases.grow(s, k, k + 1, 0)
                speaker = self._namer.describe(s, phrase, "honorific")
                alone = speaker.role == "office" and not speaker.plural
                return self._coreference.settle(s, phrase, speaker) if alone else None
        return None

    def _owner_in_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """Nobody else is named, and the sentence before is of what is his: গায়ক রহিম মিয়ার গান বেরিয়েছে। তিনি বলেন, …"""
        return self._topics.owner(p.before, _opening(p.before)) if p.before is not None else None

    def _body_that_spoke_just_now(self, p: Pronoun) -> Speaker | None:
        """Nobody is named at all, and a body spoke in the sentence before: মন্ত্রণালয় জানায়, …। … জানান তিনি; where
        nobody stands, only a court: আদালত জানান, …। … আদেশ দেন."""
        last = self._register.latest(lambda x: True)
        if last is None or p.before is None or self._register.seen(last) < p.before.start or last.type not in BODIES:
            return None
        return last if COURT in (last.kind, last.title) or "pronoun" in p.s.words[p.k].classes else None

    def bearer(self, s: Sentence, titles: set[str], owner: str) -> Speaker | None:
        """Return the last speaker with such a title, of the body that owns it if one spoke, or who speaks for it;
        without one, whom one of the sentences before is about."""

        def fits(x: Speaker) -> bool:
            return x.person and not x.plural and any(post.title in titles for post in x.posts)

        def theirs(x: Speaker) -> bool:
            of_it = x.affiliation == owner or any(post.owner == owner for post in x.posts)
            return x.person and not x.plural and of_it

        spoken = self._register.latest(lambda x: theirs(x) and fits(x)) if owner else None
        record = self._knows.named(owner) if owner and spoken is None else None
        if record is not None and record.kind not in STATES:
            spoken = self._register.latest(theirs)  # বিএনপির এই নেতা, though he spoke as a doctor
        spoken = spoken or self._register.latest(fits)
        return spoken or next((named for named in self.before(s) if fits(named)), None)

    def before(self, s: Sentence) -> Iterator[Speaker]:
        """Yield the persons whom the sentences before are about, the nearest first; only those with a full name."""
        for at in self._back(s):
            lists = self._lists(at)
            for named in () if lists else (self.closing(at), self._topics.about(at, 0, _opening(at))):
                if named is not None and named.person and not named.plural and len(named.names) > 1:
                    yield named

    def closing(self, s: Sentence) -> Speaker | None:
        """Return who closes a sentence behind its verb: … জানিয়েছে নাগরিক মঞ্চ, … ঘোষণা করেছেন আহ্বায়ক শিরিন."""
        verb = next((k for k in range(len(s.words) - 1, 0, -1) if s.words[k].finite and not self._surname(s, k)), None)
        phrase = self._phrases.after(s, verb + 1) if verb is not None else None
        if verb is not None and phrase is None and s.text_at(verb - 1) in self._g.perceiving:
            phrase = self._phrases.bare(s, len(s.words) - s.words[-1].mark, verb + 1)  # … দেখা যায় | রিমা সেনকে
        if verb is None or phrase is None:
            return None
        place = s.words[phrase.head].case == "loc" and not self._phrases.foreign(s, phrase.head, phrase.first)
        if "pronoun" in s.words[phrase.head].classes or place or not self._knows.can_speak(s, phrase):
            return None
        honorific = s.words[verb].honorific
        speaker = self._namer.describe(s, phrase, "honorific" if honorific else "third")
        acts = speaker.role == "group" and phrase.first == verb + 1 and _acts(s, verb)
        office = honorific and (speaker.role == "office" or acts)
        if speaker.type in UNSPOKEN or (speaker.person and not (speaker.names or speaker.plural or office)):
            return None
        if not speaker.person or speaker.names or speaker.plural or self._looking_back:
            return self._coreference.settle(s, phrase, speaker)
        self._looking_back = True  # whom the sentences before are about, and none before those
        named = self._coreference.settle(s, phrase, speaker, self.before(s))
        self._looking_back = False
        return named

    # what the cases ask

    def _lists(self, s: Sentence) -> bool:
        """Tell whether the sentence tells who several are: গ্রেপ্তার ব্যক্তিরা হলেন– রহিম মিয়া ও করিম শেখ।"""
        head = pairwise(s.words[:HEAD])
        if any(one.text in self._g.his and other.text in self._g.company for one, other in head):
            return True
        opening = tuple([are for are in self._g.who_are if are in s.text[s.start : s.end]])
        if not opening:
            return False
        # a hyphen may tie the first name to it
        are = next((k for k, word in enumerate(s.words) if word.text.startswith(opening)), len(s.words))
        return any(word.text == "," or word.is_a("conjunction") for word in s.words[are:])

    def _surname(self, s: Sentence, k: int) -> bool:
        """Tell whether a word that looks like a verb ends a name: আবিদ | খান."""
        return self._knows.proper_name(s.words[k]) and self._knows.known_name(s.words[k - 1])

    def _last(self) -> Speaker | None:
        """Return the person who spoke last."""
        return self._register.latest(lambda x: x.person and not x.plural)

    def _back(self, s: Sentence) -> Iterator[Sentence]:
        """Yield the sentences in which an antecedent is looked for, the nearest first."""
        at = self._mentions.before(s)
        for _ in range(BACK):
            if at is None:
                return
            yield at
            at = self._mentions.before(at)
