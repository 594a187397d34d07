"""The columns of tables that others made: which of them is the text, the title, the time of publication …"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain, islice

from annotator.intake.items import ItemRow, Items, OwnTable, RawRow, RawRows, Scalar, Unreadable
from annotator.intake.names import field_of, is_guess, may_be_time, plain_name
from annotator.labels import Basis
from annotator.models import Finding

_BANGLA = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
#: A day in numbers, parted by slashes or the like, the year last.
_DAY = re.compile(r"\A\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?!\d)")
# Behind a day, where a column of days was read as one of times.
_MIDNIGHT = re.compile(r"(?<=\d)[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?$")
#: Seconds since 1970, or thousandths and so on of them.
EPOCH = re.compile(r"(?P<seconds>\d{10})(?:\d{3}){0,3}(?:\.\d+)?")
# Of the years 2000 to 2035.
_EPOCHS = range(946_684_800, 2_082_758_400)
#: Rows by which it is decided which column is which.
SAMPLE = 50
#: A column of an unknown name is taken for the text where its middle value has so many Bengali letters.
RUNNING = 50
#: A longer value of another column is not kept (code points).
LONGEST_EXTRA = 10_000
#: What the column ``basis`` says in the tables that we write.
_BASES = frozenset(Basis)


@dataclass
class Columns:
    """Which column of a table is which field, found from its first rows; what later rows have beside is added by name.

    Args:
        given: column by field, as a person said it.
    """

    given: Mapping[str, str]
    chosen: dict[str, list[str]] = field(default_factory=dict)
    """By field: its columns, the surest first; a row's value is the first that is not empty."""
    month_first: bool = False
    """Its days are written with the month first, as one of them shows (11/24/2019)."""
    whole_days: bool = False
    """All its times are midnight: they are days, as tools for tables write them."""
    guessed: str | None = None
    """A column of an unknown name that was taken for the text."""
    met: set[str] = field(default_factory=set)
    """The names of the columns that were met so far."""
    lacking: str | None = None
    """What is to be said where articles would be without headline or day, and a column may hold it."""

    def learn(self, sample: Sequence[Mapping[str, Scalar]]) -> None:
        """Choose the columns.

        Raises:
            Unreadable: there is no text among them, or a given column is not there.
        """
        names = list(dict.fromkeys(name for row in sample for name in row))
        self.met.update(names)
        ranked: dict[str, list[tuple[int, str]]] = {}
        for name in names:
            if name not in self.given.values() and (found := field_of(name)) is not None:
                ranked.setdefault(found[0], []).append((found[1], name))
        self.chosen = {field_: [name for _, name in sorted(columns)] for field_, columns in ranked.items()}
        for field_, wanted in self.given.items():
            self.chosen[field_] = [self._given(wanted, names)]
        if "text" not in self.given:
            self._choose_text(sample, names)
        if "published_at" not in self.chosen:
            self.chosen["published_at"] = [name for name in names if may_be_time(name) and _epochs(sample, name)]
        if len(sample) > 1:
            self.lacking = self._lacking(names)
        times = [time for row in sample if (time := self._first("published_at", row))]
        self.whole_days = bool(times) and all(map(_MIDNIGHT.search, times))
        days = [match for row in sample if (match := _DAY.match(str(self._first("published_at", row) or "")))]
        self.month_first = any(int(day[3]) > 12 for day in days) and not any(int(day[1]) > 12 for day in days)

    def _lacking(self, names: list[str]) -> str | None:
        used = {name for columns in self.chosen.values() for name in columns}
        others = [name for name in names if name not in used]
        if "html" in self.chosen or not others:
            return None  # a page shows them itself
        if fields := [name for name in ("title", "published_at") if not self.chosen.get(name)]:
            known = f"no column is known for {' or '.join(fields)}"
            return f"{known}; if one of these is it, say --column {fields[0]}=NAME: {_listed(others)}"
        return None

    def _first(self, field_: str, row: Mapping[str, Scalar]) -> str | None:
        """The first value of a field's columns that is not empty."""
        return next((text for name in self.chosen.get(field_, ()) if (text := _text(row.get(name)))), None)

    def _given(self, wanted: str, names: list[str]) -> str:
        same = [name for name in names if name == wanted]
        same += [name for name in names if plain_name(name) == plain_name(wanted)]
        if not same:
            raise Unreadable("no_column", f"it has no column {wanted!r} (columns: {_listed(names)})")
        return same[0]

    def _choose_text(self, sample: Sequence[Mapping[str, Scalar]], names: list[str]) -> None:
        letters = {name: _letters(sample, name) for name in names}
        known = [name for name in self.chosen.get("text", []) if letters[name] or not is_guess(name)]
        most = max((letters[name] for name in known), default=0)
        fits = [name for name in known if letters[name] * 2 >= most]
        taken = {name for field_, columns in self.chosen.items() if field_ in ("title", "author") for name in columns}
        longest = max((name for name in names if name not in taken), key=letters.__getitem__, default=None)
        if longest and letters[longest] >= max(RUNNING, 4 * most) and "html" not in self.chosen:
            self.guessed = longest
            self.chosen = {key: [n for n in columns if n != longest] for key, columns in self.chosen.items()}
            fits = [longest]
        if not fits and "html" not in self.chosen:
            raise Unreadable(
                "no_text_column",
                f"none of its columns is known for the article's text (columns: {_listed(names)}); "
                "say which one it is with --column text=NAME",
            )
        self.chosen["text"] = fits

    def fit(self, row: Mapping[str, Scalar]) -> tuple[dict[str, str], dict[str, Scalar]]:
        """A row's fields by their names, and its other columns."""
        self._meet(row)
        fields, used = {}, set()
        for field_, columns in self.chosen.items():
            for name in columns:
                if text := _text(row.get(name)):
                    fields[field_] = text
                    used.add(name)
                    break
        extra = {name: value for name, value in row.items() if name not in used and _is_kept(value)}
        if fields.get("section", "").replace(",", "").replace(" ", "").isdigit():
            extra["section"] = fields.pop("section")  # numbers of categories, whose names stand elsewhere
        if fields.get("outlet", "").startswith(("http://", "https://")):
            fields.setdefault("url", fields.pop("outlet"))
        if "published_at" in fields:
            day = _MIDNIGHT.sub("", fields["published_at"]) if self.whole_days else fields["published_at"]
            fields["published_at"] = _DAY.sub(self._day, day, count=1)
        return _with_time(fields, extra), extra

    def _meet(self, row: Mapping[str, Scalar]) -> None:
        """Add columns that no row before had: rows as objects leave out what is not known of them, such as the day."""
        for name in [name for name in row if name not in self.met]:
            self.met.add(name)
            if (found := field_of(name)) and found[0] not in {"text", "html", *self.given}:
                self.chosen.setdefault(found[0], []).append(name)

    def _day(self, match: re.Match[str]) -> str:
        """A day in numbers as ISO 8601 writes it, in the order that the column shows; as it stands where it is none."""
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day, month = (second, first) if self.month_first else (first, second)
        if month > 12 or not 0 < day <= 31:
            return match[0]
        return f"{year if year > 99 else year + (2000 if year < 70 else 1900):04}-{month:02}-{day:02}"

    def notes(self, place: str) -> Iterator[Finding]:
        """Yield what is to be said of the choice, once a table."""
        if self.guessed is not None:
            reason = f"column {self.guessed!r} is taken for the article's text; another: --column text=NAME"
            yield Finding(place=place, kind="columns", reason=reason, severity="note")
        if self.lacking is not None:
            yield Finding(place=place, kind="columns", reason=self.lacking, severity="note")


