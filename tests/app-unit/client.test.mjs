// The page's side of the search, with a worker that says what a test makes it say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appModule } from "../app/modules.mjs";

const { Search } = await appModule("search/client.ts");

class FakeWorker extends EventTarget {
  sent = [];
  isEnded = false;
  postMessage(message) {
    this.sent.push(message);
  }
  say(data) {
    this.dispatchEvent(Object.assign(new Event("message"), { data }));
  }
  terminate() {
    this.isEnded = true;
  }
}

function started() {
  const workers = [];
  const library = new EventTarget();
  const search = new Search(library, () => {
    workers.push(new FakeWorker());
    return workers.at(-1);
  });
  search.start();
  return { search, library, workers, worker: workers[0] };
}

const query = (text) => ({ text, order: "newest", most: 10 });

test("a newer query takes an older one's place, whatever the worker answers", async () => {
  const { search, worker } = started();
  const first = search.find(query("a"));
  const second = search.find(query("ab"));
  assert.equal(await first, undefined);
  worker.say({ kind: "results", id: 1, results: "old" });
  worker.say({ kind: "results", id: 2, results: "new" });
  assert.equal(await second, "new");
  assert.deepEqual(
    worker.sent.map(({ id }) => id),
    [1, 2],
  );
});

test("the worker is told what was saved, and to look where something was removed or another page saved it", () => {
  const { library, worker } = started();
  library.dispatchEvent(new CustomEvent("saved", { detail: { path: "1" } }));
  library.dispatchEvent(new Event("saved"));
  library.dispatchEvent(new Event("found"));
  assert.deepEqual(worker.sent, [{ kind: "saved", texts: { path: "1" } }, { kind: "compare" }, { kind: "compare" }]);
});

test("what is searched is known when it has been read", () => {
  const { search, worker } = started();
  let changes = 0;
  search.addEventListener("change", () => {
    changes += 1;
  });
  assert.equal(search.scope, undefined);
  worker.say({ kind: "scope", scope: { issues: 2, stories: 30 } });
  assert.deepEqual(search.scope, { issues: 2, stories: 30 });
  assert.equal(changes, 1);
});

test("a worker that can't read is a problem, and can be started anew", async () => {
  const { search, workers } = started();
  const waiting = search.find(query("a"));
  workers[0].say({ kind: "problem", code: "storage" });
  assert.equal(search.problem.code, "storage");
  assert.equal(workers[0].isEnded, true);
  assert.equal(await waiting, undefined);
  assert.equal(await search.find(query("b")), undefined);
  search.restart();
  assert.equal(search.problem, undefined);
  const again = search.find(query("c"));
  workers[1].say({ kind: "results", id: 3, results: "found" });
  assert.equal(await again, "found");
});

test("a script that can't be loaded is a problem", () => {
  const { search, worker } = started();
  worker.dispatchEvent(new Event("error", { cancelable: true }));
  assert.equal(search.problem.code, "module");
  const refused = new Search(new EventTarget(), () => {
    throw new TypeError("refused");
  });
  refused.start();
  assert.equal(refused.problem.code, "module");
});

test("nothing is started before a reader searches", () => {
  const library = new EventTarget();
  new Search(library, () => assert.fail("started"));
  library.dispatchEvent(new Event("saved"));
});
