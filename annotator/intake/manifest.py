"""The manifest: a table that tells of files what they do not show themselves."""

from __future__ import annotations

import csv
from pathlib import Path

from annotator.errors import InputError


def read_manifest(file: Path) -> dict[Path, dict[str, str]]:
    """Return what a manifest tells of each file: path → ``outlet``, ``url``, ``published_at``.

    A relative path is looked for beside the manifest, then where the command runs.

    Raises:
        InputError: the manifest cannot be opened, is no CSV in UTF-8 or has no column ``path``.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            records = list(csv.DictReader(lines))
    except (OSError, UnicodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "it is no CSV in UTF-8"
        raise InputError(f"manifest {file} cannot be read: {reason}") from error
    if records and "path" not in records[0]:
        raise InputError(f"manifest {file}: no column 'path'; its first line must be path,outlet,url,published_at")
    told = {}
    for record in records:
        path = Path(record.get("path") or "")
        beside = file.parent / path
        told[(beside if beside.exists() else path).resolve()] = {
            name: (record.get(name) or "").strip() for name in ("outlet", "url", "published_at")
        }
    return told
