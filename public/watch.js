// Says why the page cannot start where boot.js does not run. The words stand in index.html, which shows them after a
// while by itself; boot.js takes them away, and says from then on what fails.
(() => {
  "use strict";
  // boot.js goes on only where this file, which sees whether the page is in a frame, has run.
  document.documentElement.dataset.watched = "";
  addEventListener("load", () => {
    const words = document.getElementById("not-loaded");
    if (words.hidden || !words.classList.contains("late")) return;
    const modules = "noModule" in HTMLScriptElement.prototype;
    const file = document.querySelector("script[data-wasm]").src.split("/").pop();
    document.getElementById("not-loaded-cause").textContent =
      modules ? `${file} is missing on the host, or didn't run.` : "This browser doesn't run JavaScript modules.";
    document.getElementById("loading").hidden = true;
    words.classList.remove("late");
  });
})();
