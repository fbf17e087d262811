"""Measured: the value of a metric as last stated, with the target that still holds, and whether the one meets the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from reportgen.records import Record
from reportgen.values.number import Target, meets, print_target, read_target
from reportgen.values.quantity import Quantity


class Measured(NamedTuple):
    """The record that states the value, the words of the target, which an earlier record may state, and the verdict on the two."""

    said: Record | None = None
    target: str | None = None
    met: bool | None = None


def measured(records: Sequence[Record]) -> Measured:
    """Return where a metric stands by its `records`, the oldest first.

    A report that leaves the target out does not lift it: the value is judged by the one stated last, and never by the verdict on an
    older value.
    """
    said = next((record for record in reversed(records) if record.value is not None or record.value_raw), None)
    aimed = next((record for record in reversed(records) if record.target is not None or record.target_raw), None)
    if said is None:
        return Measured()
    if aimed is None:
        return Measured(said, None, said.met)
    return Measured(said, _words(aimed), verdict(said, aimed))


def verdict(said: Record, aimed: Record) -> bool | None:
    """Return whether the value of `said` meets its own target, else that of `aimed`; None where that cannot be told."""
    if said.met is not None or said.target is not None or said.value is None or aimed.target is None:
        return said.met
    stated = read_target(aimed.target_raw or "") or Target(aimed.comparator, aimed.target)
    held = msgspec.structs.replace(stated, comparator=aimed.comparator, value=aimed.target)
    return meets(Quantity(said.value, said.unit), held)


def _words(aimed: Record) -> str | None:
    return aimed.target_raw or (print_target(Target(aimed.comparator, aimed.target)) if aimed.target is not None else None)
