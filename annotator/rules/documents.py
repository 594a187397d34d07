"""Documents that say something in the passive, and who stands behind them."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.rules.asking import asked_in, studied
from annotator.rules.cue import BELIEF, CLAIM, DEMAND, Cue
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.owners import of_the_land
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence
from annotator.rules.verb import lettered, perceived

#: Types of bodies that give out documents.
ISSUERS = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
#: Key of the words for what the learned publish, which no medium says that prints it.
STUDY = "study"
#: Key of the words for what a body lets know in writing; it opens a sentence with so many tokens at most.
STATEMENT, LONGEST_HEAD = "statement", 6


class Documents:
    """Finds the document, or its owner, as a source: "পুলিশের | এক বিবৃতিতে বলা হয়"."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows, self._g, self._phrases = knowledge, knowledge.grammar, phrases

    def speaker(self, s: Sentence, cue: Cue, i: int, lo: int) -> Phrase | None:
        """The speaker before token i: a document or its owner in the passive, else the subject."""
        if cue.passive or cue.needs == "document":
            return self.source(s, cue, i, lo)
        if cue.perceived:
            heard = perceived(s, i, lo)
            return self._phrases.bare(s, heard + 1, lo) if heard is not None else None
        subject = self._phrases.before(s, i, lo)
        if cue.person == "first" and not (subject is not None and "first_person" in s.words[subject.head].classes):
            return self._oneself(s, i, lo)
        if subject is None and cue.person == "third":
            return self._from_a_body(s, i, lo) or self.given_out(s, cue, i, lo)
        return subject

    def given_out(self, s: Sentence, cue: Cue, i: int, lo: int) -> Phrase | None:
        """The body in whose statement it stands, nobody else its subject: সংস্থার | বিবৃতিতে ঘাট খোলার কথা জানিয়েছে."""
        for k in range(i - 1, lo, -1) if not cue.passive and cue.person != "first" else ():
            if (s.words[k].finite and not s.words[k].nonfinite) or s.words[k].mark:
                return None
            if s.words[k].case == "loc" and self._knows.document_at(s, k):
                owner = self._owner_of(s, k, lo)
                return owner if owner is not None and self._knows.body(s, owner.head) else None
        return None

    def _from_a_body(self, s: Sentence, i: int, lo: int) -> Phrase | None:
        """A body from which somebody lets know: অর্থ মন্ত্রণালয় | থেকে এ তথ্য জানিয়েছে."""
        for k in range(i - 1, lo, -1):
            if s.words[k].mark or (s.words[k].finite and not s.words[k].nonfinite):
                return None
            if s.words[k].text in self._g.from_place and self._knows.body(s, k - 1):
                return self._phrases.bare(s, k, lo)
        return None

    def _oneself(self, s: Sentence, i: int, lo: int) -> Phrase | None:
        """The subject of a verb in the first person: | আমরা এই সংস্কার প্রস্তাব করেছি; nobody else (ভোটে হ্যাঁ | বলি)."""
        for k in range(i - 1, lo - 1, -1):
            if {"first_person", "subject_pronoun"} <= s.words[k].classes:
                return Phrase(k, k + 1, k, True)
            if s.words[k].mark or (s.words[k].finite and not s.words[k].nonfinite):
                return None
        return None

    def ending(self, s: Sentence, cue: Cue) -> Phrase | None:
        """The document behind a passive that ends the sentence with it, or its owner: … বলে জানানো হয়েছে | বিবৃতিতে."""
        rest = s.words[cue.last :]
        told = cue.passive or cue.needs == "document"
        if cue.kind != "verb" or not told or not rest or any(word.mark or word.finite for word in rest):
            return None
        if (at := self._represents(s, len(s.words) - 1, cue.last)) is not None:
            return self._phrases.owner(s, at, cue.last)  # … প্রস্তাব দেওয়া হয় | কমিটির | পক্ষ থেকে
        at = len(s.words) - 1
        written = rest[-1].case == "loc" and self._knows.document_at(s, at)
        channel = rest[-1].case == "loc" and not written and self._channel(s, at)
        if channel and (owner := self._owner_of(s, at, cue.last)) is not None:
            return owner  # … জানানো হয় | পুলিশের | ফেসবুক পেজে
        title = self._knows.title_at(s, at, cue.last)
        if title is not None and title[1].role == "social":
            return self._phrases.bare(s, at + 1, cue.last)  # গুঞ্জন ছড়িয়েছে | সমাজমাধ্যমে
        return self.source(s, cue, len(s.words), cue.last) if written else None

    def _represents(self, s: Sentence, k: int, lo: int) -> int | None:
        """The beginning of the words of representation that end with token k: পক্ষ থেকে, তরফে."""
        if s.words[k].text in self._g.on_behalf_of:
            return k
        behind = k - 1 > lo and s.words[k].text in self._g.from_place and s.words[k - 1].text in self._g.on_behalf
        return k - 1 if behind else None

    def source(self, s: Sentence, cue: Cue, i: int, lo: int) -> Phrase | None:
        """The document that says it in the passive, or its owner, before token i.

        "পুলিশের | এক বিবৃতিতে বলা হয়", "সরকারের | পক্ষ থেকে জানানো হয়". An inquiry believes nothing: তদন্তে ধারণা করা হচ্ছে.
        """
        if cue.noun_in_claim and cue.function is DEMAND:  # থানার এক মামলায় রিমান্ড | চাওয়া হয়
            at = next((a for k in range(i - 1, lo, -1) if (a := self._represents(s, k, lo)) is not None), None)
            return self._phrases.owner(s, at, lo) if at is not None else None
        found = self._told_in(s, i, lo, cue.function is CLAIM)
        if found is None and (at := asked_in(s, i, lo, self._knows)) is not None:
            found = self.owner(s, self._phrase(s, at, lo), lo)
        inquiry = found is not None and s.words[found.head].nominative in self._g.inquiries
        return None if inquiry and cue.function is BELIEF else found

    def _told_in(self, s: Sentence, i: int, lo: int, claims: bool) -> Phrase | None:
        """The document, its owner, or for whom it is said, before token i."""
        near = lettered(s, i, lo)
        for k in range((near or i) - 1, lo - 1, -1):
            word = s.words[k]
            talked = self._talked_with(s, k, lo, i)
            done = word.nonfinite and (k == i - 1 or talked is not None)  # বিবৃতি প্রকাশ করে | জানানো হয়
            if (word.finite and not done and not self._knows.name(word)) or word.text in (",", ";"):
                return None
            opens = k == lo or (k == (near or i) - 1 and (s.words[k - 1].finite or s.words[k - 1].text == ","))
            if opens and word.text in self._g.therein and (claims or self.says(s, i) or studied(s)):
                return Phrase(k, k + 1, k)
            if word.case == "loc" and (said := self._said_in(s, k, lo)) is not None:
                return said
            if k > lo and (at := self._represents(s, k, lo) or talked) is not None:
                return self._phrases.owner(s, at, lo)
            if k > lo and word.text in self._g.from_place:
                issuer = self._issuer(s, k, lo, learnt=self._learnt(s, k))
                if issuer is not None or s.words[lo].text not in self._g.therein:
                    return issuer  # এতে মেয়রের কাছ থেকে পদক পাওয়ার কথা | বলা হয়েছে
            charged = word.case == "loc" and word.nominative in self._g.owned_up and not self.says(s, i)
            charged = charged or (word.text in self._g.in_suit and not (self.says(s, i) or self._charges(s, i)))
            if "time" in word.classes or charged:
                continue  # দুর্নীতির অভিযোগে তদন্তের | ঘোষণা দেওয়া হয়েছে; মিথ্যা মামলায় হয়রানির | অভিযোগ রয়েছে
            if word.case == "loc" and (
                self._knows.document_at(s, k) or (near and k == near - 1 and not (word.is_aside or word.forms))
            ):
                return self.owner(s, self._phrase(s, k, lo), lo)
        return None

    def at_the_head(self, s: Sentence, cue: Cue, lo: int, close: int) -> Phrase | None:
        """A statement, or a report that says so, at the head of a clause: | বিজ্ঞপ্তিতে | মেলা বসেছে বলে জানানো হয়."""
        if lo or close >= len(s.words) or not (s.words[close].is_a("complementiser") and s.words[close - 1].finite):
            return None
        k = next((k for k in range(min(LONGEST_HEAD, close - 2)) if s.words[k].case == "loc"), None)
        title = self._knows.title_at(s, k) if k is not None else None
        key = title[1].key if title is not None else ""
        done = any(form.lemma in ("kora", "deowa") for word in s.words[cue.first + 1 : cue.last] for form in word.forms)
        told = key == STATEMENT or (key in ("report", STUDY) and (done or self.says(s, cue.first)))
        if k is None or not told or any(word.mark for word in s.words[:k]):
            return None
        return self.owner(s, self._phrase(s, k, 0), 0)

    def _said_in(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """The medium that tells it at token k, or in whose words it shows itself: মেয়রের | বক্তব্যে ইঙ্গিত পাওয়া গেছে."""
        if self._knows.reporting(s.words[k]):
            return self._site_owner(s, k, lo) or self._phrases.bare(s, k + 1, lo)
        spoken = self._phrases.owner(s, k, lo) if s.words[k].nominative in self._g.in_words else None
        if spoken is None or spoken.last != k or s.words[k + 1].text == s.words[k].text:  # কথায় | কথায়
            return None
        return spoken if self._knows.can_speak(s, spoken) else None

    def _talked_with(self, s: Sentence, k: int, lo: int, i: int) -> int | None:
        """The beginning of the talk that ends with token k, from which i learns: দোকানিদের | সঙ্গে কথা বলে | জানা গেছে."""
        behalf = k == i - 1 and s.words[k].text.removesuffix("ে") in self._g.on_behalf
        if behalf and any(form.lemma in ("bola", "janano") for word in s.words[i : i + 1] for form in word.forms):
            return k  # কমিটির | পক্ষে | জানানো হয়
        if k - 1 > lo and s.words[k].text in self._g.in_talk and s.words[k - 1].text in self._g.company:
            return k - 1 if self._learnt(s, i) else None  # নেতাদের | সঙ্গে আলাপকালে | জানা গেছে
        talk = k - 2 > lo and s.words[k].nonfinite and s.words[k - 1].text in self._g.conversation
        return k - 2 if talk and s.words[k - 2].text in self._g.company and self._learnt(s, i) else None

    def _learnt(self, s: Sentence, k: int) -> bool:
        return not self._g.learning.isdisjoint([word.text for word in s.words[k : k + 6]])

    def says(self, s: Sentence, i: int) -> bool:
        """A verb of saying begins at token i."""
        word = s.words[i]
        return word.text in self._g.mention or not word.lemmas.isdisjoint(("bola", "jana", "janano"))

    def _charges(self, s: Sentence, i: int) -> bool:
        """A charge is brought by the noun at token i: মামলায় … | অভিযোগ করা হয়, আনা হয়েছে; not রয়েছে."""
        return any(form.lemma in ("kora", "ana") for word in s.words[i + 1 : i + 2] for form in word.forms)

    def behalf(self, s: Sentence, lo: int, hi: int) -> tuple[Phrase, int] | None:
        """In whose name it is said, and the token behind: "সরকারের | পক্ষ থেকে | …"."""
        for k in range(lo + 1, hi - 1):
            if s.words[k].text in self._g.on_behalf and s.words[k + 1].text in self._g.from_place:
                owner = self._phrases.owner(s, k, lo)
                return (owner, k + 2) if owner is not None else None
        return None

    def _issuer(self, s: Sentence, k: int, lo: int, learnt: bool) -> Phrase | None:
        """The source before থেকে at token k; a document only where something is learnt from it (থেকে জানা গেছে)."""
        told = learnt and s.words[k - 1].text in self._g.told_things  # পুলিশের দেওয়া তথ্য | থেকে জানা যায়
        owner = (self._owner_of(s, k - 1, lo) if told else None) or self._site_owner(s, k - 1, lo)
        if owner is not None:
            return owner  # নির্বাচন কমিশনের | ওয়েবসাইট থেকে জানা যায়
        source = self._phrases.bare(s, k, lo)
        if source is None:
            return None
        if self._channel(s, source.head):
            social = self._knows.document(s.words[source.head])  # বিভিন্ন পেজ | থেকে ছবি দিয়ে বলা হয়
            return self._owner_of(s, source.head, lo) or (source if social else None)
        if self._knows.document_at(s, source.head):
            return self.owner(s, source, lo) if learnt else self._owner_of(s, source.head, lo)
        cited = source.head - 1 > source.first and s.words[source.head].text in self._g.cited
        if cited and self._knows.body(s, source.head - 1):
            return Phrase(source.first, source.head, source.head - 1)  # থানার তদন্ত বিভাগ | সূত্র থেকে
        return source if self._knows.can_speak(s, source) else None

    def _site_owner(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """The body, no state, on whose site it stands: ব্যাংকের | ওয়েবসাইটে জানানো হয়."""
        if self._g.sites.isdisjoint(s.words[k].stems) or k <= lo or s.words[k - 1].case != "gen":
            return None
        entity = self._knows.entity_at(s, k - 1, lo)
        body = self._knows.body(s, k - 1) and (entity is None or entity[1].kind != "state")
        return self._phrases.owner(s, k, lo) if body else None

    def _phrase(self, s: Sentence, k: int, lo: int) -> Phrase:
        return self._phrases.bare(s, k + 1, lo) or Phrase(k, k + 1, k)

    def owner(self, s: Sentence, phrase: Phrase, lo: int) -> Phrase:
        """The owner alone, where a document has one ("নিউইয়র্ক টাইমসের | প্রতিবেদনে"), else the document."""
        if not self._knows.document_at(s, phrase.head) or self._surname(s, phrase):
            return phrase
        owner = self._unmarked_owner(s, phrase) or self._owner_of(s, phrase.head, lo)
        suit = phrase.head > lo and s.words[phrase.head - 1].text in self._g.of_suit
        if owner is None or (suit and not self._knows.body(s, owner.head)):
            return phrase  # রহিম মিয়ার | মামলার বিবরণে; not দুদকের | মামলার এজাহারে
        return phrase if of_the_land(s, phrase.head, owner, self._knows) else owner

    def _unmarked_owner(self, s: Sentence, phrase: Phrase) -> Phrase | None:
        """The body that stands before its document without an ending: নির্বাচন কমিশন | প্রজ্ঞাপনে, | এক সংবাদ বিজ্ঞপ্তিতে."""
        title = self._knows.title_at(s, phrase.head, phrase.first)
        before = range((title[0] if title is not None else phrase.head) - 1, phrase.first - 1, -1)
        k = next((k for k in before if not s.words[k].is_a("determiner")), -1)
        entity = self._knows.entity_at(s, k, phrase.first) if k >= phrase.first else None
        body = entity is not None and entity[1].kind not in STATES and entity[1].type in ISSUERS
        return Phrase(phrase.first, k + 1, k) if body and s.words[k].case == "nom" else None

    def _surname(self, s: Sentence, phrase: Phrase) -> bool:
        """A word for a document is a surname behind another name: রতন কুমার | রায়ের মতে."""
        before = s.words[phrase.head - 1] if phrase.head > phrase.first else None
        named = before is not None and before.case == "nom" and self._knows.listed_name(before)
        return named and self._knows.proper_name(s.words[phrase.head])

    def _channel(self, s: Sentence, k: int) -> bool:
        """Token k is that through which somebody speaks: ফেসবুক পেজ."""
        title = self._knows.title_at(s, k)
        return title is not None and title[1].role in ("medium", "social")

    def _owner_of(self, s: Sentence, head: int, lo: int) -> Phrase | None:
        """The owner of the document or channel at token ``head``."""
        for k in range(head - 1, max(lo, head - 12) - 1, -1):
            word = s.words[k]
            if k > lo and (sender := self._sender(s, k, lo)) is not None:
                return sender
            if word.text in self._g.from_place or word.text in self._g.on_behalf:
                at = k - 1 if s.words[k - 1].text in self._g.on_behalf else k
                return self._phrases.owner(s, at, lo) if at < k else self._issuer(s, k, lo, False)
            if word.text in self._g.detached_genitive and s.words[k - 1].text == ")":
                owner = self._phrases.owner(s, k + 1, lo)  # নদী জোট (নজো) এর | প্রতিবেদনে
                if owner is not None and self._knows.can_speak(s, owner):
                    return owner
            if (owner := self._phrases.bracketed(s, k, lo)) is not None:
                return owner
            relayed = word.is_a("postposition") and s.words[k - 1].text in self._g.cited
            relayed = relayed or (word.text in self._g.told_to and k + 1 < head)  # মাঝিদের কাছে | পাঠানো বিজ্ঞপ্তিতে
            if word.mark or relayed or word.finite:
                break  # পত্রিকার বরাত দিয়ে | বিবৃতিতে
            if word.case == "gen" and s.words[k + 1].text not in self._g.against and self._knows.can_own(s, k, lo):
                owner = self._phrases.owner(s, k + 1, lo)
                if owner is not None and self._knows.can_speak(s, owner):
                    return owner
        return None

    def _sender(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """Who sent or signed what stands behind token k (রিমা সেন | স্বাক্ষরিত বিজ্ঞপ্তিতে); the body, or the medium in the
        locative, that gave it out (জাতিসংঘ | প্রকাশিত প্রতিবেদনে)."""
        own = k - 1 > lo and "noun" in s.words[k].kinds  # রিমা সেন | সই করা বিজ্ঞপ্তিতে
        if s.words[k - own].text in self._g.signed:
            return self._phrases.bare(s, k - own, lo)
        before, entity = s.words[k - 1], self._knows.entity_at(s, k - 1, lo)
        on_a_site = s.words[k].text in self._g.given_out and not self._g.sites.isdisjoint(before.stems)
        if on_a_site and k - 2 >= lo and s.words[k - 2].case == "gen" and s.words[k - 2].text not in self._g.called:
            return self._phrases.owner(s, k - 1, lo)  # সংগঠনটির | ওয়েবসাইটে প্রকাশিত বিবৃতিতে
        body = entity is not None and entity[1].kind not in STATES and before.case == "nom"
        study = any(word.title is not None and word.title.key == STUDY for word in s.words[k + 1 : k + 4])
        body = body or (before.case == "loc" and self._knows.reporting(before) and not study)  # সাময়িকীতে প্রকাশিত গবেষণায়
        return self._phrases.bare(s, k, lo) if s.words[k].text in self._g.given_out and body else None

    def behind(self, s: Sentence, source: Phrase, close: int) -> int:
        """Behind the document whose owner the source is, or what says that it speaks: কমিটির | পক্ষ থেকে | …"""
        where = [k for k in range(source.last, min(source.last + 6, close)) if s.words[k].case == "loc"]
        where = [k for k in where if s.words[k].nominative in self._g.sites or self._knows.document_at(s, k)]
        if where:  # ব্যাংকের | ওয়েবসাইটে এক বিজ্ঞপ্তিতে | …
            return where[-1] + 1
        k = source.last + (source.last + 1 < close and s.words[source.last].text in self._g.on_behalf)
        return k + (k < close and s.words[k].text in self._g.from_place | self._g.on_behalf_of)
