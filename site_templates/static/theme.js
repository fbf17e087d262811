/* Runs before the first paint: the stored theme, whether single keys do something, and the mark that script is there. */
(function () {
  "use strict";
  var root = document.documentElement, key = "reportgen-theme";
  root.classList.add("has-js");
  /* A table waits for its last row, which may widen a column, and a list for its filters, so that nothing moves about. */
  root.classList.add("parsing");
  document.addEventListener("DOMContentLoaded", function () { root.classList.remove("parsing"); });
  if (window.location.search) {
    root.classList.add("asked");
    window.addEventListener("load", function () { root.classList.remove("asked"); });
  }
  function stored(name) { try { return localStorage.getItem(name); } catch (e) { return null; } }
  function apply(theme) {
    if (theme === "light" || theme === "dark") { root.dataset.theme = theme; } else { delete root.dataset.theme; }
  }
  apply(stored(key));
  /* Read again when another tab changes it and when one comes back to a page, so that what is off is off everywhere. */
  function shortcuts() { root.dataset.shortcuts = stored("reportgen-shortcuts") === "off" ? "off" : "on"; }
  shortcuts();
  window.addEventListener("storage", shortcuts);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { shortcuts(); } });
  document.addEventListener("DOMContentLoaded", function () {
    var side = document.querySelector(".side"), current = side && side.querySelector("[aria-current]"), button = document.getElementById("theme");
    if (current && side.scrollWidth > side.clientWidth) { side.scrollLeft = current.offsetLeft - 24; }
    if (side) {
      side.addEventListener("focusin", function (event) { /* browsers leave a link that is half out of sight where it is */
        if (side.scrollWidth > side.clientWidth && event.target.matches(":focus-visible")) { event.target.scrollIntoView({ block: "nearest", inline: "center" }); }
      });
    }
    if (!button) { return; }
    var order = ["system", "light", "dark"];
    function now() { return root.dataset.theme || "system"; }
    function tell() { button.setAttribute("aria-label", "Colour theme: " + now()); button.title = "Colour theme: " + now(); button.dataset.now = now(); }
    button.addEventListener("click", function () {
      var next = order[(order.indexOf(now()) + 1) % order.length];
      apply(next);
      try { if (next === "system") { localStorage.removeItem(key); } else { localStorage.setItem(key, next); } } catch (e) { /* private mode */ }
      tell();
    });
    tell();
  });
})();
