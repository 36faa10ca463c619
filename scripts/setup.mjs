#!/usr/bin/env node
// Installs what is missing on a Debian or Ubuntu machine and the npm packages, and says what it does.
// Idempotent: where everything is there, it changes nothing. Imports nothing but Node's own modules.
//
//   node scripts/setup.mjs            everything: build, checks, browser tests
//   node scripts/setup.mjs --build    only what building and `npm start` need
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onPath, ROOT, run, succeeds } from "./run.mjs";

const links = (flag) => () =>
  succeeds("clang++", [`-fsanitize=${flag}`, "-x", "c++", "-", "-o", "/dev/null"], "int main() { return 0; }\n");
const program = (name) => () => onPath(name);
const isDebian = existsSync("/etc/debian_version");
const APT_KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** What is needed, how to see that it is there, and the Debian packages that bring it. */
const BUILD_TOOLS = [
  { what: "CMake", there: program("cmake"), packages: ["cmake"] },
  { what: "Ninja", there: program("ninja"), packages: ["ninja-build"] },
  { what: "a C++20 compiler", there: () => onPath("c++") || onPath("g++"), packages: ["g++"] },
  { what: "patch", there: program("patch"), packages: ["patch"] },
  // Third-party sources come as Debian's source packages where the machine has a Debian mirror.
  {
    what: "Debian's keyring and source tools",
    there: () => !isDebian || (existsSync(APT_KEYRING) && onPath("dpkg-source")),
    packages: ["dpkg-dev", "debian-archive-keyring"],
  },
];
// The WebAssembly module; its bundles come from npm packages.
const WEB_TOOLS = [{ what: "Emscripten", there: program("emcc"), packages: ["emscripten"] }];
const CHECK_TOOLS = [
  { what: "clang", there: program("clang++"), packages: ["clang"] },
  { what: "clang's sanitizers", there: links("address,undefined"), packages: ["libclang-rt-dev"] },
  { what: "clang-format", there: program("clang-format"), packages: ["clang-format"] },
  { what: "clang-tidy", there: program("clang-tidy"), packages: ["clang-tidy"] },
  { what: "zbarimg", there: program("zbarimg"), packages: ["zbar-tools"] },
  {
    what: "Chromium",
    there: () => Boolean(process.env.CHROMIUM) || ["chromium", "chromium-browser", "google-chrome"].some(onPath),
    packages: ["chromium"],
  },
  {
    what: "Firefox",
    there: () => Boolean(process.env.FIREFOX) || ["firefox-esr", "firefox"].some(onPath),
    packages: ["firefox-esr"],
  },
  // MiniBrowser comes with it, and shows itself only on a display.
  { what: "WebKit's driver", there: program("WebKitWebDriver"), packages: ["webkit2gtk-driver"] },
  { what: "Xvfb", there: program("Xvfb"), packages: ["xvfb"] },
  {
    what: "Chinese, Japanese and Korean fonts",
    there: () => succeeds("sh", ["-c", "fc-list :lang=zh | grep -q ."]),
    packages: ["fonts-noto-cjk", "fontconfig"],
  },
];

// What only the benchmark is compared with.
const BENCH_TOOLS = [
  {
    what: "cmark-gfm",
    there: () => existsSync("/usr/include/cmark-gfm-core-extensions.h") && existsSync("/usr/include/cmark-gfm.h"),
    packages: ["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"],
  },
];

const missing = (tools) => tools.filter((tool) => !tool.there());
const names = (tools) => tools.map(({ what }) => what).join(", ");

function installPackages(tools) {
  const packages = [...new Set(tools.flatMap((tool) => tool.packages))];
  console.log(`setup: missing: ${names(tools)}`);
  if (!onPath("apt-get")) return;
  const root = process.getuid?.() === 0;
  if (!root && !onPath("sudo")) {
    console.log("setup: not root and no sudo, so nothing can be installed here");
    return;
  }
  const apt = (args) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", ...args];
    console.log(`setup: ${root ? "" : "sudo "}apt-get ${args.join(" ")}`);
    return root ? run(command[0], command.slice(1)) : run("sudo", command);
  };
  try {
    apt(["update"]);
    apt(["install", "-y", "--no-install-recommends", ...packages]);
  } catch (error) {
    console.log(`setup: ${error.message}`);
  }
}

function needTools(tools) {
  if (missing(tools).length > 0) installPackages(missing(tools));
  const still = missing(tools);
  if (still.length === 0) return;
  const packages = still.flatMap((tool) => tool.packages).join(" ");
  throw new Error(`still missing: ${names(still)}. On Debian or Ubuntu: apt-get install ${packages}`);
}

function needNode() {
  if (Number(process.versions.node.split(".")[0]) >= 20) return;
  throw new Error(`Node.js 20 or newer is needed, this is ${process.versions.node}`);
}

/** npm ci, where node_modules is not what the lock file says. */
function needPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(ROOT, "package-lock.json")))
    .digest("hex");
  const stamp = join(ROOT, "node_modules/.setup");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  console.log("setup: npm ci");
  run("npm", ["ci", "--no-audit", "--no-fund"]);
  writeFileSync(stamp, lock);
}

/**
 * Brings the machine to where everything works; `onlyBuild`: the native build; `web` besides: what `npm start` needs;
 * `bench`: what the benchmark needs besides.
 */
export function setup({ onlyBuild = false, web = !onlyBuild, bench = false } = {}) {
  needNode();
  needTools([
    ...BUILD_TOOLS,
    ...(web ? WEB_TOOLS : []),
    ...(onlyBuild ? [] : CHECK_TOOLS),
    ...(bench ? BENCH_TOOLS : []),
  ]);
  if (web) needPackages();
  console.log(`setup: everything is there for ${onlyBuild ? "building" : "building and testing"}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    setup(process.argv.includes("--build") ? { onlyBuild: true, web: true } : {});
  } catch (error) {
    console.error(`setup: ${error.message}`);
    process.exitCode = 1;
  }
}
