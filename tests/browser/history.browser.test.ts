import { mkdtemp, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ExportedPings } from "../../extension/history/export-file.ts";
import type { ReceivedPing, SentPing } from "../../extension/shared/ping-schema.ts";
import { idOf, receivedPing, sentPing } from "../extension/support/pings.ts";
import { newProfile, removeFolder } from "../support/browser-profile.ts";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { badgeReads } from "./support/badge-reads.ts";
import { coreValue } from "./support/core-values.ts";
import { shownTags } from "./support/notifications.ts";
import { alsoBehind, join, type Person, personWith } from "./support/person.ts";
import { openPings, type PingsPage } from "./support/pings-page.ts";
import { sentReads } from "./support/sent-reads.ts";
import { layStored } from "./support/stored-records.ts";
import { untilSet } from "./support/until-set.ts";

let service: TokenServiceProcess;
let profile: string;
let ana: Person;
let bo: Person;
let pings: PingsPage;

const inboxTexts = async () => (await coreValue(pings.page, "inbox")).map(({ text }) => text);

/** Puts lists in the place of Bo's, which a new core then tells. */
const store = (inbox: ReceivedPing[], outbox: SentPing[]) =>
  layStored(bo.extension, pings.page, { lists: { inbox, outbox } });

beforeAll(async () => {
  profile = await newProfile();
  service = await startTokenService();
  [ana, bo] = await Promise.all([join(service.url, "Ana"), join(service.url, "Bo", { profile })]);
  await Promise.all([ana.sees("Bo"), bo.sees("Ana")]);
});

afterAll(async () => {
  await Promise.all([ana?.extension.close(), bo?.extension.close()]);
  await service?.stop();
  await removeFolder(profile);
});

test("what came unread stands first, is read by that, and what was read before is under its day", async () => {
  await ana.ping("Bo", "Good morning");
  await bo.newestPing("Ana", "Good morning");
  await bo.ping("Ana", "Good morning to you");
  await sentReads(bo, "Good morning to you", "Seen");
  await sentReads(ana, "Good morning", "Seen");
  await bo.popup.goto("about:blank"); // Nobody looks now.
  await ana.ping("Bo", "Crème brûlée at noon?");
  await bo.notified("Crème brûlée at noon?");
  await sentReads(ana, "Crème brûlée at noon?", "Delivered");
  pings = await openPings(bo.extension);
  await pings.shows({
    New: ["Crème brûlée at noon?"],
    Today: ["Good morning to you", "Good morning"],
  });
  await pings.says("3 pings, kept for 30 days on this device");
  await sentReads(ana, "Crème brûlée at noon?", "Seen");
  await badgeReads(pings.page, "");
});

test("a ping that comes while the page is open stands first, and nothing else moves", async () => {
  await ana.ping("Bo", "https://example.com/menu");
  await pings.shows({
    New: ["https://example.com/menu Open", "Crème brûlée at noon?"],
    Today: ["Good morning to you", "Good morning"],
  });
});

describe("a search", () => {
  test("is a slash away, minds neither accents nor case, and says how much it found", async () => {
    await pings.page.keyboard.press("/");
    await pings.page.keyboard.type("CREME brulee");
    await pings.says("1 found");
    await pings.shows({ New: ["Crème brûlée at noon?"] });
  });

  test("that finds nothing says so, and Escape shows all again", async () => {
    await pings.search("Mallory");
    await pings.says("0 found");
    await pings.page.waitForSelector(".nothing ::-p-text(Nothing found)");
    await pings.page.keyboard.press("Escape");
    await pings.says("4 pings, kept for 30 days on this device");
  });

  test("finds by who sent to whom", async () => {
    await pings.search("you → ana");
    await pings.shows({ Today: ["Good morning to you"] });
    await pings.page.keyboard.press("Escape");
  });
});

test("a ping is answered in place, and the focus stays with it", async () => {
  const bar = await pings.page.waitForSelector(".entry ::-p-text(Crème brûlée at noon?)");
  const entry = await bar?.evaluateHandle((text) => text.closest("li") as HTMLElement);
  await entry?.evaluate((item) => item.querySelector<HTMLInputElement>("[name=answer]")?.focus());
  await pings.page.keyboard.type("With pleasure");
  await pings.page.keyboard.press("Enter");
  await ana.notified("With pleasure");
  await pings.page.waitForSelector("small ::-p-text(You answered: With pleasure)");
  expect(await pings.focused()).toBe("Crème brûlée at noon?");
  await sentReads(ana, "Crème brûlée at noon?", "Answered");
});

