// The demo's server: right types, nothing outside of its folder, the next free port.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { listen, portNumber, serve } from "../../scripts/serve.mjs";

let folder;
let server;
let port;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), "digest-serve-"));
  mkdirSync(join(folder, "site/styles"), { recursive: true });
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "site/index.html"), "<p>首页");
  writeFileSync(join(folder, "site/styles/page.css"), "p {}");
  writeFileSync(join(folder, "site/一 期.svg"), "<svg/>");
  writeFileSync(join(folder, "site/data"), "?");
  symlinkSync(join(folder, "secret.txt"), join(folder, "site/link.txt"));
  server = serve(join(folder, "site"));
  port = await listen(server);
});

after(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** { status, type, length, body }; the path is sent as it is. */
const get = (path, method = "GET") =>
  new Promise((resolve, reject) => {
    const sent = request({ host: "localhost", port, path, method, agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const { "content-type": type, "content-length": length } = response.headers;
        resolve({ status: response.statusCode, type, length, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.on("error", reject);
    sent.end();
  });

test("files come with their types", async () => {
  assert.deepEqual(await get("/"), { status: 200, type: "text/html; charset=utf-8", length: "9", body: "<p>首页" });
  assert.equal((await get("/index.html?x=1")).body, "<p>首页");
  assert.equal((await get("/styles/page.css")).type, "text/css; charset=utf-8");
  assert.equal((await get("/%E4%B8%80%20%E6%9C%9F.svg")).type, "image/svg+xml");
  assert.equal((await get("/data")).type, "application/octet-stream");
});

test("HEAD sends no body", async () => {
  assert.deepEqual(await get("/", "HEAD"), { status: 200, type: "text/html; charset=utf-8", length: "9", body: "" });
});

test("nothing outside of the folder, no listing, no other method", async () => {
  const paths = [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/styles/..%2f..%2fsecret.txt",
    "/link.txt",
    "/styles/",
    "/styles",
  ];
  for (const path of [...paths, "/none.html", "/%00", "/%", "//secret.txt"]) {
    const { status, body } = await get(path);
    assert.deepEqual({ path, status, body }, { path, status: 404, body: "Not found\n" });
  }
  assert.equal((await get("/", "POST")).status, 405);
});

test("a port that is taken is passed over; one that was asked for is not", async () => {
  const other = serve(folder);
  const next = await listen(other);
  assert.ok(next > port);
  other.close();
  await assert.rejects(listen(serve(folder), port), { code: "EADDRINUSE" });
});

test("PORT is a number, or it is said what it is", () => {
  assert.equal(portNumber("3000"), 3000);
  assert.equal(portNumber("0"), 0);
  for (const unset of [undefined, ""]) assert.equal(portNumber(unset), undefined);
  for (const bad of ["http", "80a", "-1", "65536", "1e3", " 80"])
    assert.throws(() => portNumber(bad), { message: `PORT must be a number from 0 to 65535, not "${bad}"` });
});
