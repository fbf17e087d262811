"""Carry: what is open goes over into a draft of the next report, in the words and the style of the team's own."""

from reportgen.exports.carry.choose import SILENT, Carried, carry, fallen_silent
from reportgen.exports.carry.draft import Draft, draft_next, next_workday
from reportgen.exports.carry.name import name_next, next_name

__all__ = ["SILENT", "Carried", "Draft", "carry", "draft_next", "fallen_silent", "name_next", "next_name", "next_workday"]
