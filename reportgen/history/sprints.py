"""Sprints: the charts of story points, by report, by sprint and as a burndown, and of who holds what is open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportgen.history.changes import CLOSED, WORK, Seen, is_open
from reportgen.history.chart import Book, by_sprint, count, date_of, named
from reportgen.history.days import Chapter
from reportgen.history.dues import days_between
from reportgen.history.model import Point, Series
from reportgen.history.people import owners
from reportgen.records import Record
from reportgen.text.memory import once


def velocity(book: Book) -> Iterator[Series]:
    """Add up the points of the stories in each report: all of them, and those that it states to be done."""
    done: list[Point] = []
    committed: list[Point] = []
    for chapter in book.chapters:
        stories = [(item, number) for item in chapter.work if item.trail.kind == "story" and (number := _points(item.records)) is not None]
        if stories:
            committed.append(_sum(chapter, stories))
            done.append(_sum(chapter, [story for story in stories if story[0].status == "done"]))
    if committed:
        yield Series(key="committed", title="Committed", unit="points", points=tuple(committed))
        yield Series(key="done", title="Done", unit="points", points=tuple(done))


def _points(records: tuple[Record, ...]) -> float | None:
    for record in reversed(records):
        if record.points is not None:
            return record.points
    return None


def _sum(chapter: Chapter, stories: list[tuple[Seen, float]]) -> Point:
    value = sum([number for _, number in stories])
    return Point(date=date_of(chapter), value=value, tracks=tuple([item.trail.key for item, _ in stories]))


class _Scope(NamedTuple):
    """What a sprint holds by the end of one date: the points of each story listed in it so far, and those that are not done."""

    date: str
    scope: dict[str, float]
    left: dict[str, float]


def _sprints(book: Book) -> list[tuple[int, list[_Scope]]]:
    """Return the scope of each sprint that a report names on each of its dates, from the first on which a story has points."""
    found = []
    done: set[str] = set()
    for number, chapters in by_sprint(book):
        scope: dict[str, float] = {}
        scopes = []
        for chapter in chapters:
            for item in chapter.work:
                if item.trail.kind == "story":
                    key = item.trail.key
                    if item.status is not None:
                        (done.add if item.status in CLOSED else done.discard)(key)
                    if (points := _points(item.records)) is not None:
                        scope[key] = points
            if scope:
                left = {key: points for key, points in scope.items() if key not in done}
                scopes.append(_Scope(date_of(chapter), dict(scope), left))
        if scopes:
            found.append((number, scopes))
    return found


def sprint_velocity(book: Book) -> Iterator[Series]:
    """Add up the points that each sprint held and finished by its last report; the axis is the sprint."""
    ends = [(number, scopes[-1]) for number, scopes in _sprints(book)]
    for key, title in (("committed", "Committed"), ("done", "Done")):
        points = tuple(
            Point(date="", place=f"Sprint {number}", value=sum(held.values()), tracks=tuple(held))
            for number, end in ends
            for held in [end.scope if key == "committed" else {k: v for k, v in end.scope.items() if k not in end.left}]
        )
        if points:
            yield Series(key=key, title=title, unit="points", points=points)


def say_sprints(series: tuple[Series, ...]) -> str:
    """Sum up how many points each sprint finished."""
    pairs = zip(named(series, "committed").points, named(series, "done").points, strict=True)
    return "; ".join(f"{of.place}: {done.value:g} of {count(of.value, 'point')} done" for of, done in pairs) + "."


def burndown(book: Book) -> Iterator[Series]:
    """Draw the points that a sprint holds and those left, on the dates of its reports, and the straight way from all to none.

    The ideal line needs an end, so that only a sprint that another one follows has it: it ends with the sprint's last report.
    """
    sprints = _sprints(book)
    lines: dict[str, list[Point]] = {"scope": [], "remaining": [], "ideal": []}
    for at, (number, scopes) in enumerate(sprints):
        first, last = scopes[0].date, scopes[-1].date
        for one in scopes:
            text = f"Sprint {number}: "
            whole, left = sum(one.scope.values()), sum(one.left.values())
            lines["scope"].append(Point(date=one.date, value=whole, text=once(f"{text}{whole:g} points"), tracks=tuple(one.scope)))
            said = once(f"{text}{left:g} of {whole:g} left")
            lines["remaining"].append(Point(date=one.date, value=left, text=said, tracks=tuple(one.left)))
            if at + 1 < len(sprints) and first < last:
                ideal = sum(scopes[0].scope.values()) * days_between(one.date, last) / days_between(first, last)
                lines["ideal"].append(Point(date=one.date, value=round(ideal, 1), text=once(f"{text}{ideal:.1f} if even")))
    for key, title in (("scope", "Scope"), ("remaining", "Remaining"), ("ideal", "Ideal")):
        if len(lines["scope"]) > 1 and lines[key]:
            yield Series(key=key, title=title, unit="points", points=tuple(lines[key]))


def say_burndown(series: tuple[Series, ...]) -> str:
    """Sum up what is left of the last sprint."""
    last = named(series, "remaining").points[-1]
    return f"On {last.date}, {last.text}."


def workload(book: Book) -> Iterator[Series]:
    """Count the open items of each owner at the last report, the busiest first."""
    held: dict[str, list[str]] = {}
    spelled: dict[str, str] = {}
    for track in book.tracks:
        if track.kind in WORK and is_open(track):
            for name in dict.fromkeys(owner.casefold() for owner in owners(track)):
                held.setdefault(name, []).append(track.key)
            for owner in owners(track):
                spelled[owner.casefold()] = min(owner, spelled.get(owner.casefold(), owner))
    for name in sorted(held, key=lambda folded: (-len(held[folded]), folded)):
        point = Point(date=book.end or "", value=len(held[name]), tracks=tuple(held[name]))
        yield Series(key=spelled[name], title=spelled[name], points=(point,))
