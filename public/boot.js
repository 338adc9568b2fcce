// Starts the page: loads the module that its own tag names. Nothing is put on `window`.
const tag = document.querySelector("script[data-wasm]");
const address = (name) => new URL(name, document.baseURI).href;

try {
  const glue = await import(address(tag.dataset.js));
  await glue.default({ module_or_path: address(tag.dataset.wasm) });
} catch (error) {
  const loading = document.getElementById("loading");
  // Where the page has come up and stopped at once, it has said so itself.
  if (loading && document.getElementById("stopped").hidden) {
    loading.hidden = true;
    document.getElementById("not-loaded").hidden = false;
  }
  throw error;
} finally {
  // theme.js keeps the painted start page from view while another page is about to come up.
  delete document.documentElement.dataset.inside;
}
