import { update } from "idb-keyval";
import { beforeEach, expect, test, vi } from "vitest";
import { createDevicePins } from "../../../extension/core/sealing/device-pins.ts";
import { clearMemoryKeys, failMemoryKeys } from "../support/memory-keys.ts";

vi.mock("idb-keyval", () => import("../support/memory-keys.ts"));

const own = `Bo.mbbbbbbbbb.${"b".repeat(22)}`;
const desk = `Ana.maaaaaaaaa.${"d".repeat(22)}`;
const laptop = `Ana.maaaaaaaaa.${"l".repeat(22)}`;
const [first, second] = ["A".repeat(87), "B".repeat(87)];

beforeEach(clearMemoryKeys);

const statement = (from: string, key: string, at: number | undefined, room = "ops") => ({
  from,
  room,
  key,
  at,
});

test("a key is pinned to its device, and another one takes its place when the device says so later", async () => {
  const pins = createDevicePins();
  expect(await pins.take(statement(desk, first, 1), own)).toBe("known");
  expect(await pins.take(statement(desk, second, 2), own)).toBe("known");
});

test.each([
  ["from before another key was told", first, 1, "ops"],
  ["of the same time", first, 2, "ops"],
  ["that was made in another room", first, 1, "lab"],
  ["without a time", first, undefined, "ops"],
])("a statement about an earlier key counts for nothing: one %s", async (_what, key, at, room) => {
  const pins = createDevicePins();
  await pins.take(statement(desk, first, 1), own);
  await pins.take(statement(desk, second, 2), own);
  expect(await pins.take(statement(desk, key, at, room), own)).toBe("stale");
});

test("nor does it after a restart", async () => {
  const before = createDevicePins();
  await before.take(statement(desk, first, 1), own);
  await before.take(statement(desk, second, 2), own);
  const pins = createDevicePins();
  expect(await pins.take(statement(desk, first, 1), own)).toBe("stale");
  expect(await pins.take(statement(desk, second, 2), own)).toBe("known");
});

test("a statement that is repeated counts once in each room, and those of two rooms may cross", async () => {
  const pins = createDevicePins();
  expect(await pins.take(statement(desk, first, 2, "ops"), own)).toBe("known");
  expect(await pins.take(statement(desk, first, 1, "lab"), own)).toBe("known");
  expect(await pins.take(statement(desk, first, 2, "ops"), own)).toBe("stale");
  expect(await pins.take(statement(desk, first, 1, "lab"), own)).toBe("stale");
});

test("two browsers that are copies of one take turns with their keys", async () => {
  const pins = createDevicePins();
  for (const [at, key] of [first, second, first].entries())
    expect(await pins.take(statement(desk, key, at), own)).toBe("known");
});

test("somebody's second device is news once, and nobody's first is", async () => {
  const pins = createDevicePins();
  const stranger = `Ana.gccccccccc.${"c".repeat(22)}`;
  expect(await pins.take(statement(desk, first, 1), own)).toBe("known");
  expect(await pins.take(statement(stranger, first, 1), own)).toBe("known");
  expect(await pins.take(statement(laptop, second, 1), own)).toBe("new-device");
  expect(await pins.take(statement(laptop, second, 2), own)).toBe("known");
  expect(await createDevicePins().take(statement(laptop, first, 3), own)).toBe("known");
});

test("another device of this person is news even if it is the first that is met", async () => {
  const pins = createDevicePins();
  const twin = `Bo.mbbbbbbbbb.${"t".repeat(22)}`;
  expect(await pins.take(statement(twin, first, 1), own)).toBe("new-device");
});

test("many who speak at once are all remembered", async () => {
  const pins = createDevicePins();
  await Promise.all([desk, laptop].map((from) => pins.take(statement(from, first, 1), own)));
  for (const from of [desk, laptop])
    expect(await pins.take(statement(from, second, 1, "lab"), own)).toBe("stale");
});

test("where nothing can be stored, keys are pinned for as long as the document lives", async () => {
  const log = vi.spyOn(console, "warn").mockReturnValue();
  failMemoryKeys();
  const pins = createDevicePins();
  expect(await pins.take(statement(desk, second, 2), own)).toBe("known");
  expect(await pins.take(statement(desk, first, 1, "lab"), own)).toBe("stale");
  expect(log).toHaveBeenCalled();
  log.mockRestore();
});

test("guests push no member's key out, whatever they say of the time, and their browsers are no news", async () => {
  const guest = (n: number) => `Guest.ggggggggga.${String(n).padStart(22, "x")}`;
  const pinned = (n: number) => ({ key: first, at: 8.64e15, identity: guest(n), takenAt: Date.now() });
  const stored = Array.from({ length: 1_999 }, (_, n) => [String(n).padStart(22, "x"), pinned(n)]);
  await update("all", () => Object.fromEntries(stored));
  const pins = createDevicePins();
  await pins.take(statement(desk, second, 2), own);
  for (let n = 2_000; n < 2_005; n += 1)
    expect(await pins.take(statement(guest(n), first, 8.64e15), own)).toBe("known");
  expect(await pins.take(statement(desk, first, 1, "lab"), own)).toBe("stale");
  expect(await pins.take(statement(laptop, first, 3), own)).toBe("new-device");
});
