"""The command that prepares a folder."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen import __version__
from reportgen.cli.begin import leave
from reportgen.cli.options import PATH, speech


@click.command(
    epilog="\b\nExamples:\n  reportgen init\n  reportgen init my-reports --dry-run\n  reportgen init --ci gitlab --no-hook\n"
    f"  reportgen init --yes --install ./tools/reportgen-{__version__}-py3-none-any.whl"
)
@click.argument("folder", default=".", type=PATH)
@click.option(
    "--ci", type=click.Choice(["github", "gitlab", "none"]),
    help="What publishes the site; by default what the remote of the checkout is, as .git/config says.",
)  # fmt: skip
@click.option(
    "--install", metavar="REQUIREMENT", help="What pip installs there: a wheel, or a git URL; by default what you run, where that is known."
)
@click.option("--hook/--no-hook", default=True, help="A hook for pre-commit; only in a checkout.")
@click.option("--make/--no-make", default=True, help="A target for make.")
@click.option("--yes", is_flag=True, help="Write everything, and ask nothing.")
@click.option("--dry-run", "dry", is_flag=True, help="Print what would be written, as a diff, and write nothing.")
@speech
def init(  # noqa: PLR0913, PLR0917 -- one parameter an option, as click passes them
    folder: Path, ci: str | None, install: str | None, hook: bool, make: bool, yes: bool, dry: bool
) -> None:
    """Propose settings, a workflow and a hook for a folder.

    Looks at the reports in FOLDER and at the checkout that it is in, and shows every change as a diff. Asks before a file is written; where
    nobody can be asked, only new files are. What is certain in the settings is set, what is a guess is commented out.
    """
    from reportgen.cli.init import Wanted, run_init  # noqa: PLC0415

    if yes and dry:
        raise click.UsageError("--yes and --dry-run exclude each other")
    leave(failed=run_init(Wanted(folder, ci, install, hook, make, yes, dry)))