describe("a deleted ping", () => {
  test("is gone, with the focus on the next one, and comes back if one changes one's mind", async () => {
    await pings.delete("Good morning to you");
    await pings.notes("Deleted.");
    expect(await pings.focused()).toMatch(/^Delete ping: Ana, /);
    await pings.press("Undo");
    await pings.has("Good morning to you");
    await pings.page.waitForFunction(
      () => document.activeElement?.querySelector("p")?.textContent === "Good morning to you",
      alsoBehind,
    );
  });

  test("is deleted and put back with keys alone", async () => {
    await pings.page.keyboard.press("ArrowDown");
    expect(await pings.focused()).toBe("Good morning");
    await pings.page.keyboard.press("Delete");
    await pings.notes("Deleted.");
    await pings.page.waitForFunction(() => document.querySelectorAll(".entry").length === 4, alsoBehind);
    await pings.page.keyboard.down("Control");
    await pings.page.keyboard.press("z");
    await pings.page.keyboard.up("Control");
    await pings.has("Good morning");
  });

  test("takes its notification along, and its sender learns that it was seen", async () => {
    await pings.page.goto("about:blank");
    await ana.ping("Bo", "Look at this");
    const { id } = await bo.notified("Look at this");
    pings = await openPings(bo.extension);
    await pings.has("Look at this");
    await pings.delete("Look at this");
    await sentReads(ana, "Look at this", "Seen");
    // The page was looking at it, so its sender may learn that before it is deleted.
    await expect.poll(() => shownTags(pings.page)).not.toContain(id);
    await expect.poll(inboxTexts).not.toContain("Look at this");
  });
});

describe("a sent ping that waits", () => {
  test("is called back when it is deleted, and put back to wait again", async () => {
    await bo.extension.close();
    await ana.popup.waitForFunction(() => !document.querySelector(".teammates .here .name"), alsoBehind);
    await ana.ping("Bo", "Called back");
    await ana.ping("Bo", "Changed my mind");
    await ana.ping("Bo", "Still wanted");
    const hers = await openPings(ana.extension);
    await hers.has("Called back");
    await hers.delete("Called back");
    await hers.notes("Deleted. What was not delivered yet is called back.");
    await hers.page.waitForFunction(
      (label) => document.querySelector(`[aria-label*="${label}"]`) !== null,
      alsoBehind,
      "Not delivered yet; deleting it calls it back.",
    );
    await hers.page.reload(); // What was deleted so far is deleted for good.
    await hers.has("Changed my mind");
    await hers.delete("Changed my mind");
    await hers.press("Undo");
    await hers.has("Changed my mind");
    await hers.page.close();
  });

  test("never arrives, and all others do, in their order; nor does a restart bring back what was deleted", async () => {
    const extension = await launchExtension({ profile });
    bo = personWith("Bo", extension, await extension.popup());
    await bo.reaches("Connected");
    await bo.newestPing("Ana", "Still wanted");
    pings = await openPings(extension);
    await pings.has("Still wanted");
    expect((await inboxTexts()).slice(0, 2)).toEqual(["Still wanted", "Changed my mind"]);
    expect(await inboxTexts()).not.toContain("Look at this");
    expect(await inboxTexts()).not.toContain("Called back");
    await ana.popup.bringToFront();
    await sentReads(ana, "Still wanted", "Seen");
  });
});