def rows(place: str, name: str, raw: RawRows, given: Mapping[str, str]) -> Items:
    """The rows of a table with their columns understood.

    Args:
        place: of the table.
        name: of the table, for rows without an id.
        raw: its rows.
        given: column by field, as a person said it.

    Raises:
        Unreadable: there is no row, no column holds a text, or the table is one of ours.
    """
    columns = Columns(given)
    begun: list[RawRow | Finding] = []
    good = 0
    for one in raw:
        begun.append(one)
        good += not isinstance(one, Finding) and not isinstance(one[1], Unreadable)
        if good == SAMPLE:
            break
    sample = [flat(one[1]) for one in begun if not isinstance(one, Finding) and not isinstance(one[1], Unreadable)]
    if not begun:
        raise Unreadable("empty", "it holds no row")
    if _is_ours(sample):
        raise OwnTable
    if sample:
        columns.learn(sample)
        yield from columns.notes(place)
    for one in chain(begun, raw):
        if isinstance(one, Finding):
            yield one
        elif isinstance(one[1], Unreadable):
            yield one[1].finding(f"{place}#{one[0]}")
        else:
            fields, extra = columns.fit(flat(one[1]))
            number = fields.get("id") or f"{name}-{one[0]}"
            yield ItemRow(f"{place}#{one[0]}", number, fields, extra)


