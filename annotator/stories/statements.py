"""The statements of an article: its attributed claims, and its sentences without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.aliases import Ends
from annotator.bangla.passages import Passages
from annotator.labels import Polarity, Scope, SourceType
from annotator.models import Annotation, Article, Attribution, Held, Span
from annotator.stories.wording import words

#: A claim that makes up at least this share of the one around it is the same claim, and the inner speaker its source.
SAME = 0.5
#: A claim shorter than this many words is read together with the rest of its sentence.
WORDS = 3


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story, and the annotation of it."""

    id: str
    article: Article
    annotation: Annotation
    copy: bool = False
    """Whether it is a wire copy of another."""

    @property
    def outlet(self) -> str:
        """The outlet's key or name; of an unsigned article its id."""
        return self.article.outlet or self.article.outlet_name or self.id


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of content in an article."""

    member: Member
    place: Ends
    chain: tuple[Attribution, ...] = ()
    """Who answers for it, from the nearest speaker to the origin; empty in the outlet's own voice."""
    responses: tuple[Attribution, ...] = ()
    """The attributions of the next sentence that respond to it: a denial, an admission."""
    hedges: tuple[str, ...] = ()
    """The outlet's own markers of uncertainty, where nobody else answers for it."""
    credit: Attribution | None = None
    """The credit of the whole article, where nobody else answers for it."""
    held: Held | None = None
    """Who holds the floor in it, where nobody else answers for it; none where nobody said."""
    number: int = 0
    """Which sentence of the article it is, from 0, where nobody else answers for it."""
    before: str = ""
    """The sentence before it, where nobody else answers for it."""
    lead: str = ""
    """What stands before the cue in its sentence, where somebody answers for it."""

    @property
    def text(self) -> str:
        return self.member.article.page.text[slice(*self.place)]

    @property
    def outlet(self) -> str:
        return self.member.outlet

    @property
    def may_have_a_source(self) -> bool:
        """Whether nobody in particular says it, but words before the cue are no part of what is said: they may be a
        source that was not found (তালিকার খসড়া থেকে জানা যায়, …)."""
        speaker = self.chain[0]
        if len(self.chain) > 1 or speaker.canonical or speaker.source_type is not SourceType.UNSPECIFIED:
            return False
        return self.place[0] >= speaker.cue.end and bool(words(self.lead))


def statements(member: Member) -> list[Statement]:
    """Return the statements of an article, in the order of the text.

    An attribution without content (a refusal, silence) makes none.
    """
    article, found = member.article, member.annotation.attributions
    passages = Passages(article.page.text, article.segments)
    sentences = passages.sentences
    claims = {one.id: _claim(one, sentences) for one in found if _has_content(one) and one.scope is Scope.SENTENCE}
    direct = [one for one in found if one.id in claims]
    places = {one.id: claims[one.id] for one in direct if not _is_reported_by_another(one, direct, claims)}
    responses: dict[str, list[Attribution]] = {}
    for one in found:
        target = _target(one, sentences) if _has_content(one) else None
        if target is None:
            continue
        answered = [id_ for id_, place in places.items() if _overlap(place, target) and id_ in claims]
        if answered:
            responses.setdefault(answered[-1], []).append(one)
        else:
            places[one.id] = target
    attributed = [
        Statement(
            member,
            places[one.id],
            _chain(one, found, claims),
            tuple(responses.get(one.id, ())),
            lead=_lead(one, article.page.text, sentences),
        )
        for one in found
        if one.id in places
    ]
    own = _unattributed(member, passages, [*claims.values(), *places.values()])
    return sorted([*attributed, *own], key=lambda one: one.place)


