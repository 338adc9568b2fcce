// The one page that Microsoft sends people back to. It takes the answer out of the address, keeps it once for the
// page beside it, and goes there. Nothing in the address decides where to: the way is always "./".
"use strict";
(() => {
  const query = location.search;
  const fragment = location.hash;
  // First of all: no code may stay in the address or in the history, whatever comes after.
  history.replaceState(null, "", location.origin + location.pathname);

  // What the page reads. Other names are dropped here, as RFC 6749 asks; above all those that name a host.
  const KNOWN = [
    "state", "code", "iss", "error", "suberror", "error_subcode", "error_description", "claims",
    "trace_id", "correlation_id", "timestamp", "admin_consent",
  ];
  // Tokens have no place in an address: whoever sends one is not answering this page.
  const REFUSED = ["access_token", "id_token", "refresh_token"];

  const show = (id) => {
    document.getElementById(id).hidden = false;
  };

  // The parameters that the page reads, or null where one comes twice or must not come at all.
  const read = (text) => {
    const known = new URLSearchParams();
    for (const [name, value] of new URLSearchParams(text.slice(1))) {
      if (REFUSED.includes(name) || known.has(name)) return null;
      if (KNOWN.includes(name)) known.set(name, value);
    }
    return known;
  };

  const act = () => {
    if (window.top !== window || query.length + fragment.length > 16384) return show("nothing");
    if (query + fragment === "") return show("signed-out");
    const [asked, said] = [read(query), read(fragment)];
    if (!asked || !said || (`${asked}` && `${said}`)) return show("nothing");
    const answer = `${said}` ? said : asked;
    const shape = /^v1\.[A-Za-z0-9_-]{43}\.(redirect|admin)$/.exec(answer.get("state") ?? "");
    if (!shape) return show("nothing");
    // The answer to a link that an administrator was sent. It is a sentence, and nothing depends on it.
    if (shape[1] === "admin") {
      return show(answer.get("admin_consent")?.toLowerCase() === "true" ? "granted" : "not-granted");
    }
    if (!answer.has("code") && !answer.has("error")) return show("nothing");
    try {
      sessionStorage.setItem("client-registrar.sign-in-answer", JSON.stringify((answer === said ? "#" : "?") + answer));
    } catch {
      return show("no-storage");
    }
    location.replace("./");
  };

  act();
})();
