"""A metric as it stands: the last value, judged by the target that was stated last."""

from __future__ import annotations

import pytest

from reportgen.history import since, trace
from reportgen.history.listed import list_item
from reportgen.history.measured import verdict
from reportgen.records import Record
from reportgen.records.metric import measure
from reportgen.values.number import read_target
from tests.history.builder import corpus, sight


def value(day: str, words: str, target: str | None = None, **fields: object) -> Record:
    measures = measure(words, read_target(target) if target else None)
    return sight("metric", title="Downtime", day=f"2026-02-{day}", value_raw=words, target_raw=target, **{**measures, **fields})


@pytest.mark.parametrize(
    ("records", "target", "met"),
    [
        ([value("16", "1.5 h", "< 2 h"), value("17", "4 h")], "< 2 h", False),
        ([value("16", "4 h", "< 2 h"), value("17", "1 h")], "< 2 h", True),
        ([value("16", "0", "0"), value("17", "1")], "0", None),
        ([value("16", "37 %", "38 ±3 %"), value("17", "42 %")], "38 ±3 %", False),
        ([value("16", "9", "10", comparator="≤"), value("17", "12")], "10", False),
        ([value("16", "1.5 h", "< 2 h"), value("17", "3 h", "< 4 h")], "< 4 h", True),
        ([value("16", "1.5 h"), value("17", "3 h")], None, None),
        ([value("16", "1.5 h", "< 2 h"), value("17", "none today")], "< 2 h", None),
    ],
)
def test_the_last_value_is_judged_by_the_target_stated_last(records: list[Record], target: str | None, met: bool | None) -> None:
    row = list_item(trace(corpus(*records)).tracks[0], "2026-02-17")
    assert (row.value, row.target, row.met) == (records[-1].value_raw, target, met)


@pytest.mark.parametrize(("words", "met"), [("90 min", True), ("150 min", False), ("3 faults", None), ("1", True)])
def test_units_of_one_dimension_are_compared_and_others_are_not(words: str, met: bool | None) -> None:
    assert verdict(value("17", words), value("16", "1.5 h", "< 2 h")) is met


def test_a_trend_and_the_changes_of_a_day_judge_as_the_list_does() -> None:
    history = trace(corpus(value("16", "1.5 h", "< 2 h"), value("17", "4 h")))

    (summary,) = [trend.summary for trend in history.trends if trend.key == "metrics"]
    assert summary == "1 metric; 1 of 1 with a target miss it by the last value (Downtime)."
    assert [(change.before, change.after) for change in since(history, "2026-02-17").metrics] == [("1.5 h", "4 h")]
