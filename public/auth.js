// The bridge back from Microsoft, and the relay between a frame and Microsoft. Goes to "./" alone.
const { search, hash, origin, pathname } = location;
const bare = search + hash === "";
// No code stays in the address or the history. A relay outlives a reload.
const kept = bare ? history.state : /^#relay\.([\w-]{43})$/.exec(search + hash)?.[1] ?? "";
history.replaceState(kept, "", origin + pathname);

const KNOWN = /^(state|code|iss|(sub)?error|error_(subcode|description)|claims|(trace|correlation)_id|timestamp|admin_consent)$/;
const REFUSED = /_token$/;
const LONGEST = 16384;

const element = (id) => document.getElementById(id);

const show = (...ids) => {
  for (const one of document.querySelectorAll("main div div, button")) one.hidden = !ids.includes(one.id);
  element(ids[1])?.focus();
};

// The known parameters; null where one comes twice, or a token.
const read = (text) => {
  const known = new URLSearchParams();
  for (const [name, value] of new URLSearchParams(text.slice(1))) {
    if (REFUSED.test(name) || known.has(name)) return null;
    if (KNOWN.test(name)) known.set(name, value);
  }
  return known;
};

const talk = (id) => ({
  channel: new BroadcastChannel(`client-registrar.${id}`),
  say: (type, more) => ({ "client-registrar": 1, type, id, ...more }),
  is: (data, type) => data?.["client-registrar"] === 1 && data.id === id && data.type === type,
});

const leave = () => {
  show("done");
  close();
};

let timer;
const wait = () => {
  show("moment");
  clearTimeout(timer);
  timer = setTimeout(() => element("moment").hidden || show("unreachable"), 3000);
};

const handOver = (id, answer) => {
  const { channel, say, is } = talk(id);
  channel.onmessage = ({ data }) => is(data, "taken") && leave();
  channel.postMessage(say("answer", { answer }));
  wait();
};

// The address, if it leads to Microsoft and back here alone.
const checked = (text, id) => {
  if (!URL.canParse(text) || text.length > LONGEST) return null;
  const { href, searchParams } = new URL(text);
  const [, authority, end] = /^(https?:\/\/[^/]+)\/[\w.-]+\/oauth2\/v2\.0\/(authorize|logout)\?[^#]+$/.exec(href) ?? [];
  if (!document.querySelector("[name=authorities]").content.split(" ").includes(authority)) return null;
  const own = new URL("auth.html", location).href;
  const asked = new Map(searchParams);
  const clear = ([name, value]) => /^[a-z_-]+$/.test(name) && (value === own || !name.endsWith("uri"));
  if (asked.size < searchParams.size || ![...asked].every(clear)) return null;
  const wanted = end === "logout" ? { post_logout_redirect_uri: own } :
    { redirect_uri: own, response_type: "code", response_mode: "fragment", code_challenge_method: "S256" };
  wanted.state = `v1.${id}.relay`;
  return Object.keys(wanted).every((name) => asked.get(name) === wanted[name]) ? href : null;
};

// A frame hears no window that was at Microsoft, but this one.
const relay = (id) => {
  const { channel, say, is } = talk(id);
  let address;
  const tell = (type, more) => {
    opener?.postMessage(say(type, more), origin);
    channel.postMessage(say(type, more));
  };
  const open = () => {
    window.open(address, `client-registrar.${id}`, "popup,width=540,height=720");
    show("waiting", "again", "cancel");
  };
  const hear = ({ data }) => {
    if (is(data, "taken")) leave();
    if (!is(data, "open") || address !== undefined) return;
    address = checked(data.address, id);
    if (!address) return show("nothing");
    show("ready", "go", "cancel");
    if (navigator.userActivation?.isActive) open();
  };
  onmessage = (event) => event.source === opener && event.origin === origin && hear(event);
  channel.onmessage = (event) => {
    if (!address || !is(event.data, "answer")) return hear(event);
    channel.postMessage(say("taken"));
    tell("answer", { answer: event.data.answer });
    wait();
  };
  element("go").onclick = element("again").onclick = open;
  element("cancel").onclick = () => {
    tell("cancelled");
    leave();
  };
  wait();
  // Microsoft cannot be shown in a sandbox, where a frame may not lead the one beside it.
  const frames = ["auth.html", ""].map((src) => Object.assign(document.createElement("iframe"), { src }));
  document.body.append(...frames);
  frames[0].onload = () => {
    const held = frames[0].contentDocument?.title === "sandbox";
    for (const one of frames) one.remove();
    tell(held ? "sandboxed" : "relay-ready");
    if (held) show("unreachable");
  };
};

// In the first of them.
const probe = () => {
  show("nothing");
  try {
    parent[1].location = "about:blank";
  } catch {
    document.title = "sandbox";
  }
};

const stored = (key) => {
  try {
    return sessionStorage.getItem(`client-registrar.${key}`);
  } catch {
    return null;
  }
};

// Whoever went to Microsoft to sign out is back.
const signedOut = () => {
  if (!stored("signed-out")) return false;
  sessionStorage.setItem("client-registrar.signed-out", '{"returned":true}');
  return true;
};

(() => {
  if (top !== window) return probe();
  if (search.length + hash.length > LONGEST) return show("nothing");
  if (/^[\w-]{43}$/.test(kept)) return relay(kept);
  const [asked, said] = [read(search), read(hash)];
  if (!asked || !said || (asked.size && said.size)) return show("nothing");
  // Microsoft may lead back from signing out without a word: the page's own mark says who went there.
  if (!asked.size && !said.size && !signedOut()) return show(stored("sign-in-pending") ? "lost" : "nothing");
  if (!asked.size && !said.size) return location.replace("./");
  const [mark, answer] = said.size ? ["#", said] : ["?", asked];
  const [, id, kind] = /^v1\.([\w-]{43})\.(redirect|popup|relay|admin|signed-out)$/.exec(answer.get("state")) ?? [];
  if (kind === "admin") return show(/^true$/i.test(answer.get("admin_consent")) ? "granted" : "not-granted");
  // A state alone comes from signing out.
  if (kind === "popup" || kind === "relay") return handOver(id, mark + answer);
  if (kind === "redirect" && (answer.has("code") || answer.has("error"))) {
    try {
      sessionStorage.setItem("client-registrar.sign-in-answer", JSON.stringify(mark + answer));
    } catch {
      return show("no-storage");
    }
  } else if (kind === "signed-out") signedOut();
  else return show("nothing");
  show();
  location.replace("./");
})();
