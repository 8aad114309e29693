import { beforeEach, describe, expect, test, vi } from "vitest";
import { pressOnNotification } from "../../../extension/core/notifications/press-on-notification.ts";
import { answerPing } from "../../../extension/core/inbox/answer-ping.ts";
import { pingTarget } from "../../../extension/core/outbox/ping-target.ts";
import { menuItemId } from "../../../extension/core/shortcuts/menu-item-id.ts";
import { pingFromMenu } from "../../../extension/core/shortcuts/ping-from-menu.ts";
import { pingFromOmnibox } from "../../../extension/core/shortcuts/ping-from-omnibox.ts";
import { pingLastTarget } from "../../../extension/core/shortcuts/ping-last-target.ts";
import { showMenu } from "../../../extension/core/shortcuts/show-menu.ts";
import { suggestInOmnibox } from "../../../extension/core/shortcuts/suggest-in-omnibox.ts";
import {
  connections,
  enrolment,
  inbox,
  knownTeammates,
  lastTarget,
  lastTargets,
  outbox,
  settings,
} from "../../../extension/core/store/values.ts";

import { maxOutbox } from "../../../extension/shared/history/max-kept.ts";

import { pingKey } from "../../../extension/shared/ping.ts";
import type { ShownParticipant } from "../../../extension/shared/presence.ts";

import { browser, fakeBrowser } from "../support/fake-browser.ts";
import { freshBackground } from "../support/fresh-background.ts";
import { receivedPing, sentAt, sentPing } from "../support/pings.ts";

vi.mock("../../../extension/shared/browser.ts", () => import("../support/fake-browser.ts"));
vi.mock("../../../extension/offscreen/api.ts", () => ({ offscreen: { sendMessage: async () => true } }));
vi.mock("../../../extension/core/connection/stay-connected.ts", () => ({ stayConnected: async () => {} }));

const fresh = freshBackground();
const bo = "Bo.aaaaaaaa";

const inRoom = (...participants: string[]) => inRoomWith([], ...participants);
const inRoomWith = (presences: ShownParticipant[], ...participants: string[]) =>
  connections.set({
    "ping-room": {
      state: "connected",
      identity: "Me.aaaaaaaa",
      room: "ping-room",
      participants,
      presences,
      provenAt: sentAt,
    },
  });

