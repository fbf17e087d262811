"""Patterns of a team's own: what they find does not depend on whether a clock runs beside them, and none runs away without one."""

from __future__ import annotations

import time

import pytest

from reportgen.text import pattern as module
from reportgen.text.pattern import LONGEST, clockless, matches, read_pattern

USUAL = [
    r"(?P<repo>ingest|imaging|viewer)#(?P<number>[0-9]+)", r"(?<![\w/])#(?P<channel>[a-z][a-z-]+)", r"(?<![\w./-])docs/[\w./-]*\w",
    r"(?i)sprint [0-9]+", "x", r"\bPR-?[0-9]{2,5}\b",
]  # fmt: skip
TEXTS = ["", "x", "see ingest#482, viewer#7 in #build-room and docs/a/b.md.", "SPRINT 4 pr-12 PR-123456", "x" * 2500, "docs/" + "a" * 3000]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("said", USUAL)
def test_the_same_is_found_with_and_without_a_clock(said: str, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [match.span() for match in matches(read_pattern(said), text)]
    monkeypatch.setattr(module, "clockless", lambda _: -1)
    assert [match.span() for match in matches(read_pattern(said), text)] == found


@pytest.mark.parametrize("said", USUAL)
def test_usual_patterns_need_no_clock_for_a_sentence(said: str) -> None:
    assert 40 < clockless(said) <= LONGEST


STUBBORN = [
    "(a+)+$", "(a|aa)+$", "(?:a*)*b", "a*a*a*a*a*b", "(?x)(a+) +b", "(a*)\\1*b", "(?:(a)|b)*c", "(?>a*)(?R)?b", "a*a*b", "[a-z]+[a-z]+!",
    "(a?){30}a{30}", "a?" * 30 + "a" * 30, "(a|a)" * 25 + "b", "a{1,500}a{1,500}a{1,500}b", "(?:foo){e<=3}", "(?<=a*a*)b",
]  # fmt: skip


@pytest.mark.parametrize("said", STUBBORN)
def test_a_pattern_without_a_clock_is_through_at_once(said: str) -> None:
    started = time.process_time()
    matches(read_pattern(said), "a" * clockless(said))
    assert time.process_time() - started < 2
