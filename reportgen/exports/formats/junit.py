"""JUnit XML, which most build servers show: one test case a report and rule family would be noise, so one case a finding."""

from __future__ import annotations

import re

from reportgen.exports.formats.sheet import Sheet, active
from reportgen.history import Finding

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # said as what XML has, it takes 3 ms to compile


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr  # noqa: PLC0415 -- brings a client for HTTP with it, and few ask for JUnit

    return quoteattr(_NOT_XML.sub("\ufffd", text))


def _text(text: str) -> str:
    from xml.sax.saxutils import escape  # noqa: PLC0415

    return escape(_NOT_XML.sub("\ufffd", text))


def _case(sheet: Sheet, finding: Finding) -> str:
    where = f"{sheet.path(finding.source)}:{finding.line}"
    name = f"{finding.rule} {finding.name} {where}"
    said = "\n".join(part for part in (finding.message, finding.hint and f"hint: {finding.hint}", where) if part)
    outcome = (
        f"<skipped message={_attribute(finding.suppressed or 'in the baseline')}/>"
        if not finding.counts
        else f"<failure type={_attribute(finding.weight)} message={_attribute(finding.message)}>{_text(said)}</failure>"
    )
    return f"    <testcase classname={_attribute(finding.source)} name={_attribute(name)}>{outcome}</testcase>"


def render_junit(sheet: Sheet) -> str:
    """Return one suite: a failed case for each finding that counts, a skipped one for each other, a passed one when there is none."""
    failed = len(active(sheet.findings))
    cases = [_case(sheet, finding) for finding in sheet.findings] or ['    <testcase classname="reportgen" name="no findings"/>']
    head = f'tests="{len(cases)}" failures="{failed}" errors="0" skipped="{len(sheet.findings) - failed}"'
    opening = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="reportgen" {head}>',
        f'  <testsuite name="reportgen check" {head}>',
    ]
    return "\n".join([*opening, *cases, "  </testsuite>", "</testsuites>", ""])