def _is_ours(sample: Sequence[Mapping[str, Scalar]]) -> bool:
    """Return whether a table is one of ours: each row says on which basis it stands, and some of which outlet."""
    return all(row.get("basis") in _BASES for row in sample) and any("outlet" in row for row in sample)


def flat(value: Mapping[str, object], prefix: str = "", depth: int = 0) -> dict[str, Scalar]:
    """A nested row as one of plain values, ``{"title": {"rendered": …}}`` as ``title.rendered``.

    Paragraphs in a list are joined by a line break, other lists of words by a comma; lists of objects without a text
    are left out.
    """
    found: dict[str, Scalar] = {}
    for key, inner in value.items():
        name = f"{prefix}{key}"
        if isinstance(inner, Mapping):
            if depth < 4:
                found.update(flat(inner, f"{name}.", depth + 1))
        elif isinstance(inner, (list, tuple)):
            if (linked := _linked(inner)) is not None:
                found[name] = linked
            elif (joined := _joined(inner)) is not None:
                found[name] = joined
        elif isinstance(inner, (str, int, float)):
            found[name] = inner
        elif isinstance(inner, (datetime, date)):
            found[name] = inner.isoformat()
    return found


def _epochs(sample: Sequence[Mapping[str, Scalar]], name: str) -> bool:
    """Tell whether all values of a column are times as systems count them."""
    values = [EPOCH.fullmatch(text) for row in sample if (text := _text(row.get(name)))]
    return bool(values) and all(value and int(value["seconds"]) in _EPOCHS for value in values)


def _joined(values: Sequence[object]) -> str | None:
    """A list as one value: paragraphs, words, or the pieces of a text of which some carry a mark of their own."""
    pieces = [_piece(each) if isinstance(each, Mapping) else each for each in values]
    words = [str(each) for each in pieces if isinstance(each, (str, int, float)) and not isinstance(each, bool)]
    if not words or len(words) != len(values):
        return None
    kinds = {isinstance(each, Mapping) for each in values}
    if len(kinds) == 2:
        return "".join(words)
    return ("\n" if True in kinds or any(len(word) > 60 for word in words) else ", ").join(words)


def _linked(values: Sequence[object]) -> str | None:
    """The first address of a list of links that leads to no other form of the page, nor to its comments."""
    links = [each for each in values if isinstance(each, Mapping) and isinstance(each.get("href"), str)]
    own = (str(each["href"]) for each in links if each.get("rel", "alternate") == "alternate")
    return next(own, None) if len(links) == len(values) else None


def _piece(value: Mapping[str, object]) -> object:
    """The text of a piece that says of itself what it is: ``{"type": "paragraph", "value": …}``."""
    texts = (value.get(name) for name in ("text", "value", "content", "html"))
    return next((text for text in texts if isinstance(text, str)), None)


def _letters(sample: Sequence[Mapping[str, Scalar]], name: str) -> float:
    """The Bengali letters of a column's middle value."""
    values = [value for row in islice(sample, SAMPLE) if isinstance(value := row.get(name), str) and value.strip()]
    return statistics.median(len(_BANGLA.findall(value[:5000])) for value in values) if values else 0


def _text(value: Scalar | None) -> str | None:
    """A field as text; none where it is empty or no plain value."""
    if value is None or isinstance(value, bool) or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # a column of numbers with gaps comes as 12.0
    text = str(value)
    bare = text.strip()
    return text if bare and (len(bare) > 4 or bare.lower() not in ("nan", "none", "null", "nat")) else None


def _is_kept(value: Scalar) -> bool:
    return len(value) <= LONGEST_EXTRA and bool(value.strip()) if isinstance(value, str) else value == value


def _with_time(fields: dict[str, str], extra: Mapping[str, Scalar]) -> dict[str, str]:
    """With the day and the time of day joined, where they stand in two columns."""
    day, clock = fields.get("published_at", ""), next((extra[key] for key in extra if plain_name(key) == "time"), None)
    if isinstance(clock, str) and 3 < len(clock) < 20 and ":" in clock and ":" not in day and day:
        fields["published_at"] = f"{day.strip()} {clock.strip()}"
    return fields


def _listed(names: Sequence[str]) -> str:
    shown = [name if len(name) <= 40 else f"{name[:40]}…" for name in names[:20]]
    return ", ".join(shown) + (f" and {len(names) - 20} more" if len(names) > 20 else "") or "none"
