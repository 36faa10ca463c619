// The module in Node.js: throughput beside other libraries, memory, growth. Prints JSON.
//
//   node tests/bench/node.mjs [--quick]
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { compete, fittedExponent } from "./contest.mjs";
import { digestOf, sizes } from "./inputs.mjs";
import { effortFor, qrSpeed, speedOf, UNSAFE } from "./speed.mjs";

// The module's memory is its own affair; it is seen by looking at every instance that is made.
const instances = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(target, args) {
    const instance = Reflect.construct(target, args);
    instances.push(instance);
    return instance;
  },
});
const newestMemory = () => instances.filter(({ exports }) => exports.memory && exports.render).at(-1).exports.memory;

const { load } = await import("digest-reader");
const { default: ours } = await import("./stacks/digest-reader.mjs");
const names = ["markdown-it", "marked", "micromark", "markdown-wasm", "md4w"];
const peers = [];
for (const name of names) peers.push((await import(`./stacks/${name}.mjs`)).default);
await Promise.all(peers.map(({ ready }) => ready));

const quick = Boolean(parseArgs({ options: { quick: { type: "boolean" } } }).values.quick);
const files = sizes(quick).map(digestOf);
const progress = (what) => console.error(`bench: Node.js: ${what}`);

async function throughput() {
  const contests = [];
  for (const file of files) {
    progress(`throughput, ${Math.round(file.length / 1000)} K characters`);
    contests.push(await speedOf(ours, peers, file, [UNSAFE], effortFor(file.length, quick)));
  }
  return contests;
}

// Bytes that are given are compiled and instantiated anew.
const newCore = () => load({ wasm: readFileSync(new URL(import.meta.resolve("digest-reader/digest.wasm"))) });

/** The module's memory after one digest, in an instance of its own. */
async function memory() {
  const limits = { document: 64 << 20 };
  const rows = [];
  for (const file of files) {
    const core = await newCore();
    core.render(file, { limits });
    rows.push({ bytes: Buffer.byteLength(file), memory: newestMemory().buffer.byteLength });
  }
  return rows;
}

/** Whether memory grows with renders of digests that are never the same. */
async function leaks() {
  const core = await newCore();
  const text = files[1];
  const changed = (i) => text.slice(0, text.length - ((i * 37) % 4000)).replaceAll("1", String(i % 1000));
  const render = (from, to) => {
    for (let i = from; i < to; i += 1) core.render(changed(i));
  };
  const warm = quick ? 20 : 1000;
  const rounds = quick ? 100 : 10_000;
  render(0, warm);
  const before = newestMemory().buffer.byteLength;
  render(warm, warm + rounds);
  return { rounds, bytes: newestMemory().buffer.byteLength - before };
}

// Who needs longer than this for a size is not asked for larger ones.
const PATIENCE = 3; // seconds

async function growth() {
  const curves = [ours, ...peers].map(({ name, convert }) => ({ name, convert, sizes: [], seconds: [] }));
  const most = 1000 * 2 ** (quick ? 6 : 15);
  for (let size = 1000; size <= most; size *= 2) {
    progress(`growth, ${size / 1000} KB`);
    const file = digestOf(size);
    const running = curves.filter(({ seconds }) => !(seconds.at(-1) > PATIENCE));
    const contest = await compete(
      running.map(({ name, convert }) => ({ name, run: () => convert(file) })),
      quick ? effortFor(0, true) : { seconds: 1, least: 3, most: 51, warmUp: size < 1e5 ? 100 : 0 },
    );
    for (const [i, curve] of running.entries()) {
      curve.sizes.push(Buffer.byteLength(file));
      curve.seconds.push(contest.rows[i].seconds);
    }
  }
  const rows = curves.map(({ name, sizes, seconds }) => ({
    name,
    sizes,
    seconds,
    exponent: fittedExponent(sizes, seconds),
  }));
  return { rows };
}

progress("QR codes");
const qr = await qrSpeed(ours, peers[0], effortFor(0, quick));
console.log(
  JSON.stringify({
    throughput: await throughput(),
    qr,
    memory: await memory(),
    leaks: await leaks(),
    growth: await growth(),
  }),
);
