"""The tables of rules and thresholds in README.md are those of the program; `make golden` rewrites them."""

from __future__ import annotations

from reportgen.checks import RULES, explanation
from reportgen.checks.bounds import THRESHOLDS
from tests.cli.run import ROOT
from tests.golden.golden import WRITE

START, END = "<!-- rules -->\n", "<!-- end of rules -->"


def test_readme_lists_every_rule_and_threshold() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rows = "".join(f"| {rule.code} | {rule.name} | {rule.weight} | {explanation(rule).what} |\n" for rule in RULES)
    bounds = "".join(f"| {one.name} | {one.rule} | {one.default:g} | {one.about} |\n" for one in THRESHOLDS)
    table = f"\n| rule | name | weight | finds |\n|---|---|---|---|\n{rows}\n"
    table += f"The bounds that `[thresholds]` moves:\n\n| threshold | rule | default | is |\n|---|---|---|---|\n{bounds}\n"
    before, _, rest = readme.partition(START)
    now, _, after = rest.partition(END)
    if WRITE:
        (ROOT / "README.md").write_text(f"{before}{START}{table}{END}{after}", "utf-8")
    else:
        assert now == table, "run `make golden`"
