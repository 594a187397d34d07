"""Names of plain types that many rooms hand to one another."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]
"""An object of JSON, or a table of TOML, as its library reads it."""

Ends = tuple[int, int]
"""Where a stretch of a text begins and ends, in code points."""
