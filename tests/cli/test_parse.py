"""`reportgen parse`: records on standard output, in three forms."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.cli.run import SMALL, run, shell, start

REPORT = "# Day 1, 2025-05-05\n\n## Risks\n- **R-1:** Fog (Owner: Ben) – Status: Yellow\n"


def test_ndjson_is_one_record_a_line_in_the_order_of_days_and_lines() -> None:
    result = run("parse", SMALL)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert result.stderr == ""
    places = [(record["date"], record["line"]) for record in records]
    assert places == sorted(places)
    assert result.stdout.startswith('{"date":"2025-05-05","kind":"report","title":"Lighthouse Day 1 Execution Outcomes (Monday,')


def test_json_is_one_array_of_the_same_records() -> None:
    lines = [json.loads(line) for line in run("parse", SMALL, "--format", "ndjson").stdout.splitlines()]
    assert json.loads(run("parse", SMALL, "--format", "json").stdout) == lines


def test_a_table_for_people() -> None:
    result = run("parse", SMALL / "reports" / "last-day.md", "--format", "table", env={"COLUMNS": "120"})
    assert [line.split()[:4] for line in result.stdout.splitlines() if line.startswith(("date", "2025"))] == [
        ["date", "kind", "id", "title"],
        ["2025-05-07", "report", "The", "last"],
        ["2025-05-07", "action", "AI-1", "Grease"],
        ["2025-05-07", "action", "AI-3", "Thank"],
        ["2025-05-07", "story", "ST-1", "The"],
        ["2025-05-07", "metric", "Turns", "a"],
    ]


def test_the_same_file_reads_the_same_by_whichever_path_it_is_named() -> None:
    one = run("parse", SMALL / "reports" / "last-day.md").stdout
    assert '"source":"reports/last-day.md"' in one  # named from the folder of site.toml, which gives it its date
    assert one in run("parse", SMALL).stdout
    assert one in run("parse", SMALL / "reports").stdout
    assert run("parse", SMALL, SMALL / "reports", SMALL / "reports" / "last-day.md").stdout == run("parse", SMALL).stdout


def test_pages_of_a_content_folder_are_no_reports() -> None:
    assert "lighthouse" not in run("parse", SMALL).stdout


def test_files_of_two_folders_with_one_name_are_both_read(tmp_path: Path) -> None:
    for team in ("north", "south"):
        (tmp_path / team / "daily").mkdir(parents=True)
        (tmp_path / team / "daily" / "2025-05-05.md").write_text(REPORT, "utf-8")
    both = run("parse", tmp_path / "south" / "daily", tmp_path / "north" / "daily").stdout.splitlines()
    assert [json.loads(line)["source"] for line in both if '"risk"' in line] == ["north/daily/2025-05-05.md", "south/daily/2025-05-05.md"]
    assert [json.loads(line)["report"] for line in both if '"risk"' in line] == ["2025-05-05", "2025-05-05-2"]


def test_a_dash_is_one_report_from_standard_input() -> None:
    lines = run("parse", "-", stdin=REPORT).stdout.splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["report", "risk"]
    assert {json.loads(line)["source"] for line in lines} == {"stdin"}


def test_a_pipe_reads_like_a_file() -> None:
    process = start("parse", "/dev/stdin", stdin=subprocess.PIPE)
    stdout, _ = process.communicate(REPORT, timeout=60)
    assert process.returncode == 0
    assert '"id":"R-1"' in stdout


def test_settings_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "words.toml").write_text('[vocabulary.owners]\n"Ben" = "Benjamin"\n', "utf-8")
    result = run("parse", "-", "--config", tmp_path / "words.toml", stdin=REPORT)
    assert json.loads(result.stdout.splitlines()[1])["owners"] == ["Benjamin"]


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    done = shell("parse", SMALL, env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert done.stdout == run("parse", SMALL).stdout
    assert "≥6" in done.stdout
