import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Value } from "../../../extension/core/store/value.ts";
import type { SentPing } from "../../../extension/shared/ping-schema.ts";
import { failWrites, freshDatabase, type LoadedStore, startStore } from "../support/fresh-database.ts";
import { receivedPing, sentPing } from "../support/pings.ts";

freshDatabase();

let core: LoadedStore;

/** Starts a core anew, on what the one before it has stored. */
const start = async (): Promise<void> => {
  core = await startStore();
};

/** Puts something into the database behind the core's back. */
const putByHand = async (store: "values" | "inbox" | "outbox", what: unknown, key?: string) => {
  const database = await core.openDatabase();
  await database.put(store as "values", what, key as string);
  database.close();
};

const ids = () => core.outbox.get().map(({ text }) => text);
const add = (n: number) => core.outbox.update((pings) => [sentPing(n, {}), ...pings]);
const change = (n: number, more: Partial<SentPing>) =>
  core.outbox.update((pings) =>
    pings.map((ping) => (ping.text === `ping ${n}` ? { ...ping, ...more } : ping)),
  );
const remove = (n: number) => core.outbox.update((pings) => pings.filter(({ text }) => text !== `ping ${n}`));

beforeEach(start);

describe("a value", () => {
  test("is what it was set to at once, and after a restart", async () => {
    const setting = core.draft.set({ text: "Lunch?" });
    expect(core.draft.get()).toEqual({ text: "Lunch?" });
    await setting;
    await start();
    expect(core.draft.get()).toEqual({ text: "Lunch?" });
  });

  test("that was emptied is empty after a restart", async () => {
    await core.draft.set({ text: "Lunch?" });
    await core.draft.set(undefined);
    await start();
    expect(core.draft.get()).toBeUndefined();
  });

  test("that is kept in memory ends with the core", async () => {
    await core.connections.set({ ops: { state: "connecting" } });
    await start();
    expect(core.connections.get()).toEqual({});
  });

  test("is told to who wants to know of changes, and not when nothing changes", async () => {
    const heard = vi.fn();
    const over = new AbortController();
    core.draft.onChanged(heard, over.signal);
    await core.draft.set({ text: "a" });
    await core.draft.update((now) => now);
    over.abort();
    await core.draft.set({ text: "b" });
    expect(heard.mock.calls).toEqual([[{ text: "a" }]]);
  });

  test("is told to all, although one of them throws", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const heard = vi.fn();
    core.draft.onChanged(() => {
      throw new Error("a defect");
    });
    core.draft.onChanged(heard);
    await core.draft.set({ text: "a" });
    expect(heard).toHaveBeenCalledOnce();
  });

  test("that cannot be stored is again what was stored last, and says why", async () => {
    await core.draft.set({ text: "stored" });
    failWrites();
    await expect(core.draft.set({ text: "lost" })).rejects.toMatchObject({ name: "QuotaExceededError" });
    expect(core.draft.get()).toEqual({ text: "stored" });
    await core.draft.set({ text: "later" });
    await start();
    expect(core.draft.get()).toEqual({ text: "later" });
  });

  test("keeps what came while an earlier change could not be stored", async () => {
    failWrites();
    const failing = expect(core.draft.set({ text: "lost" })).rejects.toThrow();
    const later = core.draft.update((now) => ({ text: `${now?.text}, later` }));
    await Promise.all([failing, later]);
    expect(core.draft.get()).toEqual({ text: "lost, later" });
    await start();
    expect(core.draft.get()).toEqual({ text: "lost, later" });
  });

  test("is what was stored last where neither of two changes at once could be", async () => {
    await core.draft.set({ text: "stored" });
    failWrites(2);
    const changes = ["one", "other"].map((text) => core.draft.set({ text }));
    await Promise.allSettled(changes);
    expect(core.draft.get()).toEqual({ text: "stored" });
  });
});

