import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MemoryStorage, memoryStorage } from "./support/memory-storage.ts";

let storage: MemoryStorage;

/** Checks as a worker does that has just started, of a version of the extension. */
const check = async (version: string) => {
  vi.resetModules();
  Object.assign(chrome, { runtime: { id: "x", getManifest: () => ({ version }) } });
  vi.doMock("../../extension/shared/browser.ts", () => ({ browser: chrome }));
  const { checkStored } = await import("../../extension/core/store/check-stored.ts");
  await checkStored();
};

beforeEach(() => {
  storage = memoryStorage();
});

afterEach(() => {
  vi.doUnmock("../../extension/shared/browser.ts");
  vi.unstubAllGlobals();
});

test("what has the wrong shape is mended before anybody is told that all is sound", async () => {
  storage.local.draft = 7;
  storage.local.inbox = '[{"id":"x"}]';
  storage.local.lastTarget = { to: "Bo" };
  await check("1.0");
  expect(storage.local).not.toHaveProperty("draft");
  expect(storage.local).toMatchObject({ inbox: "[]", lastTarget: { to: "Bo" } });
  expect(storage.session.sound).toBe("1.0");
  expect(storage.written.at(-1)).toBe("sound");
});

test("it is checked once a session, and again by another version", async () => {
  await check("1.0");
  storage.local.draft = 7;
  await check("1.0");
  expect(storage.local.draft).toBe(7);
  await check("1.1");
  expect(storage.local).not.toHaveProperty("draft");
  expect(storage.session.sound).toBe("1.1");
});
