"""Files of every form, made from the same rows."""

from __future__ import annotations

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from annotator.intake import Document, ItemRow
from annotator.intake.opening import items
from annotator.models import Finding

BODY = "বাঁধ ভেঙে তিন গ্রাম ডুবে গেছে বলে জানিয়েছেন ইউপি চেয়ারম্যান। তিনি বলেন, ‘মানুষ এখন স্কুলে আছে।’ প্রশাসন চাল দিচ্ছে।"
ROWS = [
    {"id": "a", "title": "বাঁধ ভেঙে ডুবল গ্রাম", "text": BODY, "date": "2024-05-01"},
    {"id": "b", "title": "হাটে ধানের দাম কমেছে", "text": BODY.replace("তিন", "চার"), "date": "2024-05-02"},
]
Rows = Sequence[dict[str, str]]


def lines(rows: Rows) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def array(rows: Rows) -> bytes:
    return json.dumps(list(rows), ensure_ascii=False, indent=1).encode()


def table(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode(encoding)


def workbook(rows: Rows) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet><table:table table:name="1">{}</table:table></office:spreadsheet></office:body>
</office:document-content>"""
_ODS_ROW = "<table:table-row>{}</table:table-row>"
_ODS_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
_ODS_LIST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def opendocument(rows: Rows) -> bytes:
    """A spreadsheet of LibreOffice, with no more than it must have."""
    table = [list(rows[0]), *(list(row.values()) for row in rows)]
    content = "".join(_ODS_ROW.format("".join(_ODS_CELL.format(escape(cell)) for cell in row)) for row in table)
    files = {"content.xml": _ODS.format(content).encode(), "META-INF/manifest.xml": _ODS_LIST.encode()}
    return zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", **files})


def parquet(rows: Rows) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), stream)
    return stream.getvalue()


def arrow(rows: Rows) -> bytes:
    import pyarrow as pa

    stream = io.BytesIO()
    held = pa.Table.from_pylist(list(rows))
    with pa.ipc.new_stream(stream, held.schema) as writer:
        writer.write_table(held)
    return stream.getvalue()


def by_columns(rows: Rows) -> bytes:
    """As pandas writes a frame: an object a column."""
    return json.dumps({name: {str(at): row[name] for at, row in enumerate(rows)} for name in rows[0]}).encode()


FORMS: dict[str, Callable[[Rows], bytes]] = {
    "x.jsonl": lines,
    "x.ndjson": lines,
    "lines": lines,
    "x.json": array,
    "array.txt": array,
    "answer.json": lambda rows: json.dumps({"status": "ok", "total": len(rows), "articles": list(rows)}).encode(),
    "nested.json": lambda rows: json.dumps({"data": {"hits": [{"_id": 1, "_source": row} for row in rows]}}).encode(),
    "viewer.json": lambda rows: json.dumps(
        {"features": [], "rows": [{"row_idx": 0, "row": row} for row in rows]}
    ).encode(),
    "tasks.json": lambda rows: json.dumps([{"id": 9, "data": row, "annotations": []} for row in rows]).encode(),
    "frame.json": by_columns,
    "lists.json": lambda rows: json.dumps({name: [row[name] for row in rows] for name in rows[0]}).encode(),
    "split.json": lambda rows: json.dumps(
        {"columns": list(rows[0]), "index": [0, 1], "data": [list(row.values()) for row in rows]}
    ).encode(),
    "arrays.json": lambda rows: json.dumps([list(rows[0]), *(list(row.values()) for row in rows)]).encode(),
    "appended.json": lambda rows: b"".join(array([row]) for row in rows),
    "objects.json": lambda rows: b"\n".join(json.dumps(row, indent=2).encode() for row in rows),
    "x.csv": table,
    "x.tsv": lambda rows: table(rows, "\t"),
    "semicolons.csv": lambda rows: table(rows, ";"),
    "bars.txt": lambda rows: table(rows, "|"),
    "excel.csv": lambda rows: b"sep=;\r\n" + table(rows, ";"),
    "bom.csv": lambda rows: table(rows, encoding="utf-8-sig"),
    "utf16.csv": lambda rows: table(rows, encoding="utf-16"),
    "x.xlsx": workbook,
    "book": workbook,
    "x.ods": opendocument,
    "x.parquet": parquet,
    "x.arrow": arrow,
}


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def taken(folder: Path, name: str, data: bytes, **columns: str) -> list[Document | ItemRow | Finding]:
    """What a file of this name and content holds."""
    return list(items(write(folder, name, data), columns))


def rows_of(found: Sequence[object]) -> list[ItemRow]:
    return [each for each in found if isinstance(each, ItemRow)]


def findings_of(found: Sequence[object]) -> list[Finding]:
    return [each for each in found if isinstance(each, Finding)]
