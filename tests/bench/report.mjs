// The report as Markdown: all seven parts, the aims, the machine.
import { judged } from "./aims.mjs";
import { QUIET } from "./machine.mjs";

const figure = (value) => {
  if (typeof value !== "number") return String(value);
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
};

function table(heads, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = heads.map((_, i) => (i === 0 ? "---" : "---:"));
  return [line(heads), line(rule), ...rows.map((cells) => line(cells.map(figure)))].join("\n");
}

const ms = (seconds) => seconds * 1000;
const between = ({ low, high }) => `${figure(ms(low))} – ${figure(ms(high))}`;

/** Size in the units of the issue's parts. */
const sizeName = (bytes) =>
  bytes >= 1e6 ? `${figure(Number((bytes / 1e6).toFixed(1)))} MB` : `${figure(Number((bytes / 1000).toFixed(1)))} KB`;

const leftOut = (left = []) =>
  left.map(
    ({ name, seconds, characters }) =>
      ` ${name} was left out: it took ${figure(seconds)} s for the first ${figure(characters)} characters.`,
  );

const contest = (title, { rounds, rows, bytes, files, left }) =>
  `#### ${title}${bytes ? `, ${sizeName(bytes / (files && title.includes("generated") ? files : 1))}` : ""}\n\n${table(
    ["", "median, ms", "middle half, ms", "MB/s", "times as long as ours"],
    rows.map((row) => [row.name, ms(row.seconds), between(row), bytes ? bytes / row.seconds / 1e6 : "", row.ratio]),
  )}\n\n${[`${rounds} rounds.`, ...leftOut(left)].join("")}`;

function throughput({ native, node, chromium }) {
  const all = [];
  for (const one of native.throughput)
    all.push(contest(one.input === "files" ? `Native, ${one.files} files` : `Native, generated (×${one.files})`, one));
  for (const one of node.throughput) all.push(contest("Node.js", one));
  for (const one of chromium.throughput) all.push(contest("Chromium", one));
  all.push(contest(`QR code, native, ${native.qr.codes} codes`, native.qr));
  all.push(contest("QR code, Node.js", node.qr), contest("QR code, Chromium", chromium.qr));
  return all.join("\n\n");
}

const cold = ({ cold: conditions }) =>
  conditions
    .map(({ name, rounds, empty, warm }) => {
      const rows = empty.map((row, i) => [
        row.name,
        ms(row.seconds),
        between(row),
        ms(warm[i].seconds),
        between(warm[i]),
      ]);
      const heads = ["", "empty cache, ms", "middle half", "warm cache, ms", "middle half"];
      return `#### ${name}\n\n${table(heads, rows)}\n\n${rounds} rounds, interleaved.`;
    })
    .join("\n\n");

const limit = ({ chromium }) =>
  chromium.limit
    .map(({ bytes, elements, rounds, rows }) => {
      const cells = rows.map((row) => [row.name, ms(row.seconds), between(row), 1 / row.ratio]);
      const heads = ["", "median, ms", "middle half, ms", "our time as a share of it"];
      return `#### HTML of ${figure(bytes)} characters, ${figure(elements)} elements\n\n${table(heads, cells)}\n\n${rounds} rounds.`;
    })
    .join("\n\n");

const bytes = ({ bytes: rows }) =>
  table(
    ["", "files", "raw", "gzip", "brotli"],
    rows.map((row) => [row.name, row.files, row.raw, row.gzip, row.brotli]),
  );

const memory = ({ native, node }) =>
  [
    table(
      ["digest, bytes", "native heap", "heap / digest", "native process"],
      native.memory.map((row) => [row.bytes, row.heap, row.heap / row.bytes, row.process]),
    ),
    table(
      ["digest, bytes", "WebAssembly memory", "memory / digest"],
      node.memory.map((row) => [row.bytes, row.memory, row.memory / row.bytes]),
    ),
    `After ${figure(native.leaks.rounds)} renders of changing digests, native: ${figure(native.leaks.bytes)} bytes more than ` +
      `before; after ${figure(node.leaks.rounds)} in WebAssembly: ${figure(node.leaks.bytes)} bytes more.`,
  ].join("\n\n");

const growthRows = ({ rows }) =>
  rows.map(({ name, sizes, seconds, exponent }) => [
    name,
    sizeName(sizes[0]),
    sizeName(sizes.at(-1)),
    exponent,
    sizes.at(-1) / seconds.at(-1) / 1e6,
  ]);

