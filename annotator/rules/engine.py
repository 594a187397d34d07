"""The rule pass: text in, attributions out, the steps in the order of the work."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from annotator.bangla.days import told_day
from annotator.bangla.folding import Folded, FoldedText
from annotator.bangla.quotations import quotations, quote_type
from annotator.bangla.sentences import LONGEST, Range, sentences, stopped
from annotator.errors import LexiconError
from annotator.labels import Scope
from annotator.lexicon.cues import load_cues
from annotator.lexicon.floor import load_floor
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.hedges import load_hedges
from annotator.lexicon.officeholders import horizon, in_office, load_alone
from annotator.lexicon.particles import load_classes
from annotator.lexicon.pointing import Pointing
from annotator.lexicon.sources import load_anaphora, load_sources, load_titles
from annotator.lexicon.verbs import form_index, load_verbs
from annotator.lexicon.vocabulary import load_vocabulary
from annotator.models import Annotation, Article, digest
from annotator.rules.anaphors import Anaphors
from annotator.rules.chunks import Chunks
from annotator.rules.claims import OPENING
from annotator.rules.cues import CueFinder
from annotator.rules.datelines import Datelines
from annotator.rules.drafts import Draft
from annotator.rules.floor import Floor
from annotator.rules.frames import Frames
from annotator.rules.hedges import HedgeFinder, Marker
from annotator.rules.knowledge import Knowledge
from annotator.rules.marked import share
from annotator.rules.naming import Namer
from annotator.rules.nesting import tightest
from annotator.rules.nouns import NounPhrases
from annotator.rules.records import RecordMaker
from annotator.rules.reference import Resolver
from annotator.rules.scores import Scores
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.triggers import Gate
from annotator.rules.unstopped import ALONE, LONG, UNCUT, cut
from annotator.rules.uttering import SubjectEnd
from annotator.rules.version import pass_version
from annotator.rules.words import Word, Words

#: The rule of the verb with which a writer lets others know.
LETS_KNOW = "verb.janano"
ARTICLE, FOLLOWING = Scope.ARTICLE, Scope.FOLLOWING
#: A credit without a credit word is no longer than this, in code points; one in square brackets, which tells in a whole
#: sentence from whom the report is, no longer than that.
LONGEST_CREDIT, LONGEST_NOTE = 60, 160
#: A sentence of fewer signs that ends a text can be an agency's name and no more; one in brackets has initials before.
SHORT_CREDIT = 16
#: A headline is no longer than this, in code points; what parts its words from who said them.
LONGEST_HEADLINE, PARTS = 160, re.compile("[:—–]")
#: Who says it and a colon, before a quotation; a quotation and who says it, behind a dash.
LED, SIGNED = re.compile("[^:‘’“”'\"]{2,40}: ?[‘“'\"]"), re.compile("[’”'\"](?: ?[-—–]|:) ?[^:‘’“”'\"]{2,40}$")


class RulePass:
    """Finds attributions and hedges in Bangla news.

    Args:
        lexicon: a folder of lexicon files laid over ours.

    Raises:
        LexiconError: there is no such folder, or a lexicon file or record is not of its form.
    """

    def __init__(self, lexicon: Path | None = None) -> None:
        if lexicon is not None and not lexicon.is_dir():
            raise LexiconError(f"{lexicon} is no folder of lexicon files; leave it out to use ours alone")
        self._lexicon = lexicon
        verbs = load_verbs(lexicon)
        forms = form_index(verbs)
        classes = _merged(load_classes(lexicon), load_vocabulary(lexicon))
        lemmas = {verb.key: verb.counts_as or verb.lemma for verb in verbs}
        grammar = load_grammar(lexicon)
        knowledge = Knowledge(load_sources(lexicon), load_titles(lexicon), classes, grammar, load_alone(lexicon))
        self._knowledge = knowledge
        self._cues = CueFinder(load_cues(lexicon), lemmas, knowledge)
        self._hedges = HedgeFinder(load_hedges(lexicon), lemmas)
        self._words = Words(forms, classes, grammar, self._flag)
        self._phrases = NounPhrases(knowledge)
        self._frames = Frames(knowledge, self._phrases)
        self._datelines = Datelines(knowledge, self._words)
        self._namer = Namer(knowledge, self._phrases)
        self._anaphors = Anaphors(load_anaphora(lexicon), grammar)
        self._pointing = Pointing(classes, grammar)
        self.floor = Floor(load_floor(lexicon), forms)
        """Says whose words the sentences are that no attribution holds."""
        self._gate = Gate(self._words, {*self._cues.triggers(forms), *self._hedges.triggers()})
        self._chunks = Chunks(self._gate.opening, self.floor.evidence.parts)
        self._scores = Scores(lexicon)
        self.version = pass_version(lexicon)
        """Names code and lexicon: two passes of one version find the same."""

    def _flag(self, word: Word) -> int:
        """The classes of a word, as bits; it is recognised first, since cues and hedges look at its stems."""
        return self._knowledge.flag(word) | self._cues.flag(word) | self._hedges.flag(word)

    def annotate(self, article: Article) -> Annotation:
        """The attributions and bare hedges in an article's body; offsets into the page's frozen text."""
        day = article.published_at.date() if article.published_at is not None else None
        return self.annotate_text(article.page.text, article.segments, article.version, day)

    def annotate_text(
        self,
        text: str,
        segments: Sequence[tuple[int, int]] | None = None,
        version: str | None = None,
        day: date | None = None,
    ) -> Annotation:
        """The attributions and bare hedges of a text.

        Args:
            text: the frozen text; every offset that comes back is a code point of it.
            segments: its parts to read, in order; all of it where none are given.
            version: what the text is called in the ids of its attributions; a hash of it where none is given.
            day: when it was published, for who is in office; where none is given, the day that the text tells
                first with its weekday, মঙ্গলবার (১৬ ডিসেম্বর), and where it tells none, whoever was in office last.
        """
        folded = Folded(text)
        blocks = (
            [(0, len(folded.text))]
            if segments is None
            else [(folded.from_raw(a), folded.from_raw(b)) for a, b in segments]
        )
        reader = _Reader(folded.text, blocks, self._words, self._chunks, self._phrases.subject_end)
        drafts: list[Draft] = []
        markers: list[Marker] = []
        for start, end in blocks:
            quotes = quotations(folded.text, start, end)
            first = len(drafts)
            drafts += self._datelines.find(folded.text, start, end, reader.at, reader.go_on)
            for place in reader.places(start, end):
                if reader.can_credit(place):
                    credit = self._frames.credits.by_itself(reader.sentence(place), quotes)
                    drafts += [credit] if credit else []
                    if credit and credit.scope is ARTICLE:
                        continue
                if not self._gate.opens(reader.chunks[place]):
                    continue
                s = reader.sentence(place)
                cues = self._cues.find(s)
                if cues:
                    drafts += self._frames.build(s, cues, quotes)
                markers += self._hedges.find(s)
            self._read_claims(drafts[first:], quotes)
        return self._finish(folded, drafts, markers, reader, version or digest("text", text)[:16], day)

    def _read_claims(self, drafts: list[Draft], quotes: Sequence[Range]) -> None:
        """Say of each claim of a block whether it is a quotation, and whether it only points at content elsewhere."""
        for draft in drafts:
            if draft.claim is not None and draft.quote_type is None:
                text = draft.s.text
                draft.quote_type = quote_type(draft.claim, quotes, text)
                claim = FoldedText(text[draft.claim.start : draft.claim.end])
                if draft.scope is not FOLLOWING:
                    draft.scope = self._pointing.scope(claim, draft.cue.negative)

    def _finish(
        self,
        folded: Folded,
        drafts: list[Draft],
        markers: list[Marker],
        reader: _Reader,
        version: str,
        day: date | None,
    ) -> Annotation:
        holders = in_office(self._lexicon, day or told_day(folded.text, horizon(self._lexicon)))
        resolver = Resolver(
            self._knowledge, self._phrases, self._namer, self._anaphors, holders, folded.text, reader.at
        )
        speakers: dict[int, Speaker] = {}
        claims = [None if draft.frame == "pointer" else draft.claim for draft in drafts]
        outer = tightest(claims, [draft.cue_range for draft in drafts], own=True)
        for n in sorted(range(len(drafts)), key=[draft.begins for draft in drafts].__getitem__):
            within = drafts[outer[n][0]] if outer[n] else None
            enclosing = speakers.get(id(within)) if within is not None else None
            speakers[id(drafts[n])] = resolver.resolve(drafts[n], enclosing, within)
        # a columnist's own belief is nobody's claim, nor is what he lets others know
        drafts = [d for n, d in enumerate(drafts) if outer[n] or _attributed(d, speakers[id(d)])]
        bare = share(drafts, markers)
        speakers = {id(draft): resolver.learnt(speakers[id(draft)]) for draft in drafts}
        for draft in drafts:
            origin = speakers.get(id(draft.via))
            if origin is None or speakers[id(draft)].name == origin.name is not None:
                draft.via = None  # nobody cites himself, nor words that are nobody's claim
        floor = self.floor.find(folded.text, reader.spans, reader.chunks, drafts, speakers)
        bare_spans = [marker.span for marker in bare]
        return RecordMaker(folded, version, self._scores).annotation(drafts, speakers, bare_spans, floor)


class _Reader:
    """The sentences of a text, each made into tokens at most once.

    Attributes:
        spans: where they stand, those of all blocks.
        chunks: what stands between the spaces of each.
    """

    def __init__(
        self,
        text: FoldedText,
        blocks: Sequence[tuple[int, int]],
        words: Words,
        chunks: Chunks,
        subject_end: SubjectEnd,
    ) -> None:
        self._text = text
        self._known = words
        self._made: dict[int, Sentence] = {}
        self.spans: list[Range] = []
        for start, end in blocks:
            longest = LONG if end - start < ALONE or stopped(text, start, end) else 0
            for span in sentences(text, start, end, LONGEST if longest else UNCUT):
                first, last = span
                self.spans += (span,) if last - first <= longest else cut(Sentence(text, span, words), subject_end)
        self._starts = [span.start for span in self.spans]
        self._ends = [span.end for span in self.spans]
        self.chunks = [chunks.of(text, start, end) for start, end in zip(self._starts, self._ends, strict=True)]

    def places(self, start: int, end: int) -> range:
        """The numbers of the sentences of a block."""
        return range(bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1))

    def go_on(self, start: int) -> None:
        """Read a sentence from there on, behind its dateline."""
        place = bisect_right(self._starts, start) - 1
        if start < self._ends[place]:
            self._made[place] = Sentence(self._text, Range(start, self._ends[place]), self._known)

    def can_credit(self, place: int) -> bool:
        """Tell whether a sentence can be a credit: it begins with a bracket or a dash, or ends the text, and is short;
        it begins with a quotation and ends with a dash and a few words; or it is a headline."""
        start, end = self._starts[place], self._ends[place]
        sign = self._text[start]
        if place == 0 and self.headline():
            return True
        if sign in OPENING:
            signed = SIGNED.search(self._text, max(start, end - LONGEST_CREDIT), end) is not None
            return signed or self._ends_text(place)
        if end - start >= (LONGEST_NOTE if sign == "[" else LONGEST_CREDIT):
            return False
        return sign in "(-–—[" or self._ends_text(place)

    def _ends_text(self, place: int) -> bool:
        """Tell whether a sentence of a few signs ends the text, behind others."""
        length = LONGEST_CREDIT if self._text[self._ends[place] - 1] == ")" else SHORT_CREDIT
        return 0 < place == len(self._starts) - 1 and self._ends[place] - self._starts[place] < length

    def headline(self) -> bool:
        """Tell whether a sentence is the first line of the text, one that can begin or, without a stop, end with who
        said it."""
        start, end = self.spans[0]
        line = self._text.find("\n", start, end)  # a long one goes on in the next line, as far as the splitter knows
        if LED.match(self._text, start, end) and line - start < LONGEST_HEADLINE:
            return line > 0 or self._text[end : end + 1] in ("", "\n")
        if end - start >= LONGEST_HEADLINE or self._text[end : end + 1] not in ("", "\n"):
            return False
        return self._text[end - 1] not in "।.?!|’”'\"" and PARTS.search(self._text, start, end) is not None

    def sentence(self, place: int) -> Sentence:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = Sentence(self._text, self.spans[place], self._known, self.chunks[place])
        return made

    def at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset, or the last one before it."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentence(place) if place >= 0 else None


def _attributed(draft: Draft, speaker: Speaker) -> bool:
    """Tell whether it is said by somebody else than the writer: আমি মনে করি, … of a speaker; not …, তা শিশুদের | জানাই."""
    if not draft.in_first_person:
        return True
    told = draft.source is None and draft.cue.rule == LETS_KNOW and draft.cue.last == draft.cue.first + 1
    told = told and any(form.tense == "present" for form in draft.s.words[draft.cue.first].forms)
    return speaker.name is not None and not told


def _merged(*tables: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for table in tables:
        for word, names in table.items():
            merged[word] = merged.get(word, frozenset()) | names
    return merged
