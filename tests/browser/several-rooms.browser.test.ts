import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { personOf } from "../../extension/shared/identity.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { untilConnection, untilOthersIn } from "./support/connection-of.ts";
import { askCore, coreValue, untilValue } from "./support/core-values.ts";
import { mintedTokens } from "./support/minted-tokens.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { alsoBehind, join, type Person, typeInto } from "./support/person.ts";
import { untilSet } from "./support/until-set.ts";

/** Somebody and their options page. */
interface Somebody extends Person {
  options: Page;
}

let service: TokenServiceProcess;
let ana: Somebody;
let bo: Somebody;

const start = async (name: string): Promise<Somebody> => {
  const person = await join(service.url, name);
  const options = await person.extension.options();
  await person.popup.close(); // It would see each ping as it arrives.
  return Object.assign(person, { options });
};

/** Joins a room in the options, with the keyboard alone. */
const joinRoom = async ({ options }: Somebody, room: string) => {
  await options.bringToFront();
  await typeInto(options, "newRoom", room);
  await options.keyboard.press("Enter");
};

const leaveRoom = async ({ options }: Somebody, room: string) => {
  await options.bringToFront();
  await options.locator(`aria/Leave ${room}[role="button"]`).click();
};

const makeDefault = async ({ options }: Somebody, room: string) => {
  await options.bringToFront();
  await options.locator(`aria/${room} as the default room[role="radio"]`).click();
  await untilSet(options, { room });
};

/** Pings as the popup does. @returns why that was refused, or null */
const ping = async ({ options }: Somebody, whom: Somebody | null, text: string, room?: string) => {
  const to = whom && personOf(await ownIdentity(whom.extension));
  return askCore(options, "ping", { to, text, priority: "ping", room });
};

/** Waits until somebody's ping with this text has got that far with everybody it is for. */
const untilSent = ({ options }: Somebody, text: string, outcome: string) =>
  untilValue(options, "outbox", (outbox) => {
    const sent = outbox.find((each) => each.text === text);
    return sent?.recipients.every((each) => each.outcome === outcome) ?? false;
  });

/** Waits for the notification of a ping with this text. @returns its title */
const titleOf = async (person: Person, text: string) => (await person.notified(text)).options.title;

const received = ({ options }: Somebody) => coreValue(options, "inbox");
const roomsOf = ({ options }: Somebody) =>
  options.$$eval(".rooms li", (all) => all.map((each) => each.querySelector("strong")?.textContent));

