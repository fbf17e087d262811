"""Uncollected: while a history is made, Python looks for no circles, and afterwards it does as before."""

from __future__ import annotations

import gc

import pytest

from reportgen.cli.uncollected import uncollected
from reportgen.errors import ReportgenError


def test_nothing_is_collected_meanwhile_and_afterwards_as_before() -> None:
    with uncollected():
        assert not gc.isenabled()
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_collected_again_when_something_breaks() -> None:
    with pytest.raises(ReportgenError), uncollected():
        raise ReportgenError("content", "breaks")
    assert gc.isenabled()