describe.each([
  ["value", () => core.knownTeammates, (n: number) => ({ identity: `Bo.${n}`, room: "ops", lastSeenAt: n })],
  ["list", () => core.outbox, (n: number) => sentPing(n, {})],
] as const)("a change of a %s", (_what, stored, entry) => {
  const value = () => stored() as unknown as Value<object[]>;
  const addTo = (n: number) => value().update((all) => [entry(n), ...all]);

  test("builds on those before it, also while they are being written", async () => {
    const changed = await Promise.all([addTo(1), addTo(2), addTo(3)]);
    expect(changed.map(({ length }) => length)).toEqual([1, 2, 3]);
    await start();
    expect(value().get()).toEqual([entry(3), entry(2), entry(1)]);
  });

  test("that throws fails alone", async () => {
    const results = await Promise.allSettled([
      addTo(1),
      value().update(() => {
        throw new Error("a defect");
      }),
      addTo(2),
    ]);
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(value().get()).toEqual([entry(2), entry(1)]);
  });

  test("that alters nothing is not done before the one that it rests on is written, and fails with it", async () => {
    const done: string[] = [];
    await Promise.all([
      addTo(1).then(() => done.push("written")),
      value()
        .update((all) => all)
        .then(() => done.push("known")),
    ]);
    expect(done).toEqual(["written", "known"]);
    failWrites();
    const results = await Promise.allSettled([addTo(2), value().update((all) => all)]);
    expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    await value().update((all) => all); // That is over.
    expect(await addTo(3)).toEqual([entry(3), entry(1)]);
  });
});

describe("a list", () => {
  test("is there after a restart, newest first, in whichever order it was written", async () => {
    for (const n of [2, 1, 3]) await add(n);
    await start();
    expect(ids()).toEqual(["ping 3", "ping 2", "ping 1"]);
  });

  test("has only the records written that changed, and those deleted that are gone", async () => {
    await core.outbox.set(Array.from({ length: 500 }, (_, n) => sentPing(500 - n, { Bo: "pending" })));
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    const deleted = vi.spyOn(IDBObjectStore.prototype, "delete");
    await add(501);
    await change(7, { former: true });
    await remove(8);
    await core.outbox.update((pings) => pings);
    const records = put.mock.calls.filter((call) => call.length === 1);
    expect(records.map(([record]) => record.item.text)).toEqual(["ping 501", "ping 7"]);
    expect(deleted.mock.calls).toEqual([[sentPing(8, {}).id]]);
    await start();
    expect(core.outbox.get()).toHaveLength(500);
    expect(core.outbox.get()).toContainEqual({ ...sentPing(7, { Bo: "pending" }), former: true });
  });

  test("loses what could not be added, and nothing that came later", async () => {
    await add(1);
    failWrites();
    const failing = expect(add(2)).rejects.toMatchObject({ name: "QuotaExceededError" });
    await Promise.all([failing, add(3)]);
    expect(ids()).toEqual(["ping 3", "ping 1"]);
    await start();
    expect(ids()).toEqual(["ping 3", "ping 1"]);
  });

  test("has again what could not be deleted or changed, in its place", async () => {
    for (const n of [1, 2, 3]) await add(n);
    failWrites();
    // One write of both: all of it or nothing.
    const failing = core.outbox.update((pings) =>
      pings
        .filter(({ text }) => text !== "ping 2")
        .map((ping) => (ping.text === "ping 1" ? { ...ping, former: true } : ping)),
    );
    await expect(failing).rejects.toThrow();
    expect(core.outbox.get()).toEqual([sentPing(3, {}), sentPing(2, {}), sentPing(1, {})]);
  });

  test("keeps what was done meanwhile to a record whose earlier change could not be stored", async () => {
    await add(1);
    failWrites();
    const failing = expect(change(1, { to: "Bo" })).rejects.toThrow();
    await Promise.all([failing, change(1, { former: true })]);
    expect(core.outbox.get()).toEqual([{ ...sentPing(1, {}), to: "Bo", former: true }]);
    await start();
    expect(core.outbox.get()).toEqual([{ ...sentPing(1, {}), to: "Bo", former: true }]);
  });

  test("has the record as it was stored last where neither of two changes at once could be", async () => {
    await add(1);
    failWrites(2);
    await Promise.allSettled([change(1, { to: "Bo" }), change(1, { former: true })]);
    expect(core.outbox.get()).toEqual([sentPing(1, {})]);
  });

  test("has nothing where a record could neither be added nor changed", async () => {
    failWrites(2);
    await Promise.allSettled([add(1), change(1, { former: true })]);
    expect(core.outbox.get()).toEqual([]);
  });

  test("tells of what was taken back", async () => {
    const heard = vi.fn();
    core.outbox.onChanged((pings) => heard(pings.length));
    failWrites();
    await add(1).catch(() => {});
    expect(heard.mock.calls).toEqual([[1], [0]]);
  });
});

