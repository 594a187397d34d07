"""Step 5: who a source is: its type and its canonical name, the same through the article.

A phrase is taken apart into an entity of the gazetteer, titles and a name. Pronouns, short forms and role mentions are traced to
what they stand for: a speaker named before, or the first full mention of a name in the text, found only when it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from annotator.labels import SourceType
from annotator.lexicon.sources import AnaphorRecord, SourceRecord
from annotator.rules.frames import Draft
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases, Phrase
from annotator.rules.text import Range, Sentence
from annotator.rules.words import Word

ORGANISED = frozenset({SourceType.AGENCY, SourceType.MEDIA, SourceType.OFFICIAL, SourceType.ORGANISATION})
AGE = frozenset({"বছর", "বছরের", "বয়সী", "বছরবয়সী"})


@dataclass(slots=True)
class Speaker:
    """Somebody the article lets speak.

    Attributes:
        name: canonical name; none where nobody can be named.
        person: a human being rather than a body.
        plural: several persons.
        names: words by which the speaker is called again.
        titles: keys of the titles met with the name.
    """

    name: str | None
    type: SourceType
    person: bool = False
    plural: bool = False
    kind: str = ""
    names: frozenset[str] = frozenset()
    titles: set[str] = field(default_factory=set)
    document: bool = False


UNSPECIFIED = Speaker(None, SourceType.UNSPECIFIED)


class Resolver:
    """Names the speakers of one article, in the order of its text.

    Args:
        knowledge, phrases: the lexicons and the noun phrase step.
        text: the folded text.
        read: makes the sentence that holds an offset.
        anaphors: folded word → what it can point back to.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        text: str,
        read: Callable[[int], Sentence | None],
        anaphors: dict[str, AnaphorRecord],
    ) -> None:
        self._knows = knowledge
        self._phrases = phrases
        self._text = text
        self._read = read
        self._anaphors = anaphors
        self._speakers: list[Speaker] = []
        self._known: dict[str, Speaker] = {}
        self._missing: set[str] = set()

    def resolve(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of an attribution; ``enclosing`` is that of the quotation it stands in."""
        if draft.source is None:
            speaker = self._understood(draft, enclosing)
        else:
            speaker = self._phrase(draft.s, draft.source, enclosing, draft.cue.person)
        if speaker is not UNSPECIFIED:
            if speaker in self._speakers:
                self._speakers.remove(speaker)
            self._speakers.append(speaker)
        return speaker

    # a phrase

    def _phrase(self, s: Sentence, phrase: Phrase, enclosing: Speaker | None, person: str | None) -> Speaker:
        first, last, head = phrase
        word = s.words[head]
        if word.is_a("first_person") and last - first == 1:
            return enclosing or Speaker(None, SourceType.PERSON, person=True)
        back = self._anaphor(s, phrase)
        if back is not None:
            return back
        return self._named(s, phrase, person)

    def _named(self, s: Sentence, phrase: Phrase, person: str | None) -> Speaker:
        """The speaker whom a phrase with content words names."""
        first, last, head = phrase
        entity = self._knows.entity_at(s, head, first)
        title = self._knows.title_at(s, head, first)
        if entity is not None and (title is None or entity[0] <= title[0]):
            return self._entity(s, phrase, entity[0], entity[1])
        if title is not None and title[1].role not in ("honorific",):
            return self._office(s, phrase, title)
        return self._person(s, phrase, person)

    def _entity(self, s: Sentence, phrase: Phrase, first: int, record: SourceRecord) -> Speaker:
        coordinated = any(s.words[k].is_a("conjunction") for k in range(phrase.first, first))
        if coordinated:
            return self._keep(Speaker(self._plain(s, phrase), SourceType(record.type), plural=True), s, phrase)
        known = self._known.get(record.name)
        speaker = known or Speaker(record.name, SourceType(record.type), kind=record.kind, names=frozenset())
        self._known[record.name] = speaker
        return self._alias(s, phrase, speaker)

    def _office(self, s: Sentence, phrase: Phrase, title: tuple[int, object]) -> Speaker:
        """An office, body, group or document without a personal name."""
        first, last, head = phrase
        record = self._knows.title_at(s, head, first)
        assert record is not None
        at, title_record = record
        role = title_record.role
        plural = s.words[head].case == "pl" or "দের" in s.words[head].text[-4:]
        bare = at == first or all(s.words[k].is_a("determiner") or s.words[k].is_a("pronoun") for k in range(first, at))
        if role in ("document", "social"):
            owner = self._document_owner() if bare else None
            return owner or self._keep(
                Speaker(
                    self._plain(s, phrase),
                    SourceType(title_record.type if role == "social" else "document"),
                    document=True,
                ),
                s,
                phrase,
            )
        if role in ("office", "spokesperson") and not plural:
            holder = self._holder(title_record.key, s, phrase)
            if holder is not None:
                return holder
        if role == "body" and bare and at == first:
            same = self._latest(lambda x: x.type == title_record.type and not x.person)
            if same is not None and title_record.type != "inherits":
                return same
        kind = self._type_of(s, first, head + 1)
        speaker = Speaker(
            self._plain(s, phrase), kind, person=role in ("office", "spokesperson", "group"), plural=plural
        )
        speaker.titles.add(title_record.key)
        return self._keep(speaker, s, phrase)

    def _person(self, s: Sentence, phrase: Phrase, person: str | None) -> Speaker:
        """A personal name, with or without titles before it; a short form is traced to its first full mention."""
        first, last, head = phrase
        start = self._name_start(s, first, head)
        if last - 1 > head:
            end = head
        else:
            end = last - 1
        names = self._name_words(s, start, end + 1)
        name = " ".join(names)
        titled = start > first and self._type_of(s, first, start, default=None)
        known = self._by_name(names)
        if known is not None:
            if titled:
                known.titles |= self._titles(s, first, start)
            return known
        if len(names) == 1:
            full = self._first_mention(names[0], s.starts[start])
            if full is not None:
                return full
        kind = titled or (SourceType.PERSON if person != "third" else SourceType.ORGANISATION)
        speaker = Speaker(
            name or self._plain(s, phrase), kind, person=bool(titled) or person != "third", names=frozenset(names)
        )
        if any(s.words[k].is_a("conjunction") for k in range(first, head)) and s.words[head].case == "pl":
            speaker = Speaker(self._plain(s, phrase), kind, person=True, plural=True)
        speaker.titles |= self._titles(s, first, start)
        return self._keep(speaker, s, phrase)

    def _name_start(self, s: Sentence, first: int, head: int) -> int:
        """Where the personal name begins that ends with the head: behind the last title, genitive or common word."""
        k = head
        while k > first:
            word = s.words[k - 1]
            if word.mark and word.text == ".":
                k -= 1
                continue
            if (
                word.mark
                or (word.case == "gen" and not self._phrases.foreign(s, k - 1, first))
                or word.number
                or word.text in AGE
                or word.is_a("conjunction")
                or word.is_a("determiner")
            ):
                break
            title = self._knows.title_at(s, k - 1, first)
            if title is not None and not (title[1].role == "honorific" and title[1].in_name):
                break
            if (
                self._knows.common(word)
                or self._knows.entity_at(s, k - 1, first) is not None
                or (word.case in ("loc", "acc") and not self._phrases.foreign(s, k - 1, first))
            ):
                break
            k -= 1
        return k

    def _name_words(self, s: Sentence, first: int, last: int) -> list[str]:
        names = [word.text for word in s.words[first:last] if not word.mark]
        if names:
            names[-1] = nominative(s.words[last - 1])
        return names

    def _titles(self, s: Sentence, first: int, last: int) -> set[str]:
        found = (self._knows.title_at(s, k, first) for k in range(first, last))
        return {
            title[1].key
            for title in found
            if title is not None and title[1].role in ("office", "spokesperson", "group")
        }

    def _type_of(
        self, s: Sentence, first: int, last: int, default: SourceType | None = SourceType.PERSON
    ) -> SourceType | None:
        """The source type that titles and entities in a range give, the one nearest to its end first."""
        former = any(
            (t := self._knows.title(s.words[k])) is not None and t.role == "former" for k in range(first, last)
        )
        for k in range(last - 1, first - 1, -1):
            title = self._knows.title_at(s, k, first)
            entity = self._knows.entity_at(s, k, first)
            if entity is not None and (title is None or entity[0] < title[0]):
                return SourceType.PERSON if former else SourceType(entity[1].type)
            if title is not None and title[1].role == "anonymous":
                return SourceType.ANONYMOUS
            if (
                title is not None
                and title[1].type not in ("inherits", "")
                and title[1].role not in ("former", "medium", "honorific")
            ):
                if any(
                    self._knows.title_at(s, n, first) is not None
                    and self._knows.title_at(s, n, first)[1].role == "anonymous"
                    for n in range(first, k)
                ):  # type: ignore[index]
                    return SourceType.ANONYMOUS
                return (
                    SourceType.PERSON if former and title[1].role in ("office", "group") else SourceType(title[1].type)
                )
            if entity is not None:
                return SourceType.PERSON if former else SourceType(entity[1].type)
            if title is not None and title[1].role == "honorific" and title[1].type not in ("inherits", ""):
                return SourceType(title[1].type)
        return default

    def _plain(self, s: Sentence, phrase: Phrase) -> str:
        """The phrase as a name: nominative, without determiners, times and a bracketed alias."""
        first, last, head = phrase
        while first < head and (
            s.words[first].is_a("determiner") or s.words[first].is_a("pronoun") or s.words[first].is_a("adverb")
        ):
            first += 1
        words = [
            word.text
            for word in s.words[first:head]
            if not (word.is_a("determiner") and word.text in ("এক", "একজন", "একটি"))
        ]
        return " ".join([*words, nominative(s.words[head])])

    def _keep(self, speaker: Speaker, s: Sentence, phrase: Phrase) -> Speaker:
        if speaker.name and speaker.name in self._known:
            known = self._known[speaker.name]
            known.titles |= speaker.titles
            return known
        if speaker.name:
            self._known[speaker.name] = speaker
        return self._alias(s, phrase, speaker)

    def _alias(self, s: Sentence, phrase: Phrase, speaker: Speaker) -> Speaker:
        """Bind the alias in brackets behind the head, if there is one."""
        if phrase.last - phrase.head >= 4 and s.words[phrase.head + 1].text == "(":
            inside = [word.text for word in s.words[phrase.head + 2 : phrase.last] if not word.mark]
            if inside and not inside[0][0].isdigit():
                self._known.setdefault(" ".join(inside), speaker)
        return speaker

    # what stands for somebody

    def _anaphor(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        record = self._anaphors.get(s.words[phrase.head].text) or self._anaphors.get(s.slice(phrase.first, phrase.last))
        if record is None:
            return None
        if record.person:
            found = self._person_before(s, phrase.first, bool(record.plural))
        elif record.types or record.kinds:
            found = self._latest(lambda x: (x.type in record.types or x.kind in record.kinds) and not x.person)
        else:
            found = self._latest(lambda x: x.plural or not x.person)
        return found or (self._loose(record) if record.person or record.plural else None)

    def _loose(self, record: AnaphorRecord) -> Speaker:
        return self._speakers[-1] if self._speakers else Speaker(None, SourceType.PERSON, person=True)

    def _person_before(self, s: Sentence, k: int, plural: bool) -> Speaker | None:
        """Whom তিনি or তারা stands for: a person met in this sentence or the one before, else the last who spoke."""
        if plural:
            return self._latest(lambda x: x.plural or not x.person) or self._latest(lambda x: True)
        mentioned = self._mentioned(s, 0, k)
        if mentioned is None:
            before = self._read(s.start - 2) if s.start > 2 else None
            if before is not None and before.start < s.start:
                mentioned = self._mentioned(before, 0, len(before.words))
        return mentioned or self._latest(lambda x: x.person and not x.plural)

    def _mentioned(self, s: Sentence, lo: int, hi: int) -> Speaker | None:
        """The person a stretch of a sentence is about: its first personal name that is a subject, else its last one known."""
        k, found = lo, None
        while k < hi:
            word = s.words[k]
            title = self._knows.title(word)
            if (
                title is not None
                and title.role in ("office", "spokesperson", "group")
                and word.case == "nom"
                and k + 1 < hi
                and self._knows.name(s.words[k + 1])
            ):
                end = k + 1
                while end < hi and self._knows.name(s.words[end]) and s.words[end - 1].case == "nom":
                    end += 1
                speaker = self._named(s, self._phrases._grow(s, end - 1, end, lo), "honorific")
                if s.words[end - 1].case == "nom":
                    return speaker
                found, k = speaker, end
                continue
            if self._knows.name(word) and word.case in ("nom", "acc"):
                known = self._by_name([nominative(word)])
                if known is not None and known.person:
                    if word.case == "nom":
                        return known
                    found = found or known
            k += 1
        return found

    def _latest(self, wanted: Callable[[Speaker], bool]) -> Speaker | None:
        return next((speaker for speaker in reversed(self._speakers) if wanted(speaker)), None)

    def _document_owner(self) -> Speaker | None:
        return self._latest(lambda x: x.type in ORGANISED and not x.person or x.document)

    def _holder(self, title: str, s: Sentence, phrase: Phrase) -> Speaker | None:
        """The named person met before with the same title."""
        owner = phrase.head - phrase.first > 0
        for speaker in reversed(self._speakers):
            if speaker.person and title in speaker.titles and speaker.names:
                return speaker
        return None if owner else None

    def _by_name(self, names: list[str]) -> Speaker | None:
        """A speaker already met under all of these names."""
        if not names:
            return None
        exact = self._known.get(" ".join(names))
        if exact is not None:
            return exact
        wanted = set(names)
        return next(
            (speaker for speaker in reversed(list(self._known.values())) if speaker.names and wanted <= speaker.names),
            None,
        )

    def _first_mention(self, name: str, before: int) -> Speaker | None:
        """The full name whose part this is, at its first mention in the text."""
        if name in self._missing:
            return None
        at = self._text.find(name)
        while 0 <= at < before:
            s = self._read(at)
            k = s.index_at(at) if s is not None else 0
            if s is not None and k < len(s.words) and s.starts[k] == at and nominative(s.words[k]) == name:
                phrase = self._phrases._grow(s, k, k + 1, 0)
                start = self._name_start(s, phrase.first, k)
                if start < k or start > phrase.first:
                    end = k + 1
                    while (
                        end < len(s.words)
                        and start == k
                        and s.words[end - 1].case == "nom"
                        and self._knows.name(s.words[end])
                        and not s.words[end].mark
                    ):
                        end += 1
                    names = self._name_words(s, start, end)
                    kind = self._type_of(s, phrase.first, start) if start > phrase.first else SourceType.PERSON
                    speaker = Speaker(" ".join(names), kind or SourceType.PERSON, person=True, names=frozenset(names))
                    speaker.titles |= self._titles(s, phrase.first, start)
                    return self._keep(speaker, s, Phrase(phrase.first, end, end - 1))
            at = self._text.find(name, at + 1)
        self._missing.add(name)
        return None

    def _understood(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """The speaker of a cue without a source: of the sentence before where the verb has a dropped subject."""
        cue = draft.cue
        if cue.passive or cue.kind == "credit" or not cue.person:
            return UNSPECIFIED
        if cue.person == "first":
            return enclosing or UNSPECIFIED
        if cue.person == "honorific":
            return self._latest(lambda x: x.person) or UNSPECIFIED
        return self._latest(lambda x: not x.person or x.plural) or UNSPECIFIED


def nominative(word: Word) -> str:
    """The word as a name: clitic and case ending off, a plural of persons in -রা."""
    text = word.text
    if text.endswith(("ও", "ই")) and len(word.stems) > 1 and word.stems[1] == text[:-1]:
        text = text[:-1]
    if word.case in ("gen", "acc") and text.endswith(("দের", "দেরকে")):
        stem = text.removesuffix("কে")[:-3]
        return stem + "রা"
    if word.case in ("gen", "acc", "loc"):
        return word.nominative.rstrip("'’-–")
    return text


def enclosing_draft(drafts: list[Draft], span: Range, draft: Draft) -> Draft | None:
    """The attribution whose claim holds the span most tightly."""
    best = None
    for other in drafts:
        if other is draft or other.claim is None or other.frame == "pointer":
            continue
        if (
            other.claim.start <= span.start
            and span.end <= other.claim.end
            and (
                best is None or other.claim.end - other.claim.start < best.claim.end - best.claim.start  # type: ignore[union-attr]
            )
        ):
            best = other
    return best
