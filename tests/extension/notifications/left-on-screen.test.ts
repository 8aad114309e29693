import { beforeEach, describe, expect, test, vi } from "vitest";
import { pingKey } from "../../../extension/shared/ping.ts";
import type { ReceivedPing } from "../../../extension/shared/ping-schema.ts";
import { freshCore } from "../support/fresh-core.ts";
import { arrivingPing, provenPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/receive-ping.ts")),
  ...(await import("../../../extension/core/notifications/notifying.ts")),
}));
const minute = 60_000;

/** Leaves a notification on the screen, as an earlier life of the core does. */
const leave = (...tags: string[]) => {
  for (const tag of tags) core.screen.put({ tag, title: `Left: ${tag}`, message: "", buttons: [] } as never);
  core.screen.appeared = [];
};

const start = async () => {
  core.notifying.start();
  await core.settle();
};

const areNotified = () => core.inbox.get().map(({ notifiedAt }) => notifiedAt !== undefined);

describe("a ping of which nobody knows that it was shown when the core ended", () => {
  test("is shown once the core starts again, and not when it comes again", async () => {
    const from = "Bo.aaaaaaaaaaaaaaaaaaaaaa";
    await core.inbox.set([provenPing(1, { from })]);
    await start();
    expect(core.screen.appeared).toEqual(["Bo pinged everyone"]);
    expect(areNotified()).toEqual([true]);
    await core.receivePing(arrivingPing(1, { from }));
    await core.pass(minute);
    expect(core.screen.appeared).toHaveLength(1);
  });

  test("is shown although that was a while ago", async () => {
    await core.inbox.set([provenPing(1, { receivedAt: sentAt - 10 * minute, sentAt: sentAt - 10 * minute })]);
    await start();
    await core.pass(2_000);
    expect(core.screen.appeared).toEqual(["Ana pinged everyone"]);
  });

  test("counts as shown, and makes no sound, while its notification is still there", async () => {
    const show = vi.spyOn(core.screen.registration, "showNotification");
    await core.inbox.set([provenPing(1)]);
    leave(pingKey(provenPing(1)));
    await start();
    await core.pass(minute);
    expect(show).not.toHaveBeenCalled();
    expect(core.screen.shown.size).toBe(1);
    expect(areNotified()).toEqual([true]);
  });

  test.each<[string, Partial<ReceivedPing>]>([
    ["that was seen", { seenAt: sentAt }],
    ["that was a test", { test: true }],
  ])("and %s is not shown", async (_what, more) => {
    await core.inbox.set([provenPing(1, more)]);
    await start();
    await core.pass(minute);
    expect(core.screen.appeared).toEqual([]);
    expect(areNotified()).toEqual([true]);
  });
});

describe("a notification that is there when the core starts", () => {
  const urgent = { priority: "urgent", notifiedAt: sentAt } as const;
  const many = ["digest", "crowd", "crowd of strangers", "flood Ana"];

  beforeEach(async () => {
    await core.receivedKeys.set([1, 2, 3, 4, 5].map((n) => ({ key: pingKey(provenPing(n)), at: sentAt })));
  });

  test("is taken off where its ping was handled or deleted meanwhile, or was a test", async () => {
    await core.inbox.set([
      provenPing(4, { test: true, notifiedAt: sentAt }),
      provenPing(3, { ...urgent, seenAt: sentAt, answeredAt: sentAt }),
      provenPing(2, { seenAt: sentAt, notifiedAt: sentAt }),
    ]);
    leave(...[1, 2, 3, 4].map((n) => pingKey(provenPing(n))), ...many.slice(0, 3));
    await start();
    expect([...core.screen.shown.keys()]).toEqual([]);
  });

  test("stays where it tells of something that waits, or of no ping", async () => {
    await core.inbox.set([
      provenPing(2, { ...urgent, seenAt: sentAt }),
      provenPing(1, { notifiedAt: sentAt }),
    ]);
    const tags = [1, 2].map((n) => pingKey(provenPing(n)));
    leave(...tags, ...many.slice(0, 3), "unsent");
    await start();
    expect([...core.screen.shown.keys()]).toEqual([...tags, ...many.slice(0, 3), "unsent"]);
  });

  test("is taken off where somebody who sent a lot has nothing unread any more", async () => {
    const flood = (name: string) => `flood ${name}`;
    const cleo = { from: "Cleo", notifiedAt: sentAt };
    await core.inbox.set([provenPing(2, cleo), provenPing(1, { from: "Bo", notifiedAt: sentAt, seenAt: 1 })]);
    leave(flood("Bo"), flood("Cleo"));
    await start();
    expect([...core.screen.shown.keys()]).toEqual([flood("Cleo")]);
  });

  test("stays where its ping was not stored, which comes again and is not shown once more", async () => {
    const show = vi.spyOn(core.screen.registration, "showNotification");
    leave(pingKey(arrivingPing(9)));
    await start();
    expect(core.screen.shown.size).toBe(1);
    await core.receivePing(arrivingPing(9));
    await core.pass(minute);
    expect(show).not.toHaveBeenCalled();
    expect(areNotified()).toEqual([true]);
  });

  test("is taken off as well where the service worker has shown it", async () => {
    const tag = pingKey(provenPing(1));
    vi.spyOn(core.hands, "shownNotifications").mockResolvedValue([tag]);
    const cleared = vi.spyOn(core.hands, "clearNotifications");
    await start();
    expect(cleared.mock.calls).toEqual([[[tag]]]);
  });
});

test("where the screen cannot be looked at, what was not shown is shown all the same", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(core.screen.registration, "getNotifications").mockRejectedValueOnce(new Error("No screen."));
  await core.inbox.set([provenPing(1)]);
  await start();
  expect(core.screen.appeared).toHaveLength(1);
});
