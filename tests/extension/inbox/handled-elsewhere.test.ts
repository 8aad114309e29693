import { beforeEach, describe, expect, test } from "vitest";
import { freshCore } from "../support/fresh-core.ts";
import { idOf, receivedPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/handled.ts")),
  ...(await import("../../../extension/core/notifications/notify-arrivals.ts")),
}));
const now = sentAt + 1_000;

/** Shows two urgent pings of Ana and one of Bo. */
const showThree = async () => {
  const urgent = { priority: "urgent" as const };
  await core.inbox.set([
    receivedPing(3, { from: "Bo", ...urgent }),
    receivedPing(2, urgent),
    receivedPing(1, urgent),
  ]);
  await core.notifyArrivals();
};

test("a ping that was seen on another device is seen here and leaves the screen, alone", async () => {
  await showThree();
  await core.recordHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
  expect(core.inbox.get().map(({ seenAt, answeredAt }) => [seenAt, answeredAt])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [now, undefined],
  ]);
  expect([...core.screen.shown.keys()]).toEqual([`${idOf(2)} Ana`, `${idOf(3)} Bo`]);
});

test("an urgent ping that was answered on another device comes back no more", async () => {
  await showThree();
  await core.inbox.update((pings) => pings.filter(({ id }) => id === idOf(1)));
  await core.recordHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
  await core.pass(60_000);
  expect(core.screen.appeared).toHaveLength(4);
  await core.recordHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "answered" });
  await core.pass(60_000);
  expect(core.screen.appeared).toHaveLength(4);
  expect(core.inbox.get()).toMatchObject([{ seenAt: now, answeredAt: now + 60_000 }]);
});

test("a ping of somebody else with the same id stays as it is", async () => {
  await showThree();
  await core.recordHandledElsewhere({ id: idOf(1), from: "Bo", outcome: "answered" });
  expect(core.inbox.get().every(({ seenAt }) => seenAt === undefined)).toBe(true);
  expect(core.screen.shown.size).toBe(3);
});

describe("the notification that speaks of several", () => {
  beforeEach(async () => {
    const late = { sentAt: sentAt - 120_000 };
    await core.inbox.set([receivedPing(2, late), receivedPing(1, late)]);
    await core.notifyArrivals();
    await core.pass(1_500);
    expect([...core.screen.shown.keys()]).toEqual(["digest"]);
  });

  test("stays when another device speaks of a ping that is not here", async () => {
    await core.recordHandledElsewhere({ id: idOf(9), from: "Ana", outcome: "seen" });
    expect(core.screen.shown.size).toBe(1);
  });

  test("stays until each of them was seen", async () => {
    await core.recordHandledElsewhere({ id: idOf(2), from: "Ana", outcome: "seen" });
    expect(core.screen.shown.size).toBe(1);
    await core.recordHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
    expect(core.screen.shown.size).toBe(0);
  });
});
