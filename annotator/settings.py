"""Settings of a folder: ``annotator.toml``, for those who always give the same options there.

An option on the command line comes before an environment variable, and that before this file.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from annotator.errors import LexiconError, UsageError
from annotator.models import Record

FILE = "annotator.toml"


class StudioSettings(Record):
    """The table ``[studio]``."""

    url: str | None = None
    """Address of the team's Label Studio server. Its token stays in ANNOTATOR_STUDIO_TOKEN: it is a secret."""


class Settings(Record):
    """The keys of ``annotator.toml``."""

    database: str | None = None
    """As ``--database`` takes it; a path is looked for beside the file."""
    lexicon: Path | None = None
    """Folder of lexicon files laid over those of the program, looked for beside the file."""
    columns: dict[str, str] = Field(default_factory=dict)
    """Which column of tables is which field, as ``--column`` takes it: ``{text = "Body"}``."""
    studio: StudioSettings = StudioSettings()
    """The Label Studio in which people review."""


def load_settings(folder: Path) -> Settings:
    """Return the settings of a folder; those of none where there is no file.

    Raises:
        UsageError: the file cannot be read, or holds a key or a value that is none.
        LexiconError: the lexicon folder is not there.
    """
    file = folder / FILE
    if not file.is_file():
        return Settings()
    try:
        settings = Settings.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except ValidationError as error:
        raise UsageError(f"{file}: {_fault(error.errors()[0])}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if settings.lexicon is not None and not (folder / settings.lexicon).is_dir():
        raise LexiconError(f"{file}: lexicon: there is no folder {settings.lexicon}")
    return settings


def _fault(error: Any) -> str:
    """Return what is wrong with a key, in a line."""
    *tables, key = map(str, error["loc"])
    name = ".".join([*tables, key])
    if error["type"] != "extra_forbidden":
        return f"{name}: {error['msg']}"
    known = list((StudioSettings if tables else Settings).model_fields)
    near = get_close_matches(key, known, n=1)
    return f"there is no key {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}")
