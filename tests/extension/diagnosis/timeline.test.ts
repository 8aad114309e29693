import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordWorkerStart } from "../../../extension/core/diagnosis/record-worker-start.ts";
import { timeline, workerStarts } from "../../../extension/core/store/values.ts";
import { recordChange, recordConnections } from "../../../extension/core/timeline/timeline.ts";

import { type MemoryStorage, memoryStorage } from "../support/memory-storage.ts";

let storage: MemoryStorage;

const stored = async () => (await timeline.get()).map(({ what, room, why }) => ({ what, room, why }));

beforeEach(() => {
  storage = memoryStorage();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("the first start of the worker is a change, and the others are counted", async () => {
  await recordWorkerStart();
  await recordChange({ what: "offline" });
  await recordWorkerStart();
  await recordWorkerStart();
  expect((await stored()).map(({ what }) => what)).toEqual(["offline", "started"]);
  expect((await workerStarts.get()).count).toBe(3);
});

test("a browser that starts again is a change again: its session is a new one", async () => {
  await recordWorkerStart();
  await recordChange({ what: "offline" });
  delete storage.session.workerStarts;
  await recordWorkerStart();
  expect((await stored()).map(({ what }) => what)).toEqual(["started", "offline", "started"]);
});

test("each room's state is remembered with its reason, and nothing else of it", async () => {
  await recordConnections({
    ops: {
      state: "reconnecting",
      identity: "Ana.abcdefgh",
      room: "ops",
      participants: ["Bo.abcdefgh"],
      presences: [],
      why: { plain: "Lost." },
    },
    dev: { state: "connecting" },
  });
  expect(await stored()).toEqual([
    { what: "connecting", room: "dev" },
    { what: "reconnecting", room: "ops", why: { plain: "Lost." } },
  ]);
  expect(JSON.stringify(storage.local.timeline)).not.toContain("Bo");
});

test("what is told again costs no write", async () => {
  const all = { ops: { state: "connecting" as const } };
  await recordConnections(all);
  storage.written.length = 0;
  await recordConnections(all);
  expect(storage.written).toEqual([]);
});

test("changes that come at the same moment keep their order", async () => {
  await Promise.all([
    recordChange({ what: "offline" }),
    recordConnections({ ops: { state: "connecting" } }),
    recordChange({ what: "online" }),
  ]);
  expect((await stored()).map(({ what }) => what)).toEqual(["online", "connecting", "offline"]);
});
