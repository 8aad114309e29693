import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilConnection } from "./support/connection-of.ts";
import { askCore, coreValue } from "./support/core-values.ts";
import { alsoBehind, enter, join, type Person, personWith } from "./support/person.ts";
import { allStored, storedValue } from "./support/stored-records.ts";
import { startTeam, type TestTeam } from "./support/team.ts";

let team: TestTeam;
let anasLink: string;
let ana: Person;
let bo: Person;

/** Starts a browser, pastes the link and waits until the popup says “Connected”. */
const joinBy = async (link: string, name: string): Promise<Person> => {
  const extension = await launchExtension();
  const person = personWith(name, extension, await extension.popup());
  await enter(person.popup, link);
  await person.reaches("Connected");
  return person;
};

const says = (page: Page, text: RegExp) =>
  page.waitForFunction(
    (pattern) => new RegExp(pattern).test(document.body.textContent),
    alsoBehind,
    text.source,
  );

const headline = ({ popup }: Person) => popup.$eval("header .quiet", ({ textContent }) => textContent);

/** What an extension stores of settings and team. */
const stored = async (page: Page): Promise<Record<string, unknown>> => {
  const found = {
    settings: await storedValue(page, "settings"),
    enrolment: await storedValue(page, "enrolment"),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
};

/** Waits until all that the service was asked by now is in its log. @param page any page of the extension */
const untilLogged = async (page: Page) => {
  const looks = (output: string) => output.split('"path":"/health"').length;
  const before = looks(team.service.output());
  await page.evaluate(async (url) => void (await fetch(`${url}/health`)), team.service.url);
  await team.service.wrote((output) => looks(output) > before);
};

/** How many keys an extension has that prove to a service which device it is. */
const keyCount = (page: Page) =>
  page.evaluate(async () => {
    const open = indexedDB.open("device-keys");
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const count = database.transaction("by-service").objectStore("by-service").count();
    return new Promise((resolve) => {
      count.onsuccess = () => resolve(count.result);
    });
  });

beforeAll(async () => {
  team = await startTeam();
  anasLink = await team.invite("Ana Lima", "ops,lab");
  ana = await joinBy(anasLink, "Ana Lima");
  bo = await joinBy(await team.invite("Bo", "ops"), "Bo");
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await team?.stop();
});

test("a pasted invite link leads into the first room, under the name that the admin gave", async () => {
  expect(await headline(ana)).toBe("Ana Lima in ops");
  expect(await ana.popup.$(".open-mark")).toBeNull();
});

test("members ping each other", async () => {
  await Promise.all([ana.sees("Bo"), bo.sees("Ana Lima")]);
  await ana.ping("Bo", "Lunch?");
  await bo.newestPing("Ana Lima", "Lunch?");
  await bo.ping("Ana Lima", "At noon");
  await ana.newestPing("Bo", "At noon");
});

test("a member is who they were after a restart of browser pages and service", async () => {
  await team.service.restart();
  await ana.extension.reloadExtension();
  const popup = await ana.extension.popup();
  ana = personWith("Ana Lima", ana.extension, popup);
  await ana.reaches("Connected");
  expect(await headline(ana)).toBe("Ana Lima in ops");
});

describe("a link that was used", () => {
  test("says so to the next one, who keeps what they typed", async () => {
    const extension = await launchExtension();
    const popup = await extension.popup();
    await enter(popup, anasLink);
    await says(popup, /This invite was used already/);
    expect(await popup.$eval("input[name=address]", ({ value }) => value)).toBe(anasLink);
    expect(await stored(popup)).toEqual({});
    await extension.close();
  });

  test("is not offered to whoever used it", async () => {
    const page = await ana.extension.browser.newPage();
    await page.goto(anasLink);
    const popup = await ana.extension.popupOver(page);
    await popup.waitForSelector("header strong");
    expect(await popup.$(".invite-offer")).toBeNull();
    await page.close();
  });
});

describe("the popup over an invite", () => {
  test("somebody new joins with Enter alone, and only under the name that the admin gave", async () => {
    const extension = await launchExtension();
    const page = await extension.browser.newPage();
    await page.goto(await team.invite("Cleo"));
    const popup = await extension.popupOver(page);
    await says(
      popup,
      new RegExp(`Join 127\\.0\\.0\\.1:${team.service.port}\\. Your admin has already set your name\\.`),
    );
    expect(await popup.$$("input")).toEqual([]);
    expect(await stored(popup)).toEqual({});
    // The browser puts the focus there with the first frame that it draws.
    await popup.waitForFunction(() => document.activeElement?.matches("button.primary"), alsoBehind);
    await popup.keyboard.press("Enter");
    const cleo = personWith("Cleo", extension, popup);
    await cleo.reaches("Connected");
    expect(await headline(cleo)).toBe("Cleo in ping-room");
    await page.bringToFront();
    await says(page, /You have joined.*You are Cleo in ping-room\./);
    await extension.close();
  });

  describe("for somebody in another room", () => {
    let other: TokenServiceProcess;
    let guest: Person;
    let page: Page;

    beforeAll(async () => {
      other = await startTokenService();
      guest = await join(other.url, "Dee");
      page = await guest.extension.browser.newPage();
      await page.goto(await team.invite("Dee Young"));
    });

    afterAll(async () => {
      await guest?.extension.close();
      await other?.stop();
    });

    test("offers it above, and changes nothing while nobody presses it", async () => {
      const before = await stored(guest.popup);
      const popup = await guest.extension.popupOver(page);
      await says(popup, /Join 127\.0\.0\.1:\d+\? Your admin has already set your name\./);
      expect(await popup.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("text");
      await popup.locator("button ::-p-text(Not now)").click();
      await popup.waitForFunction(() => document.querySelector(".invite-offer") === null);
      expect(await stored(popup)).toEqual(before);
      expect(JSON.stringify(await allStored(popup))).not.toContain("/join");
      await popup.close();
    });

    test("moves them into the team when they press it", async () => {
      const popup = await guest.extension.popupOver(page);
      await popup.locator(".invite-offer button ::-p-text(Join)").click();
      await popup.waitForFunction(
        () => document.querySelector("header .quiet")?.textContent === "Dee Young in ping-room",
        alsoBehind,
      );
    });
  });
});

describe("in the options", () => {
  let options: Page;

  beforeAll(async () => {
    options = await ana.extension.options();
  });

  test("a member finds the name that was given and the granted rooms, and may leave and join those, but no more", async () => {
    await options.waitForSelector(".rooms li");
    expect(await options.$("input[name=name]")).toBeNull();
    expect(await options.$eval(".given", ({ textContent }) => textContent)).toBe("Ana Lima");
    await untilConnection(ana, { state: "connected", room: "lab" }, "lab");
    expect(await options.$("select[name=newRoom]")).toBeNull();
    await options.bringToFront();
    await options.locator('aria/Leave lab[role="button"]').click();
    await options.waitForSelector("select[name=newRoom]");
    const others = await options.$$eval("select[name=newRoom] option", (all) =>
      all.map((o) => o.textContent),
    );
    expect(others).toEqual(["lab (send and receive)"]);
    await options.locator(".join-room button").click();
    await untilConnection(ana, { state: "connected", room: "lab" }, "lab");
    const rooms = await options.$$eval(".rooms li strong", (all) => all.map((each) => each.textContent));
    expect(rooms).toEqual(["ops", "lab"]);
    expect(await options.$("select[name=newRoom]")).toBeNull();
  });

  test("a member leaves the team on this device, once asked twice, and needs a new invite then", async () => {
    await options.bringToFront();
    await options.locator("button ::-p-text(Leave this team on this device)").click();
    await options.locator("button ::-p-text(Stay)").click();
    await options.locator("button ::-p-text(Leave this team on this device)").click();
    expect(await stored(options)).toHaveProperty("enrolment");
    await options.locator(".leave button ::-p-text(Leave)").click();
    await ana.popup.waitForSelector("input[name=address]");
    // The popup shows it at the first of several steps.
    await expect.poll(() => stored(options)).not.toHaveProperty("enrolment");
    await expect.poll(() => keyCount(options)).toBe(0);
  });
});

describe("the rooms that an admin grants", () => {
  let eve: Person;

  /** Has the service asked anew for each room, as when the computer comes back to its network. */
  const askAnew = async () => {
    const offscreen = await eve.extension.offscreen();
    await offscreen.evaluate(() => void dispatchEvent(new Event("online")));
  };
  const joined = async (page: Page) =>
    Object.keys(await coreValue(page, "connections")).toSorted((a, b) => a.localeCompare(b));
  const untilJoined = (page: Page, ...rooms: string[]) =>
    expect.poll(() => joined(page), { timeout: 30_000 }).toEqual(rooms);

  beforeAll(async () => {
    eve = await joinBy(await team.invite("Eve", "ping-room,ops"), "Eve");
  });

  afterAll(() => eve?.extension.close());

  test("are all joined, and one that is granted later by itself, which is told once", async () => {
    await untilConnection(eve, { state: "connected", room: "ops" }, "ops");
    expect(await eve.popup.$$(".problem-box")).toEqual([]);
    await team.grant("Eve", "ping-room,ops,lab");
    await askAnew();
    await untilConnection(eve, { state: "connected", room: "lab" }, "lab");
    await says(eve.popup, /You are now in lab too\./);
    await eve.popup.locator(".problem-box button ::-p-text(OK)").click();
    await eve.popup.waitForFunction(() => document.querySelector(".problem-box") === null, alsoBehind);
    await askAnew();
    await untilConnection(eve, { state: "connected", room: "lab" }, "lab");
    await eve.popup.reload();
    await eve.reaches("Connected");
    expect(await eve.popup.$$(".problem-box")).toEqual([]);
  });

  test("stay left once the member has left them, after a restart and a new grant too", async () => {
    const options = await eve.extension.options();
    await options.bringToFront();
    await options.locator('aria/Leave lab[role="button"]').click();
    await untilJoined(options, "ops", "ping-room");
    await team.grant("Eve", "ping-room,ops,lab,tv");
    await eve.extension.reloadExtension();
    const popup = await eve.extension.popup();
    eve = personWith("Eve", eve.extension, popup);
    await untilJoined(popup, "ops", "ping-room", "tv");
    await says(popup, /You are now in tv too\./);
    await popup.locator(".problem-box button ::-p-text(OK)").click();
  });

  test("are left as the admin takes them back, which is told", async () => {
    await team.grant("Eve", "ping-room,tv");
    await untilJoined(eve.popup, "ping-room", "tv");
    await says(eve.popup, /You may no longer be in ops, so Pingroom has left it\./);
  });
});

describe("after a removal", () => {
  let dee: Person;
  let fay: Person;

  beforeAll(async () => {
    [dee, fay] = (await Promise.all(
      ["Dee", "Fay"].map(async (name) => joinBy(await team.invite(name, "tea"), name)),
    )) as [Person, Person];
    await Promise.all([dee.sees("Fay"), fay.sees("Dee")]);
    await dee.ping("Fay", "Hello");
    await fay.newestPing("Dee", "Hello");
    await fay.ping("Dee", "The lab is on fire", "urgent");
    await dee.ping("Fay", "So is the kitchen", "urgent");
    await Promise.all([dee.notified("The lab is on fire"), fay.notified("So is the kitchen")]);
    await team.remove("Fay");
  });

  afterAll(() => Promise.all([dee?.extension.close(), fay?.extension.close()]));

  test("the removed member can answer and send nothing, and reads what they got", async () => {
    await fay.reaches("Not connected");
    await says(fay.popup, /What you got stays here to read\./);
    expect(await fay.popup.$$("input[name=text], .answers, .teammates button.row")).toEqual([]);
    await says(fay.popup, /So is the kitchen/);
  });

  test("others stop being asked for an answer to them, and cannot choose them any more", async () => {
    await dee.popup.waitForSelector('[aria-label="Ping Fay"]');
    expect(await coreValue(dee.popup, "lastTargets")).toMatchObject({ tea: expect.stringMatching(/^Fay/) });
    const offscreen = await dee.extension.offscreen();
    await offscreen.evaluate(() => void dispatchEvent(new Event("online")));
    await dee.popup.waitForFunction(
      () => document.querySelector('[aria-label="Ping Fay"]') === null,
      alsoBehind,
    );
    await says(dee.popup, /removed from the team/);
    expect(await dee.popup.$$(".answers")).toEqual([]);
    expect(await coreValue(dee.popup, "lastTargets")).toEqual({});
    expect(await coreValue(dee.popup, "lastTarget")).toBeUndefined();
    const { others } = await askCore(dee.popup, "suggestInOmnibox", "F");
    expect(JSON.stringify(others)).not.toContain("Fay");
  });
});

describe("removed while connected", () => {
  test("a member reads why, and Pingroom asks no more", async () => {
    await bo.reaches("Connected");
    await team.remove("Bo");
    await bo.reaches("Not connected");
    await says(bo.popup, /You or this browser was removed from the team/);
    const page = await bo.extension.blank();
    await untilLogged(page);
    const asked = team.tokenRequests();
    const rung = page.evaluate(
      () =>
        new Promise((resolve) => {
          chrome.alarms.onAlarm.addListener(resolve);
          chrome.alarms.create("watchdog", { when: Date.now(), periodInMinutes: 1 });
        }),
    );
    await rung;
    await bo.popup.reload();
    await says(bo.popup, /You or this browser was removed from the team/);
    await untilLogged(page);
    expect(asked).toBeGreaterThan(0);
    expect(team.tokenRequests()).toBe(asked);
  });

  test("a new invite brings them back, as another device", async () => {
    const before = await stored(bo.popup);
    const page = await bo.extension.browser.newPage();
    await page.goto(await team.invite("Bo", "ops"));
    const popup = await bo.extension.popupOver(page);
    await popup.locator(".invite-offer button ::-p-text(Join)").click();
    await bo.reaches("Connected");
    const after = await stored(popup);
    expect(after.settings).toEqual(before.settings);
    expect(after.enrolment).not.toEqual(before.enrolment);
    await says(bo.popup, /Bo in ops/);
  });
});
