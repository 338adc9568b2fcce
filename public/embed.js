// <client-registrar recipe="fhir-client"></client-registrar>: Client Registrar in a frame, on a page that config.json lists.
// recipe is the name of a file or what a link has behind "#recipe="; theme is light or dark, where the page doesn't follow
// its own color-scheme; title names the frame. It raises client-registrar:ready, :step, :registered, :undone and :cancelled.
// src/flow/embedded says what is told, and what is taken from here.
"use strict";
(() => {
  // The version of the attributes, the events and the messages.
  const VERSION = 1;
  const EVENTS = ["ready", "step", "registered", "undone", "cancelled"];
  const own = document.currentScript ?? document.querySelector('script[type="module"][src*="/embed.js"]');
  if (!own) throw new Error("embed.js has to be the src of a script element");
  const base = new URL(".", own.src);
  const home = base.origin;
  // The elements that are on the page.
  const here = new Set();

  const say = (to, type, rest) => to.postMessage({ "client-registrar": VERSION, type, ...rest }, home);

  // No inline style, which a site's policy may forbid.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`:host { display: block; overflow: clip; border: 1px solid #8888; border-radius: 8px }
    :host([hidden]) { display: none }
    iframe { display: block; width: 100%; min-height: 20rem; border: 0;
      max-height: var(--client-registrar-max-height, 90vh) }`);

  class ClientRegistrar extends HTMLElement {
    static observedAttributes = ["recipe", "theme", "title", "lang"];
    #frame;
    #isReady;

    get version() {
      return VERSION;
    }

    connectedCallback() {
      const frame = document.createElement("iframe");
      frame.title = this.title || "Client Registrar";
      frame.allow = "clipboard-write";
      frame.loading = "lazy";
      // Until the page within says how high it is.
      frame.height = 640;
      frame.part = "frame";
      const recipe = this.getAttribute("recipe") ?? "";
      frame.src = new URL(!recipe ? "" : /^[a-z0-9-]{1,64}$/.test(recipe) ? "?recipe=" + recipe : "#recipe=" + recipe, base);
      this.#frame = frame;
      this.#isReady = false;
      // What a framework finds within the element is what it has put there.
      const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.replaceChildren(frame);
      here.add(this);
      for (const one of [document.documentElement, document.body]) looks.observe(one, { attributes: true });
    }

    disconnectedCallback() {
      here.delete(this);
      this.#isReady = false;
      this.#frame.remove();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "recipe" && this.isConnected) this.connectedCallback();
      else if (name === "title") this.#frame.title = now || "Client Registrar";
      this.look();
    }

    shows(source) {
      return source === this.#frame.contentWindow;
    }

    hear(type, detail) {
      if (type === "height") this.#frame.height = detail.height;
      if (!EVENTS.includes(type)) return;
      if (type === "ready") this.#isReady = true;
      this.look();
      this.dispatchEvent(new CustomEvent("client-registrar:" + type, { bubbles: true, composed: true, detail }));
    }

    // Tells the frame how the page around it looks: by the attribute, or as the page's own color-scheme says.
    look() {
      if (!this.#isReady) return;
      const { colorScheme } = getComputedStyle(this);
      say(this.#frame.contentWindow, "looks", {
        theme: this.getAttribute("theme") ?? (colorScheme === "normal" ? "light" : colorScheme),
        lang: this.closest("[lang]")?.lang,
      });
    }
  }

  const looks = new MutationObserver(() => here.forEach((one) => one.look()));

  // Answers nobody but windows of the registrar's own origin. Whose page a frame is in is asked where the browser doesn't tell.
  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== home || !source || data?.["client-registrar"] !== VERSION) return;
    const { "client-registrar": version, type, ...detail } = data;
    if (type === "hello") return say(source, "parent", { id: data.id });
    for (const one of here) if (one.shows(source)) one.hear(type, detail);
  });

  // The script may stand on a page twice.
  if (!customElements.get("client-registrar")) customElements.define("client-registrar", ClientRegistrar);
})();
