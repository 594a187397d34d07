"""``annotator doctor``: what is installed and reachable here, and what to do about what is not."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path

import click

from annotator.cli.options import database_option, json_option, open_store, studio_url
from annotator.errors import AnnotatorError
from annotator.extras import DISTRIBUTION, install
from annotator.version import __version__

#: Extras that only those need who work on the program.
_OF_DEVELOPERS = frozenset({"test"})


@dataclass(frozen=True)
class Check:
    """Something that was looked at."""

    name: str
    """What it is."""
    state: str
    """``ok``; ``absent`` for what not everybody needs; ``wrong`` for what stops the work."""
    told: str
    """What was found, and what to do."""


@click.command()
@json_option
@database_option
def doctor(as_json: bool, database: str | None) -> None:
    """Look at what is installed, the database, Label Studio, the disk and the terminal, and say what to do.

    Nothing is changed. It ends with 1 where something stops the work. With --json each line is an object: name, state
    (ok, absent, wrong) and what was found.
    """
    import json

    checks = list(_checks(database))
    for one in checks:
        mark = "" if one.state == "ok" else f"{one.state}: "
        click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else f"{one.name:<14}{mark}{one.told}")
    if any(one.state == "wrong" for one in checks):
        sys.exit(1)


def _kind_of_pass() -> str:
    """Return whether the rule pass is compiled; it is not imported for that."""
    spec = find_spec("annotator.rules.engine")
    return "plain Python" if spec is None or str(spec.origin).endswith(".py") else "compiled"


def _checks(database: str | None) -> Iterator[Check]:
    where = f"annotator {__version__}, Python {platform.python_version()}, {platform.system()}"
    yield Check("program", "ok", f"{where}; the rule pass is {_kind_of_pass()}")
    yield from _extras()
    yield _database(database)
    yield _studio()
    yield _disk()
    yield _terminal()


def _extras() -> Iterator[Check]:
    """Look for the libraries of each extra, as the installed program declares them."""
    from importlib.metadata import PackageNotFoundError, metadata, version

    import packaging.requirements

    try:
        declared = metadata(DISTRIBUTION)
    except PackageNotFoundError:
        yield Check(
            "extras", "absent", f"the program is not installed, only run; pip install '{DISTRIBUTION}' installs it"
        )
        return
    needed = [packaging.requirements.Requirement(one) for one in declared.get_all("Requires-Dist") or ()]
    for extra in sorted(set(declared.get_all("Provides-Extra") or ()) - _OF_DEVELOPERS):
        missing = []
        for one in needed:
            if one.marker is None or one.marker.evaluate({"extra": ""}) or not one.marker.evaluate({"extra": extra}):
                continue
            try:
                version(one.name)
            except PackageNotFoundError:
                missing.append(one.name)
        if missing:
            yield Check(f"[{extra}]", "absent", f"lacks {', '.join(missing)}; install it with: {install(extra)}")
        else:
            yield Check(f"[{extra}]", "ok", "all of it is installed")


def _database(url: str | None) -> Check:

    try:
        with open_store(url) as store:
            counts, place = store.counts(), store.url
    except AnnotatorError as error:
        return Check("database", "absent" if "there is no database" in str(error) else "wrong", str(error))
    file = Path(place)
    if file.exists() and not (os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK)):
        return Check("database", "ok", f"{place}: {counts.articles:,} articles; it can be read, not written")
    return Check("database", "ok", f"{place}: {counts.articles:,} articles, {counts.reviewed:,} reviewed")


def _studio() -> Check:
    """Say which Label Studio the commands use; it is not called, which `annotator studio status` does."""
    from annotator.studio.connection import Connection

    try:
        found = Connection.find(url=studio_url())
    except AnnotatorError as error:
        return Check("Label Studio", "absent", str(error))
    return Check("Label Studio", "ok", f"{found.url}; `annotator studio status` asks whether it answers")


def _disk() -> Check:
    from annotator.server.install import SPACE

    free = shutil.disk_usage(Path()).free
    told = f"{free / 1e9:.1f} GB free here"
    if free < SPACE:
        return Check("disk", "absent", f"{told}; a Label Studio of your own takes {SPACE / 1e9:.1f} GB")
    return Check("disk", "ok", told)


def _terminal() -> Check:
    encoding = (getattr(sys.stdout, "encoding", None) or "unknown").lower()
    if encoding.replace("-", "") != "utf8":
        return Check("terminal", "wrong", f"writes {encoding}, which has no Bangla; set PYTHONUTF8=1")
    return Check("terminal", "ok", "UTF-8")
