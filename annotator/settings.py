"""Settings of a folder: ``annotator.toml``, for those who always give the same options there.

An option on the command line comes before an environment variable, and that before this file. Where there is none,
pydantic is not loaded for it: every command asks.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any, ClassVar

from annotator.errors import LexiconError, UsageError

FILE = "annotator.toml"


@dataclass(frozen=True)
class StudioSettings:
    """The table ``[studio]``."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    url: str | None = None
    """Address of the team's Label Studio server. Its token stays in ANNOTATOR_STUDIO_TOKEN: it is a secret."""


@dataclass(frozen=True)
class Settings:
    """The keys of ``annotator.toml``."""

    __pydantic_config__: ClassVar[Any] = {"extra": "forbid"}

    database: str | None = None
    """As ``--database`` takes it; a path is looked for beside the file."""
    lexicon: Path | None = None
    """Folder of lexicon files laid over those of the program, looked for beside the file."""
    columns: dict[str, str] = field(default_factory=dict)
    """Which column of tables is which field, as ``--column`` takes it: ``{text = "Body"}``."""
    studio: StudioSettings = field(default_factory=StudioSettings)
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
    from pydantic import TypeAdapter, ValidationError

    try:
        settings = TypeAdapter(Settings).validate_python(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except ValidationError as error:
        raise UsageError(f"{file}: {_fault(error.errors()[0])}") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file} cannot be read: {error}; a text stands in quotation marks, a key before =") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if settings.lexicon is not None and not (folder / settings.lexicon).is_dir():
        raise LexiconError(f"{file}: lexicon: there is no folder {settings.lexicon}")
    return settings


def _fault(error: Any) -> str:
    """Return what is wrong with a key, in a line."""
    *tables, key = map(str, error["loc"])
    name = ".".join([*tables, key])
    if error["type"] != "unexpected_keyword_argument":
        return f"{name}: {error['msg']}"
    known = [each.name for each in fields(StudioSettings if tables else Settings)]
    near = get_close_matches(key, known, n=1)
    return f"there is no key {name!r}; " + (f"did you mean {near[0]!r}?" if near else f"there are: {', '.join(known)}")
