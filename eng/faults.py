#!/usr/bin/env python3
"""The kill matrix: faults.py BINARY SOCKET [--at before,after] [SCENARIO...]

A proxy between the command and the engine kills the command (SIGKILL) before the engine gets the n-th call that
changes something, or when the engine has carried it out and before the command hears of it. Then the same command
runs again, undisturbed. The engine must be as after an undisturbed run, with the same data and nothing left over.
"""
import argparse
import collections
import http.client
import io
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tarfile
import tempfile
import threading

PROJECT = "faults"
LIMIT = 120
SERVICE = 'image: "busybox:local", init: true, stop_grace_period: 0s, command: sleep 3600'

HEALTHY = 'healthcheck: {test: "true", interval: 200ms, start_period: 5s}'
WEB = "services:\n"
WEB += f"  db: {{{SERVICE}, volumes: [data:/data, /cache], {HEALTHY}}}\n"
WEB += f"  web: {{{SERVICE}, depends_on: {{db: {{condition: service_healthy}}}}, volumes: [/cache]}}\n"
WEB += "volumes: {data: {}}\n"
ROLLED = f"services:\n  web: {{{SERVICE}, {HEALTHY}, scale: 2, deploy: {{update_config: {{monitor: 200ms}}}}}}\n"


def changed(text, **environment):
    """The same project with another environment in each service."""
    values = ", ".join(f"{name}: {value}" for name, value in environment.items())
    return text.replace("init: true,", f"init: true, environment: {{{values}}},")


# Name: files before, its commands; files after, the command under test (each run must end with 0).
SCENARIOS = {
    "up, fresh": (None, [], WEB, ["up", "-d"]),
    "up, recreate": (WEB, [["up", "-d"]], changed(WEB, N="2"), ["up", "-d"]),
    "up, scale up": (WEB, [["up", "-d"]], WEB, ["up", "-d", "--scale", "web=3"]),
    "up, scale down": (WEB, [["up", "-d", "--scale", "web=3"]], WEB, ["up", "-d", "--scale", "web=1"]),
    "up, network": (WEB, [["up", "-d"]], WEB + "networks: {default: {labels: {n: '2'}}}\n", ["up", "-d"]),
    "up, volume": (WEB, [["up", "-d"]], WEB.replace("{data: {}}", "{data: {labels: {n: '2'}}}"), ["up", "-d", "-y"]),
    "up, orphans": (WEB, [["up", "-d"]], re.sub(r"  web: .*\n", "", WEB), ["up", "-d", "--remove-orphans"]),
    "rolling": (ROLLED, [["up", "-d"]], changed(ROLLED, N="2"), ["up", "-d", "--rolling"]),
    "rollback": (ROLLED, [["up", "-d"]], changed(ROLLED, N="2"), ["rollback", "web"]),
    "restart": (WEB, [["up", "-d"]], WEB, ["restart", "-t", "0"]),
    "stop": (WEB, [["up", "-d"]], WEB, ["stop", "-t", "0"]),
    "down": (WEB, [["up", "-d"]], WEB, ["down", "-t", "0"]),
    "down -v": (WEB, [["up", "-d"]], WEB, ["down", "-v", "-t", "0"]),
    "run --rm": (WEB, [["up", "-d"]], WEB, ["run", "--rm", "web", "true"]),
    "rm": (WEB, [["up", "-d"], ["stop", "-t", "0"]], WEB, ["rm", "-f"]),
}
# What is interrupted first, after so many calls; and what may end with 1, since everything had been done.
INTERRUPTED = {"rollback": (["up", "-d", "--rolling"], 11)}
MAY_BE_DONE = {"rollback"}


