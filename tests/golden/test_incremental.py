"""Law 9: whatever was built before, and whatever was changed since, a build leaves what a clean one does."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli import load
from tests.cli.run import ROOT, SMALL, run
from tests.golden.golden import tree

TEXTS = [
    *sorted((SMALL / "reports").glob("*.md")),
    *(ROOT / "content" / "reports" / "week-1").glob("*.md"),
    *(ROOT / "content" / "reports" / "week-4").glob("*.md"),
]
TEXTS = sorted(path for path in TEXTS if path.stat().st_size < 9_000)
NAMES = ("2025-05-05.md", "2025-05-06.md", "2025-05-07.md", "evening.md", "sub/2025-05-05.md", "z.md")
SETTINGS = (
    'title = "Another title"\n',
    '[links]\n"(?P<number>[0-9]{2})-[0-9]{2}" = "https://host.test/{number}"\n',
    '[rules]\nRG101 = "off"\n',
    'source_url = "https://host.test/{path}#L{line}"\nsite_url = "https://host.test/"\n',
    "",
)


class Project:
    """A content folder, the site that grows with it, and the one edit after the other."""

    def __init__(self, top: Path) -> None:
        self.top, self.content, self.site = top, top / "content", top / "site"
        shutil.copytree(SMALL, self.content)
        self.clean = 0

    def reports(self) -> list[Path]:
        return sorted((self.content / "reports").rglob("*.md"))

    def add(self, name: int, text: int) -> None:
        file = self.content / "reports" / NAMES[name % len(NAMES)]
        file.parent.mkdir(exist_ok=True)
        shutil.copy(TEXTS[text % len(TEXTS)], file)

    def edit(self, which: int, line: int) -> None:
        file = self.reports()[which % len(self.reports())]
        lines = file.read_text("utf-8").split("\n")
        at = line % len(lines)
        lines[at : at + 1] = [lines[at].replace("Done", "Blocked").replace("Planned", "Done"), "", "A line that was not there."]
        file.write_text("\n".join(lines), "utf-8")

    def cut(self, which: int, line: int) -> None:
        file = self.reports()[which % len(self.reports())]
        lines = file.read_text("utf-8").split("\n")
        del lines[line % len(lines)]
        file.write_text("\n".join(lines), "utf-8")

    def rename(self, which: int, name: int) -> None:
        file = self.reports()[which % len(self.reports())]
        to = self.content / "reports" / NAMES[name % len(NAMES)]
        to.parent.mkdir(exist_ok=True)
        file.replace(to)

    def delete(self, which: int, _: int) -> None:
        if len(self.reports()) > 1:
            self.reports()[which % len(self.reports())].unlink()

    def setting(self, which: int, _: int) -> None:
        (self.content / "site.toml").write_text(SETTINGS[which % len(SETTINGS)], "utf-8")

    def page(self, which: int, _: int) -> None:
        (self.content / "pages" / f"page-{which % 2}.md").write_text(f"# Page {which}\n\nWords.\n", "utf-8")

    def touch(self, which: int, when: int) -> None:
        os.utime(self.reports()[which % len(self.reports())], (when, when))

    def tamper(self, which: int, how: int) -> None:
        files = sorted(path for path in self.site.rglob("*") if path.is_file() and not path.name.startswith("."))
        if not files:
            return
        file = files[which % len(files)]
        if how % 2:
            file.unlink()
        else:
            file.write_bytes(file.read_bytes()[::-1] + b"!")

    def check(self) -> None:
        """Build on top of what there is, and anew, and compare."""
        assert run("build", self.content, "--out", self.site, "--cache", self.top / "cache").exit_code == 0
        self.clean += 1
        fresh = self.top / f"clean-{self.clean}"
        assert run("build", self.content, "--out", fresh, "--no-cache").exit_code == 0
        assert tree(self.site) == tree(fresh)
        shutil.rmtree(fresh)


Edit = tuple[Callable[[Project, int, int], None], int, int]
EDITS = (
    Project.add, Project.edit, Project.edit, Project.cut, Project.rename, Project.delete, Project.setting, Project.page, Project.touch,
    Project.tamper,
)  # fmt: skip


@pytest.mark.slow
@settings(max_examples=6)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=5))
def test_a_build_on_top_of_others_is_a_clean_build(tmp_path_factory: pytest.TempPathFactory, edits: list[Edit]) -> None:
    project = Project(tmp_path_factory.mktemp("project"))
    project.check()
    for edit, first, second in edits:
        edit(project, first, second)
        project.check()


def test_a_report_that_moves_is_told_of_under_its_new_path_everywhere(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.check()
    (project.content / "reports" / "sub").mkdir()
    (project.content / "reports" / "2025-05-06.md").replace(project.content / "reports" / "sub" / "2025-05-06.md")
    project.check()


def test_a_word_leads_to_an_item_that_another_report_begins_and_back_to_nothing(tmp_path: Path) -> None:
    project = Project(tmp_path)
    reports = project.content / "reports"
    (reports / "2025-05-20.md").write_text("# 2025-05-20\n\nZQ-771 comes next, see [the next](2025-05-21.md) and 2025-05-21.md.\n", "utf-8")
    project.check()
    page = project.site / "reports" / "2025-05-20.html"
    assert "zq-771.html" not in page.read_text("utf-8")
    begun = reports / "2025-05-21.md"
    begun.write_text("# 2025-05-21\n\n## Action items\n\n- **ZQ-771: Water the plant** (Ann)\n  - Status: In Progress (20%)\n", "utf-8")
    project.check()
    assert "zq-771.html" in page.read_text("utf-8")
    assert page.read_text("utf-8").count('href="../reports/2025-05-21.html"') > 1
    begun.unlink()
    project.check()
    assert "zq-771.html" not in page.read_text("utf-8")


def test_several_processes_build_on_top_of_one_and_leave_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MANY", 1)
    project = Project(tmp_path)
    project.check()
    for jobs in (3, 1, 2):
        project.edit(jobs, jobs)
        result = run("build", project.content, "--out", project.site, "--cache", tmp_path / "cache", "--jobs", jobs)
        assert result.exit_code == 0
        assert " 0 files written" not in result.stderr
    project.check()


def test_a_page_shows_what_others_say_by_now(tmp_path: Path) -> None:
    """What changes is far from the pages that show it: their digests hold it although they are not made to see whether it changed."""
    project = Project(tmp_path)
    reports, toml = project.content / "reports", project.content / "site.toml"
    waits = "# 2025-05-20\n\n## Action items\n\n- **AI-7: Polish the lens** (Cy)\n  - Status: Blocked (20%)\n  - Blockers: waits for AI-2\n"
    (reports / "2025-05-20.md").write_text(waits, "utf-8")
    project.check()
    page, first = project.site / "items" / "ai-7.html", reports / "2025-05-05.md"
    assert 'href="../items/ai-2.html"' in page.read_text("utf-8")
    for before, after in (
        ("Paint the door (Ben)", "Oil the door (Ben)"),  # the title of an item that others name
        ("AI-2 –", "AI-22 –"),  # its id: an item of that name begins a day later
        ("**R-1:**", "**R-1:** AI-7 and AI-22 wait,"),  # who names an item
        ("Monday, May 5, 2025", "Sunday, May 4, 2025"),  # the day of what others lead to
        ("≥6 | 5.2", "≥5 | 5.2"),  # the first value of a metric, and whether it met its target
    ):
        first.write_text(first.read_text("utf-8").replace(before, after), "utf-8")
        project.check()
    earlier = "# 2025-05-01\n\n## Action items\n\n- **AI-7: Buy a lens** (Ben)\n  - Status: Done\n  - Due: 2025-05-02\n"
    (reports / "2025-05-01.md").write_text(earlier, "utf-8")  # before all others, with an id of theirs
    project.check()
    toml.write_text(toml.read_text("utf-8") + '[vocabulary.owners]\n"Cy" = "Cyra"\n[links]\n"grease" = "https://host.test/"\n', "utf-8")
    project.check()
