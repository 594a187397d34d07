"""Articles in numbers, as ratios are counted of them."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from annotator.comparing.statistics import Ratios, generator

Floats = NDArray[np.float64]

#: One ratio: the first column over the second.
ONE = Ratios(np.array([0]), np.array([1]))

articles = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6)), min_size=3, max_size=12).map(
    lambda rows: np.array(rows, float)
)


def sample(articles: int, share: float, name: str) -> Floats:
    """Articles of about six attributions, of which about so many are counted."""
    rng = generator(name)
    sizes = rng.poisson(6, articles) + 1
    return np.stack([rng.binomial(sizes, share), sizes], axis=1).astype(float)
