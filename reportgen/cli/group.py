"""How the program begins and ends: encoded output, exit codes, and one line instead of a traceback."""

from __future__ import annotations

import _thread
import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import click

from reportgen.cli.screen import complain, prepare
from reportgen.errors import ReportgenError

DONE, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
_A_MOMENT = 0.01  # seconds


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
            _complain_of(error)
        sys.exit(FAILED)


def leaving(program: Callable[[], object]) -> None:
    """Run `program` to its end (SystemExit) and leave at once, with its exit code and all that it said.

    Python would give back every object and module first, which takes a hundredth of a second at least and a fifth after a long history,
    and the system takes all of it back anyway. Whoever is still at work (a thread), or cannot be told the last words, ends as usual.
    """
    sys.unraisablehook = _heard_again
    try:
        program()
    except OSError as error:  # the help or the version could not be written
        _complain_of(error)
        _let_go_of_output()
        sys.exit(FAILED)
    except SystemExit as end:
        if isinstance(end.code, int) and threading.active_count() == 1:
            with suppress(OSError, ValueError):
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(end.code)
        raise


def _heard_again(swallowed: sys.UnraisableHookArgs) -> None:
    """Let Ctrl-C be heard once more, a moment later, where Python had to swallow it, as it does while it gives an object back."""
    if issubclass(swallowed.exc_type, KeyboardInterrupt):
        again = threading.Timer(_A_MOMENT, _thread.interrupt_main)  # here, it would be swallowed once more
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(swallowed)


def _complain_of(error: OSError) -> None:
    complain(f"{error.filename or 'reportgen'}: {error.strerror or error}")


def _let_go_of_output() -> None:
    """Send what is still to be written nowhere, so that the end of the program does not fail on it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
