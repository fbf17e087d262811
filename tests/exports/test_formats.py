"""Findings in every format, as the programs that read them expect."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import msgspec
import pytest

from reportgen.exports.formats import FORMATS, RuleText, Sheet
from reportgen.exports.formats.github import render_summary
from reportgen.history import Finding, Place
from reportgen.text import Source

SARIF = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json").read_text("utf-8"))
SOURCE = Source(path="reports/day 3.md", text="# Day 3\n\n- Status: 7/9 (87.5%) done, 100% sure\n")
RATIO = Finding(
    source="reports/day 3.md",
    line=3,
    column=11,
    weight="error",
    rule="RG201",
    name="ratio-percent",
    message='"7/9 (87.5%)": 7/9 is 77.8%',
    hint="correct the ratio or the percentage",
    words="7/9 (87.5%)",
    also=(Place(source="reports/day 2.md", line=8),),
)
QUIET = msgspec.structs.replace(RATIO, rule="RG402", weight="warning", suppressed="agreed with the owner", line=1, column=1, words="")
KNOWN = msgspec.structs.replace(RATIO, rule="RG101", weight="note", baselined=True, line=2, column=1, words="")
RULES = (
    RuleText(code="RG201", name="ratio-percent", weight="error", what="A ratio and its percentage agree.", why="One of them is wrong."),
)
SHEET = Sheet(findings=(QUIET, KNOWN, RATIO), sources=(SOURCE,), rules=RULES, reports=2, paths={SOURCE.path: "content/reports/day 3.md"})
EMPTY = Sheet(findings=(), reports=2)


def test_people_see_the_line_a_marker_and_what_to_do() -> None:
    assert FORMATS["human"](SHEET) == (
        "content/reports/day 3.md:3:11: error RG201 ratio-percent\n"
        "     3 | - Status: 7/9 (87.5%) done, 100% sure\n"
        "       |           ^^^^^^^^^^^\n"
        '       "7/9 (87.5%)": 7/9 is 77.8%\n'
        "       see reports/day 2.md:8\n"
        "       hint: correct the ratio or the percentage\n"
        "\n"
        "1 error, 1 suppressed, 1 in the baseline in 2 reports\n"
    )


def test_a_long_line_is_cut_around_the_words() -> None:
    long = "x " * 200 + "7/9 (87.5%)" + " y" * 200
    finding = msgspec.structs.replace(RATIO, line=1, column=401)
    text = FORMATS["human"](Sheet(findings=(finding,), sources=(Source(path=RATIO.source, text=long),)))
    shown, marker = text.splitlines()[1:3]

    assert len(shown) < 120
    assert shown[marker.index("^") :].startswith("7/9 (87.5%)")


def test_editors_get_one_line_a_finding_that_counts() -> None:
    assert FORMATS["line"](SHEET) == 'content/reports/day 3.md:3:11: error RG201 "7/9 (87.5%)": 7/9 is 77.8%\n'


def test_json_holds_the_findings_that_were_set_aside_too() -> None:
    findings = json.loads(FORMATS["json"](SHEET))

    assert [finding["rule"] for finding in findings] == ["RG402", "RG101", "RG201"]
    assert [json.loads(line) for line in FORMATS["ndjson"](SHEET).splitlines()] == findings
    assert FORMATS["ndjson"](EMPTY) == ""


@pytest.mark.parametrize("sheet", [SHEET, EMPTY], ids=("some", "none"))
def test_sarif_is_valid(sheet: Sheet) -> None:
    jsonschema.validate(json.loads(FORMATS["sarif"](sheet)), SARIF)


def test_sarif_says_what_was_set_aside_and_keeps_its_fingerprint_when_lines_move() -> None:
    (run,) = json.loads(FORMATS["sarif"](SHEET))["runs"]
    moved = msgspec.structs.replace(RATIO, line=90)
    (later,) = json.loads(FORMATS["sarif"](Sheet(findings=(moved,))))["runs"]
    by_rule = {result["ruleId"]: result for result in run["results"]}

    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert by_rule["RG402"]["suppressions"] == [{"kind": "inSource", "justification": "agreed with the owner"}]
    assert by_rule["RG101"]["baselineState"] == "unchanged"
    assert by_rule["RG201"]["partialFingerprints"] == later["results"][0]["partialFingerprints"]
    assert by_rule["RG201"]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/reports/day%203.md"


def test_annotations_are_escaped_and_stop_at_ten_of_a_weight() -> None:
    odd = msgspec.structs.replace(RATIO, message="50% of\nline", source="a,b:c.md", hint="")
    text = FORMATS["github"](Sheet(findings=(odd,) * 12, reports=1))

    assert text.splitlines()[0] == "::error file=a%2Cb%3Ac.md,line=3,col=11,title=RG201 ratio-percent::50%25 of%0Aline"
    assert text.count("::error") == 10
    assert "and 2 more of weight error" in text


def test_a_job_summary_stays_below_its_limit() -> None:
    text = render_summary(Sheet(findings=(msgspec.structs.replace(RATIO, message="ä|<b>" * 200),) * 3000, reports=9))

    assert len(text.encode()) < 1_048_576
    assert re.search(r"… and \d+ more\.\n$", text)
    assert "<b>" not in text


def test_junit_fails_what_counts_and_skips_the_rest() -> None:
    control = msgspec.structs.replace(RATIO, message="bell \x07 & <tag>")
    suite = ET.fromstring(FORMATS["junit"](Sheet(findings=(QUIET, control))))  # noqa: S314 -- our own output

    assert [suite.attrib[name] for name in ("tests", "failures", "skipped")] == ["2", "1", "1"]
    assert [case[0].tag for case in suite.iter("testcase")] == ["skipped", "failure"]
    assert ET.fromstring(FORMATS["junit"](EMPTY)).attrib["failures"] == "0"  # noqa: S314 -- our own output
