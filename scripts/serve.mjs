// A small static server for one folder: GET and HEAD, nothing outside the folder, no directory listing.
import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, sep } from "node:path";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** The file of a request's path below `folder`, or nothing. Links that lead out of the folder are not followed. */
export async function fileFor(folder, url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    if (path.includes("\0")) return undefined;
    const root = await realpath(folder);
    const file = await realpath(join(root, path.endsWith("/") ? `${path}index.html` : path));
    const inside = file.startsWith(root + sep);
    return inside && (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

async function answer(folder, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const file = await fileFor(folder, request.url);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("Not found\n");
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES[extname(file)] ?? "application/octet-stream",
    "content-length": (await stat(file)).size,
    "cache-control": "no-cache",
    "x-content-type-options": "nosniff",
  });
  if (request.method === "HEAD") response.end();
  else
    createReadStream(file)
      .on("error", () => response.destroy())
      .pipe(response);
}

export const serve = (folder) =>
  createServer((request, response) => {
    answer(folder, request, response).catch(() => response.destroy());
  });

function tryPort(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => {
      server.removeListener("error", reject);
      resolve(server.address().port);
    });
  });
}

/** The number that PORT holds; nothing where it is not set. */
export function portNumber(text) {
  if (!text) return undefined;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Error(`PORT must be a number from 0 to 65535, not "${text}"`);
}

/** Listens on the port `wanted`, or on the first free port from 8080 where none is wanted: the port. */
export async function listen(server, wanted) {
  if (wanted !== undefined) return tryPort(server, wanted);
  for (let port = 8080; port < 8180; port += 1) {
    try {
      return await tryPort(server, port);
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
    }
  }
  throw new Error("no free port between 8080 and 8179; choose one with PORT=…");
}
