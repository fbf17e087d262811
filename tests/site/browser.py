"""A browser for the tests of the site: headless Chromium, spoken to through its DevTools socket."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--remote-debugging-port=0",
)  # fmt: skip

PATIENCE = 20  # seconds until something is said never to happen: a scroll takes its frames, and a busy machine has few
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowUp": 38, "ArrowDown": 40}
"""Keys that do something by themselves, by their code."""


def chromium() -> str | None:
    """Return the program, or None where there is no browser."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class LeftError(AssertionError):
    """The page that was asked has just made room for the next one, and has not answered."""


class Tab:
    """One tab: goes to pages, runs script in them, and remembers everything that went wrong."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.number = socket, 0
        self.events: list[dict[str, Any]] = []
        self.asked: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")
        self.call("Page.setLifecycleEventsEnabled", enabled=True)

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.number += 1
        self.socket.send(json.dumps({"id": self.number, "method": method, "params": parameters}))
        while True:
            message = self.receive()
            if message.get("id") == self.number:
                if "navigated" in message.get("error", {}).get("message", ""):
                    raise LeftError(message)
                assert "error" not in message, message
                result: dict[str, Any] = message["result"]
                return result

    def receive(self) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(self.socket.recv(timeout=30))
        if "method" in message:
            self.events.append(message)
        return message

    def go(self, address: str) -> list[str]:
        """Load a page and return what the browser complains about."""
        self.load("about:blank")  # so that another anchor of the same page loads it again
        self.load(address)
        self.run("1")
        self.asked += [event["params"]["request"]["url"] for event in self.events if event["method"] == "Network.requestWillBeSent"]
        return list(self.complaints())

    def load(self, address: str) -> None:
        self.events.clear()
        loader = self.call("Page.navigate", url=address)["loaderId"]
        while not any(_loaded(event, loader) for event in self.events):
            self.receive()

    def complaints(self) -> Iterator[str]:
        for event in self.events:
            what = event["params"]
            if event["method"] == "Runtime.exceptionThrown":
                yield str(what["exceptionDetails"].get("text"))
            elif event["method"] == "Log.entryAdded" and what["entry"]["level"] in {"error", "warning"}:
                yield f"{what['entry']['text']} {what['entry'].get('url', '')}"
            elif event["method"] == "Runtime.consoleAPICalled" and what["type"] in {"error", "warning", "assert"}:
                yield str(what["args"])
            elif event["method"] == "Network.loadingFailed" and not what.get("canceled"):
                yield str(what.get("errorText"))

    def run(self, script: str) -> Any:
        """Return the value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until an expression is true in the page, or in the one that takes its place."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with suppress(LeftError):
                if self.run(f"Boolean({script})"):
                    return
            time.sleep(0.03)
        raise AssertionError(f"never true: {script}")

    def press(self, key: str, text: str = "", *, shift: bool = False) -> None:
        same = {"key": key, "windowsVirtualKeyCode": KEYS.get(key, 0), "modifiers": 8 if shift else 0}
        self.call("Input.dispatchKeyEvent", type="keyDown", **same, **({"text": text} if text else {}))
        self.call("Input.dispatchKeyEvent", type="keyUp", **same)

    def presses(self, key: str, times: int, *, shift: bool = False) -> None:
        """Press a key some times without waiting for each."""
        same = {"key": key, "windowsVirtualKeyCode": KEYS.get(key, 0), "modifiers": 8 if shift else 0}
        for kind in ("keyDown", "keyUp") * (times - 1):
            self.number += 1
            self.socket.send(json.dumps({"id": self.number, "method": "Input.dispatchKeyEvent", "params": {"type": kind, **same}}))
        if times > 0:
            self.press(key, shift=shift)

    def resize(self, width: int, height: int = 900) -> None:
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


def _loaded(event: dict[str, Any], loader: str) -> bool:
    """Tell whether `event` says that the page of one navigation, and not of one before, is complete."""
    what = event["params"]
    return bool(event["method"] == "Page.lifecycleEvent" and what["name"] == "load" and what["loaderId"] == loader)


@contextmanager
def browser(profile: Path) -> Iterator[Tab]:
    """Start a browser with a fresh profile, and end it."""
    program = chromium()
    assert program
    command = [program, *FLAGS, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        port_file = profile / "DevToolsActivePort"
        for _ in range(600):
            if port_file.exists() and port_file.read_text("utf-8").count("\n"):
                break
            time.sleep(0.05)
        port, path = port_file.read_text("utf-8").split("\n")[:2]
        with connect(f"ws://127.0.0.1:{port}{path}", max_size=None, ping_interval=None) as root:
            root.send(json.dumps({"id": 1, "method": "Target.createTarget", "params": {"url": "about:blank"}}))
            target = re.search(r'"targetId":"([^"]+)"', str(root.recv(timeout=30)))
            assert target
            with connect(f"ws://127.0.0.1:{port}/devtools/page/{target.group(1)}", max_size=None, ping_interval=None) as socket:
                yield Tab(socket)
    finally:
        process.terminate()
        process.wait(timeout=20)
