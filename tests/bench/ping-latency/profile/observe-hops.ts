import { cp, mkdtemp } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "puppeteer-core";
import { loadFirstInPage } from "../../../support/load-first.ts";
import type { Mark } from "./hops.ts";

const observer = fileURLToPath(new URL("observed-hops.js", import.meta.url));
const pages = ["extension/popup/popup.html", "extension/offscreen/offscreen.html"];

/**
 * Copies a built extension and makes its popup and its offscreen document load observed-hops.js first.
 *
 * @returns the copy's folder; whoever asked for it removes it
 */
export const observeHops = async (dist: string): Promise<string> => {
  const copy = await mkdtemp(path.join(os.tmpdir(), "pingroom-hops-"));
  await cp(dist, copy, { recursive: true });
  for (const page of pages) await loadFirstInPage(copy, page, observer);
  return copy;
};

const gatherMs = 300;

/** Takes what all contexts of an extension have noted since the last time, from a page of it; oldest first. */
export const takeMarks = (page: Page): Promise<Mark[]> =>
  page.evaluate(
    (patience) =>
      new Promise<Mark[]>((resolve) => {
        const all: Mark[] = [];
        const channel = new BroadcastChannel("hops");
        channel.addEventListener("message", ({ data }) => {
          for (const [at, what] of data.marks) all.push({ at, where: data.where, what });
        });
        channel.postMessage("take");
        setTimeout(() => {
          channel.close();
          resolve(all.sort((one, other) => one.at - other.at));
        }, patience);
      }),
    gatherMs,
  );
