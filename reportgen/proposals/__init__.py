"""Proposals: what the reports of a team say about how they want to be read, as settings with the lines that say so."""

from reportgen.proposals import pipelines
from reportgen.proposals.file import insert, render
from reportgen.proposals.learned import propose
from reportgen.proposals.origin import Origin, read_origin
from reportgen.proposals.proposal import Proposal, Study, study

__all__ = ["Origin", "Proposal", "Study", "insert", "pipelines", "propose", "read_origin", "render", "study"]