describe("what has the wrong shape", () => {
  const problems = () => core.storageProblems.get().map(({ key, lost }) => ({ key, lost }));

  test("costs a list itself, is told, and is gone with the next start", async () => {
    await core.inbox.set([receivedPing(2), receivedPing(1)]);
    await putByHand("inbox", { key: "unreadable 1", at: 0, item: { id: "x" } });
    await putByHand("inbox", { key: "unreadable 2", at: 0, item: null });
    await start();
    expect(core.inbox.get()).toEqual([receivedPing(2), receivedPing(1)]);
    expect(problems()).toEqual([{ key: "inbox", lost: 2 }]);
    await core.storageProblems.set([]);
    await start();
    expect(problems()).toEqual([]);
  });

  test.each(["text", null, 7, []])("costs a value all of it (%j), and no other value", async (bad) => {
    await core.draft.set({ text: "Lunch?" });
    await putByHand("values", bad, "settings");
    await start();
    expect(core.settings.get()).toMatchObject({ serviceUrl: "" });
    expect(core.draft.get()).toEqual({ text: "Lunch?" });
    expect(problems()).toEqual([{ key: "settings", lost: "everything" }]);
  });

  test("costs a value that is a list its entries", async () => {
    const bo = { identity: "Bo.aaaaaaaa", room: "ops", lastSeenAt: 1 };
    await putByHand("values", [bo, 7, null], "knownTeammates");
    await start();
    expect(core.knownTeammates.get()).toEqual([bo]);
    expect(problems()).toEqual([{ key: "knownTeammates", lost: 2 }]);
    await start();
    expect(core.knownTeammates.get()).toEqual([bo]);
    expect(problems()).toHaveLength(1);
  });

  test("is told besides what was told before, and costs none of that", async () => {
    await putByHand("values", 7, "draft");
    await start();
    await putByHand("values", 7, "lastTarget");
    await start();
    const both = [
      { key: "lastTarget", lost: "everything" },
      { key: "draft", lost: "everything" },
    ];
    expect(problems()).toEqual(both);
    await start();
    expect(problems()).toEqual(both);
  });

  test("may be what was told", async () => {
    await putByHand("values", "text", "storageProblems");
    await start();
    expect(problems()).toEqual([{ key: "storageProblems", lost: "everything" }]);
  });

  test("is left out although it cannot be mended", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    vi.spyOn(console, "error").mockReturnValue();
    const bo = { identity: "Bo.aaaaaaaa", room: "ops", lastSeenAt: 1 };
    await putByHand("values", [bo, 7], "knownTeammates");
    failWrites(2);
    await start();
    expect(core.knownTeammates.get()).toEqual([bo]);
  });

  test("is told once, and no more of it than twenty", () => {
    core.recordStorageProblem("texts", 2);
    core.recordStorageProblem("texts", 2);
    expect(problems()).toEqual([{ key: "texts", lost: 2 }]);
    for (let n = 1; n <= core.maxProblems + 5; n += 1) core.recordStorageProblem("others", n);
    expect(problems()).toHaveLength(core.maxProblems);
  });
});
