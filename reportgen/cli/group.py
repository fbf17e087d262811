"""How the program begins and ends: encoded output, exit codes, and one line instead of a traceback."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import Any

import click

from reportgen.cli.screen import complain, prepare
from reportgen.errors import ReportgenError

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130


class Commands(click.Group):
    """A group in which whatever a person can act on ends as one line and exit code 2, never as a traceback."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any  # noqa: ANN401 -- click's own signature
    ) -> click.Context:
        """Prepare the output before the first word, `--help` included, is said."""
        prepare()
        return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own signature
        """Run the command."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        atexit.register(gc.freeze)  # a history is given back as a whole: to look through it for circles first takes a fifth of a second
        try:
            return super().invoke(ctx)
        except ReportgenError as error:
            complain(error)
        except KeyboardInterrupt:
            sys.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader has seen enough, as in `reportgen parse … | head`
            _let_go_of_output()
            sys.exit(DONE)
        except OSError as error:
            complain(f"{error.filename or 'reportgen'}: {error.strerror or error}")
        sys.exit(FAILED)


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that the end of the program does not fail on it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
