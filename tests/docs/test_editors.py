"""The patterns of docs/how-to/editors.md, taken from the page, read what `reportgen check --format line` prints."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import ROOT, run

PAGE = (ROOT / "docs" / "how-to" / "editors.md").read_text("utf-8")
DEMO = (ROOT / "tests" / "golden" / "expected" / "findings" / "line.txt").read_text("utf-8").splitlines()
REPORT = (
    "# Day 2 (Friday, March 5, 2025)\n\n## Metrics\n- Tests: 3/4 passed (80%): see notes.md:4:5: note\n\n"
    "## Action Items\n- AI-1: Go\n- AI-1: Stay\n"
)
OTHER = "# Day 3 (2025-03-06)\n\n## Action Items\n- **AI-2 – Go (Ada)** – Status: Finnished\n"


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```$", PAGE, re.M | re.S)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[dict[str, Any]]]:
    """What is printed of reports with odd names, and the same as data."""
    folder = tmp_path_factory.mktemp("in spaces") / "content" / "reports"
    folder.mkdir(parents=True)
    (folder / "day 2:3.md").write_text(REPORT, "utf-8")
    (folder / "day-3.md").write_text(OTHER, "utf-8")
    lines, data = (run("check", folder, "--format", form, "--fail-on", "never", "-q").stdout.splitlines() for form in ("line", "ndjson"))
    assert len(lines) == len(data) > 1
    return lines, [json.loads(line) for line in data]


def vim_pattern(errorformat: str) -> re.Pattern[str]:
    """The first format of an errorformat as a regular expression."""
    signs = {"%f": "(.+?)", "%l": r"(\d+)", "%c": r"(\d+)", "%t": "(.)", "%n": r"(\d+)", "%m": "(.*)"}
    parts = [re.sub(r"%[a-z]", lambda sign: signs[sign[0]], part.replace("\\ ", " ")) for part in errorformat.split(",")]
    return re.compile("|".join(f"(?:^{part}$)" for part in parts))


def emacs_pattern(text: str) -> re.Pattern[str]:
    """A regular expression of Emacs, as it stands in a string, in the words of Python."""
    inner = text.replace("\\\\", "\\")
    return re.compile(re.sub(r"\\([(|)])", r"\1", inner))


def groups(pattern: re.Pattern[str], line: str) -> list[str]:
    match = pattern.match(line)
    assert match, line
    return [group for group in match.groups() if group is not None]


def wanted(finding: dict[str, Any]) -> list[str]:
    return [str(finding["line"]), str(finding.get("column", 1)), finding["weight"], finding["rule"]]


def test_vs_code_and_github_find_file_line_column_weight_code_and_message(printed: tuple[list[str], list[dict[str, Any]]]) -> None:
    tasks, matcher = map(json.loads, blocks("json"))
    patterns = [tasks["tasks"][0]["problemMatcher"]["pattern"], matcher["problemMatcher"][0]["pattern"][0]]
    assert {tuple(pattern[name] for name in ("file", "line", "column", "severity", "code", "message")) for pattern in patterns} == {
        (1, 2, 3, 4, 5, 6)
    }
    for line, finding in zip(*printed, strict=True):
        for pattern in patterns:
            if finding["weight"] != "note" or pattern is patterns[0]:
                path, *rest, message = groups(re.compile(pattern["regexp"]), line)
                assert Path(path).is_file()
                assert (rest, message) == (wanted(finding), finding["message"])


def test_what_the_task_runs_is_what_is_shown() -> None:
    task = json.loads(blocks("json")[0])["tasks"][0]
    shown = re.findall(r"^setlocal makeprg=(.*)$", blocks("vim")[0], re.M)[0].replace("\\ ", " ")
    assert " ".join([task["command"], *task["args"]]) == shown
    assert f"M-x compile RET {shown} RET" in PAGE


@pytest.mark.parametrize("kind", ["vs code", "vim", "emacs"])
def test_every_line_of_the_demo_is_read_with_every_weight(kind: str) -> None:
    pattern = {
        "vs code": re.compile(json.loads(blocks("json")[0])["tasks"][0]["problemMatcher"]["pattern"]["regexp"]),
        "vim": vim_pattern(re.findall(r"^setlocal errorformat=(.*)$", blocks("vim")[0], re.M)[0]),
        "emacs": emacs_pattern(re.findall(r'reportgen "(.*?)" 1 2 3', blocks("elisp")[0])[0]),
    }[kind]
    assert {line.split()[1] for line in DEMO} == {"error", "warning", "note"}
    for line in DEMO:
        assert groups(pattern, line)[:3] == line.split(": ")[0].rsplit(":", 2)


@pytest.mark.skipif(shutil.which("vim") is None, reason="no vim on this machine")
def test_vim_itself_fills_its_list(printed: tuple[list[str], list[dict[str, Any]]], tmp_path: Path) -> None:
    lines, findings = printed
    (tmp_path / "printed").write_text("\n".join(lines) + "\n", "utf-8")
    (tmp_path / "page.vim").write_text(blocks("vim")[0], "utf-8")
    said = "map(getqflist(), {_, one -> [bufname(one.bufnr), one.lnum, one.col, one.type, one.nr, one.text]})"
    script = ("source page.vim", "cgetfile printed", f"call writefile([json_encode({said})], 'list')", "qa!")
    command = ["vim", "-es", "-u", "NONE", "-N", *(word for line in script for word in ("-c", line))]
    subprocess.run(command, cwd=tmp_path, check=True, stdin=subprocess.DEVNULL, timeout=60)
    found = json.loads((tmp_path / "list").read_text("utf-8"))
    assert [(*one[1:3], one[3].lower(), one[4], one[5]) for one in found] == [
        (int(wanted(one)[0]), int(wanted(one)[1]), one["weight"][0], int(one["rule"][2:]), one["message"]) for one in findings
    ]
