/* Lists: filter and sort rows; the state is in the address, so that it can be shared, linked to and gone back to.
   A list on one page is filtered where it stands. Of a longer one the whole comes in pieces, each a script, so that it also loads from
   disk: keys to filter by (f), to sort by (s), words (t), and then the rows that are shown (r). Where pieces do not hold so many rows
   each, one more says what they hold (top), and until which day the days of what is not closed are counted. */
(function () {
  "use strict";
  var ORDER = { state: ["blocked", "at_risk", "in_progress", "on_track", "in_review", "new", "planned", "unstated", "deferred", "done", "cancelled", "lapsed"], level: ["red", "yellow", "green"] };
  var STEP = 100, collator = new Intl.Collator("en", { numeric: true }), root = document.body.dataset.root, held = {}, waiting = {};

  window.REPORTGEN_ROWS = { got: function (name, data) { held[name] = data; } };

  function load(name) {
    if (!waiting[name]) {
      waiting[name] = new Promise(function (done, failed) {
        var script = document.createElement("script");
        script.src = root + name + ".js";
        script.onload = function () { script.remove(); if (held[name]) { done(held[name]); } else { failed(new Error(name)); } };
        script.onerror = function () { delete waiting[name]; failed(new Error(name)); };
        document.head.appendChild(script);
      });
    }
    return waiting[name];
  }

  /* One key of all rows: the different values, and the place of each row's value among them. */
  function Column() { this.values = []; this.places = []; this.known = new Map(); }
  Column.prototype.place = function (value) {
    if (!this.known.has(value)) { this.known.set(value, this.values.length); this.values.push(value); }
    return this.known.get(value);
  };
  Column.prototype.add = function (value) { this.places.push(this.place(value)); };
  Column.prototype.addPiece = function (piece, until) {
    var own = piece[0].map(function (value) { return this.place(until ? days(value, until) : value); }, this), places = piece[1].length ? piece[1] : own.map(function (_, at) { return at; });
    for (var n = 0; n < places.length; n += 1) { this.places.push(own[places[n]]); }
  };

  /* A number of days, or those since a date until another. */
  function days(value, until) { return value.charAt(0) === "@" ? String(Math.round((Date.parse(until) - Date.parse(value.slice(1))) / 864e5)) : value; }

  function parts(value) { return value.split("|").filter(Boolean); }

  /* Which of the different values of a key a choice keeps. */
  function kept(column, key, wanted) {
    var words = key === "find" ? wanted.toLowerCase().split(/\s+/) : null;
    return column.values.map(function (value) {
      return words ? words.every(function (word) { return value.indexOf(word) >= 0; }) : parts(value).indexOf(wanted) >= 0;
    });
  }

  function compare(key) {
    var order = ORDER[key];
    return function (x, y) {
      if (order) { return order.indexOf(x) - order.indexOf(y); }
      var n = Number(x), m = Number(y);
      return !isNaN(n) && !isNaN(m) ? n - m : collator.compare(x, y);
    };
  }

  /* Where each of the different values stands in the order asked for; rows without one come last both ways. */
  function ranks(column, key, down) {
    var name = down ? "down" : "up";
    if (column[name]) { return column[name]; }
    var by = compare(key), sorted = column.values.filter(Boolean).sort(function (x, y) { return down ? by(y, x) : by(x, y); }), found = new Map();
    sorted.forEach(function (value, at) { found.set(value, at && by(sorted[at - 1], value) === 0 ? found.get(sorted[at - 1]) : at); });
    column[name] = column.values.map(function (value) { return value ? found.get(value) : sorted.length; });
    return column[name];
  }

  /* The rows on the page as columns. */
  function ofPage(rows) {
    var columns = {};
    return function (key) {
      if (!columns[key]) { columns[key] = new Column(); rows.forEach(function (row) { columns[key].add(row.dataset[key] || ""); }); }
      return columns[key];
    };
  }

  /* How a list of some rows is cut into pieces that hold so many each: their names with their rows. */
  function evenly(total, size) {
    var made = [];
    for (var at = 0; at < total; at += size) { made.push([String(at / size), Math.min(size, total - at)]); }
    return made;
  }

  /* The whole list as columns; `need` asks for the pieces that hold some letters. */
  function ofWhole(block) {
    var total = Number(block.dataset.total), folder = block.dataset.whole + "/", columns = {}, letters = {}, until = "";
    var sizes = (block.dataset.sizes || "").split(" ").filter(Boolean).map(Number), top = null, starts = null;
    function ready() {
      top = top || (sizes.length ? Promise.resolve({ keys: evenly(total, sizes[0]), rows: evenly(total, sizes[1]) }) : load(folder + "top")).then(function (got) {
        starts = []; until = got.until || "";
        got.rows.reduce(function (at, one) { starts.push(at); return at + one[1]; }, 0);
        return got;
      }).catch(function (error) { top = null; throw error; });
      return top;
    }
    function letter(one) {
      letters[one] = letters[one] || ready().then(function (got) {
        return Promise.all(got.keys.map(function (part) { return load(folder + one + part[0]); })).then(function (pieces) {
          pieces.forEach(function (piece) { Object.keys(piece).forEach(function (key) { columns[key] = columns[key] || new Column(); }); });
          Object.keys(columns).forEach(function (key) {
            if (columns[key].places.length) { return; }
            pieces.forEach(function (piece, at) {
              if (piece[key]) { columns[key].addPiece(piece[key], until); } else { for (var n = 0; n < got.keys[at][1]; n += 1) { columns[key].add(""); } }
            });
          });
          got.keys.forEach(function (part) { delete held[folder + one + part[0]]; });
        });
      }).catch(function (error) { delete letters[one]; throw error; });
      return letters[one];
    }
    function pieceOf(at) {
      var low = 0, high = starts.length;
      while (low < high) { var mid = (low + high) >> 1; if (starts[mid] <= at) { low = mid + 1; } else { high = mid; } }
      return low - 1;
    }
    function drawn(html) {
      var made = document.createElement("template"), row, age;
      made.innerHTML = html;
      row = made.content.firstElementChild;
      if (row.dataset.age) {
        row.dataset.age = days(row.dataset.age, until);
        age = row.querySelector(".c-age a");
        if (age) { age.textContent = row.dataset.age; }
      }
      return row;
    }
    return {
      need: function (wanted) { return Promise.all(wanted.map(letter)); },
      column: function (key) {
        if (!columns[key]) { columns[key] = new Column(); for (var n = 0; n < total; n += 1) { columns[key].add(""); } }
        return columns[key];
      },
      rows: function (places) {
        return ready().then(function (got) {
          var names = Array.from(new Set(places.map(function (at) { return folder + "r" + got.rows[pieceOf(at)][0]; })));
          return Promise.all(names.map(load)).then(function () {
            return places.map(function (at) { var piece = pieceOf(at); return drawn(held[folder + "r" + got.rows[piece][0]][at - starts[piece]]); });
          });
        });
      },
    };
  }

  function list(block) {
    var all = function (selector) { return Array.prototype.slice.call(block.querySelectorAll(selector)); };
    var one = function (selector) { return block.querySelector(selector); };
    var rows = all("[data-find]"), groups = all("[data-group]"), controls = all("[data-filter]"), heads = all("th[data-sort]");
    var body = one("tbody"), flat = one("[data-flat]"), output = one("output"), clear = one("[data-clear]"), badge = one("[data-active]"), nothing = one(".nothing"), more = one("[data-more]"), sheets = one(".sheets");
    var total = Number(block.dataset.total || rows.length), page = ofPage(rows), whole = block.dataset.whole ? ofWhole(block) : null;
    var state = {}, asked = 0, found = [], drawn = 0, sorted = "", atFirst = output ? output.textContent : "", labels = new Map();
    controls.forEach(function (control) { Array.prototype.forEach.call(control.options || [], function (option) { labels.set(option, option.textContent); }); });

    function keyOf(control) { return control.dataset.filter === "q" ? "find" : control.dataset.filter; }
    function active() { return controls.filter(function (control) { return state[control.dataset.filter]; }); }

    function remember(anew) {
      var next = new URLSearchParams();
      Object.keys(state).forEach(function (key) { if (state[key]) { next.set(key, state[key]); } });
      var text = next.toString(), address = (text ? "?" + text : window.location.pathname.split("/").pop()) + window.location.hash;
      if (("?" + text) === (window.location.search || "?")) { return; }
      try { history[anew ? "pushState" : "replaceState"](null, "", address); } catch (e) { /* file: in some browsers */ }
    }

    /* The rows that all choices keep; beside each choice how many rows it would leave under the others. */
    function choose(column, count) {
      var chosen = active(), columns = chosen.map(function (control) { return column(keyOf(control)).places; });
      var keeps = chosen.map(function (control) { return kept(column(keyOf(control)), keyOf(control), state[control.dataset.filter]); });
      var places = [], misses = new Int8Array(count), missed = new Int8Array(count);
      for (var at = 0; at < count; at += 1) {
        for (var n = 0; n < chosen.length; n += 1) { if (!keeps[n][columns[n][at]]) { misses[at] += 1; missed[at] = n; } }
        if (!misses[at]) { places.push(at); }
      }
      controls.forEach(function (control) {
        if (control.tagName !== "SELECT") { return; }
        var own = column(keyOf(control)), sums = new Map(), index = chosen.indexOf(control), by = new Int32Array(own.values.length);
        for (var at = 0; at < count; at += 1) { if (!misses[at] || (misses[at] === 1 && missed[at] === index)) { by[own.places[at]] += 1; } }
        own.values.forEach(function (value, place) { parts(value).forEach(function (part) { sums.set(part, (sums.get(part) || 0) + by[place]); }); });
        Array.prototype.forEach.call(control.options, function (option) {
          if (option.value) { option.textContent = (option.dataset.words || option.value) + " (" + (sums.get(option.value) || 0) + ")"; }
        });
      });
      return places;
    }

    function ordered(column, places) {
      if (!state.sort) { return places; }
      var key = column(state.sort), rank = ranks(key, state.sort, state.dir === "desc");
      return places.sort(function (a, b) { return rank[key.places[a]] - rank[key.places[b]] || a - b; });
    }

    function tell(text) {
      if (output && output.textContent !== text) { output.textContent = text; }
      if (clear) { clear.hidden = !active().length; }
      var chosen = active().filter(function (control) { return control.tagName === "SELECT"; }).length;
      if (badge) { badge.hidden = !chosen; badge.textContent = chosen + " on"; }
      if (nothing) { nothing.hidden = found.length > 0; }
      heads.forEach(function (head) {
        head.setAttribute("aria-sort", head.dataset.sort === state.sort ? (state.dir === "desc" ? "descending" : "ascending") : "none");
      });
      block.removeAttribute("aria-busy");
      document.documentElement.classList.remove("asked");
    }

    /* Which rows stand where: those of the page, or those of the whole list. */
    function swap(toWhole) {
      groups.forEach(function (group) { group.hidden = toWhole; });
      if (flat) { flat.hidden = !toWhole; }
      if (sheets) { sheets.hidden = toWhole; }
      if (more) { more.parentNode.hidden = !toWhole || drawn >= found.length; more.textContent = "Show " + Math.min(STEP, found.length - drawn) + " more"; }
    }

    function fill(nodes) { (flat || body).replaceChildren.apply(flat || body, nodes); }

    function showPage() {
      found = choose(page, rows.length);
      var shown = new Set(found);
      rows.forEach(function (row, at) { row.hidden = !shown.has(at); });
      if (sorted !== state.sort + state.dir) {
        fill(ordered(page, rows.map(function (_, at) { return at; })).map(function (at) { return rows[at]; }));
        sorted = state.sort + state.dir;
      }
      drawn = found.length;
      swap(false);
      groups.forEach(function (group) { group.hidden = !group.querySelector("[data-find]:not([hidden])"); });
      tell(active().length ? found.length + " of " + rows.length : atFirst);
    }

    function restore() {
      if (flat) { flat.textContent = ""; } else if (body && body.firstElementChild !== rows[0]) { fill(rows); }
      rows.forEach(function (row) { row.hidden = false; });
      labels.forEach(function (text, option) { option.textContent = text; });
      found = rows; drawn = rows.length;
      swap(false);
      tell(atFirst);
    }

    function counted() {
      var first = drawn < found.length ? "First " + drawn + " of " : "";
      return active().length ? first + found.length + (first ? " that match, of " : " of ") + total : first ? first + total : "All " + total;
    }

    function showWhole() {
      var mine = asked += 1, letters = ["f"];
      if (state.q) { letters.push("t"); }
      if (state.sort && !controls.some(function (control) { return control.dataset.filter === state.sort; })) { letters.push("s"); }
      block.setAttribute("aria-busy", "true");
      whole.need(letters).then(function () {
        if (mine !== asked) { return null; }
        var places = ordered(whole.column, choose(whole.column, total));
        return whole.rows(places.slice(0, STEP)).then(function (nodes) {
          if (mine !== asked) { return; }
          found = places; drawn = nodes.length;
          fill(nodes); swap(true); tell(counted());
        });
      }).catch(function () {
        if (mine !== asked) { return; }
        restore(); showPage();
        tell("The whole list could not be loaded: " + found.length + " of the " + rows.length + " rows on this page");
      });
    }

    function show() {
      if (!whole) { showPage(); } else if (active().length || state.sort) { showWhole(); } else { asked += 1; restore(); }
    }

    function grow() {
      var mine = asked, start = drawn;
      whole.rows(found.slice(start, start + STEP)).then(function (nodes) {
        if (mine !== asked) { return; }
        nodes.forEach(function (node) { (flat || body).appendChild(node); });
        drawn = start + nodes.length;
        swap(true); tell(counted());
        var link = nodes[0] && nodes[0].querySelector("a");
        if (more.parentNode.hidden && link) { link.focus(); }
      });
    }

    function read() {
      var query = new URLSearchParams(window.location.search);
      controls.forEach(function (control) {
        var key = control.dataset.filter, value = query.get(key) || "";
        if (control.tagName === "SELECT" && value && !Array.prototype.some.call(control.options, function (option) { return option.value === value; })) {
          control.add(new Option(value, value));
        }
        control.value = value;
        state[key] = value;
      });
      state.sort = query.get("sort") || ""; state.dir = query.get("dir") === "desc" ? "desc" : state.sort ? "asc" : "";
      if (!heads.some(function (head) { return head.dataset.sort === state.sort; })) { state.sort = ""; state.dir = ""; }
      show();
    }

    controls.forEach(function (control) {
      var chosen = control.tagName === "SELECT";
      control.addEventListener(chosen ? "change" : "input", function () {
        var anew = chosen || !state[control.dataset.filter];
        state[control.dataset.filter] = control.value.trim(); show(); remember(anew);
      });
    });
    heads.forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button"; button.className = "sort";
      while (head.firstChild) { button.appendChild(head.firstChild); }
      head.appendChild(button);
      button.addEventListener("click", function () {
        var same = state.sort === head.dataset.sort;
        if (same && state.dir === "desc") { state.sort = ""; state.dir = ""; }
        else { state.dir = same ? "desc" : "asc"; state.sort = head.dataset.sort; }
        show(); remember(true);
      });
    });
    if (clear) {
      clear.addEventListener("click", function () {
        controls.forEach(function (control) { control.value = ""; state[control.dataset.filter] = ""; });
        show(); remember(true);
        if (controls.length) { controls[0].focus(); }
      });
    }
    if (more) { more.addEventListener("click", grow); }
    window.addEventListener("popstate", read);
    read();
  }

  document.querySelectorAll("[data-list]").forEach(list);
})();
