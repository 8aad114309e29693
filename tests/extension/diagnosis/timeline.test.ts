import { expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/diagnosis/diagnosis.ts")),
  ...(await import("../../../extension/core/timeline/timeline.ts")),
}));

const told = () => core.timeline.get().map(({ what, room, why }) => ({ what, room, why }));

test("of the worker's starts the first alone is a change, also after the core has begun anew", async () => {
  await core.diagnosis.commands.workerStarted({ count: 1 });
  await core.recordChange({ what: "opened" });
  await core.diagnosis.commands.workerStarted({ count: 2 });
  expect(told().map(({ what }) => what)).toEqual(["opened", "started"]);
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
