// For a page that has Client Registrar in a frame: tells the frame whose page it is in, where the browser does not.
// Answers nobody but the frame's own origin, which is the one that this script was loaded from, and says nothing else.
// With data-recipe (what a link has behind "#recipe=", or the name of a file) it puts the frame in its place first.
"use strict";
(() => {
  const own = document.currentScript;
  const home = new URL(own.src).origin;
  const { recipe } = own.dataset;
  if (recipe) {
    const frame = document.createElement("iframe");
    frame.src = new URL(/^[a-z0-9-]{1,64}$/.test(recipe) ? "?recipe=" + recipe : "#recipe=" + recipe, new URL(".", own.src));
    frame.title = "Client Registrar";
    frame.width = "100%";
    frame.height = 900;
    frame.allow = "clipboard-write";
    own.before(frame);
  }
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== home || !source || data?.["client-registrar"] !== 1 || data.type !== "hello") return;
    source.postMessage({ "client-registrar": 1, type: "parent", id: data.id }, home);
  });
})();
