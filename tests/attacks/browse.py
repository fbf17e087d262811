"""A browser walks a hostile site whose pages have lost their policy, does what readers do, and reports all that should not happen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from tests.site.browser import Tab

_POLICY = re.compile(rb"<meta http-equiv=\"Content-Security-Policy\"[^>]*>\n?")

# What a reader can do on a page, done to everything at once: events as a mouse and a keyboard send them; then all that leads somewhere, as
# the browser understands it. Nothing is followed: the walk itself goes to every page.
_USE = """(() => {
  document.addEventListener("click", event => { if (event.target.closest("a,area,form")) event.preventDefault(); });
  document.addEventListener("submit", event => event.preventDefault());
  const seen = {}, mouse = ["mouseover", "mousedown"];
  for (const one of document.querySelectorAll("details,dialog")) one.open = true;
  for (const one of document.body.querySelectorAll("*")) {
    const kind = one.tagName + one.className + one.parentNode.className;
    seen[kind] = (seen[kind] || 0) + 1;
    for (const name of mouse) one.dispatchEvent(new MouseEvent(name, { bubbles: true }));
    if (seen[kind] > 3 || !one.getClientRects().length) continue;
    if (one.focus && one.tabIndex >= 0) one.focus({ preventScroll: true });
    if (one.tagName !== "SELECT") one.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }
  const all = [...document.querySelectorAll("*")];
  const runs = all.flatMap(one => [...one.attributes].filter(at => /^on/i.test(at.name)).map(at => one.tagName + " " + at.name));
  const tags = /^(iframe|frame|object|embed|base|form|video|audio|applet|math|portal|marquee|template|style)$/i;
  const strange = all.filter(one => tags.test(one.tagName) || one.getAttribute("style")
    || ["srcset", "srcdoc", "formaction"].some(name => one.hasAttribute(name))).map(one => one.outerHTML.slice(0, 120));
  const refresh = [...document.querySelectorAll("meta[http-equiv=refresh]")].map(one => one.content.replace(/^[^=]*=/, ""));
  const targets = all.flatMap(one => ["href", "xlink:href", "src", "action", "data", "poster"].map(name => one.getAttribute(name)));
  const leads = [...new Set([...refresh, ...targets.filter(to => to !== null)])].map(to => {
    try { return new URL(to, document.baseURI).href; } catch (error) { return "broken: " + to; }
  });
  return { owned: window.OWNED === undefined ? null : window.OWNED, runs, strange, leads };
})()"""


class Walked(NamedTuple):
    """What went wrong, as page and what; how many pages were used, and how many links they had."""

    wrong: tuple[tuple[str, str], ...]
    pages: int
    links: int


_WATCH = """window.alert = window.confirm = window.prompt = window.print = window.open = what => { window.OWNED = "dialog " + what; };"""


HOST = "frames-of-the-walk.html"
_AT_ONCE = 16
_FRAMES = """(async (paths, use) => {
  const found = [];
  for (const path of paths) {
    const frame = document.createElement("iframe");
    frame.width = 1000; frame.height = 700; frame.src = path;
    const loaded = new Promise(done => { frame.onload = done; });
    document.body.append(frame);
    await loaded;
    const said = frame.contentWindow.eval(use);
    found.push([path, { ...said, owned: said.owned === null && window.OWNED !== undefined ? window.OWNED : said.owned }]);
    frame.remove();
  }
  return found;
})"""


def without_policy(content: bytes) -> bytes:
    """Return a page without the policy that would stop a script even where it got in."""
    return _POLICY.sub(b"", content)


def walk(tab: Tab, start: str, paths: Sequence[str]) -> Walked:
    """Go to every page below `start` and use all of it; the pages stand in frames of a page of ours, `HOST`, which loads them faster."""
    tab.call("Page.addScriptToEvaluateOnNewDocument", source=_WATCH)
    wrong: list[tuple[str, str]] = []
    pages = links = 0
    for at in range(0, len(paths), _AT_ONCE):
        batch = list(paths[at : at + _AT_ONCE])
        tab.load(f"{start}/{HOST}")
        for path, said in tab.run(f"{_FRAMES}({json.dumps(batch)}, {json.dumps(_USE)})"):
            pages, links = pages + 1, links + len(said["leads"])
            wrong += [(path, problem) for problem in _problems(path, said)]
        wrong += [(f"one of {batch}", what) for what in _happened(tab, start)]
    return Walked(tuple(wrong), pages, links)


def search(tab: Tab, start: str, words: Iterable[str]) -> Walked:
    """Look for `words` in the box of a page and on the page for searching, and filter lists by them."""
    wrong: list[tuple[str, str]] = []
    found = tries = 0
    for word in words:
        for path in (f"search.html?q={quote(word)}", f"items.html?q={quote(word)}", f"findings.html?rule={quote(word)}&sort={quote(word)}"):
            tab.load(f"{start}/{path}")
            tab.run("new Promise(done => setTimeout(done, 30))")
            wrong += [(path, problem) for problem in (*_problems(path, tab.run(_USE)), *_happened(tab, start))]
        tab.load(f"{start}/reports.html")
        tab.run("document.getElementById('q').focus()")
        tab.call("Input.insertText", text=word)
        tab.wait("document.querySelector('#hits [role=option]')")
        found += tab.run("document.querySelectorAll('#hits [role=option] a[href], #hits a[role=option]').length")
        wrong += [(f"box: {word}", problem) for problem in (*_problems("reports.html", tab.run(_USE)), *_happened(tab, start))]
        tries += 4
    return Walked(tuple(wrong), tries, found)


def _problems(path: str, said: dict[str, Any]) -> list[str]:
    leads = [to for to in said["leads"] if not re.match(r"https?://|mailto:", to) and not (path == "404.html" and to.startswith("data:"))]
    own = [f"ran: {said['owned']}"] if said["owned"] is not None else []
    return [*own, *said["runs"], *said["strange"], *(f"leads to {to[:80]}" for to in leads)]


def _happened(tab: Tab, start: str) -> Iterator[str]:
    """Yield requests to other places, dialogs and errors since the page was asked for."""
    for event in tab.events:
        method, what = event["method"], event["params"]
        if method == "Network.requestWillBeSent" and not what["request"]["url"].startswith((start, "data:")):
            yield f"asked for {what['request']['url'][:80]}"
        elif method == "Page.javascriptDialogOpening":
            yield f"dialog: {what['message'][:80]}"
        elif method == "Runtime.exceptionThrown":
            yield f"error: {what['exceptionDetails'].get('exception', {}).get('description', '')[:200]}"
