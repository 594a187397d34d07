"""``annotator lexicon``: tools for those who extend the lexicons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.lexicon_suggest import suggest
from annotator.cli.options import json_option, page_options
from annotator.cli.results import result
from annotator.cli.writing import csv_writing

if TYPE_CHECKING:
    from annotator.pipeline.pages import PageOptions
    from annotator.quality.mining import Candidate, Miner

#: How many candidates are shown where the terminal is all there is.
SHOWN = 50


@click.group()
def lexicon() -> None:
    """Find out what the lexicons lack."""


lexicon.add_command(suggest)


@lexicon.command()
@click.argument("corpus", nargs=-1, required=True, metavar="CORPUS…")
@click.option(
    "--top", type=click.IntRange(min=1), metavar="N", help="How many candidates.  [default: 50, or all with --out]"
)
@click.option(
    "--contexts", type=click.IntRange(min=1), default=3, show_default=True, metavar="K", help="Contexts of each."
)
@click.option("--known", is_flag=True, help="Also cues that the lexicon holds, where no rule took them for one.")
@click.option(
    "--out",
    metavar="FILE.csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write them to this file instead of the terminal.",
)
@page_options
@json_option
def mine(
    corpus: tuple[str, ...],
    top: int | None,
    contexts: int,
    known: bool,
    out: Path | None,
    pages: PageOptions,
    as_json: bool,
) -> None:
    """List words in CORPUS… that look like cues and that the lexicon lacks, the most frequent first.

    CORPUS is as for `annotator annotate`; .jsonl files may be packed with gzip. A word looks like a
    cue by where it stands: behind বলে, before a clause or a quotation, between content and a light
    verb, behind a speaker in the genitive. Where an attribution was found it is none.
    """
    miner = _mined(corpus, pages, contexts, known)
    if as_json:
        for one in miner.most_frequent(top or SHOWN):
            result(True, "", **{each.name: getattr(one, each.name) for each in fields(one)})
    elif out is None:
        _print(miner.most_frequent(top or SHOWN))
    if out is None:
        return
    candidates = miner.most_frequent(top)
    _write(out, candidates, contexts)
    click.echo(f"{out}: {len(candidates):,} candidates", err=True)
    click.echo("next: add what is a cue to cues.toml in a folder of your own, and see what it changes with", err=True)
    click.echo("  annotator rules diff - FOLDER CORPUS…", err=True)


def _mined(corpus: Sequence[str], pages: PageOptions, contexts: int, known: bool) -> Miner:
    from annotator.bangla.folding import fold
    from annotator.bangla.sentences import sentences
    from annotator.cli.corpus import articles
    from annotator.lexicon.cues import load_cues
    from annotator.lexicon.grammar import load_grammar
    from annotator.lexicon.particles import load_classes
    from annotator.lexicon.sources import load_sources, load_titles
    from annotator.lexicon.verbs import form_index, load_verbs
    from annotator.lexicon.vocabulary import load_vocabulary
    from annotator.quality.mining import Miner
    from annotator.rules import RulePass
    from annotator.rules.text import Sentence
    from annotator.rules.words import Words

    folder = pages.lexicon
    rules, verbs = RulePass(folder), load_verbs(folder)
    classes = dict(load_vocabulary(folder))
    for word, names in load_classes(folder).items():
        classes[word] = classes.get(word, frozenset()) | names
    words = Words(form_index(verbs), classes, load_grammar(), lambda word: 0)
    named = (name for source in load_sources(folder) for name in source.names)
    titled = (word for title in load_titles(folder) for word in title.words)
    speakers = frozenset(fold(name).split()[-1] for name in (*named, *titled))
    miner = Miner(load_cues(folder), {verb.key: verb.lemma for verb in verbs}, speakers, contexts, known)
    for article in articles("mining", corpus, pages):
        body = fold(article.body)
        found = rules.annotate_text(body).attributions
        spans = [Sentence(body, span, words) for span in sentences(body, 0, len(body))]
        miner.take(spans, [(one.cue.start, one.cue.end) for one in found])
    return miner


def _write(out: Path, candidates: Sequence[Candidate], contexts: int) -> None:
    head = ("cue", "where", "count", "articles", "everywhere", "forms")
    with csv_writing(out, [*head, *(f"context {n}" for n in range(1, contexts + 1))]) as write:
        for one in candidates:
            forms = ", ".join(form for form, _ in one.forms.most_common(5))
            write([one.cue, one.kind, one.count, one.articles, one.everywhere, forms, *one.contexts])


def _print(candidates: Sequence[Candidate]) -> None:
    from rich.text import Text

    from annotator.cli.display import MUTED, console, number_table

    if not candidates:
        click.echo("nothing in it looks like a cue that the lexicon lacks")
        return
    table = number_table("count", "articles", expand=True)
    table.add_column("where", no_wrap=True)
    table.add_column("cue · context", no_wrap=True, overflow="ellipsis", ratio=1)
    for one in candidates:
        words = Text.assemble((one.cue, "bold"), (" · ", MUTED), one.contexts[0])
        table.add_row(f"{one.count:,}", f"{one.articles:,}", one.kind, words)
    console().print(table)
