"""Ranges: when something will be done, as a bar from likely to all but certain on an axis of days."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape

import msgspec

from reportgen.languages import ENGLISH
from reportgen.site.spoken import Speech, speech
from reportgen.site.words import short_day

WIDTH, SIDE, TALL = 420.0, 8.0, 46.0
"""A narrow drawing with each name above its bar, so that a phone shows it whole and its words stay readable."""


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """One bar: its name, and the days by which it is done in more and more of the futures, each with its share in percent."""

    name: str
    marks: tuple[tuple[int, date], ...]


def _x(day: date, first: date, last: date) -> float:
    reach = max((last - first).days, 1)
    return SIDE + (WIDTH - 2 * SIDE) * (day - first).days / reach


def _reach(row: Range, tongue: Speech) -> str:
    """Say from when to when, in the words of the axis."""
    first, last = (tongue.tick(row.marks[at][1].isoformat()) for at in (0, -1))
    return first if first == last else f"{first} {tongue.literal('to')} {last}"


def _tick(x: float, y: float, anchor: str, words: str) -> str:
    line = f'<line class="gl" x1="{x:.1f}" x2="{x:.1f}" y1="6" y2="{y - 16:g}"/>'
    return f'{line}<text class="tick" x="{x:.1f}" y="{y:g}" text-anchor="{anchor}">{words}</text>'


def _axis(first: date, last: date, y: float, tongue: Speech) -> list[str]:
    step = max(-(-(last - first).days // 5), 1)
    days = [first + timedelta(days=at) for at in range(0, (last - first).days + 1, step)]
    spots = [(_x(day, first, last), tongue.tick(day.isoformat())) for day in days]
    return [_tick(x, y, "start" if x < 2 * SIDE else "end" if x > WIDTH - 3 * SIDE else "middle", words) for x, words in spots]


def draw_ranges(key: str, title: str, about: str, start: date, rows: tuple[Range, ...], language: str = ENGLISH) -> str:
    """Draw `rows` from the day `start` on, with names and days as `language` says them; each mark tells its share and day."""
    tongue = speech(language)
    last = max((day for row in rows for _, day in row.marks), default=start) + timedelta(days=1)
    height = 12 + TALL * len(rows) + 24
    opened = (
        f'<svg class="chart c-range" viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" height="{height:g}" role="img"'
        f' aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{escape(title)}</title><desc id="{key}-d">{escape(about)}</desc>'
    )
    out = [opened, *_axis(start, last, height - 6, tongue)]
    for at, row in enumerate(rows):
        y = 12 + TALL * at + 30
        spots = [(share, day, _x(day, start, last)) for share, day in row.marks]
        out.append(f'<text class="name" x="{SIDE:g}" y="{y - 16:g}">{escape(tongue.words_of(row.name))}</text>')
        out.append(f'<text class="count" x="{WIDTH - SIDE:g}" y="{y - 16:g}" text-anchor="end">{escape(_reach(row, tongue))}</text>')
        out.append(
            f'<rect class="reach" x="{spots[0][2]:.1f}" y="{y - 7:g}" width="{max(spots[-1][2] - spots[0][2], 2):.1f}" height="14" rx="7"/>'
        )
        for share, day, x in spots:
            says = escape(tongue.words_of(f"{share}%: {short_day(day.isoformat())}"))
            out.append(f'<g><title>{says}</title><circle class="dot s0" cx="{x:.1f}" cy="{y:g}" r="5"/></g>')
    return "".join(out) + "</svg>"
