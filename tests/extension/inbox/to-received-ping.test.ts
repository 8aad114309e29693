import { describe, expect, test } from "vitest";
import { type ArrivingPing, received } from "../../../extension/core/inbox/add-to-inbox.ts";
import { handled } from "../../../extension/core/inbox/handled.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

const arriving: ArrivingPing = {
  id: idOf(1),
  from: "Bo.aaaaaaaa",
  room: "ops",
  toEveryone: false,
  text: "Server room, now!",
  sentAt,
  priority: "urgent",
};
const undisturbed = { doNotDisturb: false, snoozedUntil: 0, quietHours: [], urgentDisturbs: true };
const all = { takeUrgent: true, noUrgentFrom: [], rooms: [], ...undisturbed };

describe("an urgent ping", () => {
  test("is taken as one", () => {
    expect(received(arriving, all, 5)).toEqual({
      ping: { ...arriving, receivedAt: 5 },
      urgentRefused: false,
    });
  });

  test.each([
    ["nobody's urgent pings are taken", { ...all, takeUrgent: false }],
    ["this sender's urgent pings are not taken", { ...all, noUrgentFrom: ["Bo"] }],
  ])("is an ordinary one where %s, and the sender learns it", (_what, settings) => {
    const { ping, urgentRefused } = received(arriving, settings, 5);
    expect(ping.priority).toBe("ping");
    expect(urgentRefused).toBe(true);
  });
});

describe("an urgent ping into a muted room", () => {
  const muted = { ...all, rooms: [{ room: "ops", muted: true, role: "both" as const }] };

  test("stays urgent and is not held, and the sender learns that it did not ring", () => {
    const { ping, urgentRefused } = received(arriving, muted, 5);
    expect([ping.priority, ping.held, urgentRefused]).toEqual(["urgent", undefined, true]);
  });

  test("has rung if it has been handled on another device", () => {
    expect(received({ ...arriving, handled: "seen" }, muted, 5).urgentRefused).toBe(false);
  });

  test("is no matter to other rooms", () => {
    expect(received({ ...arriving, room: "lab" }, muted, 5).urgentRefused).toBe(false);
  });
});

describe("what comes while nobody wants to be disturbed", () => {
  const snoozed = { ...all, snoozedUntil: 6 };

  test("is held, until then", () => {
    expect(received({ ...arriving, priority: "ping" }, snoozed, 5)).toMatchObject({
      ping: { held: true },
      urgentRefused: false,
    });
    expect(received({ ...arriving, priority: "ping" }, snoozed, 6).ping.held).toBeUndefined();
  });

  test("is not held where urgent pings pass", () => {
    const { ping, urgentRefused } = received(arriving, snoozed, 5);
    expect([ping.held, ping.priority, urgentRefused]).toEqual([undefined, "urgent", false]);
  });

  test("stays urgent where urgent pings wait, too, and the sender learns that it did not ring", () => {
    const { ping, urgentRefused } = received(arriving, { ...snoozed, urgentDisturbs: false }, 5);
    expect([ping.held, ping.priority, urgentRefused]).toEqual([true, "urgent", true]);
  });

  test("is not held if it is a test of our own, which shows how things are now or never", () => {
    const { ping } = received({ ...arriving, priority: "ping", from: "Bo.aaaaaaaa.probe" }, snoozed, 5);
    expect([ping.test, ping.held, ping.notifiedAt]).toEqual([true, undefined, 5]);
  });

  test("is not held if it has been handled on another device", () => {
    const set = { ...snoozed, urgentDisturbs: false };
    const { ping, urgentRefused } = received({ ...arriving, handled: "seen" }, set, 5);
    expect([ping.held, urgentRefused]).toEqual([undefined, false]);
  });
});

test("what was handled on another device is seen here, and there is nothing left to notify of", () => {
  expect(received({ ...arriving, handled: "answered" }, all, 5).ping).toMatchObject({
    notifiedAt: 5,
    seenAt: 5,
    answeredAt: 5,
  });
  expect(received({ ...arriving, handled: "seen" }, all, 5).ping.answeredAt).toBeUndefined();
});

describe("handling pings", () => {
  const inbox = [receivedPing(2, { seenAt: 1 }), receivedPing(1)];

  test("who has answered has seen", () => {
    const { pings, changed } = handled(inbox, "answered", ({ id }) => id === idOf(1), 7, false);
    expect(pings[1]).toMatchObject({ seenAt: 7, answeredAt: 7 });
    expect(changed).toEqual([inbox[1]]);
    expect(pings[0]).toBe(inbox[0]);
  });

  test("an answer to what was seen before keeps the time of the seeing", () => {
    const { pings } = handled(inbox, "answered", ({ id }) => id === idOf(2), 7, false);
    expect(pings[0]).toMatchObject({ seenAt: 1, answeredAt: 7 });
  });

  test("what was handled quietly needs no notification any more", () => {
    const isFirst = ({ id }: { id: string }) => id === idOf(1);
    expect(handled(inbox, "seen", isFirst, 7, true).pings[1]).toMatchObject({ notifiedAt: 7 });
    expect(handled(inbox, "seen", isFirst, 7, false).pings[1]).not.toHaveProperty("notifiedAt");
  });

  test("what was seen is no news", () => {
    const seen = [receivedPing(1, { seenAt: 1 })];
    expect(handled(seen, "seen", () => true, 7, false).pings).toBe(seen);
  });
});