function growth({ native, node }) {
  const heads = ["", "from", "to", "exponent", "MB/s at the end"];
  const peers = native.pathologies[0].rows.map(({ name }) => name);
  const pathologies = native.pathologies.map(({ input, rows }) => [
    input,
    ...rows.flatMap(({ exponent, sizes, seconds }) => [exponent, sizes.at(-1) / seconds.at(-1) / 1e6]),
  ]);
  return [
    `#### Digests, native\n\n${table(heads, growthRows(native.growth))}`,
    `#### Digests, Node.js\n\n${table(heads, growthRows(node.growth))}`,
    `#### Pathological inputs, native\n\n${table(["", ...peers.flatMap((name) => [`${name}: exponent`, "MB/s at the end"])], pathologies)}`,
    "Who needed more than three seconds for a size was not asked for larger ones.",
  ].join("\n\n");
}

function archive({ archive: { index, search } }) {
  const rows = index.map(({ issues, cold, changed, first }) => [
    issues,
    ms(cold.seconds),
    between(cold),
    issues / cold.seconds,
    ms(changed.seconds),
    between(changed),
    first.raw,
    first.brotli,
  ]);
  const heads = [
    "issues",
    "cold, ms",
    "middle half",
    "issues/s",
    "one changed, ms",
    "middle half",
    "index.json",
    "brotli",
  ];
  const searching = search.flatMap(({ issues, stories, ready, queries }) => [
    [`${figure(issues)} issues, ${figure(stories)} stories: ready`, "", ms(ready.seconds), between(ready)],
    ...queries.map((query) => [`“${query.text}”`, query.count, ms(query.seconds), between(query)]),
  ]);
  return `${table(heads, rows)}\n\n#### Search in Chromium\n\n${table(["", "found", "median, ms", "middle half, ms"], searching)}\n\n${search[0].rounds} rounds, each with a worker of its own.`;
}

function aims(results) {
  const rows = judged(results).map(({ part, aim, bound, value, met }) => [
    part,
    aim,
    bound,
    value,
    met ? "yes" : "**no**",
  ]);
  return table(["part", "aim", "bound", "measured", "met"], rows);
}

const PARTS = [
  [
    "Throughput",
    throughput,
    "Without QR codes, which are rows of their own. Spread: the middle half of the rounds. Peers do front matter and Markdown; in Chromium also DOMPurify. Node.js has no DOM, so its rows are without sanitising; zero-md needs one, too. Ours always gives safe HTML.",
  ],
  [
    "Cold start",
    cold,
    "From navigation to the first painted card of a 19 KB digest, all from the same server with brotli. `digest-reader` is `<digest-reader>` with its styles; the peers have no styles and show plain HTML with a QR code.",
  ],
  ["Limit", limit, "Our time to HTML beside the browser's own time with that HTML."],
  [
    "Bytes",
    bytes,
    "What a page loads to fetch and show a digest, minified, with its modules; the peers have front matter, sanitising and QR code, and no styles.",
  ],
  [
    "Memory",
    memory,
    "Of parse and render: bytes allocated at the worst moment, the digest included, and the most that was resident.",
  ],
  ["Growth", growth, "The exponent of the power law that fits time against size: 1 where time grows as size does."],
  [
    "Archive",
    archive,
    "`digest index` over generated issues, by a fresh process, writing included; bytes of the first screen are those of `index.json`. Search is the app's own, with its worker and database: ready once all texts are read from the disk; a query's time is that from asking to having the results in the page.",
  ],
];

function conditions({ machine, peers, chromium, load, quick, began }) {
  const { processor, cores, memory: ram, system, node, compiler } = machine;
  const busy = Math.max(load.before, load.after) > QUIET;
  return [
    `${processor}, ${cores} cores, ${ram}; ${system}; ${compiler}; Node.js ${node}; Chromium ${chromium.version}. ${began}.`,
    `Beside ${peers.map(({ name, version }) => `${name} ${version}`).join(", ")}.`,
    `Load average ${figure(load.before)} before, ${figure(load.after)} after.`,
    ...(busy
      ? [
          "**Measured under load: others were using the machine. The figures can't be relied on; ratios within a table come nearer to the truth than times.**",
        ]
      : []),
    ...(quick ? ["**Quick mode: a few samples, only to see that the benchmark works.**"] : []),
  ].join("\n\n");
}

/** The whole report. */
export function report(results) {
  const parts = PARTS.map(([title, part, what], i) => `### ${i + 1}. ${title}\n\n${what}\n\n${part(results)}`);
  return [
    "# Benchmark",
    conditions(results),
    "![Throughput by stack, 19 KB, Chromium](throughput.svg)",
    `## Aims\n\n${aims(results)}`,
    "## The seven parts",
    ...parts,
    "",
  ].join("\n\n");
}
