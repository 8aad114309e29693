import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilConnection } from "./support/connection-of.ts";
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

  test("a member finds the name that was given, and may join the other granted rooms, but no more", async () => {
    await options.waitForSelector("select[name=newRoom]");
    expect(await options.$("input[name=name]")).toBeNull();
    expect(await options.$eval(".given", ({ textContent }) => textContent)).toBe("Ana Lima");
    const others = await options.$$eval("select[name=newRoom] option", (all) =>
      all.map((o) => o.textContent),
    );
    expect(others).toEqual(["lab (send and receive)"]);
    await options.bringToFront();
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