beforeEach(async () => {
  await settings.set({ ...(await settings.get()), serviceUrl: "https://ping.example", name: "Me" });
  await knownTeammates.set([{ identity: "Ana.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
  await inRoom(bo);
});

const sent = async () => (await outbox.get()).map(({ to, text }) => ({ to, text }));
const said = () => fakeBrowser.screen.get("confirmation");
const fillOutbox = () =>
  outbox.set(Array.from({ length: maxOutbox }, (_, n) => sentPing(maxOutbox - n, { [bo]: "pending" })));

describe("the last target", () => {
  const ping = (to: string | null) => pingTarget({ to, text: "", priority: "ping" });

  test("is whoever was pinged last, everyone included", async () => {
    expect(await lastTarget.get()).toBeUndefined();
    await ping("Bo");
    expect(await lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
    await ping(null);
    expect(await lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("is not somebody whose ping was not sent", async () => {
    await ping("Bo");
    expect(await ping("Zoe")).toMatch(/./);
    await fillOutbox();
    expect(await ping("Ana")).toMatch(/was not sent/);
    expect(await lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
  });

  test("does not change with an answer", async () => {
    await ping(null);
    await inbox.set([receivedPing(1, { from: bo })]);
    expect(await answerPing(receivedPing(1, { from: bo }), "Coming")).toBeNull();
    expect(await lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("is written once for many pings to the same", async () => {
    for (let n = 0; n < 5; n += 1) await ping("Bo");
    expect(fresh.storage.written.filter((key) => key.startsWith("lastTarget"))).toEqual([
      "lastTargets",
      "lastTarget",
    ]);
  });

  test("stays in its room when another one becomes the default, and each room has its own", async () => {
    await ping("Bo");
    await knownTeammates.set([{ identity: "Cy.aaaaaaaa", room: "leads", lastSeenAt: sentAt }]);
    const rooms = [{ room: "ping-room", muted: false, role: "both" as const }];
    await settings.set({ ...(await settings.get()), room: "leads", rooms });
    expect(await lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
    await ping("Cy");
    expect(await lastTarget.get()).toEqual({ to: "Cy", room: "leads" });
    expect(await lastTargets.get()).toEqual({ "ping-room": "Bo", leads: "Cy" });
  });
});

describe("the shortcut", () => {
  let minutes = 0;

  // The time of the last press outlives a test, so each test has a time of its own.
  beforeEach(() => {
    minutes += 1;
    vi.setSystemTime(sentAt + minutes * 60_000);
  });

  test("pings the last target, and says so for a moment, without a sound", async () => {
    await lastTarget.set({ to: "Bo" });
    await pingLastTarget();
    expect(await sent()).toEqual([{ to: "Bo", text: "" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo", message: "Ping!", silent: true });
    await fresh.pass(4_000);
    expect(said()).toBeUndefined();
  });

  test("pings in the room in which the last target was, and says so when that room is left", async () => {
    const rooms = [{ room: "ping-room", muted: false, role: "both" as const }];
    await settings.set({ ...(await settings.get()), room: "leads", rooms });
    await lastTarget.set({ to: "Bo", room: "ping-room" });
    await pingLastTarget();
    expect((await outbox.get())[0]).toMatchObject({ to: "Bo", room: "ping-room" });
    await settings.set({ ...(await settings.get()), rooms: [] });
    await fresh.pass(2_000);
    await pingLastTarget();
    expect(said()).toMatchObject({ title: "Not pinged", message: /not in ping-room any more/ });
    expect(await sent()).toHaveLength(1);
  });

  test("says that somebody gets it later", async () => {
    await lastTarget.set({ to: "Ana" });
    await pingLastTarget();
    expect(said()).toMatchObject({ title: "Pinged Ana", message: "Waiting for Ana to come online." });
  });

  test("says that somebody does not want to be disturbed, and until when", async () => {
    const until = new Date(sentAt).setHours(24, 0, 0, 0);
    await inRoomWith([{ identity: bo, presence: "do-not-disturb", until }], bo);
    await lastTarget.set({ to: "Bo" });
    await pingLastTarget();
    expect(said()).toMatchObject({
      title: "Pinged Bo",
      message: expect.stringMatching(
        /^Bo does not want to be disturbed until .*\. Your ping waits in the list\.$/,
      ),
    });
    await showMenu();
    expect(fakeBrowser.menu[0]?.title).toMatch(/^Ping Bo \(not to be disturbed until .*\) this page$/);
  });

  test.each(["connecting", "paused"] as const)(
    "says while %s oneself that a ping goes out later, and not that others are away",
    async (state) => {
      const why = { why: { plain: "Why." }, advice: { plain: "Advice." } };
      await connections.set({ "ping-room": state === "paused" ? { state, ...why } : { state } });
      for (const to of ["Ana", null]) {
        await lastTarget.set({ to });
        await pingLastTarget();
        expect(said()).toMatchObject({ message: "It goes out once you are connected." });
        await fresh.pass(2_000);
      }
    },
  );

  test("says that nobody was pinged yet, and sends nothing", async () => {
    await pingLastTarget();
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/pinged nobody yet/),
    });
    await fresh.pass(60_000);
    expect(said()).toMatchObject({ title: "Not pinged" });
  });

  test("says that one has not met the last target in this room", async () => {
    await lastTarget.set({ to: "Zoe" });
    await pingLastTarget();
    expect(said()).toMatchObject({
      message: "You have not met Zoe in ping-room, so this ping was not sent.",
    });
  });

  test("says why nothing was sent", async () => {
    await fillOutbox();
    await lastTarget.set({ to: "Bo" });
    await pingLastTarget();
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/still waiting to be delivered/),
    });
  });

  test("pings once while its keys are held down, and again when they are pressed anew", async () => {
    await lastTarget.set({ to: "Bo" });
    for (let n = 0; n < 20; n += 1) {
      await pingLastTarget();
      await fresh.pass(100);
    }
    expect(await sent()).toHaveLength(1);
    await fresh.pass(1_000);
    await pingLastTarget();
    expect(await sent()).toHaveLength(2);
  });

  test("says it again for each ping, and the older word does not take the newer away", async () => {
    await lastTarget.set({ to: "Bo" });
    await pingLastTarget();
    await fresh.pass(3_000);
    await pingLastTarget();
    expect(fakeBrowser.appeared).toEqual(["Pinged Bo", "Pinged Bo"]);
    await fresh.pass(3_000);
    expect(said()).toMatchObject({ title: "Pinged Bo" });
  });

  test("says that something broke, and tells it", async () => {
    await lastTarget.set({ to: "Bo" });
    vi.spyOn(enrolment, "get").mockRejectedValueOnce(new Error("unreadable"));
    await expect(pingLastTarget()).rejects.toThrow("unreadable");
    expect(said()).toMatchObject({ title: "Not pinged" });
  });

  test("says that there is no room for a ping", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await lastTarget.set({ to: "Bo" });
    fresh.storage.failNextWrite(new Error("disk full"));
    await pingLastTarget();
    expect(said()).toMatchObject({ title: "Not pinged", message: expect.stringMatching(/no room left/) });
  });

  test("a ping that went out is told as that, although whom it went to could not be remembered", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await lastTarget.set({ to: "Bo" });
    vi.spyOn(lastTargets, "update").mockRejectedValueOnce(new Error("disk full"));
    await pingLastTarget();
    expect(said()).toMatchObject({ title: "Pinged Bo" });
    expect(await outbox.get()).toHaveLength(1);
  });
});

describe("the context menu", () => {
  const titles = () =>
    fakeBrowser.menu.filter(({ contexts }) => contexts[0] === "page").map(({ title }) => title);

  test("shows who is here, then who is not, then everyone", async () => {
    await showMenu();
    expect(titles()).toEqual(["Ping Bo this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("follows the roster, and changes nothing while that is the same", async () => {
    await showMenu();
    const changes = fakeBrowser.menuChanges;
    await Promise.all([showMenu(), showMenu(), inRoom(bo), showMenu()]);
    expect(fakeBrowser.menuChanges).toBe(changes);
    await inRoom(bo, "Cleo.aaaaaaaa");
    await showMenu();
    expect(titles()[1]).toBe("Ping Cleo this page");
  });

  test("is whole after many changes at once", async () => {
    const changes = ["Cleo", "Dan", "Eve"].map(async (name) => {
      await inRoom(`${name}.aaaaaaaa`);
      await showMenu();
    });
    await Promise.all([showMenu(), ...changes, showMenu()]);
    expect(titles()).toEqual(["Ping Eve this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("is built anew after it was stopped halfway, even if it is to be what it was before", async () => {
    await showMenu();
    await inRoom(bo, "Cleo.aaaaaaaa");
    fakeBrowser.failNextMenuItem = true;
    await expect(showMenu()).rejects.toThrow("Cannot create");
    await inRoom(bo);
    await knownTeammates.set([{ identity: "Ana.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
    await showMenu();
    expect(titles()).toEqual(["Ping Bo this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("is built anew after it was stopped the first time", async () => {
    fakeBrowser.failNextMenuItem = true;
    await expect(showMenu()).rejects.toThrow("Cannot create");
    await showMenu();
    expect(titles()).toHaveLength(3);
  });

  test("is empty before the first run", async () => {
    await showMenu();
    await settings.set({ ...(await settings.get()), name: "" });
    await showMenu();
    expect(fakeBrowser.menu).toEqual([]);
  });
});

describe("a click in the menu", () => {
  const pageUrl = "https://example.com/a";
  const click = (place: "page" | "selection" | "link", more: object = {}, tab?: { id: number }) =>
    pingFromMenu({ menuItemId: menuItemId({ place, to: "Bo" }), pageUrl, ...more }, tab);

  test("on a page sends its title and address, and says so", async () => {
    fakeBrowser.tabs = [{ id: 7, url: pageUrl, title: "The page", windowId: 1 }];
    await click("page", {}, { id: 7 });
    expect(await sent()).toEqual([{ to: "Bo", text: "The page\nhttps://example.com/a" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo" });
    expect(await lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
  });

  test.each([
    [
      "that shows another page by now",
      [{ id: 7, url: "https://example.com/b", title: "Other", windowId: 1 }],
    ],
    ["that may not be read", [{ id: 7, windowId: 1 }]],
    ["that is closed", []],
  ])("on a tab %s sends the address alone", async (_, tabs) => {
    fakeBrowser.tabs = tabs;
    await click("page", {}, { id: 7 });
    expect(await sent()).toEqual([{ to: "Bo", text: pageUrl }]);
  });

  test("on a selection sends the selected text and nothing else", async () => {
    fakeBrowser.tabs = [{ id: 7, url: pageUrl, title: "The page", windowId: 1 }];
    await click("selection", { selectionText: " some words " }, { id: 7 });
    expect(await sent()).toEqual([{ to: "Bo", text: "some words" }]);
  });

  test("on a link sends the link's address", async () => {
    await click("link", { linkUrl: "https://bücher.example/" });
    expect(await sent()).toEqual([{ to: "Bo", text: "https://xn--bcher-kva.example/" }]);
  });

  test.each([
    ["page", { pageUrl: "chrome://settings/" }],
    ["page", { pageUrl: undefined }],
    ["link", { linkUrl: "http://example.com/" }],
    ["link", { linkUrl: "mailto:ana@example.com" }],
  ] as const)("on a %s that is not https says so, and sends nothing: %j", async (place, more) => {
    await click(place, more);
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/Only https addresses/),
    });
  });

  test("says that the selected text is too long", async () => {
    await click("selection", { selectionText: "x".repeat(2_001) });
    expect(said()).toMatchObject({ message: "That is 2001 characters; a ping takes at most 2000." });
  });

  test("on a line of an earlier version does nothing", async () => {
    await pingFromMenu({ menuItemId: "old", pageUrl });
    expect(fakeBrowser.appeared).toEqual([]);
  });
});

describe("the address bar", () => {
  test("says what Enter will do, and does it", async () => {
    const others = vi.fn(() => expect(fakeBrowser.enterDoes).not.toBe("")); // Chromium wants it in this order.
    await suggestInOmnibox("b lunch?", others);
    expect(fakeBrowser.enterDoes).toBe("Ping <match>Bo</match>: lunch?");
    expect(others).toHaveBeenCalledWith([]);
    await pingFromOmnibox("b lunch?");
    expect(await sent()).toEqual([{ to: "Bo", text: "lunch?" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo", message: "lunch?" });
  });

  test("pings everyone by that word", async () => {
    await pingFromOmnibox("everyone standup");
    expect(await sent()).toEqual([{ to: null, text: "standup" }]);
    expect(await lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("says who is known, and sends nothing to somebody who is not", async () => {
    await suggestInOmnibox("zoe hi");
    expect(fakeBrowser.enterDoes).toBe("Nobody is called “zoe hi”. Known: Bo, Ana, or everyone.");
    await pingFromOmnibox("zoe hi");
    expect(await sent()).toEqual([]);
    expect(said()).toMatchObject({ title: "Not pinged", message: fakeBrowser.enterDoes });
  });

  test("shows nothing of what was typed before the last letter", async () => {
    const outdated = vi.fn();
    await Promise.all([suggestInOmnibox("b", outdated), suggestInOmnibox("bx")]);
    expect(outdated).not.toHaveBeenCalled();
    expect(fakeBrowser.enterDoes).toMatch(/Nobody is called “bx”/);
  });

  test("asks for the first run before it", async () => {
    await settings.set({ ...(await settings.get()), name: "" });
    await suggestInOmnibox("b");
    expect(fakeBrowser.enterDoes).toMatch(/not set up yet/);
    await pingFromOmnibox("b");
    expect(said()).toMatchObject({ title: "Not pinged", message: expect.stringMatching(/not set up yet/) });
  });
});

describe("“Open” on a notification", () => {
  const ping = receivedPing(1, { from: bo, text: "Look\nhttps://bücher.example/" });

  beforeEach(() => inbox.set([ping]));

  test("opens the ping's address, and the ping is seen, not answered", async () => {
    const focused = vi.spyOn(browser.windows, "update");
    await pressOnNotification(pingKey(ping), 0);
    expect(fakeBrowser.tabs).toMatchObject([{ url: "https://xn--bcher-kva.example/" }]);
    expect(focused).toHaveBeenCalledWith(1, { focused: true });
    expect((await inbox.get())[0]).toMatchObject({ seenAt: Date.now() });
    expect(await sent()).toEqual([]);
  });

  test("opens a window where there is none", async () => {
    fakeBrowser.hasWindow = false;
    await pressOnNotification(pingKey(ping), 0);
    expect(fakeBrowser.tabs).toMatchObject([{ url: "https://xn--bcher-kva.example/" }]);
  });

  test("leaves the second button to the first answer", async () => {
    await pressOnNotification(pingKey(ping), 1);
    expect(fakeBrowser.tabs).toEqual([]);
    expect(await sent()).toEqual([{ to: "Bo", text: "Coming" }]);
  });
});
