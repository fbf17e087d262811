"""The law of what is kept for `list` and `query`: whatever was built, asked and edited before, they say what the reports say."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.cli.filters import Asked
from reportgen.cli.lists import Lists
from reportgen.cli.rows import ORDERS
from tests.cli.run import ROOT, SMALL, run
from tests.golden.test_incremental import EDITS, Project

ASKED = (
    ("all",), ("actions",), ("actions", "--open"), ("all", "--closed"), ("all", "--overdue"), ("all", "--unowned"),
    ("all", "--owner", "ada"),
    ("all", "--owner", "ADA", "--owner", "Maren", "--open"), ("all", "--status", "in progress"), ("all", "--status", "Done"),
    ("risks", "--level", "Red", "--level", "yellow"), ("all", "--due-before", "2025-05-07"), ("all", "--due-after", "friday"),
    ("all", "--since", "2025-05-06"), ("all", "--until", "2025-05-05", "--kind", "risks"), ("all", "--report", "2025-05-05"),
    ("all", "--section", "ACTION items"), ("all", "--text", "grease|oil"), ("metrics", "--limit", "1"),
    ("all", "--owner", "nobody at all"), ("all", "--status", "no such word"), ("all", "--report", "2001-01-01"), ("all", "--sort", "-"),
    ("all", "--text", "("), ("all", "--due-before", "whenever"), ("all", "--as-of", "2025-05-05"), ("all", "--level", "puce"),
    *(("all", "--sort", sign + order) for order in ORDERS for sign in ("", "-")),
)  # fmt: skip
QUERIES = (
    "SELECT * FROM items", "SELECT id, title, owners, due FROM open_actions", "SELECT * FROM findings", "SELECT * FROM records WHERE 0",
    "SELECT record, text FROM records WHERE record IN (SELECT rowid FROM search WHERE search MATCH 'oil OR fog')",
    "SELECT * FROM sqlite_schema", "PRAGMA table_list", "SELECT * FROM nothing", "DELETE FROM items", "SELECT 1; SELECT 2",
    "SELECT total_changes()", "SELECT changes ()", "PRAGMA data_version",
)  # fmt: skip
FORMS = ("table", "json", "ndjson", "csv")


def said(*arguments: str) -> tuple[str, str, int]:
    result = run(*arguments)
    return result.stdout, result.stderr, result.exit_code


def asked_for(chance: Random, several: int) -> list[tuple[str, ...]]:
    questions = [*(("list", *one) for one in ASKED), *(("query", one) for one in QUERIES)]
    return [(*one, "--format", chance.choice(FORMS)) for one in chance.sample(questions, several)]


def kept() -> bool:
    """Return whether what the disk holds now is answered from what was kept."""
    return Lists([Path("content")], None).find(Asked(), "") is not None


def check(project: Project, chance: Random, *, built: bool, several: int = len(ASKED) + len(QUERIES)) -> bool:
    """Hold what is said here against what is said where nothing was built; return whether it was kept before anybody asked."""
    questions = asked_for(chance, several)
    with chdir(project.top):
        if built:
            assert run("build").exit_code == 0
        before = kept()
        here = [said(*one) for one in questions]
    nothing = project.top / "nothing-built"
    shutil.copytree(project.content, nothing / "content")
    with chdir(nothing):
        clean = [said(*one) for one in questions]
    shutil.rmtree(nothing)
    assert dict(zip(questions, here, strict=True)) == dict(zip(questions, clean, strict=True))
    return before


def begun(top: Path) -> Project:
    project = Project(top)
    project.site = top / "build" / "site"
    return project


def test_every_question_after_a_build_and_after_an_edit(tmp_path: Path) -> None:
    project, chance = begun(tmp_path), Random(1)  # noqa: S311 -- which forms are asked for
    assert check(project, chance, built=True)
    project.add(3, 9)
    assert not check(project, chance, built=False)
    project.setting(1, 0)
    assert check(project, chance, built=True, several=9)


Edit = tuple[Callable[[Project, int, int], None], int, int]


@pytest.mark.slow
@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 999), st.integers(0, 999)), min_size=2, max_size=5), st.randoms())
def test_after_any_edits(tmp_path_factory: pytest.TempPathFactory, edits: list[Edit], chance: Random) -> None:
    project = begun(tmp_path_factory.mktemp("project"))
    check(project, chance, built=True, several=4)
    for edit, first, second in edits:
        edit(project, first, second)
        check(project, chance, built=chance.random() < 0.6, several=8)


@pytest.mark.usefixtures("built")
def test_a_build_that_keeps_nothing_leaves_no_older_answer() -> None:
    assert kept()
    run("build", "--no-cache")
    assert not kept()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    run("build")
    return tmp_path


@pytest.mark.parametrize("form", FORMS)
def test_after_a_build_and_after_a_list_no_report_is_read(built: Path, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    def told_without_reading() -> tuple[str, str, int]:
        with monkeypatch.context() as nothing_is_read:
            nothing_is_read.setattr("reportgen.cli.load.load", None)
            return said("list", "actions", "--owner", "ada", "--since", "2025-05-06", "--format", form)

    first = told_without_reading()
    assert "AI-1" in first[0]
    report = built / "content" / "reports" / "2025-05-06.md"
    report.write_text(report.read_text("utf-8").replace("Ada", "Berta"), "utf-8")
    edited = said("list", "all", "--owner", "berta", "--format", form)
    with monkeypatch.context() as nothing_is_read:
        nothing_is_read.setattr("reportgen.cli.load.load", None)
        assert said("list", "all", "--owner", "berta", "--format", form) == edited


def test_a_query_after_a_build_reads_no_report(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (built / "build" / "cache" / "list").is_dir()
    monkeypatch.setattr("reportgen.cli.load.load", None)
    assert said("query", "SELECT id FROM open_actions ORDER BY id", "--format", "csv") == ("id\nAI-2\nAI-3\n", "", 0)


@pytest.mark.parametrize("file", ["build/cache/list/rows", "build/site/data/items.json", "build/site/data/reportgen.sqlite"])
@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: data[1:], lambda data: data.replace(b"a", b"e"), lambda _: b""])
def test_what_is_kept_and_damaged_is_not_believed(built: Path, file: str, damage: Callable[[bytes], bytes]) -> None:
    questions = (("list", "all"), ("list", "all", "--text", "grease"), ("query", "SELECT * FROM items"))
    before = [said(*one) for one in questions]
    when = (built / file).stat()
    (built / file).write_bytes(damage((built / file).read_bytes()))
    os.utime(built / file, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert [said(*one) for one in questions] == before


def test_what_the_settings_keep_back_is_said_each_time(built: Path) -> None:
    (built / "content" / "site.toml").write_text('[exclude]\nfiles = ["reports/last-day.md"]\n', "utf-8")
    run("build")
    assert kept()
    assert said("list", "all")[1] == said("query", "SELECT 1")[1] == "1 file excluded by the settings\n"


def test_where_nothing_was_built_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "tests/golden/small/content", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    said("list", "all")
    said("query", "SELECT 1")
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
