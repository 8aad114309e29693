import { once } from "node:events";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { launchPageBrowser, showAddresses } from "../../support/launch-page-browser.ts";
import { alsoBehind } from "./person.ts";

const folder = new URL("../tutorial-page/", import.meta.url);
const sdk = path.join(
  path.dirname(createRequire(import.meta.url).resolve("twilio-video/package.json")),
  "dist/twilio-video.js",
);

const files: Record<string, [string, string | URL]> = {
  "/": ["text/html", new URL("index.html", folder)],
  "/page.js": ["text/javascript", new URL("page.js", folder)],
  "/twilio-video.js": ["text/javascript", sdk],
};

/** The tutorial's kind of page on a web server of its own, and browsers that open it. */
export interface TutorialSite {
  /** The page's origin, for ALLOWED_ORIGINS. */
  origin: string;
  /** Opens the page in a browser of its own, or in one that runs already and that whoever started it ends. */
  open(options: { service: string; publish?: "later" }, running?: Browser): Promise<Page>;
  /** Joins under a name and waits until the page says “Connected”. */
  join(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

/** Serves the page on loopback. */
export const serveTutorialPage = async (): Promise<TutorialSite> => {
  const server = createServer((request, response) => {
    const [type, file] = files[new URL(request.url ?? "/", "http://localhost").pathname] ?? [];
    if (!file) return response.writeHead(404).end();
    response.setHeader("Content-Type", `${type}; charset=utf-8`);
    createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ends: (() => Promise<void>)[] = [];
  const browserFor = async (running: Browser | undefined): Promise<Browser> => {
    if (running) {
      await showAddresses(running, origin);
      return running;
    }
    const { browser, close } = await launchPageBrowser(origin);
    ends.push(close);
    return browser;
  };

  return {
    origin,
    async open(options, running) {
      const page = await (await browserFor(running)).newPage();
      await page.evaluateOnNewDocument(() => {
        Object.assign(window, { mediaRequests: 0 });
        navigator.mediaDevices.getUserMedia = async () => {
          (window as unknown as { mediaRequests: number }).mediaRequests += 1;
          throw new Error("no camera or microphone is needed");
        };
      });
      await page.goto(`${origin}/?${new URLSearchParams(options)}`);
      return page;
    },
    async join(page, name) {
      if (name) await page.type("#name", name);
      await page.click("#join");
      await page.waitForFunction(
        () => document.querySelector("#status")?.textContent?.startsWith("Connected as"),
        alsoBehind,
      );
    },
    async close() {
      await Promise.all(ends.map((end) => end()));
      server.close();
      server.closeAllConnections();
    },
  };
};
