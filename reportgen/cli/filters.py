"""The filter of all commands that ask: its options, and what a person typed for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from reportgen.cli.offered import complete_names
from reportgen.errors import ReportgenError

if TYPE_CHECKING:
    from regex import Pattern

Command = TypeVar("Command", bound=Callable[..., Any])

PLURALS = {
    "actions": "action", "stories": "story", "risks": "risk", "decisions": "decision", "escalations": "escalation",
    "checkpoints": "checkpoint", "priorities": "priority", "metrics": "metric",
}  # fmt: skip
"""Kinds of records, as a person asks for them."""

STATES = (
    *("new", "planned", "in_progress", "blocked", "at_risk", "on_track", "in_review", "done", "deferred", "cancelled"),
    *("unstated", "lapsed"),
)
ORDERS = ("due", "id", "title", "kind", "owner", "status", "level", "age", "first", "last")
LEVELS = ("green", "yellow", "red")


class Asked(NamedTuple):
    """A filter in a person's words; empty is anything. Days are words such as "friday"."""

    kinds: tuple[str, ...] = ()
    standing: str = ""
    overdue: bool = False
    unowned: bool = False
    owners: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    due_before: str = ""
    due_after: str = ""
    since: str = ""
    until: str = ""
    reports: tuple[str, ...] = ()
    section: str = ""
    text: str = ""
    as_of: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out, besides what no report knew yet."""
        return self != Asked(as_of=self.as_of)


_FLAGS = ("open", "closed", "overdue", "unowned")  # what people ask for as if it were a kind


class Kind(click.ParamType[str]):
    """A kind of records: "actions" or "action"; "all" where that is one of them."""

    name = "kind"

    def __init__(self, *others: str) -> None:
        self.words = (*PLURALS, *others)

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the kind that `value` names, "" for all."""
        word = value.casefold()
        if word == "all" and "all" in self.words:
            return ""
        if word not in PLURALS and word not in PLURALS.values():
            flag = f"; for {word} items, say all --{word}" if word in _FLAGS and "all" in self.words else ""
            self.fail(f"{value!r} is no kind; say one of {', '.join(self.words)}{flag}", param, ctx)
        return PLURALS.get(word, word)

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:  # noqa: ARG002 -- as click calls it
        """Return what to say where no kind is named."""
        return f"Say one of {', '.join(self.words)}"

    def shell_complete(self, _: click.Context, __: click.Parameter, incomplete: str) -> list[click.shell_completion.CompletionItem]:
        """Return the kinds that begin so."""
        return [click.shell_completion.CompletionItem(word) for word in self.words if word.startswith(incomplete)]


def completes(known: tuple[str, ...]) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Return what completes a word by those that are `known`."""
    return lambda _, __, incomplete: [word for word in known if word.startswith(incomplete.casefold())]


_DAY = "DAY"
AS_OF = click.option("--as-of", metavar=_DAY, help="As the reports up to this day had it; by default, all. Other days count from it.")
_OPTIONS = (
    click.option("--kind", "kinds", type=Kind(), multiple=True, metavar="KIND", help="Of this kind (actions, risks, …); may be repeated."),
    click.option("--open", "standing", flag_value="open", help="Neither done nor cancelled: action items, stories and risks."),
    click.option("--closed", "standing", flag_value="closed", help="Done, cancelled or no longer heard of."),
    click.option("--overdue", is_flag=True, help="Open after the due date."),
    click.option("--unowned", is_flag=True, help="Without an owner."),
    click.option("--owner", "owners", multiple=True, metavar="NAME", shell_complete=complete_names("owners"),
                 help="Of this owner, in any letter case and spelling that the settings know; may be repeated."),
    click.option("--status", multiple=True, metavar="STATUS", shell_complete=completes(STATES),
                 help="In this state, in words as reports use them; may be repeated."),
    click.option("--level", "levels", multiple=True, metavar="COLOUR", shell_complete=completes(LEVELS),
                 help="With this colour: green, yellow or red; may be repeated."),
    click.option("--due-before", metavar=_DAY, help="Due before this day, which is not included."),
    click.option("--due-after", metavar=_DAY, help="Due after this day, which is not included."),
    click.option("--since", metavar=_DAY, help="In reports from this day on."),
    click.option("--until", metavar=_DAY, help="In reports up to this day."),
    click.option("--report", "reports", multiple=True, metavar="KEY", shell_complete=complete_names("reports"),
                 help="In the report of this key or date; may be repeated."),
    click.option("--section", metavar="WORDS", help="Under a heading that holds these words."),
    click.option("--text", metavar="PATTERN", help="With this in its words: a regular expression, letter case aside."),
    AS_OF,
)  # fmt: skip


def filters(command: Command) -> Command:
    """Add the options of the filter; what was typed for them arrives as `asked`."""

    @wraps(command)
    def filtered(*args: Any, **given: Any) -> Any:  # noqa: ANN401 -- whatever the command takes and returns
        asked = Asked(**{name: value for name in Asked._fields if (value := given.pop(name, None))})
        return command(*args, asked=asked, **given)

    for option in reversed(_OPTIONS):
        filtered = option(filtered)
    return filtered  # type: ignore[return-value]


def pattern(words: str, option: str) -> Pattern[str]:
    """Return the regular expression `words`, letter case aside."""
    from reportgen.text.pattern import read_pattern  # noqa: PLC0415 -- as for days: few ask for words

    try:
        read_pattern(words)  # says what is wrong with it as it is typed
        return read_pattern(f"(?i){words}")
    except ValueError as error:
        raise ReportgenError(option, f"{words!r} is no regular expression: {error}") from None


def read_day(words: str, option: str, day: str | None, *, back: bool = False) -> str:
    """Return the ISO date that `words` name, counted from `day`; empty where there are none."""
    if not words:
        return ""
    from reportgen.values.relative import FORMS, read_relative  # noqa: PLC0415

    found = read_relative(words, date.fromisoformat(day[:10]) if day else date.min, back=back)
    if found is None:
        none = "" if day else "; no report has a date that others could be counted from"
        raise ReportgenError(option, f"{words!r} is no day; say {FORMS}{none}")
    return found.isoformat()
