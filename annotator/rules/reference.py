"""Step 5: who a source is: its type and its canonical name, the same through the article.

Pronouns, short forms and role mentions are traced to a speaker met before, or to the first full mention in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from annotator.bangla.sentences import Range
from annotator.labels import Function, SourceType
from annotator.lexicon.officeholders import InOffice
from annotator.rules.anaphors import Anaphors
from annotator.rules.belonging import Belonging
from annotator.rules.bodies import Bodies
from annotator.rules.cases import Case, first
from annotator.rules.complaints import Complaints
from annotator.rules.coreference import ORGANISED, Coreference
from annotator.rules.drafts import Draft
from annotator.rules.dropped import UNSPECIFIED, Dropped
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mentions
from annotator.rules.names import nominative
from annotator.rules.naming import Namer
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import OPENING, Persons
from annotator.rules.referring import Reference
from annotator.rules.several import Several
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.unnamed import Unnamed, one_told_of, posting
from annotator.rules.words import CONDITION, TITLE

#: Acts that a speaker tells of himself and his like.
OWN_ACTS = frozenset({Function.BELIEF, Function.COMMITMENT})


class Resolver:
    """Names the speakers of one article, in the order of its text.

    Args:
        in_office: whom the article means by name.
        text: the folded text.
        read: makes the sentence that holds an offset, or the last one before it.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        namer: Namer,
        anaphors: Anaphors,
        in_office: InOffice,
        text: str,
        read: Callable[[int], Sentence | None],
    ) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._anaphors = anaphors
        self._namer = namer
        self._mentions = mentions = Mentions(knowledge, phrases, self._namer, text, read)
        self._coreference = Coreference(knowledge, self._namer, mentions, in_office)
        self._register = self._coreference.register
        self._persons = Persons(knowledge, phrases, self._coreference)
        self._bodies = Bodies(knowledge, phrases, self._coreference, self._persons)
        self._several = Several(knowledge, phrases, self._coreference, self._persons, self._bodies)
        self._belonging = Belonging(knowledge, anaphors, self._coreference, self._persons, self._bodies)
        self._complaints = Complaints(knowledge, phrases, self._coreference, self._persons)
        self._claims: list[Range] = []  # those of the sentence at which the work is
        self._dropped = Dropped(self._register, self._persons, mentions)
        self._unnamed_ones = Unnamed(knowledge, namer, self._register, mentions)

    @property
    def _antecedents(self) -> Mapping[str, Case[Reference, Speaker]]:
        return {
            "speaker": self._who_speaks,
            "bearer": self._who_bears_the_title,
            "body": self._which_body,
            "several": self._which_several,
            "person": self._which_person,
        }

    @property
    def _named(self) -> Sequence[Case[Reference, Speaker]]:
        return (
            self._text_itself,
            self._counted_in,
            self._therein,
            self._persons.related.taken_up,
            *self._unnamed_ones.cases,
            self._back_reference,
            self._person_unknown,
            self._body_by_its_word,
            self._lodged_before,
            self._document_told_of_before,
            self._notice_of_who_acted,
            self._description,
        )

    def resolve(self, draft: Draft, enclosing: Speaker | None, outer: Draft | None = None) -> Speaker:
        """Return the speaker of an attribution; ``enclosing`` is that of ``outer``, in whose claim it stands."""
        claims = [*self._claims, draft.claim] if draft.claim is not None else self._claims
        self._claims = [claim for claim in claims if claim.start >= draft.s.start]
        if draft.source is None:
            speaker = self._dropped.speaker(draft, enclosing)
        else:
            speaker = posting(draft, self._source(draft, draft.source, enclosing))
            if speaker.person and len(speaker.names) < 2 and self._unnamed(draft):
                speaker = self._register.unnamed(speaker)
        if speaker is not UNSPECIFIED and not self._persons.related.aside(draft):
            known = speaker.name is not None or speaker.type is not SourceType.PERSON  # not: যারা মনে করে
            known = known and (outer is None or draft.cue.kind != "postposition")  # মেয়র বলেন, পুলিশের | তথ্য অনুযায়ী, …
            if known and (outer is None or enclosing is not None or draft.source is None):  # বলেছিলেন উল্লেখ করে | তিনি
                self._register.meet(speaker, draft.cue_range.start, self._quoted_until(draft), closed=draft.closed)
            self._issue(draft, speaker)
            self._speaks_as(draft, speaker)
        return speaker

    def _speaks_as(self, draft: Draft, speaker: Speaker) -> None:
        """Let somebody be known by what he speaks as: প্রধান অতিথির বক্তব্যে | মেয়র রহিম মিয়া বলেন, …। প্রধান অতিথি বলেন, …"""
        s, k = draft.s, draft.source.first - 1 if draft.source is not None else 0
        speech = s.words[k].title if k > 0 and (s.words[k].case, s.words[k - 1].case) == ("loc", "gen") else None
        title = self._knows.title_at(s, k - 1) if speech is not None and speech.role in ("document", "medium") else None
        if title is not None and title[1].role == "group" and speaker.names and not speaker.plural:
            self._register.call(
                speaker, s.slice(title[0], k).removesuffix(s.words[k - 1].text) + s.words[k - 1].nominative
            )

    def _quoted_until(self, draft: Draft) -> int:
        """Return where a quotation of several sentences ends that the speaker says; 0 where he says none."""
        claim = draft.claim
        return claim.end if claim is not None and claim.end > draft.s.end else 0

    def _issue(self, draft: Draft, speaker: Speaker) -> None:
        """Note what documents the speaker speaks in: they stand between source and cue, or are the source."""
        s, cue, source, words = draft.s, draft.cue, draft.source, draft.s.words
        first = source.first if source is not None and source.first < cue.first else cue.first
        for k in range(self._opens_with(s, first), cue.first):
            word = words[k]
            if not word.flags & TITLE and word.case != "loc":
                continue  # no document
            learnt = word.case == "nom" and words[k + 1].text in self._g.from_place  # এক চিঠি | থেকে জানা গেছে
            spoken = learnt or word.case in ("loc", "gen")
            found = speaker.person and word.nominative in self._g.inquiries  # জবানবন্দি ও তদন্তে জানা যায়
            if spoken and not found and self._knows.document_at(s, k) and not self._claimed(draft, k):
                self._register.issue(word.nominative, speaker, s.starts[k])
        if not cue.passive and self._knows.document_at(s, cue.first):  # আবেদন | করেন, নির্দেশনা | জারি করেন
            self._register.issue(s.words[cue.first].nominative, speaker, s.starts[cue.first])

    def _opens_with(self, s: Sentence, k: int) -> int:
        """Return where a statement stands that the sentence opens with, else token k: বিবৃতিতে | তিনি বলেন."""
        for n in range(k if k < OPENING else OPENING):
            word = s.words[n]
            if word.mark or word.finite:
                break
            title = self._knows.title_at(s, n) if word.case == "loc" else None
            if title is not None and (title[1].issued or title[1].role == "social"):
                return n
        return k

    def _claimed(self, draft: Draft, k: int) -> bool:
        """Tell whether token k stands in the claim."""
        return draft.claim is not None and draft.claim.start <= draft.s.starts[k] < draft.claim.end

    def learnt(self, speaker: Speaker) -> Speaker:
        """Return a named person as the whole article tells of him."""
        return self._register.current(speaker) if speaker.names and not speaker.plural else speaker

    def _source(self, draft: Draft, phrase: Phrase, enclosing: Speaker | None) -> Speaker:
        """Return who the phrase names."""
        s, cue = draft.s, draft.cue
        # data, circles and statements are a body's, unless a list knows the name: X-এর তথ্য অনুযায়ী, X সূত্রে, X-এর বিবৃতিতে
        kept = cue.kind == "postposition" and not (self._g.data | self._g.cited).isdisjoint(s.words[cue.first].stems)
        issued = cue.passive and s.words[phrase.head].case == "gen" and phrase.last < cue.first
        person = "third" if kept or issued else cue.person
        speaker = first(self._named, Reference(draft, phrase, enclosing, person, self._anaphors.find(s, phrase)))
        assert speaker is not None, "the last case always decides"
        credited = self._credited(draft, speaker)
        return Speaker(self._namer.plain(s, phrase), SourceType.MEDIA, "name") if credited else speaker

    def _credited(self, draft: Draft, speaker: Speaker) -> bool:
        """Tell whether a credit names a medium that no list knows: সূত্র: নীল আকাশ; not সূত্র: রহিম উদ্দিন."""
        source = draft.source
        if draft.cue.rule != "credit.colon" or source is None or speaker.role != "name" or speaker.posts:
            return False
        unknown = not all(map(self._knows.proper_name, draft.s.words[source.first : source.last]))
        return unknown and speaker.type is SourceType.PERSON

    def _unnamed(self, draft: Draft) -> bool:
        """Tell whether somebody speaks on condition that he is not named: it is told outside of the claim."""
        words, at = draft.s.words, draft.source.first if draft.source is not None else 0
        told = [k for k, word in enumerate(words) if word.flags & CONDITION and not self._claimed(draft, k)]
        told = [k for k in told if not any(word.finite for word in words[k:at])]  # … শর্তে রহিম জানান, | করিম বলেছেন, …
        return any(self._knows.condition_start(draft.s, k) is not None for k in told)

    # the cases

    def _text_itself(self, r: Reference) -> Speaker | None:
        """The text in which something is written: চিঠিতে লেখা হয়েছে; or that has a title: যার শিরোনাম."""
        written = r.draft.cue.verb.written and r.draft.cue.passive
        if not written and not (r.draft.cue.compound.of_document and r.head.text in self._g.relative):
            return None
        name = nominative(r.head) if written and r.head.text not in self._g.therein else None
        return Speaker(name, SourceType.DOCUMENT, "document")

    def _counted_in(self, r: Reference) -> Speaker | None:
        """A speaker who counts himself among those whose hopes he tells: সচিব বলেন, ‘তাঁরা আশা করছেন …’"""
        if r.enclosing is None or r.record is None or r.draft.cue.function not in OWN_ACTS:
            return None
        several = r.record.plural and r.record.antecedent != "speaker"
        expert = r.enclosing.type is SourceType.EXPERT and r.person == "honorific"  # not যদি তারা … মনে করে
        return r.enclosing if several and (r.enclosing.type in ORGANISED or expert) else None

    def _therein(self, r: Reference) -> Speaker | None:
        """The issuer of a document that is pointed at: এতে বলা হয়."""
        return self._bodies.therein(r.s) if r.head.text in self._g.therein else None

    def _back_reference(self, r: Reference) -> Speaker | None:
        """The antecedent of a word that stands for a speaker named before: তিনি, সংস্থাটি, ওই কর্মকর্তা."""
        return first((self._antecedents[r.record.antecedent],), r) if r.record is not None else None

    def _person_unknown(self, r: Reference) -> Speaker | None:
        """A pronoun for persons whom nobody has named: সে জানায়, তারা জানান."""
        record, several = r.record, r.record is not None and r.record.plural
        pronoun = record is not None and (record.person or several) and not record.titles
        if record is None and r.phrase.first == r.phrase.head:  # আপনারা
            pronoun = "pronoun" in r.head.classes and r.head.title is None
        return Speaker(None, SourceType.PERSON, person=True, plural=several) if pronoun else None

    def _body_by_its_word(self, r: Reference) -> Speaker | None:
        """The body that a bare word for one stands for: দলের পক্ষ থেকে."""
        if r.phrase.first != r.phrase.head or self._describe(r).role != "body":
            return None
        back = self._anaphors.body(r.head)
        return self._bodies.body(r.s, r.phrase, back) if back is not None else None

    def _document_told_of_before(self, r: Reference) -> Speaker | None:
        """The body whose document a sentence before told of: বিবৃতিতে বলা হয়, after এক বিবৃতিতে নিন্দা জানায় নদী কমিশন."""
        described = self._describe(r)
        word = r.head.nominative
        known = not described.bare or self._register.issuer(word) is not None
        if described.role not in ("document", "social") or known:
            return None
        return self._bodies.issuers.issuer(r.s, word)

    def _notice_of_who_acted(self, r: Reference) -> Speaker | None:
        """The body of whose deed the sentence before tells, in its notice: ভাড়া কমিয়েছে সমিতি। এক বিজ্ঞপ্তিতে জানানো হয়."""
        described = self._describe(r)
        if described.role != "document" or not described.bare or described.name not in self._g.notices:
            return None
        told = self._register.issuer(r.head.nominative) is not None
        return self._bodies.issuers.issued_just_now(r.s) if told else self._bodies.issuers.actor(r.s)

    def _lodged_before(self, r: Reference) -> Speaker | None:
        """Who lodged the complaint that is cited: এজাহারে বলা হয়, after করিম মামলা করেছেন."""
        return self._complaints.complainant(r.s, r.phrase) if self._describe(r).role == "document" else None

    def _description(self, r: Reference) -> Speaker | None:
        """The person described, known or new: কলম্বিয়ার প্রেসিডেন্ট গুস্তাভো পেত্রো."""
        described = self._belonging.told(r.s, r.phrase, self._describe(r), self._claims)
        return self._coreference.settle(r.s, r.phrase, described, self._persons.before(r.s))

    # antecedents

    def _who_speaks(self, r: Reference) -> Speaker | None:
        """The speaker of a quotation: আমি, আমরা."""
        who = r.enclosing or self._persons.first_person(r.s) or Speaker(None, SourceType.PERSON, person=True)
        return self._register.body_of(self._register.current(who)) if r.head.text in self._g.we else who

    def _who_bears_the_title(self, r: Reference) -> Speaker | None:
        """A person with such a title, or of such a type: ওই কর্মকর্তা, after ওসি রফিকুল ইসলাম."""
        several = not self._g.several.isdisjoint([word.text for word in r.s.words[r.phrase.first : r.phrase.last]])
        if several or nominative(r.head).endswith("রা"):
            return None  # ওই দুই কর্মকর্তা, ওই দলের নেতারা
        titles, types = (r.record.titles, r.record.types) if r.record is not None else ((), ())
        found = self._persons.bearer(r.s, set(titles), self._knows.owner(r.s, r.phrase.first, r.phrase.head))
        found = found or self._register.latest(lambda x: x.person and not x.plural and bool(x.name) and x.type in types)
        since = self._register.seen(found) if found is not None else r.s.start
        return None if one_told_of(self._mentions.text, self._g, r.head.nominative, since, r.s.start) else found

    def _which_body(self, r: Reference) -> Speaker | None:
        """A body of such a type: সংস্থাটি, দেশটি."""
        return self._bodies.body(r.s, r.phrase, r.record) if r.record is not None else None

    def _which_several(self, r: Reference) -> Speaker | None:
        """Several, or a body spoken of as they: তারা."""
        return self._several.whom(r.s, r.phrase.first)

    def _which_person(self, r: Reference) -> Speaker | None:
        """One person: তিনি."""
        return self._persons.person(r.s, r.phrase.first, self._claims)

    # what the cases ask

    def _describe(self, r: Reference) -> Speaker:
        """Return what the phrase says of the source by itself."""
        if r.described is None:
            r.described = self._namer.describe(r.s, r.phrase, r.person)
        return r.described