test("the export is a file that says what the page shows", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-export-"));
  const client = await bo.extension.browser.target().createCDPSession();
  await client.send("Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
    eventsEnabled: true,
  });
  const name = new Promise<string>((resolve) => {
    client.on("Browser.downloadWillBegin", ({ suggestedFilename }) => resolve(suggestedFilename));
  });
  const done = new Promise<void>((resolve) => {
    client.on("Browser.downloadProgress", ({ state }) => {
      if (state === "completed") resolve();
    });
  });
  await pings.page.bringToFront();
  await pings.press("Export as JSON");
  await done;
  expect(await name).toMatch(/^pingroom-pings-\d{4}-\d\d-\d\d\.json$/);
  const text = await readFile(path.join(folder, await name), "utf8");
  await removeFolder(folder);
  const exported: ExportedPings = JSON.parse(text);
  expect(exported.version).toBe(1);
  expect(exported.received.at(-1)).toMatchObject({
    from: "Ana",
    text: "Still wanted",
    room: "ping-room",
    toEveryone: false,
    priority: "ping",
    seenAt: expect.stringMatching(/Z$/),
  });
  const answered = exported.received.find((ping) => ping.text === "Crème brûlée at noon?");
  expect(exported.sent.map((ping) => [ping.to, ping.text, ping.answers])).toEqual([
    ["Ana", "Good morning to you", null],
    ["Ana", "With pleasure", answered?.id],
  ]);
  expect(text).toMatch(/^{\n {2}"version": 1,\n/); // For people to read, too.
});

describe("all pings", () => {
  test("are kept if one says so, deleted if one says that, and come back with an undo", async () => {
    const before = await inboxTexts();
    await pings.press("Delete all…");
    await pings.page.waitForSelector("dialog[open] ::-p-text(Delete all 7 pings?)");
    expect(await pings.focused()).toBe("Keep");
    await pings.page.keyboard.press("Enter");
    expect(await inboxTexts()).toEqual(before);
    await pings.press("Delete all…");
    await pings.page.locator("dialog button.danger").click();
    await pings.notes("7 deleted.");
    await pings.page.waitForSelector(".nothing ::-p-text(No pings yet)");
    expect(await pings.focused()).toBe("Pings");
    await pings.press("Undo");
    await pings.says("7 pings, kept for 30 days on this device");
    expect(await inboxTexts()).toEqual(before);
  });

  test("that are found are deleted alone", async () => {
    await pings.search("still wanted");
    await pings.says("1 found");
    await pings.press("Delete found…");
    await pings.page.locator("dialog button.danger").click();
    await pings.page.keyboard.press("Escape");
    await pings.search("");
    await pings.says("6 pings, kept for 30 days on this device");
  });
});

test("pings of several rooms name theirs, and one room can be looked at alone", async () => {
  const now = Date.now();
  const seen = { from: "Ana.aaaaaaaa", receivedAt: now - 5_000, seenAt: 1, notifiedAt: 1 };
  await store(
    [
      receivedPing(2, { ...seen, text: "In the lab", room: "lab" }),
      receivedPing(1, { ...seen, text: "Here" }),
    ],
    [],
  );
  await pings.says("2 pings, kept for 30 days on this device"); // Both lists are read anew.
  const tags = await pings.page.$$eval(".tag.room", (all) => all.map((tag) => tag.textContent));
  expect(tags).toEqual(["lab", "ping-room"]);
  await pings.page.select("select[name=room]", "lab");
  await pings.says("1 found");
  await pings.shows({ Today: ["In the lab"] });
  await pings.page.select("select[name=room]", "");
});

test("what is older than the options say is forgotten at once, but not what somebody waits for", async () => {
  const daysAgo = (days: number) => Date.now() - days * 86_400_000;
  const received = (n: number, days: number) =>
    receivedPing(n, {
      text: `${days} days old`,
      receivedAt: daysAgo(days),
      seenAt: daysAgo(days),
      notifiedAt: 1,
    });
  await store(
    [received(3, 5), received(2, 20), received(1, 29)],
    [
      sentPing(5, { "Cleo.aaaaaaaa": "seen" }, { text: "Sent and seen", sentAt: daysAgo(21) }),
      sentPing(
        4,
        { "Cleo.aaaaaaaa": "pending" },
        { text: "Sent and waiting", sentAt: daysAgo(22), expiresAt: daysAgo(-1) },
      ),
    ],
  );
  await pings.says("5 pings, kept for 30 days on this device");
  const options = await bo.extension.options();
  await options.select("select[name=keepDays]", "7");
  await untilSet(options, { keepDays: 7 });
  await options.close();
  await pings.page.bringToFront();
  await pings.says("2 pings, kept for 7 days on this device");
  await pings.has("5 days old");
  await pings.has("Sent and waiting");
});

