"""What `make audit` says: a package that could not be asked about is never taken for a safe one."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.supply.audit import CLEAN, UNKNOWN, VULNERABLE, answer

SAFE = {"name": "click", "version": "8.5.1", "vulns": []}
FLAWED = {"name": "regex", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]}]}
SKIPPED = {"name": "rich", "skip_reason": "Dependency not found"}
OFFLINE = "Traceback\nrequests.exceptions.ConnectionError: Max retries exceeded (Caused by NameResolutionError('no such host'))\n"


def said(*packages: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


def test_all_packages_were_asked_about() -> None:
    assert answer("run.txt", said(SAFE), "") == (("run.txt: 1 of 1 packages asked about, 0 known vulnerabilities",), CLEAN)


def test_a_vulnerability_says_where_it_is_mended() -> None:
    lines, code = answer("run.txt", said(SAFE, FLAWED, SKIPPED), "")
    assert lines[0] == "run.txt: regex 1.0: PYSEC-1, mended in 1.1, 2.0"
    assert code == VULNERABLE


def test_a_package_that_was_skipped_is_not_a_safe_one() -> None:
    lines, code = answer("run.txt", said(SAFE, SKIPPED), "No known vulnerabilities found")
    assert lines[-1] == "run.txt: nothing is known about the other 1, such as rich (Dependency not found)"
    assert code == UNKNOWN


def test_no_network_is_said_in_plain_words() -> None:
    assert answer("run.txt", "", OFFLINE) == (("run.txt: not audited: there is no network",), UNKNOWN)


def test_nothing_at_all_is_no_clean_answer() -> None:
    assert answer("run.txt", said(), "").code == answer("run.txt", "", "").code == answer("run.txt", "[]", "killed").code == UNKNOWN
