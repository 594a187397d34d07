"""The source type that the titles and entities before and in a name give."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.knowledge import Knowledge
from annotator.rules.learned import LEARNED, expert_besides, lectures
from annotator.rules.speaker import EXPERT, OFFICIAL, ORGANISATION, PERSON, POSTS, STATES
from annotator.rules.stationed import SPEAKING, behind_place, branch, of_state, of_the_land, posted, reach, run
from annotator.rules.text import Sentence
from annotator.rules.titles import former, left_post
from annotator.rules.words import ENTITY, MODIFIER, Word

#: Roles of titles that somebody can have ceased to hold.
HELD = frozenset({"office", "group", "entity", "body", "spokesperson"})
#: What a form of address for the learned gives: ড.
LEARNED_ONE = (SourceType.EXPERT, "honorific")
#: Roles of titles that give no type.
NO_TYPE = frozenset({"former", "medium"})
#: Those that give none before another word: আইন ও গণমাধ্যম শাখা.
NO_BODY = NO_TYPE | {"document", "social"}
#: Key of the words for those who report, no state's.
EDITOR = "editor"
#: Key of the word for the owner of a firm, for which he speaks, or of a thing.
PROPRIETOR = "proprietor"


class Types:
    """Tells source types."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge

    def type_of(self, s: Sentence, first: int, last: int) -> SourceType | None:
        """Return the source type that titles and entities in a range give, the one nearest to its end first.

        Of two offices, the one still held counts: মেয়র ও … সাবেক সভাপতি.
        """
        first = behind_place(self._knows, s, first, last)
        if last - first > 1:
            held, anew = self._held(s, first, last), another_post(self._knows, s, first, last)
            if held < last or first < anew:
                return self.type_of(s, first, held) if held < last else self.type_of(s, anew, last)
            if self._governs_too(s, first, last):
                return OFFICIAL
        titles = self._titles(s, first, last)
        roles = {title[1].role for title in titles if title is not None}
        if "anonymous" in roles:
            return SourceType.ANONYMOUS
        found = self._told(s, first, last, titles)
        if found is None:
            led = next((word.leads for word in s.words[first:last] if word.leads is not None), None)
            owned = self._owned(s, first, titles) if led is None else led.type  # ন্যাটোপ্রধান
            left = left_post(s, first, titles)
            return SourceType.PERSON if left and owned is not None else owned  # নদীপুরের | সাবেক পরিচালক
        if found == (SourceType.PERSON, "group") and expert_besides(s, first, titles):
            return SourceType.EXPERT
        if found[0] is EXPERT or not (found[1] in HELD or found[0] is OFFICIAL):
            public = found == LEARNED_ONE and self._owned(s, first, titles) is OFFICIAL  # বন্দরের | পরিচালক ড. …
            return OFFICIAL if public else found[0]
        body = titles[-1] is not None and titles[-1][1].role == "body"  # আগের | সরকার
        over = (not body and left_post(s, first, titles)) or (found[1] == "honorific" and self._retired(s, first, last))
        return PERSON if over else found[0]

    def _told(
        self, s: Sentence, first: int, last: int, titles: list[tuple[int, TitleRecord] | None]
    ) -> tuple[SourceType, str] | None:
        """Return the type that the title or entity nearest to the end gives, and the role of what gave it."""
        found: tuple[SourceType, str] | None = None
        chairs = False
        """Somebody learned, or retired, holds an office of the body that follows: নদী কমিটির | সদস্য ড. …"""
        for k in range(last - 1, first - 1, -1):
            title = titles[k - first]
            entity = self._entity(s, k, first, last) if s.words[k].flags & ENTITY else None
            entity = None if entity is not None and self._besides(s, first, *entity, found) else entity
            if entity is not None and (title is None or entity[0] < title[0] or title[1].type == "inherits"):
                if entity[1].kind in STATES and not any(titles):
                    return None  # বাংলাদেশের | তামিম ইকবাল
                reports = any(one is not None and one[1].key == EDITOR for one in titles)
                if entity[1].kind in STATES and found is None and reports:
                    return PERSON, "group"  # ইতালির | ক্রীড়া সাংবাদিক
                if entity[1].kind in STATES and found is None and branch(self._knows, s, entity[0], first):
                    return ORGANISATION, "entity"
                of = chairs and (entity[1].type is OFFICIAL or entity[1].kind not in LEARNED)
                of = of and entity[1].kind not in STATES
                return (entity[1].type, "entity") if found is None or of else found
            if title is not None and title[1].type == "inherits" and title[1].role == "office":
                chairs = found is not None and found[1] == "honorific"
                chairs = chairs and (found == LEARNED_ONE or self._retired(s, first, last))
            aside = NO_BODY if k < last - 1 else NO_TYPE
            if title is not None and isinstance(title[1].type, SourceType) and title[1].role not in aside:
                official = title[1].role == "group" and title[1].type == OFFICIAL
                official = official and s.words[k].case != "gen"  # রাজ্যের | অধ্যাপক …
                official = official and not any(one is not None and one[1].by_trade for one in titles)
                expert = title[1].role == "group" and title[1].type in (EXPERT, ORGANISATION)
                of = chairs and title[1].role == "body" and title[1].key not in LEARNED
                if found is not None and not (title[1].role in SPEAKING or official or expert or of):
                    continue  # ড. says less than কর্মকর্তা and নেতা, and more than বাসিন্দা
                found = self._borne(s, first, *title, title[1].type), title[1].role
                if title[1].role != "honorific" and not (found[0] is PERSON and self._serves(s, first, *title)):
                    break
        return found

    def _borne(self, s: Sentence, first: int, at: int, title: TitleRecord, own: SourceType) -> SourceType:
        """Return the type of who bears a title, given its own: that of the body before it, if it yields to one."""
        whose = s.words[at - 1]  # সমিতির | আইনজীবী; not হাইকোর্টের, বাদী পক্ষের, নেতা রহিম মিয়ার | আইনজীবী
        pleads = s.words[at].nominative in self._knows.grammar.counsel and not self._knows.listed_name(whose)
        pleads = pleads and whose.nominative not in self._knows.grammar.one_side
        owner = self._owner_type(s, first, at, title) if title.yields or pleads else None
        theirs = owner is SourceType.ORGANISATION if pleads else owner is SourceType.OFFICIAL or own != PERSON
        if owner is not None and theirs:
            return owner
        own = OFFICIAL if title.role == "body" and of_the_land(self._knows, s, first, at) else own
        if (title.key == PROPRIETOR and self._firm(s, first, at - 1)) or run(self._knows, s, first, at, title):
            return SourceType.ORGANISATION
        return SourceType.EXPERT if own is SourceType.PERSON and lectures(self._knows, s, first, at, title) else own

    def _entity(self, s: Sentence, k: int, first: int, last: int) -> tuple[int, SourceRecord] | None:
        """Return the source that ends with token k; none that only shortens an office: নির্বাচন কমিশনার | (ইসি) …"""
        short = self._charge(s, k, last) and k - 2 >= first and s.words[k - 2].title is not None
        found = None if short else self._knows.entity_at(s, k, first)
        return None if found is not None and posted(self._knows, s, k, *found, first) else found

    def _besides(
        self, s: Sentence, first: int, at: int, entity: SourceRecord, found: tuple[SourceType, str] | None
    ) -> bool:
        """Tell whether a state only owns what somebody learned is besides: দলের সভাপতি ও | বাংলাদেশের সংবিধান প্রণেতা ড. …"""
        joined = at > first and "conjunction" in s.words[at - 1].classes
        return joined and entity.kind in STATES and found == LEARNED_ONE

    def _firm(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether a body, or what bears a name, ends with token k: নদীপুর ট্রেডার্সের | মালিক; not জমির | মালিক."""
        if k < first or s.words[k].case != "gen":
            return False
        title, word = self._knows.title_at(s, k, first), s.words[k]
        if title is not None:
            return title[1].type == ORGANISATION
        alone = k == first or s.words[k - 1].case != "nom" or self._knows.common(s.words[k - 1])  # ট্রাকের | মালিক
        return not alone and self._knows.known_name(word)

    def _serves(self, s: Sentence, first: int, at: int, trade: TitleRecord) -> bool:
        """Tell whether right before a trade an office stands, for which its bearer speaks: মহাপরিচালক | কবি …"""
        office = self._knows.title_at(s, at - 1, first) if at > first and trade.role == "group" else None
        return office is not None and office[1].role == "office" and s.words[at - 1].case == "nom"

    def _titles(self, s: Sentence, first: int, last: int) -> list[tuple[int, TitleRecord] | None]:
        """Return the title that ends with each token; none for a word that only describes another (মিডিয়া | সেল)."""
        found = enumerate(self._knows.titles(s, first, last), first)
        titles = [title if title is not None and not self._aside_of(s, k, first, last) else None for k, title in found]
        for title in titles[1:]:
            inner = range(title[0], last) if title is not None else ()
            for k in inner:
                if titles[k - first] is title:
                    break
                if s.words[k].case == "nom":
                    titles[k - first] = None
        return titles

    def _aside_of(self, s: Sentence, k: int, first: int, last: int) -> bool:
        """Tell whether token k, a title elsewhere, only says more of another, or ends a name."""
        return self._charge(s, k, last) or self._surname(s, k, first) or reach(s, k, last)

    def _retired(self, s: Sentence, first: int, last: int) -> bool:
        """Tell whether a range holds the short form in brackets for somebody retired: কর্নেল (অব.)."""
        retired = self._knows.grammar.retired
        return any(s.words[k].text == "(" and s.words[k + 1].text in retired for k in range(first, last - 1))

    def _held(self, s: Sentence, first: int, last: int) -> int:
        """Return where the offices end that are still held: before former ones, with a conjunction or without.

        সমিতির সভাপতি | ও সাবেক মেয়র …, সমিতির সভাপতি | সাবেক মেয়র …
        """
        found = self._knows.titles(s, first, last)
        roles = [None if title is None else title[1].role for title in found]
        if "former" not in roles[1:]:
            return last
        former = first + roles.index("former")
        if former > first and roles[former - 1 - first] in POSTS and s.words[former - 1].case == "nom":
            return former  # দলটির মহাসচিব | সাবেক মেয়র করিম উদ্দিন
        joined = next((k for k in range(former, first, -1) if "conjunction" in s.words[k].classes), None)
        return joined if joined is not None and roles[joined - 1 - first] in POSTS else last

    def _governs_too(self, s: Sentence, first: int, last: int) -> bool:
        """Tell whether somebody holds an office of the state and, behind a conjunction, another one."""
        for k in range(first + 1, last):
            office = self._knows.title_at(s, k - 1, first) if "conjunction" in s.words[k].classes else None
            if office is None or office[1].role != "office" or s.words[k - 1].case != "nom":
                continue
            behind = [self._knows.title_at(s, n, k + 1) for n in range(k + 1, last)]
            if any(title is not None and title[1].role in ("office", "group") for title in behind):
                return self.type_of(s, first, k) is OFFICIAL
        return False

    def of_first(self, s: Sentence, first: int, head: int) -> SourceType | None:
        """Return the type of the first of several speakers, where they are of different sorts: পুলিশ | ও এলাকাবাসী."""
        k = next((k for k in range(first + 1, head) if "conjunction" in s.words[k].classes), head)
        if k == head or s.words[k - 1].case not in ("nom", "pl"):
            return None
        one, other = self._knows.title_at(s, k - 1, first), self._knows.title_at(s, head, first)
        entity = self._knows.entity_at(s, k - 1, first)
        several = other is not None and other[1].role in ("group", "anonymous")  # পুলিশ ও | স্থানীয় সূত্রে
        if one is None or one[1].role not in ("body", "group"):
            return entity[1].type if entity is not None and several else None
        alone = other is not None and other[0] == k + 1  # প্রত্যক্ষদর্শী ও | হাসপাতাল, not মালিক ও | শ্রমিক সংগঠন
        apart = several if one[1].role == "body" else s.words[k - 1].case == "pl" or alone
        return self.type_of(s, first, k) if apart else None

    def _charge(self, s: Sentence, k: int, last: int) -> bool:
        """Tell whether token k alone stands in brackets, as what an officer is charged with: ওসি (তদন্ত); not (অব.)."""
        title = s.words[k].title
        bracketed = 0 < k < last - 1 and s.words[k - 1].text == "(" and s.words[k + 1].text == ")"
        return bracketed and (title is None or title.role != "former")

    def _surname(self, s: Sentence, k: int, first: int) -> bool:
        """Tell whether token k, elsewhere a document, closes a name: মালা | রায়."""
        word, before = s.words[k], s.words[k - 1]
        document = k > first and word.case == "nom" and word.title is not None and word.title.role == "document"
        return document and self._knows.proper_name(word) and not before.forms

    def _owned(self, s: Sentence, first: int, titles: list[tuple[int, TitleRecord] | None]) -> SourceType | None:
        """A spokesperson or office-holder of something unknown speaks for an organisation, of a person for one."""
        for title in titles:
            if title is not None and title[1].role in ("office", "spokesperson") and title[0] > first:
                at = title[0] - 1
                while at > first and self._aside(s.words[at]):
                    at -= 1  # কমিটির | এক জ্যেষ্ঠ মুখপাত্র, ক্লাবের | ক্রীড়া পরিচালক
                owner = s.words[at]
                unmarked = title[1].role == "spokesperson" and self._knows.known_name(owner)  # এনসিএফ | মুখপাত্র
                body = (owner.case == "gen" or unmarked) and "pronoun" not in owner.classes
                work = not self._knows.grammar.works_of_art.isdisjoint(owner.stems)  # ছবিটির | পরিচালক
                body = body and not self._knows.listed_name(owner) and not work
                if body and owner.nominative in self._knows.grammar.public_places:
                    return SourceType.OFFICIAL
                if title[1].role == "spokesperson" and self._governs(s, first, at, title[0]):
                    return SourceType.OFFICIAL
                return SourceType.ORGANISATION if body else SourceType.PERSON
        return None

    def _governs(self, s: Sentence, first: int, at: int, last: int) -> bool:
        """Tell whether a state, or its head at token ``at``, has who is told from token ``last`` on: পুতিনের | মুখপাত্র."""
        return self._knows.in_office(s.words[at]) or of_state(self._knows, s, first, last)

    def _aside(self, word: Word) -> bool:
        """It says of what sort a post is, or of what field."""
        return bool(word.flags & MODIFIER) or (word.case == "nom" and self._knows.thing(word))

    def _owner_type(self, s: Sentence, first: int, at: int, office: TitleRecord) -> SourceType | None:
        """Return the type of the entity or body that an office before token ``at`` belongs to.

        A state has no secretary-general or branch manager: where one stands before them, it is a place.
        """
        found = part = None
        g = self._knows.grammar
        ruled = office.type not in (ORGANISATION, PERSON) or office.of_state
        for k in range(at - 1, first - 1, -1):
            entity = self._knows.entity_at(s, k, first)
            if (
                entity is not None
                and not posted(self._knows, s, k, *entity, first)
                and (entity[1].kind not in STATES or (ruled and not (found or self._knows.seat(s.words[k], entity[1]))))
            ):
                social = entity[1].type is SourceType.SOCIAL  # ইউটিউবের | প্রধান নির্বাহী
                return ORGANISATION if social else entity[1].type
            if (
                office.type is OFFICIAL
                and s.words[k].case == "gen"
                and not g.private_places.isdisjoint(s.words[k].stems)
            ):
                return ORGANISATION  # কারখানার | কর্মকর্তা
            owns = s.words[k].case == "gen" or k == at - 1
            owns = owns or s.words[k + 1].text in g.foreign_of  # ডিজাইন কাউন্সিল | অব বাংলাদেশের প্রেসিডেন্ট
            title = self._knows.title_at(s, k, first) if owns else None
            if title is None or title[1].role != "body" or not isinstance(title[1].type, SourceType):
                continue
            if not found and (s.words[k].nominative in g.units or s.words[k].nominative in g.premises):
                part = part or title[1].type  # it belongs to what stands before it: সমিতির | জেলা শাখার
                continue
            found = found or title[1].type
            if not title[1].yields:
                break
        described = office.of_state and found is None and part is None and at > first  # রুশ | নেতা
        state = self._knows.named(self._knows.owner(s, at - 1, at, seats=False)) if described else None
        return state.type if state is not None and state.kind in STATES else found or part


def another_post(knowledge: Knowledge, s: Sentence, first: int, last: int) -> int:
    """Return where a post with an owner of its own begins behind a former one: সাবেক মন্ত্রী ও | বিএনপির মহাসচিব."""
    if last - first < 3 or not any("conjunction" in word.classes for word in s.words[first + 2 : last]):
        return first
    titles = knowledge.titles(s, first, last)
    left = next((k for k, title in enumerate(titles, first) if title is not None and former(s, *title)), last)
    for k in range(left + 1, last):
        held = titles[k - 1 - first]
        if "conjunction" in s.words[k].classes and held is not None and held[1].role != "former":
            posts = [n for n in range(k + 1, last) if (t := titles[n - first]) is not None and t[1].role == "office"]
            again = any((t := titles[n - first]) is not None and former(s, *t) for n in range(k + 1, last))
            if posts and not again and any(word.case == "gen" for word in s.words[k + 1 : posts[-1]]):
                return k + 1
    return first
