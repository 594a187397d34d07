"""Figures of predictions beside what they are when a reviewed sample puts them right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator.comparing.analysis import correct_outlets
from annotator.comparing.correction import together
from annotator.labels import Basis
from annotator.tables.outlets import OutletRow, rows_of

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.correction import CorrectedProfile
    from annotator.comparing.dataset import Dataset

#: Measures that are told, and the names of their heads in ``strings.toml``.
MEASURES = (
    ("density", "attributions", "per_words"),
    ("naming", "named", "named"),
    ("naming", "anonymous", "anonymous"),
    ("reporting", "own", "own_reporting"),
    ("hedge_level", "flat", "no_hedge"),
    ("quote_type", "direct", "quoted"),
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
        "corrected_together": (whole := together(profiles)) and _rows(whole),
        "uncorrected": {each.outlet: each.reason for each in profiles if each.reason},
        "corrected_measures": MEASURES,
        "left_out": sum(each.left_out for each in profiles if not each.reason),
    }


def _rows(profile: CorrectedProfile) -> dict[tuple[str, str], OutletRow]:
    return {(row.measure, row.category): row for row in rows_of(profile, Basis.CORRECTED)}
