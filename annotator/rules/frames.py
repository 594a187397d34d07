"""Step 3: what each cue ties together: its source and its claim.

A frame is where source and claim stand around the cue:

* right: ``X বলেন, …``, ``X জানিয়েছে যে …`` and a quotation that opens behind the cue;
* pointer: ``X এ তথ্য জানিয়েছে``: the claim is the pointer, the content stands in the sentence before;
* left: ``… বলে জানিয়েছে X``, ``X … হিসেবে উল্লেখ করেন``, ``… দেওয়ার ঘোষণা দেন X``, ``… সরবরাহের কথা স্বীকার করে X``;
* quote: ``‘…’ বলেন X``: a quotation that closes before the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from annotator.labels import Function, HedgeLevel, QuoteType, Scope
from annotator.rules.cues import Cue
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases, Phrase
from annotator.rules.text import Range, Sentence
from annotator.rules.words import Word

EDGES = " \t\r\n,;:।.–—-…!?"
RIGHT = frozenset({",", ":", "–", "—", "-", ";", "ঃ", "ঃ-"})
OPENING = frozenset("‘“'\"")
POINTERS = frozenset("তা এটি এটা বিষয়টি বিষয়টিও তথ্যটি কথাটি এমনটি এমনটা এমনটাই সেটি এসব এটাই".split())
ALIKE = frozenset({"ধরনের", "রকম", "রকমের", "ধরণের"})
#: Words that join two clauses with speakers of their own.
JOINTS = frozenset({"আর", "এবং", "কিন্তু", "তবে", "অন্যদিকে"})
#: Rules of verbs of saying by themselves.
PLAIN = frozenset({"verb.bola", "verb.janano", "verb.lekha"})
#: Tokens between a complementiser and its cue.
NEAR = 16


@dataclass(slots=True)
class Draft:
    """An attribution in the making; ranges are code points of the folded text."""

    cue: Cue
    s: Sentence
    frame: str
    source: Phrase | None = None
    claim: Range | None = None
    scope: Scope = Scope.SENTENCE
    via: Draft | None = None
    shared: bool = False
    hedges: list[tuple[Range, HedgeLevel]] = field(default_factory=list)
    quote_type: QuoteType | None = None

    @property
    def cue_range(self) -> Range:
        return Range(self.s.starts[self.cue.first], self.s.ends[self.cue.last - 1])

    @property
    def source_range(self) -> Range | None:
        if self.source is None:
            return None
        return Range(self.s.starts[self.source.first], self.s.ends[self.source.last - 1])


class Frames:
    """Builds the attributions of a sentence from its cues."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._phrases = phrases

    def build(self, s: Sentence, cues: Sequence[Cue], quotes: Sequence[Range]) -> list[Draft]:
        """One draft for each cue that really attributes something, in the order of the cues."""
        drafts: list[Draft] = []
        lo = 0
        for number, cue in enumerate(cues):
            following = cues[number + 1].first if number + 1 < len(cues) else len(s.words)
            draft = self._draft(s, cue, lo, following, quotes)
            if draft is None:
                continue
            self._share_subject(draft, drafts, s)
            self._part(draft, drafts, s)
            drafts.append(draft)
            if draft.frame in ("right", "postposition") and draft.claim and draft.claim.start > draft.cue_range.end:
                lo = s.index_at(draft.claim.start)
            elif cue.kind == "participle" or (draft.frame == "postposition" and not cue.relay):
                lo = cue.last
        self._relay(drafts)
        return drafts

    def _draft(self, s: Sentence, cue: Cue, lo: int, following: int, quotes: Sequence[Range]) -> Draft | None:
        if cue.kind == "credit":
            return self._credit(s, cue)
        if cue.kind == "postposition":
            return self._postposition(s, cue, lo)
        if cue.kind == "noun":
            return self._nominal(s, cue, lo, quotes)
        return self._verbal(s, cue, lo, following, quotes)

    # frames

    def _verbal(self, s: Sentence, cue: Cue, lo: int, following: int, quotes: Sequence[Range]) -> Draft | None:
        if cue.needs == "negative" and not cue.negative:
            return None
        if cue.needs == "document" and self._document(s, cue.first, lo) is None:
            return None
        if cue.needs == "speaker" and not self._spoken(s, cue, lo):
            return None
        if cue.rule in PLAIN and cue.first > lo and not cue.negative and self._object(s, cue.first - 1):
            quoted = self._right(s, cue, quotes)
            if quoted is None or quoted not in quotes:
                return None
        if cue.negative and (silent := self._silence(s, cue, lo)) is not None:
            return silent
        pointer = self._pointer(s, cue, lo)
        right = self._right(s, cue, quotes) if cue.kind == "verb" else None
        if right is not None and cue.told:
            cue = replace(cue, told=False, function=Function.STATEMENT)
        if right is not None and not (
            pointer and s.words[cue.last].text != "যে" and pointer.last == cue.first and cue.noun is None
        ):
            return self._with_subject(
                Draft(cue, s, "right", claim=right), pointer.first if pointer else cue.first, lo, after=False
            )
        if pointer is not None:
            return self._pointed(s, cue, pointer, lo, quotes)
        return self._left(s, cue, lo) or self._quoted(s, cue, lo, quotes) or self._loose(s, cue, lo)

    def _spoken(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """Somebody, rather than a thing, is the subject (মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়)."""
        subject = (
            self._phrases.after(s, cue.last)
            or self._phrases.before(s, cue.first, lo)
            or self._phrases.initial(s, lo, cue.first)
        )
        return (
            subject is not None
            and cue.kind == "verb"
            and self._knows.can_speak(s, subject)
            and (
                s.words[cue.last].text in RIGHT
                if cue.last < len(s.words)
                else subject.first > cue.last or subject.first == lo
            )
        )

    def _object(self, s: Sentence, k: int) -> bool:
        """A thing that is told right before the verb (গল্প বলেন): what follows is no claim."""
        word = s.words[k]
        thing = word.case == "nom" and self._knows.thing(word) and not word.is_a("content_noun")
        return thing and not self._knows.is_class(word.stems[-1], "pointer_noun")

    def _pointed(self, s: Sentence, cue: Cue, pointer: Phrase, lo: int, quotes: Sequence[Range]) -> Draft | None:
        before = s.words[pointer.first - 1] if pointer.first > lo else None
        if before is not None and (
            before.text in ("–", "—", "-")
            or before.text in "’”'\""
            or (before.text == "," and s.words[pointer.first].text in ("সে", "এমন", "এই", "তা", "সেটি"))
        ):
            claim = self._quote_before(s, pointer.first, quotes) or self._claim(s, lo, pointer.first - 1)
            if claim is not None and pointer.first - lo > 3:
                return self._with_subject(Draft(cue, s, "left", claim=claim), pointer.first, lo, after=True, initial=lo)
        claim = Range(s.starts[pointer.first], s.ends[pointer.last - 1])
        return self._with_subject(
            Draft(cue, s, "pointer", claim=claim, scope=Scope.PRECEDING), pointer.first, lo, after=True
        )

    def _left(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        end = self._content_end(s, cue, lo)
        if end is None:
            return None
        close, gap = end
        lo = self._clause_start(s, lo, close)
        draft = Draft(cue, s, "left")
        source = None
        if cue.kind == "verb":
            source = self._phrases.after(s, cue.last)
        if source is None and gap < cue.first:
            source = self._speaker(s, cue, cue.first, gap)
        start = lo
        if source is None:
            source = self._opening_subject(s, cue, lo, close)
            if source is not None:
                start = self._behind_document(s, source, close) if cue.passive else source.last
        draft.source = source
        draft.claim = self._claim(s, start, close)
        if s.words[close - 1].text.startswith("সত্যতা"):
            draft.scope = Scope.PRECEDING
        return draft if draft.claim is not None else None

    def _clause_start(self, s: Sentence, lo: int, close: int) -> int:
        """Behind the last এবং that joins a clause to a finite one before it."""
        for k in range(close - 2, lo, -1):
            if s.words[k].text == "এবং" and s.words[k - 1].finite and not self._knows.name(s.words[k - 1]):
                return k + 1
        return lo

    def _opening_subject(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        if cue.passive:
            return self._document(s, cue.first, lo) if close - lo > 2 else None
        subject = self._phrases.initial(s, lo, close - 1)
        if subject is None or subject.last >= close:
            return None
        return subject if self._agrees(s, subject, cue) else None

    def _behind_document(self, s: Sentence, source: Phrase, close: int) -> int:
        """Behind the document whose owner the source is: নিউইয়র্ক টাইমসের | প্রতিবেদনে | …"""
        for k in range(source.last, min(source.last + 6, close)):
            if s.words[k].case == "loc" and self._knows.document(s.words[k]):
                return k + 1
        return source.last

    def _content_end(self, s: Sentence, cue: Cue, lo: int) -> tuple[int, int] | None:
        """Where content before the cue ends and where the gap between it and the cue begins, as tokens."""
        k, steps = cue.first - 1, 0
        while k > lo and steps < NEAR:
            word = s.words[k]
            if word.is_a("complementiser"):
                return (k, k + 1) if k - lo >= 1 else None
            if word.is_a("as") and cue.noun is not None:
                return k, k + 1
            if (word.finite and not self._knows.name(word)) or word.text in (",", ";", "যে"):
                break
            k, steps = k - 1, steps + 1
        first = cue.first
        before = s.words[first - 1] if first > lo else None
        if before is None:
            return None
        if (
            before.text in (",", "–", "—", "-")
            and first - lo > 3
            and cue.kind == "verb"
            and self._phrases.after(s, cue.last)
        ):
            return first - 1, first
        if cue.told or cue.noun_in_claim:
            return first, first
        content = self._content_noun(s, first, lo)
        if content is not None:
            return content, content
        if cue.noun is not None and before.case == "gen" and not before.mark and self._verbal_genitive(s, first - 1):
            return first, first
        return None

    def _content_noun(self, s: Sentence, first: int, lo: int) -> int | None:
        """The end of "…-র কথা" before the cue; a place or addressee may stand between."""
        for k in range(first - 1, max(lo, first - 6), -1):
            word = s.words[k]
            if word.is_a("content_noun") and s.words[k - 1].case == "gen":
                return k + 1
            if word.mark or word.case not in ("gen", "loc", "acc") and not self._aside(word):
                return None
        return None

    def _aside(self, word: Word) -> bool:
        return word.is_a("postposition") or word.is_a("adverb") or word.is_a("time")

    def _verbal_genitive(self, s: Sentence, k: int) -> bool:
        word = s.words[k]
        return any(form.kind == "noun" for form in word.forms) or not self._knows.speaker_genitive(word)

    def _quoted(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        subject = self._speaker(s, cue, cue.first, lo)
        claim = self._quote_before(s, subject.first if subject else cue.first, quotes)
        if claim is None:
            return None
        following = self._phrases.after(s, cue.last) if cue.kind == "verb" else None
        draft = Draft(cue, s, "quote", claim=claim, source=following or subject)
        if following is not None:
            rest = self._right(s, replace(cue, last=following.last), quotes)
            if rest is not None and rest in quotes and rest.end - rest.start > claim.end - claim.start:
                draft.claim = rest
        return draft

    def _loose(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """Content that is tied to the cue by no mark: "X-কে Y মনে করে", "মন্তব্য করেন আলোচনায় …"."""
        if (
            cue.kind == "verb"
            and (cue.noun is not None or cue.rule in PLAIN)
            and cue.last < len(s.words)
            and not cue.passive
        ):
            rest = s.words[cue.last :]
            if any(word.finite for word in rest) and self._phrases.after(s, cue.last) is None:
                claim = self._claim(s, cue.last, len(s.words))
                if claim is not None and len(rest) > 3:
                    return self._with_subject(Draft(cue, s, "right", claim=claim), cue.first, lo, after=False)
        if cue.rule in ("compound.mone", "compound.dabi", "compound.bibechona") and not cue.passive:
            subject = self._phrases.after(s, cue.last) or self._phrases.initial(s, lo, cue.first - 1)
            start = subject.last if subject is not None and subject.first < cue.first else lo
            if cue.first - start >= 2 and any(word.case == "acc" for word in s.words[start : cue.first]):
                claim = self._claim(s, start, cue.first)
                return Draft(cue, s, "left", source=subject, claim=claim) if claim else None
        return None

    def _postposition(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        record = cue.postposition
        assert record is not None
        if s.words[cue.last - 2].text == "জানা" or record.key == "sutre":
            source = self._phrases.bare(s, cue.first, lo)
        else:
            source = self._phrases.owner(s, cue.first, lo) or (
                self._phrases.bare(s, cue.first, lo) if record.laid_down or record.relay else None
            )
        if source is None:
            return None
        if record.key == "sutre" and s.words[source.head].is_a("adjective"):
            cue = replace(cue, first=cue.first + 1)
            return Draft(
                cue,
                s,
                "postposition",
                source=Phrase(source.first, cue.first, cue.first - 1),
                claim=self._after_comma(s, cue.last),
            )
        source = self._owner_of_document(s, source, lo)
        if not record.laid_down and not record.relay and not self._knows.can_inform(s, source):
            return None
        if record.laid_down and cue.last - cue.first == 1 and not self._informs(s, source):
            return None
        draft = Draft(cue, s, "postposition", source=source)
        draft.claim = self._after_comma(s, cue.last)
        return draft if draft.claim is not None or cue.relay else None

    def _informs(self, s: Sentence, source: Phrase) -> bool:
        word = s.words[source.head]
        return not any(self._knows.is_class(stem, "laid_down") for stem in word.stems) and self._knows.can_inform(
            s, source
        )

    def _nominal(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        if s.words[cue.first - 1].is_a("complementiser"):
            source = self._phrases.bare(s, len(s.words), cue.last)
            claim = self._claim(s, lo, cue.first - 1)
            if source is None or source.first != cue.last or claim is None:
                return None
            return Draft(cue, s, "left", source=source, claim=claim)
        source = self._phrases.owner(s, cue.first, lo)
        if source is None or not self._knows.can_speak(s, source):
            return None
        claim = self._right(s, cue, quotes)
        if claim is None:
            return None
        if cue.rule == "noun.dabi" and self._demands(s, claim):
            cue = replace(cue, function=Function.DEMAND, hedge=False, level=None)
        return Draft(cue, s, "right", source=source, claim=claim)

    def _demands(self, s: Sentence, claim: Range) -> bool:
        """The claim says what has to be done: it ends in an infinitive and হবে."""
        k = s.index_at(claim.end) - 1
        return k > 0 and s.words[k].text == "হবে" and any(form.kind == "infinitive" for form in s.words[k - 1].forms)

    def _credit(self, s: Sentence, cue: Cue) -> Draft | None:
        words = s.words
        first = cue.last + (1 if cue.rule == "credit.colon" else 0)
        last = first
        while last < len(words) and last - first < 7 and (not words[last].mark or words[last].text in "-–.’'"):
            last += 1
        last = self._credit_end(s, first, last) if cue.rule == "credit.colon" else last
        if last <= first:
            return None
        return Draft(cue, s, "credit", source=Phrase(first, last, last - 1), scope=Scope.ARTICLE)

    def _credit_end(self, s: Sentence, first: int, last: int) -> int:
        known = self._knows.entity_end(s, first, last)
        return known if known is not None else min(last, first + 5)

    def _silence(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """A denied saying: "এ বিষয়ে পুলিশ কিছু জানায়নি"."""
        source = self._phrases.after(s, cue.last)
        if source is None and cue.noun is not None and cue.passive:
            source = self._phrases.owner(s, cue.noun, lo)
        elif source is None:
            source = self._phrases.before(s, cue.first, lo)
        about = self._about(s, lo, cue.first)
        if about is not None:
            return Draft(cue, s, "silence", source=source, claim=about, scope=Scope.PRECEDING)
        if (
            cue.passive
            or cue.noun is not None
            and cue.needs
            or source is None
            or s.words[cue.first - 1].text in POINTERS
        ):
            return None
        start = source.last if source.last <= cue.first else lo
        claim = self._claim(s, start, self._before_aside(s, cue.first, start))
        return Draft(cue, s, "silence", source=source, claim=claim) if claim else None

    def _before_aside(self, s: Sentence, i: int, lo: int) -> int:
        while i > lo and (self._aside(s.words[i - 1]) or s.words[i - 1].text in ("কিছু", "কিছুই", "কোনো", "কোনও")):
            i -= 1
        return i

    def _about(self, s: Sentence, lo: int, hi: int) -> Range | None:
        for k in range(lo, hi):
            if s.words[k].text in ("বিষয়ে", "ব্যাপারে", "নিয়ে", "সম্পর্কে", "প্রসঙ্গে") and k > lo:
                first = k - 1
                while (
                    first > lo
                    and s.words[first - 1].case == "gen"
                    or first > lo
                    and s.words[first - 1].is_a("determiner")
                ):
                    first -= 1
                return Range(s.starts[first], s.ends[k])
        return None

    # sources

    def _with_subject(self, draft: Draft, i: int, lo: int, after: bool, initial: int | None = None) -> Draft:
        s, cue = draft.s, draft.cue
        source = self._phrases.after(s, cue.last) if after and cue.kind == "verb" else None
        if source is None:
            source = self._speaker(s, cue, i, lo)
        draft.source = source
        return draft

    def _speaker(self, s: Sentence, cue: Cue, i: int, lo: int) -> Phrase | None:
        if cue.passive:
            return self._document(s, i, lo)
        subject = self._phrases.before(s, i, lo)
        if subject is None:
            return None
        return subject

    def _document(self, s: Sentence, i: int, lo: int) -> Phrase | None:
        """The document that says it in the passive, or who owns it: "পুলিশের এক বিবৃতিতে বলা হয়", "সরকারের পক্ষ থেকে জানানো হয়"."""
        written = any(form.lemma == "lekha" for form in s.words[i].forms) if i < len(s.words) else False
        for k in range(i - 1, lo - 1, -1):
            word = s.words[k]
            if word.finite and not self._knows.name(word) or word.text in (",", ";"):
                return None
            if word.text in ("থেকে", "তরফে", "হতে") and k > lo:
                at = k - 1 if s.words[k - 1].text in ("পক্ষ", "তরফ") else k
                return self._phrases.owner(s, at, lo) if at < k or word.text == "তরফে" else self._issuer(s, k, lo)
            if word.case == "loc" and (self._knows.document(word) or written and k == i - 1 and not self._aside(word)):
                return self._owner_of_document(s, self._document_phrase(s, k, lo), lo)
        return None

    def _issuer(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        source = self._phrases.bare(s, k, lo)
        return source if source is not None and self._knows.can_speak(s, source) else None

    def _document_phrase(self, s: Sentence, k: int, lo: int) -> Phrase:
        phrase = self._phrases.bare(s, k + 1, lo)
        return phrase if phrase is not None else Phrase(k, k + 1, k)

    def _owner_of_document(self, s: Sentence, phrase: Phrase, lo: int) -> Phrase:
        """The owner alone, where a document has one ("নিউইয়র্ক টাইমসের | প্রতিবেদনে"), else the document."""
        if not self._knows.document(s.words[phrase.head]):
            return phrase
        for k in range(phrase.head - 1, max(lo, phrase.head - 12) - 1, -1):
            word = s.words[k]
            if word.text in ("থেকে", "পক্ষ", "তরফে"):
                at = k - 1 if k > lo and s.words[k - 1].text == "পক্ষ" else k
                return (self._phrases.owner(s, at, lo) if at < k else self._issuer(s, k, lo)) or phrase
            if word.mark or (word.finite and not self._knows.name(word)):
                break
            if word.case == "gen" and self._knows.can_own(s, k, lo):
                owner = self._phrases.owner(s, k + 1, lo)
                if owner is not None and self._knows.can_speak(s, owner):
                    return owner
        return phrase

    def _agrees(self, s: Sentence, subject: Phrase, cue: Cue) -> bool:
        if cue.person == "first":
            return s.words[subject.head].is_a("first_person")
        return True

    def _share_subject(self, draft: Draft, earlier: Sequence[Draft], s: Sentence) -> None:
        """A cue without a subject of its own takes that of the cue before it in the sentence, where the verbs are joined."""
        if draft.source is not None or draft.cue.passive or not earlier:
            return
        before = earlier[-1]
        if before.cue.kind == "participle" or (before.frame == "right" and draft.frame == "left"):
            draft.source = before.source
            draft.shared = True
            if before.frame == "right" and before.claim and draft.claim and before.claim.start <= draft.claim.start:
                self._cut(before, draft, s)

    def _part(self, draft: Draft, earlier: Sequence[Draft], s: Sentence) -> None:
        """A second speaker behind আর or কিন্তু opens a clause of his own: the claim before it ends there."""
        if not earlier or draft.source is None or earlier[-1].frame != "right" or earlier[-1].claim is None:
            return
        k = draft.source.first - 1
        if k > 1 and s.words[k].text in JOINTS and s.words[k - 1].finite and s.ends[k] < earlier[-1].claim.end:
            earlier[-1].claim = self._claim(s, s.index_at(earlier[-1].claim.start), k) or earlier[-1].claim

    def _cut(self, before: Draft, draft: Draft, s: Sentence) -> None:
        """Two claims joined by এবং: the first ends before it, the second begins behind it."""
        assert before.claim and draft.claim
        first = s.index_at(before.claim.start)
        for k in range(first + 1, draft.cue.first):
            if s.words[k].text in ("এবং", "ও") and s.words[k - 1].finite and s.ends[k] < draft.claim.end:
                before.claim = self._claim(s, first, k)
                draft.claim = Range(max(s.starts[k + 1], draft.claim.start), draft.claim.end)
                return

    def _relay(self, drafts: list[Draft]) -> None:
        """An origin takes the claim of the report that cites it, and is that report's via."""
        for number, draft in enumerate(drafts):
            if not draft.cue.relay:
                continue
            report = next((other for other in drafts[number + 1 :] if not other.cue.relay), None)
            if report is not None and report.claim is not None:
                draft.claim, draft.scope = report.claim, report.scope
                report.via = draft
        drafts[:] = [draft for draft in drafts if draft.claim is not None or draft.frame == "credit"]

    # claims

    def _right(self, s: Sentence, cue: Cue, quotes: Sequence[Range]) -> Range | None:
        """The claim behind a comma, colon, dash, যে or opening quotation mark that follows the cue."""
        k = cue.last
        if k >= len(s.words):
            return None
        text = s.words[k].text
        if (
            text not in RIGHT
            and text not in ("যে", "হলো", "হচ্ছে")
            and not (text in OPENING and self._opens(s.starts[k], quotes))
        ):
            return None
        while k < len(s.words) and (s.words[k].text in RIGHT or s.words[k].text in ("যে", "হলো", "হচ্ছে")):
            k += 1
        return self._from(s, k, quotes)

    def _opens(self, at: int, quotes: Sequence[Range]) -> bool:
        return any(quote.start == at for quote in quotes)

    def _from(self, s: Sentence, k: int, quotes: Sequence[Range]) -> Range | None:
        if k >= len(s.words):
            return None
        start = s.starts[k]
        whole = next((quote for quote in quotes if quote.start == start), None)
        if whole is not None and (whole.end >= s.ends[-1] or self._speech(s, whole)):
            return whole
        return self._claim(s, k, len(s.words))

    def _speech(self, s: Sentence, quote: Range) -> bool:
        """A quotation that is a whole utterance, not a quoted term inside a sentence."""
        rest = s.text[quote.end : s.end].strip(EDGES)
        return not rest or quote.end - quote.start > 60

    def _after_comma(self, s: Sentence, k: int) -> Range | None:
        while k < len(s.words) and (s.words[k].text in RIGHT or s.words[k].text == "যে"):
            k += 1
        return self._claim(s, k, len(s.words))

    def _claim(self, s: Sentence, first: int, last: int) -> Range | None:
        """Tokens first … last - 1 without the marks and connectives at their edges."""
        while first < last and (s.words[first].text.strip(EDGES) == "" or s.words[first].is_a("starter")):
            first += 1
        while last > first and s.words[last - 1].text.strip(EDGES) == "":
            last -= 1
        return Range(s.starts[first], s.ends[last - 1]) if first < last else None

    def _quote_before(self, s: Sentence, i: int, quotes: Sequence[Range]) -> Range | None:
        """The quotation that closes right before token i, a comma or dash aside."""
        at = s.starts[i] if i < len(s.words) else s.end
        for quote in reversed(quotes):
            if quote.end <= at:
                return quote if s.text[quote.end : at].strip(EDGES) == "" or self._aside_only(s, quote.end, i) else None
        return None

    def _aside_only(self, s: Sentence, start: int, i: int) -> bool:
        """Between the offset and token i stand only manner, place and time: ‘…,’ কাঁপা কণ্ঠে | বলেন."""
        between = s.words[s.index_at(start) : i]
        return (
            0 < len(between) <= 5
            and between[-1].case == "loc"
            and not any(word.finite or word.mark and word.text != "," for word in between)
        )

    def _pointing(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """A noun of saying at token k with what makes it point: এ তথ্য, একই ধরনের খবর, এই চাঞ্চল্যকর তথ্যটি."""
        if (
            k <= lo
            or s.words[k].case != "nom"
            or not any(self._knows.is_class(stem, "pointer_noun") for stem in s.words[k].stems)
        ):
            return None
        first = k - 1
        if first > lo and (s.words[first].text in ALIKE or self._knows.common(s.words[first])):
            first -= 1
        return Phrase(first, k + 1, k) if s.words[first].is_a("pointer_determiner") else None

    def _pointer(self, s: Sentence, cue: Cue, lo: int) -> Phrase | None:
        """A phrase that points at content elsewhere: এ তথ্য, এসব কথা, একই ধরনের খবর, তা."""
        k = cue.noun if cue.noun is not None and cue.noun > lo else cue.first - 1
        while k > lo and k == cue.first - 1 and s.words[k].is_a("adverb") and s.words[k].text not in POINTERS:
            k -= 1
        if k < lo:
            return None
        if k != cue.noun and s.words[k].text in POINTERS:
            return Phrase(k, k + 1, k)
        if k == cue.noun and (found := self._pointing(s, k - 1, lo)) is not None:
            return found
        found = self._pointing(s, k, lo)
        if found is not None:
            return found
        if cue.noun is None and cue.kind == "verb" and not cue.passive:
            subject = self._phrases.before(s, cue.first, lo, near=True)
            if subject is not None and subject.first > lo:
                found = self._pointing(s, subject.first - 1, lo)
                if found is not None or s.words[subject.first - 1].text in POINTERS:
                    return found or Phrase(subject.first - 1, subject.first, subject.first - 1)
        if cue.noun is not None and cue.first - 1 >= lo and s.words[cue.first - 1].text in POINTERS:
            return Phrase(cue.first - 1, cue.first, cue.first - 1)
        return None
