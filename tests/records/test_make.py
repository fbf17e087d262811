"""Entries that only say that there is nothing to say."""

from __future__ import annotations

import pytest

from reportgen.records.make import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "None", "none.", "*None*", "N/A", "n/a", "-", "—", "Nothing", "None required; all concerns resolved", "None at this time", "No",
        "No new risks", "No open escalations today", "No further decisions needed", "Keine", "Ninguno", "Aucune", "Not applicable",
    ],
)  # fmt: skip
def test_these_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    ["", "No-go for the pilot", "None of the tests pass", "No disk space is left", "Noon stand-up", "-5%"],
)  # fmt: skip
def test_these_say_something(text: str) -> None:
    assert not says_nothing(text)
