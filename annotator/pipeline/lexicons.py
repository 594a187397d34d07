"""Notice when the lexicons differ from those of the last run of the rules over a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store import Readable


def changed_lexicons(store: Readable, lexicon: Path | None, *, annotating: bool) -> str | None:
    """Return a sentence on how the lexicons differ from those of the last run, and what to do; None where they do not.

    Args:
        lexicon: folder of lexicon files laid over those of the program.
        annotating: whether the rules are about to run.
    """
    from annotator.rules.version import lexicon_digest
    from annotator.samples import lexicon_folder

    none, now, before = lexicon_digest(None), lexicon_digest(lexicon), store.last_lexicon()
    if before in (None, now):
        return None
    if before == lexicon_digest(lexicon_folder()) and now == none and not annotating:
        return None  # the sample, which brings a lexicon of its own: nobody has forgotten an option
    had = "the program's lexicons alone" if before == none else "a lexicon folder laid over the program's"
    if now == none:
        has = "the program's lexicons alone"
        advice = 'to keep to that folder, give --lexicon DIR or write lexicon = "DIR" into annotator.toml'
    else:
        has = f"{lexicon}" if before == none else f"other words in {lexicon}"
        advice = "`annotator annotate` brings the stored articles up to date"
    if annotating:
        advice = "stored articles are annotated again" + (f"; {advice}" if now == none else "")
    return f"note: the last run of the rules over {store.url} used {had}, this command uses {has}; {advice}"
