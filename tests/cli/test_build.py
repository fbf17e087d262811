"""`reportgen build`: a site and its exports, and one line about it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.run import ROOT, SMALL, run


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "content")
    monkeypatch.chdir(tmp_path)


def test_without_options_it_builds_content_into_build_site() -> None:
    result = run("build")
    files = [path for path in Path("build/site").rglob("*") if path.is_file() and path.name != ".reportgen-manifest.json"]
    assert result.exit_code == 0
    assert result.stdout == ""
    written = f"{len(files)} files written, 0 unchanged, 0 removed in build/site"
    assert result.stderr == f"2 errors in 3 reports; 9 items; {written}\nopen build/site/index.html in a browser\n"
    assert "in a browser" not in run("build").stderr  # who built before knows
    assert {"index.html", "search.html", "data", "reports", "items"} <= {path.name for path in Path("build/site").iterdir()}
    assert json.loads(Path("build/site/data/index.json").read_text("utf-8"))["counts"]["reports"] == 3


def test_nothing_is_written_when_nothing_changed_and_what_is_gone_goes() -> None:
    run("build")
    assert " 0 files written, " in run("build").stderr
    Path("content/reports/last-day.md").unlink()
    assert " 0 removed" not in run("build").stderr
    assert not Path("build/site/reports/2025-05-07.html").exists()


def test_a_folder_of_reports_needs_nothing_else() -> None:
    assert run("build", "content/reports", "--out", "site").exit_code == 0
    assert "Grease the bearing" in Path("site/index.html").read_text("utf-8")


def test_one_report_is_a_site_too() -> None:
    assert run("build", "content/reports/2025-05-05.md", "--out", "site").exit_code == 0


def test_title_and_pages_come_from_the_content_folder() -> None:
    Path("content/pages/How to read it.md").write_text("No title here, only words.\n", "utf-8")
    run("build")
    assert "<title>Lighthouse" in Path("build/site/index.html").read_text("utf-8")
    assert "It was lit in 1894." in Path("build/site/pages/about.html").read_text("utf-8")
    assert "How to read it" in Path("build/site/pages/how-to-read-it.html").read_text("utf-8")


@pytest.mark.parametrize(("bar", "code"), [("never", 0), ("error", 1), ("note", 1)])
def test_fail_on_decides_the_exit_code_after_the_site_is_built(bar: str, code: int) -> None:
    assert run("build", "--fail-on", bar).exit_code == code
    assert Path("build/site/index.html").exists()


def test_quiet_says_nothing() -> None:
    assert run("build", "-q").output == ""


def test_the_cache_lies_beside_the_site_or_where_it_is_told_or_nowhere() -> None:
    run("build", "--out", "one/site")
    assert any(Path("one/cache").iterdir())
    run("build", "--out", "two/site", "--cache", "kept")
    assert any(Path("kept").iterdir())
    assert not Path("two/cache").exists()
    run("build", "--out", "three/site", "--no-cache")
    assert [path.name for path in Path("three").iterdir()] == ["site"]


def test_the_demo_builds() -> None:
    result = run("build", ROOT / "content", "--out", "demo", "--no-cache")
    assert result.exit_code == 0
    assert Path("demo/index.html").is_file()
