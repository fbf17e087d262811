"""Rules RG209 to RG211: two values of one metric, points and numbers of items, against the records of the report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reportgen.checks.page import Page
from reportgen.checks.rule import Remark
from reportgen.checks.told import place
from reportgen.history.titles import normal
from reportgen.records import Record, Report
from reportgen.text import plain, squash

_OTHER_TIME = re.compile(
    r"\b(?:baseline|before|previous\w*|yesterday|last|was|from|initial\w*|start\w*|day \d|week \d|projected|projection|expected|forecast|"
    r"estimate\w*|target|goal|plan\w*|cold|warm|peak|max|min|avg|average|mean|p\d\d|stretch|conservative|scenario|per|each|by|"
    r"so far|mid\w*)\b",
    re.I,
)
_LETTERS = re.compile(r"[^\W\d_]+")
_AIM = frozenset(("target", "goal", "met", "missed", "ok"))
_IN_LIST = re.compile(r"\s*(?:$|\||[-*+]\s(?!.*:[\s*]*$))")
_GENERAL = re.compile(r"^(?:status|result|results|total|passed|failed|coverage|duration|count|overall|value|target)$")
_POINTS = re.compile(
    r"(?<![\w/.,$€~+–-])(?P<part>\d{1,3}(?:\.5)?)\s?(?:/|of|out of)\s?(?P<whole>\d{1,3}(?:\.5)?)\s+(?:story\s+|sprint\s+)?"
    r"(?:points|pts|SP)\b\s*(?P<after>[^,;.(|]{0,40})",
    re.I,
)
_FINISHED = re.compile(r"accept\w*|done|complet\w*|deliver\w*|burn\w*|clos\w*|finish\w*", re.I)
_UNFINISHED = re.compile(
    r"remain\w*|left|open|in progress|in review|at risk|blocked|to go|project\w*|forecast|target|stretch|capacity|plann\w*", re.I
)
# The set in front, which is what the three words begin with in any case, lets the search skip all other letters.
_ABOUT = re.compile(r"[PpSs\u017fAa](?<=\b.)(?i:(?<=p)(?:oints|ts)|(?<=s)p|(?<=a)ctions?)\b")
_WORDS = {
    word: number
    for number, word in enumerate(("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"))
}
_COUNT = r"(?P<count>\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_NEW = re.compile(
    rf"(?<![\w/.,~+–-])(?<!of the )(?<!of )(?:(?:all|the|these|only|just)\s+)?{_COUNT}\s+new\s+(?:action\s+items?|actions)\b"
    r"(?!\s+(?:per|each|from|for|on|since|at|this week))",
    re.I,
)
_ALL = re.compile(
    rf"(?<![\w/.,~+–-])(?<!of )(?<!next )(?<!last )(?<!top ){_COUNT}\s+action\s+items?\s+"
    r"(?:in total|in all|tracked|are tracked|on the list|below|listed|are listed|in the table|in this report)\b",
    re.I,
)


def _lines_of(page: Page) -> list[tuple[Report, int, str]]:
    """Return report, number and plain text of each line that speaks of points or action items."""
    return [(report, number, text) for report in page.reports for number, text in _about(page.lines) if number in report.span]


@lru_cache(maxsize=1)  # two rules ask it of the same lines
def _about(lines: tuple[str, ...]) -> list[tuple[int, str]]:
    return [(number, plain(line)) for number, line in enumerate(lines, start=1) if _ABOUT.search(line)]


def _clear(record: Record) -> bool:
    """Whether `record` is a measured value of the day under a name of its own."""
    if record.kind != "metric" or record.value is None:
        return False
    words = normal(record.title).split()
    own = not _OTHER_TIME.search(f"{record.title} {record.value_raw or ''} {record.section}")
    return own and bool(words) and (len(words) > 1 or not _GENERAL.match(words[0]))


def _same(one: Record, two: Record) -> bool:
    """Whether two values agree as far as the coarser of them is written."""
    decimals = [len(re.sub(r"[^\d.]", "", record.value_raw or "").partition(".")[2]) for record in (one, two)]
    return abs((one.value or 0) - (two.value or 0)) <= 0.5 * 10.0 ** -min(decimals) + 1e-9


def _aims(one: Record, two: Record) -> bool:
    """Whether two metrics of one name have two targets: they are two things."""
    return bool(one.target_raw and two.target_raw and one.target_raw != two.target_raw)


def _rest(page: Page, record: Record) -> str:
    """Return the words of a line that are neither the name of its metric, nor its value, nor its target."""
    words = squash(plain(page.lines[record.line - 1]))
    for said in (record.title, record.value_raw, record.target_raw, record.status_raw):
        words = words.replace(said or "", " ", 1)
    return " ".join(word for word in _LETTERS.findall(words.casefold()) if word not in _AIM)


def _one_list(page: Page, first: Record, record: Record) -> bool:
    """Whether two values of one section stand below each other as values of one thing.

    They do not where one is nested, where a label or a sentence between them may say of what the second one is, where another column
    tells two rows apart, or where words of their own do.
    """
    between = page.lines[first.line : record.line - 1]
    if any(page.lines[one.line - 1][:1].isspace() for one in (first, record)) or not all(map(_IN_LIST.match, between)):
        return False
    rows = [page.lines[one.line - 1].startswith("|") for one in (first, record)]
    if all(rows):
        return first.details == record.details
    rest = {"" if row else _rest(page, one) for row, one in zip(rows, (first, record), strict=True)}
    return len(rest) == 1


def two_values(page: Page) -> Iterator[Remark]:
    """One report gives one metric two values.

    Why: charts show the last one, and nobody knows which of the two was measured.
    Right:
        - **Reject rate:** 1.7%, in the summary as in the table below
    Wrong:
        - **Reject rate:** 1.7%, above a table with | Reject rate | 2.2% |
    """
    for report in page.reports:
        seen: dict[tuple[str, str], Record] = {}
        for record in report.records:
            if not _clear(record):
                continue
            key = (normal(record.title), record.unit or "")
            first = seen.setdefault(key, record)
            if first is record or _same(first, record) or _aims(first, record):
                continue
            if first.section == record.section and not _one_list(page, first, record):
                continue
            yield Remark(
                source=record.source,
                line=record.line,
                message=f'{record.title} is "{record.value_raw}" here and "{first.value_raw}" in line {first.line}',
                hint="correct one of the two, or say how they differ",
                report=report.key,
                words=record.value_raw or "",
                also=(place(first),),
            )


def _stories(report: Report) -> list[Record]:
    """Return the stories of `report` with points, each once, or none where one lacks points or a status."""
    found: dict[str, Record] = {}
    for record in report.records:
        if record.kind == "story":
            found[(record.id or record.title).casefold()] = record
    named = [record for record in found.values() if record.id]
    held = named or list(found.values())
    return held if len(held) > 1 and all(record.points is not None and record.status for record in held) else []


def _possible(stories: Sequence[Record]) -> set[float]:
    """Return the sums that can be meant by "accepted": the stories that are done, with or without those in review."""
    sums: dict[str, float] = defaultdict(float)
    for record in stories:
        sums[record.status or ""] += record.points or 0
    return {sums["done"], sums["done"] + sums["in_review"]}


def points_ratio(page: Page) -> Iterator[Remark]:
    """Stated points are not those of the stories that the report lists.

    Why: the number that decides whether the sprint is on track was not counted again.
    Right:
        Accepted: 8/13 points, above stories of 8 points (Accepted) and 5 points (In Progress)
    Wrong:
        Accepted: 5/13 points, above stories of 8 points (Accepted) and 5 points (In Progress)
    """
    for report, line, text in _lines_of(page):
        for match in _POINTS.finditer(text):
            stories = _stories(report)
            around = f"{text[max(match.start() - 40, 0) : match.start()]} {match['after']}"
            whole = sum(record.points or 0 for record in stories)
            if not stories or float(match["whole"]) != whole or not _FINISHED.search(around) or _UNFINISHED.search(around):
                continue
            possible = _possible(stories)
            if float(match["part"]) in possible or line in page.hidden:
                continue
            done = sum(record.points or 0 for record in stories if record.status == "done")
            stated = f"{match['part']}/{match['whole']}"
            yield Remark(
                source=page.source.path,
                line=line,
                message=f'"{stated} points", but the stories of this report that are done have {done:g} of {whole:g} points',
                hint="correct the points, or the status of the story that changed",
                report=report.key,
                words=match.group().removesuffix(match["after"]).strip(),
                also=tuple(place(record) for record in stories if record.status == "done"),
            )


def _number(word: str) -> int:
    return _WORDS.get(word.lower(), 0) or int(word) if word.isdigit() or word.lower() in _WORDS else 0


def _counted(report: Report, *, new: bool) -> int:
    actions = [record for record in report.records if record.kind == "action" and record.id]
    return len({(record.id or "").casefold() for record in actions if record.event == "new" or not new})


def items_count(page: Page) -> Iterator[Remark]:
    """A stated number of action items is not that of the items in the report.

    Why: an item was lost from the list, or one was added that nobody counted.
    Right:
        Logged 2 new action items, above a list of two new ones
    Wrong:
        Logged 3 new action items, above a list of two new ones
    """
    for report, line, text in _lines_of(page):
        for pattern, new in ((_NEW, True), (_ALL, False)):
            match = pattern.search(text)
            counted = _counted(report, new=new) if match else 0
            if match is None or counted < 2 or _number(match["count"]) == counted or line in page.hidden:
                continue
            yield Remark(
                source=page.source.path,
                line=line,
                message=f'"{match.group()}", but the report lists {counted}' + (" new ones" if new else ""),
                hint="correct the number, or complete the list",
                report=report.key,
                words=match.group(),
            )
