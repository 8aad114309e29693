import { beforeEach, describe, expect, test, vi } from "vitest";
import { menuItemId } from "../../../extension/core/shortcuts/menu-items.ts";
import type { ShownParticipant } from "../../../extension/shared/connection-schema.ts";

import { maxWaiting } from "../../../extension/shared/limits.ts";
import { pingKey } from "../../../extension/shared/ping.ts";

import { freshCore } from "../support/fresh-core.ts";
import { receivedPing, sentAt, sentPing } from "../support/pings.ts";

const core = freshCore(async () => ({
  ...(await import("../../../extension/core/inbox/answer-ping.ts")),
  ...(await import("../../../extension/core/inbox/notification-pressed.ts")),
  ...(await import("../../../extension/core/outbox/ping-target.ts")),
  ...(await import("../../../extension/core/shortcuts/menu.ts")),
  ...(await import("../../../extension/core/shortcuts/shortcuts.ts")),
  ...(await import("../../../extension/core/shortcuts/ping-and-tell.ts")),
}));
const bo = "Bo.aaaaaaaa";

const inRoom = (...participants: string[]) => inRoomWith([], ...participants);
const inRoomWith = (presences: ShownParticipant[], ...participants: string[]) =>
  core.connections.set({
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
  await core.settings.set({ ...core.settings.get(), serviceUrl: "https://ping.example", name: "Me" });
  await core.knownTeammates.set([{ identity: "Ana.aaaaaaaa", room: "ping-room", lastSeenAt: sentAt }]);
  await inRoom(bo);
});

const sent = () => core.outbox.get().map(({ to, text }) => ({ to, text }));
const said = () => core.screen.shown.get("confirmation");
const fillOutbox = () =>
  core.outbox.set(
    Array.from({ length: maxWaiting }, (_, n) => sentPing(maxWaiting - n, { [bo]: "pending" })),
  );

