// For a page that has Client Registrar in a frame: tells the frame whose page it is in, where the browser does not.
// Answers nobody but the frame's own origin, which is the one that this script was loaded from, and says nothing else.
"use strict";
(() => {
  const home = new URL(document.currentScript.src).origin;
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== home || !source || data?.["client-registrar"] !== 1 || data.type !== "hello") return;
    source.postMessage({ "client-registrar": 1, type: "parent", id: data.id }, home);
  });
})();
