"""Read pages: documents and rows of tables, each into what was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeAlias

from annotator.errors import LexiconError
from annotator.intake import Document, ItemRow, Unreadable, find_files, passed_over, read_manifest
from annotator.intake.mending import Mended, mended
from annotator.intake.opening import items
from annotator.intake.text import check, has_bangla
from annotator.intake.unmarked import EXTRACTOR, has_markup, unmarked
from annotator.lexicon.furniture import load_furniture
from annotator.lexicon.outlets import load_outlets
from annotator.models import Finding, Page
from annotator.pages.abreast import EXTRACTOR as COLUMNS
from annotator.pages.abreast import below_one_another
from annotator.pages.address import canonical, host
from annotator.pages.article import Clues, Lexicons, Outcome, PageLines, find_article, lines_of, whole
from annotator.pages.hosts import Hosts
from annotator.pages.html import Markup, take_apart
from annotator.pages.lines import Line
from annotator.pages.readings import Reading, in_order
from annotator.pages.telling import Notes, Teller
from annotator.pages.templates import LEARNT, Templates, learn
from annotator.pages.verdicts import verdicts

#: A file, and a page or row in it.
Task: TypeAlias = tuple[Path, Document | ItemRow | Finding]
#: How tasks are worked off: what becomes of each, in their order.
Each: TypeAlias = "Callable[[PageReader, Iterator[Task]], Iterator[Reading]]"


def outlet_of(file: Path, markup: Markup | None) -> str:
    """Return what pages of one outlet share before they are read: the host of their address, else the folder."""
    hosts = map(host, map(canonical, markup.metadata.addresses)) if markup else ()
    return next(filter(None, hosts), str(file.parent))


# So many pages that were looked at to learn templates are kept until they are read.
_KEPT = 500
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
    each: Each | None = None,
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
        each: works the pages off; one after the other where it is left out.

    Raises:
        InputError: a path or the manifest does not exist or cannot be opened.
        LexiconError: a lexicon is not of its form, or the folder does not exist.
    """
    paths = list(paths)
    files = find_files(paths)
    reader = PageReader.of(
        lexicon, manifest=manifest, outlet=outlet, plain=plain, columns=columns or {}, explain=explain
    )
    files = [file for file in files if manifest is None or file.resolve() != manifest.resolve()]
    return _read(reader, paths, files, each)


def _read(reader: PageReader, paths: list[str | Path], files: list[Path], each: Each | None) -> Iterator[Reading]:
    for finding in passed_over(paths):
        yield Reading(place=finding.place, file=finding.place, article=None, findings=(finding,))
    reader.learn(files)
    tasks = ((file, item) for file in files for item in reader.items(file))
    yield from in_order(each(reader, tasks) if each else map(reader.item, tasks))


