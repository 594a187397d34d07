"""Lexicons: TOML files that a linguist edits, and the reading of them.

Every file holds arrays of tables (``[[source]]``, ``[[cue]]`` …); every record has a ``key`` that is
its own within its kind. A user's folder is laid over ours: a file of the same name adds records,
a record of the same key replaces the fields it names, and ``remove = true`` takes one away.
"""

from annotator.lexicon.loader import load_records, read_records

__all__ = ["load_records", "read_records"]
