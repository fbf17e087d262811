"""`check`: all rules over a history, as one sorted tuple of findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial
from math import isfinite
from typing import Any

import msgspec

from reportgen.blocks import parse_blocks
from reportgen.checks.bounds import THRESHOLDS, Bounds
from reportgen.checks.case import Case
from reportgen.checks.ignore import suppressed
from reportgen.checks.listen import check_document, finding_of
from reportgen.checks.page import in_place
from reportgen.checks.promises import asked_for
from reportgen.checks.rule import HistoryRule
from reportgen.checks.rules import RULES
from reportgen.checks.silence import silences, who_speaks
from reportgen.checks.told import Told
from reportgen.checks.verdict import Heard, Verdict
from reportgen.corpus import Corpus
from reportgen.errors import ReportgenError
from reportgen.history.finding import Finding, Weight
from reportgen.history.model import History
from reportgen.records import Report, Setting, report_at
from reportgen.records.toml import suggest
from reportgen.text import Source

_RANK: dict[str, int] = {"note": 0, "warning": 1, "error": 2}
_WEIGHTS: dict[str, Weight] = {"note": "note", "warning": "warning", "error": "error"}
_OWN: dict[str, Weight] = {rule.code: rule.weight for rule in RULES}


def _fits(verdict: Verdict, reports: Sequence[Report]) -> bool:
    return [heard.span for heard in verdict.reports] == [report.span for report in reports]


def _verdict(source: Source, reports: Sequence[Report], known: Verdict | None, setting: Setting) -> Verdict:
    """Return what is `known` of `source`, or find it out where that is nothing or not about these reports."""
    return known if known is not None and _fits(known, reports) else check_document(source, parse_blocks(source), reports, setting)


def _sources(corpus: Corpus) -> Iterator[Source]:
    """Yield the sources of `corpus`; one that is not among them, although there are reports of it, has no text."""
    yield from corpus.sources
    for path in {report.header.source for report in corpus.reports} - {source.path for source in corpus.sources}:
        yield Source(path=path, text="")


def _hear(asked: AbstractSet[str], met: dict[Any, Any], heard: Heard) -> Heard:
    """Return `heard` with only those stems that are `asked` for, and with what was `met` before in place of equals of it."""
    ids = frozenset(met.setdefault(name, name) for name in heard.ids)
    return Heard(span=heard.span, ids=ids, families=met.setdefault(heard.families, heard.families), stems=heard.stems & asked)


def _case(history: History, verdicts: Mapping[str, Verdict], setting: Setting) -> Case:
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        reports[report.header.source].append(report)
    found: dict[str, Verdict] = {}
    heard: dict[str, Heard] = {}
    hear = partial(_hear, asked_for(history), {})
    for source in _sources(history.corpus):
        placed = in_place(reports[source.path])
        verdict = _verdict(source, placed, verdicts.get(source.path), setting)
        heard.update(zip((report.key for report in placed), map(hear, verdict.reports), strict=True))
        found[source.path] = msgspec.structs.replace(verdict, reports=())
    bounds = Bounds(setting=setting)
    calendar = who_speaks(history.corpus.reports, heard, bounds)
    return Case(
        history=history,
        bounds=bounds,
        told=Told(history.corpus.sources),
        verdicts=found,
        reports=reports,
        heard=heard,
        calendar=calendar,
        silences=tuple(silences(history.tracks, calendar, bounds)),
    )


def _of_source(verdict: Verdict, reports: Sequence[Report]) -> list[Finding]:
    """Return the findings about one source, with the keys of its `reports`, in the order of these."""
    keys = [report.key for report in in_place(reports)]
    order = {report.key: at for at, report in enumerate(reports)}
    named = [msgspec.structs.replace(one, report=keys[int(one.report)]) if one.report else one for one in verdict.findings]
    return sorted(named, key=lambda finding: order.get(finding.report, -1)) if len(keys) > 1 else named


def _of_sources(case: Case) -> Iterator[Finding]:
    for path, verdict in case.verdicts.items():
        yield from _of_source(verdict, case.reports[path])


def _of_history(case: Case) -> Iterator[Finding]:
    for rule in RULES:
        if isinstance(rule, HistoryRule):
            yield from (finding_of(rule, remark, case.told.line(remark.source, remark.line)) for remark in rule.check(case))


def _named(finding: Finding, reports: Sequence[Report]) -> Finding:
    """Return `finding` with the key of the report that its line belongs to."""
    if finding.report:
        return finding
    report = report_at(reports, finding.line)
    return msgspec.structs.replace(finding, report=report.key) if report else finding


def _weighed(finding: Finding, setting: Setting) -> Finding | None:
    """Return `finding` with the weight that the team gives its rule, or None where it is off; what a rule is unsure of stays lighter."""
    given = setting.rules.get(finding.rule, setting.rules.get(finding.name.upper(), ""))
    if given == "off":
        return None
    own = _OWN.get(finding.rule, finding.weight)
    unsure = _RANK[finding.weight] < _RANK[own] and _RANK[finding.weight] < _RANK.get(given, 0)
    return finding if given not in _WEIGHTS or unsure else msgspec.structs.replace(finding, weight=_WEIGHTS[given])


def _place(finding: Finding) -> tuple[str, int, str, str]:
    return finding.source, finding.line, finding.rule, finding.message


def check_setting(setting: Setting, where: str) -> None:
    """Refuse rules and thresholds that do not exist, and bounds that cannot be.

    Raises `ReportgenError` with the nearest known one, at the line of the settings file, or at `where` for what is from none.
    """
    codes, bounds = [rule.code for rule in RULES], {threshold.name: threshold for threshold in THRESHOLDS}
    for code in setting.rules:
        if code not in codes and code.lower() not in [rule.name for rule in RULES]:
            place = setting.places.get(("rules", code), where)
            raise ReportgenError(place, f"unknown rule {code!r} in [rules]{suggest(code, codes)}")
    for name, number in setting.thresholds.items():
        place = setting.places.get(("thresholds", name), where)
        if name not in bounds:
            raise ReportgenError(place, f"unknown threshold {name!r} in [thresholds]{suggest(name, bounds)}")
        most = bounds[name].most
        if not 0 <= number <= most:
            known = f"from 0 to {most:g}" if isfinite(most) else "from 0 on"
            raise ReportgenError(place, f"threshold {name!r} is {number:g}; it must be a number {known}")


def check(history: History, setting: Setting | None = None, verdicts: Mapping[str, Verdict] | None = None) -> tuple[Finding, ...]:
    """Return what is wrong, missing or contradictory in `history`, sorted by source, line and rule, none twice.

    `verdicts` holds by path what `check_document` said of a source with the same `setting`; what it lacks is found out here. `setting`
    turns rules off, weighs them and moves their bounds. Findings that a comment in the report suppresses are among them, with its
    reason. Never fails on any text.
    """
    known = setting or Setting()
    case = _case(history, verdicts or {}, known)
    return _sorted((*_of_sources(case), *_of_history(case)), case.reports, history.corpus.sources, known)


def check_source(source: Source, reports: Sequence[Report], verdict: Verdict, setting: Setting | None = None) -> tuple[Finding, ...]:
    """Return those findings of `check` that follow from `source` alone, of which `verdict` is what `check_document` said.

    `reports` are those of the source, in the order of the corpus and with the keys that they have there.
    """
    return _sorted(_of_source(verdict, reports), {source.path: reports}, (source,), setting or Setting())


def _sorted(
    found: Iterable[Finding], reports: Mapping[str, Sequence[Report]], sources: Sequence[Source], setting: Setting
) -> tuple[Finding, ...]:
    """Return what was `found` in the order of places, none twice, weighed, with its report, and with the reason where it is suppressed."""
    unique: dict[tuple[str, int, str, str], Finding] = {}
    for finding in found:
        weighed = _weighed(finding, setting)
        if weighed is not None:
            unique[_place(finding)] = _named(weighed, reports.get(finding.source, ()))
    return tuple(suppressed([unique[place] for place in sorted(unique)], sources))
