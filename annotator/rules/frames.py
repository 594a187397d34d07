"""Step 3: what each cue ties together: its source and its claim.

A frame is where source and claim stand around the cue:

* right: ``X বলেন, …``, ``X জানিয়েছে যে …`` and a quotation that opens behind the cue;
* pointer: ``X এ তথ্য জানিয়েছে``: the claim is the pointer, the content stands in the sentence before;
* left: ``… বলে জানিয়েছে X``, ``X … হিসেবে উল্লেখ করেন``, ``… দেওয়ার ঘোষণা দেন X``, ``… সরবরাহের কথা স্বীকার করে X``;
* quote: ``‘…’ বলেন X``: a quotation that closes before the cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.labels import Function, Scope
from annotator.rules.claims import RIGHT, Claims, trimmed
from annotator.rules.cues import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft, part, share_backwards, share_subject, tie_relays
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases, Phrase
from annotator.rules.origins import Origins
from annotator.rules.text import Range, Sentence
from annotator.rules.words import Word

#: Words of a question that is put to the speaker (কী হবে বলে মনে করেন?).
ASKING = frozenset({"কী", "কি", "কেমন", "কেন", "কীভাবে", "কিভাবে", "কে", "কোন"})
#: Postpositions behind what is asked for: কান না দেওয়ার জন্য অনুরোধ জানান.
PURPOSE = frozenset({"জন্য", "লক্ষ্যে", "উদ্দেশ্যে", "ব্যাপারে"})
#: Participles that a whole clause can stand before without বলে: … যোগ দিয়েছে উল্লেখ করে তিনি বলেন.
CLAUSAL = frozenset({"compound.ullekh", "compound.dabi", "compound.obhijog", "compound.montobyo"})
#: Words with which a clause takes up what stands before it: no claim begins with one behind a noun of saying.
RELATIVE = frozenset(
    {"যা", "যার", "যাকে", "যাতে", "যেখানে", "যেটি", "যেটা", "তখনই", "সেটি", "যাদের", "যাঁরা", "যারা", "যিনি", "যেন"}
)
#: Words of a relative clause before its cue, and those that take it up behind: যে দাম ঘোষণা করা হয়েছে, তা বেশি.
RELATING = RELATIVE | {"যে", "যেসব", "যেদিন", "যদি", "যত", "যেমন", "যিনি"}
CORRELATIVE = frozenset({"তা", "সেদিন", "তখন", "তারা", "তাঁরা", "সেই", "সেটি", "সেসব", "সেখানে"})
#: Words that make the clause of a cue dependent on the one behind it: যখন ঘোষণা করা হলো, তখনই …
DEPENDENT = frozenset({"যখন", "যেভাবে", "যত", "যতক্ষণ", "যেহেতু"})
#: Keys of the verbs that a participle joins.
SAYING = frozenset({"bola", "janano", "lekha"})
#: What is admitted or denied without more: তিনি অভিযোগ | অস্বীকার করেছেন.
OWNED_UP = frozenset({"অভিযোগ", "অভিযোগটি", "অভিযোগগুলো", "দোষ", "দায়", "অপরাধ", "ভুল", "দাবি", "সংশ্লিষ্টতা", "সম্পৃক্ততা"})
#: Rules of verbs of saying by themselves.
PLAIN = frozenset({"verb.bola", "verb.janano", "verb.lekha"})
#: What stands between two clauses with verbs of their own.
ENDS = frozenset({",", "এবং", "আর", "কিন্তু", "তবে", "কিংবা", "অথবা"})
#: What a claim can stand behind, right of its cue.
OPENING = RIGHT | {"যে"}
#: Tokens between a complementiser and its cue.
NEAR = 16


class Frames:
    """Builds the attributions of a sentence from its cues."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._phrases = phrases
        self._claims = Claims(knowledge, phrases)
        self._documents = Documents(knowledge, phrases)
        self._origins = Origins(knowledge, phrases, self._claims, self._documents)
        self.bare_credit = self._origins.bare_credit

    def build(self, s: Sentence, cues: Sequence[Cue], quotes: Sequence[Range]) -> list[Draft]:
        """One draft for each cue that really attributes something, in the order of the cues."""
        drafts: list[Draft] = []
        lo = floor = 0  # subjects are looked for down to lo, content before a cue down to floor
        for cue in cues:
            draft = self._draft(s, cue, lo, floor, quotes)
            if draft is None:
                continue
            share_subject(draft, drafts, s)
            part(draft, drafts, s)
            drafts.append(draft)
            if cue.relay:
                floor = cue.last
            elif draft.frame in ("right", "postposition") and draft.claim and draft.claim.start > draft.cue_range.end:
                lo = floor = s.index_at(draft.claim.start)
            elif cue.kind == "participle" or draft.frame == "postposition":
                lo = floor = cue.last
        share_backwards(drafts)
        tie_relays(drafts)
        return drafts

    def _draft(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> Draft | None:
        if cue.kind == "credit":
            return self._origins.credit(s, cue)
        if cue.kind == "postposition":
            return self._origins.postposition(s, cue, lo, quotes)
        if cue.kind == "noun":
            return self._origins.nominal(s, cue, lo, quotes)
        return self._verbal(s, cue, lo, floor, quotes)

    # frames

    def _verbal(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> Draft | None:
        if cue.needs == "negative" and not cue.negative:
            return None
        if cue.needs == "positive" and cue.negative:
            return None
        if cue.needs == "document" and (cue.person == "honorific" or self._documents.source(s, cue.first, lo) is None):
            return None
        if cue.rule == "compound.nishchit_howa" and cue.passive:
            return None
        if cue.needs == "speaker" and not self._spoken(s, cue, lo):
            return None
        if cue.rule in PLAIN and cue.first > lo and not cue.negative and self._object(s, cue.first - 1):
            quoted = self._claims.right(s, cue, quotes)
            if quoted is None or quoted not in quotes:
                return None
        if cue.negative and (silent := self._silence(s, cue, lo)) is not None:
            return silent
        pointer = self._claims.pointer(s, cue, lo)
        right = self._claims.right(s, cue, quotes) if cue.kind == "verb" else None
        if (
            right is not None
            and right not in quotes
            and s.words[cue.last].text == ","
            and self._said_before(s, cue, lo)
        ):
            right = None
        if right is not None and right not in quotes and self._dependent(s, cue, lo):
            right = None
        if right is not None and cue.needs == "clause" and cue.first > lo and self._object(s, cue.first - 1):
            right = None
        naming = cue.passive and cue.rule == "verb.bola" and right in quotes
        if right is not None and naming and not self._claims.utterance(s.text, right):
            return None
        if cue.function is Function.BELIEF and s.text[s.end - 1] == "?" and any(w.text in ASKING for w in s.words):
            return None
        if right is not None and cue.told:
            cue = replace(cue, told=False, function=Function.STATEMENT)
        if right is not None and not (
            pointer
            and s.words[cue.last].text != "যে"
            and pointer.last == cue.first
            and cue.noun is None
            and not self._goes_on(s, cue)
        ):
            return self._with_subject(
                Draft(cue, s, "right", claim=right),
                pointer.first if pointer else self._behind_subject(s, cue, lo),
                lo,
                False,
            )
        if pointer is not None:
            return self._pointed(s, cue, pointer, lo, quotes)
        return self._left(s, cue, lo, floor) or self._quoted(s, cue, lo, quotes) or self._loose(s, cue, lo)

    def _dependent(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """The comma behind the cue opens a relative clause, or the main clause of a dependent cue."""
        after = s.words[cue.last + 1].text if cue.last + 1 < len(s.words) else ""
        relative = (cue.noun is not None or cue.told) and s.words[cue.last].text == "," and after in RELATIVE
        before = {word.text for word in s.words[lo : cue.first]}
        return relative or bool(before & DEPENDENT) or (after in CORRELATIVE and bool(before & RELATING))

    def _said_before(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """The content stands before the cue, a comma behind it opens another clause: বৈঠকের কথা নিশ্চিত করেছে, তবে …"""
        k = cue.first - 1
        before = k > lo and s.words[k].is_a("content_noun") and s.words[k - 1].case == "gen"
        return before and not self._goes_on(s, cue)

    def _behind_subject(self, s: Sentence, cue: Cue, lo: int) -> int:
        """Where the search for the subject begins: before what is confirmed (ঘটনার সত্যতা | নিশ্চিত করে বলেন)."""
        k = cue.first - 1
        if not (self._goes_on(s, cue) and k > lo and s.words[k].is_a("content_noun") and s.words[k - 1].case == "gen"):
            return cue.first
        return k

    def _goes_on(self, s: Sentence, cue: Cue) -> bool:
        """A participle with its verb of saying: what is said follows (বিষয়টি নিশ্চিত করে বলেন, …)."""
        said = any(form.kind == "finite" and form.lemma in SAYING for form in s.words[cue.last - 1].forms)
        return said and cue.last - cue.first > 1 and bool(s.words[cue.last - 2].nonfinite)

    def _spoken(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """Somebody, rather than a thing, is the subject (মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়)."""
        if cue.last >= len(s.words) or s.words[cue.last].text not in OPENING:
            return False
        subject = (
            self._phrases.after(s, cue.last)
            or self._phrases.before(s, cue.first, lo)
            or self._phrases.initial(s, lo, cue.first)
        )
        return subject is not None and cue.kind == "verb" and self._knows.can_speak(s, subject)

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
            claim = self._claims.quote_before(s, pointer.first, quotes) or trimmed(s, lo, pointer.first - 1)
            if claim is not None and pointer.first - lo > 3:
                return self._with_subject(Draft(cue, s, "left", claim=claim), pointer.first, lo, after=True, initial=lo)
        claim = s.span(pointer.first, pointer.last)
        draft = Draft(cue, s, "pointer", claim=claim, scope=Scope.PRECEDING)
        if pointer.last < cue.first and not cue.passive and pointer.last > lo:
            draft.source = self._phrases.before(s, cue.first, pointer.last)  # এ তথ্য | মন্ত্রী | জানান
        return draft if draft.source else self._with_subject(draft, pointer.first, lo, after=True)

    def _left(self, s: Sentence, cue: Cue, lo: int, floor: int) -> Draft | None:
        end = self._content_end(s, cue, lo)
        if end is None:
            return None
        close, gap = end
        sentence, lo = lo, self._clause_start(s, lo, close)
        draft = Draft(cue, s, "left")
        source = None
        if cue.kind == "verb" and not cue.passive and cue.person != "first":
            source = self._phrases.after(s, cue.last)
        if source is None and gap < cue.first:
            source = self._speaker(s, cue, cue.first, gap)
        if source is None and cue.kind == "participle" and not cue.passive:
            source = self._phrases.right_of(s, cue.last)
        start = lo
        if source is None:
            source = self._opening_subject(s, cue, lo, close)
            if source is not None:
                start = self._documents.behind(s, source, close) if cue.passive else source.last
        if source is None and not cue.passive and (behalf := self._documents.behalf(s, lo, close)) is not None:
            source, start = behalf
        if source is None and lo > sentence and not cue.passive and sentence == 0:
            source = self._phrases.initial(s, sentence, lo)
        draft.source = source
        if cue.rule == "compound.dabi" and close == cue.first and self._demanded(s.words[close - 1]):
            draft.cue = replace(cue, function=Function.DEMAND, hedge=False, level=None)
        if cue.noun is not None and close == cue.first:
            start = self._behind_venue(s, max(start, floor), close)
        if not (s.words[close].is_a("complementiser") or s.words[close - 1].finite):
            start = self._behind_clause(s, start, close)
        draft.claim = trimmed(s, max(start, floor), close)
        if s.words[close - 1].text.startswith("সত্যতা"):
            draft.scope = Scope.PRECEDING
        return draft if draft.claim is not None else None

    def _demanded(self, word: Word) -> bool:
        """What is demanded rather than asserted: বিচারের দাবি করেন."""
        return any(self._knows.is_class(stem, "demanded") for stem in word.stems)

    def _behind_venue(self, s: Sentence, first: int, close: int) -> int:
        """Behind when and where it was said, before content that closes in a genitive (সম্মেলনে | … ঘোষণা দেন)."""
        start = first
        for k in range(first, min(close - 1, first + 12)):
            if s.words[k].case == "loc" and self._knows.medium(s.words[k]):
                start = k + 1
        while start < close - 1 and (
            s.words[start].is_a("time") or (s.words[start].number and s.words[start + 1].is_a("time"))
        ):
            start += 1
        return start

    def _behind_clause(self, s: Sentence, first: int, close: int) -> int:
        """Behind the last clause that is over before content without a verb of its own: … ক্ষমা চেয়েছে, | ভুলের কথা."""
        for k in range(close - 1, first, -1):
            if s.words[k].text in ENDS and self._over(s.words[k - 1]):
                if s.words[k + 1].text == "যা":
                    return k + 1
                related = any(word.text in RELATING for word in s.words[first : k + 2])
                return first if related else k + 1
            if s.words[k].mark and s.words[k].text in "’”'\"":
                return first
        return first

    def _over(self, word: Word) -> bool:
        """A clause ends with the word; নয় and নন stand before what is meant instead."""
        return word.finite and word.text not in ("নয়", "নন") and not self._knows.name(word)

    def _clause_start(self, s: Sentence, lo: int, close: int) -> int:
        """Behind the last এবং that joins a clause to a finite one before it."""
        for k in range(close - 2, lo, -1):
            if s.words[k].text == "এবং" and s.words[k - 1].finite and not self._knows.name(s.words[k - 1]):
                return k + 1 if lo or not self._said(s, k + 1, close) else lo
        return lo

    def _said(self, s: Sentence, first: int, close: int) -> bool:
        """Tokens first … close are closed by বলে: a whole sentence, its clauses joined by এবং, is what is said."""
        return (
            close < len(s.words)
            and s.words[close].is_a("complementiser")
            and self._phrases.initial(s, first, close) is None
        )

    def _opening_subject(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        if cue.passive or cue.needs == "document":
            return self._documents.source(s, cue.first, lo) if close - lo > 2 else None
        subject = self._phrases.initial(s, lo, close - 1)
        if subject is None or subject.last >= close:
            return None
        return subject if self._agrees(s, subject, cue) else None

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
        if cue.kind == "participle" and cue.rule in CLAUSAL and before.finite and not self._knows.name(before):
            return first, first
        if cue.function is Function.DEMAND and self._asked(s, first, lo):
            strong = s.words[first - 1].case == "nom" and self._knows.adjective(s.words[first - 1])
            return first - strong, first  # … লক্ষ্যে | জরুরি নির্দেশনা দেওয়া
        if before.text in OWNED_UP and (
            cue.function is Function.DENIAL or (cue.function is Function.ADMISSION and cue.kind == "verb")
        ):
            return first, first
        content = self._content_noun(s, first, lo)
        if content is not None:
            return content, content
        if (
            cue.needs != "clause"
            and cue.noun is not None
            and before.case == "gen"
            and not before.mark
            and self._verbal_genitive(s, first - 1)
        ):
            return first, first
        return None

    def _content_noun(self, s: Sentence, first: int, lo: int) -> int | None:
        """The end of "…-র কথা" before the cue; a place or addressee may stand between."""
        for k in range(first - 1, max(lo, first - 6), -1):
            word = s.words[k]
            if word.is_a("content_noun") and s.words[k - 1].case == "gen":
                return k + 1
            if word.mark or (word.case not in ("gen", "loc", "acc") and not word.is_aside):
                return None
        return None

    def _asked(self, s: Sentence, first: int, lo: int) -> bool:
        """An infinitive before the cue says what is demanded: গুজবে কান না দিতে সবাইকে | অনুরোধ করেন."""
        for k in range(first - 1, max(lo, first - 6), -1):
            if s.words[k].mark or s.words[k].finite:
                return False
            if any(form.kind == "infinitive" for form in s.words[k].forms):
                return True
            if s.words[k].text in PURPOSE and s.words[k - 1].case == "gen":
                object_ = s.words[first - 1]
                if k < first - 1 and object_.case == "nom" and self._knows.thing(object_):
                    return False  # কাজের জন্য | দরপত্র আহ্বান করা
                return any(form.kind == "noun" for form in s.words[k - 1].forms) or self._knows.common(s.words[k - 1])
        return False

    def _verbal_genitive(self, s: Sentence, k: int) -> bool:
        word = s.words[k]
        return any(form.kind == "noun" for form in word.forms) or not self._knows.speaker_genitive(word)

    def _quoted(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        subject = self._speaker(s, cue, cue.first, lo)
        claim = self._claims.quote_before(s, subject.first if subject else cue.first, quotes)
        if claim is None or not self._claims.utterance(s.text, claim):
            return None
        following = self._phrases.after(s, cue.last) if cue.kind == "verb" else None
        draft = Draft(cue, s, "quote", claim=claim, source=following or subject)
        if following is not None:
            rest = self._claims.right(s, replace(cue, last=following.last), quotes)
            if rest is not None and rest in quotes and rest.end - rest.start > claim.end - claim.start:
                draft.claim = rest
        return draft

    def _loose(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """Content that is tied to the cue by no mark: "X-কে Y মনে করে", "মন্তব্য করেন আলোচনায় …"."""
        if any(word.text in DEPENDENT for word in s.words[lo : cue.first]):
            return None
        if (
            cue.kind == "verb"
            and (cue.noun is not None or cue.rule in PLAIN)
            and cue.last < len(s.words)
            and not cue.passive
            and not s.words[cue.last].is_a("conjunction")
            and not s.words[cue.last].is_a("complementiser")
        ):
            rest = s.words[cue.last :]
            if any(_verb(word) for word in rest) and self._phrases.after(s, cue.last) is None:
                claim = trimmed(s, cue.last, len(s.words))
                if claim is not None and len(rest) >= 3:
                    return self._with_subject(Draft(cue, s, "right", claim=claim), cue.first, lo, after=False)
        if cue.rule in ("compound.mone", "compound.dabi", "compound.bibechona") and not cue.passive:
            subject = self._phrases.after(s, cue.last) or self._phrases.initial(s, lo, cue.first - 1)
            start = subject.last if subject is not None and subject.first < cue.first else lo
            if cue.first - start >= 2 and any(word.case == "acc" for word in s.words[start : cue.first]):
                claim = trimmed(s, start, cue.first)
                return Draft(cue, s, "left", source=subject, claim=claim) if claim else None
        return None

    def _silence(self, s: Sentence, cue: Cue, lo: int) -> Draft | None:
        """A denied saying: "এ বিষয়ে পুলিশ কিছু জানায়নি"."""
        source = self._phrases.after(s, cue.last)
        if source is None and cue.noun is not None and cue.passive:
            source = self._phrases.owner(s, cue.noun, lo)
            if source is None or not self._knows.can_speak(s, source):
                source = self._documents.source(s, cue.noun, lo)
        elif source is None and cue.passive:
            source = self._documents.source(s, cue.first, lo)
        elif source is None:
            source = self._phrases.before(s, cue.first, lo)
        about = self._about(s, lo, cue.first)
        if about is not None and cue.noun_in_claim and cue.noun is not None:
            about = Range(about.start, s.end_of(cue.noun))
        if about is None and cue.passive and (close := self._whether(s, lo, cue.first)) is not None:
            about = trimmed(s, lo, close)
        if about is not None:
            return Draft(cue, s, "silence", source=source, claim=about, scope=Scope.PRECEDING)
        if (
            cue.passive
            or (cue.noun is not None and cue.needs)
            or source is None
            or s.words[cue.first - 1].is_a("pointer")
        ):
            return None
        start = source.last if source.last <= cue.first else lo
        claim = trimmed(s, start, self._before_aside(s, cue.first, start))
        return Draft(cue, s, "silence", source=source, claim=claim) if claim else None

    def _whether(self, s: Sentence, lo: int, hi: int) -> int | None:
        """The end of a clause that leaves open whether: … ক্ষতিগ্রস্ত হয়েছে কি না, তা | জানানো হয়নি."""
        for k in range(hi - 1, lo + 1, -1):
            if s.words[k].text == "কিনা" or (s.words[k].text == "না" and s.words[k - 1].text == "কি"):
                return k + 1
        return None

    def _before_aside(self, s: Sentence, i: int, lo: int) -> int:
        while i > lo and (s.words[i - 1].is_aside or s.words[i - 1].text in ("কিছু", "কিছুই", "কোনো", "কোনও")):
            i -= 1
        return i

    def _about(self, s: Sentence, lo: int, hi: int) -> Range | None:
        for k in range(lo, hi):
            if s.words[k].text in ("বিষয়ে", "ব্যাপারে", "নিয়ে", "সম্পর্কে", "প্রসঙ্গে") and k > lo:
                first = k - 1
                while (first > lo and s.words[first - 1].case == "gen") or (
                    first > lo and s.words[first - 1].is_a("determiner")
                ):
                    first -= 1
                return s.span(first, k + 1)
        return None

    def _with_subject(self, draft: Draft, i: int, lo: int, after: bool, initial: int | None = None) -> Draft:
        s, cue = draft.s, draft.cue
        after = after and cue.kind == "verb" and not cue.passive and cue.person != "first"
        source = self._phrases.after(s, cue.last) if after else None
        if source is None:
            source = self._speaker(s, cue, i, lo)
        draft.source = source
        return draft

    def _speaker(self, s: Sentence, cue: Cue, i: int, lo: int) -> Phrase | None:
        if cue.passive or cue.needs == "document":
            return self._documents.source(s, i, lo)
        return self._phrases.before(s, i, lo)

    def _agrees(self, s: Sentence, subject: Phrase, cue: Cue) -> bool:
        if cue.person == "first":
            return s.words[subject.head].is_a("first_person")
        return True


def _verb(word: Word) -> bool:
    """A verb that a clause can end with, an infinitive included (… দাঁড়াতে)."""
    return word.finite or any(form.kind == "infinitive" for form in word.forms)
