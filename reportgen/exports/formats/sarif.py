"""SARIF 2.1.0, for code scanning services.

Limits and rules of the upload, from the documentation of the service: at most 25,000 results a run of which 5,000 are shown, worst
first here; `partialFingerprints` without line numbers so that moved lines open no new alert; paths relative to the
repository.
"""

from __future__ import annotations

from typing import Any

import msgspec

from reportgen.exports.formats.sheet import RuleText, Sheet, worst_first
from reportgen.history import Finding

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST = 25_000


def _uri(path: str) -> str:
    keep = "-._~/"
    return "".join(
        sign if (sign.isascii() and sign.isalnum()) or sign in keep else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in path
    )


def _place(path: str, line: int, column: int | None = None, snippet: str = "") -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": line}
    if column is not None:
        region["startColumn"] = column
    if snippet:
        region["snippet"] = {"text": snippet}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}, "region": region}}


def _rule(rule: RuleText) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": rule.what or rule.name},
        "fullDescription": {"text": rule.why or rule.what or rule.name},
        "defaultConfiguration": {"level": rule.weight},
    }


def _result(sheet: Sheet, finding: Finding, index: dict[str, int]) -> dict[str, Any]:
    said = finding.message if not finding.hint else f"{finding.message}. To do: {finding.hint}"
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": finding.weight,
        "message": {"text": said},
        "locations": [_place(sheet.path(finding.source), finding.line, finding.column, sheet.excerpt(finding))],
        "partialFingerprints": {"reportgen/v1": finding.fingerprint},
    }
    if finding.rule in index:
        result["ruleIndex"] = index[finding.rule]
    if finding.also:
        result["relatedLocations"] = [_place(sheet.path(place.source), place.line) for place in finding.also[:100]]
    if finding.suppressed:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.suppressed}]
    elif finding.baselined:
        result["suppressions"] = [{"kind": "external"}]
        result["baselineState"] = "unchanged"
    return result


def render_sarif(sheet: Sheet) -> str:
    """Return one run with the rules and all findings, valid also when there is none."""
    index = {rule.code: at for at, rule in enumerate(sheet.rules)}
    driver = {
        "name": "reportgen",
        "semanticVersion": sheet.version or "0.0.0",
        "rules": [_rule(rule) for rule in sheet.rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(sheet, finding, index) for finding in worst_first(sheet.findings)[:_MOST]],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"
