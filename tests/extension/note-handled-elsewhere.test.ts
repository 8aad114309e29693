import { beforeEach, describe, expect, test, vi } from "vitest";
import { noteHandledElsewhere } from "../../extension/core/inbox/note-handled-elsewhere.ts";
import { notifyArrivals } from "../../extension/core/notifications/notify-arrivals.ts";
import { inbox } from "../../extension/core/store/values.ts";

import { fakeBrowser } from "./support/fake-browser.ts";
import { freshBackground } from "./support/fresh-background.ts";
import { idOf, receivedPing, sentAt } from "./support/pings.ts";

vi.mock("../../extension/shared/browser.ts", () => import("./support/fake-browser.ts"));

const fresh = freshBackground();
const now = sentAt + 1_000;

/** Shows two urgent pings of Ana and one of Bo. */
const showThree = async () => {
  const urgent = { priority: "urgent" as const };
  await inbox.set([
    receivedPing(3, { from: "Bo", ...urgent }),
    receivedPing(2, urgent),
    receivedPing(1, urgent),
  ]);
  await notifyArrivals();
};

test("a ping that was seen on another device is seen here and leaves the screen, alone", async () => {
  await showThree();
  await noteHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
  expect((await inbox.get()).map(({ seenAt, answeredAt }) => [seenAt, answeredAt])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [now, undefined],
  ]);
  expect([...fakeBrowser.screen.keys()]).toEqual([`${idOf(2)} Ana`, `${idOf(3)} Bo`]);
});

test("an urgent ping that was answered on another device comes back no more", async () => {
  await showThree();
  await inbox.update((pings) => pings.filter(({ id }) => id === idOf(1)));
  await noteHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
  expect(fakeBrowser.alarms.get("urgent")).toBe(now + 60_000);
  await noteHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "answered" });
  expect(fakeBrowser.alarms.size).toBe(0);
  expect(await inbox.get()).toMatchObject([{ seenAt: now, answeredAt: now }]);
});

test("a ping of somebody else with the same id stays as it is", async () => {
  await showThree();
  await noteHandledElsewhere({ id: idOf(1), from: "Bo", outcome: "answered" });
  expect((await inbox.get()).every(({ seenAt }) => seenAt === undefined)).toBe(true);
  expect(fakeBrowser.screen.size).toBe(3);
});

describe("the notification that speaks of several", () => {
  beforeEach(async () => {
    const late = { sentAt: sentAt - 120_000 };
    await inbox.set([receivedPing(2, late), receivedPing(1, late)]);
    await notifyArrivals();
    await fresh.pass(1_500);
    expect([...fakeBrowser.screen.keys()]).toEqual(["digest"]);
  });

  test("stays when another device speaks of a ping that is not here", async () => {
    await noteHandledElsewhere({ id: idOf(9), from: "Ana", outcome: "seen" });
    expect(fakeBrowser.screen.size).toBe(1);
  });

  test("stays until each of them was seen", async () => {
    await noteHandledElsewhere({ id: idOf(2), from: "Ana", outcome: "seen" });
    expect(fakeBrowser.screen.size).toBe(1);
    await noteHandledElsewhere({ id: idOf(1), from: "Ana", outcome: "seen" });
    expect(fakeBrowser.screen.size).toBe(0);
  });
});
