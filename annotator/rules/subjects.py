"""Step 2, first half: the subject before a verb, looked for from the verb leftwards.

The search stands at a token and asks the cases below, in their order, what that token means for it: the subject is
found, the search goes on further left, or it is given up.
"""

from __future__ import annotations

from annotator.rules.addressees import Addressees
from annotator.rules.asides import Asides
from annotator.rules.by_word import ByWord, among, flagged, of_class
from annotator.rules.cases import first
from annotator.rules.circumstances import Circumstances
from annotator.rules.edges import reports
from annotator.rules.heads import Heads, Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.owners import Owners
from annotator.rules.phrases import Phrases
from annotator.rules.search import FAR, GIVE_UP, Move, Search
from annotator.rules.text import Sentence
from annotator.rules.words import CONDITION, ENTITY, OUTSIDE, POINTER, THING, TITLE


class Subjects:
    """Finds the subject before a token, adverbs, times, places, addressees and participle clauses skipped."""

    def __init__(
        self, knowledge: Knowledge, heads: Heads, shape: Phrases, owners: Owners, addressees: Addressees
    ) -> None:
        self._knows = knowledge
        self._heads = heads
        self._shape = shape
        self._owners = owners
        self._addressees = addressees
        self._g = knowledge.grammar
        self._asides = Asides(knowledge, heads, shape)
        circumstances, manner = Circumstances(knowledge, heads, shape), tuple(self._g.manner)
        self._words: ByWord[Search, Move] = ByWord(
            (self._indefinite, among(self._g.indefinite)),
            (self._pointing_onwards, among(self._g.that_ahead)),
            (self._pronoun, of_class("subject_pronoun")),
            (self._condition, flagged(CONDITION)),
            (circumstances.how_often, among(self._g.times)),
            (circumstances.in_a_tone, lambda word: word.text in self._g.tone or word.text.endswith(manner)),
            (circumstances.both_together, among(self._g.both_together)),
            (circumstances.things_counted, among(self._g.things_counted | self._g.numerals)),
            (circumstances.from_a_place, among(self._g.from_place)),
            (self._finite_verb, lambda word: word.finite),
            (self._clause_opener, None),
            (self._participle, lambda word: word.nonfinite),
            (circumstances.made_by, among(self._g.made)),
            (self._figures_of, among(self._g.figures)),
            (circumstances.lore, among(self._g.lore)),
            (self._document, lambda word: word.case == "nom"),
            (circumstances.in_a_thing, lambda word: word.case == "loc"),
            (self._platform, flagged(TITLE)),
            (self._beside, lambda word: word.number or word.flags & OUTSIDE != 0),
            (self._determiner, of_class("determiner")),
            (circumstances.as_what, lambda word: word.case == "nom"),
            (circumstances.at_a_venue, lambda word: word.case == "loc"),
            (circumstances.written_in, lambda word: word.text[0] in "-–"),
            (self._other_case, lambda word: word.case in ("acc", "loc", "gen")),
            (self._thing_as_name, flagged(THING)),
            (self._object, lambda word: word.case == "nom"),
            (self._meeting, flagged(ENTITY)),
            (circumstances.on_a_state, flagged(ENTITY)),
            (self._named, None),
            (self._plain_noun, None),
            (self._passed_over, None),
        )

    def before(self, s: Sentence, i: int, lo: int, near: bool) -> Phrase | None:
        """Return the subject that ends before token i.

        Args:
            lo: the search does not go left of this token.
            near: the subject has to touch token i, adverbs aside.
        """
        q = Search(s, i, lo, near)
        while q.k >= lo and i - q.k < FAR:
            step = first(self._asides.cases if q.word.mark else self._words.of(q.word), q)
            if step is None or step.k < 0:
                return Phrase(*step.found[:3], subject=True) if step and step.found else None
            q.go_to(step.k)
        return None

    def _grown(self, q: Search, head: int, last: int) -> Move:
        return Move(self._shape.grow(q.s, head, last, q.lo))

    # words

    def _indefinite(self, q: Search) -> Move:
        """Somebody who is counted, not named: আয়োজকদের একজন | বলেন; তাঁরা কেউ | বলেননি; not একজন মাঝি হিসেবে | বলেন."""
        if any(word.is_a("as") for word in q.s.words[q.k + 2 : min(q.k + 4, q.i)]):
            return q.go_on(q.k - 1)
        before = q.s.words[q.k - 1] if q.k > q.lo and q.word.text in self._g.some_and_some else q.word
        them = "subject_pronoun" in before.classes and before.text not in self._g.indefinite
        return Move(Phrase(q.k - 1, q.k + 1, q.k)) if them else self._grown(q, q.k, q.k + 1)

    def _pointing_onwards(self, q: Search) -> Move | None:
        """সে that points at what follows rather than at a person: সে সময় | বলেন."""
        return q.go_on(q.k - 1) if q.k + 1 < q.i and self._heads.demonstrative(q.s, q.k) else None

    def _pronoun(self, q: Search) -> Move:
        """A pronoun in the nominative: তিনি | বলেন; with a body joined to it: পুলিশ ও স্থানীয়রা | বলেন."""
        both = q.word.title is not None and q.k - 2 >= q.lo and q.s.words[q.k - 1].text in self._g.both
        joined = both and self._heads.heads(q.s, q.k - 2)
        return self._grown(q, q.k, q.k + 1) if joined else Move(Phrase(q.k, q.k + 1, q.k))

    def _condition(self, q: Search) -> Move | None:
        """On what condition somebody speaks: নাম প্রকাশ না করার শর্তে | বলেন."""
        start = self._knows.condition_start(q.s, q.k, q.lo)
        return q.go_on(start - 1, skipped=False) if start is not None else None

    def _finite_verb(self, q: Search) -> Move | None:
        """A finite verb ends another clause: বৃষ্টি থামে, | বলেন."""
        named = q.word.flags & ENTITY and self._knows.entity_start(q.s, q.k, q.lo) is not None  # টাইমস | নাও, কউক | জানায়
        ends = not (q.word.nonfinite or named or self._heads.name(q.s, q.k))
        if q.touches and q.k > q.lo and self._surname(q.s, q.k):
            return self._grown(q, q.k, q.k + 1)  # ইউসুফ পাঠান | বলেন
        return GIVE_UP if ends else None

    def _surname(self, s: Sentence, k: int) -> bool:
        """A form of a verb right before another is a surname behind a name that is no title: ইউসুফ | পাঠান."""
        before = s.words[k - 1]
        honorific = s.words[k].honorific
        return honorific and before.case == "nom" and self._knows.known_name(before) and before.title is None

    def _clause_opener(self, q: Search) -> Move | None:
        """A word that opens a clause, beyond which only its subject is looked for: যদি | বলেন; মেয়র | যদি বলেন."""
        joins = q.word.text in self._g.supposing or q.word.text in self._g.dependent
        if joins and q.touches and q.k > q.lo and self._heads.heads(q.s, q.k - 1):
            return self._grown(q, q.k - 1, q.k)
        return GIVE_UP if q.word.text in self._g.clause_openers or "conjunction" in q.word.classes else None

    def _participle(self, q: Search) -> Move | None:
        """A participle clause is passed: মন্ত্রী | সেতু দেখে | বলেন; what points at a matter: সমিতি | এ নিয়ে | বলেনি."""
        name = self._heads.name(q.s, q.k)
        if name or q.near:
            return None if name else GIVE_UP
        if q.k - 1 > q.lo and q.word.text in self._g.about and q.s.words[q.k - 1].flags & POINTER:
            return q.go_on(q.k - 2, skipped=False)
        q.object_of = True
        return q.go_on(q.k - 1)

    def _figures_of(self, q: Search) -> Move | None:
        """The owner of figures that speak: ব্যাংকের | হালনাগাদ তথ্য | বলছে; পরিসংখ্যান ব্যুরোর (বিবিএস) | তথ্য | বলছে."""
        s, k, lo, plan = q.s, q.k, q.lo, q.word.is_a("laid_down") and not q.s.words[q.k + 1].finite
        if q.touches and (title := self._knows.title_at(s, k)) is not None and title[0] < k:
            return self._grown(q, k, k + 1)  # সরকারি তথ্য | বলছে
        while k > lo and (self._heads.modifier(s.words[k - 1]) or self._knows.document(s.words[k - 1])):
            k -= 1
        if plan or not (q.touches and k > lo and s.words[k - 1].text[0] not in "-–") or s.words[k - 1].case == "acc":
            return None  # মেয়র | পুলিশকে এ তথ্য | জানাননি
        owned = self._knows.can_own(s, k - 1, lo)
        holder = self._owners.owner(s, k, lo) if owned else self._owners.bracketed(s, k - 1, lo)
        return Move(holder) if holder is not None else None

    def _document(self, q: Search) -> Move | None:
        """A document that says something itself, or the body whose it is: গবেষণা | বলছে, কমিশনের | প্রতিবেদন | বলছে."""
        if not q.touches or not self._knows.writing(q.word):
            return None
        if q.of_a_person and not self._knows.proper_name(q.word):
            return q.go_on(q.k - 1)  # মেয়র | প্রতিবেদনটি | প্রত্যাখ্যান করে বলেন
        return Move(self._owners.of_report(q.s, q.k, q.lo) or self._shape.grow(q.s, q.k, q.k + 1, q.lo))

    def _platform(self, q: Search) -> Move | None:
        """Through what somebody speaks: মন্ত্রী | ফেসবুক পাতায় | বলেন."""
        s, k, lo = q.s, q.k, q.lo
        title = q.word.title
        written = title is not None and title.role == "document" and self._knows.proper_name(q.word)  # মালা রায়
        surname = written and k > lo and q.word.case == s.words[k - 1].case == "nom" and not s.words[k - 1].mark
        through = self._knows.medium_start(s, k, lo) if q.word.case not in ("gen", "acc") and not surname else None
        if through is None or (q.touches and self._knows.reports(s, k)):  # প্রতিদিনের সংবাদ | জানিয়েছে
            return None
        q.object_of = q.object_of and q.word.case != "nom"  # এক ব্যবহারকারী | ভিডিওটি | দিয়ে লেখেন
        found = self._knows.entity_at(s, through - 1, lo)
        return q.go_on((found[0] if found is not None and found[1].kind == "platform" else through) - 1)

    def _beside(self, q: Search) -> Move | None:
        """Time, manner and numbers are passed: পুলিশ | গতকাল | বলেছে."""
        if q.word.case != "acc" and self._knows.entity_start(q.s, q.k, q.lo) is not None:
            return None
        return q.go_on(q.k - 1, skipped=not q.word.classes & {"adverb", "starter"})

    def _determiner(self, q: Search) -> Move | None:
        """A determiner by itself is passed: পুলিশ | আরও | বলেছে."""
        return q.go_on(q.k - 1, skipped=False) if self._knows.entity_start(q.s, q.k, q.lo) is None else None

    def _thing_as_name(self, q: Search) -> Move | None:
        """What a common noun behind a title is: অভিনেত্রী ভাবনা | বলেন; ভাস্কর কুয়াশা বিন্দু | বলেন."""
        nominative = q.touches and q.word.case == "nom" and "content_noun" not in q.word.classes
        title = self._heads.titled_thing(q.s, q.k, q.lo) if nominative else None
        start = self._shape.grow(q.s, title, title + 1, q.lo).first if title is not None else None
        return Move(Phrase(start, q.k + 1, q.k)) if start is not None else None

    def _other_case(self, q: Search) -> Move | None:
        """An addressee, a place or a topic: তিনি | প্রধানমন্ত্রী রওশন জাহানকে | বলেন; মেয়র | সভায় | বলেন."""
        s, k, lo, word = q.s, q.k, q.lo, q.word
        if self._looks_like_a_case(q):
            return None
        if q.near:
            return GIVE_UP
        if word.text in self._g.pronoun_objects and word.case == "acc":
            return q.go_on(k - 1)  # করিম দাস | নিজেকে মাঝি পরিচয় দিয়ে বলেন
        cites = s.text_at(k + 1) in self._g.relaying and word.case in ("gen", "acc")
        reporter = self._shape.grow(s, k, k + 1, lo).first - 1 if cites else -1
        if reporter >= lo and reports(self._knows, s, reporter, lo):
            return q.go_on(reporter)  # রয়টার্স | পুলিশ সূত্রের বরাতে জানায়
        if word.case == "loc" and (self._named_place(q) or self._visited(q)):
            return self._grown(q, k - 2, k - 1) if s.words[k - 2].case == "nom" else q.go_on(k - 2)
        start = self._knows.source_start(s, k, lo)
        start = self._addressees.apposed(s, start, lo) if start is not None and word.case == "acc" else start
        if word.case == "acc":
            start = self._addressees.named_body(s, k, lo) or self._addressees.two(s, k, lo) or start
        elif word.case == "gen" and start is None and q.of_a_person:
            start = self._addressees.of_a_party(s, k, lo)
        role = start is None and word.title is not None
        if start is None and word.case in ("acc", "gen"):
            start = self._addressees.start(s, k, lo)
            role = role and start is None
        q.object_of = False
        start = self._addressees.both(s, start if start is not None else k, lo) if word.case == "acc" else start
        return q.go_on(self._addressees.skip_modifiers(s, (start if start is not None else k) - 1, lo, role))

    def _object(self, q: Search) -> Move | None:
        """The object of a participle: মন্ত্রী | সেতু | দেখে বলেন."""
        person = self._knows.speaks(q.word) or self._knows.listed_name(q.word)
        named = person or self._addressees.second_name(q.s, q.k, q.lo)
        if not q.object_of or named or self._knows.entity_start(q.s, q.k, q.lo) is not None:
            return None
        q.object_of = False
        found = self._knows.title_at(q.s, q.k, q.lo)
        return q.go_on((found[0] if found is not None and found[1].role == "medium" else q.k) - 1, skipped=False)

    def _meeting(self, q: Search) -> Move | None:
        """Whose meeting it is, behind an office: উপদেষ্টা | একনেক সভা শেষে | বলেন."""
        behind = q.s.words[q.k + 1].title if q.k + 1 < q.i else None
        start = self._knows.entity_start(q.s, q.k, q.lo) if behind is not None and behind.role == "medium" else None
        if start is None or not self._heads.borne(q.s, start, q.lo):
            return None
        return q.go_on(start - 1, skipped=False)

    def _named(self, q: Search) -> Move | None:
        """A speaker whom the lexicons know, or a noun right before the verb: পুলিশ | বলেছে; not সুন্দর | শহর গড়তে বলেন."""
        s, k, word = q.s, q.k, q.word
        describes = self._knows.adjective(word) or word.text in self._g.many
        if describes and k + 1 < q.i and s.words[k + 1].case == "nom" and self._knows.thing(s.words[k + 1]):
            return q.go_on(k - 1)
        known = self._looks_like_a_case(q) or self._knows.entity_start(s, k, q.lo) is not None
        if known or self._heads.heads(s, k) or (not q.skipped and not self._knows.common(word)):
            return self._grown(q, k, k + 1)
        return None

    def _plain_noun(self, q: Search) -> Move | None:
        """A common noun right before the verb, no adjective: প্রতিবেদন | বলছে."""
        counted = q.k > q.lo and q.s.words[q.k - 1].text in self._g.ones  # চার ধাপের একটি প্রক্রিয়া
        plain = q.touches and not self._heads.modifier(q.word) and not counted
        return self._grown(q, q.k, q.k + 1) if plain and not self._honoured(q) else None

    def _passed_over(self, q: Search) -> Move:
        """Anything else is passed, where the subject need not touch the verb."""
        if q.near:
            return GIVE_UP
        q.object_of = False
        return q.go_on(q.k - 1)

    def _looks_like_a_case(self, q: Search) -> bool:
        """A name that only looks like a case form: তানাবে | বলেন."""
        s, k = q.s, q.k
        if q.word.case not in ("loc", "gen") or self._knows.entity_start(s, k, q.lo) is not None:
            return False
        return self._heads.foreign(s, k, q.lo, self._heads.tells(s, k + 1, q.i))

    def _named_place(self, q: Search) -> bool:
        """A place, its name before it behind somebody's full name: রেহানা খান | মধুপাড়া গ্রামে, সংসদ ভবনে."""
        s, k = q.s, q.k
        if k - 3 < q.lo or self._g.localities.isdisjoint(q.word.stems):
            return False
        name, person = s.words[k - 1], s.words[k - 3 : k - 1]
        place = name.case == "nom" and not name.mark and not self._knows.listed_name(name)
        person = person if person[-1].case == "nom" else s.words[k - 4 : k - 2]  # … খান | পুরের মধুপাড়া গ্রামে
        return place and all(map(self._knows.name, person)) and any(map(self._knows.listed_name, person))

    def _visited(self, q: Search) -> bool:
        """What somebody with a name looks at: করিম দাস | হাসপাতাল পরিদর্শনে গিয়ে বলেন."""
        s, k = q.s, q.k
        visits = k - 2 >= q.lo and not self._g.visits.isdisjoint(q.word.stems)
        if not visits or not self._knows.body(s, k - 1):
            return False
        name = s.words[k - 2]
        return self._knows.proper_name(name) or (self._knows.known_name(name) and name.title is None)

    def _honoured(self, q: Search) -> bool:
        """The verb speaks of a person, which no thing is: সেতুর | কথা | উল্লেখ করেন."""
        named = q.k > q.lo and q.s.words[q.k - 1].case == "nom" and self._knows.listed_name(q.s.words[q.k - 1])
        return q.of_a_person and self._knows.thing(q.word) and not named
