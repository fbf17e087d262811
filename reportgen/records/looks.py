"""What blocks look like although no heading says so: a log of the day, a list of tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from reportgen.blocks import Block, Entry, Item, Paragraph, Quote, Section, Table
from reportgen.blocks.tree import PSEUDO
from reportgen.records.chat import is_given
from reportgen.records.claim import claim_heading, clean_heading
from reportgen.records.context import Context
from reportgen.records.sections import Claim
from reportgen.text import lazy, plain
from reportgen.values.clock import are_dotted_clocks
from reportgen.values.ident import GOES_ON, split_id
from reportgen.values.moment import read_clock, read_date
from reportgen.values.people import known_names, looks_like_people
from reportgen.values.vocabulary import LEVEL_MARKS, STATE_MARKS

_SLASHED = lazy(r"(?<![\w/])([0-3]?[0-9])/([0-3]?[0-9])/(?:20)?[0-9]{2}(?![\w/])")
_SLASHED_DATE = lazy(r"(?<![\w/])([0-3]?[0-9])/([0-3]?[0-9])/(20[0-9]{2})(?![\w/])")
_A_MONTH, _MUCH_NEARER = 31, 3  # days, times
_AHEAD = lazy(r"meeting|minutes|\bcall\b|agenda|tomorrow|next|ritual|cadence|upcoming|planned|schedule|window", re.I)

_OWN_DAY = lazy(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:20)?\d\d")
_CLOCK_NEXT = lazy(r"[ T,]+\d{1,2}[:.h]\d\d")
_MEETING = lazy(r"\(\s*\d{1,2}:\d\d\s*[-–—]\s*\d{1,2}:\d\d")  # behind the name of what took place then
MONTHS = 12
MOST_WORDS = 5  # of a line that announces what stands below it
_NAME_AT_END = lazy(
    r"\S\s+[–—|-]\s+[*_]*(?P<who>@?[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w.-]*)?|[a-z]+(?:-[a-z0-9]+)+)(?:\s[+&]\s(?P<other>[A-ZÀ-Þ][\w-]+|[a-z]+(?:-[a-z0-9]+)+))?[*_]*(?:\s\([^()]*\))?(?:,\s[^–—|]+"
    r"|\s[–—|-]\s~?\d{1,3}\s?%)?$"
)
_KIND_FIRST = lazy(r"(?:risk|action(?: item)?|story|decision|escalation|issue|task)\s+(?=[A-Z])", re.I)
_DECISION = lazy(r"\W*(?:\*\*|__)Decision:?(?:\*\*|__)")
_NAME_BEFORE = lazy(r"([A-ZÀ-Þ][\w-]+):\s")
_LONGEST_NAME = 80  # signs of a name at the end of a line, with what parts it from the rest
_PLAIN_NUMBER = lazy(r"[1-9][0-9]{0,4}")


def is_ahead(context: Context) -> bool:
    """Tell whether what stands here is of a meeting or of what is to come: its times are no log of the day."""
    return bool(_AHEAD.search(f"{context.heading} {context.label}") or _MEETING.search(context.heading))


def is_around(section: Section, claim: Claim, context: Context) -> bool:
    """Tell whether a heading that seems to announce `claim` is a title of all that follows: its sections announce several other kinds.

    "Scope locked, capacity balanced" is no section of the capacity where decisions, risks and actions stand below it.
    """
    kinds = {claim_heading(child.title, context) for child in section.sections if child.level < PSEUDO}
    return len(kinds - {None, "narrative", claim}) > 1


def are_tasks(blocks: tuple[Block, ...]) -> bool:
    """Tell whether several items stand here, and each has a box to tick and an id."""
    items = [block for block in blocks if type(block) is Item]
    return len(items) > 1 and all(item.checked is not None and split_id(plain(item.text))[0] for item in items)


def is_timeline(blocks: tuple[Block, ...], context: Context) -> bool:
    """Tell whether items are a timeline of the day although nobody says so: most open with a time, and no line leads to an agenda."""
    if not are_times(blocks, context) or is_ahead(context):
        return False
    return not any(line.endswith(":") and _AHEAD.search(line) for line in map(last_line, blocks))


def opens_with_times(table: Table) -> bool:
    """Tell whether the first cells of at least three rows are times, in a table of what happened when."""
    first = [read_clock(plain(row.cells[0])) for row in table.rows if row.cells]
    return len(first) >= 3 and all(clock is not None and not clock.rest for clock in first)


def writes_day_first(table: Table) -> bool:
    """Tell whether the dates of a table can only be read with the day first ("27/03/2026"), none with the month first."""
    return are_day_first(cell for row in table.rows for cell in row.cells)


def are_day_first(texts: Iterable[str]) -> bool:
    """Tell whether slashed dates in `texts` can only be read with the day first, none of them only with the month first.

    >>> are_day_first(["06/10/2026", "last audit 29/09/2026"]), are_day_first(["06/10/2026"]), are_day_first(["29/09/2026", "9/29/2026"])
    (True, False, False)
    """
    texts = [text for text in texts if text.count("/") >= 2]
    pairs = [(int(match[1]), int(match[2])) for text in texts for match in _SLASHED.finditer(text)]
    return any(first > MONTHS for first, _ in pairs) and all(second <= MONTHS for _, second in pairs)


def are_nearer_day_first(texts: Iterable[str], day: date) -> bool:
    """Tell whether slashed dates that can be read in both orders are all within a month of `day`, and much nearer, with the day first.

    >>> are_nearer_day_first(["by 05/06/2025"], date(2025, 6, 3)), are_nearer_day_first(["by 06/05/2025"], date(2025, 6, 3))
    (True, False)
    """
    found = [match for text in texts if text.count("/") >= 2 for match in _SLASHED_DATE.finditer(text)]
    pairs = [(int(match[1]), int(match[2]), int(match[3])) for match in found]
    if not pairs or any(second > MONTHS for _, second, _ in pairs):
        return False
    either = [(date(year, second, first), date(year, first, second)) for first, second, year in pairs if 0 < first <= MONTHS and second]
    apart = [(abs((one - day).days), abs((other - day).days)) for one, other in either if one != other]
    return bool(apart) and all(near <= _A_MONTH and _MUCH_NEARER * near < far for near, far in apart)


def day_before_month(text: str) -> str:
    """Return `text` with dates such as 08/04/2026 that have the day first as 08.04.2026, which is read in that order everywhere.

    >>> day_before_month("by 08/04/2026")
    'by 08.04.2026'
    """
    return _SLASHED.sub(lambda match: match.group().replace("/", "."), text)


def last_line(block: Block) -> str:
    """Return the last line of a paragraph, nothing for any other block."""
    return block.text.rpartition("\n")[2].strip() if type(block) is Paragraph else ""


def announced_by(block: Block, following: Block | None, context: Context) -> Claim | None:
    """Return what a line right above a list announces, although no colon ends it: "Last week's actions", and the items below."""
    if type(block) is not Paragraph or type(following) is not Item or following.span.first != block.span.last + 1:
        return None
    if is_given(following):
        return "action"
    words = last_line(block)
    asked = words[-2:] in ("?*", "?_")  # what a stand-up bot asks, "*What moved today?*", above the answers
    if len(words.split()) > MOST_WORDS + 2 * asked or words[-1:] in ".,;!?:":
        return None
    claim = claim_heading(words, context)
    return claim if claim != "narrative" else None


def are_boxes(blocks: tuple[Block, ...]) -> bool:
    """Tell whether each item here has a box to tick."""
    items = [block for block in blocks if type(block) is Item]
    return bool(items) and all(item.checked is not None for item in items)


def numbers_are_ids(table: Table) -> bool:
    """Tell whether the numbers in the first column of a table name its rows and do not count them: they do not run from one on.

    >>> from reportgen.blocks import Row
    >>> from reportgen.text import Span
    >>> rows = [tuple(Row(cells=(cell,), span=Span(3, 3)) for cell in cells) for cells in (("88", "91"), ("1", "2"), ("88", "–"))]
    >>> [numbers_are_ids(Table(header=("No",), rows=row, span=Span(1, 4))) for row in rows]
    [True, False, False]
    """
    first = [row.cells[0].strip() for row in table.rows if row.cells]
    return len(first) > 1 and first != [str(at) for at in range(1, len(first) + 1)] and all(_PLAIN_NUMBER.fullmatch(cell) for cell in first)


def are_times(blocks: tuple[Block, ...], context: Context) -> bool:
    """Tell whether at least three items stand here and most of them open with a time, also with the day of the report before it."""
    texts = [plain(block.text) for block in blocks if type(block) is Item]
    return len(texts) >= 3 and sum(read_clock(without_own_day(text, context)) is not None for text in texts) >= 0.8 * len(texts)


def are_dotted(blocks: tuple[Block, ...]) -> bool:
    """Tell whether the items here, or the lines of its paragraphs, are a log whose times have a dot: "6.30 dryer emptied"."""
    texts = [plain(block.text) for block in blocks if type(block) is Item]
    return are_dotted_clocks(texts or [plain(line) for block in blocks if type(block) is Paragraph for line in block.text.split("\n")])


def without_own_day(text: str, context: Context) -> str:
    """Return `text` without the date of the report that it opens with, where a time stands behind it: "2025-12-03 10:00 Stand-up".

    >>> today = Context(day=date(2025, 12, 3))
    >>> without_own_day("2025-12-03 10:00 Stand-up", today), without_own_day("2025-12-04 10:00 Call", today)
    ('10:00 Stand-up', '2025-12-04 10:00 Call')
    >>> without_own_day("03/12/2025 10:00 Stand-up", today)
    '10:00 Stand-up'
    """
    opens = _OWN_DAY.match(text) if context.day and text[:1].isdigit() else None
    if opens is None or not _CLOCK_NEXT.match(text, opens.end()):
        return text
    days = {read_date(day, context.day) for day in (opens[0], day_before_month(opens[0]))}
    return text[opens.end() :].lstrip(" T,") if context.day in days else text


def is_quoted_log(quote: Quote, around: tuple[Block, ...], claim: Claim | None) -> bool:
    """Tell whether what is set off where times are expected is the log, a time a line: "> **07:10** took over from night".

    Beside a log, or behind words about a meeting, it is what somebody else wrote: an agenda.
    """
    told = [block for block in around if type(block) is not Quote]
    if claim != "checkpoint" or any(type(block) is not Paragraph or _AHEAD.search(block.text) for block in told):
        return False
    if not all(type(block) is Paragraph for block in quote.blocks):
        return False
    lines = [plain(line) for block in quote.blocks if type(block) is Paragraph for line in block.text.split("\n")]
    return len(lines) >= 3 and all(read_clock(line) for line in lines)


def are_marked(blocks: tuple[Block, ...]) -> bool:
    """Tell whether items are work with a mark each that says how far it is: three or more, not all alike, and some of them under way."""
    items = [block for block in blocks if type(block) is Item]
    if len(items) < 3 or items[0].text[:1].isascii():
        return False
    states = [STATE_MARKS[item.text[0]] for item in items if item.text[:1] in STATE_MARKS and item.text[0] not in LEVEL_MARKS]
    return len(states) >= 0.8 * len(items) and "in_progress" in states and "done" in states


def names_behind(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return the names behind a dash or stroke at the end of items, where at least two items and most of them end in one.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> document = parse_blocks(Source(path="a.md", text="- Fix the door – Ana\\n- Paint it – Bo\\n"))
    >>> sorted(names_behind(document.blocks))
    ['Ana', 'Bo']
    """
    items = [block for block in blocks if type(block) is Item]
    found = [match for item in items if (match := _NAME_AT_END.search(item.text[-_LONGEST_NAME:]))]
    ends = [match["who"] for match in found if looks_like_people(match["who"])]
    ends += [match["other"] for match in found if match["other"] and looks_like_people(match["other"])]
    return frozenset(ends) if len(ends) > 1 and 3 * len(ends) >= 2 * len(items) else frozenset()


