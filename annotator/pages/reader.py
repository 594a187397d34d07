"""Read pages: documents and rows of tables, each into what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.intake import Document, Row, Unreadable, find_files, items, passed_over, read_manifest
from annotator.intake.mending import Mended, mended
from annotator.intake.text import check, has_bangla
from annotator.intake.unmarked import EXTRACTOR, has_markup, unmarked
from annotator.lexicon.furniture import load_furniture
from annotator.lexicon.outlets import load_outlets
from annotator.models import Article, Finding, Page, Record
from annotator.pages.address import host
from annotator.pages.article import Clues, Lexicons, Outcome, find_article, lines_of, whole
from annotator.pages.html import Markup, take_apart
from annotator.pages.lines import Line
from annotator.pages.naming import Names
from annotator.pages.once import Once
from annotator.pages.telling import Notes, Teller
from annotator.pages.templates import LEARNT, Templates, learn
from annotator.pages.verdicts import Verdict, verdicts


class Reading(Record):
    """What became of one page: a file, or one row of a table."""

    place: str
    """Path of the file; ``!member`` behind it for a member of an archive, ``#row`` for a row of a table."""
    file: str
    """Path of the file alone."""
    article: Article | None
    """The article, which holds its page; none where the page could not be read or holds no article."""
    findings: tuple[Finding, ...]
    """What was wrong or missing, in the order in which it was found."""
    verdicts: tuple[Verdict, ...] = ()
    """What was made of each line, and why, where that was asked for."""


def outlet_of(file: Path, markup: Markup | None) -> str:
    """Return what pages of one outlet share before they are read: the host of their address, else the folder."""
    hosts = map(host, markup.metadata.addresses) if markup else ()
    return next(filter(None, hosts), str(file.parent))


_OWN_PAGE = "give the article's own page"
_LOOK = "see what with: annotator read --explain PAGE"
# A reader is told where more of the running text went.
_MUCH = 1 / 3
# How a page begins that stands in a row as a whole.
_WHOLE_PAGE = ("<!doctype html", "<html")


def read(
    paths: Iterable[str | Path],
    *,
    lexicon: Path | None = None,
    manifest: Path | None = None,
    outlet: str | None = None,
    plain: bool = False,
    columns: Mapping[str, str] | None = None,
    explain: bool = False,
) -> Iterator[Reading]:
    """Read pages one after the other; nothing but the page at hand is held.

    Args:
        paths: files, folders and patterns with ``*``; ``-`` is standard input.
        lexicon: a folder whose ``outlets.toml`` and ``furniture.toml`` are laid over ours.
        manifest: a CSV (``path,outlet,url,published_at``) of what files do not show themselves.
        outlet: key or name of the outlet of pages that show none.
        plain: keep the text of rows whole.
        columns: which column of tables is which field (``{"text": "Body"}``), where their names do not tell.
        explain: give with each page what was made of each of its lines, and why.

    Raises:
        InputError: a path or the manifest does not exist or cannot be opened.
        LexiconError: a lexicon is not of its form, or the folder does not exist.
    """
    paths = list(paths)
    files = find_files(paths)
    if lexicon is not None and not lexicon.is_dir():
        raise LexiconError(f"lexicon {lexicon}: no such folder; give the folder that holds your .toml files")
    told = read_manifest(manifest) if manifest is not None else {}
    lexicons = Lexicons(load_outlets(lexicon), load_furniture(lexicon))
    files = [file for file in files if manifest is None or file.resolve() != manifest.resolve()]
    return _PageReader(Teller(lexicons, told, outlet), plain, columns or {}, explain).read(paths, files)


