"""`reportgen rules` and `reportgen schema`: what is looked for, and what comes out."""

from __future__ import annotations

import json

from jsonschema import Draft202012Validator

from reportgen.checks import RULES
from tests.cli.run import SMALL, run


def test_rules_are_listed_with_code_weight_name_and_what_they_find() -> None:
    lines = run("rules").stdout.splitlines()
    assert [line.split()[:3] for line in lines] == [[rule.code, rule.weight, rule.name] for rule in RULES]
    assert all(line.endswith(".") for line in lines)


def test_a_rule_is_explained_by_code_or_name() -> None:
    said = run("rules", "RG301").stdout
    assert said.startswith("RG301 weekday-date (error: ")
    assert "\nWhy: " in said
    assert "\nRight:\n" in said
    assert "\nWrong:\n" in said
    assert run("rules", "weekday-date").stdout == run("rules", "rg301").stdout == said


def test_records_fit_the_schema_that_is_printed() -> None:
    known = json.loads(run("schema").stdout)
    assert json.loads(run("schema", "action").stdout) == known["action"]
    for line in run("parse", SMALL).stdout.splitlines():
        record = json.loads(line)
        Draft202012Validator(known[record["kind"]]).validate(record)


def test_findings_fit_their_schema() -> None:
    schema = json.loads(run("schema", "finding").stdout)
    for finding in json.loads(run("check", SMALL, "--format", "json").stdout):
        Draft202012Validator(schema).validate(finding)
