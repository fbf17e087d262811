"""Bytes become text: every encoding a report may come in, every kind of newline, and what cannot be decoded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.text import Source, decode, find_sources, read_source


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_chooses_the_encoding(encoding: str) -> None:
    assert decode("Prüfung ✅\n".encode(encoding)) == ("Prüfung ✅\n", 0)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be")],
)
def test_both_byte_orders_are_read(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Größe".encode(encoding)) == ("Größe", 0)


@pytest.mark.parametrize("written", ["a\r\nb\r\nc", "a\rb\rc", "a\nb\r\nc", "a\nb\nc"])
def test_all_newlines_become_one(written: str) -> None:
    assert decode(written.encode()) == ("a\nb\nc", 0)


def test_a_carriage_return_behind_a_newline_is_a_line_of_its_own() -> None:
    assert decode(b"a\n\rb") == ("a\n\nb", 0)


@pytest.mark.parametrize(
    ("data", "text", "damaged"),
    [
        (b"caf\xe9 na\xefve", "caf\ufffd na\ufffdve", 2),
        (b"10\0%", "10\ufffd%", 1),
        (b"\xff\xfeh", "\ufffd", 1),
        ("\ufffd is a letter too".encode(), "\ufffd is a letter too", 0),
        (b"\xef\xbb\xbf", "", 0),
        (b"", "", 0),
    ],
)
def test_what_cannot_be_decoded_is_marked_and_counted(data: bytes, text: str, damaged: int) -> None:
    assert decode(data) == (text, damaged)


@given(st.binary(max_size=60))
def test_any_bytes_become_text_without_nul_and_carriage_return(data: bytes) -> None:
    text, damaged = decode(data)

    assert not set(text) & {"\0", "\r"}
    assert damaged >= 0


def test_lines_are_counted_from_the_first() -> None:
    assert Source(path="a.md", text="one\n\nthree\n").lines == ["one", "", "three", ""]


def test_a_file_becomes_a_source_with_the_given_name(tmp_path: Path) -> None:
    (tmp_path / "day.md").write_bytes(b"\xef\xbb\xbf# Day 1\r\n")

    assert read_source(tmp_path / "day.md", "reports/day.md") == Source(path="reports/day.md", text="# Day 1\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match=r"^reports/gone.md: cannot be read \(No such file or directory\)"):
        read_source(tmp_path / "gone.md", "reports/gone.md")


def test_reports_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("reports/b.md", "reports/a/2.markdown", "reports/a/10.MD", "reports/.hidden/x.md", "reports/.y.md", "reports/notes.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# T\n")

    assert [name for _, name in find_sources(tmp_path / "reports")] == ["reports/a/10.MD", "reports/a/2.markdown", "reports/b.md"]


def test_one_file_keeps_the_name_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "day.md").write_text("# T\n")

    assert [name for _, name in find_sources(tmp_path / "reports" / "day.md")] == ["reports/day.md"]


def test_a_link_that_leads_out_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "secret.md").write_text("# Not for the site\n")
    (tmp_path / "reports" / "link.md").symlink_to(tmp_path / "secret.md")

    assert find_sources(tmp_path / "reports") == ()


def test_no_such_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReportgenError, match="no such file or folder"):
        find_sources(tmp_path / "gone")