def names_before(blocks: tuple[Block, ...], roster: frozenset[str]) -> frozenset[str]:
    """Return the names between id and colon, "**A-7** Paris: move the cards", where at least two items and half of them name people known.

    >>> from reportgen.blocks import parse_blocks
    >>> from reportgen.text import Source
    >>> document = parse_blocks(Source(path="a.md", text="- A-6 Bo: fix it\\n- A-7 Ana: paint it\\n- A-8 Paris: move it\\n"))
    >>> sorted(names_before(document.blocks, frozenset({"Ana", "Bo"})))
    ['Ana', 'Bo', 'Paris']
    """
    items = [split_id(plain(block.text)) for block in blocks if type(block) is Item]
    found = [match[1] for ident, rest in items if ident and (match := _NAME_BEFORE.match(rest)) and looks_like_people(match[1])]
    met = sum(name.lower() in known_names(roster) for name in found)
    return frozenset(found) if met > 1 and 2 * met >= len(items) else frozenset()


def any_ids(blocks: tuple[Block, ...]) -> bool:
    """Tell whether at least half of the items of `blocks`, or any row, open with an id."""
    items = [plain(block.text).lstrip("[(") for block in blocks if type(block) is Item]
    rows = [plain(cell) for block in blocks if type(block) is Table for row in block.rows for cell in row.cells[:2]]
    found = sum(_gives_id(text) for text in items)
    return (found > 0 and 2 * found >= len(items)) or any(split_id(text)[0] for text in rows)


