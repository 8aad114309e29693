import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { askCore, untilValue } from "../../../browser/support/core-values.ts";
import { removeFolder } from "../../../support/browser-profile.ts";
import { openBrowserTargets } from "../../../support/browser-targets.ts";
import { observeWorker } from "../../../support/observe-worker.ts";
import { openWorkerReports } from "../../../support/worker-reports.ts";
import { type Kept, layPings } from "../../support/lay-pings.ts";
import type { Installed } from "./pingroom.ts";

/** What either keeps. */
export interface KeptByBoth {
  ana: Kept;
  bo: Kept;
}

/** Where Pingroom is to be installed once more. */
export interface Place {
  /** The built extension. */
  dist: string;
  service: string;
  /** Ana's, and Bo's. */
  browsers: readonly [Browser, Browser];
  /** Is given what has to be done in the end. */
  ends: (() => Promise<void>)[];
}

/** Without the key in its manifest an unpacked extension has an id of its own for each folder. */
const withoutKey = async (folder: string): Promise<void> => {
  const file = path.join(folder, "manifest.json");
  const { key: _, ...manifest } = JSON.parse(await readFile(file, "utf8"));
  await writeFile(file, JSON.stringify(manifest));
};

const isIn = (connections: Record<string, { state: string; participants?: string[] }>): boolean =>
  Object.values(connections).some(({ participants = [] }) => participants.length > 0);

/**
 * Installs Pingroom once more in both browsers, beside what is there, in a room of its own and with pings that it keeps. So the same
 * machine at the same moment has one that keeps few, and one that keeps many.
 */
export const installKeeping = async (
  name: string,
  kept: KeptByBoth,
  { dist, service, browsers: [ours, theirs], ends }: Place,
): Promise<Installed> => {
  const reports = await openWorkerReports();
  ends.push(reports.close);
  const room = name.replaceAll(/\W+/g, "-");
  const install = async (
    browser: Browser,
    person: string,
    keeps: Kept,
  ): Promise<{ url: string; page: Page }> => {
    const copy = await mkdtemp(path.join(os.tmpdir(), "pingroom-keeping-"));
    ends.push(() => removeFolder(copy));
    await observeWorker(dist, copy, reports.url);
    await withoutKey(copy);
    const url = `chrome-extension://${await browser.installExtension(copy)}/`;
    const welcome = await browser.waitForTarget((target) =>
      target.url().startsWith(`${url}extension/welcome`),
    );
    await (await welcome.page())?.close();
    const page = await browser.newPage();
    await page.goto(`${url}manifest.json`);
    await askCore(page, "changeSettings", { serviceUrl: service, name: person, room });
    await layPings(page, keeps);
    return { url, page };
  };
  const bo = await install(theirs, "Bo", kept.bo);
  const ana = await install(ours, "Ana", kept.ana);
  for (const { page } of [ana, bo]) await untilValue(page, "connections", isIn);
  const popup = await ours.newPage();
  await popup.goto(`${ana.url}extension/popup/popup.html`);
  await popup.waitForSelector('[aria-label="Ping Bo"]');
  const targets = await openBrowserTargets(theirs);
  const sleep = async (): Promise<void> => {
    const workers = await targets.find(
      ({ type, url }) => type === "service_worker" && url.startsWith(bo.url),
    );
    for (const { targetId } of workers) await targets.end(targetId);
  };
  return { name, popup, anas: ana.page, bos: bo.page, reports, sleep };
};
