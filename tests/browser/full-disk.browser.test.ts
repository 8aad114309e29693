// The disk of Bo's browser is really full: its profile lies on a small file system of its own. What comes meanwhile is shown and stays
// on the screen, both sides are told why it waits, and it is stored and confirmed once there is room.
import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { launchExtension } from "../support/launch-extension.ts";
import { startTokenService, type TokenServiceProcess } from "../support/token-service-process.ts";
import { untilOthers } from "./support/connection-of.ts";
import { coreValue, untilValue } from "./support/core-values.ts";
import { alsoBehind, fillFirstRun, join, type Person, personWith, typeInto } from "./support/person.ts";
import { sentReads } from "./support/sent-reads.ts";
import { type SmallDisk, smallDisk } from "./support/small-disk.ts";
import { storedList } from "./support/stored-records.ts";

// Longer than what may be left of the last block of a file that is there already.
const longText = (begin: string): string => begin.padEnd(1_990, "…");
const first = longText("No room for this");
const second = longText("Nor for that");
const third = longText("And not for this either");

const waits = "Waits, because the browser of Bo has no space left for it";
const noRoom = "This browser has no space left for pings.";

let service: TokenServiceProcess;
let disk: SmallDisk;
let ana: Person;
let bo: Person;
/** A page of Bo's from which nothing is seen. */
let page: Page;
let removed: () => Promise<string[]>;
/** How often Bo's core could not store a ping. */
let failures = 0;

/** Ana pings Bo with a text that nobody waits for letter by letter. */
const pingBo = async (text: string): Promise<void> => {
  await typeInto(ana.popup, "text", "");
  await ana.popup.keyboard.sendCharacter(text);
  await ana.popup.locator('aria/Ping Bo[role="button"]').click();
};

/** How often the browser has shown a notification to Bo. */
const timesShown = (text: string): number =>
  bo.extension.reports.all.filter((report) => report.kind === "shown" && report.message === text).length;

/** Begins to write down which notifications the extension takes off Bo's screen. @returns their tags so far */
const watchRemovals = async (): Promise<() => Promise<string[]>> => {
  const [worker, core] = await Promise.all([bo.extension.worker(), bo.extension.offscreen()]);
  await worker.evaluate(() => {
    const removed: string[] = [];
    const { clear } = chrome.notifications;
    Object.assign(globalThis, { removed });
    chrome.notifications.clear = ((tag: string) => {
      removed.push(tag);
      return Reflect.apply(clear, chrome.notifications, [tag]);
    }) as typeof clear;
  });
  await core.evaluate(() => {
    const removed: string[] = [];
    const { close } = Notification.prototype;
    Object.assign(globalThis, { removed });
    Object.assign(Notification.prototype, {
      close(this: Notification) {
        removed.push(this.tag);
        close.call(this);
      },
    });
  });
  const read = () => (globalThis as unknown as { removed: string[] }).removed;
  return async () => [...(await worker.evaluate(read)), ...(await core.evaluate(read))];
};

/** Counts from now on how often a ping comes in vain, until the core ends. */
const countFailures = async (): Promise<void> => {
  const core = await bo.extension.offscreen();
  core.on("console", (said) => {
    if (said.text().startsWith("A ping could not be stored:")) failures += 1;
  });
};

const popupSays = (sentence: string) =>
  bo.popup.waitForFunction((wanted) => document.body.textContent?.includes(wanted), alsoBehind, sentence);

const openPopup = async (): Promise<void> => {
  bo = personWith("Bo", bo.extension, await bo.extension.popup(), bo.notifications);
};

/** Names of LevelDB's logs: a new one is numbered higher. */
const logs = async (): Promise<string[]> => {
  const [database = ""] = await readdir(path.join(disk.folder, "IndexedDB"));
  const files = await readdir(path.join(disk.folder, "IndexedDB", database));
  return files.filter((file) => file.endsWith(".log"));
};

