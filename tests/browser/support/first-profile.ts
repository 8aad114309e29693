import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { newProfile, removeFolder } from "../../support/browser-profile.ts";
import { launchExtension } from "../../support/launch-extension.ts";

/** What version 0.1 left behind, see `make-profiles.ts` there: two members' browsers, and the data of their service. */
export const firstProfiles = fileURLToPath(new URL("../fixtures/profiles/", import.meta.url));

/** Where a profile has the extension's storage. */
const storage = "Default/Local Extension Settings";

/** What version 0.1 kept in the extension's storage; the long lists are JSON. */
export type FirstStorage = Record<string, unknown>;

/** An extension with the id of Pingroom that does nothing: from it a test reads and writes what version 0.1 stored. */
const bareExtension = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "pingroom-bare-"));
  const { key } = JSON.parse(await readFile(new URL("../../../manifest.json", import.meta.url), "utf8"));
  const background = { service_worker: "service-worker.js" };
  const manifest = { manifest_version: 3, name: "Pingroom", version: "0.1.0", key, background };
  // Without a listener Chromium may never say that nobody answers.
  await writeFile(path.join(folder, "service-worker.js"), "chrome.runtime.onMessage.addListener(() => {});");
  await writeFile(
    path.join(folder, "manifest.json"),
    JSON.stringify({ ...manifest, permissions: ["storage"] }),
  );
  return folder;
};

const yearMs = 365 * 86_400_000;

/** The same with all times moved that are within a year of another one. */
const moved = (value: unknown, from: number, byMs: number): unknown => {
  if (typeof value === "number") return Math.abs(value - from) < yearMs ? value + byMs : value;
  if (typeof value === "string" && /^[[{]/.test(value))
    return JSON.stringify(moved(JSON.parse(value), from, byMs));
  if (Array.isArray(value)) return value.map((each) => moved(each, from, byMs));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, moved(each, from, byMs)]));
};

/** Moves all times in the extension's storage, so that its last ping was sent just now: else all of it would be over. */
const moveTimes = async (page: Page): Promise<FirstStorage> => {
  const stored = await page.evaluate(() => chrome.storage.local.get<Record<string, string>>());
  const [{ sentAt }] = JSON.parse(stored.outbox ?? "[]");
  const now = moved(stored, sentAt, Date.now() - sentAt) as FirstStorage;
  await page.evaluate((all) => chrome.storage.local.set(all), now);
  return now;
};

/**
 * Makes a profile of what version 0.1 had stored in one, as if that had been just now. All else in it is new: Chromium would else run
 * the service worker that it has kept of the extension before.
 *
 * @returns its folder, and what the extension's storage holds
 */
export const firstProfile = async (
  name: "ana" | "bo",
): Promise<{ profile: string; stored: FirstStorage }> => {
  const [profile, dated, dist] = await Promise.all([newProfile(), newProfile(), bareExtension()]);
  await cp(path.join(firstProfiles, name), dated, { recursive: true });
  const extension = await launchExtension({ profile: dated, dist, welcome: true });
  const stored = await moveTimes(await extension.blank());
  await extension.close();
  await cp(path.join(firstProfiles, name), profile, { recursive: true });
  await cp(path.join(dated, storage), path.join(profile, storage), { recursive: true, force: true });
  await Promise.all([removeFolder(dist), removeFolder(dated)]);
  return { profile, stored };
};

/** What is left of it in the extension's storage. @param page any page of the extension */
export const leftInStorage = (page: Page): Promise<FirstStorage> =>
  page.evaluate(() => chrome.storage.local.get());
