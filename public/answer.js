// Takes Microsoft's answer out of the address, before anything else runs, where the host shows this page in the place of
// auth.html. The sign-in goes on from here if it can; else the page says what the host does. src/signin/answer.rs reads
// the answer, and trusts nothing in it. auth.js does the same where the host serves it.
(() => {
  "use strict";
  const { search, hash, origin, pathname } = location;
  const text = search + hash;
  const said = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const is = (...names) => names.some((name) => said.has(name));
  const isRelay = /^#relay\.[\w-]{43}$/.test(text);
  if (!isRelay && !/\/auth(\.html)?$/.test(pathname) && !is("state", "code", "error", "access_token", "id_token")) return;
  // First of all: no code may stay in the address or the history.
  history.replaceState(null, "", origin + new URL("./", location).pathname);
  if (top !== window || text.length > 16384 || is("access_token", "id_token", "refresh_token")) return;

  const tell = () => {
    const show = () => {
      document.getElementById("wrong-path").textContent = pathname;
      document.getElementById("wrong-page").hidden = false;
    };
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", show);
    else show();
  };
  const [, id, kind] = /^v1\.([\w-]{43})\.([\w-]+)$/.exec(said.get("state")) ?? [];

  // This window was opened for the answer alone. What it has copied of the tab that opened it must not sign in here.
  const handOver = () => {
    const channel = new BroadcastChannel(`client-registrar.${id}`);
    const about = { "client-registrar": 1, id };
    channel.onmessage = ({ data }) => data?.["client-registrar"] === 1 && data.id === id && data.type === "taken" && close();
    channel.postMessage({ ...about, type: "answer", answer: text });
    setTimeout(tell, 2000);
    sessionStorage.removeItem("client-registrar.was-signed-in");
  };
  try {
    if (kind === "popup" || kind === "relay") return handOver();
    if (kind === "redirect" && is("code", "error")) {
      sessionStorage.setItem("client-registrar.sign-in-answer", JSON.stringify(text));
      return;
    }
    // Microsoft may lead back from signing out without a word: the page's own mark says who went there.
    const out = "client-registrar.signed-out";
    if ((kind === "signed-out" || !text) && sessionStorage.getItem(out)) return sessionStorage.setItem(out, '{"returned":true}');
  } catch {
    // Storage is refused, and signing in needs it.
  }
  tell();
})();
