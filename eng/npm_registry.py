"""A registry of npm packages in a folder, for tests of what installs them: python3 npm_registry.py DIR.

Serves DIR/*.tgz on a free port of the loopback address, and prints its address. Any other package does not exist.
"""

import base64
import glob
import hashlib
import json
import os
import sys
import tarfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def described(path, address):
    """What a registry says of a package: its package.json, and where its archive is."""
    with tarfile.open(path) as archive:
        package = json.load(archive.extractfile("package/package.json"))
    with open(path, "rb") as file:
        digest = base64.b64encode(hashlib.sha512(file.read()).digest()).decode()
    package["dist"] = {"tarball": f"{address}/-/{os.path.basename(path)}", "integrity": f"sha512-{digest}"}
    return {"name": package["name"], "dist-tags": {"latest": package["version"]}, "versions": {package["version"]: package}}


class Registry(BaseHTTPRequestHandler):
    folder = ""

    def do_GET(self):
        address = f"http://{self.headers['Host']}"
        if self.path.startswith("/-/"):
            with open(os.path.join(self.folder, os.path.basename(self.path)), "rb") as file:
                return self.answer(200, "application/octet-stream", file.read())
        for path in glob.glob(os.path.join(self.folder, "*.tgz")):
            found = described(path, address)
            if self.path == f"/{found['name']}":
                return self.answer(200, "application/json", json.dumps(found).encode())
        return self.answer(404, "application/json", b"{}")

    def answer(self, status, kind, content):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    Registry.folder = sys.argv[1]
    server = ThreadingHTTPServer(("127.0.0.1", 0), Registry)
    print(f"http://127.0.0.1:{server.server_port}", flush=True)
    server.serve_forever()
