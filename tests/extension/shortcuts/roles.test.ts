import { beforeEach, describe, expect, test } from "vitest";
import { menuItemId } from "../../../extension/core/shortcuts/menu-items.ts";
import { pingKey } from "../../../extension/shared/ping.ts";

import { freshCore } from "../support/fresh-core.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/notifications/notification.ts")),
  ...(await import("../../../extension/core/shortcuts/menu.ts")),
  ...(await import("../../../extension/core/shortcuts/shortcuts.ts")),
  ...(await import("../../../extension/core/shortcuts/ping-and-tell.ts")),
}));
const bo = "Bo.aaaaaaaa";

const inRoomAs = (identity: string, ...participants: string[]) =>
  core.connections.set({
    "ping-room": {
      state: "connected",
      identity,
      room: "ping-room",
      participants,
      presences: [],
      provenAt: sentAt,
    },
  });
const inRoom = (...participants: string[]) => inRoomAs("Me.aaaaaaaa", ...participants);

beforeEach(async () => {
  await core.settings.set({ ...core.settings.get(), serviceUrl: "https://ping.example", name: "Me" });
  await inRoom(bo);
});

const sent = () => core.outbox.get().map(({ to, text }) => ({ to, text }));
const said = () => core.screen.shown.get("confirmation");

describe("somebody who only sends", () => {
  beforeEach(() => inRoom(bo, "Cron.aaaaaaaa.publish"));

  test("is no line of the menu, also once they have gone", async () => {
    core.showMenu();
    await core.settle();
    expect(core.hands.menu).not.toEqual([]);
    expect(JSON.stringify(core.hands.menu)).not.toContain("Cron");
    await core.knownTeammates.set([
      { identity: "Cron.aaaaaaaa.publish", room: "ping-room", lastSeenAt: sentAt },
    ]);
    await inRoom(bo);
    await core.settle();
    expect(JSON.stringify(core.hands.menu)).not.toContain("Cron");
  });

  test("is nobody in the address bar", async () => {
    expect(JSON.stringify(core.suggestInOmnibox(""))).not.toContain("Cron");
    await core.pingFromOmnibox("cron hi");
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/Nobody is called “cron hi”/),
    });
  });

  test("is not pinged as the last target either", async () => {
    await core.lastTarget.set({ to: "Cron" });
    await core.pingLastTarget();
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject({ title: "Not pinged", message: "Cron only sends and gets no pings." });
  });
});

describe("whoever may send none", () => {
  const refusal = { title: "Not pinged", message: "In ping-room you get pings and send none." };

  beforeEach(async () => {
    await core.lastTarget.set({ to: "Ana" });
    await inRoomAs("Me.aaaaaaaa.subscribe", bo);
  });

  test.each([
    ["the shortcut", () => core.pingLastTarget()],
    ["the menu", () => core.pingFromMenu({ menuItemId: menuItemId({ place: "selection", to: "Bo" }) })],
    ["the address bar", () => core.pingFromOmnibox("bo lunch?")],
  ])("is told so by %s, and the last target stays", async (_, ping) => {
    await ping();
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject(refusal);
    expect(core.lastTarget.get()).toEqual({ to: "Ana" });
  });

  test("has a notification's “Open” for its only button", async () => {
    const ping = receivedPing(1, { from: bo, room: "ping-room", text: "https://example.com/" });
    await core.inbox.set([ping]);
    await core.showNotification(ping);
    expect(core.screen.shown.get(pingKey(ping))?.buttons).toEqual(["Open example.com"]);
    await core.notificationPressed({ tag: pingKey(ping), action: "0" });
    expect(core.hands.tabs).toEqual(["https://example.com/"]);
  });
});

test("a button that was there when the role changed says why it sends nothing", async () => {
  const ping = receivedPing(1, { from: bo, room: "ping-room", text: "https://example.com/" });
  await core.inbox.set([ping]);
  await core.showNotification(ping);
  expect(core.screen.shown.get(pingKey(ping))?.buttons).toEqual(["Open example.com", "Coming"]);
  await inRoomAs("Me.aaaaaaaa.subscribe", bo);
  await core.notificationPressed({ tag: pingKey(ping), action: "1" });
  expect(sent()).toEqual([]);
  expect(core.screen.shown.get("unsent")).toMatchObject({
    title: "“Coming” was not sent",
    message: "In ping-room you get pings and send none.",
  });
});
