import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "puppeteer-core";
import { launchExtension } from "../../support/launch-extension.ts";
import { launchPageBrowser } from "../../support/launch-page-browser.ts";
import { median } from "../results/percentile.ts";
import type { Cell } from "../results/table.ts";
import { type LoadTimes, loadTimes } from "./load-times.ts";

/** The browser keeps what it has compiled once a script was loaded twice; so often is it loaded to be there by then. */
const loads = 5;

const timed = async (browser: Browser, url: string): Promise<LoadTimes[]> => {
  const times: LoadTimes[] = [];
  for (let n = 0; n < loads; n += 1) {
    const page = await browser.newPage();
    await page.tracing.start({ categories: ["-*", "v8", "devtools.timeline"] });
    await page.goto(url);
    const trace = await page.tracing.stop();
    times.push(loadTimes(JSON.parse(Buffer.from(trace ?? []).toString()).traceEvents));
    await page.close();
  }
  return times;
};

const inOffscreenDocument = async (dist: string): Promise<LoadTimes[]> => {
  const extension = await launchExtension({ dist });
  try {
    // Nobody has said which room to join, so the page loads its scripts and does nothing more.
    return await timed(
      extension.browser,
      `chrome-extension://${extension.id}/extension/offscreen/offscreen.html`,
    );
  } finally {
    await extension.close();
  }
};

const inPlainPage = async (sdkFile: string): Promise<LoadTimes[]> => {
  const server = createServer(({ url }, response) => {
    const isScript = url === "/sdk.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.setHeader("Cache-Control", "max-age=600");
    response.end(isScript ? readFileSync(sdkFile) : '<!doctype html><script src="/sdk.js"></script>');
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { browser, close } = await launchPageBrowser(origin);
  try {
    return await timed(browser, origin);
  } finally {
    await close();
    server.close();
  }
};

const rowOf = (name: string, rounds: LoadTimes[][]): Cell[] => {
  const of = (load: number, figure: keyof LoadTimes) =>
    median(rounds.map((times) => times.at(load)?.[figure] ?? Number.NaN));
  return [name, of(0, "parse"), of(0, "run"), of(-1, "parse"), of(-1, "run")];
};

/**
 * Times what the offscreen document's scripts cost as it loads, beside the SDK as it is published, each time in new browsers.
 *
 * @param dist folder of the build
 * @param sdkFile the published SDK
 * @returns rows: parse and run in milliseconds, in a new profile and when the browser has kept what it compiled
 */
export const scriptTimes = async (dist: string, sdkFile: string, rounds: number): Promise<Cell[][]> => {
  const ours: LoadTimes[][] = [];
  const published: LoadTimes[][] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await inOffscreenDocument(dist));
    published.push(await inPlainPage(sdkFile));
  }
  return [rowOf("offscreen document", ours), rowOf("twilio-video.min.js alone", published)];
};
