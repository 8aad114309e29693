import { beforeEach, expect, test, vi } from "vitest";
import type { Delivery } from "../../../extension/core/outbox/delivery.ts";
import type { Connection } from "../../../extension/shared/connection-schema.ts";

import type { FakeDeliveries } from "../support/fake-rooms.ts";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, idOf, sentAt, sentPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/team-news.ts")),
  ...(await import("../../../extension/core/connection/stay-connected.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
}));
const serviceUrl = "https://ping.example";
const hour = 3_600_000;
const year = 365 * 24 * hour;

/** What the service says; it is out of reach while this is undefined. */
let serviceTime: (() => number) | undefined;

const outcomes = () => core.outbox.get().flatMap(({ recipients }) => recipients.map((r) => r.outcome));

let room: FakeDeliveries;

const delivered = (): readonly Delivery[] => room.add.mock.lastCall?.[0] ?? [];

beforeEach(async () => {
  serviceTime = undefined;
  room = core.openRoom("ping-room");
  vi.stubGlobal("fetch", async (url: string) => {
    if (!serviceTime || url !== `${serviceUrl}/health`) throw new TypeError("Failed to fetch");
    return Response.json({ status: "ok", serverTime: new Date(serviceTime()).toISOString() });
  });
  await core.settings.set({ ...core.settings.get(), serviceUrl, name: "Ana" });
  await core.stayConnected(); // As when the browser starts.
  await core.outbox.set([sentPing(1, { "Bo.aaaaaaaa": "pending" }, { expiresAt: sentAt + 8 * hour })]);
});

test.each([
  ["a year ahead", year],
  ["a year back", -year],
  ["nine hours ahead", 9 * hour],
])("a clock that is %s for a moment ends no waiting, and the ping goes on being delivered", async (_, by) => {
  vi.setSystemTime(Date.now() + by);
  await core.stayConnected();
  expect(outcomes()).toEqual(["pending"]);
  const [delivery] = delivered();
  expect(delivery?.expiresAt).toBeGreaterThan(Date.now());
  vi.setSystemTime(Date.now() - by);
  await core.stayConnected();
  expect(outcomes()).toEqual(["pending"]);
  expect(delivered()[0]?.expiresAt).toBe(sentAt + 8 * hour);
});

test("a ping expires while the computer sleeps, once the service says that so much time has passed", async () => {
  vi.setSystemTime(Date.now() + 9 * hour);
  serviceTime = () => Date.now();
  await core.stayConnected();
  expect(outcomes()).toEqual(["expired"]);
});

test("a service that says otherwise keeps a ping waiting for as long as its sender wanted", async () => {
  vi.setSystemTime(Date.now() + year);
  serviceTime = () => Date.now() - year;
  await core.stayConnected();
  await core.pass(7 * hour);
  await core.stayConnected();
  expect(outcomes()).toEqual(["pending"]);
  await core.pass(hour);
  await core.stayConnected();
  expect(outcomes()).toEqual(["expired"]);
});

test("the service is asked for its time once, and then while the clock is in doubt", async () => {
  const asked = vi.fn(() => Date.now());
  serviceTime = asked;
  await core.pass(20 * 60_000);
  await core.stayConnected();
  await core.pass(10);
  asked.mockClear();
  for (let minutes = 0; minutes < 60; minutes++) {
    await core.pass(60_000);
    await core.stayConnected();
  }
  expect(asked).not.toHaveBeenCalled();
  vi.setSystemTime(Date.now() + hour);
  await core.stayConnected();
  expect(asked).toHaveBeenCalledOnce();
});

test("what comes while the clock is back in 1970 does not seem old afterwards", async () => {
  const right = Date.now();
  vi.setSystemTime(0);
  await core.receivePing(arrivingPing(2));
  expect(core.inbox.get()).toMatchObject([{ id: idOf(2), receivedAt: right }]);
});

test.each([
  ["ahead", year],
  ["back", -year],
])("people who are seen while the clock is a year %s push out nobody, and were seen now", async (_, by) => {
  const right = Date.now();
  const other = { identity: "Bo.bbbbbbbb", room: "ping-room", lastSeenAt: right - hour };
  await core.knownTeammates.set([other]);
  const connection: Connection = {
    state: "connected",
    identity: "Ana.cccccccc",
    room: "ping-room",
    participants: ["Bo.aaaaaaaa"],
    presences: [],
    provenAt: right,
  };
  await core.connections.set({ "ping-room": { state: "connecting" } });
  vi.setSystemTime(right + by);
  await core.recordConnection({ room: "ping-room", connection });
  expect(core.knownTeammates.get()).toEqual([
    { identity: "Bo.aaaaaaaa", room: "ping-room", lastSeenAt: right },
    other,
  ]);
});
