import * as v from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { storedItem } from "../../extension/shared/stored-item.ts";
import { type MemoryStorage, memoryStorage } from "./support/memory-storage.ts";

const place = { area: "local", fallback: [] } as { area: "local"; fallback: string[] };
const list = () => storedItem("list", v.array(v.string()), place);
const add = (entry: string) => (entries: string[]) => [...entries, entry];

let storage: MemoryStorage;

beforeEach(() => {
  storage = memoryStorage();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("updates that wait together are applied in their order and written once", async () => {
  const item = list();
  const changed = await Promise.all(["a", "b", "c"].map((entry) => item.update(add(entry))));
  expect(changed).toEqual([["a"], ["a", "b"], ["a", "b", "c"]]);
  expect(storage.local.list).toEqual(["a", "b", "c"]);
  expect(storage.written).toEqual(["list"]);
});

test("an update that comes during a write waits for the next one", async () => {
  const item = list();
  const first = item.update(add("a"));
  await vi.waitUntil(() => storage.written.length === 1, { interval: 0 });
  await Promise.all([first, item.update(add("b")), item.update(add("c"))]);
  expect(storage.local.list).toEqual(["a", "b", "c"]);
  expect(storage.written).toEqual(["list", "list"]);
});

test("an update that alters nothing is not done before the change that it rests on is written", async () => {
  const item = list();
  const done: string[] = [];
  await Promise.all([
    item.update(add("a")),
    item
      .update((entries) => (entries.includes("a") ? entries : [...entries, "a"]))
      .then(() => done.push(...storage.written)),
  ]);
  expect(done).toEqual(["list"]);
});

test("nothing is written when no change alters anything", async () => {
  const item = list();
  await Promise.all([item.update((entries) => entries), item.update((entries) => entries)]);
  expect(storage.written).toEqual([]);
});

test("a change that throws fails alone", async () => {
  const item = list();
  const results = await Promise.allSettled([
    item.update(add("a")),
    item.update(() => {
      throw new Error("no");
    }),
    item.update(add("c")),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(storage.local.list).toEqual(["a", "c"]);
});

test("a write that fails fails all that waited for it, and none after", async () => {
  const item = list();
  storage.failNextWrite(new Error("disk full"));
  const results = await Promise.allSettled([item.update(add("a")), item.update((entries) => entries)]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await item.update(add("b"))).toEqual(["b"]);
  expect(storage.local.list).toEqual(["b"]);
});

test("no update of one context is lost to one of another", async () => {
  const contexts = [list(), list(), list()];
  const entries = Array.from({ length: 30 }, (_, n) => String(n));
  await Promise.all(entries.map((entry, n) => contexts[n % 3]?.update(add(entry))));
  expect(new Set(storage.local.list as string[])).toEqual(new Set(entries));
  expect(storage.written.length).toBeLessThanOrEqual(3);
});

test("a listener hears of each write until its signal aborts", async () => {
  const item = list();
  const heard: string[][] = [];
  const end = new AbortController();
  item.onChanged((value) => heard.push(value), end.signal);
  await item.set(["a"]);
  end.abort();
  await item.set(["b"]);
  expect(heard).toEqual([["a"]]);
});

test("what is kept as text comes back as it was, also when it was stored as a list before", async () => {
  const item = storedItem("long", v.array(v.string()), { ...place, asText: true });
  const heard: string[][] = [];
  item.onChanged((value) => heard.push(value));
  expect(await item.get()).toEqual([]);
  await chrome.storage.local.set({ long: ["a"] });
  expect(await item.get()).toEqual(["a"]);
  await item.update(add("b"));
  expect(storage.local.long).toBe('["a","b"]');
  expect(await item.get()).toEqual(["a", "b"]);
  expect(heard).toEqual([["a"], ["a", "b"]]);
});
