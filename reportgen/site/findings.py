"""The findings page: what the checks say by rule, by report and over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from reportgen.history import Trend
from reportgen.records import Report
from reportgen.site.charts import Dot, Row
from reportgen.site.choices import OF_FLAWS, flaw_choices, keyed_flaw
from reportgen.site.dayviews import newest_first, report_title
from reportgen.site.flaws import WEIGHTS, flaws
from reportgen.site.page import HOME, Page, Site
from reportgen.site.panels import Frame, Panel, panel
from reportgen.site.rules import rule_href
from reportgen.site.sheets import Keyed, Sheet, Sheeted, Whole, one_sheet
from reportgen.site.view import Choice, Flaw, Ref
from reportgen.site.windows import WIDE, window
from reportgen.site.words import count

MOST = 40
"""Findings of one rule shown here; the page of the rule has all of them."""

REPORTS = 60
"""Reports listed beside the findings, the latest first; the list of reports has the number of every one."""

_STYLES = {"error": "s5", "warning": "s2", "note": "s7"}


class RuleSection(msgspec.Struct, frozen=True, kw_only=True):
    """One rule with what it found: at most `MOST`, and how many more there are."""

    rule: str
    name: str
    href: str
    flaws: tuple[Flaw, ...]
    total: int
    more: Ref | None


class FindingsView(Sheeted, frozen=True, kw_only=True):
    """The findings by rule, at most `MOST` of each, how many there are by weight and by report, and how many each report of late has."""

    rules: tuple[RuleSection, ...]
    weights: tuple[tuple[str, int], ...]
    aside: tuple[tuple[str, str, int], ...]
    choices: tuple[Choice, ...]
    reports: tuple[tuple[Ref, Ref], ...]
    over: Panel | None


def _by_report(site: Site) -> Iterator[tuple[Ref, Ref]]:
    for report in newest_first(site.lookup.history.corpus.reports):
        found = site.lookup.in_report.get(report.key, ())
        if found:
            name = Ref(text=report_title(report), href=site.lookup.report_href(report.key), title=report.header.title)
            yield name, Ref(text=str(len(found)), href=site.lookup.report_href(report.key, "findings"))


def _weights(site: Site, report: Report) -> Counter[str]:
    return Counter(finding.weight for finding in site.lookup.in_report.get(report.key, ()) if finding.counts)


def over_time(site: Site) -> Panel | None:
    """Draw how many findings that count each of the latest reports has, by weight."""
    reports = [report for report in site.lookup.history.corpus.reports if report.date][-WIDE:]
    counts = [_weights(site, report) for report in reports]
    if not any(counts):
        return None
    rows = tuple(
        Row(
            name=f"{weight}s", style=_STYLES[weight],
            dots=tuple(
                Dot(at=at, value=held[weight], text=str(held[weight]), href=site.lookup.report_href(report.key, "findings"))
                for at, (report, held) in enumerate(zip(reports, counts, strict=True))
            ),
        )
        for weight in WEIGHTS if any(held[weight] for held in counts)
    )  # fmt: skip
    dates = tuple(report.date or "" for report in reports)
    frame = Frame(window=window("", "", dates), small=True, language=site.lookup.look.language)
    about = Trend(key="findings", title="Findings by report", about="Findings that count, by weight.", shape="stack", series=())
    return panel(about, rows, frame, "", Ref(text=about.title), "c-findings")


def _section(rule: str, held: list[Flaw]) -> RuleSection:
    more = Ref(text=f"{count(len(held) - MOST, 'more finding')}", href=rule_href(rule)) if len(held) > MOST else None
    return RuleSection(rule=rule, name=held[0].name, href=rule_href(rule), flaws=tuple(held[:MOST]), total=len(held), more=more)


def _part(sections: tuple[RuleSection, ...], total: int) -> Sheet:
    shown = sum(len(section.flaws) for section in sections)
    if shown == total:
        return one_sheet(total)
    return one_sheet(total, f"{shown} of {total}, the first {MOST} of each rule", "rows/findings")


def findings_page(site: Site) -> Iterator[Page]:
    """Yield the page of all findings: those that count, and those that are suppressed or in a baseline, shown as such."""
    found = flaws(site, site.lookup.findings)
    by_rule: dict[str, list[Flaw]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    sections = tuple(_section(rule, held) for rule, held in by_rule.items())
    standing = Counter(one.standing for one in found)
    off = (("baselined", "In the baseline"), ("suppressed", "Suppressed"))
    view = FindingsView(
        rules=sections, weights=tuple((weight, sum(one.weight == weight and one.standing == "new" for one in found)) for weight in WEIGHTS),
        aside=tuple((key, words, standing[key]) for key, words in off if standing[key]),
        choices=flaw_choices(found), reports=tuple(_by_report(site))[:REPORTS], over=over_time(site), part=_part(sections, len(found)),
    )  # fmt: skip
    yield Page(
        path="findings.html", template="findings.html", title="Findings", view=view, here="findings", crumbs=(HOME,),
        about="What the checks found",
    )  # fmt: skip
    if view.part.whole:
        rows = tuple(Keyed(one, keyed_flaw(one)) for one in found)
        whole = Whole(folder=view.part.whole, template="flawrows.html", filters=tuple(OF_FLAWS), mark=_mark)
        yield from whole.pieces(rows)


def _mark(row: Keyed[Flaw]) -> str:
    """Return what tells a finding from others also when its message, which may count days, says more of them."""
    return f"{row.of.rule} {row.of.place.text} {row.of.item.href if row.of.item else ''}"
