// Instances of the module, and the way of the bytes into one and out of it. The C ABI is wasm/binding.cpp's.
import { DigestError } from "./error.js";
import { optionTexts } from "./options.js";

type Pointer = number;
type Call = (request: Pointer, optionsSize: number, inputSize: number) => Pointer;

/** What the module exports; a test compares it with the binary. */
export interface Exports {
  memory: WebAssembly.Memory;
  _initialize(): void;
  allocate(size: number): Pointer;
  release(request: Pointer): void;
  step(job: Pointer): void;
  parse: Call;
  render: Call;
  lint: Call;
  qr: Call;
}

/** The calls of the module. */
export type CallName = "parse" | "render" | "lint" | "qr";

// An instance that has grown beyond this is not kept: WebAssembly memory never shrinks.
const MOST_BYTES = 64 << 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

// The module has no exceptions: where its YAML step throws, this frame of JavaScript unwinds it.
function instantiate(module: WebAssembly.Module): Exports {
  const thrown = {};
  const js = {
    t(job: Pointer): number {
      try {
        wasm.step(job);
        return 0;
      } catch (error) {
        if (error !== thrown) throw error;
        return 1;
      }
    },
    x() {
      throw thrown;
    },
  };
  const wasm = new WebAssembly.Instance(module, { js }).exports as unknown as Exports;
  wasm._initialize();
  return wasm;
}

// Views are taken anew for each use: they end when the memory grows.
function run(wasm: Exports, name: CallName, input: string | Uint8Array, options: Uint8Array): [boolean, string] {
  // UTF-8 has at most three bytes for a unit of UTF-16.
  const room = typeof input === "string" ? input.length * 3 : input.length;
  const request = wasm.allocate(options.length + room);
  const bytes = new Uint8Array(wasm.memory.buffer, request, options.length + room);
  bytes.set(options);
  const place = bytes.subarray(options.length);
  let size = room;
  if (typeof input === "string") size = encoder.encodeInto(input, place).written;
  else place.set(input);
  const answer = wasm[name](request, options.length, size);
  const [ok, data, length] = new Uint32Array(wasm.memory.buffer, answer, 3);
  const text = decoder.decode(new Uint8Array(wasm.memory.buffer, data, length));
  wasm.release(request);
  return [ok === 1, text];
}

/** Makes a function that calls the module; whatever happens in a call, the next one works. */
export function callerOf(
  module: WebAssembly.Module,
): (name: CallName, input: string | Uint8Array, options?: object) => string {
  let kept: Exports | undefined = instantiate(module);
  return (name, input, options = {}) => {
    const wasm = kept ?? instantiate(module);
    // Kept again only where nothing speaks against it: after a trap nothing in it can be relied on.
    kept = undefined;
    let answer: [boolean, string];
    try {
      answer = run(wasm, name, input, encoder.encode(optionTexts(options)));
    } catch (cause) {
      throw new DigestError("trap", `The module stopped: ${cause}`, { cause });
    }
    if (wasm.memory.buffer.byteLength <= MOST_BYTES) kept = wasm;
    if (!answer[0]) throw new DigestError("invalid-option", answer[1]);
    return answer[1];
  };
}
