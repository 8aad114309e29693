import { openDB } from "idb";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { failWrites, freshDatabase, type LoadedStore, startStore } from "../support/fresh-database.ts";
import { receivedPing, sentAt, sentPing } from "../support/pings.ts";

freshDatabase();

let core: LoadedStore;

/** Starts a core anew, on what the one before it has stored. */
const start = async (): Promise<void> => {
  core = await startStore();
};

const done = (n: number, more: Partial<ReceivedPing> = {}) =>
  receivedPing(n, { seenAt: sentAt + n, notifiedAt: sentAt + n, ...more });
const keyOf = (n: number) => pingKey(receivedPing(n));
const add = (...pings: ReceivedPing[]) => core.inbox.update((all) => [...pings, ...all]);
const inMemory = () => core.inbox.get().map(({ text }) => text);
const kept = async () => (await core.inbox.older(null, 1_000)).items.map(({ text }) => text);

/** 300 pings that are done with, and before them one that nobody has seen. */
const fill = () => add(...Array.from({ length: 300 }, (_, n) => done(300 - n)), receivedPing(0));

const problems = () => core.storageProblems.get().map(({ key, lost }) => ({ key, lost }));

beforeEach(start);

describe("of a long list", () => {
  test("the newest are in memory and what is unread, and all are kept", async () => {
    await fill();
    expect(inMemory()).toHaveLength(201);
    expect(inMemory().slice(-2)).toEqual(["ping 101", "ping 0"]);
    await start();
    expect(inMemory()).toHaveLength(201);
    expect(inMemory().slice(-2)).toEqual(["ping 101", "ping 0"]);
    expect(await kept()).toHaveLength(301);
  });

  test("no more is read to begin with than what is in memory", async () => {
    await add(...Array.from({ length: 1_100 }, (_, n) => done(1_100 - n)), receivedPing(0));
    const reading = vi.spyOn(IDBIndex.prototype, "getAll");
    const whole = vi.spyOn(IDBObjectStore.prototype, "getAll");
    await start();
    const read = reading.mock.results.flatMap(({ value }) => value.result as unknown[]);
    expect(read).toHaveLength(201);
    expect(whole.mock.contexts.map((store) => (store as IDBObjectStore).name)).not.toContain("inbox");
  });

  test("what is unread leaves the memory once it is read, and not the database", async () => {
    await fill();
    await core.inbox.update((all) => all.map((ping) => (ping.seenAt ? ping : done(0, { text: "read" }))));
    expect(inMemory()).not.toContain("read");
    await start();
    expect(inMemory()).not.toContain("read");
    expect((await kept()).at(-1)).toBe("read");
  });

  test("an old item is found by its key, and one that there is none of is not", async () => {
    await fill();
    expect(await core.inbox.find([keyOf(7), keyOf(999), keyOf(300)])).toEqual(
      expect.arrayContaining([done(7), done(300)]),
    );
    expect(await core.inbox.find([keyOf(999)])).toEqual([]);
  });

  test("an old item is changed and deleted once it is recalled, and leaves the memory again", async () => {
    await fill();
    await core.inbox.recall([keyOf(7)], () =>
      core.inbox.update((all) =>
        all.map((ping) => (ping.text === "ping 7" ? { ...ping, answeredAt: 1 } : ping)),
      ),
    );
    await core.inbox.recall([keyOf(8)], () =>
      core.inbox.update((all) => all.filter(({ text }) => text !== "ping 8")),
    );
    expect(inMemory()).toHaveLength(201);
    await start();
    expect(await core.inbox.find([keyOf(7), keyOf(8)])).toEqual([done(7, { answeredAt: 1 })]);
  });

  test("an old item that could not be changed is what it was", async () => {
    await fill();
    const failing = core.inbox.recall([keyOf(7)], async () => {
      failWrites();
      await core.inbox.update((all) => all.map((ping) => ({ ...ping, answeredAt: 1 })));
    });
    await expect(failing).rejects.toThrow();
    expect(await core.inbox.find([keyOf(7)])).toEqual([done(7)]);
    await start();
    expect(await core.inbox.find([keyOf(7)])).toEqual([done(7)]);
  });

  test("two who change one old item at once both have it changed", async () => {
    await fill();
    const change = (more: Partial<ReceivedPing>) =>
      core.inbox.recall([keyOf(7)], () =>
        core.inbox.update((all) => all.map((ping) => (ping.text === "ping 7" ? { ...ping, ...more } : ping))),
      );
    await Promise.all([change({ answeredAt: 1 }), change({ former: true }), change({ repeats: 2 })]);
    expect(await core.inbox.find([keyOf(7)])).toEqual([done(7, { answeredAt: 1, former: true, repeats: 2 })]);
  });

  test("all are changed, wherever they are", async () => {
    await fill();
    await core.inbox.updateKept(await core.inbox.keys(), (all) =>
      all.every(({ former }) => former) ? all : all.map((ping) => ({ ...ping, former: true })),
    );
    await start();
    const { items } = await core.inbox.older(null, 1_000);
    expect(items).toHaveLength(301);
    expect(items.every(({ former }) => former)).toBe(true);
    expect(inMemory()).toHaveLength(201);
  });

  test("the keys of the oldest are told, and of those older than a time", async () => {
    await fill();
    expect(await core.inbox.keys({ count: 2 })).toEqual([keyOf(0), keyOf(1)]);
    expect(await core.inbox.keys({ before: sentAt + 3 })).toEqual([keyOf(0), keyOf(1), keyOf(2)]);
  });

  test("items of one time are read on without one lost or twice", async () => {
    await add(...Array.from({ length: 300 }, (_, n) => done(300 - n, { receivedAt: sentAt })));
    const read: string[] = [];
    for (let before: Parameters<typeof core.inbox.older>[0] = null; ; ) {
      const { items, next } = await core.inbox.older(before, 7);
      read.push(...items.map(({ text }) => text));
      if (next === null) break;
      before = next;
    }
    expect(read).toEqual(Array.from({ length: 300 }, (_, n) => `ping ${300 - n}`));
  });

  test("it is told how many are kept, as it begins and later, and what memory does not show", async () => {
    await fill();
    await start();
    const { edits } = core.keptPings.get();
    await vi.waitFor(() => expect(core.keptPings.get()).toEqual({ received: 301, sent: 0, edits }));
    await add(done(301));
    expect(core.keptPings.get()).toEqual({ received: 302, sent: 0, edits });
    await core.inbox.recall([keyOf(7)], () =>
      core.inbox.update((all) => all.filter(({ text }) => text !== "ping 7")),
    );
    expect(core.keptPings.get()).toEqual({ received: 301, sent: 0, edits: edits + 1 });
    await core.inbox.recall([keyOf(8)], () =>
      core.inbox.update((all) =>
        all.map((ping) => (ping.text === "ping 8" ? { ...ping, repeats: 1 } : ping)),
      ),
    );
    await core.inbox.recall([keyOf(300)], () =>
      core.inbox.update((all) =>
        all.map((ping) => (ping.text === "ping 300" ? { ...ping, repeats: 1 } : ping)),
      ),
    );
    expect(core.keptPings.get()).toEqual({ received: 301, sent: 0, edits: edits + 2 });
    failWrites();
    await add(done(302)).catch(() => {});
    expect(core.keptPings.get()).toEqual({ received: 301, sent: 0, edits: edits + 2 });
  });
});

