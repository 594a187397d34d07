"""Titles, looked up by token: offices, bodies, groups, documents, honorifics (``titles.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from annotator.bangla.folding import fold
from annotator.bangla.tokens import TOKEN
from annotator.lexicon.sources import TitleRecord
from annotator.rules.text import Sentence
from annotator.rules.words import LONG_TITLE, Word


class Titles:
    """Every title is kept under its word, one of several words under its last."""

    def __init__(self, titles: Iterable[TitleRecord], classes: Mapping[str, frozenset[str]]) -> None:
        self._classes = classes
        self._titles: dict[str, TitleRecord] = {}
        self._long_titles: dict[str, list[tuple[tuple[str, ...], TitleRecord]]] = {}
        self._by_last_two: dict[tuple[str, ...], list[tuple[tuple[str, ...], TitleRecord]]] = {}
        self._endings: dict[str, tuple[int, TitleRecord]] = {}
        """Endings that make titles of words, each with its rank: of two that fit the first listed counts."""
        for title in titles:
            for name in title.words:
                if title.suffix:
                    self._endings.setdefault(fold(name), (len(self._endings), title))
                words = tuple(TOKEN.findall(fold(name)))
                if len(words) == 2 and words[1] in (".", ":"):
                    words = ("".join(words),)
                if len(words) == 1:
                    self._titles.setdefault(words[0], title)
                else:
                    self._long_titles.setdefault(words[-1], []).append((words[:-1], title))
                    self._by_last_two.setdefault(words[-2:], []).append((words[:-1], title))
        self._lengths = sorted({len(ending) for ending in self._endings})
        #: By the last signs of a word it is told that no ending makes a title of it.
        self._tails = frozenset(ending[-2:] for ending in self._endings)
        self.lasts = self._long_titles.keys()
        """The words that titles of several words end with."""

    def is_word(self, text: str) -> bool:
        """Tell whether the word by itself is a title, as it is written."""
        return text in self._titles

    def alone(self, text: str) -> TitleRecord | None:
        """Return the title that the word by itself is, as it is written."""
        return self._titles.get(text)

    def written(self, text: str) -> TitleRecord | None:
        """Return the title that the word is as it is written, by itself or by its ending: মন্ত্রী, খনিমন্ত্রী."""
        return self._titles.get(text) or (self._by_ending([text]) if text[-2:] in self._tails else None)

    def long(self, stem: str) -> list[tuple[tuple[str, ...], TitleRecord]]:
        """Return the titles of several words that end with this one, each with the words before it."""
        return self._long_titles.get(stem, [])

    def find(self, word: Word) -> TitleRecord | None:
        """Return the title that a word is, in whatever case."""
        several = (word.text[:-3] + "রা",) if word.text.endswith("দের") else ()  # স্থানীয়দের: of স্থানীয়রা
        if "গুলো" in word.text[1:]:
            several = (word.text[: word.text.rindex("গুলো")] + "গুলো",)  # দেশগুলোর: of দেশগুলো
        for stem in (*word.stems, *several):
            record = self._titles.get(stem.replace("–", "-") if "–" in stem else stem)  # নেতা–কর্মীরা
            if record is not None:
                return record
        tails = (word.text, word.stems[-1]) if word.case == "pl" else word.stems[-1:]  # নৌ-প্রকৌশলীরা before নৌ-প্রকৌশলী
        for stem in tails if "-" in word.text else ():
            if (record := self._titles.get(stem.rpartition("-")[2])) is not None:
                return record
        if word.forms or any("name" in self._classes.get(stem, ()) for stem in word.stems):
            return None
        return self._by_ending([stem for stem in word.stems if not self._tails.isdisjoint((stem[-1:], stem[-2:]))])

    def _by_ending(self, stems: Sequence[str]) -> TitleRecord | None:
        """Return the title that an ending makes of a word: প্রকৌশলী of বিমান-প্রকৌশলী."""
        best: tuple[int, TitleRecord] | None = None
        for stem in stems:
            for length in self._lengths:
                if length + 1 >= len(stem):
                    break
                found = self._endings.get(stem[-length:])
                if found is not None and (best is None or found[0] < best[0]):
                    best = found
        return best[1] if best is not None else None

    def title_at(self, s: Sentence, k: int, lo: int) -> tuple[int, TitleRecord] | None:
        """Return the title that ends with token k: its first token and its record."""
        last = s.words[k]
        if not last.flags & LONG_TITLE:
            return (k, last.title) if last.title is not None else None
        if k not in s.titles:
            s.titles[k] = self._find_title_at(s, k, 0)
        found: tuple[int, TitleRecord] | None = s.titles[k]
        return self._find_title_at(s, k, lo) if found is not None and found[0] < lo else found

    def _find_title_at(self, s: Sentence, k: int, lo: int) -> tuple[int, TitleRecord] | None:
        last = s.words[k]
        if k > lo:
            nearest = s.words[k - 1].text
            for stem in last.stems:
                for before, record in self._by_last_two.get((nearest, stem), ()):
                    if self._stand(s, k - len(before), before, lo):
                        return k - len(before), record
        return (k, last.title) if last.title is not None else None

    def _stand(self, s: Sentence, first: int, words: tuple[str, ...], lo: int) -> bool:
        return first >= lo and all(s.words[k].text == word for k, word in enumerate(words, first))


def former(s: Sentence, at: int, title: TitleRecord) -> bool:
    """Tell whether a title from token ``at`` on says that somebody has left his post.

    In brackets it tells so of a rank alone: স্বরাষ্ট্র উপদেষ্টা … লেফটেন্যান্ট জেনারেল (অব.) …
    """
    return title.role == "former" and s.text_at(at - 1) != "("


def left_post(s: Sentence, first: int, titles: Iterable[tuple[int, TitleRecord] | None]) -> bool:
    """Tell whether somebody of whom tokens first … tell has left his post: সাবেক মেয়র, আগের মেয়র."""
    earlier = s.words[first].text in s.grammar.of_before
    return earlier or any(title is not None and former(s, *title) for title in titles)