def _unattributed(member: Member, passages: Passages, taken: Sequence[Ends]) -> Iterator[Statement]:
    """The sentences that no attribution touches, but for those in quotation marks, which somebody says elsewhere."""
    found = member.annotation.attributions
    credit = next((one for one in found if one.scope is Scope.ARTICLE and one.canonical), None)
    touched = [*taken, *((one.cue.start, one.cue.end) for one in found)]
    bare = member.annotation.bare_hedges
    text, before = member.article.page.text, ""
    for number, sentence in enumerate(passages.sentences):
        if not any(_overlap(sentence, other) for other in touched) and not passages.is_quoted(*sentence):
            hedges = tuple(hedge.text for hedge in bare if _overlap(sentence, (hedge.start, hedge.end)))
            yield Statement(
                member,
                sentence,
                hedges=hedges,
                credit=credit,
                held=_held(member, sentence),
                number=number,
                before=before,
            )
        before = text[slice(*sentence)]


def _held(member: Member, place: Ends) -> Held | None:
    """Return the holder of the floor in most of a sentence."""
    over = [one for one in member.annotation.floor if one.start < place[1] and place[0] < one.end]
    return max(over, key=lambda one: min(place[1], one.end) - max(place[0], one.start), default=None)


def _has_content(one: Attribution) -> bool:
    return one.claim is not None and one.polarity is Polarity.POSITIVE and one.scope is not Scope.ARTICLE


def _claim(one: Attribution, sentences: Sequence[Ends]) -> Ends:
    """The range of its claim; of a claim of a word or two the whole sentence."""
    assert one.claim is not None
    here = _around(one.cue, sentences)
    if here is not None and len(one.claim.text.split()) < WORDS:
        return sentences[here]
    return one.claim.start, one.claim.end


def _target(one: Attribution, sentences: Sequence[Ends]) -> Ends | None:
    """The sentence that its claim points to."""
    step = {Scope.PRECEDING: -1, Scope.FOLLOWING: 1}.get(one.scope)
    here = _around(one.cue, sentences)
    if step is None or here is None or not 0 <= here + step < len(sentences):
        return None
    return sentences[here + step]


def _around(span: Span, sentences: Sequence[Ends]) -> int | None:
    place = span.start, span.end
    return next((number for number, sentence in enumerate(sentences) if _overlap(sentence, place)), None)


def _lead(one: Attribution, text: str, sentences: Sequence[Ends]) -> str:
    here = _around(one.cue, sentences)
    return text[sentences[here][0] : one.cue.start] if here is not None else ""


def _chain(one: Attribution, found: Sequence[Attribution], claims: Mapping[str, Ends]) -> tuple[Attribution, ...]:
    """The speaker, those who report its speech around it, and the origins that are cited."""
    chain = [one]
    if (mine := claims.get(one.id)) is not None:
        around = [
            other for other in found if other is not one and other.id in claims and _holds(claims[other.id], mine)
        ]
        chain += sorted((other for other in around if not _is_origin(other, found)), key=lambda o: _size(claims[o.id]))
    by_id = {other.id: other for other in found}
    for speaker in chain:  # which grows meanwhile: an origin may cite another
        origin = by_id.get(speaker.via or "")
        if origin is not None and origin not in chain:
            chain.append(origin)
    return tuple(chain)


def _is_reported_by_another(one: Attribution, direct: Sequence[Attribution], claims: Mapping[str, Ends]) -> bool:
    """Tell whether it is the origin of another, or reports the speech of somebody that makes up most of it."""
    if _is_origin(one, direct):
        return True
    mine = claims[one.id]
    for other in direct:
        theirs = claims[other.id]
        if other is one or _is_origin(other, direct) or not _holds(mine, theirs):
            continue
        if mine == theirs:
            if (other.cue.start, other.id) < (one.cue.start, one.id):
                return True
        elif _size(theirs) >= SAME * _size(mine):
            return True
    return False


def _is_origin(one: Attribution, found: Sequence[Attribution]) -> bool:
    return any(other.via == one.id for other in found)


def _overlap(one: Ends, other: Ends) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _holds(outer: Ends, inner: Ends) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _size(place: Ends) -> int:
    return place[1] - place[0]
