import { setTimeout as delay } from "node:timers/promises";
import type { Browser } from "puppeteer-core";
import { openCoreRequest } from "../../../extension/core/channel.ts";
import { heapMbOf } from "../support/heap-mb.ts";
import { endCore, type Kept, layPings } from "../support/lay-pings.ts";
import { installPlain } from "./plain-browser.ts";

/** What a start of the core with so many pings cost. */
export interface CoreStart {
  kept: Kept;
  /** From the request to open it until it told a page its settings, in milliseconds. */
  ms: number[];
  /** JavaScript heap of its document in MB, after a garbage collection. */
  heapMb: number;
}

const calmMs = 500;

/** Runs in a page of the extension: has the core opened, and waits until it tells something. */
const open = async (request: string, watcher: string): Promise<number> => {
  const channel = new BroadcastChannel("core");
  const told = new Promise<number>((resolve) => {
    channel.addEventListener("message", ({ data }) => {
      if (data.kind === "ready") channel.postMessage({ kind: "watch", watcher, names: ["settings"] });
      if (data.kind === "values" && data.watcher === watcher) resolve(performance.now());
    });
  });
  const from = performance.now();
  void chrome.runtime.sendMessage(request);
  const until = await told;
  channel.close();
  return until - from;
};

/** Starts the core of an extension over and over, in a browser in which it joins no room. */
export const timeCore = async (
  browser: Browser,
  dist: string,
  kept: Kept,
  rounds: number,
): Promise<CoreStart> => {
  const { page } = await installPlain(browser, dist);
  const url = page.url().replace("manifest.json", "extension/offscreen/offscreen.html");
  await layPings(page, kept);
  const ms: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await endCore(page);
    await delay(calmMs);
    ms.push(await page.evaluate(open, openCoreRequest, `bench ${round}`));
    await delay(calmMs);
  }
  const heapMb = await heapMbOf(await browser.waitForTarget((target) => target.url() === url));
  return { kept, ms, heapMb };
};
