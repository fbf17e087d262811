"""The findings page: what the checks say, by rule and by report."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.site.dayviews import newest_first, report_title
from reportgen.site.flaws import flaws
from reportgen.site.page import HOME, Page, Site
from reportgen.site.view import Flaw, Ref


class RuleView(msgspec.Struct, frozen=True, kw_only=True):
    """One rule with all it found."""

    rule: str
    name: str
    weight: str
    flaws: tuple[Flaw, ...]


class FindingsView(msgspec.Struct, frozen=True, kw_only=True):
    """All findings by rule, and how many there are by weight and by report."""

    rules: tuple[RuleView, ...]
    weights: tuple[tuple[str, int], ...]
    reports: tuple[tuple[Ref, Ref], ...]
    total: int


def _by_report(site: Site) -> Iterator[tuple[Ref, Ref]]:
    for report in newest_first(site.lookup.history.corpus.reports):
        found = site.lookup.in_report.get(report.key, ())
        if found:
            name = Ref(text=report_title(report), href=site.lookup.report_href(report.key), title=report.header.title)
            yield name, Ref(text=str(len(found)), href=site.lookup.report_href(report.key, "findings"))


def findings_page(site: Site) -> Iterator[Page]:
    """Yield the page of all findings."""
    found = flaws(site, site.lookup.findings)
    by_rule: dict[str, list[Flaw]] = {}
    for one in found:
        by_rule.setdefault(one.rule, []).append(one)
    rules = tuple(RuleView(rule=rule, name=held[0].name, weight=held[0].weight, flaws=tuple(held)) for rule, held in by_rule.items())
    weights = tuple((weight, sum(one.weight == weight for one in found)) for weight in ("error", "warning", "note"))
    view = FindingsView(rules=rules, weights=weights, reports=tuple(_by_report(site)), total=len(found))
    yield Page(
        path="findings.html",
        template="findings.html",
        title="Findings",
        view=view,
        here="findings",
        crumbs=(HOME,),
        about="What the checks found",
    )
