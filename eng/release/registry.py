#!/usr/bin/env python3
"""Serves the npm packages of a folder as a registry would, on a free port of this machine: registry.py FOLDER. Prints its address."""

import base64
import glob
import hashlib
import http.server
import json
import os
import sys
import tarfile

FOLDER = sys.argv[1]


def described(path):
    """The package.json of a packed package, with where it can be fetched."""
    with tarfile.open(path) as tar:
        package = json.load(tar.extractfile("package/package.json"))
    with open(path, "rb") as file:
        digest = base64.b64encode(hashlib.sha512(file.read()).digest()).decode()
    return {**package, "dist": {"tarball": f"{ADDRESS}/{os.path.basename(path)}", "integrity": f"sha512-{digest}"}}


class Registry(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = os.path.basename(self.path)
        if name.endswith(".tgz"):
            with open(os.path.join(FOLDER, name), "rb") as file:
                return self.answer(200, file.read())
        if name not in PACKAGES:
            return self.answer(404, b"{}")
        package = PACKAGES[name]
        version = package["version"]
        document = {"name": name, "dist-tags": {"latest": version}, "versions": {version: package}}
        return self.answer(200, json.dumps(document).encode())

    def answer(self, code, body):
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


SERVER = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Registry)
ADDRESS = f"http://127.0.0.1:{SERVER.server_port}"
PACKAGES = {package["name"]: package for package in map(described, glob.glob(os.path.join(FOLDER, "*.tgz")))}
print(ADDRESS, flush=True)
SERVER.serve_forever()