class Engine:
    """What the matrix asks of the engine itself."""

    def __init__(self, path):
        self.path = path

    def call(self, method, target, body=None, raw=False):
        connection = http.client.HTTPConnection("engine", timeout=LIMIT)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.path)
        connection.request(method, target, body, {"Content-Type": "application/json"} if body else {})
        response = connection.getresponse()
        text = response.read()
        connection.close()
        if response.status >= 400:
            raise OSError(f"{method} {target}: {response.status} {text[:200]!r}")
        return text if raw else json.loads(text) if text else None

    def containers(self):
        return self.call("GET", "/containers/json?all=1")

    def read(self, container, path):
        """The text of a file in a container, running or not; empty without it."""
        try:
            archive = self.call("GET", f"/containers/{container}/archive?path={path}", raw=True)
        except OSError:
            return ""
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            return files.extractfile(files.getmembers()[0]).read().decode().strip()

    def execute(self, container, script):
        body = json.dumps({"Cmd": ["sh", "-c", script], "AttachStdout": True})
        name = self.call("POST", f"/containers/{container}/exec", body)["Id"]
        connection = http.client.HTTPConnection("engine", timeout=LIMIT)
        connection.sock = socket.socket(socket.AF_UNIX)
        connection.sock.connect(self.path)
        connection.request("POST", f"/exec/{name}/start", json.dumps({"Detach": False}), {"Content-Type": "application/json"})
        framed = connection.getresponse().read()
        connection.close()
        text = b""
        while framed:
            length = int.from_bytes(framed[4:8], "big")
            text, framed = text + framed[8:8 + length], framed[8 + length:]
        return text.decode().strip()

    def clear(self):
        for container in self.containers():
            try:
                self.call("DELETE", f"/containers/{container['Id']}?force=1&v=1")
            except OSError:
                pass
        for network in self.call("GET", "/networks"):
            if network["Name"] not in ("bridge", "host", "none"):
                self.call("DELETE", f"/networks/{network['Id']}")
        for volume in self.call("GET", "/volumes")["Volumes"] or []:
            self.call("DELETE", f"/volumes/{volume['Name']}?force=1")

    def mark(self):
        """Writes into every volume of every running container where it is mounted."""
        for container in self.containers():
            if container["State"] == "running":
                for mount in container["Mounts"]:
                    self.execute(container["Id"], f"echo {label(container)} >{mount['Destination']}/mark")

    def state(self):
        """All that a user would notice, without ids and times."""
        result = collections.Counter()
        names = {v["Name"] for v in self.call("GET", "/volumes")["Volumes"] or []}
        for container in self.containers():
            inspected = self.call("GET", f"/containers/{container['Id']}/json")
            mounts = []
            for mount in sorted(container["Mounts"], key=lambda m: m["Destination"]):
                names.discard(mount["Name"])
                mark = self.read(container["Id"], f"{mount['Destination']}/mark")
                mounts.append(f"{mount['Destination']}={mark or 'empty'}")
            networks = {name: sorted(set(n["Aliases"] or []) - {container["Id"][:12]})
                        for name, n in inspected["NetworkSettings"]["Networks"].items()}
            env = [e for e in inspected["Config"]["Env"] if e.startswith("N=")]
            result[f"container {container['Names'][0][1:]} {container['State']} {env} {networks} {mounts}"] += 1
        for network in self.call("GET", "/networks"):
            if network["Name"] not in ("bridge", "host", "none"):
                result[f"network {network['Name']} {sorted((network['Labels'] or {}).keys())}"] += 1
        for name in names:
            result[f"volume {'anonymous' if len(name) == 64 else name}"] += 1
        return result


def label(container):
    return container["Labels"].get("com.docker.compose.service", "?") + container["Labels"].get(
        "com.docker.compose.container-number", "?")


