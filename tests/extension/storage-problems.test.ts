import * as v from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storageProblems } from "../../extension/core/store/values.ts";
import { maxProblems, recordStorageProblem } from "../../extension/shared/core-values-schema.ts";
import { storedItem } from "../../extension/shared/stored-item.ts";
import { listOf } from "../../extension/shared/stored-shape-schema.ts";
import { type MemoryStorage, memoryStorage } from "./support/memory-storage.ts";

const texts = storedItem("texts", listOf(v.string()), { area: "local", fallback: [] });
const long = storedItem("long", listOf(v.string()), { area: "local", fallback: [], asText: true });
const answer = storedItem("answer", v.object({ yes: v.boolean() }), {
  area: "local",
  fallback: { yes: false },
});
const now = 1_700_000_000_000;

let storage: MemoryStorage;

/** Waits until the item is mended; what was lost is told before. */
const mended = (key: string) => vi.waitUntil(() => storage.written.includes(key), { interval: 1 });

beforeEach(() => {
  storage = memoryStorage();
  vi.spyOn(Date, "now").mockReturnValue(now);
  vi.spyOn(console, "warn").mockReturnValue();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("entries of the wrong shape cost themselves, and are told", async () => {
  storage.local.texts = ["a", 1, "b", null];
  expect(await texts.get()).toEqual(["a", "b"]);
  await mended("texts");
  expect(storage.local.texts).toEqual(["a", "b"]);
  expect(storage.local.storageProblems).toEqual([{ key: "texts", lost: 2, since: now }]);
});

test.each(["text", null, 7, [], { yes: "yes" }])(
  "a value of the wrong shape (%j) costs itself",
  async (bad) => {
    storage.local.answer = bad;
    storage.local.texts = ["a"];
    expect(await answer.get()).toEqual({ yes: false });
    await mended("answer");
    expect(storage.local).toEqual({
      answer: { yes: false },
      texts: ["a"],
      storageProblems: [{ key: "answer", lost: "everything", since: now }],
    });
  },
);

test("an update tells what was lost before it writes over it", async () => {
  storage.local.texts = ["a", 1];
  await texts.update((entries) => [...entries, "b"]);
  expect(storage.local.texts).toEqual(["a", "b"]);
  expect(storage.written).toEqual(["storageProblems", "texts"]);
});

test("what is edited while a listener listens is told too", async () => {
  const heard: string[][] = [];
  texts.onChanged((value) => heard.push(value));
  await chrome.storage.local.set({ texts: ["a", {}] });
  expect(heard).toEqual([["a"]]);
  await vi.waitUntil(() => heard.length === 2, { interval: 1 });
  expect(heard).toEqual([["a"], ["a"]]);
  expect(await storageProblems.get()).toEqual([{ key: "texts", lost: 1, since: now }]);
});

test("the same problem met again is not told again", async () => {
  await recordStorageProblem("texts", 2);
  await recordStorageProblem("texts", 2);
  expect(storage.written).toEqual(["storageProblems"]);
  await recordStorageProblem("texts", 3);
  await recordStorageProblem("answer", "everything");
  expect(await storageProblems.get()).toHaveLength(3);
});

test("no more problems are remembered than twenty", async () => {
  for (let n = 1; n <= maxProblems + 5; n += 1) await recordStorageProblem("texts", n);
  expect(await storageProblems.get()).toHaveLength(maxProblems);
  expect(storage.written).toHaveLength(maxProblems);
});

test.each([
  ["text", 0],
  [null, 0],
  [[1, { key: "texts", lost: 1, since: now }, { key: "texts", lost: 0, since: now }], 1],
  [Array.from({ length: 500 }, () => ({ key: "texts", lost: 1, since: now })), maxProblems],
])("a list of problems that has itself the wrong shape is mended once (%#)", async (bad, left) => {
  storage.local.storageProblems = bad;
  expect(await storageProblems.get()).toHaveLength(left);
  await mended("storageProblems");
  expect(storage.local.storageProblems).toHaveLength(left);
  expect(await storageProblems.get()).toHaveLength(left);
  expect(storage.written).toEqual(["storageProblems"]);
});

test.each(['["a",1', "a", "7", 7])("a list kept as text that is none (%j) costs itself", async (bad) => {
  storage.local.long = bad;
  expect(await long.get()).toEqual([]);
  await mended("long");
  expect(storage.local.long).toBe("[]");
  expect(storage.local.storageProblems).toEqual([{ key: "long", lost: "everything", since: now }]);
});

test("an entry of the wrong shape in a list kept as text costs itself", async () => {
  storage.local.long = '["a",1,"b"]';
  expect(await long.update((entries) => [...entries, "c"])).toEqual(["a", "b", "c"]);
  expect(storage.local.long).toBe('["a","b","c"]');
  expect(storage.local.storageProblems).toEqual([{ key: "long", lost: 1, since: now }]);
});

test("an item is used and mended although what was lost cannot be told", async () => {
  storage.local.texts = ["a", 1];
  storage.failNextWrite(new Error("disk full"));
  expect(await texts.update((entries) => [...entries, "b"])).toEqual(["a", "b"]);
  expect(storage.local.texts).toEqual(["a", "b"]);
});
