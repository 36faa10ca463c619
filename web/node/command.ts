// `npx digest-reader`: the digest command itself, compiled for Node.js (cmake/command.cmake).
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isatty } from "node:tty";
import start from "../../build/command/command.cjs";

function fail(error: unknown): void {
  console.error(`digest: ${error}`);
  process.exitCode = 2;
}

start({
  arguments: process.argv.slice(2),
  wasmBinary: readFileSync(join(__dirname, "command.wasm")),
  // Emscripten takes every standard stream for a terminal.
  onRuntimeInitialized() {
    for (const stream of this.FS.streams) if (stream) stream.tty = isatty(stream.fd);
  },
}).catch(fail);
