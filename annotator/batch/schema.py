"""The columns of an annotated table; those of annotations follow from the records of ``annotator.models``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import pyarrow as pa

from annotator.models import Annotation, Finding, Record


def arrow_type(kind: Any) -> pa.DataType:
    """Return the Arrow type of a record's field: words of a vocabulary are strings, levels whole numbers."""
    if get_origin(kind) in (Union, UnionType):
        (kind,) = (each for each in get_args(kind) if each is not NoneType)
    if get_origin(kind) is tuple:
        return pa.list_(arrow_type(get_args(kind)[0]))
    if isinstance(kind, type):
        if issubclass(kind, Record):
            return pa.struct(_fields(kind))
        for plain, arrow in _PLAIN:
            if issubclass(kind, plain):
                return arrow
    return pa.string()


_MOMENT = pa.timestamp("us", "UTC")
_PLAIN: Sequence[tuple[type, pa.DataType]] = (
    (bool, pa.bool_()),
    (IntEnum, pa.int8()),
    (int, pa.int32()),
    (float, pa.float64()),
    (datetime, _MOMENT),
)


def _fields(record: type[Record]) -> list[pa.Field]:
    return [pa.field(name, arrow_type(field.annotation)) for name, field in record.model_fields.items()]


_WORDS = ("key", "version", "name", "path", "media", "url", "outlet", "outlet_name", "headline", "dateline", "author")

#: One row a row of the table that was read, in its order. Where no article was found, ``findings`` and ``path`` alone
#: are set. Offsets count code points of ``text``, which is the page's frozen text; times are in UTC, and the seconds
#: by which the place of publication is ahead of it (none where the page told no zone) stand beside them.
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in (*_WORDS, "section")),
        ("published_at", _MOMENT),
        ("published_offset", pa.int32()),
        ("date_only", pa.bool_()),
        ("date_kind", pa.string()),
        ("updated_at", _MOMENT),
        ("updated_offset", pa.int32()),
        ("extra", pa.string()),
        ("text", pa.string()),
        ("extractor", pa.string()),
        ("segments", pa.list_(pa.struct([("start", pa.int32()), ("end", pa.int32())]))),
        *_fields(Annotation),
        ("pass_version", pa.string()),
        ("findings", pa.list_(pa.struct(_fields(Finding)))),
    ]
)
