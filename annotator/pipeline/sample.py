"""The sample pages that come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import UsageError
from annotator.pipeline.annotate import ingest_and_annotate
from annotator.pipeline.ingest import Tally
from annotator.pipeline.pages import PageOptions
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.store import Store


def sample_pages(options: PageOptions) -> tuple[list[str], PageOptions]:
    """Return the paths of the sample pages, and how they are to be read.

    Raises:
        UsageError: the options name a lexicon; the sample brings its own.
    """
    if options.lexicon is not None:
        raise UsageError("--sample brings a lexicon of its own; leave --lexicon out")
    from annotator.samples import lexicon_folder, manifest_file, pages_folder

    manifest = options.manifest or manifest_file()
    return [str(pages_folder())], replace(options, lexicon=lexicon_folder(), manifest=manifest)


@contextmanager
def sample_store(options: PageOptions, progress: Progress = unseen) -> Iterator[tuple[Store, PageOptions, Tally]]:
    """Give the sample pages, annotated, in a database that is gone afterwards; how they were read; what came of it."""
    from annotator.rules import RulePass
    from annotator.store import Store

    paths, options = sample_pages(options)
    with Store.open(":memory:") as store:
        ran = ingest_and_annotate(store, paths, options, RulePass(options.lexicon), progress)
        yield store, options, ran.tally
