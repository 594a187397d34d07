"""Feeds, records in XML, mails, saved pages and web archives: what the envelope tells goes with the text."""

from __future__ import annotations

import gzip
import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from annotator.intake import Document
from tests.intake.making import BODY, findings_of, rows_of, taken

PAGE = f"<!DOCTYPE html><html><body><h1>বাঁধ ভাঙল</h1><p>{BODY}</p></body></html>"


def documents(found: list[object]) -> list[Document]:
    return [each for each in found if isinstance(each, Document)]


def test_a_feed_with_full_text_is_a_table(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>বাঁধ {n}</title><link>https://nodi.example/{n}</link><category>দেশ</category>"
        f"<pubDate>Sat, 12 Aug 2023 04:15:00 GMT</pubDate><description>ছোট</description>"
        f"<content:encoded><![CDATA[<p>{BODY}</p>]]></content:encoded></item>"
        for n in (1, 2)
    )
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    title = "নদীর কাগজ &#187; দেশ"
    channel = f"<channel><title>{title}</title>{items}</channel>"
    found = taken(tmp_path, "feed", f'<?xml version="1.0"?><rss version="2.0" {space}>{channel}</rss>'.encode())
    assert [dict(row.fields) for row in rows_of(found)] == [
        {
            "text": f"<p>{BODY}</p>",
            "title": f"বাঁধ {n}",
            "url": f"https://nodi.example/{n}",
            "published_at": "Sat, 12 Aug 2023 04:15:00 GMT",
            "section": "দেশ",
            "feed": "নদীর কাগজ » দেশ",
        }
        for n in (1, 2)
    ]


def test_an_entry_taken_over_from_another_feed_is_of_its_outlet(tmp_path: Path) -> None:
    source = '<source url="https://hawor.example/feed">হাওরের খবর</source>'
    text = f"<link>https://news.example/r/1</link><description>{BODY * 2}</description>"
    item = f"<item><title>বাঁধ</title>{text}{source}</item>"
    found = taken(tmp_path, "feed", f'<rss version="2.0"><channel><title>সব খবর</title>{item}</channel></rss>'.encode())
    assert [row.fields["outlet"] for row in rows_of(found)] == ["হাওরের খবর"]


def test_summaries_are_no_articles(tmp_path: Path) -> None:
    entry = "<entry><title>বাঁধ</title><link href='https://nodi.example/1'/><summary>বাঁধ ভেঙে তিন গ্রাম…</summary></entry>"
    found = taken(tmp_path, "a.xml", f"<feed xmlns='http://www.w3.org/2005/Atom'>{entry}</feed>".encode())
    (finding,) = findings_of(found)
    assert (finding.kind, finding.severity, rows_of(found)) == ("summaries", "error", [])
    assert "annotator fetch" in finding.reason


def test_records_in_xml_are_a_table(tmp_path: Path) -> None:
    docs = "\n".join(f"<DOC>\n<DOCNO>x.{n}</DOCNO>\n<TEXT>\n{BODY} ক & খ\n</TEXT>\n</DOC>" for n in (1, 2))
    found = rows_of(taken(tmp_path, "collection", docs.encode()))
    assert [(row.fields["id"], BODY in row.fields["text"]) for row in found] == [("x.1", True), ("x.2", True)]
    nested = f"<article id='7'><headline>বাঁধ</headline><body><p>{BODY}</p><p>শেষ।</p></body></article>"
    found = rows_of(taken(tmp_path, "news.xml", f"<news>{nested}{nested}</news>".encode()))
    assert [row.fields["text"] for row in found] == [f"{BODY}\nশেষ।"] * 2
    assert [finding.kind for finding in findings_of(taken(tmp_path, "x.xml", b"<x/>"))] == ["no_records"]


