"""The review loop: articles out to Label Studio, and what people did there back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from annotator.errors import NotFound, StudioError, UsageError
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.exchange import Drawn, Pushed
    from annotator.store import ProjectInbox, ProjectOutbox, Review, Store
    from annotator.studio.client import Studio
    from annotator.studio.project import Project
    from annotator.studio.pull import Pulled


@dataclass(frozen=True, slots=True)
class ReviewLoop:
    """A database and its project in Label Studio: where tasks go out and reviews come in."""

    store: Store
    studio: Studio
    project: Project
    outbox: ProjectOutbox
    inbox: ProjectInbox


@dataclass(frozen=True, slots=True)
class TaskSelection:
    """Which articles are to be reviewed.

    Raises:
        UsageError: a sample without a seed, a seed without a sample, or days in the wrong order.
    """

    outlet: str | None = None
    """Key or name of the only outlet."""
    since: date | None = None
    until: date | None = None
    sample: int | None = None
    """Draw so many, spread over the outlets."""
    seed: int | None = None
    """Number that decides which; the same one draws the same sample."""
    reviewed: bool = False
    """Show new predictions on tasks on which somebody has worked, too."""
    overlap: float | None = None
    """Let this share of all tasks be reviewed by two people; kept for the next pushes."""
    blind: float | None = None
    """Send this share of new tasks without a prediction; kept for the next pushes."""
    restore: bool = False
    """Send stored reviews with tasks that the server has not, or not any more."""
    evenly: bool = False
    """Draw as many of each outlet as of any other, and not in proportion to their sizes."""
    instructive: int | None = None
    """Send so many, those that teach most: doubtful ones, by rules and of outlets that were hardly reviewed."""

    def __post_init__(self) -> None:
        from annotator.comparing.selection import check_days

        if (self.sample is None) != (self.seed is None):
            raise UsageError("--sample and --seed go together: the seed makes that the sample can be drawn again")
        if self.evenly and self.sample is None:
            raise UsageError("--by outlet says how a sample is spread; give --sample N and --seed with it")
        if self.instructive is not None and self.sample is not None:
            raise UsageError("--instructive picks articles and --sample draws them by lot; give one of the two")
        check_days(self.since, self.until)


_GONE = (
    "the project is no longer on this server; what was pulled of its reviews is in the database and counts. "
    "`annotator push` makes a new project, with --restore-reviews it puts the reviews into it"
)


@contextmanager
def review_loop(
    store: Store, url: str | None = None, *, make: bool = True, title: str | None = None
) -> Iterator[ReviewLoop]:
    """Connect a database with its project.

    Args:
        url: address of the server, where neither the environment nor a server of our own says it.
        make: make the project where there is none.
        title: what the project is called from now on.

    Raises:
        StudioError: no server is known, it does not answer, it refuses the token, or there is no project and none is
            to be made.
    """
    from annotator.studio.client import Studio
    from annotator.studio.connection import Connection

    with Studio(Connection.find(url)) as studio:
        key = store.project_key()
        remembered = store.remembered_project()
        project = studio.project(key, title, remembered) if make else studio.located(key, remembered)
        if project is None:
            raise StudioError(_GONE if remembered else "nothing was sent to this server yet; `annotator push` does it")
        number = store.enter_project(key, project.id, project.created_at, project.url)
        yield ReviewLoop(store, studio, project, store.outbox(number), store.inbox(number))


def push(
    loop: ReviewLoop,
    selection: TaskSelection,
    progress: Progress = unseen,
    drawn: Callable[[Drawn], object] = lambda _: None,
) -> Pushed:
    """Queue what is chosen and send what is queued, with the current predictions.

    Args:
        drawn: called with the sample, where one is asked for, before anything is sent.

    Raises:
        NotFound: there is no article of the outlet, or none is annotated.
        StudioError: the server fails, or the project's label config is not ours.
    """
    from annotator.comparing.dataset import check_outlets
    from annotator.exchange import Shares
    from annotator.studio.push import push, refuse_drift

    if selection.outlet is not None:
        check_outlets(loop.store, [selection.outlet])
    refuse_drift(loop.project)
    shares = loop.outbox.share(Shares(selection.overlap, selection.blind))
    outlet, since, until = selection.outlet, selection.since, selection.until
    if selection.sample is not None and selection.seed is not None:
        size, seed, evenly = selection.sample, selection.seed, selection.evenly
        drawn(loop.outbox.draw(size, seed, evenly=evenly, outlet=outlet, since=since, until=until))
    elif selection.instructive is not None:
        loop.outbox.queue(keys=_instructive(loop, selection, selection.instructive))
    else:
        loop.outbox.queue(outlet=outlet, since=since, until=until)
    if selection.restore:
        loop.outbox.requeue_gone()
    if not loop.outbox.queued() and not loop.store.counts().annotated:
        raise NotFound("no article is annotated yet; `annotator ingest PATH…` and `annotator annotate` come first")
    if shares.overlap is not None:
        loop.studio.set_overlap(loop.project, shares.overlap)
    with progress("sending", loop.outbox.queued() + len(loop.outbox.in_doubt())) as advance:
        pushed = push(
            loop.studio,
            loop.project,
            loop.outbox,
            reviewed=selection.reviewed,
            restore=selection.restore,
            advance=advance,
        )
    loop.store.add_findings(pushed.findings)
    return pushed


def _instructive(loop: ReviewLoop, selection: TaskSelection, most: int) -> list[str]:
    """Return the keys of the articles without a task that teach most."""
    from annotator.quality.priority import Waiting, most_instructive

    which: Any = {"outlet": selection.outlet, "since": selection.since, "until": selection.until}
    free = set(loop.outbox.unsent(**which))
    rules: Counter[str] = Counter()
    outlets: Counter[str | None] = Counter()
    for review in loop.store.reviews():
        if review.is_chosen and review.base is not None:
            rules.update(one.rule or "" for one in review.base.attributions)
            outlets[review.article.outlet] += 1
    predicted = loop.store.annotated_articles(**which)
    waiting = (Waiting(one.article.key, one.article.outlet, one.annotation) for one in predicted)
    return most_instructive((one for one in waiting if one.key in free), rules, outlets, most)


def pull(loop: ReviewLoop, progress: Progress = unseen) -> Pulled:
    """Fetch what people did since last time, store it whole, and read it.

    Raises:
        StudioError: the server fails; the next pull goes on from there.
    """
    from annotator.studio.pull import pull

    with progress("fetching", None) as advance:
        pulled = pull(loop.studio, loop.project, loop.inbox, advance=advance)
    if pulled.read:
        _show_disagreements(loop)
    return pulled


def _show_disagreements(loop: ReviewLoop) -> None:
    """Let the project's tab of disagreements hold what people differ on now."""
    from annotator.pipeline.opinions import open_disagreements
    from annotator.studio.tabs import show_disagreements

    articles = {found.reviews[0].article.key for found in open_disagreements(loop.store)}
    show_disagreements(loop.studio.transport, loop.project, sorted(articles))