class PageReader:
    """Reads the pages of one call, each by itself: it remembers none, so that several processes can share the pages."""

    def __init__(self, teller: Teller, plain: bool, columns: Mapping[str, str], explain: bool) -> None:
        self._teller = teller
        self._explain = explain
        self._plain = plain
        self.columns = columns
        """Which column of tables is which field."""
        self._is_known = teller.lexicons.outlets.by_url
        self._templates = Templates()
        self._hosts = Hosts(teller.lexicons.outlets.records)
        self._looked_at: dict[str, tuple[Markup | None, PageLines]] = {}
        self._opened: dict[Path, Document] = {}

    def __getstate__(self) -> dict[str, Any]:
        return {**vars(self), "_looked_at": {}, "_opened": {}}

    @classmethod
    def of(
        cls,
        lexicon: Path | None,
        *,
        manifest: Path | None = None,
        outlet: str | None = None,
        plain: bool = False,
        columns: Mapping[str, str] = MappingProxyType({}),
        explain: bool,
    ) -> PageReader:
        """Return the reader of these settings, as ``read`` takes them.

        Raises:
            InputError: the manifest does not exist or cannot be opened.
            LexiconError: a lexicon is not of its form, or the folder does not exist.
        """
        if lexicon is not None and not lexicon.is_dir():
            raise LexiconError(f"lexicon {lexicon}: no such folder; give the folder that holds your .toml files")
        told = read_manifest(manifest) if manifest is not None else {}
        lexicons = Lexicons(load_outlets(lexicon), load_furniture(lexicon))
        return cls(Teller(lexicons, told, outlet), plain, dict(columns), explain)

    def learn(self, files: Sequence[Path]) -> None:
        """Learn what stands on all pages of an outlet."""
        self._templates = learn(self._sampled(files))

    def _sampled(self, files: Sequence[Path]) -> Iterator[tuple[str, Sequence[Line]]]:
        """The lines of the first pages of each outlet, by their names; tables hold no furniture to learn."""
        counted: Counter[str] = Counter()
        for file in sorted(files) if len(files) > 1 else ():
            for item in self._kept(file):
                if isinstance(item, ItemRow):
                    break
                if isinstance(item, Finding):
                    continue
                try:
                    markup = take_apart(item.text, self._is_known) if item.media == "html" else None
                except Unreadable:
                    continue  # which is told when it is read
                if markup:
                    self._hosts.learn(markup.metadata)
                outlet = outlet_of(file, markup)
                counted[outlet] += 1
                if counted[outlet] > LEARNT:
                    break
                view = lines_of(markup.page.text if markup else item.text, markup, self._teller.lexicons.furniture)
                if len(self._looked_at) < _KEPT:
                    self._looked_at[item.place] = markup, view
                yield outlet, view[-1]

    def _kept(self, file: Path) -> Iterator[Document | ItemRow | Finding]:
        """What a file holds; a page of text is kept until it is read."""
        last = None
        for number, item in enumerate(items(file, self.columns)):
            last = item if number == 0 else None
            yield item
        if isinstance(last, Document) and last.media == "text" and len(self._opened) < _KEPT:
            self._opened[file] = last

    def items(self, file: Path) -> Iterable[Document | ItemRow | Finding]:
        """Return what a file holds, one after the other."""
        page = self._opened.pop(file, None)
        return items(file, self.columns) if page is None else (page,)

    def item(self, task: Task) -> Reading:
        """Return what becomes of a page, or of a row; its name is its own yet, and may be another's too."""
        file, item = task
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
        article = self._hosts.joined(outcome.article) if outcome and outcome.article else None
        if article is not None and isinstance(item, ItemRow):
            article = article.model_copy(update={"extra": dict(item.extra)})
        told = verdicts(outcome) if outcome and self._explain else ()
        return Reading(place=item.place, file=str(file), article=article, findings=tuple(notes.findings), verdicts=told)

    def _document(self, file: Path, document: Document, notes: Notes) -> Outcome:
        known, fallback = self._teller.fields(document.told, notes), self._teller.fallback(file, notes)
        better = _mended(document.text, notes)
        markup, view = self._looked_at.pop(document.place, (None, None)) if better.how is None else (None, None)
        if markup is None and document.media == "html":
            markup = take_apart(better.text, self._is_known)
        apart = below_one_another(better.text) if markup is None else None
        extractor = _and(markup.extractor if markup else apart and COLUMNS, better.how)
        page = Page(
            name=document.name,
            path=document.place,
            media=document.media,
            text=markup.page.text if markup else apart or better.text,
            original=document.data if extractor else None,
            extractor=extractor,
        )
        _require_bangla(page.text)
        templates, lexicons = self._templates.of(outlet_of(file, markup)), self._teller.lexicons
        sender, subject = document.told.get("sender"), document.told.get("subject")
        clues = Clues(known, fallback, markup, templates, None if apart else view, sender, subject)
        return find_article(page, clues, lexicons)

    def _row(self, file: Path, row: ItemRow, notes: Notes) -> Outcome:
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

    def _row_page(self, row: ItemRow, field: str, notes: Notes) -> Page:
        """The page of a row: its text as it stands, or what was meant where it is spoiled or holds markup."""
        better = _mended(field, notes)
        plain = unmarked(better.text).text if has_markup(better.text) else better.text
        changed = plain != field
        return Page(
            name=row.name,
            path=row.place,
            media="record",
            text=plain,
            original=field.encode("utf-8") if changed else None,
            extractor=_and(EXTRACTOR if plain != better.text else None, better.how),
        )


def _mended(text: str, notes: Notes) -> Mended:
    better = mended(text)
    if better.how:
        notes.add("mended", f"{better.reason}; that is mended: look at the text", "note")
    return better


def _and(*programs: str | None) -> str | None:
    return " after ".join(each for each in programs if each) or None


def _require_bangla(text: str) -> None:
    if not has_bangla(text):
        raise Unreadable("no_bangla", "no Bangla letter in it; only Bangla pages are read")


def _judge(outcome: Outcome, notes: Notes) -> None:
    """Say why there is no article, or that much was cut off."""
    if outcome.fault is not None:
        notes.add(outcome.fault, f"no article in it: {outcome.reason}; {_OWN_PAGE}", "error")
    elif outcome.cut > _MUCH:
        notes.add("cut", f"{outcome.cut:.0%} of its running text was taken for no part of the article; {_LOOK}", "note")
