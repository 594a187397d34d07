"""The examples of a record of a cue or a hedge: a sentence in which it bites, and one in which it does not."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from annotator.models import Record

Marked = Annotated[str, Field(pattern=r"^[^\[\]]*\[[^\[\]]+\][^\[\]]*$")]
"""A sentence, or a few, with the words in question in square brackets."""


class Example(Record):
    """The two sentences of a record; tests run both."""

    example: Marked
    """A sentence in which the record is what it is said to be; its span in square brackets."""
    counter_example: Marked
    """A sentence with the same words, or a look-alike, that this record has nothing to do with."""
