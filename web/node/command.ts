// `npx digest-reader`: the digest command itself, compiled for Node.js (cmake/command.cmake).
import { constants, readFileSync } from "node:fs";
import { join } from "node:path";
import { isatty } from "node:tty";
import start from "../../build/command/command.cjs";

function fail(error: unknown): void {
  console.error(`digest: ${error}`);
  process.exitCode = 2;
}

// What is told of a file that can't be looked up: it is there, and to open it will fail.
const UNKNOWN = { id: 0, mode: constants.S_IFREG };

start({
  arguments: process.argv.slice(2),
  wasmBinary: readFileSync(join(__dirname, "command.wasm")),
  // Emscripten takes every standard stream for a terminal.
  onRuntimeInitialized() {
    for (const stream of this.FS.streams) if (stream) stream.tty = isatty(stream.fd);
    // A name that is no UTF-8, or a file that has just gone, would end the list of a folder, and nobody would know.
    const lookup = this.FS.lookupNode;
    this.FS.lookupNode = (folder, name) => {
      try {
        return lookup(folder, name);
      } catch {
        return UNKNOWN;
      }
    };
  },
}).catch(fail);
