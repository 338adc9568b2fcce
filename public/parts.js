// Loads the parts of the page, each once: its code, its style sheet, its words, and before them what they build on.
// .ci/split joins this file with the glue of wasm-bindgen, whose initSync gives what the first part exports, and writes
// two tables above it: FILES, what each file has to be (integrity); PARTS, the part before each, and its files. There they
// tell of what people may be waiting for; what else there is, later.txt tells, once.
const address = (name) => new URL(name, import.meta.url).href;

// What the host answers, where that is why a file did not come: neither a link nor a comparison tells.
const status = async (name) => {
  const answer = await fetch(address(name), { cache: "no-store" }).catch(() => null);
  answer?.body?.cancel();
  return answer && !answer.ok ? answer.status : null;
};

// A failure is forgotten, so that whoever wants the file next has it asked for again, whatever the browser has kept. It
// fails with what src/web/browser/parts.rs reads.
const once = (load) => {
  const coming = new Map();
  const failed = new Set();
  return (name) => {
    if (!coming.has(name)) {
      coming.set(name, load(name, failed.has(name) ? "reload" : "default").catch(async () => {
        coming.delete(name);
        failed.add(name);
        throw await status(name);
      }));
    }
    return coming.get(name);
  };
};

const ask = (name, cache) => fetch(address(name), { integrity: FILES[name], cache });

const later = once(async (name, cache) => {
  const [files, parts] = await (await ask(name, cache)).json();
  Object.assign(FILES, files);
  Object.assign(PARTS, parts);
});

// It finds its place in the memory and the table of the first part.
const code = once(async (name, cache) => {
  const answer = await ask(name, cache);
  const imports = { __wasm_split: initSync() };
  // Of another type, as some hosts name it, no browser compiles it on the way.
  const isWasm = answer.headers.get("content-type")?.startsWith("application/wasm");
  await (isWasm ? WebAssembly.instantiateStreaming(answer, imports) : WebAssembly.instantiate(await answer.arrayBuffer(), imports));
});

const sheet = once((name) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address(name), crossOrigin: "anonymous", integrity: FILES[name] });
  document.head.append(link);
  return new Promise((yes, no) => Object.assign(link, { onload: () => yes(), onerror: no })).catch((error) => {
    link.remove();
    throw error;
  });
});

// "words-form.txt" has the sentences of the group "form".
const words = once(async (name, cache) => [name.slice("words-".length, -".txt".length), await (await ask(name, cache)).text()]);

const KINDS = { wasm: code, css: sheet, txt: words };

// Gives back the words of the part and of those before it.
export const bring = async (part) => {
  if (!PARTS[part]) await later("later.txt");
  const { after, files } = PARTS[part];
  const before = after ? bring(after) : [];
  const own = await Promise.all(files.map((name) => KINDS[name.split(".").pop()](name)));
  return [...await before, ...own.filter((one) => one)];
};

// What a way into a part calls, by a name of its own, for whoever has not brought it.
const LOADERS = new Proxy({}, { get: (_, name) => async (callback, data) => {
  const came = await bring(name.slice("__wasm_split_load_".length)).then(() => true, () => false);
  initSync().__indirect_function_table.get(callback)(data, came);
} });
