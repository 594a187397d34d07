"""The holder of an office that the text gives without a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from annotator.labels import SourceType
from annotator.rules.cases import Case, first
from annotator.rules.description import Description
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mentions
from annotator.rules.register import SpeakerRegister
from annotator.rules.speaker import POSTS, STATES, Post, Speaker
from annotator.rules.words import CUE_PART

#: Sentences before that may tell who made it.
BACK = 3
#: Kinds of bodies that have a leader in each place.
PARTISAN = frozenset({"party", "movement", "student_body", "union", "armed_group"})
#: Kinds of bodies that a director or secretary-general leads.
DIRECTED = frozenset({"igo", "intelligence", "police", "authority", "central_bank", "regulator"})
#: Names of places that begin with so many signs alike are one, written short or in full.
SAME = 4
#: Key of the words for who leads those that don't govern: one is meant by each.
OPPOSITION = "opposition-leader"
#: Key of the words for who speaks for a body.
SPEAKS = "spokesperson"
#: Key of the words for who leads a body, whatever his office there.
LEADER = "leader-group"


@cache
def _letters(initials: frozenset[str]) -> re.Pattern[str]:
    """Match what is letters alone: ওসি, ডিসি."""
    return re.compile(f"(?:{'|'.join(sorted(initials, key=len, reverse=True))})+")


class Holders:
    """Finds holders of offices among those who spoke, and whom the text names."""

    def __init__(self, knowledge: Knowledge, mentions: Mentions, register: SpeakerRegister) -> None:
        self._knows = knowledge
        self._mentions = mentions
        self._register = register

    @property
    def _cases(self) -> Sequence[Case[Description, Speaker]]:
        return (
            self._spoke_by_name,
            self._named_in_a_sentence_before,
            self._head_of_that_body,
            self._head_of_the_government,
            self._named_behind_the_office,
            self._named_further_on,
            self._introduced,
            self._speaks_for_such,
            self._introduced_by_name,
            self._maker,
            self._leader_of_that_body,
            self._last_to_speak_by_name,
            self._whose_act_is_pointed_at,
        )

    def holder(self, d: Description) -> Speaker | None:
        """One person without his name, who has one in the article: মেয়র, after মেয়র সালমা খাতুন."""
        return first(self._cases, d) if d.new.role in POSTS and not (d.new.plural or d.another) else None

    def _spoke_by_name(self, d: Description) -> Speaker | None:
        """A named person who spoke with the same title, in the same place if both tell one."""
        return self._register.latest(lambda x: bool(x.names) and self._holds_one(x, d.new))

    def _named_in_a_sentence_before(self, d: Description) -> Speaker | None:
        """The person whom an earlier sentence names with the same title of the same body or state: লঙ্কান অধিনায়ক."""
        owned = {post for post in d.new.posts if post.owner}
        if not owned or d.new.role == "spokesperson":
            return None
        return next((named for named in d.earlier if owned & named.posts), None)

    def _head_of_that_body(self, d: Description) -> Speaker | None:
        """Who leads a body, by another word for it: ন্যাটো প্রধান, after ন্যাটোর মহাসচিব সালমা খাতুন."""
        led = [post for post in d.new.posts if self._leads(post)]
        if not led:
            return None
        return self._latest(d, lambda x: any(self._lead_alike(post, other) for post in led for other in x.posts))

    def _head_of_the_government(self, d: Description) -> Speaker | None:
        """Who leads the government: সরকারপ্রধান, after প্রধানমন্ত্রী সালমা খাতুন."""
        if d.new.name not in self._knows.grammar.of_government:
            return None
        return self._latest(d, lambda x: any(post.office in self._knows.grammar.governing for post in x.posts))

    def _latest(self, d: Description, wanted: Callable[[Speaker], bool]) -> Speaker | None:
        """Return the named person wanted who spoke last, or whom the sentences before are about."""
        spoke = self._register.latest(lambda x: bool(x.names) and wanted(x))
        return spoke or next((one for one in d.earlier if wanted(one)), None)

    def _named_behind_the_office(self, d: Description) -> Speaker | None:
        """The person whom the text names behind the same words: পুলিশ সুপার, after পুলিশ সুপার কামাল হোসেন.

        The text before is searched first; that behind only for an office, which only one person holds.
        """
        if not d.new.name:
            return None
        office = d.new.role == "office" and not self._knows.listed_name(d.s.words[d.phrase.head])  # আমির is a name too
        alone = sorted({post.office for post in d.new.posts if post.owner} - {d.new.name})  # | আমির, beside দলের আমির
        body, _, post = d.new.name.rpartition(" ") if office and d.phrase.head == d.phrase.first + 1 else ("", "", "")
        short = [(f"({body}) {post}", d.s.end)] if body and not alone else []  # নকস | সভাপতি, of নদী কল্যাণ সমিতির (নকস) …
        for words, after in ((d.new.name, d.s.end if office else None), *((one, None) for one in alone), *short):
            persons = self._mentions.behind(words, d.at, after)
            named = next((person for person in persons if self._holds_one(person, d.new)), None)
            if named is not None:
                return self._register.kept(named)
        return None

    def _named_further_on(self, d: Description) -> Speaker | None:
        """Whom the text names only later with that office of that body: দুদক চেয়ারম্যান, before দুদকের চেয়ারম্যান সালমা খাতুন;
        or who leads it, by another word: ন্যাটো প্রধান, before ন্যাটোর মহাসচিব সালমা খাতুন; or who speaks for it: পেন্টাগনের
        মুখপাত্র, before মুখপাত্র সালমা খাতুন."""
        g = self._knows.grammar
        if d.new.role == "spokesperson":
            persons = self._mentions.behind(d.s.words[d.phrase.head].nominative, 0, d.s.end)
            theirs = (one for one in persons if any(self._speaks_too(post, one) for post in d.new.posts))
            return self._register.kept(found) if (found := next(theirs, None)) is not None else None
        if d.new.role != "office":
            return None
        for post in sorted(post for post in d.new.posts if post.owner):
            leads = post.office.endswith(tuple(g.heads)) and self._leads(post)
            own = (post.office,) if post.office != d.new.name else ()
            for office in (*own, *(sorted(g.directing | g.presiding) if leads else ())):
                persons = self._mentions.behind(office, 0, d.s.end)
                if (found := next((one for one in persons if self._one_of(post, one)), None)) is not None:
                    return self._register.kept(found)
        return None

    def _speaks_too(self, post: Post, person: Speaker) -> bool:
        """Tell whether a person bears the post of a spokesperson, of the same body if one is told."""
        return any(post.title == x.title and x.owner in ("", post.owner) for x in person.posts)

    def _one_of(self, post: Post, person: Speaker) -> bool:
        """Tell whether a person bears a post, or leads its body by another word for it."""
        return post in person.posts or (self._leads(post) and any(self._lead_alike(post, x) for x in person.posts))

    def _introduced(self, d: Description) -> Speaker | None:
        """The person whom the sentences before are about, who holds it: অভিনেত্রী, after নায়িকা রুনা জাহান পুরস্কার পান."""
        if not d.new.bare:
            return None
        return next((named for named in d.earlier if self._holds_one(named, d.new)), None)

    def _speaks_for_such(self, d: Description) -> Speaker | None:
        """Who spoke last for a body of such people: এই আইনজীবী, after আইনজীবী ফোরামের সভাপতি রহিম মিয়া বলেন."""
        last = self._register.latest(lambda x: x.person and not x.plural) if self._pointed(d) else None
        such = d.s.words[d.phrase.head].nominative
        return last if last is not None and last.names and such in last.affiliation.split() else None

    def _pointed(self, d: Description) -> bool:
        """Tell whether the phrase points at somebody: এই স্পিনার."""
        words = d.s.words[d.phrase.first : d.phrase.head]
        return not self._knows.grammar.pointing_back.isdisjoint([word.text for word in words])

    def _introduced_by_name(self, d: Description) -> Speaker | None:
        """Whom the sentences before are about, of whom no such office is told: এই স্পিনার, after পাঁচ উইকেট নেন রহিম
        মিয়া; who plays also where nothing points at him: নায়িকা, after পুরস্কার পান রুনা জাহান."""
        points = self._pointed(d)
        if not points and not (d.new.bare and d.new.name in self._knows.grammar.actors | self._knows.grammar.singers):
            return None
        titles = {post.title for post in d.new.posts}
        named = next(iter(d.earlier), None)
        if named is None or any(post.title in titles for post in named.posts) or self._within(d, named):
            return None
        alone = not named.posts and all(one is named for one in d.earlier)
        return named if points or alone else None

    def _maker(self, d: Description) -> Speaker | None:
        """Who made the work that the sentences before tell of: পরিচালক, after নাটকটি পরিচালনা করেছেন রহিম সরকার."""
        if not d.new.bare or d.new.name not in self._knows.grammar.makers:
            return None
        at = self._mentions.before(d.s)
        for _ in range(BACK):
            if at is None:
                return None
            k = next((k for k in range(1, len(at.words)) if at.words[k].nominative in self._knows.grammar.making), 0)
            owned = k > 0 and at.words[k - 1].case == "gen"
            full = self._mentions.full(at, k - 1) if owned else None  # রহিম সরকারের | নির্মাণে
            if full is not None:
                return self._register.kept(full.speaker)
            if k:
                here = {word.nominative for word in at.words[k:]}
                return next((one for one in d.earlier if one.names <= here), None)
            at = self._mentions.before(at)
        return None

    def _leader_of_that_body(self, d: Description) -> Speaker | None:
        """The person who spoke last, for the same body: দলটির নেতা, after দলটির মহাসচিব রহিম মিয়া বলেন."""
        bodies = {post.owner for post in d.new.posts} | {d.new.affiliation}
        if d.new.title != LEADER or not any(bodies):
            return None
        last = self._register.latest(lambda x: x.person and not x.plural)
        if last is None:
            return None
        told = {post.owner for post in last.posts} | {last.affiliation}
        theirs = bool(last.names) and any(bodies & told)  # রুশ | নেতা
        return last if theirs and not self._within(d, last) else None

    def _last_to_speak_by_name(self, d: Description) -> Speaker | None:
        """The person who spoke last, where no office of his is told: চিকিৎসক, after রহিমা খাতুন বলেন.

        An office (সচিব) is a learned person's only: গভর্নর, after ড. রহিমা খাতুন বলেন.
        """
        last = self._register.latest(lambda x: x.person and not x.plural) if d.new.bare else None
        if last is None or not last.names or last.posts or self._within(d, last):
            return None
        return last if d.new.role == "group" or last.type is SourceType.EXPERT else None

    def _whose_act_is_pointed_at(self, d: Description) -> Speaker | None:
        """The person of whom the sentence before told that act, and no office: নদী পরিষদের সভাপতি | এই আহ্বান জানান, after
        ঘাট খোলার আহ্বান জানান রহিম মিয়া; … | এ কথা বলেন, where nobody else has spoken."""
        words, k = d.s.words, d.phrase.last
        points = d.new.role == "office" and k + 2 < len(words) and words[k + 2].finite  # not: এ তথ্য | নিশ্চিত করেন
        points = points and "pointer_determiner" in words[k].classes
        before = self._mentions.before(d.s) if points else None
        last = self._register.latest(lambda x: True) if before is not None else None
        if before is None or last is None or self._register.seen(last) < before.start:
            return None
        if len(last.names) < 2 or last.posts:
            return None
        act = words[k + 1].nominative
        same = bool(words[k + 1].flags & CUE_PART) and any(act == word.nominative for word in before.words)
        alone = "pointer_noun" in words[k + 1].classes and self._register.latest(lambda x: x is not last) is None
        return last if same or alone else None

    def _within(self, d: Description, speaker: Speaker) -> bool:
        """Tell whether somebody is spoken of in the speaker's own words: রহিমা জানান, | চিকিৎসক বলেছেন, …"""
        before = d.s.words[: d.phrase.first]
        return any("subject_pronoun" in word.classes or word.nominative in speaker.names for word in before)

    def _leads(self, post: Post) -> bool:
        """Tell whether a post is that of who leads its body, which is none that has a leader in each place."""
        body, g = self._knows.named(post.owner), self._knows.grammar
        if body is None or body.kind in PARTISAN or body.kind in STATES:
            return False
        directs = (body.kind in DIRECTED and post.office in g.directing) or post.office in g.executive
        return directs or post.office in g.presiding or post.office.endswith(tuple(g.heads))

    def _lead_alike(self, post: Post, other: Post) -> bool:
        """Tell whether two posts are one that leads a body: its head is whoever does, its president its chairman."""
        if post.owner != other.owner or not self._leads(other):
            return False
        g = self._knows.grammar
        one, two = post.office, other.office
        return one.endswith(tuple(g.heads)) or two.endswith(tuple(g.heads)) or {one, two} <= g.presiding

    def _holds_one(self, person: Speaker, new: Speaker) -> bool:
        """Tell whether a person holds one of the posts that are told of somebody new."""
        return any(
            (self._same(post, other, new.bare) or self._of_that_sort(post, other, person))
            and ((post.owner and other.owner) or not self._elsewhere(person, new))
            for post in new.posts
            for other in person.posts
        )

    def _of_that_sort(self, post: Post, other: Post, person: Speaker) -> bool:
        """Tell whether a post is told with the sort of its body: পঞ্চায়েত প্রধান, after গ্রাম পঞ্চায়েতের প্রধান সালমা খাতুন."""
        sort = post.office.removesuffix(f" {other.office}")
        return sort != post.office and person.affiliation.endswith(f" {sort}")

    def _elsewhere(self, person: Speaker, new: Speaker) -> bool:
        """Tell whether two hold their posts in different places: মাঝপুরের ওসি, after নদীপুর থানার ওসি রহিম মিয়া."""
        alike = any(one[:SAME] == other[:SAME] for one in new.places for other in person.places)  # বার্সা, বার্সেলোনা
        return bool(new.places and person.places) and not alike

    def _of_that_state(self, post: Post, other: Post) -> bool:
        """Tell whether who speaks for a state speaks for a body of it: ইরানি মুখপাত্র, after its ministry's."""
        state, body = self._knows.named(post.owner), self._knows.named(other.owner)
        if post.title != SPEAKS or state is None or body is None or state.kind not in STATES:
            return False
        return body.country is not None and body.country == state.country

    def _same(self, post: Post, other: Post, bare: bool) -> bool:
        """Tell whether two posts are one: অর্থমন্ত্রী and মন্ত্রী, ভারপ্রাপ্ত কর্মকর্তা and ওসি; not of two bodies or states."""
        g = self._knows.grammar
        apart = post.owner and other.owner and post.owner != other.owner and not self._of_that_state(post, other)
        if {post.office, other.office} <= g.makers and not apart:
            return True  # নির্মাতা, after পরিচালক সালমা খাতুন
        if post.title != other.title:  # সুপার, after জেলা হাসপাতালের সুপার সালমা খাতুন
            before = other.office.removesuffix(f" {post.office}").split()
            return bare and not apart and other.office.endswith(f" {post.office}") and before[-1] not in g.ranks
        if apart:
            return False
        if post.office.endswith(other.office):
            before = post.office.removesuffix(other.office).split()
            return not before or before[-1] not in g.ranks  # প্রধান | উপদেষ্টা
        return (
            other.office.endswith(post.office)
            or any(post.office in who and other.office in who for who in (g.actors, g.singers))
            or post.title == OPPOSITION
            or any(_letters(g.initials).fullmatch(one.office) for one in (post, other))
        )
