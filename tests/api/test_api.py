"""`import reportgen`: what a program may rely on."""

from __future__ import annotations

import ast
import json
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from reportgen import api
from tests.cli.run import ROOT, SMALL, run

STUB = ast.parse((ROOT / "reportgen" / "__init__.pyi").read_text("utf-8"))
PAGE = (ROOT / "docs" / "how-to" / "python.md").read_text("utf-8")
RISK = "# Day 3, 2025-03-05\n\n## Risks\n- **R-2:** A lamp fails (Owner: Tobias) – Status: Red\n"
SETTING = reportgen.read_setting(
    '[exclude]\nfiles = ["*-private.md"]\n[redact]\nnames = ["Tobias"]\n[dates]\n"Tobias.md" = "2025-03-05"', "site.toml"
)
RUN = """\
import sys
from pathlib import Path
import archive, reportgen
if __name__ == "__main__":
    content = Path(sys.argv[1])
    for scheduler in ("threads", "processes"):
        print(scheduler, archive.read_archive(content, scheduler=scheduler) == reportgen.read_reports(content))
"""


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)


def test_the_names_stay() -> None:
    assert set(reportgen.__all__) >= {
        *("read_reports", "read_report", "read_setting", "load_setting", "build_corpus", "trace", "check", "Corpus", "History", "Setting"),
        *("Record", "Report", "Reading", "Track", "Finding", "ReportgenError", "__version__"),
    }


def test_the_door_the_stub_and_the_module_have_the_same_names() -> None:
    assert reportgen.__all__ == api.__all__ == sorted(api.__all__)
    stated = [node.value for node in STUB.body if isinstance(node, ast.Assign)]
    assert [ast.literal_eval(value) for value in stated] == [reportgen.__all__]
    named = [alias.asname for node in STUB.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert {*named, "__version__"} == set(reportgen.__all__)
    assert [name for name in reportgen.__all__ if getattr(reportgen, name) is not getattr(api, name)] == []


def test_every_name_has_words_and_a_row_on_the_page() -> None:
    assert [name for name in reportgen.__all__ if not name.startswith("_") and not (getattr(api, name).__doc__ or "").strip()] == []
    assert [name for name in reportgen.__all__ if not name.startswith("_") and not re.search(rf"`{name}\b", PAGE)] == []


def test_importing_loads_nothing_and_a_wrong_name_is_an_attribute_error() -> None:
    script = "import reportgen, sys; print([name for name in sys.modules if name.startswith(('reportgen', 'msgspec', 'click'))])"
    done = subprocess.run([sys.executable, "-P", "-c", script], env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=True)
    assert done.stdout == "['reportgen']\n"
    with pytest.raises(AttributeError, match="no attribute 'read_report_s'"):
        _ = reportgen.read_report_s  # type: ignore[attr-defined]
    assert "read_reports" in dir(reportgen)


def test_a_folder_reads_as_the_command_reads_it() -> None:
    corpus = reportgen.read_reports(SMALL)
    assert [record.line for report in corpus.reports for record in (report.header, *report.records)] == [
        json.loads(line)["line"] for line in run("parse", SMALL).stdout.splitlines()
    ]
    assert reportgen.read_reports(str(SMALL / "reports"), SMALL, setting=reportgen.load_setting(SMALL)) == corpus


def test_findings_are_those_of_the_command() -> None:
    setting = reportgen.load_setting(SMALL / "site.toml")
    found = reportgen.check(reportgen.trace(reportgen.read_reports(SMALL), setting), setting)
    said = [json.loads(line) for line in run("check", SMALL, "--format", "ndjson", "--fail-on", "never").stdout.splitlines()]
    assert [(finding.rule, finding.line) for finding in found] == [(one["rule"], one["line"]) for one in said]
    with pytest.raises(reportgen.ReportgenError, match="unknown rule 'RG999'"):
        reportgen.check(reportgen.History(corpus=reportgen.Corpus()), reportgen.Setting(rules={"RG999": "off"}))


def test_one_report_is_a_pure_function_of_text_or_bytes_and_can_be_sent_elsewhere() -> None:
    reading = reportgen.read_report(RISK, name="reports/day.md")
    assert reading == reportgen.read_report(b"\xef\xbb\xbf" + RISK.replace("\n", "\r\n").encode(), name="reports/day.md")
    assert [(record.id, record.level, record.source) for record in reading.records] == [("R-2", "red", "reports/day.md")]
    assert pickle.loads(pickle.dumps(reading)) == reading  # noqa: S301 -- our own


def test_any_text_is_read() -> None:
    assert reportgen.read_report("\ud800 | \0").reports[0].records == ()
    assert reportgen.read_report(b"").reports[0].key == "undated-report"
    with pytest.raises(reportgen.ReportgenError, match=r"^big\.md: holds more than 500,000 bytes"):
        reportgen.read_report("x" * 500_001, name="big.md")


def test_what_nobody_shall_read_is_kept_back_here_too() -> None:
    reading = reportgen.read_report(RISK.replace(", 2025-03-05", ""), name="Tobias.md", setting=SETTING)
    assert reading.reports[0].date == "2025-03-05"
    assert "Tobias" not in repr(reading)
    assert reportgen.build_corpus([reportgen.read_report(RISK, name="a/b-private.md", setting=SETTING)]) == reportgen.Corpus()


def test_readings_in_any_order_make_one_corpus() -> None:
    setting = reportgen.load_setting(SMALL)
    files = [(file.relative_to(SMALL).as_posix(), file.read_bytes()) for file in (SMALL / "reports").rglob("*.md")]
    readings = [reportgen.read_report(data, name=name, setting=setting) for name, data in files]
    assert reportgen.build_corpus(readings) == reportgen.build_corpus(readings[::-1]) == reportgen.read_reports(SMALL)


def test_a_file_that_cannot_be_read_is_raised_or_told(tmp_path: Path) -> None:
    (tmp_path / "2025-03-05.md").write_text(RISK, "utf-8")
    (tmp_path / "lost.md").symlink_to(tmp_path / "nowhere.md")
    with pytest.raises(reportgen.ReportgenError, match=r"lost\.md: is a link that leads nowhere"):
        reportgen.read_reports(tmp_path)
    problems: list[reportgen.ReportgenError] = []
    assert len(reportgen.read_reports(tmp_path, skip=problems.append).reports) == 1
    assert [Path(problem.where).name for problem in problems] == ["lost.md"]
    with pytest.raises(reportgen.ReportgenError, match="no such file"):
        reportgen.read_reports(tmp_path / "none")


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content").symlink_to(SMALL)
    monkeypatch.chdir(tmp_path)
    known: dict[str, object] = {}
    for block in blocks("python")[:-1]:
        exec(compile(block, "python.md", "exec"), known)  # noqa: S102 -- our own page
    assert "RG" in capsys.readouterr().out
    assert known["problems"] == []


@pytest.mark.slow
def test_the_recipe_for_dask_reads_the_same_corpus_in_threads_and_processes(tmp_path: Path) -> None:
    (tmp_path / "archive.py").write_text(blocks("python")[-1].partition('if __name__ == "__main__":')[0], "utf-8")
    (tmp_path / "run.py").write_text(RUN, "utf-8")
    command = [sys.executable, "run.py", str(SMALL)]
    done = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert done.stdout == "threads True\nprocesses True\n", done.stderr


def test_a_file_without_a_word_is_no_report_of_the_corpus() -> None:
    readings = [reportgen.read_report(RISK, name="a.md"), reportgen.read_report(" \n\n", name="2025-03-06.md")]
    assert [report.key for report in reportgen.build_corpus(readings).reports] == ["2025-03-05"]