describe("a record that somebody has edited", () => {
  const edit = async (records: unknown[]) => {
    const database = await core.openDatabase();
    for (const record of records) await database.put("inbox", record as never);
    database.close();
  };

  test("to have no time is put where it belongs, or told if it cannot be read", async () => {
    await fill();
    await edit([
      { key: keyOf(7), item: done(7) },
      { key: keyOf(8), at: "yesterday", item: done(8) },
      { key: "nonsense", item: { id: "x" } },
    ]);
    await start();
    await vi.waitFor(() => expect(problems()).toEqual([{ key: "inbox", lost: 1 }]));
    await vi.waitFor(() => expect(core.keptPings.get().received).toBe(301));
    await start();
    expect(await kept()).toHaveLength(301);
    expect((await kept()).slice(-9, -7)).toEqual(["ping 8", "ping 7"]);
    expect(problems()).toHaveLength(1);
  });

  test("to an old one of the wrong shape is told once it is read, and gone", async () => {
    await fill();
    await edit([{ key: keyOf(7), at: sentAt + 7, item: { id: "x" } }]);
    await start();
    expect(problems()).toEqual([]);
    expect(await kept()).toHaveLength(300);
    expect(problems()).toEqual([{ key: "inbox", lost: 1 }]);
    expect(await core.inbox.keys()).not.toContain(keyOf(7));
  });
});

test("a database of version 1 is taken on as it is, with what waits", async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  const old = await openDB("pingroom", 1, {
    upgrade: (database) => {
      database.createObjectStore("values");
      for (const name of ["inbox", "outbox", "receivedKeys", "deletedPings"])
        database.createObjectStore(name, { keyPath: "key" }).createIndex("at", "at");
    },
  });
  const recordOf = (item: ReceivedPing) => ({ key: pingKey(item), at: item.receivedAt, item });
  await old.put("values", { text: "Lunch?" }, "draft");
  for (let n = 1; n <= 300; n += 1) await old.put("inbox", recordOf(done(n)));
  await old.put("inbox", recordOf(receivedPing(0)));
  const waiting = sentPing(1, { Bo: "pending" });
  await old.put("outbox", { key: waiting.id, at: waiting.sentAt, item: waiting });
  await old.put("receivedKeys", { key: keyOf(0), at: sentAt, item: { key: keyOf(0), at: sentAt } });
  old.close();
  for (let times = 0; times < 2; times += 1) {
    await start();
    expect(core.draft.get()).toEqual({ text: "Lunch?" });
    expect(core.inbox.get()).toContainEqual(receivedPing(0));
    expect(core.outbox.get()).toEqual([waiting]);
    expect(core.receivedKeys.get()).toEqual([{ key: keyOf(0), at: sentAt }]);
    expect(inMemory()).toHaveLength(201);
    expect(await kept()).toHaveLength(301);
  }
});
