"""Step 2: the noun phrase that names who speaks: all that finds one, behind one door.

``subjects`` looks leftwards from a verb, ``openings`` from the head of a clause, ``owners`` for genitives; what follows
a verb is found here.
"""

from __future__ import annotations

from annotator.rules.addressees import Addressees
from annotator.rules.coordination import Coordination
from annotator.rules.edges import tied
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import BORNE, Heads, Phrase, never_a_name
from annotator.rules.knowledge import Knowledge
from annotator.rules.openings import Openings
from annotator.rules.owners import Owners
from annotator.rules.phrases import Phrases
from annotator.rules.rightwards import Rightwards
from annotator.rules.subjects import Subjects
from annotator.rules.text import Sentence
from annotator.rules.words import TITLE

#: A subject behind its verb has no more tokens than this.
LONGEST = 24
#: Tokens of a cue among which its verb stands.
NEAR = 4
#: Roles of titles before a person's name that no body is called by.
SERVED = frozenset({"office", "group"})


class NounPhrases:
    """Finds subjects and other speakers in a sentence."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._heads = Heads(knowledge)
        self._joined = Coordination(knowledge, self._heads)
        self._shape = Phrases(knowledge, self._heads)
        self._right = Rightwards(knowledge, self._heads, self._joined)
        self._owners = Owners(knowledge, self._heads, self._shape)
        self._openings = Openings(knowledge, self._heads, self._shape, self._right)
        addressees = Addressees(knowledge, self._heads, self._shape)
        self._subjects = Subjects(knowledge, self._heads, self._shape, self._owners, addressees)

    def before(self, s: Sentence, i: int, lo: int = 0, near: bool = False) -> Phrase | None:
        """Return the subject that ends before token i; ``near``: it has to touch it, adverbs aside."""
        found = self._subjects.before(s, i, lo, near)
        behind = s.words[found.last] if found is not None and found.last < i else None
        if found is None or behind is None or behind.case not in ("gen", "acc") or behind.is_a("postposition"):
            return found
        return self._whose_people(s, found, i, lo)

    def _whose_people(self, s: Sentence, found: Phrase, i: int, lo: int) -> Phrase:
        """Who speaks before a body that only says whose people others are, where the verb is that of a person: মন্ত্রী |
        বিএনপি নেতাদের সমালোচনা করে বলেন; not বিএনপি | নেতাদের সমালোচনা করে বলেছে."""
        start = self._knows.entity_start(s, found.head, lo)
        verb = next((word for word in s.words[i : i + NEAR] if word.finite and not word.nonfinite), None)
        told = verb is not None and "honorific" in verb.persons
        if start is None or start <= lo or not told:
            return found
        if found.first < start and self._knows.bears(s.words[start - 1]):
            return Phrase(found.first, start, start - 1, subject=True)  # রিমা সেন | বিএনপি কর্মীদের বলেন
        return self._subjects.before(s, found.first, lo, False) or found

    def initial(self, s: Sentence, lo: int, hi: int) -> Phrase | None:
        """Return the first subject of tokens lo … hi - 1."""
        found = self._openings.initial(s, lo, hi)
        if found is None or found.last >= len(s):
            return found
        title = self._knows.title_at(s, found.last - 1, found.first)
        if title is None or title[1].role != "body" or s.words[found.last].mark:
            return found
        founded = s.words[found.last].case == "gen" and not self._g.founded.isdisjoint(s.words[found.last].stems)
        if not (founded or self._named_holder(s, found.first, title[0])):
            return found
        start = title[0]  # আদালত | কমিটি গঠনের …; হাসপাতাল নির্মাণের …; মেয়র রিমা সেন | কলেজ সরানোর …
        return Phrase(found.first, start, start - 1) if start > found.first else self.initial(s, found.last, hi)

    def _named_holder(self, s: Sentence, first: int, last: int) -> bool:
        """Somebody who holds an office ends before token ``last``, his name behind it: মেয়র | রিমা সেন."""
        at = last - 1
        while at > first and s.words[at].title is None and self._knows.bears(s.words[at]):
            at -= 1
        title = s.words[at].title
        held = title is not None and title.role == "office" and s.words[at].case == "nom"
        return held and at < last - 1

    def owner(self, s: Sentence, i: int, lo: int = 0) -> Phrase | None:
        """Return the genitive that ends right before token i (পুলিশের | বরাত দিয়ে)."""
        return self._owners.owner(s, i, lo)

    def bare(self, s: Sentence, i: int, lo: int = 0) -> Phrase | None:
        """Return the phrase in whatever case that ends right before token i."""
        return self._owners.bare(s, i, lo)

    def bracketed(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """Return the owner whose short name the brackets hold that close at token k."""
        return self._owners.bracketed(s, k, lo)

    def grow(self, s: Sentence, head: int, last: int, lo: int) -> Phrase:
        """Return the phrase that the head closes, with what belongs to it down to token lo."""
        return self._shape.grow(s, head, last, lo)

    def given(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether token k is a given name, whatever it looks like."""
        return self._heads.given(s, k, lo)

    def borne(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether right before token k stands what is borne by name."""
        return self._heads.borne(s, k, lo)

    def quoted(self, s: Sentence, closing: int, lo: int) -> int | None:
        """Return the mark that opens the name in quotation marks which closes at a token."""
        return self._heads.quoted(s, closing, lo)

    def titled_thing(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether token k is a common noun that the title before it makes a name."""
        return self._heads.titled_thing(s, k, lo) is not None

    def foreign(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether token k is a name that only looks like a case form."""
        return self._heads.foreign(s, k, lo)

    def names(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a name or unknown enough to be one."""
        return self._heads.name(s, k)

    def initials(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether token k is a letter that stands for a name, behind another."""
        return self._heads.initial(s, k, lo)

    # behind a verb

    def after(self, s: Sentence, j: int, hi: int | None = None, *, things: bool = False) -> Phrase | None:
        """Return the subject that follows a verb and runs to the end of its clause (… জানিয়েছে পুলিশ।).

        Args:
            hi: the token that ends the clause; the end of the sentence where none is given.
            things: a thing that is described counts as well (লিখেছেন গানের কথা).
        """
        hi = len(s.words) if hi is None else hi
        if j < hi and "complementiser" in s.words[j].classes:  # … কবুল করেনি বলে | পুলিশ সূত্রে খবর
            return None
        while j < hi and self._aside(s, j) and not (s.words[j].number and self._numbered(s, j + 1, hi)):
            j += 1
        if j < hi and "conjunction" in s.words[j].classes:
            return None
        end = self._clause_end(s, j, hi)
        if end is None or end <= j or end - j > LONGEST:
            return None
        head = self._head(s, j, end)
        if head is None or "infinitive" in s.words[end - 1].kinds:
            return None  # বাবা বলতেন | পড়াশোনা করতে
        found = Phrase(self.grow(s, head, end, j).first, end, head, True)
        described = found.first < head and (things or not self._thing(s, head))
        return found if described or self._knows.can_inform(s, found) else None

    def behind_somebody(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether somebody with his office, or a medium, stands before a body, no part of its name: মেয়র রহিম
        মিয়া | হাসপাতালে যান; একটা চ্যানেল | হাসপাতালকে না জানিয়ে …"""
        for n, title in enumerate(self._knows.titles(s, first, k), first):
            if title is None or s.words[n].case != "nom":
                continue
            named = n + 1 < k and all(self._knows.name(word) for word in s.words[n + 1 : k])
            if (named and title[1].role in SERVED) or title[1].type in REPORTERS:
                return True
        return False

    def at_the_end(self, s: Sentence, lo: int) -> Phrase | None:
        """Return who acts behind the last verb: … অভিযোগ এনে রাষ্ট্রদূতকে তলব করেছে | মন্ত্রণালয়."""
        verb = next((k for k in range(len(s) - 1, lo, -1) if s.words[k].finite and s.words[k].forms), lo)
        if any((word.mark and word.text not in "()") or "complementiser" in word.classes for word in s.words[lo:verb]):
            return None  # … জানিয়ে মেয়র বলেন, ঘাট খুলেছেন মাঝি
        source = self.after(s, verb + 1) if verb > lo else None
        if source is None or source.last < len(s) or s.words[source.head].case not in ("nom", "pl"):
            return None
        return source if self._knows.can_speak(s, source) else None

    def _thing(self, s: Sentence, head: int) -> bool:
        """A thing that follows, no subject: মনে করতেন | পুণ্যের কাজ; but জানান | চন্দন গোপাল সুর."""
        before = s.words[head - 1]
        title = self._knows.title_at(s, head - 2) if head > 1 else None  # অভিনেতা | ভিকি কৌশল
        named = self._knows.listed_name(before) or (title is not None and title[1].role in BORNE)
        return self._knows.thing(s.words[head]) and not (before.case == "nom" and named)

    def _clause_end(self, s: Sentence, j: int, hi: int) -> int | None:
        """The end of the clause that goes on with token j, asides left out; none where it has a verb of its own."""
        end = j
        while end < hi:
            word = s.words[end]
            if word.mark and word.text not in "().":
                listed = word.text == "," and self._joined.goes_on(s, end, hi)
                if not listed and not (word.text in "‘'" and end + 2 < hi):
                    break
            elif (word.finite or "complementiser" in word.classes or word.text in self._g.that) and not (
                (self._heads.name(s, end) and not never_a_name(word)) or self._knows.covered(s, end)
            ):
                return None
            end += 1
        while end > j and self._aside(s, end - 1):
            end -= 1
        return end

    def _head(self, s: Sentence, j: int, end: int) -> int | None:
        """The head of tokens j … end - 1, a bracketed alias aside; none where it is in no case of a subject."""
        head = end - 1
        if s.words[head].text == ")":
            opening = self._heads.opening(s, head, j)
            if opening is None or opening == j:
                return None
            head = opening - 1
        if s.words[head].mark or s.words[head].case == "acc":
            return None
        if s.words[head].case == "gen" and not (end == len(s.words) and self._name_in_r(s, head, j)):
            return None
        return head

    def _numbered(self, s: Sentence, k: int, hi: int) -> bool:
        """The number before token k tells which of several, or how many: ৫ | নম্বর ওয়ার্ডের কাউন্সিলর; ১২টি | ক্লাব।"""
        if k + 1 == hi:
            return s.words[k - 1].text.endswith("টি") and s.words[k].flags & TITLE != 0
        counts = k + 1 < len(s) and s.words[k].text in self._knows.grammar.persons_counted
        return counts and s.words[k + 1].case == "gen"

    def _aside(self, s: Sentence, k: int) -> bool:
        if s.words[k].text in self._knows.grammar.months and k + 1 < len(s) and tied(s, k):
            return False  # জুলাই | মঞ্চের আহ্বায়ক
        if self._knows.covered(s, k):
            return False  # জানিয়েছে | এখন টিভি; জানিয়েছে বাংলাদেশ | প্রতিদিন
        return self._heads.outside(s.words[k]) or s.words[k].number

    def right_of(self, s: Sentence, j: int) -> Phrase | None:
        """Return the entity, or title with its name, that is a subject from token j on (… জানিয়ে | দলটি | …)."""
        hi = len(s.words)
        while j < hi and "time" in s.words[j].classes:
            j += 1
        if j >= hi or s.words[j].mark or s.words[j].text in self._g.own:
            return None  # … তুলে ধরে | নিজের চ্যানেলে ভিডিও দেন
        if "subject_pronoun" in s.words[j].classes:
            return Phrase(j, j + 1, j)
        end = self._begun(s, j, min(j + 9, hi))
        if end is None:
            return None
        last = self._right.end(s, end, hi)
        behind = s.words[last] if last < hi else None
        if behind is not None and (
            "conjunction" in behind.classes
            or behind.case in ("acc", "gen")
            or (behind.case == "loc" and self._knows.medium(behind))
            or self._names_another(s, last)
        ):
            return None
        bare = last == j + 1 and self._knows.group(s.words[j])
        if bare and behind is not None and self._knows.document(behind):
            return None  # অনুরোধ জানিয়ে | উকিল নোটিশ পাঠিয়েছেন
        return Phrase(j, last, last - 1 if s.words[last - 1].text != ")" else end - 1, True)

    def _names_another(self, s: Sentence, k: int) -> bool:
        """What begins at token k makes the words before it the name of another body: … তুলে রাজ্য | নির্বাচন কমিশনে যান."""
        first = k
        while k < len(s) and s.words[k].case == "nom" and self._knows.common(s.words[k]):
            k += 1
        title = s.words[k].title if first < k < len(s) and s.words[k].case != "nom" else None
        return title is not None and title.role == "body"

    def subject_end(self, s: Sentence, j: int) -> int:
        """Return the end of the subject that begins at token j, a pronoun or one with a title or name; j where none."""
        if "subject_pronoun" in s.words[j].classes:
            return j + 1
        begun = self._begun(s, j, min(j + 9, len(s.words)))
        if begun is None and self._knows.listed_name(s.words[j]):
            begun = j + 1
        return j if begun is None else self._right.end(s, begun, len(s.words))

    def _begun(self, s: Sentence, j: int, hi: int) -> int | None:
        """The end of the longest run of genitives and adjectives from token j that an entity or a title closes."""
        end, closed = None, j
        for k in range(j, hi):
            word = s.words[k]
            if word.text == "(" and k > j and s.words[k - 1].case == "gen":
                closed = next((n + 1 for n in range(k, hi) if s.words[n].text == ")"), j)
            if k < closed:
                continue  # দলের | (নউদ) মহাসচিব
            if word.mark or self._heads.outside(word) or word.finite or word.nonfinite:
                break
            if word.case in ("nom", "pl") and (self._knows.speaks(word) or self._knows.entity_at(s, k, j) is not None):
                end = k + 1
            elif word.case not in ("nom", "gen"):
                break
        return end

    def _name_in_r(self, s: Sentence, k: int, lo: int) -> bool:
        """A name that only looks like a genitive, for nothing follows that it could own: … জানান টিম ফ্লেচার."""
        word = s.words[k]
        if not self._knows.name(word) or word.title is not None:
            return False  # ঘাট খোলার আশ্বাস | সংস্থার
        named = k > lo and self._knows.listed_name(s.words[k - 1])
        known = self._knows.is_class(word.nominative, "name")
        return not known and (named or word.nominative + "র" == word.text)
