/* The search box of every page and the search page. The index comes in pieces, each a script, so that it also loads from disk:
   first which word is in which piece, then the pieces with the words typed, then the rows that are shown. */
(function () {
  "use strict";
  var root = document.body.dataset.root, box = document.getElementById("q"), list = document.getElementById("hits");
  var big = document.getElementById("big"), results = document.getElementById("results"), status = document.getElementById("status");
  var held = {}, waiting = {}, at = -1, asked = 0;
  var NAMES = { action: "Action items", story: "Stories", risk: "Risks", decision: "Decisions", metric: "Metrics", report: "Reports", person: "People", page: "Pages" };

  window.REPORTGEN_SEARCH = { got: function (name, data) { held[name] = data; } };

  function load(name) {
    if (held[name]) { return Promise.resolve(held[name]); }
    if (!waiting[name]) {
      waiting[name] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = root + "search/" + name + ".js";
        script.onload = function () { done(held[name]); };
        script.onerror = function () { delete waiting[name]; failed(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return waiting[name];
  }

  function fold(text) { return text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, ""); }

  /* The last piece that begins at or before a word. */
  function pieceOf(first, word) {
    var low = 0, high = first.length;
    while (low < high) { var mid = (low + high) >> 1; if (first[mid] <= word) { low = mid + 1; } else { high = mid; } }
    return Math.max(low - 1, 0);
  }

  /* Lower is better: the exact id, an id that begins so, a word of the title, one that begins so, the rest. */
  function rank(place, exact) { return { i: 0, t: 2, x: 4 }[place] + (exact ? 0 : 1); }

  /* The rows of one word, each with its best rank; `part` when more pieces hold words that begin so. */
  function rowsOf(top, word, most) {
    var from = pieceOf(top.first, word), to = pieceOf(top.first, word + "\uffff"), names = [];
    for (var n = from; n <= to && n < from + most; n += 1) { names.push(top.names[n]); }
    return Promise.all(names.map(load)).then(function (pieces) {
      var found = new Map(), cut = to - from >= most;
      pieces.forEach(function (piece) {
        Object.keys(piece).forEach(function (key) {
          if (key.indexOf(word) !== 0) { return; }
          piece[key].split("|").forEach(function (packed) {
            var better = rank(packed[0], key === word), row = 0, whole = packed.slice(-1) !== "+";
            cut = cut || !whole;
            packed.slice(1, whole ? packed.length : -1).split(",").forEach(function (run) {
              var pair = run.split("*"), step = parseInt(pair[0], 36);
              for (var times = pair[1] ? parseInt(pair[1], 36) : 1; times > 0; times -= 1) {
                row += step;
                if (!found.has(row) || found.get(row) > better) { found.set(row, better); }
              }
            });
          });
        });
      });
      return { rows: found, part: cut };
    });
  }

  /* All rows that have every word, the best first: pairs of rank and row. */
  function search(value) {
    var words = fold(value.trim()).split(/\s+/).map(function (word) { return word.replace(/^[.,;:!?()"'“”]+|[.,;:!?()"'“”]+$/g, ""); }).filter(Boolean);
    if (!words.length) { return Promise.resolve({ hits: [], part: false }); }
    return load("top").then(function (top) {
      if (!top.first.length) { return { hits: [], part: false, top: top }; }
      return Promise.all(words.map(function (word, index) { return rowsOf(top, word, index ? 2 : 3); })).then(function (all) {
        var hits = [], part = all.some(function (one) { return one.part; });
        all[0].rows.forEach(function (best, row) {
          var worst = best;
          for (var n = 1; n < all.length; n += 1) {
            if (!all[n].rows.has(row)) { return; }
            worst = Math.max(worst, all[n].rows.get(row));
          }
          hits.push([worst, row]);
        });
        hits.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
        return { hits: hits, part: part, top: top };
      });
    });
  }

  function kindOf(top, row) {
    var kind = "";
    top.kinds.forEach(function (one) { if (one[1] <= row) { kind = one[0]; } });
    return kind;
  }

  function rowAt(top, row) {
    return load("r" + Math.floor(row / top.rows).toString(36)).then(function (piece) { return piece[row % top.rows]; });
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

  function total(found) { return found.hits.length + (found.part ? "+" : ""); }

  function light(next) {
    var options = list.querySelectorAll("[role=option]");
    if (!options.length) { return; }
    at = (next + options.length) % options.length;
    options.forEach(function (one, index) { one.setAttribute("aria-selected", index === at ? "true" : "false"); });
    box.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  }

  function close() { list.hidden = true; at = -1; box.setAttribute("aria-expanded", "false"); box.removeAttribute("aria-activedescendant"); }

  function option(id, name) {
    var made = document.createElement("li");
    made.setAttribute("role", "option"); made.setAttribute("aria-selected", "false"); made.id = id; made.className = name;
    return made;
  }

  function drop() {
    var mine = asked += 1, value = box.value;
    search(value).then(function (found) {
      return Promise.all(found.hits.slice(0, 9).map(function (one) { return rowAt(found.top, one[1]); })).then(function (rows) {
        if (mine !== asked) { return; }
        list.textContent = "";
        if (!value.trim()) { close(); return; }
        rows.forEach(function (row, index) {
          var one = option("hit-" + index, ""), link = hit(row);
          link.tabIndex = -1;
          one.appendChild(link); list.appendChild(one);
        });
        if (!rows.length) { var none = option("hit-none", "none"); none.textContent = "Nothing found"; none.setAttribute("aria-disabled", "true"); list.appendChild(none); }
        if (found.hits.length > rows.length) {
          var more = option("hit-more", "all"), all = document.createElement("a");
          all.tabIndex = -1; all.href = root + "search.html?q=" + encodeURIComponent(value.trim());
          all.textContent = "All " + total(found) + " results"; more.appendChild(all); list.appendChild(more);
        }
        list.hidden = false; box.setAttribute("aria-expanded", "true");
        if (rows.length) { light(0); }
      });
    }).catch(function () { close(); });
  }

  if (box) {
    box.addEventListener("focus", function () { load("top").catch(function () { /* asked for again when one types */ }); });
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
      if (event.key === "/" && document.documentElement.dataset.shortcuts !== "off" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) { (big || box).focus(); event.preventDefault(); }
    });
  }

  /* One kind of the results: its name, how many, and the rows shown so far. */
  function group(found, kind, hits) {
    var section = document.createElement("section"), head = document.createElement("h2"), count = document.createElement("span"), rows = document.createElement("ol"), more = document.createElement("button");
    section.id = "kind-" + kind;
    head.textContent = (NAMES[kind] || kind) + " ";
    count.className = "n"; count.textContent = hits.length; head.appendChild(count);
    rows.className = "rows results"; more.type = "button"; more.textContent = "More";
    section.appendChild(head); section.appendChild(rows); section.appendChild(more);
    function grow() {
      var start = rows.children.length;
      return Promise.all(hits.slice(start, start + 10).map(function (one) { return rowAt(found.top, one[1]); })).then(function (made) {
        made.forEach(function (row) { var one = document.createElement("li"); one.appendChild(hit(row)); rows.appendChild(one); });
        more.hidden = rows.children.length >= hits.length;
      });
    }
    more.addEventListener("click", grow);
    return grow().then(function () { return section; });
  }

  /* Kind after kind below each other, each when it is whole, so that nothing moves and the first result waits for its own rows only. */
  function append(found, kinds, byKind, mine) {
    return kinds.reduce(function (before, kind) {
      return before.then(function () { return mine === asked ? group(found, kind, byKind[kind]) : null; }).then(function (section) {
        if (mine !== asked) { return; }
        if (kind === kinds[0]) { results.textContent = ""; }
        results.appendChild(section);
      });
    }, Promise.resolve());
  }

  function show() {
    var mine = asked += 1, value = big.value.trim();
    search(value).then(function (found) {
      if (mine !== asked) { return; }
      var kinds = [], byKind = {};
      found.hits.forEach(function (one) {
        var kind = kindOf(found.top, one[1]);
        if (!byKind[kind]) { byKind[kind] = []; kinds.push(kind); }
        byKind[kind].push(one);
      });
      if (!kinds.length) { results.textContent = ""; }
      var drawn = append(found, kinds, byKind, mine);
      status.textContent = !value ? "Type to search." : found.hits.length === 1 ? "1 result" : (found.hits.length ? total(found) : "No") + " results" + (found.part ? "; type on to see all" : "");
      try { history.replaceState(null, "", value ? "?q=" + encodeURIComponent(value) : window.location.pathname.split("/").pop()); } catch (e) { /* some browsers refuse on file: */ }
      return drawn;
    }).catch(function () { status.textContent = "The search index could not be loaded."; });
  }

  /* Single keys get in the way of those who speak to their computer: they can be switched off, and stay so. */
  function switchShortcuts(button) {
    var root = document.documentElement;
    function tell() { button.setAttribute("aria-pressed", root.dataset.shortcuts === "off" ? "false" : "true"); }
    button.addEventListener("click", function () {
      root.dataset.shortcuts = root.dataset.shortcuts === "off" ? "on" : "off";
      try { if (root.dataset.shortcuts === "off") { localStorage.setItem("reportgen-shortcuts", "off"); } else { localStorage.removeItem("reportgen-shortcuts"); } } catch (e) { /* private mode */ }
      tell();
    });
    window.addEventListener("storage", tell);
    window.addEventListener("pageshow", tell);
    tell();
  }

  if (document.getElementById("shortcuts")) { switchShortcuts(document.getElementById("shortcuts")); }
  if (big) {
    big.value = new URLSearchParams(window.location.search).get("q") || "";
    big.addEventListener("input", show);
    big.focus();
    show();
  }
})();
