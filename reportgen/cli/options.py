"""Options that several commands share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from reportgen.cli.offered import complete_names
from reportgen.cli.place import usual_content
from reportgen.cli.screen import AT_ONCE, QUIET

Command = TypeVar("Command", bound=Callable[..., Any])

FORMS = ("human", "line", "json", "ndjson", "sarif", "github", "junit")  # of findings; a test holds them against the exports
WEIGHTS = ("note", "warning", "error")  # from light to heavy


class _AsTyped(click.Path):
    """A path as it was typed; whether it can be read is found out when it is read."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path. "-" is standard input or output; another way to write it, "./-", is a file, and becomes an absolute path."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        return path.absolute() if str(path) == "-" != str(value) else path


PATH = _AsTyped(path_type=Path, allow_dash=True)
PATHS = click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATH)
KEYS = click.argument("keys", nargs=-1, metavar="[KEY] [KEY]", shell_complete=complete_names("reports"))
WHERE = click.option(
    "--in", "paths", type=PATH, multiple=True, metavar="PATH", help="Where the reports are, if not in content; may be repeated."
)
CONFIG = click.option("--config", type=PATH, metavar="FILE", help="Settings; by default the site.toml at or above PATH.")
JOBS = click.option(
    "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes; 0 is one a processor. The output is the same."
)


def _be_quiet(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[QUIET] = True


def _all_at_once(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.meta[AT_ONCE] = True


def _no_colour(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        context.color = False


def _hexadecimal(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if value and not re.fullmatch(r"[0-9A-Fa-f]{7,64}", value):
        raise click.BadParameter(f"{value!r} is no commit; give 7 to 64 hexadecimal digits, as git rev-parse HEAD prints them")
    return (value or "").lower()


COMMIT = click.option(
    "--commit", metavar="SHA", callback=_hexadecimal, envvar=["REPORTGEN_COMMIT", "GITHUB_SHA", "CI_COMMIT_SHA"], show_envvar=True,
    help="The commit that the reports are at, for {commit} in source_url and for data/index.json.",
)  # fmt: skip

TRUST = click.option(
    "--trust-templates", "trust", is_flag=True,
    help="Run the templates of the folder templates in CONTENT without a sandbox: whoever wrote them can do all that you can.",
)  # fmt: skip


def speech(command: Command) -> Command:
    """Add the options about how much is said, and how."""
    quiet = click.option(
        "-q", "--quiet", is_flag=True, expose_value=False, callback=_be_quiet, help="Say nothing but the output and what went wrong."
    )
    plain = click.option(
        "--no-color", is_flag=True, expose_value=False, callback=_no_colour, help="No colour, as with NO_COLOR in the environment."
    )
    return quiet(plain(command))


PAGER = click.option(
    "--no-pager", is_flag=True, expose_value=False, callback=_all_at_once,
    help="Print all at once; else what is longer than the terminal goes through PAGER, unless NO_PAGER is set.",
)  # fmt: skip


def fail_on(default: str) -> Callable[[Command], Command]:
    """Return the option that says which findings make the program exit with 1."""
    return click.option(
        "--fail-on",
        "bar",
        type=click.Choice([*WEIGHTS, "never"]),
        default=default,
        show_default=True,
        help="Exit with 1 for findings of this weight or above.",
    )


def paths_or_content(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Return the named paths, or the folder that `build` reads too: `usual_content`."""
    return paths or (usual_content(),)
