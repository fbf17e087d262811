"""Run one target under atheris: ``python -m tests.fuzz.guided TARGET FOUND [libFuzzer's options and folders]``."""

from __future__ import annotations

import hashlib
import importlib
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any


def kept(name: str, target: Callable[[bytes], None], folder: Path) -> Callable[[bytes], None]:
    """Return `target` that keeps in `folder` the first input that fails in each place, and goes on, where libFuzzer would end."""
    known = set()

    def run(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 -- whatever is raised is what we look for
            place = str(traceback.extract_tb(error.__traceback__)[-1])
            if place not in known:
                known.add(place)
                file = folder / f"{name}-crash-{hashlib.sha256(data).hexdigest()[:12]}"
                file.write_bytes(data)
                file.with_suffix(".txt").write_text(traceback.format_exc(), "utf-8")

    return run


def main(name: str, folder: Path, options: list[str]) -> None:
    """Fuzz the target `name`, led by the branches of our own modules; ends the process."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["reportgen"]):
        targets: dict[str, Callable[[bytes], None]] = importlib.import_module("tests.fuzz.targets").TARGETS
    atheris.Setup([sys.argv[0], *options], kept(name, targets[name], folder))
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3:])
