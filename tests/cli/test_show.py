"""`reportgen show`: the history of an item in the terminal."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.cli.telling import read_told, told_lines
from tests.cli.run import ROOT, run

CONTENT = "tests/golden/small/content"
AI_1 = f"""\
action AI-1 Grease the bearing
  now: Done | owner: Ada | was open 2 days | slipped 1 time by 1 day

  2025-05-05  {CONTENT}/reports/2025-05-05.md:10
    Grease the bearing
    says: In Progress, 40 %, due 2025-05-06
    next steps: Order grease.

  2025-05-06  {CONTENT}/reports/2025-05-06.md:6
    Grease the bearing
    percent: 40 % -> 80 %
    due: 2025-05-06 -> 2025-05-07
    says: In Progress, 80 %, due 2025-05-07 (was 2025-05-06)

  2025-05-07  {CONTENT}/reports/last-day.md:4
    Grease the bearing
    status: in progress -> done
    says: Done
"""


@pytest.fixture(autouse=True)
def _here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("ident", ["AI-1", "ai-1", "action:AI-1", "grease the bearing"])
def test_every_sighting_with_what_changed(ident: str) -> None:
    result = run("show", ident, CONTENT)
    assert (result.stdout, result.stderr, result.exit_code) == (AI_1, "", 0)


def test_things_without_id_are_found_by_their_title() -> None:
    result = run("show", "turns a minute", CONTENT)
    assert result.stdout.startswith("metric Turns a minute\n  now: 6.1\n")
    assert "    says: 5.8\n" in result.stdout


def test_a_share_that_is_the_status_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "2025-05-05.md").write_text(
        "## Action Items\n- **AI-1: Grease it**\n  - Status: 60% done\n- **AI-2: Oil it**\n  - Status: 16%\n", "utf-8"
    )
    assert "\n    says: 60% done\n" in run("show", "AI-1", tmp_path).stdout
    assert "\n    says: 16%\n" in run("show", "AI-2", tmp_path).stdout


def test_done_beside_a_share_that_denies_it_is_in_progress_wherever_it_is_told(tmp_path: Path) -> None:
    row = "| ID | What | Owner | Status |\n|---|---|---|---|\n| AI-1 | Weld | Bo | Done (90%) |\n"
    (tmp_path / "2025-05-05.md").write_text(f"## Action Items\n\n{row}", "utf-8")

    assert "  now: Done (90 %), in progress | owner: Bo | open 0 days\n" in run("show", "AI-1", tmp_path).stdout
    assert '"status": "in_progress"' in run("list", "actions", tmp_path, "--format", "json").stdout
    assert 'AI-1 says "Done" and 90%' in run("check", tmp_path).stdout


def test_who_mentions_it() -> None:
    text = "# 2025-05-05\n\n## Action Items\n- **AI-1 – Grease (Ada)** – Planned\n\n## Risks\n- R-1: Noise until AI-1 is done\n"
    said = run("show", "AI-1", "-", stdin=text).stdout
    assert said.endswith("\n  mentioned in\n    stdin:7  risk R-1 Noise until AI-1 is done\n")


def test_an_item_is_found_by_the_other_ids_that_it_has(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('[items]\njoin = [["AI-1", "W-7"]]\n', "utf-8")
    (tmp_path / "a.md").write_text("# 2025-05-05\n\n## Action Items\n- **AI-1 – Grease (Ada)** – Planned\n", "utf-8")
    (tmp_path / "b.md").write_text("# 2025-05-06\n\n## Action Items\n- **W-7 – Grease (Ada)** – Done\n", "utf-8")
    said = run("show", "w-7", tmp_path).stdout
    assert said.startswith("action AI-1 Grease\n")
    assert said == run("show", "AI-1", tmp_path).stdout


def test_as_of_a_day_nothing_later_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    run("build")
    whole = run("show", "AI-1").stdout
    said = run("show", "AI-1", "--as-of", "2025-05-06").stdout
    assert said.startswith("action AI-1 Grease the bearing\n  now: In Progress | owner: Ada | due: 2025-05-07")
    assert "2025-05-07  content" not in said
    assert run("show", "AI-1").stdout == whole


def test_an_unknown_id_gets_the_nearest_and_exit_code_1() -> None:
    result = run("show", "AI-7", CONTENT)
    assert result.stdout == ""
    assert result.stderr == "AI-7: no such item in these reports, did you mean AI-3 or AI-2 or AI-1?\n"
    assert result.exit_code == 1


def test_a_report_cannot_steer_the_terminal() -> None:
    said = run("show", "R-1", "-", stdin="# 2025-05-05\n\n## Risks\n- R-1: Fog \x1b[2Jand \x9b31m night\n").stdout
    assert said.startswith("risk R-1 Fog \\x1b[2Jand \\x9b31m night\n")


def test_beside_a_build_the_histories_are_kept_and_told_again_until_a_report_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    first, none = run("show", "ai-1"), run("show", "AI-7")
    run("build")

    def told_without_reading() -> None:
        with monkeypatch.context() as nothing_is_read:
            nothing_is_read.setattr("reportgen.cli.load.load", None)
            for name in ("AI-1", "action:AI-1", "Grease the bearing"):
                assert (run("show", name).stdout, run("show", name).exit_code) == (first.stdout, 0)
            assert (run("show", "AI-7").output, run("show", "AI-7").exit_code) == (none.output, 1)

    told_without_reading()
    report = Path("content/reports/2025-05-06.md")
    report.write_text(report.read_text("utf-8").replace("80%", "85%"), "utf-8")
    first = run("show", "AI-1")
    assert "percent: 40 % -> 85 %" in first.stdout
    told_without_reading()


@pytest.mark.parametrize("kept", ["build/cache/show/histories", "build/cache/show/items", "build/site/data/items/ai-1.json"])
@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: data[1:], lambda data: data.replace(b"a", b"e"), lambda _: b""]
)
def test_what_is_kept_of_histories_and_damaged_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: str, damage: Callable[[bytes], bytes]
) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    run("build")
    said = run("show", "AI-1").stdout
    if kept.endswith("histories"):
        Path("content/reports/new.md").write_text("# 2025-04-01\n", "utf-8")
        assert run("show", "AI-1").stdout == said
    when = Path(kept).stat()
    Path(kept).write_bytes(damage(Path(kept).read_bytes()))
    os.utime(kept, ns=(when.st_atime_ns, when.st_mtime_ns))
    assert run("show", "AI-1").stdout == said


def test_an_item_of_which_two_records_share_a_line_is_not_told_from_what_a_build_left() -> None:
    told = read_told(b'{"kind":"risk","title":"Fog","changes":[],"sightings":[{"source":"a.md","line":3}]}', [])
    lines = list(told_lines(told, lambda source, line: f"{source}:{line}"))
    assert lines == ["risk Fog", "  now: no status stated", "", "  undated  a.md:3"]
    with pytest.raises(ValueError, match="risk:fog"):
        read_told(b'{"key":"risk:fog","changes":[],"sightings":[{"source":"a.md","line":3},{"source":"a.md","line":3}]}', [])


def test_what_the_settings_keep_back_is_said_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    Path(tmp_path, "content", "site.toml").write_text('[exclude]\nfiles = ["reports/last-day.md"]\n', "utf-8")
    monkeypatch.chdir(tmp_path)
    first = run("show", "AI-1")
    assert first.stderr == "1 file excluded by the settings\n"
    run("build")
    assert [run("show", "AI-1").output for _ in range(2)] == [first.output, first.output]
    Path("content/reports/new.md").write_text("# 2025-04-01\n", "utf-8")
    assert [run("show", "AI-1").output for _ in range(2)] == [first.output, first.output]


def test_where_nothing_was_built_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(CONTENT, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    run("show", "AI-1")
    assert [path.name for path in tmp_path.iterdir()] == ["content"]
