"""Tables that others made: their columns, and what is broken in them."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest

from annotator.intake import Unreadable, jsons
from annotator.intake.columns import SAMPLE, flat
from annotator.intake.names import field_of
from tests.intake.making import BODY, ROWS, findings_of, lines, rows_of, table, taken, workbook

OTHER = BODY.replace("তিন", "চার")


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Message", "text"),
        ("article_text", "text"),
        ("content.rendered", "text"),
        ("bangla_text", "text"),
        ("Headline", "title"),
        ("title_bn", "title"),
        ("article.title", "title"),
        ("pubDate", "published_at"),
        ("Date_Time", "published_at"),
        ("date_modify", "updated_at"),
        ("news_link", "url"),
        ("source.name", "outlet"),
        ("publication", "outlet"),
        ("published_ts", "published_at"),
        ("Unnamed: 0", "id"),
        ("author.name", "author"),
        ("Category", "section"),
        ("খবর", "text"),
        ("News_Title_Bangla", "title"),
        ("PublishingDate", "published_at"),
        ("Full News", "text"),
        ("Catagory", "section"),
        ("headline.main", "title"),
        ("khobor", "text"),
        ("সংবাদের বিবরণ", "text"),
        ("shironam", "title"),
        ("শিরোনাম:", "title"),
        ("খবরের শিরোনাম", "title"),
        ("Pub_Dt", "published_at"),
        ("প্রকাশের সম\u09af\u09bc", "published_at"),
        ("পত্রিকার নাম", "outlet"),
        ("News Agency", "outlet"),
        ("সংবাদ লিংক", "url"),
        ("প্রতিবেদকের নাম", "author"),
        ("news_cat", "section"),
        ("origin.title", "feed"),
        ("title.$t", "title"),
        ("sub_title", None),
        ("scraped_date", None),
        ("text_length", None),
        ("author.url", None),
        ("image.title", None),
        ("comments.text", None),
        ("rating", None),
        ("crawl_dt", None),
        ("pub_year", None),
        ("cat_id", None),
        ("সংবাদ সংখ্যা", None),
        ("খবরের ছবি", None),
    ],
)
def test_names_of_columns_are_understood(name: str, field: str | None) -> None:
    found = field_of(name)
    assert (found[0] if found else None) == field


def test_other_columns_are_kept(tmp_path: Path) -> None:
    row = {**ROWS[0], "tags": ["নদী", "বাঁধ"], "label": 3, "meta": {"words": 12}, "none": None, "pictures": [{"a": 1}]}
    (found,) = rows_of(taken(tmp_path, "x.jsonl", lines([row])))  # type: ignore[list-item]
    assert found.extra == {"tags": "নদী, বাঁধ", "label": 3, "meta.words": 12}


def test_the_text_is_the_column_that_holds_it(tmp_path: Path) -> None:
    rows = [{"text": "বাঁধ ভাঙল", "content": f"{BODY} {number}", "x": "1"} for number in range(3)]
    found = rows_of(taken(tmp_path, "x.jsonl", lines(rows)))
    assert [row.fields["text"] for row in found] == [row["content"] for row in rows]


def test_an_unknown_column_of_running_text_is_taken_and_told_once(tmp_path: Path) -> None:
    found = taken(tmp_path, "x.csv", table([{"n": "1", "xyz": BODY}, {"n": "2", "xyz": OTHER}]))
    assert [row.fields["text"] for row in rows_of(found)] == [BODY, OTHER]
    note = findings_of(found)[0]
    assert (note.kind, note.severity, "'xyz'" in note.reason) == ("columns", "note", True)


def test_that_no_column_is_known_for_headline_or_day_is_told_once(tmp_path: Path) -> None:
    def told(*columns: str) -> list[str]:
        rows = [dict.fromkeys(columns, "x") | {"body": each} for each in (BODY, OTHER)]
        return [note.reason for note in findings_of(taken(tmp_path, "x.csv", table(rows)))]

    (note,) = told("Kop", "likes")
    assert note.startswith("no column is known for title or published_at")
    assert note.endswith("--column title=NAME: Kop, likes")
    (note,) = told("title", "Dag")
    assert note.startswith("no column is known for published_at")
    assert not told("title", "date", "likes")
    assert not told()  # where there is no other column, none can be named


def test_days_are_read_in_the_order_that_their_column_shows(tmp_path: Path) -> None:
    def days(*given: str) -> list[str]:
        found = taken(tmp_path, "x.csv", table([{"body": f"{BODY} {day}", "date": day} for day in given]))
        return [row.fields["published_at"] for row in rows_of(found)]

    assert days("11/24/2019", "11/05/2019 10:15") == ["2019-11-24", "2019-11-05 10:15"]
    assert days("24/11/2019", "05/11/2019") == ["2019-11-24", "2019-11-05"]
    assert days("05/11/19", "৫/১১/২০১৯", "2019-11-24") == ["2019-11-05", "2019-11-05", "2019-11-24"]
    assert days("13/13/2019") == ["13/13/2019"]


def test_times_that_are_all_midnight_are_days(tmp_path: Path) -> None:
    def times(*values: str) -> list[str]:
        rows = [{"body": BODY, "date": value} for value in values]
        return [row.fields["published_at"] for row in rows_of(taken(tmp_path, "x.csv", table(rows)))]

    assert times("2024-08-12 00:00:00", "2024-08-13T00:00:00.000Z") == ["2024-08-12", "2024-08-13"]
    assert times("2024-08-12 00:00:00", "2024-08-13 09:10:00") == ["2024-08-12 00:00:00", "2024-08-13 09:10:00"]


def test_a_table_without_text_shows_its_columns_and_the_option(tmp_path: Path) -> None:
    (finding,) = taken(tmp_path, "x.csv", b"rank,points\n1,2\n3,4\n")
    assert (finding.kind, finding.place) == ("no_text_column", f"{tmp_path}/x.csv")
    assert "columns: rank, points" in finding.reason and "--column text=NAME" in finding.reason


def test_what_later_rows_alone_say_is_read(tmp_path: Path) -> None:
    undated = [{"id": f"u{number}", "text": ROWS[0]["text"]} for number in range(SAMPLE)]
    found = rows_of(taken(tmp_path, "many.jsonl", lines([*undated, *ROWS])))
    assert [row.fields.get("published_at") for row in found[-3:]] == [None, "2024-05-01", "2024-05-02"]
    assert found[-1].fields["title"] == ROWS[1]["title"]
    assert found[-1].fields["text"] == ROWS[1]["text"]


def test_a_person_says_which_column_is_which(tmp_path: Path) -> None:
    rows = [{"text": OTHER, "mine": BODY, "when": "2024-05-01"}]
    (found,) = rows_of(taken(tmp_path, "x.csv", table(rows), text="mine", published_at="When"))
    assert (found.fields["text"], found.fields["published_at"], found.extra) == (BODY, "2024-05-01", {"text": OTHER})
    (finding,) = taken(tmp_path, "x.csv", table(rows), text="nothing")
    assert finding.kind == "no_column" and "columns: text, mine, when" in finding.reason


def test_day_and_time_in_two_columns_are_one_time(tmp_path: Path) -> None:
    (found,) = rows_of(taken(tmp_path, "x.csv", table([{"body": BODY, "Date": "2024-05-01", "Time": "10:15"}])))
    assert found.fields["published_at"] == "2024-05-01 10:15"


def test_a_table_without_names_of_columns_is_read(tmp_path: Path) -> None:
    rows = [["0", BODY], ["1", OTHER]]
    for name, data in {
        "x.csv": f'0,"{BODY}"\n1,"{OTHER}"\n'.encode(),
        "x.json": json.dumps(rows).encode(),
        "x.xlsx": workbook([dict(zip(rows[0], rows[1], strict=True))]),
    }.items():
        found = rows_of(taken(tmp_path, name, data))
        assert [row.fields["text"] for row in found] == [BODY, OTHER]


def test_an_unclosed_quotation_mark_joins_no_rows(tmp_path: Path) -> None:
    plain = BODY.replace(",", "")
    rows = [f"{number},{plain}" for number in range(1, 10)]
    rows[2] = f'3,"{plain}'
    rows[6] = f'7,"{plain}'
    found = taken(tmp_path, "x.csv", ("id,text\n" + "\n".join(rows) + "\n").encode())
    assert [row.fields["id"] for row in rows_of(found)] == [str(number) for number in range(1, 10)]
    assert all(row.fields["text"] == plain for row in rows_of(found))
    (finding,) = findings_of(found)
    assert finding.kind == "quoting" and "line 4" in finding.reason


def test_marks_that_are_not_doubled_leave_the_row_whole(tmp_path: Path) -> None:
    text = f'id,title,text\n1,বাঁধ,"{BODY} "শেষ" কথা"\n2,নদী,"{OTHER}"\n'
    found = taken(tmp_path, "x.csv", text.encode())
    assert [row.fields["title"] for row in rows_of(found)] == ["বাঁধ", "নদী"]
    assert [finding.kind for finding in findings_of(found)] == ["quoting"]


def test_paragraphs_in_a_quoted_field_are_no_rows(tmp_path: Path) -> None:
    text = f"{BODY}\n\n১, ২ ও ৩ নম্বর গ্রাম\n4,{OTHER}"
    found = taken(tmp_path, "x.csv", table([{"title": "বাঁধ", "text": text}, {"title": "নদী", "text": BODY}]))
    assert [row.fields["text"] for row in rows_of(found)] == [text, BODY]
    assert not findings_of(found)


def test_a_row_with_too_many_fields_is_a_finding(tmp_path: Path) -> None:
    found = taken(tmp_path, "x.csv", f"id,text,outlet\n1,{BODY},a,b,c\n2,{BODY.replace(',', '')},x\n".encode())
    assert [finding.place.rpartition("#")[2] for finding in findings_of(found)] == ["1"]
    assert len(rows_of(found)) == 1


def test_a_column_is_there_where_every_row_is_broken_or_short(tmp_path: Path) -> None:
    found = taken(tmp_path, "x.csv", f'title,text\nবাঁধ,"{BODY}",a,b\nনদী\n'.encode())
    assert [finding.kind for finding in findings_of(found)] == ["broken_row"]


def test_what_is_broken_in_an_array_leaves_the_rest(tmp_path: Path) -> None:
    rows = [json.dumps(row, ensure_ascii=False) for row in (ROWS[0], ROWS[1], {**ROWS[0], "id": "c"})]
    rows[1] = rows[1].replace('"title":', '"title"')
    found = taken(tmp_path, "x.json", ("[\n" + ",\n".join(rows) + "\n]").encode())
    assert [row.fields["id"] for row in rows_of(found)] == ["a", "c"]
    (finding,) = findings_of(found)
    assert finding.kind == "broken_row" and "line 3" in finding.reason


def test_an_array_that_is_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    data = json.dumps([*ROWS, ROWS[0]], ensure_ascii=False).encode()[:-90]
    found = taken(tmp_path, "x.json", data.decode(errors="ignore").encode())
    assert len(rows_of(found)) == 2
    assert [finding.kind for finding in findings_of(found)] == ["broken_row"]


def test_five_hundred_articles_in_an_array_are_five_hundred(tmp_path: Path) -> None:
    rows = [{"content": f"{BODY} {number}", "published_date": "2024/08/12"} for number in range(500)]
    assert len(rows_of(taken(tmp_path, "x.json", json.dumps(rows).encode()))) == 500


def test_quotes_behind_backslashes_are_understood(tmp_path: Path) -> None:
    rows = "".join(f'{number},"{BODY} \\"শেষ\\", কথা"\n' for number in (1, 2))
    found = taken(tmp_path, "x.csv", f"id,text\n{rows}".encode())
    assert [row.fields["text"] for row in rows_of(found)] == [f'{BODY} "শেষ", কথা'] * 2
    assert not findings_of(found)


def test_commas_of_sentences_part_no_columns(tmp_path: Path) -> None:
    found = rows_of(taken(tmp_path, "x.tsv", f"খেলা\t{BODY}\nদেশ\t{OTHER}\n".encode()))
    assert [row.fields["text"] for row in found] == [BODY, OTHER]


def test_labelled_lines_are_rows(tmp_path: Path) -> None:
    (found,) = rows_of(taken(tmp_path, "train.txt", f"__label__খেলা {BODY}\n".encode()))
    assert (found.fields["text"], found.extra) == (BODY, {"label": "খেলা"})


def test_a_row_takes_the_next_column_where_the_first_is_empty(tmp_path: Path) -> None:
    found = rows_of(taken(tmp_path, "x.jsonl", lines([{"text": BODY, "content": ""}, {"text": "", "content": OTHER}])))
    assert [row.fields["text"] for row in found] == [BODY, OTHER]


def test_pieces_of_a_text_are_one_text() -> None:
    assert flat({"text": [BODY, {"type": "bold", "text": " ক "}, "খ"]}) == {"text": f"{BODY} ক খ"}
    assert flat({"blocks": [{"text": BODY}, {"text": OTHER}]}) == {"blocks": f"{BODY}\n{OTHER}"}


def test_one_object_is_one_row(tmp_path: Path) -> None:
    post = {"id": 7, "title": {"rendered": "বাঁধ"}, "content": {"rendered": f"<p>{BODY}</p>"}, "categories": [3, 4]}
    (found,) = rows_of(taken(tmp_path, "x.json", json.dumps(post).encode()))
    assert found.fields == {"id": "7", "title": "বাঁধ", "text": f"<p>{BODY}</p>"}
    assert found.extra == {"section": "3, 4"}


def test_lists_by_section_are_one_table(tmp_path: Path) -> None:
    data = {"খেলা": [{"title": "মাঠ", "body": BODY}], "দেশ": [{"title": "বাঁধ", "body": OTHER}]}
    found = rows_of(taken(tmp_path, "x.json", json.dumps(data).encode()))
    assert [(row.fields["section"], row.fields["title"]) for row in found] == [("খেলা", "মাঠ"), ("দেশ", "বাঁধ")]


def test_objects_by_key_are_rows(tmp_path: Path) -> None:
    data = {"x1": {"headline": "বাঁধ", "body": BODY}, "x2": {"headline": "নদী", "body": OTHER}}
    found = rows_of(taken(tmp_path, "x.json", json.dumps(data).encode()))
    assert [(row.fields["id"], row.fields["title"]) for row in found] == [("x1", "বাঁধ"), ("x2", "নদী")]


def test_objects_by_key_are_rows_whatever_the_key_and_what_each_leaves_out(tmp_path: Path) -> None:
    data = {"news_1": {"title": "বাঁধ", "text": BODY, "date": "2024-05-01"}, "story": {"title": "নদী", "text": OTHER}}
    found = rows_of(taken(tmp_path, "x.json", json.dumps(data).encode()))
    assert [(row.fields["id"], row.fields["title"]) for row in found] == [("news_1", "বাঁধ"), ("story", "নদী")]
    one = {"title": {"rendered": "বাঁধ", "raw": "বাঁধ"}, "content": {"rendered": BODY, "raw": BODY}}
    assert len(rows_of(taken(tmp_path, "x.json", json.dumps(one).encode()))) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"home_page_url": "https://nodi.example", "title": "নদীর কাগজ", "items": ROWS}, {"feed": "নদীর কাগজ"}),
        ({"status": "ok", "feed": {"title": "নদীর কাগজ"}, "items": ROWS}, {"feed": "নদীর কাগজ"}),
        ({"title": "চার হাজার খবর", "items": ROWS}, {}),
        ({"newspaper": "নদীর কাগজ", "count": 2, "news": ROWS}, {"outlet": "নদীর কাগজ"}),
        ({"data": {"category": "খেলা", "source": "https://nodi.example/api", "rows": ROWS}}, {"section": "খেলা"}),
        (
            [{"name": "নদীর কাগজ", "articles": ROWS[:1]}, {"name": "নদীর কাগজ", "articles": ROWS[1:]}],
            {"feed": "নদীর কাগজ"},
        ),
        ({"papers": [{"outlet": "নদীর কাগজ", "articles": ROWS}]}, {"outlet": "নদীর কাগজ"}),
        ({"নদীর কাগজ": ROWS[:1], "হাওর": ROWS[1:]}, {"section": "নদীর কাগজ", "feed": "নদীর কাগজ"}),
    ],
)
def test_an_envelope_tells_of_its_rows(data: object, told: dict[str, str], tmp_path: Path) -> None:
    found = rows_of(taken(tmp_path, "x.json", json.dumps(data).encode()))
    assert [row.fields["title"] for row in found] == [row["title"] for row in ROWS]
    about = {name: found[0].fields[name] for name in ("outlet", "section", "feed") if name in found[0].fields}
    assert about == told


def test_of_a_list_of_links_the_page_s_own_is_its_address(tmp_path: Path) -> None:
    def address(*links: dict[str, str]) -> str | None:
        entry = {"title": "বাঁধ", "content": {"$t": BODY}, "alternate": list(links)}
        (row,) = rows_of(taken(tmp_path, "x.json", json.dumps([entry]).encode()))
        return row.fields.get("url")

    own = {"href": "https://nodi.example/1", "type": "text/html"}
    assert address(own) == own["href"]
    assert address({"rel": "replies", "href": "https://nodi.example/c"}, {"rel": "alternate", **own}) == own["href"]
    assert address({"rel": "self", "href": "https://nodi.example/f"}) is None


def test_objects_by_address_are_rows_inside_another_too(tmp_path: Path) -> None:
    row = {"heading": "বাঁধ", "content": [BODY, OTHER]}
    pages = {f"https://nodi.example/{number}": row for number in "12"}
    for data in ({"crawl": {"agent": "x"}, "pages": pages}, pages):
        found = rows_of(taken(tmp_path, "x.json", json.dumps(data).encode()))
        assert [found_.fields["url"] for found_ in found] == list(pages)
    (one,) = rows_of(taken(tmp_path, "x.json", json.dumps({"https://nodi.example/1": row}).encode()))
    assert (one.fields["url"], one.fields["title"]) == ("https://nodi.example/1", "বাঁধ")


@pytest.mark.parametrize("zeros", ["", "000", "000000"])
def test_a_column_of_times_as_systems_count_them_is_known_by_its_values(zeros: str, tmp_path: Path) -> None:
    def when(**columns: str) -> str | None:
        (row,) = rows_of(taken(tmp_path, "x.csv", table([{"body": BODY, **columns}])))
        return row.fields.get("published_at")

    assert when(ts_epoch=f"1691813700{zeros}") == f"1691813700{zeros}"
    assert when(ts_epoch=f"1691813700{zeros}", date="2024-05-01") == "2024-05-01"
    for others in ({"crawl_ts": f"1691813700{zeros}"}, {"ts": f"9691813700{zeros}"}, {"mobile": "1712345678"}):
        assert when(**others) is None


def test_paragraphs_in_a_list_are_joined() -> None:
    assert flat({"body": [BODY, OTHER], "tags": ["ক", "খ"], "n": [1]}) == {
        "body": f"{BODY}\n{OTHER}",
        "tags": "ক, খ",
        "n": "1",
    }


def test_missing_values_of_frames_are_empty(tmp_path: Path) -> None:
    data = b'[{"text": "' + BODY.encode() + b'", "title": NaN, "author": "nan", "label": NaN, "id": 12.0}]'
    (found,) = rows_of(taken(tmp_path, "x.json", data))
    assert (found.fields, found.extra) == ({"text": BODY, "id": "12"}, {"author": "nan"})


def test_object_too_large_to_be_held_is_read_by_its_first_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsons, "LARGEST", 2000)
    monkeypatch.setattr(jsons, "_CHUNK", 300)
    rows = [{"title": str(number), "text": "নদী " * 20} for number in range(100)]
    told = {"status": "ok", "articles": rows}
    assert [row for _, row in jsons.json_rows(StringIO(json.dumps(told)))] == rows
    *read, last = jsons.json_rows(StringIO(json.dumps({**told, "more": rows[:3]})))
    assert [row for _, row in read] == rows
    assert isinstance(last[1], Unreadable) and "behind its first list" in last[1].reason
    with pytest.raises(Unreadable, match="no list of objects"):
        list(jsons.json_rows(StringIO(json.dumps({"status": "নদী " * 1000}))))
