#!/usr/bin/env python3
"""Serves Client Registrar by Python alone (3.8 or newer), with the headers that it wants:

    python3 serve.py dist 8080 /tools/registrar/

Folder, port and path may be left out: dist, 8080, /. It reads every file once; start it again when one has changed. TLS
ends before it. It listens on this machine alone unless HOST names another address. For a few people: Python's own server
takes a thread for each connection.
"""

import gzip
import hashlib
import os
import pathlib
import re
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# Who may put the page into a frame: nobody, or the origins of config.json ("embed") in the place of 'none'.
FRAME_ANCESTORS = {"index.html": "frame-ancestors 'none'", "auth.html": "frame-ancestors 'self'"}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    # The host's own: signatures of recipes, and a logo.
    ".sig": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
}
# What is named after its content may be kept for ever, all else is asked for anew.
NAMED = re.compile(r"(app-[0-9a-f]{16}/[^/]+|[a-z]+-[0-9a-f]{16}\.(css|js))")


def headers_of(name, body):
    """What a file of the page is sent with."""
    headers = {
        "Content-Type": TYPES[pathlib.PurePosixPath(name).suffix],
        "Cache-Control": "public, max-age=31536000, immutable" if NAMED.fullmatch(name) else "no-cache",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "Vary": "Accept-Encoding",
        "ETag": 'W/"%s"' % hashlib.sha256(body).hexdigest()[:32],
    }
    if name in FRAME_ANCESTORS:
        headers["Content-Security-Policy"] = FRAME_ANCESTORS[name]
        headers["Integrity-Policy"] = "blocked-destinations=(script style)"
        headers["Origin-Agent-Cluster"] = "?1"
    if name == "embed.js":
        # Other sites can load it as a module.
        headers["Access-Control-Allow-Origin"] = "*"
    return headers


def read(folder, path):
    """Every file of the page by its address. What is not in here is not there."""
    files = {}
    for file in sorted(pathlib.Path(folder).rglob("*")):
        if file.is_file() and file.suffix in TYPES:
            name, body = file.relative_to(folder).as_posix(), file.read_bytes()
            files[path + name] = (headers_of(name, body), body, gzip.compress(body, mtime=0))
    if path + "index.html" not in files:
        sys.exit("%s has no index.html: build the page first." % folder)
    files[path] = files[path + "index.html"]
    return files


class Handler(BaseHTTPRequestHandler):
    """Answers from what was read."""

    protocol_version = "HTTP/1.1"
    # A connection that nobody uses is given up; nothing waits for more to send.
    timeout = 30
    disable_nagle_algorithm = True

    def end(self, status, headers, body=b""):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status != 304:
            self.wfile.write(body)

    def do_GET(self):
        address = self.path.split("?")[0]
        if address + "/" == self.server.path:
            return self.end(308, {"Location": self.server.path + self.path[len(address):]})
        if address not in self.server.files:
            refused = {"Cache-Control": "no-cache", "Content-Type": "text/plain"}
            return self.end(404, refused, b"There is no such file.\n")
        headers, body, zipped = self.server.files[address]
        if headers["ETag"] in self.headers.get("If-None-Match", ""):
            return self.end(304, headers)
        takes = [one.split(";")[0].strip() for one in self.headers.get("Accept-Encoding", "").split(",")]
        if "gzip" in takes:
            return self.end(200, {**headers, "Content-Encoding": "gzip"}, zipped)
        return self.end(200, headers, body)

    do_HEAD = do_GET

    def log_message(self, *_):
        """Says nothing: an address can hold what is nobody's business."""


def main(folder="dist", port="8080", path="/"):
    server = ThreadingHTTPServer((os.environ.get("HOST", "127.0.0.1"), int(port)), Handler)
    server.path, server.files = path, read(folder, path)
    print("Serving %s at http://localhost:%d%s" % (folder, server.server_port, path), flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
