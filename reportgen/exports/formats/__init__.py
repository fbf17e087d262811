"""Findings as text: for people, editors, scripts and the services that read their formats."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.exports.formats.github import render_github
from reportgen.exports.formats.human import render_human
from reportgen.exports.formats.junit import render_junit
from reportgen.exports.formats.lines import render_json, render_line, render_ndjson
from reportgen.exports.formats.sarif import render_sarif
from reportgen.exports.formats.sheet import RuleText, Sheet

FORMATS: dict[str, Callable[[Sheet], str]] = {
    "human": render_human,
    "line": render_line,
    "json": render_json,
    "ndjson": render_ndjson,
    "sarif": render_sarif,
    "github": render_github,
    "junit": render_junit,
}

__all__ = ["FORMATS", "RuleText", "Sheet"]
