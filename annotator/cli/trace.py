"""``annotator rules trace``: which cases of the rules decided what in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import lexicon_option
from annotator.errors import UsageError

if TYPE_CHECKING:
    from rich.tree import Tree

    from annotator.models import Attribution
    from annotator.rules.cases import Decision


@click.command()
@click.argument("sentence", nargs=-1, required=True)
@lexicon_option
@click.option("--all", "whole", is_flag=True, help="With what was decided on the way to each decision.")
def trace(sentence: tuple[str, ...], lexicon: Path | None, whole: bool) -> None:
    """Show which cases of the rules decided what in SENTENCE.

    Each step of the rules is a list of named cases; the first that decides, decides. Shown are these, in the order in
    which they decided, with the example that explains each, and then what was found.
    """
    from rich.tree import Tree

    from annotator.cli.display import console
    from annotator.rules import RulePass
    from annotator.rules.cases import traced

    text = " ".join(sentence).strip()
    if not text:
        raise UsageError('give a sentence, in quotation marks: annotator rules trace "পুলিশ জানায়, পথ খোলা।"')
    rules = RulePass(lexicon)
    with traced() as decisions:
        found = rules.annotate_text(text)
    tree = Tree(text, guide_style="dim")
    _branch(tree, decisions, whole)
    out = console()
    out.print(tree)
    if not decisions:
        out.print("no case was asked: no word of it can begin a cue or a hedge")
    for one in found.attributions:
        out.print(_in_words(one))
    if decisions and not found.attributions:
        out.print("nothing is attributed")


def _branch(tree: Tree, decisions: Iterable[Decision], whole: bool) -> None:
    from rich.text import Text

    for decision in decisions:
        line = Text.assemble((decision.case, "bold"), f" → {decision.found}", (f"   {decision.about}", "dim"))
        if decision.example:
            line.append(f"\n{decision.example}", style="italic dim")
        branch = tree.add(line)
        if whole:
            _branch(branch, decision.within, whole)


def _in_words(one: Attribution) -> str:
    """Return who, cue and claim in one line, with the rule."""
    source = one.source.text if one.source else one.canonical or "nobody"
    claim = one.claim.text if one.claim else "no claim"
    name = f" ({one.canonical}, {one.source_type})" if one.canonical else f" ({one.source_type})"
    return f"{one.rule}: {source}{name} | {one.cue.text} | {claim} | level {one.hedge_level.value}"
