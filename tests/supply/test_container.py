"""The container file, read step by step; no engine builds it here."""

from __future__ import annotations

import fnmatch
import re
import shlex
from typing import NamedTuple

from tests.supply.dist import ROOT

BUILT = "dist/reportgen-0-py3-none-any.whl"
"""What `make dist` leaves."""


class Step(NamedTuple):
    """One instruction with its words on one line."""

    name: str
    words: str


def steps() -> list[Step]:
    text = re.sub(r"^#.*\n", "", (ROOT / "Containerfile").read_text("utf-8"), flags=re.M)
    lines = filter(None, map(str.strip, text.replace("\\\n", " ").splitlines()))
    return [Step(*line.split(maxsplit=1)) for line in lines]


def words_of(name: str) -> list[str]:
    return [step.words for step in steps() if step.name == name]


def copied() -> list[str]:
    """What is copied from the folder that is sent to the builder."""
    return [source for words in words_of("COPY") if "--from=" not in words for source in shlex.split(words)[:-1]]


def test_every_instruction_is_one_and_the_first_names_the_base() -> None:
    known = {"FROM", "RUN", "COPY", "ARG", "LABEL", "ENV", "USER", "WORKDIR", "ENTRYPOINT", "CMD"}  # no ADD: it can ask the network
    assert {step.name for step in steps()} <= known
    assert steps()[0].name == "FROM"


def test_the_bases_are_slim_and_pinned_to_the_last_number() -> None:
    assert len({words.split()[0] for words in words_of("FROM")}) == 1
    assert [words for words in words_of("FROM") if not re.match(r"python:3\.\d+\.\d+-slim-[a-z]+(?: AS \w+)?$", words)] == []


def test_what_is_installed_is_hashed_or_comes_from_no_index() -> None:
    installs = [part for words in words_of("RUN") for part in words.split("&&") if " install " in part]
    assert len(installs) == 2
    assert [part for part in installs if "--require-hashes" not in part and "--no-index" not in part] == []
    assert [words for words in words_of("RUN") if re.search(r"\b(?:curl|wget|apt|apt-get|git)\b", words)] == []


def test_it_runs_as_somebody_who_is_not_root_and_needs_no_shell() -> None:
    last = [step.name for step in steps()]
    assert words_of("USER") == ["10001:10001"]
    assert last.index("USER") > max(at for at, name in enumerate(last) if name in {"FROM", "RUN", "COPY"})
    assert words_of("ENTRYPOINT") == ['["reportgen"]']


def test_what_is_copied_is_there_and_let_through() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    assert sorted(copied()) == sorted(rule.removeprefix("!") for rule in rules[1:])
    have = {*(path.relative_to(ROOT).as_posix() for path in (ROOT / "requirements").iterdir()), BUILT}
    assert [source for source in copied() if not fnmatch.filter(have, source)] == []


def test_the_image_says_what_it_is() -> None:
    labels = dict(re.findall(r'org\.opencontainers\.image\.(\w+)="([^"]*)"', " ".join(words_of("LABEL"))))
    assert labels == {
        "title": "reportgen",
        "description": re.findall(r'^description = "(.*)"$', (ROOT / "pyproject.toml").read_text("utf-8"), re.M)[0],
        "version": "${VERSION}",
        "licenses": "MIT",
    }
