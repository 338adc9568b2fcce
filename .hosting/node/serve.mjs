// Serves Client Registrar by Node alone (20 or newer), with the headers that it wants:
//
//     node serve.mjs dist 8080 /tools/registrar/
//
// Folder, port and path may be left out: dist, 8080, /. It reads every file once; start it again when one has changed.
// TLS ends before it. It listens on this machine alone unless HOST names another address.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join, relative, sep } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [folder = "dist", port = "8080", path = "/"] = process.argv.slice(2);

// Who may put the page into a frame: nobody, or the origins of config.json ("embed") in the place of 'none'.
const FRAME_ANCESTORS = { "index.html": "frame-ancestors 'none'", "auth.html": "frame-ancestors 'self'" };
const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  // The host's own: signatures of recipes, and a logo.
  sig: "text/plain; charset=utf-8",
  png: "image/png",
  webp: "image/webp",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
};
// What is named after its content may be kept for ever, all else is asked for anew.
const NAMED = /^(app-[0-9a-f]{16}\/[^/]+|[a-z]+-[0-9a-f]{16}\.(css|js))$/;

const read = (name) => {
  const plain = readFileSync(join(folder, name));
  const headers = {
    "Content-Type": TYPES[name.split(".").pop()],
    "Cache-Control": NAMED.test(name) ? "public, max-age=31536000, immutable" : "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    Vary: "Accept-Encoding",
    ETag: `W/"${createHash("sha256").update(plain).digest("hex").slice(0, 32)}"`,
  };
  if (name in FRAME_ANCESTORS) {
    headers["Content-Security-Policy"] = FRAME_ANCESTORS[name];
    headers["Integrity-Policy"] = "blocked-destinations=(script style)";
    headers["Origin-Agent-Cluster"] = "?1";
  }
  // Other sites can load it as a module.
  if (name === "embed.js") headers["Access-Control-Allow-Origin"] = "*";
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  return { headers, br: brotliCompressSync(plain, { params }), gzip: gzipSync(plain), plain };
};

// Nothing outside the folder is ever looked for: what was not found in it is not there.
const files = new Map();
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const name = relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/");
  if (entry.isFile() && name.split(".").pop() in TYPES) files.set(path + name, read(name));
}
if (!files.has(`${path}index.html`)) {
  console.error(`${folder} has no index.html: build the page first.`);
  process.exit(1);
}
files.set(path, files.get(`${path}index.html`));

const accepts = (request, coding) =>
  (request.headers["accept-encoding"] ?? "").split(",").some((one) => one.trim().split(";")[0] === coding && !/;\s*q=0(\.0*)?\s*$/.test(one));

const server = createServer((request, response) => {
  const [pathname] = request.url.split("?");
  const file = files.get(pathname);
  const end = (status, headers, body) => {
    response.writeHead(status, headers);
    response.end(request.method === "HEAD" ? undefined : body);
  };
  if (request.method !== "GET" && request.method !== "HEAD") return end(405, { Allow: "GET, HEAD" });
  // The page's own addresses are told from its folder's.
  if (`${pathname}/` === path) return end(308, { Location: path + request.url.slice(pathname.length) });
  if (!file) return end(404, { "Cache-Control": "no-cache", "Content-Type": "text/plain" }, "There is no such file.\n");
  if (request.headers["if-none-match"]?.includes(file.headers.ETag)) return end(304, file.headers);
  const coding = ["br", "gzip"].find((one) => accepts(request, one));
  const body = coding ? file[coding] : file.plain;
  end(200, { ...file.headers, ...(coding && { "Content-Encoding": coding }), "Content-Length": body.length }, body);
});
server.listen(Number(port), process.env.HOST ?? "127.0.0.1", () => {
  console.log(`Serving ${folder} at http://localhost:${server.address().port}${path}`);
});
