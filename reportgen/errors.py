"""The one exception a user may see: where it went wrong, and what is wrong."""

from __future__ import annotations


class ReportgenError(Exception):
    """Something a person can act on; prints as ``where: problem`` on one line.

    >>> str(ReportgenError("content/site.toml:3", "unknown key 'titel', did you mean 'title'?"))
    "content/site.toml:3: unknown key 'titel', did you mean 'title'?"
    """

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}")
        self.where = where
        self.problem = problem
