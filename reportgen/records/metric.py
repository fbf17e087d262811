"""Metrics: a measured value of the reported day, with its target where one is stated."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from reportgen.blocks import Entry
from reportgen.records.claim import clean_heading, without_brackets
from reportgen.records.columns import may_be_value, name_column, planned_beside, value_column
from reportgen.records.context import Context
from reportgen.records.fields import Fields, field_name
from reportgen.records.head import PICTURES, read_head, trim
from reportgen.records.make import make_record, says_nothing
from reportgen.records.record import Record
from reportgen.text import BLANK, lazy, plain, squash
from reportgen.values.ident import is_cell_id
from reportgen.values.number import Comparator, Target, meets, read_quantity, read_target
from reportgen.values.said import find_target, find_value, phrase_target

_LABELLED = lazy(rf"^[\s{PICTURES}]*([^:]{{2,60}}?):\s+(.+)$", re.S)
_NAME_AND_NUMBER = lazy(r"^\W*(?!(?i:we|i|they|it|there|he|she)\b)([^\W\d_][^:,;()\d]{1,40}?)\s+([~≈]?[$€£¥]?\d.*)$", re.S)
_PLAIN_HEADING = lazy(
    r"(?:(?:key|our|the|main|daily|weekly|by|in|(?:today|this week)['’]s|(?:week|day|sprint)\s\d{1,2}(?:['’]s)?)\s)*"
    r"(?:metrics|numbers|figures|kpis?|stats|statistics|vitals"
    r"|gauges|counts"
    r"|score ?(?:board|card|sheet)|tall(?:y|ies)|totals|readings|dashboard|quantities|pulse|volumes|traffic|usage)(?:\s(?:&|and|/)\s\w+)?"
    r"(?:\s(?:of|for|in|this|from)\s.*|\s(?:today|yesterday))?",
    re.I,
)
_BARE_VALUE = lazy(  # "99.95 %", "14 (was 17)", "3 of 412 models", "$312"
    r"(?P<value>(?:(?:about|around|approx\.?|roughly|ca\.)\s)?[~≈+\-−]?[$€£¥]?\d(?:\d{0,2}(?:[ \xa0\u202f]\d{3})+(?!\d)|[\d.,]*)\s?[kKM]?"
    r"(?:(?:\s?/\s?|\s(?:out\s)?of\s)[$€£¥]?\d[\d.,]*)?"
    r"(?:\s?[%$€£¥]|\s?°[CFK]?|\s?/\s?[^\W\d_]+|(?:\s?[^\W\d_]+(?:/[^\W\d_]+)?){0,2}))"
    r"(?:\s*\((?:(?:target|goal):?\s(?P<target>[^()]*)|[^()]*)\)|,\s.{1,30})?\W*",
    re.I,
)
_VERSUS = lazy(  # "88.4 % vs 95 % (red)", "12 vs max 10": an amount that is a bound, or that the value is judged by
    r"(?P<value>[~≈]?[$€£¥]?\d[\d.,]*(?:\s?[^\s\d]\S{0,8})?)\s(?:vs\.?|versus|against)\s"
    r"(?:(?P<target>[$€£¥]?\d[\d.,]*(?:\s?[^\s\d(]\S{0,8})?)(?=\s?\((?:red|amber|yellow|green)\))|(?P<bound>(?:max"
    r"|min)\.?\s\d[^()]{0,20}?))"
    r"\s*(?:\([^()]*\))?",
    re.I,
)
_CHANGED = lazy(  # from what, to what
    r"(?:from\s)?[~≈+-]?[$€£¥]?\d[\d.,]*(?:\s?[^\s\d→=-]\S{0,8})?\s*(?:→|->|=>|➜|⟶)\s*(?=[~≈+-]?[$€£¥]?\d)", re.I
)
_WHEN = lazy(
    r"(?:w(?:eek)?\s?\d{1,2}\b|day \d|\d{4}-\d\d-\d\d|\d{1,2}\.?[ -](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d)",
    re.I,
)
_CRITERION = lazy(r"criteri(?:on|a)|acceptance", re.I)  # beside the name of a gate, what it takes
_HELD_TO = lazy(r"gate|agreed|promised", re.I)  # beside the name of a signal, the number that it is held to
_THOUSANDS = lazy(r"(?<![\d.,])\d{1,3}(?:[ \xa0\u202f]\d{3})+(?![\d.,])")  # "12 000"
_ABOUT = lazy(r"^(?:about|around|approx\.?|roughly|ca\.)\s(?=[$€£¥]?\d)", re.I)
_OPENS_WITH_NUMBER = lazy(r"[~≈<>≤≥+\-−]?\s?[$€£¥]?\d")
_MIN_MAX: dict[str, Comparator] = {"min": "≥", "minimum": "≥", "max": "≤", "maximum": "≤"}
_LETTER = lazy(r"[^\W\d_]")
_HOUR = lazy(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]\s?(?:Z|UTC|GMT|[CEMPW]E?S?T)")
_DIGIT = lazy(r"\d")
_RESULT = lazy(r"[\d✅❌]|zero|none|pass|fail|yes|no\b", re.I)
_VERDICT = lazy(  # how a value was judged, by a word or behind a mark: "Pass", "✅ Met", "🟡 Below"
    rf"(?!.*\d)(?:[{PICTURES}]+\s*[^\W\d_]|[{PICTURES}\s]*(?:pass(?:ed)?|fail(?:ed)?|ok|(?:not )?met|missed|accepted|yes|no)\b)", re.I
)
_MARK = lazy(f"[{PICTURES}]")
_BOUND = lazy(r"^[<>≤≥±]\s*\d")
_GATE = lazy(r"^(?:quality )?gate\s*\d*\s*[:.–—-]\s*", re.I)
_TRAILING_WORD = lazy(r"\s+(?:maintained|met|pass(?:ed)?|achieved|failed|missed|on track)$", re.I)
_STATUS = lazy(
    r"(?:—|–|-)\s*(?:[^\w\s]+\s*)?((?:within|below|above|on|at|under|over|meets?|missed|met|exceeds?|off)\b[\w ]*?)(?=\s*\(|$|[;,.])", re.I
)
_SESSION = lazy(r"(?:session |meeting )?(?:duration|length)", re.I)  # of the session, where said before any heading
_SAYS = lazy(  # a sentence up to its number, and no name
    r"\s(?:stands?|stood|sits?|sat|is|are|was|were|remains?|fell|rose|went|came|counts?)(?:\s(?:at|to|by|in))?$", re.I
)
_NOT_METRIC = lazy(r"^day \d|targets?\b|^goals?\b|objective|criteria|^status$|^baseline|guardrail|requirement|agenda|plan$", re.I)


def measure(value_raw: str, target: Target | None) -> dict[str, Any]:
    """Return value, unit, target, comparator and whether it is met, for a value's words and its target.

    >>> measure("230 → 251", None)["value"], measure("48 tickets", None)["unit"]
    (251, 'tickets')
    """
    value_raw = _THOUSANDS.sub(lambda match: re.sub(r"\s", "", match[0]), value_raw)
    changed = _CHANGED.match(value_raw)
    quantity = (read_quantity(value_raw[changed.end() :]) if changed else None) or read_quantity(value_raw)
    return {
        "value": quantity.value if quantity else None,
        "unit": quantity.unit or None if quantity else None,
        "target": target.value if target else None,
        "comparator": target.comparator if target else None,
        "met": meets(quantity, target) if quantity and target else None,
    }


def _value_at(fields: Fields, at_name: int, stated: str | None, context: Context) -> int | None:
    """Return the column of the value of a row, which is neither its name, nor the bound that it has `stated`, nor a mere verdict."""
    header, at_value = context.columns, value_column(context.columns, context.number)
    cells = {label: (meaning, value) for _, label, meaning, value in fields.columns()}
    others = [at for at, label in enumerate(header) if at != at_name and label != stated]
    numbers = [at for at in others if _DIGIT.search(cells.get(header[at], (None, ""))[1])]
    if stated and at_value is not None and header[at_value] == stated:  # "| RMSE | 8.1 cm | < 9 cm |": the bound is the target
        return next(iter(numbers), None)
    if at_value is None or "target" not in fields or not _VERDICT.match(plain(cells.get(header[at_value], (None, ""))[1])):
        return at_value
    before = [at for at in numbers if at < at_value and cells[header[at]][0] in (None, "value") and may_be_value(_name_of(header[at]))]
    return max(before, default=at_value)  # "| Source | Ours | Tolerance | Result |", and the result is "Pass"


def _name_of(label: str) -> str:
    return plain(label).lower().strip(" :")


def _row(entry: Entry, context: Context) -> Record | None:
    fields = Fields(entry, context.vocabulary)
    columns = fields.columns()
    header = context.columns
    cells = {label: value for _, label, _, value in columns}
    at_name = name_column(header)
    name = plain(cells.get(header[at_name], "")) if header else ""
    stated = next((label for _, label, _, cell in columns if _BOUND.match(plain(cell)) and label != header[at_name]), None)
    at_value = _value_at(fields, at_name, stated, context)
    value = plain(cells.get(header[at_value], "")) if at_value is not None else ""
    if not _LETTER.search(name) or not value or not _RESULT.search(value):
        return None
    for at, label, _, _ in columns:
        if label in (header[at_name], header[at_value or 0]):
            fields.use(at)
    bound, held = _bound(cells) if not stated and "target" not in fields else (None, None)
    target = _target(fields, header[at_name]) or (plain(cells[stated]) if stated else bound) or _planned(fields, header, at_value)
    if _WHEN.match(value):
        return None  # when a gate was or will be passed
    if target and _HOUR.fullmatch(value.strip()) and _HOUR.fullmatch(target):
        return None  # when something was, and not how much of it
    status = squash(_MARK.sub(" ", fields.get("status") or _judged(fields, context, at_value) or ""))
    return make_record(
        "metric",
        entry,
        context,
        title=trim(name),
        value_raw=trim(value),
        target_raw=target,
        status_raw=status or None,
        trend_raw=fields.get("trend"),
        details=fields.details(),
        **measure(value, _compared(read_target(target), held) if target else None),
    )


def _bound(cells: dict[str, str]) -> tuple[str | None, Comparator | None]:
    """Return the one bound that a row states in its columns Min and Max, and how a value is held to it; none where both are stated."""
    bounds = {_MIN_MAX[name]: plain(cell) for label, cell in cells.items() if (name := plain(label).lower().strip(". ")) in _MIN_MAX}
    stated: list[tuple[Comparator, str]] = [(held, cell) for held, cell in bounds.items() if _DIGIT.search(cell)]
    return (stated[0][1], stated[0][0]) if len(stated) == 1 else (None, None)


def _compared(target: Target | None, held: Comparator | None) -> Target | None:
    """Return a target with the comparator that its column implies, where it has none of its own."""
    return msgspec.structs.replace(target, comparator=held) if target and held and not target.comparator else target


def _target(fields: Fields, name: str) -> str | None:
    """Return the words of the column that states the target, unless it is the one that names the rows."""
    for at, label, meaning, value in fields.columns():
        held = bool(_HELD_TO.fullmatch(plain(label)) and _DIGIT.search(value)) and not is_cell_id(plain(value))
        if (meaning == "target" or held or _CRITERION.fullmatch(plain(label))) and label != name:
            fields.use(at)
            return None if says_nothing(plain(value)) else plain(value)
    return None


def _planned(fields: Fields, header: tuple[str, ...], at_value: int | None) -> str | None:
    """Return what was planned of the actual amount in column `at_value`: "Plan day" beside "Actual day"."""
    planned = planned_beside(header, at_value) if at_value is not None else None
    for at, label, _, value in fields.columns() if planned is not None else ():
        if label == header[planned or 0] and not says_nothing(plain(value)):
            fields.use(at)
            return plain(value)
    return None


def _judged(fields: Fields, context: Context, at_value: int | None) -> str | None:
    """Return the verdict in a column of results, where the value stands in another one."""
    at_result = value_column(context.columns, context.number)
    for at, label, meaning, value in fields.columns() if at_result not in (None, at_value) else ():
        if meaning == "value" and label == context.columns[at_result or 0] and _VERDICT.match(plain(value)):
            fields.use(at)
            return plain(value)
    return None


def _group(entry: Entry, context: Context) -> Record | None:
    """Read Target, Result and Status lines under one name."""
    fields = Fields(entry, context.vocabulary)
    if "target" not in fields or "value" not in fields:
        return None
    head = read_head(entry.head, context)
    name = trim(
        _TRAILING_WORD.sub(
            "", _MARK.sub("", _GATE.sub("", clean_heading(entry.head) if entry.shape == "section" else head.label or head.title))
        )
    )
    value, target = fields.get("value") or "", fields.get("target") or ""
    words = squash(_MARK.sub(" ", fields.get("status") or ""))
    status = re.split(r"\s*[(—–;]", words)[0].strip()
    stated = find_value(value) or value
    if not name or says_nothing(value) or not _DIGIT.search(value):
        return None
    return make_record(
        "metric",
        entry,
        context,
        title=trim(name),
        value_raw=squash(re.split(r"\s+\((?=[+-]|[^()]* on day\b)", stated, flags=re.I)[0]),
        target_raw=target,
        status_raw=status or None,
        details=fields.details(),
        **measure(stated, read_target(target)),
    )


def _line(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read ``**Name:** value (target X)``: an item that states both, or where metrics stand, a name and nothing but its value."""
    label, text = _labelled(entry, claimed)
    if not label or _NOT_METRIC.search(label) or (_SESSION.fullmatch(label) and not context.heading):
        return None
    if not _DIGIT.search(text) or text.startswith(BLANK):
        return None
    value = find_value(_ABOUT.sub("", text))
    phrase = find_target(text) if value else None
    before = changed.group() if claimed and phrase is None and (changed := _CHANGED.match(text)) else ""
    now = text[len(before) :]
    bare = (_VERSUS.fullmatch(now) or _BARE_VALUE.fullmatch(now)) if claimed and phrase is None else None
    if value is None or (phrase is None and (bare is None or _SAYS.search(label))):
        return None
    value = before + bare["value"].strip() if bare else value
    versus = bare.groupdict() if bare else {}
    stated = versus.get("bound") or versus.get("target")
    status = _STATUS.search(text)
    return make_record(
        "metric",
        entry,
        context,
        title=trim(label),
        value_raw=value,
        target_raw=phrase.raw if phrase else stated,
        status_raw=status.group(1).strip() if status else None,
        **measure(value, phrase_target(phrase) if phrase else read_target(stated) if versus and stated else None),
    )


