// WebKitGTK: MiniBrowser through WebKitWebDriver and selenium-webdriver, on a display of its own.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { Builder, Capabilities, Key } from "selenium-webdriver";
import { find } from "./find.mjs";

const KEYS = {
  Tab: Key.TAB,
  Enter: Key.ENTER,
  Escape: Key.ESCAPE,
  ArrowRight: Key.ARROW_RIGHT,
  ArrowDown: Key.ARROW_DOWN,
};
const LIBRARIES = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib"];

// MiniBrowser belongs to the library and is not on the PATH.
function miniBrowsers() {
  return LIBRARIES.flatMap((folder) => {
    try {
      const versions = readdirSync(folder).filter((name) => /^webkit2?gtk-\d/.test(name));
      return versions.map((name) => join(folder, name, "MiniBrowser"));
    } catch {
      return [];
    }
  });
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A program that runs until it is stopped; `ready(text)` looks at what it writes, if it is asked. */
function run(command, args, env, ready) {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
  const stop = () =>
    new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve).kill() : resolve()));
  const started = new Promise((resolve, reject) => {
    child.on("error", reject).on("exit", (code) => reject(new Error(`${command} ended with ${code}`)));
    if (!ready) return resolve({ stop });
    child.stdout.on("data", (text) => ready(String(text)) && resolve({ stop, said: String(text) }));
  });
  return started;
}

async function untilAnswers(port) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("WebKitWebDriver does not answer");
}

export async function launchWebKit() {
  const binary = find("WebKitGTK's MiniBrowser", process.env.WEBKIT, miniBrowsers());
  const display = await run(
    "Xvfb",
    ["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"],
    {},
    /\d+/.test.bind(/\d+/),
  );
  const port = await freePort();
  const driver = await run("WebKitWebDriver", [`--port=${port}`], {
    DISPLAY: `:${display.said.trim()}`,
    GDK_BACKEND: "x11",
    WEBKIT_DISABLE_DMABUF_RENDERER: "1", // else screenshots are white without a graphics card
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", // a container has no user namespaces
  });
  await untilAnswers(port);
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation"] },
  });
  const session = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
  await session.manage().setTimeouts({ script: 60_000 });
  await session.manage().window().setRect({ x: 0, y: 0, width: 1280, height: 1000 });
  return {
    engine: "webkit",
    version: (await session.getCapabilities()).get("browserVersion"),
    async visit(url, work) {
      await session.get(url);
      return work({
        evaluate: (inside, ...args) => evaluate(session, inside, args),
        press: (...keys) =>
          session
            .actions()
            .sendKeys(...keys.map((key) => KEYS[key] ?? key))
            .perform(),
        screenshot: async () => Buffer.from(await session.takeScreenshot(), "base64"),
        said: [],
      });
    },
    async close() {
      await session.quit();
      await driver.stop();
      await display.stop();
    },
  };
}

// WebDriver's script has no promises of its own: the last argument takes the result, or an error's text. It works
// in a task of the page's: in the driver's own, microtasks would run after every callback of an element.
async function evaluate(session, inside, args) {
  const script = `
    const [done, ...args] = Array.from(arguments).reverse();
    const fail = (error) => done({ error: error + "\\n" + error?.stack });
    setTimeout(async () => {
      try {
        done({ value: await (${inside})(...args.reverse()) });
      } catch (error) {
        fail(error);
      }
    });`;
  const { value, error } = await session.executeAsyncScript(script, ...args);
  if (error) throw new Error(error);
  return value;
}
