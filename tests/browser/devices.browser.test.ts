import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ReceivedPing } from "../../extension/shared/ping-schema.ts";
import { newProfile, removeFolder } from "../support/browser-profile.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { listenToChimes } from "./support/chimes.ts";
import { coreValue, untilValue } from "./support/core-values.ts";
import { joinAsMember } from "./support/member.ts";
import { alsoBehind, type Person, personWith } from "./support/person.ts";
import { sentReads } from "./support/sent-reads.ts";
import { startTeam, type TestTeam } from "./support/team.ts";

let team: TestTeam;
let profile: string;
let ana: Person;
let laptop: Person;
let desktop: Person;
let onLaptop: Page;
let onDesktop: Page;

beforeAll(async () => {
  profile = await newProfile();
  team = await startTeam();
  [ana, laptop, desktop] = await Promise.all([
    joinAsMember(team, "Ana", "ping-room"),
    joinAsMember(team, "Bo", "ping-room"),
    joinAsMember(team, "Bo", "ping-room", { profile }),
  ]);
  await Promise.all([ana.sees("Bo"), laptop.sees("Ana"), desktop.sees("Ana")]);
  [onLaptop, onDesktop] = await Promise.all([laptop.extension.blank(), desktop.extension.blank()]);
  await ana.popup.waitForSelector(".teammates li.here ::-p-text(2 devices)");
});

afterAll(async () => {
  await Promise.all([ana, laptop, desktop].map((person) => person?.extension.close()));
  await team?.stop();
  await removeFolder(profile);
});

const openPopup = async ({ popup, extension }: Person) => {
  await popup.goto(`chrome-extension://${extension.id}/extension/popup/popup.html`);
  await popup.bringToFront(); // A click in a page behind another never comes.
};

const stored = async (page: Page, text: string): Promise<ReceivedPing | undefined> =>
  (await coreValue(page, "inbox")).find((ping) => ping.text === text);

/** Waits until the device has a ping with this text, and this time in it. */
const has = (
  page: Page,
  text: string,
  time: "receivedAt" | "notifiedAt" | "seenAt" | "answeredAt" = "receivedAt",
) => untilValue(page, "inbox", (inbox) => inbox.find((ping) => ping.text === text)?.[time] !== undefined);

describe("a person with two devices", () => {
  test("is told on each that the other is in the room", async () => {
    await Promise.all(
      [laptop, desktop].map(({ popup }) => popup.locator("header ::-p-text(2 devices)").wait()),
    );
    await Promise.all([laptop, desktop].map(({ popup }) => popup.goto("about:blank")));
  });

  test("is notified on both, and hears one sound", async () => {
    const chimes = await Promise.all([laptop, desktop].map(({ extension }) => listenToChimes(extension)));
    await ana.ping("Bo", "Two screens, one sound");
    const shown = await Promise.all(
      [laptop, desktop].map((device) => device.notified("Two screens, one sound")),
    );
    expect(shown.map(({ options }) => options.silent)).toEqual([true, true]); // The sound is Pingroom's own.
    const begun = await Promise.all(chimes.map((each) => each.begun()));
    expect(begun.toSorted()).toEqual([0, 1]);
    await Promise.all([badgeReads(onLaptop, "1"), badgeReads(onDesktop, "1")]);
  });

  test("who sees a ping on one has seen it on the other", async () => {
    await openPopup(laptop);
    await Promise.all([badgeReads(onLaptop, ""), badgeReads(onDesktop, "")]);
    await sentReads(ana, "Two screens, one sound", "Seen");
  });

  test("who answers on one has answered on the other", async () => {
    await ana.ping("Bo", "Coffee?");
    await has(onDesktop, "Coffee?");
    await laptop.newestPing("Ana", "Coffee?");
    await laptop.popup.locator(".history li.new .answers button ::-p-text(Coming)").click();
    await ana.notified("Coming");
    await has(onDesktop, "Coffee?", "answeredAt");
  });

  test("finds a ping as seen on the device that was off when it was seen on the other", async () => {
    await laptop.popup.goto("about:blank");
    await ana.ping("Bo", "Unread on both");
    await Promise.all([has(onLaptop, "Unread on both"), has(onDesktop, "Unread on both", "notifiedAt")]);
    await desktop.extension.close();
    await ana.ping("Bo", "Sent while one is off");
    await has(onLaptop, "Sent while one is off");
    await openPopup(laptop);
    await sentReads(ana, "Sent while one is off", "Seen");

    const extension = await launchExtension({ profile });
    desktop = personWith("Bo", extension, await extension.blank());
    onDesktop = desktop.popup;
    await Promise.all([
      has(onDesktop, "Sent while one is off"),
      has(onDesktop, "Unread on both", "seenAt"), // The badge is empty before it shows anything.
    ]);
    await badgeReads(onDesktop, "");
    expect(await stored(onDesktop, "Sent while one is off")).toHaveProperty("seenAt");
    expect(desktop.notifications.all).toEqual([]);
  });
});

describe("a ping to everyone", () => {
  test("waits for those who are offline, and says for whom", async () => {
    await Promise.all([laptop.extension.close(), desktop.extension.close()]);
    const cleo = await joinAsMember(team, "Cleo", "ping-room");
    await ana.sees("Cleo");
    await cleo.popup.goto("about:blank");
    await ana.pingEveryone("Release at four");
    await cleo.notified("Release at four");
    await sentReads(ana, "Release at four", "Delivered to 1 of 2. Waiting for Bo to come online");
    const ping = ".history li.sent:first-child";
    await ana.popup.$eval(`${ping} summary`, (summary) => (summary as HTMLElement).click());
    await ana.popup.waitForFunction((each) => document.querySelector(`${each} li`), alsoBehind, ping);
    const lines = await ana.popup.$$eval(`${ping} li`, (all) => all.map(({ textContent }) => textContent));
    expect(lines).toEqual([expect.stringMatching(/^Cleo: delivered .+/), "Bo: not delivered yet"]);

    const extension = await launchExtension({ profile });
    desktop = personWith("Bo", extension, await extension.blank());
    await desktop.notified("Release at four");
    await sentReads(ana, "Release at four", "Delivered to all 2");
    await cleo.extension.close();
  });

  test("waits no longer for somebody who was forgotten", async () => {
    await ana.sees("Bo");
    await ana.popup.bringToFront();
    await ana.popup.locator("aria/Forget Cleo").click();
    await ana.popup.waitForSelector("aria/Forget Cleo", { hidden: true });
    await ana.pingEveryone("Only Bo");
    await ana.newestPing("You → everyone", "Only Bo", "Delivered");
  });
});

test("what waits for somebody reaches a device of theirs that nobody knew when it was sent", async () => {
  await desktop.extension.close();
  await ana.popup.locator("aria/Forget Bo").wait();
  await ana.ping("Bo", "For whichever device");
  await ana.newestPing("You → Bo", "For whichever device", "Waiting for Bo to come online");
  desktop = await joinAsMember(team, "Bo", "ping-room");
  await desktop.notified("For whichever device");
  await ana.newestPing("You → Bo", "For whichever device", "Seen");
});
