// Before the first paint: the chosen colours, whether the page stands in a frame, where a press could be stolen, and
// whether the start page is what is about to be shown. The module takes the frame's mark away where it may be there.
// src/web/browser/theme.rs writes the choice, src/flow/recovery.rs names what other tabs may have left unfinished.
try {
  const theme = localStorage.getItem("client-registrar.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  for (const name in localStorage) if (name.startsWith("client-registrar.unfinished.")) document.documentElement.dataset.unfinished = "";
} catch {
  // Storage is refused: the colours are the system's.
}
if (new URLSearchParams(location.search).has("step")) document.documentElement.dataset.inside = "";
if (window.top !== window) {
  document.documentElement.dataset.framed = "";
  // With the registration in it, which link.js takes out of the address.
  const { href } = location;
  // A frame that opens no tab still shows the address to copy.
  addEventListener("DOMContentLoaded", () => {
    document.getElementById("framed-link").href = href;
    document.getElementById("framed-address").textContent = location.origin + location.pathname;
  });
}
