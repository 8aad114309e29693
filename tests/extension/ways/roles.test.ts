import { beforeEach, describe, expect, test, vi } from "vitest";
import { showNotification } from "../../../extension/core/notifications/notification.ts";
import { pressOnNotification } from "../../../extension/core/notifications/press-on-notification.ts";
import { menuItemId } from "../../../extension/core/shortcuts/menu-item-id.ts";
import { pingFromMenu } from "../../../extension/core/shortcuts/ping-from-menu.ts";
import { pingFromOmnibox } from "../../../extension/core/shortcuts/ping-from-omnibox.ts";
import { pingLastTarget } from "../../../extension/core/shortcuts/ping-last-target.ts";
import { showMenu } from "../../../extension/core/shortcuts/show-menu.ts";
import { suggestInOmnibox } from "../../../extension/core/shortcuts/suggest-in-omnibox.ts";
import {
  connections,
  inbox,
  knownTeammates,
  lastTarget,
  outbox,
  settings,
} from "../../../extension/core/store/values.ts";

import { pingKey } from "../../../extension/shared/ping.ts";

import { fakeBrowser } from "../support/fake-browser.ts";
import { freshBackground } from "../support/fresh-background.ts";
import { receivedPing, sentAt } from "../support/pings.ts";

vi.mock("../../../extension/shared/browser.ts", () => import("../support/fake-browser.ts"));
vi.mock("../../../extension/offscreen/api.ts", () => ({ offscreen: { sendMessage: async () => true } }));
vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));

freshBackground();
const bo = "Bo.aaaaaaaa";

const inRoomAs = (identity: string, ...participants: string[]) =>
  connections.set({
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
  await settings.set({ ...(await settings.get()), serviceUrl: "https://ping.example", name: "Me" });
  await inRoom(bo);
});

const sent = async () => (await outbox.get()).map(({ to, text }) => ({ to, text }));
const said = () => fakeBrowser.screen.get("confirmation");

describe("somebody who only sends", () => {
  beforeEach(() => inRoom(bo, "Cron.aaaaaaaa.publish"));

  test("is no line of the menu, also once they have gone", async () => {
    await showMenu();
    expect(JSON.stringify(fakeBrowser.menu)).not.toContain("Cron");
    await knownTeammates.set([{ identity: "Cron.aaaaaaaa.publish", room: "ping-room", lastSeenAt: sentAt }]);
    await inRoom(bo);
    await showMenu();
    expect(JSON.stringify(fakeBrowser.menu)).not.toContain("Cron");
  });

  test("is nobody in the address bar", async () => {
    const others = vi.fn();
    await suggestInOmnibox("", others);
    expect(JSON.stringify([fakeBrowser.enterDoes, others.mock.calls])).not.toContain("Cron");
    await pingFromOmnibox("cron hi");
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/Nobody is called “cron hi”/),
    });
  });

  test("is not pinged as the last target either", async () => {
    vi.setSystemTime(sentAt + 60_000); // The time of the last press outlives a test.
    await lastTarget.set({ to: "Cron" });
    await pingLastTarget();
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject({ title: "Not pinged", message: "Cron only sends and gets no pings." });
  });
});

describe("whoever may send none", () => {
  const refusal = { title: "Not pinged", message: "In ping-room you get pings and send none." };

  beforeEach(async () => {
    vi.setSystemTime(sentAt + 120_000);
    await lastTarget.set({ to: "Ana" });
    await inRoomAs("Me.aaaaaaaa.subscribe", bo);
  });

  test.each([
    ["the shortcut", () => pingLastTarget()],
    ["the menu", () => pingFromMenu({ menuItemId: menuItemId({ place: "selection", to: "Bo" }) })],
    ["the address bar", () => pingFromOmnibox("bo lunch?")],
  ])("is told so by %s, and the last target stays", async (_, ping) => {
    await ping();
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject(refusal);
    expect(await lastTarget.get()).toEqual({ to: "Ana" });
  });

  test("has a notification's “Open” for its only button", async () => {
    const ping = receivedPing(1, { from: bo, room: "ping-room", text: "https://example.com/" });
    await inbox.set([ping]);
    await showNotification(ping);
    expect(fakeBrowser.screen.get(pingKey(ping))?.buttons).toEqual([{ title: "Open example.com" }]);
    await pressOnNotification(pingKey(ping), 0);
    expect(fakeBrowser.tabs).toMatchObject([{ url: "https://example.com/" }]);
  });
});

test("a button that was there when the role changed says why it sends nothing", async () => {
  const ping = receivedPing(1, { from: bo, room: "ping-room", text: "https://example.com/" });
  await inbox.set([ping]);
  await showNotification(ping);
  expect(fakeBrowser.screen.get(pingKey(ping))?.buttons).toEqual([
    { title: "Open example.com" },
    { title: "Coming" },
  ]);
  await inRoomAs("Me.aaaaaaaa.subscribe", bo);
  await pressOnNotification(pingKey(ping), 1);
  expect(await sent()).toEqual([]);
  expect(fakeBrowser.screen.get("unsent")).toMatchObject({
    title: "“Coming” was not sent",
    message: "In ping-room you get pings and send none.",
  });
});
