"""Four shapes of charts, each a function from a plot to SVG text, in one table."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import msgspec

from reportgen.languages import ENGLISH
from reportgen.site.charts.scale import Scale, scale
from reportgen.site.spoken import speech
from reportgen.site.words import number, tick_day

WIDTH = 760.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 14.0, 12.0, 26.0


class Dot(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a row: its place on the date axis (from 0), what it says, where it comes from, and whether it misses its target."""

    at: int
    value: float
    text: str
    href: str
    miss: bool = False


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """A new level of a row from its place `at` on: the medians before and after."""

    at: int
    before: float
    after: float


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One series: its name, a class that gives it its colour and dashes, its dots by date, a target, and where its level changed."""

    name: str
    style: str
    dots: tuple[Dot, ...]
    href: str = ""
    target: float | None = None
    comparator: str = ""
    shifts: tuple[Shift, ...] = ()


class Plot(msgspec.Struct, frozen=True, kw_only=True):
    """What a chart draws.

    `dates` are the ticks of the horizontal axis, ISO; `key` is unique on the page; `floor` makes the values begin at 0; `root` leads
    from the page to the root of the site, which all links start from. `language` is the code of that of its dates.
    """

    key: str
    title: str
    about: str
    unit: str
    dates: tuple[str, ...]
    rows: tuple[Row, ...]
    floor: bool = False
    height: float = 220.0
    width: float = WIDTH
    root: str = ""
    language: str = ENGLISH


def _day(plot: Plot, text: str) -> str:
    """Say a date for the axis, as the language of the page does."""
    return speech(plot.language).tick(text) if plot.language != ENGLISH else tick_day(text)


def _number(plot: Plot, value: float) -> str:
    """Print a number for the axis, as the language of the page does."""
    return speech(plot.language).words_of(number(value)) if plot.language != ENGLISH else number(value)


def _x(plot: Plot, at: float, left: float = LEFT) -> float:
    inner = plot.width - left - RIGHT
    return left + inner * (at + 0.5) / max(len(plot.dates), 1)


def _head(plot: Plot, height: float, name: str) -> list[str]:
    key = escape(plot.key)
    opened = (
        f'<svg class="chart {name}" viewBox="0 0 {plot.width:g} {height:g}" width="{plot.width:g}" height="{height:g}" role="group"'
        f' aria-labelledby="{key}-t {key}-d"><title id="{key}-t">{escape(plot.title)}</title>'
        f'<desc id="{key}-d">{escape(plot.about)}</desc>'
    )
    return [opened]


def _link(plot: Plot, dot: Dot, says: str, shape: str) -> str:
    words = escape(says)
    body = f"<title>{words}</title>{shape}"
    return f'<a href="{escape(plot.root + dot.href)}" aria-label="{words}">{body}</a>' if dot.href else f"<g>{body}</g>"


def _named(plot: Plot, row: Row, y: float, most: int) -> str:
    """Return the name of a row at the left edge, cut to `most` signs; the whole one is its tooltip."""
    name = row.name if len(row.name) <= most else row.name[: most - 1].rstrip() + "…"
    text = f'<text class="name" x="0" y="{y:.1f}"><title>{escape(row.name)}</title>{escape(name)}</text>'
    return f'<a href="{escape(plot.root + row.href)}">{text}</a>' if row.href else text


def _spot(dot: Dot, style: str, x: float, y: float) -> str:
    """Return the mark of a value: a ring, or a diamond where the target is missed."""
    if dot.miss:
        return f'<path class="dot miss {style}" d="M{x:.1f} {y - 5.5:.1f}l5.5 5.5-5.5 5.5-5.5-5.5z"/>'
    return f'<circle class="dot {style}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>'


def _says(plot: Plot, row: Row, dot: Dot) -> str:
    unit = f" {plot.unit}" if plot.unit and plot.unit not in dot.text else ""
    extra = f" ({dot.text})" if dot.text and dot.text != number(dot.value) else ""
    missed = ", target missed" if dot.miss else ""
    return f"{row.name}, {_day(plot, plot.dates[dot.at])}: {number(dot.value)}{unit}{extra}{missed}"


def _grid(plot: Plot, ruler: Scale, height: float) -> list[str]:
    out, unit = [], "%" if plot.unit == "%" else ""
    for tick in ruler.ticks:
        y = ruler.y(tick, TOP, height - BOTTOM)
        out.append(f'<line class="gl" x1="{LEFT:g}" x2="{plot.width - RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}"/>')
        out.append(f'<text class="tick" x="{LEFT - 8:g}" y="{y + 3.5:.1f}" text-anchor="end">{_number(plot, tick)}{unit}</text>')
    return out


def _days(plot: Plot, y: float, left: float = LEFT) -> list[str]:
    most = max(int((plot.width - left) // 62), 1)
    step = max(-(-len(plot.dates) // most), 1)
    return [
        f'<text class="tick" x="{_x(plot, at, left):.1f}" y="{y:.1f}" text-anchor="middle">{escape(_day(plot, date))}</text>'
        for at, date in enumerate(plot.dates)
        if (len(plot.dates) - 1 - at) % step == 0
    ]


def _band(plot: Plot, row: Row, ruler: Scale, bottom: float) -> list[str]:
    """Shade where the target is met, and draw the target itself."""
    if row.target is None:
        return []
    y = ruler.y(row.target, TOP, bottom)
    across = f'x="{LEFT:g}" width="{plot.width - LEFT - RIGHT:g}"'
    line = f'<line class="aim" x1="{LEFT:g}" x2="{plot.width - RIGHT:g}" y1="{y:.1f}" y2="{y:.1f}"/>'
    if row.comparator in ("≥", ">"):
        return [f'<rect class="band" {across} y="{TOP:g}" height="{max(y - TOP, 0):.1f}"/>', line]
    if row.comparator in ("≤", "<"):
        return [f'<rect class="band" {across} y="{y:.1f}" height="{max(bottom - y, 0):.1f}"/>', line]
    if row.comparator == "±":
        low, high = ruler.y(abs(row.target), TOP, bottom), ruler.y(-abs(row.target), TOP, bottom)
        return [f'<rect class="band" {across} y="{low:.1f}" height="{max(high - low, 0):.1f}"/>']
    return [line]


def _shift(plot: Plot, row: Row, shift: Shift, ruler: Scale) -> str:
    """Mark a new level: a line across the picture with a triangle up or down, and what it means as its tooltip."""
    x = _x(plot, shift.at - 0.5)
    mark = f"M{x:.1f} {TOP - 8:.1f}l5 8h-10z" if shift.after > shift.before else f"M{x:.1f} {TOP:.1f}l5-8h-10z"
    words = (
        f"{row.name}: new level from {_day(plot, plot.dates[shift.at])},"
        f" median {number(shift.before)} before and {number(shift.after)} after"
    )
    level = ruler.y(shift.after, TOP, plot.height - BOTTOM)
    return (
        f'<g><title>{escape(words)}</title><path class="shift" d="M{x:.1f} {TOP:g}V{plot.height - BOTTOM:g}M{x:.1f} {level:.1f}h16"/>'
        f'<path class="turn" d="{mark}"/></g>'
    )


def draw_line(plot: Plot) -> str:
    """Draw each row as a line with a linked dot for every value; a shaded band shows where a target is met."""
    values = [dot.value for row in plot.rows for dot in row.dots] + [row.target for row in plot.rows if row.target is not None]
    ruler = scale(values, floor=plot.floor)
    bottom = plot.height - BOTTOM
    out = _head(plot, plot.height, "c-line")
    for row in plot.rows:
        out += _band(plot, row, ruler, bottom)
    out += _grid(plot, ruler, plot.height) + _days(plot, plot.height - 8)
    for row in plot.rows:
        spots = " ".join(f"{_x(plot, dot.at):.1f},{ruler.y(dot.value, TOP, bottom):.1f}" for dot in row.dots)
        out.append(f'<polyline class="run {row.style}" points="{spots}"/>')
        out += [_shift(plot, row, shift, ruler) for shift in row.shifts]
    for row in plot.rows:
        for dot in row.dots:
            shape = _spot(dot, row.style, _x(plot, dot.at), ruler.y(dot.value, TOP, bottom))
            out.append(_link(plot, dot, _says(plot, row, dot), shape))
    return "".join(out) + "</svg>"


def draw_stack(plot: Plot) -> str:
    """Draw the rows on top of each other, one column a date; the first row lies at the bottom."""
    tops = [0.0] * len(plot.dates)
    columns: list[list[float]] = [[] for _ in plot.dates]
    for dot in (dot for row in plot.rows for dot in row.dots):
        columns[dot.at].append(dot.value)
    totals = [sum(values) for values in columns]
    ruler = scale([0.0, *(min(total, 100.0) if plot.unit == "%" else total for total in totals)], floor=True)
    bottom = plot.height - BOTTOM
    wide = max((plot.width - LEFT - RIGHT) / max(len(plot.dates), 1) - (2 if len(plot.dates) < 90 else 0.5), 1.0)
    wide = min(wide, 64.0)
    out = _head(plot, plot.height, "c-stack") + _grid(plot, ruler, plot.height) + _days(plot, plot.height - 8)
    for row in plot.rows:
        for dot in row.dots:
            if dot.value > 0:
                low, high = ruler.y(tops[dot.at], TOP, bottom), ruler.y(tops[dot.at] + dot.value, TOP, bottom)
                tops[dot.at] += dot.value
                shape = (
                    f'<rect class="bar {row.style}" x="{_x(plot, dot.at) - wide / 2:.1f}" y="{high:.1f}"'
                    f' width="{wide:.1f}" height="{max(low - high, 0.5):.1f}"/>'
                )
                out.append(_link(plot, dot, _says(plot, row, dot), shape))
    return "".join(out) + "</svg>"


def draw_strip(plot: Plot) -> str:
    """Draw one strip a row and one cell a date: colour and letter tell the level."""
    left, tall, most = (230.0, 24.0, 36) if plot.width > 500 else (118.0, 24.0, 18)
    height = TOP + tall * len(plot.rows) + BOTTOM
    wide = min(max((plot.width - left - RIGHT) / max(len(plot.dates), 1) - 2, 2.0), 46.0)
    out = _head(plot, height, "c-strip") + _days(plot, height - 8, left)
    for index, row in enumerate(plot.rows):
        y = TOP + tall * index
        out.append(_named(plot, row, y + 15, most))
        out.append(f'<line class="gl" x1="{left:g}" x2="{plot.width - RIGHT:g}" y1="{y + 11:.1f}" y2="{y + 11:.1f}"/>')
        for dot in row.dots:
            x = _x(plot, dot.at, left)
            level = dot.text if dot.text in ("green", "yellow", "red") else "none"
            letter = (
                f'<text class="letter" x="{x:.1f}" y="{y + 15:.1f}" text-anchor="middle">{level[0].upper()}</text>' if wide >= 11 else ""
            )
            rect = f'<rect class="cell v-{level}" x="{x - wide / 2:.1f}" y="{y + 1:.1f}" width="{wide:.1f}" height="{tall - 4:g}" rx="3"/>'
            out.append(_link(plot, dot, f"{row.name}, {_day(plot, plot.dates[dot.at])}: {dot.text}", rect + letter))
    return "".join(out) + "</svg>"


def draw_bars(plot: Plot) -> str:
    """Draw rows with one value each as horizontal bars, and rows over several dates as columns side by side."""
    return _columns(plot) if len(plot.dates) > 1 else _lying(plot)


def _lying(plot: Plot) -> str:
    left, tall, longest = (180.0, 26.0, 27) if plot.width > 500 else (118.0, 26.0, 18)
    height = TOP + tall * len(plot.rows) + 4
    most = max((dot.value for row in plot.rows for dot in row.dots), default=1) or 1
    out = _head(plot, height, "c-bars")
    for index, row in enumerate(plot.rows):
        y = TOP + tall * index
        out.append(_named(plot, row, y + 14, longest))
        for dot in row.dots[-1:]:
            wide = max(dot.value / most * (plot.width - left - RIGHT - 40), 2)
            bar = f'<rect class="bar {row.style}" x="{left:g}" y="{y + 1:.1f}" width="{wide:.1f}" height="{tall - 8:g}" rx="3"/>'
            count = f'<text class="count" x="{left + wide + 8:.1f}" y="{y + 14:.1f}">{number(dot.value)}</text>'
            out.append(_link(plot, dot, f"{row.name}: {number(dot.value)}", bar + count))
    return "".join(out) + "</svg>"


def _columns(plot: Plot) -> str:
    values = [dot.value for row in plot.rows for dot in row.dots]
    ruler, bottom = scale([0.0, *values], floor=True), plot.height - BOTTOM
    room = (plot.width - LEFT - RIGHT) / len(plot.dates)
    wide = min(max(room * 0.8 / max(len(plot.rows), 1), 1.0), 26.0)
    out = _head(plot, plot.height, "c-bars") + _grid(plot, ruler, plot.height) + _days(plot, plot.height - 8)
    for index, row in enumerate(plot.rows):
        for dot in row.dots:
            x = _x(plot, dot.at) + (index - len(plot.rows) / 2) * wide
            y = ruler.y(dot.value, TOP, bottom)
            bar = (
                f'<rect class="bar {row.style}" x="{x:.1f}" y="{y:.1f}" width="{max(wide - 1.5, 1):.1f}" height="{bottom - y:.1f}" rx="2"/>'
            )
            out.append(_link(plot, dot, _says(plot, row, dot), bar))
    return "".join(out) + "</svg>"


CHARTS: dict[str, Callable[[Plot], str]] = {"line": draw_line, "stack": draw_stack, "strip": draw_strip, "bars": draw_bars}
