// Takes a registration out of the address, before anything else: the fragment is gone from the address and from the
// history at once, and waits in the tab's storage. src/registration/share.rs reads it, and trusts nothing in it.
(() => {
  "use strict";
  // More than src/registration/share.rs takes, so that it can say so.
  const ENOUGH = 300000;
  const take = () => {
    if (!location.hash.startsWith("#draft=")) return false;
    const fragment = location.hash.slice(0, ENOUGH);
    history.replaceState(null, "", location.origin + location.pathname + location.search);
    try {
      sessionStorage.setItem("client-registrar.link", JSON.stringify(fragment));
    } catch {
      // Storage is refused, as in some frames: it waits on the page, for as long as that lives.
      document.documentElement.dataset.link = fragment;
    }
    return true;
  };
  take();
  // A link that is opened where the page is open already changes the fragment alone.
  addEventListener("hashchange", () => {
    if (take()) document.dispatchEvent(new Event("client-registrar:link"));
  });
})();
