/* Lists: filter and sort rows in place; the state is in the address, so that it can be shared, linked to and gone back to. */
(function () {
  "use strict";
  var ORDER = { state: ["blocked", "at_risk", "in_progress", "on_track", "in_review", "new", "planned", "unstated", "deferred", "done", "cancelled", "lapsed"], level: ["red", "yellow", "green"] };

  function fits(row, key, value) {
    if (key === "q") {
      return value.toLowerCase().split(/\s+/).every(function (word) { return row.dataset.find.indexOf(word) >= 0; });
    }
    return ("|" + (row.dataset[key] || "") + "|").indexOf("|" + value + "|") >= 0;
  }

  function compare(key) {
    var order = ORDER[key];
    return function (a, b) {
      var x = a.dataset[key] || "", y = b.dataset[key] || "";
      if (x === y) { return 0; }
      if (x === "") { return 1; }
      if (y === "") { return -1; }
      if (order) { return order.indexOf(x) - order.indexOf(y); }
      var n = Number(x), m = Number(y);
      if (!isNaN(n) && !isNaN(m)) { return n - m; }
      return x.localeCompare(y, "en", { numeric: true });
    };
  }

  function list(block) {
    var all = function (selector) { return Array.prototype.slice.call(block.querySelectorAll(selector)); };
    var rows = all("[data-find]"), groups = all("[data-group]"), controls = all("[data-filter]"), heads = all("th[data-sort]");
    var body = block.querySelector("tbody"), output = block.querySelector("output"), clear = block.querySelector("[data-clear]"), nothing = block.querySelector(".nothing");
    var state = {};

    function remember(anew) {
      var next = new URLSearchParams();
      Object.keys(state).forEach(function (key) { if (state[key]) { next.set(key, state[key]); } });
      var text = next.toString(), address = (text ? "?" + text : window.location.pathname.split("/").pop()) + window.location.hash;
      if (("?" + text) === (window.location.search || "?")) { return; }
      try { history[anew ? "pushState" : "replaceState"](null, "", address); } catch (e) { /* file: in some browsers */ }
    }

    /* How many rows each value would leave, under the other filters. */
    function tally(active) {
      controls.forEach(function (control) {
        if (control.tagName !== "SELECT") { return; }
        var key = control.dataset.filter, counts = {}, others = active.filter(function (one) { return one !== control; });
        rows.forEach(function (row) {
          if (!others.every(function (one) { return fits(row, one.dataset.filter, state[one.dataset.filter]); })) { return; }
          (row.dataset[key] || "").split("|").forEach(function (value) { if (value) { counts[value] = (counts[value] || 0) + 1; } });
        });
        Array.prototype.forEach.call(control.options, function (option) {
          if (option.value) { option.textContent = (option.dataset.words || option.value) + " (" + (counts[option.value] || 0) + ")"; }
        });
      });
    }

    function show() {
      var shown = 0, active = controls.filter(function (one) { return state[one.dataset.filter]; });
      rows.forEach(function (row) {
        row.hidden = !active.every(function (one) { return fits(row, one.dataset.filter, state[one.dataset.filter]); });
        if (!row.hidden) { shown += 1; }
      });
      groups.forEach(function (group) { group.hidden = !group.querySelector("[data-find]:not([hidden])"); });
      if (output) { output.textContent = active.length ? shown + " of " + rows.length : ""; }
      if (clear) { clear.hidden = !active.length; }
      if (nothing) { nothing.hidden = shown > 0; }
      tally(active);
    }

    function sort() {
      if (!body || !heads.length) { return; }
      var ordered = rows.slice();
      if (state.sort) {
        var by = compare(state.sort), sign = state.dir === "desc" ? -1 : 1;
        ordered.sort(function (a, b) {
          var blank = !(a.dataset[state.sort] || "") !== !(b.dataset[state.sort] || "");
          return (blank ? 1 : sign) * by(a, b) || rows.indexOf(a) - rows.indexOf(b);
        });
      }
      ordered.forEach(function (row) { body.appendChild(row); });
      heads.forEach(function (head) {
        head.setAttribute("aria-sort", head.dataset.sort === state.sort ? (state.dir === "desc" ? "descending" : "ascending") : "none");
      });
    }

    function read() {
      var query = new URLSearchParams(window.location.search);
      controls.forEach(function (control) {
        var key = control.dataset.filter, value = query.get(key) || "";
        if (control.tagName === "SELECT" && value && !Array.prototype.some.call(control.options, function (one) { return one.value === value; })) {
          control.add(new Option(value, value));
        }
        control.value = value;
        state[key] = value;
      });
      state.sort = query.get("sort") || ""; state.dir = query.get("dir") || "";
      if (!heads.some(function (head) { return head.dataset.sort === state.sort; })) { state.sort = ""; state.dir = ""; }
      sort(); show();
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
        sort(); remember(true);
      });
    });
    if (clear) {
      clear.addEventListener("click", function () { controls.forEach(function (one) { one.value = ""; state[one.dataset.filter] = ""; }); show(); remember(true); });
    }
    window.addEventListener("popstate", read);
    read();
  }

  document.querySelectorAll("[data-list]").forEach(list);
})();
