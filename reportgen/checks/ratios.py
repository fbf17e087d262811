"""Ratios that stand beside a percentage: "7/9 (77.8%)", "81.3% (26/32 points)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

_NEAR = 80  # characters before a ratio that may say that it is none
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9})(?:\.\d{1,6})?"
_WORD = r"[^\W\d_][\w'’-]*"
_PERCENT = r"(?P<about>~|≈|about |approx\.? |around )?(?P<percent>\d{1,3}(?:[.,]\d{1,3})?)\s?%"
_FIRST = r"(?<![\w./#:$€£~+±≥≤<>–−-])(?P<part>" + _NUMBER + ")"
_SECOND = r"(?P<whole>" + _NUMBER + r")(?![\w/%]|[.,:]\d|[-–−]\d)"
_RATIO = _FIRST + r"(?:\s?/\s?|\s+(?:out\s+)?of\s+)" + _SECOND
_WORDY_RATIO = _FIRST + rf"(?:(?:\s+{_WORD}){{0,3}}\s?/\s?|\s+(?:out\s+)?of\s+)" + _SECOND

# "119/120 files passed (99.2% pass rate)": the ratio, a few words, then the percentage alone or as a rate.
_THEN_PERCENT = re.compile(
    rf"{_RATIO}(?P<noun>(?:\s+{_WORD}){{0,9}})\s*\(\s*=?\s*{_PERCENT}\s*"
    r"(?P<tail>pass rate|success rate|pass(?:ed|ing)?|success|complete[d]?|done|ready|accepted|approved|met|rate)?\s*[),;–—]",
    re.I,
)
# "81.3% (26/32 points, …)": the percentage, then the ratio with what it counts.
_THEN_RATIO = re.compile(
    rf"(?<![\w.,+±≥≤<>–−-]){_PERCENT}(?P<tail>(?:\s+{_WORD}){{0,2}})\s*\(\s*{_WORDY_RATIO}(?P<noun>(?:\s+{_WORD}){{0,9}})\s*[),;–—]",
    re.I,
)
_DAY_WORD = re.compile(
    r"\b(?:due|by|on|until|till|from|since|before|after|eta|dated?|as of|week of|moved to|"
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?)\s*[:,]?\s*\(?$",
    re.I,
)
# A word in the singular before a ratio makes it a place in a row: "Step 2/5", "node 3/8".
_ORDINAL = re.compile(
    r"\b(?:days?|weeks?|wk|sprints?|phases?|steps?|parts?|pages?|iterations?|stages?|rounds?|attempts?|batch|wave|chapter|figure|"
    r"ring|cohort|tranche|train|night|shift|session|run|milestone|lane|floor|slot|node|worker|shard|host|replica|pod|core|gpu|server|"
    r"device|instance|partition|zone|region|version|release|v|pr|rev|revision|q[1-4]|priority|sev|tier|level|scored?|rat(?:ed|ing)|"
    r"grade|nps)\s*[#:]?\s*$",
    re.I,
)
_OTHER_MEASURE = re.compile(
    r"\b(?:cpu|memory|disk|load|traffic|utili[sz]ation|usage|latency|lag|battery|confidence|probability|chance|likelihood|canary|"
    r"roll-?out|sampl\w+|threshold|target|goal|discount|variance|regression|overhead|growth|increase|decrease|reduction|faster|slower)\b",
    re.I,
)
_MOVED_BY = re.compile(
    r"\b(?:up|down|by|improved|improves|faster|slower|reduced|cut|grew|rose|fell|gained|lost|saved|plus|minus)\s*$", re.I
)
_OUTCOME = re.compile(
    r"\b(?:done|ready|review|pass\w*|complete\w*|accepted|approved|met|green|closed|delivered|merged|finished|resolved|shipped|ok)\b", re.I
)
_LEFT_OVER = re.compile(
    r"\b(?:fail\w*|miss\w*|remain\w*|left|open|lost|reject\w*|error\w*|skip\w*|outstanding|block\w*|pending|down|unchanged|dropped|not|"
    r"red|yellow|late|overdue|broken|flaky|undone|unresolved)\b",
    re.I,
)
# "4/5 stars", "1/2 day", "a 2/3 majority": fractions and marks that are no count of anything done.
_NO_COUNT = re.compile(
    r"^\s*(?:stars?|points? rating|rating|majority|vote|split|chance|odds|day|hour|week|month|year|sprint|fte|inch|page|cup)\b", re.I
)
_WHERE = re.compile(
    r"\b(?:modules|hosts|nodes|regions|services|endpoints|sites|teams|clusters|zones|volumes|runs|stations|repos|packages|languages|"
    r"platforms|weeks|days|hours|months|sprints|affected|impacted|degraded|involved|measured|reporting)\b",
    re.I,
)
_IDIOMS = (("50", "50"), ("20", "80"), ("24", "7"), ("9", "11"))
_BYTES = re.compile(r"^\s*(?:[KMGTP]i?B|bytes|points|pts|hours|h)\b")
_PIECES = re.compile(r"\b(?:sub-?tasks?|criteri\w+|steps?|phases?|milestones?|parts?|modules?)\b", re.I)


class StatedRatio(msgspec.Struct, frozen=True, kw_only=True):
    """A ratio and the percentage that its author put beside it.

    `least` and `most` bound what the ratio comes to, in percent: "2.1/2.4" is itself rounded. `inverse` is true where
    the percentage may state the rest ("97% (3/100 failed)"); `loose` where it may be an estimate of progress.
    """

    text: str
    ratio: str
    percent: float
    decimals: int
    least: float
    most: float
    about: bool = False
    inverse: bool = False
    loose: bool = False

    def _near(self, value: float, slack: float) -> bool:
        return self.least - slack <= value <= self.most + slack

    @property
    def agrees(self) -> bool:
        """Whether the percentage is the ratio, rounded to the decimals that it states."""
        slack = 5.0 if self.about else 0.5 * 10**-self.decimals + 1e-9
        return self._near(self.percent, slack) or (self.inverse and self._near(100 - self.percent, slack))

    @property
    def cut_off(self) -> bool:
        """Whether the percentage is the ratio with its further decimals cut off instead of rounded."""
        return self.percent <= self.most and self._near(self.percent, 10**-self.decimals - 1e-9)

    @property
    def rough(self) -> bool:
        """Whether the percentage looks like an estimate in steps of five near the ratio."""
        return self.decimals == 0 and self.percent % 5 == 0 and self._near(self.percent, 3.0)

    @property
    def right(self) -> str:
        """The percentage that the ratio comes to, with one decimal more than stated where that is needed to tell."""
        value = (self.least + self.most) / 2
        return f"{value:.{max(self.decimals, 1)}f}".rstrip("0").rstrip(".") + "%"


def bounds_of(part: str, whole: str) -> tuple[float, float] | None:
    """Return the least and the most that a ratio can come to, in percent; None where it cannot be one."""

    def value_and_slack(text: str) -> tuple[float, float]:
        digits = text.replace(",", "")
        return float(digits), 0.5 * 10 ** -len(digits.partition(".")[2]) if "." in digits else 0.0

    (over, over_slack), (under, under_slack) = value_and_slack(part), value_and_slack(whole)
    if under - under_slack <= 0 or over > under:
        return None
    return 100 * (over - over_slack) / (under + under_slack), 100 * (over + over_slack) / (under - under_slack)


def _stated(match: re.Match[str], inverse: bool, loose: bool) -> StatedRatio | None:
    bounds = bounds_of(match["part"], match["whole"])
    stated = match["percent"].replace(",", ".")
    if bounds is None or (match["part"], match["whole"]) in _IDIOMS:
        return None
    return StatedRatio(
        text=match.group().rstrip(" ),;–—") + ")",
        ratio=f"{match['part']}/{match['whole']}",
        percent=float(stated),
        decimals=len(stated.partition(".")[2]),
        least=bounds[0],
        most=bounds[1],
        about=bool(match["about"]),
        inverse=inverse,
        loose=loose,
    )


def _percent_after(text: str) -> Iterator[StatedRatio | None]:
    for match in _THEN_PERCENT.finditer(text):
        before, noun, tail = text[max(match.start() - _NEAR, 0) : match.start()], match["noun"], (match["tail"] or "").lower()
        known = len(noun.split()) <= 2 or _OUTCOME.search(noun)
        if not known or _DAY_WORD.search(before) or _ORDINAL.search(before) or _NO_COUNT.match(noun) or _OTHER_MEASURE.search(noun):
            continue
        progress = tail.startswith(("complete", "done")) and bool(noun.strip())
        if not (progress and _PIECES.search(noun)):
            yield _stated(match, inverse=bool(_LEFT_OVER.search(noun)), loose=progress)


def _ratio_after(text: str) -> Iterator[StatedRatio | None]:
    for match in _THEN_RATIO.finditer(text):
        before, noun, tail = text[max(match.start() - _NEAR, 0) : match.start()], match["noun"], match["tail"].lower()
        clause = re.split(r"[,;.()]\s", before)[-1]
        if _MOVED_BY.search(before) or (_OTHER_MEASURE.search(clause) and not _BYTES.match(noun)) or _NO_COUNT.match(noun):
            continue
        if _WHERE.search(noun):  # "coverage 85% (4/5 modules)" says where something was measured
            continue
        progress = any(word in tail for word in ("complete", "done"))
        if (tail and not _OUTCOME.search(tail) and "rate" not in tail) or (progress and noun.strip()):
            continue
        # Words inside the parentheses say what was counted, which may be what failed.
        yield _stated(match, inverse=bool(noun.strip()), loose=False)


def stated_ratios(text: str) -> tuple[StatedRatio, ...]:
    """Return the ratios in one line of plain `text` that stand directly beside a percentage.

    Dates, page numbers, star ratings and ratios beside a percentage of something else are left out.

    >>> [(r.ratio, r.percent, r.agrees) for r in stated_ratios("Ready: 7/9 items (87.5%), accepted 81.3% (26/32 points)")]
    [('7/9', 87.5, False), ('26/32', 81.3, True)]
    >>> [r.agrees for r in stated_ratios("97% (3/100 failed), 2.1/2.4 GB (88%)")]
    [True, True]
    >>> stated_ratios("due 3/4 (50%), Day 7 of 10 (81%), 4/5 stars (90%)")
    ()
    """
    if "%" not in text or "(" not in text:
        return ()
    return tuple(found for found in (*_percent_after(text), *_ratio_after(text)) if found is not None)
