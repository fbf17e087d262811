/* Lists: filter and sort rows in place; the state is in the address, so that it can be shared and linked to. */
(function () {
  "use strict";
  var ORDER = { state: ["blocked", "at_risk", "in_progress", "on_track", "in_review", "new", "planned", "unstated", "deferred", "done", "cancelled", "lapsed"], level: ["red", "yellow", "green"] };
  var query = new URLSearchParams(window.location.search);

  function remember(state) {
    var next = new URLSearchParams();
    Object.keys(state).forEach(function (key) { if (state[key]) { next.set(key, state[key]); } });
    var text = next.toString();
    try { history.replaceState(null, "", (text ? "?" + text : window.location.pathname.split("/").pop()) + window.location.hash); } catch (e) { /* file: in some browsers */ }
  }

  function fits(row, key, value) {
    var has = row.dataset[key] || "";
    if (key === "q") {
      return value.toLowerCase().split(/\s+/).every(function (word) { return row.dataset.find.indexOf(word) >= 0; });
    }
    if (key === "owner" || key === "flag") { return ("|" + has).indexOf("|" + value + "|") >= 0; }
    return has === value;
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

  function table(block) {
    var body = block.querySelector("tbody"), rows = Array.prototype.slice.call(body.rows), first = rows.slice();
    var state = {}, output = block.querySelector("output"), clear = block.querySelector("[data-clear]"), nothing = block.querySelector(".nothing");
    var controls = Array.prototype.slice.call(block.querySelectorAll("[data-filter]"));
    var heads = Array.prototype.slice.call(block.querySelectorAll("th[data-sort]"));

    function show() {
      var shown = 0, active = controls.filter(function (one) { return state[one.dataset.filter]; });
      rows.forEach(function (row) {
        var ok = active.every(function (one) { return fits(row, one.dataset.filter, state[one.dataset.filter]); });
        row.hidden = !ok;
        if (ok) { shown += 1; }
      });
      output.textContent = active.length ? shown + " of " + rows.length : "";
      if (clear) { clear.hidden = !active.length; }
      if (nothing) { nothing.hidden = shown > 0; }
      remember(state);
    }

    function sort() {
      var ordered = first.slice();
      if (state.sort) {
        var by = compare(state.sort), sign = state.dir === "desc" ? -1 : 1;
        ordered.sort(function (a, b) {
          var blank = !(a.dataset[state.sort] || "") !== !(b.dataset[state.sort] || "");
          return (blank ? 1 : sign) * by(a, b) || first.indexOf(a) - first.indexOf(b);
        });
      }
      ordered.forEach(function (row) { body.appendChild(row); });
      heads.forEach(function (head) {
        head.setAttribute("aria-sort", head.dataset.sort === state.sort ? (state.dir === "desc" ? "descending" : "ascending") : "none");
      });
    }

    controls.forEach(function (control) {
      var key = control.dataset.filter, value = query.get(key) || "";
      if (control.tagName === "SELECT" && value && !Array.prototype.some.call(control.options, function (one) { return one.value === value; })) {
        control.add(new Option(value, value));
      }
      control.value = value;
      state[key] = value;
      control.addEventListener(control.tagName === "SELECT" ? "change" : "input", function () { state[key] = control.value.trim(); show(); });
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
        sort(); show();
      });
    });
    if (clear) {
      clear.addEventListener("click", function () { controls.forEach(function (one) { one.value = ""; state[one.dataset.filter] = ""; }); show(); });
    }
    state.sort = query.get("sort") || ""; state.dir = query.get("dir") || "";
    if (!heads.some(function (head) { return head.dataset.sort === state.sort; })) { state.sort = ""; state.dir = ""; }
    sort(); show();
  }

  function flaws(block) {
    var weight = query.get("weight"), all = block.querySelector("[data-all]");
    if (!weight) { return; }
    all.hidden = false;
    block.querySelectorAll("section.rule").forEach(function (rule) {
      var shown = 0;
      rule.querySelectorAll("[data-weight]").forEach(function (one) { one.hidden = one.dataset.weight !== weight; if (!one.hidden) { shown += 1; } });
      rule.hidden = !shown;
    });
  }

  document.querySelectorAll("[data-list]").forEach(function (block) {
    if (block.dataset.list === "flaws") { flaws(block); } else { table(block); }
  });
})();
