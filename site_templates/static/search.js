/* The search box of every page and the search page. The index is a script, so that it also loads from disk. */
(function () {
  "use strict";
  var root = document.body.dataset.root, box = document.getElementById("q"), list = document.getElementById("hits");
  var big = document.getElementById("big"), results = document.getElementById("results"), status = document.getElementById("status");
  var waiting = null, at = -1;

  function load(then) {
    if (window.REPORTGEN_INDEX) { then(); return; }
    if (waiting) { waiting.push(then); return; }
    waiting = [then];
    var script = document.createElement("script");
    script.src = root + "static/search-index.js";
    script.onload = function () { prepare(); waiting.forEach(function (f) { f(); }); };
    document.head.appendChild(script);
  }

  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }

  function prepare() {
    window.REPORTGEN_INDEX.forEach(function (row) {
      row.id = fold(row[1]); row.title = fold(row[2]); row.all = row.id + " " + row.title + " " + fold(row[3]);
    });
  }

  /* Lower is better: the exact id, an id that begins so, a title that begins so, a word that begins so, the rest. */
  function rank(row, text) {
    if (row.id === text) { return 0; }
    if (row.id && row.id.indexOf(text) === 0) { return 1; }
    if (row.title.indexOf(text) === 0) { return 2; }
    if (row.all.indexOf(" " + text) >= 0) { return 3; }
    return 4;
  }

  function search(value, most) {
    var text = fold(value.trim()), words = text.split(/\s+/).filter(Boolean), found = [];
    if (!words.length) { return found; }
    window.REPORTGEN_INDEX.forEach(function (row, index) {
      if (words.every(function (word) { return row.all.indexOf(word) >= 0; })) { found.push([rank(row, text), row[1].length, index, row]); }
    });
    found.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1] || a[2] - b[2]; });
    found = found.map(function (one) { return one[3]; });
    found.total = found.length;
    var cut = found.slice(0, most);
    cut.total = found.total;
    return cut;
  }

  function hit(row) {
    var link = document.createElement("a"), kind = document.createElement("span"), title = document.createElement("span");
    link.href = root + row[4];
    link.className = "it";
    kind.className = "kind"; kind.textContent = row[0];
    link.appendChild(kind);
    if (row[1]) { var id = document.createElement("span"); id.className = "id"; id.textContent = row[1]; link.appendChild(id); }
    title.className = "ti"; title.textContent = row[2];
    link.appendChild(title);
    if (row[3]) { var note = document.createElement("span"); note.className = "note"; note.textContent = row[3]; link.appendChild(note); }
    return link;
  }

  function light(next) {
    var options = list.querySelectorAll("[role=option]");
    if (!options.length) { return; }
    at = (next + options.length) % options.length;
    options.forEach(function (one, index) { one.setAttribute("aria-selected", index === at ? "true" : "false"); });
    box.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  function close() { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); }

  function drop() {
    load(function () {
      var found = search(box.value, 9);
      list.textContent = "";
      if (!box.value.trim()) { close(); return; }
      found.forEach(function (row, index) {
        var option = document.createElement("li");
        option.setAttribute("role", "option"); option.id = "hit-" + index;
        var link = hit(row);
        link.tabIndex = -1;
        option.appendChild(link); list.appendChild(option);
      });
      if (!found.length) { var none = document.createElement("li"); none.className = "none"; none.textContent = "Nothing found"; list.appendChild(none); }
      if (found.total > found.length) {
        var more = document.createElement("li"); more.setAttribute("role", "option"); more.id = "hit-more"; more.className = "all";
        var all = document.createElement("a"); all.tabIndex = -1; all.href = root + "search.html?q=" + encodeURIComponent(box.value.trim());
        all.textContent = "All " + found.total + " results"; more.appendChild(all); list.appendChild(more);
      }
      list.hidden = false; box.setAttribute("aria-expanded", "true");
      if (found.length) { light(0); }
    });
  }

  if (box) {
    box.addEventListener("focus", function () { load(function () {}); });
    box.addEventListener("input", drop);
    box.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown") { light(at + 1); event.preventDefault(); }
      else if (event.key === "ArrowUp") { light(at - 1); event.preventDefault(); }
      else if (event.key === "Escape") { close(); box.blur(); }
      else if (event.key === "Enter") {
        var chosen = list.hidden ? null : list.querySelector("[aria-selected=true] a");
        window.location.href = chosen ? chosen.href : root + "search.html?q=" + encodeURIComponent(box.value.trim());
        event.preventDefault();
      }
    });
    document.addEventListener("click", function (event) { if (!event.target.closest(".find")) { close(); } });
    document.addEventListener("keydown", function (event) {
      var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { (big || box).focus(); event.preventDefault(); }
    });
  }

  function show() {
    load(function () {
      var found = search(big.value, 200);
      results.textContent = "";
      found.forEach(function (row) { var one = document.createElement("li"); one.appendChild(hit(row)); results.appendChild(one); });
      status.textContent = big.value.trim() ? (found.total === 1 ? "1 result" : (found.total || "No") + " results") : "Type to search.";
      var query = big.value.trim() ? "?q=" + encodeURIComponent(big.value.trim()) : window.location.pathname.split("/").pop();
      try { history.replaceState(null, "", query); } catch (e) { /* some browsers refuse on file: */ }
    });
  }

  if (big) {
    big.value = new URLSearchParams(window.location.search).get("q") || "";
    big.addEventListener("input", show);
    big.focus();
    show();
  }
})();
