"""How much a build does for a fixed edit, counted and not timed: files parsed, views of days, pages printed, files and bytes written."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reportgen.blocks import sketch
from reportgen.cli import load
from reportgen.files.spare import Spare
from reportgen.site import asof, reports
from reportgen.site.drawn import encoded
from reportgen.site.printer import Printer
from tests.cli.run import ROOT, run

LAST = "reports/week-7/thursday-before-easter.md"


class Counted:
    """The demo as it was built, and what the next build of it does."""

    def __init__(self, top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.content, self.done = Path(shutil.copytree(ROOT / "content", top / "content")), Counter[str]()
        self.top = top
        for owner, name, what in (
            (load, "parse_blocks", "parsed"),
            (sketch, "_Writer", "sketched"),
            (Printer, "_file", "printed"),
            (reports, "_view", "viewed"),
            (asof, "_stood", "viewed"),
        ):
            monkeypatch.setattr(owner, name, self.counting(getattr(owner, name), what))

        def encoding(shown: object) -> bytes:
            made = encoded(shown)
            self.done["bytes of digests"] += len(made)
            return made

        monkeypatch.setattr("reportgen.site.printer.encoded", encoding)
        write = Spare.write

        def writing(spare: Spare, path: str, pieces: Iterable[bytes]) -> int:
            content = tuple(pieces)
            self.done["files written"] += 1
            self.done["bytes of the database" if path == "data/reportgen.sqlite" else "bytes written"] += sum(map(len, content))
            return write(spare, path, content)

        monkeypatch.setattr(Spare, "write", writing)

    def counting(self, function: Any, what: str) -> Any:
        def count(*arguments: Any, **named: Any) -> Any:
            self.done[what] += 1
            return function(*arguments, **named)

        return count

    def build(self) -> Counter[str]:
        self.done.clear()
        result = run("build", self.content, "--out", self.top / "site", "--jobs", 1)
        assert result.exit_code == 0, result.output
        assert re.search(rf"; {self.done['files written']} files? written", result.stderr)
        return Counter(self.done)


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counted:
    counted = Counted(tmp_path, monkeypatch)
    last = counted.content / LAST
    (tmp_path / "last.md").write_text(last.read_text("utf-8"), "utf-8")
    return counted


def test_the_counts_see_what_a_first_build_does(demo: Counted) -> None:
    done = demo.build()
    reports = len(list((demo.content / "reports").rglob("*.md")))
    assert done["parsed"] == reports
    assert done["sketched"] > reports
    assert done["printed"] > 300
    assert done["bytes written"] > 5_000_000


def test_nothing_is_done_twice(demo: Counted) -> None:
    demo.build()
    assert demo.build() == Counter({"files written": 0})


def test_an_edited_sentence_costs_its_report_and_the_pages_that_show_it(demo: Counted) -> None:
    demo.build()
    last = demo.content / LAST
    last.write_text(last.read_text("utf-8").replace("Somebody waters the plant", "Nobody waters the plant"), "utf-8")
    done = demo.build()
    assert done["parsed"] == 1
    assert done["viewed"] == 1
    assert done["printed"] <= 2
    assert done["files written"] <= 7
    assert done["bytes written"] <= 200_000  # half of it the list of all data, with the checksum of the database
    assert done["bytes of digests"] <= 2_000_000  # what pages follow from, looked at to find that they stand
    assert done["bytes of the database"] <= 1_200_000  # one file, and whole each time


def test_a_status_that_moves_costs_the_pages_of_its_day_and_its_item(demo: Counted) -> None:
    demo.build()
    last = demo.content / LAST
    text = last.read_text("utf-8")
    assert "Planned (0%), due 2025-04-24. It hangs" in text
    last.write_text(text.replace("Planned (0%), due 2025-04-24. It hangs", "In Progress (20%), due 2025-04-24. It hangs"), "utf-8")
    done = demo.build()
    assert done["parsed"] == 1
    assert done["viewed"] <= 12
    assert done["printed"] <= 30
    assert done["files written"] <= 80


def test_one_more_report_costs_a_bounded_part_of_the_site(demo: Counted) -> None:
    last = demo.content / LAST
    text = last.read_text("utf-8")
    last.unlink()
    demo.build()
    last.write_text(text, "utf-8")
    done = demo.build()
    assert done["parsed"] == 1
    assert done["viewed"] <= 45
    assert done["printed"] <= 190
    assert done["files written"] <= 480


def test_other_settings_of_the_look_read_nothing_again(demo: Counted) -> None:
    demo.build()
    pages = demo.content / "pages"
    (pages / "about.md").write_text((pages / "about.md").read_text("utf-8") + "\nOne more word.\n", "utf-8")
    done = demo.build()
    assert done["parsed"] == 0
    assert done["printed"] <= 2
