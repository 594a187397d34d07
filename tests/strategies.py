"""Hypothesis strategies that several rooms share."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from annotator.attributes import ATTRIBUTES


def attributes(texts: st.SearchStrategy[str]) -> dict[str, st.SearchStrategy[Any]]:
    """By name: any value of each attribute, free text none or one of these."""
    return {
        each.name: st.sampled_from(each.vocabulary) if each.vocabulary else st.none() | texts for each in ATTRIBUTES
    }