describe("the last target", () => {
  const ping = (to: string | null) => core.pingTarget({ to, text: "", priority: "ping" });

  test("is whoever was pinged last, everyone included", async () => {
    expect(core.lastTarget.get()).toBeUndefined();
    await ping("Bo");
    expect(core.lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
    await ping(null);
    expect(core.lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("is not somebody whose ping was not sent", async () => {
    await ping("Bo");
    expect(await ping("Zoe")).toMatch(/./);
    await fillOutbox();
    expect(await ping("Ana")).toMatch(/was not sent/);
    expect(core.lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
  });

  test("does not change with an answer", async () => {
    await ping(null);
    await core.inbox.set([receivedPing(1, { from: bo })]);
    expect(await core.answerPing(receivedPing(1, { from: bo }), "Coming")).toBeNull();
    expect(core.lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("is written once for many pings to the same", async () => {
    for (let n = 0; n < 5; n += 1) await ping("Bo");
    expect(core.disk.written.filter((key) => key.startsWith("lastTarget"))).toEqual([
      "lastTargets",
      "lastTarget",
    ]);
  });

  test("stays in its room when another one becomes the default, and each room has its own", async () => {
    await ping("Bo");
    await core.knownTeammates.set([{ identity: "Cy.aaaaaaaa", room: "leads", lastSeenAt: sentAt }]);
    const rooms = [{ room: "ping-room", muted: false, role: "both" as const }];
    await core.settings.set({ ...core.settings.get(), room: "leads", rooms });
    expect(core.lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
    await ping("Cy");
    expect(core.lastTarget.get()).toEqual({ to: "Cy", room: "leads" });
    expect(core.lastTargets.get()).toEqual({ "ping-room": "Bo", leads: "Cy" });
  });
});

describe("the shortcut", () => {
  test("pings the last target, and says so for a moment, without a sound", async () => {
    await core.lastTarget.set({ to: "Bo" });
    await core.pingLastTarget();
    expect(sent()).toEqual([{ to: "Bo", text: "" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo", message: "Ping!", silent: true });
    await core.pass(4_000);
    expect(said()).toBeUndefined();
  });

  test("pings in the room in which the last target was, and says so when that room is left", async () => {
    const rooms = [{ room: "ping-room", muted: false, role: "both" as const }];
    await core.settings.set({ ...core.settings.get(), room: "leads", rooms });
    await core.lastTarget.set({ to: "Bo", room: "ping-room" });
    await core.pingLastTarget();
    expect(core.outbox.get()[0]).toMatchObject({ to: "Bo", room: "ping-room" });
    await core.settings.set({ ...core.settings.get(), rooms: [] });
    await core.pass(2_000);
    await core.pingLastTarget();
    expect(said()).toMatchObject({ title: "Not pinged", message: /not in ping-room any more/ });
    expect(sent()).toHaveLength(1);
  });

  test("says that somebody gets it later", async () => {
    await core.lastTarget.set({ to: "Ana" });
    await core.pingLastTarget();
    expect(said()).toMatchObject({ title: "Pinged Ana", message: "Waiting for Ana to come online." });
  });

  test("says that somebody does not want to be disturbed, and until when", async () => {
    const until = new Date(sentAt).setHours(24, 0, 0, 0);
    await inRoomWith([{ identity: bo, presence: "do-not-disturb", until }], bo);
    await core.lastTarget.set({ to: "Bo" });
    await core.pingLastTarget();
    expect(said()).toMatchObject({
      title: "Pinged Bo",
      message: expect.stringMatching(
        /^Bo does not want to be disturbed until .*\. They will find it in their list; nothing pops up now\.$/,
      ),
    });
    core.showMenu();
    await core.settle();
    expect(core.hands.menu[0]?.title).toMatch(/^Ping Bo \(not to be disturbed until .*\) this page$/);
  });

  test.each(["connecting", "paused"] as const)(
    "says while %s oneself that a ping goes out later, and not that others are away",
    async (state) => {
      const why = { why: { plain: "Why." }, advice: { plain: "Advice." } };
      await core.connections.set({ "ping-room": state === "paused" ? { state, ...why } : { state } });
      await core.lastTarget.set({ to: "Ana" });
      await core.pingLastTarget();
      expect(said()).toMatchObject({ message: "It goes out once you are connected." });
    },
  );

  test("pings nobody after a ping to everyone, whom no key that was pressed by mistake may disturb", async () => {
    await core.lastTarget.set({ to: null });
    await core.pingLastTarget();
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: "You pinged everyone last. Open Pingroom to choose whom to ping.",
    });
  });

  test("says that nobody was pinged yet, and sends nothing", async () => {
    await core.pingLastTarget();
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/pinged nobody yet/),
    });
    await core.pass(60_000);
    expect(said()).toMatchObject({ title: "Not pinged" });
  });

  test("says that one has not met the last target in this room", async () => {
    await core.lastTarget.set({ to: "Zoe" });
    await core.pingLastTarget();
    expect(said()).toMatchObject({
      message: "You have not met Zoe in ping-room, so this ping was not sent.",
    });
  });

  test("says why nothing was sent", async () => {
    await fillOutbox();
    await core.lastTarget.set({ to: "Bo" });
    await core.pingLastTarget();
    expect(said()).toMatchObject({
      title: "Not pinged",
      message: expect.stringMatching(/still waiting to be delivered/),
    });
  });

  test("pings once while its keys are held down, and again when they are pressed anew", async () => {
    await core.lastTarget.set({ to: "Bo" });
    for (let n = 0; n < 20; n += 1) {
      await core.pingLastTarget();
      await core.pass(100);
    }
    expect(sent()).toHaveLength(1);
    await core.pass(1_000);
    await core.pingLastTarget();
    expect(sent()).toHaveLength(2);
  });

  test("says it again for each ping, and the older word does not take the newer away", async () => {
    await core.lastTarget.set({ to: "Bo" });
    await core.pingLastTarget();
    await core.pass(3_000);
    await core.pingLastTarget();
    expect(core.screen.appeared).toEqual(["Pinged Bo", "Pinged Bo"]);
    await core.pass(3_000);
    expect(said()).toMatchObject({ title: "Pinged Bo" });
  });

  test("says that something broke, and tells it", async () => {
    await core.lastTarget.set({ to: "Bo" });
    vi.spyOn(core.enrolment, "get").mockImplementationOnce(() => {
      throw new Error("unreadable");
    });
    await expect(core.pingLastTarget()).rejects.toThrow("unreadable");
    expect(said()).toMatchObject({ title: "Not pinged" });
  });

  test("says that there is no room for a ping", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await core.lastTarget.set({ to: "Bo" });
    core.disk.failNextWrite(new Error("disk full"));
    await core.pingLastTarget();
    expect(said()).toMatchObject({ title: "Not pinged", message: expect.stringMatching(/no space left/) });
  });

  test("a ping that went out is told as that, although whom it went to could not be remembered", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    await core.lastTarget.set({ to: "Bo" });
    vi.spyOn(core.lastTargets, "update").mockRejectedValueOnce(new Error("disk full"));
    await core.pingLastTarget();
    expect(said()).toMatchObject({ title: "Pinged Bo" });
    expect(core.outbox.get()).toHaveLength(1);
  });
});

describe("the context menu", () => {
  const titles = () =>
    core.hands.menu.filter(({ contexts }) => contexts[0] === "page").map(({ title }) => title);

  /** Shows it from now on. */
  const show = async () => {
    core.showMenu();
    await core.settle();
  };
  const change = async (changing: Promise<void>) => {
    await changing;
    await core.settle();
  };

  test("shows who is here, then who is not, then everyone", async () => {
    await show();
    expect(titles()).toEqual(["Ping Bo this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("follows the roster, and changes nothing while that is the same", async () => {
    await show();
    expect(core.hands.menuChanges).toBe(1);
    await change(inRoom(bo));
    await change(core.settings.set({ ...core.settings.get(), sound: false }));
    expect(core.hands.menuChanges).toBe(1);
    await change(inRoom(bo, "Cleo.aaaaaaaa"));
    expect(titles()[1]).toBe("Ping Cleo this page");
  });

  test("is whole after many changes at once", async () => {
    await show();
    await change(
      Promise.all(["Cleo", "Dan", "Eve"].map((name) => inRoom(`${name}.aaaaaaaa`))).then(() => {}),
    );
    expect(titles()).toEqual(["Ping Eve this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("is built anew with the next change after it was stopped halfway, even if it is to be what it was", async () => {
    const told = vi.spyOn(console, "error").mockReturnValue();
    await show();
    const building = vi.spyOn(core.hands, "menus");
    building.mockRejectedValueOnce(new Error("Cannot create a line."));
    await change(inRoom(bo, "Cleo.aaaaaaaa"));
    expect(told).toHaveBeenCalledOnce();
    await change(inRoom(bo));
    expect(building).toHaveBeenCalledTimes(2);
    expect(titles()).toEqual(["Ping Bo this page", "Ping Ana this page", "Ping everyone this page"]);
  });

  test("is built anew with the next change after it was stopped the first time", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    vi.spyOn(core.hands, "menus").mockRejectedValueOnce(new Error("Cannot create a line."));
    await show();
    expect(titles()).toEqual([]);
    await change(inRoom(bo));
    expect(titles()).toHaveLength(3);
  });

  test("is empty before the first run", async () => {
    await show();
    await change(core.settings.set({ ...core.settings.get(), name: "" }));
    expect(core.hands.menu).toEqual([]);
  });
});

describe("a click in the menu", () => {
  const pageUrl = "https://example.com/a";
  const click = (place: "page" | "selection" | "link", more: object = {}) =>
    core.pingFromMenu({ menuItemId: menuItemId({ place, to: "Bo" }), pageUrl, ...more });

  test("on a page sends its title and address, and says so", async () => {
    await click("page", { title: "The page" });
    expect(sent()).toEqual([{ to: "Bo", text: "The page\nhttps://example.com/a" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo" });
    expect(core.lastTarget.get()).toEqual({ to: "Bo", room: "ping-room" });
  });

  test("on a page whose title is not known sends the address alone", async () => {
    await click("page");
    expect(sent()).toEqual([{ to: "Bo", text: pageUrl }]);
  });

  test("on a selection sends the selected text and nothing else", async () => {
    await click("selection", { selectionText: " some words ", title: "The page" });
    expect(sent()).toEqual([{ to: "Bo", text: "some words" }]);
  });

  test("on a link sends the link's address", async () => {
    await click("link", { linkUrl: "https://bücher.example/" });
    expect(sent()).toEqual([{ to: "Bo", text: "https://xn--bcher-kva.example/" }]);
  });

  test.each([
    ["page", { pageUrl: "chrome://settings/" }],
    ["page", { pageUrl: undefined }],
    ["link", { linkUrl: "http://example.com/" }],
    ["link", { linkUrl: "mailto:ana@example.com" }],
  ] as const)("on a %s that is not https says so, and sends nothing: %j", async (place, more) => {
    await click(place, more);
    expect(sent()).toEqual([]);
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
    await core.pingFromMenu({ menuItemId: "old", pageUrl });
    expect(core.screen.appeared).toEqual([]);
  });
});

describe("the address bar", () => {
  test("says what Enter will do, and does it", async () => {
    expect(core.suggestInOmnibox("b lunch?")).toEqual({
      enter: "Ping <match>Bo</match>: lunch?",
      others: [],
    });
    await core.pingFromOmnibox("b lunch?");
    expect(sent()).toEqual([{ to: "Bo", text: "lunch?" }]);
    expect(said()).toMatchObject({ title: "Pinged Bo", message: "lunch?" });
  });

  test("pings everyone by that word", async () => {
    await core.pingFromOmnibox("everyone standup");
    expect(sent()).toEqual([{ to: null, text: "standup" }]);
    expect(core.lastTarget.get()).toEqual({ to: null, room: "ping-room" });
  });

  test("says who is known, and sends nothing to somebody who is not", async () => {
    const { enter } = core.suggestInOmnibox("zoe hi");
    expect(enter).toBe("Nobody is called “zoe hi”. Known: Bo, Ana, or everyone.");
    await core.pingFromOmnibox("zoe hi");
    expect(sent()).toEqual([]);
    expect(said()).toMatchObject({ title: "Not pinged", message: enter });
  });

  test("asks for the first run before it", async () => {
    await core.settings.set({ ...core.settings.get(), name: "" });
    expect(core.suggestInOmnibox("b").enter).toMatch(/not set up yet/);
    await core.pingFromOmnibox("b");
    expect(said()).toMatchObject({ title: "Not pinged", message: expect.stringMatching(/not set up yet/) });
  });
});

describe("“Open” on a notification", () => {
  const ping = receivedPing(1, { from: bo, text: "Look\nhttps://bücher.example/" });

  beforeEach(() => core.inbox.set([ping]));

  test("opens the ping's address, and the ping is seen, not answered", async () => {
    await core.notificationPressed({ tag: pingKey(ping), action: "0" });
    expect(core.hands.tabs).toEqual(["https://xn--bcher-kva.example/"]);
    expect(core.inbox.get()[0]).toMatchObject({ seenAt: Date.now() });
    expect(sent()).toEqual([]);
  });

  test("leaves the second button to the first answer", async () => {
    await core.notificationPressed({ tag: pingKey(ping), action: "1" });
    expect(core.hands.tabs).toEqual([]);
    expect(sent()).toEqual([{ to: "Bo", text: "Coming" }]);
  });
});
