"""`reportgen serve` from beginning to end: what is read, shown, watched and said, by which thread."""

from __future__ import annotations

import gc
import signal
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import NamedTuple

import click

from reportgen.checks import RULES, SourceRule
from reportgen.cli.find import load_setting
from reportgen.cli.preview.edition import Asked, Edition, Fresh, Whole, make_fresh, make_whole
from reportgen.cli.preview.news import News, paint
from reportgen.cli.preview.server import Server, is_loopback, open_server
from reportgen.cli.preview.shelf import Shelf, read_again, read_all
from reportgen.cli.preview.stage import Stage
from reportgen.cli.preview.watch import Changed, Place, changes
from reportgen.cli.screen import complain, counted, data, note, show
from reportgen.errors import ReportgenError
from reportgen.exports.formats.sheet import totals
from reportgen.history import Finding

_RARELY = (50_000, 50, 1_000)
_ALONE = frozenset(rule.code for rule in RULES if isinstance(rule, SourceRule))
"""Rules that look at one source, so that what they say of it is known at once."""


class Address(NamedTuple):
    """Where to listen, and whether to open a browser there."""

    host: str = "127.0.0.1"
    port: int = 8000
    opened: bool = False


class Preview:
    """Keeps the stage up to date: at once with the pages of reports that changed, and a moment later with all that follows from them."""

    def __init__(self, asked: Asked) -> None:
        """Show nothing yet."""
        self.stage, self._asked = Stage(), asked
        self._whole: Whole | None = None
        self._shelf: Shelf | None = None
        self._news = News()
        self._work, self._lock = Event(), Lock()
        self._said: tuple[str, ...] = ()

    def make(self) -> None:
        """Put the whole site together from what lies on disk now, or leave the last one and say what is in the way."""
        self._work.clear()
        gc.disable()  # what is made has no circles, and is looked through when somebody can wait
        try:
            self._publish(make_whole(self._asked, self._shelf, self._whole))
        except ReportgenError as error:
            self._fail(str(error))
        except OSError as error:
            self._fail(f"{error.filename or self._asked.content}: {error.strerror or error}")
        finally:
            gc.enable()

    def _publish(self, whole: Whole) -> None:
        with self._lock:
            read = self._shelf is not None and self._work.is_set()  # something changed in the meantime
            self._whole, self._shelf = whole, self._shelf if read and self._shelf else whole.shelf
            fresh = make_fresh(whole, self._shelf) if read else None
            edition = Edition(whole, fresh, before=self.stage.state.edition)
            edition.probe()
            self.stage.show(edition, pending=read)
            self._tell(whole, fresh)
            self._complain((*edition.errors, *whole.problems))

    def _fail(self, error: str) -> None:
        edition = self.stage.state.edition
        with self._lock:
            self.stage.show(Edition(self._whole, edition.fresh, (error,), before=edition))
        self._complain((error,))

    def notice(self, files: Changed) -> None:
        """Show the pages of the reports that are among `files`, which changed, as far as one can tell at once; the rest follows."""
        with self._lock:
            whole, shelf = self._whole, self._shelf
            now = read_again(shelf, files, whole.reader) if whole and shelf and files else None
            if now and shelf and now.found == shelf.found:
                return  # written again as it was
            if now is None and whole and shelf and files:
                with suppress(ReportgenError, OSError):  # which is said when the rest is made
                    now = read_all(self._asked.content, whole.reader, self._asked.commit, shelf)
            fresh = make_fresh(whole, now) if whole and now else None
            self._shelf = now or shelf
            self._work.set()
            if whole and fresh:
                edition = Edition(whole, fresh, before=self.stage.state.edition)
                for page in fresh.pages:
                    with suppress(ReportgenError):  # which the page says
                        edition.find(page)
                self.stage.show(edition, pending=True)
                self._tell(whole, fresh)

    def follow(self, stop: Event) -> None:
        """Put the site together again whenever something was noticed, until `stop` is set."""
        while not stop.is_set():
            if self._work.wait(0.5) and not stop.is_set():
                with self.kept_up():
                    self.make()

    @contextmanager
    def kept_up(self) -> Iterator[None]:
        """Go on after what nobody thought of: the next edit may be one that can be shown."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 -- said in terminal and page; a thread that ends would follow no edit any more
            self._fail(f"preview: this edit cannot be shown ({type(error).__name__}: {error}); undo it, and tell whoever keeps reportgen")

    def _tell(self, whole: Whole, fresh: Fresh | None) -> None:
        """Say which findings are new and which are gone."""
        own = fresh.findings if fresh else {}
        findings: list[Finding] = [one for one in whole.findings if one.source not in own or one.rule not in _ALONE]
        findings += [one for path in sorted(own) for one in own[path]]
        show(self._news.tell(findings, whole.shelf.loaded.shown), paint)

    def _complain(self, problems: tuple[str, ...]) -> None:
        for problem in problems:
            if problem not in self._said:
                complain(problem)
        self._said = problems


def serve(asked: Asked, address: Address, *, poll: bool = False) -> None:
    """Show a preview of the content until somebody ends it.

    Raises `ReportgenError` when nothing can listen at the address.
    """
    if not asked.content.exists():
        raise ReportgenError(str(asked.content), "no such file or folder; name a folder of reports")
    _check_single(asked)
    gc.set_threshold(*_RARELY)
    stop, preview = Event(), Preview(asked)
    server = open_server(address.host, address.port, preview.stage)
    if address.port not in {0, server.server_address[1]}:
        note(f"port {address.port} is taken, so here is the next that is free")
    with _ended_by_signal(stop), _running(server, preview, stop):
        preview.make()
        gc.collect()
        gc.freeze()  # what is kept from edit to edit is not looked through
        data([server.address])
        for line in _opening(preview, address.host):
            note(line)
        if address.opened:
            webbrowser.open(server.address)
        watching = Thread(target=_in_context(lambda: _watch(preview, Place(asked.content, asked.config), stop, poll=poll)), daemon=True)
        watching.start()
        with suppress(KeyboardInterrupt):
            while not stop.wait(0.5):
                pass
        stop.set()
        watching.join(2)
    note("stopped")


def _check_single(asked: Asked) -> None:
    """Refuse a folder of several projects, which no edit of a report makes one that can be shown. Raises `ReportgenError`."""
    try:
        setting = load_setting(asked.config, (asked.content,), whole=True)
    except ReportgenError:
        return  # settings that are wrong are said on the page, until they are mended
    if setting.projects:
        load_setting(asked.config, (asked.content,))


def _opening(preview: Preview, host: str) -> Iterator[str]:
    whole = preview.stage.state.edition.whole
    if whole:
        yield from whole.shelf.loaded.notes
        yield f"{totals(whole.findings, len(whole.shelf.loaded.corpus.reports))}; {counted(len(whole.traced.history.tracks), 'item')}"
    if not is_loopback(host):
        yield f"Everybody who can reach {host} can read the reports now."
    yield "Every edit shows in the browser; findings that are new (+) or gone (-) show here. Ctrl-C ends it."


def _watch(preview: Preview, place: Place, stop: Event, *, poll: bool) -> None:
    for files in changes(place, stop, poll=poll):
        with preview.kept_up():
            preview.notice(files)


def _in_context(work: Callable[[], None]) -> Callable[[], None]:
    """Return `work` as it runs in another thread: what is said there is as quiet, and as private, as in this one."""
    context = click.get_current_context(silent=True)

    def run() -> None:
        if context is None:
            work()
            return
        with context.scope(cleanup=False):
            work()

    return run


@contextmanager
def _running(server: Server, preview: Preview, stop: Event) -> Iterator[None]:
    """Answer requests and follow edits, until the end of the block."""
    threads = [Thread(target=_in_context(work), daemon=True) for work in (server.serve_forever, lambda: preview.follow(stop))]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        preview.stage.end()
        server.shutdown()
        server.server_close()


@contextmanager
def _ended_by_signal(stop: Event) -> Iterator[None]:
    """Let a request to end, as a service manager makes it, end the preview as Ctrl-C does."""
    before = signal.signal(signal.SIGTERM, lambda *_: stop.set())
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
