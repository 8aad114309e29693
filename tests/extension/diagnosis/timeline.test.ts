import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/diagnosis/record-test-seen.ts")),
  ...(await import("../../../extension/core/timeline/timeline.ts")),
}));

const told = () => core.timeline.get().map(({ what, room, why }) => ({ what, room, why }));

test("the first start of the worker is a change, and the others are counted", async () => {
  await core.recordWorkerStart();
  await core.recordChange({ what: "offline" });
  await core.recordWorkerStart();
  await core.recordWorkerStart();
  expect(told().map(({ what }) => what)).toEqual(["offline", "started"]);
  expect(core.workerStarts.get().count).toBe(3);
});

test("a core that starts again counts anew, so that the first start is a change again", async () => {
  await core.recordWorkerStart();
  await core.recordChange({ what: "offline" });
  await core.workerStarts.set({ count: 0, lastAt: 0 });
  await core.recordWorkerStart();
  expect(told().map(({ what }) => what)).toEqual(["started", "offline", "started"]);
});

test("each room's state is remembered with its reason, and nothing else of it", async () => {
  await core.recordConnections({
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
  expect(told()).toEqual([
    { what: "connecting", room: "dev" },
    { what: "reconnecting", room: "ops", why: { plain: "Lost." } },
  ]);
  expect(JSON.stringify(core.timeline.get())).not.toContain("Bo");
});

test("what is told again costs no write", async () => {
  const all = { ops: { state: "connecting" as const } };
  await core.recordConnections(all);
  core.disk.written.length = 0;
  await core.recordConnections(all);
  expect(core.disk.written).toEqual([]);
});

test("changes that come at the same moment keep their order", async () => {
  await Promise.all([
    core.recordChange({ what: "offline" }),
    core.recordConnections({ ops: { state: "connecting" } }),
    core.recordChange({ what: "online" }),
  ]);
  expect(told().map(({ what }) => what)).toEqual(["online", "connecting", "offline"]);
});
