// What the other scripts share: where things are, and how programs are run. Imports nothing but Node's own modules.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, createWriteStream, mkdirSync, statSync } from "node:fs";
import { delimiter, dirname, isAbsolute, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
export const BUILD = join(ROOT, "build");
export const REPORTS = join(BUILD, "reports");

/** A program of an npm package that this project has installed. */
export const npx = (name) => join(ROOT, "node_modules/.bin", name);

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The path of the first of these names (on the PATH, or absolute) that is a program; else nothing. */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isProgram);
}

/** Whether a program of this name is on the PATH. */
export const onPath = (name) => findProgram(name) !== undefined;

/** Whether a command exits with 0; says nothing. */
export const succeeds = (command, args, input = "") =>
  spawnSync(command, args, { cwd: ROOT, input, stdio: ["pipe", "ignore", "ignore"] }).status === 0;

/** Runs a command in the open, with our own input and output. Throws where it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, stdio: "inherit", ...options });
  if (error) throw new Error(`${command}: ${error.message}`);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}

/** Runs a command, its output into build/reports/<log>.log: { status, output }. */
export function capture(log, command, args, options = {}) {
  mkdirSync(REPORTS, { recursive: true });
  const file = createWriteStream(join(REPORTS, `${log}.log`));
  file.write(`$ ${command} ${args.join(" ")}\n`);
  return new Promise((resolve) => {
    const chunks = [];
    const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], ...options });
    const keep = (chunk) => {
      chunks.push(chunk);
      file.write(chunk);
    };
    const end = (status, message = "") => {
      file.end(message);
      resolve({ status, output: Buffer.concat(chunks).toString() + message });
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.on("error", (error) => end(127, `${command}: ${error.message}\n`));
    child.on("close", (status, signal) => end(status ?? 1, signal ? `ended by ${signal}\n` : ""));
  });
}

/** Runs `work(item)` for each item, at most `width` at a time; the results in the items' order. */
export async function inParallel(items, width, work) {
  const results = new Array(items.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}
