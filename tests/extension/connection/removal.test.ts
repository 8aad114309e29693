import { beforeEach, expect, test } from "vitest";
import type { Connection } from "../../../extension/shared/connection-schema.ts";
import { pingKey } from "../../../extension/shared/ping.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { provenPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/access/request-and-tell.ts")),
  ...(await import("../../../extension/core/connection/team-news.ts")),
  ...(await import("../../../extension/core/notifications/notification.ts")),
  ...(await import("../../../extension/core/notifications/repeat-urgent.ts")),
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/outbox/send-ping.ts")),
  ...(await import("../../../extension/core/shortcuts/roster.ts")),
}));

const bo = "Bo.mbbbbbbbbb.bbbbbbbbbbbbbbbbbbbbbb";
const cleo = "Cleo.mccccccccc.cccccccccccccccccccccc";
const own = "Ana.maaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa";
const minuteMs = 60_000;

const enrolled = {
  serviceUrl: "https://ping.example",
  device: "thumbprint",
  name: "Ana",
  rooms: [{ room: "ping-room", role: "both" as const }],
};

const connected = (...participants: string[]): Connection => ({
  state: "connected",
  identity: own,
  room: "ping-room",
  participants,
  presences: participants.map((identity) => ({ identity, presence: "away" as const })),
  provenAt: sentAt,
});

const urgentFrom = (n: number, from: string): ReceivedPing =>
  provenPing(n, { from, room: "ping-room", priority: "urgent", notifiedAt: sentAt - minuteMs });

/** Titles of the buttons of a ping's notification. */
const buttonsOf = (ping: ReceivedPing) => core.screen.shown.get(pingKey(ping))?.buttons;

beforeEach(async () => {
  await core.enrolment.set(enrolled);
  await core.settings.update((now) => ({ ...now, serviceUrl: enrolled.serviceUrl, name: "Ana" }));
  await core.connections.set({ "ping-room": { state: "connecting" } });
  await core.recordConnection({ room: "ping-room", connection: connected(bo, cleo) });
});

test("what is on its way to a removed member is given up", async () => {
  const room = core.openRoom("ping-room");
  await core.recordRemoved(["mbbbbbbbbb"]);
  const [isLeft] = room.leave.mock.calls[0] ?? [];
  expect([bo, cleo].filter((identity) => isLeft?.(identity))).toEqual([bo]);
});

test("urgent pings of a removed member come back no more, and their notifications offer no answer", async () => {
  const [bos, cleos] = [urgentFrom(1, bo), urgentFrom(2, cleo)];
  await core.inbox.set([bos, cleos]);
  for (const ping of [bos, cleos]) await core.showNotification(ping);
  expect(buttonsOf(bos)).toHaveLength(2);
  await core.recordRemoved(["mbbbbbbbbb"]);
  expect(buttonsOf(bos)).toEqual([]);
  expect(buttonsOf(cleos)).toHaveLength(2);
  const before = core.screen.appeared.length;
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(before + 1);
  expect(core.inbox.get().map(({ removed, repeats }) => [removed, repeats])).toEqual([
    [true, undefined],
    [undefined, 1],
  ]);
});

test("what a removed member sent and comes late is marked, too", async () => {
  await core.recordRemoved(["mbbbbbbbbb"]);
  const { id, text, sentAt: at } = urgentFrom(1, bo);
  await core.receivePing({
    ...{ id, text, from: bo, room: "ping-room", toEveryone: false },
    ...{ sentAt: at, priority: "urgent" },
  });
  expect(core.inbox.get()).toMatchObject([{ id, removed: true }]);
});

test("a removed member is nobody to ping any more, also while the room still shows them", async () => {
  await core.lastTarget.set({ to: "Bo.mbbbbbbbbb", room: "ping-room" });
  await core.lastTargets.set({ "ping-room": "Bo.mbbbbbbbbb", ops: "Cleo.mccccccccc", lab: null });
  await core.newDevices.set([{ identity: bo }]);
  const names = () => core.roster()?.people.map(({ name }) => name);
  expect(names()).toEqual(["Bo", "Cleo"]);
  await core.recordRemoved(["mbbbbbbbbb"]);
  expect(names()).toEqual(["Cleo"]);
  expect(core.connections.get()).toEqual({ "ping-room": connected(cleo) });
  await core.recordConnection({ room: "ping-room", connection: connected(bo, cleo) });
  await core.recordConnection({ room: "ping-room", connection: connected(cleo) });
  expect(names()).toEqual(["Cleo"]);
  expect(core.knownTeammates.get().map(({ identity }) => identity)).toEqual([cleo]);
  expect(core.lastTarget.get()).toBeUndefined();
  expect(core.lastTargets.get()).toEqual({ ops: "Cleo.mccccccccc", lab: null });
  expect(core.newDevices.get()).toEqual([]);
});

test("on a device that was removed nothing comes back, nothing is answered and nothing sent, until it is let in again", async () => {
  const ping = urgentFrom(1, bo);
  await core.inbox.set([ping]);
  await core.showNotification(ping);
  await core.recordOwnRemoval({ serviceUrl: enrolled.serviceUrl, device: "another" });
  expect(core.enrolment.get()).toEqual(enrolled);
  await core.recordOwnRemoval(enrolled);
  expect(buttonsOf(ping)).toEqual([]);
  const before = core.screen.appeared.length;
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(before);
  expect(await core.sendPing({ to: null, text: "Hello?", priority: "ping" })).toBe(
    "You were removed from this team, so this ping was not sent.",
  );
  expect(core.inbox.get()).toEqual([ping]);
  await core.recordMembership(enrolled);
  expect(core.enrolment.get()).toEqual(enrolled);
  await core.repeatUrgent();
  expect(core.screen.appeared).toHaveLength(before + 1);
});
