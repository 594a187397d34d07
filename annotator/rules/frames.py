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

from annotator.bangla.sentences import Range
from annotator.labels import Function, Scope
from annotator.rules.claims import RIGHT, Claims, trimmed
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft, part, share_backwards, share_subject, tie_relays
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.left import Left
from annotator.rules.nouns import NounPhrases
from annotator.rules.origins import Origins
from annotator.rules.silence import Silence
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Keys of the verbs that a participle joins.
SAYING = frozenset({"bola", "janano", "lekha"})
#: Rules of verbs of saying by themselves.
PLAIN = frozenset({"verb.bola", "verb.janano", "verb.lekha"})
#: Rules whose passive reports what somebody let know.
REPORTED = frozenset({"verb.jana", "verb.janano"})
#: What a claim can stand behind, right of its cue.
OPENING = RIGHT | {"যে"}


class Frames:
    """Builds the attributions of a sentence from its cues."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = Claims(knowledge, phrases)
        self._documents = Documents(knowledge, phrases)
        self._left = Left(knowledge, phrases, self._documents)
        self._silence = Silence(knowledge, phrases, self._documents)
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
        if cue.rule == "compound.bibechona" and cue.kind == "participle":
            return None  # শীতের কথা বিবেচনা করে ছুটি বাড়ানো হয়
        if cue.kind == "verb" and self._asked_about(s, cue, lo):
            return None
        if cue.needs == "speaker" and not self._spoken(s, cue, lo):
            return None
        if cue.rule in PLAIN and cue.first > lo and not cue.negative and self._object(s, cue.first - 1):
            quoted = self._claims.right(s, cue, quotes)
            if quoted is None or quoted not in quotes:
                return None
        if cue.negative and (silent := self._silence.draft(s, cue, lo)) is not None:
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
        weighed = cue.needs == "clause" and cue.first > lo and self._object(s, cue.first - 1)
        weighed = weighed and cue.last < len(s.words)  # ক্ষতি বিবেচনা করে, …
        if weighed:
            right = None
        naming = cue.passive and cue.rule == "verb.bola" and right in quotes
        if right is not None and naming and not self._claims.utterance(s.text, right):
            return None
        if (
            cue.function is Function.BELIEF
            and s.text[s.end - 1] == "?"
            and any(w.text in self._g.asking for w in s.words)
        ):
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
        found = self._left.draft(s, cue, lo, floor) or self._quoted(s, cue, lo, quotes)
        return found or (None if weighed else self._loose(s, cue, lo))

    def _asked_about(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """A question what was or will be said: কী | বলা হয়েছে, তা …; কখন জানাবেন | জানতে চাইলে …"""
        if cue.last < len(s.words) and s.words[cue.last].text == "জানতে":
            return True
        taken_up = cue.last + 1 < len(s.words) and s.words[cue.last + 1].text in self._g.correlative
        return taken_up and cue.first > lo and s.words[cue.first - 1].text in self._g.asking

    def _dependent(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """The comma behind the cue opens a relative clause, or the main clause of a dependent cue."""
        after = s.words[cue.last + 1].text if cue.last + 1 < len(s.words) else ""
        relative = (cue.noun is not None or cue.told) and s.words[cue.last].text == "," and after in self._g.relative
        before = {word.text for word in s.words[lo : cue.first]}
        relative = relative and not self._goes_on(s, cue)  # জোর দিয়ে বলেন, সেটি …
        return (
            relative
            or bool(before & self._g.dependent)
            or (after in self._g.correlative and bool(before & (self._g.relating | self._g.relative)))
        )

    def _said_before(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """The content stands before the cue, a comma behind it opens another clause: বৈঠকের কথা নিশ্চিত করেছে, তবে …"""
        k = cue.first - 1
        before = k > lo and "content_noun" in s.words[k].classes and s.words[k - 1].case == "gen"
        telling = cue.rule == "verb.bola" and cue.person == "third" and s.words[k].text in self._g.figures
        return before and not telling and not self._goes_on(s, cue)

    def _behind_subject(self, s: Sentence, cue: Cue, lo: int) -> int:
        """Where the search for the subject begins: before what is confirmed (ঘটনার সত্যতা | নিশ্চিত করে বলেন)."""
        k = cue.first - 1
        if not (
            self._goes_on(s, cue) and k > lo and "content_noun" in s.words[k].classes and s.words[k - 1].case == "gen"
        ):
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
        thing = word.case == "nom" and self._knows.thing(word) and "content_noun" not in word.classes
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

    def _quoted(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        subject = self._documents.speaker(s, cue, cue.first, lo)
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
        if any(word.text in self._g.dependent for word in s.words[lo : cue.first]):
            return None
        if (
            cue.kind == "verb"
            and (cue.noun is not None or cue.rule in PLAIN or cue.rule in REPORTED)
            and cue.last < len(s.words)
            and (not cue.passive or self._reported(s, cue, lo))
            and "conjunction" not in s.words[cue.last].classes
            and "complementiser" not in s.words[cue.last].classes
        ):
            rest = s.words[cue.last :]
            clause = any(_verb(word) for word in rest) and self._phrases.after(s, cue.last) is None
            if clause or "first_person" in rest[0].classes:
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

    def _reported(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """A report without a comma behind it: জানা গেছে | …, কমিটির পক্ষ থেকে জানানো হয়েছে | …"""
        if cue.rule == "verb.jana" and cue.first == lo:
            return True
        return cue.rule in REPORTED and self._documents.source(s, cue.first, lo) is not None

    def _with_subject(self, draft: Draft, i: int, lo: int, after: bool, initial: int | None = None) -> Draft:
        s, cue = draft.s, draft.cue
        after = after and cue.kind == "verb" and not cue.passive and cue.person != "first"
        source = self._phrases.after(s, cue.last) if after else None
        if source is None:
            source = self._documents.speaker(s, cue, i, lo)
        draft.source = source
        return draft


def _verb(word: Word) -> bool:
    """A verb that a clause can end with, an infinitive included (… দাঁড়াতে)."""
    return word.finite or any(form.kind == "infinitive" for form in word.forms)