const untilLogRenewed = async (before: string[]): Promise<void> => {
  await vi.waitUntil(async () => (await logs()).every((log) => !before.includes(log)), { timeout: 30_000 });
};

/** Ends Bo's browser and starts it again. @param how as its user does, or as a crash does */
const restart = async (how: "close" | "kill"): Promise<void> => {
  await bo.extension[how]();
  const extension = await launchExtension(disk.options);
  page = await extension.blank();
  bo = personWith("Bo", extension, page);
};

const storedTexts = async (): Promise<string[]> => (await coreValue(page, "inbox")).map(({ text }) => text);

// `npm test` says in words what it takes where this cannot run.
describe.skipIf(process.env.PINGROOM_SMALL_DISK === "missing")("on a full disk", () => {
  beforeAll(async () => {
    [service, disk] = await Promise.all([startTokenService(), smallDisk()]);
    const [sender, extension] = await Promise.all([join(service.url, "Ana"), launchExtension(disk.options)]);
    ana = sender;
    page = await extension.blank();
    bo = personWith("Bo", extension, await extension.popup());
    await fillFirstRun(bo.popup, service.url, "Bo");
    await bo.reaches("Connected");
    await ana.sees("Bo");
    await bo.popup.close();
    removed = await watchRemovals();
    await countFailures();
  });

  afterAll(async () => {
    await Promise.all([ana?.extension.close(), bo?.extension.close()]);
    await Promise.all([service?.stop(), disk?.remove()]);
  });

  test("a ping that cannot be stored is shown, and its sender reads why it waits", async () => {
    disk.fill();
    await pingBo(first);
    await bo.notified(first);
    await sentReads(ana, first, waits);
  });

  test("it stays on the screen as it is, however often it comes again", async () => {
    await pingBo(second);
    const before = failures;
    await vi.waitUntil(() => failures >= before + 4, { timeout: 30_000 });
    expect(timesShown(first)).toBe(1);
    expect(await removed()).toEqual([]);
  });

  test("the receiver reads why it is in no list, and that nothing can be sent either", async () => {
    await openPopup();
    await popupSays(noRoom);
    await bo.ping("Ana", "Me neither");
    await popupSays("This browser has no space left to keep it.");
    expect(await coreValue(page, "outbox")).toEqual([]);
    expect(await coreValue(ana.popup, "inbox")).toEqual([]);
    await bo.popup.close();
  });

  test("once there is room it is stored, confirmed, and shown no second time", async () => {
    disk.makeRoom();
    for (const text of [first, second]) await sentReads(ana, text, "Delivered");
    const texts = (await storedList<{ text: string }>(page, "inbox")).map(({ text }) => text);
    expect(texts).toEqual([second, first]);
    expect(timesShown(first)).toBe(1);
    expect(timesShown(second)).toBe(1);
    expect(await removed()).toEqual([]);
    await untilValue(page, "storingFails", ({ since }) => since === undefined);
  });

  test("from then on all is as before, and still there when the browser starts again", async () => {
    await openPopup();
    await bo.popup.waitForFunction(
      (wanted) => !document.body.textContent?.includes(wanted),
      alsoBehind,
      noRoom,
    );
    await sentReads(ana, first, "Seen");
    await bo.ping("Ana", "There is room again");
    await sentReads(bo, "There is room again", "Seen");
    await bo.popup.close();
    await restart("close");
    expect(await storedTexts()).toEqual([second, first]);
    expect((await coreValue(page, "outbox")).map(({ text }) => text)).toEqual(["There is room again"]);
  });

  test("a browser that ends on a full disk has lost nothing, and does not lose it later either", async () => {
    await ana.sees("Bo");
    disk.fill();
    await pingBo(third);
    await sentReads(ana, third, waits);
    const before = await logs();
    await bo.extension.kill();
    disk.makeRoom();
    await restart("kill");
    await sentReads(ana, third, "Delivered");
    await untilLogRenewed(before);
    await restart("close");
    expect(await storedTexts()).toEqual([third, second, first]);
    await untilOthers(bo, "Ana");
  });
});
