import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { personKey } from "../../../extension/shared/identity.ts";
import { maxKept } from "../../../extension/shared/limits.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf, receivedPing, sentAt, sentPing } from "../support/pings.ts";

vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({
  stayConnected: vi.fn(async () => {}),
}));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/change-service.ts")),
  ...(await import("../../../extension/core/history/delete-pings.ts")),
  ...(await import("../../../extension/core/history/read-pings.ts")),
  ...(await import("../../../extension/core/history/restore-pings.ts")),
  ...(await import("../../../extension/core/history/retention.ts")),
  ...(await import("../../../extension/core/inbox/answer-inquiry.ts")),
  ...(await import("../../../extension/core/inbox/answer-ping.ts")),
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/outbox/receipts.ts")),
  store: await import("../../../extension/core/store/store.ts"),
}));

const bo = "Bo.aaaaaaaaaaaaaaaaaaaaaa";
const many = 300;
const numbers = Array.from({ length: many }, (_, n) => many - n);
const keyOf = (n: number) => `${idOf(n)} ${bo}`;
const done = (n: number, more: Partial<ReceivedPing> = {}) =>
  receivedPing(n, { from: bo, toEveryone: false, seenAt: sentAt + n, notifiedAt: sentAt + n, ...more });

const keptReceived = async (n: number) => (await core.inbox.find([keyOf(n)]))[0];
const keptSent = async (n: number) => (await core.outbox.find([idOf(1_000 + n)]))[0];
const isInMemory = (n: number) => core.inbox.get().some(({ id }) => id === idOf(n));

/** With a database: 300 pings each way of which nobody waits for anything. The first hundred lie there alone. */
beforeEach(async () => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.mocked(core.store.persist).mockRestore();
  await core.store.openStore(
    async () => {},
    () => expect.unreachable(),
  );
  await core.inbox.set(numbers.map((n) => done(n)));
  await core.outbox.set(
    numbers.map((n) => sentPing(1_000 + n, { [bo]: "delivered" }, { text: `sent ${n}`, sentAt: sentAt + n })),
  );
  expect(isInMemory(1)).toBe(false);
});

