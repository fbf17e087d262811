"""`reportgen check`: findings in every format that people, editors and services read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from reportgen import __version__
from reportgen.checks import RULES, check, explanation
from reportgen.checks.baseline import apply_baseline, read_baseline, write_baseline
from reportgen.checks.judge import check_setting
from reportgen.checks.verdict import Verdict
from reportgen.cli.load import Loaded
from reportgen.cli.place import SETTINGS
from reportgen.cli.screen import data, note, show
from reportgen.errors import ReportgenError
from reportgen.exports.formats import FORMATS, RuleText, Sheet
from reportgen.exports.formats.github import render_summary
from reportgen.exports.formats.sheet import totals
from reportgen.history import Finding, History, trace
from reportgen.records import Setting

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_HEAD = re.compile(r"(?<=: )(error|warning|note)(?= RG\d+)")


_VERDICT = msgspec.msgpack.Decoder(Verdict)


class _Packed(Mapping[str, Verdict]):
    """The verdicts by path, each unpacked when it is asked for: all at once take more memory than the history."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        self._packed = packed

    def __getitem__(self, path: str) -> Verdict:
        return _VERDICT.decode(self._packed[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def judge(history: History, loaded: Loaded, setting: Setting) -> tuple[Finding, ...]:
    """Return what is wrong in the `history` of what was `loaded`.

    Raises `ReportgenError` when the settings name rules or thresholds that do not exist.
    """
    check_setting(setting, SETTINGS)
    return check(history, setting, _Packed(loaded.verdicts))


def find_findings(loaded: Mapping[str, tuple[Loaded, Setting]], baseline: Path | None) -> Sheet:
    """Return what is wrong in what was `loaded`, by project ("" where there is one), with those marked that the file `baseline` knows.

    Where there are several, the name of a source begins with the folder of its project.
    """
    parts = [_sheet(project, *one) for project, one in loaded.items()]
    findings = tuple(finding for part in parts for finding in part.findings)
    return Sheet(
        findings=findings if baseline is None else apply_baseline(findings, read_baseline(_read(baseline), str(baseline))),
        sources=tuple(source for part in parts for source in part.sources),
        rules=_rules(),
        reports=sum(part.reports for part in parts),
        paths={name: path for part in parts for name, path in part.paths.items()},
        version=__version__,
    )


def _read(baseline: Path) -> bytes:
    try:
        return baseline.read_bytes()
    except OSError as error:
        raise ReportgenError(str(baseline), f"cannot be read ({error.strerror}); write it with --write-baseline") from None


def _sheet(project: str, loaded: Loaded, setting: Setting) -> Sheet:
    findings = judge(trace(loaded.corpus, setting), loaded, setting)
    reports, sources, paths = len(loaded.corpus.reports), loaded.corpus.sources, loaded.shown
    if not project:
        return Sheet(findings=findings, sources=sources, reports=reports, paths=paths)
    return Sheet(
        findings=tuple(_within(project, finding) for finding in findings),
        sources=tuple(replace(source, path=f"{project}/{source.path}") for source in sources),
        reports=reports,
        paths={f"{project}/{name}": path for name, path in paths.items()},
    )


def _within(project: str, finding: Finding) -> Finding:
    also = tuple(replace(place, source=f"{project}/{place.source}") for place in finding.also)
    return replace(finding, source=f"{project}/{finding.source}", also=also)


def save_baseline(findings: tuple[Finding, ...], file: Path) -> None:
    """Write `file` so that `findings` are known from now on."""
    try:
        file.write_bytes(write_baseline(findings))
    except OSError as error:
        raise ReportgenError(str(file), f"cannot be written ({error.strerror})") from None


def print_findings(sheet: Sheet, form: str) -> None:
    """Print the findings of `sheet` as `form`, a key of `FORMATS`; in a GitHub workflow ``github`` also writes the job summary."""
    text = FORMATS[form](sheet)
    if form == "human":
        ending = totals(sheet.findings, sheet.reports)
        show(text.removesuffix(f"{ending}\n").split("\n")[:-1], _paint)
        note(ending)
    elif text:
        data([text.removesuffix("\n")])
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as stream:
            stream.write(render_summary(sheet))


def _rules() -> tuple[RuleText, ...]:
    said = ((rule, explanation(rule)) for rule in RULES)
    return tuple(RuleText(code=rule.code, name=rule.name, weight=rule.weight, what=words.what, why=words.why) for rule, words in said)


def _paint(line: str) -> str:
    def colour(weight: re.Match[str]) -> str:
        return click.style(weight[0], fg=_COLOURS[weight[0]], bold=True)

    return line if line.startswith(" ") else _HEAD.sub(colour, line, count=1)
