"""Writing the report: one page that holds its sentences, or a folder of pages that it leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from annotator.comparing.analysis import Analysis, analyse
from annotator.comparing.countries import Countries
from annotator.comparing.dataset import nothing_there
from annotator.comparing.measures import COLUMNS
from annotator.comparing.new_parts import new_parts
from annotator.comparing.selection import Depth
from annotator.tables.files import replacing
from annotator.tables.report.article import page_of
from annotator.tables.report.evidence import SentenceLinks
from annotator.tables.report.figures import moment
from annotator.tables.report.language import Html
from annotator.tables.report.links import original
from annotator.tables.report.page import MOST_STORIES, report_values
from annotator.tables.report.sentences import ListedSentence, sentences
from annotator.tables.report.templates import render

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.store import AnnotatedArticle, ArticleInfo

#: More sentences than these are not put into one page with the report.
MOST_LISTED = 12_000

REPORT, ARTICLES = "report.html", "articles"

ToArticle = Callable[["ArticleInfo", str], Markup]
"""Gives the link to an article, and to a place in it."""


@dataclass
class OutletList:
    """All sentences of an outlet, and its articles."""

    outlet: str | None
    sentences: list[ListedSentence] = field(default_factory=list)
    articles: list[ArticleInfo] = field(default_factory=list)


def report_page(data: Dataset, most_stories: int = MOST_STORIES, language: Html | None = None) -> str:
    """Return the report as one page of HTML, with the sentences behind its figures where they are few enough.

    Args:
        data: what it is about.
        most_stories: how many stories are shown, those of the most articles first.
        language: of the page.

    Raises:
        UsageError: the data set mixes two bases.
        NotFound: no article that is asked for is annotated on its basis.
    """
    language, found = language or Html(), _analysed(data)
    sums = found.corpus.counts.sum(axis=0)
    is_short = sums[COLUMNS["attributions"]] + sums[COLUMNS["sentences"]] <= MOST_LISTED
    evidence = SentenceLinks(found.corpus, language) if is_short else None
    values = report_values(found, language, evidence, most_stories)
    lists = list(_lists(found, evidence)) if evidence else []
    return render(
        "report.html", language, evidence, **values, lists=lists, to_article=_to_original(language), pages=False
    )


def write_report(
    data: Dataset, folder: Path, most_stories: int = MOST_STORIES, language: Html | None = None
) -> Iterator[Path]:
    """Write the report into a folder: its page, a page of each outlet's sentences, and one of each article.

    Args:
        data: what it is about.
        folder: is made where it is not there.
        most_stories: how many stories are shown, those of the most articles first.
        language: of the pages.

    Yields:
        Each page that was written, the report first.

    Raises:
        UsageError: the data set mixes two bases.
        NotFound: no article that is asked for is annotated on its basis.
    """
    language, found = language or Html(), _analysed(data)
    evidence = SentenceLinks(found.corpus, language, "outlet-{}.html".format)
    values = report_values(found, language, evidence, most_stories)
    (folder / ARTICLES).mkdir(parents=True, exist_ok=True)
    to_article = _to_page(language)
    links = {"lists": [], "to_article": to_article, "pages": True}
    yield _written(folder / REPORT, render("report.html", language, evidence, **values, **links))

    def write_article(one: AnnotatedArticle) -> None:
        _written(folder / ARTICLES / f"{one.article.key}.html", page_of(one, language, f"../{REPORT}"))

    for each in _lists(found, evidence, write_article):
        name = values["names"][each.outlet]
        page = render(
            "outlet.html",
            language,
            evidence,
            title=language.say("report", "list_all", name),
            name=name,
            each=each,
            to_article=to_article,
        )
        yield _written(folder / f"outlet-{evidence.outlets[each.outlet]}.html", page)


def _analysed(data: Dataset) -> Analysis:
    found = analyse(data, Depth.PROFILES, stories=True)
    if not found.corpus.articles:
        raise nothing_there(data)
    return found


def _lists(
    found: Analysis, evidence: SentenceLinks, also: Callable[[AnnotatedArticle], Any] = lambda _: None
) -> Iterator[OutletList]:
    """Yield the list of each outlet, each as soon as its articles have been read.

    Args:
        found: the analysis: articles that it does not count are in no list.
        evidence: says to which sums each sentence adds.
        also: what is done with each article, with those that are not counted too.
    """
    counted = {article.key for article in found.corpus.articles}
    countries = Countries(found.data.lexicon)
    parts = new_parts(found.data, found.takeovers, found.basis)
    open_lists: dict[str | None, OutletList] = {}
    with found.data.progress("pages", len(counted)) as tick:
        for one in found.data.annotated(in_context=True):
            also(one)
            article = one.article
            if article.key not in counted:
                continue
            outlet = article.outlet or article.outlet_name
            for done in [each for each in open_lists if each != outlet and article.outlet is not None]:
                yield open_lists.pop(done)
            listed = open_lists.setdefault(outlet, OutletList(outlet))
            listed.articles.append(article)
            listed.sentences += sentences(one, evidence, countries, parts.get(article.key))
            tick(1)
    yield from open_lists.values()


def _to_page(language: Html) -> ToArticle:
    def to_article(article: ArticleInfo, anchor: str) -> Markup:
        address = f"{ARTICLES}/{article.key}.html" + (f"#{anchor}" if anchor else "")
        return _linked(article, address, language)

    return to_article


def _to_original(language: Html) -> ToArticle:
    """Link each article once, in the list of articles: addresses are long, and sentences many."""
    return lambda article, anchor: _linked(article, None if anchor else original(article.url), language)


def _linked(article: ArticleInfo, address: str | None, language: Html) -> Markup:
    headline = Markup('<span lang="bn">{}</span>').format(article.headline or article.name)
    if address:
        headline = Markup('<a href="{}" rel="noreferrer noopener">{}</a>').format(address, headline)
    return Markup("{} · {}").format(headline, moment(article.published_at, article.date_only, language))


def _written(file: Path, text: str) -> Path:
    with replacing(file) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    return file
