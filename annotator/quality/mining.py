"""Candidates for ``cues.toml``: words that stand where cues do, and that no rule takes for one.

These are the places where cues stand:

* ``behind বলে``: what follows the complementiser behind a finite verb (… গেছে বলে *রটেছে*);
* ``before a clause``: a finite verb with a comma, colon or যে, and another finite verb behind (*গুঞ্জন ওঠে* যে …);
* ``before a quotation``: the word before an opening quotation mark (*স্লোগান*, ‘…’);
* ``noun with light verb``: a noun between content in the genitive and a light verb (… দেওয়ার *ইচ্ছা জানান*);
* ``behind a speaker``: what follows a speaker in the genitive as a postposition would (পুলিশের *হিসেবমতে*, …).

A place where an attribution was found is none. Words that stand everywhere stand there too, so a candidate must be at
home in such places: a share of all its occurrences has to lie there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from annotator.aliases import Ends
from annotator.bangla.quotations import OPENERS
from annotator.lexicon.cues import Cues

if TYPE_CHECKING:
    from annotator.rules.text import Sentence
    from annotator.rules.words import Word


OPENING, CLOSING = frozenset(OPENERS), frozenset(OPENERS.values())
BEFORE_CLAUSE = frozenset({",", ":", "যে"})
#: What is skipped between a word and the quotation mark behind it.
JOINING = frozenset({",", ":", "-", "–", "—"})
#: Postpositions of two words end in these: বরাত দিয়ে, উদ্ধৃত করে.
SECOND = frozenset({"দিয়ে", "করে"})
#: What makes a passive of the verbal noun before it: বলা হয়, জানা যায়.
PASSIVES = ("হওয়া", "যাওয়া")
#: Classes of words that are no part of a cue.
NO_NOUN = ("adverb", "time", "pronoun", "determiner", "postposition", "conjunction", "starter", "name", "negation")
#: What share of its occurrences must lie where cues stand.
AT_HOME = 0.1
#: How far behind বলে a cue is looked for, in tokens.
NEAR = 4
#: Code points of context on each side.
WINDOW = 90
#: So many different candidates are kept; past it those that were met once are dropped, so that memory does not grow.
MOST = 100_000


class Hit(NamedTuple):
    """A candidate where it stands: tokens ``first`` … ``last - 1``."""

    kind: str
    cue: str
    first: int
    last: int


@dataclass(slots=True)
class Candidate:
    """A word or pair of words that looks like a cue."""

    kind: str
    """By which place it looks like one."""
    cue: str
    """The noun, and the verb as its verbal noun; a word that is no verb as it stands."""
    count: int = 0
    """How often it stands in such a place."""
    articles: int = 0
    """Articles in which it does."""
    everywhere: int = 0
    """How often it stands anywhere in the corpus."""
    forms: Counter[str] = field(default_factory=Counter)
    """How it is written, the most frequent first."""
    contexts: list[str] = field(default_factory=list)
    """Where it stands, in square brackets; each from another article."""


class Miner:
    """Gathers candidates, article by article.

    Args:
        cues: the lexicon, whose light verbs are known.
        lemmas: key of a verb in ``verbs.toml`` → its lemma.
        speakers: stems of words that speak: title words, last words of names.
        contexts: how many contexts are kept of each.
        known: gather also what the lexicon holds, where no rule takes it for a cue.
    """

    def __init__(
        self,
        cues: Cues,
        lemmas: Mapping[str, str],
        speakers: frozenset[str],
        contexts: int = 3,
        known: bool = False,
    ) -> None:
        self._lemmas = lemmas
        self._speakers = speakers
        self._contexts = contexts
        self._light = {chain.split()[-1] for record in cues.compounds for chain in record.verbs}
        self._known = set() if known else _known(cues)
        self._found: dict[tuple[str, str], Candidate] = {}
        self._everywhere: Counter[str] = Counter()

    def take(self, sentences: Sequence[Sentence], cues: Sequence[Ends]) -> None:
        """Gather the candidates of one article.

        Args:
            sentences: its sentences.
            cues: the ranges of the cues that were found in it.
        """
        seen: set[tuple[str, str]] = set()
        for s in sentences:
            taken = [cue for cue in cues if cue[0] < s.end and s.start < cue[1]]
            self._everywhere.update(self._names(s))
            for hit in self._hits(s, bool(taken)):
                start, end = s.starts[hit.first], s.end_of(hit.last - 1)
                if not any(a < end and start < b for a, b in taken):
                    self._add(hit, s, start, end, seen)
        if len(self._found) > MOST:
            self._found = {key: one for key, one in self._found.items() if one.count > 1}
        if len(self._everywhere) > MOST:
            self._everywhere = Counter({cue: times for cue, times in self._everywhere.items() if times > 1})

    def most_frequent(self, top: int | None = None) -> list[Candidate]:
        """Return the candidates that are at home where cues stand, the most frequent first; equals by their words."""
        for one in self._found.values():
            one.everywhere = max(one.count, self._everywhere[one.cue])
        at_home = (one for one in self._found.values() if one.count >= AT_HOME * one.everywhere)
        return sorted(at_home, key=lambda one: (-one.count, one.cue, one.kind))[:top]

    def _names(self, s: Sentence) -> Iterator[str]:
        """Yield what each word of a sentence is called as a candidate: a verb with its noun, any other as it stands."""
        for k, word in enumerate(s.words):
            if word.finite:
                yield self._verb("", s, k).cue
            elif not word.mark:
                yield word.text

    def _add(self, hit: Hit, s: Sentence, start: int, end: int, seen: set[tuple[str, str]]) -> None:
        key = (hit.kind, hit.cue)
        if hit.cue in self._known:
            return
        one = self._found.setdefault(key, Candidate(*key))
        one.count += 1
        one.forms[s.text[start:end]] += 1
        if key not in seen:
            seen.add(key)
            one.articles += 1
            if len(one.contexts) < self._contexts:
                one.contexts.append(_context(s, start, end))

    def _hits(self, s: Sentence, attributed: bool) -> Iterator[Hit]:
        words = s.words
        for k in range(1, len(words)):
            if words[k].is_a("complementiser") and words[k - 1].finite:
                yield from self._behind(s, k)
            if k + 1 < len(words) and words[k].finite and words[k + 1].text in BEFORE_CLAUSE:
                yield from self._before_clause(s, k)
            if words[k].text in OPENING and not attributed:
                yield from self._before_quotation(s, k)
            if k > 1:
                yield from self._with_light_verb(s, k)
            if words[k - 1].case == "gen" and not self._speakers.isdisjoint(words[k - 1].stems):
                yield from self._behind_speaker(s, k)

    def _behind(self, s: Sentence, k: int) -> Iterator[Hit]:
        for at in range(k + 1, min(k + 1 + NEAR, len(s.words))):
            if s.words[at].finite:
                yield self._verb("behind বলে", s, at, k + 1)
                return

    def _before_clause(self, s: Sentence, k: int) -> Iterator[Hit]:
        if any(word.finite for word in s.words[k + 2 :]):
            yield self._verb("before a clause", s, k)

    def _before_quotation(self, s: Sentence, k: int) -> Iterator[Hit]:
        if not self._is_speech(s, k):
            return
        at = k - 1
        while at > 0 and s.words[at].text in JOINING:
            at -= 1
        word = s.words[at]
        if word.finite or any(form.kind == "participle" for form in word.forms):
            yield self._verb("before a quotation", s, at)
        elif not word.mark and not any(word.is_a(name) for name in NO_NOUN):
            yield Hit("before a quotation", word.text, at, at + 1)

    def _is_speech(self, s: Sentence, k: int) -> bool:
        """The quotation that token k opens holds a finite verb: it is no title and no quoted word."""
        for word in s.words[k + 1 :]:
            if word.text in CLOSING:
                return False
            if word.finite:
                return True
        return False

    def _with_light_verb(self, s: Sentence, k: int) -> Iterator[Hit]:
        content, noun = s.words[k - 2], s.words[k - 1]
        is_content = content.case == "gen" and any(form.kind == "noun" for form in content.forms)
        if is_content and self._is_noun(noun) and s.words[k].finite and self._lemma(s.words[k]) in self._light:
            yield self._verb("noun with light verb", s, k)

    def _behind_speaker(self, s: Sentence, k: int) -> Iterator[Hit]:
        word = s.words[k]
        if word.mark or word.finite or not (word.case == "loc" or word.is_a("postposition")):
            return
        last = k + 1
        if last < len(s.words) and s.words[last].text in SECOND:
            last += 1
        if last < len(s.words) and s.words[last].text in BEFORE_CLAUSE and any(w.finite for w in s.words[last:]):
            yield Hit("behind a speaker", " ".join(each.text for each in s.words[k:last]), k, last)

    def _verb(self, kind: str, s: Sentence, k: int, lo: int = 0) -> Hit:
        """The verb at token k, with the noun before it where there is one right of token ``lo``."""
        verb = self._lemma(s.words[k])
        if k > lo and self._is_noun(s.words[k - 1]):
            return Hit(kind, f"{s.words[k - 1].text} {verb}", k - 1, k + 1)
        return Hit(kind, verb, k, k + 1)

    def _is_noun(self, word: Word) -> bool:
        """The word can be the noun of a cue: no speaker, and nothing that says when, how or which."""
        if word.mark or word.finite or word.case != "nom" or not self._speakers.isdisjoint(word.stems):
            return False
        return not any(word.is_a(name) for name in NO_NOUN)

    def _lemma(self, word: Word) -> str:
        """The verbal noun of a verb form; a form of no known verb as it stands."""
        return self._lemmas[word.forms[0].lemma] if word.forms else word.text


def _known(cues: Cues) -> set[str]:
    """All that the lexicon holds, as candidates are called."""
    pairs = {
        f"{noun} {verb}"
        for record in cues.compounds
        for noun in record.nouns
        for chain in record.verbs
        for verb in (chain.split()[-1], chain)
    }
    inner = {f"{a} {b}" for record in cues.compounds for chain in record.verbs for a, b in pairwise(chain.split())}
    verbs = {record.lemma for record in cues.verbs}
    passives = {f"{verb} {passive}" for verb in verbs for passive in PASSIVES}
    return pairs | inner | verbs | passives | {" ".join(record.words) for record in cues.postpositions}


def _context(s: Sentence, start: int, end: int) -> str:
    left, right = max(s.start, start - WINDOW), min(s.end, end + WINDOW)
    text = f"{s.text[left:start]}[{s.text[start:end]}]{s.text[end:right]}"
    return ("… " * (left > s.start) + text + " …" * (right < s.end)).replace("\n", " ")
