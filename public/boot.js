// Starts the page. The start page is a module of its own, so that it is light; the rest is loaded when a way on was
// chosen, or at once where one is on the way already. Nothing is put on `window`.
const root = document.documentElement;
const words = document.getElementById("not-loaded");
// They are for a page whose scripts do not run. From here on a failure is told as far as it is known.
words.hidden = true;

const tag = document.querySelector("script[data-wasm]");
const { js, wasm, rest, startJs, startWasm, restJs, restWasm } = tag.dataset;
const file = (name, integrity) => ({ href: new URL(name, document.baseURI).href, integrity });
// What .ci/pack has computed of each file keeps out whatever is not of this build.
const START = { js: file(js, startJs), wasm: file(wasm, startWasm) };
const REST = { js: file(`${rest}.js`, restJs), wasm: file(`${rest}_bg.wasm`, restWasm) };

const TYPES = { js: "javascript", css: "text/css", wasm: "" };
// Why a file did not come, as far as the host says so when it is asked once more.
const missing = async (href) => {
  const name = href.split("/").pop();
  const answer = await fetch(href, { cache: "no-store" }).catch(() => null);
  if (!answer) return `${name} didn't load: there was no answer.`;
  if (!answer.ok) return `${name} didn't load: the host answers with status ${answer.status}.`;
  const type = answer.headers.get("content-type") ?? "no type";
  if (!type.includes(TYPES[name.split(".").pop()])) return `${name} didn't load: the host sends it as ${type}.`;
  return `${name} was kept from the page, or isn't the file that was built.`;
};

const fail = (cause) => {
  // Where the page has come up and stopped at once, it has said so itself.
  if (!document.getElementById("stopped").hidden) return;
  for (const one of document.querySelectorAll(".loading")) one.hidden = true;
  document.getElementById("not-loaded-cause").textContent = cause;
  words.classList.remove("late");
  words.hidden = false;
};

// How browsers speak of a policy that forbids WebAssembly.
const POLICY = /content security policy|csp|unsafe-eval/i;

// Fetched, not run. import() takes a module that was preloaded, and those are compared with what was built.
const preload = async (rel, { href, integrity }) => {
  const link = Object.assign(document.createElement("link"), { rel, href, crossOrigin: "anonymous" });
  // What is fetched by hand is compared when it is.
  if (rel === "preload") link.as = "fetch";
  else link.integrity = integrity;
  const loaded = new Promise((yes, no) => Object.assign(link, { onload: yes, onerror: () => no(new Error(href)) }));
  document.head.append(link);
  if (link.relList.supports(rel)) await loaded;
};

const load = async (part) => {
  let failed;
  const or = (wanted) => (error) => {
    failed ??= wanted.href;
    throw error;
  };
  try {
    const { js, wasm } = part;
    const coming = fetch(wasm.href, { integrity: wasm.integrity }).catch(or(wasm));
    const [bytes] = await Promise.all([coming, preload("modulepreload", js).catch(or(js))]);
    const glue = await import(js.href).catch(or(js));
    await glue.default({ module_or_path: bytes });
  } catch (error) {
    if (failed) fail(await missing(failed));
    else if (POLICY.test(error.message)) fail("The host's content security policy leaves out 'wasm-unsafe-eval'.");
    else fail(`The browser didn't run the page's WebAssembly (${error.name}).`);
    throw error;
  } finally {
    // theme.js keeps the painted start page from view while another page is about to come up.
    delete root.dataset.inside;
  }
};

// A hand that reaches for a button is about to press it.
const prepare = () => Promise.allSettled([preload("modulepreload", REST.js), preload("preload", REST.wasm)]);

// What leads further than the start page: an answer from Microsoft, a session or a sandbox before a reload, a
// registration that came by a link.
const GOES_ON = ["sign-in-answer", "sign-in-asked", "was-signed-in", "signed-out", "in-sandbox", "link", "self-test"];
const goesOn = () => {
  if (new URLSearchParams(location.search).has("step") || "link" in root.dataset) return true;
  try {
    return GOES_ON.some((key) => sessionStorage.getItem(`client-registrar.${key}`) !== null);
  } catch {
    return false;
  }
};

const start = async () => {
  const main = document.getElementById("app");
  main.hidden = false;
  if ("framed" in root.dataset || goesOn()) {
    // In a frame the module reads first who may be around it, and comes up there alone. Nothing could be handed over
    // from the start page: storage may be refused.
    return load(REST);
  }
  const asked = new Promise((go) => {
    for (const event of ["go-on", "link"]) document.addEventListener(`client-registrar:${event}`, go, { once: true });
  });
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
  return load(REST);
};

// The first script knows whether the page is in a frame, and the style sheet what is hidden: not without them.
const first = document.querySelector("script[src]");
const sheet = document.querySelector("link[rel=stylesheet]");
if (!("watched" in root.dataset)) fail(await missing(first.src));
else if (!getComputedStyle(root).getPropertyValue("--page")) fail(await missing(sheet.href));
else await start();
