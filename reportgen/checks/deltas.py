"""Rule RG206: what was, what is, and the difference or the direction beside them, in rows of tables and in lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from reportgen.blocks import Table
from reportgen.checks.page import Page, lines_of
from reportgen.checks.rule import Remark
from reportgen.text import plain

_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.\d{1,6})?"
_MEASURE = re.compile(rf"^[~≈]?(?P<sign>[+−–-]?)[$€£]?(?P<number>{_NUMBER})\s?(?P<unit>%|[A-Za-zµ°/%]{{0,12}}(?:\s(?:points?|pts|pp))?)$")
_DELTA = re.compile(
    rf"^(?P<sign>[+−–±-]?)\s?[$€£]?(?P<number>{_NUMBER})\s?(?P<unit>%|pp|pts?|points?|p\.p\.|[A-Za-zµ°/]{{0,12}})\.?$", re.I
)
_DELTA_HEADER = re.compile(r"^(?:Δ|∆|delta|change|diff(?:erence)?|improvement|variance)\b|^[Δ∆]", re.I)
_POINTS = ("pp", "pt", "pts", "p.p.", "point", "points")
_ARROW = re.compile(
    rf"(?<![\w.,/-])(?P<before>{_NUMBER})\s?(?P<unit>%|[A-Za-zµ]{{0,6}})\s?(?:→|->|⇒)\s?(?P<after>{_NUMBER})\s?(?P<same>%|[A-Za-zµ]{{0,6}})"
    r"\s?(?:\(|,\s?|:\s?)(?P<deltas>[+−–-]\s?[^()|;]{1,40}?)\)?(?=$|[)|;.]\s|[)|;.]$|\s[—–-]\s)"
)

_UNIT = r"(?:%|[A-Za-zµ]{0,12})"
_AFTER = rf"(?<![\w.,/-])(?<!of )(?<!/\s)(?P<after>{_NUMBER})\s?(?P<unit>{_UNIT})\s?(?:\(|,\s)"
_BEFORE = rf"(?P<before>{_NUMBER})\s?(?P<same>{_UNIT})(?=[),;]|$)"
_AGAINST = re.compile(  # "20 points (+2 vs. 18)"
    rf"{_AFTER}(?P<deltas>[+−–-]\s?{_NUMBER}\s?(?:%|pp|pts?|points?)?)\s(?:vs\.?|versus|from|against|compared (?:to|with))\s{_BEFORE}", re.I
)
_TURN = re.compile(rf"{_AFTER}(?P<way>up|down)\sfrom\s{_BEFORE}", re.I)  # "98.0% (up from 97.4%)"
_RANKED = re.compile(r"\b(?:rank\w*|position|place|priority|prio|severity|sev|tier|level|seed)\b", re.I)  # up is a lower number


class Measure(msgspec.Struct, frozen=True):
    """A number as written: its value with sign, half of its last decimal, and its unit."""

    value: float
    slack: float
    unit: str


def _value(match: re.Match[str]) -> tuple[float, float]:
    digits = match["number"].replace(",", "")
    sign = -1.0 if (match["sign"] or "") in ("-", "−", "–") else 1.0
    return sign * float(digits), 0.5 * 10 ** -len(digits.partition(".")[2])


def read_measure(text: str) -> Measure | None:
    """Return the one number that `text` is, with its unit; None for anything else.

    >>> read_measure("1,284 files"), read_measure("about ten")
    (Measure(value=1284.0, slack=0.5, unit='files'), None)
    """
    match = _MEASURE.match(plain(text).strip())
    return Measure(*_value(match), match["unit"].lower()) if match else None


def _delta(text: str) -> Measure | None:
    match = _DELTA.match(plain(text).strip())
    return Measure(*_value(match), match["unit"].lower()) if match else None


def _absolute(before: Measure, after: Measure, delta: Measure) -> bool:
    slack = before.slack + after.slack + delta.slack + 1e-9
    return abs(abs(after.value - before.value) - abs(delta.value)) <= slack


def _relative(before: Measure, after: Measure, delta: Measure) -> bool:
    """Whether `delta` is the change in percent of either number, as far as their decimals tell."""
    low = abs(after.value - before.value) - before.slack - after.slack
    high = abs(after.value - before.value) + before.slack + after.slack
    for base in (before, after):
        least, most = abs(base.value) - base.slack, abs(base.value) + base.slack
        if least > 0 and 100 * low / most - delta.slack - 1e-9 <= abs(delta.value) <= 100 * high / least + delta.slack + 1e-9:
            return True
    return False


def agrees(before: Measure, after: Measure, delta: Measure) -> bool | None:
    """Whether `delta` is the difference of the two; None where the units do not tell what it is a difference of.

    The sign does not matter: what is better may be counted up or down.
    """
    if before.unit and after.unit and before.unit != after.unit:
        return None
    if delta.unit == "%":
        either = "%" in (before.unit, after.unit) and _absolute(before, after, delta)
        return either or _relative(before, after, delta)
    if delta.unit in _POINTS or delta.unit in ("", before.unit, after.unit):
        return _absolute(before, after, delta)
    return None


def _right(before: Measure, after: Measure, delta: Measure) -> str:
    change = after.value - before.value
    if delta.unit == "%" and before.unit != "%" and before.value:
        return f"{100 * change / before.value:+.1f}%"
    return f"{change:+.6g}{' pp' if before.unit == '%' else ''}"


class _Row(msgspec.Struct, frozen=True):
    line: int
    before: str
    after: str
    delta: str
    good: bool
    right: str


def _rows(table: Table, at: int, base: int) -> Iterator[_Row]:
    """Yield the rows of `table` in which cell `at` can be the difference of cells `base` and the next."""
    for row in table.rows:
        if at >= len(row.cells):
            continue
        before, after, delta = read_measure(row.cells[base]), read_measure(row.cells[base + 1]), _delta(row.cells[at])
        if before is None or after is None or delta is None:
            continue
        good = agrees(before, after, delta)
        if good is not None:
            was, now, stated = (plain(row.cells[index]) for index in (base, base + 1, at))
            yield _Row(row.span.first, was, now, stated, good, _right(before, after, delta))


def _in_table(page: Page, table: Table) -> Iterator[Remark]:
    headers = [plain(header) for header in table.header]
    first = next((at for at, header in enumerate(headers) if _DELTA_HEADER.search(header)), 0)
    if first < 2:
        return
    for at in range(first, len(headers)):
        if not _DELTA_HEADER.search(headers[at]):
            return
        rows = list(_rows(table, at, first - 2))
        wrong = [row for row in rows if not row.good]
        if not wrong or len(rows) - len(wrong) < 2 * len(wrong):
            continue  # most rows prove that the column is a difference of the two before it
        for row in wrong:
            yield Remark(
                source=page.source.path,
                line=row.line,
                message=f'"{row.before}" and "{row.after}" differ by {row.right}, not by "{row.delta}"',
                hint="correct the difference or one of the two values",
                words=row.delta,
            )


def _in_line(page: Page, line: int, text: str) -> Iterator[Remark]:
    for match in _ARROW.finditer(text):
        before, after = (read_measure(f"{match[name]}{match['unit'] or match['same']}") for name in ("before", "after"))
        deltas = [_delta(part) for part in re.split(r",\s|\s/\s", match["deltas"])]
        if before is None or after is None or (match["unit"] and match["same"] and match["unit"] != match["same"]):
            continue
        for words, delta in zip(re.split(r",\s|\s/\s", match["deltas"]), deltas, strict=True):
            if delta is None or agrees(before, after, delta) is not False:
                continue
            yield Remark(
                source=page.source.path,
                line=line,
                message=f'"{match.group().strip()}": the two differ by {_right(before, after, delta)}, not by "{words.strip()}"',
                hint="correct the difference or one of the two values",
                words=words.strip(),
            )


def _pair(match: re.Match[str]) -> tuple[Measure, Measure] | None:
    """Return what was and what is, where both have one unit, or one of them leaves out a unit that is no factor ("1.2k", "4 s")."""
    unit, same = match["unit"].lower(), match["same"].lower()
    if unit != same and ((unit and same) or (len(unit or same) < 4 and "%" not in (unit, same))):
        return None
    before, after = (read_measure(f"{match[name]}{unit or same}") for name in ("before", "after"))
    return (before, after) if before and after else None


def _against(page: Page, line: int, text: str) -> Iterator[Remark]:
    """Yield what is wrong with a value that stands before what it was: by how much it is another, or which way it went."""
    for match in (*_AGAINST.finditer(text), *(() if _RANKED.search(text) else _TURN.finditer(text))):
        pair, way = _pair(match), match.groupdict().get("way")
        delta = None if way else _delta(match["deltas"])
        if pair is None:
            continue
        change, slack = pair[1].value - pair[0].value, pair[0].slack + pair[1].slack
        if way and abs(change) > slack and (change > 0) != (way.lower() == "up"):
            words, said = way, f'so it went {"up" if change > 0 else "down"}, not "{way}"'
        elif delta and agrees(*pair, delta) is False:
            words = match["deltas"].strip()
            said = f'the two differ by {_right(*pair, delta)}, not by "{words}"'
        else:
            continue
        hint = "correct the difference or one of the two values"
        yield Remark(source=page.source.path, line=line, message=f'"{match.group().strip()}": {said}', hint=hint, words=words)


def _lines(page: Page) -> Iterator[Remark]:
    for line, text in lines_of(page, "→", "->", "⇒"):
        if line not in page.hidden:
            yield from _in_line(page, line, text)
    for line, text in lines_of(page, "vs", "versus", "from", "against", "compared"):
        if line not in page.hidden:
            yield from _against(page, line, text)


def _all(page: Page) -> Sequence[Remark]:
    found = [remark for table in page.tables for remark in _in_table(page, table)]
    return [*found, *_lines(page)]


def stated_difference(page: Page) -> Iterator[Remark]:
    """A stated difference is not that of the two values beside it.

    Why: the difference is what people read, and it was copied from another row or another day.
    Right:
        | Metric | Before | After | Δ | Δ % |
        |---|---|---|---|---|
        | p50 | 54.2 | 57.3 | +3.1 | +5.7% |
        | p90 | 71.6 | 74.8 | +3.2 | +4.5% |
        | p95 | 79.9 | 83.5 | +3.6 | +4.5% |
    Wrong:
        | Metric | Before | After | Δ | Δ % |
        |---|---|---|---|---|
        | p50 | 54.2 | 57.3 | +3.1 | +5.7% |
        | p90 | 71.6 | 74.8 | +3.2 | +4.5% |
        | p95 | 79.9 | 83.5 | +4.6 | +4.5% |
    """
    yield from _all(page)
