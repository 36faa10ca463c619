// Every step of `npm test`. A step runs a program and says { passed, failed, skipped: [{ what, why }], output }.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { cppFiles, filesBelow } from "./files.mjs";
import { BUILD, capture, inParallel, npx, REPORTS, ROOT } from "./run.mjs";
import { lintStep } from "./tidy.mjs";

const FUZZ_SECONDS = Number(process.env.DIGEST_FUZZ_SECONDS ?? 60);

/** A program that is one check by itself. */
async function check(log, command, args, options) {
  const { status, output } = await capture(log, command, args, options);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: [], output };
}

/** A program that counts its own tests: `count(output)` gives [passed, failed] or nothing. */
async function counted(log, command, args, count, options) {
  const { status, output } = await capture(log, command, args, options);
  const [passed, failed] = count(output) ?? [0, 1];
  // A program that fails without a failed test (a crash, a leak) has failed all the same.
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), skipped: [], output };
}

const number = (output, pattern) => Number(pattern.exec(output)?.[1] ?? 0);

async function format() {
  const cpp = await check("clang-format", "clang-format", ["--dry-run", "-Werror", ...cppFiles()]);
  const others = await check("biome", npx("biome"), ["check", "--error-on-warnings", "--max-diagnostics=50"]);
  return {
    ...cpp,
    passed: cpp.passed + others.passed,
    failed: cpp.failed + others.failed,
    output: cpp.output + others.output,
  };
}

async function build(preset) {
  const configured = await check(`configure-${preset}`, "cmake", ["--preset", preset]);
  return configured.failed ? configured : check(`build-${preset}`, "cmake", ["--build", "--preset", preset]);
}

// "All tests passed (12 assertions in 3 test cases)" or "test cases: 3 | 1 passed | 2 failed"
function catchCounts(output) {
  const all = /All tests passed \(.* in (\d+) test cases?\)/.exec(output);
  if (all) return [Number(all[1]), 0];
  if (!/^test cases:/m.test(output)) return undefined;
  const line = /^test cases:.*$/m.exec(output)[0];
  return [number(line, /(\d+) passed/), number(line, /(\d+) failed/)];
}

function unit(preset) {
  const junit = join(REPORTS, `unit-${preset}.xml`);
  const program = join(BUILD, preset, "tests/digest-tests");
  return counted(
    `unit-${preset}`,
    program,
    ["--reporter", "console", "--reporter", `JUnit::out=${junit}`],
    catchCounts,
  );
}

// "100% tests passed, 0 tests failed out of 2"
function ctestCounts(output) {
  const match = /(\d+) tests failed out of (\d+)/.exec(output);
  return match ? [Number(match[2]) - Number(match[1]), Number(match[1])] : undefined;
}

const work = () => counted("work", join(BUILD, "native/tests/work/digest-work-tests"), [], catchCounts);

const package_ = () =>
  counted(
    "ctest",
    "ctest",
    ["--preset", "native", "-E", "^(unit|work)$", "--no-tests=error", "--output-junit", join(REPORTS, "ctest.xml")],
    ctestCounts,
  );

