"""Findings as views."""

from __future__ import annotations

from reportgen.history import Finding, Place
from reportgen.site.page import Site
from reportgen.site.view import Flaw, Ref
from reportgen.site.words import short_day

WEIGHTS = ("error", "warning", "note")


def flaw(site: Site, finding: Finding) -> Flaw:
    """Return a finding with links to its line, its item and its report."""
    lookup = site.lookup
    item = site.lines.get(finding.track)
    report = lookup.reports.get(finding.report)
    return Flaw(
        weight=finding.weight, rule=finding.rule, name=finding.name, message=finding.message, hint=finding.hint,
        place=lookup.place_ref(Place(source=finding.source, line=finding.line)),
        item=Ref(text=item.id or item.title, href=item.href, title=item.title) if item else None,
        report=Ref(text=short_day(report.date) or report.key, href=lookup.report_href(report.key)) if report else None,
        also=tuple(lookup.place_ref(place) for place in finding.also),
        standing="suppressed" if finding.suppressed else "baselined" if finding.baselined else "new", reason=finding.suppressed,
        find=f"{finding.rule} {finding.name} {finding.message} {finding.source}".casefold(),
    )  # fmt: skip


def flaws(site: Site, findings: tuple[Finding, ...]) -> tuple[Flaw, ...]:
    """Return `findings` as views, those that count first, the heaviest first, then by place."""
    order = sorted(findings, key=lambda one: (not one.counts, WEIGHTS.index(one.weight), one.rule, one.source, one.line, one.message))
    return tuple(flaw(site, one) for one in order)
