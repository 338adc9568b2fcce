// Starts the page. The start page is a module of its own, so that it is light; the rest is loaded when a way on was
// chosen, or at once where one is on the way already. Nothing is put on `window`.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;
const START = { js: address(tag.dataset.js), wasm: address(tag.dataset.wasm) };
const REST = { js: address(`${tag.dataset.rest}.js`), wasm: address(`${tag.dataset.rest}_bg.wasm`) };

// What leads further than the start page: an answer from Microsoft, a session or a sandbox before a reload, a
// registration that came by a link.
const GOES_ON = ["sign-in-answer", "sign-in-asked", "was-signed-in", "signed-out", "in-sandbox", "link", "self-test"];
const goesOn = () => {
  if (new URLSearchParams(location.search).has("step") || "link" in document.documentElement.dataset) return true;
  try {
    return GOES_ON.some((key) => sessionStorage.getItem(`client-registrar.${key}`) !== null);
  } catch {
    return false;
  }
};

const load = async (part) => {
  try {
    const glue = await import(part.js);
    await glue.default({ module_or_path: part.wasm });
  } catch (error) {
    // Where the page has come up and stopped at once, it has said so itself.
    if (document.getElementById("stopped").hidden) {
      for (const words of document.querySelectorAll(".loading")) words.hidden = true;
      document.getElementById("not-loaded").hidden = false;
    }
    throw error;
  } finally {
    // theme.js keeps the painted start page from view while another page is about to come up.
    delete document.documentElement.dataset.inside;
  }
};

// Fetched, not run: a hand that reaches for a button is about to press it.
const prepare = () => {
  for (const [rel, as, href] of [["modulepreload", "", REST.js], ["preload", "fetch", REST.wasm]]) {
    const link = Object.assign(document.createElement("link"), { rel, as, href });
    link.crossOrigin = "anonymous";
    document.head.append(link);
  }
};

if ("framed" in document.documentElement.dataset || goesOn()) {
  // In a frame the module reads first who may be around it, and comes up there alone. Nothing could be handed over
  // from the start page: storage may be refused.
  await load(REST);
} else {
  const asked = new Promise((go) => {
    for (const event of ["go-on", "link"]) document.addEventListener(`client-registrar:${event}`, go, { once: true });
  });
  const main = document.getElementById("app");
  const reached = new AbortController();
  for (const event of ["pointerover", "focusin", "touchstart"]) {
    main.addEventListener(event, (e) => {
      if (!e.target.closest("button")) return;
      reached.abort();
      prepare();
    }, { passive: true, signal: reached.signal });
  }
  await load(START);
  await asked;
  await load(REST);
}