describe("thousands of pings", () => {
  const many = 3_000;
  const entries = () => pings.page.$$eval(".entry", (all) => all.length);
  /** Scrolls to the end, and on as the list grows, until it has so many entries. */
  const scrollTo = (count: number) =>
    pings.page.waitForFunction(
      (wanted) => {
        window.scrollTo(0, document.body.scrollHeight);
        return document.querySelectorAll(".entry").length >= wanted;
      },
      alsoBehind,
      count,
    );

  test("are all counted, and the newest of them shown", async () => {
    const now = Date.now();
    const inbox = Array.from({ length: many }, (_, n) =>
      receivedPing(n, {
        id: idOf(n),
        from: n % 2 ? "Ana.aaaaaaaa" : "Chloé Ng.aaaaaaaa",
        text: n === 2_777 ? "The needle" : `Hay ${n}`,
        receivedAt: now - n * 60_000,
        sentAt: now - n * 60_000,
        seenAt: now - 10_000_000,
        notifiedAt: now,
      }),
    );
    await store(inbox, []);
    await pings.says("3,000 pings, kept for 7 days on this device");
    await pings.has("Hay 0");
    expect(await entries()).toBeLessThan(1_000);
    expect(await inboxTexts()).toHaveLength(200); // So many does the core tell.
  });

  test("come as one scrolls, and nothing that is there moves", async () => {
    const before = await pings.page.$$eval(".entry", (all) =>
      all.slice(0, 50).map(({ textContent }) => textContent),
    );
    await scrollTo(500);
    const after = await pings.page.$$eval(".entry", (all) =>
      all.slice(0, 50).map(({ textContent }) => textContent),
    );
    expect(after).toEqual(before);
    const texts = await pings.page.$$eval(".entry > p", (all) => all.map(({ textContent }) => textContent));
    expect(texts.slice(0, 500)).toEqual(Array.from({ length: 500 }, (_, n) => `Hay ${n}`));
  });

  test("come with the keyboard, and it goes on with the first that comes", async () => {
    await pings.page.reload();
    await pings.has("Hay 0");
    await pings.page.waitForFunction(() => document.querySelectorAll(".entry").length >= 100, alsoBehind);
    const last = await pings.page.evaluate(() => {
      const shown = document.querySelectorAll(".entry > p");
      document.querySelector<HTMLElement>("button.older")?.focus();
      return shown.length;
    });
    await pings.page.waitForFunction(
      (text) => document.activeElement?.querySelector("p")?.textContent === text,
      alsoBehind,
      `Hay ${last}`,
    );
  });

  test("are searched to the last, and what is found is deleted and put back", async () => {
    await pings.search("needle");
    await pings.says("1 found");
    await pings.has("The needle");
    await pings.delete("The needle");
    await pings.notes("Deleted.");
    await pings.says("0 found");
    await pings.press("Undo");
    await pings.says("1 found");
    await pings.has("The needle");
    await pings.search("chloe");
    await pings.says("1,500 found");
    await pings.page.keyboard.press("Escape");
    await pings.says("3,000 pings, kept for 7 days on this device");
  });

  test("are deleted all at once, and come back as they were", async () => {
    await pings.press("Delete all…");
    await pings.page.waitForSelector("dialog[open] ::-p-text(Delete all 3,000 pings?)");
    await pings.page.locator("dialog button.danger").click();
    await pings.page.waitForSelector(".nothing ::-p-text(No pings yet)");
    await pings.notes("3,000 deleted.");
    await pings.press("Undo");
    await pings.says("3,000 pings, kept for 7 days on this device");
    await pings.has("Hay 0");
    await scrollTo(700);
  });
});

test("a ping that a search hides is not seen before all are shown again", async () => {
  await bo.popup.goto("about:blank"); // It would be read there.
  await pings.search("needle");
  await pings.says("1 found");
  await ana.ping("Bo", "Hidden by a search");
  await bo.notified("Hidden by a search");
  await sentReads(ana, "Hidden by a search", "Delivered");
  await pings.page.keyboard.press("Escape");
  await sentReads(ana, "Hidden by a search", "Seen");
});

test("no error was logged on the way", () => {
  for (const { extension } of [ana, bo])
    expect(extension.reports.all.filter(({ kind }) => kind === "error")).toEqual([]);
});
