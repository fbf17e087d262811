/* Report pages: choose a record and its lines light up, choose a line (with ↑ and ↓ too, once the report has the focus) and see what it became; [ and ] lead to the page before and after. */
(function () {
  "use strict";
  var paper = document.querySelector(".paper .doc"), became = document.getElementById("became");
  var panel = document.getElementById("records"), chosen = 0;
  var entries = Array.prototype.slice.call(document.querySelectorAll(".entry[data-first]"));

  function clear() {
    document.querySelectorAll(".lit").forEach(function (one) { one.classList.remove("lit"); });
    if (became) { became.textContent = ""; }
  }

  function near(node) { if (node) { node.scrollIntoView({ block: "nearest" }); } }

  /* Records stand beside the text and scroll by themselves, or below it on a narrow page. */
  function beside() { return panel && window.getComputedStyle(panel).position === "sticky"; }

  /* Bring a record into sight beside its line, without moving the text. */
  function reveal(entry) {
    if (!beside()) { return; }
    var box = entry.getBoundingClientRect(), frame = panel.getBoundingClientRect(), top = frame.top + became.offsetHeight;
    if (box.top < top) { panel.scrollTop -= top - box.top; } else if (box.bottom > frame.bottom) { panel.scrollTop += box.bottom - frame.bottom; }
  }

  /* The record with the fewest lines around a line. */
  function entryAt(line) {
    var found = null, fewest = Infinity;
    entries.forEach(function (entry) {
      var first = Number(entry.dataset.first), last = Number(entry.dataset.last);
      if (first <= line && line <= last && last - first < fewest) { found = entry; fewest = last - first; }
    });
    return found;
  }

  function light(entry) {
    clear();
    entry.classList.add("lit");
    for (var line = Number(entry.dataset.first); line <= Number(entry.dataset.last); line += 1) {
      var node = document.getElementById("L" + line);
      if (node) { node.classList.add("lit"); }
    }
  }

  var named = {
    action: "action item ", story: "story ", risk: "risk ", decision: "decision ", escalation: "escalation ", checkpoint: "checkpoint ",
    priority: "priority ", metric: "metric "
  };

  function say(line) {
    var node = document.getElementById("L" + line), entry = entryAt(line), kind = entry && entry.closest(".pile").id.replace("pile-", "");
    chosen = line;
    if (entry) {
      light(entry);
      became.textContent = "Line " + line + " became: ";
      var link = document.createElement("a");
      link.href = "#" + entry.id;
      link.textContent = named[kind] + (entry.querySelector(".id") || entry.querySelector(".ti")).textContent.trim();
      became.appendChild(link);
      reveal(entry);
      return;
    }
    clear();
    if (!node) { return; }
    node.classList.add("lit");
    became.textContent = "Line " + line + (node.classList.contains("m-unread") ? " was not read as a record." : node.classList.contains("m-kept") ? " is narrative: kept as text." : " is a heading, a frame or text around records.");
  }

  function follow() {
    var target = document.getElementById(window.location.hash.slice(1));
    for (var node = target; node; node = node.parentElement) { if (node.tagName === "DETAILS") { node.open = true; } }
    if (!target) { return; }
    var line = target.dataset.first && document.getElementById("L" + target.dataset.first);
    if (line && beside()) { line.scrollIntoView({ block: "center", behavior: "instant" }); light(target); reveal(target); return; }
    target.scrollIntoView({ behavior: "instant" });
    if (line) { light(target); } else if (/^L\d+$/.test(target.id) && became) { say(Number(target.id.slice(1))); }
  }

  entries.forEach(function (entry) {
    entry.addEventListener("click", function (event) {
      var link = event.target.closest("a");
      if (link && !link.classList.contains("ln")) { return; }
      event.preventDefault();
      light(entry);
      var first = document.getElementById("L" + entry.dataset.first);
      if (first) { first.scrollIntoView({ block: "center" }); }
      try { history.replaceState(null, "", "#" + entry.id); } catch (e) { /* file: in some browsers */ }
    });
  });
  /* The line before or after the chosen one; the first that is in sight where none is chosen. */
  function step(by) {
    var lines = Array.prototype.slice.call(paper.querySelectorAll(".l[id]")), at = lines.findIndex(function (line) { return line.id === "L" + chosen; });
    var header = document.querySelector(".top").getBoundingClientRect().bottom;
    if (at < 0) { at = lines.findIndex(function (line) { return line.getBoundingClientRect().top >= header; }) - (by > 0 ? 1 : 0); }
    var next = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (!next) { return; }
    say(Number(next.id.slice(1)));
    near(next);
  }

  if (paper && became) {
    paper.tabIndex = 0;
    paper.setAttribute("role", "group");
    paper.setAttribute("aria-label", "Lines of the report: up and down arrows choose one");
    paper.addEventListener("keydown", function (event) {
      var by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (event.target === paper && by && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) { step(by); event.preventDefault(); }
    });
  }
  if (paper) {
    paper.addEventListener("click", function (event) {
      var line = event.target.closest(".l");
      if (!line || event.target.closest("a") || String(window.getSelection())) { return; }
      say(Number(line.id.slice(1)));
    });
  }
  window.addEventListener("hashchange", follow);
  if (window.location.hash) {
    follow();
    window.addEventListener("load", function () { window.requestAnimationFrame(follow); }); /* after the browser's own way there */
  }
  document.addEventListener("keydown", function (event) {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { clear(); chosen = 0; return; }
    if (document.documentElement.dataset.shortcuts === "off") { return; }
    var link = event.key === "[" ? document.querySelector("a[rel=prev]") : event.key === "]" ? document.querySelector("a[rel=next]") : null;
    if (link) { window.location.href = link.href; }
  });
})();
