"""Step 2: whom something is told, so that he is passed when the speaker is looked for."""

from __future__ import annotations

from annotator.rules.described import Described
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import BORNE, Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.speaker import OF_FEDERATION
from annotator.rules.stationed import SPEAKING
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, TITLE, Word

#: Roles of titles that no personal name follows.
NAMELESS = frozenset({"body", "anonymous"})
#: Roles of titles in which media are told something.
MEDIA = frozenset({"body", "social", "medium"})
#: Words before the last one of whom something is told.
LONGEST_ADDRESSEE = 4
#: From what a medium is to the last word of its name at most.
NEAR = 4


class Addressees(Described):
    """Finds where those begin who are told something, and what describes them."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases) -> None:
        super().__init__(knowledge, heads)
        self._shape = shape

    def start(self, s: Sentence, k: int, lo: int) -> int | None:
        """Return where those begin who are told or spoken of, whose last word is token k, where they have several."""
        if s.words[k].case == "gen":
            towards = s.text_at(k + 1) in self._knows.grammar.addressed
            if towards and (start := self.named_in_full(s, k, lo)) is not None:
                return start
            return self.behind_who_is_apart(s, k, lo) or self.his_own(s, k, lo) or self.behind_a_full_name(s, k, lo)
        if (start := self.named_in_full(s, k, lo)) is not None:
            return start
        return (
            self.behind_who_is_apart(s, k, lo)
            or self.named_again(s, k, lo)
            or self.of_another_body(s, k, lo)
            or self.titled(s, k, lo)
            or self.held_by_a_body(s, k, lo)
            or self.unknown_medium(s, k, lo)
            or self.behind_no_name(s, k, lo)
            or self.behind_a_surname(s, k, lo)
            or self.behind_a_participle(s, k, lo)
            or self.behind_a_group(s, k, lo)
            or self.behind_a_full_name(s, k, lo)
            or self.in_several_words(s, k, lo)
        )

    def apposed(self, s: Sentence, start: int, lo: int) -> int:
        """The beginning of a body known by name that is told, with what it is: তিনি | বার্তা সংস্থা এএফপিকে বলেন; not
        সংস্থাটি | এএফপিকে, where it is the speaker, nor where it ends his name: সোনালী ব্যাংক | এএফপিকে."""
        title = self._knows.title_at(s, start - 1, lo) if start > lo else None
        if title is None or title[1].role != "body" or title[0] <= lo:
            return start
        own = s.words[title[0] - 1].is_a("determiner") or s.words[start - 1].determined
        return start if own or self._knows.entity_start(s, start - 1, lo) is not None else title[0]

    def in_several_words(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a noun of several words for media that are told: মেয়র একটি | টেলিভিশন চ্যানেলকে বলেন."""
        title = self._knows.title_at(s, k, lo)
        return title[0] if title is not None and lo < title[0] < k and title[1].role in MEDIA else None

    def named_again(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a full name that the text has elsewhere too, behind who is told by what he is: দোকানি | করিম
        শেখকে বলেন; not দোকানি করিম | শেখকে."""
        if k - 2 < lo or not self._given(s.words[k - 1]) or not self._knows.listed_name(s.words[k]):
            return None
        speaker = s.words[k - 2]
        alone = speaker.case == "nom" and self._knows.group(speaker) and not self._knows.proper_name(speaker)
        again = alone and s.text.count(f"{s.words[k - 1].text} {s.words[k].nominative}") > 1
        return k - 1 if again else None

    def unknown_medium(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a medium that is told, what it is before its unknown name: মাঝি রতন | টেলিভিশন
        চ্যানেল নদী টিভিকে বলেন."""
        for n in range(k - 1, max(lo, k - NEAR), -1):
            word = s.words[n]
            title = self._knows.title_at(s, n, lo) if word.flags & TITLE else None
            if title is not None and title[1].type in REPORTERS and title[1].role == "body" and word.case == "nom":
                at = title[0]
                while at > lo and self._heads.modifier(s.words[at - 1]) and s.words[at - 1].case == "nom":
                    at -= 1
                speaks = at > lo and (self._speaker_ends(s, at - 1, lo) or self._unknown(s.words[at - 1]))
                return at if speaks else None
            if word.case not in ("nom", "loc") or word.mark or not self._knows.known_name(word):
                return None
        return None

    def behind_who_is_apart(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a name right behind who is named by one word: ট্রাম্প | রতন দাসকে বলেন."""
        return next((n + 1 for n in range(k - 1, max(lo, k - 3) - 1, -1) if self._knows.apart(s, n)), None)

    def both(self, s: Sentence, start: int, lo: int) -> int:
        """The beginning of those who are told, of whom the last begin at token start: কোচ | চীন ও জাপানকে বলেন."""
        joined = start - 2 >= lo and s.words[start - 1].text in self._knows.grammar.both
        if not joined or s.words[start - 2].case != "nom":
            return start
        first = self._knows.entity_start(s, start - 2, lo)
        return first if first is not None else start - 2

    def named_body(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a body that is told, its name before what it is: গভর্নর রহিম | এএফপি সংবাদ সংস্থাকে জানান."""
        title = self._knows.title_at(s, k, lo)
        if title is None or title[1].role != "body" or title[0] <= lo:
            return None
        body = self._knows.entity_at(s, title[0] - 1, lo)
        if body is None or body[0] <= lo or s.words[title[0] - 1].case != "nom":
            return None
        return body[0] if body[1].type in REPORTERS else None

    def two(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of two who are told, behind who speaks: তিনি | মেয়র রহিম মিয়া ও করিম শেখকে বলেন."""
        n = self._behind_names(s, k, lo)
        if n <= lo or s.words[n - 1].text not in s.grammar.both:
            return None
        start = self._behind_names(s, n - 1, lo)
        return start if lo < start < n - 1 and self._speaker_ends(s, start - 1, lo) else None

    def _behind_names(self, s: Sentence, k: int, lo: int) -> int:
        """The first of the names and titles in the nominative before token k; token k where there are none."""
        while k > lo and s.words[k - 1].case == "nom":
            if not (self._named_or_titled(s.words[k - 1]) or self._knows.known_name(s.words[k - 1])):
                break
            k -= 1
        return k

    def of_a_party(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a party before the body that it is or forms: মন্ত্রী রহিম | রাজ্য বিজেপি সরকারের সমালোচনা করেন."""
        title = self._knows.title_at(s, k, lo)
        if title is None or title[1].role != "body" or title[0] <= lo or s.words[title[0] - 1].case != "nom":
            return None
        party = self._knows.entity_at(s, title[0] - 1, lo)
        if party is None or party[0] <= lo or party[1].kind != "party":
            return None
        state = s.words[party[0] - 1].title
        return party[0] - (state is not None and state.key == OF_FEDERATION)

    def his_own(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a person of the speaker's own (রহিম | তাঁর মা বেগম খাদিজা খাতুনের প্রসঙ্গে বলেন), or by name behind a
        body that speaks: সমিতি | অমল দাসের প্রশংসা করে বলেছে."""
        n = k if self._knows.proper_name(s.words[k]) else lo
        while n > lo and s.words[n - 1].case == "nom" and self._named_or_titled(s.words[n - 1]):
            n -= 1
        if not lo < n < k:
            return None
        named = s.words[n - 1].case == "nom" and self._knows.body(s, n - 1) and self._knows.listed_name(s.words[k - 1])
        return n if named else n - 1 if "genitive_pronoun" in s.words[n - 1].classes else None

    def behind_a_full_name(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a full name behind another, or behind an office: রিমা সেন | রতন দাসের প্রশংসা করে বলেন."""
        n = k
        while n > lo and s.words[n - 1].case == "nom" and self._knows.proper_name(s.words[n - 1]):
            n -= 1
        office = s.words[n - 1].title if n == k - 1 and n > lo and s.words[n - 1].case == "nom" else None
        if not self._knows.proper_name(s.words[k]) or not (
            k - n > 2 or (office is not None and office.role == "office")
        ):
            return None
        return k - 1

    def _named_or_titled(self, word: Word) -> bool:
        return self._knows.listed_name(word) or (word.title is not None and word.title.role in BORNE)

    def named_in_full(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a person by given name and surname, with his office if he bears one: রাহুল গান্ধী | প্রধানমন্ত্রী
        নরেন্দ্র মোদীর উদ্দেশে বলেন, রাহুল গান্ধী | নরেন্দ্র মোদীকে বলেন."""
        surnames, given = self._knows.grammar.surnames, s.words[k - 1]
        if k - 2 < lo or s.words[k].nominative not in surnames or given.text in surnames or not self._given(given):
            return None
        title, before = self._knows.title_at(s, k - 2, lo), s.words[k - 2]
        if title is None or before.case != "nom":
            return k - 1 if before.text in surnames and before.case == "nom" else None
        if title[1].role != "office":
            return None
        return title[0] - (title[0] > lo and bool(self._knows.owner(s, title[0] - 1, title[0])))

    def _given(self, word: Word) -> bool:
        return word.case == "nom" and word.title is None and self._knows.listed_name(word)

    def of_another_body(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a named office-holder, with his body, behind a speaker: রিমা সেন | চীনের রাষ্ট্রদূত ইয়াও ওয়েনকে
        বলেন."""
        n, far = k - 1, max(lo, k - LONGEST_ADDRESSEE)
        while n > far and s.words[n].case in ("nom", "loc") and self._knows.title_at(s, n, lo) is None:  # জিগমে
            n -= 1
        title = self._knows.title_at(s, n, lo) if n > lo and s.words[n].case == "nom" else None
        if s.words[k].case != "acc" or title is None or title[1].role not in SPEAKING or title[0] <= lo:
            return None
        last = s.words[k].title
        by_name = self._knows.listed_name(s.words[k]) or not s.words[k].flags & (ENTITY | TITLE)
        trade = last is not None and last.role == "group" and n < k - 1  # জিগমে | দর্জিকে
        if not (by_name or trade) or any(word.is_a("determiner") for word in s.words[n + 1 : k]):
            return None  # বোর্ড সভাপতি | মন্ত্রীকে জানান
        start, owner = title[0], title[0] - 1
        if s.words[owner].case == "gen":
            start = self._knows.whole(s, owner, lo)
        elif self._knows.owner(s, owner, start):  # জার্মান | চ্যান্সেলর
            start = owner
        return start if start > lo and self._speaker_ends(s, start - 1, lo) else None

    def _speaker_ends(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k ends a speaker: a name, a pronoun, several people, an office or body by itself."""
        word = s.words[k]
        done = word.nonfinite and not self._knows.name(word)  # তাঁকে মুক্তি দিতে | চীনের প্রেসিডেন্টকে
        if word.case == "pl" or "subject_pronoun" in word.classes or done:
            return True
        named = self._knows.bears(word) or self._knows.entity_at(s, k, lo) is not None
        held = word.title is not None and word.title.role in ("office", "body") and self._knows.speaks(word)
        return word.case == "nom" and (held or (word.title is None and named))

    def titled(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of the addressee, a person with title and name: তিনি | প্রধানমন্ত্রী রওশন জাহানকে বলেছেন."""
        first = self._shape.grow(s, k, k + 1, lo).first
        for n in range(k - 1, first - 1, -1):
            title = self._knows.title_at(s, n, first)
            if title is not None and title[1].role in BORNE and s.words[n].case == "nom":
                told = title[0] > lo and "subject_pronoun" in s.words[title[0] - 1].classes
                named = title[1].role == "office" and self._knows.listed_name(s.words[k])
                return title[0] if told else self._behind_an_office(s, title[0], first) if named else None
        return None

    def _behind_an_office(self, s: Sentence, k: int, first: int) -> int | None:
        """The beginning of the titles before token k, somebody else's office before them: রাষ্ট্রদূত | প্রেসিডেন্ট …"""
        while (title := self._knows.title_at(s, k - 1, first)) is not None and k - 1 > first:
            if title[1].role == "office":
                owned = title[0] > first and s.words[title[0] - 1].case == "gen"
                return k if owned else None
            if title[1].role != "honorific":
                return None
            k = title[0]
        return None

    def held_by_a_body(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of a body whose office-holder is told, a speaker before it: রাষ্ট্রপতি | জাতিসংঘ মহাসচিবকে জানান."""
        title = self._knows.title_at(s, k, lo)
        if title is None or title[1].role not in BORNE or title[0] <= lo:
            return None
        body = self._knows.entity_at(s, title[0] - 1, lo)
        if body is None or body[0] <= lo or s.words[title[0] - 1].case != "nom":
            return None
        before = s.words[body[0] - 1]
        speaks = before.case == "nom" and (self._knows.speaks(before) or self._knows.proper_name(before))
        return body[0] if speaks else None

    def behind_no_name(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of the addressees right behind a speaker whom no name follows: সূত্র | শিমুল পোস্টকে বলেছে."""
        told = bool(s.words[k].flags & ENTITY) or self._knows.title_at(s, k, lo) is not None
        for n in range(k - 1, max(lo, k - LONGEST_ADDRESSEE) - 1, -1):
            word = s.words[n]
            title = self._knows.title_at(s, n, lo)
            if title is not None and told and (title[1].role in BORNE or n + 1 == k):
                return None  # পুলিশ সুপার | গণমাধ্যমকে জানান; পুলিশ সূত্র | গণমাধ্যমকে জানায়
            body = title is not None and title[1].role in NAMELESS and word.case != "gen"  # রাষ্ট্রপক্ষের | আইনজীবী …
            nameless = word.case == "pl" or body
            if n + 1 < k and ("subject_pronoun" in word.classes or (nameless and self._knows.speaks(word))):
                named = self._knows.entity_end(s, n + 1, k) if body else None
                return named or n + 1  # সংবাদ সংস্থা রয়টার্স | এক মাঝিকে উদ্ধৃত করে
            if word.case != "nom" or word.mark or word.finite or self._heads.outside(word):
                return None
        return None

    def behind_a_surname(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of an unlisted paper, told by its last word, behind a name: রহিম উদ্দিন | ঝিনুক টাইমসকে বলেছেন."""
        if k - 3 < lo or not s.words[k].flags & ENTITY or self._knows.entity_at(s, k, lo) is not None:
            return None
        *name, own = s.words[k - 3 : k]
        named = all(self._knows.listed_name(word) for word in name)
        unknown = own.case == "nom" and self._knows.name(own) and not self._knows.listed_name(own)
        return k - 1 if named and unknown else None

    def behind_a_participle(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of an unlisted paper behind what its speaker did: রহিম উদ্দিন অভিযোগ অস্বীকার করে | ঝিনুক টাইমসকে
        বলেছেন."""
        if k - 1 < max(lo, 1) or not s.words[k].flags & ENTITY or self._knows.entity_at(s, k, lo) is not None:
            return None
        own, deed = s.words[k - 1], s.words[k - 2]
        done = "participle" in deed.kinds and not self._knows.name(deed)
        return k - 1 if done and own.case == "nom" and self._knows.name(own) and own.title is None else None

    def behind_a_group(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of somebody of an unknown second name, behind what the speaker is: পর্যটক | রনি আঘাকে জানান."""
        if k - 2 < lo or not self._knows.known_name(s.words[k]) or self._knows.speaks(s.words[k]):
            return None
        speaker, given = s.words[k - 2 : k]
        unknown = not self._knows.proper_name(s.words[k]) and not s.words[k].flags & ENTITY
        named = given.case == "nom" and self._knows.listed_name(given) and given.title is None
        return k - 1 if unknown and named and speaker.case == "nom" and self._knows.group(speaker) else None