class Proxy:
    """Passes calls on, and kills the command at one of them."""

    def __init__(self, engine, folder, at=None, after=False):
        self.engine, self.at, self.after = engine, at, after
        self.path = os.path.join(folder, "engine.sock")
        self.calls, self.victim, self.killed = [], None, None
        self.gate = threading.Lock()
        self.ready = threading.Event()
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen(64)
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.engine)
        try:
            while self.exchange(client, server):
                pass
        except OSError:
            pass
        for end in (client, server):
            end.close()

    def exchange(self, client, server):
        head, rest = read_head(client)
        if head is None:
            return False
        method, target = head.split(b" ", 2)[:2]
        fatal = False
        if changes(method.decode(), target.decode()):
            with self.gate:
                self.calls.append(f"{method.decode()} {re.sub(r'^/v[0-9.]+', '', target.decode())}")
                fatal = len(self.calls) == self.at
        self.ready.wait(LIMIT)
        if fatal and not self.after:
            self.kill()
            return False
        server.sendall(head)
        pass_body(head, rest, client, server)
        upgrade = b"upgrade" in head.lower()
        answer, rest = read_head(server)
        if answer is None:
            return False
        if fatal:
            if b" 200" in answer.split(b"\r\n")[0]:
                drain(answer, rest, server)
            self.kill()
            return False
        client.sendall(answer)
        if upgrade or b" 101" in answer.split(b"\r\n")[0]:
            client.sendall(rest)
            pass_all(client, server)
            return False
        pass_body(answer, rest, server, client, response=True)
        return True

    def kill(self):
        with self.gate:
            self.killed = self.calls[self.at - 1]
        self.victim.kill()

    def close(self):
        self.listener.close()
        os.unlink(self.path)


def changes(method, target):
    if method == "GET" or method == "HEAD":
        return False
    path = target.split("?")[0]
    if path.endswith(("/wait", "/attach", "/resize")) or "/exec" in path:
        return False
    return "compose-run" not in target  # how a run announces itself; a dead one is looked at below


def read_head(source):
    data = b""
    while b"\r\n\r\n" not in data:
        piece = source.recv(65536)
        if not piece:
            return None, b""
        data += piece
    head, rest = data.split(b"\r\n\r\n", 1)
    return head + b"\r\n\r\n", rest


def header(head, name):
    match = re.search(rb"\r\n" + name + rb": *([^\r]*)", head, re.IGNORECASE)
    return match.group(1).lower() if match else None


def pass_body(head, rest, source, target, response=False):
    length = header(head, b"content-length")
    if length is not None:
        left = int(length) - len(rest)
        target.sendall(rest)
        while left > 0:
            piece = source.recv(min(left, 65536))
            if not piece:
                raise OSError("closed")
            target.sendall(piece)
            left -= len(piece)
    elif header(head, b"transfer-encoding") == b"chunked":
        pass_chunks(rest, source, target)
    elif response and not re.match(rb"HTTP/1.1 (204|304)", head):
        target.sendall(rest)
        while piece := source.recv(65536):
            target.sendall(piece)


def pass_chunks(data, source, target):
    while True:
        while b"\r\n" not in data:
            data += received(source)
        line, _ = data.split(b"\r\n", 1)
        whole = len(line) + 2 + int(line.split(b";")[0], 16) + 2
        while len(data) < whole:
            data += received(source)
        target.sendall(data[:whole])
        size, data = int(line.split(b";")[0], 16), data[whole:]
        if size == 0:
            return


def received(source):
    piece = source.recv(65536)
    if not piece:
        raise OSError("closed")
    return piece


def drain(head, rest, source):
    class Nowhere:
        def sendall(self, _):
            pass
    pass_body(head, rest, source, Nowhere(), response=True)


def pass_all(client, server):
    def copy(source, target):
        try:
            while piece := source.recv(65536):
                target.sendall(piece)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            pass
    back = threading.Thread(target=copy, args=(client, server), daemon=True)
    back.start()
    copy(server, client)


