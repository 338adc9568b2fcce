// Takes a registration or a recipe out of the address, before anything else: the fragment is gone from the address and
// from the history at once, and waits in the tab's storage. src/registration/share.rs and src/recipe read them, and trust
// nothing in them.
(() => {
  "use strict";
  // More than src/registration/share.rs takes, so that it can say so.
  const ENOUGH = 300000;
  const take = () => {
    const name = location.hash.startsWith("#draft=") ? "link" : location.hash.startsWith("#recipe=") ? "recipe" : "";
    if (!name) return name;
    const fragment = location.hash.slice(0, ENOUGH);
    const query = name === "link" ? location.search : "?step=recipe";
    history.replaceState(null, "", location.origin + location.pathname + query);
    try {
      sessionStorage.setItem("client-registrar." + name, JSON.stringify(fragment));
    } catch {
      // Storage is refused, as in some frames: it waits on the page, for as long as that lives.
      document.documentElement.dataset[name] = fragment;
    }
    return name;
  };
  take();
  // A link that is opened where the page is open already changes the fragment alone.
  addEventListener("hashchange", () => {
    const name = take();
    // As if one had gone there by Back: the page asks first where that would lose something.
    if (name === "recipe") dispatchEvent(new PopStateEvent("popstate"));
    if (name) document.dispatchEvent(new Event("client-registrar:" + name));
  });
})();
