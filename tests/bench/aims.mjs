// The aims, and what the results say of them.
import { UNSAFE } from "./speed.mjs";

const rowOf = ({ rows }, name) => rows.find((row) => row.name === name);
const secondsOf = (rows, name) => rows.find((row) => row.name === name).seconds;

// The digest of 19 KB is the second of the sizes.
const NINETEEN = 1;
const LIGHTER = ["markdown-it", "marked", "micromark"];

const chromiumRatio = (results, name) => rowOf(results.chromium.throughput[NINETEEN], name).ratio;

/** Megabytes a second of ours. */
export const speed = ({ bytes, rows: [ours] }) => bytes / ours.seconds / 1e6;

/** Ours as a share of the fastest of the JavaScript stacks. */
function coldShare(results, name, cache) {
  const rows = results.cold.find((condition) => condition.name.startsWith(name))[cache];
  return secondsOf(rows, "digest-reader") / Math.min(...LIGHTER.map((peer) => secondsOf(rows, peer)));
}

const AIMS = [
  ...[
    ["markdown-it", "with", 40],
    ["marked", "with", 30],
    ["markdown-it", "without", 5],
    ["marked", "without", 4],
  ].map(([peer, safe, least]) => ({
    part: 1,
    aim: `Chromium, 19 KB: times as fast as ${peer} ${safe} sanitising`,
    least,
    of: (r) => chromiumRatio(r, safe === "with" ? peer : peer + UNSAFE.suffix),
  })),
  {
    part: 1,
    aim: "WebAssembly in Node.js as a share of native speed, 19 KB",
    least: 0.5,
    of: (r) => speed(r.node.throughput[NINETEEN]) / speed(r.native.throughput[NINETEEN]),
  },
  { part: 1, aim: "Native, 19 KB: MB/s", least: 150, of: (r) => speed(r.native.throughput[NINETEEN]) },
  ...[
    ["no throttle", 0.7],
    ["CPU", 0.7],
    ["4G", 0.9],
  ].flatMap(([name, most]) =>
    ["empty", "warm"].map((cache) => ({
      part: 2,
      aim: `${name === "CPU" ? "CPU ×4" : name}, ${cache} cache: share of the fastest JavaScript stack's time`,
      most,
      of: (r) => coldShare(r, name, cache),
    })),
  ),
  {
    part: 3,
    aim: "19 KB: Markdown to HTML as a share of innerHTML with styles and layout",
    most: 0.15,
    of: (r) => 1 / r.chromium.limit[NINETEEN].rows[3].ratio,
  },
  { part: 5, aim: "Native: bytes more after changing digests", most: 0, of: (r) => r.native.leaks.bytes },
  { part: 5, aim: "WebAssembly: bytes more after changing digests", most: 0, of: (r) => r.node.leaks.bytes },
  {
    part: 6,
    aim: "Native: exponent of time against size",
    most: 1.05,
    of: (r) => rowOf(r.native.growth, "digest-reader").exponent,
  },
  {
    part: 6,
    aim: "Native: largest exponent of a pathological input",
    most: 1.05,
    of: (r) => Math.max(...r.native.pathologies.map((input) => rowOf(input, "digest-reader").exponent)),
  },
  {
    part: 6,
    aim: "WebAssembly: exponent of time against size",
    most: 1.05,
    of: (r) => rowOf(r.node.growth, "digest-reader").exponent,
  },
  {
    part: 7,
    aim: "Issues a second, cold, of the largest archive",
    least: 2000,
    of: ({ archive: { index } }) => index.at(-1).issues / index.at(-1).cold.seconds,
  },
  {
    part: 7,
    aim: "Seconds with one issue changed, largest archive",
    most: 0.2,
    of: ({ archive: { index } }) => index.at(-1).changed.seconds,
  },
  // Of a thousand issues.
  { part: 7, aim: "Seconds until search is ready", most: 1, of: ({ archive: { search } }) => search[0].ready.seconds },
  {
    part: 7,
    aim: "Seconds of the slowest query",
    most: 0.05,
    of: ({ archive: { search } }) => Math.max(...search[0].queries.map(({ seconds }) => seconds)),
  },
];

/** [{ part, aim, bound, value, met }] */
export const judged = (results) =>
  AIMS.map(({ part, aim, least, most, of }) => {
    const value = of(results);
    return {
      part,
      aim,
      bound: least === undefined ? `≤ ${most}` : `≥ ${least}`,
      value,
      met: least === undefined ? value <= most : value >= least,
    };
  });
