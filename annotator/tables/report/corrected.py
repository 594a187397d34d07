"""Figures of predictions beside what they are when a reviewed sample puts them right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.comparing.analysis import correct_outlets
from annotator.comparing.correction import EXPLANATION
from annotator.labels import Basis
from annotator.tables.outlets import OutletRow, rows_of

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.correction import CorrectedProfile
    from annotator.comparing.dataset import Dataset

#: Measures that are told, and their heads.
MEASURES = (
    ("density", "attributions", "Attributions per 1,000 words"),
    ("naming", "named", "Source named"),
    ("naming", "anonymous", "Source there, not named"),
    ("reporting", "own", "Own reporting"),
    ("hedge_level", "flat", "No hedge"),
    ("quote_type", "direct", "Directly quoted"),
)


def corrected_section(data: Dataset, corpus: Corpus) -> dict[str, Any]:
    """Return what the section of corrected figures shows; nothing where no outlet has a reviewed sample.

    Args:
        corpus: counts of the predictions.
    """
    if data.basis is not Basis.PREDICTED or not data.store.sampling().chances:
        return {"corrected": {}}
    profiles = correct_outlets(data, corpus)
    return {
        "corrected": {each.outlet: _rows(each) for each in profiles if not each.reason},
        "uncorrected": {each.outlet: each.reason for each in profiles if each.reason},
        "corrected_measures": MEASURES,
        "left_out": sum(each.left_out for each in profiles if not each.reason),
        "explanation": EXPLANATION,
    }


def _rows(profile: CorrectedProfile) -> dict[tuple[str, str], OutletRow]:
    return {(row.measure, row.category): row for row in rows_of(profile, Basis.CORRECTED)}