describe("a ping that lies in the database alone", () => {
  test("is known when it comes again, and stays as it is", async () => {
    await core.receivePing(arrivingPing(1, { from: bo }));
    await core.pass(1_000);
    expect(core.screen.appeared).toEqual([]);
    expect(await keptReceived(1)).toEqual(done(1));
  });

  test("gets its receipt, and its answer", async () => {
    await core.receiveReceipt({ id: idOf(1_001), from: bo, outcome: "seen" });
    expect((await keptSent(1))?.recipients).toMatchObject([{ outcome: "seen" }]);
    await core.receivePing(arrivingPing(900, { from: bo, re: idOf(1_001) }));
    expect((await keptSent(1))?.recipients).toMatchObject([{ outcome: "answered" }]);
  });

  test("is told to whoever asks, and answered on another device", async () => {
    const found = await core.inbox.find([keyOf(1)]);
    const asked = { asker: bo, own: "Ana", room: "ping-room", pings: [{ id: idOf(1), from: bo }] };
    expect(core.answerInquiry(asked, found, [])).toMatchObject([{ outcome: "seen" }]);
    await core.recordHandledElsewhere({ id: idOf(1), from: bo, outcome: "answered" });
    expect(await keptReceived(1)).toMatchObject({ answeredAt: expect.any(Number) });
    expect(isInMemory(1)).toBe(false);
  });

  test("is marked where its sender was removed from the team, as all others of theirs are", async () => {
    const everything = { query: "", room: null, showsRooms: false };
    await core.removedPeople.set([personKey(bo)]);
    const { received } = await core.readPings({ before: null, count: many, wanted: everything });
    const found = await core.findPings({ received: [{ id: idOf(1), from: bo }], sent: [] });
    expect([...received, ...found.received].filter(({ removed }) => !removed)).toEqual([]);
    expect(await core.answerPing({ id: idOf(1), from: bo }, "Coming")).toMatch(/not in the team any more/);
  });

  test("can be answered", async () => {
    await core.settings.set({ ...core.settings.get(), room: "ping-room" });
    expect(await core.answerPing({ id: idOf(1), from: bo }, "Late, but yes")).toBeNull();
    expect(core.outbox.get()[0]).toMatchObject({ text: "Late, but yes", re: idOf(1) });
    expect(await keptReceived(1)).toMatchObject({ answeredAt: expect.any(Number) });
  });

  test("is deleted and put back as it was", async () => {
    const [received, sent] = [[done(1), done(2)], [await keptSent(1)].filter((ping) => ping !== undefined)];
    await core.deletePings({
      received: [
        { id: idOf(1), from: bo },
        { id: idOf(2), from: bo },
      ],
      sent: [idOf(1_001)],
    });
    expect([await keptReceived(1), await keptReceived(2), await keptSent(1)].filter(Boolean)).toEqual([]);
    expect(core.keptPings.get()).toMatchObject({ received: many - 2, sent: many - 1 });
    await core.receivePing(arrivingPing(1, { from: bo }));
    expect(await keptReceived(1)).toBeUndefined();
    await core.restorePings({ received, sent });
    await core.restorePings({ received, sent });
    expect([await keptReceived(1), await keptSent(1)]).toEqual([done(1), sent[0]]);
    expect(core.keptPings.get()).toMatchObject({ received: many, sent: many });
    expect(isInMemory(1)).toBe(false);
  });

  test("is forgotten once it is old", async () => {
    vi.setSystemTime(sentAt + 30 * 86_400_000 + 51);
    await core.forgetOld();
    await core.pass(86_400_000);
    await core.settings.set({ ...core.settings.get(), keepDays: 31 });
    await core.forgetOld();
    expect(await core.inbox.keys()).not.toContain(keyOf(1));
    expect(core.keptPings.get().received).toBeLessThan(many);
  });

  test("is the first to go where too many are kept", async () => {
    await core.keptPings.update((kept) => ({ ...kept, received: maxKept + 2, sent: maxKept + 3 }));
    await core.forgetSurplus();
    expect((await core.inbox.keys({ count: 1 }))[0]).toBe(keyOf(3));
    expect((await core.outbox.keys({ count: 1 }))[0]).toBe(idOf(1_004));
    expect(core.keptPings.get()).toMatchObject({ received: maxKept, sent: maxKept });
  });

  test("is of a former team as all others are once the service is another one", async () => {
    await core.changeService("https://one.example");
    await core.changeService("https://other.example");
    expect([await keptReceived(1), await keptSent(1)]).toMatchObject([{ former: true }, { former: true }]);
    expect(isInMemory(1)).toBe(false);
  });

  test("names its room", async () => {
    await core.inbox.recall([keyOf(1)], () =>
      core.inbox.update((all) => all.map((ping) => (ping.id === idOf(1) ? { ...ping, room: "lab" } : ping))),
    );
    expect(await core.pingRooms()).toEqual(["lab", "ping-room"]);
  });
});

describe("all pings", () => {
  const everything = { query: "", room: null, showsRooms: false };

  test.each([1, 7, 150, 500])(
    "are read %i of each at a time, as one list without one lost or twice",
    async (count) => {
      const read: string[] = [];
      for (let before: Awaited<ReturnType<typeof core.readPings>>["next"] = null; ; ) {
        const { received, sent, next } = await core.readPings({ before, count, wanted: everything });
        const part = [
          ...received.map(({ id, receivedAt }) => ({ id, at: receivedAt })),
          ...sent.map(({ id, sentAt }) => ({ id, at: sentAt })),
        ];
        read.push(...part.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id));
        if (next === null) break;
        before = next;
      }
      expect(read).toEqual(numbers.flatMap((n) => [idOf(1_000 + n), idOf(n)]));
    },
  );

  test("are searched and counted to the oldest", async () => {
    const wanted = { ...everything, query: "SENT 7" };
    const found: string[] = [];
    let counted = 0;
    for (let before: Awaited<ReturnType<typeof core.readPings>>["next"] = null; ; ) {
      const { sent, next } = await core.readPings({ before, count: 50, wanted });
      counted += (await core.countPings({ before, count: 50, wanted })).count;
      found.push(...sent.map(({ text }) => text));
      if (next === null) break;
      before = next;
    }
    expect(found).toContain("sent 7");
    expect(found).toHaveLength(counted);
    expect(found.every((text) => text.startsWith("sent ") && text.includes("7"))).toBe(true);
  });
});
