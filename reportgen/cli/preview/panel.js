// Follows the preview: asks whether this page reads otherwise now whenever something was made anew, and loads it again if it does.
"use strict";
(() => {
  const panel = document.getElementById("reportgen-preview");
  const details = panel.querySelector("details");
  const status = panel.querySelector("[role=status]");
  const kept = "reportgen-preview-open";
  let events = null;

  const say = (words) => { if (status.textContent !== words) status.textContent = words; };

  const check = () => fetch(location.href, { method: "HEAD", cache: "no-store" }).then((answer) => {
    if (answer.headers.get("ETag") !== panel.dataset.tag) location.reload();
  }, () => {});

  const open = () => {
    if (events) return;
    events = new EventSource("/.preview/events");
    events.onmessage = (event) => {
      say(JSON.parse(event.data).pending ? "· the history follows" : "");
      check();
    };
    events.onerror = () => say("· not connected: reportgen serve has ended");
  };

  const close = () => { if (events) events.close(); events = null; };

  try { if (sessionStorage.getItem(kept) === "yes") details.open = true; } catch { /* storage may be forbidden */ }
  details.addEventListener("toggle", () => { try { sessionStorage.setItem(kept, details.open ? "yes" : "no"); } catch { /* as above */ } });
  // A tab that nobody sees keeps no connection: a browser has six for one host.
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  if (!document.hidden) open();
})();
