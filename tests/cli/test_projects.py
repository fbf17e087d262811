"""Several projects in one site: each has its own settings, ids and pages, and one home leads to all."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.run import SMALL, run

REPORT = "# Day 1 Outcomes (2025-05-05)\n\n## Risks\n- **R-1:** The crane rusts (Owner: <b>Ann</b>) – Status: Red\n"


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(SMALL, tmp_path / "content" / "lighthouse")
    harbour = tmp_path / "content" / "teams" / "Harbour & Sons"
    (harbour / "reports").mkdir(parents=True)
    (harbour / "site.toml").write_text('title = "Harbour <script>"\n', "utf-8")
    (harbour / "reports" / "day1.md").write_text(REPORT, "utf-8")
    settings = 'title = "Both"\nsite_url = "https://a.test/h/"\nprojects = ["lighthouse", "teams/Harbour & Sons"]\n'
    (tmp_path / "content" / "site.toml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_each_project_is_the_site_that_it_is_alone_but_for_the_way_back() -> None:
    assert run("build").exit_code == 0
    settings = Path("content/lighthouse/site.toml")
    own = re.sub(r"(?m)^site_url = .*\n", "", settings.read_text("utf-8"))
    settings.write_text(f'site_url = "https://a.test/h/lighthouse/"\n{own}', "utf-8")
    assert run("build", "content/lighthouse", "--out", "alone").exit_code == 0
    alone, part = tree(Path("alone")), tree(Path("build/site/lighthouse"))
    assert alone.keys() - part.keys() == {".reportgen-manifest.json"}
    assert part.keys() <= alone.keys()
    data = [path for path in part if path.startswith("data/") and path != "data/index.json"]
    assert data
    assert [path for path in data if part[path] != alone[path]] == []
    assert b'<a href="../index.html">Both</a>' in part["index.html"]
    assert b'<a href="../../index.html">Both</a>' in part["items/r-1.html"]
    assert b"../index.html" not in alone["index.html"]


def test_the_home_across_shows_where_each_stands_and_escapes_what_it_says() -> None:
    run("build")
    home = Path("build/site/index.html").read_text("utf-8")
    assert re.findall(r'<h2><a href="([^"]+)">([^<]+)</a>', home) == [
        ("lighthouse/index.html", "Lighthouse"), ("teams-harbour-sons/index.html", "Harbour &lt;script&gt;"),
    ]  # fmt: skip
    assert 'href="teams-harbour-sons/items/r-1.html"' in home
    assert "<script>" not in home.replace('<script src="static/theme.js"></script>', "")
    for link in re.findall(r'(?:href|src)="([^"#?]+)', home):
        assert link.startswith("https://a.test/h/") or (Path("build/site") / link).is_file(), link


def test_the_same_id_is_another_item_in_each_project() -> None:
    run("build")
    read = {folder: Path("build/site", folder, "data/items.json").read_text("utf-8") for folder in ("lighthouse", "teams-harbour-sons")}
    known = {folder: {item["title"] for item in json.loads(text) if item.get("id") == "R-1"} for folder, text in read.items()}
    assert known["teams-harbour-sons"] == {"The crane rusts"}
    assert known["lighthouse"].isdisjoint(known["teams-harbour-sons"])


def test_data_across_are_numbers_by_project() -> None:
    run("build")
    told = json.loads(Path("build/site/data/projects.json").read_text("utf-8"))
    assert [(one["folder"], one["as_of"], one["reports"], one["red"]) for one in told] == [
        ("lighthouse/", "2025-05-07", 3, 1), ("teams-harbour-sons/", "2025-05-05", 1, 1),
    ]  # fmt: skip


def test_a_second_build_has_nothing_to_do_and_an_edit_leaves_the_other_project_alone() -> None:
    run("build")
    assert " 0 files written" in run("build").stderr
    before = tree(Path("build/site"))
    report = Path("content/teams/Harbour & Sons/reports/day1.md")
    report.write_text(report.read_text("utf-8").replace("rusts", "sinks"), "utf-8")
    run("build")
    after = tree(Path("build/site"))
    changed = {path for path in after if after[path] != before.get(path)}
    assert not [path for path in changed if path.startswith("lighthouse/")]
    assert {"index.html", "teams-harbour-sons/items/r-1.html"} <= changed
    shutil.rmtree("build")
    run("build")
    assert tree(Path("build/site")) == after


def test_links_to_sources_that_need_a_commit_are_missed_by_project() -> None:
    settings = Path("content/lighthouse/site.toml")
    own = re.sub(r"(?m)^source_url = .*\n", "", settings.read_text("utf-8"))
    settings.write_text('source_url = "https://a.test/blob/{commit}/{path}"\n' + own, "utf-8")
    said = "content/lighthouse/site.toml: source_url names {commit}, but no commit is known"
    assert said in run("build").stderr
    assert said in run("build").stderr  # with nothing new, too
    assert "but no commit is known" not in run("build", "--commit", "abc1234").stderr


def test_a_project_that_is_taken_out_goes_from_the_site() -> None:
    run("build")
    Path("content/site.toml").write_text('projects = ["lighthouse"]\n', "utf-8")
    run("build")
    assert not Path("build/site/teams-harbour-sons").exists()


def test_a_project_does_not_get_a_folder_of_the_home_across() -> None:
    Path("content/teams/Harbour & Sons").rename("content/Data")
    Path("content/site.toml").write_text('projects = ["Data"]\n', "utf-8")
    run("build")
    assert sorted(path.name for path in Path("build/site").iterdir() if path.is_dir()) == ["data", "project-data", "static"]


def test_commands_about_one_project_ask_for_one() -> None:
    said = run("show", "R-1").stderr
    assert said == "content: holds several projects; name the folder of one: lighthouse, teams/Harbour & Sons\n"
    assert "The crane rusts" in run("show", "R-1", "content/teams/Harbour & Sons").stdout
    assert run("build", "--single-file", "latest").exit_code == 2


def test_check_looks_at_each_project_with_its_own_settings() -> None:
    Path("content/teams/Harbour & Sons/reports/day1.md").write_text(f"{REPORT}\n## Totals\n- 3/4 (80%) done\n", "utf-8")
    Path("content/lighthouse/site.toml").write_text("", "utf-8")
    found = [line.split(": ")[0] for line in run("check", "--format", "line").stdout.splitlines() if "RG201" in line]
    assert found == ["content/teams/Harbour & Sons/reports/day1.md:7:3"]
    Path("content/teams/Harbour & Sons/site.toml").write_text('[rules]\nRG201 = "off"\n', "utf-8")
    assert "RG201" not in run("check", "--format", "line").stdout
    assert {one["source"].split("/reports/")[0] for one in json.loads(run("check", "--format", "json").stdout)} == {"lighthouse"}
    run("check", "--write-baseline", "known.json")
    assert run("check", "--baseline", "known.json", "--fail-on", "note").exit_code == 0


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ('projects = ["../out"]', "content/site.toml:1: '../out' is no folder below this one"),
        ('projects = ["/etc"]', "content/site.toml:1: '/etc' is no folder below this one"),
        ('projects = ["lighthouse", "lighthouse"]', "content/site.toml:1: a folder is named twice"),
        ('projects = ["lighthouse"]\nzone = "UTC"', "content/site.toml:2: 'zone' belongs into the site.toml of each project"),
        ('projects = ["teams"]', "content/teams/site.toml: is missing; write one with the title of the project"),
    ],
)
def test_wrong_settings_are_named_and_leave_the_old_site(settings: str, said: str) -> None:
    run("build")
    before = tree(Path("build/site"))
    Path("content/site.toml").write_text(settings, "utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert result.stderr.startswith(said)
    assert tree(Path("build/site")) == before


def test_reports_beside_projects_are_not_dropped_in_silence() -> None:
    Path("content/reports").mkdir()
    assert run("build").stderr.startswith("content/reports: lies beside projects")


def test_a_project_within_another_is_refused_since_the_outer_one_would_read_it_without_its_redactions() -> None:
    Path("content/teams/site.toml").write_text('title = "Teams"\n', "utf-8")
    Path("content/site.toml").write_text('projects = ["teams/Harbour & Sons", "teams"]\n', "utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert "'teams/Harbour & Sons' lies in 'teams', which is a project, too" in result.stderr
