import { existsSync } from "node:fs";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nameOf } from "../../extension/shared/identity.ts";
import { screenshot } from "../support/screenshot.ts";
import { askCore, coreValue } from "./support/core-values.ts";
import { joinAsMember, memberAccess } from "./support/member.ts";
import { ownIdentity } from "./support/own-identity.ts";
import { alsoBehind, type Person } from "./support/person.ts";
import { openPing, type RawPage, rawPage } from "./support/raw-page.ts";
import { startTeam, type TestTeam } from "./support/team.ts";
import { serveTutorialPage, type TutorialSite } from "./support/tutorial-page.ts";

// Ana sends and gets, Lis only listens, and Cron only sends.
let site: TutorialSite;
let team: TestTeam;
let ana: Person;
let lis: Person;
let cron: Person;

const texts = async (page: Page, list: "inbox" | "outbox") =>
  (await coreValue(page, list)).map(({ text }) => text);

const sentTo = async (page: Page) => {
  const [newest] = await coreValue(page, "outbox");
  return newest?.recipients.map(({ identity }) => identity.split(".")[0]);
};

/** The roster as somebody reads it: name, note and what a press does. */
const roster = (person: Person, ...rows: string[]) =>
  person.popup.waitForFunction(
    (wanted) => {
      const read = [...document.querySelectorAll(".teammates li.here")].map((row) =>
        [
          ...[...row.querySelectorAll(".name, .note-line")].map((part) => part.textContent),
          ...[...row.querySelectorAll("button")].map((button) => button.ariaLabel),
        ].join(" | "),
      );
      return JSON.stringify(read.sort()) === wanted;
    },
    alsoBehind,
    JSON.stringify(rows),
  );

const says = (person: Person, sentence: string) => person.popup.locator(`::-p-text(${sentence})`).wait();

beforeAll(async () => {
  site = await serveTutorialPage();
  team = await startTeam({ ALLOWED_ORIGINS: site.origin });
  [ana, lis] = await Promise.all([
    joinAsMember(team, "Ana", "ops"),
    joinAsMember(team, "Lis", "ops:subscribe"),
  ]);
});

afterAll(async () => {
  await Promise.all([site?.close(), ...[ana, lis, cron].map((person) => person?.extension.close())]);
  await team?.stop();
});

test("who only sends is heard of by somebody who came before them", async () => {
  cron = await joinAsMember(team, "Cron", "ops:publish");
  await cron.ping("Ana", "The build is red");
  await ana.newestPing("Cron", "The build is red");
  await cron.newestPing("You → Ana", "The build is red", "Seen");
});

test("each popup says what its person may do, and offers no more", async () => {
  await roster(ana, "Cron | Sends only", "Lis | Gets pings only | Ping Lis");
  await says(lis, "In ops you get pings and send none.");
  await roster(lis, "Ana | Here", "Cron | Sends only");
  expect(await lis.popup.$$("form, .history button")).toEqual([]);
  await says(cron, "In ops you send pings and get none.");
  await roster(cron, "Ana | Here | Ping Ana", "Lis | Gets pings only | Ping Lis");
});

describe("who only gets pings", () => {
  test("is shown one to them alone, and the sender sees it arrive and be seen", async () => {
    await ana.ping("Lis", "Between us");
    await lis.notified("Between us");
    await ana.newestPing("You → Lis", "Between us", "Seen");
  });

  test("has nothing to answer an urgent one with, which ends as it is seen", async () => {
    await ana.ping("Lis", "Fire drill", "urgent");
    await lis.newestPing("Ana", "Fire drill");
    await ana.newestPing("You → Lis", "Fire drill", "Seen");
    expect(await lis.popup.$$(".history button")).toEqual([]);
  });

  test("sends none, even where no control is needed", async () => {
    const refused = await askCore(lis.popup, "ping", { to: null, text: "Hello?", priority: "ping" });
    expect(refused).toBe("In ops you get pings and send none.");
    expect(await texts(lis.popup, "outbox")).toEqual([]);
  });
});

