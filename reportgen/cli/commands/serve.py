"""The command that shows a preview."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.options import COMMIT, CONFIG, JOBS, PATH, TRUST, speech
from reportgen.cli.place import usual_content


@click.command(epilog="\b\nExamples:\n  reportgen serve\n  reportgen serve my-reports --port 8080 --open")
@click.argument("content", required=False, type=PATH)
@click.option("--port", type=click.IntRange(0, 65_535), default=8000, show_default=True, help="Where to listen; 0 is any free port.")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Another address lets others read the reports.")
@click.option("--open", "opened", is_flag=True, help="Open the preview in a browser.")
@click.option("--poll", is_flag=True, help="Look for changes again and again, where a disk does not tell of them.")
@COMMIT
@TRUST
@CONFIG
@JOBS
@speech
def serve(  # noqa: PLR0913, PLR0917 -- one parameter an option, as click passes them
    content: Path | None, port: int, host: str, opened: bool, poll: bool, commit: str, trust: bool, config: Path | None, jobs: int
) -> None:
    """Show the site in a browser and follow every edit.

    Prints the address of the preview, and then which findings are new (+) or gone (-). Nothing is written; Ctrl-C ends it.
    """
    from reportgen.cli.kept import KEPT  # noqa: PLC0415
    from reportgen.cli.preview.edition import Asked  # noqa: PLC0415
    from reportgen.cli.preview.run import Address  # noqa: PLC0415
    from reportgen.cli.preview.run import serve as run  # noqa: PLC0415

    run(
        Asked(content or usual_content(), config, commit, trust, jobs, KEPT if KEPT.is_dir() else None),
        Address(host, port, opened),
        poll=poll,
    )
