"""The range of a claim: its range beside a cue, quotations, and phrases that point at content elsewhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from annotator.bangla.quotations import opening_at
from annotator.bangla.sentences import Range
from annotator.lexicon.grammar import Grammar
from annotator.rules.text import Sentence

#: Classes of pronouns in any case.
PRONOUNS = frozenset({"pronoun", "subject_pronoun", "genitive_pronoun"})
EDGES = " \t\r\n,;:।|.–—-…!?"
#: Marks behind a cue that open its claim.
RIGHT = frozenset({",", ":", "–", "—", "-", ";", "ঃ", "ঃ-"})
CLOSING = "’”"
#: What is left out before a claim.
BEFORE = EDGES + CLOSING
#: Signs that close what somebody says, inside the quotation marks.
STOPS = (",", "।", ".", "|", "?", "!", "…")
#: A full stop and the marks behind it take no more code points; so many a quotation that goes on in other sentences.
LONGEST_CLOSE, LONGEST_QUOTED = 3, 1200
#: Tokens between a quotation and its speaker or cue that say where, how and to whom it is said, at most; where it ends
#: with a comma, and else.
LONGEST_ASIDE, NEAR_ASIDE = 8, 5
#: An ending that stands by itself behind a quotation, and the space before it, take no more code points.
LONGEST_ENDING = 5
#: Verbs of saying behind which who spoke before them can stand alone, and in fewer tokens than this.
SAYING = frozenset({"bola", "janano"})
LONGEST_SPEAKER = 8
#: Tokens of a claim among which যেন makes it a demand.
NEAR = 4
OPENING = frozenset("‘“'\"")
_START = attrgetter("start")


def trimmed(s: Sentence, first: int, last: int) -> Range | None:
    """Tokens first … last - 1 without the marks at their edges; what only opens the sentence (এদিকে) is left out."""
    opening = first == 0
    if (
        opening
        and last - first > 2
        and s.words[0].text in s.grammar.opening_demonstratives
        and s.words[1].text in s.grammar.circumstances
    ):
        first = 2
    for length in (3, 2):
        if opening and last - first > length and s.slice(first, first + length) in s.grammar.in_particular:
            first += length
    while first < last and (
        s.words[first].text.strip(BEFORE) == ""
        or s.words[first].symbol
        or (opening and "connective" in s.words[first].classes)
        or s.words[first].text in s.grammar.stress
    ):
        first += 1
    while last > first and (s.words[last - 1].text.strip(EDGES) == "" or s.words[last - 1].symbol):
        last -= 1
    return s.span(first, last) if first < last else None


def unopened(s: Sentence, first: int, last: int) -> int:
    """Return where tokens first … last - 1 begin without the mark that opens a quotation which they do not close."""
    if last <= first:
        return first
    text, sign = s.text[s.starts[first] : s.end_of(last - 1)], s.words[first].text
    if sign in "'\"" and last - first > 1 and text.count(sign) == 1:
        return first + 1  # 'মেয়র ঘাট বোঝেন | বলে মনে হয় না। …'
    if any(sign in text for sign in CLOSING):
        return first
    while last - first > 1 and s.words[first].text in "‘“":
        first += 1
    return first


def _first_from(quotes: Sequence[Range], at: int) -> int:
    """Number of the first quotation that begins at a place or behind it."""
    return bisect_left(quotes, at, key=_START)


def _closed(claim: Range, quotes: Sequence[Range]) -> Range:
    """The claim to the closing mark of a quotation that opens in it: … বলেছেন, মেলা বসবে, ‘আসুন। সবার জায়গা আছে।’"""
    inside = quotes[_first_from(quotes, claim.start + 1) : _first_from(quotes, claim.end)]
    ends = [q.end for q in inside if claim.end < q.end <= claim.end + LONGEST_QUOTED]
    return Range(claim.start, max(ends)) if ends else claim


class Claims:
    """Finds claims in a sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self._g = grammar

    def right(self, s: Sentence, k: int, quotes: Sequence[Range], opened: bool = False) -> Range | None:
        """The claim behind a comma, colon, dash, যে or opening quotation mark at token k, behind a cue.

        Args:
            opened: whether the claim begins at token k without any of these.
        """
        if k >= len(s.words) or self._closes(s, k, quotes):
            return None
        text = s.words[k].text
        if not opened and (
            text not in RIGHT
            and not s.words[k].symbol
            and text not in self._g.links
            and not (text in OPENING and opening_at(quotes, s.starts[k]))
        ):
            return None
        linked, first = False, k
        while k < len(s.words) and (
            s.words[k].text in RIGHT or s.words[k].symbol or (self._links(s, k, first) and not linked)
        ):
            linked = linked or s.words[k].text in self._g.links
            k += 1
        if k > first and s.words[first].text == "," and k + 1 < len(s.words) and s.words[k].text in self._g.that:
            k += not (s.words[k + 1].is_a("determiner") or answered(s, k))  # বলেন, | যে পথ খোলা; not বলেন, যে কোনো …
        return self._from(s, k, quotes)

    def _closes(self, s: Sentence, k: int, quotes: Sequence[Range]) -> bool:
        """Behind the comma at token k a quotation closes that the cue ends: “… মনে করি,” | বলেন তিনি."""
        if k + 1 >= len(s.words) or s.words[k + 1].text not in "’”\"'":
            return False
        before = _first_from(quotes, s.starts[k]) - 1
        return before >= 0 and quotes[before].end == s.end_of(k + 1)

    def _links(self, s: Sentence, k: int, first: int) -> bool:
        """Token k ties the claim to its cue; behind a mark যে opens a relative clause of it: বলেন, | যে ঘাট ভেঙেছে, …"""
        return s.words[k].text in self._g.links and (k == first or s.words[k].text not in self._g.that)

    def _from(self, s: Sentence, k: int, quotes: Sequence[Range]) -> Range | None:
        if k >= len(s.words) or self._told_by(s, k):
            return None
        start = s.starts[k]
        whole = opening_at(quotes, start)
        if whole is not None and (whole.end >= s.end_of(-1) or self._speech(s, whole)):
            return whole
        claim = trimmed(s, k, len(s.words))
        if claim is None:
            return None
        around = quotes[_first_from(quotes, start) - 1 :][:1]
        if around and around[0].start < start < around[0].end <= claim.end:
            last = s.index_at(around[0].end - 1)  # ‘আমাকে একজন বলেছে যে | ঘাট বন্ধ’, পরে …
            return trimmed(s, k, last) if last > k else claim
        return _closed(claim, quotes)

    def _told_by(self, s: Sentence, k: int) -> bool:
        """A verb of saying stands at token k, and nothing behind it but who says what stands before: পরে জানাব, | বললেন
        কোচ."""
        verb = s.words[k]
        if not (verb.finite and verb.honorific and not verb.lemmas.isdisjoint(SAYING)):
            return False
        rest = [word for word in s.words[k + 1 :] if not word.mark or word.text == ","]
        alone = not any(word.text == "," or word.finite or word.is_a("negation") for word in rest)
        return 0 < len(rest) < LONGEST_SPEAKER and alone and rest[-1].case in ("nom", "pl")

    def utterance(self, text: str, quote: Range) -> bool:
        """The quotation says something, rather than quoting a word or two (‘উষ্ণ অভ্যর্থনা’ জানান), or a name (‘…’ এর)."""
        inside = text[quote.start + 1 : quote.end - 1].rstrip()
        owns = text[quote.end : quote.end + LONGEST_ENDING].strip(" -").split(" ")[0] in self._g.detached_genitive
        return inside.endswith(STOPS) or (len(inside.split()) > 3 and not owns)

    def of_another(self, s: Sentence, quote: Range, speaker: tuple[int, ...] | None) -> bool:
        """The quotation of a sentence before has its speaker: রিমা লেখেন, ‘ভালো আছি। …’ | ক্ষোভ প্রকাশ করেন রতন; ‘…’ | ক্ষোভ
        প্রকাশ করেন রতনও; not, in a live page, রাত ১২.০০: ‘…’ | বলেন রতন."""
        before = s.text[max(0, quote.start - 3) : quote.start].rstrip()
        if before.endswith((",", ":")) and not before[-2:-1].isdigit():
            return True
        also = s.words[speaker[1] - 1] if speaker is not None else None
        return also is not None and also.text == f"{also.nominative}ও"

    def _speech(self, s: Sentence, quote: Range) -> bool:
        """A quotation that is a whole utterance, not a quoted term inside a sentence."""
        rest = s.text[quote.end : s.end].strip(EDGES)
        cited = rest.startswith("(") and rest.find(")") == len(rest) - 1  # ‘…’ (পৃষ্ঠা ৭)
        return not rest or cited or quote.end - quote.start > 60

    def behind(self, s: Sentence, k: int, quotes: Sequence[Range]) -> Range | None:
        """The claim behind a postposition, marks and যে skipped: a quotation whole, else to the end of the sentence."""
        k += s.text_at(k) in self._g.that
        while s.text_at(k) in RIGHT:
            k += 1
        return self._from(s, k, quotes)

    def opens_behind(self, s: Sentence, k: int, quotes: Sequence[Range]) -> bool:
        """Tell whether a quotation opens in the sentence behind token k - 1."""
        place = _first_from(quotes, s.end_of(k - 1))
        return place < len(quotes) and quotes[place].start < s.end

    def closes_before(self, s: Sentence, i: int, quotes: Sequence[Range]) -> bool:
        """Tell whether a quotation can close before token i: in the sentence, or right before it."""
        at = _first_from(quotes, s.starts[i]) - 1
        while at >= 0 and quotes[at].end > s.starts[i]:
            at -= 1
        return at >= 0 and (quotes[at].end >= s.start or not s.text[quotes[at].end : s.start].strip(EDGES))

    def quote_before(self, s: Sentence, i: int, quotes: Sequence[Range]) -> Range | None:
        """The quotation that closes right before token i, a comma or dash aside."""
        at = s.starts[i]
        for place in reversed(range(_first_from(quotes, at))):
            if (quote := quotes[place]).end <= at:
                return quote if s.text[quote.end : at].strip(EDGES) == "" or self._aside_only(s, quote.end, i) else None
        return None

    def right_before(self, s: Sentence, quotes: Sequence[Range]) -> Range | None:
        """The quotation that closes right before the sentence, in its line: ‘ঘাট বন্ধ। নৌকা নেই।’ | কথাগুলো বলছিলেন মাঝি."""
        quote = self.quote_before(s, 0, quotes)
        return quote if quote is not None and "\n" not in s.text[quote.end : s.start] else None

    def _aside_only(self, s: Sentence, start: int, i: int) -> bool:
        """Between the offset and token i stand only manner, place and who is told: ‘…,’ কাঁপা কণ্ঠে | বলেন; ‘…,’ পাল্টা | প্রশ্ন
        তোলেন; ‘…,’ সুর নরম করে | বলেন."""
        if start < s.start:
            return False
        between = s.words[s.index_at(start) : i]
        goes_on = "," in s.text[start - 2 : start + 1]
        if not 0 < len(between) <= (LONGEST_ASIDE if goes_on else NEAR_ASIDE) or any(
            (word.finite and not word.nonfinite) or (word.mark and word.text != ",") for word in between
        ):
            return False
        done = "participle" in between[-1].kinds
        done = done and not between[-1].is_a("complementiser")  # ‘…’ মনে রাখার মতো বলে | জানান
        near = goes_on and between[-1].is_a("postposition") and not between[0].is_a("postposition")  # নদীর কাছে
        return done or near or between[-1].case in ("loc", "acc") or between[-1].text in s.grammar.between_owner