def test_a_sitemap_is_refused_and_fetch_named(tmp_path: Path) -> None:
    (finding,) = findings_of(
        taken(tmp_path, "sitemap.xml", b"<?xml version='1.0'?><urlset><url><loc>x</loc></url></urlset>")
    )
    assert "annotator fetch" in finding.reason


def mail(html: bool) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "desk@nodi.example", "x@nodi.example", "বাঁধ ভাঙল"
    message["Date"], message["Message-ID"] = "Sat, 12 Aug 2023 10:15:00 +0600", "<1@nodi.example>"
    message.set_content(BODY)
    if html:
        message.add_alternative(PAGE, subtype="html")
    return message


@pytest.mark.parametrize("html", [False, True])
def test_a_mail_is_a_document(html: bool, tmp_path: Path) -> None:
    (found,) = documents([*taken(tmp_path, "a.eml", mail(html).as_bytes())])
    assert (found.media, BODY in found.text) == ("html" if html else "text", True)
    assert found.told == {"subject": "বাঁধ ভাঙল", "published_at": "Sat, 12 Aug 2023 10:15:00 +0600"}


def test_a_mail_sent_on_is_headed_by_its_own_subject(tmp_path: Path) -> None:
    message = mail(False)
    message.replace_header("Subject", "Fwd: RE: বাঁধ ভাঙল")
    (found,) = documents([*taken(tmp_path, "a.eml", message.as_bytes())])
    assert found.told["subject"] == "বাঁধ ভাঙল"


def test_a_mailbox_holds_mails(tmp_path: Path) -> None:
    box = b"".join(
        b"From desk@nodi.example Sat Aug 12 10:15:00 2023\n" + mail(False).as_bytes() + b"\n" for _ in range(2)
    )
    found = documents([*taken(tmp_path, "box", box)])
    assert [each.place.rpartition("!")[2] for each in found] == ["1", "2"]
    assert all(BODY in each.text for each in found)


def test_a_page_saved_as_one_file_tells_its_address(tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by Blink>", "বাঁধ"
    message["Snapshot-Content-Location"] = "https://nodi.example/1"
    message["MIME-Version"] = "1.0"
    message.set_content(PAGE, subtype="html")
    message.add_related(b"\x89PNG", "image", "png")
    (found,) = documents([*taken(tmp_path, "a.mhtml", message.as_bytes())])
    assert (found.media, found.told, BODY in found.text) == ("html", {"url": "https://nodi.example/1"}, True)


def test_a_saved_page_says_its_version_in_its_parts_only(tmp_path: Path) -> None:
    head = "From: <Saved>\nSubject: a\nDate: Sat, 12 Aug 2023 10:15:00 +0600\n"
    head += 'Content-Type: multipart/related; boundary="b"'
    part = f"--b\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{PAGE}\n--b--\n"
    (found,) = documents([*taken(tmp_path, "a.mhtml", f"{head}\n\n{part}".encode())])
    assert (found.media, BODY in found.text) == ("html", True)


def archive(*records: tuple[str, str, str, bytes]) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=True)
    for url, status, kind, data in records:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(url, "response", io.BytesIO(data), http_headers=headers)
        writer.write_record(record)
        record.raw_stream.close()
    return stream.getvalue()


def test_a_web_archive_gives_its_pages_with_their_addresses(tmp_path: Path) -> None:
    data = archive(
        ("https://nodi.example/news/1", "200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("https://nodi.example/a.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://nodi.example/gone", "404 Not Found", "text/html", b"x"),
    )
    for name, packed in (("a.warc.gz", data), ("a.warc", gzip.decompress(data))):
        found = taken(tmp_path, name, packed)
        (page,) = documents([*found])
        assert (page.place, page.name) == (f"{tmp_path}/{name}!https://nodi.example/news/1", "1")
        assert (page.told, page.text) == ({"url": "https://nodi.example/news/1"}, PAGE)
        (note,) = findings_of(found)
        assert note.reason == "passed over: 1 answer(s) of status 404, 1 of image/png"
