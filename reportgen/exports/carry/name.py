"""The file of the next report: the name of the last one with the day of the next."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from reportgen.exports.carry.choose import last_days
from reportgen.exports.carry.when import Move, move_to
from reportgen.history import History
from reportgen.history.almanac import build_almanac
from reportgen.records import Setting
from reportgen.text import lazy

_DATE = lazy(
    r"(?<!\d)(?P<y>\d{4})(?P<s>[-_.]?)(?P<m>\d{2})(?P=s)(?P<d>\d{2})(?!\d)|(?<!\d)(?P<a>\d{2})(?P<t>[-_.])(?P<b>\d{2})(?P=t)(?P<z>\d{4})(?!\d)"
)
_DAY = lazy(r"(?P<word>(?<![a-z])day[-_ ]?|(?<=\d)d|(?<![a-z])d(?=\d))(?P<number>\d{1,3})(?!\d)", re.I)
_WEEK = lazy(r"(?P<word>(?<![a-z])week[-_ ]?|(?<![a-z])(?:w|wk|kw)[-_]?(?=\d))(?P<number>\d{1,3})(?!\d)", re.I)
_WEEKDAY = lazy(r"(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])", re.I)
_SPELT = lazy(
    r"(?<![a-z])(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?P<rest>[a-z]*)(?P<gap>[-_ ])(?P<day>\d{1,2})(?!\d)", re.I
)
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def name_next(history: History, setting: Setting, day: date) -> tuple[str, str]:
    """Return the path for the report of `day`, made after the path of a recent report, and that path."""
    almanac = build_almanac(history.corpus.reports, setting)
    recent = [one.report for one in last_days(history)]
    paths = [(report.header.source, move_to(report, day, almanac)) for report in recent]
    return next_name(paths), _models(paths)[0][0]


def next_name(paths: Iterable[tuple[str, Move]]) -> str:
    """Return the path for a report of the day that each move leads to; `paths` are those of the last reports, the latest first.

    The pattern is that of the latest name that says which day it is: one whose other words stand in another name, too, if there is one,
    else one with a number, since words such as "after the holiday" are of one day. Without any, the name is the ISO date beside the latest.

    >>> move = Move(old=date(2025, 1, 14), new=date(2025, 1, 15), after=(date(2025, 1, 15), date(2025, 1, 16)), days=(7, 8))
    >>> next_name([("week-2/day7-outcomes.md", move)]), next_name([("old/notes.md", move)])
    ('week-2/day8-outcomes.md', 'old/2025-01-15.md')
    """
    path, move = _models(list(paths))[0]
    return _moved(path, move) or str(PurePosixPath(path).with_name(f"{move.new.isoformat()}.md"))


def _models(paths: list[tuple[str, Move]]) -> list[tuple[str, Move]]:
    """Return `paths` with the best model of a name first, and of equals the latest."""
    words = [_words(path) for path, _ in paths]

    def worth(at: int) -> tuple[bool, bool, bool]:
        path, move = paths[at]
        stem = PurePosixPath(path).stem
        return (
            _moved(path, move) is None,
            words.count(words[at]) < 2 and len(paths) > 1,
            _WEEKDAY.sub("", stem) == _WEEKDAY.sub("", _said(stem, move)),
        )

    return [paths[at] for at in sorted(range(len(paths)), key=worth)]


def _words(path: str) -> str:
    """Return what of a file name does not say which day it is."""
    stem = PurePosixPath(path).stem
    for pattern in (_DATE, _SPELT, _WEEKDAY, _DAY, _WEEK):
        stem = pattern.sub("#", stem)
    return stem


def _moved(path: str, move: Move) -> str | None:
    place = PurePosixPath(path)
    year, month, day = (f"{move.old.year:04}", f"{move.old.month:02}", f"{move.old.day:02}")
    if place.parts[-3:-1] == (year, month) and place.stem == day:
        return str(PurePosixPath(*place.parts[:-3], f"{move.new.year:04}", f"{move.new.month:02}", f"{move.new.day:02}{place.suffix}"))
    stem = _said(place.stem, move)
    if stem == place.stem or (_only_week(place.stem, move) and move.weeks and move.weeks[0] == move.weeks[1]):
        return None
    parent = place.parent
    folder = _week(parent.name, move) if parent.name else ""
    return str((parent.with_name(folder) if folder and folder != parent.name else parent) / f"{stem}{place.suffix}")


def _only_week(stem: str, move: Move) -> bool:
    return _week(stem, move) == _said(stem, move)


def _said(stem: str, move: Move) -> str:
    stem = _DATE.sub(lambda match: _date(match, move), stem)
    stem = _SPELT.sub(lambda match: _spelt(match, move), stem)
    stem = _WEEKDAY.sub(lambda match: _weekday(match, move), stem)
    if move.days:
        stem = _numbers(_DAY, move.days, stem)
    return _week(stem, move)


def _week(text: str, move: Move) -> str:
    return _numbers(_WEEK, move.weeks, text) if move.weeks else text


def _numbers(pattern: re.Pattern[str], pair: tuple[int, int], text: str) -> str:
    def moved(match: re.Match[str]) -> str:
        number = match["number"]
        return (
            match.group()
            if int(number) != pair[0]
            else f"{match['word']}{str(pair[1]).zfill(len(number)) if number[0] == '0' else pair[1]}"
        )

    return pattern.sub(moved, text)


def _date(match: re.Match[str], move: Move) -> str:
    new, old = move.new, move.old
    if match["y"]:
        same = (int(match["y"]), int(match["m"]), int(match["d"])) == (old.year, old.month, old.day)
        return match["s"].join((f"{new.year:04}", f"{new.month:02}", f"{new.day:02}")) if same else match.group()
    pair = (int(match["a"]), int(match["b"]))
    if int(match["z"]) != old.year or set(pair) != {old.day, old.month}:
        return match.group()
    first, second = (new.day, new.month) if pair == (old.day, old.month) and old.day != old.month else (new.month, new.day)
    return match["t"].join((f"{first:02}", f"{second:02}", f"{new.year:04}"))


def _spelt(match: re.Match[str], move: Move) -> str:
    name = _MONTHS[move.old.month - 1]
    if not name.startswith(match["month"].lower()) or int(match["day"]) != move.old.day:
        return match.group()
    new = _MONTHS[move.new.month - 1]
    new = new if match["rest"] or name == "may" else new[:3]
    return f"{new.capitalize() if match['month'][0].isupper() else new}{match['gap']}{move.new.day}"


def _weekday(match: re.Match[str], move: Move) -> str:
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    if match.group().lower() != names[move.old.weekday()]:
        return match.group()
    name = names[move.new.weekday()]
    return name.capitalize() if match.group()[0].isupper() else name
