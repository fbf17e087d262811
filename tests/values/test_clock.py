"""The time that a line of a log begins with, and what zone words mean."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.values.clock import at, print_clock, read_clock, read_time, read_zone
from tests.values.case_files import differences, line

WINTER, SUMMER = date(2025, 1, 13), date(2025, 7, 14)
LOG_LETTERS = st.text("0123456789:.-–—→ hAPMamptoUhrnECZ()[]|+\n", max_size=50)


def test_lines_of_a_log_read_as_the_cases_say() -> None:
    def read(text: str) -> str:
        clock = read_clock(text)
        return line(clock.start, clock.end, clock.zone_raw, clock.raw, clock.rest) if clock else "none"

    assert differences("clock.txt", read) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9:30 AM", time(9, 30)), ("12 am", time(0)), ("12:15 p.m.", time(12, 15)), ("noon", time(12)), ("14h30", time(14, 30)),
        ("7 Uhr", time(7)),
        ("13 pm", None), ("0 am", None), ("25:00", None), ("", None),
    ],
)  # fmt: skip
def test_times_of_day(text: str, expected: time | None) -> None:
    assert read_time(text) == expected


@pytest.mark.parametrize(
    ("word", "winter", "summer"),
    [
        ("PT", "-08:00", "-07:00"), ("PST", "-08:00", "-07:00"), ("PDT", "-08:00", "-07:00"), ("ET", "-05:00", "-04:00"),
        ("CT", "-06:00", "-05:00"),
        ("MT", "-07:00", "-06:00"), ("CET", "+01:00", "+02:00"), ("BST", "+00:00", "+01:00"), ("GMT", "+00:00", "+00:00"),
        ("Z", "+00:00", "+00:00"),
        ("UTC+2", "+02:00", "+02:00"), ("-03:30", "-03:30", "-03:30"), ("GMT-5", "-05:00", "-05:00"), ("Asia/Tokyo", "+09:00", "+09:00"),
    ],
)  # fmt: skip
def test_a_zone_has_the_offset_of_the_date(word: str, winter: str, summer: str) -> None:
    zone = read_zone(word)
    assert zone is not None
    assert [at(day, time(10, 30), zone) for day in (WINTER, SUMMER)] == [f"2025-01-13T10:30{winter}", f"2025-07-14T10:30{summer}"]


@pytest.mark.parametrize("word", ["QA", "", "../etc/passwd", "/etc/localtime", "PTX", "\x00", "Nowhere/City", "+99:99", "America"])
def test_what_is_no_zone_is_none(word: str) -> None:
    assert read_zone(word) is None


@given(st.times(), st.times() | st.none(), st.sampled_from(["", " PT", " UTC", " CET"]), st.sampled_from(["", "Doors open", "QA and docs"]))
def test_a_line_reads_its_printed_form_back(start: time, end: time | None, zone: str, rest: str) -> None:
    written = f"{start:%H:%M}" + (f"–{end:%H:%M}" if end else "") + zone
    clock = read_clock(f"{written}: {rest}")
    assert clock is not None
    assert (clock.raw, clock.start, clock.end, clock.rest) == (written, f"{start:%H:%M}", f"{end:%H:%M}" if end else None, rest)
    assert read_clock(print_clock(clock)) == clock


@given(LOG_LETTERS | st.text(max_size=40))
@example("1" * 5000)
@example("09:00" + " -" * 3000)
@example("+99:99")
def test_any_text_reads_as_a_time_of_its_own_words_or_as_none(text: str) -> None:
    read_zone(text)
    read_time(text)
    clock = read_clock(text)
    if clock is not None:
        assert clock.raw in text
        assert clock.rest in text
        assert re.fullmatch(r"[0-2][0-9]:[0-5][0-9]", clock.start)
        assert datetime.strptime(clock.end or "00:00", "%H:%M")  # noqa: DTZ007
