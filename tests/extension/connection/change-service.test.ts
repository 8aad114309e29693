import { beforeEach, describe, expect, test, vi } from "vitest";
import { lastPings } from "../../../extension/popup/last-pings.ts";
import { canBeAnswered } from "../../../extension/shared/ping.ts";
import type { ReceivedPing, SentPing } from "../../../extension/shared/ping-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/connection/change-service.ts")),
  ...(await import("../../../extension/core/history/restore-pings.ts")),
  ...(await import("../../../extension/core/inbox/answer-ping.ts")),
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/outbox/ask-new-device.ts")),
}));

const one = "https://one.example";
const other = "https://other.example";
const own = "Ana.aaaaaaaa";
const bo = "Bo.aaaaaaaa";
const room = "ping-room";

const waiting: SentPing = {
  id: "5f7b0c7e-0d5c-4f7e-9d0e-0a3a3c1d9b11",
  text: "Between us",
  sentAt,
  priority: "ping",
  to: "Bo",
  room,
  expiresAt: sentAt + 3_600_000,
  recipients: [{ identity: bo, outcome: "pending", at: sentAt }],
};

const answered = { id: waiting.id, from: bo };

const useAndPing = async () => {
  await core.changeService(one);
  await core.outbox.set([waiting]);
  await core.inbox.set([{ ...receivedPing(1, { from: bo }), ...answered, notifiedAt: sentAt }]);
  await core.lastTarget.set({ to: "Bo", room });
  await core.lastTargets.set({ [room]: "Bo" });
  await core.draft.set({ text: "Between us", room });
  await core.knownTeammates.set([{ identity: bo, room, lastSeenAt: sentAt }]);
  const here = { identity: own, room, participants: [bo], presences: [], provenAt: sentAt };
  await core.connections.set({ [room]: { state: "connected", ...here } });
};

test("what waited at one service reaches nobody of the same name at the next", async () => {
  await useAndPing();
  const joined = core.openRoom(room);
  await core.changeService(other);
  await core.addressNewDevice({ identity: "Bo.bbbbbbbb", own, room });
  expect(core.outbox.get()).toMatchObject([{ recipients: [{ identity: bo, outcome: "expired" }] }]);
  expect(joined.add).not.toHaveBeenCalled();
});

test("the people of one service are not known at the next, and its rooms are left", async () => {
  await useAndPing();
  await core.changeService(other);
  expect(core.knownTeammates.get()).toEqual([]);
  expect(core.connections.get()).toEqual({});
  expect(core.rooms.keepJoined.mock.calls).toEqual([[[]]]);
});

test("everything stays while the service does", async () => {
  await useAndPing();
  await core.changeService(one);
  expect(core.outbox.get()).toEqual([waiting]);
  expect(core.knownTeammates.get()).toHaveLength(1);
  expect(core.lastTargets.get()).toEqual({ [room]: "Bo" });
  expect(core.draft.get()).toEqual({ text: "Between us", room });
  expect(core.inbox.get()).toMatchObject([answered]);
  expect(core.inbox.get()[0]).not.toHaveProperty("former");
  expect(core.rooms.keepJoined).not.toHaveBeenCalled();
});

test("neither whom one pinged last nor a text that was typed for them is carried to the next", async () => {
  await useAndPing();
  await core.changeService(other);
  expect(core.lastTarget.get()).toBeUndefined();
  expect(core.lastTargets.get()).toEqual({});
  expect(core.draft.get()).toBeUndefined();
});

describe("a ping of a former team", () => {
  const question = "That ping is from a team that you have left, so it cannot be answered.";

  beforeEach(async () => {
    await useAndPing();
    await core.changeService(other);
    await core.knownTeammates.set([{ identity: bo, room, lastSeenAt: sentAt }]);
  });

  test("can be read, and not be answered", async () => {
    expect(await core.answerPing(answered, "Coming")).toBe(question);
    const [ping] = core.inbox.get();
    expect(ping).toMatchObject({ text: "ping 1", former: true });
    expect(canBeAnswered(ping as ReceivedPing, "both")).toBe(false);
    expect(core.outbox.get()).toHaveLength(1);
  });

  test("says why, when a button is pressed that its notification still has", async () => {
    await core.notificationPressed({ tag: `${answered.id} ${bo}`, action: "0" });
    expect(core.screen.shown.get("unsent")).toMatchObject({ message: question });
  });

  test("is told to nobody of the next as seen, and nobody is asked about one", async () => {
    await core.outbox.update((pings) =>
      pings.map((ping) => ({ ...ping, recipients: [{ identity: bo, outcome: "delivered", at: sentAt }] })),
    );
    expect(await core.addressNewDevice({ identity: bo, own, room })).toEqual([]);
    expect(await core.addressNewDevice({ identity: "Ana.bbbbbbbb", own, room })).toEqual([]);
    await core.markHandled("seen");
    expect(core.inbox.get()[0]?.seenAt).toBeDefined();
    expect(core.rooms.sendReceipt).not.toHaveBeenCalled();
  });

  test("that was deleted before comes back as such, and waits for nobody", async () => {
    await Promise.all([core.inbox.set([]), core.outbox.set([])]);
    await core.restorePings({ received: [receivedPing(1, { from: bo })], sent: [waiting] });
    expect(core.inbox.get()).toMatchObject([{ former: true }]);
    expect(core.outbox.get()).toMatchObject([{ former: true, recipients: [{ outcome: "expired" }] }]);
  });

  test("is not what became of the last ping to somebody of the same name", () => {
    expect(lastPings(core.outbox.get(), room, sentAt).size).toBe(0);
  });
});
