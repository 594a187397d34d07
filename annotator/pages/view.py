"""The text of a page in lines as a reader would see them, of the same length, so that offsets stay.

Paragraphs that a tool broke into lines of one width are put together; a page poured into one line is parted.
"""

from __future__ import annotations

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture
from annotator.pages.flat import parted
from annotator.pages.wrapping import unwrapped


def view(text: FoldedText, furniture: Furniture) -> FoldedText:
    """The (folded) text with its newlines where lines end, and nowhere else."""
    return FoldedText(parted(FoldedText(unwrapped(text, furniture)), furniture))
