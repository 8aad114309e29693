import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { welcome } from "../../extension/background/welcome.ts";
import { settings } from "../../extension/core/store/values.ts";
import { standings } from "../../extension/welcome/step.tsx";
import { fakeBrowser } from "./support/fake-browser.ts";
import { memoryStorage } from "./support/memory-storage.ts";

vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

const opened = () => fakeBrowser.tabs.map(({ url }) => url);

beforeEach(() => {
  memoryStorage();
  fakeBrowser.reset();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a new user is shown the way in, in a tab", async () => {
  await welcome("install");
  expect(opened()).toEqual(["extension/welcome/welcome.html"]);
});

test.each(["update", "chrome_update", "shared_module_update"])(
  "nothing is shown after an %s",
  async (reason) => {
    await welcome(reason);
    expect(opened()).toEqual([]);
  },
);

test("nothing is shown to somebody who is set up already", async () => {
  await settings.update((now) => ({ ...now, serviceUrl: "https://ping.example", name: "Ana" }));
  await welcome("install");
  expect(opened()).toEqual([]);
});

const nothing = { isSetUp: false, isPinned: false, pinLater: false, hasPinged: false };

test.each([
  [{}, ["current", "ahead", "ahead"]],
  [{ isPinned: true }, ["current", "done", "ahead"]],
  [{ isSetUp: true }, ["done", "current", "ahead"]],
  [{ isSetUp: true, pinLater: true }, ["done", "done", "current"]],
  [{ isSetUp: true, isPinned: true }, ["done", "done", "current"]],
  [{ isSetUp: true, isPinned: true, hasPinged: true }, ["done", "done", "done"]],
  [{ isSetUp: true, hasPinged: true }, ["done", "current", "done"]],
  // Whoever has left the team begins anew.
  [{ pinLater: true, hasPinged: true }, ["current", "ahead", "ahead"]],
])("with %o the steps are %o", (reached, expected) => {
  expect(standings({ ...nothing, ...reached })).toEqual(expected);
});
