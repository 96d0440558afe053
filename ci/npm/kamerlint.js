#!/usr/bin/env node
// Starts the kamerlint of this system, which npm installed beside this file.
"use strict";

const { spawn } = require("node:child_process");

const system = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "kamerlint.exe" : "kamerlint";
let program;
try {
  program = require.resolve(`@kamerlint/${system}/bin/${name}`);
} catch {
  console.error(`kamerlint: @kamerlint/${system} is er niet; installeer kamerlint opnieuw, zonder --omit=optional`);
  console.error(`kamerlint: @kamerlint/${system} is missing; install kamerlint again, without --omit=optional`);
  process.exit(2);
}
const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
// What ends this process is meant for the program: an editor that stops its server, a CI job that is cancelled.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`kamerlint: ${program}: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  } else {
    process.exit(code ?? 2);
  }
});
