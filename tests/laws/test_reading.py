"""Laws 1 to 3 and 6 of the design: reading is total, accounts for every line, invents nothing, and does not mind the form of the bytes."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.blocks import parse_blocks
from reportgen.corpus.build import build_corpus
from reportgen.records import Report, read_reports
from reportgen.text import Source, decode, find_sources, read_source
from tests.laws.account import invented, read, unaccounted

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "content" / "reports", ROOT / "tests" / "drift", ROOT / "tests" / "languages", ROOT.parent / "shared" / "corpus")
SOURCES = tuple(read_source(file, name) for folder in FOLDERS if folder.is_dir() for file, name in find_sources(folder))
LINES = tuple(sorted({line for source in SOURCES for line in source.lines}))

odd_lines = st.one_of(
    st.sampled_from(LINES),
    st.text(alphabet=st.sampled_from(" \t#*_`~|-+>[]()<>:—–/\\!@0123456789AbRéß→✅🟡\u00a0\u202e"), max_size=40),
    st.text(max_size=20),
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A real report with a few lines dropped, doubled, swapped, indented or replaced by others."""
    lines = list(draw(st.sampled_from(SOURCES)).lines)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1)) if lines else 0
        change = draw(st.sampled_from(("drop", "double", "odd", "indent", "cut", "quote")))
        if change == "drop" and lines:
            del lines[at]
        elif change == "double" and lines:
            lines.insert(at, lines[at])
        elif change == "odd" or not lines:
            lines.insert(at, draw(odd_lines))
        elif change == "indent":
            lines[at] = " " * draw(st.integers(1, 9)) + lines[at]
        elif change == "cut":
            lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
        else:
            lines[at] = "> " + lines[at]
    return "\n".join(lines)


texts = st.one_of(mutated(), st.lists(odd_lines, max_size=30).map("\n".join))


@given(st.binary(max_size=300))
def test_law_1_reading_accepts_any_bytes(data: bytes) -> None:
    text, _ = decode(data)

    assert all(isinstance(report, Report) for report in read(text))


@given(texts)
def test_law_1_reading_accepts_any_text(text: str) -> None:
    text, _ = decode(text.encode("utf-8", "surrogatepass"))

    assert len(read(text)) >= 1


@given(texts)
def test_law_2_every_line_is_accounted_for(text: str) -> None:
    text, _ = decode(text.encode("utf-8", "surrogatepass"))

    assert unaccounted(text, read(text)) == []


@given(texts)
def test_law_3_no_record_holds_words_that_its_lines_do_not(text: str) -> None:
    text, _ = decode(text.encode("utf-8", "surrogatepass"))

    assert [found for report in read(text) for record in report.records if (found := invented(record, text))] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_laws_2_and_3_hold_for_every_report_we_have(source: Source) -> None:
    reports = read(source.text, source.path)

    assert unaccounted(source.text, reports) == []
    assert [found for report in reports for record in report.records if (found := invented(record, source.text))] == []


@pytest.mark.parametrize("source", SOURCES[::4], ids=lambda source: source.path)
def test_law_6_line_ends_byte_order_marks_and_trailing_blanks_change_nothing(source: Source) -> None:
    expected = read(source.text, source.path)
    variants = (
        source.text.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + source.text.encode(),
        source.text.encode("utf-16"),
        "\n".join(line if "  " in line[-2:] else line + " \t" for line in source.lines).encode(),
    )

    for data in variants:
        assert read(decode(data)[0], source.path) == expected


@pytest.mark.parametrize("source", SOURCES[::4], ids=lambda source: source.path)
def test_law_6_renumbering_the_sections_changes_nothing(source: Source) -> None:
    def renumbered(line: str) -> str:
        marks, _, rest = line.partition(" ")
        head, _, title = rest.partition(". ")
        return f"{marks} {int(head) + 7}. {title}" if marks and set(marks) == {"#"} and head.isdigit() and title else line

    text = "\n".join(renumbered(line) for line in source.lines)

    assert read(text, source.path) == read(source.text, source.path)


@given(st.randoms(use_true_random=False))
def test_law_6_the_order_of_the_files_changes_nothing(shuffler: object) -> None:
    few = list(SOURCES[:6])
    reports = [read_reports(parse_blocks(source)) for source in few]
    expected = build_corpus((report for many in reports for report in many), few)
    order = list(range(len(few)))
    shuffler.shuffle(order)  # type: ignore[attr-defined]

    found = build_corpus((report for at in order for report in reports[at]), [few[at] for at in order])

    assert msgspec.msgpack.encode(found) == msgspec.msgpack.encode(expected)
