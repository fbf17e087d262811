"""Print the table of what was planted, found and said falsely: ``python -m tests.generator [times] [clean series]``."""

from __future__ import annotations

import sys

from reportgen.checks import RULES
from tests.generator.measure import measure


def main(times: int = 50, cleans: int = 60) -> None:
    """Print one row a rule as Markdown."""
    names = {rule.code: rule.name for rule in RULES}
    print(f"{times} plants a rule, {cleans} clean series\n\n| rule | name | planted | found | false alarms |\n|---|---|---|---|---|")
    for row in measure(times, cleans):
        print(f"| {row.code} | {names[row.code]} | {row.planted} | {row.found} | {row.false_alarms} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
