"""The sentences and words of the rule pass, as far as mining reads them: this room does not import the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from annotator.lexicon.verbs import Form


class TokenWord(Protocol):
    """A word of the rule pass."""

    @property
    def text(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def finite(self) -> bool: ...
    @property
    def mark(self) -> bool: ...
    @property
    def forms(self) -> tuple[Form, ...]: ...
    @property
    def stems(self) -> tuple[str, ...]: ...
    def is_a(self, name: str) -> bool:
        """Return whether it belongs to that word class."""


class TokenSentence(Protocol):
    """A sentence of the rule pass: its tokens with their ranges in a folded text."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> Sequence[TokenWord]: ...
    @property
    def starts(self) -> Sequence[int]: ...
    def end_of(self, k: int) -> int:
        """Return where token k ends."""