def ended(s: Sentence, claim: Range | None, quotes: Sequence[Range]) -> Range | None:
    """The claim up to where the quotation closes that it begins in: ‘আমি আশা করি | দল জিতবে,’ বিবিসিকে বলেন কোচ."""
    place = _first_from(quotes, claim.start) - 1 if claim is not None else -1
    if claim is None or place < 0 or not claim.start < quotes[place].end <= claim.end:
        return claim
    return trimmed(s, s.index_at(claim.start), s.index_at(quotes[place].end - 1)) or claim


def answered(s: Sentence, first: int) -> bool:
    """A clause takes up whom the relative clause at token ``first`` is about: যারা চাঁদা নেয়, | তাদের …; যা হবে, | তা …"""
    if s.words[first].text in s.grammar.wished:
        return False
    for k in range(first + 2, len(s.words)):
        over = s.words[k - 1].text == "," or (s.words[k - 1].finite and not s.words[k - 1].nonfinite)
        if over and (s.words[k].text in s.grammar.correlative or not s.words[k].classes.isdisjoint(PRONOUNS)):
            return True
    return False


def commands(s: Sentence, claim: Range) -> bool:
    """The claim is what somebody is told to do: … বলেছেন, | ঘাট ছাড়তে; … | তাঁরা যেন ঘাট ছাড়েন."""
    words = s.words[s.index_at(claim.start) : s.index_at(claim.end)]
    if not words or "’" in words[-1].text:
        return False
    infinitive = "infinitive" in words[-1].kinds
    if infinitive:
        return not any(word.finite for word in words)
    wished = not s.grammar.so_that.isdisjoint([word.text for word in words[:NEAR]])
    return wished and "present" in words[-1].tenses


def tells(s: Sentence, claim: Range) -> bool:
    """A verb stands in the claim with more than its object: it tells something, and is neither a list nor কথা বলেন."""
    words = s.words[s.index_at(claim.start) : s.index_at(claim.end)]
    return len(words) > 2 and any(word.finite for word in words)
