#!/usr/bin/env python3
"""The measuring part of bench.sh: measure.py OURS THEIRS [--runs N] [CASE...]

Each case runs both commands in turn, so that what disturbs the machine disturbs both. Shown are medians of wall time
and of peak memory (of the command alone), and the ratio ours / theirs.
"""
import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
WEBAPP = HERE.parent / "fixtures" / "webapp"
LIMIT = 30.0

THREE = "services:\n" + "".join(
    f'  {name}: {{image: "busybox:local", init: true, command: sleep 3600}}\n' for name in ("one", "two", "three"))


class TooSlow(Exception):
    pass


class Tool:
    def __init__(self, name, binary):
        self.name = name
        self.binary = os.path.abspath(binary)

    def run(self, folder, *arguments):
        """Seconds and peak MiB of one run."""
        started = time.perf_counter()
        process = subprocess.Popen([self.binary, "--project-name", f"bench-{self.name}", *arguments], cwd=folder,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        signal.setitimer(signal.ITIMER_REAL, LIMIT)
        try:
            error = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
        except TooSlow:
            process.kill()
            process.wait()
            raise
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit(f"{self.binary} {' '.join(arguments)}: exit code {process.returncode}\n{error.decode(errors='replace')}")
        return seconds, usage.ru_maxrss / 1024


def give_up(*_):
    raise TooSlow


class Case:
    """One thing to do; `before` and `after` surround all runs, `each` undoes one run, none of them measured."""

    def __init__(self, name, folder, *arguments, before=(), each=(), after=()):
        self.name, self.folder, self.arguments = name, folder, arguments
        self.before, self.each, self.after = before, each, after

    def measure(self, tools, runs):
        results = {tool.name: [] for tool in tools}
        slow = set()
        for tool in tools:
            if self.before:
                tool.run(self.folder, *self.before)
        for _ in range(runs):
            for tool in tools:
                if tool.name in slow:
                    continue
                try:
                    results[tool.name].append(tool.run(self.folder, *self.arguments))
                except TooSlow:
                    slow.add(tool.name)
                if self.each:
                    tool.run(self.folder, *self.each)
        for tool in tools:
            if self.after:
                tool.run(self.folder, *self.after)
        return {name: None if name in slow else [statistics.median(column) for column in zip(*values)] for name, values in results.items()}


def generated(root, shape, count):
    folder = root / f"{shape}-{count}"
    subprocess.run([sys.executable, HERE / "generate.py", shape, str(count), folder], check=True)
    return folder


def cases(root):
    three = root / "three"
    three.mkdir()
    (three / "compose.yaml").write_text(THREE, encoding="utf-8")
    up, down = ("up", "-d"), ("down", "-t", "0")
    yield Case("version", root, "version")
    yield Case("config webapp", WEBAPP, "config")
    for shape, count in (("plain", 1000), ("anchors", 1000), ("interp", 1000), ("extends", 1000), ("full", 1000),
                         ("plain", 5000), ("chain", 5000), ("dag", 300), ("dag", 1000)):
        yield Case(f"config {shape} {count}", generated(root, shape, count), "config")
    yield Case("ps", three, "ps", before=up, after=down)
    yield Case("up nothing to do", three, *up, before=up, after=down)
    yield Case("up three services", three, *up, each=down)


def cell(result, column, factor):
    return f"> {LIMIT:.0f} s" if result is None and column == 0 else "-" if result is None else f"{result[column] * factor:.1f}"


def ratio(ours, theirs, column):
    if ours is None:
        return "-"
    if theirs is None:
        return f"< {ours[column] / LIMIT:.3f}" if column == 0 else "-"
    return f"{ours[column] / theirs[column]:.3f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ours")
    parser.add_argument("theirs")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("case", nargs="*")
    options = parser.parse_intermixed_args()
    signal.signal(signal.SIGALRM, give_up)
    tools = [Tool("ours", options.ours), Tool("theirs", options.theirs)]
    times = {}
    print("| case | ours ms | theirs ms | ratio | ours MiB | theirs MiB | ratio |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory(prefix="compose-bench-") as folder:
        for case in cases(pathlib.Path(folder)):
            if options.case and not any(word in case.name for word in options.case):
                continue
            result = case.measure(tools, options.runs)
            ours, theirs = result["ours"], result["theirs"]
            times[case.name] = result
            print(f"| {case.name} | {cell(ours, 0, 1000)} | {cell(theirs, 0, 1000)} | {ratio(ours, theirs, 0)} "
                  f"| {cell(ours, 1, 1)} | {cell(theirs, 1, 1)} | {ratio(ours, theirs, 1)} |", flush=True)
    growth(times)


def growth(times):
    """Does a service cost the same in a large file as in a small one?"""
    small, large = times.get("config plain 1000"), times.get("config plain 5000")
    for name in ("ours", "theirs"):
        if small and large and small[name] and large[name]:
            print(f"\ntime per service, 5000 against 1000 services, {name}: {large[name][0] / 5000 / (small[name][0] / 1000):.2f}")


main()
