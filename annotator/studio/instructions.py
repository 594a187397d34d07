"""The instructions for reviewers, as the project shows them before their first task."""

from __future__ import annotations

from pathlib import Path


def instructions() -> str:
    """The instructions: a piece of HTML, in Bangla, exactly as the server keeps it.

    Label Studio takes styles and comments off, and shows headings and lists like any other line: hence
    the breaks and the dots.
    """
    return Path(__file__).with_name("instructions.html").read_text(encoding="utf-8").strip()
