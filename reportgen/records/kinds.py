"""The table of record kinds: who reads what, in the order in which entries are offered."""

from __future__ import annotations

from collections.abc import Callable

from reportgen.blocks import Entry
from reportgen.records.action import read_action
from reportgen.records.checkpoint import read_checkpoint
from reportgen.records.context import Context
from reportgen.records.decision import read_decision
from reportgen.records.escalation import read_escalation
from reportgen.records.metric import read_metric
from reportgen.records.priority import read_priority
from reportgen.records.record import Record
from reportgen.records.risk import read_risk
from reportgen.records.story import read_story

Reader = Callable[[Entry, Context, bool], Record | None]

KINDS: tuple[tuple[str, Reader], ...] = (
    ("checkpoint", read_checkpoint),
    ("priority", read_priority),
    ("escalation", read_escalation),
    ("decision", read_decision),
    ("story", read_story),
    ("risk", read_risk),
    ("action", read_action),
    ("metric", read_metric),
)
READERS: dict[str, Reader] = dict(KINDS)
