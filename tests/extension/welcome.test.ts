import { expect, test, vi } from "vitest";
import { standings } from "../../extension/welcome/step.tsx";
import { freshCore } from "./support/fresh-core.ts";

const core = freshCore(async () => await import("../../extension/core/access/access.ts"));
const installed = () => core.access.commands.installed();

test("a new user is shown the way in, in a tab", async () => {
  vi.stubGlobal("chrome", { runtime: { getURL: (path: string) => path } });
  await installed();
  expect(core.hands.tabs).toEqual(["extension/welcome/welcome.html"]);
});

test("nothing is shown to somebody who is set up already", async () => {
  await core.settings.update((now) => ({ ...now, serviceUrl: "https://ping.example", name: "Ana" }));
  await installed();
  expect(core.hands.tabs).toEqual([]);
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
