"""How many files one more report writes, counted: as many after a long series as after a short one, but for what the manual names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks.series import series, settings
from reportgen.files.spare import Spare
from reportgen.site import findings, lists, search, sheets
from reportgen.site.cuts import Size
from tests.cli.run import run

SHORT, LONG = 76, 142
"""Reports before the one more, which both times is the same one of its round: more than sixty, up to which some findings count dates."""

SMALL = (
    (lists, "SHEET", 15), (findings, "MOST", 2), (sheets, "KEYS", 40), (sheets, "ROWS", 8),
    (search, "PIECE", Size(least=500, most=800, one_in=8)), (search, "ROWS", 8),
)  # fmt: skip
"""Pieces so small that both series have many."""

KINDS = (
    ("open", r"(data/)?items/.*"),  # pages of items that are not closed say for how many days
    ("sheets", r"(data/)?(items|actions|stories|risks|decisions|metrics|reports|log)(-\d+)*\.(html|md|json)|(data/)?rules/.*-\d+\..*"),
    ("words", r"search/w.*"),
    ("rows", r"(rows|search)/.*"),
    ("reports", r"(data/)?(reports|asof|weeks|sprints)/.*"),
    ("trends", r"(data/)?trends/.*"),
)


Counts = list[tuple[Counter[str], Counter[str], str]]
"""By series what there is, what was written, and the text of the report that was added."""


def kind(path: str) -> str:
    return next((name for name, pattern in KINDS if re.fullmatch(pattern, path)), "other")


def write(content: Path, first: int, count: int) -> str:
    """Write the reports from number `first` up to `count`, and return the text of the last."""
    text = ""
    for path, text in series(count, first):
        file = content / "reports" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return text


def one_more(top: Path, count: int, patch: pytest.MonkeyPatch) -> tuple[Counter[str], Counter[str], str]:
    """Return by kind how many files there are with one more report than `count`, how many of these it wrote, and its text."""
    content, site, written = top / "content", top / "site", list[str]()
    for module, name, value in SMALL:
        patch.setattr(module, name, value)
    write(content, 0, count)
    (content / "site.toml").write_text(settings(count + 1), "utf-8")
    assert run("build", content, "--out", site, "--jobs", 1).exit_code == 0
    text, spare = write(content, count, count + 1), Spare.write

    def writing(self: Spare, path: str, data: Iterable[bytes]) -> int:
        written.append(path)
        return spare(self, path, data)

    patch.setattr(Spare, "write", writing)
    assert run("build", content, "--out", site, "--jobs", 1).exit_code == 0
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return Counter(map(kind, files)), Counter(map(kind, written)), text


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> Counts:
    found: Counts = []
    for count in (SHORT, LONG):
        with pytest.MonkeyPatch.context() as patch:
            found.append(one_more(tmp_path_factory.mktemp(str(count)), count, patch))
    return found


def test_pages_trends_and_data_are_as_many_after_a_long_series_as_after_a_short_one(counts: Counts) -> None:
    (_, short, _), (_, long, _) = counts
    assert {name: long[name] - short[name] for name in ("reports", "trends", "other") if long[name] > short[name]} == {}


def test_the_pieces_of_lists_that_are_written_are_as_many_though_there_are_twice_as_many(counts: Counts) -> None:
    (few, short, _), (many, long, _) = counts
    assert many["rows"] > 1.4 * few["rows"]
    assert long["rows"] <= short["rows"] + 10 <= 80


def test_no_more_pieces_of_words_are_written_than_the_report_has_different_words(counts: Counts) -> None:
    for _, written, text in counts:
        assert written["words"] <= len(set(re.findall(r"\w+", text.casefold()))) <= 300


def test_only_sheets_and_what_is_not_closed_grow(counts: Counts) -> None:
    (_, short, _), (_, long, _) = counts
    assert {name for name in short | long if long[name] > 1.3 * short[name]} == {"sheets", "open"}
