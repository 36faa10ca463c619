// The reader's choices, out of whatever is stored.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { appModule } from "../app/modules.mjs";
import { newBrowser } from "./environment.mjs";

const { CHOICES, DEFAULTS, loadSettings, saveSettings, settingsFrom } = await appModule("settings.ts");

beforeEach(() => {
  newBrowser();
});

test("what was saved is loaded again", () => {
  const settings = { ...DEFAULTS, theme: "sepia", keep: 30, muted: ["词"], rate: 1.5, readOnScroll: true };
  assert.equal(saveSettings(settings), true);
  assert.deepEqual(loadSettings(), settings);
});

test("anything else is the default", () => {
  for (const value of [undefined, null, 1, "x", [], { theme: "pink", keep: "7", muted: "x", rate: null, shortcuts: 0 }])
    assert.deepEqual(settingsFrom(value), DEFAULTS);
  localStorage.setItem("digest-reader.settings", "{");
  assert.deepEqual(loadSettings(), DEFAULTS);
});

test("one bad choice leaves the others alone, and nothing unknown is kept", () => {
  const settings = settingsFrom({
    theme: "black",
    font: "comic",
    more: 1,
    muted: ["a", 2, " ", ""],
    keep: 5000.4,
    rate: 9,
  });
  assert.deepEqual(settings, { ...DEFAULTS, theme: "black", muted: ["a"], keep: 1000, rate: 2 });
});

test("every choice's default is one of its values", () => {
  for (const [name, values] of Object.entries(CHOICES)) assert.ok(values.includes(DEFAULTS[name]), name);
});

test("a browser that keeps nothing gives the defaults and says so", () => {
  const refuse = () => {
    throw new DOMException("no", "SecurityError");
  };
  Object.assign(localStorage, { getItem: refuse, setItem: refuse });
  assert.deepEqual(loadSettings(), DEFAULTS);
  assert.equal(saveSettings(DEFAULTS), false);
});

test("the defaults can't be changed by those who got them", () => {
  settingsFrom({}).muted.push("x");
  assert.deepEqual(settingsFrom({}).muted, []);
});
