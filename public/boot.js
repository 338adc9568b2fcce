// Starts the page: loads the module that its own tag names. Nothing is put on `window`.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;

try {
  const glue = await import(address(tag.dataset.js));
  await glue.default({ module_or_path: address(tag.dataset.wasm) });
} catch (error) {
  // A page that stopped after it had come up has said so itself.
  if (document.getElementById("stopped").hidden) {
    document.getElementById("loading").hidden = true;
    document.getElementById("not-loaded").hidden = false;
  }
  throw error;
}
