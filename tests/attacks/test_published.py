"""A site of hostile reports, read file by file: nothing of a report runs, leads elsewhere or becomes a path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.attacks.conftest import THIN, Hostile
from tests.attacks.corpus import all_cases, field_cases, header_cases, link_cases, page_cases
from tests.attacks.judge import is_safe, wrong_files, wrong_paths
from tests.attacks.settings import REFUSED
from tests.cli.run import run


def test_the_corpus_is_large_and_each_case_is_one() -> None:
    cases = all_cases(THIN)
    assert len(cases) == len({case.number for case in cases}) >= 700
    assert len({(case.place, case.payload) for case in cases}) == len(cases)


def test_nothing_of_a_report_is_more_than_words(hostile: Hostile) -> None:
    assert wrong_files(hostile.files) == []


def test_no_path_is_made_of_what_a_report_says(hostile: Hostile) -> None:
    assert wrong_paths(sorted(hostile.files)) == []


def test_every_case_stands_on_a_page(hostile: Hostile) -> None:
    """An attack that is dropped on the way shows nothing: the number of each is found on some page."""
    shown = set(re.findall(r"[1-5][0-9]{4}", " ".join(held.decode() for path, held in hostile.files.items() if path.endswith(".html"))))
    cases = (*field_cases(THIN), *link_cases(THIN), *header_cases(), *page_cases())
    assert [case[:3] for case in cases if str(case.number) not in shown] == []


def test_every_report_has_its_page(hostile: Hostile) -> None:
    files = [file.relative_to(hostile.content) for file in (hostile.content / "reports").rglob("*") if file.is_file()]
    reports = [file for file in files if file.suffix.lower() in {".md", ".markdown"} and not any(part[0] == "." for part in file.parts)]
    assert len(reports) > 60
    assert len([path for path in hostile.files if re.fullmatch(r"reports/[^/]+\.html", path)]) == len(reports)


@pytest.mark.parametrize("form", ["sarif", "junit", "github", "json", "ndjson", "line", "human"])
def test_findings_are_words_in_every_form(hostile: Hostile, form: str) -> None:
    said = run("check", str(hostile.content), "--format", form, "--fail-on", "never").stdout
    name = {"sarif": "a.json", "junit": "a.xml", "json": "a.json", "ndjson": "a.ndjson"}.get(form, "a.nojekyll")
    assert wrong_files({name: said.encode()}) == []
    if form == "github":
        commands = [line for line in said.splitlines() if line.startswith("::")]
        assert commands
        assert {re.split(r"[ :]", line[2:])[0] for line in commands} <= {"error", "warning", "notice"}
    if form == "sarif":
        places = re.findall(r'"uri": ?"([^"]*)"', said)
        assert places
        assert [place for place in places if not is_safe(place)] == []


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_settings_that_lead_elsewhere_are_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.md").write_text("# Day 1 (2025-03-03)\n", "utf-8")
    (tmp_path / "site.toml").write_text(text, "utf-8")
    result = run("build", str(tmp_path), "--out", str(tmp_path / "site"))
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "site").exists()
