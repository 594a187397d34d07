"""Step 5: who a source is: its type and its canonical name, the same through the article.

Pronouns, short forms and role mentions are traced to what they stand for: a speaker met before, or the first full
mention of a name or a state in the text, which is looked for only when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from annotator.labels import SourceType
from annotator.lexicon.sources import AnaphorRecord, TitleRecord
from annotator.rules.documents import THEREIN
from annotator.rules.drafts import Draft
from annotator.rules.knowledge import Knowledge
from annotator.rules.naming import Namer, Speaker, nominative
from annotator.rules.nouns import INDEFINITE, ISSUED, REPORTERS, NounPhrases, Phrase
from annotator.rules.phrases import BORNE
from annotator.rules.text import Sentence
from annotator.rules.words import SPEAKER, Word

#: Tokens at the head of a sentence in which its subject is looked for.
OPENING = 14
#: What a speaker is said to have asked for who stays unnamed.
UNNAMED = "নাম প্রকাশ না করার শর্তে"
#: What a body rather than a person has: … তথ্য অনুযায়ী, … হিসাবে.
DATA = frozenset({"তথ্য", "তথ্যমতে", "হিসাব", "হিসাবমতে", "পরিসংখ্যান"})
#: Genitives of pronouns that name nobody: অনেকের ধারণা.
ANYBODYS = frozenset({"অনেকের", "অনেকেরই", "কারও", "কারো", "সবার", "সকলের"})
#: Sentences before an anaphor that are searched for what it stands for.
BACK = 3
UNSPECIFIED = Speaker(None, SourceType.UNSPECIFIED)
ORGANISED = frozenset({SourceType.AGENCY, SourceType.MEDIA, SourceType.OFFICIAL, SourceType.ORGANISATION})
#: Places that bear the names of persons.
VENUES = frozenset(
    {
        "মিলনায়তন",
        "হল",
        "স্টেডিয়াম",
        "উদ্যান",
        "পার্ক",
        "ভবন",
        "মাঠ",
        "বিমানবন্দর",
        "সেতু",
        "মঞ্চ",
        "একাডেমি",
        "সড়ক",
        "চত্বর",
        "ময়দান",
        "এভিনিউ",
        "মাজার",
        "সমাধি",
    }
)
#: Types that nobody whom a pronoun stands for has.
UNSPOKEN = frozenset({SourceType.DOCUMENT, SourceType.SOCIAL})
#: Before a role: not one person, and no one is looked for (ওই দুই কর্মকর্তা).
SEVERAL = frozenset({"দুই", "তিন", "চার", "পাঁচ", "দুজন", "তিনজন"})
#: Before an office: somebody who was not spoken of.
SOME = frozenset({"এক", "একজন", "আরেক", "আরেকজন", "অন্য", "কোনো", "কোনও", "দুই", "দুজন", "একাধিক", "কয়েকজন"})
#: Before a document: not the one that was spoken of.
MANY = frozenset({"বিভিন্ন", "একাধিক", "কিছু", "কয়েকটি", "অন্য", "আরেক", "আরেকটি", "নতুন", "পৃথক", "অন্যান্য"})
#: Words for a body that point back by themselves, without a determiner or an article.
BODIES = frozenset({"দল", "সংগঠন", "কমিশন", "মন্ত্রণালয়", "সংস্থা", "প্রতিষ্ঠান", "কোম্পানি", "জোট"})
POINTING = frozenset({"ওই", "এই", "সেই", "উক্ত", "এ", "ঐ"})


class Anaphors:
    """The back-references by the word they are written with."""

    def __init__(self, records: tuple[AnaphorRecord, ...], fold: Callable[[str], str]) -> None:
        self._words = {fold(word): record for record in records for word in (*record.words, *record.genitive)}
        self._heads = {fold(word): record for record in records for word in record.heads}

    def find(self, s: Sentence, phrase: Phrase) -> AnaphorRecord | None:
        """The back-reference that the phrase is; none where it says more than that."""
        first, _, head = phrase[:3]
        text = s.words[head].text
        if head - first <= 1:
            whole = s.slice(first, head + 1)
            for form in dict.fromkeys((*_uninflected(whole), *_uninflected(text))):
                record = self._words.get(form)
                if form not in (text, whole) and s.words[head].flags & SPEAKER:
                    continue  # আমির is no আমি
                if record is not None and (head == first or form != text or s.words[first].is_a("determiner")):
                    return record
        if any(s.words[k].text in POINTING for k in range(first, head)):
            return next((self._heads[stem] for stem in s.words[head].stems if stem in self._heads), None)
        return None

    def body(self, word: Word) -> AnaphorRecord | None:
        """The back-reference that a bare word for a body is: দলের | পক্ষ থেকে."""
        return next((self._heads[stem] for stem in word.stems if stem in BODIES and stem in self._heads), None)


class Resolver:
    """Names the speakers of one article, in the order of its text.

    Args:
        text: the folded text.
        read: makes the sentence that holds an offset, or the last one before it.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        anaphors: Anaphors,
        text: str,
        read: Callable[[int], Sentence | None],
    ) -> None:
        self._knows = knowledge
        self._phrases = phrases
        self._namer = Namer(knowledge, phrases)
        self._anaphors = anaphors
        self._text = text
        self._read = read
        self._speakers: list[Speaker] = []
        self._known: dict[str, Speaker] = {}
        self._first: dict[str, Speaker | None] = {}

    def resolve(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of an attribution; ``enclosing`` is that of the quotation it stands in."""
        if draft.source is None:
            speaker = self._understood(draft, enclosing)
        elif draft.cue.rule == "verb.lekha" and draft.cue.passive:
            word = draft.s.words[draft.source.head]
            name = nominative(word) if word.text not in THEREIN else None
            speaker = Speaker(name, SourceType.DOCUMENT, "document")
        else:
            counted = draft.cue.kind == "postposition" and not DATA.isdisjoint(draft.s.words[draft.cue.first].stems)
            person = "third" if counted else draft.cue.person
            speaker = self._phrase(draft.s, draft.source, enclosing, person)
        if (
            speaker.role in ("office", "group")
            and not speaker.names
            and UNNAMED in draft.s.text[draft.s.start : draft.s.end]
        ):
            speaker.type = SourceType.ANONYMOUS
        if speaker is not UNSPECIFIED:
            if speaker in self._speakers:
                self._speakers.remove(speaker)
            self._speakers.append(speaker)
            speaker.seen = draft.cue_range.start
        return speaker

    def _phrase(self, s: Sentence, phrase: Phrase, enclosing: Speaker | None, person: str | None) -> Speaker:
        if s.words[phrase.head].text in THEREIN:
            return self._therein(s)
        if s.words[phrase.head].text in INDEFINITE or s.words[phrase.head].text in ANYBODYS:
            return self._indefinite(s, phrase)
        record = self._anaphors.find(s, phrase)
        if record is not None:
            found = self._antecedent(s, phrase, record, enclosing)
            if found is not None:
                return found
            if record.person and not (record.titles or record.types):
                return Speaker(None, SourceType.PERSON, person=True)
        described = self._namer.describe(s, phrase, person)
        if (
            phrase.first == phrase.head
            and described.role == "body"
            and (back := self._anaphors.body(s.words[phrase.head])) is not None
        ):
            found = self._body(s, phrase, back)
            if found is not None:
                return found
        return self._settle(s, phrase, described)

    def _therein(self, s: Sentence) -> Speaker:
        """Who issued what এতে points at: the body that spoke in the sentence before; else nobody that can be named."""
        issuer = self._latest(lambda x: not x.person)
        before = self._before(s)
        if issuer is not None and before is not None and issuer.seen >= before.start:
            return issuer
        return Speaker(None, SourceType.DOCUMENT, "document")

    def _before(self, s: Sentence) -> Sentence | None:
        """The sentence before this one."""
        before = self._read(s.start - 2) if s.start > 2 else None
        return before if before is not None and before.start < s.start else None

    def _indefinite(self, s: Sentence, phrase: Phrase) -> Speaker:
        """অনেকে, কেউ, একজন: nobody that can be named; of a body where one owns the word (অধিদপ্তরের কেউ)."""
        if s.words[phrase.head].text in ANYBODYS:
            return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True, plural=True)
        owner = self._namer.type_of(s, phrase.first, phrase.head)
        name = (
            self._namer.plain(s, phrase)
            if phrase.head > phrase.first and s.words[phrase.head - 1].text != "কেউ"
            else None
        )
        return Speaker(
            name, owner if owner in ORGANISED else SourceType.ANONYMOUS, "anonymous", person=True, plural=True
        )

    def _settle(self, s: Sentence, phrase: Phrase, new: Speaker) -> Speaker:
        """The speaker already known that a description fits, else the new one, known from now on."""
        known = self._same(s, phrase, new)
        if known is None:
            known = new
            if new.name:
                self._known[new.name] = new
        elif known is not new:
            known.posts |= new.posts
        if new.alias:
            self._known.setdefault(new.alias, known)
        return known

    def _same(self, s: Sentence, phrase: Phrase, new: Speaker) -> Speaker | None:
        if new.role == "name" and not new.plural:
            return self._by_name(new, s.starts[phrase.first])
        some = any(word.text in SOME for word in s.words[phrase.first : phrase.head])
        if new.role in ("office", "spokesperson", "group") and not (new.plural or some):
            holder = self._holder(new) or self._holder_named(s, new)
            if holder is not None:
                return holder
            last = self._latest(lambda x: x.person and not x.plural)
            if new.bare and last is not None and last.names and not last.posts:
                return last
        if new.role == "document" and new.bare and not self._one_of_many(s, phrase):
            return self._latest(lambda x: x.type in ORGANISED and (not x.person or x.role == "spokesperson"))
        reporter = new.role == "body" and new.type in REPORTERS
        if reporter and new.bare and phrase.head - phrase.first < 2:
            same = self._latest(lambda x: x.type is new.type and not x.person and x.role in ("body", "entity"))
            if same is not None:
                return same
        return self._known.get(new.name) if new.name else None

    def _one_of_many(self, s: Sentence, phrase: Phrase) -> bool:
        """A document that nobody has named before (বিভিন্ন প্রতিবেদন), or a survey or law: it is nobody else's report."""
        title = self._knows.title_at(s, phrase.head, phrase.first)
        own = title is not None and title[1].key in ("report", "statement", "social-post")
        return not own or any(word.text in MANY for word in s.words[phrase.first : phrase.head])

    # names

    def _by_name(self, new: Speaker, at: int) -> Speaker | None:
        """A speaker met under the same name or part of it; else its full first mention in the text."""
        if not new.names:
            return self._known.get(new.name or "")
        exact = self._known.get(new.name or "")
        if exact is not None:
            return exact
        for speaker in reversed(list(self._known.values())):
            if speaker.names and (new.names <= speaker.names or all(_alike(n, speaker.names) for n in new.names)):
                return speaker
        if len(new.names) == 1:
            return self._first_mention(next(iter(new.names)), at)
        if new.type is SourceType.PERSON and not new.posts and (titled := self._titled(new.name or "", at)):
            new.type, new.posts = titled.type, titled.posts
        return None

    def _titled(self, name: str, at: int) -> Speaker | None:
        """Who bears a full name, where another place of the text tells his office: প্রধানমন্ত্রী | ওয়াহিদ সাজিদ."""
        place = self._text.find(name)
        while place >= 0:
            s = self._read(place)
            k = s.index_at(place + len(name)) - 1 if s is not None and place != at else 0
            if s is not None and 0 < k < len(s.words) and nominative(s.words[k]) == name.rpartition(" ")[2]:
                phrase = self._phrases.grow(s, k, k + 1, 0)
                speaker = self._namer.describe(s, phrase, "honorific")
                if speaker.name == name and speaker.posts and not speaker.plural:
                    return speaker
            place = self._text.find(name, place + len(name))
        return None

    def _first_mention(self, name: str, at: int) -> Speaker | None:
        """The speaker whose full name holds this one, or whose bracketed alias it is, wherever the text names him."""
        if name not in self._first:
            self._first[name] = next(self._mentions(name, at), None)
        return self._first[name]

    def _mentions(self, name: str, at: int) -> Iterator[Speaker]:
        place = self._text.find(name)
        while place >= 0:
            s = self._read(place)
            k = s.index_at(place) if s is not None else 0
            if (
                s is not None
                and place != at
                and k < len(s.words)
                and s.starts[k] == place
                and nominative(s.words[k]) == name
            ):
                found = self._bracketed(s, k) or self._full(s, k)
                if found is not None:
                    yield found
            place = self._text.find(name, place + len(name))

    def _bracketed(self, s: Sentence, k: int) -> Speaker | None:
        """The phrase that the alias at token k stands behind in brackets."""
        if k < 2 or s.words[k - 1].text != "(" or k + 1 >= len(s.words) or s.words[k + 1].text != ")":
            return None
        phrase = self._phrases.grow(s, k - 2, k + 2, 0)
        speaker = self._settle(s, phrase, self._namer.describe(s, phrase, "third"))
        return speaker if speaker.name != s.words[k].text else None

    def _full(self, s: Sentence, k: int) -> Speaker | None:
        """The phrase at token k where it says more than the one name: more names, or a title."""
        last = k + 1
        while (
            last < len(s.words)
            and s.words[last - 1].case == "nom"
            and self._knows.known_name(s.words[last])
            and "-" not in s.words[last].text
            and (s.words[last].case in ("nom", "gen") or self._knows.listed_name(s.words[last]))
        ):
            last += 1
        while (
            last - k > 1
            and last < len(s.words)
            and s.words[last].forms
            and not self._knows.listed_name(s.words[last - 1])
        ):
            last -= 1  # a noun with its verb: সালমান খান | খালাস পেয়েছেন
        phrase = self._phrases.grow(s, last - 1, last, 0)
        start = self._namer.name_start(s, phrase.first, last - 1)
        if start == phrase.first and last - start < 2:
            return None
        names = self._namer.name_words(s, start, last)
        kind = self._namer.type_of(s, phrase.first, start)
        if len(names) < 2 and kind is None:
            return None
        speaker = Speaker(" ".join(names), kind or SourceType.PERSON, person=True, names=frozenset(names))
        speaker.posts = self._namer.posts(s, phrase.first, start)
        known = self._known.setdefault(speaker.name or "", speaker)
        known.posts |= speaker.posts
        return known

    def _holder(self, new: Speaker) -> Speaker | None:
        """The named person met before with the same title in the same place."""
        for speaker in reversed(self._speakers):
            if not speaker.names:
                continue
            for title, owner in new.posts:
                if any(title == post and (not owner or not of or owner == of) for post, of in speaker.posts):
                    return speaker
        return None

    def _holder_named(self, s: Sentence, new: Speaker) -> Speaker | None:
        """Whom the sentences before name with the same title in the same place (লঙ্কান অধিনায়ক)."""
        owned = {post for post in new.posts if post[1]}
        if not owned or new.role == "spokesperson":
            return None
        return next((named for named in self._persons_before(s) if owned & named.posts), None)

    # what stands for somebody

    def _antecedent(
        self, s: Sentence, phrase: Phrase, record: AnaphorRecord, enclosing: Speaker | None
    ) -> Speaker | None:
        if record.speaker:
            return enclosing or self._going_on(s) or Speaker(None, SourceType.PERSON, person=True)
        titles, types = set(record.titles), set(record.types)
        if record.person and (titles or types):
            several = any(word.text in SEVERAL for word in s.words[phrase.first : phrase.last])
            return (None if several else self._bearer(s, titles)) or (
                self._latest(lambda x: x.person and not x.plural and x.type in types)
            )
        if types or record.kinds:
            return self._body(s, phrase, record)
        if record.plural:
            return self._several(s)
        return self._person(s, phrase.first)

    def _going_on(self, s: Sentence) -> Speaker | None:
        """Who goes on in the first person outside of quotation marks: a person who spoke in the sentences before."""
        last = self._latest(lambda x: x.person and not x.plural)
        at: Sentence | None = s
        for _ in range(BACK):
            at = self._before(at) if at is not None else None
            if at is not None and last is not None and last.seen >= at.start:
                return last
        return None

    def _bearer(self, s: Sentence, titles: set[str]) -> Speaker | None:
        """The last speaker with such a title; without one, whom one of the sentences before is about."""

        def fits(x: Speaker) -> bool:
            return x.person and not x.plural and any(post in titles for post, _ in x.posts)

        spoken = self._latest(fits)
        return spoken or next((named for named in self._persons_before(s) if fits(named)), None)

    def _persons_before(self, s: Sentence) -> Iterator[Speaker]:
        """The persons whom the sentences before are about, the nearest first; only those with a full name."""
        at: Sentence | None = s
        for _ in range(BACK):
            at = self._before(at) if at is not None else None
            if at is None:
                return
            for named in (self._closing(at), self._mentioned(at, 0, min(len(at.words), OPENING))):
                if named is not None and named.person and not named.plural and len(named.names) > 1:
                    yield named

    def _body(self, s: Sentence, phrase: Phrase, record: AnaphorRecord) -> Speaker | None:
        """The last body of those types: met as a speaker, or named in this sentence or one of those before."""
        kinds, types = set(record.kinds), set(record.types)

        def fits(x: Speaker) -> bool:
            return not x.person and x.type in types and (not x.kind or not kinds or x.kind in kinds)

        spoken = self._latest(fits)
        at = s
        for step in range(BACK + 1):
            if spoken is not None and spoken.seen >= at.start:
                return spoken
            named = self._named_in(at, phrase.first if step == 0 else len(at.words), record)
            if named is not None:
                return named
            before = self._read(at.start - 2) if at.start > 2 else None
            if before is None or before.start >= at.start:
                break
            at = before
        return spoken

    def _several(self, s: Sentence) -> Speaker | None:
        """Whom তারা stands for: who spoke in the sentence before or is its subject, several or a body, else the last."""
        last = self._latest(lambda x: x.plural or not x.person)
        before = self._read(s.start - 2) if s.start > 2 else None
        if before is None or before.start >= s.start or (last is not None and last.seen >= before.start):
            return last or self._latest(lambda x: True)
        closing = self._closing(before) if last is None or last.seen < before.start else None
        if closing is not None and (closing.plural or not closing.person):
            return closing
        for k, word in enumerate(before.words):
            entity = self._knows.entity_at(before, k, 0) if word.case == "nom" and not last else None
            if entity is not None and entity[0] == 0 and entity[1].type in ORGANISED and entity[1].kind != "state":
                return self._known.setdefault(
                    entity[1].name, Speaker(entity[1].name, entity[1].type, "entity", kind=entity[1].kind)
                )
            if word.case == "pl" and not word.is_a("pronoun") and not self._knows.common(word):
                phrase = self._phrases.grow(before, k, k + 1, 0)
                return self._settle(before, phrase, self._namer.describe(before, phrase))
        return last or self._latest(lambda x: True)

    def _closing(self, s: Sentence) -> Speaker | None:
        """Who closes a sentence behind its verb: … জানিয়েছে নাগরিক মঞ্চ, … ঘোষণা করেছেন আহ্বায়ক শিরিন."""
        verb = next((k for k in range(len(s.words) - 1, 0, -1) if s.words[k].finite), None)
        phrase = self._phrases.after(s, verb + 1) if verb is not None else None
        if phrase is None or s.words[phrase.head].is_a("pronoun") or not self._knows.can_speak(s, phrase):
            return None
        honorific = verb is not None and s.words[verb].text.endswith("ন")
        speaker = self._namer.describe(s, phrase, "honorific" if honorific else "third")
        if speaker.type in UNSPOKEN:
            return None
        return self._settle(s, phrase, speaker) if speaker.names or not speaker.person or speaker.plural else None

    def _named_in(self, s: Sentence, hi: int, anaphor: AnaphorRecord) -> Speaker | None:
        """The last body that a back-reference can mean among the first ``hi`` tokens."""
        kinds, types = anaphor.kinds, anaphor.types
        for k in range(hi - 1, -1, -1):
            title = self._knows.title_at(s, k, 0)
            if (
                title is not None
                and title[1].role == "body"
                and title[1].type in types
                and _means(anaphor, title[1], s.words[k])
                and s.words[k].case in ("nom", "gen")
                and not self._behind_a_subject(s, k)
            ):
                phrase = self._phrases.grow(s, k, k + 1, 0)
                described = self._namer.describe(s, phrase, "third")
                if not described.bare and described.role in ("body", "entity") and not described.person:
                    return self._settle(s, phrase, described)
            entity = self._knows.entity_at(s, k, 0)
            if entity is not None and entity[1].type in types and (not kinds or entity[1].kind in kinds):
                record = entity[1]
                return self._known.setdefault(
                    record.name, Speaker(record.name, record.type, "entity", kind=record.kind)
                )
        return None

    def _behind_a_subject(self, s: Sentence, k: int) -> bool:
        """An entity that is no part of the body's name stands before it as a subject (বিএনপি নতুন কমিটি দিয়েছে)."""
        if self._knows.entity_at(s, k, 0) is not None:
            return False
        before = next((j for j in range(k - 1, -1, -1) if self._knows.entity_at(s, j, 0) is not None), None)
        if before is None or s.words[before].case != "nom":
            return False
        entity = self._knows.entity_at(s, before, 0)
        return before < k - 1 or (entity is not None and entity[1].type is SourceType.ORGANISATION)

    def _person(self, s: Sentence, k: int) -> Speaker | None:
        """Whom তিনি stands for.

        A person met in this sentence; the last speaker, if he spoke in the one before; whom that sentence is about;
        else the last person who spoke.
        """
        here = self._mentioned(s, 0, k)
        if here is not None:
            return here
        last = self._latest(lambda x: x.person and not x.plural)
        before = self._read(s.start - 2) if s.start > 2 else None
        if before is None or before.start >= s.start or (last is not None and last.seen >= before.start):
            return last
        closing = self._closing(before)
        if closing is not None and closing.person and not closing.plural:
            return closing
        return self._talked_to(before) or self._mentioned(before, 0, min(len(before.words), OPENING)) or last

    def _talked_to(self, s: Sentence) -> Speaker | None:
        """The person with whom the reporter spoke: কথা হয় দোকানি রহিম মিয়ার সঙ্গে, X-এর সঙ্গে কথা হয়।"""
        for k in range(len(s.words) - 1, 1, -1):
            if s.words[k].text in ("সঙ্গে", "সাথে") and s.words[k - 1].case == "gen":
                if not any(a.text == "কথা" and b.text.startswith("হ") for a, b in pairwise(s.words)):
                    return None
                phrase = self._phrases.grow(s, k - 1, k, 0)
                speaker = self._namer.describe(s, phrase, "honorific")
                return self._settle(s, phrase, speaker) if speaker.names and not speaker.plural else None
        return None

    def _mentioned(self, s: Sentence, lo: int, hi: int) -> Speaker | None:
        """The person a stretch of a sentence is about: the first that is its subject, else the first named in it."""
        k, found = lo, None
        while k < hi:
            word = s.words[k]
            end = k + 1
            speaker = None
            title = self._knows.title_at(s, k, lo)
            if title is not None and title[1].role in BORNE and word.case == "nom":
                while end < hi and s.words[end - 1].case == "nom" and self._called(s.words[end]):
                    end += 1
                if end > k + 1:
                    phrase = self._phrases.grow(s, end - 1, end, lo)
                    speaker = self._settle(s, phrase, self._namer.describe(s, phrase, "honorific"))
            elif word.case == "acc" and end < len(s.words) and s.words[end].text in ISSUED:
                pass  # to whom something was given (রয়টার্সকে দেওয়া সাক্ষাৎকারে) is not who speaks next
            elif word.case in ("nom", "acc") and self._knows.known_name(word):
                speaker = self._known_person(nominative(word))
                if speaker is None and word.case == "nom":
                    while end < hi and s.words[end - 1].case == "nom" and self._called(s.words[end]):
                        end += 1
                if speaker is None and end < len(s.words) and self._venue(s.words[end]):
                    pass  # a hall that bears a name
                elif speaker is None and any(self._knows.listed_name(s.words[n]) for n in range(k, end)):
                    phrase = self._phrases.grow(s, end - 1, end, lo)
                    speaker = self._settle(s, phrase, self._namer.describe(s, phrase, "honorific"))
            if (
                speaker is not None
                and speaker.person
                and not speaker.plural
                and speaker.type not in UNSPOKEN
                and (len(speaker.names) > 1 or speaker.posts or speaker.seen >= 0)
                and s.words[end - 1].case in ("nom", "acc")
            ):
                if s.words[end - 1].case == "nom":
                    return speaker
                found = found or speaker
            k = end
        return found

    def _called(self, word: Word) -> bool:
        """The word can go on a personal name."""
        return self._knows.known_name(word) and not self._knows.speaks(word)

    def _venue(self, word: Word) -> bool:
        """A building or place that can bear a person's name."""
        title = self._knows.title(word)
        return any(stem in VENUES for stem in word.stems) or (title is not None and title.key == "institution")

    def _known_person(self, name: str) -> Speaker | None:
        return next((x for x in reversed(list(self._known.values())) if x.person and name in x.names), None)

    def _latest(self, wanted: Callable[[Speaker], bool]) -> Speaker | None:
        return next((speaker for speaker in reversed(self._speakers) if wanted(speaker)), None)

    def _understood(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of a cue without a source: whoever spoke before, where the verb has a dropped subject."""
        cue = draft.cue
        if cue.passive or cue.kind == "credit" or not cue.person:
            return UNSPECIFIED
        if cue.person == "first":
            return enclosing or self._going_on(draft.s) or UNSPECIFIED
        if cue.person == "honorific":
            return self._person(draft.s, 0) or UNSPECIFIED
        return self._latest(lambda x: not x.person or x.plural) or UNSPECIFIED


def _means(anaphor: AnaphorRecord, title: TitleRecord, word: Word) -> bool:
    """A back-reference can mean a body with this word for its head: দলটি no committee, দেশটি no ministry."""
    kind = title.key.replace("-", "_")
    return not anaphor.kinds or kind in anaphor.kinds or any(stem.endswith(anaphor.heads) for stem in word.stems)


def _uninflected(text: str) -> Iterator[str]:
    """The form itself, and what is left without clitic and without case ending."""
    bare = text[:-1] if text.endswith(("ও", "ই")) and len(text) > 3 else text
    for form in dict.fromkeys((text, bare)):
        yield form
        for ending in ("কে", "তে", "র"):
            if form.endswith(ending):
                yield form.removesuffix(ending)


def _alike(name: str, others: frozenset[str]) -> bool:
    """One of the others is the name, or a spelling of it that differs in one letter."""
    if name in others:
        return True
    return len(name) >= 5 and any(
        len(other) == len(name) and sum(a != b for a, b in zip(name, other, strict=True)) == 1 for other in others
    )
