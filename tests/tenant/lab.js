// Plays the page that asks: speaks with auth.html as Client Registrar does, and writes down what it hears and how.
"use strict";
const template = new URLSearchParams(location.search).get("address") || "";
const note = (line) => {
  document.getElementById("heard").textContent += `${line}\n`;
};
const say = (id, type, more) => ({ "client-registrar": 1, type, id, ...more });

const fresh = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
};

// Opens a window in the press, and takes the first answer from whichever way it comes.
const begin = (kind, open, mute) => {
  const id = fresh();
  const channel = new BroadcastChannel(`client-registrar.${id}`);
  const child = open(id);
  note(`${kind} ${child ? "opened" : "not opened"}`);
  // Its last words may still be on their way when a window is seen to be closed.
  let looks = 0;
  const watch = kind === "relay" && child && setInterval(() => child.closed && ++looks === 20 && end("closed"), 50);
  let over = false;
  const end = (line) => {
    if (over) return;
    over = true;
    clearInterval(watch);
    note(line);
  };
  const hear = (way, data, reply) => {
    if (data?.["client-registrar"] !== 1 || data.id !== id || over) return;
    if (data.type === "relay-ready" && !mute) reply(say(id, "open", { address: template.replace("STATE", `v1.${id}.relay`) }));
    if (data.type === "cancelled") end(`cancelled by ${way}`);
    if (data.type === "sandboxed") {
      end(`sandboxed by ${way}`);
      child?.close();
    }
    if (data.type === "answer") {
      reply(say(id, "taken"));
      end(`answer by ${way} ${data.answer}`);
    }
  };
  channel.onmessage = ({ data }) => hear("channel", data, (message) => channel.postMessage(message));
  addEventListener("message", ({ data, source, origin }) => {
    if (child && source === child && origin === location.origin) {
      hear("message", data, (message) => child.postMessage(message, location.origin));
    }
  });
};

const openRelay = (id) => window.open(`auth.html#relay.${id}`, "_blank", "popup");
document.getElementById("popup").onclick = () =>
  begin("popup", (id) => window.open(template.replace("STATE", `v1.${id}.popup`), "_blank", "popup"));
document.getElementById("relay").onclick = () => begin("relay", openRelay);
document.getElementById("mute").onclick = () => begin("relay", openRelay, true);

document.getElementById("hello").onclick = () => {
  const id = fresh();
  addEventListener("message", ({ data, source, origin }) => {
    if (source === parent && data?.type === "parent" && data.id === id) note(`parent ${origin}`);
  });
  // As a frame must, which does not know yet who will hear it. There is nothing in it but the question.
  parent.postMessage(say(id, "hello"), "*");
};

// Opens a relay, asks it to open this address, and answers what it then shows, after which it is closed.
const tryAddress = (address) =>
  new Promise((done) => {
    const id = fresh();
    const child = openRelay(id);
    addEventListener("message", ({ data, source }) => {
      if (source !== child || data.type !== "relay-ready") return;
      child.postMessage(say(id, "open", { address: address.replaceAll("STATE", `v1.${id}.relay`) }), location.origin);
    });
    const asked = setInterval(() => {
      const shown = child.document.querySelector("main div div:not([hidden])")?.id;
      if (!shown || shown === "moment" || shown === "late") return;
      clearInterval(asked);
      child.close();
      done(shown);
    }, 5);
  });