describe("who only sends", () => {
  test("pings everyone, and sees that it was seen", async () => {
    await cron.pingEveryone("The build is green");
    await Promise.all([ana.notified("The build is green"), lis.notified("The build is green")]);
    await cron.newestPing("You → everyone", "The build is green", "Seen by all");
  });

  test("is not one of those whom somebody else's ping to everyone is for", async () => {
    await ana.pingEveryone("Thanks");
    await ana.newestPing("You → everyone", "Thanks", "Seen");
    expect(await sentTo(ana.popup)).toEqual(["Lis"]);
  });

  test("gets no answer: there is nothing to give one with", async () => {
    const answers = await ana.popup.$$eval(".history li.received", (entries) =>
      entries.map((entry) => [
        entry.querySelector("strong")?.textContent,
        entry.querySelectorAll("button").length,
      ]),
    );
    expect(answers).toEqual([
      ["Cron → everyone", 0],
      ["Cron", 0],
    ]);
  });
});

test("the popups of all three, for a person to look at", async () => {
  for (const [{ popup }, name] of [
    [ana, "popup-among-roles"],
    [lis, "popup-gets-only"],
    [cron, "popup-sends-only"],
  ] as const) {
    await popup.setViewport({ width: 360, height: 540, deviceScaleFactor: 2 });
    const files = await screenshot(popup, name);
    expect(files.every((file) => existsSync(file))).toBe(true);
  }
});

test.each(["Lis", "Cron"])("the connection of %s is proven again by what somebody says", async (name) => {
  const { popup } = name === "Lis" ? lis : cron;
  const provenAt = async () => {
    const { ops } = await coreValue(popup, "connections");
    return ops?.state === "connected" ? ops.provenAt : 0;
  };
  const before = await provenAt();
  await expect.poll(provenAt, { timeout: 45_000 }).toBeGreaterThan(before);
});

describe("a page that does not keep to its role", () => {
  let page: RawPage;

  const say = (presence: "away" | "do-not-disturb") =>
    page.send("receipts", { kind: "presence", presence, key: "A".repeat(87), at: Date.now(), ask: [] });
  const noteOn = (person: Person, note: string) =>
    person.popup.waitForFunction(
      (name, wanted) =>
        [...document.querySelectorAll(".teammates li")].some(
          (row) =>
            row.querySelector(".name")?.textContent === name &&
            row.querySelector(".note-line")?.textContent?.endsWith(wanted),
        ),
      alsoBehind,
      nameOf(page.identity),
      note,
    );

  /** Joins, and waits until everybody hears it: what is sent before a channel is open is lost. */
  const enter = async (name: string, rooms: string) => {
    const [tab, access] = await Promise.all([
      site.open({ service: team.service.url }),
      memberAccess(team, name, rooms),
    ]);
    page = await rawPage(tab, access, ["pings", "receipts"]);
    const saying = setInterval(() => say("do-not-disturb").catch(() => {}), 200);
    try {
      await Promise.all([ana, lis, cron].map((person) => noteOn(person, "Do not disturb")));
    } finally {
      clearInterval(saying);
    }
  };
  /** A track keeps its order: once this is heard, so is all that went before. */
  const untilHeard = async () => {
    await say("away");
    await Promise.all([ana, lis, cron].map((person) => noteOn(person, "Away")));
  };

  test("and only gets pings makes nobody show one, in the clear or sealed, over whichever track", async () => {
    await enter("Eve", "ops:subscribe");
    const to = await ownIdentity(ana.extension);
    const sealed = await page.seal("sealed", [to]);
    for (const track of ["pings", "receipts"]) {
      await page.send(track, openPing("forged"));
      await page.send(track, sealed);
    }
    await untilHeard();
    for (const { popup, notifications } of [ana, lis, cron]) {
      const shown = [...(await texts(popup, "inbox")), ...notifications.all.map(({ message }) => message)];
      expect(shown).not.toContain("forged");
      expect(shown).not.toContain("sealed");
    }
    await page.leave();
  });

  test("but may send makes nobody show one who only sends, nor anybody one over a track for receipts", async () => {
    await enter("Mal", "ops");
    const devices = await Promise.all([ana, cron].map(({ extension }) => ownIdentity(extension)));
    await page.send("receipts", await page.seal("over the wrong track", devices));
    await page.send("pings", await page.seal("over the right track", devices));
    await untilHeard();
    await ana.newestPing("Mal → everyone", "over the right track");
    expect(await texts(ana.popup, "inbox")).not.toContain("over the wrong track");
    expect(await texts(cron.popup, "inbox")).toEqual([]);
    expect(cron.notifications.all).toEqual([]);
    await page.leave();
  });
});

test("no error was logged on the way", () => {
  for (const { extension } of [ana, lis, cron]) {
    expect(extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
  }
});
