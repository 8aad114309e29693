import { beforeEach, expect, test, vi } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";
import { type FakeHands, fakeHands } from "../support/fake-hands.ts";
import { fakeScreen } from "../support/fake-screen.ts";
import { failWrites, freshDatabase, loadStore } from "../support/fresh-database.ts";
import { idOf, receivedPing, sentAt, sentPing } from "../support/pings.ts";

freshDatabase();

const load = async () => ({
  ...(await import("../../../extension/core/access/enrol.ts")),
  ...(await import("../../../extension/core/connection/change-service.ts")),
  ...(await import("../../../extension/core/inbox/answer-inquiry.ts")),
  ...(await loadStore()),
  ...(await import("../../../extension/core/store/take-over.ts")),
});

let core: Awaited<ReturnType<typeof load>>;
let hands: FakeHands;

/** Starts a core anew, on what the one before it has stored. */
const start = async (): Promise<void> => {
  vi.resetModules();
  const { giveHands } = await import("../../../extension/core/hands.ts");
  giveHands(hands);
  core = await load();
  await core.openStore(core.takeOver, core.recordStorageProblem);
};

const problems = () => core.storageProblems.get().map(({ key, lost }) => ({ key, lost }));

const bo = { identity: "Bo.aaaaaaaa", room: "ops", lastSeenAt: sentAt };
const deleted = { id: idOf(9), from: "Bo.aaaaaaaa", room: "ops", seenAt: sentAt };
const device = "0123456789abcdef0123456789abcdef";

/** As version 0.1 stored it: long lists as JSON text, and each thing under its name. */
const stored = () => ({
  settings: { serviceUrl: "https://ping.example", name: "Ana", room: "ops", sound: false },
  device,
  draft: { text: "Lunch?", room: "ops" },
  lastService: { serviceUrl: "https://ping.example", since: sentAt },
  lastTarget: { to: "Bo", room: "ops" },
  lastTargets: { ops: "Bo" },
  knownTeammates: [bo],
  inbox: JSON.stringify([receivedPing(2), receivedPing(1)]),
  outbox: JSON.stringify([sentPing(4, { Bo: "pending" }), sentPing(3, { Bo: "seen" })]),
  receivedKeys: JSON.stringify([
    { key: pingKey(receivedPing(2)), at: sentAt + 2 },
    { key: pingKey(receivedPing(1)), at: sentAt + 1 },
  ]),
  deletedPings: JSON.stringify([deleted]),
  timeline: JSON.stringify([{ at: sentAt, what: "started" }]),
});

beforeEach(() => {
  hands = fakeHands(fakeScreen());
  hands.old = stored();
});

test("all that version 0.1 stored is here, once and for good", async () => {
  for (let times = 0; times < 2; times += 1) {
    await start();
    expect(core.settings.get()).toMatchObject({
      ...{ serviceUrl: "https://ping.example", name: "Ana", room: "ops", sound: false },
      ...{ notify: true, keepDays: 30 },
    });
    expect(await core.deviceSecret()).toBe(device);
    expect(core.draft.get()).toEqual({ text: "Lunch?", room: "ops" });
    expect(core.lastService.get()).toEqual({ serviceUrl: "https://ping.example", since: sentAt });
    expect(core.lastTarget.get()).toEqual({ to: "Bo", room: "ops" });
    expect(core.lastTargets.get()).toEqual({ ops: "Bo" });
    expect(core.knownTeammates.get()).toEqual([bo]);
    expect(core.inbox.get()).toEqual([receivedPing(2), receivedPing(1)]);
    expect(core.outbox.get()).toEqual([sentPing(4, { Bo: "pending" }), sentPing(3, { Bo: "seen" })]);
    expect(core.receivedKeys.get().map(({ at }) => at)).toEqual([sentAt + 2, sentAt + 1]);
    expect(core.deletedPings.get()).toEqual([deleted]);
    expect(core.timeline.get()).toEqual([{ at: sentAt, what: "started" }]);
    expect(problems()).toEqual([]);
    expect(hands.old).toEqual({});
  }
});

test("what came before version 0.1 is read as well: texts alone, and keys without a time", async () => {
  hands.old = {
    ...stored(),
    draft: "7",
    lastService: "https://ping.example",
    receivedKeys: JSON.stringify(["b", "a"]),
  };
  const before = Date.now();
  await start();
  expect(core.draft.get()).toEqual({ text: "7" });
  expect(core.lastService.get()).toEqual({ serviceUrl: "https://ping.example", since: 0 });
  expect(core.receivedKeys.get().map(({ key }) => key)).toEqual(expect.arrayContaining(["a", "b"]));
  for (const { at } of core.receivedKeys.get()) expect(at).toBeGreaterThanOrEqual(before);
  expect(problems()).toEqual([]);
});

test("a browser in which Pingroom is new takes over nothing, and asks once", async () => {
  hands.old = {};
  const asked = vi.spyOn(hands, "oldStorage");
  await start();
  await start();
  expect(asked).toHaveBeenCalledOnce();
  expect(core.settings.get().serviceUrl).toBe("");
});

test("what was changed since is not overwritten", async () => {
  await start();
  await core.settings.set({ ...core.settings.get(), sound: true });
  hands.old = stored();
  await start();
  expect(core.settings.get().sound).toBe(true);
});

test.each([
  ["before it asked", "oldStorage"],
  ["before it was removed elsewhere", "clearOldStorage"],
] as const)("a core that ended %s begins anew", async (_when, hand) => {
  vi.spyOn(hands, hand).mockRejectedValueOnce(new Error("The service worker ended before it answered."));
  await expect(start()).rejects.toThrow("ended before");
  expect(hands.old).toEqual(stored());
  await start();
  expect(core.inbox.get()).toHaveLength(2);
  expect(hands.old).toEqual({});
});

test("nothing is removed elsewhere before the database has it, and all of it comes the next time", async () => {
  failWrites();
  await expect(start()).rejects.toMatchObject({ name: "QuotaExceededError" });
  expect(hands.old).toEqual(stored());
  const database = await core.openDatabase();
  expect(await database.getAllKeys("values")).toEqual([]);
  database.close();
  await start();
  expect(core.inbox.get()).toHaveLength(2);
  expect(core.settings.get().name).toBe("Ana");
});

test("what nothing reads any more is not taken over, and gone with the rest", async () => {
  hands.old = { ...stored(), builtMenu: "Ping", workerStarts: { count: 3, lastAt: sentAt } };
  await start();
  const database = await core.openDatabase();
  const names = await database.getAllKeys("values");
  database.close();
  expect(names).toEqual(expect.arrayContaining(["draft", "settings", "takenOver"]));
  for (const name of ["builtMenu", "workerStarts"]) expect(names).not.toContain(name);
  expect(hands.old).toEqual({});
});

test("what had lost its shape costs itself, and is told", async () => {
  hands.old = {
    ...stored(),
    settings: "half",
    inbox: JSON.stringify([receivedPing(2), { id: "x" }, null, receivedPing(1)]),
    outbox: '[{"id":"',
    knownTeammates: [bo, 7],
  };
  await start();
  expect(core.settings.get().serviceUrl).toBe("");
  expect(core.inbox.get()).toEqual([receivedPing(2), receivedPing(1)]);
  expect(core.outbox.get()).toEqual([]);
  expect(core.knownTeammates.get()).toEqual([bo]);
  expect(problems().toSorted((a, b) => a.key.localeCompare(b.key))).toEqual([
    { key: "inbox", lost: 2 },
    { key: "knownTeammates", lost: 1 },
    { key: "outbox", lost: 1 },
    { key: "settings", lost: "everything" },
  ]);
});