def _labelled(entry: Entry, claimed: bool) -> tuple[str, str]:
    """Return the name and what is said of it; where metrics stand, the name may end at the number: "Activation 34% (goal 40%)"."""
    text = plain(entry.head)
    match = _LABELLED.match(text) if ":" in text else _NAME_AND_NUMBER.match(text) if claimed else None
    if not match or not _LETTER.search(match.group(1)):
        return "", ""
    return match.group(1).strip(), match.group(2).strip()


def is_measured(entry: Entry, context: Context) -> bool:
    """Tell whether an item where metrics stand is a name and a number first, so that it should have been read as one."""
    named = bool(_PLAIN_HEADING.fullmatch(without_brackets(context.label or context.heading)))
    label, text = _labelled(entry, claimed=False) if named else ("", "")
    return bool(label and _OPENS_WITH_NUMBER.match(text)) and not _NOT_METRIC.search(label)


def lists_metrics(entry: Entry, context: Context) -> bool:
    """Tell whether a heading is one of metrics, and what stands below are metrics with a name each: "Budget" and "Score" beside "Steps"."""
    named = any(field_name(label, context.vocabulary) is None for label, _ in entry.fields)
    return named and bool(_PLAIN_HEADING.fullmatch(without_brackets(clean_heading(entry.head))))


def read_metric(entry: Entry, context: Context, claimed: bool) -> Record | None:
    """Read a metric: a row of a metrics table, a Target/Result/Status group, or an item that states value and target."""
    if entry.shape == "row":
        return _row(entry, context) if claimed else None
    claimed = claimed and bool(_PLAIN_HEADING.fullmatch(without_brackets(context.label or context.heading)))
    return _group(entry, context) or (_line(entry, context, claimed) if entry.shape in ("item", "line") else None)