class Matrix:
    def __init__(self, binary, engine):
        self.binary, self.engine = os.path.abspath(binary), engine

    def compose(self, folder, arguments, sock):
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "DOCKER_HOST": f"unix://{sock}", "COMPOSE_PROGRESS": "plain"}
        return subprocess.Popen([self.binary, "-p", PROJECT, *arguments], cwd=folder, env=environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self, folder, arguments, allowed=(0,)):
        process = self.compose(folder, arguments, self.engine.path)
        output = process.communicate(timeout=LIMIT)[0].decode()
        if process.returncode not in allowed:
            raise AssertionError(f"{' '.join(arguments)} ended with {process.returncode}:\n{output}")

    def prepare(self, folder, scenario):
        before, commands, after, _ = SCENARIOS[scenario]
        self.engine.clear()
        if before:
            self.write(folder, before)
            for command in commands:
                self.run(folder, command)
            self.engine.mark()
        self.write(folder, after)
        if scenario in INTERRUPTED:
            arguments, at = INTERRUPTED[scenario]
            self.cut(folder, arguments, at, after=True)
            # Its announcement would make the command under test the second run of two that die.
            self.engine.call("DELETE", f"/volumes/compose-run.{PROJECT}?force=1")

    def cut(self, folder, arguments, at, after):
        """Runs a command that is killed at a call; the proxy, the process and its output."""
        proxy = Proxy(self.engine.path, folder, at, after)
        process = self.compose(folder, arguments, proxy.path)
        proxy.victim = process
        proxy.ready.set()
        output = process.communicate(timeout=LIMIT)[0].decode()
        proxy.close()
        return proxy, process, output

    @staticmethod
    def write(folder, text):
        pathlib.Path(folder, "compose.yaml").write_text(text)

    def attempt(self, scenario, at=None, after=False):
        """Runs it with one kill; returns the calls, the call that was cut, and the state after another run."""
        folder = tempfile.mkdtemp(prefix="faults-")
        try:
            self.prepare(folder, scenario)
            proxy, process, output = self.cut(folder, SCENARIOS[scenario][3], at, after)
            if at is None and process.returncode != 0:
                raise AssertionError(f"{scenario} ended with {process.returncode}:\n{output}")
            if at is not None and process.returncode != -signal.SIGKILL:
                return proxy.calls, None, None  # it made fewer calls this time
            if at is not None:
                self.run(folder, SCENARIOS[scenario][3], (0, 1) if scenario in MAY_BE_DONE else (0,))
            return proxy.calls, proxy.killed, self.engine.state()
        finally:
            shutil.rmtree(folder)

    def judge(self, scenario, sides):
        calls, _, wanted = self.attempt(scenario)
        result = collections.Counter(calls=len(calls))
        for after in sides:
            for at in range(1, len(calls) + 1):
                try:
                    _, killed, state = self.attempt(scenario, at, after)
                except (AssertionError, subprocess.TimeoutExpired, OSError) as error:
                    result["cuts"] += 1
                    print(f"  {scenario}, {'after' if after else 'before'} call {at}: {error}", flush=True)
                    continue
                if killed is None:
                    continue
                result["cuts"] += 1
                lost = sum(text.count("=empty") for text in state) - sum(text.count("=empty") for text in wanted)
                left = state - wanted
                result["data lost"] += max(0, lost)
                result["left over"] += sum(count for text, count in left.items() if not any(
                    other.split(" ")[:2] == text.split(" ")[:2] for other in wanted))
                result["converged"] += state == wanted
                if state != wanted:
                    print(f"  {scenario}, {'after' if after else 'before'} {killed}:", *[f"\n    + {t}" for t in left],
                          *[f"\n    - {t}" for t in wanted - state], flush=True)
        return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binary")
    parser.add_argument("socket")
    parser.add_argument("--at", default="before,after", help="before, after or both (default: both)")
    parser.add_argument("scenarios", nargs="*", help="those whose name contains one of these words (default: all)")
    options = parser.parse_intermixed_args()
    matrix = Matrix(options.binary, Engine(options.socket))
    chosen = [name for name in SCENARIOS if not options.scenarios or any(word in name for word in options.scenarios)]
    columns = ["calls", "cuts", "converged", "data lost", "left over"]
    rows, total = [], collections.Counter()
    for name in chosen:
        result = matrix.judge(name, [side == "after" for side in options.at.split(",")])
        total.update(result)
        rows.append([name] + [str(result[column]) for column in columns])
        print(f"  {name}: {dict(result)}", file=sys.stderr, flush=True)
    rows.append(["all"] + [str(total[column]) for column in columns])
    print("| scenario | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    for row in rows:
        print("| " + " | ".join(row) + " |")
    matrix.engine.clear()
    sys.exit(0 if total["converged"] == total["cuts"] and not total["data lost"] and not total["left over"] else 1)


if __name__ == "__main__":
    main()
