"""The commands, one module a topic: click's words and options only; what a command does is loaded when it runs."""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.cli.commands.ask import grep, list_, stats
from reportgen.cli.commands.build import build
from reportgen.cli.commands.check import check
from reportgen.cli.commands.compare import diff, digest
from reportgen.cli.commands.completion import completion
from reportgen.cli.commands.data import export, query
from reportgen.cli.commands.fmt import fmt
from reportgen.cli.commands.init import init
from reportgen.cli.commands.new import new
from reportgen.cli.commands.parse import explain, parse
from reportgen.cli.commands.reference import rules, schema
from reportgen.cli.commands.serve import serve
from reportgen.cli.commands.show import show_
from reportgen.cli.group import Commands

COMMANDS = (
    init, build, serve, new, parse, check, list_, show_, grep, stats, query, diff, digest, explain, fmt, export, rules, schema, completion
)  # fmt: skip

EPILOG = """
\b
Examples:
  reportgen build content --out build/site
  reportgen parse content/reports --format ndjson | grep ACT-05
  reportgen check content --fail-on warning
  reportgen show ACT-05

\b
Exit codes:
  0  done
  1  findings at or above --fail-on, or nothing to show
  2  something could not be done
"""


@click.group(cls=Commands, epilog=EPILOG, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="reportgen")
def main() -> None:
    """Read daily execution-outcome reports and tell the history of every item in them.

    PATH is a report, a folder of reports, or a content folder (reports/, site.toml, pages/); where it is left out, "content",
    or else the folder that you are in.
    """


for _command in COMMANDS:
    main.add_command(_command)
