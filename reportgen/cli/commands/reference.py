"""The commands that explain reportgen itself: rules and schema."""

from __future__ import annotations

import json

import click

from reportgen.cli.screen import clean, data, show
from reportgen.errors import ReportgenError


@click.command(epilog="\b\nExamples:\n  reportgen rules\n  reportgen rules RG201")
@click.argument("code", required=False)
def rules(code: str | None) -> None:
    """List the rules, or explain one of them.

    CODE is a rule's code or name; prints what it finds and why, with a right and a wrong example.
    """
    from reportgen.checks import RULES, explain_rule, explanation  # noqa: PLC0415

    if code is None:
        show(clean(f"{rule.code}  {rule.weight:<7}  {rule.name:<18}  {explanation(rule).what}") for rule in RULES)
    else:
        show(explain_rule(code).rstrip("\n").split("\n"))


@click.command(epilog="\b\nExamples:\n  reportgen schema action\n  reportgen schema >schemas.json")
@click.argument("name", required=False)
def schema(name: str | None) -> None:
    """Print the JSON Schemas of the output.

    NAME is a kind of record, report-file, item, finding, index, or page- and a kind of page; without it, all schemas are printed as one
    object by name.
    """
    from reportgen.exports import schemas  # noqa: PLC0415
    from reportgen.records.toml import suggest  # noqa: PLC0415
    from reportgen.site import page_schemas  # noqa: PLC0415

    known = schemas() | page_schemas()
    if name is not None and name not in known:
        raise ReportgenError(name, f"no such schema{suggest(name, sorted(known))}")
    data([json.dumps(known[name] if name else known, indent=2, ensure_ascii=False)])
