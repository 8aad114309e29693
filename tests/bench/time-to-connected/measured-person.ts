import { setTimeout as delay } from "node:timers/promises";
import { openCoreRequest } from "../../../extension/core/channel.ts";
import { removeFolder } from "../../support/browser-profile.ts";
import type { Crowd, CrowdMember } from "../support/crowd/open-crowd.ts";
import { endCore } from "../support/lay-pings.ts";
import { blankPage, setUpProfile } from "../support/set-up-profile.ts";
import { type QuietBrowser, startQuietBrowser } from "../support/start-quiet-browser.ts";
import { readStart, type Start } from "./read-start.ts";

/** One way to `Connected`, and on. */
export interface Way extends Start {
  /** Where it begins: the browser's process, or the call for the document; milliseconds since 1970. */
  from: number;
  /** A message had gone to everybody else and one come back. */
  provenAt: number;
}

/** Somebody whose browser starts and ends over and over. */
export interface MeasuredPerson {
  /** From the start of the browser, which stays open. */
  startBrowser(): Promise<Way>;
  /** In that browser: closes the offscreen document, and measures from the call that opens it again. */
  reopenDocument(): Promise<Way>;
  /** The browser that was started. */
  browser(): QuietBrowser;
  closeBrowser(): Promise<void>;
  end(): Promise<void>;
}

const lastProof = (crowd: readonly CrowdMember[]): number =>
  Math.max(...crowd.map(({ provenAt }) => provenAt ?? Number.NaN));

/** Sets up a profile that knows the service. */
export const measuredPerson = async (
  dist: string,
  service: string,
  room: string,
  crowd: Crowd,
): Promise<MeasuredPerson> => {
  const profile = await setUpProfile(dist, { service, name: "Ana", room });
  let running: QuietBrowser | undefined;
  const browser = (): QuietBrowser => {
    if (!running) throw new Error("No browser was started.");
    return running;
  };
  const closeBrowser = async (): Promise<void> => {
    await running?.close();
    running = undefined;
  };
  const wayOver = async (): Promise<Omit<Way, "from">> => {
    const proven = await crowd.until("proven");
    // What is stored of it comes after the last message.
    await delay(300);
    return { ...(await browser().attach(readStart)), provenAt: lastProof(proven) };
  };
  return {
    browser,
    closeBrowser,
    async startBrowser() {
      await crowd.until("alone");
      await crowd.forget();
      running = await startQuietBrowser(dist, profile);
      return { from: running.startedAt, ...(await wayOver()) };
    },
    async reopenDocument() {
      await browser().attach(async (attached) => {
        const page = await blankPage(attached);
        await endCore(page);
        await crowd.until("alone");
        await crowd.forget();
        // By then no debugger is attached any more; the page stays.
        await page.evaluate((request) => {
          setTimeout(() => {
            Object.assign(globalThis, { calledAt: Date.now() });
            void chrome.runtime.sendMessage(request);
          }, 500);
        }, openCoreRequest);
      });
      const way = await wayOver();
      const from = await browser().attach(async (attached) => {
        const [page] = (await attached.pages()).filter((each) => each.url().endsWith("/manifest.json"));
        const calledAt = (await page?.evaluate("calledAt")) as number;
        await page?.close();
        return calledAt;
      });
      return { from, ...way };
    },
    async end() {
      await closeBrowser();
      await removeFolder(profile);
    },
  };
};