beforeAll(async () => {
  service = await startTokenService();
  [ana, bo] = await Promise.all([start("Ana"), start("Bo")]);
  for (const person of [ana, bo]) await joinRoom(person, "lab");
  await Promise.all([
    untilOthersIn(ana, "lab", "Bo"),
    untilOthersIn(bo, "lab", "Ana"),
    untilOthersIn(ana, "ping-room", "Bo"),
    untilOthersIn(bo, "ping-room", "Ana"),
  ]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
});

test("a ping arrives in the room in which it was sent, and says which one that is", async () => {
  for (const [from, to] of [
    [ana, bo],
    [bo, ana],
  ] as const) {
    for (const room of ["ping-room", "lab"]) {
      const text = `From ${from.name} in ${room}`;
      expect(await ping(from, to, text, room)).toBeNull();
      expect(await titleOf(to, text)).toBe(`${from.name} in ${room} pinged you`);
      await untilSent(from, text, "delivered"); // It is shown first and stored then.
      expect((await received(to))[0]).toMatchObject({ text, room });
    }
  }
});

test("one offscreen document holds all rooms", async () => {
  expect(await ana.extension.offscreenCount()).toBe(1);
  expect(await roomsOf(ana)).toEqual(["ping-room", "lab"]);
});

// Bo pings here, since Ana would be one who pings too often by the end of this file.
test("another default room is where pings go that name none, and no room is joined anew", async () => {
  const identity = await ownIdentity(bo.extension);
  const before = mintedTokens(service.output(), identity);
  await makeDefault(bo, "lab");
  expect(await ping(bo, null, "To my default room")).toBeNull();
  expect(await titleOf(ana, "To my default room")).toBe("Bo in lab pinged everyone");
  expect(await ping(bo, null, "To the other room", "ping-room")).toBeNull();
  expect(await titleOf(ana, "To the other room")).toBe("Bo in ping-room pinged everyone");
  expect(mintedTokens(service.output(), identity)).toEqual(before);
  expect(await roomsOf(bo)).toEqual(["ping-room", "lab"]);
  await makeDefault(bo, "ping-room");
});

test("a muted room shows no notification, and its pings are in the list and on the badge", async () => {
  const unread = (await received(bo)).length; // No popup was open that would have seen one.
  await badgeReads(bo.options, String(unread));
  const mute = 'fieldset[aria-label="lab"] input[type=checkbox]';
  const setMuted = async (wanted: boolean) => {
    await bo.options.bringToFront();
    await bo.options.click(mute);
    await untilValue(bo.options, "settings", ({ rooms }) =>
      rooms.some((each) => each.room === "lab" && each.muted === wanted),
    );
  };
  await setMuted(true);
  onTestFinished(() => setMuted(false)); // Also after a failure: else nothing in lab is notified of from here on.
  expect(await ping(ana, bo, "Quiet", "lab")).toBeNull();
  await untilSent(ana, "Quiet", "delivered");
  await badgeReads(bo.options, String(unread + 1));
  expect(await ping(ana, bo, "Loud")).toBeNull();
  expect(await titleOf(bo, "Loud")).toBe("Ana in ping-room pinged you");
  await expect
    .poll(async () => (await received(bo)).slice(0, 2))
    .toMatchObject([
      { text: "Loud", room: "ping-room" },
      { text: "Quiet", room: "lab", notifiedAt: expect.any(Number) },
    ]);
  expect(bo.notifications.all.map(({ message }) => message)).not.toContain("Quiet");
});

describe("a guest who chooses a role in one room", () => {
  const choose = async (role: string) => {
    await bo.options.select('fieldset[aria-label="lab"] select', role);
    await untilConnection(bo, { state: "connected", role }, "lab");
    await untilOthersIn(bo, "lab", "Ana");
    const identity = new RegExp(`^Bo\\.g\\w{9}\\.[\\w-]{22}${role === "both" ? "" : `\\.${role}`}$`);
    await untilValue(ana.options, "connections", ({ lab }) => {
      const [other = "", ...more] = lab && "participants" in lab ? lab.participants : [];
      return more.length === 0 && identity.test(other);
    });
  };

  test("as somebody who only gets pings there sends none there, and both elsewhere", async () => {
    await choose("subscribe");
    expect(await ping(bo, ana, "Not in lab", "lab")).toBe("In lab you get pings and send none.");
    expect(await ping(ana, bo, "To a listener", "lab")).toBeNull();
    expect(await titleOf(bo, "To a listener")).toBe("Ana in lab pinged you");
    expect(await ping(bo, ana, "But here")).toBeNull();
    expect(await titleOf(ana, "But here")).toBe("Bo in ping-room pinged you");
  });

  test("as somebody who only sends there gets none there, and both elsewhere", async () => {
    await choose("publish");
    expect(await ping(ana, bo, "Not in lab", "lab")).toBe("Bo only sends and gets no pings.");
    expect(await ping(bo, ana, "From a sender", "lab")).toBeNull();
    expect(await titleOf(ana, "From a sender")).toBe("Bo in lab pinged you");
    await untilSent(bo, "From a sender", "delivered");
    expect(await ping(ana, bo, "But there")).toBeNull();
    expect(await titleOf(bo, "But there")).toBe("Ana in ping-room pinged you");
    await choose("both");
  });
});

test("who leaves one room goes on in the other", async () => {
  await leaveRoom(bo, "lab");
  await untilOthersIn(ana, "lab");
  expect(await roomsOf(bo)).toEqual(["ping-room"]);
  const connections = await coreValue(bo.options, "connections");
  expect(Object.keys(connections)).toEqual(["ping-room"]);
  expect(await ping(bo, ana, "Gone", "lab")).toMatch(/^You are not in lab any more/);
  expect(await ping(ana, bo, "Still here?")).toBeNull();
  expect(await titleOf(bo, "Still here?")).toBe("Ana pinged you");
});

test("a ping that waits for somebody in one room is delivered in that one, and not before", async () => {
  expect(await ping(ana, bo, "For later", "lab")).toBeNull();
  expect(await ping(ana, bo, "For now")).toBeNull();
  expect(await titleOf(bo, "For now")).toBe("Ana pinged you");
  await untilSent(ana, "For later", "pending");
  await joinRoom(bo, "lab");
  expect(await titleOf(bo, "For later")).toBe("Ana in lab pinged you");
  await untilSent(ana, "For later", "delivered");
  expect((await received(bo))[0]).toMatchObject({ text: "For later", room: "lab" });
});

describe("in the options", () => {
  const says = (selector: string, sentence: string) =>
    ana.options.waitForFunction(
      (where, wanted) =>
        [...document.querySelectorAll(where)].some(({ textContent }) => textContent === wanted),
      alsoBehind,
      selector,
      sentence,
    );

  test.each([
    ["../lab", "Begin with a letter or digit, then use letters, digits, spaces and . _ - only."],
    ["  lab ", "You are in lab already."],
    ["", "Enter a room; ping-room is the usual one."],
  ])("a bad name of a room (“%s”) gets a sentence, and no room is joined", async (typed, sentence) => {
    await joinRoom(ana, typed);
    await says("#newRoom-note.problem", sentence);
    expect(await roomsOf(ana)).toEqual(["ping-room", "lab"]);
  });

  test("the keyboard alone leaves a room, and what happened is said", async () => {
    await joinRoom(ana, "tea");
    await untilConnection(ana, { state: "connected" }, "tea");
    await ana.options.bringToFront();
    await ana.options.focus('aria/Leave tea[role="button"]');
    await ana.options.keyboard.press("Enter");
    await says(".rooms [role=status]", "You left tea.");
    expect(await ana.options.evaluate(() => document.activeElement?.matches(".rooms ul"))).toBe(true);
  });

  test("ten rooms are as many as there can be", async () => {
    const others = Array.from({ length: 8 }, (_, n) => `room ${n + 1}`);
    for (const room of others) await joinRoom(ana, room);
    for (const room of others) await untilConnection(ana, { state: "connected" }, room);
    await says(
      ".rooms p",
      "You are in 10 rooms, and there cannot be more at once. Leave one to join another.",
    );
    expect(await ana.options.$("input[name=newRoom]")).toBeNull();
    expect(await ana.extension.offscreenCount()).toBe(1);
    expect(await ping(ana, bo, "From one in ten rooms", "lab")).toBeNull();
    expect(await titleOf(bo, "From one in ten rooms")).toBe("Ana in lab pinged you");
  });
});
