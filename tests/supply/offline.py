"""Run commands of reportgen where asking another host or starting a program raises."""

from __future__ import annotations

import sys

_NETWORK = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethost", "socket.getnameinfo", "socket.send", "socket.__new__")
_LIBRARIES = ("urllib.Request", "http.client", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "nntplib")
_PROGRAMS = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn", "os.startfile", "pty.spawn")


class Denied(BaseException):
    """Nothing catches this by accident."""


def deny(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what leads out of this machine or starts a program; forked processes of our own keep this."""
    if event.startswith((*_NETWORK, *_LIBRARIES, *_PROGRAMS)):
        raise Denied(f"{event} {arguments!r}"[:300])


def main(commands: list[list[str]]) -> None:
    """Run all commands in this process."""
    sys.addaudithook(deny)
    from tests.golden.elsewhere import run_all  # noqa: PLC0415 -- what is imported may not ask for anything either

    run_all(commands)
