"""Files: which are found, which can be read, and what is said of the others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.errors import InputError, LexiconError
from annotator.intake import sources
from annotator.pages import Reading, find_files, read
from tests.pages.layout import load

PAGE = load("portal_with_sidebar").text


def write(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    return file


def one(file: Path) -> Reading:
    (reading,) = read([file])
    return reading


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: text.encode("utf-32"),
    ],
)
def test_unicode_is_read_and_frozen(encode: Callable[[str], bytes], tmp_path: Path) -> None:
    text = PAGE.replace("\n", "\r\n")
    found = one(write(tmp_path, "a.txt", encode(text)))
    assert found.article is not None, found.findings
    assert found.article.page.text == text
    assert found.article.page.name == "a"


BIJOY = "wbe©vPb Kwgkb e‡j‡Q, †fvU MÖnY †kl n‡q‡Q| Avgiv GLb MYbv KiwQ, Rvwb‡q‡Qb mwPe|"

UNREADABLE = {
    "empty": b"",
    "blank": b" \n\t\r\n",
    "pdf": b"%PDF-1.7\n1 0 obj",
    "zip": b"PK\x03\x04aaaa",
    "binary": bytes(range(256)) * 20,
    "nul": PAGE.encode() + b"\0",
    "surrogate": "ক".encode("utf-16-le") * 40 + b"\x00\xd8" + "ক".encode("utf-16-le") * 40,
    "bijoy": BIJOY.encode("cp1252"),
    "bijoy_in_utf8": BIJOY.encode(),
    "latin1": "café crème déjà vu à la carte, s'il vous plaît".encode("latin-1"),
    "english": b"Nothing here is Bangla. It is a page in English.",
}
KINDS = {
    **{
        "empty": "empty",
        "blank": "empty",
        "pdf": "not_text",
        "zip": "damaged",
        "binary": "not_text",
        "nul": "not_text",
    },
    **{
        "surrogate": "encoding",
        "bijoy": "bijoy",
        "bijoy_in_utf8": "bijoy",
        "latin1": "encoding",
        "english": "no_bangla",
    },
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_a_finding_that_names_file_and_reason(name: str, tmp_path: Path) -> None:
    file = write(tmp_path, f"{name}.txt", UNREADABLE[name])
    found = one(file)
    assert found.article is None
    assert [(finding.place, finding.kind, finding.severity) for finding in found.findings] == [
        (str(file), KINDS[name], "error")
    ]
    assert len(found.findings[0].reason) > 20


@pytest.mark.parametrize("cut", [b"\xe0\xa6", b"\xff"])
def test_a_spoiled_byte_is_told_and_the_page_is_read(cut: bytes, tmp_path: Path) -> None:
    file = write(tmp_path, "a.txt", PAGE.encode() + cut)
    found = list(read([file]))
    assert [bool(one.article) for one in found] == [False, True]
    assert [(finding.kind, finding.severity) for finding in found[0].findings] == [("encoding", "warning")]


def test_an_encoding_that_a_page_declares_is_taken(tmp_path: Path) -> None:
    body = "".join(f"&#{ord(sign)};" for sign in "বাঁধ ভেঙে তিন গ্রাম ডুবে গেছে। তিনি বলেন, মানুষ এখন স্কুলে আছে।")
    html = f"<html><head><meta charset='windows-1252'></head><body><p>{body} \x93\x94</p></body></html>"
    found = one(write(tmp_path, "a.html", html.encode("latin-1")))
    assert found.article is not None and found.article.body.startswith("বাঁধ ভেঙে") and "“”" in found.article.body


def test_the_run_goes_on_behind_a_bad_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", b"%PDF")
    write(tmp_path, "b.txt", PAGE.encode())
    assert [bool(one.article) for one in read([tmp_path])] == [False, True]


def test_file_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "LARGEST", 100)
    assert [finding.kind for finding in one(write(tmp_path, "a.txt", PAGE.encode())).findings] == ["too_large"]


def test_files_are_found_sorted_and_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a.jsonl", "b/notes.md", "c.CSV", "deep/er/x.htm"):
        write(tmp_path, name, b"x")
    found = find_files([tmp_path, tmp_path / "b" / "2.txt", str(tmp_path / "b" / "*.txt")])
    assert [str(file.relative_to(tmp_path)) for file in found] == [
        "a.jsonl",
        "b/1.html",
        "b/2.txt",
        "c.CSV",
        "deep/er/x.htm",
    ]


@pytest.mark.parametrize("path", ["missing.txt", "*.txt", "", "a\0b"])
def test_path_that_names_nothing_is_an_error(path: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"missing\.txt|\*\.txt|''|no page|a.*b"):
        find_files([str(tmp_path / path) if path and "\0" not in path else path or tmp_path])


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "a/page.txt", PAGE.encode())
    write(tmp_path, "b/page.txt", load("no_blank_lines").text.encode())
    found = [one.article for one in read([tmp_path])]
    assert [article.page.name for article in found if article] == ["page", "b/page"]
    assert len({article.key for article in found if article}) == 2


def test_the_same_page_again_has_the_same_key_and_version(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", PAGE.encode())
    write(tmp_path, "b.txt", PAGE.encode())
    found = [one.article for one in read([tmp_path])]
    assert len({(article.key, article.version) for article in found if article}) == 1


def test_manifest_and_option_fill_in_what_the_page_lacks(tmp_path: Path) -> None:
    write(tmp_path, "p/a.txt", load("headlines_that_end_with_danda").text.encode())
    write(tmp_path, "p/b.txt", load("no_blank_lines").text.encode())
    write(tmp_path, "p/c.txt", PAGE.encode())
    told = (
        "path,outlet,url,published_at\np/a.txt,Samakal,https://samakal.com/x/1,২ মে ২০২৪\np/b.txt,samakal,,2020-01-01\n"
    )
    manifest = write(tmp_path, "manifest.csv", told.encode())
    first, second, third = (one.article for one in read([tmp_path / "p"], manifest=manifest, outlet="ittefaq"))
    assert first is not None and second is not None and third is not None
    assert (first.outlet, first.url, str(first.published_at)[:10]) == (
        "samakal",
        "https://samakal.com/x/1",
        "2024-05-02",
    )
    assert (second.outlet, str(second.published_at)[:10]) == ("kaler_kantho", "2023-11-03")
    assert third.outlet == "ittefaq"


@pytest.mark.parametrize("data", [None, b"file,outlet\na,b\n", b"\xff\xfe\xff"])
def test_bad_manifest_is_an_error(data: bytes | None, tmp_path: Path) -> None:
    page = write(tmp_path, "a.txt", PAGE.encode())
    manifest = tmp_path / "m.csv" if data is None else write(tmp_path, "m.csv", data)
    with pytest.raises(InputError, match="manifest"):
        read([page], manifest=manifest)


def test_own_outlets_are_laid_over_ours(tmp_path: Path) -> None:
    own = '[[outlet]]\nkey = "batayan"\nname = "নবীন বাতায়ন"\nenglish = "Nabin Batayan"\naliases = ["নবীন বাতায়ন নিউজ"]\n'
    write(tmp_path, "lexicon/outlets.toml", own.encode())
    page = write(tmp_path, "a.txt", load("headlines_that_end_with_danda").text.encode())
    (found,) = read([page], lexicon=tmp_path / "lexicon")
    assert found.article is not None
    assert (found.article.outlet, found.article.outlet_name) == ("batayan", "নবীন বাতায়ন")


def test_lexicon_folder_must_exist(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no such folder"):
        read([write(tmp_path, "a.txt", PAGE.encode())], lexicon=tmp_path / "none")
