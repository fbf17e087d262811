"""The database is copied where reports say what they said: the same bytes as made whole, whatever else changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportgen.checks import check
from reportgen.cli.copied import Copied
from reportgen.cli.load import Reader, load, load_setting
from reportgen.corpus.cache import Cache
from reportgen.exports import laid_out
from reportgen.exports.sql import rows
from reportgen.exports.sql.database import render_database
from reportgen.files import File, Same, open_site
from reportgen.history import trace
from reportgen.records import Report
from tests.cli.run import ROOT

ALL = ["2025-05-05", "2025-05-06", "2025-05-07"]


class Series:
    """The small site's reports, what makes their database, and which of them had their records made for it."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.top, self.made = top, list[str]()
        self.content = Path(shutil.copytree(ROOT / "tests" / "golden" / "small" / "content", top / "content"))
        rest = rows._rest  # asked once for each report

        def noting(report: Report, lines: list[str]) -> str:
            self.made.append(report.key)
            return rest(report, lines)

        monkeypatch.setattr(rows, "_rest", noting)
        self.build()

    def edit(self, name: str, before: str, after: str) -> None:
        file = self.content / "reports" / name
        text = file.read_text("utf-8")
        assert before in text
        file.write_text(text.replace(before, after), "utf-8")

    def build(self) -> list[str]:
        """Build the database as a whole build does; return the reports whose records were made."""
        setting = load_setting(None, (self.content,))
        history = trace(load((self.content,), Reader(setting, Cache(None), 1)).corpus, setting)
        findings = check(history, setting)
        whole = list(render_database(history, findings))
        self.made.clear()
        with open_site(self.top / "site") as site:
            made, put = list[File](), list[Same]()
            for file in Copied(Cache(self.top / "cache"), site).render(history, findings):
                made.append(laid_out(file))
                put.append(site.put(replace(file, path=f"data/{file.path}")))
            assert made == whole
            assert not list((self.top / "cache").glob("*.part")), "what it was made in is gone"
            site.publish(put)
        return self.made


@pytest.fixture
def series(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Series:
    built = Series(tmp_path, monkeypatch)
    assert built.made == ALL
    return built


def test_it_is_made_in_memory_where_no_file_can_be(series: Series) -> None:
    (series.top / "cache").rename(series.top / "kept")
    (series.top / "cache").write_text("no folder", "utf-8")
    assert series.build() == ALL


def test_nothing_is_made_again(series: Series) -> None:
    assert series.build() == []


def test_an_edited_report_is_made_and_those_behind_it_are_numbered_anew(series: Series) -> None:
    series.edit("2025-05-05.md", "## Stories", "- **AI-9 – Wind the clock (Ada)**\n\n## Stories")
    assert series.build() == ["2025-05-05"]


def test_a_report_that_goes_and_comes_again(series: Series) -> None:
    middle = series.content / "reports" / "2025-05-06.md"
    middle.rename(series.top / "kept")
    assert series.build() == []
    (series.top / "kept").rename(middle)
    assert series.build() == ["2025-05-06"]


def test_a_report_is_made_that_names_another_item_by_the_same_id(series: Series) -> None:
    series.edit("last-day.md", "Thank the mail boat", "Thank the mail boat that AI-8 waits for")
    assert series.build() == ["2025-05-07"]
    series.edit("2025-05-06.md", "| AI-2 |", "| AI-8 | Mend the pump | Ben | Planned | |\n| AI-2 |")
    assert series.build() == ["2025-05-06", "2025-05-07"]


def test_all_is_made_when_an_owner_is_spelled_otherwise(series: Series) -> None:
    series.edit("last-day.md", "(Ada, Ben)", "(ADA, Ben)")
    assert series.build() == ALL


def test_a_database_is_not_trusted_that_somebody_changed(series: Series) -> None:
    file = series.top / "site" / "data" / "reportgen.sqlite"
    file.write_bytes(file.read_bytes().replace(b"mail boat", b"nail boat"))
    assert series.build() == ALL
