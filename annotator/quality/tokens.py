"""Sentences and words of the rule pass, as far as analysis looks at them. Analysis does not import the rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from annotator.lexicon.verbs import Form


class Token(Protocol):
    """A word as the rule pass sees it."""

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
        """It belongs to that word class."""


class Clause(Protocol):
    """A sentence as the rule pass sees it: its tokens with their ranges in a folded text."""

    @property
    def text(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def words(self) -> Sequence[Token]: ...
    @property
    def starts(self) -> Sequence[int]: ...
    def end_of(self, k: int) -> int:
        """Where token k ends."""