def _gives_id(text: str) -> bool:
    """Tell whether a line gives itself an id, and is no sentence about something that has one: "S-4 goes to the next release"."""
    ident, rest = split_id(text)
    return ident is not None and not (text == f"{ident} {rest}" and GOES_ON.match(rest))


def without_kind(section: Section) -> Section:
    """Return a section whose heading says what it is before its id, "Risk IB-R3: The goal is missed", with the id first."""
    match = _KIND_FIRST.match(section.title)
    named = match is not None and split_id(plain(section.title[match.end() :]))[0] is not None
    return msgspec.structs.replace(section, title=section.title[match.end() :]) if match and named else section


def decides_below(entry: Entry) -> bool:
    """Tell whether what a heading such as that of an ADR decides stands in a line of its own below it, "Decision: we keep it"."""
    return any(plain(label).lower().strip(" :") == "decision" for label, _ in entry.fields)


def may_decide(quote: Quote, claim: Claim | None) -> bool:
    """Tell whether what is set off holds decisions with a label each, among decisions or wherever a label says so."""
    texts = [block.text for block in quote.blocks if type(block) is Paragraph]
    return len(texts) == len(quote.blocks) and (claim == "decision" or any(map(_DECISION.match, texts)))


def gives_ids(section: Section) -> bool:
    """Tell whether a section or one below it gives ids to what it lists."""
    stack = [section]
    while stack:
        one = stack.pop()
        if any_ids(one.blocks) or split_id(clean_heading(one.title))[0]:
            return True
        stack.extend(one.sections)
    return False
