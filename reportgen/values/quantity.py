"""Numbers, ratios, percentages, story points and quantities with a unit, each as the words of a report say them."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

from reportgen.text import lazy, remember

Number = int | float
MOST_DIGITS = 15  # so many are exact in every reader of the exports, and come back from a float as they went in

# A comma groups thousands ("1,284"); before one or two last digits it is a decimal comma ("88,9", "1.284,5").
DIGITS = (
    r"(?>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])|[0-9]+,[0-9]{1,2}(?![0-9])"
    r"|[0-9]+\.[0-9]+|[0-9]+)"
)
# A number does not begin inside a word, a date, a version or a time; and it does not end inside one, nor in a range.
START = r"(?<![\w.,:/#-])"
END = r"(?![\w]|[.,:][0-9]|\s?[-–—]\s?[0-9]|/[0-9])"
PERCENT_SIGN = r"\s?(?:%|percent\b|per cent\b|pct\b|Prozent\b)"

_RATIO = lazy(START + r"([0-9]{1,15})(?:\s?/\s?|\s+(?:out\s+)?of\s+|\s+von\s+)([0-9]{1,15})(?![\w]|[.,:/-][0-9])", re.I)
_PERCENT = lazy(rf"(?<![\w.,:/#])(?<![0-9%][-–—])(?P<sign>[+\-−±])?(?P<num>{DIGITS}){PERCENT_SIGN}", re.I)
_BOUND = lazy(r"(?:[≥≤<>]=?|=>)\s?$")
_ARROW = r"(?:→|⇒|➔|➜|➝|[-–=]{1,3}>|\bto\b)"
_PROGRESS = lazy(rf"{START}({DIGITS})\s?%?\s?{_ARROW}\s?({DIGITS})\s?%", re.I)
_POINT_WORD = r"(?:story[\s-]points?|points?|pts?|SP|Punkte?)\b"
_POINTS = lazy(rf"{_POINT_WORD}\.?\s?[:=]\s?({DIGITS})(?![\w%/])|{START}(?<!\+)({DIGITS})\s?-?\s?{_POINT_WORD}", re.I)

_WORD = r"[A-Za-zÀ-ÿµμΩ°](?:[^\W\d]|[°²³])*(?!\w)"
_UNIT = rf"%|[$€£¥](?:\s?/\s?{_WORD})?|(?:{_WORD})?\s?/\s?{_WORD}|{_WORD}(?:\sper(?:\sstory)?\s{_WORD})?"
_NUMERIC = (
    rf"(?:[~≈]\s?|(?:about|approx\.?|approximately|around|ca\.|roughly)\s)?(?P<sign>[+\-−])?(?P<cur>(?:[$€£¥]|USD|EUR|GBP|CHF)\s?)?"
    rf"(?P<num>{DIGITS})(?P<scale>(?-i:[kKM](?![A-Za-z])|bn\b))?(?![.,:][0-9]|\s?[-–—]\s?[0-9]|/[0-9]|[-–—][A-Za-z]|(?:st|nd|rd|th)\b)"
    rf"(?:\s?(?P<unit>{_UNIT}))?(?!\w)"
)
# Marks and words that may stand before a value without changing what it is: "✅ 97.4%", "Peaked at 210 ms".
_LEAD_WORD = (
    r"(?:achieved|at|average|averaged|averaging|avg\.?|currently|down|dropped|fell|grew|held|holding|improved|increased|landed|mean|median|"
    r"measured|now|only|p[0-9]{2}|peak|peaked|reached|remained|remains|rose|stable|stands|steady|still|to|total|up)"
)
LEAD = rf"[^\w+\-−~≈$€£¥%.,:;<>=≥≤±()\[\]/#]*(?:{_LEAD_WORD}\s+){{0,4}}"
_LEAD, _PERCENT_SIGN, _DIGITS = lazy(LEAD, re.I), lazy(PERCENT_SIGN, re.I), lazy(DIGITS)
_QUANTITY = lazy(LEAD + _NUMERIC, re.I)
_DURATION = lazy(
    r"\s*(?:([0-9]{1,4})\s?h(?:rs?|ours?)?\b\s?|([0-9]{1,4})\s?h(?=[0-9]))?(?:([0-9]{1,4})\s?m(?:in(?:utes?)?)?\b\s?|([0-9]{1,4})m(?=[0-9]))?"
    r"(?:([0-9]{1,4}(?:\.[0-9]{1,6})?)\s?s(?:ec(?:onds?)?)?\b)?",
    re.I,
)
_SCALES = {"k": 1000, "K": 1000, "M": 1_000_000, "bn": 1_000_000_000}
# Words behind a number that say something about it but do not count it.
_NOT_UNITS = frozenset({
    "a", "above", "across", "after", "against", "ahead", "all", "an", "and", "are", "as", "at", "before", "below", "but", "by",
    "complete", "completed", "daily", "done", "down", "due", "during", "each", "failed", "for", "from", "had", "has", "have", "in",
    "into", "is", "less", "max", "maximum", "minimum", "monthly", "more", "no", "not", "of", "off", "on", "or", "out", "over", "pass",
    "passed", "peak", "per", "since", "so", "still", "target", "than", "that", "the", "then", "to", "total", "under", "until", "up",
    "vs", "was", "weekly", "were", "when", "which", "while", "with", "within", "without", "x",
})  # fmt: skip


class Ratio(msgspec.Struct, frozen=True, gc=False):
    """`part` of `whole`, as in ``8/9``."""

    part: int
    whole: int

    @property
    def percent(self) -> float | None:
        """Return the ratio in percent, unrounded; None when the whole is 0."""
        return 100 * self.part / self.whole if self.whole else None


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """A number and its unit as written; None where no unit is stated; ``/9`` where the value is a part of 9."""

    value: Number
    unit: str | None = None


@remember
def number(text: str) -> Number | None:
    """Return the number that all of `text` is, without sign; whole numbers stay int; None for anything else.

    >>> number("36"), number("2.5"), number("1,284"), number("88,9"), number("P0")
    (36, 2.5, 1284, 88.9, None)
    """
    text = text.strip()
    if not _DIGITS.fullmatch(text):
        return None
    if re.fullmatch(r"[0-9.]+,[0-9]{1,2}", text):
        text = text.replace(".", "").replace(",", ".")
    text = text.replace(",", "")
    if len(text.replace(".", "")) > MOST_DIGITS:
        return None
    return float(text) if "." in text else int(text)


def print_number(value: Number) -> str:
    """Return `value` in digits, never with an exponent.

    >>> print_number(2400000), print_number(0.00001)
    ('2400000', '0.00001')
    """
    return format(Decimal(repr(value)), "f")


def signed(match: re.Match[str]) -> Number | None:
    """Return the number in the groups `sign` and `num` of a match."""
    value = number(match["num"])
    return -value if value is not None and match["sign"] in ("-", "−") else value


def read_ratio(text: str) -> Ratio | None:
    """Return the first ratio in `text`.

    >>> read_ratio("8/9 (88.9%)"), read_ratio("8 out of 9"), read_ratio("2025/01/12")
    (Ratio(part=8, whole=9), Ratio(part=8, whole=9), None)
    """
    match = _RATIO.search(text)
    return Ratio(int(match[1]), int(match[2])) if match else None


def print_ratio(ratio: Ratio) -> str:
    """Return ``part/whole``."""
    return f"{ratio.part}/{ratio.whole}"


def read_signed_percent(text: str) -> Number | None:
    """Return the first percentage in `text`, with its sign: a change or a variance.

    >>> read_signed_percent("+5.7%, within tolerance"), read_signed_percent("−0.3 %")
    (5.7, -0.3)
    """
    match = _PERCENT.search(text)
    return signed(match) if match else None


def read_percent(text: str) -> Number | None:
    """Return the first percentage in `text` that can be a share of work: without a sign or comparator, 0 to 100.

    >>> read_percent("80% complete"), read_percent("88,9 %"), read_percent("100 percent"), read_percent("+5.7%"), read_percent("120%")
    (80, 88.9, 100, None, None)
    """
    for match in _PERCENT.finditer(text):
        value = number(match["num"])
        if not match["sign"] and value is not None and value <= 100 and not _BOUND.search(text[max(0, match.start() - 3) : match.start()]):
            return value
    return None


def print_percent(value: Number) -> str:
    """Return ``80%``."""
    return print_number(value) + "%"


def read_progress(text: str) -> tuple[Number, Number] | None:
    """Return the two percentages on either side of an arrow.

    >>> read_progress("Rust macros (70% → 90%)"), read_progress("80% complete")
    ((70, 90), None)
    """
    match = _PROGRESS.search(text) if "%" in text else None
    start, end = (number(match[1]), number(match[2])) if match else (None, None)
    return None if start is None or end is None else (start, end)


def print_progress(progress: tuple[Number, Number]) -> str:
    """Return ``70% → 90%``."""
    return " → ".join(map(print_percent, progress))


def read_points(text: str) -> Number | None:
    """Return the story points that `text` states; the whole text may be the number.

    >>> read_points("8 pts"), read_points("(8 points)"), read_points("Story Points: 5 (ACCEPTED)"), read_points("5"), read_points("P0")
    (8, 8, 5, 5, None)
    """
    match = _POINTS.search(text)
    return number(match[1] or match[2]) if match else number(text.strip("() "))


def print_points(value: Number) -> str:
    """Return ``8 points``."""
    return print_number(value) + " points"


def _duration(text: str) -> Quantity | None:
    match = _DURATION.match(text)
    if not match:
        return None
    parts = (match[1] or match[2], match[3] or match[4], match[5])
    if sum(part is not None for part in parts) < 2:
        return None
    hours, minutes, seconds = (Decimal(part or 0) for part in parts)
    return Quantity(_plain(hours * 3600 + minutes * 60 + seconds), "s")


def _plain(exact: Decimal) -> Number:
    return int(exact) if exact == int(exact) else float(exact)


def _scaled(value: Number, scale: str) -> Number | None:
    """Return `value` in thousands or more; None where it grows past what `number` reads."""
    scaled = _plain(Decimal(repr(value)) * _SCALES[scale])
    return scaled if abs(scaled) < 10**MOST_DIGITS else None


def _unit(match: re.Match[str]) -> str | None:
    unit, currency = match["unit"], (match["cur"] or "").strip()
    if unit and re.split(r"[\s/]", unit)[0].lower() in _NOT_UNITS:
        unit = None
    unit = re.sub(r"\s?/\s?", "/", unit) if unit else None
    if currency:
        return currency + unit if unit and unit.startswith("/") else currency
    return unit


def _counted(text: str) -> Quantity | None:
    """Return what a leading ratio says: its stated percentage, else the part."""
    match = _LEAD.match(text)
    ratio = _RATIO.match(text, match.end() if match else 0)
    if not ratio:
        return None
    share = re.search(rf"\(\s*[~≈]?({DIGITS}){PERCENT_SIGN}", text)
    value = number(share[1]) if share else None
    return Quantity(int(ratio[1]), f"/{int(ratio[2])}") if value is None else Quantity(value, "%")


@remember
def read_quantity(text: str) -> Quantity | None:
    """Return the value that `text` begins with, after words such as "Peaked at"; None for a range, a date, a time, a version.

    Durations of several parts are in seconds, "2.4M" is 2400000, a ratio is the percentage that stands beside it.

    >>> read_quantity("42.3 MB peak"), read_quantity("1,284 files/minute")
    (Quantity(value=42.3, unit='MB'), Quantity(value=1284, unit='files/minute'))
    >>> read_quantity("119/120 (99.2%)"), read_quantity("3m18s"), read_quantity("~$0.12")
    (Quantity(value=99.2, unit='%'), Quantity(value=198, unit='s'), Quantity(value=0.12, unit='$'))
    """
    found = _counted(text) or _duration(text)
    if found:
        return found
    match = _QUANTITY.match(text)
    if not match:
        return None
    value = signed(match)
    if value is not None and match["scale"]:
        value = _scaled(value, match["scale"])
    if value is None:
        return None
    is_percent = _PERCENT_SIGN.match(text, match.end("num"))
    return Quantity(value, "%" if is_percent else _unit(match))


def print_quantity(quantity: Quantity) -> str:
    """Return ``42.3 MB``, ``5%``, ``$1.98``, ``8/9``."""
    value, unit = print_number(quantity.value), quantity.unit or ""
    currency = re.match(r"(?:[$€£¥]|USD|EUR|GBP|CHF)(?=/|$)", unit)
    if currency:
        sign = "-" if value.startswith("-") else ""
        return f"{sign}{currency[0]}{value.lstrip('-')}{unit[currency.end() :]}"
    return value + unit if unit[:1] in ("%", "/", "") else f"{value} {unit}"
