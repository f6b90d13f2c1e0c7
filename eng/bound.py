#!/usr/bin/env python3
"""How close up and down are to what the engine allows: bound.py BINARY SOCKET [--runs N] [SERVICES...]

The bound is this program: it makes the calls of the command, with the bodies that the command sent, as many at once as
their order allows: what is read, the announcement of a run, what creates, starts, stops and removes. It reads no file,
decides nothing, and its process runs already. With --changes-only it knows what the command has to read, and announces
nothing. Runs alternate; shown are medians of seconds and the ratio command / bound.
"""
import argparse
import concurrent.futures
import http.client
import json
import os
import pathlib
import socket
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

PROJECT = "bound"
IMAGE = "busybox:local"
RUN = f"compose-run.{PROJECT}"
local = threading.local()


class Engine:
    def __init__(self, path):
        self.path = path

    def call(self, method, target, body=None, raw=False):
        connection = getattr(local, "connection", None)
        if connection is None:
            connection = local.connection = http.client.HTTPConnection("engine", timeout=120)
            connection.sock = socket.socket(socket.AF_UNIX)
            connection.sock.connect(self.path)
        connection.request(method, target, json.dumps(body) if body else None,
                           {"Content-Type": "application/json"} if body else {})
        response = connection.getresponse()
        text = response.read()
        if response.status >= 400:
            raise OSError(f"{method} {target}: {response.status} {text[:200]!r}")
        return json.loads(text) if text and not raw else None


def body_of(engine, name):
    """The creation request of a container that the command has made, as far as it matters here."""
    found = engine.call("GET", f"/containers/{name}/json")
    config, host = found["Config"], found["HostConfig"]
    return {"Image": config["Image"], "Cmd": config["Cmd"], "Labels": config["Labels"],
            "HostConfig": {"Init": host["Init"], "NetworkMode": host["NetworkMode"]},
            "NetworkingConfig": {"EndpointsConfig": {f"{PROJECT}_default": {}}}}


def filters(**values):
    return "filters=" + urllib.parse.quote(json.dumps({name: {value: True} for name, value in values.items()}))


OWN = filters(label=f"com.docker.compose.project={PROJECT}")
READ = [f"/containers/json?all=1&{OWN}", f"/networks?{OWN}", f"/volumes?{OWN}"]
READ_BY_UP = [f"/images/{IMAGE}/json?manifests=1", f"/networks?{filters(name=f'{PROJECT}_default')}", *READ]


class Bound:
    def __init__(self, engine, names, bodies, network, pool, changes_only):
        self.engine, self.names, self.bodies, self.network, self.pool = engine, names, bodies, network, pool
        self.changes_only = changes_only

    def up(self):
        self.announced(READ_BY_UP, self.create)

    def down(self):
        self.announced(READ, self.remove)

    def announced(self, reads, change):
        if self.changes_only:
            return change()
        self.engine.call("GET", "/_ping", raw=True)
        list(self.pool.map(lambda target: self.engine.call("GET", target), reads))
        self.engine.call("POST", "/volumes/create", {"Name": RUN, "Labels": {"io.compose.run.id": "bound"}})
        change()
        self.engine.call("DELETE", f"/volumes/{RUN}?force=1")

    def create(self):
        self.engine.call("POST", "/networks/create", self.network)
        list(self.pool.map(self.one, self.names))

    def one(self, name):
        made = self.engine.call("POST", f"/containers/create?name={name}", self.bodies[name])
        self.engine.call("POST", f"/containers/{made['Id']}/start")

    def remove(self):
        list(self.pool.map(self.end, self.names))
        self.engine.call("DELETE", f"/networks/{PROJECT}_default")

    def end(self, name):
        self.engine.call("POST", f"/containers/{name}/stop?t=0")
        self.engine.call("DELETE", f"/containers/{name}?force=1")


def seconds(action):
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def measure(binary, engine, count, runs, changes_only):
    folder = tempfile.mkdtemp(prefix="bound-")
    names = [f"s{number:02}" for number in range(count)]
    pathlib.Path(folder, "compose.yaml").write_text("services:\n" + "".join(
        f'  {name}: {{image: "{IMAGE}", init: true, stop_grace_period: 0s, command: sleep 3600}}\n' for name in names))
    environment = {"PATH": os.environ["PATH"], "HOME": folder, "DOCKER_HOST": f"unix://{engine.path}"}

    def compose(*arguments):
        subprocess.run([binary, "-p", PROJECT, *arguments], cwd=folder, env=environment, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    compose("up", "-d")
    containers = [f"{PROJECT}-{name}-1" for name in names]
    bodies = {name: body_of(engine, name) for name in containers}
    found = engine.call("GET", f"/networks/{PROJECT}_default")
    network = {"Name": found["Name"], "Driver": "bridge", "Labels": found["Labels"], "CheckDuplicate": True}
    compose("down", "-t", "0")
    times = {"up": ([], []), "down": ([], [])}
    with concurrent.futures.ThreadPoolExecutor(max(count, len(READ_BY_UP))) as pool:
        bound = Bound(engine, containers, bodies, network, pool, changes_only)
        bound.up()
        bound.down()
        for _ in range(runs):
            times["up"][0].append(seconds(lambda: compose("up", "-d")))
            times["down"][0].append(seconds(lambda: compose("down", "-t", "0")))
            times["up"][1].append(seconds(bound.up))
            times["down"][1].append(seconds(bound.down))
    for verb, (ours, theirs) in times.items():
        mine, least = statistics.median(ours), statistics.median(theirs)
        print(f"| {verb}, {count} services | {mine:.3f} | {least:.3f} | {mine / least:.2f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("socket")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--changes-only", action="store_true")
    parser.add_argument("services", nargs="*", type=int, default=[3, 10, 30])
    options = parser.parse_intermixed_args()
    print("| | command | bound | ratio |\n|---|---|---|---|")
    for count in options.services:
        measure(os.path.abspath(options.binary), Engine(options.socket), count, options.runs, options.changes_only)


if __name__ == "__main__":
    main()
