// Takes a registration or a recipe out of the address, before anything else: a fragment is gone from the address and from
// the history at once, and waits in the tab's storage. A recipe waits on the page as well: frames of one tab share the
// storage. src/registration/share.rs and src/recipe read them, and trust nothing in them.
(() => {
  "use strict";
  // More than src/registration/share.rs takes, so that it can say so.
  const ENOUGH = 300000;
  const take = (file) => {
    const { hash, origin, pathname, search } = location;
    const name = hash.startsWith("#draft=") ? "link" : hash.startsWith("#recipe=") || file ? "recipe" : "";
    if (!name) return name;
    const text = (/^#(draft|recipe)=/.test(hash) ? hash : "?recipe=" + file).slice(0, ENOUGH);
    history.replaceState(null, "", origin + pathname + (name === "link" ? search : "?step=recipe"));
    const { dataset } = document.documentElement;
    if (name === "recipe") dataset[name] = text;
    try {
      sessionStorage.setItem("client-registrar." + name, JSON.stringify(text));
    } catch {
      // Storage is refused, as in some frames: it waits on the page, for as long as that lives.
      dataset[name] = text;
    }
    return name;
  };
  take(new URLSearchParams(location.search).get("recipe"));
  // A link that is opened where the page is open already changes the fragment alone.
  addEventListener("hashchange", () => {
    const name = take();
    // As if one had gone there by Back: the page asks first where that would lose something.
    if (name === "recipe") dispatchEvent(new PopStateEvent("popstate"));
    if (name) document.dispatchEvent(new Event("client-registrar:" + name));
  });
})();