class _PageReader:
    """The settings of one call, and the names that were given to pages."""

    def __init__(self, teller: Teller, plain: bool, columns: Mapping[str, str], explain: bool) -> None:
        self._teller = teller
        self._explain = explain
        self._plain = plain
        self._columns = columns
        self._names = Names()
        self._templates = Templates()

    def read(self, paths: list[str | Path], files: list[Path]) -> Iterator[Reading]:
        for finding in passed_over(paths):
            yield Reading(place=finding.place, file=finding.place, article=None, findings=(finding,))
        self._templates = learn(self._sampled(files))
        for file in files:
            once = Once()
            for item in items(file, self._columns):
                one = self._item(file, item)
                yield one.model_copy(update={"findings": once.through(one.findings)}) if one.findings else one
            for finding in once.rest():
                yield Reading(place=finding.place, file=str(file), article=None, findings=(finding,))

    def _sampled(self, files: Sequence[Path]) -> Iterator[tuple[str, Sequence[Line]]]:
        """The lines of the first pages of each outlet, by their names; tables hold no furniture to learn."""
        counted: Counter[str] = Counter()
        for file in sorted(files) if len(files) > 1 else ():
            for item in items(file, self._columns):
                if isinstance(item, Row):
                    break
                if isinstance(item, Finding):
                    continue
                markup = take_apart(item.text) if item.media == "html" else None
                outlet = outlet_of(file, markup)
                counted[outlet] += 1
                if counted[outlet] > LEARNT:
                    break
                text = fold(markup.page.text if markup else item.text)
                yield outlet, lines_of(text, markup, self._teller.lexicons.furniture)[1]

    def _item(self, file: Path, item: Document | Row | Finding) -> Reading:
        if isinstance(item, Finding):
            return Reading(place=item.place, file=str(file), article=None, findings=(item,))
        notes = Notes(item.place)
        try:
            outcome = self._document(file, item, notes) if isinstance(item, Document) else self._row(file, item, notes)
        except Unreadable as fault:
            notes.findings.append(fault.finding(item.place))
            outcome = None
        if outcome is not None:
            _judge(outcome, notes)
        article = outcome.article if outcome else None
        if article is not None and isinstance(item, Row) and item.extra:
            article = article.model_copy(update={"extra": dict(item.extra)})
        told = verdicts(outcome) if outcome and self._explain else ()
        return Reading(place=item.place, file=str(file), article=article, findings=tuple(notes.findings), verdicts=told)

    def _document(self, file: Path, document: Document, notes: Notes) -> Outcome:
        known, fallback = self._teller.fields(document.told, notes), self._teller.fallback(file, notes)
        better = _mended(document.text, notes)
        markup = take_apart(better.text) if document.media == "html" else None
        page = Page(
            name=self._names.given(document.name, document.place),
            path=document.place,
            media=document.media,
            text=markup.page.text if markup else better.text,
            original=document.data if markup or better.how else None,
            extractor=_and(markup.extractor if markup else None, better.how),
        )
        _require_bangla(page.text)
        templates = self._templates.of(outlet_of(file, markup))
        return find_article(page, Clues(known, fallback, markup, templates), self._teller.lexicons)

    def _row(self, file: Path, row: Row, notes: Notes) -> Outcome:
        text = row.fields.get("text") or row.fields.get("html") or ""
        if text.lstrip()[:20].lower().startswith(_WHOLE_PAGE):
            told = {name: value for name, value in row.fields.items() if name not in ("text", "html", "id")}
            return self._document(file, Document(row.place, row.name, "html", text, text.encode(), told), notes)
        if not text.strip():
            raise Unreadable("no_text", "the row has no text; give the article's text in that column")
        check(text)
        page = self._row_page(row, text, notes)
        _require_bangla(page.text)
        clues = Clues(self._teller.fields(row.fields, notes), self._teller.fallback(file, notes))
        return (whole if self._plain else find_article)(page, clues, self._teller.lexicons)

    def _row_page(self, row: Row, field: str, notes: Notes) -> Page:
        """The page of a row: its text as it stands, or what was meant where it is spoiled or holds markup."""
        better = _mended(field, notes)
        plain = unmarked(better.text).text if has_markup(better.text) else better.text
        changed = plain != field
        return Page(
            name=self._names.given(row.name, row.place),
            path=row.place,
            media="record",
            text=plain,
            original=field.encode("utf-8") if changed else None,
            extractor=_and(EXTRACTOR if plain != better.text else None, better.how),
        )


def _mended(text: str, notes: Notes) -> Mended:
    better = mended(text)
    if better.how:
        notes.add("mended", f"{better.reason} and was mended; look at the text", "note")
    return better


def _and(*programs: str | None) -> str | None:
    return " after ".join(each for each in programs if each) or None


def _require_bangla(text: str) -> None:
    if not has_bangla(text):
        raise Unreadable("no_bangla", "no Bangla letter in it; only Bangla pages are read")


def _judge(outcome: Outcome, notes: Notes) -> None:
    """Say why there is no article, or that much was cut off."""
    if outcome.article is None:
        notes.add(outcome.fault or "no_article", f"no article in it: {outcome.reason}; {_OWN_PAGE}", "error")
    elif outcome.cut > _MUCH:
        notes.add("cut", f"{outcome.cut:.0%} of its running text was taken for no part of the article; {_LOOK}", "note")
