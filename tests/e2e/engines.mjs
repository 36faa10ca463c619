// The same tests in every engine, at the same time: each has a browser and a site of its own.
import { after, before, describe } from "node:test";
import { ENGINES, launch } from "./browsers/browsers.mjs";
import { startSite } from "./site.mjs";

/** `define(here)` defines the tests of an engine: `here` has its name, and `site` and `browser` while a test runs. */
export function inEveryEngine(define) {
  describe("in every engine", { concurrency: true }, () => {
    for (const engine of process.env.ENGINES?.split(",") ?? ENGINES) {
      describe(engine, { concurrency: false }, () => {
        const here = { engine };
        before(async () => {
          here.site = await startSite();
          here.browser = await launch(engine);
        });
        after(async () => {
          await here.browser?.close();
          await here.site?.close();
        });
        define(here);
      });
    }
  });
}
