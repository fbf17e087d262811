"""The commands, one module a topic: click's words and options only; what a command does is loaded when it runs."""

from __future__ import annotations

import click

from reportgen import __version__
from reportgen.cli.commands.ask import grep, list_, stats
from reportgen.cli.commands.build import build
from reportgen.cli.commands.check import check
from reportgen.cli.commands.compare import diff, digest
