#!/usr/bin/env node
"use strict";
// Runs the native command of the package for this platform; exit code, signals and streams are its own.
const { spawn } = require("node:child_process");

const platform = `compose-lint-${process.platform}-${process.arch}`;

function command() {
  try {
    return require.resolve(`${platform}/bin/compose`);
  } catch {
    console.error(
      `compose: the package ${platform} is not installed. It is an optional dependency: install without --no-optional and --omit=optional.\n` +
        "If there is none for this platform, the .NET tool Compose.Tool runs wherever .NET 10 does.",
    );
    process.exit(2);
  }
}

function run(words) {
  const child = spawn(command(), words, { stdio: "inherit" });
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // A terminal sends ^C to both; what it means is for the command to say.
  process.on("SIGINT", () => process.stdin.isTTY || child.kill("SIGINT"));
  child.on("error", (error) => {
    console.error(`compose: ${error.message}`);
    process.exit(2);
  });
  child.on("exit", (code, signal) => {
    if (!signal) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

module.exports = run;
if (require.main === module) run(process.argv.slice(2));
