// Starts the page: the first part of it, which loads the others when they are wanted. Nothing is put on `window`.
const root = document.documentElement;
const message = document.getElementById("not-loaded");
// It is for a page whose scripts do not run. From here on a failure is told as far as it is known.
message.hidden = true;

const { js, wasm, words, wasmIntegrity, wordsIntegrity } = document.querySelector("script[data-wasm]").dataset;
const file = (name, integrity) => ({ href: new URL(name, document.baseURI).href, integrity });
// What .ci/pack has computed of each file keeps out whatever is not of this build.
const GLUE = file(js);
const CODE = file(wasm, wasmIntegrity);
const WORDS = file(words, wordsIntegrity);

const TYPES = { js: "javascript", css: "text/css", wasm: "", txt: "" };
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
  message.classList.remove("late");
  message.hidden = false;
};

// How browsers speak of a policy that forbids WebAssembly.
const POLICY = /content security policy|csp|unsafe-eval/i;

const start = async () => {
  document.getElementById("app").hidden = false;
  let failed;
  const or = (wanted) => (error) => {
    failed ??= wanted.href;
    throw error;
  };
  try {
    const coming = [CODE, WORDS].map((one) => fetch(one.href, { integrity: one.integrity }).catch(or(one)));
    // The page has it as a script: it is fetched once, and compared with what was built.
    const [code, said, glue] = await Promise.all([...coming, import(GLUE.href).catch(or(GLUE))]);
    await glue.default({ module_or_path: code });
    glue.begin(await said.text());
  } catch (error) {
    // theme.js keeps the painted start page from view while another page is about to come up.
    delete root.dataset.inside;
    if (failed) fail(await missing(failed));
    else if (POLICY.test(error.message)) fail("The host's content security policy leaves out 'wasm-unsafe-eval'.");
    else fail(`The browser didn't run the page's WebAssembly (${error.name}).`);
    throw error;
  }
};

// The first script knows whether the page is in a frame, and the style sheet what is hidden: not without them.
const first = document.querySelector("script:not([type])");
const sheet = document.querySelector("link[rel=stylesheet]");
if (!("watched" in root.dataset)) fail(await missing(first.src));
else if (!getComputedStyle(root).getPropertyValue("--page")) fail(await missing(sheet.href));
else await start();
