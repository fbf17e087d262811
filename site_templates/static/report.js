/* Report pages: open the group that an address names; [ and ] lead to the report before and after. */
(function () {
  "use strict";
  function open() {
    var target = document.getElementById(window.location.hash.slice(1));
    for (var node = target; node; node = node.parentElement) { if (node.tagName === "DETAILS") { node.open = true; } }
    if (target) { target.scrollIntoView(); }
  }
  window.addEventListener("hashchange", open);
  if (window.location.hash) { open(); }
  document.addEventListener("keydown", function (event) {
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var link = event.key === "[" ? document.querySelector("a[rel=prev]") : event.key === "]" ? document.querySelector("a[rel=next]") : null;
    if (link) { window.location.href = link.href; }
  });
})();
