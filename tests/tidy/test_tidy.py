"""`tidy`: what is mended, what is left alone, and the laws: twice is once, and nothing that is read changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.blocks import parse_blocks
from reportgen.records import Record, read_reports
from reportgen.text import Source, decode
from reportgen.tidy import tidy, tidy_file
from reportgen.values.moment import read_date
from tests.case_files import wrong

ROOT = Path(__file__).parent.parent.parent
REAL = sorted([*(ROOT / "content" / "reports").rglob("*.md"), *(ROOT / "tests" / "drift").rglob("*.md")])
ISO = re.compile(r"\d{4}-\d\d-\d\d")
SLACK = ("id", "title", "due_raw", "mentions", "details", "section")  # the words of these are compared as words

PIECES = (
    *("# Day 3, 2025-03-05", "## 1. Action Items", "## 2. Risks", "## 2. Notes", "### 2.1 More", "## Priorities for tomorrow"),
    *(
        "- **ACT‑05 – Order a lamp (Ada)**",
        "  - Due: March 14, 2025",
        "  - Due: 14.03.2025  ",
        "  - Status: Done (100%)",
        "- ACT 05: go (Ben)",
    ),
    *(
        "- ACT-05: Order (Ada)",
        "1. Load ACT–05",
        "1. Weigh",
        "2. Sweep  ",
        "2) Ask\t",
        "10. Tell",
        "   below",
        "See item 2.",
        "",
        "  ",
        "> ACT 05",
    ),
    *(
        "```",
        "| ID | Due |",
        "|---|---|",
        "| R‑1 | 03/14/2025 |",
        "- R-1: Fog – Status: Red ",
        "**Date:** 5 March 2025",
        "<!-- 1. -->",
        "R-1–3",
    ),
)
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(alphabet="-‑– \t\n#1.2)AR5>`|:*\\", max_size=12), max_size=14).map("\n".join)


def records(text: str) -> list[Record]:
    reports = read_reports(parse_blocks(Source(path="a.md", text=text)))
    return [record for report in reports for record in (report.header, *report.records)]


def letters(*texts: str | None) -> str:
    return "".join(sign for text in texts for sign in text or "" if sign.isalnum())


def plainly(record: Record) -> tuple[object, ...]:
    """What a record says, its dashes and the form of its due date aside."""
    rest = [getattr(record, name) for name in record.__struct_fields__ if name not in SLACK]
    due = read_date(record.due_raw or "")
    words = [letters(key, value) for key, value in record.details.items()]
    return (letters(record.id, record.title), letters(record.section), words, due or record.due_raw, letters(repr(rest)))


def words(text: str) -> list[str]:
    """The words of `text` but for numbers: dates are numbers and the names of their months."""
    without = re.sub(r"\b(?:\d{1,2} )?March(?: \d{1,2},)? \d{4}|\b[\d./-]{6,10}\b", " ", text)
    return re.findall(r"[^\W\d_]+", without)


def hold_the_laws(text: str) -> None:
    once = tidy(text).text
    assert tidy(once).text == once
    assert once.count("\n") == text.count("\n")
    assert list(map(plainly, records(once))) == list(map(plainly, records(text)))


def test_cases() -> None:
    found = wrong(Path(__file__).parent / "cases.txt", lambda text: tidy(text).text)
    assert found == "", found


def test_what_is_mended_is_said_line_by_line() -> None:
    made = tidy("# Day 3, 2025-03-05\n\n## Action Items\n1. ACT‑05: Lamp (Ada) \n   - Due: March 14, 2025\n2. Ask\n2. Go\n")
    assert made.mended == (
        (4, "blanks at the end"),
        (4, "dash in ACT-05"),
        (5, "date March 14, 2025 is 2025-03-14"),
        (7, "number 2 should be 3"),
    )
    assert [(record.id, record.due) for record in records(made.text)[1:2]] == [("ACT-05", "2025-03-14")]


def test_blanks_that_are_a_line_break_stay_and_so_do_those_of_code_and_quotes() -> None:
    text = "One  \ntwo  \n\n# Head  \nthree \n\n```\ncode  \n```\n> said \n\n\t\n"
    assert tidy(text).text == "One  \ntwo\n\n# Head\nthree\n\n```\ncode  \n```\n> said \n\n\n"


def test_bytes_lose_their_mark_and_their_cr_and_what_is_no_text_is_left() -> None:
    made = tidy_file(b"\xef\xbb\xbf# Day 1 \r\n\r\nGo\r", "a.md")
    assert made.data == b"# Day 1\n\nGo\n"
    assert [one.what for one in made.mended] == ["byte-order mark", "lines end with CR LF", "blanks at the end"]
    for data in (b"caf\xe9 \n", b"\0 \n", "Tag 1 \n".encode("utf-16"), b" \n" * 300_000):
        assert tidy_file(data, "a.md").data == data
        assert tidy_file(data, "a.md").left


def test_a_mend_that_would_change_what_is_read_is_not_made() -> None:
    text = "# Day 3, 2025-03-05\n\n## Risks\n- R-1: Fog – Status: Red\n  - Date: March 14, 2025\n  - Due: March 14, 2025 \n"
    assert "Date: March 14, 2025" in tidy(text).text


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.stem)
def test_the_laws_hold_for_every_report_of_the_demo_and_of_other_teams(file: Path) -> None:
    text, damaged = decode(file.read_bytes())
    once = tidy(text, file.name).text
    assert tidy(once, file.name).text == once
    assert tidy_file(once.encode(), file.name).data == once.encode() or damaged
    if once != text:
        hold_the_laws(text)


@given(TEXTS)
@example("1. a\n1. b\n2. c\n\n## 1. A\n## 1. B\n")
@example("- ACT‑05: x\n- ACT 05: y\n- ACT–05: z\n")
def test_twice_is_once_and_what_is_read_stays(text: str) -> None:
    hold_the_laws(text)


@given(TEXTS)
def test_every_word_stays(text: str) -> None:
    assert words(tidy(text).text.translate(str.maketrans("‑–", "--"))) == words(text.translate(str.maketrans("‑–", "--")))


@given(st.binary(max_size=80))
def test_any_bytes_are_mended_once(data: bytes) -> None:
    once = tidy_file(data, "a.md").data
    assert tidy_file(once, "a.md").data == once