/** All *.test.mjs of a folder below tests/ by Node's own runner; `digest` is the command that they run. */
async function node(folder, digest = join(BUILD, "native/digest"), log = folder) {
  const files = existsSync(join(ROOT, "tests", folder)) ? filesBelow([`tests/${folder}`], /\.test\.mjs$/) : [];
  if (files.length === 0) return { passed: 0, failed: 1, skipped: [], output: `no tests in tests/${folder}\n` };
  const reporters = ["spec", "--test-reporter-destination=stdout", "--test-reporter=junit"];
  const args = ["--test", `--test-reporter=${reporters[0]}`, ...reporters.slice(1)];
  const { status, output } = await capture(
    log,
    process.execPath,
    [...args, `--test-reporter-destination=${join(REPORTS, `${log}.xml`)}`, ...files],
    { env: { ...process.env, DIGEST: digest } },
  );
  const failed = number(output, /^ℹ fail (\d+)/m) + number(output, /^ℹ cancelled (\d+)/m);
  const skipped = [...new Set(output.match(/^\s*﹣.*# .*$/gm) ?? [])].map((line) => {
    const [, what, why] = /﹣ (.*?)(?: \([\d.]+ms\))? # (.*)$/.exec(line);
    return { what, why };
  });
  return {
    passed: number(output, /^ℹ pass (\d+)/m),
    failed: status === 0 ? failed : Math.max(failed, 1),
    skipped,
    output,
  };
}

/** One libFuzzer target from its committed corpus (whole digests: from the golden files too); what it finds stays in build/. */
async function fuzzOne(target) {
  const name = basename(target).replace(/^fuzz-/, "");
  const work = join(BUILD, "fuzz", name);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  if (name === "parse_render") {
    for (const file of filesBelow(["tests/golden", "web/demo"], /\.md$/)) {
      copyFileSync(join(ROOT, file), join(work, file.replaceAll("/", "-")));
    }
  }
  const args = [
    `-max_total_time=${FUZZ_SECONDS}`,
    // The same inputs in every run, as far as it gets: what CI finds can be found again.
    "-seed=20260208",
    "-timeout=10",
    "-rss_limit_mb=2048",
    "-max_len=8192",
    "-print_final_stats=1",
    `-dict=${join(ROOT, "tests/fuzz", `${name}.dict`)}`,
    `-artifact_prefix=${join(REPORTS, `fuzz-${name}-`)}`,
    work,
    join(ROOT, "tests/fuzz/corpus", name),
  ];
  const result = await check(`fuzz-${name}`, target, args);
  const runs = /Done (\d+) runs/.exec(result.output)?.[1];
  return runs ? { ...result, note: `${name} ${runs} inputs` } : { ...result, passed: 0, failed: 1 };
}

async function fuzz() {
  const folder = join(BUILD, "sanitize/tests/fuzz");
  const targets = readdirSync(folder)
    .filter((name) => /^fuzz-[a-z_]+$/.test(name))
    .map((name) => join(folder, name));
  // All at once: each has its time by the clock.
  const results = await inParallel(targets, targets.length, fuzzOne);
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const output = results.filter(({ failed }) => failed).map((result) => result.output.slice(-6000));
  const note = results.map((result) => result.note ?? "").join(", ");
  return {
    passed: sum("passed"),
    failed: targets.length === 0 ? 1 : sum("failed"),
    skipped: [],
    output: output.join("\n"),
    note,
  };
}

// "2 passed, 0 failed"
const ownCounts = (output) => /^(\d+) passed, (\d+) failed$/m.exec(output)?.slice(1, 3).map(Number);

function oracle() {
  const shared = join(ROOT, "../shared");
  if (!existsSync(join(shared, "oracle/check.mjs"))) {
    return { passed: 0, failed: 0, skipped: [{ what: "oracle", why: "skipped: no ../shared" }], output: "" };
  }
  const files = readdirSync(join(shared, "corpus")).filter((name) => name.endsWith(".md"));
  const args = ["../shared/oracle/check.mjs", "--digest", "build/native/digest"];
  return counted("oracle", process.execPath, [...args, ...files.map((name) => `../shared/corpus/${name}`)], ownCounts);
}

/** The app: built, its types, its files. */
async function app() {
  const results = [];
  for (const [log, command, args] of [
    ["app-build", process.execPath, ["scripts/app.mjs"]],
    ["app-types", npx("tsc"), ["-p", "web/app"]],
    ["app-worker-types", npx("tsc"), ["-p", "web/app/worker"]],
  ]) {
    results.push(await check(log, command, args));
    if (results.at(-1).failed) break;
  }
  if (results.every(({ failed }) => failed === 0)) results.push(await node("app"));
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const output = results.map((result) => result.output).join("");
  return {
    passed: sum("passed"),
    failed: sum("failed"),
    skipped: results.flatMap(({ skipped }) => skipped),
    output,
  };
}

const size = () => counted("size", process.execPath, ["scripts/size.mjs"], ownCounts);

/** The command of the npm package. */
const PACKAGED = join(BUILD, "package/node_modules/.bin/digest-reader");

/**
 * In the order in which they run; `needs` are steps that must have passed before. One that runs `beside` the others
 * takes the processor's time that they leave: no other may need it.
 */
export const STEPS = [
  { name: "format", what: "clang-format and Biome", run: format },
  { name: "native", what: "release build", run: () => build("native") },
  { name: "lint", what: "clang-tidy", needs: ["native"], beside: true, run: lintStep },
  { name: "unit", what: "unit tests", needs: ["native"], run: () => unit("native") },
  { name: "package", what: "symbols and a consumer of the package", needs: ["native"], run: package_ },
  { name: "work", what: "hostile inputs, their cost counted", needs: ["native"], run: work },
  { name: "scripts", what: "the demo server", run: () => node("scripts") },
  { name: "cli", what: "the command", needs: ["native"], run: () => node("cli") },
  { name: "schema", what: "the JSON Schema", needs: ["native"], run: () => node("schema") },
  { name: "golden", what: "golden files", needs: ["native"], run: () => node("golden") },
  { name: "compare", what: "comparisons with other implementations", needs: ["native"], run: () => node("compare") },
  { name: "qr", what: "QR codes read back", needs: ["native"], run: () => node("qr") },
  { name: "docs", what: "what the documentation says", needs: ["native"], run: () => node("docs") },
  { name: "oracle", what: "real digests against the oracle", needs: ["native"], run: oracle },
  {
    name: "wasm",
    what: "WebAssembly module, the command for Node.js, dist/",
    run: () => check("wasm-build", process.execPath, ["scripts/dist.mjs"]),
  },
  { name: "wasm-test", what: "the module against the command", needs: ["native", "wasm"], run: () => node("wasm") },
  {
    name: "e2e",
    what: "cards and <digest-reader> in Chromium, Firefox and WebKit",
    needs: ["native", "wasm"],
    run: () => node("e2e"),
  },
  { name: "app-unit", what: "the app's data and search", run: () => node("app-unit") },
  { name: "app", what: "the app's build, its types, its parts", needs: ["wasm"], run: app },
  {
    name: "app-e2e",
    what: "the app in Chromium, Firefox and WebKit",
    needs: ["native", "app"],
    run: () => node("app-e2e"),
  },
  {
    name: "npm-pack",
    what: "the npm package, packed and installed",
    needs: ["wasm"],
    run: () => check("npm-pack", process.execPath, ["scripts/pack.mjs"]),
  },
  {
    name: "npm-package",
    what: "the npm package in Node.js, browsers and bundlers, its types",
    needs: ["native", "npm-pack"],
    run: () => node("package"),
  },
  {
    name: "npm-cli",
    what: "the package's command as the native one",
    needs: ["npm-pack"],
    run: () => node("cli", PACKAGED, "npm-cli"),
  },
  {
    name: "npm-golden",
    what: "golden files by the package's command",
    needs: ["npm-pack"],
    run: () => node("golden", PACKAGED, "npm-golden"),
  },
  { name: "bench", what: "the benchmark in quick mode", needs: ["wasm"], run: () => node("bench") },
  { name: "size", what: "sizes against the budget", needs: ["wasm"], run: size },
  { name: "sanitize", what: "build with ASan and UBSan", run: () => build("sanitize") },
  { name: "sanitize-unit", what: "unit tests under ASan and UBSan", needs: ["sanitize"], run: () => unit("sanitize") },
  {
    name: "sanitize-golden",
    what: "golden files under ASan and UBSan",
    needs: ["sanitize"],
    run: () => node("golden", join(BUILD, "sanitize/digest"), "sanitize-golden"),
  },
  { name: "fuzz", what: `libFuzzer, ${FUZZ_SECONDS} s a target`, needs: ["sanitize"], run: fuzz },
];
