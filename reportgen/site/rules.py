"""Rule pages: what a rule finds, why that matters, how it is written right and wrong, and all that it found."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportgen.site.flaws import flaws
from reportgen.site.page import HOME, Page, RulePage, Site
from reportgen.site.sheets import Sheeted, sheets
from reportgen.site.view import Flaw, Ref

SHEET = 150
"""Findings on one page of a rule."""

FINDINGS = Ref(text="Findings", href="findings.html")
_FAMILIES = {"1": "Reading", "2": "Arithmetic", "3": "Calendar", "4": "People", "5": "Continuity"}


class RuleView(Sheeted, frozen=True, kw_only=True):
    """One page of a rule: a sheet of its findings, and the other sheets."""

    rule: RulePage
    flaws: tuple[Flaw, ...]
    filtered: Ref
    before: Ref | None
    after: Ref | None


class RuleRow(msgspec.Struct, frozen=True, kw_only=True):
    """One rule in the list of all."""

    rule: RulePage
    href: str
    found: Ref


class FamilyView(msgspec.Struct, frozen=True, kw_only=True):
    """The rules of one family."""

    key: str
    name: str
    rules: tuple[RuleRow, ...]


def rule_href(code: str, sheet: int = 1) -> str:
    """Return the page of a rule.

    >>> rule_href("RG203"), rule_href("RG203", 2)
    ('rules/RG203.html', 'rules/RG203-2.html')
    """
    return f"rules/{code}{f'-{sheet}' if sheet > 1 else ''}.html"


def all_rules(site: Site) -> tuple[RulePage, ...]:
    """Return the rules that are explained, and those that only findings name, by code."""
    known = {rule.code: rule for rule in site.rules}
    for finding in site.lookup.findings:
        known.setdefault(finding.rule, RulePage(code=finding.rule, name=finding.name, weight=finding.weight))
    return tuple(known[code] for code in sorted(known))


def _pages(rules: tuple[RulePage, ...], at: int, found: tuple[Flaw, ...]) -> Iterator[Page]:
    rule = rules[at]
    beside = [
        Ref(text=rules[near].code, href=rule_href(rules[near].code), title=rules[near].name) if 0 <= near < len(rules) else None
        for near in (at - 1, at + 1)
    ]
    filtered = Ref(text="Filter these findings", href=f"findings.html?rule={rule.code}")
    for sheet, part in sheets(found, SHEET, lambda number: rule_href(rule.code, number)):
        view = RuleView(rule=rule, flaws=tuple(part), filtered=filtered, part=sheet, before=beside[0], after=beside[1])
        yield Page(
            path=rule_href(rule.code, sheet.number), template="rule.html", title=f"{rule.code} {rule.name}", view=view, here="findings",
            about=rule.what, crumbs=(HOME, FINDINGS, Ref(text="Rules", href="rules.html")),
        )  # fmt: skip


def rule_pages(site: Site) -> Iterator[Page]:
    """Yield the list of rules by family, and a page for each with its findings."""
    rules = all_rules(site)
    found: dict[str, list[Flaw]] = {}
    for one in flaws(site, site.lookup.findings):
        found.setdefault(one.rule, []).append(one)
    families: dict[str, list[RuleRow]] = {}
    for rule in rules:
        href = rule_href(rule.code)
        row = RuleRow(rule=rule, href=href, found=Ref(text=str(len(found.get(rule.code, ()))), href=f"{href}#found"))
        families.setdefault(_FAMILIES.get(rule.code[2:3], "Others"), []).append(row)
    view = tuple(FamilyView(key=name.casefold(), name=name, rules=tuple(held)) for name, held in families.items())
    yield Page(
        path="rules.html", template="rules.html", title="Rules", view=view, here="findings", crumbs=(HOME, FINDINGS),
        about="What the checks look for",
    )  # fmt: skip
    for at, rule in enumerate(rules):
        yield from _pages(rules, at, tuple(found.get(rule.code, ())))
