"""Dates in the names of files against the dates that their reports state: a report that was copied, and its title not changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import msgspec

from reportgen.checks.rule import Remark
from reportgen.checks.told import day_of
from reportgen.history.model import History
from reportgen.records import Report
from reportgen.values.moment import find_dates

_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


class _Named(msgspec.Struct, frozen=True):
    """A report of one day that is a file of its own: the date in the name of the file, and the one that the report states."""

    report: Report
    named: date
    stated: date

    @property
    def agrees(self) -> bool:
        """Whether the two dates are one, or may be: 03/04/2025 is read in two orders."""
        swapped = (self.named.year, self.named.day, self.named.month)
        return self.stated == self.named or (self.stated.year, self.stated.month, self.stated.day) == swapped


def _date_in_name(path: str) -> tuple[str, date] | None:
    """Return the one date in the name of a file, and how such files are named: the path with signs in place of all digits."""
    folder, _, name = path.rpartition("/")
    found = list(_IN_NAME.finditer(name))
    day = day_of(f"{found[0][1]}-{found[0][3]}-{found[0][4]}") if len(found) == 1 else None
    if day is None:
        return None
    return re.sub(r"\d+", "#", f"{folder}/{name[: found[0].start()]}@{name[found[0].end() :]}"), day


def _stated(report: Report) -> date | None:
    """Return the one date that the title states, else that of the report; None where a title states several."""
    days = find_dates(report.header.title)
    return days[0] if len(days) == 1 else None if days else day_of(report.date)


def _alike(history: History) -> Iterator[list[_Named]]:
    """Yield the reports whose files are named alike."""
    by_file: dict[str, list[Report]] = defaultdict(list)
    for report in history.corpus.reports:
        by_file[report.header.source].append(report)
    found: dict[str, list[_Named]] = defaultdict(list)
    for path, reports in by_file.items():
        named = _date_in_name(path) if len(reports) == 1 and not reports[0].dates else None
        stated = _stated(reports[0]) if named else None
        if named and stated:
            found[named[0]].append(_Named(reports[0], named[1], stated))
    yield from found.values()


def wrong_names(history: History) -> Iterator[Remark]:
    """Yield a remark on each report that states another date than the name of its file.

    What a date in a name means, the other files tell that are named alike: where most of them state another one, it is when a report was
    sent, or the day that it plans, and says nothing.
    """
    for group in _alike(history):
        wrong = [one for one in group if not one.agrees]
        if len(group) < 2 * len(wrong):
            continue
        for one in wrong:
            head = one.report.header
            yield Remark(
                source=head.source,
                line=head.line,
                message=f"the file is named after {one.named.isoformat()}, and the report states {one.stated.isoformat()} as its day",
                hint="correct the date in the title, or the name of the file",
                report=one.report.key,
                words=one.stated.isoformat(),
            )
