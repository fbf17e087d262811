"""Print what the attacks come to: `python -m tests.attacks` builds each report that is too much, and the whole corpus in every place."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.attacks.corpus import all_cases, lay
from tests.attacks.heavy import Heavy, heavy_cases
from tests.attacks.judge import wrong_files, wrong_paths
from tests.attacks.measure import MEGABYTES, SECONDS, Measured, build
from tests.cli.run import run


def _corpus(folder: Path) -> int:
    lay(folder / "content")
    result = run("build", str(folder / "content"), "--out", str(folder / "site"), "--no-cache")
    files = {file.relative_to(folder / "site").as_posix(): file.read_bytes() for file in (folder / "site").rglob("*") if file.is_file()}
    published = {path: held for path, held in files.items() if not path.startswith(".reportgen")}
    wrong = wrong_files(published) + wrong_paths(sorted(published))
    print(f"| {len(all_cases())} texts in their places | {len(published):,} files | | | {result.exit_code} | {len(wrong)} wrong |")
    return len(wrong)


def _row(name: str, case: Heavy, took: Measured, usual: Measured) -> tuple[str, bool]:
    """Return a row of the table, and whether the case is within all bounds."""
    seconds, words = took.seconds - usual.seconds, f"{took.said}\n{took.findings}"
    wrong = {
        "slow": seconds > SECONDS,
        "large": took.megabytes > MEGABYTES,
        "silent": case.said not in words,
        "lost the other": not took.has_the_other,
        "trace": took.code not in {0, 2} or "Traceback" in took.said,
    }
    told = " ".join([*(problem for problem, true in wrong.items() if true), case.said])
    row = f"| {name} | {len(case.data):,} | {seconds:.2f} | {took.megabytes:.0f} | {took.code} | {told} |"
    return row, not any(wrong.values())


def main() -> int:
    """Print a table, and return 1 when a case is over the bounds."""
    failures = 0
    print("| case | bytes | seconds | MB | exit code | what is said |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as held:
        usual = build(Path(held) / "none")
        print(f"| no such report | 0 | {usual.seconds:.2f} | {usual.megabytes:.0f} | {usual.code} | |")
        for at, (name, case) in enumerate(heavy_cases().items()):
            row, good = _row(name, case, build(Path(held) / str(at), case.data), usual)
            print(row, flush=True)
            failures += not good
        failures += _corpus(Path(held) / "corpus")
    print(f"\n{failures} over {SECONDS} s (beside a build without such a report) or {MEGABYTES} MB, silent, or lost")
    return min(failures, 1)


if __name__ == "__main__":
    sys.exit(main())