def adjudicate(loop: ReviewLoop, article: str, by: str | None = None) -> Review:
    """Make one annotation the article's word: that of the person named, else the third one, and return it.

    Args:
        article: key, the start of it, name of the page, or url.
        by: name or address of the person whose annotation counts.

    Raises:
        NotFound: there is no such article, nobody has reviewed it, or not this person.
        UsageError: there is no third annotation, and nobody is named.
    """
    pull(loop)
    key = loop.store.article(article).key
    known = [one for one in loop.store.reviews(keys=[key]) if one.number is not None and not one.is_bulk]
    if not known:
        raise NotFound(f"nobody has reviewed {article} in Label Studio")
    chosen = _chosen(known, by)
    wanted = {one.number: one is chosen for one in known if one.number and one.is_adjudicated is not (one is chosen)}
    loop.studio.adjudicate(wanted)
    pull(loop)
    return next(one for one in loop.store.reviews(keys=[key]) if one.number == chosen.number)


def _chosen(known: list[Review], by: str | None) -> Review:
    if by is not None:
        theirs = [one for one in known if one.reviewer == by]
        if not theirs:
            raise NotFound(f"{by} has not reviewed it; {', '.join(sorted({one.reviewer for one in known}))} did")
        return max(theirs, key=lambda one: one.updated_at)
    if len(known) < 3:
        raise UsageError(
            f"it has {len(known)} of three annotations; make the third one in Label Studio (+ beside the others), "
            "or name the person whose annotation counts: --by NAME"
        )
    return max(known, key=lambda one: one.number or 0)
