"""The lines of a page, each with the part it plays there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture, Role
from annotator.pages.kinds import NO_MARK, Kind, key_of, said_by
from annotator.pages.markup import Mark
from annotator.pages.notation import without_number
from annotator.pages.places import Place


class Line(NamedTuple):
    """One line that is not blank."""

    start: int
    end: int
    text: FoldedText
    kind: Kind
    gap: bool
    """A blank line stands before it."""
    words: int
    sentences: int
    """How many sentence ends it holds."""
    mark: Mark
    """What the markup says of it."""
    key: str
    """Its letters, for telling whether it stands twice; of a short line without its signs."""

    @property
    def asks(self) -> bool:
        """Tell whether it ends as a question or exclamation does, which headlines do too."""
        return self.text.rstrip("’”'\" ").endswith(("?", "!"))


_CAPTION_LABEL = re.compile(r"(?:(?:ছবির )?ক্যাপশা?ন|Image caption|Caption)\s?[,:ঃ]", re.IGNORECASE)
_AGENCY = re.compile(r"[\[(][^\[(]+(?<!\.jpg)(?<!\.png)(?<!jpeg)(?<!webp)[\])]")
_BOX_LABEL = re.compile(r"(?:দাবি|ফলাফল|রায়|রেটিং|Claim|Verdict|Rating)\s?[:ঃ]?", re.IGNORECASE)
# A line of which so much leads elsewhere, and that is no longer, names another story.
_LINKED = 0.8
_LINK_WORDS = 40
_BYLINE_WORDS = 12
# What stands for a picture in Markdown; whose it is, behind the caption's sentence: "… এক নারী। -মেঘনাপাড় বার্তা".
_PICTURE = re.compile(r"!\[|\[[\w%.-]+\.(?:jpe?g|png|webp)\]")
_SIGNED = re.compile(r"[।!?]\s?[-–—]\s?([^\W\d][^।!?,:–—]{2,30})$")
_NAME = 40
# A mail's signature has no more lines.
_SIGNATURE = 8
# A picture's credit is no longer, in signs.
_CREDIT = 80


def split(text: FoldedText, furniture: Furniture, marks: Sequence[Mark] = ()) -> list[Line]:
    """The lines of a folded text, blank ones left out.

    Args:
        text: the text.
        furniture: the words by which lines of furniture are known.
        marks: what the markup says of each line, blank ones counted; none where the page had no markup.
    """
    lines: list[Line] = []
    previous = end = 0
    for number, whole in enumerate(text.split("\n")):
        content = FoldedText(whole.strip())
        if content.startswith("[") and not marks:
            content = without_number(content)
        if not content:
            continue
        start = text.index(content, end)
        mark = marks[number] if marks else NO_MARK
        lines.append(_line(content, start, number - previous > 1, furniture, mark))
        previous, end = number, start + len(content)
    return _without_signature(_labels_known(lines, furniture))


def _labels_known(lines: list[Line], furniture: Furniture) -> list[Line]:
    """The lines with those known that a label beside them tells: a caption and its copies below a label that stands
    alone, one above the agency that took the picture or above its copy with the credit joined to it, one that ends with
    the outlet's name, or with any below a picture, and what a box
    with a verdict holds.
    """
    captions: set[str] = set()
    boxed: set[int] = set()
    first = next((number for number, line in enumerate(lines) if line.kind is Kind.TEXT), len(lines))
    for number, (line, after) in enumerate(pairwise(lines)):
        if (line.kind is Kind.CAPTION and _CAPTION_LABEL.fullmatch(line.text)) or _is_signed(lines, number + 1, first):
            captions.add(after.key)
        elif after.kind is Kind.CAPTION and _AGENCY.fullmatch(after.text):
            captions.add(line.key)
        elif after.text.startswith(line.text) and _is_credited(line.text, after.text, furniture):
            captions |= {line.key, after.key}
        elif line.kind is Kind.SHORT and after.kind is Kind.SHORT and _BOX_LABEL.fullmatch(line.text):
            boxed |= {number, number + 1}
    if not captions and not boxed:
        return lines
    return [
        line._replace(kind=Kind.CAPTION)
        if line.key in captions
        else line._replace(kind=Kind.OTHER)
        if number in boxed
        else line
        for number, line in enumerate(lines)
    ]


def _is_signed(lines: list[Line], number: int, first: int) -> bool:
    """Tell whether a line ends with whose picture it tells of: anybody right below a picture; above the story, which
    begins with the line of the other number, the outlet that another line names.
    """
    text = lines[number].text
    credit = _SIGNED.search(text, max(0, len(text) - _NAME))
    if credit is None or _PICTURE.match(lines[number - 1].text):
        return credit is not None
    key = key_of(credit.group(1))
    others = (line for line in lines if line.kind not in (Kind.TEXT, Kind.BYLINE))
    return number <= first and any(key in line.key for line in others if line is not lines[number])


def _without_signature(lines: list[Line]) -> list[Line]:
    """The lines, the rule known that parts a mail from the few short lines below it that say who sent it and why."""
    rule = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].text == "--"), len(lines))
    below = lines[rule + 1 : rule + 2 + _SIGNATURE]
    if not 0 < len(below) <= _SIGNATURE or any(line.sentences > 1 or line.words > _LINK_WORDS for line in below):
        return lines
    return [*lines[:rule], lines[rule]._replace(kind=Kind.END), *lines[rule + 1 :]]


def _is_credited(line: str, after: str, furniture: Furniture) -> bool:
    """Tell whether a line that begins with the one before has a picture's credit behind it: "নদীর ঘাটফাইল ছবি"."""
    credit = after[len(line) :] if len(after) <= len(line) + _CREDIT else ""
    return furniture.role(credit.strip()) is Role.CAPTION


def _line(content: FoldedText, start: int, gap: bool, furniture: Furniture, mark: Mark) -> Line:
    said = said_by(content, furniture)
    if mark is NO_MARK:
        mark = said.mark
    kind = said.kind if mark is NO_MARK else _marked(said.kind, mark, said.words)
    return Line(start, start + len(content), content, kind, gap, said.words, said.sentences, mark, said.key)


def _marked(kind: Kind, mark: Mark, words: int) -> Kind:
    """Return what a line is once its place in the markup is known too."""
    if mark.place in (Place.ASIDE, Place.COMMENTS, Place.MENU, Place.FOOTER):
        stays = {Place.MENU: (Kind.DATE, Kind.TODAY, Kind.BYLINE), Place.FOOTER: (Kind.IMPRINT,)}
        return kind if kind in stays.get(mark.place, ()) else Kind.CHROME
    if kind not in (Kind.SHORT, Kind.TEXT):
        return kind
    if mark.place is Place.CAPTION:
        return Kind.CAPTION
    if mark.place is Place.BYLINE and words <= _BYLINE_WORDS:
        return Kind.BYLINE
    return Kind.OTHER if mark.linked >= _LINKED and mark.heading != 1 and words <= _LINK_WORDS else kind
