"""The command that prints a script for the shell."""

from __future__ import annotations

import click

from reportgen.cli.offered import ASKS
from reportgen.cli.options import speech
from reportgen.cli.screen import data


@click.command(
    epilog="\b\nExamples:\n  reportgen completion bash >>~/.bashrc\n  reportgen completion zsh >_reportgen\n"
    "  reportgen completion fish >reportgen.fish"
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@speech
def completion(shell: str) -> None:
    """Print a script that completes words in a shell.

    SHELL is bash (4.4 or later), zsh or fish. Commands, options, kinds and states are completed, and ids, owners and reports after a
    build and a first list.
    """
    from click.shell_completion import ShellComplete, get_completion_class  # noqa: PLC0415

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"click knows no completion for {shell}")
    root = click.get_current_context().find_root()
    script = ShellComplete.source(made(root.command, {}, "reportgen", ASKS))  # bash's own asks which bash there is
    data([script.strip("\n")])
