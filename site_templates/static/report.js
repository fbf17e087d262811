/* Report pages: choose a record and its lines light up, choose a line and see what it became; [ and ] lead to the page before and after. */
(function () {
  "use strict";
  var paper = document.querySelector(".paper .doc"), became = document.getElementById("became");
  var entries = Array.prototype.slice.call(document.querySelectorAll(".entry[data-first]"));

  function clear() {
    document.querySelectorAll(".lit").forEach(function (one) { one.classList.remove("lit"); });
    if (became) { became.textContent = ""; }
  }

  function near(node) { if (node && node.scrollIntoView) { node.scrollIntoView({ block: "nearest" }); } }

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

  function say(line) {
    var node = document.getElementById("L" + line), entry = entryAt(line), kind = entry && entry.closest(".pile").id.replace("pile-", "");
    if (entry) {
      light(entry);
      became.textContent = "Line " + line + " became: " + (kind === "action" ? "action item" : kind) + " " + (entry.querySelector(".id") || entry.querySelector(".ti")).textContent.trim();
      near(entry);
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
    target.scrollIntoView();
    if (target.dataset.first) { light(target); near(document.getElementById("L" + target.dataset.first)); }
    else if (/^L\d+$/.test(target.id) && became) { say(Number(target.id.slice(1))); }
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
  if (paper) {
    paper.addEventListener("click", function (event) {
      var line = event.target.closest(".l");
      if (!line || event.target.closest("a") || String(window.getSelection())) { return; }
      say(Number(line.id.slice(1)));
    });
  }
  window.addEventListener("hashchange", follow);
  if (window.location.hash) { follow(); }
  document.addEventListener("keydown", function (event) {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { clear(); return; }
    var link = event.key === "[" ? document.querySelector("a[rel=prev]") : event.key === "]" ? document.querySelector("a[rel=next]") : null;
    if (link) { window.location.href = link.href; }
  });
})();
